/* SPDX-License-Identifier: MIT */
/* What is believed of other people's devices, and when they are asked for again. */
#include "stage.h"

#include "e2ee/signing.h"

#define ANN_USER "@ann:localhost"

static void tell(struct stage *stage, const char *lists)
{
    struct error err;
    struct json *json = json_parse(str_from_c(lists), 1 << 16, &err);

    e2ee_machine_devices(stage->bot->machine, json, stage->world.now_ms);
    json_destroy(json);
}

static void tell_changed(struct stage *stage)
{
    tell(stage, "{\"changed\":[\"" ANN_USER "\"]}");
}

/* The query that the bot has now, or 0. */
static uint64_t next_query(struct stage *stage)
{
    struct e2ee_request request;

    e2ee_machine_tick(stage->bot->machine, stage->world.now_ms);
    if (!e2ee_machine_next_request(stage->bot->machine, &request, stage->world.now_ms))
        return 0;
    assert_true(str_find(request.path, STR("/keys/query")) != STR_NOT_FOUND);
    assert_true(str_find(request.body, STR(ANN_USER)) != STR_NOT_FOUND);
    return request.id;
}

static void answer(struct stage *stage, uint64_t id, const char *body)
{
    struct e2ee_response response = {.status = 200, .body = str_from_c(body)};

    e2ee_machine_response(stage->bot->machine, id, &response, stage->world.now_ms);
    world_take_events(stage->bot);
}

/* What the server would say of ann now. */
static const char *list_of_ann(struct stage *stage)
{
    struct error err;
    struct json *asked =
        json_parse(STR("{\"device_keys\":{\"" ANN_USER "\":[]}}"), 1 << 10, &err);
    struct json *list = world_query(&stage->world, asked);
    struct buf text;

    buf_init(&text, 1 << 20);
    json_format(list, &text);
    struct str copy = arena_copy(&stage->world.arena, buf_view(&text));
    buf_clear(&text);
    json_destroy(list);
    json_destroy(asked);
    return copy.ptr;
}

static bool knows_ann(const struct stage *stage)
{
    return e2ee_machine_is_signed(stage->bot->machine, STR(ANN_USER), STR("ANN"));
}

static void change_told_while_the_list_is_under_way_is_asked_for_again(void **state)
{
    struct stage *stage = *state;

    tell_changed(stage);
    uint64_t first = next_query(stage);
    assert_true(first > 0);
    tell_changed(stage);
    assert_true(next_query(stage) == 0);
    answer(stage, first, list_of_ann(stage));
    uint64_t second = next_query(stage);
    assert_true(second > 0);
    answer(stage, second, list_of_ann(stage));
    assert_true(next_query(stage) == 0);
    assert_true(knows_ann(stage));
}

static void change_that_was_told_before_a_restart_is_asked_for_after_it(void **state)
{
    struct stage *stage = *state;

    tell_changed(stage);
    assert_true(next_query(stage) > 0);
    world_restart(&stage->world, stage->bot);
    assert_true(next_query(stage) > 0);
}

static void server_that_is_dead_takes_nothing_away_and_holds_up_nobody(void **state)
{
    struct stage *stage = *state;
    struct error why;

    assert_true(world_prepare(&stage->world, stage->bot));
    tell_changed(stage);
    uint64_t query = next_query(stage);
    assert_true(query > 0);
    assert_int_equal(
        e2ee_machine_prepare(stage->bot->machine, STR(ROOM), stage->world.now_ms, &why),
        E2EE_NOT_YET);
    answer(stage, query, "{\"device_keys\":{},\"failures\":{\"localhost\":{}}}");
    assert_true(knows_ann(stage));
    assert_int_equal(
        e2ee_machine_prepare(stage->bot->machine, STR(ROOM), stage->world.now_ms, &why),
        E2EE_READY);
    assert_true(next_query(stage) == 0);
    stage->world.now_ms += 2000;
    assert_true(next_query(stage) > 0);
}

static void who_shares_no_room_any_more_is_not_asked_for(void **state)
{
    struct stage *stage = *state;

    tell(stage, "{\"left\":[\"" ANN_USER "\"]}");
    tell_changed(stage);
    assert_true(next_query(stage) == 0);
    world_state(&stage->world, stage->bot, "m.room.member", ANN_USER,
                "{\"membership\":\"join\"}");
    assert_true(next_query(stage) > 0);
}

/* Forged devices. */

static const unsigned char SEED[CRYPTO_SEED_BYTES] = {7};

struct forgery {
    const char *user, *device, *shown_as;
    bool is_unsigned, has_no_olm;
};

