/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "base/macros.h"
#include "phrases/phrase_compiler.h"

static const struct lexicon_class CLASSES[] = {
    {"aux", "i to just really"},      {"want", "want~ wish~"}, {"negation", "not never"},
    {"number", "two three a couple"}, {"many", "dozen*"},
};

/* Does the phrase stand in the text, and in which words? Text as in a reading. */
static bool finds(const char *row, const char *text, const char *expected)
{
    struct arena arena;
    struct tokens tokens;
    struct str match = {0};
    arena_init(&arena);
    struct lexicon_maker *maker =
        lexicon_maker_create((struct lexicon_table){CLASSES, COUNT_OF(CLASSES)});
    struct phrase_codes codes = {0};
    struct lexicon lexicon;
    size_t place = phrase_compile(&codes, maker, row);
    const struct phrase *phrase = phrase_at(codes.items, place);
    lexicon_maker_freeze(maker, &arena, &lexicon);
    lexicon_maker_destroy(maker);
    tokens_make(&arena, str_from_c(text), &lexicon, &tokens);
    bool is_found = false;
    for (; phrase && !is_found; phrase = phrase_other(phrase)) {
        size_t at = 0;
        is_found = phrase_next(phrase, &tokens, &at, &match);
    }
    if (is_found && expected && !str_equal(match, str_from_c(expected)))
        fail_msg("\"%.*s\", not \"%s\"", STR_ARG(match), expected);
    free(codes.items);
    arena_clear(&arena);
    return is_found;
}

static void words_classes_and_choices_are_found(void **state)
{
    (void)state;
    assert_true(finds("i walk", " so i walk home . ", " i walk"));
    assert_false(finds("i walk", " i run . walk . ", NULL));
    assert_true(finds("cat/dog barks", " my dog barks . ", " dog barks"));
    assert_true(
        finds("@want {@aux} die", " i really want to just die . ", " want to just die"));
    assert_true(finds("(a b | c) d", " a b d . ", " a b d"));
    assert_true(finds("(a b | c) d", " c d . ", " c d"));
    assert_false(finds("(a b | c) d", " a d . ", NULL));
    assert_true(finds("x/y_z end", " y z end . ", " y z end"));
}

static void what_may_be_missing_may_be_missing(void **state)
{
    (void)state;
    assert_true(finds("give [it] up", " give up . ", " give up"));
    assert_true(finds("give [it] up", " give it up . ", " give it up"));
    assert_true(finds("one ..2 four", " one four . ", " one four"));
    assert_true(finds("one ..2 four", " one two three four . ", " one two three four"));
    assert_false(finds("one ..2 four", " one two three and four . ", NULL));
}

static void nothing_reaches_over_an_end_or_a_negation(void **state)
{
    (void)state;
    assert_false(finds("one ..3 two", " one . two . ", NULL));
    assert_false(finds("want ..3 die", " want to not die . ", NULL));
    assert_true(finds("want to not die", " want to not die . ", NULL));
}

static void places_and_what_must_not_follow(void **state)
{
    (void)state;
    assert_true(finds("^ jump", " jump now . ", " jump"));
    assert_false(finds("^ jump", " i jump . ", NULL));
    assert_true(finds("jump .", " i jump . ", " jump"));
    assert_false(finds("jump .", " jump high . ", NULL));
    assert_true(finds("die !laughing", " i die . ", " die"));
    assert_false(finds("die !laughing", " i die laughing . ", NULL));
}

static void two_phrases_of_a_row_are_two(void **state)
{
    (void)state;
    assert_true(finds("one two | three", " three . ", " three"));
    assert_true(finds("one two | three", " one two . ", " one two"));
}

static void words_have_their_forms_and_stems(void **state)
{
    (void)state;
    assert_true(finds("stop~~ it", " stopping it . ", NULL));
    assert_true(finds("wak~ up", " waking up . ", NULL));
    assert_true(finds("depress*", " so depressing . ", " depressing"));
    assert_true(finds("@number pills", " 3 pills . ", " 3 pills"));
    assert_true(finds("@many pills", " 40 pills . ", " 40 pills"));
    assert_false(finds("@many pills", " 4 pills . ", NULL));
}

/* A way for each of them and none would be more than anybody can wait for. */
static void a_row_of_many_choices_is_compiled_at_once(void **state)
{
    (void)state;
    assert_true(
        finds("[a] [b] [a] [b] [a] [b] [a] [b] [a] [b] [a] [b] [a] [b] [a] [b] [a] "
              "[b] [a] [b] [a] [b] [a] [b] [a] [b] [a] [b] [a] [b] [a] [b] [a] [b] "
              "[a] [b] [a] [b] [a] [b] [a] [b] [a] [b] [a] [b] [a] [b] [a] [b] end",
              " a a end . ", " a a end"));
}

static void a_long_message_ends_in_bounded_steps(void **state)
{
    (void)state;
    static char text[200001];
    for (size_t i = 0; i + 2 < sizeof(text); i += 2) {
        text[i] = ' ';
        text[i + 1] = 'a';
    }
    assert_false(finds("a ..6 a ..6 a ..6 a ..6 a ..6 b", text, NULL));
    assert_false(finds("{a} {a} {a} {a} {a} {a} {a} b a", text, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_classes_and_choices_are_found),
        cmocka_unit_test(what_may_be_missing_may_be_missing),
        cmocka_unit_test(nothing_reaches_over_an_end_or_a_negation),
        cmocka_unit_test(places_and_what_must_not_follow),
        cmocka_unit_test(two_phrases_of_a_row_are_two),
        cmocka_unit_test(words_have_their_forms_and_stems),
        cmocka_unit_test(a_row_of_many_choices_is_compiled_at_once),
        cmocka_unit_test(a_long_message_ends_in_bounded_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
