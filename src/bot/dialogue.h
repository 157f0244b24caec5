/* SPDX-License-Identifier: MIT */
/*
 * bot dialogue: what "2", "more", "sources" and "why" are about. One per network, room
 * and asker, for ten minutes, in memory only: topic keys, revisions, counts, and the
 * evidence of the last answer. Never a question, never a pointer into a snapshot.
 */
#ifndef BOT_DIALOGUE_H
#define BOT_DIALOGUE_H

#include "base/arena.h"
#include "bot/memory.h"
#include "chat/message.h"
#include "faq/answer.h"

enum {
    DIALOGUES_MAX = 500,
    DIALOGUE_KEEP_MS = 10 * 60 * 1000,
    DIALOGUE_BARE_MS = 2 * 60 * 1000, /* so long a bare "2" or "more" is for the bot */
    DIALOGUE_SAME_MS = 30 * 1000,     /* so long an answer is not repeated in a room */
    DIALOGUE_WHY_MAX = 800,
};

enum dialogue_last { /* what the bot said last */
                     DIALOGUE_NOTHING,
                     DIALOGUE_ANSWER,
                     DIALOGUE_OFFER,
                     DIALOGUE_NO_ANSWER,
                     DIALOGUE_SAFETY,
};

struct dialogue {
    struct memory_item item;
    enum dialogue_last last;
    int64_t last_ms;
    int64_t solace_ms;  /* the last kind sentence (solace.h); 0: none */
    int64_t loss_ms;    /* when a death was told of; 0: never */
    bool is_young;      /* said to be under 18 */
    bool is_on_subject; /* what was said is about the article's subject */
    uint64_t topic;     /* of the last answer, by faq_topic_key; 0: none */
    uint64_t revision;
    int64_t answered_ms;
    uint64_t question; /* hash of what was answered; 0: it was chosen */
    size_t shown;      /* blocks of its passage */
    uint64_t offered[FAQ_SUGGESTIONS_MAX];
    size_t offered_count;
    uint64_t near[FAQ_SUGGESTIONS_MAX]; /* what came behind the answer */
    size_t near_count;
};

void dialogues_init(struct memory *dialogues, uint64_t seed);
/* NULL when there was none within ten minutes. In a direct message it is the asker's
 * latest one, in whatever room of the network that was. */
struct dialogue *dialogue_find(const struct memory *dialogues, struct arena *scratch,
                               const struct chat_message *message, int64_t now_ms);
/* The one of this room and asker, empty when there was none; a direct message goes on
 * with the latest one. */
struct dialogue *dialogue_get(struct memory *dialogues, struct arena *scratch,
                              const struct chat_message *message, int64_t now_ms);

/* More of the same topic keeps its reason, whatever was said between. */
void dialogue_set_answer(struct dialogue *dialogue, const struct faq_topic *topic,
                         size_t shown, int64_t now_ms);
void dialogue_set_offer(struct dialogue *dialogue, const struct faq_topic *const *topics,
                        size_t count, int64_t now_ms);
/* What is offered when the answer is said to have missed. */
void dialogue_set_near(struct dialogue *dialogue, const struct faq_topic *const *topics,
                       size_t count);
/* Nothing to choose, nothing to go on with. */
void dialogue_set_last(struct dialogue *dialogue, enum dialogue_last last,
                       int64_t now_ms);
/* What was not understood leaves an offer open: "the first" may come yet. */
void dialogue_set_unanswered(struct dialogue *dialogue, int64_t now_ms);
/* Why the last answer was given; copies, cut to DIALOGUE_WHY_MAX. */
void dialogue_set_why(struct dialogue *dialogue, struct str why);
struct str dialogue_why(const struct dialogue *dialogue);

#endif
