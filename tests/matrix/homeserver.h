/* SPDX-License-Identifier: MIT */
/*
 * homeserver: plays the server and the owner to a matrix client, for tests.
 *
 *     struct homeserver server;
 *     homeserver_open(&server, &options);           started, nothing answered yet
 *     homeserver_go_online(&server);                login, filter, first sync
 *     homeserver_sync(&server, STR("{...}"));       answers the sync that is under way
 *     request = homeserver_take(&server, "PUT", "/send/");
 *     homeserver_answer(&server, request, 200, "{}");
 *
 * As an owner does, it takes all events and changes after each response, keeps the rows,
 * and only then asks for requests, which wait in its list until a test takes them.
 */
#ifndef TESTS_MATRIX_HOMESERVER_H
#define TESTS_MATRIX_HOMESERVER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/array.h"
#include "matrix/client.h"
#include "text/json.h"

#define USER   "@faq:localhost"
#define ROOM   "!MhUFMtKBNmBiLHNXMj:localhost"
#define NOW_MS INT64_C(1795341437000)

/* What every client of it is told; a macro, since options are static and each test file
 * adds to them. */
#define HOMESERVER_OPTIONS                                                     \
    .network = STR_INIT("local"), .homeserver = STR_INIT("https://localhost"), \
    .user = STR_INIT(USER), .password = STR_INIT("pw")

struct homeserver_request {
    uint64_t id;
    const char *method, *path, *body, *authorization;
    const char *base, *type;
};

struct homeserver {
    const struct matrix_options *options;
    struct matrix_client *client;
    struct arena arena;
    int64_t now_ms;
    struct {
        struct homeserver_request *items;
        size_t count, capacity;
    } requests;
    bool puts_off; /* keeps late what may wait; else at once */
    bool is_asked; /* whether rooms are encrypted; else the answer is no, at once */
    struct {
        struct matrix_event *items;
        size_t count, capacity;
    } events;
    struct {
        struct matrix_change *items;
        size_t count, capacity;
    } rows; /* as kept */
};

