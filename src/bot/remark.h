/* SPDX-License-Identifier: MIT */
/*
 * bot remark: is a message no question, but a word about the answer before?
 *
 *     "that's not what I asked"  "no"  "useless bot"     it missed
 *     "none of them"  "neither"                          what was offered missed
 *     "yes please"                                       go on
 *     "is anyone here?"  "I don't know where to begin"   a newcomer
 *     "in simple words please"  "are you sure?"          cannot be done
 *     "do you save this?"  "can we just chat"            about the bot itself
 *
 * Whole messages only, made of few words: "is it useless for pain?" is a question.
 */
#ifndef BOT_REMARK_H
#define BOT_REMARK_H

#include "text/saying.h"

enum remark {
    REMARK_NONE,
    REMARK_YES,
    REMARK_NO,       /* a bare "no": an answer as well as a complaint */
    REMARK_MISSED,   /* a complaint */
    REMARK_REPEATED, /* "you already said that" */
    REMARK_PRESENT,  /* "is anyone here?" */
    REMARK_LOST,     /* "first time here, not sure what to ask" */
    REMARK_CONFUSED, /* "huh?", "I don't understand" */
    REMARK_SHORTER,  /* "too long", "in one sentence please" */
    REMARK_INSULT,
    REMARK_AWAY,      /* "leave me alone" */
    REMARK_PERSON,    /* wants to talk to a human */
    REMARK_DEED,      /* "can you call someone", "tell my doctor" */
    REMARK_DECISION,  /* "should I go back?" */
    REMARK_SECRET,    /* "I don't want my parents to find out" */
    REMARK_ADVICE,    /* "what should i do": about anything, perhaps danger */
    REMARK_ENGLISH,   /* "my english is not good" */
    REMARK_DOUBT,     /* "are you sure?" */
    REMARK_PROGRAM,   /* "are you an AI or a person?" */
    REMARK_WATCHED,   /* "can my doctor see this?" */
    REMARK_KEPT,      /* "are you saving what I say?" */
    REMARK_ERASED,    /* "how do I delete my data?" */
    REMARK_COMPANY,   /* "can we just chat?" */
    REMARK_COLD,      /* "why do you sound so cold?" */
    REMARK_SCARED,    /* "you scared me" */
    REMARK_UNWILLING, /* "he won't go to a doctor" */
    REMARK_NOTED,     /* "ok that helps a bit", "I'll ask my doctor" */
    REMARK_OPENING,   /* "um", "I wanted to ask about": the question comes next */
    REMARK_UNSURE,    /* "I don't know", "no idea" */
    REMARK_ANGER,     /* "this is a scandal", "nobody told me" */
    REMARK_NERVOUS,   /* "I'm nervous", "my sister starts next week and I'm scared" */
    REMARK_MORTAL,    /* "what if i die in there", "will she die" */
    REMARK_DENIED,    /* "my doctor said no" */
    REMARK_ALLOWED,   /* "my doctor says it's fine" */
};

/* Once, for remark_of. */
void remarks_init(struct sayings *out);

/* words: of the text, nothing corrected. */
enum remark remark_of(const struct sayings *remarks, struct str text,
                      const struct words *words);

/* Does it name what is to come, a first session or a day? */
bool remark_is_of_start(const struct words *words);

/* "How many would it take?", "does it hurt?": an amount, a length or a pain, and nothing
 * that says of what. After a crisis that is no ordinary question. */
bool remark_asks_amount(const struct words *words);
/* "How do I get it quickly?" The same. */
bool remark_asks_access(const struct words *words);

#endif
