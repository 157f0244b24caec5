/* SPDX-License-Identifier: MIT */
#include "faq/check.h"

#include "base/array.h"
#include "faq/answer.h"
#include "faq/leave_out.h"
#include "faq/loaded.h"
#include "faq/lint.h"

/* Is each "after" a topic? */
static void check_after(const struct faq_snapshot *faq, struct diagnostics *found)
{
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct loaded_topic *loaded = &faq->topics.items[i];
        const struct article_lines *after = &loaded->written->after;
        for (size_t k = 0; k < after->count; k++)
            if (!faq_topic_find(faq, after->items[k].text))
                diagnostics_add(found, DIAGNOSTIC_ERROR, loaded->topic.file,
                                after->items[k].line, after->items[k].column,
                                "\"after\" names no topic: \"%.*s\"",
                                STR_ARG(after->items[k].text));
    }
}

void check_files(struct faq_snapshot *faq, const struct faq_options *options,
                 struct diagnostics *found)
{
    check_after(faq, found);
    lint_passages(faq, found);
    lint_sources(faq, found);
    lint_reviews(faq, options, found);
    lint_patterns(faq, found);
    lint_claims(faq, found);
    lint_speed(faq, found);
}

struct trial {
    const struct faq_snapshot *faq;
    const struct loaded_topic *topic;
    const struct article_line *line;
    const struct feature_text *text; /* of an example, as it is matched */
    struct arena *scratch;
};

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
    diagnostics_add(found, severity, trial->line->file, trial->line->line,
                    trial->line->column, "example \"%.*s\" %s \"%.*s\"",
                    STR_ARG(trial->line->text), how,
                    STR_ARG(other ? other->id : STR("no topic")));
}

static bool ask_goes_home(struct trial *trial, enum diagnostic_severity severity,
                          struct diagnostics *found)
{
    const struct faq_topic *first = match_first(
        trial->faq, trial->text, &trial->faq->examples.classifier, trial->scratch);

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

/* An example that the classifier alone puts so clearly to its topic hardly any pattern
 * takes away. */
static const float sure_margin = 2;

/* Where to say what fails; sure ones may be passed over. */
struct trials {
    enum diagnostic_severity severity;
    struct diagnostics *of_unsure, *of_sure;
    bool tests_sure;
};

static void try_ask(const struct trials *trials, struct trial *trial, size_t example,
                    struct faq_example_counts *out)
{
    bool is_sure = trial->faq->examples.margins[example] > sure_margin;
    struct diagnostics *found = is_sure ? trials->of_sure : trials->of_unsure;

    out->ask_count++;
    out->ask_right +=
        (is_sure && !trials->tests_sure) || ask_goes_home(trial, trials->severity, found);
}

static void count_examples(const struct faq_snapshot *faq,
                           const struct feature_text *texts, const struct trials *trials,
                           struct faq_example_counts *out)
{
    struct arena scratch;

    *out = (struct faq_example_counts){0};
    arena_init(&scratch);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct loaded_topic *topic = &faq->topics.items[i];
        struct trial trial = {.faq = faq, .topic = topic, .scratch = &scratch};
        for (size_t k = 0; k < topic->written->ask.count; k++) {
            size_t example = faq->examples.first[i] + 1 + k; /* behind the title */
            trial.line = &topic->written->ask.items[k];
            trial.text = &texts[example];
            try_ask(trials, &trial, example, out);
            arena_reset(&scratch);
        }
        for (size_t k = 0; k < topic->written->not_ask.count; k++) {
            trial.line = &topic->written->not_ask.items[k];
            out->not_ask_count++;
            out->not_ask_right +=
                not_ask_stays_away(&trial, trials->severity, trials->of_unsure);
            arena_reset(&scratch);
        }
    }
    arena_clear(&scratch);
}

void check_examples_load(struct faq_snapshot *faq, const struct feature_text *texts,
                         const struct faq_options *options, struct diagnostics *found)
{
    struct faq_example_counts counts;
    struct trials trials = {
        .severity = options->is_strict ? DIAGNOSTIC_ERROR : DIAGNOSTIC_WARNING,
        .of_unsure = found,
        .of_sure = found,
        .tests_sure = options->is_strict,
    };

    lint_concepts(faq, found);
    count_examples(faq, texts, &trials, &counts);
}

static void leave_each_out(const struct faq_snapshot *faq,
                           const struct feature_text *texts, struct arena *arena,
                           struct faq_example_counts *out)
{
    const struct faq_topic **firsts = leave_out_each(faq, texts, arena);

    for (size_t i = 0; i < faq->examples.count; i++) {
        const struct example *example = &faq->examples.items[i];
        const struct faq_topic *topic = &faq->topics.items[example->topic].topic;
        if (example->is_title)
            continue;
        if (firsts[i] == topic) {
            out->alone_right++;
            out->topics[example->topic].alone_right++;
        } else {
            *ARRAY_ADD_IN(arena, &out->strays) = (struct faq_stray){
                .topic = topic,
                .other = firsts[i],
                .file = example->line.file,
                .text = example->line.text,
                .line = example->line.line,
                .column = example->line.column,
            };
        }
    }
}

