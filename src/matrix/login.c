/* SPDX-License-Identifier: MIT */
#include "matrix/login_step.h"

#include <assert.h>
#include <stdlib.h>

#include "matrix/filter.h"
#include "matrix/room.h"

enum { ANSWER_BYTES_MAX = 1024 * 1024 };

void matrix_login_init(struct matrix_login *login, const struct matrix_options *options,
                       struct random *random)
{
    *login = (struct matrix_login){
        .options = options,
        .random = random,
        .base = alloc_copy(options->homeserver.ptr, options->homeserver.len),
        .well_known_base = alloc_copy("", 0),
        .well_known_path = alloc_copy("", 0),
        .device = alloc_copy("", 0),
        .filter = alloc_copy("", 0),
        .sender = alloc_copy("", 0),
    };
    login->state =
        options->homeserver.len > 0 ? MATRIX_LOGIN_VERSIONS : MATRIX_LOGIN_WELL_KNOWN;
    matrix_tokens_init(&login->tokens);
    matrix_oauth_init(&login->oauth);
}

void matrix_login_clear(struct matrix_login *login)
{
    matrix_tokens_clear(&login->tokens);
    matrix_oauth_clear(&login->oauth);
    free(login->base);
    free(login->well_known_base);
    free(login->well_known_path);
    free(login->device);
    free(login->filter);
    free(login->sender);
}

/* The filter is kept as "hash id". */
static void restore_filter(struct matrix_login *login, struct str value)
{
    struct str hash, id;
    char own[17];

    if (str_cut(value, ' ', &hash, &id) && str_equal(hash, matrix_filter_hash(own)))
        matrix_room_set(&login->filter, id);
}

/* What an earlier login has found is not looked for again. */
static void restore_base(struct matrix_login *login, struct str value)
{
    if (login->options->homeserver.len > 0 || value.len == 0)
        return;
    matrix_room_set(&login->base, value);
    login->state = MATRIX_LOGIN_VERSIONS;
}

void matrix_login_restore(struct matrix_login *login, struct str key, struct str value)
{
    matrix_tokens_restore(&login->tokens, key, value);
    matrix_oauth_restore(&login->oauth, key, value);
    if (str_equal(key, STR("device")))
        matrix_room_set(&login->device, value);
    else if (str_equal(key, STR("filter")))
        restore_filter(login, value);
    else if (str_equal(key, STR("base_url")))
        restore_base(login, value);
    else if (str_equal(key, STR("sender")))
        matrix_room_set(&login->sender, value);
}

static const struct {
    void (*call)(const struct matrix_login *login, struct matrix_call *call);
    enum matrix_login_outcome (*take)(struct matrix_login *login,
                                      const struct matrix_reply *answer);
} STATES[] = {
    [MATRIX_LOGIN_WELL_KNOWN] = {matrix_call_well_known, matrix_take_well_known},
    [MATRIX_LOGIN_VERSIONS] = {matrix_call_versions, matrix_take_versions},
    [MATRIX_LOGIN_FLOWS] = {matrix_call_flows, matrix_take_flows},
    [MATRIX_LOGIN_PASSWORD] = {matrix_call_password, matrix_take_password},
    [MATRIX_LOGIN_METADATA] = {matrix_call_metadata, matrix_take_metadata},
    [MATRIX_LOGIN_REGISTER] = {matrix_call_register, matrix_take_register},
    [MATRIX_LOGIN_DEVICE] = {matrix_call_device, matrix_take_device},
    [MATRIX_LOGIN_POLL] = {matrix_call_poll, matrix_take_poll},
    [MATRIX_LOGIN_REFRESH] = {matrix_call_refresh, matrix_take_refresh},
    [MATRIX_LOGIN_WHOAMI] = {matrix_call_whoami, matrix_take_whoami},
    [MATRIX_LOGIN_FILTER] = {matrix_call_filter, matrix_take_filter},
};

void matrix_login_call(const struct matrix_login *login, struct matrix_call *call)
{
    assert(login->state != MATRIX_LOGIN_DONE);
    STATES[login->state].call(login, call);
}

enum matrix_login_outcome matrix_login_answer(struct matrix_login *login,
                                              const struct matrix_response *response,
                                              const struct matrix_refusal *refusal,
                                              struct matrix_changes *changes,
                                              struct error *text)
{
    struct matrix_reply answer = {response, refusal, NULL, changes, text};
    struct error err = {0};
    struct json *json = NULL;
    enum matrix_login_outcome outcome;

    login->wait_ms = 0;
    login->notice.kind = ERROR_NONE;
    if (response->status >= 200 && response->status <= 299) {
        json = json_parse(response->body, ANSWER_BYTES_MAX, &err);
        answer.json = json;
        if (!json_object_is_sound(json)) {
            json_destroy(json);
            return matrix_login_fail(&answer, "the server's answer is no sound JSON");
        }
    }
    outcome = STATES[login->state].take(login, &answer);
    json_destroy(json);
    return outcome;
}
