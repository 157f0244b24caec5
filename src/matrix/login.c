/* SPDX-License-Identifier: MIT */
#include "matrix/login.h"

#include <stdio.h>
#include <stdlib.h>

#include "matrix/room.h"

enum { TIMELINE_LIMIT = 50, TOKEN_BYTES_MAX = 8 * 1024, ANSWER_BYTES_MAX = 1024 * 1024 };

void matrix_login_init(struct matrix_login *login, const struct matrix_options *options)
{
    *login = (struct matrix_login){
        .options = options,
        .authorization = alloc_copy("", 0),
        .device = alloc_copy("", 0),
        .filter = alloc_copy("", 0),
    };
}

/* Overwritten, so that it does not linger in free memory. */
static void wipe(char *secret)
{
    explicit_bzero(secret, strlen(secret));
    free(secret);
}

void matrix_login_clear(struct matrix_login *login)
{
    wipe(login->authorization);
    free(login->device);
    free(login->filter);
}

static void set_token(struct matrix_login *login, struct str token)
{
    struct buf header;

    buf_init(&header, TOKEN_BYTES_MAX);
    if (token.len > 0)
        buf_format(&header, "Bearer %.*s", STR_ARG(token));
    wipe(login->authorization);
    login->authorization = alloc_copy(buf_view(&header).ptr, buf_view(&header).len);
    if (header.bytes)
        explicit_bzero(header.bytes, header.capacity);
    buf_clear(&header);
}

static struct str filter_hash(char out[17])
{
    struct json *filter = matrix_login_filter(TIMELINE_LIMIT);
    struct buf text;

    buf_init(&text, MATRIX_PATH_MAX);
    json_format(filter, &text);
    snprintf(out, 17, "%016llx", (unsigned long long)str_hash(buf_view(&text), 0));
    buf_clear(&text);
    json_destroy(filter);
    return str_make(out, 16);
}

/* The filter is kept as "hash id": an id of another filter is of no use. */
static void restore_filter(struct matrix_login *login, struct str value)
{
    struct str hash, id;
    char own[17];

    if (str_cut(value, ' ', &hash, &id) && str_equal(hash, filter_hash(own)))
        matrix_room_set(&login->filter, id);
}

void matrix_login_restore(struct matrix_login *login, struct str key, struct str value)
{
    if (str_equal(key, STR("token")))
        set_token(login, value);
    else if (str_equal(key, STR("device")))
        matrix_room_set(&login->device, value);
    else if (str_equal(key, STR("filter")))
        restore_filter(login, value);
}

static void add_types(struct json *parent, const char *const *types, size_t count)
{
    struct json *list = json_add_array(parent, "types");

    for (size_t i = 0; i < count; i++)
        json_add_string(list, NULL, str_from_c(types[i]));
}

struct json *matrix_login_filter(unsigned timeline_limit)
{
    static const char *const state_types[] = {
        "m.room.member",       "m.room.create",    "m.room.encryption",
        "m.room.power_levels", "m.room.tombstone", "m.room.history_visibility",
    };
    static const char *const timeline_types[] = {
        "m.room.message",    "m.room.encrypted",
        "m.room.member",     "m.room.create",
        "m.room.encryption", "m.room.power_levels",
        "m.room.tombstone",  "m.room.redaction",
        "m.reaction",        "m.room.history_visibility",
    };
    struct json *filter = json_object_create();
    struct json *room = json_add_object(filter, "room");
    struct json *timeline = json_add_object(room, "timeline");
    struct json *state = json_add_object(room, "state");

    json_add_i64(timeline, "limit", timeline_limit);
    json_add_bool(timeline, "lazy_load_members", true);
    add_types(timeline, timeline_types, COUNT_OF(timeline_types));
    json_add_bool(state, "lazy_load_members", true);
    add_types(state, state_types, COUNT_OF(state_types));
    add_types(json_add_object(room, "ephemeral"), NULL, 0);
    add_types(json_add_object(room, "account_data"), NULL, 0);
    add_types(json_add_object(filter, "presence"), NULL, 0);
    add_types(json_add_object(filter, "account_data"), NULL, 0);
    return filter;
}

