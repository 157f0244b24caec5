/* SPDX-License-Identifier: MIT */
/*
 * bot: hears messages, remembers conversations for a while, and says what to do. A mind:
 * the time, the snapshot and the randomness are given to it.
 *
 *     struct bot *bot = bot_create(&options, seed);
 *     bot_set_faq(bot, snapshot);                    NULL: no FAQ; safety still works
 *     bot_hear(bot, &message, now_ms, &actions);     actions live in their arena
 *     bot_destroy(bot);
 *
 * The way of a message (each stage may end it):
 *
 *     address -> triage -> policy -> command -> dialogue -> faq_answer -> page
 *
 * Triage comes before the limits and cannot be silenced by them. What is remembered of a
 * conversation is topic ids and revisions, never text and never pointers into a snapshot.
 */
#ifndef BOT_BOT_H
#define BOT_BOT_H

#include "bot/counters.h"
#include "bot/options.h"
#include "chat/action.h"
#include "faq/diagnostic.h"
#include "faq/snapshot.h"

struct bot;

/* Options and what they point to must outlive the bot. */
struct bot *bot_create(const struct bot_options *options, uint64_t seed);
/* Accepts NULL. */
void bot_destroy(struct bot *bot);

/* Between two messages only. The old snapshot is not looked at afterwards. */
void bot_set_faq(struct bot *bot, const struct faq_snapshot *faq);

/* One message in, actions out. now_ms is Unix time; limits count by message->time_ms. */
void bot_hear(struct bot *bot, const struct chat_message *message, int64_t now_ms,
              struct chat_actions *actions);
/* Forgets what is too old; returns when to call again. */
int64_t bot_tick(struct bot *bot, int64_t now_ms);

/* What an admin is told when a reload is done: changes, or the first errors with place. */
void bot_tell_reload(struct bot *bot, const struct faq_changes *changes,
                     const struct diagnostics *found, struct arena *arena,
                     struct chat_reply *out);

/* Room settings that survive a restart: quiet was set by CHAT_QUIET. */
void bot_set_quiet(struct bot *bot, struct str network, struct str room, bool is_quiet);

/* What was not understood (bot/misses.h), to be kept over a restart. save: NULL as ptr when
 * nothing has changed since. */
struct str bot_save_misses(struct bot *bot, struct arena *arena);
void bot_load_misses(struct bot *bot, struct str text, int64_t now_ms);
/* Whom admins had ignored (bot/policy.h); the same. */
struct str bot_save_ignored(struct bot *bot, struct arena *arena);
void bot_load_ignored(struct bot *bot, struct str text);

struct bot_counters bot_counters(const struct bot *bot);
/* A line for "status" that the daemon adds to (networks, lag, reload errors); copied. */
void bot_set_status(struct bot *bot, struct str text);

#endif
