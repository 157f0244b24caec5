/* SPDX-License-Identifier: MIT */
/*
 * peer: our machine on standard input and output, for a network that somebody else plays
 * (ours.mjs): one JSON object a line in, one out.
 *
 *     peer USER DEVICE SEED
 *
 * {"do": "sync", "to_device": [...], "changed": [...], "count": 50}
 * {"do": "state", "room", "type", "key", "content"}
 * {"do": "open", "room", "event"}                 -> "result", "plain"
 * {"do": "next"}                                  -> "request": {id, method, path, body}
 * {"do": "answer", "id", "status", "body"}
 * {"do": "prepare", "room"}                       -> "result": "ready", "later" or "never"
 * {"do": "seal", "room", "type", "content"}       -> "content"
 * {"do": "keep"}                                  what was done since can be lost
 * {"do": "kill"}                                  a new process on what was kept last
 *
 * Each has "now" in milliseconds, and each answer has "events": what the machine told.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../e2ee/memory.h"
#include "../e2ee/seeded.h"
#include "e2ee/machine.h"

enum { LINE_MAX_BYTES = 64 << 20, MAX_AGE_MS = 6 * 60 * 60 * 1000 };

struct peer {
    struct json *events; /* of the answer on its way */
    struct memory memory;
    struct random random;
    struct e2ee_options options;
    struct e2ee_machine *machine;
    struct str device;
    int64_t now_ms;
};

static const char *const OPENINGS[] = {
    [E2EE_OPENED] = "opened",
    [E2EE_WAITS] = "waits",
    [E2EE_UNTRUSTED] = "untrusted",
    [E2EE_REFUSED] = "refused",
};

static const char *const KINDS[] = {
    [E2EE_NOTE] = "note", [E2EE_WARNING] = "warning", [E2EE_STOP] = "stop",
    [E2EE_LATE] = "late", [E2EE_HINT_DUE] = "hint",
};

static const char *const READINESS[] = {
    [E2EE_READY] = "ready",
    [E2EE_NOT_YET] = "later",
    [E2EE_NEVER] = "never",
};

static void die(const char *what)
{
    fprintf(stderr, "peer: %s\n", what);
    exit(2);
}

static void start(struct peer *peer)
{
    struct error err = {0};

    peer->machine = e2ee_machine_create(&peer->options);
    if (!e2ee_machine_start(peer->machine, peer->device, peer->now_ms, &err))
        die(err.text);
}

static void add_parsed(struct json *out, const char *key, struct str text)
{
    struct error err = {0};
    struct json *json = text.len > 0 ? json_parse(text, LINE_MAX_BYTES, &err) : NULL;

    if (json)
        json_add_taken(out, key, json);
}

static void add_events(struct peer *peer)
{
    struct e2ee_event event;

    while (e2ee_machine_next(peer->machine, &event)) {
        struct json *item = json_add_object(peer->events, NULL);
        json_add_string(item, "kind", str_from_c(KINDS[event.kind]));
        json_add_string(item, "text", event.text);
        add_parsed(item, "event", event.event);
        add_parsed(item, "plain", event.plain);
    }
}

/* What was told until now is dealt with in the same transaction. */
static void keep(struct peer *peer)
{
    add_events(peer);
    e2ee_machine_settle(peer->machine);
    memory_keep(&peer->memory);
}

static void do_sync(struct peer *peer, const struct json *in, struct json *out)
{
    struct json *lists = json_object_create(), *counts = json_object_create();
    struct json *types = json_array_create();
    int64_t count = 0;

    (void)out;
    json_to_i64(json_get(in, "count"), &count);
    json_add_i64(counts, "signed_curve25519", count);
    json_add_string(types, NULL, STR("signed_curve25519"));
    json_add_copy(lists, "changed", json_get(in, "changed"));
    e2ee_machine_devices(peer->machine, lists, peer->now_ms);
    e2ee_machine_counts(peer->machine, counts, types, peer->now_ms);
    for (const struct json *event = json_first(json_get(in, "to_device")); event;
         event = json_next(event))
        e2ee_machine_to_device(peer->machine, event, peer->now_ms);
    e2ee_machine_tick(peer->machine, peer->now_ms);
    json_destroy(lists);
    json_destroy(counts);
    json_destroy(types);
}

static void do_state(struct peer *peer, const struct json *in, struct json *out)
{
    (void)out;
    e2ee_machine_state(peer->machine, json_string(in, "room"), json_string(in, "type"),
                       json_string(in, "key"), json_get(in, "content"), peer->now_ms);
}

static void do_open(struct peer *peer, const struct json *in, struct json *out)
{
    const struct json *event = json_get(in, "event");
    struct str room = json_string(in, "room");
    struct json *plain = NULL;
    struct error why = {0};
    enum e2ee_opening result =
        e2ee_machine_open(peer->machine, room, event, peer->now_ms, &plain, &why);

    if (result == E2EE_WAITS)
        e2ee_machine_await(peer->machine, room, event, true, peer->now_ms);
    json_add_string(out, "result", str_from_c(OPENINGS[result]));
    json_add_string(out, "why", str_from_c(why.text));
    if (plain)
        json_add_taken(out, "plain", plain);
}

