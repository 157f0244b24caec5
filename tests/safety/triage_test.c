/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "safety/triage.h"

/* What a row may claim beside the kind. */
static const char *const WORDS[] = {
    "self",       "other",          "child",    "animal",    "no_sign",   "dose",
    "obtain",     "make",           "evade",    "diagnosis", "clearance", "medicine",
    "footer_now", "footer_history", "intended", "young",     "stop",
};

static bool is_true(const char *word, const struct triage_verdict *verdict)
{
    static const char *const SUBJECTS[] = {"self", "other", "child", "animal", "no_sign"};
    const char *class = triage_class_name(verdict->class);
    if (strcmp(word, SUBJECTS[verdict->subject]) == 0)
        return true;
    if (class && strcmp(word, class) == 0)
        return true;
    if (strcmp(word, "footer_now") == 0)
        return verdict->footer == TRIAGE_FOOTER_NOW;
    if (strcmp(word, "footer_history") == 0)
        return verdict->footer == TRIAGE_FOOTER_HISTORY;
    if (strcmp(word, "intended") == 0)
        return verdict->is_intended;
    if (strcmp(word, "young") == 0)
        return verdict->is_young;
    return strcmp(word, "stop") == 0 && verdict->asks_to_stop;
}

static void check_is_known_word(struct str word)
{
    for (size_t i = 0; i < COUNT_OF(WORDS); i++)
        if (str_equal(word, str_from_c(WORDS[i])))
            return;
    fail_msg("behaviour.txt: unknown word \"%.*s\"", STR_ARG(word));
}

static bool fits(struct str expected, const struct triage_verdict *verdict)
{
    struct str kind, word;
    assert_true(str_cut_word(expected, &kind, &expected));
    bool is_any_answer = str_equal(kind, STR("safe"));
    bool names_footer = false, is_right;
    if (is_any_answer)
        is_right = verdict->kind == TRIAGE_NONE || verdict->kind == TRIAGE_NO_VERDICT;
    else
        is_right = str_equal(kind, str_from_c(triage_kind_name(verdict->kind)));
    while (str_cut_word(expected, &word, &expected)) {
        char text[32];
        check_is_known_word(word);
        snprintf(text, sizeof text, "%.*s", STR_ARG(word));
        names_footer = names_footer || str_starts_with(word, STR("footer"));
        is_right = is_right && is_true(text, verdict);
    }
    return is_right
           && (is_any_answer || names_footer || verdict->footer == TRIAGE_FOOTER_NONE);
}

static enum triage_setting setting_of(struct str where)
{
    if (str_equal(where, STR("direct")))
        return TRIAGE_DIRECT;
    if (str_equal(where, STR("addressed")))
        return TRIAGE_ADDRESSED;
    assert_true(str_equal(where, STR("unaddressed")));
    return TRIAGE_UNADDRESSED;
}

static void print_miss(struct str row, const struct triage_verdict *verdict)
{
    const char *class = triage_class_name(verdict->class);
    print_message("%s subject %d class %s footer %d | %.*s\n",
                  triage_kind_name(verdict->kind), (int)verdict->subject,
                  class ? class : "-", (int)verdict->footer, STR_ARG(row));
}

static bool check_row(const struct triage *triage, struct arena *scratch, struct str row)
{
    struct str where, expected, message;
    struct triage_verdict verdict;
    assert_true(str_cut(row, '|', &where, &message));
    assert_true(str_cut(message, '|', &expected, &message));
    arena_reset(scratch);
    triage_question(triage, str_trim(message), setting_of(str_trim(where)), scratch,
                    &verdict);
    if (fits(expected, &verdict))
        return true;
    print_miss(row, &verdict);
    return false;
}

static struct str read_rows(struct arena *arena)
{
    FILE *file = fopen(TESTS_DIR "/safety/behaviour.txt", "rb");
    assert_non_null(file);
    char *bytes = arena_alloc(arena, 1, 256 * 1024);
    size_t len = fread(bytes, 1, 256 * 1024, file);
    fclose(file);
    return str_make(bytes, len);
}

static void every_row_of_the_behaviour_table_holds(void **state)
{
    struct triage *triage = *state;
    struct arena scratch, arena;
    struct str line, rest;
    unsigned rows = 0, misses = 0;
    arena_init(&arena);
    arena_init(&scratch);
    rest = read_rows(&arena);
    while (str_cut_line(rest, &line, &rest)) {
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        rows++;
        misses += check_row(triage, &scratch, line) ? 0 : 1;
    }
    print_message("%u of %u rows hold\n", rows - misses, rows);
    assert_true(rows > 250);
    assert_int_equal(misses, 0);
    arena_clear(&scratch);
    arena_clear(&arena);
}

static void danger_is_found_behind_much_other_text(void **state)
{
    struct arena arena, scratch;
    struct triage_verdict verdict;
    char text[2200];
    arena_init(&arena);
    arena_init(&scratch);
    size_t len = 0;
    while (len < 2000)
        len +=
            (size_t)snprintf(text + len, sizeof text - len, "what a nice day it was, ");
    snprintf(text + len, sizeof text - len, "my friend took ket and wont wake up");
    triage_question(*state, str_from_c(text), TRIAGE_DIRECT, &scratch, &verdict);
    assert_int_equal(verdict.kind, TRIAGE_EMERGENCY);
    arena_clear(&scratch);
    arena_clear(&arena);
}

