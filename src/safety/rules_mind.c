/* SPDX-License-Identifier: MIT */
#include "safety/rules.h"

static bool is_crisis_sense(enum sense sense)
{
    return sense == SENSE_WISH || sense == SENSE_PLAN || sense == SENSE_HARM
           || sense == SENSE_ATTEMPT || sense == SENSE_THREAT;
}

/* A game, a machine or a trifle as the cause. */
static bool is_idle_talk(const struct scene *scene)
{
    return scene_has(scene, FRAME_GAME) || scene_has(scene, FRAME_MACHINE)
           || scene_has(scene, FRAME_TRIFLE);
}

static bool is_good_news(const struct scene *scene)
{
    return scene_has(scene, FRAME_RECOVERED) && !scene_has(scene, FRAME_UNWELL);
}

/* Tried: now and again is danger, long ago is history. */
static bool is_fresh_attempt(const struct scene *scene, const struct hit *hit)
{
    bool is_asked =
        frame_has(scene->frame, FRAME_ASKING, reading_clause(scene->reading, hit->match));
    if (scene_has(scene, FRAME_HISTORY))
        return false;
    return scene_has(scene, FRAME_NOW)
           || (!is_asked && str_find(hit->match, STR("tried")) != STR_NOT_FOUND);
}

static bool is_jest(const struct scene *scene, const struct hit *hit)
{
    if (scene_has(scene, FRAME_HYPERBOLE))
        return true;
    if (hit->sense == SENSE_THREAT && scene_has(scene, FRAME_NEAR)
        && !scene_has(scene, FRAME_JEST))
        return false;
    struct str clause = reading_clause(scene->reading, hit->match);
    bool is_idle = is_idle_talk(scene);
    if (hit->flags & CUE_FIRM)
        return is_idle
               && (scene_has(scene, FRAME_JEST)
                   || (!frame_has(scene->frame, FRAME_SELF, clause)
                       && !scene_has(scene, FRAME_NEAR)));
    return is_idle
           || (!(hit->flags & CUE_SELF) && hit->sense == SENSE_WISH
               && scene_has(scene, FRAME_JEST));
}

static bool is_about_others_life(const struct scene *scene, const struct hit *hit)
{
    return hit->sense == SENSE_THREAT
           && (scene_has(scene, FRAME_BEREAVED)
               || (!scene_has(scene, FRAME_NEAR)
                   && frame_has(scene->frame, FRAME_ASKING,
                                reading_before(scene->reading, hit->match))));
}

static bool is_story(const struct scene *scene, const struct hit *hit)
{
    if (!scene_has(scene, FRAME_STORY) && !scene_has(scene, FRAME_TASK))
        return false;
    return !frame_has(scene->frame, FRAME_SELF,
                      hit->flags & CUE_FIRM ? reading_clause(scene->reading, hit->match)
                                            : hit->match);
}

/* "my thoughts of that are gone": the rest of the thought takes it back. */
static bool is_lifted(const struct scene *scene, const struct hit *hit)
{
    return frame_has(scene->frame, FRAME_LIFTED,
                     reading_after(scene->reading, hit->match));
}

/* "Can it help my son, he tried to jump this morning": told, whatever is asked before. */
static bool is_tried_now(const struct scene *scene, const struct hit *hit)
{
    return str_find(hit->match, STR(" tried ")) != STR_NOT_FOUND
           && scene_has(scene, FRAME_NEAR) && scene_has(scene, FRAME_NOW);
}

/* "do they ask about thoughts of death", "what happens if a patient says ...": of nobody
 * in particular. */
static bool is_told_of(const struct scene *scene, const struct hit *hit)
{
    if (frame_has(scene->frame, FRAME_SELF, hit->match) || is_tried_now(scene, hit))
        return false;
    return frame_has(scene->frame, FRAME_REPORTED,
                     reading_before(scene->reading, hit->match));
}

