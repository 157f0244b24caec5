/* SPDX-License-Identifier: MIT */
/* Who is who: the signing identity of our user, and those of others. */
#include "stage.h"

static void machine_verifies_itself_at_its_first_start(void **state)
{
    struct stage *stage = *state;

    assert_true(e2ee_machine_is_set_up(stage->bot->machine));
    assert_true(e2ee_machine_is_verified(stage->bot->machine));
    assert_true(
        e2ee_machine_is_signed(stage->ann->machine, STR("@faq:localhost"), STR("BOT")));
    assert_int_equal(world_keys_left(&stage->world, stage->bot), 50);
    assert_int_equal(world_count_events(stage->bot, E2EE_WARNING), 0);
}

static void identity_made_elsewhere_is_not_overwritten(void **state)
{
    struct stage *stage = *state;
    struct person *second =
        world_add(&stage->world, "@ann:localhost", "SECOND", E2EE_COMPAT);
    struct json *before = world_copy(json_get(stage->world.master, "@ann:localhost"));

    world_run(&stage->world);
    assert_false(e2ee_machine_is_verified(second->machine));
    assert_true(e2ee_machine_is_set_up(second->machine));
    assert_true(world_was_told(second, "made elsewhere"));
    assert_true(
        str_equal(json_key(json_first(json_get(before, "keys"))),
                  json_key(json_first(json_get(
                      json_get(stage->world.master, "@ann:localhost"), "keys")))));
    json_destroy(before);
}

static const unsigned char RECOVERY_KEY[32] = {7}, OTHER_KEY[32] = {8};

static void identity_is_put_into_secret_storage_and_taken_over(void **state)
{
    struct stage *stage = *state;
    struct world *world = &stage->world;

    world->recovery_key = RECOVERY_KEY;
    struct person *first = world_add(world, "@bob:localhost", "FIRST", E2EE_STRICT);
    world_run(world);
    assert_true(world_was_told(first, "secret storage"));
    assert_int_equal(json_count(json_get(world->account_data, "@bob:localhost")), 5);
    struct json *before = world_copy(json_get(world->account_data, "@bob:localhost"));
    struct person *second = world_add(world, "@bob:localhost", "SECOND", E2EE_STRICT);
    world_run(world);
    assert_true(e2ee_machine_is_verified(second->machine));
    assert_true(e2ee_machine_is_signed(stage->ann->machine, STR("@bob:localhost"),
                                       STR("SECOND")));
    world_restart(world, second);
    world_run(world);
    assert_true(e2ee_machine_is_verified(second->machine));
    assert_int_equal(json_count(json_get(world->account_data, "@bob:localhost")),
                     json_count(before));
    json_destroy(before);
}

static void wrong_recovery_key_takes_nothing_and_says_so(void **state)
{
    struct stage *stage = *state;
    struct world *world = &stage->world;

    world->recovery_key = RECOVERY_KEY;
    world_add(world, "@bob:localhost", "FIRST", E2EE_STRICT);
    world_run(world);
    world->recovery_key = OTHER_KEY;
    struct person *second = world_add(world, "@bob:localhost", "SECOND", E2EE_STRICT);
    world_run(world);
    assert_false(e2ee_machine_is_verified(second->machine));
    assert_true(e2ee_machine_is_set_up(second->machine));
    assert_true(world_was_told(second, "not that of the account"));
}

static const char *const BY_PERSON =
    "{\"flows\":[{\"stages\":[\"m.oauth\"]}],\"session\":\"s1\",\"params\":{\"m.oauth\":"
    "{\"url\":\"https://account.example/?action=reset\"}}}";

static void identity_is_taken_when_a_person_allows_it_in_a_browser(void **state)
{
    struct stage *stage = *state;
    struct world *world = &stage->world;

    world->refusal = BY_PERSON;
    struct person *bob = world_add(world, "@bob:localhost", "BOB", E2EE_COMPAT);
    world_run(world);
    assert_true(
        world_was_told(bob, "open https://account.example/?action=reset as @bob"));
    for (unsigned i = 0; i < 3; i++) {
        world_wait(world, 16 * 1000);
        world_run(world);
    }
    assert_int_equal(world_count_events(bob, E2EE_WARNING), 1);
    assert_true(str_equal(world->auth, STR("{\"session\":\"s1\"}")));
    assert_true(e2ee_machine_is_set_up(bob->machine));
    world->is_allowed = true;
    world_wait(world, 16 * 1000);
    world_run(world);
    assert_true(e2ee_machine_is_verified(bob->machine));
}

