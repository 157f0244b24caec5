/* SPDX-License-Identifier: MIT */
/*
 * irc batches: lines that belong together, for what the session makes of them: what was
 * said before and is played again, history that it has asked for (catch_up.h), and a message
 * of several lines (gathering.h). Part of a session (state.h).
 *
 * https://ircv3.net/specs/extensions/batch
 */
#ifndef IRC_BATCHES_H
#define IRC_BATCHES_H

#include "irc/message.h"

enum { IRC_BATCHES_MAX = 8 }; /* replayed ones, open at a time */

struct irc_batches {
    uint64_t replayed[IRC_BATCHES_MAX]; /* hashes of their names; 0: free */
    size_t replayed_count;              /* that took the place of another */
};

struct irc_session;

/* BATCH: one begins or ends. */
void irc_batches_heard(struct irc_session *session, const struct irc_message *message);
/* The batch that a line is in, or empty; in scratch. */
struct str irc_batches_name(struct irc_session *session,
                            const struct irc_message *message);
/* Is the line in a batch of what was said before? */
bool irc_batches_is_replayed(struct irc_session *session,
                             const struct irc_message *message);

#endif
