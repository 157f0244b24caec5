/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "faq/readability.h"

static struct readability count(const char *text)
{
    struct arena arena;
    struct readability readability = {0};

    arena_init(&arena);
    struct rich rich = rich_from_text(&arena, str_from_c(text));
    readability_add(&readability, &rich.blocks[0]);
    arena_clear(&arena);
    return readability;
}

static void words_sentences_and_syllables_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct readability wanted;
    } rows[] = {
        {"The cat sat. It slept!", {5, 2, 5}},
        {"no end", {2, 1, 2}},
        {"made baked wanted boxes times table", {6, 1, 9}},
        {"findahelpline.com, e.g. at 3.5 metres", {8, 2, 11}},
        {"Who? Me?! Yes...", {3, 3, 3}},
        {"...", {0, 0, 0}},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct readability is = count(rows[i].text), wanted = rows[i].wanted;
        if (is.words != wanted.words || is.sentences != wanted.sentences
            || is.syllables != wanted.syllables)
            fail_msg("\"%s\": %zu words, %zu sentences, %zu syllables", rows[i].text,
                     is.words, is.sentences, is.syllables);
    }
}

static void plain_text_has_a_lower_grade_than_hard_text(void **state)
{
    (void)state;
    struct readability plain =
        count("You lie on a bed. A nurse stays with you. It takes an "
              "hour.");
    struct readability hard =
        count("Administration necessitates continuous cardiovascular monitoring by "
              "appropriately qualified professionals throughout.");
    struct readability nothing = count("!");
    assert_true(readability_grade(&plain) < 4);
    assert_true(readability_grade(&hard) > 20);
    assert_true(readability_grade(&nothing) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_sentences_and_syllables_are_counted),
        cmocka_unit_test(plain_text_has_a_lower_grade_than_hard_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
