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
                                   "I am started again.",
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
