/* SPDX-License-Identifier: MIT */
/*
 * Everything that the program may say about the subject: the texts of safety/ in each
 * region and every passage of the shipped article, held against the rules for speaking
 * about danger.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "app/faq_folder.h"
#include "base/buf.h"
#include "safety/texts.h"
#include "text/fold.h"
#include "text/pattern.h"
#include "text/utf8.h"

/* What is said nowhere: blame, method, promise, a number with a unit of a dose. In folded
 * text. */
static const char *const FORBIDDEN[] = {
    "\\bcommit(?:s|ted|ting)? suicide\\b",
    "\\b(?:un)?successful(?:ly)? (?:attempt|suicide)",
    "\\bfailed (?:attempt|suicide)",
    "\\bcry for help\\b",
    "\\ba schizophrenic\\b",
    "\\bthink of your family\\b",
    "\\byou(?:'ll| will) be (?:fine|ok|okay|all right)\\b",
    "\\bare you sure\\b",
    "\\b(?:proven|guaranteed?|miracle)\\b",
    "\\b[0-9][0-9.,]* ?(?:mg|ml|mcg|ug|grams?|milligrams?|g|mg/kg)\\b",
    "\\b(?:[0-9]+|half an?|one|two|three|four|five|six|ten) (?:pump|spray|tablet)s?\\b",
    "\\b(?:[0-9]+|half an?|one|two|three|four|five|six|ten) (?:lozenge|troche|pill)s?\\b",
    ("\\b(?:half an?|one|two|five|ten|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
     "hundred) (?:mg|ml|mcg|ug|g|grams?|milligrams?)\\b"),
    "/kg\\b|\\bper kilo",
    "\\bhow (?:much|many)[^.?]* (?:kill|lethal|fatal)",
    "\\blethal dose\\b",
};

/* These topics open with the emergency number, these carry the caution first. */
static const char *const OPENING[] = {"overdose", "alcohol-drugs-mix",
                                      "recreational-use"};
static const char *const RISK[] = {
    "pregnancy",         "blood-pressure-heart", "psychosis",  "bipolar", "eligibility",
    "drug-interactions", "alcohol-drugs-mix",    "age-groups", "at-home",
};

struct said {
    struct arena arena;
    struct pattern *forbidden[COUNT_OF(FORBIDDEN)];
    struct faq_snapshot *faq;
};

static void check(const struct said *said, struct str text, const char *where,
                  struct str who)
{
    struct arena arena;
    arena_init(&arena);
    struct str folded = fold_text(&arena, text);
    for (size_t i = 0; i < COUNT_OF(FORBIDDEN); i++) {
        struct pattern_budget budget = {PATTERN_BUDGET};
        if (pattern_matches(said->forbidden[i], folded, &budget))
            fail_msg("%s %.*s: %s in: %.*s", where, STR_ARG(who), FORBIDDEN[i],
                     STR_ARG(text));
    }
    arena_clear(&arena);
}

static bool begins_with_call(struct str text)
{
    return str_starts_with(text, STR("This could be an emergency. Call "))
           || str_starts_with(text, STR("Emergency: call "))
           || str_starts_with(text, STR("Call "))
           || str_starts_with(text, STR("Please call "));
}

static bool says(struct str text, const char *part)
{
    return str_find(text, str_from_c(part)) != STR_NOT_FOUND;
}

/* An emergency: the number first, no drug by name, nothing quoted, what the bot is last or
 * before the line for afterwards. */
