/* SPDX-License-Identifier: MIT */
#include "safety/rules.h"

#include <assert.h>

#include "base/macros.h"

/* What the judge is told about the whole message. */
static const struct mark_name {
    enum frame_mark mark;
    struct str trait;
} MARKS[] = {
    {FRAME_GAME, STR_INIT("#game")},
    {FRAME_MACHINE, STR_INIT("#machine")},
    {FRAME_TRIFLE, STR_INIT("#trifle")},
    {FRAME_JEST, STR_INIT("#jest")},
    {FRAME_STORY, STR_INIT("#story")},
    {FRAME_TASK, STR_INIT("#task")},
    {FRAME_HISTORY, STR_INIT("#history")},
    {FRAME_NOW, STR_INIT("#now")},
    {FRAME_RECOVERED, STR_INIT("#recovered")},
    {FRAME_WELL, STR_INIT("#well")},
    {FRAME_UNWELL, STR_INIT("#unwell")},
    {FRAME_PERSON, STR_INIT("#person")},
    {FRAME_CHILD, STR_INIT("#child")},
    {FRAME_ANIMAL, STR_INIT("#animal")},
    {FRAME_DRUG, STR_INIT("#drug")},
    {FRAME_YOUNG, STR_INIT("#young")},
    {FRAME_BEREAVED, STR_INIT("#bereaved")},
    {FRAME_ASKING, STR_INIT("#asking")},
    {FRAME_NEAR, STR_INIT("#near")},
    {FRAME_SELF, STR_INIT("#self")},
    {FRAME_QUESTION, STR_INIT("#question")},
    {FRAME_USUAL, STR_INIT("#usual")},
    {FRAME_SUPERVISED, STR_INIT("#supervised")},
    {FRAME_FOOD, STR_INIT("#food")},
    {FRAME_HYPERBOLE, STR_INIT("#hyperbole")},
    {FRAME_HARMLESS, STR_INIT("#harmless")},
    {FRAME_UNDONE, STR_INIT("#undone")},
    {FRAME_CHEER, STR_INIT("#cheer")},
    {FRAME_SESSION, STR_INIT("#session")},
};

void scene_mark_traits(const struct scene *scene, struct arena *arena,
                       struct traits *traits)
{
    for (size_t i = 0; i < COUNT_OF(MARKS); i++)
        if (scene_has(scene, MARKS[i].mark))
            traits_add(traits, arena, MARKS[i].trait);
    if (scene->reading->is_question)
        traits_add(traits, arena, STR("?"));
    traits_finish(traits, arena);
}

/* Whoever begins with "I" speaks of themselves, and who drops it: "don't want to be a
 * burden to my wife". */
static bool is_about_somebody(const struct scene *scene)
{
    static const struct str selves[] = {STR_INIT(" i "), STR_INIT(" do not want to "),
                                        STR_INIT(" want to "), STR_INIT(" wish i ")};

    for (size_t i = 0; i < COUNT_OF(selves); i++)
        if (str_starts_with(scene->reading->text, selves[i]))
            return false;
    return scene_has(scene, FRAME_NEAR);
}

static bool has_sense(const struct scene *scene, enum sense sense)
{
    for (size_t i = 0; i < scene->hits->count; i++)
        if (scene->hits->items[i].sense == sense)
            return true;
    return false;
}

/* What is denied stays a denial, until much speaks against it. */
static int limit_of(const struct scene *scene, const struct weights *weights)
{
    if (has_sense(scene, SENSE_DENIAL))
        return JUDGE_SURE;
    return weights->of[JUDGE_BODY] > 0 ? JUDGE_LIMIT_BODY : JUDGE_LIMIT;
}

/* Three words that no cue knows ("alone", "my meds", "the note") answer something more
 * often than they cry for help. */
static bool is_bare(const struct scene *scene)
{
    return scene->tokens->count <= JUDGE_BARE_TOKENS;
}

bool rules_judge_danger(const struct scene *scene, const struct weights *weights,
                        struct triage_verdict *out)
{
    if (scene->setting == TRIAGE_UNADDRESSED || is_bare(scene)
        || weights->of[JUDGE_DANGER] < limit_of(scene, weights))
        return false;
    *out = (struct triage_verdict){
        .kind = weights->of[JUDGE_BODY] > 0 ? TRIAGE_EMERGENCY : TRIAGE_CRISIS,
        .subject = is_about_somebody(scene) ? TRIAGE_OTHER : TRIAGE_SELF,
        .is_young = scene_has(scene, FRAME_YOUNG),
        .is_weighed = true,
    };
    out->is_intended = out->kind == TRIAGE_EMERGENCY && scene_has(scene, FRAME_INTENDED);
    return true;
}