static void measure_topics(const struct faq_snapshot *faq, struct arena *arena,
                           struct faq_example_counts *out)
{
    out->topics = ARENA_ARRAY(arena, struct faq_topic_figures, faq->topics.count);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct loaded_topic *topic = &faq->topics.items[i];
        out->topics[i] = (struct faq_topic_figures){
            .topic = &topic->topic,
            .ask_count = topic->written->ask.count,
            .not_ask_count = topic->written->not_ask.count,
            .short_grade = lint_grade(rich_slice(topic->topic.passage, 0, 1)),
            .grade = lint_grade(topic->topic.passage),
        };
    }
}

static size_t count_strays(const struct faq_example_counts *counts,
                           const struct faq_topic *from, const struct faq_topic *to)
{
    size_t count = 0;

    for (size_t i = 0; i < counts->strays.count; i++)
        count +=
            counts->strays.items[i].topic == from && counts->strays.items[i].other == to;
    return count;
}

/* Strays of a topic stand together; a pair is told at its first. */
static bool is_first_of_pair(const struct faq_example_counts *counts, size_t at)
{
    const struct faq_stray *stray = &counts->strays.items[at];

    for (size_t i = 0; i < at; i++)
        if (counts->strays.items[i].topic == stray->topic
            && counts->strays.items[i].other == stray->other)
            return false;
    return true;
}

/* Fewer that go astray on both sides are chance: at least two, and a tenth. */
enum { FIGHT_MIN = 2, FIGHT_SHARE = 10 };

static bool is_much(const struct faq_example_counts *counts, const struct faq_topic *of,
                    size_t astray)
{
    return astray >= FIGHT_MIN
           && astray * FIGHT_SHARE >= counts->topics[of->index].ask_count;
}

static void say_fights(const struct faq_example_counts *counts, struct diagnostics *found)
{
    for (size_t i = 0; i < counts->strays.count; i++) {
        const struct faq_topic *one = counts->strays.items[i].topic;
        const struct faq_topic *two = counts->strays.items[i].other;
        if (!two || one->index > two->index || !is_first_of_pair(counts, i))
            continue;
        size_t there = count_strays(counts, one, two);
        size_t back = count_strays(counts, two, one);
        if (is_much(counts, one, there) && is_much(counts, two, back))
            diagnostics_add(found, DIAGNOSTIC_WARNING, one->file, one->line, 0,
                            "topics \"%.*s\" and \"%.*s\" fight: without themselves, %zu "
                            "of its examples would go there and %zu of theirs come here; "
                            "tell them apart with avoid, or other examples",
                            STR_ARG(one->id), STR_ARG(two->id), there, back);
    }
}

void faq_check_examples(const struct faq_snapshot *faq, struct diagnostics *found,
                        struct faq_example_counts *out)
{
    struct arena scratch;
    struct diagnostics said_before = {0};

    arena_init(&scratch);
    said_before.arena = &scratch;
    struct trials trials = {DIAGNOSTIC_WARNING, &said_before, found, true};
    const struct feature_text *texts = loaded_read_examples(faq, &scratch);
    count_examples(faq, texts, &trials, out);
    measure_topics(faq, found->arena, out);
    leave_each_out(faq, texts, found->arena, out);
    arena_clear(&scratch);
    say_fights(out, found);
}

void faq_check_words(const struct faq_snapshot *faq, struct diagnostics *found)
{
    lint_delicate(faq, found);
}

static void mark_winner(const struct faq_snapshot *faq, const struct faq_ranking *ranking,
                        size_t topic, bool *is_used)
{
    const struct faq_candidate *first = &ranking->items[0];

    if (!ranking->count || first->topic->index != topic || !first->pattern.len)
        return;
    for (size_t i = 0; i < faq->intents.count; i++)
        if (faq->intents.items[i].topic == topic
            && faq->intents.items[i].source.ptr == first->pattern.ptr)
            is_used[i] = true;
}

void faq_check_patterns(const struct faq_snapshot *faq, struct diagnostics *found)
{
    struct arena scratch, kept;

    arena_init(&scratch);
    arena_init(&kept);
    bool *is_used = ARENA_ARRAY(&kept, bool, faq->intents.count + 1);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct article_lines *ask = &faq->topics.items[i].written->ask;
        for (size_t k = 0; k < ask->count; k++) {
            struct faq_ranking ranking;
            faq_match(faq, ask->items[k].text, false, &scratch, &ranking);
            mark_winner(faq, &ranking, i, is_used);
            arena_reset(&scratch);
        }
    }
    for (size_t i = 0; i < faq->intents.count; i++) {
        const struct intent_pattern *pattern = &faq->intents.items[i];
        if (!is_used[i] && !pattern->is_avoided && !pattern->is_from_title)
            diagnostics_add(found, DIAGNOSTIC_WARNING, pattern->file, pattern->line,
                            pattern->column, "%.*s", STR_ARG(pattern->source));
    }
    arena_clear(&kept);
    arena_clear(&scratch);
}
