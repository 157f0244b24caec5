/* SPDX-License-Identifier: MIT */
/*
 * triage: is somebody in danger, or is something asked that the bot must refuse? Comes
 * before limits, commands and matching, on the raw text, and needs no FAQ: words and
 * texts are compiled in.
 *
 *     struct triage *triage = triage_create();      once; compiles the patterns
 *     triage_question(triage, text, TRIAGE_DIRECT, &scratch, &verdict);
 *     switch (verdict.kind) ...                      texts.h has what to say
 *
 * Who (I, my friend; a film), what (signs, intent), when (now, last year), how (negated,
 * idiom, game) decide, not single words: cues.h finds, frame.h surrounds, rules.h judges.
 * What is told in no known phrase is weighed (judge.h).
 */
#ifndef SAFETY_TRIAGE_H
#define SAFETY_TRIAGE_H

#include "base/arena.h"
#include "base/str.h"
#include "safety/traits.h"

struct triage;

enum triage_setting {
    TRIAGE_DIRECT,      /* a direct message */
    TRIAGE_ADDRESSED,   /* in a room, to the bot or in a conversation with it */
    TRIAGE_UNADDRESSED, /* in a room, to nobody or somebody else: explicit danger only */
};

enum triage_kind {
    TRIAGE_NONE,
    TRIAGE_EMERGENCY,
    TRIAGE_CRISIS,
    TRIAGE_REFUSAL,    /* alone, no passage */
    TRIAGE_NO_VERDICT, /* a no-verdict sentence, then the passage if a topic fits, else the
                          refusal of the same class */
    TRIAGE_DISTRESS, /* one kind sentence with the crisis line if no topic fits, else the
                          passage with the footer */
    TRIAGE_ABUSE,    /* "kys bot": at most one plain line, no number */
};

enum triage_subject {
    TRIAGE_SELF,  /* the speaker, or unclear */
    TRIAGE_OTHER, /* somebody with them or whom they worry about */
    TRIAGE_CHILD, /* a child that swallowed some */
    TRIAGE_ANIMAL,
    TRIAGE_NO_SIGN, /* took more than prescribed, feels well */
};

enum triage_class { /* of a refusal or a no-verdict */
                    TRIAGE_CLASS_NONE,
                    TRIAGE_DOSE,
                    TRIAGE_OBTAIN,
                    TRIAGE_MAKE,
                    TRIAGE_EVADE,
                    TRIAGE_DIAGNOSIS,
                    TRIAGE_CLEARANCE, /* is it safe / right for me */
                    TRIAGE_MEDICINE,  /* start, stop, skip a medicine */
};

/* Of a distress, and of an emergency that has a text of its own: what is told wants
 * somebody else. */
enum triage_need {
    TRIAGE_NEED_NONE,
    TRIAGE_NEED_VIOLENCE,  /* hurt, threatened or held down at home */
    TRIAGE_NEED_ASSAULT,   /* raped, touched, drugged for it */
    TRIAGE_NEED_SPIKED,    /* given a drug without being told, and not unwell now */
    TRIAGE_NEED_PSYCHOSIS, /* out of touch with what is real, or high without a drug */
};

enum triage_footer { TRIAGE_FOOTER_NONE, TRIAGE_FOOTER_NOW, TRIAGE_FOOTER_HISTORY };

struct triage_verdict {
    enum triage_kind kind;
    enum triage_subject subject;
    enum triage_class class;
    enum triage_class leaning; /* perhaps it must be refused: where no topic answers */
    enum triage_need need;
    enum triage_footer footer; /* a line under whatever is answered */
    bool leans_slightly;       /* ... and where the talk is of a drug already */
    bool is_intended;          /* an emergency that looks like an attempt */
    bool is_weighed;           /* danger by all that is said together, not by a cue */
    unsigned turn;             /* how often this was said: another wording each time */
    bool is_young;             /* says an age under 18 or speaks as a child */
    bool asks_to_stop;         /* "stop sending me that" */
    /* What matters only behind what the same asker said before (recent.h). */
    int hint;           /* how much speaks for a crisis, if too little; 0: nothing */
    bool names_child;   /* a child too small to know what it swallows */
    bool has_swallowed; /* somebody who is not named got at it */
};

enum { TRIAGE_HINT_ENOUGH = 29 /* two hints that come to so much are a crisis */ };

/* Aborts when a compiled-in pattern is broken: that is our mistake. */
struct triage *triage_create(void);
void triage_destroy(struct triage *triage);

void triage_question(const struct triage *triage, struct str text,
                     enum triage_setting setting, struct arena *scratch,
                     struct triage_verdict *out);

/* Where no topic answers: is it to be refused as verdict->leaning? on_subject: the drug is
 * talked of already. */
bool triage_leans(const struct triage_verdict *verdict, bool on_subject);

/* For fitting the judge (scripts/fit-judge). */
struct triage_account {
    struct traits traits; /* in the arena */
    bool is_danger;       /* an emergency or a crisis by cues alone */
};
void triage_tell(const struct triage *triage, struct str text, struct arena *scratch,
                 struct triage_account *out);

/* "emergency", "crisis", "refusal" ...; "dose", "obtain" ... or NULL: for JSON and logs. */
const char *triage_kind_name(enum triage_kind kind);
const char *triage_class_name(enum triage_class class);

#endif
