/* SPDX-License-Identifier: MIT */
#include "app/matrix_calls.h"

#include "base/log.h"

static void answered(void *context, const struct http_response *response)
{
    struct matrix_call_place *place = context;
    struct matrix_calls *calls = place->calls;
    struct matrix_response given = {
        .status = (unsigned)response->status,
        .body = response->body,
        .error = str_from_c(response->error.text),
        .is_too_large = response->error.kind == ERROR_LIMIT,
        .retry_after_ms = response->retry_after_ms < 0 ? 0 : response->retry_after_ms,
        .server_ms = response->date_ms < 0 ? 0 : response->date_ms,
        .location = response->location,
    };

    if (response->status != 0)
        given.error = (struct str){0};
    place->call = NULL;
    LOG_WIRE(calls->name, "<< %llu: %d, %zu bytes", (unsigned long long)place->id,
             response->status, response->body.len);
    matrix_client_response(calls->client, place->id, &given, world_now_ms(calls->world));
}

static struct matrix_call_place *free_place(struct matrix_calls *calls)
{
    for (size_t i = 0; i < MATRIX_CALLS_MAX; i++)
        if (!calls->places[i].call)
            return &calls->places[i];
    return NULL;
}

static struct str join(struct arena *arena, struct str first, struct str second)
{
    return arena_join(arena, (const struct str[]){first, second}, 2);
}

static void send_request(struct matrix_calls *calls, struct matrix_call_place *place,
                         const struct matrix_request *request)
{
    struct arena *scratch = &calls->world->scratch;
    struct http_request http = {
        .method = str_from_c(request->method),
        .url = join(scratch, request->base, request->path),
        .body = request->body,
        .timeout_ms = (int64_t)request->timeout_ms,
        .max_body_bytes = MATRIX_BODY_MAX,
        .ca_file = calls->config->ca_file,
        .proxy = calls->config->proxy,
    };

    if (request->body.len > 0)
        http.headers[http.header_count++] =
            join(scratch, STR("Content-Type: "), str_from_c(request->type));
    if (request->authorization.len > 0)
        http.headers[http.header_count++] =
            join(scratch, STR("Authorization: "), request->authorization);
    place->calls = calls;
    place->id = request->id;
    LOG_WIRE(calls->name, ">> %llu: %s, %zu bytes", (unsigned long long)request->id,
             request->method, request->body.len);
    place->call = http_send(calls->world->loop, &http, answered, place);
}

void matrix_calls_send(struct matrix_calls *calls)
{
    struct matrix_call_place *place;
    struct matrix_request request;

    arena_reset(&calls->world->scratch);
    while ((place = free_place(calls))
           && matrix_client_next_request(calls->client, &request))
        send_request(calls, place, &request);
}

void matrix_calls_cancel(struct matrix_calls *calls)
{
    for (size_t i = 0; i < MATRIX_CALLS_MAX; i++)
        http_cancel(calls->places[i].call);
}
