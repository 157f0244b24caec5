/* SPDX-License-Identifier: MIT */
#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "safety/texts.h"

static struct str emergency(struct arena *arena, enum triage_subject subject,
                            bool is_intended, const struct safety_lines *lines)
{
    struct triage_verdict verdict = {
        .kind = TRIAGE_EMERGENCY, .subject = subject, .is_intended = is_intended};
    return safety_text(arena, SAFETY_REPLY, &verdict, lines);
}

/* In this order, and all of them. */
static void assert_says(struct str text, const char *const parts[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = str_find(text, str_from_c(parts[i]));
        if (at == STR_NOT_FOUND)
            fail_msg("\"%s\" is missing in: %.*s", parts[i], STR_ARG(text));
        text = str_skip(text, at + strlen(parts[i]));
    }
}

static void check_every_text(struct arena *arena, const struct triage_verdict *verdict,
                             const struct safety_lines *lines)
{
    for (int which = SAFETY_REPLY; which <= SAFETY_CAUTION; which++) {
        struct str text = safety_text(arena, (enum safety_text)which, verdict, lines);
        if (text.len > SAFETY_TEXT_BYTES_MAX)
            fail_msg("%zu bytes in %.*s: %.*s", text.len, STR_ARG(lines->region),
                     STR_ARG(text));
        assert_int_equal(str_find(text, STR("{")), STR_NOT_FOUND);
        assert_int_equal(str_find(text, STR("  ")), STR_NOT_FOUND);
        assert_true(text.len == 0 || str_ends_with(text, STR(".")));
    }
}

static void check_every_verdict(struct arena *arena, const struct safety_lines *lines)
{
    struct triage_verdict verdict = {0};
    for (int kind = TRIAGE_NONE; kind <= TRIAGE_ABUSE; kind++)
        for (int subject = TRIAGE_SELF; subject <= TRIAGE_NO_SIGN; subject++)
            for (int class = TRIAGE_CLASS_NONE; class <= TRIAGE_MEDICINE; class ++)
                for (int bits = 0; bits < 8; bits++) {
                    verdict.kind = (enum triage_kind)kind;
                    verdict.subject = (enum triage_subject)subject;
                    verdict.class = (enum triage_class) class;
                    verdict.is_intended = bits & 1;
                    verdict.is_young = bits & 2;
                    verdict.turn = (unsigned)bits;
                    verdict.footer = bits & 4 ? TRIAGE_FOOTER_HISTORY : TRIAGE_FOOTER_NOW;
                    verdict.need = bits & 1   ? TRIAGE_NEED_VIOLENCE
                                   : bits & 2 ? TRIAGE_NEED_PSYCHOSIS
                                              : TRIAGE_NEED_NONE;
                    arena_reset(arena);
                    check_every_text(arena, &verdict, lines);
                }
}

static void every_text_of_every_region_fits_one_line(void **state)
{
    for (size_t i = 0; safety_lines_at(i); i++)
        check_every_verdict(*state, safety_lines_at(i));
}

static void an_emergency_text_has_its_parts_in_order(void **state)
{
    static const char *const OTHER[] = {
        "all",          "now", "tay with them",    "won't wake", "side",
        "ot breathing", "CPR", "everything taken", "aloxone",    "automated FAQ"};
    static const char *const SELF[] = {"all",
                                       "now",
                                       "Unlock the door",
                                       "side",
                                       "take nothing more",
                                       "everything taken",
                                       "automated FAQ"};
    static const char *const CHILD[] = {"Call", "don't make them vomit",
                                        "Hard to wake or breathing badly",
                                        "automated FAQ"};
    for (size_t i = 0; safety_lines_at(i); i++) {
        const struct safety_lines *lines = safety_lines_at(i);
        for (int intended = 0; intended < 2; intended++) {
            struct str other = emergency(*state, TRIAGE_OTHER, intended, lines);
            assert_int_not_equal(str_find(other, lines->emergency), STR_NOT_FOUND);
            if (str_find(other, STR("naloxone")) == STR_NOT_FOUND)
                fail_msg("no naloxone: %.*s", STR_ARG(other));
            assert_says(other, OTHER, 8);
            assert_says(emergency(*state, TRIAGE_SELF, intended, lines), SELF,
                        COUNT_OF(SELF));
            assert_says(emergency(*state, TRIAGE_CHILD, intended, lines), CHILD,
                        COUNT_OF(CHILD));
        }
    }
}

static void who_is_attacked_is_told_to_get_away_and_not_to_lie_down(void **state)
{
    static const char *const PARTS[] = {"999", "other people", "automated FAQ"};
    struct triage_verdict verdict = {.kind = TRIAGE_EMERGENCY,
                                     .need = TRIAGE_NEED_VIOLENCE};
    struct str text =
        safety_text(*state, SAFETY_REPLY, &verdict, safety_lines_find(STR("gb")));
    assert_says(text, PARTS, COUNT_OF(PARTS));
    assert_int_equal(str_find(text, STR("side")), STR_NOT_FOUND);
}

