/* SPDX-License-Identifier: MIT */
#include "faq/vocabulary.h"

#include <stdlib.h>

#include "base/array.h"
#include "faq/block.h"

struct concept *vocabulary_add(struct vocabulary *vocabulary, struct str name)
{
    struct concept *concept = ARRAY_ADD(vocabulary);

    *concept = (struct concept){.name = name};
    return concept;
}

int vocabulary_find(const struct vocabulary *vocabulary, struct str name)
{
    for (size_t i = 0; i < vocabulary->count; i++)
        if (name.len && str_equal(vocabulary->items[i].name, name))
            return (int)i;
    return VOCABULARY_NONE;
}

struct str vocabulary_hint(const struct vocabulary *vocabulary, struct str name,
                           struct arena *arena)
{
    struct str *names = ARENA_ARRAY(arena, struct str, vocabulary->count);

    for (size_t i = 0; i < vocabulary->count; i++)
        names[i] = vocabulary->items[i].name;
    struct str near = block_nearest(name, names, vocabulary->count);
    return near.len ? arena_format(arena, "; did you mean \"%.*s\"?", STR_ARG(near))
                    : near;
}

struct gathered {
    struct arena *scratch;
    bool *has_seen; /* by concept: a union may hold another twice */
    struct terms terms;
    struct concept_expressions expressions;
};

/* All terms and expressions below a concept. */
static void gather(const struct vocabulary *vocabulary, size_t index,
                   struct gathered *out)
{
    const struct concept *concept = &vocabulary->items[index];

    if (out->has_seen[index])
        return;
    out->has_seen[index] = true;
    for (size_t i = 0; i < concept->terms.count; i++) {
        struct term *term = ARRAY_ADD_IN(out->scratch, &out->terms);
        *term = concept->terms.items[i];
        term->owner = 0;
    }
    for (size_t i = 0; i < concept->expressions.count; i++)
        *ARRAY_ADD_IN(out->scratch, &out->expressions) = concept->expressions.items[i];
    for (size_t i = 0; i < concept->members.count; i++)
        gather(vocabulary, concept->members.items[i].concept, out);
}

static void write_gathered(const struct gathered *all, struct buf *out)
{
    buf_add(out, STR("(?:"));
    if (all->terms.count)
        terms_write(&all->terms, out);
    for (size_t i = 0; i < all->expressions.count; i++) {
        buf_add(out, i > 0 || all->terms.count ? STR("|(?:") : STR("(?:"));
        buf_add(out, all->expressions.items[i].regex);
        buf_add_char(out, ')');
    }
    if (!all->terms.count && !all->expressions.count)
        buf_add(out, STR("(?!)"));
    buf_add_char(out, ')');
}

/* (?:\b(?:words)\b|(?:expression)|...) */
void vocabulary_write(const struct vocabulary *vocabulary, size_t concept,
                      struct buf *out)
{
    struct arena scratch;
    struct gathered all = {.scratch = &scratch};

    arena_init(&scratch);
    all.has_seen = ARENA_ARRAY(&scratch, bool, vocabulary->count);
    gather(vocabulary, concept, &all);
    terms_sort(&all.terms);
    write_gathered(&all, out);
    arena_clear(&scratch);
}

static void resolve(struct vocabulary *vocabulary, size_t index,
                    struct diagnostics *found);

static void say_unknown(const struct vocabulary *vocabulary,
                        const struct concept *concept,
                        const struct concept_member *member, struct diagnostics *found)
{
    struct str hint = vocabulary_hint(vocabulary, member->name, vocabulary->written);

    if (!vocabulary->is_partial)
        diagnostics_add(found, DIAGNOSTIC_ERROR, concept->file, member->line,
                        member->column, "unknown concept \"%.*s\"%.*s",
                        STR_ARG(member->name), STR_ARG(hint));
}

