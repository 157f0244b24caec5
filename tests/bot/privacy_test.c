/* SPDX-License-Identifier: MIT */
#include "bot/privacy.h"

#include "fixture.h"

static const int64_t day_ms = 24 * 60 * 60 * 1000;

static void one_hint_a_week_and_room(void **state)
{
    struct fixture fixture = {.now_ms = NOON};
    struct chat_message bees = fixture_message(&fixture, "");
    struct chat_message wasps = bees, direct = fixture_direct(&fixture, "");
    struct memory hinted;
    struct arena arena;

    (void)state;
    wasps.room = STR("#wasps");
    arena_init(&arena);
    privacy_init(&hinted, 1);
    assert_true(privacy_hint_is_due(&hinted, &arena, &bees, NOON));
    assert_false(privacy_hint_is_due(&hinted, &arena, &bees, NOON + 6 * day_ms));
    assert_true(privacy_hint_is_due(&hinted, &arena, &wasps, NOON + 6 * day_ms));
    /* Being asked for again does not put it off. */
    memory_forget(&hinted, NOON + 8 * day_ms);
    assert_true(privacy_hint_is_due(&hinted, &arena, &bees, NOON + 8 * day_ms));
    assert_false(privacy_hint_is_due(&hinted, &arena, &direct, NOON + 8 * day_ms));
    memory_clear(&hinted);
    arena_clear(&arena);
}

static void who_says_i_is_personal(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_true(privacy_is_personal(&arena, STR("I'm pregnant")));
    assert_true(privacy_is_personal(&arena, STR("is it ok with my heart")));
    assert_false(privacy_is_personal(&arena, STR("is it ok in pregnancy")));
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_hint_a_week_and_room),
        cmocka_unit_test(who_says_i_is_personal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
