/* SPDX-License-Identifier: MIT */
#include "faq/lint.h"

#include "faq/loaded.h"

void lint_reviews(const struct faq_snapshot *faq, const struct faq_options *options,
                  struct diagnostics *found)
{
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct faq_topic *topic = &faq->topics.items[i].topic;
        if (topic->is_review_old)
            diagnostics_add(found, DIAGNOSTIC_WARNING, topic->file, topic->line, 0,
                            "topic \"%.*s\" was last reviewed more than %u months ago",
                            STR_ARG(topic->id), options->review_months);
    }
}

static void mark_used(struct vocabulary *vocabulary, size_t index)
{
    struct concept *concept = &vocabulary->items[index];

    if (concept->is_used)
        return;
    concept->is_used = true;
    for (size_t i = 0; i < concept->members.count; i++)
        mark_used(vocabulary, concept->members.items[i].concept);
}

static bool is_in_a_text(const struct faq_snapshot *faq, size_t concept)
{
    return features_texts_of(&faq->examples.features, concept) > 0
           || (faq->gate.is_fitted
               && features_texts_of(&faq->gate.features, concept) > 0);
}

void lint_concepts(struct faq_snapshot *faq, struct diagnostics *found)
{
    struct vocabulary *vocabulary = &faq->vocabulary;

    for (size_t i = 0; i < faq->articles.count; i++)
        if (faq->subjects[i] != VOCABULARY_NONE)
            mark_used(vocabulary, (size_t)faq->subjects[i]);
    for (size_t i = 0; i < faq->intents.count; i++) {
        const struct intent_groups *groups = &faq->intents.items[i].groups;
        for (size_t g = 0; g < groups->count; g++)
            for (size_t k = 0; k < groups->items[g].count; k++)
                mark_used(vocabulary, groups->items[g].items[k]);
    }
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct concept *concept = &vocabulary->items[i];
        if (!concept->is_used && !is_in_a_text(faq, i))
            diagnostics_add(found, DIAGNOSTIC_WARNING, concept->file, concept->line,
                            concept->column,
                            "no pattern and no example uses concept \"%.*s\"",
                            STR_ARG(concept->name));
    }
}
