/* SPDX-License-Identifier: MIT */
/* The input is what stands in the timeline of a room in which a question was asked and
 * answered: edits, redactions, reactions, levels, tombstones, or anything else. */
#include "matrix/bridge.h"
#include "matrix/client.h"

#include <stdlib.h>

#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char HELLO[] =
    "{\"next_batch\":\"a\",\"rooms\":{\"join\":{\"!r:x\":{\"summary\":"
    "{\"m.joined_member_count\":3},\"timeline\":{}}}}}";
static const char QUESTION[] =
    "{\"next_batch\":\"b\",\"rooms\":{\"join\":{\"!r:x\":{\"timeline\":{\"events\":["
    "{\"type\":\"m.room.message\",\"sender\":\"@ann:x\",\"event_id\":\"$q\","
    "\"origin_server_ts\":1000,\"content\":{\"msgtype\":\"m.text\",\"body\":\"q\"}}]}}}}}";

static void reply(struct matrix_client *client, const struct matrix_event *event,
                  struct arena *scratch)
{
    struct chat_message message;
    struct matrix_place place = matrix_bridge_place(client, event);
    struct chat_actions actions;

    if (!matrix_bridge_message(client, event, scratch, &message))
        return;
    chat_actions_init(&actions, scratch);
    chat_actions_add(&actions, CHAT_REPLY_HERE)->reply.closing = message.text;
    (void)matrix_bridge_act(client, &place, &actions, 2000);
}

static void turn(struct matrix_client *client)
{
    struct matrix_event event;
    struct matrix_change change;
    struct arena scratch;

    arena_init(&scratch);
    while (matrix_client_next(client, &event))
        if (event.kind == MATRIX_MESSAGE)
            reply(client, &event, &scratch);
    while (matrix_client_next_change(client, &change))
        ;
    matrix_client_saved(client);
    arena_clear(&scratch);
}

static struct str answer(struct str path, struct str *input, unsigned *syncs)
{
    static const struct {
        const char *part, *body;
    } ANSWERS[] = {
        {"/versions", "{\"versions\":[\"v1.11\"]}"},
        {"/whoami", "{\"user_id\":\"@faq:x\",\"device_id\":\"D\"}"},
        {"/filter", "{\"filter_id\":\"1\"}"},
        {"/send/", "{\"event_id\":\"$own\"}"},
    };

    if (str_find(path, STR("/sync?")) != STR_NOT_FOUND)
        switch ((*syncs)++) {
        case 0: return str_from_c(HELLO);
        case 1: return str_from_c(QUESTION);
        default: return *input;
        }
    for (size_t i = 0; i < sizeof ANSWERS / sizeof ANSWERS[0]; i++)
        if (str_find(path, str_from_c(ANSWERS[i].part)) != STR_NOT_FOUND)
            return str_from_c(ANSWERS[i].body);
    return STR("{}");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct str anyone = {"*", 1};
    static const struct matrix_options options = {
        .network = {"fuzz", 4},
        .homeserver = {"https://x", 9},
        .user = {"@faq:x", 6},
        .token = {"t", 1},
        .invites = &anyone,
        .invite_count = 1,
    };
    struct matrix_client *client = matrix_client_create(&options, 1);
    struct matrix_request request;
    struct buf sync;
    unsigned syncs = 0;

    buf_init(&sync, 1 << 20);
    buf_add(&sync,
            STR("{\"next_batch\":\"c\",\"rooms\":{\"join\":{\"!r:x\":{\"timeline\":"
                "{\"events\":["));
    buf_add(&sync, str_make((const char *)data, size));
    buf_add(&sync, STR("]}}}}}"));
    struct str input = buf_view(&sync);
    matrix_client_start(client, 1000);
    for (int round = 0; round < 24 && syncs < 4; round++) {
        turn(client);
        if (!matrix_client_next_request(client, &request))
            break;
        struct matrix_response response = {.status = 200,
                                           .body = answer(request.path, &input, &syncs)};
        matrix_client_response(client, request.id, &response, 2000 + round);
        matrix_client_tick(client, 2000 + round);
    }
    turn(client);
    matrix_client_destroy(client);
    buf_clear(&sync);
    return 0;
}