static void check_emergency(const struct safety_lines *lines, struct str text,
                            const struct triage_verdict *verdict)
{
    static const char *const NEVER[] = {
        "etamine", "coffee", "sleep it off", "walk", "make them vomit now", "advice"};
    assert_true(begins_with_call(text));
    assert_true(text.len <= SAFETY_TEXT_BYTES_MAX);
    assert_true(says(text, "I'm an automated FAQ and can't get help for you."));
    for (size_t i = 0; i < COUNT_OF(NEVER); i++)
        assert_false(says(text, NEVER[i]));
    bool is_afterwards = verdict->is_intended && verdict->subject != TRIAGE_CHILD
                         && verdict->subject != TRIAGE_ANIMAL;
    assert_int_equal(says(text, "When the danger is over: "), is_afterwards);
    if (verdict->subject != TRIAGE_ANIMAL && verdict->subject != TRIAGE_NO_SIGN)
        assert_true(str_find(text, lines->emergency) < 40);
    if (verdict->subject == TRIAGE_NO_SIGN)
        assert_true(str_find(text, lines->poison) < 20);
}

/* A crisis: thanks, a person now, the line; no medical disclaimer. Where no country is
 * known a child gets the children's lines of several in place of the adults'. */
static void check_crisis(const struct safety_lines *lines, struct str text, bool is_young)
{
    struct str contact =
        is_young && lines->is_generic ? lines->child : lines->crisis_contact;

    assert_true(str_starts_with(text, STR("Thank you for ")));
    assert_true(says(text, "automated FAQ"));
    assert_int_not_equal(str_find(text, contact), STR_NOT_FOUND);
    assert_int_not_equal(str_find(text, lines->emergency), STR_NOT_FOUND);
    assert_false(says(text, "medical advice"));
    assert_int_equal(says(text, "Other countries: findahelpline.com"),
                     !lines->is_generic);
}

/* What is at hand is spoken of first, and never by name; then whom to call. */
static void check_means(const struct safety_lines *lines, struct str text)
{
    assert_true(str_starts_with(text, STR("Please put it down and get away from it")));
    assert_int_not_equal(str_find(text, lines->emergency), STR_NOT_FOUND);
    assert_int_not_equal(str_find(text, lines->crisis_contact), STR_NOT_FOUND);
    assert_true(says(text, "automated FAQ"));
}

/* One sentence no, one why, one next step. */
static void check_refusal(struct str text)
{
    size_t ends = 0;
    assert_true(str_starts_with(text, STR("I can't ")));
    for (size_t i = 0; i < text.len; i++)
        ends += text.ptr[i] == '.';
    assert_in_range(ends, 3, 5);
}

static void check_reply(const struct said *said, const struct safety_lines *lines,
                        const struct triage_verdict *verdict)
{
    struct arena arena;
    arena_init(&arena);
    for (int which = SAFETY_REPLY; which <= SAFETY_CAUTION; which++) {
        struct str text = safety_text(&arena, (enum safety_text)which, verdict, lines);
        check(said, text, "text for", lines->region);
        assert_true(which == SAFETY_ABOUT || text.len <= SAFETY_TEXT_BYTES_MAX);
    }
    check_means(lines, safety_text(&arena, SAFETY_MEANS, NULL, lines));
    struct str text = safety_text(&arena, SAFETY_REPLY, verdict, lines);
    if (verdict->kind == TRIAGE_EMERGENCY)
        check_emergency(lines, text, verdict);
    else if (verdict->kind == TRIAGE_CRISIS)
        check_crisis(lines, text, verdict->is_young);
    else if (verdict->kind == TRIAGE_REFUSAL)
        check_refusal(text);
    arena_clear(&arena);
}

/* What else a verdict may hold changes no text of its kind. */
static bool is_of_interest(const struct triage_verdict *verdict)
{
    bool has_subject =
        verdict->kind == TRIAGE_EMERGENCY || verdict->kind == TRIAGE_CRISIS;
    bool has_class =
        verdict->kind == TRIAGE_REFUSAL || verdict->kind == TRIAGE_NO_VERDICT;
    return (has_subject || verdict->subject == TRIAGE_SELF)
           && (has_class || verdict->class == TRIAGE_CLASS_NONE);
}