static bool is_mind_in_danger(const struct scene *scene, const struct hit *hit)
{
    if (!is_crisis_sense(hit->sense) || scene_is_negated(scene, hit))
        return false;
    if ((hit->flags & CUE_PERSON) && !scene_has(scene, FRAME_PERSON))
        return false;
    if (is_jest(scene, hit) || is_story(scene, hit) || is_about_others_life(scene, hit))
        return false;
    if (scene_is_past(scene) || (scene_has(scene, FRAME_HISTORY) && is_good_news(scene)))
        return false;
    if (is_lifted(scene, hit) || is_told_of(scene, hit))
        return false;
    bool is_soft = (hit->flags & CUE_SOFT) || hit->sense == SENSE_HARM;
    if (is_soft && scene_has(scene, FRAME_HARMLESS))
        return false;
    if (hit->sense == SENSE_ATTEMPT && !is_fresh_attempt(scene, hit))
        return false;
    if (scene->setting == TRIAGE_UNADDRESSED)
        return (hit->flags & CUE_PLAIN) && !is_idle_talk(scene)
               && !scene_is_theirs(scene, hit);
    return true;
}

const struct hit *scene_find_crisis(const struct scene *scene)
{
    for (size_t i = 0; i < scene->hits->count; i++)
        if (is_mind_in_danger(scene, &scene->hits->items[i]))
            return &scene->hits->items[i];
    return NULL;
}

bool rules_crisis(const struct scene *scene, struct triage_verdict *out)
{
    const struct hit *hit = scene_find_crisis(scene);
    if (!hit)
        return false;
    bool is_theirs = hit->sense == SENSE_THREAT || scene_is_theirs(scene, hit);
    out->kind = TRIAGE_CRISIS;
    out->subject = is_theirs ? TRIAGE_OTHER : TRIAGE_SELF;
    out->is_young = scene_has(scene, FRAME_YOUNG);
    return true;
}

/* What was done to somebody long ago matters still. */
static bool is_need(const struct scene *scene, const struct hit *hit)
{
    enum triage_need need = (enum triage_need)(hit->flags >> CUE_CLASS_SHIFT);
    if (hit->sense != SENSE_NEED || scene_is_negated(scene, hit))
        return false;
    if (is_idle_talk(scene) || is_story(scene, hit) || is_told_of(scene, hit)
        || scene_has(scene, FRAME_HYPERBOLE) || scene_has(scene, FRAME_JEST))
        return false;
    if (frame_has(scene->frame, FRAME_WONDERING,
                  reading_before(scene->reading, hit->match)))
        return false;
    return need == TRIAGE_NEED_ASSAULT || need == TRIAGE_NEED_SPIKED
           || (!scene_is_past(scene) && !scene_has(scene, FRAME_SUPERVISED)
               && !scene_has(scene, FRAME_RECOVERED));
}

/* Voices, and much that speaks for danger: then that is it. */
static bool is_worse(enum triage_need need, const struct weights *weights)
{
    return need == TRIAGE_NEED_PSYCHOSIS && weights->of[JUDGE_DANGER] >= JUDGE_WORSE;
}

static enum triage_need find_need(const struct scene *scene)
{
    for (size_t i = 0; i < scene->hits->count; i++)
        if (is_need(scene, &scene->hits->items[i]))
            return (enum triage_need)(scene->hits->items[i].flags >> CUE_CLASS_SHIFT);
    return TRIAGE_NEED_NONE;
}

static bool has_taken(const struct scene *scene)
{
    for (size_t i = 0; i < scene->hits->count; i++)
        if (scene->hits->items[i].sense == SENSE_INTAKE)
            return true;
    return false;
}

/* "I could not move": who writes that can, now. */
bool rules_outrage(const struct scene *scene, struct triage_verdict *out)
{
    enum triage_need need =
        scene->setting == TRIAGE_UNADDRESSED ? TRIAGE_NEED_NONE : find_need(scene);
    bool is_spiked = need == TRIAGE_NEED_SPIKED;
    bool is_failing = scene_has(scene, FRAME_FAILING);

    if (!is_spiked && need != TRIAGE_NEED_ASSAULT)
        return false;
    if (is_spiked && is_failing) {
        out->kind = TRIAGE_EMERGENCY;
        out->subject = scene_has(scene, FRAME_NEAR) ? TRIAGE_OTHER : TRIAGE_SELF;
        return true;
    }
    if (is_failing || (is_spiked && !scene_has(scene, FRAME_EARLIER)) || has_taken(scene)
        || scene_find_crisis(scene))
        return false;
    out->kind = TRIAGE_DISTRESS;
    out->need = need;
    return true;
}

