/* SPDX-License-Identifier: MIT */
/*
 * vocabulary: concepts, named sets of terms, from the *.toml files of a FAQ.
 *
 *     pregnancy = ["pregnan*", "give birth", "{postpartum}", '/\bbirth\b(?! control)/']
 *
 * A term is a word, a phrase, a stem (* at the end of its last word), another concept in
 * braces (the union), or a regular expression between slashes. Terms meet the question as
 * text/words.h reads it and stand at word boundaries; an expression stands where it says.
 * Unions that go round in a circle and unknown names are errors.
 *
 *     vocabulary_read(vocabulary, file, found);       for each file
 *     vocabulary_resolve(vocabulary, found);          then once
 *     vocabulary_find(vocabulary, STR("pregnancy"))
 *     vocabulary_look(vocabulary, &words, &budget, masks);
 *
 * Quoted words of patterns are concepts without a name (vocabulary_quote). Everything
 * lives in the arena but the list of concepts, which grows, and the compiled expressions:
 * vocabulary_clear releases both.
 */
#ifndef FAQ_VOCABULARY_H
#define FAQ_VOCABULARY_H

#include "base/map.h"
#include "faq/diagnostic.h"
#include "faq/file.h"
#include "faq/terms.h"
#include "text/pattern_index.h"

enum { VOCABULARY_NONE = -1, CONCEPTS_MAX = 4000 };

struct concept_expression {
    struct str regex;
    struct pattern *pattern; /* NULL: it did not compile, and that was said */
};

struct concept_expressions {
    struct concept_expression *items;
    size_t count, capacity;
};

struct concept_member {
    struct str name;
    size_t concept; /* its index, once resolved */
    unsigned line, column;
};

struct concept_members {
    struct concept_member *items;
    size_t count, capacity;
};

struct concept {
    struct str name; /* empty: quoted words of a pattern */
    struct str file;
    unsigned line, column;
    struct terms terms; /* its own; until vocabulary_end */
    struct concept_expressions expressions;
    struct concept_members members;
    size_t term_count;  /* all of it, members too; once resolved */
    size_t topic_count; /* that use it in a pattern */
    bool is_used;       /* by a pattern, a subject or a used concept */
    bool is_resolved, is_visiting;
};

struct vocabulary {
    struct arena *arena;
    struct arena *passing; /* of what is needed until vocabulary_end */
    struct arena *written; /* ... and until vocabulary_forget */
    struct concept *items;
    size_t count, capacity;
    bool is_partial; /* a file could not be read: a name that is missing is no mistake */
    struct vocabulary_union {
        uint16_t whole, part;
    } * unions; /* each after those of its part; once resolved */
    size_t union_count;
    struct map quoted; /* terms of concepts without names; until vocabulary_end */
    struct vocabulary_expressions { /* of all concepts, once resolved */
        struct pattern **patterns;
        size_t *owners; /* their concepts */
        size_t count;
        struct pattern_index index;
    } expressions;
    struct packed_terms terms; /* of all concepts; filled by vocabulary_freeze */
};

/* vocabulary_file.c. */
void vocabulary_read(struct vocabulary *vocabulary, const struct faq_file *file,
                     struct diagnostics *found);
/* One without terms; the pointer lives until the next. */
struct concept *vocabulary_add(struct vocabulary *vocabulary, struct str name);
/* Puts names to indices. */
void vocabulary_resolve(struct vocabulary *vocabulary, struct diagnostics *found);
/* The concept of quoted words; VOCABULARY_NONE when nothing of them is left. Words quoted
 * twice are one concept. */
int vocabulary_quote(struct vocabulary *vocabulary, struct str words);
/* Adds the expression of a concept to out: what it means, members and all. Cut where out
 * is full. */
void vocabulary_write(const struct vocabulary *vocabulary, size_t concept,
                      struct buf *out);
/* After the last quote: makes the list that vocabulary_look searches, in that arena. Once
 * before it, too, so that titles can be looked at. */
void vocabulary_freeze(struct vocabulary *vocabulary, struct arena *arena);
/* Each concept's own terms are not needed any more, nor the passing arena. */
void vocabulary_end(struct vocabulary *vocabulary);
/* Nor are names, members and what else is only told; it can be looked for all the same. */
void vocabulary_forget(struct vocabulary *vocabulary);
void vocabulary_clear(struct vocabulary *vocabulary);

/* The index of a concept, or VOCABULARY_NONE. */
int vocabulary_find(const struct vocabulary *vocabulary, struct str name);
/* For who names a concept that is not there: '; did you mean "price"?', or nothing. */
struct str vocabulary_hint(const struct vocabulary *vocabulary, struct str name,
                           struct arena *arena);
/* Does concept hold part, being it or uniting it? */
bool vocabulary_holds(const struct vocabulary *vocabulary, size_t concept, size_t part);

/* masks[concept]: one bit for each word that the concept covers; count elements, zeros
 * before. False when an expression hit its bounds. */
bool vocabulary_look(const struct vocabulary *vocabulary, const struct words *words,
                     struct pattern_budget *budget, uint64_t *masks);

#endif
