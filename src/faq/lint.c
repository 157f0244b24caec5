/* SPDX-License-Identifier: MIT */
#include "faq/lint.h"

#include <stdlib.h>

#include "faq/loaded.h"
#include "text/fold.h"
#include "text/utf8.h"

static void warn(struct diagnostics *found, const struct faq_topic *topic, unsigned line,
                 const char *what)
{
    diagnostics_add(found, DIAGNOSTIC_WARNING, topic->file, line, 0, "topic \"%.*s\": %s",
                    STR_ARG(topic->id), what);
}

static void lint_short_answer(const struct loaded_topic *loaded, struct arena *scratch,
                              struct diagnostics *found)
{
    const struct faq_topic *topic = &loaded->topic;
    unsigned line = loaded->written->passage_line;

    if (!topic->passage.count)
        return;
    struct str text = rich_block_plain(scratch, &topic->passage.blocks[0]);
    size_t count = utf8_count(text);
    if (topic->passage.blocks[0].kind != RICH_PARAGRAPH)
        warn(found, topic, line, "no short answer: it begins with no paragraph");
    else if (count > FAQ_SHORT_ANSWER_MAX)
        diagnostics_add(found, DIAGNOSTIC_WARNING, topic->file, line, 0,
                        "topic \"%.*s\": the short answer has %zu characters, more than "
                        "%d: it will be cut in a chat room",
                        STR_ARG(topic->id), count, FAQ_SHORT_ANSWER_MAX);
}

/* What a vetted passage never says. */
static const struct {
    const char *regex, *reason;
} forbidden[] = {
    {"\\b(?:\\d[\\d.,]*|half an?|one|two|three|four|five|six|ten) ?(?:mg|mcg|\xc2\xb5g|"
     "\xce\xbcg|ug|ml|g|milligrams?|micrograms?|millilit(?:er|re)s?|grams?)\\b",
     "an amount of a drug"},
    {"\\b(?:mg|mcg|milligrams?) ?(?:/|per) ?(?:kg|kilos?|kilograms?)\\b",
     "an amount for a body weight"},
    {"\\b(?:\\d+|two|three|four|five|six) (?:pumps|sprays|tablets|lozenges|troches|pills|"
     "drops)\\b",
     "a number of tablets, sprays or the like"},
    {"\\b(?:proven to|cures?|cured|miracle|guaranteed?|completely safe|no risks?|risk "
     "free|harmless)\\b",
     "a promise"},
};

static void lint_words(const struct loaded_topic *loaded, const struct pattern *pattern,
                       const char *reason, struct str text, struct diagnostics *found)
{
    struct pattern_budget budget = {PATTERN_BUDGET};
    struct pattern_span span;

    if (pattern_find(pattern, text, 0, &budget, &span) != PATTERN_FOUND)
        return;
    diagnostics_add(found, DIAGNOSTIC_WARNING, loaded->topic.file,
                    loaded->written->passage_line, 0, "topic \"%.*s\" names %s: \"%.*s\"",
                    STR_ARG(loaded->topic.id), reason,
                    STR_ARG(str_slice(text, span.start, span.end)));
}

void lint_passages(const struct faq_snapshot *faq, struct diagnostics *found)
{
    struct pattern *patterns[COUNT_OF(forbidden)];
    struct arena scratch;
    struct error err;

    arena_init(&scratch);
    for (size_t i = 0; i < COUNT_OF(forbidden); i++)
        patterns[i] = pattern_compile(str_from_c(forbidden[i].regex), &err);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct loaded_topic *topic = &faq->topics.items[i];
        lint_short_answer(topic, &scratch, found);
        for (size_t k = 0; k < topic->topic.passage.count; k++) {
            struct str text = rich_block_plain(&scratch, &topic->topic.passage.blocks[k]);
            text = fold_text(&scratch, text);
            for (size_t p = 0; p < COUNT_OF(forbidden); p++)
                lint_words(topic, patterns[p], forbidden[p].reason, text, found);
        }
        arena_reset(&scratch);
    }
    for (size_t i = 0; i < COUNT_OF(forbidden); i++)
        pattern_destroy(patterns[i]);
    arena_clear(&scratch);
}