static struct json *forge(struct stage *stage, const struct forgery *forgery)
{
    unsigned char bytes[CRYPTO_PUBLIC_KEY_BYTES];
    const char *name = forgery->shown_as ? forgery->shown_as : forgery->device;
    struct arena *arena = &stage->world.arena;
    struct json *keys = json_object_create();

    assert_true(crypto_public_key(SEED, bytes));
    struct str key = crypto_base64(arena, bytes, sizeof bytes);
    struct str id = arena_format(arena, "ed25519:%s", name);
    json_add_string(keys, "user_id", str_from_c(forgery->user));
    json_add_string(keys, "device_id", str_from_c(forgery->device));
    json_add_string(json_add_array(keys, "algorithms"), NULL,
                    forgery->has_no_olm ? STR("m.none")
                                        : STR("m.olm.v1.curve25519-aes-sha2"));
    struct json *list = json_add_object(keys, "keys");
    json_add_string(list, id.ptr, key);
    json_add_string(list, arena_format(arena, "curve25519:%s", name).ptr, key);
    if (forgery->is_unsigned)
        return keys;
    struct json *result = signing_sign(keys, STR(ANN_USER), id, SEED);
    json_destroy(keys);
    return result;
}

/* How many devices are known once ann's list holds this one, too. */
static size_t count_with(struct stage *stage, const struct forgery *forgery)
{
    const char *name = forgery->shown_as ? forgery->shown_as : forgery->device;
    struct json *forged = forge(stage, forgery);

    assert_non_null(forged);
    world_set_deep(&stage->world.devices, STR(ANN_USER), str_from_c(name), forged);
    tell_changed(stage);
    uint64_t query = next_query(stage);
    assert_true(query > 0);
    answer(stage, query, list_of_ann(stage));
    world_set_deep(&stage->world.devices, STR(ANN_USER), str_from_c(name), NULL);
    return memory_count(&stage->bot->memory, E2EE_DEVICE);
}

static void device_whose_keys_do_not_hold_together_is_none(void **state)
{
    static const struct forgery forgeries[] = {
        {.user = ANN_USER, .device = "EVIL", .is_unsigned = true},
        {.user = ANN_USER, .device = "EVIL", .shown_as = "OTHER"},
        {.user = "@eve:localhost", .device = "EVIL"},
        {.user = ANN_USER, .device = "EVIL", .has_no_olm = true},
    };
    struct stage *stage = *state;
    size_t before = memory_count(&stage->bot->memory, E2EE_DEVICE);

    for (size_t i = 0; i < COUNT_OF(forgeries); i++)
        assert_int_equal(count_with(stage, &forgeries[i]), before);
    assert_int_equal(
        count_with(stage, &(struct forgery){.user = ANN_USER, .device = "FINE"}),
        before + 1);
}

/* Its signature would pass for one of the identity. */
static void device_that_is_named_like_a_key_of_the_identity_is_none(void **state)
{
    struct stage *stage = *state;
    const struct json *identities[] = {stage->world.master, stage->world.self_signing};
    size_t before = memory_count(&stage->bot->memory, E2EE_DEVICE);

    for (size_t i = 0; i < COUNT_OF(identities); i++) {
        struct str key = {0};
        json_to_string(json_first(json_get(json_get(identities[i], ANN_USER), "keys")),
                       &key);
        struct str name = arena_copy(&stage->world.arena, key);
        assert_int_equal(
            count_with(stage, &(struct forgery){.user = ANN_USER, .device = name.ptr}),
            before);
    }
}

static void self_signing_key_that_the_master_key_did_not_sign_signs_nothing(void **state)
{
    struct stage *stage = *state;
    const struct json *key = json_get(stage->world.self_signing, ANN_USER);
    struct json *bare = world_with(key, STR("signatures"), NULL);

    assert_true(knows_ann(stage));
    world_set(&stage->world.self_signing, STR(ANN_USER), bare);
    tell_changed(stage);
    answer(stage, next_query(stage), list_of_ann(stage));
    assert_false(knows_ann(stage));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGED(change_told_while_the_list_is_under_way_is_asked_for_again),
        STAGED(change_that_was_told_before_a_restart_is_asked_for_after_it),
        STAGED(server_that_is_dead_takes_nothing_away_and_holds_up_nobody),
        STAGED(who_shares_no_room_any_more_is_not_asked_for),
        STAGED(device_whose_keys_do_not_hold_together_is_none),
        STAGED(device_that_is_named_like_a_key_of_the_identity_is_none),
        STAGED(self_signing_key_that_the_master_key_did_not_sign_signs_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
