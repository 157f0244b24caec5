/* SPDX-License-Identifier: MIT */
#include "faq/lint.h"

#include <stdlib.h>

#include "faq/loaded.h"

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

/* What matches nothing at all is found in every question. */
static bool matches_everything(const struct pattern *pattern)
{
    struct pattern_budget budget = {PATTERN_BUDGET};

    return pattern_find(pattern, STR(""), 0, &budget, NULL) == PATTERN_FOUND;
}

static bool is_seldom_absent(const struct pattern *pattern)
{
    static const struct str unlike[] = {
        STR_INIT("zebras hum quietly"),
        STR_INIT("buy nine red figs"),
        STR_INIT("dusk fell over lake"),
        STR_INIT("kick my jumpy wolf"),
    };
    struct pattern_budget budget = {PATTERN_BUDGET};

    for (size_t i = 0; i < COUNT_OF(unlike); i++)
        if (pattern_find(pattern, unlike[i], 0, &budget, NULL) != PATTERN_FOUND)
            return false;
    return true;
}

static void say_swallows(struct diagnostics *found, struct str file, unsigned line,
                         unsigned column)
{
    diagnostics_add(found, DIAGNOSTIC_WARNING, file, line, column,
                    "this expression swallows everything: it is found in texts that have "
                    "nothing in common");
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
        if (pattern->compiled ? matches_everything(pattern->compiled)
                              : !pattern->wanted_count)
            diagnostics_add(found, DIAGNOSTIC_ERROR, pattern->file, pattern->line,
                            pattern->column,
                            "this pattern matches everything, the empty text too: it "
                            "must want something");
    }
    lint_same(faq, &scratch, found);
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

static void lint_expression(const struct concept *concept,
                            const struct concept_expression *expression,
                            struct diagnostics *found)
{
    if (is_slow(expression->pattern, expression->regex))
        say_slow(found, concept->file, concept->line, concept->column);
    else if (matches_everything(expression->pattern))
        diagnostics_add(
            found, DIAGNOSTIC_ERROR, concept->file, concept->line, concept->column,
            "the expression /%.*s/ of concept \"%.*s\" matches the empty text: "
            "it would be found everywhere",
            STR_ARG(expression->regex), STR_ARG(concept->name));
    else if (is_seldom_absent(expression->pattern))
        say_swallows(found, concept->file, concept->line, concept->column);
}

void lint_speed(const struct faq_snapshot *faq, struct diagnostics *found)
{
    for (size_t i = 0; i < faq->intents.count; i++) {
        const struct intent_pattern *pattern = &faq->intents.items[i];
        if (!pattern->is_regex)
            continue;
        if (is_slow(pattern->compiled, pattern->source))
            say_slow(found, pattern->file, pattern->line, pattern->column);
        else if (!matches_everything(pattern->compiled)
                 && is_seldom_absent(pattern->compiled))
            say_swallows(found, pattern->file, pattern->line, pattern->column);
    }
    for (size_t i = 0; i < faq->vocabulary.count; i++) {
        const struct concept *concept = &faq->vocabulary.items[i];
        for (size_t k = 0; k < concept->expressions.count; k++)
            lint_expression(concept, &concept->expressions.items[k], found);
    }
}
