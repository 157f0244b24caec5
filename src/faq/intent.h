/* SPDX-License-Identifier: MIT */
/*
 * intent: the patterns of a topic. Each is compiled to one PCRE2 expression, and that is
 * its meaning; the groups beside it serve the ranking and a quick look ahead.
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
    size_t wanted_count; /* groups that are not excluded */
    struct pattern *compiled;
};

struct intents {
    struct arena *arena;
    struct intent_pattern *items;
    size_t count, capacity;
};

/* Adds the topic's match and avoid patterns, and says in found what is wrong with them.
 * A topic without "match" gets one of its title: all its words that carry meaning, each
 * as itself or as the narrowest concept that has it. */
void intents_add_topic(struct intents *intents, struct vocabulary *vocabulary,
                       const struct article *article, const struct article_topic *topic,
                       size_t index, struct diagnostics *found);
void intents_clear(struct intents *intents);

/* Could it match, by where the concepts stand? Never false for a pattern that does. */
bool intent_may_match(const struct intent_pattern *pattern, const uint64_t *masks);

#endif
