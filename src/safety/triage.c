/* SPDX-License-Identifier: MIT */
#include "safety/triage.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "safety/lexicon.h"
#include "safety/rules.h"
#include "text/spelling.h"

enum { CUE_BYTES_MIN = 4 };

struct triage {
    struct arena arena; /* of the spelling */
    struct spelling *spelling;
    struct cues *cues;
    struct frame_patterns *frame;
};

/* What somebody in danger may misspell, and at the end what the cues know and no list of
 * English words does. Short words stand in the table of reading.c. */
static const char *const CUE_WORDS[] = {
    "suicide",     "suicidal",     "overdose", "overdosed",  "breathe",      "breathing",
    "unconscious", "unresponsive", "seizure",  "convulsing", "swallowed",    "tonight",
    "tomorrow",    "goodbye",      "myself",   "himself",    "herself",      "hopeless",
    "ketamine",    "lozenge",      "swallow",  "toddler",    "prescription", "dosage",
    "anymore",     "thoughts",     "cutting",  "hurting",    "killing",      "pills",
    "friend",      "redose",       "redosing", "statin",     "statins",      "systemd",
    "noone",
};

static struct spelling *make_spelling(struct arena *arena, const struct lexicon *lexicon)
{
    struct spelling *spelling = spelling_create(arena);
    struct str word;
    for (size_t at = 0; lexicon_next(lexicon, &at, &word);)
        if (word.len >= CUE_BYTES_MIN && spelling_is_common(word))
            spelling_add(spelling, word, SPELLING_ORDINARY);
    for (size_t i = 0; i < COUNT_OF(CUE_WORDS); i++)
        spelling_add(spelling, str_from_c(CUE_WORDS[i]), SPELLING_ORDINARY);
    spelling_freeze(spelling);
    return spelling;
}

struct triage *triage_create(void)
{
    struct triage *triage = ALLOC(struct triage);
    arena_init(&triage->arena);
    triage->cues = cues_create();
    triage->spelling = make_spelling(&triage->arena, cues_lexicon(triage->cues));
    triage->frame = frame_create();
    return triage;
}

void triage_destroy(struct triage *triage)
{
    if (!triage)
        return;
    cues_destroy(triage->cues);
    frame_destroy(triage->frame);
    arena_clear(&triage->arena);
    free(triage);
}

void triage_question(const struct triage *triage, struct str text,
                     enum triage_setting setting, struct arena *scratch,
                     struct triage_verdict *out)
{
    struct reading reading;
    struct hits hits;
    *out = (struct triage_verdict){0};
    struct reader reader = {triage->spelling, cues_lexicon(triage->cues)};
    reading_make(scratch, text, reader, &reading);
    cues_find(triage->cues, &reading, scratch, &hits);
    enum answer known[FRAME_COUNT] = {ANSWER_UNKNOWN};
    struct scene scene = {&reading, &hits, triage->frame, setting, known};
    if (hits.count > 0 && (rules_emergency(&scene, out) || rules_crisis(&scene, out)))
        return;
    if (hits.count > 0 && !rules_refusal(&scene, out))
        rules_distress(&scene, out);
    rules_aside(&scene, out);
}

const char *triage_kind_name(enum triage_kind kind)
{
    switch (kind) {
    case TRIAGE_NONE: return "none";
    case TRIAGE_EMERGENCY: return "emergency";
    case TRIAGE_CRISIS: return "crisis";
    case TRIAGE_REFUSAL: return "refusal";
    case TRIAGE_NO_VERDICT: return "no_verdict";
    case TRIAGE_DISTRESS: return "distress";
    case TRIAGE_ABUSE: return "abuse";
    }
    return NULL;
}

const char *triage_class_name(enum triage_class class)
{
    switch (class) {
    case TRIAGE_CLASS_NONE: return NULL;
    case TRIAGE_DOSE: return "dose";
    case TRIAGE_OBTAIN: return "obtain";
    case TRIAGE_MAKE: return "make";
    case TRIAGE_EVADE: return "evade";
    case TRIAGE_DIAGNOSIS: return "diagnosis";
    case TRIAGE_CLEARANCE: return "clearance";
    case TRIAGE_MEDICINE: return "medicine";
    }
    return NULL;
}