static void do_next(struct peer *peer, const struct json *in, struct json *out)
{
    struct e2ee_request request;

    (void)in;
    e2ee_machine_tick(peer->machine, peer->now_ms);
    keep(peer);
    if (!e2ee_machine_next_request(peer->machine, &request, peer->now_ms))
        return;
    struct json *item = json_add_object(out, "request");
    json_add_i64(item, "id", (int64_t)request.id);
    json_add_string(item, "method", str_from_c(request.method));
    json_add_string(item, "path", request.path);
    add_parsed(item, "body", request.body);
}

static void do_answer(struct peer *peer, const struct json *in, struct json *out)
{
    struct e2ee_response response = {0};
    int64_t id = 0, status = 0;
    struct buf text;

    (void)out;
    json_to_i64(json_get(in, "id"), &id);
    json_to_i64(json_get(in, "status"), &status);
    buf_init(&text, LINE_MAX_BYTES);
    if (json_get(in, "body"))
        json_format(json_get(in, "body"), &text);
    response.status = (unsigned)status;
    response.body = buf_view(&text);
    e2ee_machine_response(peer->machine, (uint64_t)id, &response, peer->now_ms);
    buf_clear(&text);
}

static void do_prepare(struct peer *peer, const struct json *in, struct json *out)
{
    struct error why = {0};
    enum e2ee_readiness readiness =
        e2ee_machine_prepare(peer->machine, json_string(in, "room"), peer->now_ms, &why);

    json_add_string(out, "result", str_from_c(READINESS[readiness]));
}

static void do_seal(struct peer *peer, const struct json *in, struct json *out)
{
    struct arena arena;

    arena_init(&arena);
    struct json *sealed =
        e2ee_machine_seal(peer->machine, json_string(in, "room"),
                          arena_copy(&arena, json_string(in, "type")).ptr,
                          json_get(in, "content"), peer->now_ms);
    arena_clear(&arena);
    if (sealed)
        json_add_taken(out, "content", sealed);
}

static void do_keep(struct peer *peer, const struct json *in, struct json *out)
{
    (void)in;
    (void)out;
    keep(peer);
}

static void do_kill(struct peer *peer, const struct json *in, struct json *out)
{
    (void)in;
    (void)out;
    e2ee_machine_destroy(peer->machine);
    memory_lose(&peer->memory);
    peer->options.seed++;
    start(peer);
}

static const struct {
    const char *verb;
    void (*run)(struct peer *peer, const struct json *in, struct json *out);
} VERBS[] = {
    {"sync", do_sync}, {"state", do_state},   {"open", do_open},
    {"next", do_next}, {"answer", do_answer}, {"seal", do_seal},
    {"keep", do_keep}, {"kill", do_kill},     {"prepare", do_prepare},
};

static void obey(struct peer *peer, const struct json *in, struct json *out)
{
    struct str verb = json_string(in, "do");
    size_t i = 0;

    json_to_i64(json_get(in, "now"), &peer->now_ms);
    if (!peer->machine)
        start(peer);
    while (i < COUNT_OF(VERBS) && !str_equal(verb, str_from_c(VERBS[i].verb)))
        i++;
    if (i == COUNT_OF(VERBS))
        die("unknown verb");
    peer->events = json_add_array(out, "events");
    VERBS[i].run(peer, in, out);
    add_events(peer);
}

static void answer_line(struct peer *peer, struct str line)
{
    struct error err = {0};
    struct json *in = json_parse(line, LINE_MAX_BYTES, &err), *out = json_object_create();
    struct buf text;

    if (!in)
        die(err.text);
    obey(peer, in, out);
    buf_init(&text, LINE_MAX_BYTES);
    json_format(out, &text);
    printf("%s\n", buf_c_string(&text));
    fflush(stdout);
    buf_clear(&text);
    json_destroy(in);
    json_destroy(out);
}

int main(int argc, char **argv)
{
    struct peer peer = {0};
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;

    if (argc != 4)
        die("usage: peer USER DEVICE SEED");
    uint64_t seed = strtoull(argv[3], NULL, 10);
    memory_open(&peer.memory);
    peer.device = str_from_c(argv[2]);
    peer.options = (struct e2ee_options){
        .store = memory_port(&peer.memory),
        .chance = seeded_chance(&peer.random, seed),
        .user = str_from_c(argv[1]),
        .policy = E2EE_COMPAT,
        .max_age_ms = MAX_AGE_MS,
        .seed = seed,
    };
    e2ee_chance_fill(&peer.options.chance, peer.options.key.bytes,
                     sizeof peer.options.key.bytes);
    while ((len = getline(&line, &capacity, stdin)) > 0)
        answer_line(&peer, str_make(line, (size_t)len));
    e2ee_machine_destroy(peer.machine);
    memory_close(&peer.memory);
    free(line);
    return 0;
}
