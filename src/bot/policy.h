/* SPDX-License-Identifier: MIT */
/*
 * bot policy: who is answered how often. Nothing here ever holds back a reply to an
 * emergency or a crisis: triage comes before it.
 *
 *     if (!policy_is_person(&message)) return;       a notice, a bot, itself: never
 *     ...                                            triage
 *     switch (policy_judge(&policy, &message, now_ms)) ...
 *
 * Who writes in private disturbs nobody, and somebody who is worried types in bursts: there
 * a higher rate holds (per_asker_direct), of the same count.
 *
 * Rates count by the time of the message, so that a delayed network does not make a
 * calm asker look like a flood. An asker is an account, or a user and host where there is
 * none: a new nick is no new asker. A room is one that people share; what is said directly
 * counts for its asker and for all together. Who asks too much gets one private notice, then
 * silence, longer each time; where a room or all together ask too much, each of them is to
 * be told to ask again (POLICY_CROWDED), once a minute.
 *
 * Two programs that talk to each other are stopped in one of two ways, whichever comes
 * first, after four exchanges: by the shape of what the other says (words that it said
 * before, digits apart, four times within 20 seconds), or by its speed (four times an
 * answer was followed by the next line within a second). A question that comes at its own
 * time is no exchange, so five within the usual half minute are all answered, and so are
 * five that a person pastes at once. Who goes on then gets the notice and 20 seconds of
 * silence; who comes back to it within ten minutes is a program, and nothing is answered
 * for ten more. What is as short as a command is no program's. per_asker = "off" lifts
 * that too, in rooms, and per_asker_direct = "off" in direct messages.
 */
#ifndef BOT_POLICY_H
#define BOT_POLICY_H

#include "base/arena.h"
#include "bot/memory.h"
#include "bot/options.h"
#include "chat/action.h"

enum {
    POLICY_ASKERS_MAX = 2000,
    POLICY_ROOMS_MAX = 1000,
    POLICY_IGNORED_MAX = 100,
    POLICY_NOTICE_MS = 10 * 60 * 1000, /* between two notices to one asker */
    POLICY_SILENCE_MS = 10 * 1000,     /* after the first excess; doubled by each */
    POLICY_SILENCE_MAX_MS = 5 * 60 * 1000,
    POLICY_CALM_MS = 10 * 60 * 1000, /* without an excess: the next is the first again */
    POLICY_EXCUSE_MS = 60 * 1000,    /* between two excuses to one asker */
    POLICY_EXCUSES_MAX = 20,         /* a minute, where all together ask too much */
    POLICY_AGAIN_MS = 60 * 1000,
    POLICY_LOOP_COUNT = 4,
    POLICY_LOOP_MS = 20 * 1000,
    POLICY_LOOP_QUICK_MS = 1000,
    POLICY_LOOP_BYTES_MIN = 12, /* what is shorter may be a command */
    POLICY_MUTE_MS = 10 * 60 * 1000,
    POLICY_EXACT_MAX = 12, /* of a rate that is counted exactly */
};

/* How many in this window and in the one before; small rates go by the last times. */
struct policy_count {
    int64_t start_ms;
    unsigned now, before;
    int64_t times_ms[POLICY_EXACT_MAX]; /* a ring, of the last ones that counted */
    unsigned time_count;
};

struct policy {
    const struct bot_options *options;
    struct memory askers, rooms;
    struct policy_count total, excuses;
    struct map ignored; /* names only */
    bool has_new_ignored;
};

enum policy_verdict {
    POLICY_ALLOWED,
    POLICY_NOTICE,
    POLICY_CROWDED,
    POLICY_STRANGER, /* as POLICY_NOTICE: the one word why */
    POLICY_SILENT,
};

/* Keeps the options as a view. */
void policy_init(struct policy *policy, const struct bot_options *options, uint64_t seed);
void policy_clear(struct policy *policy);
void policy_forget(struct policy *policy, int64_t now_ms);

bool policy_is_person(const struct chat_message *message);
/* Counts the message when it is allowed. */
enum policy_verdict policy_judge(struct policy *policy,
                                 const struct chat_message *message, int64_t now_ms,
                                 struct arena *scratch);

/* The message will come again, when its sender's account is known: not counted twice. */
void policy_hear_again(struct policy *policy, const struct chat_message *message,
                       int64_t now_ms, struct arena *scratch);

/* False when too many are ignored already. */
bool policy_ignore(struct policy *policy, struct str network, struct str sender,
                   struct arena *scratch);
/* False when nobody of that name was. */
bool policy_heed(struct policy *policy, struct str network, struct str sender,
                 struct arena *scratch);
/* Who is ignored, to be kept over a restart. save: in the arena; NULL as ptr when nothing has
 * changed since the last time. */
struct str policy_save_ignored(struct policy *policy, struct arena *arena);
void policy_load_ignored(struct policy *policy, struct str text);

#endif
