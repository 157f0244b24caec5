/* SPDX-License-Identifier: MIT */
#include "base/array.h"
#include "base/map.h"
#include "faq/loaded.h"
#include "faq/weights.h"

static enum spelling_kind kind_of(const struct faq_snapshot *faq, size_t concept)
{
    for (size_t i = 0; i < faq->articles.count; i++)
        if (faq->subjects[i] != VOCABULARY_NONE && (size_t)faq->subjects[i] == concept)
            return SPELLING_SUBJECT;
    return SPELLING_ORDINARY;
}

static void spell_terms(struct spelling *spelling, const struct faq_snapshot *faq)
{
    for (size_t i = 0; i < faq->vocabulary.count; i++) {
        const struct terms *terms = &faq->vocabulary.items[i].terms;
        enum spelling_kind kind = kind_of(faq, i);
        for (size_t k = 0; k < terms->count; k++) {
            struct str rest = term_text(&terms->items[k]), word;
            while (str_cut(rest, ' ', &word, &rest))
                if (terms->items[k].is_stem && !rest.len)
                    spelling_add_stem(spelling, word, kind);
                else
                    spelling_add(spelling, word, kind);
        }
    }
}

static void prepare(struct article_line *lines, size_t count, struct arena *arena)
{
    struct arena scratch;
    struct words words;

    arena_init(&scratch);
    for (size_t i = 0; i < count; i++) {
        struct str prepared = words_prepare(&scratch, lines[i].text);
        words_read_prepared(&scratch, prepared, NULL, &words);
        lines[i].prepared = arena_copy(arena, prepared);
        lines[i].words = str_equal(prepared, words.text) ? lines[i].prepared
                                                         : arena_copy(arena, words.text);
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
}

void loaded_prepare(struct faq_snapshot *faq)
{
    for (size_t i = 0; i < faq->topics.count; i++) {
        struct article_topic *topic = faq->topics.items[i].written;
        prepare(&topic->title, 1, faq->written);
        prepare(topic->ask.items, topic->ask.count, faq->written);
        prepare(topic->not_ask.items, topic->not_ask.count, faq->written);
    }
    prepare(faq->elsewhere.items, faq->elsewhere.count, faq->elsewhere.arena);
}

/* How often each word stands in the examples and titles. */
static void count_words(struct map *counts, struct str words)
{
    struct str word;

    while (str_cut(words, ' ', &word, &words)) {
        void **place = map_put(counts, word);
        *place = (void *)((uintptr_t)*place + 1);
    }
}

static void count_all_words(struct map *counts, const struct faq_snapshot *faq)
{
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct article_topic *topic = faq->topics.items[i].written;
        count_words(counts, topic->title.words);
        for (size_t k = 0; k < topic->ask.count; k++)
            count_words(counts, topic->ask.items[k].words);
    }
}

/* The common words, or those that are not a slip of what is known already. Authors put
 * slips into examples on purpose. */
static void spell_examples(struct spelling *spelling, const struct spelling *known,
                           const struct map *counts)
{
    struct str word, meant;
    void *count;

    for (size_t at = 0; map_next(counts, &at, &word, &count);) {
        bool is_slip =
            known ? spelling_correct(known, word, &meant) : !spelling_is_common(word);
        if (!is_slip)
            spelling_add_often(spelling, word, SPELLING_MENTIONED,
                               (unsigned)(uintptr_t)count);
    }
}

static void learn_spelling(struct faq_snapshot *faq)
{
    struct arena scratch;
    struct map counts;

    arena_init(&scratch);
    map_init(&counts, 0);
    count_all_words(&counts, faq);
    struct spelling *sure = spelling_create(&scratch);
    spell_terms(sure, faq);
    spell_examples(sure, NULL, &counts);
    spelling_freeze(sure);
    faq->spelling = spelling_create(&faq->arena);
    spell_terms(faq->spelling, faq);
    spell_examples(faq->spelling, NULL, &counts);
    spell_examples(faq->spelling, sure, &counts);
    spelling_freeze(faq->spelling);
    map_clear(&counts);
    arena_clear(&scratch);
}

/* What reading leaves behind is many times larger than the words. */
static struct words keep_words(struct arena *arena, const struct words *words)
{
    struct words kept = *words;

    kept.text = arena_copy(arena, words->text);
    kept.items = ARENA_ARRAY(arena, struct word, words->count);
    for (size_t i = 0; i < words->count; i++) {
        const struct word *word = &words->items[i];
        kept.items[i] = *word;
        kept.items[i].text =
            str_slice(kept.text, word->offset, word->offset + word->text.len);
    }
    return kept;
}

static void read_line(const struct faq_snapshot *faq, const struct article_line *line,
                      struct arena *arena, struct feature_text *out)
{
    struct pattern_budget budget = {PATTERN_BUDGET};
    struct arena scratch;
    struct words words;

