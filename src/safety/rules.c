/* SPDX-License-Identifier: MIT */
#include "safety/rules.h"

#include "base/macros.h"

bool scene_has(const struct scene *scene, enum frame_mark mark)
{
    enum answer *known = &scene->known[mark];
    if (*known == ANSWER_UNKNOWN)
        *known =
            frame_has(scene->frame, mark, scene->reading->text) ? ANSWER_YES : ANSWER_NO;
    return *known == ANSWER_YES;
}

bool scene_is_past(const struct scene *scene)
{
    return scene_has(scene, FRAME_HISTORY)
           && (!scene_has(scene, FRAME_NOW) || scene_has(scene, FRAME_WELL)
               || scene_has(scene, FRAME_RECOVERED));
}

bool scene_is_theirs(const struct scene *scene, const struct hit *hit)
{
    return !frame_has(scene->frame, FRAME_SELF, hit->match)
           && frame_has(scene->frame, FRAME_THEIRS,
                        reading_before(scene->reading, hit->match));
}

bool scene_is_negated(const struct scene *scene, const struct hit *hit)
{
    return !(hit->flags & CUE_NEGATED)
           && frame_has(scene->frame, FRAME_NEGATION,
                        reading_before(scene->reading, hit->match));
}

static bool is_asked_in_general(const struct scene *scene, const struct hit *hit)
{
    return frame_has(scene->frame, FRAME_ASKING,
                     reading_clause(scene->reading, hit->match));
}

/* "he will not wake up" against "the laptop will not wake up from suspend". */
static bool is_thing(const struct scene *scene)
{
    if (scene_has(scene, FRAME_NEAR))
        return false;
    return scene_has(scene, FRAME_MACHINE) || scene_has(scene, FRAME_GAME);
}

/* A dropped subject counts: whoever took the drug, or begins with the sign. */
static bool has_somebody(const struct scene *scene, const struct hit *hit)
{
    return scene_has(scene, FRAME_PERSON) || scene_has(scene, FRAME_SELF)
           || scene_has(scene, FRAME_DRUG)
           || (reading_before(scene->reading, hit->match).len == 0
               && !is_asked_in_general(scene, hit));
}

/* Counts without being asked: in progress, and of a person. */
static bool is_explicit(const struct scene *scene, const struct hit *hit)
{
    return (hit->flags & CUE_PLAIN) && !scene_has(scene, FRAME_JEST)
           && !scene_has(scene, FRAME_MACHINE) && !scene_has(scene, FRAME_GAME)
           && scene_has(scene, FRAME_DRUG);
}

/* "I can't wake up in the mornings": said of others it would be a sign. */
static bool is_mine(const struct scene *scene, const struct hit *hit)
{
    return !scene_has(scene, FRAME_PERSON)
           && !frame_has(scene->frame, FRAME_SELF, hit->match)
           && frame_has(scene->frame, FRAME_MINE,
                        reading_before(scene->reading, hit->match));
}

/* "is shortness of breath normal during treatment": asked, and of nobody. */
static bool is_asked_of_nobody(const struct scene *scene, const struct hit *hit)
{
    struct str clause = reading_clause(scene->reading, hit->match);
    return !scene_has(scene, FRAME_SELF) && !scene_has(scene, FRAME_NEAR)
           && (frame_has(scene->frame, FRAME_USUAL, clause)
               || frame_has(scene->frame, FRAME_QUESTION, clause));
}

/* "I couldn't move during the infusion": it was watched, and it passed. */
static bool is_seen_to(const struct scene *scene)
{
    return scene_has(scene, FRAME_SUPERVISED) && !scene_has(scene, FRAME_NOW);
}

/* Two that want the drug to be named bear each other out: "took too much, heart racing". */
static bool is_borne_out(const struct scene *scene, const struct hit *hit)
{
    for (size_t i = 0; i < scene->hits->count; i++) {
        const struct hit *other = &scene->hits->items[i];
        bool is_apart = other->match.ptr >= hit->match.ptr + hit->match.len
                        || hit->match.ptr >= other->match.ptr + other->match.len;
        if (is_apart && (other->sense == SENSE_SIGN || other->sense == SENSE_INTAKE)
            && !scene_is_negated(scene, other))
            return true;
    }
    return false;
}

/* "No chest pain, no blue lips"; against "no, he is blue". */
static bool is_absent(const struct scene *scene, const struct hit *hit)
{
    return hit->sense == SENSE_SIGN
           && frame_has(scene->frame, FRAME_NONE,
                        reading_before(scene->reading, hit->match))
           && !frame_has(scene->frame, FRAME_SELF, hit->match)
           && !frame_has(scene->frame, FRAME_PERSON, hit->match);
}

