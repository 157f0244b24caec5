/* SPDX-License-Identifier: MIT */
#include "faq/check.h"

#include "faq/answer.h"
#include "faq/loaded.h"
#include "faq/lint.h"

void check_files(struct faq_snapshot *faq, const struct faq_options *options,
                 struct diagnostics *found)
{
    lint_passages(faq, found);
    lint_sources(faq, found);
    lint_reviews(faq, options, found);
    lint_patterns(faq, found);
    lint_speed(faq, found);
}

struct trial {
    const struct faq_snapshot *faq;
    const struct loaded_topic *topic;
    const struct article_line *line;
    struct arena *scratch;
};

/* The topic that an example goes to, or NULL. */
static const struct faq_topic *first_of(const struct trial *trial,
                                        const struct classifier *classifier)
{
    struct faq_ranking ranking;

    loaded_match(trial->faq, trial->line->text, classifier, trial->scratch, &ranking);
    return ranking.count ? ranking.items[0].topic : NULL;
}

/* In a conversation on the subject: examples need not name it. */
static bool is_answered_by(const struct trial *trial)
{
    struct faq_context context = {.is_about_subject = true};
    struct faq_answer answer;

    faq_answer(trial->faq, trial->line->text, context, trial->scratch, &answer);
    return answer.topic == &trial->topic->topic;
}

static void say_wrong(const struct trial *trial, enum diagnostic_severity severity,
                      const char *how, const struct faq_topic *other,
                      struct diagnostics *found)
{
    diagnostics_add(found, severity, trial->topic->topic.file, trial->line->line,
                    trial->line->column, "example \"%.*s\" %s \"%.*s\"",
                    STR_ARG(trial->line->text), how,
                    STR_ARG(other ? other->id : STR("no topic")));
}

static bool ask_goes_home(struct trial *trial, enum diagnostic_severity severity,
                          struct diagnostics *found)
{
    const struct faq_topic *first = first_of(trial, &trial->faq->examples.classifier);

    if (first == &trial->topic->topic)
        return true;
    say_wrong(trial, severity, "is understood as", first, found);
    return false;
}

static bool not_ask_stays_away(struct trial *trial, enum diagnostic_severity severity,
                               struct diagnostics *found)
{
    if (!is_answered_by(trial))
        return true;
    say_wrong(trial, severity, "of not_ask is answered by", &trial->topic->topic, found);
    return false;
}

static void count_examples(const struct faq_snapshot *faq,
                           enum diagnostic_severity severity, struct diagnostics *found,
                           struct faq_example_counts *out)
{
    struct arena scratch;

    *out = (struct faq_example_counts){0};
    arena_init(&scratch);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct loaded_topic *topic = &faq->topics.items[i];
        struct trial trial = {.faq = faq, .topic = topic, .scratch = &scratch};
        for (size_t k = 0; k < topic->written->ask.count; k++) {
            trial.line = &topic->written->ask.items[k];
            out->ask_count++;
            out->ask_right += ask_goes_home(&trial, severity, found);
            arena_reset(&scratch);
        }
        for (size_t k = 0; k < topic->written->not_ask.count; k++) {
            trial.line = &topic->written->not_ask.items[k];
            out->not_ask_count++;
            out->not_ask_right += not_ask_stays_away(&trial, severity, found);
            arena_reset(&scratch);
        }
    }
    arena_clear(&scratch);
}

void check_examples_load(struct faq_snapshot *faq, const struct faq_options *options,
                         struct diagnostics *found)
{
    struct faq_example_counts counts;

    lint_concepts(faq, found);
    count_examples(faq, options->is_strict ? DIAGNOSTIC_ERROR : DIAGNOSTIC_WARNING, found,
                   &counts);
}

/*
 * Each example is left out once, with every FOLDS-th beside it: as many models as folds,
 * not as examples. Titles stay in: they are not examples that an author would miss.
 */
enum { FOLDS = 10 };

struct leaving {
    const struct faq_snapshot *faq;
    struct feature_vector *vectors;
    struct classifier_sample *samples;
    struct arena *arena;
};

static void read_samples(struct leaving *leaving)
{
    const struct examples *examples = &leaving->faq->examples;

    leaving->vectors =
        ARENA_ARRAY(leaving->arena, struct feature_vector, examples->count + 1);
    leaving->samples =
        ARENA_ARRAY(leaving->arena, struct classifier_sample, examples->count + 1);
    for (size_t i = 0; i < examples->count; i++) {
        struct feature_text text;
        loaded_read(leaving->faq, examples->items[i].text, leaving->arena, &text);
        features_vector(&examples->features, &text, leaving->arena, &leaving->vectors[i]);
        leaving->samples[i] = (struct classifier_sample){&leaving->vectors[i],
                                                         examples->items[i].topic, false};
    }
}

static bool is_in_fold(const struct examples *examples, size_t example, size_t fold)
{
    return !examples->items[example].is_title && example % FOLDS == fold;
}

static void leave_fold_out(struct leaving *leaving, size_t fold,
                           struct diagnostics *found, struct faq_example_counts *out)
{
    const struct examples *examples = &leaving->faq->examples;
    struct arena kept, scratch;

    arena_init(&kept);
    arena_init(&scratch);
    struct classifier classifier = {.arena = &kept};
    for (size_t i = 0; i < examples->count; i++)
        leaving->samples[i].is_left_out = is_in_fold(examples, i, fold);
    classifier_fit(&classifier, leaving->samples, examples->count,
                   examples->features.count, examples->topic_count, EXAMPLES_DECAY,
                   &kept);
    for (size_t i = 0; i < examples->count; i++) {
        const struct example *example = &examples->items[i];
        struct article_line line = {example->text, example->line, example->column};
        struct trial trial = {leaving->faq, &leaving->faq->topics.items[example->topic],
                              &line, &scratch};
        if (!is_in_fold(examples, i, fold))
            continue;
        const struct faq_topic *first = first_of(&trial, &classifier);
        if (first == &trial.topic->topic)
            out->alone_right++;
        else
            say_wrong(&trial, DIAGNOSTIC_WARNING, "without itself is understood as",
                      first, found);
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
    arena_clear(&kept);
}

static void leave_each_out(const struct faq_snapshot *faq, struct diagnostics *found,
                           struct faq_example_counts *out)
{
    struct arena arena;
    struct leaving leaving = {.faq = faq, .arena = &arena};

    arena_init(&arena);
    read_samples(&leaving);
    for (size_t fold = 0; fold < FOLDS; fold++)
        leave_fold_out(&leaving, fold, found, out);
    arena_clear(&arena);
}

void faq_check_examples(const struct faq_snapshot *faq, struct diagnostics *found,
                        struct faq_example_counts *out)
{
    struct arena scratch;
    struct diagnostics said_before = {0};

    arena_init(&scratch);
    said_before.arena = &scratch;
    count_examples(faq, DIAGNOSTIC_WARNING, &said_before, out);
    arena_clear(&scratch);
    leave_each_out(faq, found, out);
}