static inline struct str homeserver_read(struct arena *arena, const char *name)
{
    char path[512];
    struct buf text;
    int c;

    snprintf(path, sizeof path, "%s/vectors/matrix/%s", TESTS_DIR, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    buf_init(&text, 1 << 20);
    while ((c = fgetc(file)) != EOF)
        buf_add_char(&text, (char)c);
    fclose(file);
    struct str copy = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
    return copy;
}

/* The body of a recorded answer. */
static inline struct str homeserver_capture(struct arena *arena, const char *name)
{
    char path[256];
    struct error err = {0};
    struct buf text;

    snprintf(path, sizeof path, "captures/%s.json", name);
    struct json *json = json_parse(homeserver_read(arena, path), 1 << 20, &err);
    assert_non_null(json);
    buf_init(&text, 1 << 20);
    json_format(json_get(json, "body"), &text);
    struct str body = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
    json_destroy(json);
    return body;
}

static inline bool homeserver_is_same(const struct matrix_change *a,
                                      const struct matrix_change *b)
{
    bool is_value = a->kind == MATRIX_VALUE || a->kind == MATRIX_VALUE_REMOVE;
    bool is_room = a->kind == MATRIX_ROOM || a->kind == MATRIX_ROOM_REMOVE;
    bool is_outbox = a->kind == MATRIX_OUTBOX || a->kind == MATRIX_OUTBOX_REMOVE;
    bool is_answered = a->kind == MATRIX_ANSWERED || a->kind == MATRIX_ANSWERED_REMOVE;

    return ((is_value && b->kind == MATRIX_VALUE) || (is_room && b->kind == MATRIX_ROOM)
            || (is_outbox && b->kind == MATRIX_OUTBOX)
            || (is_answered && b->kind == MATRIX_ANSWERED) || a->kind == b->kind)
           && str_equal(a->key, b->key);
}

static inline void homeserver_keep(struct homeserver *server,
                                   const struct matrix_change *change)
{
    size_t at = 0;

    while (at < server->rows.count
           && !homeserver_is_same(change, &server->rows.items[at]))
        at++;
    if (change->kind == MATRIX_VALUE_REMOVE || change->kind == MATRIX_ROOM_REMOVE
        || change->kind == MATRIX_OUTBOX_REMOVE
        || change->kind == MATRIX_ANSWERED_REMOVE) {
        if (at < server->rows.count) {
            server->rows.count--;
            memmove(&server->rows.items[at], &server->rows.items[at + 1],
                    (server->rows.count - at) * sizeof(*server->rows.items));
        }
        return;
    }
    if (at == server->rows.count)
        (void)ARRAY_ADD_IN(&server->arena, &server->rows);
    server->rows.items[at] = (struct matrix_change){
        .kind = change->kind,
        .key = arena_copy(&server->arena, change->key),
        .value = arena_copy(&server->arena, change->value),
        .room = arena_copy(&server->arena, change->room),
        .time_ms = change->time_ms,
    };
}

static inline void homeserver_take_events(struct homeserver *server)
{
    struct matrix_event event;

    while (matrix_client_next(server->client, &event)) {
        struct matrix_event *kept = ARRAY_ADD_IN(&server->arena, &server->events);
        *kept = event;
        kept->room = arena_copy(&server->arena, event.room);
        kept->id = arena_copy(&server->arena, event.id);
        kept->edit = arena_copy(&server->arena, event.edit);
        kept->sender = arena_copy(&server->arena, event.sender);
        kept->text = arena_copy(&server->arena, event.text);
        kept->formatted = arena_copy(&server->arena, event.formatted);
        kept->reply_to = arena_copy(&server->arena, event.reply_to);
        kept->thread = arena_copy(&server->arena, event.thread);
    }
}

static inline void homeserver_commit(struct homeserver *server)
{
    struct matrix_change change;

    if (server->puts_off && matrix_client_may_wait(server->client))
        return;
    while (matrix_client_next_change(server->client, &change))
        homeserver_keep(server, &change);
    matrix_client_saved(server->client);
}

/* Most rooms of tests have no create event: whether they are encrypted is asked for. */
static inline bool homeserver_settles(struct homeserver *server,
                                      const struct matrix_request *request)
{
    static const char none[] =
        "{\"errcode\":\"M_NOT_FOUND\",\"error\":\"no such state\"}";
    struct matrix_response response = {.status = 404, .body = str_from_c(none)};

    if (server->is_asked || !str_ends_with(request->path, STR("/m.room.encryption/")))
        return false;
    matrix_client_response(server->client, request->id, &response, server->now_ms);
    homeserver_take_events(server);
    homeserver_commit(server);
    return true;
}

static inline void homeserver_take_requests(struct homeserver *server)
{
    struct matrix_request request;

    while (matrix_client_next_request(server->client, &request)) {
        if (homeserver_settles(server, &request))
            continue;
        *ARRAY_ADD_IN(&server->arena, &server->requests) = (struct homeserver_request){
            .id = request.id,
            .method = arena_copy(&server->arena, str_from_c(request.method)).ptr,
            .path = arena_copy(&server->arena, request.path).ptr,
            .body = arena_copy(&server->arena, request.body).ptr,
            .authorization = arena_copy(&server->arena, request.authorization).ptr,
            .base = arena_copy(&server->arena, request.base).ptr,
            .type = request.type,
        };
    }
}

/* What the owner does after each turn. */
static inline void homeserver_turn(struct homeserver *server)
{
    homeserver_take_events(server);
    homeserver_commit(server);
    homeserver_take_requests(server);
}

static inline void homeserver_start(struct homeserver *server)
{
    server->requests.count = 0;
    server->events.count = 0;
    server->client = matrix_client_create(server->options, 7);
    for (size_t i = 0; i < server->rows.count; i++)
        matrix_client_restore(server->client, &server->rows.items[i]);
    matrix_client_start(server->client, server->now_ms);
    homeserver_turn(server);
}

static inline void homeserver_open(struct homeserver *server,
                                   const struct matrix_options *options)
{
    *server = (struct homeserver){.options = options, .now_ms = NOW_MS};
    arena_init(&server->arena);
    homeserver_start(server);
}

static inline void homeserver_close(struct homeserver *server)
{
    matrix_client_destroy(server->client);
    arena_clear(&server->arena);
}

/* kill -9, then a new process with what was kept. */
static inline void homeserver_kill(struct homeserver *server)
{
    matrix_client_destroy(server->client);
    homeserver_start(server);
}

static inline void homeserver_wait(struct homeserver *server, int64_t ms)
{
    server->now_ms += ms;
    matrix_client_tick(server->client, server->now_ms);
    homeserver_turn(server);
}

static inline size_t homeserver_find(const struct homeserver *server, const char *method,
                                     const char *part)
{
    size_t at = 0;

    while (at < server->requests.count
           && (strcmp(server->requests.items[at].method, method) != 0
               || !strstr(server->requests.items[at].path, part)))
        at++;
    return at;
}

static inline bool homeserver_has(const struct homeserver *server, const char *method,
                                  const char *part)
{
    return homeserver_find(server, method, part) < server->requests.count;
}

/* Takes the first request of that kind, which must be there. */
static inline struct homeserver_request homeserver_take(struct homeserver *server,
                                                        const char *method,
                                                        const char *part)
{
    size_t at = homeserver_find(server, method, part);

    if (at == server->requests.count)
        fail_msg("no request %s %s", method, part);
    struct homeserver_request request = server->requests.items[at];
    server->requests.count--;
    memmove(&server->requests.items[at], &server->requests.items[at + 1],
            (server->requests.count - at) * sizeof(*server->requests.items));
    return request;
}

static inline void homeserver_respond(struct homeserver *server,
                                      struct homeserver_request request,
                                      const struct matrix_response *response)
{
    matrix_client_response(server->client, request.id, response, server->now_ms);
    homeserver_turn(server);
}

static inline void homeserver_answer(struct homeserver *server,
                                     struct homeserver_request request, unsigned status,
                                     const char *body)
{
    struct matrix_response response = {.status = status, .body = str_from_c(body)};

    homeserver_respond(server, request, &response);
}

/* Answers the sync that is under way, or that comes when answers have had their time. */
static inline void homeserver_sync(struct homeserver *server, const char *body)
{
    if (!homeserver_has(server, "GET", "/sync?"))
        homeserver_wait(server, MATRIX_ANSWERS_FIRST_MS);
    homeserver_answer(server, homeserver_take(server, "GET", "/sync?"), 200, body);
}

static inline void homeserver_sync_capture(struct homeserver *server, const char *name)
{
    homeserver_sync(server, homeserver_capture(&server->arena, name).ptr);
}

static inline void homeserver_log_in(struct homeserver *server)
{
    homeserver_answer(server, homeserver_take(server, "GET", "/versions"), 200,
                      "{\"versions\":[\"v1.2\"]}");
    if (homeserver_has(server, "GET", "/v3/login"))
        homeserver_answer(server, homeserver_take(server, "GET", "/v3/login"), 200,
                          "{\"flows\":[{\"type\":\"m.login.password\"}]}");
    if (homeserver_has(server, "POST", "/login"))
        homeserver_answer(server, homeserver_take(server, "POST", "/login"), 200,
                          "{\"user_id\":\"" USER "\",\"access_token\":\"tok\","
                          "\"device_id\":\"DEV\"}");
    homeserver_answer(server, homeserver_take(server, "GET", "/whoami"), 200,
                      "{\"user_id\":\"" USER "\",\"device_id\":\"DEV\"}");
    if (homeserver_has(server, "POST", "/filter"))
        homeserver_answer(server, homeserver_take(server, "POST", "/filter"), 200,
                          "{\"filter_id\":\"5\"}");
}

static inline void homeserver_go_online(struct homeserver *server)
{
    homeserver_log_in(server);
    homeserver_sync(server, "{\"next_batch\":\"s1\"}");
}

/* In the room of the captures, with ann alone. */
static inline void homeserver_join_room(struct homeserver *server)
{
    homeserver_go_online(server);
    homeserver_sync_capture(server, "sync-joined");
}

static inline const struct matrix_event *homeserver_event(const struct homeserver *server,
                                                          enum matrix_event_kind kind)
{
    for (size_t i = 0; i < server->events.count; i++)
        if (server->events.items[i].kind == kind)
            return &server->events.items[i];
    return NULL;
}

static inline size_t homeserver_count(const struct homeserver *server,
                                      enum matrix_event_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < server->events.count; i++)
        count += server->events.items[i].kind == kind;
    return count;
}

/* A sync with one timeline in the room, its events as JSON text. */
static inline void homeserver_timeline(struct homeserver *server, const char *events)
{
    static unsigned position = 100;
    struct str body = arena_format(&server->arena,
                                   "{\"next_batch\":\"n%u\",\"rooms\":{\"join\":{\"" ROOM
                                   "\":{\"timeline\":"
                                   "{\"events\":[%s],\"limited\":false}}}}}",
                                   ++position, events);

    homeserver_sync(server, body.ptr);
}

/* Ann's message. */
static inline const char *homeserver_message(struct homeserver *server, const char *id,
                                             const char *content)
{
    return arena_format(&server->arena,
                        "{\"type\":\"m.room.message\",\"sender\":\"@ann:localhost\","
                        "\"event_id\":\"%s\",\"origin_server_ts\":%lld,"
                        "\"content\":{\"msgtype\":\"m.text\",%s}}",
                        id, (long long)server->now_ms, content)
        .ptr;
}

#endif
