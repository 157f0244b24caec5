/* SPDX-License-Identifier: MIT */
#include "matrix/login_step.h"

#include "base/random.h"

enum { DEVICE_LETTERS = 10, REFRESH_AGAIN_MS = 10 * 1000 };

void matrix_call_password(const struct matrix_login *login, struct matrix_call *call)
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
    if (login->wants_refresh)
        json_add_bool(body, "refresh_token", true);
    matrix_call_init(call, "POST", "/_matrix/client/v3/login");
    matrix_call_body(call, body);
    call->needs_token = false;
    call->is_secret = true;
    json_destroy(body);
}

void matrix_call_metadata(const struct matrix_login *login, struct matrix_call *call)
{
    (void)login;
    matrix_oauth_call_metadata(call);
}

void matrix_call_register(const struct matrix_login *login, struct matrix_call *call)
{
    matrix_oauth_call_register(&login->oauth, login->options->user, call);
}

void matrix_call_device(const struct matrix_login *login, struct matrix_call *call)
{
    matrix_oauth_call_device(&login->oauth, str_from_c(login->device), call);
}

void matrix_call_poll(const struct matrix_login *login, struct matrix_call *call)
{
    matrix_oauth_call_poll(&login->oauth, call);
}

void matrix_call_refresh(const struct matrix_login *login, struct matrix_call *call)
{
    if (matrix_oauth_is_used(&login->oauth)) {
        matrix_oauth_call_refresh(&login->oauth, login->tokens.refresh, call);
        return;
    }
    struct json *body = json_object_create();
    json_add_string(body, "refresh_token", str_from_c(login->tokens.refresh));
    matrix_call_init(call, "POST", "/_matrix/client/v3/refresh");
    matrix_call_body(call, body);
    call->needs_token = false;
    call->is_secret = true;
    json_destroy(body);
}

/* Only a wrong password or a closed account needs a person; all else may pass. */
static enum matrix_login_outcome password_refused(const struct matrix_reply *answer)
{
    if (!matrix_refusal_is(answer->refusal, "M_FORBIDDEN")
        && !matrix_refusal_is(answer->refusal, "M_USER_DEACTIVATED"))
        return matrix_login_fail(answer, answer->refusal->text);
    error_set(answer->text, ERROR_CONFIG, "%s; check user and password_file",
              answer->refusal->text);
    return MATRIX_LOGIN_STOP;
}

static struct matrix_new_tokens read_tokens(const struct json *json)
{
    struct matrix_new_tokens tokens = {
        .access = json_string(json, "access_token"),
        .refresh = json_string(json, "refresh_token"),
    };

    json_to_i64(json_get(json, "expires_in_ms"), &tokens.lifetime_ms);
    return tokens;
}

enum matrix_login_outcome matrix_take_password(struct matrix_login *login,
                                               const struct matrix_reply *answer)
{
    struct matrix_new_tokens tokens = read_tokens(answer->json);

    if (!answer->json)
        return password_refused(answer);
    if (!matrix_tokens_take(&login->tokens, &tokens, login->now_ms, answer->changes))
        return matrix_login_fail(answer, "the login gave no access token");
    matrix_login_keep_device(login, json_string(answer->json, "device_id"),
                             answer->changes);
    /* A token that ends and cannot be refreshed: ask for one that can. */
    bool is_mortal = tokens.lifetime_ms > 0 && tokens.refresh.len == 0;
    if (is_mortal && !login->wants_refresh) {
        login->wants_refresh = true;
        return MATRIX_LOGIN_GOES_ON;
    }
    return matrix_login_go_on(login, MATRIX_LOGIN_WHOAMI);
}

static void make_device(struct matrix_login *login, struct matrix_changes *changes)
{
    char device[DEVICE_LETTERS + 1] = {0};

    if (*login->device)
        return;
    for (size_t i = 0; i < DEVICE_LETTERS; i++)
        device[i] = (char)('A' + random_below(login->random, 26));
    matrix_login_keep_device(login, str_from_c(device), changes);
}

enum matrix_login_outcome matrix_take_metadata(struct matrix_login *login,
                                               const struct matrix_reply *answer)
{
    unsigned status = answer->response->status;

    if (status == 404 || status == 400)
        return matrix_login_stop(
            answer, "the server offers no login in a browser: set password_file");
    if (!answer->json)
        return matrix_login_fail(answer, answer->refusal->text);
    if (!matrix_oauth_take_metadata(&login->oauth, answer->json, answer->text))
        return MATRIX_LOGIN_STOP;
    make_device(login, answer->changes);
    return matrix_login_go_on(login, *login->oauth.client ? MATRIX_LOGIN_DEVICE
                                                          : MATRIX_LOGIN_REGISTER);
}

enum matrix_login_outcome matrix_take_register(struct matrix_login *login,
                                               const struct matrix_reply *answer)
{
    if (!answer->json)
        return matrix_login_fail(answer, answer->refusal->text);
    if (!matrix_oauth_take_client(&login->oauth, answer->json, answer->changes,
                                  answer->text))
        return MATRIX_LOGIN_FAILED;
    return matrix_login_go_on(login, MATRIX_LOGIN_DEVICE);
}