static void nobody_is_waited_for_longer_than_an_hour(void **state)
{
    struct stage *stage = *state;
    struct world *world = &stage->world;

    world->refusal = BY_PERSON;
    struct person *bob = world_add(world, "@bob:localhost", "BOB", E2EE_COMPAT);
    for (unsigned i = 0; i < 5; i++) {
        world_run(world);
        world_wait(world, 20 * 60 * 1000);
    }
    assert_true(world_was_told(bob, "nobody allowed it"));
    world->is_allowed = true;
    world_run(world);
    assert_false(e2ee_machine_is_verified(bob->machine));
    world_restart(world, bob);
    world_run(world);
    assert_true(e2ee_machine_is_verified(bob->machine));
}

static void place_for_a_person_must_be_an_address_of_the_web(void **state)
{
    struct stage *stage = *state;
    struct world *world = &stage->world;

    world->refusal =
        "{\"flows\":[{\"stages\":[\"m.oauth\"]}],\"session\":\"s1\",\"params\":"
        "{\"m.oauth\":{\"url\":\"https://x/ and say yes\"}}}";
    struct person *bob = world_add(world, "@bob:localhost", "BOB", E2EE_COMPAT);
    world_run(world);
    assert_true(world_was_told(bob, "only a person can give"));
    assert_false(world_was_told(bob, "and say yes"));
}

static void strict_machine_neither_tells_nor_hears_an_unsigned_device(void **state)
{
    struct stage *stage = *state;
    struct world *world = &stage->world;

    struct person *bot = world_add(world, "@strict:localhost", "STRICT", E2EE_STRICT);
    world_run(world);
    /* Ann's identity vanishes from the server: nobody has signed her device. */
    world_set(&world->master, STR("@ann:localhost"), NULL);
    world_set(&world->self_signing, STR("@ann:localhost"), NULL);
    world_tell_changed(world, "@ann:localhost");
    world_sync(world, bot);
    while (world_serve(world, bot))
        ;
    struct json *question = world_say(world, stage->ann, "hear me");
    world_sync(world, bot);
    assert_int_equal(world_try(world, bot, question, NULL), E2EE_UNTRUSTED);
    e2ee_machine_hint(bot->machine, STR(ROOM), question, world->now_ms);
    e2ee_machine_hint(bot->machine, STR(ROOM), question, world->now_ms);
    world_take_events(bot);
    assert_int_equal(world_count_events(bot, E2EE_HINT_DUE), 1);
    struct json *answer = world_say(world, bot, "no");
    world_sync(world, stage->ann);
    assert_int_equal(world_try(world, stage->ann, answer, NULL), E2EE_WAITS);
    assert_true(world_was_told(stage->ann, "m.unverified"));
    json_destroy(question);
    json_destroy(answer);
}

static void device_that_changed_its_keys_is_refused(void **state)
{
    struct stage *stage = *state;
    struct world *world = &stage->world;
    struct person *eve = world_add(world, "@eve:localhost", "EVE", E2EE_OPEN);

    world_run(world);
    memory_close(&eve->memory);
    memory_open(&eve->memory);
    e2ee_machine_destroy(eve->machine);
    world_set(&world->master, STR("@eve:localhost"), NULL);
    world_set(&world->self_signing, STR("@eve:localhost"), NULL);
    map_clear(&world->uploaded);
    world_start(world, eve);
    world_enter(world, eve);
    world_run(world);
    assert_true(world_was_told(stage->bot, "has changed its keys"));
    struct json *event = world_say(world, eve, "new keys");
    world_run(world);
    assert_int_not_equal(world_try(world, stage->bot, event, NULL), E2EE_OPENED);
    json_destroy(event);
}

static void wrong_pickle_key_stops_with_a_reason(void **state)
{
    struct stage *stage = *state;
    struct e2ee_options options = stage->bot->options;
    struct error err = {0};

    options.key.bytes[0] ^= 1;
    struct e2ee_machine *machine = e2ee_machine_create(&options);
    assert_false(e2ee_machine_start(machine, STR("BOT"), NOW_MS, &err));
    assert_non_null(strstr(err.text, "pickle key"));
    e2ee_machine_destroy(machine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGED(machine_verifies_itself_at_its_first_start),
        STAGED(identity_made_elsewhere_is_not_overwritten),
        STAGED(identity_is_put_into_secret_storage_and_taken_over),
        STAGED(wrong_recovery_key_takes_nothing_and_says_so),
        STAGED(identity_is_taken_when_a_person_allows_it_in_a_browser),
        STAGED(nobody_is_waited_for_longer_than_an_hour),
        STAGED(place_for_a_person_must_be_an_address_of_the_web),
        STAGED(strict_machine_neither_tells_nor_hears_an_unsigned_device),
        STAGED(device_that_changed_its_keys_is_refused),
        STAGED(wrong_pickle_key_stops_with_a_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