static void call_password(const struct matrix_login *login, struct matrix_call *call)
{
    struct json *body = json_object_create();
    struct json *who = json_add_object(body, "identifier");

    json_add_string(body, "type", STR("m.login.password"));
    json_add_string(who, "type", STR("m.id.user"));
    json_add_string(who, "user", login->options->user);
    json_add_string(body, "password", login->options->password);
    if (*login->device)
        json_add_string(body, "device_id", str_from_c(login->device));
    json_add_string(body, "initial_device_display_name", STR("faqd"));
    matrix_call_init(call, "POST", "/_matrix/client/v3/login");
    matrix_call_body(call, body);
    call->needs_token = false;
    call->is_secret = true;
    json_destroy(body);
}

static void call_filter(const struct matrix_login *login, struct matrix_call *call)
{
    struct json *filter = matrix_login_filter(TIMELINE_LIMIT);

    matrix_call_init(call, "POST", "/_matrix/client/v3/user/");
    matrix_call_segment(call, login->options->user);
    matrix_call_path(call, "/filter");
    matrix_call_body(call, filter);
    json_destroy(filter);
}

void matrix_login_call(const struct matrix_login *login, struct matrix_call *call)
{
    switch (login->state) {
    case MATRIX_LOGIN_VERSIONS:
        matrix_call_init(call, "GET", "/_matrix/client/versions");
        call->needs_token = false;
        break;
    case MATRIX_LOGIN_PASSWORD: call_password(login, call); break;
    case MATRIX_LOGIN_WHOAMI:
        matrix_call_init(call, "GET", "/_matrix/client/v3/account/whoami");
        break;
    case MATRIX_LOGIN_FILTER:
    case MATRIX_LOGIN_DONE: call_filter(login, call); break;
    }
}

static enum matrix_login_outcome fail(struct error *text, const char *what)
{
    error_set(text, ERROR_NETWORK, "%s", what);
    return MATRIX_LOGIN_FAILED;
}

static enum matrix_login_outcome take_versions(struct matrix_login *login,
                                               const struct json *json,
                                               struct error *text)
{
    if (!json_is_array(json_get(json, "versions")))
        return fail(text, "this is not a Matrix homeserver: it names no versions");
    if (login->options->token.len > 0)
        set_token(login, login->options->token);
    login->state = *login->authorization ? MATRIX_LOGIN_WHOAMI : MATRIX_LOGIN_PASSWORD;
    return MATRIX_LOGIN_GOES_ON;
}

static void keep_device(struct matrix_login *login, struct str device,
                        struct matrix_changes *changes)
{
    if (device.len == 0 || str_equal(device, str_from_c(login->device)))
        return;
    matrix_room_set(&login->device, device);
    matrix_changes_set(changes, "device", device);
}

static enum matrix_login_outcome take_token(struct matrix_login *login,
                                            const struct json *json,
                                            struct matrix_changes *changes,
                                            struct error *text)
{
    struct str token = json_string(json, "access_token");

    if (token.len == 0 || token.len > TOKEN_BYTES_MAX / 2
        || str_find_char(token, '\n') != STR_NOT_FOUND
        || str_find_char(token, '\r') != STR_NOT_FOUND)
        return fail(text, "the login gave no access token");
    set_token(login, token);
    matrix_changes_set(changes, "token", token);
    keep_device(login, json_string(json, "device_id"), changes);
    login->state = MATRIX_LOGIN_WHOAMI;
    return MATRIX_LOGIN_GOES_ON;
}

static enum matrix_login_outcome take_whoami(struct matrix_login *login,
                                             const struct json *json,
                                             struct matrix_changes *changes,
                                             struct error *text)
{
    struct str user = json_string(json, "user_id");

