/* SPDX-License-Identifier: MIT */
#include "faq/intent.h"

#include <assert.h>
#include <stdlib.h>

#include "base/array.h"
#include "faq/pattern_parser.h"

struct adding {
    struct intents *intents;
    struct vocabulary *vocabulary;
    const struct article *article;
    size_t topic;
    struct diagnostics *found;
};

static void add_pattern(const struct adding *adding, const struct article_line *line,
                        bool is_avoided)
{
    struct intent_pattern pattern = {
        .source = str_trim(line->text),
        .file = adding->article->file,
        .line = line->line,
        .column = line->column,
        .topic = adding->topic,
        .is_avoided = is_avoided,
    };

    if (pattern_parse(&pattern, adding->vocabulary, adding->found))
        *ARRAY_ADD(adding->intents) = pattern;
}

/* The concept with the fewest words among those that cover the word, or NONE. */
static int narrowest(const struct vocabulary *vocabulary, const uint64_t *masks,
                     size_t count, uint64_t word)
{
    int best = VOCABULARY_NONE;

    for (size_t i = 0; i < count; i++)
        if ((masks[i] & word)
            && (best == VOCABULARY_NONE
                || vocabulary->items[i].term_count < vocabulary->items[best].term_count))
            best = (int)i;
    return best;
}

static void add_title_group(const struct adding *adding, struct intent_groups *groups,
                            int concept, struct str word)
{
    struct arena *arena = adding->intents->arena;
    struct intent_group group = {0};
    int quoted = vocabulary_quote(adding->vocabulary, word);

    if (concept != VOCABULARY_NONE)
        *ARRAY_ADD_IN(arena, &group) = (size_t)concept;
    if (quoted != VOCABULARY_NONE)
        *ARRAY_ADD_IN(arena, &group) = (size_t)quoted;
    if (group.count)
        *ARRAY_ADD_IN(arena, groups) = group;
}

static struct intent_groups title_groups(const struct adding *adding, struct str title,
                                         struct arena *scratch)
{
    struct vocabulary *vocabulary = adding->vocabulary;
    struct intent_groups groups = {0};
    struct pattern_budget budget = {PATTERN_BUDGET};
    struct words words = {0};
    uint64_t covered = 0;

    words_read(scratch, title, NULL, &words);
    size_t count = vocabulary->count; /* quoting adds more */
    uint64_t *masks = ARENA_ARRAY(scratch, uint64_t, count);
    vocabulary_look(vocabulary, &words, &budget, masks);
    for (size_t i = 0; i < words.count; i++) {
        uint64_t word = UINT64_C(1) << (i % 64);
        if ((covered & word) || words_is_stop(words.items[i].text))
            continue;
        int concept = narrowest(vocabulary, masks, count, word);
        covered |= concept == VOCABULARY_NONE ? word : masks[concept];
        add_title_group(adding, &groups, concept, words.items[i].text);
    }
    return groups;
}

static void add_title(const struct adding *adding, const struct article_line *title)
{
    struct intent_pattern pattern = {
        .source = title->text,
        .file = adding->article->file,
        .line = title->line,
        .topic = adding->topic,
        .is_from_title = true,
    };
    struct arena scratch;

    arena_init(&scratch);
    pattern.groups = title_groups(adding, title->text, &scratch);
    arena_clear(&scratch);
    pattern.wanted_count = pattern.groups.count;
    if (pattern.wanted_count)
        *ARRAY_ADD(adding->intents) = pattern;
}

void intents_add_topic(struct intents *intents, struct vocabulary *vocabulary,
                       const struct article *article, const struct article_topic *topic,
                       size_t index, struct diagnostics *found)
{
    struct adding adding = {intents, vocabulary, article, index, found};

    for (size_t i = 0; i < topic->match.count; i++)
        add_pattern(&adding, &topic->match.items[i], false);
    for (size_t i = 0; i < topic->avoid.count; i++)
        add_pattern(&adding, &topic->avoid.items[i], true);
    if (!topic->has_match)
        add_title(&adding, &topic->title);
}

static void index_regexes(struct intents *intents)
{
    struct arena scratch;
    size_t count = 0;

    arena_init(&scratch);
    struct pattern **patterns = ARENA_ARRAY(&scratch, struct pattern *, intents->count);
    for (size_t i = 0; i < intents->count; i++)
        count += intents->items[i].is_regex;
    intents->regexes = ARENA_ARRAY(intents->arena, uint32_t, count);
    count = 0;
    for (size_t i = 0; i < intents->count; i++)
        if (intents->items[i].is_regex) {
            intents->regexes[count] = (uint32_t)i;
            patterns[count++] = intents->items[i].compiled;
        }
    pattern_index_make(&intents->index, patterns, count, intents->arena);
    arena_clear(&scratch);
}

