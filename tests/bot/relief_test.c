/* SPDX-License-Identifier: MIT */
#include "bot/relief.h"

#include "base/macros.h"
#include "fixture.h"

static const struct {
    const char *text;
    enum relief relief;
} lines[] = {
    {"false alarm, she is fine", RELIEF_OVER},
    {"he woke up", RELIEF_OVER},
    {"ok he came round, hes talking now", RELIEF_OVER},
    {"poison control says its ok", RELIEF_OVER},
    {"i'm ok now, safe, staying with my brother", RELIEF_SAFE},
    {"sorry i am safe, my wife is here", RELIEF_SAFE},
    {"i called 988, talking to someone now", RELIEF_SAFE},
    /* Not over, not told, or more than that. */
    {"he woke up but his lips are blue", RELIEF_NONE},
    {"he is not fine", RELIEF_NONE},
    {"he is fine?", RELIEF_NONE},
    {"she is awake and breathing badly", RELIEF_NONE},
    {"he woke up and was sick and went back to sleep", RELIEF_NONE},
    {"i will be safe when i am dead", RELIEF_NONE},
    {"i called to say goodbye", RELIEF_NONE},
    {"tell my wife she is better without me", RELIEF_NONE},
    {"im ok now i took them all", RELIEF_NONE},
    {"", RELIEF_NONE},
};

static void only_the_plain_word_that_it_is_over_is_one(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct str text = str_from_c(lines[i].text);
        struct words words;
        words_read(&arena, text, NULL, &words);
        if (relief_of(text, &words) != lines[i].relief)
            fail_msg("%s", lines[i].text);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_plain_word_that_it_is_over_is_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
