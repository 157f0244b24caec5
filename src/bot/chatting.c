/* SPDX-License-Identifier: MIT */
#include "bot/chatting.h"

/* What came by the prefix alone may have been meant for another bot. */
static void say(struct hearing *hearing, struct str text)
{
    if (!hearing->address.is_by_prefix)
        hearing_say(hearing, "chat", text);
}

void chatting_say(struct hearing *hearing, enum faq_chat_kind kind)
{
    static const char *const texts[] = {
        [FAQ_CHAT_NOTHING] = "Yes? Ask me something, or say topics or help.",
        [FAQ_CHAT_HELLO] = "Hello! Ask me something, or say topics or help.",
        [FAQ_CHAT_THANKS] = "You are welcome.",
        [FAQ_CHAT_BYE] = "Goodbye, and take care.",
        [FAQ_CHAT_WHO] = ("I am a program, not a person: an automated FAQ that looks up "
                          "passages that people wrote and reviewed. Say help for more."),
        [FAQ_CHAT_OK] = "All right. Ask me whenever you like.",
    };

    say(hearing, str_from_c(texts[kind]));
}

static const char *text_for(enum utterance utterance)
{
    switch (utterance) {
    case UTTERANCE_LINK:
        return "I can't open links. Ask me in your own words, or say topics.";
    case UTTERANCE_QUOTE:
        return "That is a quotation, and I can't tell what you want to know about it. Ask "
               "me in your own words.";
    case UTTERANCE_CHEER: return "You are welcome.";
    case UTTERANCE_EMOJI:
        return "I can only read words. Ask me something, or say topics.";
    case UTTERANCE_LETTER:
        return "That is a bit short for me. Ask in a few words, or say topics.";
    case UTTERANCE_LONG:
        return "Thank you for telling me so much. A program like me can't take it in at "
               "once: please ask one thing in a sentence or two.";
    case UTTERANCE_EMERGENCY:
    case UTTERANCE_TEARS:
    case UTTERANCE_SIGNS:
    case UTTERANCE_WORDS: break;
    }
    return "Yes? Ask me something, or say topics or help.";
}

void chatting_say_utterance(struct hearing *hearing, enum utterance utterance)
{
    if (utterance == UTTERANCE_EMERGENCY)
        say(hearing, arena_format(hearing->arena,
                                  "I am a program and can't call anyone. If you are in "
                                  "danger, call %.*s yourself now, or have someone near "
                                  "you do it.",
                                  STR_ARG(hearing->lines->emergency)));
    else
        say(hearing, str_from_c(text_for(utterance)));
}

void chatting_say_language(struct hearing *hearing, const struct language *language)
{
    struct str sorry = language->sorry, help = language->help;

    if (hearing->address.is_by_prefix)
        return;
    hearing_say(
        hearing, "chat",
        arena_format(
            hearing->arena,
            "%.*s%sMy articles are in English: please ask me in English. %.*s %.*s",
            STR_ARG(sorry), sorry.len > 0 ? " " : "",
            STR_ARG(help.len > 0 ? help : STR("Help in a crisis or emergency:")),
            STR_ARG(hearing_text(hearing, SAFETY_NUMBERS))));
}

void chatting_say_country(struct hearing *hearing)
{
    hearing_say(
        hearing, "chat",
        arena_format(hearing->arena,
                     "Thank you, then these are the numbers to keep, for a crisis or "
                     "an emergency: %.*s Ask me what you like.",
                     STR_ARG(hearing_text(hearing, SAFETY_NUMBERS))));
}

void chatting_say_misread(struct hearing *hearing)
{
    hearing_reply_private(hearing, "chat")->reply.body = rich_from_text(
        hearing->arena,
        STR("I may have misread you, sorry. Ask again in other words; the number stays."));
}

void chatting_say_watchful(struct hearing *hearing)
{
    hearing_say(
        hearing, "none",
        arena_format(hearing->arena,
                     "I can only look things up and can't judge how things are now. "
                     "If somebody is unwell or has taken something, call %.*s "
                     "now: they say what to do until help is there.",
                     STR_ARG(hearing->lines->emergency)));
    hearing->counters->unanswered++;
}

void chatting_say_after_urgent(struct hearing *hearing)
{
    hearing_say(
        hearing, "none",
        arena_format(hearing->arena,
                     "I can only look things up and can't judge how things are now. "
                     "If anything is still wrong, or changes, call %.*s.",
                     STR_ARG(hearing->lines->emergency)));
    hearing->counters->unanswered++;
}
