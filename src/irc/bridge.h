/* SPDX-License-Identifier: MIT */
/*
 * irc bridge: an IRC event becomes a chat message, and the bot's actions become lines.
 *
 *     while (irc_session_next(session, &event)) {
 *         if (event.kind == IRC_MESSAGE &&
 *             irc_bridge_message(session, &event, &scratch, &message)) {
 *             bot_hear(bot, &message, now_ms, &actions);
 *             irc_bridge_act(session, &message, &actions, now_ms);
 *             ... the owner does CHAT_RELOAD and CHAT_QUIET itself
 *         }
 *     }
 *
 * A question to a part of a channel ("@#faq") is a message of the room "@#faq", and
 * whatever is said there goes to its sender alone. An account is "account:NAME",
 * folded; "mask:nick!user@host" when the sender is known to have none; empty when
 * nobody has told yet: then CHAT_ASK_ACCOUNT asks, and the message comes again.
 */
#ifndef IRC_BRIDGE_H
#define IRC_BRIDGE_H

#include "chat/action.h"
#include "irc/session.h"

enum { IRC_ROOM_LINES_MAX = 3, IRC_DIRECT_LINES_MAX = 8 };

/* False when it is nothing for the bot. What it gives lives in scratch. */
bool irc_bridge_message(const struct irc_session *session, const struct irc_event *event,
                        struct arena *scratch, struct chat_message *out);

/* Does what is IRC's: replies, ask account, join, leave; reload and quiet are left to
 * the owner. To be called before the next irc_session_next. Uses the actions' arena. */
void irc_bridge_act(struct irc_session *session, const struct chat_message *message,
                    const struct chat_actions *actions, int64_t now_ms);

/* Follows an invitation where that is allowed: admins are always followed, others by the
 * options. True when it does. To be called before the next irc_session_next. */
bool irc_bridge_invited(struct irc_session *session, const struct irc_event *event,
                        struct arena *scratch, int64_t now_ms);

/* One reply, for what is told later (a reload's result). Of the message only network,
 * room, name and is_direct are looked at. */
void irc_bridge_reply(struct irc_session *session, const struct chat_message *message,
                      const struct chat_action *action, struct arena *scratch,
                      int64_t now_ms);

#endif
