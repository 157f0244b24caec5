/* SPDX-License-Identifier: MIT */
#include "faq/vocabulary.h"

#include <stdlib.h>

#include "base/array.h"
#include "faq/block.h"
#include "text/toml.h"

enum { STEM_BYTES_MIN = 3 };

struct place {
    struct str file;
    unsigned line, column;
};

static void read_expression(struct vocabulary *vocabulary, struct concept *concept,
                            struct str regex, struct place place,
                            struct diagnostics *found)
{
    struct error err = {0};
    struct pattern *pattern = pattern_compile(regex, &err);

    if (!pattern) {
        /* One for the opening quote or slash each, one because columns begin at 1. */
        unsigned column = place.column + 1 + (err.column ? err.column : 1);
        diagnostics_add(found, DIAGNOSTIC_ERROR, place.file, place.line, column, "%s",
                        err.text);
        return;
    }
    *ARRAY_ADD_IN(vocabulary->arena, &concept->expressions) = (struct concept_expression){
        .regex = arena_copy(vocabulary->arena, regex), .pattern = pattern};
}

static bool is_between(struct str text, char first, char last)
{
    return text.len > 2 && text.ptr[0] == first && text.ptr[text.len - 1] == last;
}

/* "a*" is found in nearly every question. */
static void say_short_stem(const struct concept *concept, const struct term *term,
                           struct place place, struct diagnostics *found)
{
    if (term->is_stem && term->len < STEM_BYTES_MIN)
        diagnostics_add(found, term->len > 1 ? DIAGNOSTIC_WARNING : DIAGNOSTIC_ERROR,
                        place.file, place.line, place.column,
                        "\"%.*s*\" swallows too much: concept \"%.*s\" would be found in "
                        "nearly every question; write more of the word",
                        STR_ARG(term_text(term)), STR_ARG(concept->name));
}

static void read_term(struct vocabulary *vocabulary, struct concept *concept,
                      const struct toml *value, struct diagnostics *found)
{
    struct place place = {concept->file, value->line, value->column};
    struct str text = str_trim(value->string);
    struct term term = {.owner = (uint32_t)(concept - vocabulary->items)};

    if (is_between(text, '/', '/')) {
        read_expression(vocabulary, concept, str_slice(text, 1, text.len - 1), place,
                        found);
    } else if (is_between(text, '{', '}')) {
        *ARRAY_ADD_IN(vocabulary->arena, &concept->members) = (struct concept_member){
            .name = arena_copy(vocabulary->arena, str_slice(text, 1, text.len - 1)),
            .line = value->line,
            .column = value->column,
        };
    } else if (terms_read(vocabulary->arena, text, &term)) {
        say_short_stem(concept, &term, place, found);
        *ARRAY_ADD_IN(vocabulary->passing, &concept->terms) = term;
    } else {
        diagnostics_add(found, DIAGNOSTIC_ERROR, place.file, place.line, place.column,
                        "\"%.*s\" is no term: write words, or one with * at its end, or "
                        "{concept}, or /regex/; at most %d bytes",
                        STR_ARG(str_slice(text, 0, 40)), TERM_BYTES_MAX);
    }
}

static bool is_name(struct str name)
{
    bool is_fine = name.len > 0 && char_is_alpha_ascii(name.ptr[0]);

    for (size_t i = 0; i < name.len; i++)
        is_fine = is_fine && (char_is_alnum_ascii(name.ptr[i]) || name.ptr[i] == '_');
    return is_fine;
}

static struct concept *add_concept(struct vocabulary *vocabulary, struct str name)
{
    struct concept *concept = ARRAY_ADD(vocabulary);

    *concept = (struct concept){.name = name};
    return concept;
}

static bool may_add(const struct vocabulary *vocabulary, const struct faq_file *file,
                    const struct toml *value, struct diagnostics *found)
{
    int first = vocabulary_find(vocabulary, value->key);

    if (first != VOCABULARY_NONE)
        diagnostics_add(
            found, DIAGNOSTIC_ERROR, file->path, value->key_line, value->key_column,
            "concept \"%.*s\" is defined twice (first in %.*s:%u)", STR_ARG(value->key),
            STR_ARG(vocabulary->items[first].file), vocabulary->items[first].line);
    else if (!is_name(value->key))
        diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, value->key_line,
                        value->key_column,
                        "\"%.*s\" cannot name a concept: use letters, digits and _",
                        STR_ARG(value->key));
    else if (value->kind != TOML_ARRAY)
        diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, value->line, value->column,
                        "concept \"%.*s\" must be an array of strings, not %s",
                        STR_ARG(value->key), toml_kind_name(value->kind));
    else if (vocabulary->count >= CONCEPTS_MAX)
        diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, value->key_line,
                        value->key_column, "more than %d concepts", CONCEPTS_MAX);
    else
        return true;
    return false;
}

