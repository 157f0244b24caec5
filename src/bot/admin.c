/* SPDX-License-Identifier: MIT */
#include "bot/admin.h"

#include "base/macros.h"
#include "bot/misses.h"

void admin_reload(const struct calling *calling)
{
    chat_actions_add(calling->hearing->actions, CHAT_RELOAD)->kind_name = "reload";
}

void admin_status(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    const struct bot_counters *counters = hearing->counters;
    struct str texts[] = {
        arena_format(
            hearing->arena,
            "faqd %.*s, %zu topics. Heard %zu, answered %zu, offered %zu, without "
            "answer %zu, refused %zu, limited %zu.",
            STR_ARG(hearing->options->version),
            hearing->faq ? faq_topic_count(hearing->faq) : 0, (size_t)counters->heard,
            (size_t)counters->answered, (size_t)counters->suggested,
            (size_t)counters->unanswered, (size_t)counters->refused,
            (size_t)counters->limited),
        hearing->status,
    };

    hearing_reply(hearing, "status")->reply.body =
        hearing_paragraphs(hearing->arena, texts, COUNT_OF(texts));
}

static void set_quiet(const struct calling *calling, bool is_quiet, struct str text)
{
    struct hearing *hearing = calling->hearing;

    quiet_set(calling->quiet, hearing->message->network, hearing->message->room,
              is_quiet);
    struct chat_action *action = chat_actions_add(hearing->actions, CHAT_QUIET);
    action->is_quiet = is_quiet;
    action->kind_name = is_quiet ? "quiet" : "resume";
    hearing_say(hearing, "command", text);
}

void admin_quiet(const struct calling *calling)
{
    set_quiet(calling, true,
              STR("I am quiet here until somebody says resume. Emergencies are still "
                  "answered."));
}

void admin_resume(const struct calling *calling)
{
    set_quiet(calling, false, STR("I am answering here again."));
}

void admin_ignore(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    bool is_done = policy_ignore(hearing->policy, hearing->message->network,
                                 calling->argument, hearing->arena);

    hearing_say(hearing, "ignore",
                is_done
                    ? arena_format(hearing->arena,
                                   "I no longer answer %.*s, emergencies apart, until "
                                   "somebody says heed.",
                                   STR_ARG(calling->argument))
                    : STR("I ignore too many already: heed somebody first."));
}

void admin_heed(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    bool was_ignored = policy_heed(hearing->policy, hearing->message->network,
                                   calling->argument, hearing->arena);

    hearing_say(
        hearing, "heed",
        arena_format(hearing->arena,
                     was_ignored ? "I answer %.*s again." : "I was not ignoring %.*s.",
                     STR_ARG(calling->argument)));
}

void admin_misses(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    struct str list = misses_list(hearing->misses, hearing->arena);
    struct str text = STR("I keep no list of what I do not understand; the operator can "
                          "turn that on (misses, in [bot]).");

    if (hearing->options->keeps_misses)
        text = list.len > 0 ? arena_format(hearing->arena,
                                           "Not understood, by its words: "
                                           "%.*s.",
                                           STR_ARG(list))
                            : STR("I have understood everything so far.");
    hearing_reply_private(hearing, "command")->reply.body =
        rich_from_text(hearing->arena, text);
}

/* A channel or room, for join with a key behind it. */
bool admin_is_room(struct str argument)
{
    struct str room, key, rest;

    if (!str_cut_word(argument, &room, &rest) || !strchr("#&!+", room.ptr[0]))
        return false;
    return !str_cut_word(rest, &key, &rest) || str_trim(rest).len == 0;
}

void admin_join(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    struct chat_action *action = chat_actions_add(hearing->actions, CHAT_JOIN);

    action->kind_name = "join";
    str_cut_word(calling->argument, &action->target, &action->value);
    action->value = str_trim(action->value);
    struct str text =
        arena_format(hearing->arena, "I am on my way to %.*s.", STR_ARG(action->target));
    hearing_say(hearing, "command", text);
}

void admin_part(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    struct str room, rest;
    bool is_named = str_cut_word(calling->argument, &room, &rest);

    if (!is_named)
        room = hearing->message->room;
    /* Said before, because afterwards it cannot be. Where it is, the link knows. */
    hearing_say(hearing, "command",
                arena_format(hearing->arena, "I am leaving %.*s%s.", STR_ARG(room),
                             is_named ? ", if I am in it" : ""));
    struct chat_action *action = chat_actions_add(hearing->actions, CHAT_LEAVE);
    action->kind_name = "part";
    action->target = room;
}

static bool is_switch(struct str key)
{
    static const struct str switches[] = {STR_INIT("ambient"), STR_INIT("operators"),
                                          STR_INIT("notice"), STR_INIT("private_more")};

    for (size_t i = 0; i < COUNT_OF(switches); i++)
        if (str_equal(key, switches[i]))
            return true;
    return false;
}

static bool is_value(struct str key, struct str value)
{
    if (is_switch(key))
        return str_equal(value, STR("on")) || str_equal(value, STR("off"));
    return str_equal(value, STR("default")) || safety_lines_find(value);
}

bool admin_is_setting(struct str argument)
{
    struct str key, value;

    return str_cut_word(argument, &key, &value)
           && (is_switch(key) || str_equal(key, STR("region")))
           && str_find_char(str_trim(value), ' ') == STR_NOT_FOUND;
}

void admin_set(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;
    struct str key, value;

    str_cut_word(calling->argument, &key, &value);
    value = str_trim(value);
    if (!hearing->message->takes_settings || !is_value(key, value)) {
        hearing_say(hearing, "command",
                    hearing->message->takes_settings
                        ? STR("I know no such value: on or off; of a region its name, or "
                              "default.")
                        : STR("Nothing can be set here."));
        return;
    }
    struct chat_action *action = chat_actions_add(hearing->actions, CHAT_SET);
    action->kind_name = "set";
    action->target = key;
    action->value = value;
    hearing_say(hearing, "command",
                arena_format(hearing->arena, "%.*s is %.*s here now.", STR_ARG(key),
                             STR_ARG(value)));
}

/* "PRIVMSG ChanServ :OP": its first word is in capitals, as nobody asks a question. */
bool admin_is_line(struct str argument)
{
    struct str word, rest;

    if (!str_cut_word(argument, &word, &rest))
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < 'A' || word.ptr[i] > 'Z')
            return false;
    return true;
}

void admin_raw(const struct calling *calling)
{
    struct hearing *hearing = calling->hearing;

    if (!hearing->message->takes_raw) {
        hearing_say(hearing, "command", STR("That is not allowed here (raw = false)."));
        return;
    }
    struct chat_action *action = chat_actions_add(hearing->actions, CHAT_RAW);
    action->kind_name = "raw";
    action->target = calling->argument;
    hearing_say(hearing, "command", STR("Sent."));
}