static void bytes_that_are_no_text_are_survived(void **state)
{
    struct arena scratch;
    struct triage_verdict verdict;
    arena_init(&scratch);
    triage_question(*state, STR("\xff\xfe\x00\x01 kill \xc3"), TRIAGE_DIRECT, &scratch,
                    &verdict);
    assert_int_equal(verdict.kind, TRIAGE_NONE);
    triage_question(*state, (struct str){0}, TRIAGE_DIRECT, &scratch, &verdict);
    assert_int_equal(verdict.kind, TRIAGE_NONE);
    arena_clear(&scratch);
}

static int make_triage(void **state)
{
    *state = triage_create();
    return 0;
}

static int end_triage(void **state)
{
    triage_destroy(*state);
    return 0;
}

/* Refused where no topic answers; without a drug's name only where one is talked of. */
static void what_leans_to_a_refusal_is_told_apart_from_what_is_one(void **state)
{
    static const struct {
        const char *text;
        bool leans, leans_on_subject;
    } ROWS[] = {
        {"what is ketamine", false, false},
        {"which way to the station", false, false},
        {"could you tell me what quantity of ketamine is sensible for a tall man", true,
         true},
    };
    struct arena scratch;
    struct triage_verdict verdict;
    arena_init(&scratch);
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        triage_question(*state, str_from_c(ROWS[i].text), TRIAGE_DIRECT, &scratch,
                        &verdict);
        bool is_refused = verdict.kind == TRIAGE_REFUSAL;
        assert_int_equal(triage_leans(&verdict, false) || is_refused, ROWS[i].leans);
        assert_int_equal(triage_leans(&verdict, true) || is_refused,
                         ROWS[i].leans_on_subject);
    }
    verdict = (struct triage_verdict){.leaning = TRIAGE_DOSE, .leans_slightly = true};
    assert_true(triage_leans(&verdict, true));
    assert_false(triage_leans(&verdict, false));
    verdict.kind = TRIAGE_DISTRESS;
    assert_false(triage_leans(&verdict, true));
    arena_clear(&scratch);
}

static void what_wants_somebody_of_its_own_is_told_apart_from_topics(void **state)
{
    static const struct {
        const char *text;
        enum triage_need need;
    } ROWS[] = {
        {"my husband hits me", TRIAGE_NEED_VIOLENCE},
        {"my dad beat my brother with a belt", TRIAGE_NEED_VIOLENCE},
        {"he calls me worthless every day and takes my phone", TRIAGE_NEED_VIOLENCE},
        {"the second dose hits me hard", TRIAGE_NEED_NONE},
        {"she took my phone number at reception", TRIAGE_NEED_NONE},
        {"my ex was violent years ago", TRIAGE_NEED_NONE},
        {"i was raped last week", TRIAGE_NEED_ASSAULT},
        {"i was raped two years ago", TRIAGE_NEED_ASSAULT},
        {"does it help people who were assaulted", TRIAGE_NEED_NONE},
        {"a guy at a party forced me while i was in a k hole", TRIAGE_NEED_ASSAULT},
        {"i said no but he carried on, i couldn't move because of the ket",
         TRIAGE_NEED_ASSAULT},
        {"fui violada anoche", TRIAGE_NEED_ASSAULT},
        {"zostałam zgwałcona", TRIAGE_NEED_ASSAULT},
        {"i was spiked last night", TRIAGE_NEED_SPIKED},
        {"someone put k in my drink at a club and i woke up in his bed",
         TRIAGE_NEED_SPIKED},
        {"my temperature spiked", TRIAGE_NEED_NONE},
        {"i hear voices telling me things since the infusion", TRIAGE_NEED_PSYCHOSIS},
        {"i havent slept for four days and i feel like god", TRIAGE_NEED_PSYCHOSIS},
        {"can it make me hear voices", TRIAGE_NEED_NONE},
        {"is ketamine dangerous for somebody with psychosis", TRIAGE_NEED_NONE},
    };
    struct arena scratch;
    struct triage_verdict verdict;
    arena_init(&scratch);
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        triage_question(*state, str_from_c(ROWS[i].text), TRIAGE_DIRECT, &scratch,
                        &verdict);
        if (verdict.need != ROWS[i].need)
            fail_msg("%s: %d", ROWS[i].text, (int)verdict.need);
        assert_int_equal(verdict.kind == TRIAGE_DISTRESS && verdict.need,
                         ROWS[i].need != TRIAGE_NEED_NONE);
    }
    arena_clear(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_of_the_behaviour_table_holds),
        cmocka_unit_test(danger_is_found_behind_much_other_text),
        cmocka_unit_test(bytes_that_are_no_text_are_survived),
        cmocka_unit_test(what_leans_to_a_refusal_is_told_apart_from_what_is_one),
        cmocka_unit_test(what_wants_somebody_of_its_own_is_told_apart_from_topics),
    };
    return cmocka_run_group_tests(tests, make_triage, end_triage);
}
