/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/macros.h"
#include "safety/cues.h"
#include "safety/judge.h"

static int set_up(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    arena_clear(*state);
    return 0;
}

static struct traits traits_of(struct arena *arena, const char *reading)
{
    struct tokens tokens;
    struct traits traits;
    tokens_make(arena, str_from_c(reading), cues_lexicon(), &tokens);
    traits_find(&tokens, arena, &traits);
    traits_finish(&traits, arena);
    return traits;
}

static bool has(const struct traits *traits, const char *text)
{
    for (size_t i = 0; i < traits->count; i++)
        if (str_equal(traits->items[i].text, str_from_c(text)))
            return true;
    return false;
}

static int danger_of(struct arena *arena, const char *reading)
{
    struct weights weights;
    struct traits traits = traits_of(arena, reading);
    judge_weigh(&traits, &weights);
    return weights.of[JUDGE_DANGER];
}

static void a_message_has_words_neighbours_classes_and_gaps(void **state)
{
    struct traits traits = traits_of(*state, " rope is ready . ");
    assert_true(has(&traits, "rope"));
    assert_true(has(&traits, "^ rope"));
    assert_true(has(&traits, "rope is"));
    assert_true(has(&traits, "ready $"));
    traits = traits_of(*state, " wugs blick dax zorp . ");
    assert_true(has(&traits, "wugs _ dax"));
    assert_true(has(&traits, "wugs _ zorp"));
    assert_true(has(&traits, "wugs blick dax"));
}

static void nothing_reaches_over_the_end_of_a_thought(void **state)
{
    struct traits traits = traits_of(*state, " wugs blick . dax zorp . ");
    assert_true(has(&traits, "blick $"));
    assert_true(has(&traits, "^ dax"));
    assert_false(has(&traits, "blick dax"));
    assert_false(has(&traits, "blick _ zorp"));
}

static void each_trait_counts_once(void **state)
{
    struct traits once = traits_of(*state, " wugs . ");
    struct traits thrice = traits_of(*state, " wugs . wugs . wugs . ");
    assert_int_equal(once.count, thrice.count);
    assert_int_equal(danger_of(*state, " pills . pills . "),
                     danger_of(*state, " pills . "));
}

static void nothing_said_and_words_unknown_are_no_danger(void **state)
{
    assert_true(danger_of(*state, " ") < 0);
    assert_true(danger_of(*state, " . ") < 0);
    assert_true(danger_of(*state, " wugs blick dax zorp . ") < 0);
}

static void only_the_first_words_of_a_very_long_message_are_weighed(void **state)
{
    static char text[TRAIT_WORDS_MAX * 4 + 64];
    text[0] = ' ';
    for (size_t i = 0; i < TRAIT_WORDS_MAX; i++)
        memcpy(text + 1 + 2 * i, "x ", 2);
    size_t plain = traits_of(*state, text).count;
    strcat(text, "wugs blick ");
    assert_int_equal(traits_of(*state, text).count, plain);
}

static void a_trait_can_be_looked_up(void **state)
{
    (void)state;
    struct weights weights;
    assert_true(judge_find(STR("suicide"), &weights));
    assert_true(weights.of[JUDGE_DANGER] != 0);
    assert_false(judge_find(STR("wugs blick"), &weights));
    assert_false(judge_find(STR(""), &weights));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_has_words_neighbours_classes_and_gaps),
        cmocka_unit_test(nothing_reaches_over_the_end_of_a_thought),
        cmocka_unit_test(each_trait_counts_once),
        cmocka_unit_test(nothing_said_and_words_unknown_are_no_danger),
        cmocka_unit_test(only_the_first_words_of_a_very_long_message_are_weighed),
        cmocka_unit_test(a_trait_can_be_looked_up),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
