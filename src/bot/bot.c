/* SPDX-License-Identifier: MIT */
#include "bot/bot.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "bot/answering.h"
#include "bot/asking.h"
#include "bot/changes.h"
#include "bot/command.h"
#include "bot/judging.h"
#include "bot/misses.h"
#include "bot/relief.h"
#include "bot/remark.h"
#include "bot/replying.h"

enum { TICK_MS = 60 * 1000 };

struct bot {
    struct bot_options options;
    const struct faq_snapshot *faq; /* NULL: none */
    struct triage *triage;
    struct policy policy;
    struct urgent urgent;
    struct memory dialogues;
    struct memory hinted; /* rooms, by privacy.h */
    struct memory said;   /* by said.h */
    struct quiet quiet;
    struct misses misses;
    struct sayings remarks, aspects;
    struct bot_counters counters;
    char *status;
    int64_t next_tick_ms;
};

struct bot *bot_create(const struct bot_options *options, uint64_t seed)
{
    struct bot *bot = ALLOC(struct bot);

    bot->options = *options;
    bot->triage = triage_create();
    policy_init(&bot->policy, &bot->options, seed);
    urgent_init(&bot->urgent, seed);
    dialogues_init(&bot->dialogues, seed);
    privacy_init(&bot->hinted, seed);
    said_init(&bot->said, seed);
    quiet_init(&bot->quiet, seed);
    misses_init(&bot->misses, seed);
    remarks_init(&bot->remarks);
    faq_aspects_init(&bot->aspects);
    return bot;
}

void bot_destroy(struct bot *bot)
{
    if (!bot)
        return;
    triage_destroy(bot->triage);
    policy_clear(&bot->policy);
    urgent_clear(&bot->urgent);
    memory_clear(&bot->dialogues);
    memory_clear(&bot->hinted);
    memory_clear(&bot->said);
    quiet_clear(&bot->quiet);
    misses_clear(&bot->misses);
    free(bot->status);
    free(bot);
}

void bot_set_faq(struct bot *bot, const struct faq_snapshot *faq)
{
    bot->faq = faq;
}

void bot_set_status(struct bot *bot, struct str text)
{
    free(bot->status);
    bot->status = alloc_copy(text.ptr, text.len);
}

void bot_set_quiet(struct bot *bot, struct str network, struct str room, bool is_quiet)
{
    quiet_set(&bot->quiet, network, room, is_quiet);
}

struct str bot_save_misses(struct bot *bot, struct arena *arena)
{
    return bot->misses.has_changed ? misses_save(&bot->misses, arena) : (struct str){0};
}

void bot_load_misses(struct bot *bot, struct str text, int64_t now_ms)
{
    misses_load(&bot->misses, text, now_ms);
}

struct str bot_save_ignored(struct bot *bot, struct arena *arena)
{
    return policy_save_ignored(&bot->policy, arena);
}

void bot_load_ignored(struct bot *bot, struct str text)
{
    policy_load_ignored(&bot->policy, text);
}

struct bot_counters bot_counters(const struct bot *bot)
{
    return bot->counters;
}

int64_t bot_tick(struct bot *bot, int64_t now_ms)
{
    if (now_ms >= bot->next_tick_ms) {
        policy_forget(&bot->policy, now_ms);
        urgent_forget(&bot->urgent, now_ms);
        memory_forget(&bot->dialogues, now_ms);
        memory_forget(&bot->hinted, now_ms);
        memory_forget(&bot->said, now_ms);
        misses_forget(&bot->misses, now_ms);
        bot->next_tick_ms = now_ms + TICK_MS;
    }
    return bot->next_tick_ms;
}

static const struct safety_lines *lines_of(const struct bot *bot,
                                           const struct chat_message *message)
{
    const struct safety_lines *own = bot->options.lines;
    const struct safety_lines *lines = safety_lines_find(message->region);

    if (!own)
        own = safety_lines_find(STR("generic"));
    return lines && !str_equal(lines->region, own->region) ? lines : own;
}

static struct hearing begin(struct bot *bot, const struct chat_message *message,
                            int64_t now_ms, struct chat_actions *actions)
{
    struct hearing hearing = {
        .message = message,
        .actions = actions,
        .arena = actions->arena,
        .now_ms = now_ms,
        .time_ms = message->time_ms < now_ms ? message->time_ms : now_ms,
        .options = &bot->options,
        .faq = bot->faq,
        .lines = lines_of(bot, message),
        .status = str_from_c(bot->status),
        .counters = &bot->counters,
        .misses = &bot->misses,
        .policy = &bot->policy,
        .dialogues = &bot->dialogues,
        .hinted = &bot->hinted,
        .said = &bot->said,
        .remarks = &bot->remarks,
        .aspects = &bot->aspects,
    };

    address_question(hearing.arena, message, bot->options.prefix, &hearing.address);
    return hearing;
}

/* After an answer a bare "2" or "more" is for the bot, though nobody is named. */
static bool goes_on(const struct bot *bot, const struct hearing *hearing,
                    const struct command_call *call)
{
    const struct dialogue *dialogue = asking_dialogue(hearing);

    if (!dialogue || hearing->now_ms - dialogue->last_ms > DIALOGUE_BARE_MS)
        return false;
    return choice_of(hearing->arena, dialogue, bot->faq, hearing->address.text).kind
               == CHOICE_TOPICS
           || (command_goes_on(call) && dialogue->last == DIALOGUE_ANSWER);
}

