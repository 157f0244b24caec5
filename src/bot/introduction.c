/* SPDX-License-Identifier: MIT */
#include "bot/introduction.h"

#include "base/macros.h"
#include "bot/command.h"

static struct str contact_line(const struct hearing *hearing, bool is_asked)
{
    struct str contact = hearing->options->contact;

    if (contact.len == 0)
        return is_asked
                   ? STR("Who runs me here, the people in charge of this chat can say.")
                   : STR("");
    return arena_format(hearing->arena, "Something wrong or missing: %.*s.",
                        STR_ARG(contact));
}

static struct str subject_line(const struct hearing *hearing)
{
    const struct chat_message *message = hearing->message;
    struct str name = message->bot_name;

    if (!hearing->faq)
        return STR(
            "I answer questions from reviewed articles, but I cannot read them just "
            "now.");
    struct str title = faq_title(hearing->faq);
    if (message->is_direct)
        return arena_format(
            hearing->arena,
            "I look up answers in reviewed articles: \"%.*s\". Ask in your "
            "own words. I keep no record of what you ask.",
            STR_ARG(title));
    return arena_format(
        hearing->arena,
        "I look up answers in reviewed articles: \"%.*s\". Ask \"%.*s: ...\" "
        "here, or in a direct message, which is more private. Or say "
        "topics, more, sources, why, about.",
        STR_ARG(title), STR_ARG(name));
}

void introduction_help(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    bool is_brief =
        !hearing->message->is_direct && !hearing->message->shape.takes_passage;
    struct str texts[] = {
        subject_line(hearing),
        hearing_text(hearing, SAFETY_ABOUT),
        is_brief ? STR("") : command_list(hearing->arena, hearing->message->is_admin),
        is_brief ? STR("") : contact_line(hearing, false),
    };

    hearing_reply(hearing, "command")->reply.body =
        hearing_paragraphs(hearing->arena, texts, COUNT_OF(texts));
}

void introduction_about(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    struct str texts[] = {
        hearing_text(hearing, SAFETY_ABOUT),
        contact_line(hearing, true),
        arena_format(hearing->arena, "faqd %.*s", STR_ARG(hearing->options->version)),
    };

    hearing_reply(hearing, "command")->reply.body =
        hearing_paragraphs(hearing->arena, texts, COUNT_OF(texts));
}
