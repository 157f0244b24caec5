/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/spelling.h"

static int make_arena(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int clear_arena(void **state)
{
    arena_clear(*state);
    return 0;
}

/* Words in one string; the first is the subject. */
static struct spelling *make_spelling(struct arena *arena, const char *words)
{
    struct spelling *spelling = spelling_create(arena);
    struct str rest = str_from_c(words), word;
    enum spelling_kind kind = SPELLING_SUBJECT;
    for (; str_cut(rest, ' ', &word, &rest); kind = SPELLING_ORDINARY)
        spelling_add(spelling, word, kind);
    spelling_freeze(spelling);
    return spelling;
}

static void assert_corrected(const struct spelling *spelling, const char *word,
                             const char *expected)
{
    struct str meant = STR("");
    if (!spelling_correct(spelling, str_from_c(word), &meant))
        fail_msg("%s was left alone", word);
    if (!str_equal(meant, str_from_c(expected)))
        fail_msg("%s became %.*s, not %s", word, STR_ARG(meant), expected);
}

static void assert_left_alone(const struct spelling *spelling, const char *word)
{
    struct str meant = STR("");
    if (spelling_correct(spelling, str_from_c(word), &meant))
        fail_msg("%s became %.*s", word, STR_ARG(meant));
}

static void a_misspelled_word_becomes_the_nearest_known_one(void **state)
{
    struct spelling *spelling =
        make_spelling(*state, "ketamine infusion bladder overdose dose depression");
    assert_corrected(spelling, "ketmaine", "ketamine");
    assert_corrected(spelling, "ketamin", "ketamine");
    assert_corrected(spelling, "kettamin", "ketamine");
    assert_corrected(spelling, "infuson", "infusion");
    assert_corrected(spelling, "blader", "bladder");
    assert_corrected(spelling, "overdosse", "overdose");
    assert_corrected(spelling, "depresion", "depression");
}

static void a_right_word_is_never_changed(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine dose bladder hyde");
    assert_left_alone(spelling, "dose");
    assert_left_alone(spelling, "does");
    assert_left_alone(spelling, "rose");
    assert_left_alone(spelling, "those");
    assert_left_alone(spelling, "hide");
    assert_left_alone(spelling, "ladder");
    assert_left_alone(spelling, "hyde");
}

static void short_words_numbers_and_other_scripts_are_left_alone(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine dose iv");
    assert_left_alone(spelling, "dse");
    assert_left_alone(spelling, "");
    assert_left_alone(spelling, "dos3");
    assert_left_alone(spelling, "d'ose");
    assert_left_alone(spelling, "\xd0\xba\xd0\xb5\xd1\x82\xd0\xb0");
}

static void short_words_are_forgiven_one_edit_and_long_ones_two(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine panic anxiety psychosis");
    assert_corrected(spelling, "panik", "panic");
    assert_left_alone(spelling, "pamik");
    assert_corrected(spelling, "anxeity", "anxiety");
    assert_corrected(spelling, "anzity", "anxiety");
    assert_left_alone(spelling, "onzxity");
    assert_corrected(spelling, "psycosys", "psychosis");
    assert_left_alone(spelling, "sicozes");
}

static void with_two_edits_in_a_middling_word_the_first_letter_must_agree(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine anxiety");
    assert_left_alone(spelling, "inxiet");
    assert_corrected(spelling, "enxiety", "anxiety");
}

static void the_first_letter_weighs_more_than_the_last(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine wrugs drugz");
    assert_corrected(spelling, "wrugz", "wrugs");
}

static void a_swap_of_letters_and_the_subject_are_preferred(void **state)
{
    struct spelling *swap = make_spelling(*state, "ketamine blam bolm");
    assert_corrected(swap, "blom", "bolm");
    struct spelling *subject = make_spelling(*state, "kezamine keramine");
    assert_corrected(subject, "kebamine", "kezamine");
}

static void ties_are_decided_by_the_alphabet(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine xabzc xabyc xabxc");
    assert_corrected(spelling, "xabqc", "xabxc");
}

static void of_two_equally_near_words_the_common_one_is_meant(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine wonk work");
    assert_corrected(spelling, "wotk", "work");
}

static void a_short_stem_does_not_vouch_for_misspelled_words(void **state)
{
    struct spelling *spelling = spelling_create(*state);
    spelling_add_stem(spelling, STR("ef"), SPELLING_ORDINARY);
    spelling_add_stem(spelling, STR("efect"), SPELLING_ORDINARY);
    spelling_add(spelling, STR("effective"), SPELLING_ORDINARY);
    spelling_freeze(spelling);
    assert_corrected(spelling, "efective", "effective");
}

static void a_stem_knows_all_its_words(void **state)
{
    struct spelling *spelling = spelling_create(*state);
    spelling_add_stem(spelling, STR("addict"), SPELLING_ORDINARY);
    spelling_add_stem(spelling, STR("bupropion"), SPELLING_ORDINARY);
    spelling_freeze(spelling);
    assert_true(spelling_is_known(spelling, STR("addictive")));
    assert_true(spelling_is_known(spelling, STR("addictiveness")));
    assert_false(spelling_is_known(spelling, STR("addic")));
    assert_corrected(spelling, "adictive", "addictive");
    assert_corrected(spelling, "buproprion", "bupropion");
    assert_left_alone(spelling, "bupropions");
}

static void common_words_are_those_of_the_list_and_no_others(void **state)
{
    (void)state;
    assert_true(spelling_is_common(STR("a")));
    assert_true(spelling_is_common(STR("does")));
    assert_true(spelling_is_common(STR("can't")));
    assert_true(spelling_is_common(STR("colour")));
    assert_true(spelling_is_common(STR("color")));
    assert_true(spelling_is_common(STR("zoom")));
    assert_false(spelling_is_common(STR("")));
    assert_false(spelling_is_common(STR("doe\ns")));
    assert_false(spelling_is_common(STR("ketamine")));
    assert_false(spelling_is_common(STR("zzzz")));
    assert_false(spelling_is_common(STR("!")));
}

static void nothing_known_means_nothing_corrected(void **state)
{
    struct spelling *spelling = spelling_create(*state);
    spelling_freeze(spelling);
    assert_left_alone(spelling, "ketmaine");
    assert_false(spelling_is_known(spelling, STR("ketamine")));
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, make_arena, clear_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(a_misspelled_word_becomes_the_nearest_known_one),
        WITH_ARENA(a_right_word_is_never_changed),
        WITH_ARENA(short_words_numbers_and_other_scripts_are_left_alone),
        WITH_ARENA(short_words_are_forgiven_one_edit_and_long_ones_two),
        WITH_ARENA(with_two_edits_in_a_middling_word_the_first_letter_must_agree),
        WITH_ARENA(the_first_letter_weighs_more_than_the_last),
        WITH_ARENA(a_swap_of_letters_and_the_subject_are_preferred),
        WITH_ARENA(ties_are_decided_by_the_alphabet),
        WITH_ARENA(of_two_equally_near_words_the_common_one_is_meant),
        WITH_ARENA(a_short_stem_does_not_vouch_for_misspelled_words),
        WITH_ARENA(a_stem_knows_all_its_words),
        WITH_ARENA(common_words_are_those_of_the_list_and_no_others),
        WITH_ARENA(nothing_known_means_nothing_corrected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