static bool resolve_member(struct vocabulary *vocabulary, struct concept *concept,
                           struct concept_member *member, struct diagnostics *found)
{
    int index = vocabulary_find(vocabulary, member->name);

    if (index == VOCABULARY_NONE) {
        say_unknown(vocabulary, concept, member, found);
        return false;
    }
    member->concept = (size_t)index;
    if (vocabulary->items[index].is_visiting) {
        diagnostics_add(found, DIAGNOSTIC_ERROR, concept->file, member->line,
                        member->column, "concept \"%.*s\" holds itself through \"%.*s\"",
                        STR_ARG(member->name), STR_ARG(concept->name));
        return false;
    }
    resolve(vocabulary, (size_t)index, found);
    return true;
}

static void resolve(struct vocabulary *vocabulary, size_t index,
                    struct diagnostics *found)
{
    struct concept *concept = &vocabulary->items[index];
    size_t kept = 0;

    if (concept->is_resolved)
        return;
    concept->is_visiting = true;
    for (size_t i = 0; i < concept->members.count; i++)
        if (resolve_member(vocabulary, concept, &concept->members.items[i], found))
            concept->members.items[kept++] = concept->members.items[i];
    concept->members.count = kept;
    concept->is_visiting = false;
    concept->is_resolved = true;
    for (size_t i = 0; i < kept; i++)
        vocabulary->unions[vocabulary->union_count++] = (struct vocabulary_union){
            (uint16_t)index, (uint16_t)concept->members.items[i].concept};
    concept->term_count = concept->terms.count + concept->expressions.count;
    for (size_t i = 0; i < kept; i++)
        concept->term_count +=
            vocabulary->items[concept->members.items[i].concept].term_count;
}

static void list_expressions(struct vocabulary *vocabulary)
{
    struct vocabulary_expressions *all = &vocabulary->expressions;
    size_t total = 0;

    for (size_t i = 0; i < vocabulary->count; i++)
        total += vocabulary->items[i].expressions.count;
    all->patterns = ARENA_ARRAY(vocabulary->arena, struct pattern *, total);
    all->owners = ARENA_ARRAY(vocabulary->arena, size_t, total);
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct concept_expressions *own = &vocabulary->items[i].expressions;
        for (size_t k = 0; k < own->count; k++) {
            all->patterns[all->count] = own->items[k].pattern;
            all->owners[all->count++] = i;
        }
    }
    pattern_index_make(&all->index, all->patterns, total, vocabulary->arena);
}

void vocabulary_resolve(struct vocabulary *vocabulary, struct diagnostics *found)
{
    size_t members = 0;

    for (size_t i = 0; i < vocabulary->count; i++)
        members += vocabulary->items[i].members.count;
    vocabulary->unions = ARENA_ARRAY(vocabulary->arena, struct vocabulary_union, members);
    for (size_t i = 0; i < vocabulary->count; i++)
        resolve(vocabulary, i, found);
    list_expressions(vocabulary);
}

int vocabulary_quote(struct vocabulary *vocabulary, struct str words)
{
    struct term term = {0};

    if (!terms_read(vocabulary->passing, words, &term))
        return VOCABULARY_NONE;
    void **place =
        map_put(&vocabulary->quoted,
                arena_format(vocabulary->passing, "%.*s%s", STR_ARG(term_text(&term)),
                             term.is_stem ? "*" : ""));
    if (*place)
        return (int)((uintptr_t)*place - 1);
    *place = (void *)((uintptr_t)vocabulary->count + 1);
    term.owner = (uint32_t)vocabulary->count;
    struct concept *concept = vocabulary_add(vocabulary, (struct str){0});
    *ARRAY_ADD_IN(vocabulary->passing, &concept->terms) = term;
    concept->term_count = 1;
    return (int)term.owner;
}

