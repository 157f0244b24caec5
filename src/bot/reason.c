/* SPDX-License-Identifier: MIT */
#include "bot/reason.h"

/* For who tends the articles: the line of them that decided. */
static struct str pattern_of(const struct hearing *hearing,
                             const struct faq_candidate *best)
{
    if (!hearing->message->is_admin || best->pattern.len == 0)
        return STR("");
    return arena_format(hearing->arena, " Pattern, line %u: %.*s", best->pattern_line,
                        STR_ARG(best->pattern));
}

static struct str reason_alone(const struct hearing *hearing,
                               const struct faq_answer *answer)
{
    const struct faq_ranking *ranking = &answer->ranking;
    struct arena *arena = hearing->arena;

    if (ranking->count == 0)
        return STR("Nothing in what you said is in my articles.");
    const struct faq_candidate *best = &ranking->items[0];
    struct str text = arena_format(arena, "What you said is most like \"%.*s\"",
                                   STR_ARG(best->topic->title));
    if (best->words.len > 0)
        text = arena_format(arena, "%.*s, by the words \"%.*s\"", STR_ARG(text),
                            STR_ARG(best->words));
    if (best->example.len > 0)
        text = arena_format(arena, "%.*s. A question of that kind that I know: \"%.*s\"",
                            STR_ARG(text), STR_ARG(best->example));
    if (answer->kind == FAQ_NONE)
        text = arena_format(arena, "%.*s. That was too little to go by", STR_ARG(text));
    if (ranking->count > 1)
        text = arena_format(arena, "%.*s. Next came \"%.*s\"", STR_ARG(text),
                            STR_ARG(ranking->items[1].topic->title));
    return arena_format(arena, "%.*s.%.*s", STR_ARG(text),
                        STR_ARG(pattern_of(hearing, best)));
}

struct str reason_of(const struct hearing *hearing, const struct faq_answer *answer,
                     const struct faq_topic *before)
{
    struct str reason = reason_alone(hearing, answer);

    if (!before)
        return reason;
    return arena_format(hearing->arena,
                        "I took it together with \"%.*s\", answered before. %.*s",
                        STR_ARG(before->title), STR_ARG(reason));
}
