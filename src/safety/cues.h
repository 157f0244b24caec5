/* SPDX-License-Identifier: MIT */
/*
 * cues: what a message can contain that matters, each a small regular expression over a
 * reading (reading.h) with the sense it has. A cue alone decides nothing: rules.h asks
 * who, when and how around it.
 *
 *     struct cues *cues = cues_create();
 *     tokens_make(&scratch, reading.text, cues_lexicon(), &tokens);
 *     cues_find(cues, &reading, &tokens, &scratch, &hits);
 *     cues_destroy(cues);
 *
 * A row is { sense, flags, key, regex }. The regex stands between spaces, so it begins
 * and ends with whole words; the key is a text that every match contains, looked for
 * first because that is cheap ("kill|die": one of them). Or it is { sense, flags, NULL,
 * phrase }, for what is said in many words (phrase.h). One table a file: cues_sign.c,
 * cues_intake.c ...; speak_*.c are those of phrases. They are compiled when the program
 * is built (cue_book.h), which ends where a row with a phrase is broken; what a broken
 * regex does: cue_pattern.h.
 */
#ifndef SAFETY_CUES_H
#define SAFETY_CUES_H

#include "base/arena.h"
#include "phrases/phrase.h"
#include "safety/reading.h"
#include "safety/triage.h"

enum sense {
    SENSE_SIGN,     /* of an emergency in a body */
    SENSE_INTAKE,   /* took far too much, mixed, overdosed */
    SENSE_MIX,      /* with alcohol, opioids or sedatives */
    SENSE_EXTRA,    /* took somewhat more than prescribed */
    SENSE_SWALLOW,  /* a child or an animal got at it */
    SENSE_WISH,     /* to be dead, not to wake, being a burden */
    SENSE_PLAN,     /* intent, deadline, means, farewell */
    SENSE_HARM,     /* self-harm, now or as an urge */
    SENSE_ATTEMPT,  /* an attempt or hospital stay for one; history when long ago */
    SENSE_THREAT,   /* somebody else says or does it */
    SENSE_TOPIC,    /* the subject is named: suicide, self-harm */
    SENSE_DENIAL,   /* "not suicidal" */
    SENSE_DISTRESS, /* low, worn out */
    SENSE_ABUSE,    /* "kys" at the bot */
    SENSE_ENOUGH,   /* "stop sending me that" */
    SENSE_HINT,     /* nothing alone, something behind another (recent.h) */
    SENSE_NEED,     /* of somebody else than an article; flags hold which */
    SENSE_REFUSAL,  /* flags hold the class */
};

enum {
    CUE_FIRM = 1 << 0,    /* a jest, game or machine nearby does not undo it */
    CUE_SELF = 1 << 1,    /* says itself that it is the speaker */
    CUE_PLAIN = 1 << 2,   /* counts where nobody spoke to the bot */
    CUE_DRUG = 1 << 3,    /* needs the drug or a medicine somewhere in the message */
    CUE_PERSON = 1 << 4,  /* needs a person in the same thought */
    CUE_NEGATED = 1 << 5, /* a "not" before it is part of it, or does not matter */
    CUE_VERDICT = 1 << 6, /* refusals: a passage may follow */
    CUE_OTHER = 1 << 7,   /* says itself that it is somebody else */
    CUE_SOFT = 1 << 8, /* undone by a harmless end: see you tomorrow, a lawyer, a sale */
    CUE_CERTAIN = 1 << 9, /* the judge, who knows English, is not asked */
    CUE_CLASS_SHIFT =
        12 /* enum triage_class of a refusal; enum triage_need of a need, and of
                             a sign that has a text of its own */
};

struct cue {
    enum sense sense;
    unsigned flags;
    const char *key;
    const char *text; /* the regex or, without a key, the phrase */
};

struct hit {
    enum sense sense;
    unsigned flags;
    struct str match; /* a view into the reading */
};

struct hits {
    struct hit *items;
    size_t count, capacity;
};

struct cues;
struct spelling;

struct cues *cues_create(void);
void cues_destroy(struct cues *cues);

/* All of them, at most three a row, in the order of the tables; in the arena. */
void cues_find(const struct cues *cues, const struct reading *reading,
               struct tokens *tokens, struct arena *arena, struct hits *out);
/* For tests: a row that matches although its key is not there. Of it key and text are
 * set. */
bool cues_find_keyless(const struct cues *cues, const struct reading *reading,
                       struct cue *out);
/* For tests: a row whose regex this PCRE2 refuses, likewise. */
bool cues_find_refused(const struct cues *cues, struct cue *out);
/* The words that phrases are made of. */
const struct lexicon *cues_lexicon(void);
/* Of these, those that are long enough to be misspelt. */
struct spelling *cues_spelling(struct arena *arena);

struct cue_table {
    const struct cue *rows;
    size_t count;
};

struct cue_table cues_of_sign(void);
struct cue_table cues_of_intake(void);
struct cue_table cues_of_wish(void);
struct cue_table cues_of_end(void);
struct cue_table cues_of_harm(void);
struct cue_table cues_of_mood(void);
struct cue_table cues_of_sorrow(void);
struct cue_table cues_of_refusal(void);
struct cue_table cues_of_abroad(void);
struct cue_table speak_of_death(void);
struct cue_table speak_of_ending(void);
struct cue_table speak_of_leaving(void);
struct cue_table speak_of_harm(void);
struct cue_table speak_of_body(void);
struct cue_table speak_of_others(void);
struct cue_table speak_of_peril(void);
struct cue_table speak_veiled(void);
struct cue_table speak_of_needs(void);
struct cue_table speak_of_hints(void);
struct cue_table speak_in_tongues(void);

#endif