void vocabulary_freeze(struct vocabulary *vocabulary, struct arena *arena)
{
    struct terms terms = {0};
    struct arena scratch;
    size_t total = 0;

    arena_init(&scratch);
    for (size_t i = 0; i < vocabulary->count; i++)
        total += vocabulary->items[i].terms.count;
    ARRAY_RESERVE_IN(&scratch, &terms, total);
    for (size_t i = 0; i < vocabulary->count; i++)
        for (size_t k = 0; k < vocabulary->items[i].terms.count; k++)
            *ARRAY_ADD_IN(&scratch, &terms) = vocabulary->items[i].terms.items[k];
    terms_sort(&terms);
    terms_pack(&terms, arena, &vocabulary->terms);
    arena_clear(&scratch);
}

void vocabulary_end(struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary->count; i++)
        vocabulary->items[i].terms = (struct terms){0};
    map_clear(&vocabulary->quoted);
    vocabulary->passing = NULL;
}

void vocabulary_forget(struct vocabulary *vocabulary)
{
    free(vocabulary->items);
    vocabulary->items = NULL;
    vocabulary->capacity = 0;
    vocabulary->written = NULL;
}

void vocabulary_clear(struct vocabulary *vocabulary)
{
    struct vocabulary_expressions *listed = &vocabulary->expressions;

    for (size_t i = 0; !vocabulary->items && i < listed->count; i++)
        pattern_destroy(listed->patterns[i]);
    for (size_t i = 0; vocabulary->items && i < vocabulary->count; i++)
        for (size_t k = 0; k < vocabulary->items[i].expressions.count; k++)
            pattern_destroy(vocabulary->items[i].expressions.items[k].pattern);
    free(vocabulary->items);
    map_clear(&vocabulary->quoted);
    vocabulary->items = NULL;
    vocabulary->count = vocabulary->capacity = 0;
}

bool vocabulary_holds(const struct vocabulary *vocabulary, size_t concept, size_t part)
{
    const struct concept_members *members = &vocabulary->items[concept].members;

    if (concept == part)
        return true;
    for (size_t i = 0; i < members->count; i++)
        if (vocabulary_holds(vocabulary, members->items[i].concept, part))
            return true;
    return false;
}

static bool look_for_expression(const struct pattern *pattern, const struct words *words,
                                struct pattern_budget *budget, uint64_t *mask)
{
    struct pattern_span span;
    size_t start = 0;

    while (start < words->text.len) {
        enum pattern_result result =
            pattern_find(pattern, words->text, start, budget, &span);
        if (result != PATTERN_FOUND)
            return result == PATTERN_NONE;
        *mask |= terms_mask(words, span.start, span.end);
        start = span.end > start ? span.end : start + 1;
        while (start < words->text.len && (words->text.ptr[start] & 0xc0) == 0x80)
            start++;
    }
    return true;
}

static bool look_for_expressions(const struct vocabulary_expressions *all,
                                 const struct words *words, struct pattern_budget *budget,
                                 uint64_t *masks)
{
    struct arena scratch;
    bool is_complete = true;

    arena_init(&scratch);
    uint64_t *possible =
        ARENA_ARRAY(&scratch, uint64_t, pattern_index_words(&all->index));
    pattern_index_look(&all->index, words->text, possible);
    for (size_t i = 0; i < all->count; i++)
        if (pattern_index_has(possible, i)
            && !look_for_expression(all->patterns[i], words, budget,
                                    &masks[all->owners[i]]))
            is_complete = false;
    arena_clear(&scratch);
    return is_complete;
}

bool vocabulary_look(const struct vocabulary *vocabulary, const struct words *words,
                     struct pattern_budget *budget, uint64_t *masks)
{
    terms_find(&vocabulary->terms, words, masks);
    bool is_complete =
        look_for_expressions(&vocabulary->expressions, words, budget, masks);
    for (size_t i = 0; i < vocabulary->union_count; i++)
        masks[vocabulary->unions[i].whole] |= masks[vocabulary->unions[i].part];
    return is_complete;
}