/* "My son has blue lips": whose they are leaves little to doubt. */
static bool is_of_somebody_near(const struct scene *scene, const struct hit *hit)
{
    return hit->sense == SENSE_SIGN
           && frame_has(scene->frame, FRAME_NEAR,
                        reading_clause(scene->reading, hit->match));
}

/* "No, blue lips": it corrects who asked or guessed. */
static bool is_correction(const struct scene *scene, const struct hit *hit)
{
    struct str text = scene->reading->text;
    struct str before = reading_before(scene->reading, hit->match);
    return str_ends_with(str_slice(text, 0, (size_t)(before.ptr - text.ptr)),
                         STR(" no ."));
}

bool rules_judge_doubts(const struct scene *scene, const struct weights *weights,
                        enum triage_kind found)
{
    int limit = found == TRIAGE_EMERGENCY ? JUDGE_DOUBT_BODY : JUDGE_DOUBT;
    if (scene->setting == TRIAGE_UNADDRESSED)
        return false;
    for (size_t i = 0; i < scene->hits->count; i++) {
        bool is_plain = scene->hits->items[i].flags & CUE_PLAIN;
        if ((scene->hits->items[i].flags & CUE_CERTAIN)
            || (found == TRIAGE_EMERGENCY
                && (is_plain || is_correction(scene, &scene->hits->items[i]))))
            return false;
        if (is_plain)
            limit = JUDGE_DOUBT_PLAIN;
        else if (found == TRIAGE_EMERGENCY
                 && is_of_somebody_near(scene, &scene->hits->items[i]))
            limit = JUDGE_DOUBT_NEAR;
    }
    return weights->of[JUDGE_DANGER] < limit;
}

static const struct judged_class {
    enum judged judged;
    enum triage_class class;
    bool is_verdict;
} CLASSES[] = {
    {JUDGE_DOSE, TRIAGE_DOSE, false},          {JUDGE_OBTAIN, TRIAGE_OBTAIN, false},
    {JUDGE_MAKE, TRIAGE_MAKE, false},          {JUDGE_EVADE, TRIAGE_EVADE, false},
    {JUDGE_DIAGNOSIS, TRIAGE_DIAGNOSIS, true}, {JUDGE_CLEARANCE, TRIAGE_CLEARANCE, true},
    {JUDGE_MEDICINE, TRIAGE_MEDICINE, true},
};

static const struct judged_class *likeliest(const struct weights *weights)
{
    const struct judged_class *best = &CLASSES[0];
    for (size_t i = 1; i < COUNT_OF(CLASSES); i++)
        if (weights->of[CLASSES[i].judged] > weights->of[best->judged])
            best = &CLASSES[i];
    return best;
}

static int weight_of(const struct weights *weights, const struct judged_class *class)
{
    return weights->of[JUDGE_REFUSED] + weights->of[class->judged];
}

/* Without a drug "how much per minute is the laser cutter" is asked of whatever the
 * article is about. */
static bool is_doubtful(const struct scene *scene)
{
    return !scene_has(scene, FRAME_DRUG) || scene->tokens->count < JUDGE_REFUSAL_WORDS;
}

bool rules_judge_refusal(const struct scene *scene, const struct weights *weights,
                         struct triage_verdict *out)
{
    const struct judged_class *class = likeliest(weights);
    int weight = weight_of(weights, class);
    if (scene->setting == TRIAGE_UNADDRESSED || weight < JUDGE_REFUSAL)
        return false;
    if (weight < JUDGE_REFUSAL_SURE && is_doubtful(scene))
        return false;
    out->kind = class->is_verdict ? TRIAGE_NO_VERDICT : TRIAGE_REFUSAL;
    out->class = class->class;
    return true;
}

/* "Are mail-order programmes safe" is no wish to get it. How much of a drug, and how it is
 * made, is asked in so many fair words that only what is no drug is doubted ("16 gigs of ram
 * enough"). */
