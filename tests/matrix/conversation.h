/* SPDX-License-Identifier: MIT */
/*
 * conversation: a question that was asked and answered, and what its asker does then; for
 * tests of what becomes of the answer.
 *
 *     open_answered(&server);                    QUESTION is answered by ANSWER
 *     send_edit(&server, ANN, "$e", ms, "...");  by its asker, or somebody else
 *     REPLY(&server, "It is eczema.");           what the bot says to what it heard last
 *     take_sent(&server, "$id");                 the server takes that
 */
#ifndef TESTS_MATRIX_CONVERSATION_H
#define TESTS_MATRIX_CONVERSATION_H

#include "homeserver.h"

#include "matrix/bridge.h"

#define QUESTION "$uN5vbvSvWDSgiSho0L_VsQxXgeiuCjzgY7VRfisk1GM" /* of the captures */
#define EDIT     "$NiIgTIkULpkjXSvJEbX-Jt55_LacuVg_j7poRuYaBNI"
#define ANN      "@ann:localhost"
#define ANSWER   "$kcX23Gm8D4z7hrh2CvQiO7mfknBCHNJN46T_S_20TpY"

static const struct matrix_options conversation_options = {
    HOMESERVER_OPTIONS,
};

static inline struct matrix_event last_message(const struct homeserver *server)
{
    for (size_t i = server->events.count; i-- > 0;)
        if (server->events.items[i].kind == MATRIX_MESSAGE)
            return server->events.items[i];
    fail_msg("no message was heard");
    return (struct matrix_event){0};
}

/* What the bot does: replies of these bodies, the urgent ones marked with "!". */
static inline void reply(struct homeserver *server, const struct matrix_event *event,
                         const char *const *bodies)
{
    struct matrix_place place = matrix_bridge_place(server->client, event);
    struct chat_actions actions;

    chat_actions_init(&actions, &server->arena);
    for (size_t i = 0; bodies[i]; i++) {
        struct chat_action *action = chat_actions_add(&actions, CHAT_REPLY_HERE);
        action->urgency = bodies[i][0] == '!' ? CHAT_URGENT : CHAT_ORDINARY;
        action->reply.body = rich_from_text(&server->arena, str_from_c(bodies[i]));
    }
    assert_int_equal(matrix_bridge_act(server->client, &place, &actions, server->now_ms),
                     0);
    homeserver_turn(server);
}

/* To the message that was heard last. */
static inline void reply_to_last(struct homeserver *server, const char *const *bodies)
{
    struct matrix_event heard = last_message(server);

    reply(server, &heard, bodies);
}

#define REPLY(server, ...) reply_to_last(server, (const char *const[]){__VA_ARGS__, NULL})

static inline void reply_nothing(struct homeserver *server)
{
    reply_to_last(server, (const char *const[]){NULL});
}

static inline void take_sent(struct homeserver *server, const char *event_id)
{
    homeserver_answer(
        server, homeserver_take(server, "PUT", "/send/"), 200,
        arena_format(&server->arena, "{\"event_id\":\"%s\"}", event_id).ptr);
}

/* The question of the captures was asked and answered. */
static inline void open_answered(struct homeserver *server)
{
    homeserver_open(server, &conversation_options);
    homeserver_join_room(server);
    homeserver_sync_capture(server, "sync-question");
    REPLY(server, "It is asthma.");
    take_sent(server, ANSWER);
}

static inline void send_edit(struct homeserver *server, const char *sender,
                             const char *id, int64_t time_ms, const char *text)
{
    homeserver_timeline(
        server,
        arena_format(&server->arena,
                     "{\"type\":\"m.room.message\",\"sender\":\"%s\",\"event_id\":\"%s\","
                     "\"origin_server_ts\":%lld,\"content\":{\"msgtype\":\"m.text\","
                     "\"body\":\"* %s\",\"m.new_content\":{\"msgtype\":\"m.text\","
                     "\"body\":\"%s\"},\"m.relates_to\":{\"rel_type\":\"m.replace\","
                     "\"event_id\":\"" QUESTION "\"}}}",
                     sender, id, (long long)time_ms, text, text)
            .ptr);
}

#endif