    if (user.len == 0)
        return fail(text, "the server does not say who we are");
    if (!str_equal(user, login->options->user)) {
        error_set(text, ERROR_CONFIG,
                  "the account is %.*s, but the configuration says user = \"%.*s\"",
                  STR_ARG(user), STR_ARG(login->options->user));
        return MATRIX_LOGIN_STOP;
    }
    keep_device(login, json_string(json, "device_id"), changes);
    login->state = *login->filter ? MATRIX_LOGIN_DONE : MATRIX_LOGIN_FILTER;
    return MATRIX_LOGIN_GOES_ON;
}

static enum matrix_login_outcome take_filter(struct matrix_login *login,
                                             const struct json *json,
                                             struct matrix_changes *changes,
                                             struct error *text)
{
    struct str id = json_string(json, "filter_id");
    char hash[17], kept[300];

    if (id.len == 0 || id.len > MATRIX_ID_MAX)
        return fail(text, "the server gave no filter id");
    filter_hash(hash);
    snprintf(kept, sizeof kept, "%s %.*s", hash, STR_ARG(id));
    matrix_room_set(&login->filter, id);
    matrix_changes_set(changes, "filter", str_from_c(kept));
    login->state = MATRIX_LOGIN_DONE;
    return MATRIX_LOGIN_GOES_ON;
}

static enum matrix_login_outcome take_answer(struct matrix_login *login,
                                             const struct json *json,
                                             struct matrix_changes *changes,
                                             struct error *text)
{
    switch (login->state) {
    case MATRIX_LOGIN_VERSIONS: return take_versions(login, json, text);
    case MATRIX_LOGIN_PASSWORD: return take_token(login, json, changes, text);
    case MATRIX_LOGIN_WHOAMI: return take_whoami(login, json, changes, text);
    case MATRIX_LOGIN_FILTER: return take_filter(login, json, changes, text);
    case MATRIX_LOGIN_DONE: break;
    }
    return MATRIX_LOGIN_GOES_ON;
}

/* Only a wrong password or a closed account needs a person; all else may pass. */
static enum matrix_login_outcome take_refusal(const struct matrix_login *login,
                                              const struct matrix_refusal *refusal,
                                              struct error *text)
{
    bool is_person_needed = matrix_refusal_is(refusal, "M_FORBIDDEN")
                            || matrix_refusal_is(refusal, "M_USER_DEACTIVATED");

    if (login->state != MATRIX_LOGIN_PASSWORD || !is_person_needed)
        return fail(text, refusal->text);
    error_set(text, ERROR_CONFIG, "%s; check user and password_file", refusal->text);
    return MATRIX_LOGIN_STOP;
}

enum matrix_login_outcome matrix_login_answer(struct matrix_login *login,
                                              const struct matrix_response *response,
                                              const struct matrix_refusal *refusal,
                                              struct matrix_changes *changes,
                                              struct error *text)
{
    struct error err = {0};
    enum matrix_login_outcome outcome;

    if (response->status < 200 || response->status > 299)
        return take_refusal(login, refusal, text);
    struct json *json = json_parse(response->body, ANSWER_BYTES_MAX, &err);
    if (json_object_is_sound(json))
        outcome = take_answer(login, json, changes, text);
    else
        outcome = fail(text, "the server's answer is no sound JSON");
    json_destroy(json);
    return outcome;
}

bool matrix_login_again(struct matrix_login *login, struct matrix_changes *changes)
{
    if (login->options->password.len == 0)
        return false;
    set_token(login, STR(""));
    matrix_changes_unset(changes, "token");
    login->state = MATRIX_LOGIN_PASSWORD;
    return true;
}

void matrix_login_forget(struct matrix_login *login, struct matrix_changes *changes)
{
    set_token(login, STR(""));
    matrix_room_set(&login->device, STR(""));
    matrix_changes_unset(changes, "token");
    matrix_changes_unset(changes, "device");
}

void matrix_login_forget_filter(struct matrix_login *login,
                                struct matrix_changes *changes)
{
    matrix_room_set(&login->filter, STR(""));
    matrix_changes_unset(changes, "filter");
    login->state = MATRIX_LOGIN_FILTER;
}
