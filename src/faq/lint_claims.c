/* SPDX-License-Identifier: MIT */
#include "faq/lint.h"

#include <stdlib.h>

#include "faq/loaded.h"

enum claim_kind { CLAIM_ASK, CLAIM_NOT_ASK, CLAIM_ELSEWHERE };

struct claim {
    struct str text; /* as a question is read */
    const struct article_line *line;
    size_t topic;
    enum claim_kind kind;
};

struct claims {
    struct claim *items;
    size_t count;
};

static int compare_claims(const void *left, const void *right)
{
    const struct claim *a = left, *b = right;
    int order = str_compare(a->text, b->text);

    if (order != 0)
        return order;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->topic != b->topic)
        return a->topic < b->topic ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static void add_claims(struct claims *claims, const struct article_line *lines,
                       size_t count, struct claim like)
{
    for (size_t i = 0; i < count; i++) {
        if (!lines[i].words.len)
            continue;
        like.text = lines[i].words;
        like.line = &lines[i];
        claims->items[claims->count++] = like;
    }
}

static void say_claims(const struct faq_snapshot *faq, const struct claim *first,
                       const struct claim *claim, struct diagnostics *found)
{
    const struct faq_topic *one = &faq->topics.items[first->topic].topic;
    const struct faq_topic *two =
        claim->kind == CLAIM_ELSEWHERE ? one : &faq->topics.items[claim->topic].topic;
    struct str file = claim->line->file;
    unsigned line = claim->line->line, column = claim->line->column;

    if (claim->kind == CLAIM_ELSEWHERE)
        diagnostics_add(
            found, DIAGNOSTIC_WARNING, file, line, column,
            "\"%.*s\" is an example of topic \"%.*s\" (%.*s:%u), so it is not "
            "about something else",
            STR_ARG(claim->line->text), STR_ARG(one->id), STR_ARG(first->line->file),
            first->line->line);
    else if (claim->kind == CLAIM_NOT_ASK && first->topic == claim->topic)
        diagnostics_add(
            found, DIAGNOSTIC_WARNING, file, line, column,
            "topic \"%.*s\" has \"%.*s\" both in ask (line %u) and in not_ask",
            STR_ARG(two->id), STR_ARG(claim->text), first->line->line);
    else if (claim->kind == CLAIM_ASK && first->topic == claim->topic)
        diagnostics_add(found, DIAGNOSTIC_WARNING, file, line, column,
                        "example \"%.*s\" says the same as that of %.*s:%u",
                        STR_ARG(claim->line->text), STR_ARG(first->line->file),
                        first->line->line);
    else if (claim->kind == CLAIM_ASK)
        diagnostics_add(found, DIAGNOSTIC_WARNING, file, line, column,
                        "topics \"%.*s\" and \"%.*s\" fight over the example \"%.*s\" "
                        "(first in %.*s:%u): leave it in one of them",
                        STR_ARG(one->id), STR_ARG(two->id), STR_ARG(claim->text),
                        STR_ARG(first->line->file), first->line->line);
}

/* Those with the same words stand together: each is held against the first of them, or,
 * in the same topic, the first of its own. */
static void compare_neighbours(const struct faq_snapshot *faq,
                               const struct claims *claims, struct diagnostics *found)
{
    size_t first = 0;

    for (size_t i = 1; i < claims->count; i++) {
        const struct claim *claim = &claims->items[i];
        if (!str_equal(claims->items[first].text, claim->text)) {
            first = i;
            continue;
        }
        size_t own = first;
        while (own < i && claims->items[own].topic != claim->topic)
            own++;
        if (claims->items[first].kind == CLAIM_ASK)
            say_claims(faq, &claims->items[own < i ? own : first], claim, found);
    }
}

void lint_claims(const struct faq_snapshot *faq, struct diagnostics *found)
{
    struct claims claims = {0};
    struct arena scratch;
    size_t total = faq->elsewhere.count;

    arena_init(&scratch);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct article_topic *topic = faq->topics.items[i].written;
        total += topic->ask.count + topic->not_ask.count;
    }
    claims.items = ARENA_ARRAY(&scratch, struct claim, total + 1);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct article_topic *topic = faq->topics.items[i].written;
        add_claims(&claims, topic->ask.items, topic->ask.count,
                   (struct claim){.topic = i, .kind = CLAIM_ASK});
        add_claims(&claims, topic->not_ask.items, topic->not_ask.count,
                   (struct claim){.topic = i, .kind = CLAIM_NOT_ASK});
    }
    add_claims(&claims, faq->elsewhere.items, faq->elsewhere.count,
               (struct claim){.topic = SIZE_MAX, .kind = CLAIM_ELSEWHERE});
    if (claims.count > 1)
        qsort(claims.items, claims.count, sizeof(*claims.items), compare_claims);
    compare_neighbours(faq, &claims, found);
    arena_clear(&scratch);
}
