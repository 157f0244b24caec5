/* SPDX-License-Identifier: MIT */
#include "faq/match.h"

#include <math.h>

#include "base/array.h"
#include "faq/loaded.h"
#include "faq/ranking.h"
#include "faq/softmax.h"

/* The best topics whose nearest example is looked for: the first counts, two where they are
 * close, and explanations show no more than three. */
enum { NEAREST = 1, NEAREST_EXPLAINED = 3 };

/* Of the only topic there is: more than any margin that is asked for. */
static const double margin_alone = 10.0;

/* What the whole likeness of an example is worth beside the scores of two topics. */
static const double nearness_weight = 4;

/* How near the nearest example of a topic is. */
struct nearness {
    struct str example;
    double likeness;
};

/* A topic that patterns reached. */
struct reached {
    size_t topic;
    size_t contender; /* its place among them */
    bool is_avoided;
    double score; /* of the best of them */
    const struct intent_pattern *pattern;
    uint64_t words;
};

/* The topics that a witness speaks of; all others are alike. Rising, arrays by contender. */
struct contenders {
    uint16_t *topics;
    double *evidence; /* of the examples */
    double *scores;   /* of both witnesses */
    size_t count;
};

/* One question on its way; masks are by concept. */
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
    struct {
        struct reached *items; /* by topic */
        size_t count, capacity;
    } reached;
    struct contenders contenders;
    double evidence_sum; /* of all topics, as softmax_log_sum has it */
    double score_sum;
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
    if (!intent_may_match(pattern, matching->masks))
        return false;
    enum pattern_result result =
        pattern_find(pattern->compiled, text->text, 0, &matching->budget, &span);
    if (result == PATTERN_LIMIT)
        matching->hit_limit = true;
    if (result == PATTERN_FOUND)
        *words = terms_mask(text, span.start, span.end);
    return result == PATTERN_FOUND;
}

/* Patterns come by topic. */
static struct reached *reached_of(struct matching *matching, size_t topic)
{
    size_t count = matching->reached.count;

    if (count > 0 && matching->reached.items[count - 1].topic == topic)
        return &matching->reached.items[count - 1];
    struct reached *reached = ARRAY_ADD_IN(matching->scratch, &matching->reached);
    *reached = (struct reached){.topic = topic};
    return reached;
}

static void weigh_pattern(struct matching *matching, const struct intent_pattern *pattern)
{
    const struct faq_topic *topic = &matching->faq->topics.items[pattern->topic].topic;
    struct ranking_evidence evidence;
    uint64_t span;

    if (!is_matched(matching, pattern, &span))
        return;
    if (pattern->is_avoided) {
        reached_of(matching, pattern->topic)->is_avoided = true;
        return;
    }
    if (!ranking_weigh(&matching->question, pattern, topic->priority, span, &evidence))
        return;
    struct reached *reached = reached_of(matching, pattern->topic);
    if (!reached->pattern || evidence.score > reached->score) {
        reached->score = evidence.score;
        reached->pattern = pattern;
        reached->words = evidence.words;
    }
}

static void ask_patterns(struct matching *matching)
{
    const struct intents *intents = &matching->faq->intents;
    size_t words = intents_words(intents);
    uint64_t *possible = ARENA_ARRAY(matching->scratch, uint64_t, words);

    intents_look(intents, &matching->text, matching->scratch, possible);
    for (size_t i = 0; i < words; i++)
        for (uint64_t bits = possible[i]; bits; bits &= bits - 1)
            weigh_pattern(matching,
                          &intents->items[64 * i + (size_t)__builtin_ctzll(bits)]);
}

/* Those from start up to end of which the examples speak: written down each, and kept or
 * written over, as which it is cannot be guessed. Evidence moves up in its array. */
static void add_spoken(struct contenders *out, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        double evidence = out->evidence[i];
        out->topics[out->count] = (uint16_t)i;
        out->evidence[out->count] = evidence;
        out->count += evidence < 0 || evidence > 0;
    }
}

