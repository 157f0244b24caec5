/* SPDX-License-Identifier: MIT */
#include "bot/hearing.h"

const struct words *hearing_words(struct hearing *hearing)
{
    if (!hearing->words) {
        hearing->words = ARENA_NEW(hearing->arena, struct words);
        words_read(hearing->arena, hearing->address.text, NULL, hearing->words);
    }
    return hearing->words;
}

const struct words *hearing_meant(struct hearing *hearing)
{
    if (!hearing->faq)
        return hearing_words(hearing);
    if (!hearing->meant) {
        hearing->meant = ARENA_NEW(hearing->arena, struct words);
        faq_read(hearing->faq, hearing->address.text, hearing->arena, hearing->meant);
    }
    return hearing->meant;
}

bool hearing_names_adult(struct hearing *hearing)
{
    const struct words *words = hearing_words(hearing);
    const struct str adults =
        STR(" dad father mum mom mother wife husband partner gran grandma grandpa nan "
            "grandfather grandmother aunt uncle ");

    for (size_t i = 0; i < words->count; i++)
        if (str_has_word(adults, words->items[i].text))
            return true;
    return false;
}

struct chat_action *hearing_reply(struct hearing *hearing, const char *kind_name)
{
    struct chat_action *action = chat_actions_add(hearing->actions, CHAT_REPLY_HERE);

    action->kind_name = kind_name;
    return action;
}

struct chat_action *hearing_say(struct hearing *hearing, const char *kind_name,
                                struct str text)
{
    struct chat_action *action = hearing_reply(hearing, kind_name);

    action->reply.body = rich_from_text(hearing->arena, text);
    return action;
}

struct chat_action *hearing_reply_private(struct hearing *hearing, const char *kind_name)
{
    struct chat_action *action = hearing_reply(hearing, kind_name);

    if (!hearing->message->is_direct)
        action->kind = CHAT_REPLY_PRIVATE;
    return action;
}

/* A FAQ of other matters than health; what triage has to say stays medical there, too. */
static bool is_other_matter(const struct hearing *hearing)
{
    return hearing->faq && !faq_is_medical(hearing->faq)
           && hearing->verdict.kind == TRIAGE_NONE;
}

bool hearing_is_medical(const struct hearing *hearing)
{
    return !hearing->faq || faq_is_medical(hearing->faq);
}

static struct str about_other_matter(const struct hearing *hearing)
{
    return arena_format(hearing->arena,
                        "An automated program that looks up what people wrote; it may be "
                        "out of date. Nobody watches this chat, and a public room is not "
                        "private. Emergency: call %.*s.",
                        STR_ARG(hearing->lines->emergency));
}

struct str hearing_text(const struct hearing *hearing, enum safety_text which)
{
    if (which == SAFETY_DISCLAIMER && is_other_matter(hearing))
        return STR("");
    if (which == SAFETY_ABOUT && is_other_matter(hearing))
        return about_other_matter(hearing);
    return safety_text(hearing->arena, which, &hearing->verdict, hearing->lines);
}

struct dialogue *hearing_dialogue(struct hearing *hearing)
{
    return dialogue_get(hearing->dialogues, hearing->arena, hearing->message,
                        hearing->now_ms);
}

struct rich hearing_paragraphs(struct arena *arena, const struct str *texts, size_t count)
{
    struct rich rich = {ARENA_ARRAY(arena, struct rich_block, count), 0};

    for (size_t i = 0; i < count; i++)
        if (texts[i].len > 0)
            rich.blocks[rich.count++] = rich_from_text(arena, texts[i]).blocks[0];
    return rich;
}