static void an_intended_emergency_ends_with_the_crisis_line(void **state)
{
    struct str text = emergency(*state, TRIAGE_SELF, true, safety_lines_find(STR("gb")));
    static const char *const PARTS[] = {"999", "When the danger is over: Samaritans",
                                        "116 123"};
    assert_says(text, PARTS, COUNT_OF(PARTS));
}

static void a_child_of_no_known_country_gets_the_lines_of_children(void **state)
{
    const struct safety_lines *lines = safety_lines_find(STR("generic"));
    struct triage_verdict verdict = {.kind = TRIAGE_CRISIS, .is_young = true};
    struct str text = safety_text(*state, SAFETY_REPLY, &verdict, lines);
    assert_int_not_equal(str_find(text, STR("0800 1111")), STR_NOT_FOUND);
    assert_int_equal(str_find(text, lines->crisis_contact), STR_NOT_FOUND);
    text = safety_text(*state, SAFETY_YOUNG, &verdict, lines);
    assert_int_not_equal(str_find(text, STR("0800 1111")), STR_NOT_FOUND);
    verdict.is_young = false;
    text = safety_text(*state, SAFETY_REPLY, &verdict, lines);
    assert_int_equal(str_find(text, STR("0800 1111")), STR_NOT_FOUND);
}

static void the_disclaimer_says_whom_to_ask(void **state)
{
    regex_t regex;
    struct str text =
        safety_text(*state, SAFETY_DISCLAIMER, NULL, safety_lines_find(STR("generic")));
    assert_int_equal(regcomp(&regex, "not medical advice.*(doctor|clinician|pharmacist)",
                             REG_EXTENDED | REG_NOSUB),
                     0);
    assert_int_equal(regexec(&regex, text.ptr, 0, NULL, 0), 0);
    regfree(&regex);
    assert_true(str_ends_with(text, STR(".")));
}

static void the_generic_region_names_lines_of_several_countries(void **state)
{
    struct triage_verdict verdict = {.kind = TRIAGE_CRISIS};
    struct str text =
        safety_text(*state, SAFETY_REPLY, &verdict, safety_lines_find(STR("generic")));
    static const char *const PARTS[] = {"988", "116 123", "findahelpline.com", "112"};
    assert_says(text, PARTS, COUNT_OF(PARTS));
    assert_int_equal(str_find(text, STR("Other countries")), STR_NOT_FOUND);
}

static void a_young_person_reads_of_a_child_helpline(void **state)
{
    struct triage_verdict verdict = {.kind = TRIAGE_CRISIS, .is_young = true};
    struct str text =
        safety_text(*state, SAFETY_REPLY, &verdict, safety_lines_find(STR("gb")));
    assert_int_not_equal(str_find(text, STR("Childline 0800 1111")), STR_NOT_FOUND);
}

static void any_time_is_said_only_of_lines_that_always_answer(void **state)
{
    struct triage_verdict verdict = {.footer = TRIAGE_FOOTER_NOW};
    struct safety_lines lines = *safety_lines_find(STR("gb"));
    struct str text = safety_text(*state, SAFETY_FOOTER, &verdict, &lines);
    assert_int_not_equal(str_find(text, STR("any time")), STR_NOT_FOUND);
    lines.is_any_time = false;
    text = safety_text(*state, SAFETY_FOOTER, &verdict, &lines);
    assert_int_equal(str_find(text, STR("any time")), STR_NOT_FOUND);
}

static void every_shipped_region_is_found_by_name(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"generic", "us", "ca", "gb", "uk", "ie", "au",
                                        "nz",      "de", "at", "ch", "fr", "be", "nl",
                                        "es",      "pt", "fi", "in", "sg", "za"};
    for (size_t i = 0; i < COUNT_OF(NAMES); i++)
        assert_non_null(safety_lines_find(str_from_c(NAMES[i])));
    assert_null(safety_lines_find(STR("eu")));
    assert_ptr_equal(safety_lines_find(STR("UK")), safety_lines_find(STR("gb")));
}

static void lines_are_old_after_six_months(void **state)
{
    (void)state;
    struct safety_lines lines = {.last_verified = 20261101};
    assert_false(safety_lines_are_old(&lines, 20261101));
    assert_false(safety_lines_are_old(&lines, 20270430));
    assert_false(safety_lines_are_old(&lines, 20270501));
    assert_true(safety_lines_are_old(&lines, 20270502));
    assert_true(safety_lines_are_old(&lines, 20270601));
    assert_true(safety_lines_are_old(&lines, 20280101));
    lines.last_verified = 20260831; /* there is no 31st of February */
    assert_false(safety_lines_are_old(&lines, 20270228));
    assert_true(safety_lines_are_old(&lines, 20270301));
}

static void without_a_clock_no_lines_are_old(void **state)
{
    (void)state;
    struct safety_lines lines = {.last_verified = 20001101};
    assert_true(safety_lines_are_old(&lines, 20261120));
    assert_false(safety_lines_are_old(&lines, 0));
}