/* "My son says the TV told him to hurt the baby": no film, but what he hears in it. */
static bool is_commanded(const struct scene *scene, const struct hit *hit)
{
    return hit->flags >> CUE_CLASS_SHIFT == TRIAGE_NEED_PSYCHOSIS
           && scene_has(scene, FRAME_NEAR) && !scene_has(scene, FRAME_TASK);
}

static bool is_story_of(const struct scene *scene, const struct hit *hit)
{
    return (scene_has(scene, FRAME_STORY) && !is_commanded(scene, hit))
           || scene_has(scene, FRAME_TASK);
}

static bool is_in_danger_at_all(const struct scene *scene, const struct hit *hit)
{
    const struct reading *reading = scene->reading;
    if (scene_is_negated(scene, hit) || is_absent(scene, hit)
        || frame_has(scene->frame, FRAME_WONDERING, reading_before(reading, hit->match)))
        return false;
    if ((hit->flags & CUE_PERSON) && !has_somebody(scene, hit))
        return false;
    if ((hit->flags & CUE_DRUG) && !scene_has(scene, FRAME_DRUG)
        && !is_borne_out(scene, hit))
        return false;
    if ((hit->flags & CUE_OTHER) && is_mine(scene, hit))
        return false;
    if (!(hit->flags & CUE_FIRM) && is_asked_in_general(scene, hit))
        return false;
    if (scene_has(scene, FRAME_HYPERBOLE)
        || frame_has(scene->frame, FRAME_YOURS, reading_before(reading, hit->match)))
        return false;
    if (is_asked_of_nobody(scene, hit) || is_seen_to(scene))
        return false;
    if (scene_has(scene, FRAME_FOOD) && !scene_has(scene, FRAME_DRUG))
        return false;
    if (is_story_of(scene, hit) || is_thing(scene))
        return false;
    if (scene_has(scene, FRAME_JEST) && !scene_has(scene, FRAME_DRUG))
        return false;
    return !scene_is_past(scene);
}

static bool is_body_in_danger(const struct scene *scene, const struct hit *hit)
{
    if (scene->setting == TRIAGE_UNADDRESSED && !is_explicit(scene, hit))
        return false;
    return is_in_danger_at_all(scene, hit);
}

static const struct hit *find_body(const struct scene *scene, enum sense sense)
{
    for (size_t i = 0; i < scene->hits->count; i++) {
        const struct hit *hit = &scene->hits->items[i];
        if (hit->sense == sense && is_body_in_danger(scene, hit))
            return hit;
    }
    return NULL;
}

/* Told as having happened, with the one who did it in the same thought. */
static bool is_done_by(const struct scene *scene, const struct hit *hit,
                       enum frame_mark who)
{
    struct str before = reading_before(scene->reading, hit->match);
    return frame_has(scene->frame, who, before)
           && !frame_has(scene->frame, FRAME_ASKING, before);
}

/* Who, what and how stand in a cue of another language themselves. */
static bool is_whole(const struct hit *hit)
{
    return hit->sense == SENSE_SWALLOW && (hit->flags & CUE_CERTAIN);
}

/* A child or an animal got at it. */
static const struct hit *find_swallow(const struct scene *scene, enum frame_mark who)
{
    for (size_t i = 0; i < scene->hits->count; i++) {
        const struct hit *hit = &scene->hits->items[i];
        if (is_whole(hit) && who == FRAME_CHILD)
            return hit;
        if (hit->sense == SENSE_SWALLOW && is_body_in_danger(scene, hit)
            && is_done_by(scene, hit, who)
            && (scene_has(scene, FRAME_DRUG) || scene_has(scene, FRAME_POISON)))
            return hit;
    }
    return NULL;
}

/* "Ate one of my troches", "has my lozenge in her mouth". */
static bool is_of_medicine(const struct scene *scene, const struct hit *hit)
{
    struct str part = str_find(hit->match, STR(" mouth")) == STR_NOT_FOUND
                          ? reading_after(scene->reading, hit->match)
                          : reading_before(scene->reading, hit->match);
    return frame_has(scene->frame, FRAME_OF_DRUG, part);
}

/* "My son ate one of my troches", to nobody in particular: what somebody else's medicine
 * did not belong to, told in so many words. */
static const struct hit *find_swallow_unasked(const struct scene *scene)
{
    static const enum frame_mark doubtful[] = {FRAME_JEST, FRAME_GAME, FRAME_MACHINE,
                                               FRAME_HARMLESS};
    for (size_t i = 0; i < COUNT_OF(doubtful); i++)
        if (scene_has(scene, doubtful[i]))
            return NULL;
    for (size_t i = 0; i < scene->hits->count; i++) {
        const struct hit *hit = &scene->hits->items[i];
        if (is_whole(hit))
            return hit;
        if (hit->sense == SENSE_SWALLOW && is_in_danger_at_all(scene, hit)
            && is_done_by(scene, hit, FRAME_CHILD) && is_of_medicine(scene, hit))
            return hit;
    }
    return NULL;
}