bool rules_judge_doubts_refusal(const struct scene *scene, const struct weights *weights,
                                const struct triage_verdict *found)
{
    bool is_plain = found->class == TRIAGE_DOSE || found->class == TRIAGE_MAKE;

    if (found->kind != TRIAGE_REFUSAL || scene->setting == TRIAGE_UNADDRESSED
        || (is_plain && scene_has(scene, FRAME_DRUG)))
        return false;
    return weight_of(weights, likeliest(weights)) < JUDGE_DOUBT_REFUSAL;
}

static_assert(TRIAGE_HINT_ENOUGH == JUDGE_LIMIT - JUDGE_HINT,
              "what one message weighs, or two together");

/* A cue, unless hardly anything else speaks for it; one of danger was doubted. */
static int hint_of_cues(const struct scene *scene, const struct weights *weights)
{
    if (weights->of[JUDGE_DANGER] < JUDGE_HINT_DOUBT)
        return 0;
    if (scene_find_crisis(scene))
        return JUDGE_HINT_CUE;
    return has_sense(scene, SENSE_HINT) ? JUDGE_HINT_FAINT : 0;
}

static int hint_of(const struct scene *scene, const struct weights *weights)
{
    int hint = weights->of[JUDGE_DANGER] - JUDGE_HINT;
    int of_cues = hint_of_cues(scene, weights);

    if (weights->of[JUDGE_BODY] > 0 || has_sense(scene, SENSE_DENIAL))
        return 0;
    if (is_bare(scene) && hint > JUDGE_HINT_FAINT)
        hint = JUDGE_HINT_FAINT;
    if (hint < of_cues)
        hint = of_cues;
    if (hint < 0)
        return 0;
    return hint < TRIAGE_HINT_ENOUGH ? hint : TRIAGE_HINT_ENOUGH - 1;
}

void rules_hint(const struct scene *scene, const struct weights *weights,
                struct triage_verdict *out)
{
    if (scene->setting == TRIAGE_UNADDRESSED)
        return;
    out->names_child = scene_has(scene, FRAME_SMALL);
    out->has_swallowed = scene_has_swallowed(scene);
    if (out->kind == TRIAGE_EMERGENCY || out->kind == TRIAGE_CRISIS)
        return;
    out->hint = hint_of(scene, weights);
    if (out->hint > 0)
        out->subject = is_about_somebody(scene) ? TRIAGE_OTHER : TRIAGE_SELF;
}

/* "what is treatment-resistant depression" asks for no verdict on anybody. */
static bool is_about_nobody(const struct scene *scene)
{
    return !scene_has(scene, FRAME_SELF) && !scene_has(scene, FRAME_NEAR)
           && !scene_has(scene, FRAME_PERSON);
}

/* "Who checks that a batch is right", "do customs want a letter": the way things are. */
static bool is_asked_in_general(const struct scene *scene)
{
    return scene_has(scene, FRAME_QUESTION) && is_about_nobody(scene)
           && scene->tokens->count >= JUDGE_REFUSAL_WORDS;
}

/* "Should I mention it", "how do I cut down": to tell a doctor, or to take less, is neither
 * to get it nor to make it. */
static bool is_fair(const struct scene *scene)
{
    static const struct str parts[] = {
        STR_INIT(" should i mention "), STR_INIT(" should i tell "),
        STR_INIT(" should i say "),     STR_INIT(" bring it up "),
        STR_INIT(" cut down "),         STR_INIT(" cut back "),
        STR_INIT(" cutting down "),     STR_INIT(" cutting back "),
    };
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (str_find(scene->reading->text, parts[i]) != STR_NOT_FOUND)
            return true;
    return false;
}

void rules_judge_leaning(const struct scene *scene, const struct weights *weights,
                         struct triage_verdict *out)
{
    const struct judged_class *class = likeliest(weights);
    int weight = weight_of(weights, class);
    if (scene->setting == TRIAGE_UNADDRESSED || weight < JUDGE_LEANING)
        return;
    if (class->class == TRIAGE_DIAGNOSIS && is_about_nobody(scene))
        return;
    if ((class->class == TRIAGE_OBTAIN || class->class == TRIAGE_MAKE) && is_fair(scene))
        return;
    if (is_asked_in_general(scene) && weight < JUDGE_LEANING_SURE)
        return;
    out->leaning = class->class;
    out->leans_slightly = weight < JUDGE_LEANING_SURE && is_doubtful(scene);
}