static void every_safety_text_of_every_region_keeps_the_rules(void **state)
{
    const struct safety_lines *lines;
    for (size_t i = 0; (lines = safety_lines_at(i)); i++)
        for (int kind = TRIAGE_NONE; kind <= TRIAGE_ABUSE; kind++)
            for (int subject = TRIAGE_SELF; subject <= TRIAGE_NO_SIGN; subject++)
                for (int class = TRIAGE_CLASS_NONE; class <= TRIAGE_MEDICINE; class ++)
                    for (int bits = 0; bits < 4; bits++) {
                        struct triage_verdict verdict = {
                            .kind = (enum triage_kind)kind,
                            .subject = (enum triage_subject)subject,
                            .class = (enum triage_class) class,
                            .is_intended = bits & 1,
                            .is_young = bits & 2,
                        };
                        if (is_of_interest(&verdict))
                            check_reply(*state, lines, &verdict);
                    }
}

static void add_block(struct buf *out, const struct rich_block *block)
{
    for (size_t i = 0; i < block->count; i++)
        buf_add(out, block->spans[i].text);
    buf_add_char(out, '\n');
}

static bool is_listed(const char *const ids[], size_t count, struct str id)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(id, str_from_c(ids[i])))
            return true;
    return false;
}

static void check_topic(const struct said *said, const struct faq_topic *topic)
{
    struct buf text;
    buf_init(&text, 1024 * 1024);
    assert_true(topic->passage.count > 0);
    add_block(&text, &topic->passage.blocks[0]);
    struct str opening = buf_view(&text);
    bool is_call = str_starts_with(
        opening, STR("If this is happening now, call your local emergency number."));
    if (is_listed(OPENING, COUNT_OF(OPENING), topic->id) && !is_call)
        fail_msg("%.*s does not open with the emergency number", STR_ARG(topic->id));
    if (is_listed(RISK, COUNT_OF(RISK), topic->id) && !topic->has_caution)
        fail_msg("%.*s has no caution", STR_ARG(topic->id));
    if (utf8_count(str_trim(opening)) > FAQ_SHORT_ANSWER_MAX)
        fail_msg("the short answer of %.*s is too long for a room", STR_ARG(topic->id));
    if (str_equal(topic->id, STR("suicidal-thoughts")) && !topic->has_crisis_line)
        fail_msg("suicidal-thoughts ends without the crisis line");
    for (size_t i = 1; i < topic->passage.count; i++)
        add_block(&text, &topic->passage.blocks[i]);
    check(said, buf_view(&text), "topic", topic->id);
    check(said, topic->title, "title of", topic->id);
    if (topic->source_count == 0 || topic->reviewed == 0)
        fail_msg("%.*s has no source or no date of review", STR_ARG(topic->id));
    buf_clear(&text);
}

static void every_passage_keeps_the_rules(void **state)
{
    struct said *said = *state;
    for (size_t i = 0; i < COUNT_OF(RISK); i++)
        if (!faq_topic_find(said->faq, str_from_c(RISK[i])))
            fail_msg("there is no topic \"%s\"", RISK[i]);
    for (size_t i = 0; i < faq_topic_count(said->faq); i++)
        check_topic(said, faq_topic_at(said->faq, i));
}

static int begin(void **state)
{
    static struct said said;
    struct error err;
    struct faq_options options = {.review_months = 24, .today = 20261124};
    struct diagnostics found;
    arena_init(&said.arena);
    for (size_t i = 0; i < COUNT_OF(FORBIDDEN); i++) {
        said.forbidden[i] = pattern_compile(str_from_c(FORBIDDEN[i]), &err);
        assert_non_null(said.forbidden[i]);
    }
    said.faq = faq_folder_load(STR(FAQ_DIR), &options, &said.arena, &found);
    assert_non_null(said.faq);
    *state = &said;
    return 0;
}

static int end(void **state)
{
    struct said *said = *state;
    for (size_t i = 0; i < COUNT_OF(FORBIDDEN); i++)
        pattern_destroy(said->forbidden[i]);
    faq_snapshot_destroy(said->faq);
    arena_clear(&said->arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_safety_text_of_every_region_keeps_the_rules),
        cmocka_unit_test(every_passage_keeps_the_rules),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