/* "Some of it", "it in her mouth": what is talked of already. */
static bool is_of_it(const struct scene *scene, const struct hit *hit)
{
    static const struct str parts[] = {
        STR_INIT(" it "),   STR_INIT(" some "), STR_INIT(" one "), STR_INIT(" that "),
        STR_INIT(" half "), STR_INIT(" a "),    STR_INIT(" . "),
    };
    struct str after = reading_after(scene->reading, hit->match);
    if (str_find(hit->match, STR(" it")) != STR_NOT_FOUND)
        return true;
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (str_starts_with(after, parts[i]))
            return true;
    return false;
}

bool scene_has_swallowed(const struct scene *scene)
{
    for (size_t i = 0; i < scene->hits->count; i++) {
        const struct hit *hit = &scene->hits->items[i];
        if (hit->sense == SENSE_SWALLOW && is_body_in_danger(scene, hit)
            && is_done_by(scene, hit, FRAME_THEIRS)
            && (scene_has(scene, FRAME_DRUG) || is_of_it(scene, hit)))
            return true;
    }
    return false;
}

static enum triage_subject subject_of_body(const struct scene *scene,
                                           const struct hit *hit)
{
    if (hit->flags & CUE_OTHER)
        return TRIAGE_OTHER;
    bool is_mine = str_find(hit->match, STR(" my ")) != STR_NOT_FOUND
                   || str_starts_with(hit->match, STR(" i "));
    if (is_mine)
        return TRIAGE_SELF;
    return scene_has(scene, FRAME_PERSON) ? TRIAGE_OTHER : TRIAGE_SELF;
}

static bool judge_emergency(const struct scene *scene, enum triage_subject subject,
                            struct triage_verdict *out)
{
    out->kind = TRIAGE_EMERGENCY;
    out->subject = subject;
    out->is_intended =
        scene_has(scene, FRAME_INTENDED) || scene_find_crisis(scene) != NULL;
    return true;
}

static bool judge_swallow(const struct scene *scene, struct triage_verdict *out)
{
    if (scene->setting == TRIAGE_UNADDRESSED)
        return find_swallow_unasked(scene) && judge_emergency(scene, TRIAGE_CHILD, out);
    if (find_swallow(scene, FRAME_CHILD))
        return judge_emergency(scene, TRIAGE_CHILD, out);
    if (find_swallow(scene, FRAME_ANIMAL))
        return judge_emergency(scene, TRIAGE_ANIMAL, out);
    return false;
}

bool rules_emergency(const struct scene *scene, struct triage_verdict *out)
{
    if (judge_swallow(scene, out))
        return true;
    const struct hit *hit = find_body(scene, SENSE_SIGN);
    if (hit && !scene_has(scene, FRAME_RECOVERED)) {
        out->need = (enum triage_need)(hit->flags >> CUE_CLASS_SHIFT);
        return judge_emergency(scene, subject_of_body(scene, hit), out);
    }
    bool is_well = scene_has(scene, FRAME_WELL);
    hit = find_body(scene, SENSE_INTAKE);
    if (hit && !is_well)
        return judge_emergency(scene, subject_of_body(scene, hit), out);
    if (!hit && !is_well && scene_has(scene, FRAME_UNWELL)) {
        hit = find_body(scene, SENSE_MIX);
        if (hit)
            return judge_emergency(scene, subject_of_body(scene, hit), out);
    }
    if (!hit)
        hit = find_body(scene, SENSE_EXTRA);
    if (!hit)
        return false;
    if (!is_well && scene_has(scene, FRAME_UNWELL))
        return judge_emergency(scene, subject_of_body(scene, hit), out);
    return judge_emergency(scene, TRIAGE_NO_SIGN, out);
}

static bool is_refused(const struct scene *scene, const struct hit *hit)
{
    if (hit->sense != SENSE_REFUSAL)
        return false;
    return !(hit->flags & CUE_DRUG) || scene_has(scene, FRAME_DRUG);
}

/* A plain refusal before one that a passage may follow. */
static const struct hit *find_refusal(const struct scene *scene)
{
    const struct hit *found = NULL;
    for (size_t i = 0; i < scene->hits->count; i++) {
        const struct hit *hit = &scene->hits->items[i];
        if (!is_refused(scene, hit))
            continue;
        if (!(hit->flags & CUE_VERDICT))
            return hit;
        if (!found)
            found = hit;
    }
    return found;
}

bool rules_refusal(const struct scene *scene, struct triage_verdict *out)
{
    const struct hit *hit = find_refusal(scene);
    if (!hit || scene->setting == TRIAGE_UNADDRESSED)
        return false;
    out->kind = hit->flags & CUE_VERDICT ? TRIAGE_NO_VERDICT : TRIAGE_REFUSAL;
    out->class = (enum triage_class)(hit->flags >> CUE_CLASS_SHIFT);
    return true;
}