/* evidence: by topic, and then by contender. */
static void list_contenders(struct matching *matching, double *evidence)
{
    struct contenders *out = &matching->contenders;
    size_t topics = matching->faq->topics.count, next = 0;

    *out = (struct contenders){
        .topics = ARENA_ROOM(matching->scratch, uint16_t, topics),
        .evidence = evidence,
        .scores = ARENA_ROOM(matching->scratch, double, topics),
    };
    for (size_t i = 0; i < matching->reached.count; i++) {
        struct reached *reached = &matching->reached.items[i];
        add_spoken(out, next, reached->topic);
        reached->contender = out->count++;
        out->topics[reached->contender] = (uint16_t)reached->topic;
        out->evidence[reached->contender] = evidence[reached->topic];
        next = reached->topic + 1;
    }
    add_spoken(out, next, topics);
}

static void ask_examples(struct matching *matching)
{
    double *evidence = ARENA_ROOM(matching->scratch, double, matching->faq->topics.count);

    features_vector(&matching->faq->examples.features, &matching->text, matching->scratch,
                    &matching->vector);
    classifier_ask(matching->classifier, &matching->vector, evidence);
    list_contenders(matching, evidence);
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

/* NULL: by examples only. */
static const struct reached *find_reached(const struct matching *matching,
                                          size_t contender)
{
    for (size_t i = 0; i < matching->reached.count; i++)
        if (matching->reached.items[i].contender == contender)
            return &matching->reached.items[i];
    return NULL;
}

static struct nearness nearness_of(struct matching *matching, size_t contender)
{
    struct nearness near;

    near.example =
        likeness_nearest(&matching->faq->examples, matching->contenders.topics[contender],
                         &matching->vector, matching->scratch, &near.likeness);
    return near;
}

static struct faq_candidate describe(struct matching *matching, size_t contender,
                                     const struct nearness *near)
{
    const struct contenders *all = &matching->contenders;
    const struct reached *reached = find_reached(matching, contender);
    size_t topic = all->topics[contender];
    struct faq_candidate candidate = {
        .topic = &matching->faq->topics.items[topic].topic,
        .score = all->scores[contender],
        .probability = exp(all->scores[contender] - matching->score_sum),
        .example_score = exp(all->evidence[contender] - matching->evidence_sum),
        .evidence = all->evidence[contender],
        .likeness = near->likeness,
        .example = near->example,
    };

    if (reached) {
        candidate.pattern_score = reached->score;
        candidate.pattern = reached->pattern->source;
        candidate.pattern_line = reached->pattern->line;
    }
    candidate.words = words_of(matching, reached ? reached->words : matching->known);
    return candidate;
}

/* The best contenders, best first; equal ones in the order of the files. */
static size_t choose_best(const struct contenders *all, size_t *best)
{
    const double *scores = all->scores;
    double least = -INFINITY; /* of the best, once they are as many as are wanted */
    size_t count = 0;

    for (size_t i = 0; i < all->count; i++) {
        if (scores[i] <= least)
            continue;
        size_t at = count < FAQ_RANKING_MAX ? count++ : FAQ_RANKING_MAX - 1;
        for (; at > 0 && scores[best[at - 1]] < scores[i]; at--)
            best[at] = best[at - 1];
        best[at] = i;
        if (count == FAQ_RANKING_MAX)
            least = scores[best[count - 1]];
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

static void ask_gate(struct matching *matching, size_t topic, struct faq_ranking *out)
{
    struct gate_text text = {
        .text = matching->text, .wording = matching->wording, .topic = topic};

    out->has_gate = matching->faq->gate.is_fitted;
    if (out->has_gate)
        out->gate = gate_ask(&matching->faq->gate, &text, matching->scratch);
}

/* Between the first two, where their scores are close, their nearest examples are a witness
 * of their own. Gives the margin. */
static double settle_first(const struct contenders *all, size_t *best,
                           struct nearness *near)
{
    double margin = all->scores[best[0]] - all->scores[best[1]]
                    + nearness_weight * (near[0].likeness - near[1].likeness);

    if (margin < 0) {
        size_t second = best[0];
        struct nearness of_second = near[0];
        best[0] = best[1];
        near[0] = near[1];
        best[1] = second;
        near[1] = of_second;
    }
    return fabs(margin);
}

static void fill_ranking(struct matching *matching, bool is_explained,
                         struct faq_ranking *out)
{
    const double *scores = matching->contenders.scores;
    size_t best[FAQ_RANKING_MAX], nearest = is_explained ? NEAREST_EXPLAINED : NEAREST;
    struct nearness near[FAQ_RANKING_MAX] = {0};

    out->content_count = matching->wording.content_count;
    out->foreign_count = matching->wording.foreign_count;
    out->count = choose_best(&matching->contenders, best);
    matching->known = known_words(matching);
    if (!out->count)
        return;
    out->margin = out->count > 1 ? scores[best[0]] - scores[best[1]] : margin_alone;
    bool is_close = out->margin < nearness_weight;
    for (size_t i = 0; i < out->count && (i < nearest || (is_close && i < 2)); i++)
        near[i] = nearness_of(matching, best[i]);
    if (out->count > 1 && is_close)
        out->margin = settle_first(&matching->contenders, best, near);
    for (size_t i = 0; i < out->count; i++)
        out->items[i] = describe(matching, best[i], &near[i]);
    size_t topic = matching->contenders.topics[best[0]];
    look_for_subject(matching, topic, out);
    ask_gate(matching, topic, out);
}

static struct matching begin(const struct faq_snapshot *faq,
                             const struct classifier *classifier, struct arena *scratch)
{
    return (struct matching){
        .faq = faq,
        .classifier = classifier,
        .scratch = scratch,
        .budget = {PATTERN_BUDGET},
        .masks = ARENA_ARRAY(scratch, uint64_t, faq->vocabulary.count),
    };
}

/* What "avoid" took out counts as not reached, and stays out, whatever the examples say. */
static void leave_out_avoided(struct matching *matching)
{
    for (size_t i = 0; i < matching->reached.count; i++)
        if (matching->reached.items[i].is_avoided)
            matching->contenders.scores[matching->reached.items[i].contender] = -INFINITY;
}

/* By both witnesses. */
static void score_contenders(struct matching *matching)
{
    struct contenders *all = &matching->contenders;
    size_t others = matching->faq->topics.count - all->count;

    matching->evidence_sum = softmax_log_sum(all->evidence, all->count, 0, others);
    for (size_t i = 0; i < all->count; i++)
        all->scores[i] = ranking_fuse(NULL, all->evidence[i] - matching->evidence_sum);
    for (size_t i = 0; i < matching->reached.count; i++) {
        const struct reached *reached = &matching->reached.items[i];
        if (!reached->is_avoided)
            all->scores[reached->contender] =
                ranking_fuse(&reached->score,
                             all->evidence[reached->contender] - matching->evidence_sum);
    }
    matching->score_sum = softmax_log_sum(
        all->scores, all->count, ranking_fuse(NULL, 0 - matching->evidence_sum), others);
    leave_out_avoided(matching);
}

static void score_topics(struct matching *matching)
{
    ask_patterns(matching);
    ask_examples(matching);
    score_contenders(matching);
}

const struct faq_topic *match_first(const struct faq_snapshot *faq,
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
    if (!choose_best(&matching.contenders, best))
        return NULL;
    return &faq->topics.items[matching.contenders.topics[best[0]]].topic;
}

void faq_read(const struct faq_snapshot *faq, struct str text, struct arena *scratch,
              struct words *out)
{
    words_read(scratch, text, faq->spelling, out);
}

void faq_match(const struct faq_snapshot *faq, struct str question, bool is_explained,
               struct arena *scratch, struct faq_ranking *out)
{
    struct matching matching = begin(faq, &faq->examples.classifier, scratch);

    *out = (struct faq_ranking){0};
    faq_read(faq, question, scratch, &out->words);
    bool is_complete =
        vocabulary_look(&faq->vocabulary, &out->words, &matching.budget, matching.masks);
    matching.text.words = out->words;
    feature_text_list(&matching.text, matching.masks, faq->vocabulary.count, scratch);
    look_at_words(&matching);
    score_topics(&matching);
    fill_ranking(&matching, is_explained, out);
    out->hit_limit = matching.hit_limit || !is_complete;
}
