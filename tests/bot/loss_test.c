/* SPDX-License-Identifier: MIT */
#include "bot/loss.h"

#include "base/macros.h"
#include "fixture.h"

static const struct {
    const char *text;
    bool is_told;
} lines[] = {
    {"my son died of a ketamine overdose last year", true},
    {"my best friend passed away in march", true},
    {"i lost my husband to this stuff", true},
    {"our little girl is dead", true},
    {"ket killed my brother. i miss him", false},
    {"my brother was killed by it", true},
    /* Questions get their answers. */
    {"my brother died of it, how does ketamine kill?", false},
    {"did my dad die because of the infusion", false},
    /* And what is no death. */
    {"i lost my appetite", false},
    {"people have died of it", false},
    {"my phone died", false},
    {"i passed my exam", false},
};

static void a_loss_is_heard_and_a_question_is_not_taken_for_one(void **state)
{
    (void)state;
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        if (loss_is_told(&arena, str_from_c(lines[i].text)) != lines[i].is_told)
            fail_msg("%s", lines[i].text);
        arena_reset(&arena);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loss_is_heard_and_a_question_is_not_taken_for_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
