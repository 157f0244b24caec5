/* SPDX-License-Identifier: MIT */
#include "bot/reading.h"

#include "bot/framing.h"
#include "bot/page.h"
#include "bot/passage.h"

/* As many titles as fit; a room of IRC is no place for all of a long list. */
static struct str list_topics(const struct hearing *hearing)
{
    const struct chat_shape *shape = &hearing->message->shape;
    /* Of a room it takes one line, and one that says where the rest is. */
    unsigned lines_max = hearing->message->is_direct ? shape->lines_max : 2;
    struct str list = STR("");
    size_t i = 0, count = faq_topic_count(hearing->faq);

    for (; i < count; i++) {
        const struct faq_topic *topic = faq_topic_at(hearing->faq, i);
        struct str longer = arena_format(hearing->arena, "%.*s%s%.*s", STR_ARG(list),
                                         i > 0 ? "; " : "", STR_ARG(topic->title));
        /* One line less: what is said when not all fit. */
        if (!shape->takes_passage && i > 0 && page_lines(shape, longer) + 1 > lines_max)
            break;
        list = longer;
    }
    if (i == count)
        return arena_format(hearing->arena, "%.*s.", STR_ARG(list));
    return arena_format(hearing->arena, "%.*s; and %zu more.%s", STR_ARG(list), count - i,
                        hearing->message->is_direct
                            ? ""
                            : " Say topics in a direct message for all of them.");
}

static struct rich items_of_topics(const struct hearing *hearing)
{
    size_t count = faq_topic_count(hearing->faq);
    struct rich rich = {ARENA_ARRAY(hearing->arena, struct rich_block, count), count};

    for (size_t i = 0; i < count; i++) {
        struct str title = faq_topic_at(hearing->faq, i)->title;
        rich.blocks[i] = rich_from_text(hearing->arena, title).blocks[0];
        rich.blocks[i].kind = RICH_ITEM;
        rich.blocks[i].level = 1;
    }
    return rich;
}

void reading_topics(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;

    if (!hearing->faq) {
        hearing_say(hearing, "command", STR("My articles cannot be read just now."));
        return;
    }
    struct chat_action *action = hearing_reply(hearing, "command");
    if (hearing->message->shape.takes_passage) {
        action->reply.title = faq_title(hearing->faq);
        action->reply.body = items_of_topics(hearing);
    } else {
        action->reply.body = rich_from_text(hearing->arena, list_topics(hearing));
    }
}

static struct dialogue *open_dialogue(const struct hearing *hearing)
{
    return dialogue_find(hearing->dialogues, hearing->arena, hearing->message,
                         hearing->now_ms);
}

/* The topic of the last answer; without: what is said where there is none. */
static const struct faq_topic *last_topic(const struct calling *calling,
                                          struct str without)
{
    struct hearing *hearing = calling->hearing;
    const struct dialogue *dialogue = open_dialogue(hearing);

    if (careful_was_last(&calling->urgent->careful, hearing) || !dialogue
        || !dialogue->topic) {
        hearing_say(hearing, "command", without);
        return NULL;
    }
    const struct faq_topic *topic =
        hearing->faq ? faq_topic_keyed(hearing->faq, dialogue->topic) : NULL;
    if (!topic)
        hearing_say(hearing, "gone",
                    STR("That topic is gone: the articles were changed since. Say topics "
                        "for what there is."));
    return topic;
}

void reading_more(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    const struct faq_topic *topic = last_topic(
        calling, STR("There is no answer to go on with. Ask me something first."));

    if (topic)
        passage_say_rest(hearing, topic);
}

static struct str source_line(struct arena *arena, const struct faq_source *source)
{
    struct str line = arena_format(arena, "%.*s", STR_ARG(source->title));

    if (source->publisher.len > 0)
        line =
            arena_format(arena, "%.*s, %.*s", STR_ARG(line), STR_ARG(source->publisher));
    if (source->year > 0)
        line = arena_format(arena, "%.*s, %d", STR_ARG(line), source->year);
    if (source->url.len > 0)
        line = arena_format(arena, "%.*s, %.*s", STR_ARG(line), STR_ARG(source->url));
    return line;
}

/* One a line while they fit, the rest counted. */
static struct rich list_sources(const struct hearing *hearing,
                                const struct faq_topic *topic)
{
    const struct chat_shape *shape = &hearing->message->shape;
    struct arena *arena = hearing->arena;
    struct str *texts = ARENA_ARRAY(arena, struct str, topic->source_count + 2);
    size_t count = 0, lines = 1;

    for (size_t i = 0; i < topic->source_count; i++) {
        struct str text = source_line(arena, &topic->sources[i]);
        lines += page_lines(shape, text);
        if (!shape->takes_passage && i > 0 && lines > shape->lines_max)
            break;
        texts[count++] = text;
    }
    struct str date = framing_date(arena, topic->reviewed);
    struct str rest = STR("");
    if (count < topic->source_count)
        rest = arena_format(arena, "And %zu more%s. ", topic->source_count - count,
                            hearing->message->is_direct ? "" : " (in a direct message)");
    if (date.len > 0)
        rest = arena_format(arena, "%.*sReviewed %.*s.", STR_ARG(rest), STR_ARG(date));
    texts[count++] = str_trim(rest);
    return hearing_paragraphs(arena, texts, count);
}

void reading_sources(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    const struct faq_topic *topic = last_topic(
        calling,
        STR("Each passage has its sources: ask me something, then say sources."));

    if (!topic)
        return;
    if (topic->source_count == 0) {
        hearing_say(hearing, "command",
                    arena_format(hearing->arena,
                                 "The article names no source for \"%.*s\".",
                                 STR_ARG(topic->title)));
        return;
    }
    struct chat_action *action = hearing_reply(hearing, "command");
    action->reply.title = topic->title;
    action->reply.body = list_sources(hearing, topic);
}

void reading_why(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    const struct dialogue *dialogue = open_dialogue(hearing);

    if (careful_was_last(&calling->urgent->careful, hearing)
        || (dialogue && dialogue->last == DIALOGUE_SAFETY))
        hearing_say(hearing, "command", STR("A safety rule."));
    else if (!dialogue
             || (dialogue_why(dialogue).len == 0 && dialogue->last != DIALOGUE_ANSWER))
        hearing_say(hearing, "command",
                    STR("I have said nothing yet that needs a reason."));
    else if (dialogue_why(dialogue).len == 0)
        hearing_say(hearing, "command", STR("You chose that topic."));
    else
        hearing_say(hearing, "command",
                    arena_copy(hearing->arena, dialogue_why(dialogue)));
}
