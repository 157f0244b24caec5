/* SPDX-License-Identifier: MIT */
#include "matrix/oauth.h"

#include <stdlib.h>

#include "matrix/discovery.h"
#include "matrix/room.h"

enum { INTERVAL_MS = 5 * 1000, INTERVAL_MAX_S = 300, CODE_BYTES_MAX = 2048 };

#define DEVICE_GRANT "urn:ietf:params:oauth:grant-type:device_code"

static const size_t STRINGS[] = {
    offsetof(struct matrix_oauth, registration_url),
    offsetof(struct matrix_oauth, device_url),
    offsetof(struct matrix_oauth, token_url),
    offsetof(struct matrix_oauth, revocation_url),
    offsetof(struct matrix_oauth, client),
    offsetof(struct matrix_oauth, device_code),
};

static char **place_of(struct matrix_oauth *oauth, size_t i)
{
    return (char **)(void *)((char *)oauth + STRINGS[i]);
}

void matrix_oauth_init(struct matrix_oauth *oauth)
{
    *oauth = (struct matrix_oauth){.interval_ms = INTERVAL_MS};
    for (size_t i = 0; i < COUNT_OF(STRINGS); i++)
        *place_of(oauth, i) = alloc_copy("", 0);
}

void matrix_oauth_clear(struct matrix_oauth *oauth)
{
    explicit_bzero(oauth->device_code, strlen(oauth->device_code));
    for (size_t i = 0; i < COUNT_OF(STRINGS); i++)
        free(*place_of(oauth, i));
}

void matrix_oauth_restore(struct matrix_oauth *oauth, struct str key, struct str value)
{
    if (str_equal(key, STR("oauth_client")))
        matrix_room_set(&oauth->client, value);
    else if (str_equal(key, STR("oauth_token_url")))
        matrix_room_set(&oauth->token_url, value);
    else if (str_equal(key, STR("oauth_revocation_url")))
        matrix_room_set(&oauth->revocation_url, value);
}

bool matrix_oauth_is_used(const struct matrix_oauth *oauth)
{
    return *oauth->client && *oauth->token_url;
}

/* The endpoints were judged when they were taken. */
static void call_endpoint(struct matrix_call *call, const char *url)
{
    struct str base = {0}, path = {0};

    matrix_url_split(str_from_c(url), &base, &path);
    matrix_call_init(call, "POST", "");
    buf_add(&call->base, base);
    buf_add(&call->path, path.len > 0 ? path : STR("/"));
    call->needs_token = false;
    call->is_secret = true;
}

void matrix_oauth_call_metadata(struct matrix_call *call)
{
    matrix_call_init(call, "GET", "/_matrix/client/v1/auth_metadata");
    call->needs_token = false;
}

void matrix_oauth_call_register(const struct matrix_oauth *oauth, struct str user,
                                struct matrix_call *call)
{
    struct json *body = json_object_create();
    struct arena scratch;

    arena_init(&scratch);
    json_add_string(body, "client_name", STR("faqd"));
    json_add_string(body, "client_uri", matrix_discovery_origin(&scratch, user));
    json_add_string(body, "application_type", STR("native"));
    json_add_string(body, "token_endpoint_auth_method", STR("none"));
    struct json *grants = json_add_array(body, "grant_types");
    json_add_string(grants, NULL, STR(DEVICE_GRANT));
    json_add_string(grants, NULL, STR("refresh_token"));
    json_add_array(body, "response_types");
    call_endpoint(call, oauth->registration_url);
    matrix_call_body(call, body);
    json_destroy(body);
    arena_clear(&scratch);
}

void matrix_oauth_call_device(const struct matrix_oauth *oauth, struct str device,
                              struct matrix_call *call)
{
    struct arena scratch;

    arena_init(&scratch);
    call_endpoint(call, oauth->device_url);
    matrix_call_form(call, "client_id", str_from_c(oauth->client));
    matrix_call_form(call, "scope",
                     arena_format(&scratch,
                                  "urn:matrix:client:api:* urn:matrix:client:device:%.*s",
                                  STR_ARG(device)));
    arena_clear(&scratch);
}

void matrix_oauth_call_poll(const struct matrix_oauth *oauth, struct matrix_call *call)
{
    call_endpoint(call, oauth->token_url);
    matrix_call_form(call, "grant_type", STR(DEVICE_GRANT));
    matrix_call_form(call, "device_code", str_from_c(oauth->device_code));
    matrix_call_form(call, "client_id", str_from_c(oauth->client));
}

void matrix_oauth_call_refresh(const struct matrix_oauth *oauth, const char *refresh,
                               struct matrix_call *call)
{
    call_endpoint(call, oauth->token_url);
    matrix_call_form(call, "grant_type", STR("refresh_token"));
    matrix_call_form(call, "refresh_token", str_from_c(refresh));
    matrix_call_form(call, "client_id", str_from_c(oauth->client));
}

void matrix_oauth_call_revoke(const struct matrix_oauth *oauth, struct str token,
                              struct matrix_call *call)
{
    call_endpoint(call, oauth->revocation_url);
    matrix_call_form(call, "token", token);
    matrix_call_form(call, "client_id", str_from_c(oauth->client));
}

static bool take_url(const struct json *json, const char *key, char **place,
                     struct error *err)
{
    struct str url = json_string(json, key), base, path;