/* It goes on as it is told, or somebody out of their mind stands where it kills. */
static bool is_pressing(const struct scene *scene, enum triage_need need)
{
    if (scene_has(scene, FRAME_HISTORY) || scene_has(scene, FRAME_EARLIER))
        return false;
    return (need == TRIAGE_NEED_VIOLENCE && scene_has(scene, FRAME_PRESSING))
           || (need == TRIAGE_NEED_PSYCHOSIS && scene_has(scene, FRAME_PERIL));
}

bool rules_need(const struct scene *scene, const struct weights *weights,
                struct triage_verdict *out)
{
    enum triage_need need =
        scene->setting == TRIAGE_UNADDRESSED ? TRIAGE_NEED_NONE : find_need(scene);
    if (need == TRIAGE_NEED_NONE)
        return false;
    bool is_now = is_pressing(scene, need);
    if (!is_now && is_worse(need, weights))
        return false;
    out->kind = is_now ? TRIAGE_EMERGENCY : TRIAGE_DISTRESS;
    out->need = need;
    if (is_now)
        out->subject = scene_has(scene, FRAME_SELF) ? TRIAGE_SELF : TRIAGE_OTHER;
    return true;
}

static const struct hit *find_sense(const struct scene *scene, enum sense sense)
{
    for (size_t i = 0; i < scene->hits->count; i++)
        if (scene->hits->items[i].sense == sense)
            return &scene->hits->items[i];
    return NULL;
}

/* "kms, merged into the wrong branch": said to the bot it gets a kind sentence. */
static bool is_half_meant(const struct scene *scene)
{
    const struct hit *hit = find_sense(scene, SENSE_WISH);
    return hit && is_jest(scene, hit) && !scene_has(scene, FRAME_GAME)
           && str_find(hit->match, STR("kms")) != STR_NOT_FOUND;
}

bool rules_distress(const struct scene *scene, const struct weights *weights,
                    struct triage_verdict *out)
{
    if (scene->setting == TRIAGE_UNADDRESSED)
        return false;
    const struct hit *hit = find_sense(scene, SENSE_DISTRESS);
    bool is_low = hit && !scene_is_negated(scene, hit) && !is_idle_talk(scene)
                  && !scene_has(scene, FRAME_STORY);
    if (!is_low && !is_half_meant(scene) && weights->of[JUDGE_DISTRESS] < JUDGE_UNHAPPY)
        return false;
    out->kind = TRIAGE_DISTRESS;
    out->footer = TRIAGE_FOOTER_NOW;
    return true;
}

static bool has_topic(const struct scene *scene)
{
    const struct hit *hit = find_sense(scene, SENSE_TOPIC);
    if (!hit || scene_has(scene, FRAME_GAME) || scene_has(scene, FRAME_MACHINE))
        return false;
    return !(scene_has(scene, FRAME_STORY) && !scene_has(scene, FRAME_DRUG))
           && !is_lifted(scene, hit)
           && !(is_good_news(scene) && scene_has(scene, FRAME_HISTORY));
}

static bool has_history(const struct scene *scene)
{
    const struct hit *attempt = find_sense(scene, SENSE_ATTEMPT);
    if (attempt && (scene_is_negated(scene, attempt) || is_idle_talk(scene)))
        attempt = NULL;
    return attempt || (find_sense(scene, SENSE_INTAKE) && scene_is_past(scene));
}

void rules_aside(const struct scene *scene, struct triage_verdict *out)
{
    if (scene->setting == TRIAGE_UNADDRESSED)
        return;
    out->is_young = scene_has(scene, FRAME_YOUNG);
    out->asks_to_stop = find_sense(scene, SENSE_ENOUGH) != NULL;
    if (out->footer != TRIAGE_FOOTER_NONE || out->asks_to_stop)
        return;
    if (has_history(scene))
        out->footer = TRIAGE_FOOTER_HISTORY;
    else if (has_topic(scene) || find_sense(scene, SENSE_DENIAL))
        out->footer = TRIAGE_FOOTER_NOW;
    if (out->kind == TRIAGE_NONE && find_sense(scene, SENSE_ABUSE)) {
        out->kind = TRIAGE_ABUSE;
        out->footer = TRIAGE_FOOTER_NONE;
    }
}
