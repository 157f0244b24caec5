/* SPDX-License-Identifier: MIT */
#include "faq/match.h"

#include <math.h>

#include "faq/loaded.h"
#include "faq/ranking.h"

/* The best topics whose nearest example is looked for: explanations show no more. */
enum { NEAREST_MAX = 3 };

/* Of the only topic there is: more than any margin that is asked for. */
static const double margin_alone = 10.0;

struct found_pattern {
    const struct intent_pattern *pattern;
    uint64_t words;
};

/* One question on its way; all arrays are by topic or, masks, by concept. */
struct matching {
    const struct faq_snapshot *faq;
    const struct classifier *classifier;
    struct arena *scratch;
    struct pattern_budget budget;
    bool hit_limit;
    struct feature_text text;
    uint64_t *masks; /* the same concepts, by concept */
    struct wording wording;
    struct ranking_question question;
    double *pattern_scores;
    double *example_scores; /* of the classifier; 0: nothing speaks for or against it */
    double *example_probabilities;
    double *scores;        /* of both witnesses */
    double *probabilities; /* by both */
    bool *avoided;
    struct found_pattern *patterns;
    uint64_t *possible; /* regexes, by how the text's words begin */
    struct feature_vector vector;
    uint64_t known; /* words that the examples know */
};

static void look_at_words(struct matching *matching)
{
    wording_look(&matching->faq->examples.features, &matching->text, 1,
                 &matching->wording);
    matching->question = (struct ranking_question){
        .masks = matching->masks,
        .weights = matching->faq->weights,
        .content = matching->wording.content,
        .all = matching->wording.all,
    };
}

static bool is_matched(struct matching *matching, const struct intent_pattern *pattern,
                       uint64_t *words)
{
    const struct words *text = &matching->text.words;
    struct pattern_span span;

    *words = 0;
    if (!pattern->is_regex)
        return intent_holds(pattern, matching->masks);
    if (!pattern_index_has(matching->possible, pattern->regex)
        || !intent_may_match(pattern, matching->masks))
        return false;
    enum pattern_result result =
        pattern_find(pattern->compiled, text->text, 0, &matching->budget, &span);
    if (result == PATTERN_LIMIT)
        matching->hit_limit = true;
    if (result == PATTERN_FOUND)
        *words = terms_mask(text, span.start, span.end);
    return result == PATTERN_FOUND;
}

static void weigh_pattern(struct matching *matching, const struct intent_pattern *pattern)
{
    const struct faq_topic *topic = &matching->faq->topics.items[pattern->topic].topic;
    double *best = &matching->pattern_scores[pattern->topic];
    struct ranking_evidence evidence;
    uint64_t span;

    if (!is_matched(matching, pattern, &span))
        return;
    if (pattern->is_avoided) {
        *best = -INFINITY;
    } else if (!isinf(*best)
               && ranking_weigh(&matching->question, pattern, topic->priority, span,
                                &evidence)
               && (isnan(*best) || evidence.score > *best)) {
        *best = evidence.score;
        matching->patterns[pattern->topic] =
            (struct found_pattern){pattern, evidence.words};
    }
}

/* What "avoid" took out stays out, whatever the examples say. */
static void drop_avoided(struct matching *matching)
{
    for (size_t i = 0; i < matching->faq->topics.count; i++) {
        matching->avoided[i] = isinf(matching->pattern_scores[i]);
        if (matching->avoided[i])
            matching->pattern_scores[i] = NAN;
    }
}

static void ask_patterns(struct matching *matching)
{
    const struct intents *intents = &matching->faq->intents;

    matching->possible =
        ARENA_ARRAY(matching->scratch, uint64_t, pattern_index_words(&intents->index));
    pattern_index_look(&intents->index, matching->text.words.text, matching->possible);
    for (size_t i = 0; i < matching->faq->topics.count; i++)
        matching->pattern_scores[i] = NAN;
    for (size_t i = 0; i < intents->count; i++)
        weigh_pattern(matching, &intents->items[i]);
}

static void ask_examples(struct matching *matching)
{
    size_t topics = matching->faq->topics.count;

    features_vector(&matching->faq->examples.features, &matching->text, matching->scratch,
                    &matching->vector);
    classifier_ask(matching->classifier, &matching->vector, matching->example_scores);
    memcpy(matching->example_probabilities, matching->example_scores,
           topics * sizeof(*matching->example_probabilities));
    classifier_soften(matching->example_probabilities, topics);
}

/* The words of the question that the bits stand for. */
static struct str words_of(struct matching *matching, uint64_t bits)
{
    const struct words *words = &matching->text.words;
    char *text = arena_alloc(matching->scratch, words->text.len + 1, 1);
    size_t len = 0;

    for (size_t i = 0; i < words->count; i++) {
        struct str word = words->items[i].text;
        if (!(bits >> i & 1))
            continue;
        if (len > 0)
            text[len++] = ' ';
        memcpy(text + len, word.ptr, word.len);
        len += word.len;
    }
    return str_make(text, len);
}

static uint64_t known_words(const struct matching *matching)
{
    const struct words *words = &matching->text.words;
    uint64_t bits = 0;

    for (size_t i = 0; i < words->count; i++)
        if ((matching->question.content >> i & 1)
            && features_texts_with(&matching->faq->examples.features,
                                   words->items[i].text))
            bits |= UINT64_C(1) << i;
    return bits;
}