    if (!matrix_url_split(url, &base, &path))
        return error_set(err, ERROR_CONFIG,
                         "the server offers no login by code in a browser (%s): set "
                         "password_file",
                         key);
    matrix_room_set(place, url);
    return true;
}

bool matrix_oauth_take_metadata(struct matrix_oauth *oauth, const struct json *json,
                                struct error *err)
{
    struct error none;

    if (!take_url(json, "revocation_endpoint", &oauth->revocation_url, &none))
        matrix_room_set(&oauth->revocation_url, STR(""));
    return take_url(json, "token_endpoint", &oauth->token_url, err)
           && take_url(json, "device_authorization_endpoint", &oauth->device_url, err)
           && (*oauth->client
               || take_url(json, "registration_endpoint", &oauth->registration_url, err));
}

bool matrix_oauth_take_client(struct matrix_oauth *oauth, const struct json *json,
                              struct matrix_changes *changes, struct error *err)
{
    struct str client = json_string(json, "client_id");

    if (client.len == 0 || client.len > CODE_BYTES_MAX)
        return error_set(err, ERROR_NETWORK, "the server registered us without an id");
    matrix_room_set(&oauth->client, client);
    matrix_changes_set(changes, "oauth_client", client);
    matrix_changes_set(changes, "oauth_token_url", str_from_c(oauth->token_url));
    if (*oauth->revocation_url)
        matrix_changes_set(changes, "oauth_revocation_url",
                           str_from_c(oauth->revocation_url));
    return true;
}

void matrix_oauth_forget_client(struct matrix_oauth *oauth,
                                struct matrix_changes *changes)
{
    matrix_room_set(&oauth->client, STR(""));
    matrix_changes_unset(changes, "oauth_client");
}

/* It is shown to a person, in the log. */
static bool is_code(struct str code)
{
    for (size_t i = 0; i < code.len; i++)
        if (!char_is_alnum_ascii(code.ptr[i]) && code.ptr[i] != '-')
            return false;
    return code.len > 0 && code.len <= 64;
}

bool matrix_oauth_take_device(struct matrix_oauth *oauth, const struct json *json,
                              struct error *notice, struct error *err)
{
    struct str code = json_string(json, "device_code");
    struct str shown = json_string(json, "user_code");
    struct str url = json_string(json, "verification_uri"), base, path;
    int64_t interval_s = INTERVAL_MS / 1000;

    if (code.len == 0 || code.len > CODE_BYTES_MAX || !is_code(shown)
        || !matrix_url_split(url, &base, &path))
        return error_set(err, ERROR_NETWORK, "the server gave no code for a login");
    json_to_i64(json_get(json, "interval"), &interval_s);
    if (interval_s < 1 || interval_s > INTERVAL_MAX_S)
        interval_s = INTERVAL_MS / 1000;
    oauth->interval_ms = interval_s * 1000;
    matrix_room_set(&oauth->device_code, code);
    struct str whole = json_string(json, "verification_uri_complete");
    bool has_whole = matrix_url_split(whole, &base, &path);
    error_set(notice, ERROR_CONFIG,
              "to log in, open %.*s in a browser and enter %.*s%s%.*s", STR_ARG(url),
              STR_ARG(shown), has_whole ? "; or open " : "",
              has_whole ? (int)whole.len : 0, whole.ptr);
    return true;
}

struct matrix_new_tokens matrix_oauth_tokens(const struct json *json)
{
    int64_t lifetime_s = 0;

    /* RFC 6749, 7.1: one of an unknown kind must not be used. */
    if (!str_equal_ascii_nocase(json_string(json, "token_type"), STR("bearer")))
        return (struct matrix_new_tokens){0};
    json_to_i64(json_get(json, "expires_in"), &lifetime_s);
    return (struct matrix_new_tokens){
        .access = json_string(json, "access_token"),
        .refresh = json_string(json, "refresh_token"),
        .lifetime_ms =
            lifetime_s > 0 && lifetime_s < INT64_MAX / 1000 ? lifetime_s * 1000 : 0,
    };
}

enum matrix_oauth_refusal matrix_oauth_read_refusal(struct matrix_oauth *oauth,
                                                    struct str body)
{
    static const struct {
        const char *error;
        enum matrix_oauth_refusal refusal;
    } ERRORS[] = {
        {"authorization_pending", MATRIX_OAUTH_PENDING},
        {"slow_down", MATRIX_OAUTH_PENDING},
        {"expired_token", MATRIX_OAUTH_EXPIRED},
        {"access_denied", MATRIX_OAUTH_DENIED},
        {"invalid_client", MATRIX_OAUTH_STRANGER},
    };
    struct error err = {0};
    struct json *json = json_parse(body, MATRIX_ERROR_BODY_MAX, &err);
    struct str error = json_string(json, "error");
    enum matrix_oauth_refusal refusal = MATRIX_OAUTH_OTHER;

    for (size_t i = 0; i < COUNT_OF(ERRORS); i++)
        if (str_equal(error, str_from_c(ERRORS[i].error)))
            refusal = ERRORS[i].refusal;
    if (str_equal(error, STR("slow_down")) && oauth->interval_ms < INTERVAL_MAX_S * 1000)
        oauth->interval_ms += INTERVAL_MS;
    json_destroy(json);
    return refusal;
}
