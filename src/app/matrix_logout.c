/* SPDX-License-Identifier: MIT */
#include "app/matrix_logout.h"

#include "matrix/oauth.h"
#include "net/http.h"
#include "store/crypto.h"

enum { TIMEOUT_MS = 20 * 1000, HTTP_OK = 200, HTTP_UNAUTHORIZED = 401 };

/* What is kept of a login; all views. */
struct kept {
    struct str token, refresh, device, base, client, revocation;
};

static const struct {
    const char *key;
    size_t offset;
} KEPT[] = {
    {"token", offsetof(struct kept, token)},
    {"refresh_token", offsetof(struct kept, refresh)},
    {"device", offsetof(struct kept, device)},
    {"base_url", offsetof(struct kept, base)},
    {"oauth_client", offsetof(struct kept, client)},
    {"oauth_revocation_url", offsetof(struct kept, revocation)},
};

static bool read_kept(struct store *store, const struct config_matrix *network,
                      struct arena *arena, struct kept *out, struct error *err)
{
    for (size_t i = 0; i < COUNT_OF(KEPT); i++) {
        struct str *place = (struct str *)(void *)((char *)out + KEPT[i].offset);
        if (!store_get(store, network->name, str_from_c(KEPT[i].key), arena, place, err))
            return false;
    }
    if (network->homeserver.len > 0)
        out->base = network->homeserver;
    if (out->token.len == 0 && out->device.len > 0)
        out->token = network->token;
    return true;
}

struct ending {
    bool is_done, is_out;
    struct error err;
};

static void answered(void *context, const struct http_response *response)
{
    struct ending *ending = context;

    ending->is_done = true;
    ending->is_out = response->status == HTTP_OK || response->status == HTTP_UNAUTHORIZED;
    ending->err = response->error;
    if (response->status != 0)
        error_set(&ending->err, ERROR_NETWORK, "the server answered %d",
                  response->status);
}

static bool send_and_wait(const struct http_request *request, struct error *err)
{
    struct ending ending = {0};
    struct loop *loop = loop_create(err);
    bool is_waiting = true;

    if (!loop)
        return false;
    http_send(loop, request, answered, &ending);
    while (is_waiting && !ending.is_done)
        is_waiting = loop_wait(loop, TIMEOUT_MS, err);
    loop_destroy(loop);
    if (is_waiting && !ending.is_out)
        *err = ending.err;
    return is_waiting && ending.is_out;
}

static bool end_session(struct http_request *request, const struct kept *kept,
                        struct arena *arena, struct error *err)
{
    request->url =
        arena_format(arena, "%.*s/_matrix/client/v3/logout", STR_ARG(kept->base));
    request->headers[0] =
        arena_format(arena, "Authorization: Bearer %.*s", STR_ARG(kept->token));
    request->headers[1] = STR("Content-Type: application/json");
    request->header_count = 2;
    request->body = STR("{}");
    return send_and_wait(request, err);
}

static bool revoke(struct http_request *request, const struct kept *kept,
                   struct arena *arena, struct error *err)
{
    struct matrix_oauth oauth;
    struct matrix_call call;

    matrix_oauth_init(&oauth);
    matrix_oauth_restore(&oauth, STR("oauth_client"), kept->client);
    matrix_oauth_restore(&oauth, STR("oauth_revocation_url"), kept->revocation);
    matrix_oauth_call_revoke(&oauth, kept->refresh.len > 0 ? kept->refresh : kept->token,
                             &call);
    request->url = arena_format(arena, "%.*s%.*s", STR_ARG(buf_view(&call.base)),
                                STR_ARG(buf_view(&call.path)));
    request->headers[0] = STR("Content-Type: application/x-www-form-urlencoded");
    request->header_count = 1;
    request->body = arena_copy(arena, buf_view(&call.body));
    matrix_call_clear(&call);
    matrix_oauth_clear(&oauth);
    return send_and_wait(request, err);
}

/* A registered client stays registered: it is used again by the next login. */
static bool forget(struct store *store, const struct config_matrix *network,
                   struct error *err)
{
    static const struct str keys[] = {
        STR_INIT("token"),  STR_INIT("refresh_token"), STR_INIT("token_expires"),
        STR_INIT("device"), STR_INIT("sender"),        STR_INIT("since"),
        STR_INIT("filter"), STR_INIT("base_url"),
    };

    if (!store_begin(store, err))
        return false;
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (!store_remove(store, network->name, keys[i], err))
            return false;
    return store_clear_crypto(store, network->name, err) && store_commit(store, err);
}

bool matrix_logout(struct store *store, const struct config_matrix *network,
                   struct arena *arena, bool *was_in, struct error *err)
{
    struct http_request request = {
        .method = STR("POST"),
        .timeout_ms = TIMEOUT_MS,
        .ca_file = network->ca_file,
        .proxy = network->proxy,
    };
    struct kept kept = {0};

    if (!read_kept(store, network, arena, &kept, err))
        return false;
    *was_in = kept.token.len > 0 && kept.base.len > 0;
    if (!*was_in)
        return true;
    bool is_revoked = network->uses_browser && kept.revocation.len > 0;
    return (is_revoked ? revoke(&request, &kept, arena, err)
                       : end_session(&request, &kept, arena, err))
           && forget(store, network, err);
}
