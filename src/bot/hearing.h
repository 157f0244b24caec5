/* SPDX-License-Identifier: MIT */
/*
 * bot hearing: one message on its way through the bot, with all that the stages need
 * and what they found out. Lives as long as bot_hear.
 */
#ifndef BOT_HEARING_H
#define BOT_HEARING_H

#include "bot/address.h"
#include "bot/counters.h"
#include "bot/dialogue.h"
#include "bot/options.h"
#include "bot/policy.h"
#include "bot/privacy.h"
#include "bot/said.h"
#include "chat/action.h"
#include "faq/snapshot.h"
#include "safety/texts.h"
#include "text/words.h"

struct misses;
struct sayings;

struct hearing {
    const struct chat_message *message;
    struct chat_actions *actions;
    struct arena *arena;     /* of the actions */
    int64_t now_ms, time_ms; /* time of the message, never in the future */
    const struct bot_options *options;
    const struct faq_snapshot *faq;   /* may be NULL */
    const struct safety_lines *lines; /* of the room's region */
    struct str status;                /* of the daemon, for "status" */
    struct bot_counters *counters;
    const struct misses *misses; /* for "misses" */
    struct policy *policy;
    struct memory *dialogues;
    struct memory *hinted; /* rooms that were told of direct messages */
    struct memory *said;   /* what rooms were told just now */
    const struct sayings *remarks, *aspects;

    struct address address;
    struct words *words, *meant; /* by hearing_words and hearing_meant */
    struct triage_verdict verdict;
};

/* The text behind the address as its words, nothing corrected: read once, when first
 * wanted. */
const struct words *hearing_words(struct hearing *hearing);
/* The same with what is misspelled corrected, as the FAQ reads it; without a FAQ the same. */
const struct words *hearing_meant(struct hearing *hearing);

/* "My dad", "her husband": does it name somebody grown up? */
bool hearing_names_adult(struct hearing *hearing);

/* Where the message was. */
struct chat_action *hearing_reply(struct hearing *hearing, const char *kind_name);
/* The same with one paragraph. */
struct chat_action *hearing_say(struct hearing *hearing, const char *kind_name,
                                struct str text);
/* For the sender alone: where the message was if that was a direct one. */
struct chat_action *hearing_reply_private(struct hearing *hearing, const char *kind_name);

/* A paragraph for each text that is not empty. */
struct rich hearing_paragraphs(struct arena *arena, const struct str *texts,
                               size_t count);

/* The disclaimer is empty where no article of the FAQ is about health, and "about" says so
 * little, too. */
/* A doctor is no help with a FAQ of other matters. True without a FAQ, too. */
bool hearing_is_medical(const struct hearing *hearing);
struct str hearing_text(const struct hearing *hearing, enum safety_text which);
/* The dialogue of the sender here, made when there was none. */
struct dialogue *hearing_dialogue(struct hearing *hearing);

#endif