static void read_concept(struct vocabulary *vocabulary, const struct faq_file *file,
                         const struct toml *value, struct diagnostics *found)
{
    if (!may_add(vocabulary, file, value, found))
        return;
    struct concept *concept =
        add_concept(vocabulary, arena_copy(vocabulary->arena, value->key));
    concept->file = file->path;
    concept->line = value->key_line;
    concept->column = value->key_column;
    ARRAY_RESERVE_IN(vocabulary->passing, &concept->terms, value->count);
    for (size_t i = 0; i < value->count; i++) {
        const struct toml *item = &value->items[i];
        if (item->kind == TOML_STRING)
            read_term(vocabulary, concept, item, found);
        else
            diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, item->line, item->column,
                            "a term must be a string, not %s",
                            toml_kind_name(item->kind));
    }
    if (!value->count)
        diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, value->line, value->column,
                        "concept \"%.*s\" has no terms", STR_ARG(value->key));
}

void vocabulary_read(struct vocabulary *vocabulary, const struct faq_file *file,
                     struct diagnostics *found)
{
    const struct toml *root = NULL;
    struct arena scratch; /* the tree is many times larger than what is kept of it */
    struct error err = {0};

    arena_init(&scratch);
    if (toml_parse(file->text, &scratch, &root, &err))
        for (size_t i = 0; i < root->count; i++)
            read_concept(vocabulary, file, &root->items[i], found);
    else
        diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, err.line, err.column, "%s",
                        err.text);
    arena_clear(&scratch);
}

int vocabulary_find(const struct vocabulary *vocabulary, struct str name)
{
    for (size_t i = 0; i < vocabulary->count; i++)
        if (name.len && str_equal(vocabulary->items[i].name, name))
            return (int)i;
    return VOCABULARY_NONE;
}

struct str vocabulary_nearest(const struct vocabulary *vocabulary, struct str name,
                              struct arena *scratch)
{
    struct str *names = ARENA_ARRAY(scratch, struct str, vocabulary->count);

    for (size_t i = 0; i < vocabulary->count; i++)
        names[i] = vocabulary->items[i].name;
    return block_nearest(name, names, vocabulary->count);
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

static bool resolve_member(struct vocabulary *vocabulary, struct concept *concept,
                           struct concept_member *member, struct diagnostics *found)
{
    int index = vocabulary_find(vocabulary, member->name);

    if (index == VOCABULARY_NONE) {
        struct str near = vocabulary_nearest(vocabulary, member->name, vocabulary->arena);
        diagnostics_add(found, DIAGNOSTIC_ERROR, concept->file, member->line,
                        member->column, "unknown concept \"%.*s\"%s%.*s%s",
                        STR_ARG(member->name), near.len ? "; did you mean \"" : "",
                        STR_ARG(near), near.len ? "\"?" : "");
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
    if (kept > 0)
        vocabulary->unions[vocabulary->union_count++] = (uint16_t)index;
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
    vocabulary->unions = ARENA_ARRAY(vocabulary->arena, uint16_t, vocabulary->count);
    for (size_t i = 0; i < vocabulary->count; i++)
        resolve(vocabulary, i, found);
    list_expressions(vocabulary);
}

int vocabulary_quote(struct vocabulary *vocabulary, struct str words)
{
    struct term term = {0};

    if (!terms_read(vocabulary->arena, words, &term))
        return VOCABULARY_NONE;
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct concept *other = &vocabulary->items[i];
        if (!other->name.len && other->terms.items[0].is_stem == term.is_stem
            && str_equal(term_text(&other->terms.items[0]), term_text(&term)))
            return (int)i;
    }
    term.owner = (uint32_t)vocabulary->count;
    struct concept *concept = add_concept(vocabulary, (struct str){0});
    *ARRAY_ADD_IN(vocabulary->passing, &concept->terms) = term;
    concept->term_count = 1;
    return (int)term.owner;
}

void vocabulary_freeze(struct vocabulary *vocabulary, struct arena *arena)
{
    struct terms *terms = &vocabulary->terms;
    size_t total = 0;

    for (size_t i = 0; i < vocabulary->count; i++)
        total += vocabulary->items[i].terms.count;
    *terms = (struct terms){.items = ARENA_ARRAY(arena, struct term, total)};
    for (size_t i = 0; i < vocabulary->count; i++)
        for (size_t k = 0; k < vocabulary->items[i].terms.count; k++)
            terms->items[terms->count++] = vocabulary->items[i].terms.items[k];
    terms_sort(terms);
}

void vocabulary_end(struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary->count; i++)
        vocabulary->items[i].terms = (struct terms){0};
    vocabulary->passing = NULL;
}

void vocabulary_clear(struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary->count; i++)
        for (size_t k = 0; k < vocabulary->items[i].expressions.count; k++)
            pattern_destroy(vocabulary->items[i].expressions.items[k].pattern);
    free(vocabulary->items);
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
    memset(masks, 0, vocabulary->count * sizeof(*masks));
    terms_find(&vocabulary->terms, words, masks);
    bool is_complete =
        look_for_expressions(&vocabulary->expressions, words, budget, masks);
    for (size_t i = 0; i < vocabulary->union_count; i++) {
        const struct concept *concept = &vocabulary->items[vocabulary->unions[i]];
        for (size_t k = 0; k < concept->members.count; k++)
            masks[vocabulary->unions[i]] |= masks[concept->members.items[k].concept];
    }
    return is_complete;
}
