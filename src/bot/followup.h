/* SPDX-License-Identifier: MIT */
/*
 * bot followup: a short question that leans on the answer before.
 *
 *     bladder, then "is that permanent?"        still bladder
 *     depression, then "and for teenagers?"     a topic of its own
 *     an appointment, then "how long?"          what of the two the words allow
 *
 * It is asked twice: as it stands, and together with the title of the topic before. It
 * stays by itself where it is clear, unless the topic before has something to say to just
 * these words, which shows in its score: more together than by the title alone.
 */
#ifndef BOT_FOLLOWUP_H
#define BOT_FOLLOWUP_H

#include "faq/answer.h"

enum followup {
    FOLLOWUP_ALONE, /* it goes on with nothing */
    FOLLOWUP_CLEAR, /* out is its answer */
    FOLLOWUP_LOOSE, /* the same, but the topic has no word for just this */
};

/* alone: what the text says as it stands, asked in this context, with its words. Fills out, which is to be
 * taken unless the text goes on with nothing. */
enum followup followup_ask(const struct faq_snapshot *faq, struct str text,
                           const struct faq_topic *before, const struct faq_answer *alone,
                           struct arena *scratch, struct faq_answer *out);

/* words: of the text, as the FAQ reads them (faq_read): "waht abuot" goes on, too.
 *
 * Does it plainly go on with something said before: "and ...", "that", "they"? */
bool followup_leans(struct str text, const struct words *words);
/* Does it say what it is about, as far as its form tells: "how long does X last"? */
bool followup_stands_alone(struct str text, const struct words *words);

/* Does the asker speak of themselves: "can I get it"? */
bool followup_is_of_self(const struct words *words);
/* Does it speak to the bot: "can you tell her"? */
bool followup_is_to_bot(const struct words *words);
/* "Are you gay", "can you write my essay": asked of the bot itself. */
bool followup_is_of_bot(const struct words *words);
/* "I had my third infusion yesterday": somebody tells of themselves, or of another. */
bool followup_tells(const struct words *words);

#endif
