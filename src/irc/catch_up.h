/* SPDX-License-Identifier: MIT */
/*
 * irc catch up: what was asked while the bot was away. Where a server has draft/chathistory,
 * the direct messages that came since the bot was last there are fetched, once after each
 * registration; who was answered then (an answer of ours stands behind the question) is
 * left alone, and of the others the last few questions are handed on as events that are
 * late. Channels are not caught up with: there the talk has moved on.
 *
 *     irc_catch_up_online(session)               asks which people wrote (TARGETS)
 *     irc_catch_up_target(session, name)         one of them: asks for the last of it (LATEST)
 *     irc_catch_up_begin, _line, _end            the batch with it
 *
 * It also knows what was heard before: a bouncer plays back what the bot has long answered.
 *
 * https://ircv3.net/specs/extensions/chathistory
 */
#ifndef IRC_CATCH_UP_H
#define IRC_CATCH_UP_H

#include "irc/events.h"

enum {
    IRC_CATCH_UP_PEOPLE_MAX = 16,
    IRC_CATCH_UP_LINES_MAX = 20, /* of one person, fetched */
    IRC_CATCH_UP_KEPT_MAX = 3,   /* of one person, handed on: the last ones */
    IRC_CATCH_UP_WAIT_MS = 30 * 1000,
    IRC_CATCH_UP_NAME_MAX = 64,
};

struct irc_catch_up {
    int64_t seen_ms;   /* when we last heard this network; 0: never */
    int64_t away_ms;   /* the same, of the connection before this one */
    int64_t online_ms; /* since when we are there; 0: we are not */
    int64_t since_ms;  /* what is fetched is newer than this */
    size_t asked;      /* people whose messages were asked for and have not come */
    size_t people;     /* asked for in all */
    bool is_fetching;
    char targets_batch[IRC_CATCH_UP_NAME_MAX], batch[IRC_CATCH_UP_NAME_MAX];
    struct irc_stored_event kept[IRC_CATCH_UP_KEPT_MAX];
    size_t kept_count;
};

struct irc_session;

void irc_catch_up_reset(struct irc_session *session);
void irc_catch_up_online(struct irc_session *session);
/* Something came from the server. */
void irc_catch_up_heard(struct irc_session *session);
/* BATCH: name without its sign; type and target of one that begins. */
void irc_catch_up_begin(struct irc_session *session, struct str name, struct str type);
void irc_catch_up_end(struct irc_session *session, struct str name);
/* CHATHISTORY TARGETS, a line of the batch with that name. */
void irc_catch_up_target(struct irc_session *session, struct str batch, struct str name);
/* A message in the batch with that name: true when it was fetched and is kept or done. */
bool irc_catch_up_line(struct irc_session *session, struct str batch,
                       const struct irc_event *event, bool is_mine);
/* Was this late message heard, and answered if need be, before we were away? Where we were
 * never there: is it from before that? */
bool irc_catch_up_is_old(const struct irc_session *session,
                         const struct irc_event *event);

#endif
