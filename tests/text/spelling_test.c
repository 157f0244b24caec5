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

static void assert_close(const struct spelling *spelling, const char *word,
                         unsigned edits, bool expected)
{
    if (spelling_has_close(spelling, str_from_c(word), edits) != expected)
        fail_msg("%s %s a word %u edits away", word, expected ? "has no" : "has", edits);
}

static void who_asks_for_close_words_is_told_of_all(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine overdosing zzyzx");
    assert_close(spelling, "ketmaine", 1, true);
    assert_close(spelling, "ketmaien", 1, false);
    assert_close(spelling, "ketmaien", 2, true);
    assert_close(spelling, "jetamine", 2, false); /* begins otherwise */
    assert_close(spelling, "zzyx", 1, true);
    assert_close(spelling, "sewimming", 1, true); /* words of the language */
    assert_close(spelling, "smimming", 1, true);
    assert_close(spelling, "siwmming", 1, true);
    assert_close(spelling, "swimmimg", 1, true);
    assert_close(spelling, "swimming", 2, false); /* is right */
    assert_close(spelling, "qxvkwjq", 2, false);
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
    struct spelling *spelling =
        make_spelling(*state, "ketamine dose bladder hyde cramps");
    assert_left_alone(spelling, "dose");
    assert_left_alone(spelling, "does");
    assert_left_alone(spelling, "rose");
    assert_left_alone(spelling, "those");
    assert_left_alone(spelling, "hide");
    assert_left_alone(spelling, "ladder");
    assert_left_alone(spelling, "hyde");
    assert_left_alone(spelling, "crumps");
}

static void names_abbreviations_and_medical_words_are_right(void **state)
{
    struct spelling *spelling =
        make_spelling(*state, "ketamine danger spinach year wife diazepam fence");
    assert_left_alone(spelling, "denver");
    assert_left_alone(spelling, "yeah");
    assert_left_alone(spelling, "wifi");
    assert_left_alone(spelling, "oxazepam");
    assert_left_alone(spelling, "ieee");
}

static void numbers_and_other_scripts_are_left_alone(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine dose iv");
    assert_left_alone(spelling, "");
    assert_left_alone(spelling, "k");
    assert_left_alone(spelling, "kt");
    assert_left_alone(spelling, "dos3");
    assert_left_alone(spelling, "d'ose");
    assert_left_alone(spelling, "\xd0\xba\xd0\xb5\xd1\x82\xd0\xb0");
}

static void the_shorter_a_word_the_less_is_forgiven(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine panic anxiety psychosis");
    assert_corrected(spelling, "panik", "panic");
    assert_left_alone(spelling, "pomok");
    assert_corrected(spelling, "anxeity", "anxiety");
    assert_corrected(spelling, "anzity", "anxiety");
    assert_left_alone(spelling, "onzxaty");
    assert_corrected(spelling, "psycosys", "psychosis");
}

static void a_word_of_three_letters_only_becomes_an_often_used_one(void **state)
{
    struct spelling *spelling = spelling_create(*state);
    for (size_t i = 0; i < 40; i++)
        spelling_add(spelling, STR("take"), SPELLING_MENTIONED);
    spelling_add(spelling, STR("cope"), SPELLING_MENTIONED);
    spelling_freeze(spelling);
    assert_corrected(spelling, "tke", "take");
    assert_left_alone(spelling, "cpe");
}

static void letters_in_another_order_are_seen_through(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine question");
    assert_corrected(spelling, "ektamine", "ketamine");
    assert_corrected(spelling, "qustieon", "question");
}

static void a_long_word_is_known_by_its_sound(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine immediately");
    assert_corrected(spelling, "emediatly", "immediately");
}

static void likely_slips_are_forgiven_before_unlikely_ones(void **state)
{
    struct spelling *swap = make_spelling(*state, "ketamine qorivel qorixal");
    assert_corrected(swap, "qorixla", "qorixal");
    struct spelling *key = make_spelling(*state, "ketamine qolarxin qolarjin");
    assert_corrected(key, "qolarhin", "qolarjin");
    struct spelling *doubled = make_spelling(*state, "ketamine qorrivel qorwivel");
    assert_corrected(doubled, "qorivel", "qorrivel");
    struct spelling *vowel = make_spelling(*state, "ketamine qorivel qorilel");
    assert_corrected(vowel, "qorivil", "qorivel");
}

static void the_first_letter_weighs_more_than_others(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine blomzy klonzy");
    assert_corrected(spelling, "klomzy", "klonzy");
}

static void the_subject_is_meant_rather_than_another_word(void **state)
{
    struct spelling *spelling = make_spelling(*state, "qezamine qeramine");
    assert_corrected(spelling, "qebamine", "qezamine");
}