void lint_sources(const struct faq_snapshot *faq, struct diagnostics *found)
{
    for (size_t i = 0; i < faq->articles.count; i++) {
        const struct article *article = &faq->articles.items[i];
        for (size_t k = 0; k < article->source_count; k++)
            if (!article->sources[k].is_used)
                diagnostics_add(found, DIAGNOSTIC_WARNING, article->file,
                                article->sources[k].line, 0,
                                "no topic uses source \"%.*s\"",
                                STR_ARG(article->sources[k].source.id));
    }
}

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
    return faq->examples.features.text_counts[concept] > 0
           || (faq->gate.is_fitted && faq->gate.features.text_counts[concept] > 0);
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

static bool holds_all(const struct vocabulary *vocabulary,
                      const struct intent_group *excluded,
                      const struct intent_group *wanted)
{
    for (size_t i = 0; i < wanted->count; i++) {
        bool is_held = false;
        for (size_t k = 0; k < excluded->count; k++)
            is_held =
                is_held
                || vocabulary_holds(vocabulary, excluded->items[k], wanted->items[i]);
        if (!is_held)
            return false;
    }
    return true;
}

static bool contradicts_itself(const struct vocabulary *vocabulary,
                               const struct intent_pattern *pattern)
{
    const struct intent_groups *groups = &pattern->groups;

    for (size_t i = 0; i < groups->count; i++)
        for (size_t k = 0; k < groups->count; k++)
            if (groups->items[i].is_excluded && !groups->items[k].is_excluded
                && holds_all(vocabulary, &groups->items[i], &groups->items[k]))
                return true;
    return false;
}

struct signature {
    uint64_t hash;
    size_t pattern;
};

/* The same for patterns that want and exclude the same, in any order. */
static uint64_t sign(const struct intent_pattern *pattern)
{
    uint64_t sum = 0;

    if (pattern->is_regex)
        return str_hash(pattern->source, 1);
    for (size_t i = 0; i < pattern->groups.count; i++) {
        const struct intent_group *group = &pattern->groups.items[i];
        uint64_t own = group->is_excluded;
        for (size_t k = 0; k < group->count; k++)
            own += str_hash(
                str_make((const char *)&group->items[k], sizeof(group->items[k])),
                group->is_excluded);
        sum += str_hash(str_make((const char *)&own, sizeof(own)), 2);
    }
    return sum;
}

static int compare_signatures(const void *left, const void *right)
{
    const struct signature *a = left, *b = right;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->pattern < b->pattern ? -1 : a->pattern > b->pattern;
}

static void say_loser(const struct faq_snapshot *faq, const struct intent_pattern *loser,
                      const struct intent_pattern *winner, struct diagnostics *found)
{
    const struct faq_topic *topic = &faq->topics.items[winner->topic].topic;

    diagnostics_add(
        found, DIAGNOSTIC_WARNING, loser->file, loser->line, loser->column,
        "this pattern can never win: topic \"%.*s\" has the same (%.*s:%u) and "
        "a priority as high",
        STR_ARG(topic->id), STR_ARG(winner->file), winner->line);
}

static void lint_same(const struct faq_snapshot *faq, struct arena *scratch,
                      struct diagnostics *found)
{
    size_t count = 0;
    struct signature *list = ARENA_ARRAY(scratch, struct signature, faq->intents.count);

    for (size_t i = 0; i < faq->intents.count; i++)
        if (!faq->intents.items[i].is_avoided && !faq->intents.items[i].is_from_title)
            list[count++] = (struct signature){sign(&faq->intents.items[i]), i};
    if (count > 1)
        qsort(list, count, sizeof(*list), compare_signatures);
    for (size_t i = 1; i < count; i++) {
        const struct intent_pattern *a = &faq->intents.items[list[i - 1].pattern];
        const struct intent_pattern *b = &faq->intents.items[list[i].pattern];
        if (list[i].hash != list[i - 1].hash || a->topic == b->topic)
            continue;
        bool is_first = faq->topics.items[a->topic].topic.priority
                        >= faq->topics.items[b->topic].topic.priority;
        say_loser(faq, is_first ? b : a, is_first ? a : b, found);
    }
}

struct claim {
    struct str text; /* folded */
    const struct article_line *line;
    size_t topic;
};

static int compare_claims(const void *left, const void *right)
{
    const struct claim *a = left, *b = right;
    int order = str_compare(a->text, b->text);

    return order ? order : a->topic < b->topic ? -1 : a->topic > b->topic;
}

/* The same example in two topics. */
static void lint_claims(const struct faq_snapshot *faq, struct arena *scratch,
                        struct diagnostics *found)
{
    size_t total = 0, count = 0;

