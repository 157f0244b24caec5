/* SPDX-License-Identifier: MIT */
#include "bot/telling.h"

#include "base/macros.h"
#include "bot/answering.h"
#include "bot/passage.h"

static bool is_name(struct str name)
{
    static const struct str pronouns[] = {STR_INIT("me"),   STR_INIT("us"),
                                          STR_INIT("him"),  STR_INIT("her"),
                                          STR_INIT("them"), STR_INIT("someone")};

    if (name.len == 0 || name.len > TELLING_NAME_MAX)
        return false;
    for (size_t i = 0; i < COUNT_OF(pronouns); i++)
        if (str_equal_ascii_nocase(name, pronouns[i]))
            return false;
    /* A name of a whole room would call everybody. */
    return !str_equal_ascii_nocase(name, STR("@room")) && name.ptr[0] != '#';
}

bool telling_parse(struct str argument, struct telling *out)
{
    struct str about;

    if (!str_cut_word(argument, &out->name, &out->topic) || !is_name(out->name)
        || !str_cut_word(out->topic, &about, &out->topic)
        || !str_equal_ascii_nocase(about, STR("about")))
        return false;
    /* "@ann" is a way to write "ann"; a Matrix id keeps its sign. */
    if (out->name.ptr[0] == '@' && str_find_char(out->name, ':') == STR_NOT_FOUND)
        out->name = str_skip(out->name, 1);
    out->topic = str_trim(out->topic);
    return out->topic.len > 0;
}

static const struct faq_topic *find_topic(const struct hearing *hearing, struct str name)
{
    const struct faq_topic *topic = faq_topic_named(hearing->faq, name, hearing->arena);
    struct faq_context context = {.is_about_subject = true};
    struct faq_answer answer;

    if (topic)
        return topic;
    faq_answer(hearing->faq, name, context, hearing->arena, &answer);
    return answer.kind == FAQ_ANSWER ? answer.topic : NULL;
}

/* Who was told may say "more", too. */
static void remember_for(struct hearing *hearing, struct str name)
{
    struct arena *arena = hearing->arena;
    struct chat_message message = *hearing->message;
    char *lower = arena_alloc(arena, name.len + 1, 1);
    const struct dialogue *told = hearing_dialogue(hearing);
    struct dialogue state = *told;
    struct str why = arena_copy(arena, dialogue_why(told));

    for (size_t i = 0; i < name.len; i++)
        lower[i] = char_to_lower_ascii(name.ptr[i]);
    message.sender = str_make(lower, name.len);
    struct dialogue *dialogue =
        dialogue_get(hearing->dialogues, arena, &message, hearing->now_ms);
    state.item = dialogue->item;
    *dialogue = state;
    dialogue_set_why(dialogue, why);
}

void telling_run(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    struct telling telling;
    const struct faq_topic *topic = NULL;

    /* What would be refused is not said to somebody else either. */
    if (hearing->verdict.kind == TRIAGE_REFUSAL
        || !telling_parse(calling->argument, &telling)) {
        answering_question(calling->urgent, hearing);
        return;
    }
    if (hearing->faq)
        topic = find_topic(hearing, telling.topic);
    if (!topic && hearing->address.is_by_prefix)
        return;
    if (!topic) {
        hearing_say(hearing, "none",
                    STR("I know no topic of that name. Say topics for what I know."));
        return;
    }
    struct str intro = arena_format(hearing->arena, "%.*s asked me to show you this.",
                                    STR_ARG(hearing->message->name));
    passage_say(hearing, topic, 0, intro)->to_name = telling.name;
    remember_for(hearing, telling.name);
}