static bool is_recent(const struct bot *bot, const struct hearing *hearing)
{
    const struct dialogue *dialogue = asking_dialogue(hearing);

    return (dialogue && hearing->now_ms - dialogue->last_ms <= DIALOGUE_BARE_MS)
           || careful_is_open(&bot->urgent.careful, hearing);
}

/* Who said to be a child is one for as long as they are talked to. */
static void remember_age(struct hearing *hearing)
{
    if (hearing->verdict.is_young && hearing->address.is_addressed
        && hearing->actions->count > 0)
        hearing_dialogue(hearing)->is_young = true;
}

/* Nobody spoke to it: what is not plainly harmless gets no answer. */
static void hear_ambient(struct bot *bot, struct hearing *hearing)
{
    const struct chat_message *message = hearing->message;

    if (!message->is_ambient || !bot->faq
        || quiet_has(&bot->quiet, hearing->arena, message))
        return;
    judging_judge_ambient(bot->triage, hearing);
    if (hearing->verdict.kind == TRIAGE_NONE)
        answering_ambient(&bot->urgent, hearing);
}

static void hear_unaddressed(struct bot *bot, struct hearing *hearing)
{
    bool is_open = is_recent(bot, hearing) && !hearing->address.is_for_other;

    if (is_open && !quiet_has(&bot->quiet, hearing->arena, hearing->message))
        answering_open(&bot->urgent, hearing);
    if (hearing->actions->count == 0)
        hear_ambient(bot, hearing);
}

static void say_crowded(struct hearing *hearing)
{
    struct chat_action *action = chat_actions_add(hearing->actions, CHAT_EXCUSE);

    action->kind_name = "crowded";
    action->reply.body = rich_from_text(
        hearing->arena, STR("More is asked than I can answer at once. Please ask again "
                            "in a minute. Emergencies are always answered."));
}

static bool is_let_through(struct bot *bot, struct hearing *hearing)
{
    switch (
        policy_judge(&bot->policy, hearing->message, hearing->now_ms, hearing->arena)) {
    case POLICY_ALLOWED: return true;
    case POLICY_NOTICE:
        hearing_reply_private(hearing, "limit")->reply.body = rich_from_text(
            hearing->arena,
            STR("I can't keep up, sorry: please wait half a minute and ask "
                "again then. Emergencies are always answered."));
        break;
    case POLICY_CROWDED: say_crowded(hearing); break;
    case POLICY_STRANGER:
        hearing_reply_private(hearing, "stranger")->reply.body = rich_from_text(
            hearing->arena,
            STR("In private I answer only people who are in a channel with me. Please "
                "ask there. Emergencies are always answered."));
        break;
    case POLICY_SILENT: break;
    }
    bot->counters.limited++;
    return false;
}

static void hear_addressed(struct bot *bot, struct hearing *hearing,
                           const struct command_call *call)
{
    const struct dialogue *dialogue = asking_dialogue(hearing);
    struct choice choice =
        choice_of(hearing->arena, dialogue, bot->faq, hearing->address.text);

    if (call->command)
        command_run(call, &bot->urgent, &bot->quiet, hearing);
    else if (choice.kind != CHOICE_NONE && bot->faq)
        replying_choice(&bot->urgent, hearing, &choice);
    else
        answering_question(&bot->urgent, hearing);
}

static bool hear_relief(struct bot *bot, struct hearing *hearing)
{
    const struct chat_message *message = hearing->message;

    return !message->is_stale && !message->is_action
           && !quiet_has(&bot->quiet, hearing->arena, message)
           && relief_answer(&bot->urgent, hearing);
}

void bot_hear(struct bot *bot, const struct chat_message *message, int64_t now_ms,
              struct chat_actions *actions)
{
    if (!policy_is_person(message))
        return;
    struct hearing hearing = begin(bot, message, now_ms, actions);

    bot->counters.heard++;
    judging_judge(bot->triage, &bot->urgent, &hearing);
    if (hear_relief(bot, &hearing) || urgent_answer(&bot->urgent, &hearing)
        || message->is_stale || message->is_action) {
        remember_age(&hearing);
        return;
    }
    if (hearing.address.is_addressed && answering_plea(&bot->urgent, &hearing))
        return;
    struct command_call call = {.command = NULL};
    if (hearing.address.is_addressed || asking_dialogue(&hearing))
        call = command_find(&hearing);
    if (!hearing.address.is_addressed && !goes_on(bot, &hearing, &call)) {
        hear_unaddressed(bot, &hearing);
        return;
    }
    bool is_admin_command = command_is_admin(call.command);
    bool may_be_admin =
        is_admin_command && (call.is_allowed || message->account.len == 0);
    if (!may_be_admin && quiet_has(&bot->quiet, hearing.arena, message))
        return;
    if (!(is_admin_command && call.is_allowed) && !is_let_through(bot, &hearing))
        return;
    if (!call.command && command_correct(&hearing))
        return;
    hear_addressed(bot, &hearing, &call);
    remember_age(&hearing);
    if (!call.command)
        misses_note(&bot->misses, &bot->urgent, &hearing);
}

void bot_tell_reload(struct bot *bot, const struct faq_changes *changes,
                     const struct diagnostics *found, struct arena *arena,
                     struct chat_reply *out)
{
    struct str text = changes ? changes_describe(arena, changes, found, bot->faq)
                              : changes_refuse(arena, found, bot->faq);

    *out = (struct chat_reply){.body = rich_from_text(arena, text)};
}