/* The group that the fewest concepts fulfil; NULL when nothing must stand. */
static const struct intent_group *key_group(const struct intent_pattern *pattern)
{
    const struct intent_group *key = NULL;

    for (size_t i = 0; i < pattern->groups.count; i++) {
        const struct intent_group *group = &pattern->groups.items[i];
        if (!group->is_excluded && (!key || group->count < key->count))
            key = group;
    }
    return key;
}

static void set(uint64_t *bits, size_t at)
{
    bits[at / 64] |= UINT64_C(1) << (at % 64);
}

/* Two rounds: the first counts, so that the second knows the places. */
static void index_conjunctions(struct intents *intents, size_t concept_count)
{
    uint32_t *first = ARENA_ARRAY(intents->arena, uint32_t, concept_count + 2), *next;

    intents->always = ARENA_ARRAY(intents->arena, uint64_t, intents_words(intents));
    for (size_t i = 0; i < intents->count; i++) {
        const struct intent_group *key = key_group(&intents->items[i]);
        if (intents->items[i].is_regex)
            continue;
        if (!key)
            set(intents->always, i);
        for (size_t k = 0; key && k < key->count; k++)
            first[key->items[k] + 2]++;
    }
    for (size_t i = 2; i < concept_count + 2; i++)
        first[i] += first[i - 1];
    intents->wanting = ARENA_ARRAY(intents->arena, uint32_t, first[concept_count + 1]);
    next = first + 1; /* where the next of each goes; in the end, where it ends */
    for (size_t i = 0; i < intents->count; i++) {
        const struct intent_group *key = key_group(&intents->items[i]);
        for (size_t k = 0; key && !intents->items[i].is_regex && k < key->count; k++)
            intents->wanting[next[key->items[k]]++] = (uint32_t)i;
    }
    intents->wanting_first = first;
    intents->concept_count = concept_count;
}

void intents_freeze(struct intents *intents, size_t concept_count)
{
    if (intents->count > 0)
        intents->items =
            alloc_resize(intents->items, intents->count, sizeof(*intents->items));
    intents->capacity = intents->count;
    index_regexes(intents);
    index_conjunctions(intents, concept_count);
}

void intents_look(const struct intents *intents, const struct feature_text *text,
                  struct arena *scratch, uint64_t *possible)
{
    size_t words = pattern_index_words(&intents->index);
    uint64_t *regexes = ARENA_ARRAY(scratch, uint64_t, words);

    memcpy(possible, intents->always, intents_words(intents) * sizeof(*possible));
    for (size_t i = 0; i < text->found_count; i++) {
        size_t concept = text->found[i].concept;
        for (uint32_t k = intents->wanting_first[concept];
             k < intents->wanting_first[concept + 1]; k++)
            set(possible, intents->wanting[k]);
    }
    pattern_index_look(&intents->index, text->words.text, regexes);
    for (size_t i = 0; i < words; i++)
        for (uint64_t bits = regexes[i]; bits; bits &= bits - 1)
            set(possible, intents->regexes[64 * i + (size_t)__builtin_ctzll(bits)]);
}

void intents_clear(struct intents *intents)
{
    for (size_t i = 0; i < intents->count; i++)
        pattern_destroy(intents->items[i].compiled);
    free(intents->items);
    intents->items = NULL;
    intents->count = intents->capacity = 0;
}

static bool stands(const struct intent_group *group, const uint64_t *masks)
{
    for (size_t i = 0; i < group->count; i++)
        if (masks[group->items[i]])
            return true;
    return false;
}

bool intent_may_match(const struct intent_pattern *pattern, const uint64_t *masks)
{
    for (size_t i = 0; i < pattern->required.count; i++)
        if (!masks[pattern->required.items[i]])
            return false;
    return true;
}

bool intent_holds(const struct intent_pattern *pattern, const uint64_t *masks)
{
    assert(!pattern->is_regex);
    for (size_t i = 0; i < pattern->groups.count; i++)
        if (stands(&pattern->groups.items[i], masks)
            == pattern->groups.items[i].is_excluded)
            return false;
    return true;
}

void intent_write(const struct intent_pattern *pattern,
                  const struct vocabulary *vocabulary, struct buf *out)
{
    assert(!pattern->is_regex);
    buf_add_char(out, '^');
    for (size_t i = 0; i < pattern->groups.count; i++) {
        const struct intent_group *group = &pattern->groups.items[i];
        buf_add(out, group->is_excluded ? STR("(?!.*(?:") : STR("(?=.*(?:"));
        for (size_t k = 0; k < group->count; k++) {
            if (k > 0)
                buf_add_char(out, '|');
            vocabulary_write(vocabulary, group->items[k], out);
        }
        buf_add(out, STR("))"));
    }
}
