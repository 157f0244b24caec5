/* SPDX-License-Identifier: MIT */
#include "homeserver.h"

#include "matrix/power.h"

static struct str list_of(struct arena *arena, const char *levels,
                          enum matrix_power power)
{
    struct error err = {0};
    struct json *json = json_parse(str_from_c(levels), 1 << 20, &err);
    struct str list = matrix_power_list(json, power, arena);

    json_destroy(json);
    return list;
}

static void power_is_read_with_its_defaults(void **state)
{
    static const struct {
        const char *levels;
        enum matrix_power power;
        const char *list;
    } cases[] = {
        {"{}", MATRIX_POWER_INVITE, "*"},
        {"{}", MATRIX_POWER_LEVELS, ""},
        {"{\"users\":{\"@a:x\":50,\"@b:x\":49}}", MATRIX_POWER_LEVELS, "@a:x"},
        {"{\"users\":{\"@a:x\":50},\"state_default\":60}", MATRIX_POWER_LEVELS, ""},
        {"{\"users\":{\"@a:x\":\" 100 \"},\"events\":{\"m.room.power_levels\":\"100\"}}",
         MATRIX_POWER_LEVELS, "@a:x"},
        {"{\"users_default\":50}", MATRIX_POWER_LEVELS, "*"},
        {"{\"users\":{\"@a:x\":50,\"@b:x\":50,\"nobody\":100},\"invite\":50}",
         MATRIX_POWER_INVITE, "@a:x @b:x"},
        {"{\"users\":[100],\"invite\":{},\"events\":7}", MATRIX_POWER_LEVELS, ""},
    };
    struct arena arena;
    (void)state;

    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_true(str_equal(list_of(&arena, cases[i].levels, cases[i].power),
                              str_from_c(cases[i].list)));
    arena_clear(&arena);
}

static struct str creators_in(struct arena *arena, const char *capture)
{
    struct error err = {0};
    struct json *json = json_parse(homeserver_capture(arena, capture), 1 << 20, &err);
    const struct json *content = json_get(json, "content");
    struct str creators =
        matrix_power_creators(content ? content : json, STR("@ann:localhost"), arena);

    json_destroy(json);
    return creators;
}

static void creators_stand_above_all_since_version_12(void **state)
{
    struct arena arena;
    struct error err = {0};
    (void)state;

    arena_init(&arena);
    assert_true(
        matrix_power_has(creators_in(&arena, "state-create-v12"), STR("@ann:localhost")));
    struct str both = creators_in(&arena, "state-create-trusted-private-chat");
    assert_true(matrix_power_has(both, STR("@ann:localhost")));
    assert_true(str_find_char(both, ' ') != STR_NOT_FOUND);
    assert_false(matrix_power_has(both, STR("@ann:localhos")));
    static const char *const older[] = {"{\"room_version\":\"11\"}", "{}",
                                        "{\"room_version\":\"org.example.new\"}",
                                        "{\"room_version\":12}"};
    for (size_t i = 0; i < COUNT_OF(older); i++) {
        struct json *json = json_parse(str_from_c(older[i]), 1 << 16, &err);
        assert_int_equal(matrix_power_creators(json, STR("@a:x"), &arena).len, 0);
        json_destroy(json);
    }
    arena_clear(&arena);
}

static void a_list_is_bounded(void **state)
{
    struct arena arena;
    struct buf levels;
    (void)state;

    arena_init(&arena);
    buf_init(&levels, 1 << 20);
    buf_add(&levels, STR("{\"users\":{\"@0:x\":100"));
    for (int i = 1; i < 10000; i++)
        buf_format(&levels, ",\"@%d:x\":100", i);
    buf_add(&levels, STR("}}"));
    struct str list = list_of(&arena, buf_c_string(&levels), MATRIX_POWER_LEVELS);
    assert_true(matrix_power_has(list, STR("@15:x")));
    assert_false(matrix_power_has(list, STR("@16:x")));
    buf_clear(&levels);
    arena_clear(&arena);
}

static const struct str admins[] = {STR_INIT("@root:localhost")};
static const struct str admin_rooms[] = {STR_INIT(ROOM)};
static const struct matrix_options with_admins = {
    HOMESERVER_OPTIONS,         .admins = admins,      .admin_count = 1,
    .admin_rooms = admin_rooms, .admin_room_count = 1,
};

static void power_makes_an_admin_only_in_rooms_named_for_it(void **state)
{
    const struct str own_room = STR("!ZFsv2B8e4knjWC5bSjIzLAj5ms2Z0hFI_krzYySRIsw");
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &with_admins);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-joined-v12");
    assert_true(matrix_client_is_admin(server.client, STR(ROOM), STR("@root:localhost")));
    assert_true(matrix_client_is_admin(server.client, STR(ROOM), STR("@ann:localhost")));
    assert_false(matrix_client_is_admin(server.client, STR(ROOM), STR("@eve:localhost")));
    assert_false(matrix_client_is_admin(server.client, own_room, STR("@ann:localhost")));
    assert_true(matrix_client_is_admin(server.client, own_room, STR("@root:localhost")));
    assert_non_null(
        strstr(matrix_client_why_no_admin(server.client, own_room), "admin_rooms"));
    homeserver_timeline(&server,
                        "{\"type\":\"m.room.power_levels\",\"sender\":\"@ann:localhost\","
                        "\"state_key\":\"\",\"event_id\":\"$p\",\"content\":"
                        "{\"users_default\":100}}");
    assert_false(matrix_client_is_admin(server.client, STR(ROOM), STR("@eve:localhost")));
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(power_is_read_with_its_defaults),
        cmocka_unit_test(creators_stand_above_all_since_version_12),
        cmocka_unit_test(a_list_is_bounded),
        cmocka_unit_test(power_makes_an_admin_only_in_rooms_named_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
