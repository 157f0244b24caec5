/* SPDX-License-Identifier: MIT */
/*
 * texts: what is said when somebody is in danger or must be refused, with the lines of a
 * region filled in. Compiled in; an operator may replace the lines, not the sentences.
 */
#ifndef SAFETY_TEXTS_H
#define SAFETY_TEXTS_H

#include "base/arena.h"
#include "safety/triage.h"

enum { SAFETY_TEXT_BYTES_MAX = 400 /* filled in: fits one IRC line */ };

/* The numbers that stand in the texts. Views of constants or of the configuration. */
struct safety_lines {
    struct str region;         /* "generic", "gb" ... */
    struct str emergency;      /* "999" */
    struct str poison;         /* "a poison line" */
    struct str crisis_name;    /* "Samaritans" */
    struct str crisis_contact; /* "116 123" */
    struct str child;          /* child helpline, name and number; may be empty */
    bool is_any_time;          /* the crisis line answers day and night */
    bool is_generic;           /* no "Other countries" sentence */
    int last_verified;         /* 20261120: the day of the last look at the numbers */
};

/* NULL for an unknown region; "uk" is "gb". Regions: generic us ca gb ie au nz de at ch fr
 * be nl es pt fi in sg za. */
const struct safety_lines *safety_lines_find(struct str region);
/* The n-th region, for listing them in an error; NULL behind the last. */
const struct safety_lines *safety_lines_at(size_t index);
/* Was the last look at these numbers more than six months before today (20261120; 0: not
 * known, then never)? A reason to warn the operator, never to hold back a reply. */
bool safety_lines_are_old(const struct safety_lines *lines, int today);

enum safety_text {
    SAFETY_REPLY,      /* the full text for an emergency, crisis, refusal, distress ... */
    SAFETY_SHORT,      /* said again within ten minutes */
    SAFETY_NEUTRAL,    /* for a room when a private message is refused or floods */
    SAFETY_TALK,       /* the same to one person, who may need somebody to talk to */
    SAFETY_NUMBERS,    /* the numbers alone, behind words of another language */
    SAFETY_SENT,       /* "I've sent you a private message." */
    SAFETY_NO_VERDICT, /* the sentence before a passage */
    SAFETY_FOOTER,     /* under a passage: now or history wording by verdict.footer */
    SAFETY_RESPECTED,  /* after "stop sending me that" */
    SAFETY_CALLED_OFF, /* "that was a joke", behind a crisis */
    SAFETY_NO_EMERGENCY, /* "this is a drill", behind an emergency */
    SAFETY_WORRY,        /* "will he be ok", behind an emergency */
    SAFETY_COMING,       /* "ambulance is on the way", behind the same */
    SAFETY_MEANS,        /* to who has the means at hand, of a crisis */
    SAFETY_FAULT,        /* to who asks whether it was theirs, behind a kind sentence */
    SAFETY_LOSS,         /* to who tells of a death */
    SAFETY_VIOLENCE,     /* to who tells of violence at home */
    SAFETY_ASSAULT,      /* ... of a rape or an assault */
    SAFETY_SPIKED,       /* ... of a drug given without being told */
    SAFETY_MIND,         /* ... of signs of psychosis or mania */
    SAFETY_URINE,        /* ... of blood in the urine, or that it burns */
    SAFETY_REACTION,     /* ... of a fit or the like after an earlier session */
    SAFETY_CUSTODY,      /* ... of the fear that the children will be taken */
    SAFETY_CAUSE,        /* "was it the drug", behind a death */
    SAFETY_MORTAL,       /* "what if i die in there" */
    SAFETY_YOUNG,        /* to who says to be a child, and asks nothing */
    SAFETY_UNDER_AGE,    /* under a passage, to the same */
    SAFETY_DISCLAIMER,   /* the short line on every medical answer */
    SAFETY_ABOUT,        /* the full disclaimer, for help */
    SAFETY_CAUTION,      /* the see-a-clinician line of risk topics */
};

struct str safety_text(struct arena *arena, enum safety_text which,
                       const struct triage_verdict *verdict,
                       const struct safety_lines *lines);

#endif
