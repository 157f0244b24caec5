/* SPDX-License-Identifier: MIT */
#include "safety/triage.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "safety/rules.h"
#include "text/spelling.h"

struct triage {
    struct arena arena; /* of the spelling */
    struct spelling *spelling;
    struct cues *cues;
    struct frame_patterns *frame;
};

struct triage *triage_create(void)
{
    struct triage *triage = ALLOC(struct triage);
    arena_init(&triage->arena);
    triage->cues = cues_create();
    triage->spelling = cues_spelling(&triage->arena);
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

/* What the rules ask; known has FRAME_COUNT places. */
static struct scene look(const struct triage *triage, struct str text,
                         struct arena *scratch)
{
    struct scene scene = {.frame = triage->frame};
    struct reading *reading = ARENA_NEW(scratch, struct reading);
    struct hits *hits = ARENA_NEW(scratch, struct hits);
    struct tokens *tokens = ARENA_NEW(scratch, struct tokens);
    struct reader reader = {triage->spelling, cues_lexicon()};
    reading_make(scratch, text, reader, reading);
    tokens_make(scratch, reading->text, reader.lexicon, tokens);
    cues_find(triage->cues, reading, tokens, scratch, hits);
    scene.reading = reading;
    scene.tokens = tokens;
    scene.hits = hits;
    scene.known = ARENA_ARRAY(scratch, enum answer, FRAME_COUNT);
    return scene;
}

/* Marks are dear: they are looked for only where they could change something. */
static void weigh(const struct scene *scene, struct arena *scratch, struct weights *out)
{
    struct traits traits;
    *out = (struct weights){0};
    if (scene->setting == TRIAGE_UNADDRESSED)
        return;
    traits_find(scene->tokens, scratch, &traits);
    traits_finish(&traits, scratch);
    judge_weigh(&traits, out);
    if (scene->hits->count == 0 && !judge_is_near(out))
        return;
    scene_mark_traits(scene, scratch, &traits);
    judge_weigh(&traits, out);
}

static void judge(const struct scene *scene, const struct weights *weights,
                  struct triage_verdict *out)
{
    *out = (struct triage_verdict){0};
    if (rules_outrage(scene, out)) {
        rules_aside(scene, out);
        return;
    }
    if ((rules_emergency(scene, out) || rules_crisis(scene, out))
        && !rules_judge_doubts(scene, weights, out->kind))
        return;
    *out = (struct triage_verdict){0};
    if (rules_need(scene, weights, out)) {
        if (out->kind == TRIAGE_DISTRESS)
            rules_aside(scene, out);
        return;
    }
    if (rules_judge_danger(scene, weights, out))
        return;
    if (!rules_refusal(scene, out) || rules_judge_doubts_refusal(scene, weights, out)) {
        *out = (struct triage_verdict){0};
        if (!rules_judge_refusal(scene, weights, out)
            && !rules_distress(scene, weights, out))
            rules_judge_leaning(scene, weights, out);
    }
    rules_aside(scene, out);
}

void triage_question(const struct triage *triage, struct str text,
                     enum triage_setting setting, struct arena *scratch,
                     struct triage_verdict *out)
{
    struct scene scene = look(triage, text, scratch);
    struct weights weights;
    scene.setting = setting;
    weigh(&scene, scratch, &weights);
    judge(&scene, &weights, out);
    rules_hint(&scene, &weights, out);
}

bool triage_leans(const struct triage_verdict *verdict, bool on_subject)
{
    return verdict->kind == TRIAGE_NONE && verdict->leaning != TRIAGE_CLASS_NONE
           && (on_subject || !verdict->leans_slightly);
}

void triage_tell(const struct triage *triage, struct str text, struct arena *scratch,
                 struct triage_account *out)
{
    struct triage_verdict verdict = {0};
    struct scene scene = look(triage, text, scratch);
    scene.setting = TRIAGE_DIRECT;
    *out = (struct triage_account){
        .is_danger = rules_emergency(&scene, &verdict) || rules_crisis(&scene, &verdict),
    };
    traits_find(scene.tokens, scratch, &out->traits);
    scene_mark_traits(&scene, scratch, &out->traits);
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
