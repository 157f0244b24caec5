/* SPDX-License-Identifier: MIT */
/*
 * rules: from cues and what stands around them to a verdict. The order is that of
 * danger: emergency, crisis, the judge, refusal, distress. Who, what, when and how are
 * asked of each cue; the first that is left decides.
 */
#ifndef SAFETY_RULES_H
#define SAFETY_RULES_H

#include "safety/cues.h"
#include "safety/frame.h"
#include "safety/judge.h"
#include "safety/triage.h"

/* Limits of judge.h's weights, in sixteenths: set on lines it was not fitted to. */
enum {
    JUDGE_LIMIT = 0,       /* from here on it is danger */
    JUDGE_LIMIT_BODY = -8, /* the same where a body is in danger */
    JUDGE_BARE_TOKENS = 4, /* with the ends of thoughts; so little alone is nothing */
    JUDGE_SURE = 40,       /* the same where it is denied */
    JUDGE_WORSE = 16,  /* the same where voices, or a mind out of touch, are told of */
    JUDGE_DOUBT = -18, /* below it a cue is not believed */
    JUDGE_DOUBT_BODY = -30, /* the same of a body */
    JUDGE_DOUBT_NEAR =
        -48, /* the same of the body of somebody who is named in the same thought */
    JUDGE_DOUBT_PLAIN = -48, /* the same of a plain one; of a body it always is */
    /* Of a refusal, as one of them and as that one together; the same where no drug is
     * named or little is said ("dose of reality"). */
    JUDGE_REFUSAL = -24, /* from here on it is refused */
    JUDGE_REFUSAL_SURE = 30,
    JUDGE_DOUBT_REFUSAL = -50, /* below it a cue of one is not believed */
    JUDGE_LEANING = -56,       /* from here on it is refused where no topic answers */
    JUDGE_LEANING_SURE = -24,
    JUDGE_REFUSAL_WORDS = 5, /* with the ends of thoughts; less is little */
    JUDGE_UNHAPPY = 0,       /* from here on it is distress */
    JUDGE_HINT = -29,        /* from here on it is a hint of danger, of a mind */
    JUDGE_HINT_CUE = 15,     /* so much is a cue one that was doubted */
    JUDGE_HINT_FAINT = 14,   /* so much is a cue of one */
    JUDGE_HINT_DOUBT = -70,  /* below it neither is any */
};

/* What is asked of the whole message is asked once. */
enum answer { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES };

struct scene {
    const struct reading *reading;
    const struct tokens *tokens;
    const struct hits *hits;
    const struct frame_patterns *frame;
    enum triage_setting setting;
    enum answer *known; /* FRAME_COUNT of them, unknown at first */
};

/* Each fills the verdict and says whether it applies. */
bool rules_emergency(const struct scene *scene, struct triage_verdict *out);
bool rules_crisis(const struct scene *scene, struct triage_verdict *out);
/* What all of it weighs together says so (judge.h); nothing where nobody spoke to the
 * bot. */
bool rules_judge_danger(const struct scene *scene, const struct weights *weights,
                        struct triage_verdict *out);
bool rules_judge_refusal(const struct scene *scene, const struct weights *weights,
                         struct triage_verdict *out);
/* Is it perhaps to be refused? */
void rules_judge_leaning(const struct scene *scene, const struct weights *weights,
                         struct triage_verdict *out);
/* A cue was found, but hardly anything else speaks for danger. */
bool rules_judge_doubts(const struct scene *scene, const struct weights *weights,
                        enum triage_kind found);
bool rules_refusal(const struct scene *scene, struct triage_verdict *out);
/* The same of what was found by rules_refusal. */
bool rules_judge_doubts_refusal(const struct scene *scene, const struct weights *weights,
                                const struct triage_verdict *found);
/* Something is told that wants somebody of its own: a distress with its need, or an
 * emergency where it goes on now. */
bool rules_need(const struct scene *scene, const struct weights *weights,
                struct triage_verdict *out);
/* An assault, or a drink that was spiked: an emergency while a body fails, and told when
 * it is over, whatever was the matter with the body then. Before the emergencies. */
bool rules_outrage(const struct scene *scene, struct triage_verdict *out);
bool rules_distress(const struct scene *scene, const struct weights *weights,
                    struct triage_verdict *out);
/* What says something only behind what was said before: beside any verdict. */
void rules_hint(const struct scene *scene, const struct weights *weights,
                struct triage_verdict *out);
/* Footer, age and the like: beside any verdict but the first two. */
void rules_aside(const struct scene *scene, struct triage_verdict *out);

/* What several of them ask. */
/* Adds what holds for the whole message, and finishes the traits. */
void scene_mark_traits(const struct scene *scene, struct arena *arena,
                       struct traits *traits);
bool scene_has(const struct scene *scene, enum frame_mark mark);
/* A distance in time, and nothing that says now. */
bool scene_is_past(const struct scene *scene);
/* Somebody else is the subject of what was found. */
bool scene_is_theirs(const struct scene *scene, const struct hit *hit);
bool scene_is_negated(const struct scene *scene, const struct hit *hit);
/* "She licked it": somebody who is not named got at what is talked of. */
bool scene_has_swallowed(const struct scene *scene);
/* Is a crisis cue left after who, when and how? */
const struct hit *scene_find_crisis(const struct scene *scene);

#endif
