/* SPDX-License-Identifier: MIT */
/*
 * frame: what stands around a cue and decides what it means. Some of it holds for the
 * whole message (a game, a story, last year, how old), some for the thought with the cue
 * (negated, asked about in general, whose).
 */
#ifndef SAFETY_FRAME_H
#define SAFETY_FRAME_H

#include "safety/cues.h"

struct frame_patterns;

enum frame_mark {
    FRAME_GAME,
    FRAME_MACHINE,
    FRAME_TRIFLE,    /* a small cause: traffic, a meeting, homework */
    FRAME_JEST,      /* lol, jk */
    FRAME_STORY,     /* film, song, novel */
    FRAME_TASK,      /* thesis, leaflet, course */
    FRAME_HISTORY,   /* a distance in time */
    FRAME_NOW,       /* tonight, again, right now: no history */
    FRAME_RECOVERED, /* over, seen to, good news */
    FRAME_WELL,      /* feels fine after taking */
    FRAME_UNWELL,    /* feels bad in some way */
    FRAME_PERSON,    /* somebody else */
    FRAME_CHILD,
    FRAME_ANIMAL,
    FRAME_DRUG,
    FRAME_YOUNG,
    FRAME_INTENDED,
    FRAME_BEREAVED,
    FRAME_NEGATION,   /* ends with a negation: for what stands before a cue */
    FRAME_NONE,       /* ends with "no": for what stands before a sign */
    FRAME_WONDERING,  /* ends with "if", "can it" ...: for what stands before a cue */
    FRAME_ASKING,     /* a question in general */
    FRAME_LIFTED,     /* "are gone": for what stands behind a cue */
    FRAME_NEAR,       /* a person, certainly: no process, no table */
    FRAME_SELF,       /* I, my */
    FRAME_MINE,       /* ends with "I": for what stands before a cue */
    FRAME_QUESTION,   /* begins as a question: for a whole thought */
    FRAME_USUAL,      /* is it normal, a side effect, dangerous */
    FRAME_SUPERVISED, /* told of a session that is over */
    FRAME_FOOD,
    FRAME_YOURS,     /* ends with "you": before a cue */
    FRAME_HYPERBOLE, /* if I see one more of these; rather than eat that */
    FRAME_HARMLESS,  /* a parting for today, a removal, a sale, a lawyer, a shave */
    FRAME_REPORTED, /* ends with "asked me about", "screen for", "what if": before a cue */
    FRAME_SMALL,    /* a child of twelve or less, with its age or a word for it */
    FRAME_OF_DRUG,  /* a medicine within some words, not "his own": behind a cue */
    FRAME_FAILING,  /* a body that gives way as it is told */
    FRAME_EARLIER,  /* last night, on Saturday: not as it is told */
    FRAME_THEIRS,   /* ends with somebody else as the subject: for what stands before */
    FRAME_POISON,   /* what no child may swallow, of no medicine talked of here */
    FRAME_PRESSING, /* violence that goes on as it is told */
    FRAME_PERIL,    /* where somebody out of their mind may die or kill */
    FRAME_UNDONE,   /* after all, turned out, it was only: nothing happened */
    FRAME_CHEER,    /* told as good or ordinary news */
    FRAME_SESSION,  /* after or since a session, a spray, the clinic */
    FRAME_COUNT
};

/* Aborts when a pattern is broken. */
struct frame_patterns *frame_create(void);
void frame_destroy(struct frame_patterns *patterns);

/* Is the mark in this part of a reading? */
bool frame_has(const struct frame_patterns *patterns, enum frame_mark mark,
               struct str text);

#endif
