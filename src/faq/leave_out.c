/* SPDX-License-Identifier: MIT */
#include "faq/leave_out.h"

#include "faq/loaded.h"
#include "faq/match.h"

struct leaving {
    const struct faq_snapshot *faq;
    const struct feature_text *texts;
    struct feature_vector *vectors;
    struct classifier_sample *samples;
    const struct faq_topic **firsts;
};

static void make_samples(struct leaving *leaving, struct arena *arena)
{
    const struct examples *examples = &leaving->faq->examples;

    leaving->vectors = ARENA_ARRAY(arena, struct feature_vector, examples->count + 1);
    leaving->samples = ARENA_ARRAY(arena, struct classifier_sample, examples->count + 1);
    for (size_t i = 0; i < examples->count; i++) {
        features_vector(&examples->features, &leaving->texts[i], arena,
                        &leaving->vectors[i]);
        leaving->samples[i] = (struct classifier_sample){&leaving->vectors[i],
                                                         examples->items[i].topic, false};
    }
}

static void leave_fold_out(struct leaving *leaving, size_t fold)
{
    const struct examples *examples = &leaving->faq->examples;
    struct classifier_fitting how = examples_fitting(examples);
    struct arena kept, scratch;

    arena_init(&kept);
    arena_init(&scratch);
    struct classifier classifier = {.arena = &kept};
    for (size_t i = 0; i < examples->count; i++)
        leaving->samples[i].is_left_out =
            !examples->items[i].is_title && i % LEAVE_OUT_FOLDS == fold;
    struct classifier_samples samples = {
        .items = leaving->samples,
        .count = examples->count,
        .feature_count = examples->features.count,
        .topic_count = examples->topic_count,
    };
    classifier_fit(&classifier, &samples, how, &kept);
    for (size_t i = 0; i < examples->count; i++) {
        if (!leaving->samples[i].is_left_out)
            continue;
        leaving->firsts[i] =
            match_first(leaving->faq, &leaving->texts[i], &classifier, &scratch);
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
    arena_clear(&kept);
}

const struct faq_topic **leave_out_each(const struct faq_snapshot *faq,
                                        const struct feature_text *texts,
                                        struct arena *arena)
{
    struct arena scratch;
    struct leaving leaving = {
        .faq = faq,
        .texts = texts,
        .firsts = ARENA_ARRAY(arena, const struct faq_topic *, faq->examples.count + 1),
    };

    arena_init(&scratch);
    make_samples(&leaving, &scratch);
    for (size_t fold = 0; fold < LEAVE_OUT_FOLDS; fold++)
        leave_fold_out(&leaving, fold);
    arena_clear(&scratch);
    return leaving.firsts;
}
