/* SPDX-License-Identifier: MIT */
#include "base/array.h"
#include "faq/vocabulary.h"
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
    *ARRAY_ADD_IN(vocabulary->written, &concept->expressions) =
        (struct concept_expression){.regex = arena_copy(vocabulary->written, regex),
                                    .pattern = pattern};
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
        *ARRAY_ADD_IN(vocabulary->written, &concept->members) = (struct concept_member){
            .name = arena_copy(vocabulary->written, str_slice(text, 1, text.len - 1)),
            .line = value->line,
            .column = value->column,
        };
    } else if (terms_read(vocabulary->passing, text, &term)) {
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
        vocabulary_add(vocabulary, arena_copy(vocabulary->written, value->key));
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
    if (toml_parse(file->text, &scratch, &root, &err)) {
        for (size_t i = 0; i < root->count; i++)
            read_concept(vocabulary, file, &root->items[i], found);
    } else {
        vocabulary->is_partial = true;
        diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, err.line, err.column, "%s",
                        err.text);
    }
    arena_clear(&scratch);
}
