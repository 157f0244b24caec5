/* SPDX-License-Identifier: MIT */
/*
 * matrix bridge: events to chat messages, actions to messages in the outbox. It holds
 * nothing of its own.
 *
 *     struct chat_message message;
 *     if (matrix_bridge_message(client, &event, &scratch, &message)) {
 *         bot_hear(bot, &message, now_ms, &actions);
 *         place = matrix_bridge_place(client, &event);
 *         matrix_bridge_act(client, &place, &actions, now_ms);
 *     }
 *
 * For the bot it is when m.mentions names us, when formatted_body has our pill, or when
 * it replies to one of our own answers. The old quote of a reply ("> " lines, mx-reply)
 * and our name at the start are taken off the text. The sender's account is the MXID, so
 * CHAT_ASK_ACCOUNT never happens here; CHAT_RELOAD and CHAT_QUIET are the owner's.
 */
#ifndef MATRIX_BRIDGE_H
#define MATRIX_BRIDGE_H

#include "chat/action.h"
#include "chat/message.h"
#include "matrix/client.h"

/* Where an answer goes. A value of its own: it may be kept (for the result of a
 * reload). */
struct matrix_place {
    char room[MATRIX_ID_MAX + 1];
    char event[MATRIX_ID_MAX + 1];  /* that is answered; may be empty */
    char edit[MATRIX_ID_MAX + 1];   /* that changed the question; empty: none */
    char thread[MATRIX_ID_MAX + 1]; /* may be empty */
    char sender[MATRIX_ID_MAX + 1];
    bool is_direct;
    unsigned said; /* answers to that event so far; each has its own transaction id */
};

/* False when it is not to be heard. Views live in scratch and in the event. */
bool matrix_bridge_message(const struct matrix_client *client,
                           const struct matrix_event *event, struct arena *scratch,
                           struct chat_message *out);

struct matrix_place matrix_bridge_place(const struct matrix_client *client,
                                        const struct matrix_event *event);

/* Carries out replies, joins and leaves. To an edited question replies correct the earlier
 * ones, and of those what is not said again is withdrawn; with an urgent one among them all
 * are said anew. A private reply goes to a direct room that both
 * are in, else its fallback is said here. Gives the number of replies not taken. */
size_t matrix_bridge_act(struct matrix_client *client, struct matrix_place *place,
                         const struct chat_actions *actions, int64_t now_ms);

/* One reply to a place, outside of actions: false when it is not taken. */
bool matrix_bridge_tell(struct matrix_client *client, struct matrix_place *place,
                        const struct chat_reply *reply, enum chat_urgency urgency,
                        int64_t now_ms);

#endif
