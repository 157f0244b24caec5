/* SPDX-License-Identifier: MIT */
/*
 * rules: from cues and what stands around them to a verdict. The order is that of
 * danger: emergency, crisis, the witness, refusal, distress. Who, what, when and how are
 * asked of each cue; the first that is left decides.
 */
#ifndef SAFETY_RULES_H
#define SAFETY_RULES_H

#include "safety/cues.h"
#include "safety/frame.h"
#include "safety/triage.h"
#include "safety/witness.h"

/* What is asked of the whole message is asked once. */
enum answer { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES };

struct scene {
    const struct reading *reading;
    const struct hits *hits;
    const struct frame_patterns *frame;
    enum triage_setting setting;
    enum answer *known; /* FRAME_COUNT of them, unknown at first */
};

/* Each fills the verdict and says whether it applies. */
bool rules_emergency(const struct scene *scene, struct triage_verdict *out);
bool rules_crisis(const struct scene *scene, struct triage_verdict *out);
/* Words that weigh enough together (witness.h). */
bool rules_witness(const struct scene *scene, const struct witness *witness,
                   struct triage_verdict *out);
bool rules_refusal(const struct scene *scene, struct triage_verdict *out);
bool rules_distress(const struct scene *scene, struct triage_verdict *out);
/* Footer, age and the like: beside any verdict but the first two. */
void rules_aside(const struct scene *scene, struct triage_verdict *out);

/* What several of them ask. */
/* Nothing frames the message in which dark words are meant otherwise. */
bool scene_lets_words_weigh(const struct scene *scene);
bool scene_has(const struct scene *scene, enum frame_mark mark);
/* A distance in time, and nothing that says now. */
bool scene_is_past(const struct scene *scene);
/* Somebody else is the subject of what was found. */
bool scene_is_theirs(const struct scene *scene, const struct hit *hit);
bool scene_is_negated(const struct scene *scene, const struct hit *hit);
/* Is a crisis cue left after who, when and how? */
const struct hit *scene_find_crisis(const struct scene *scene);

#endif