static struct faq_candidate describe(struct matching *matching, size_t topic,
                                     bool is_shown)
{
    const struct found_pattern *found = &matching->patterns[topic];
    double likeness = 0;
    const struct example *example =
        is_shown ? examples_nearest(&matching->faq->examples, topic, &matching->vector,
                                    &likeness)
                 : NULL;
    struct faq_candidate candidate = {
        .topic = &matching->faq->topics.items[topic].topic,
        .score = matching->scores[topic],
        .probability = matching->probabilities[topic],
        .example_score = matching->example_probabilities[topic],
        .evidence = matching->example_scores[topic],
        .likeness = likeness,
    };

    if (found->pattern) {
        candidate.pattern_score = matching->pattern_scores[topic];
        candidate.pattern = found->pattern->source;
        candidate.pattern_line = found->pattern->line;
    }
    if (example)
        candidate.example = example->text;
    candidate.words = words_of(matching, found->pattern ? found->words : matching->known);
    return candidate;
}

/* The best topics, best first; equal ones in the order of the files. */
static size_t choose_best(const struct matching *matching, size_t *best)
{
    const double *scores = matching->scores;
    size_t count = 0;

    for (size_t i = 0; i < matching->faq->topics.count; i++) {
        bool is_witnessed =
            !isnan(matching->pattern_scores[i]) || fabs(matching->example_scores[i]) > 0;
        if (matching->avoided[i] || !is_witnessed)
            continue;
        size_t at = count < FAQ_RANKING_MAX ? count++ : FAQ_RANKING_MAX;
        while (at > 0 && scores[best[at - 1]] < scores[i]) {
            if (at < FAQ_RANKING_MAX)
                best[at] = best[at - 1];
            at--;
        }
        if (at < FAQ_RANKING_MAX)
            best[at] = i;
    }
    return count;
}

static void look_for_subject(struct matching *matching, size_t topic,
                             struct faq_ranking *out)
{
    const struct faq_snapshot *faq = matching->faq;
    int subject = faq->subjects[faq->topics.items[topic].article];

    out->has_subject = subject != VOCABULARY_NONE;
    out->names_subject = subject != VOCABULARY_NONE && matching->masks[subject] != 0;
}

static void ask_gate(struct matching *matching, struct faq_ranking *out)
{
    out->has_gate = matching->faq->gate.is_fitted;
    if (out->has_gate)
        out->gate = gate_ask(&matching->faq->gate, &matching->text, &matching->wording,
                             matching->scratch);
}

static void fill_ranking(struct matching *matching, struct faq_ranking *out)
{
    size_t topics = matching->faq->topics.count, best[FAQ_RANKING_MAX];

    out->content_count = matching->wording.content_count;
    out->foreign_count = matching->wording.foreign_count;
    ask_gate(matching, out);
    memcpy(matching->probabilities, matching->scores, topics * sizeof(*matching->scores));
    classifier_soften(matching->probabilities, topics);
    out->count = choose_best(matching, best);
    matching->known = known_words(matching);
    for (size_t i = 0; i < out->count; i++)
        out->items[i] = describe(matching, best[i], i < NEAREST_MAX);
    if (out->count > 1)
        out->margin = out->items[0].score - out->items[1].score;
    else if (out->count)
        out->margin = margin_alone;
    if (out->count)
        look_for_subject(matching, best[0], out);
}

static struct matching begin(const struct faq_snapshot *faq,
                             const struct classifier *classifier, struct arena *scratch)
{
    size_t topics = faq->topics.count;

    return (struct matching){
        .faq = faq,
        .classifier = classifier,
        .scratch = scratch,
        .budget = {PATTERN_BUDGET},
        .masks = ARENA_ARRAY(scratch, uint64_t, faq->vocabulary.count),
        .pattern_scores = ARENA_ARRAY(scratch, double, topics),
        .example_scores = ARENA_ARRAY(scratch, double, topics),
        .example_probabilities = ARENA_ARRAY(scratch, double, topics),
        .probabilities = ARENA_ARRAY(scratch, double, topics),
        .scores = ARENA_ARRAY(scratch, double, topics),
        .avoided = ARENA_ARRAY(scratch, bool, topics),
        .patterns = ARENA_ARRAY(scratch, struct found_pattern, topics),
    };
}

static void score_topics(struct matching *matching)
{
    ask_patterns(matching);
    drop_avoided(matching);
    ask_examples(matching);
    ranking_fuse(matching->pattern_scores, matching->example_probabilities,
                 matching->faq->topics.count, matching->scores);
}

const struct faq_topic *loaded_first(const struct faq_snapshot *faq,
                                     const struct feature_text *text,
                                     const struct classifier *classifier,
                                     struct arena *scratch)
{
    struct matching matching = begin(faq, classifier, scratch);
    size_t best[FAQ_RANKING_MAX];

    matching.text = *text;
    for (size_t i = 0; i < text->found_count; i++)
        matching.masks[text->found[i].concept] = text->found[i].words;
    look_at_words(&matching);
    score_topics(&matching);
    return choose_best(&matching, best) ? &faq->topics.items[best[0]].topic : NULL;
}

void faq_match(const struct faq_snapshot *faq, struct str question, struct arena *scratch,
               struct faq_ranking *out)
{
    struct matching matching = begin(faq, &faq->examples.classifier, scratch);

    *out = (struct faq_ranking){0};
    words_read(scratch, question, faq->spelling, &out->words);
    bool is_complete =
        vocabulary_look(&faq->vocabulary, &out->words, &matching.budget, matching.masks);
    matching.text.words = out->words;
    feature_text_list(&matching.text, matching.masks, faq->vocabulary.count, scratch);
    look_at_words(&matching);
    score_topics(&matching);
    fill_ranking(&matching, out);
    out->hit_limit = matching.hit_limit || !is_complete;
}