    for (size_t i = 0; i < faq->topics.count; i++)
        total += faq->topics.items[i].written->ask.count;
    struct claim *claims = ARENA_ARRAY(scratch, struct claim, total);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct article_lines *ask = &faq->topics.items[i].written->ask;
        for (size_t k = 0; k < ask->count; k++)
            claims[count++] =
                (struct claim){fold_text(scratch, ask->items[k].text), &ask->items[k], i};
    }
    if (count > 1)
        qsort(claims, count, sizeof(*claims), compare_claims);
    for (size_t i = 1; i < count; i++) {
        const struct faq_topic *first = &faq->topics.items[claims[i - 1].topic].topic;
        const struct faq_topic *second = &faq->topics.items[claims[i].topic].topic;
        if (first != second && str_equal(claims[i].text, claims[i - 1].text))
            diagnostics_add(
                found, DIAGNOSTIC_WARNING, second->file, claims[i].line->line,
                claims[i].line->column,
                "topics \"%.*s\" and \"%.*s\" fight over the example \"%.*s\"",
                STR_ARG(first->id), STR_ARG(second->id), STR_ARG(claims[i].text));
    }
}

void lint_patterns(const struct faq_snapshot *faq, struct diagnostics *found)
{
    struct arena scratch;

    arena_init(&scratch);
    for (size_t i = 0; i < faq->intents.count; i++) {
        const struct intent_pattern *pattern = &faq->intents.items[i];
        if (contradicts_itself(&faq->vocabulary, pattern))
            diagnostics_add(found, DIAGNOSTIC_WARNING, pattern->file, pattern->line,
                            pattern->column,
                            "this pattern can never match: it wants what it excludes");
    }
    lint_same(faq, &scratch, found);
    lint_claims(faq, &scratch, found);
    arena_clear(&scratch);
}

enum { PROBE_RUN = 40, PROBES_MAX = 12 };

static bool is_stopped(const struct pattern *pattern, struct str probe)
{
    struct pattern_budget budget = {PATTERN_BUDGET};

    return pattern_find(pattern, probe, 0, &budget, NULL) == PATTERN_LIMIT;
}

/* Texts that make an expression with nested repeats try everything: one letter of the
 * expression many times, and that with spaces, and then an end that fits nothing. */
static bool is_slow(const struct pattern *pattern, struct str regex)
{
    char run[PROBE_RUN + 2], pairs[2 * PROBE_RUN + 2];
    struct str words =
        STR("it is how long can a b c d e f what the ketamine is for and if "
            "it is not then how long is it and who is it for when it is ~");
    size_t tried = 0;

    for (size_t i = 0; i < regex.len && tried < PROBES_MAX; i++) {
        char c = regex.ptr[i];
        if (!char_is_alnum_ascii(c)
            || str_find_char(str_slice(regex, 0, i), c) != STR_NOT_FOUND)
            continue;
        tried++;
        memset(run, c, PROBE_RUN);
        memcpy(run + PROBE_RUN, " ~", 2);
        memset(pairs, c, 2 * PROBE_RUN);
        for (size_t k = 1; k < 2 * PROBE_RUN; k += 2)
            pairs[k] = ' ';
        memcpy(pairs + 2 * PROBE_RUN, " ~", 2);
        if (is_stopped(pattern, str_make(run, sizeof(run)))
            || is_stopped(pattern, str_make(pairs, sizeof(pairs))))
            return true;
    }
    return is_stopped(pattern, words);
}

static void say_slow(struct diagnostics *found, struct str file, unsigned line,
                     unsigned column)
{
    diagnostics_add(found, DIAGNOSTIC_ERROR, file, line, column,
                    "this expression is too slow: it gives up on a text of %d letters; "
                    "repeats inside repeats do that",
                    PROBE_RUN);
}

void lint_speed(const struct faq_snapshot *faq, struct diagnostics *found)
{
    for (size_t i = 0; i < faq->intents.count; i++) {
        const struct intent_pattern *pattern = &faq->intents.items[i];
        if (pattern->is_regex && is_slow(pattern->compiled, pattern->source))
            say_slow(found, pattern->file, pattern->line, pattern->column);
    }
    for (size_t i = 0; i < faq->vocabulary.count; i++) {
        const struct concept *concept = &faq->vocabulary.items[i];
        for (size_t k = 0; k < concept->expressions.count; k++)
            if (is_slow(concept->expressions.items[k].pattern,
                        concept->expressions.items[k].regex))
                say_slow(found, concept->file, concept->line, concept->column);
    }
}
