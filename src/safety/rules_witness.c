/* SPDX-License-Identifier: MIT */
#include "safety/rules.h"

#include <limits.h>

/* What makes dark words harmless often enough that phrases alone are heard. */
static const enum frame_mark SILENCING[] = {
    FRAME_GAME,       FRAME_MACHINE,   FRAME_TRIFLE,   FRAME_JEST, FRAME_STORY,
    FRAME_TASK,       FRAME_HYPERBOLE, FRAME_HISTORY,  FRAME_FOOD, FRAME_RECOVERED,
    FRAME_SUPERVISED, FRAME_USUAL,     FRAME_HARMLESS,
};

bool scene_lets_words_weigh(const struct scene *scene)
{
    for (size_t i = 0; i < COUNT_OF(SILENCING); i++)
        if (scene_has(scene, SILENCING[i]))
            return false;
    return scene->setting != TRIAGE_UNADDRESSED;
}

/* Whoever begins with "I" speaks of themselves. */
static bool is_about_somebody(const struct scene *scene)
{
    return scene_has(scene, FRAME_NEAR)
           && !str_starts_with(scene->reading->text, STR(" i "));
}

/* What is denied stays a denial; low mood alone needs more. */
static int limit_of(const struct scene *scene)
{
    bool is_question = scene->reading->is_question
                       || frame_has(scene->frame, FRAME_QUESTION, scene->reading->text);
    int limit = is_question ? WITNESS_SURE : WITNESS_DANGER;
    for (size_t i = 0; i < scene->hits->count; i++) {
        const struct hit *hit = &scene->hits->items[i];
        enum sense sense = hit->sense;
        if (sense == SENSE_DENIAL
            || (sense < SENSE_TOPIC && scene_is_negated(scene, hit)))
            return INT_MAX;
        if (sense == SENSE_DISTRESS || sense == SENSE_REFUSAL)
            limit = WITNESS_SURE;
    }
    return limit;
}

bool rules_witness(const struct scene *scene, const struct witness *witness,
                   struct triage_verdict *out)
{
    struct witness_weight weight;
    witness_weigh(witness, scene->reading->text, &weight);
    if (weight.words < WITNESS_WORDS_MIN || weight.danger < limit_of(scene)
        || !scene_lets_words_weigh(scene))
        return false;
    out->kind = weight.body > 0 ? TRIAGE_EMERGENCY : TRIAGE_CRISIS;
    out->subject = is_about_somebody(scene) ? TRIAGE_OTHER : TRIAGE_SELF;
    out->is_intended = out->kind == TRIAGE_EMERGENCY && scene_has(scene, FRAME_INTENDED);
    out->is_young = scene_has(scene, FRAME_YOUNG);
    return true;
}
