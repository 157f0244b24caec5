/* SPDX-License-Identifier: MIT */
/*
 * bot parts: two questions in one message get both answers, where both are clear.
 *
 *     "is it addictive? and what does it cost?"          two questions
 *     "does it work and is it safe"                      two
 *     "does it work, is it safe and does it hurt"        three, of which two are answered
 *     "does it help with depression and anxiety"         one
 *     "I have bipolar. Is it safe?"                      one, with what it is about
 *
 * Cut is at the end of a sentence, and at "and" or "also" before the beginning of a
 * question. Of a long story only the questions are asked. Of a shorter one that is clear to
 * nobody as a whole the last question is: it may be answered where the subject is known,
 * and else is offered, if the story is not plainly about something else.
 */
#ifndef BOT_PARTS_H
#define BOT_PARTS_H

#include "faq/answer.h"

enum {
    PARTS_MAX = 8,
    PARTS_ANSWERS_MAX = 2,
    PARTS_BYTES_MAX = 8192, /* of a longer message the end is looked at */
};

struct parts {
    struct str items[PARTS_MAX]; /* the questions in it, views of the text */
    size_t count;
};

void parts_split(struct str text, struct parts *out);

/* Is what follows the joints at its beginning formed as a question? */
bool parts_is_question(struct str text);
/* Is any of it formed as a question? */
bool parts_are_asked(struct str text);

/* Or behind its first comma: "my dad is 81, could he have it". */
bool parts_are_asked_at_last(struct str text);

/* Asks the whole and its parts. answers[0] is the whole's answer, or, with two clear
 * questions, one of each; gives how many. is_long: only the parts are asked. */
size_t parts_ask(const struct faq_snapshot *faq, struct str text, bool is_long,
                 struct faq_context context, struct arena *scratch,
                 struct faq_answer answers[PARTS_ANSWERS_MAX]);

#endif
