/* SPDX-License-Identifier: MIT */
#include "faq/ranking.h"

#include <math.h>

static const struct {
    double prior[4];  /* fallback, broad, normal, specific */
    double coverage;  /* of a question that the evidence covers wholly */
    double regex;     /* an author's expression: as a concept of one topic */
    double lightest;  /* a concept that every topic asks for still says a little */
    double patterns;  /* their part, beside ln p of the examples */
    double unreached; /* the pattern score of topics that no pattern reached */
    double unlikely;  /* ln p is not taken lower: one witness must not veto */
} numbers = {
    .prior = {0.0, 1.0, 2.0, 3.0},
    .coverage = 1.5,
    .regex = 2.0,
    .lightest = 0.15,
    .patterns = 0.5,
    .unreached = 1.0,
    .unlikely = -12.0,
};

enum { GROUPS_MAX = 16 };

double *ranking_weights(const struct vocabulary *vocabulary, size_t topic_count,
                        struct arena *arena)
{
    double *weights = ARENA_ARRAY(arena, double, vocabulary->count + 1);

    for (size_t i = 0; i < vocabulary->count; i++) {
        size_t users = vocabulary->items[i].topic_count;
        double weight = topic_count > 1
                            ? 2 * log((double)topic_count / (double)(users ? users : 1))
                                  / log((double)topic_count)
                            : 2;
        weights[i] = weight > numbers.lightest ? weight : numbers.lightest;
    }
    return weights;
}

static int count_bits(uint64_t bits)
{
    return __builtin_popcountll(bits);
}

struct evidence {
    uint64_t words;
    double weight;
};

/* The heaviest of a group's concepts that stand in the question. */
static struct evidence best_of_group(const struct ranking_question *question,
                                     const struct intent_group *group)
{
    struct evidence best = {0, 0};

    for (size_t i = 0; i < group->count; i++) {
        size_t concept = group->items[i];
        if (question->masks[concept] && question->weights[concept] > best.weight) {
            best.words = question->masks[concept];
            best.weight = question->weights[concept];
        }
    }
    return best;
}

static size_t gather_evidence(const struct ranking_question *question,
                              const struct intent_pattern *pattern, struct evidence *out)
{
    size_t count = 0;

    for (size_t i = 0; i < pattern->groups.count && count < GROUPS_MAX; i++) {
        if (pattern->groups.items[i].is_excluded)
            continue;
        struct evidence found = best_of_group(question, &pattern->groups.items[i]);
        size_t at = count++;
        while (at > 0 && out[at - 1].weight < found.weight) {
            out[at] = out[at - 1];
            at--;
        }
        out[at] = found;
    }
    return count;
}

static double share_covered(const struct ranking_question *question, uint64_t words)
{
    uint64_t content = question->content ? question->content : question->all;

    return content ? (double)count_bits(words & content) / count_bits(content) : 0;
}

bool ranking_weigh(const struct ranking_question *question,
                   const struct intent_pattern *pattern, enum faq_priority priority,
                   uint64_t span, struct ranking_evidence *out)
{
    struct evidence evidence[GROUPS_MAX];
    double sum = 0;
    uint64_t words = 0;

    if (pattern->is_regex) {
        words = span;
        sum = numbers.regex;
    } else {
        size_t count = gather_evidence(question, pattern, evidence);
        for (size_t i = 0; i < count; i++) {
            if (evidence[i].words & ~words)
                sum += evidence[i].weight;
            words |= evidence[i].words;
        }
        if (count > 1 && count_bits(words) < 2)
            return false;
    }
    out->words = words;
    out->score =
        sum + numbers.prior[priority] + numbers.coverage * share_covered(question, words);
    return true;
}

double ranking_fuse(const double *pattern_score, double likely)
{
    double pattern = pattern_score ? *pattern_score : numbers.unreached;

    return numbers.patterns * pattern
           + (likely > numbers.unlikely ? likely : numbers.unlikely);
}
