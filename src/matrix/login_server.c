/* SPDX-License-Identifier: MIT */
#include "matrix/login_step.h"

#include "matrix/discovery.h"
#include "matrix/room.h"

void matrix_call_well_known(const struct matrix_login *login, struct matrix_call *call)
{
    struct arena scratch;

    arena_init(&scratch);
    matrix_call_init(call, "GET",
                     *login->well_known_path ? login->well_known_path
                                             : "/.well-known/matrix/client");
    buf_add(&call->base, *login->well_known_base
                             ? str_from_c(login->well_known_base)
                             : matrix_discovery_origin(&scratch, login->options->user));
    call->needs_token = false;
    arena_clear(&scratch);
}

void matrix_call_versions(const struct matrix_login *login, struct matrix_call *call)
{
    (void)login;
    matrix_call_init(call, "GET", "/_matrix/client/versions");
    call->needs_token = false;
}

void matrix_call_flows(const struct matrix_login *login, struct matrix_call *call)
{
    (void)login;
    matrix_call_init(call, "GET", "/_matrix/client/v3/login");
    call->needs_token = false;
}

static void set_base(struct matrix_login *login, struct str base,
                     struct matrix_changes *changes)
{
    matrix_room_set(&login->base, base);
    matrix_changes_set(changes, "base_url", base);
}

/* A redirect may lead on a few times; without a file the name itself is the server. */
static enum matrix_login_outcome well_known_refused(struct matrix_login *login,
                                                    const struct matrix_reply *answer)
{
    unsigned status = answer->response->status;
    struct str base, path;
    struct arena scratch;

    if (status == 404) {
        arena_init(&scratch);
        set_base(login, matrix_discovery_origin(&scratch, login->options->user),
                 answer->changes);
        arena_clear(&scratch);
        return matrix_login_go_on(login, MATRIX_LOGIN_VERSIONS);
    }
    bool is_redirect = status >= 301 && status <= 308
                       && matrix_url_split(answer->response->location, &base, &path)
                       && str_starts_with(base, STR("https://"));
    if (!is_redirect || login->redirects >= MATRIX_REDIRECTS_MAX)
        return matrix_login_fail(answer, answer->refusal->text);
    login->redirects++;
    matrix_room_set(&login->well_known_base, base);
    matrix_room_set(&login->well_known_path, path.len > 0 ? path : STR("/"));
    return MATRIX_LOGIN_GOES_ON;
}

enum matrix_login_outcome matrix_take_well_known(struct matrix_login *login,
                                                 const struct matrix_reply *answer)
{
    struct arena scratch;
    struct str base;

    if (!answer->json)
        return well_known_refused(login, answer);
    arena_init(&scratch);
    bool is_read =
        matrix_discovery_read(answer->response->body, &scratch, &base, answer->text);
    if (is_read)
        set_base(login, base, answer->changes);
    arena_clear(&scratch);
    return is_read ? matrix_login_go_on(login, MATRIX_LOGIN_VERSIONS)
                   : MATRIX_LOGIN_FAILED;
}

static unsigned newest_minor(const struct json *versions)
{
    unsigned newest = 0;
    struct str version;
    uint64_t minor;

    for (const struct json *item = json_first(versions); item; item = json_next(item))
        if (json_to_string(item, &version) && str_starts_with(version, STR("v1."))
            && str_to_u64(str_skip(version, 3), &minor) && minor < 1000 && minor > newest)
            newest = (unsigned)minor;
    return newest;
}

enum matrix_login_outcome matrix_take_versions(struct matrix_login *login,
                                               const struct matrix_reply *answer)
{
    const struct json *versions = json_get(answer->json, "versions");

    if (!answer->json)
        return matrix_login_fail(answer, answer->refusal->text);
    if (!json_is_array(versions))
        return matrix_login_fail(answer,
                                 "this is not a Matrix homeserver: it names no versions");
    login->minor = newest_minor(versions);
    if (login->options->token.len > 0)
        matrix_tokens_set(&login->tokens, login->options->token);
    if (*login->tokens.authorization)
        return matrix_login_go_on(login, MATRIX_LOGIN_WHOAMI);
    return matrix_login_go_on(login, login->options->uses_browser ? MATRIX_LOGIN_METADATA
                                                                  : MATRIX_LOGIN_FLOWS);
}

enum matrix_login_outcome matrix_take_flows(struct matrix_login *login,
                                            const struct matrix_reply *answer)
{
    const struct json *flows = json_get(answer->json, "flows");

    if (!answer->json && answer->refusal->is_transient)
        return matrix_login_fail(answer, answer->refusal->text);
    for (const struct json *flow = json_first(flows); flow; flow = json_next(flow))
        if (str_equal(json_string(flow, "type"), STR("m.login.password")))
            return matrix_login_go_on(login, MATRIX_LOGIN_PASSWORD);
    error_set(answer->text, ERROR_CONFIG,
              "the server takes no passwords: set browser_login = true in place of "
              "password_file");
    return MATRIX_LOGIN_STOP;
}