/* Servers may delete clients that nobody used for a while. */
static enum matrix_login_outcome register_again(struct matrix_login *login,
                                                const struct matrix_reply *answer)
{
    matrix_oauth_forget_client(&login->oauth, answer->changes);
    login->state = MATRIX_LOGIN_METADATA;
    return matrix_login_fail(answer, "the server does not know us any more: registering "
                                     "again");
}

static enum matrix_login_outcome device_refused(struct matrix_login *login,
                                                const struct matrix_reply *answer)
{
    if (matrix_oauth_read_refusal(&login->oauth, answer->response->body)
        == MATRIX_OAUTH_STRANGER)
        return register_again(login, answer);
    return matrix_login_fail(answer, answer->refusal->text);
}

enum matrix_login_outcome matrix_take_device(struct matrix_login *login,
                                             const struct matrix_reply *answer)
{
    if (!answer->json)
        return device_refused(login, answer);
    if (!matrix_oauth_take_device(&login->oauth, answer->json, &login->notice,
                                  answer->text))
        return MATRIX_LOGIN_FAILED;
    login->wait_ms = login->oauth.interval_ms;
    return matrix_login_go_on(login, MATRIX_LOGIN_POLL);
}

static enum matrix_login_outcome poll_refused(struct matrix_login *login,
                                              const struct matrix_reply *answer)
{
    switch (matrix_oauth_read_refusal(&login->oauth, answer->response->body)) {
    case MATRIX_OAUTH_PENDING:
        login->wait_ms = login->oauth.interval_ms;
        return MATRIX_LOGIN_GOES_ON;
    case MATRIX_OAUTH_EXPIRED: return matrix_login_go_on(login, MATRIX_LOGIN_DEVICE);
    case MATRIX_OAUTH_DENIED:
        return matrix_login_stop(answer, "the login in the browser was denied");
    case MATRIX_OAUTH_STRANGER: return register_again(login, answer);
    case MATRIX_OAUTH_OTHER: break;
    }
    if (!answer->refusal->is_transient)
        login->state = MATRIX_LOGIN_DEVICE;
    return matrix_login_fail(answer, answer->refusal->text);
}

enum matrix_login_outcome matrix_take_poll(struct matrix_login *login,
                                           const struct matrix_reply *answer)
{
    struct matrix_new_tokens tokens = matrix_oauth_tokens(answer->json);

    if (!answer->json)
        return poll_refused(login, answer);
    if (!matrix_tokens_take(&login->tokens, &tokens, login->now_ms, answer->changes))
        return matrix_login_fail(answer, "the login gave no access token");
    return matrix_login_go_on(login, MATRIX_LOGIN_WHOAMI);
}

static bool is_void(const struct matrix_login *login, const struct matrix_reply *answer)
{
    unsigned status = answer->response->status;

    if (matrix_oauth_is_used(&login->oauth))
        return status >= 400 && status <= 499 && !answer->refusal->is_transient;
    return status == 401 || status == 403;
}

/* A refresh token that is void ends the session, softly or not; all else may pass, and the
 * old pair is good until the next one was used. */
static enum matrix_login_outcome refresh_refused(struct matrix_login *login,
                                                 const struct matrix_reply *answer)
{
    bool is_usable = !login->was_refused && login->now_ms < login->tokens.expires_ms;

    if (!is_void(login, answer) && is_usable) {
        login->refresh_ms = login->now_ms + REFRESH_AGAIN_MS;
        return matrix_login_go_on(login, MATRIX_LOGIN_DONE);
    }
    if (!is_void(login, answer))
        return matrix_login_fail(answer, answer->refusal->text);
    matrix_tokens_forget(&login->tokens, answer->changes);
    if (matrix_login_again(login, login->is_soft, answer->changes))
        return matrix_login_fail(answer, "the session has ended: logging in again");
    matrix_login_forget(login, answer->changes);
    return matrix_login_stop(
        answer, "the session was ended on the server: start again to log in as a "
                "new device");
}

enum matrix_login_outcome matrix_take_refresh(struct matrix_login *login,
                                              const struct matrix_reply *answer)
{
    struct matrix_new_tokens tokens = matrix_oauth_is_used(&login->oauth)
                                          ? matrix_oauth_tokens(answer->json)
                                          : read_tokens(answer->json);

    if (!answer->json)
        return refresh_refused(login, answer);
    if (!matrix_tokens_take(&login->tokens, &tokens, login->now_ms, answer->changes))
        return matrix_login_fail(answer, "the refresh gave no access token");
    login->was_refused = false;
    matrix_login_note_sender(login, answer->changes);
    return matrix_login_go_on(login,
                              *login->filter ? MATRIX_LOGIN_DONE : MATRIX_LOGIN_WHOAMI);
}