static void what_examples_say_often_is_meant_rather_than_a_rare_word(void **state)
{
    struct spelling *spelling = spelling_create(*state);
    for (size_t i = 0; i < 20; i++)
        spelling_add(spelling, STR("session"), SPELLING_MENTIONED);
    spelling_add(spelling, STR("section"), SPELLING_MENTIONED);
    spelling_freeze(spelling);
    assert_corrected(spelling, "secion", "session");
}

static void ties_are_decided_by_the_alphabet(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine xabzcyx xabycyx xabxcyx");
    assert_corrected(spelling, "xabqcyx", "xabxcyx");
}

static void a_word_that_the_faq_lacks_is_not_bent_to_one_that_it_has(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine cramps walk primary");
    assert_corrected(spelling, "importent", "important");
    assert_corrected(spelling, "goverment", "government");
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
    spelling_add_stem(spelling, STR("qupropion"), SPELLING_ORDINARY);
    spelling_freeze(spelling);
    assert_true(spelling_is_known(spelling, STR("addictive")));
    assert_true(spelling_is_known(spelling, STR("addictiveness")));
    assert_false(spelling_is_known(spelling, STR("addic")));
    assert_false(spelling_is_known(spelling, STR("")));
    assert_corrected(spelling, "adictive", "addictive");
    assert_corrected(spelling, "quproprion", "qupropion");
    assert_left_alone(spelling, "qupropions");
    assert_left_alone(spelling, "addictivest");
}

static void a_misspelled_ending_behind_a_stem_is_still_corrected(void **state)
{
    struct spelling *spelling = spelling_create(*state);
    spelling_add_stem(spelling, STR("threat"), SPELLING_ORDINARY);
    spelling_add_stem(spelling, STR("treat"), SPELLING_ORDINARY);
    spelling_freeze(spelling);
    assert_corrected(spelling, "treatements", "treatments");
    assert_corrected(spelling, "threatments", "treatments");
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
    assert_false(spelling_is_common(STR("esketamine")));
    assert_false(spelling_is_common(STR("zzzz")));
    assert_false(spelling_is_common(STR("!")));
}

static void words_of_any_length_are_read(void **state)
{
    char word[200];
    struct spelling *spelling = make_spelling(*state, "ketamine dose");
    struct str meant;

    for (size_t len = 0; len <= sizeof(word); len++)
        for (char letter = 'a'; letter <= 'z'; letter = (char)(letter + 5)) {
            memset(word, letter, len);
            spelling_correct(spelling, str_make(word, len), &meant);
        }
}

static void nothing_known_means_only_the_language_is_corrected(void **state)
{
    struct spelling *spelling = spelling_create(*state);
    spelling_freeze(spelling);
    assert_left_alone(spelling, "esketmaine");
    assert_corrected(spelling, "becuase", "because");
    assert_false(spelling_is_known(spelling, STR("ketamine")));
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, make_arena, clear_arena)

static void what_is_remembered_is_given_again(void **state)
{
    struct spelling *spelling = make_spelling(*state, "ketamine infusion bladder");

    spelling_remember(spelling);
    for (int i = 0; i < 2; i++) {
        assert_corrected(spelling, "ketmaine", "ketamine");
        assert_corrected(spelling, "bladdr", "bladder");
        assert_left_alone(spelling, "zzyzx");
    }
    spelling_forget(spelling);
    assert_corrected(spelling, "ketmaine", "ketamine");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(who_asks_for_close_words_is_told_of_all),
        WITH_ARENA(a_misspelled_word_becomes_the_nearest_known_one),
        WITH_ARENA(a_right_word_is_never_changed),
        WITH_ARENA(names_abbreviations_and_medical_words_are_right),
        WITH_ARENA(numbers_and_other_scripts_are_left_alone),
        WITH_ARENA(the_shorter_a_word_the_less_is_forgiven),
        WITH_ARENA(a_word_of_three_letters_only_becomes_an_often_used_one),
        WITH_ARENA(letters_in_another_order_are_seen_through),
        WITH_ARENA(a_long_word_is_known_by_its_sound),
        WITH_ARENA(likely_slips_are_forgiven_before_unlikely_ones),
        WITH_ARENA(what_is_remembered_is_given_again),
        WITH_ARENA(the_first_letter_weighs_more_than_others),
        WITH_ARENA(the_subject_is_meant_rather_than_another_word),
        WITH_ARENA(what_examples_say_often_is_meant_rather_than_a_rare_word),
        WITH_ARENA(ties_are_decided_by_the_alphabet),
        WITH_ARENA(a_word_that_the_faq_lacks_is_not_bent_to_one_that_it_has),
        WITH_ARENA(a_short_stem_does_not_vouch_for_misspelled_words),
        WITH_ARENA(a_stem_knows_all_its_words),
        WITH_ARENA(a_misspelled_ending_behind_a_stem_is_still_corrected),
        WITH_ARENA(common_words_are_those_of_the_list_and_no_others),
        WITH_ARENA(words_of_any_length_are_read),
        WITH_ARENA(nothing_known_means_only_the_language_is_corrected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
