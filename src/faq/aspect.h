/* SPDX-License-Identifier: MIT */
/*
 * aspect: what a short question wants to know of whatever was spoken of last.
 *
 *     side effects, then "how long does it last?"   length: of the side effects
 *     addiction, then "how do I stop?"              stop
 *
 * Such a question has no matter of its own: by itself "how long does it last" would be
 * about the lift in mood. A topic says in its block which of them it answers behind its
 * own answer:
 *
 *     then  = ["length", "usual", "stop", "help"]
 *     after = ["bladder", "recreational-use"]
 *
 * "begin" and "fear" are no questions: a topic that names them is shown to who says to be
 * new here, or afraid, whatever was spoken of.
 *
 * What is about the person, and no more about the thing, it answers behind the topics of
 * "after", too: else, stop, help, clear and signs.
 */
#ifndef FAQ_ASPECT_H
#define FAQ_ASPECT_H

#include "base/arena.h"
#include "faq/diagnostic.h"
#include "faq/topic.h"
#include "text/saying.h"
#include "text/words.h"

enum faq_aspect {
    FAQ_ASPECT_NONE,
    FAQ_ASPECT_LENGTH, /* how long, for good, does it heal */
    FAQ_ASPECT_REMEDY, /* what helps against it */
    FAQ_ASPECT_USUAL,  /* how common, is it normal */
    FAQ_ASPECT_WORRY,  /* when is it serious */
    FAQ_ASPECT_SAFE,   /* is it dangerous */
    FAQ_ASPECT_STILL,  /* may I have it all the same, should I go on */
    FAQ_ASPECT_LATER,  /* and tomorrow, how long should I wait */
    FAQ_ASPECT_PROOF,  /* are there studies */
    FAQ_ASPECT_ELSE,   /* what else is there */
    FAQ_ASPECT_STOP,   /* how to leave it off */
    FAQ_ASPECT_HELP,   /* who helps */
    FAQ_ASPECT_CLEAR,  /* how to get it out of the body */
    FAQ_ASPECT_SIGNS,  /* how do I know that I have it */
    FAQ_ASPECT_ACT,    /* and what do I do then */
    FAQ_ASPECT_INSIST, /* "it's only ten minutes", "I'll be fine" */
    FAQ_ASPECT_BEGIN,  /* where many begin, for who does not know what to ask */
    FAQ_ASPECT_FEAR,   /* what helps who is afraid of what is to come */
    FAQ_ASPECT_COUNT,
};

void faq_aspects_init(struct sayings *out);
/* None when the words say more than that. */
enum faq_aspect faq_aspect_of(const struct sayings *aspects, const struct words *words);
/* Is it about whoever takes it, so that topics lead to each other's answers? */
bool faq_aspect_is_of_person(enum faq_aspect aspect);
/* The paragraph of the topic that says most about it; 0, the short answer, when none does.
 * has_read: the short answer, so that it must say much more than the others. */
size_t faq_aspect_block(const struct faq_topic *topic, enum faq_aspect aspect,
                        bool has_read, struct arena *scratch);

/* How many of its words a paragraph or a sentence has, folded. */
unsigned faq_aspect_count(enum faq_aspect aspect, struct str text);

/* For loading: what a block's "then" names, as bits; wrong names are said in found. */
struct article;
struct article_topic;
unsigned aspect_bits(const struct article *article, const struct article_topic *written,
                     struct diagnostics *found);

#endif