static void every_shipped_region_has_the_day_of_its_last_look(void **state)
{
    (void)state;
    const struct safety_lines *lines;
    for (size_t i = 0; (lines = safety_lines_at(i)); i++) {
        int month = lines->last_verified / 100 % 100, day = lines->last_verified % 100;
        assert_in_range(lines->last_verified / 10000, 2026, 2100);
        assert_in_range(month, 1, 12);
        assert_in_range(day, 1, 31);
    }
}

/* Where the regions are listed for people: after these words, up to the end given. */
static const struct {
    const char *file, *begin, *end;
} LISTS[] = {
    {"config.example.toml", "# region = \"generic\"", "\n"},
    {"doc/faqd.toml.5.scd", "*region*: ", ".\n"},
    {"src/safety/texts.h", "Regions: ", ". */"},
};

static struct str read_list(struct arena *arena, size_t which)
{
    static char bytes[64 * 1024];
    struct str path = arena_format(arena, "%s/../%s", TESTS_DIR, LISTS[which].file);
    FILE *file = fopen(path.ptr, "rb");
    assert_non_null(file);
    struct str text = {bytes, fread(bytes, 1, sizeof(bytes), file)};
    (void)fclose(file);

    size_t at = str_find(text, str_from_c(LISTS[which].begin));
    assert_int_not_equal(at, STR_NOT_FOUND);
    text = str_skip(text, at + strcspn(LISTS[which].begin, ":=") + 1);
    size_t end = str_find(text, str_from_c(LISTS[which].end));
    assert_int_not_equal(end, STR_NOT_FOUND);
    return str_slice(text, 0, end);
}

/* The next run of letters. */
static bool cut_name(struct str *text, struct str *name)
{
    size_t start = 0, end;
    while (start < text->len && !char_is_alpha_ascii(text->ptr[start]))
        start++;
    for (end = start; end < text->len && char_is_alpha_ascii(text->ptr[end]);)
        end++;
    *name = str_slice(*text, start, end);
    *text = str_skip(*text, end);
    return name->len > 0;
}

static void every_list_of_regions_names_exactly_the_shipped_ones(void **state)
{
    for (size_t which = 0; which < COUNT_OF(LISTS); which++) {
        struct str text = read_list(*state, which), name;
        const struct safety_lines *lines;
        for (size_t i = 0; (lines = safety_lines_at(i)); i++) {
            if (!cut_name(&text, &name) || !str_equal(name, lines->region))
                fail_msg("%s: \"%.*s\" is missing before \"%.*s\"", LISTS[which].file,
                         STR_ARG(lines->region), STR_ARG(name));
        }
        if (cut_name(&text, &name))
            fail_msg("%s: there is no region \"%.*s\"", LISTS[which].file, STR_ARG(name));
    }
}

static void no_refusal_names_an_amount(void **state)
{
    regex_t regex;
    assert_int_equal(regcomp(&regex, "[0-9] ?(mg|ml|mcg|g|%)", REG_EXTENDED | REG_NOSUB),
                     0);
    for (int class = TRIAGE_DOSE; class <= TRIAGE_MEDICINE; class ++) {
        struct triage_verdict verdict = {.kind = TRIAGE_REFUSAL,
                                         .class = (enum triage_class) class};
        struct str text = safety_text(*state, SAFETY_REPLY, &verdict,
                                      safety_lines_find(STR("generic")));
        assert_int_not_equal(regexec(&regex, text.ptr, 0, NULL, 0), 0);
        assert_true(text.len > 60);
    }
    regfree(&regex);
}

static int make_arena(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int end_arena(void **state)
{
    arena_clear(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_of_every_region_fits_one_line),
        cmocka_unit_test(an_emergency_text_has_its_parts_in_order),
        cmocka_unit_test(who_is_attacked_is_told_to_get_away_and_not_to_lie_down),
        cmocka_unit_test(an_intended_emergency_ends_with_the_crisis_line),
        cmocka_unit_test(a_child_of_no_known_country_gets_the_lines_of_children),
        cmocka_unit_test(the_disclaimer_says_whom_to_ask),
        cmocka_unit_test(the_generic_region_names_lines_of_several_countries),
        cmocka_unit_test(a_young_person_reads_of_a_child_helpline),
        cmocka_unit_test(any_time_is_said_only_of_lines_that_always_answer),
        cmocka_unit_test(every_shipped_region_is_found_by_name),
        cmocka_unit_test(lines_are_old_after_six_months),
        cmocka_unit_test(without_a_clock_no_lines_are_old),
        cmocka_unit_test(every_shipped_region_has_the_day_of_its_last_look),
        cmocka_unit_test(every_list_of_regions_names_exactly_the_shipped_ones),
        cmocka_unit_test(no_refusal_names_an_amount),
    };
    return cmocka_run_group_tests(tests, make_arena, end_arena);
}