    arena_init(&scratch);
    words_read_prepared(&scratch, line->prepared, faq->spelling, &words);
    out->words = keep_words(arena, &words);
    uint64_t *masks = ARENA_ARRAY(&scratch, uint64_t, faq->vocabulary.count);
    vocabulary_look(&faq->vocabulary, &out->words, &budget, masks);
    feature_text_list(out, masks, faq->vocabulary.count, arena);
    arena_clear(&scratch);
}

static void add_example(struct faq_snapshot *faq, size_t topic,
                        const struct article_line *line, bool is_title)
{
    struct example example = {
        .line = *line,
        .topic = (uint32_t)topic,
        .is_title = is_title,
    };

    examples_add(&faq->examples, &example);
}

const struct feature_text *loaded_read_examples(const struct faq_snapshot *faq,
                                                struct arena *arena)
{
    struct feature_text *texts =
        ARENA_ARRAY(arena, struct feature_text, faq->examples.count + 1);

    for (size_t i = 0; i < faq->examples.count; i++)
        read_line(faq, &faq->examples.items[i].line, arena, &texts[i]);
    return texts;
}

static const struct feature_text *learn_examples(struct faq_snapshot *faq,
                                                 struct arena *scratch)
{
    size_t count = faq->topics.count; /* a title each */

    for (size_t i = 0; i < faq->topics.count; i++)
        count += faq->topics.items[i].written->ask.count;
    ARRAY_RESERVE_IN(faq->written, &faq->examples, count);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct article_topic *topic = faq->topics.items[i].written;
        add_example(faq, i, &topic->title, true);
        for (size_t k = 0; k < topic->ask.count; k++)
            add_example(faq, i, &topic->ask.items[k], false);
    }
    const struct feature_text *texts = loaded_read_examples(faq, scratch);
    examples_learn(&faq->examples, texts, faq->topics.count, scratch);
    return texts;
}

static bool names_subject(const struct faq_snapshot *faq, size_t example,
                          const struct feature_text *text)
{
    size_t topic = faq->examples.items[example].topic;
    int subject = faq->subjects[faq->topics.items[topic].article];

    if (subject == VOCABULARY_NONE)
        return true;
    for (size_t i = 0; i < text->found_count; i++)
        if (text->found[i].concept == (uint32_t)subject)
            return true;
    return false;
}

/* By the examples alone. */
static size_t likely_topic(const struct faq_snapshot *faq,
                           const struct feature_text *text, double *scores)
{
    struct feature_vector vector;
    struct arena scratch;
    size_t best = 0;

    arena_init(&scratch);
    features_vector(&faq->examples.features, text, &scratch, &vector);
    weights_ask(faq->examples.weights, &vector, scores);
    for (size_t i = 1; i < faq->topics.count; i++)
        if (scores[i] > scores[best])
            best = i;
    arena_clear(&scratch);
    return best;
}

static void read_elsewhere(const struct faq_snapshot *faq, struct gate_text *out,
                           struct arena *arena)
{
    double *scores = ARENA_ARRAY(arena, double, faq->examples.weights->row + 1);

    for (size_t i = 0; i < faq->elsewhere.count; i++) {
        out[i].is_elsewhere = true;
        read_line(faq, &faq->elsewhere.items[i], arena, &out[i].text);
        wording_look(&faq->examples.features, &out[i].text, 1, &out[i].wording);
        out[i].topic = likely_topic(faq, &out[i].text, scores);
    }
}

/* Examples must not vouch for their own words: one that only it has is foreign. */
static void learn_gate(struct faq_snapshot *faq, const struct feature_text *examples,
                       struct arena *scratch)
{
    const struct features *features = &faq->examples.features;
    size_t count = 0, most = faq->examples.count + faq->elsewhere.count;
    struct gate_text *texts = ARENA_ARRAY(scratch, struct gate_text, most + 1);

    for (size_t i = 0; i < faq->examples.count; i++) {
        if (names_subject(faq, i, &examples[i]))
            continue;
        struct gate_text *text = &texts[count++];
        text->text = examples[i];
        text->topic = faq->examples.items[i].topic;
        wording_look(features, &text->text, 2, &text->wording);
    }
    read_elsewhere(faq, &texts[count], scratch);
    struct gate_texts all = {
        .items = texts,
        .count = count + faq->elsewhere.count,
        .concept_count = faq->vocabulary.count,
        .topic_count = faq->topics.count,
    };
    gate_learn(&faq->gate, &all, &faq->arena, scratch);
}

const struct feature_text *loaded_learn(struct faq_snapshot *faq, struct arena *scratch)
{
    learn_spelling(faq);
    faq->examples.arena = &faq->arena;
    faq->examples.written = faq->written;
    faq->examples.features.concept_count = faq->vocabulary.count;
    spelling_remember(faq->spelling);
    const struct feature_text *texts = learn_examples(faq, scratch);
    learn_gate(faq, texts, scratch);
    faq->examples.weights = NULL;
    spelling_forget(faq->spelling);
    return texts;
}
