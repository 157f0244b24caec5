/* SPDX-License-Identifier: MIT */
/*
 * intent: the patterns of a topic. Each means one PCRE2 expression. One between slashes is
 * compiled to it; a conjunction is not: where the concepts stand says the same at once
 * (intent_holds), and the tests hold that against the expression (intent_write).
 *
 *     pattern    = group { "+" group } | "/" regex with {concept} "/"
 *     group      = [ "!" ] unit { "|" unit }
 *     unit       = concept | quoted words in double quotes
 *
 * "|" binds tighter than "+": a + b | c is a and (b or c). "!" takes the whole group:
 * none of its units may be there. Groups stand in any order: each becomes a lookahead from
 * the beginning of the text, so a match is found or refused at the first place.
 *
 *     howlong + session | infusion + !last
 *     ^(?=.*(?:how long|...))(?=.*(?:session|...|infusion|...))(?!.*(?:last|...))
 */
#ifndef FAQ_INTENT_H
#define FAQ_INTENT_H

#include "faq/article.h"
#include "faq/features.h"
#include "faq/vocabulary.h"

struct intent_group {
    size_t *items; /* concepts, one of which must stand (or none, when excluded) */
    size_t count, capacity;
    bool is_excluded;
};

struct intent_groups {
    struct intent_group *items;
    size_t count, capacity;
};

struct intent_pattern {
    struct str source; /* as its author wrote it */
    struct str file;
    unsigned line, column;
    size_t topic;
    bool is_avoided; /* of "avoid": a match takes the topic out */
    bool is_regex;   /* between slashes: groups has its macros in one group */
    bool is_from_title;
    struct intent_groups groups;
    size_t wanted_count;          /* groups that are not excluded */
    struct intent_group required; /* of a regex: concepts that every match holds */
    struct pattern *compiled;     /* NULL for a conjunction */
};

struct intents {
    struct arena *arena;          /* of what they hold */
    struct intent_pattern *items; /* on the heap */
    size_t count, capacity;
    /* Once frozen, which of them a question could match: */
    struct pattern_index index; /* of those between slashes ... */
    uint32_t *regexes;          /* ... and which these are */
    uint32_t *wanting_first; /* by concept; concept_count + 1 of them: of the others, */
    uint32_t *wanting;       /* those that need it or another of its group */
    size_t concept_count;
    uint64_t *always; /* a bit for each that needs nothing */
};

/* Adds the topic's match and avoid patterns, and says in found what is wrong with them.
 * A topic without "match" gets one of its title: all its words that carry meaning, each
 * as itself or as the narrowest concept that has it. */
void intents_add_topic(struct intents *intents, struct vocabulary *vocabulary,
                       const struct article *article, const struct article_topic *topic,
                       size_t index, struct diagnostics *found);
/* After the last topic and the last concept. */
void intents_freeze(struct intents *intents, size_t concept_count);
void intents_clear(struct intents *intents);

/* How many words the bits of all patterns take. */
static inline size_t intents_words(const struct intents *intents)
{
    return intents->count / 64 + 1;
}

/* Sets a bit for each pattern that could match a text in which these concepts stand, with
 * scratch for its own use. */
void intents_look(const struct intents *intents, const struct feature_text *text,
                  struct arena *scratch, uint64_t *possible);

/* Could a regex match, by where the concepts stand? */
bool intent_may_match(const struct intent_pattern *pattern, const uint64_t *masks);
/* Does a conjunction match, by where the concepts stand (vocabulary_look)? */
bool intent_holds(const struct intent_pattern *pattern, const uint64_t *masks);
/* Adds the expression that a conjunction means to out; cut where out is full. */
void intent_write(const struct intent_pattern *pattern,
                  const struct vocabulary *vocabulary, struct buf *out);

#endif
