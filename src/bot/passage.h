/* SPDX-License-Identifier: MIT */
/*
 * bot passage: says what an article says about a topic: which of its paragraphs, and how
 * many. All that has to stand around them is framing.h's.
 */
#ifndef BOT_PASSAGE_H
#define BOT_PASSAGE_H

#include "bot/hearing.h"
#include "faq/aspect.h"

/* The passage of a topic from a block on; a view of the action, until the next one.
 * intro stands before all and may be empty. What was shown is remembered. */
struct chat_action *passage_say(struct hearing *hearing, const struct faq_topic *topic,
                                size_t start, struct str intro);
/* Goes on where the last answer ended, which was about this topic: "more". */
void passage_say_rest(struct hearing *hearing, const struct faq_topic *topic);

enum passage_fit {
    PASSAGE_FITS,
    PASSAGE_MAY_FIT, /* by examples alone */
    PASSAGE_FITS_NOT /* the topic has no word for just this, and that is said */
};
/* To a question that goes on with the topic just answered: the paragraph that names what
 * was asked, else what comes next. */
void passage_say_further(struct hearing *hearing, const struct faq_topic *topic,
                         enum passage_fit fit);
/* The short answer again, to whom it was too much. */
void passage_say_short(struct hearing *hearing, const struct faq_topic *topic);
/* One paragraph out of its order. intro: empty for what says where it is from. */
void passage_say_block(struct hearing *hearing, const struct faq_topic *topic,
                       size_t block, struct str intro);
/* The first sentence of the short answer, to whom that was too much. False when it has no
 * more than one. */
bool passage_say_sentence(struct hearing *hearing, const struct faq_topic *topic);
/* The one paragraph that says most about what is asked of it (faq/aspect.h). */
void passage_say_aspect(struct hearing *hearing, const struct faq_topic *topic,
                        enum faq_aspect aspect);
/* In a room, who asks within half a minute what was answered there, to them or to others,
 * has the answer before them: true when they were pointed to it. */
bool passage_point_to(struct hearing *hearing, const struct faq_topic *topic);

#endif
