/* SPDX-License-Identifier: MIT */
/*
 * article: one Markdown file as its author wrote it, cut into topics: titles, passages
 * and the lines of the "toml faq" blocks with their places. Nothing is compiled here.
 *
 *     # Title of the article
 *     ```toml faq            describes the article: subject, language, reviewed, medical,
 *                            sources
 *     ## Title of a topic
 *     ```toml faq            describes the topic: id, priority, match, avoid, ask ...
 *     The short answer, and more paragraphs.
 *
 * Text before the first topic introduces the article and belongs to no topic. A second
 * heading of the first level ends the topic before it.
 */
#ifndef FAQ_ARTICLE_H
#define FAQ_ARTICLE_H

#include "faq/diagnostic.h"
#include "faq/file.h"
#include "faq/topic.h"

/* A string of a block or a list, and where it stands. */
struct article_line {
    struct str file;
    struct str text;
    unsigned line, column;
    /* Of what is matched, once loaded_prepare has read it. */
    struct str prepared; /* words_prepare */
    struct str words;    /* what words_read gives without spelling */
};

struct article_lines {
    struct article_line *items;
    size_t count, capacity;
};

struct article_source {
    struct faq_source source;
    unsigned line;
    bool is_used; /* by a topic */
};

struct article_topic {
    struct article_line title;
    struct article_line id; /* without a block: the slug of the title, at its place */
    enum faq_priority priority;
    bool has_caution, has_crisis_line, is_calm;
    int reviewed; /* 20261120; 0: as the article says */
    bool has_block;
    struct article_lines match, avoid, ask, not_ask, sources;
    struct article_lines then, after; /* faq/aspect.h */
    bool has_match;                   /* the key is there, perhaps empty */
    struct rich passage;
    unsigned passage_line;
};

struct article {
    struct str file, title;
    struct article_line subject; /* empty: no gate */
    struct str language;
    int reviewed;
    bool has_block;
    bool is_other_matter; /* medical = false */
    struct article_source *sources;
    size_t source_count;
    struct article_topic *items; /* the topics */
    size_t count, capacity;
};

/* Where what is read lives; both may be one. */
struct article_arenas {
    struct arena *kept;
    struct arena *written; /* the topics, their lists and questions: what answers do
                            * without, once it was learned from */
};

/* Says all that is wrong in found; out holds what could be read all the same. */
void article_parse(const struct faq_file *file, struct article_arenas arenas,
                   struct diagnostics *found, struct article *out);

/* The source of that id, or NULL. */
struct article_source *article_find_source(const struct article *article, struct str id);

#endif
