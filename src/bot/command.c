/* SPDX-License-Identifier: MIT */
#include "bot/command.h"

#include "bot/admin.h"
#include "bot/command_table.h"
#include "bot/telling.h"
#include "text/spelling.h"

enum { NAME_WORDS_MAX = 9 /* of a way to say a command */ };

static const struct str out_of_place =
    STR_INIT("Please say that in the room it is about.");

static struct str bare(struct str text)
{
    text = str_trim(text);
    while (text.len > 0 && strchr("?!.\"'", text.ptr[0]))
        text = str_skip(text, 1);
    while (text.len > 0 && strchr("?!.,\"' ", text.ptr[text.len - 1]))
        text.len--;
    return text;
}

/* "tell me the story" is a question; "tell ann about pain" is not. */
static bool fits_argument(const struct command *command, struct str argument)
{
    struct telling telling;

    if (argument.len == 0)
        return false;
    if (command->run == telling_run)
        return telling_parse(argument, &telling);
    if (command->run == admin_join || command->run == admin_part)
        return admin_is_room(argument);
    if (command->run == admin_set)
        return admin_is_setting(argument);
    if (command->run == admin_raw)
        return admin_is_line(argument);
    return str_find_char(argument, ' ') == STR_NOT_FOUND
           && !(command->run == admin_ignore
                && str_has_word(STR(" me this that it us "), argument));
}

static struct command_call find_plain(struct str whole)
{
    const struct command *command;
    struct str first, rest;

    str_cut_word(whole, &first, &rest);
    struct command_name all = command_name_of(whole), one = command_name_of(first);
    for (size_t i = 0; (command = command_table_at(i)); i++) {
        bool is_by_name = str_equal_ascii_nocase(whole, command->name);
        if (!command->takes_argument && (is_by_name || command_is_named(command, &all)))
            return (struct command_call){.command = command, .is_by_name = is_by_name};
        if (command->takes_argument && command_is_named(command, &one)
            && fits_argument(command, str_trim(rest)))
            return (struct command_call){.command = command, .argument = str_trim(rest)};
    }
    return (struct command_call){.command = NULL};
}

static bool is_plain(const struct command *command)
{
    return command->who == ANYBODY && !command->takes_argument;
}

static struct command_call find_read(const struct words *words)
{
    struct command_call call = find_plain(words->text);

    if (call.command && !is_plain(call.command))
        call.command = NULL;
    call.is_by_name = false;
    return call;
}

/* The word behind a prefix, when that is all that was said. */
static struct str word_of_prefix(const struct hearing *hearing)
{
    struct str word = bare(hearing->address.text);

    if (!hearing->address.has_prefix || word.len > COMMAND_NAME_MAX)
        return STR("");
    for (size_t i = 0; i < word.len; i++)
        if (!char_is_alnum_ascii(word.ptr[i]) && !strchr("-_", word.ptr[i]))
            return STR("");
    return word;
}

/* What may be a command with a slip: a word behind the prefix, or the only word, if it is
 * none of the language. */
static struct str slipped_word(struct hearing *hearing)
{
    const struct words *words = hearing_words(hearing);

    if (words->count == 1 && !spelling_is_common(words->text))
        return words->text;
    return word_of_prefix(hearing);
}

bool command_is_admin(const struct command *command)
{
    return command && command->who != ANYBODY;
}

static bool is_allowed(const struct command *command, const struct chat_message *message)
{
    return !command_is_admin(command) || message->is_admin
           || (command->who == OPERATORS && message->is_operator);
}

/* As it was said; or as it reads without shorthand and politeness, and then without slips:
 * "wheres that from", "could you tell me more pls", "sorces", "!hlep". Orders of admins are
 * taken as written only. */
struct command_call command_find(struct hearing *hearing)
{
    struct command_call call = find_plain(bare(hearing->address.text));

    if (!call.command)
        call = find_read(hearing_words(hearing));
    if (!call.command && hearing_words(hearing)->count <= NAME_WORDS_MAX)
        call = find_read(hearing_meant(hearing));
    if (!call.command) {
        const struct command *near = command_nearest(slipped_word(hearing));
        call.command = near && is_plain(near) ? near : NULL;
    }
    call.is_allowed = call.command && is_allowed(call.command, hearing->message);
    return call;
}

bool command_goes_on(const struct command_call *call)
{
    return call->command && call->command->where == GOES_ON && call->is_by_name;
}

static bool must_ask_account(bool is_allowed, const struct hearing *hearing)
{
    return !is_allowed && hearing->message->account.len == 0;
}

static void ask_account(struct hearing *hearing)
{
    chat_actions_add(hearing->actions, CHAT_ASK_ACCOUNT)->kind_name = "account";
    policy_hear_again(hearing->policy, hearing->message, hearing->now_ms, hearing->arena);
}

/* Of an order by its first word, rather one that takes an argument; NULL: it is none. */
static const struct command *find_order(struct str text)
{
    struct str first, rest;
    const struct command *found = NULL, *command;

    str_cut_word(bare(text), &first, &rest);
    struct command_name wanted = command_name_of(first);
    for (size_t i = 0; (command = command_table_at(i)); i++)
        if (command->who != ANYBODY && command_is_named(command, &wanted)
            && (!found || command->takes_argument))
            found = command;
    return found;
}

static bool is_out_of_place(const struct command *command, const struct hearing *hearing)
{
    return command->where == ROOMS && hearing->message->is_direct;
}

static void say_correction(const struct command *order, struct hearing *hearing)
{
    struct arena *arena = hearing->arena;

    if (is_out_of_place(order, hearing))
        hearing_say(hearing, "command", out_of_place);
    else if (order->takes_argument)
        hearing_say(hearing, "command",
                    arena_format(arena, "That is not how it is said: %s.", order->help));
    else
        hearing_say(hearing, "command",
                    arena_format(arena, "That is not how it is said: %.*s, alone.",
                                 STR_ARG(order->name)));
}

/* "!stats": no question, whatever article has a word of it. */
static bool say_unknown(struct hearing *hearing)
{
    struct str word = word_of_prefix(hearing);

    if (word.len == 0)
        return false;
    if (!hearing->address.is_by_prefix)
        hearing_say(hearing, "command",
                    arena_format(hearing->arena,
                                 "I know no command \"%.*s\": say help for those that I "
                                 "know, or ask in your own words.",
                                 STR_ARG(word)));
    return true;
}

bool command_correct(struct hearing *hearing)
{
    const struct command *order = find_order(hearing->address.text);

    if (!hearing->address.has_prefix)
        return false;
    if (!order)
        return say_unknown(hearing);
    bool may_order = is_allowed(order, hearing->message);
    if (must_ask_account(may_order, hearing))
        ask_account(hearing);
    else if (may_order)
        say_correction(order, hearing);
    return hearing->actions->count > 0;
}

/* Said by the wrong person, in the wrong place, or something that is not done here. */
static bool is_in_vain(const struct command_call *call, const struct hearing *hearing,
                       const struct chat_action *action)
{
    bool must_act = call->command->run == admin_set || call->command->run == admin_raw;

    return !call->is_allowed || is_out_of_place(call->command, hearing)
           || (must_act && action->kind == CHAT_REPLY_HERE);
}

/* What is ordered, by whom and with what result is written down: of its arguments the name
 * alone, neither the key of a channel nor a raw line. */
static void audit(const struct command_call *call, struct hearing *hearing, size_t first)
{
    const struct command *command = call->command;
    struct str name, rest;

    if (!command_is_admin(command) || hearing->actions->count <= first)
        return;
    struct chat_action *action = &hearing->actions->items[first];
    if (action->kind == CHAT_ASK_ACCOUNT)
        return;
    action->order = command->name.ptr;
    action->is_refused = is_in_vain(call, hearing, action);
    if (command->run != admin_raw && str_cut_word(call->argument, &name, &rest))
        action->order_about = name;
}

void command_run(const struct command_call *call, struct urgent *urgent,
                 struct quiet *quiet, struct hearing *hearing)
{
    const struct command *command = call->command;
    struct calling calling = {hearing, urgent, quiet, call->argument};

    size_t first = hearing->actions->count;

    if (must_ask_account(call->is_allowed, hearing))
        ask_account(hearing);
    else if (!call->is_allowed)
        hearing_say(hearing, "refused", STR("Only my admins can do that, sorry."));
    else if (is_out_of_place(command, hearing))
        hearing_say(hearing, "command", out_of_place);
    else
        command->run(&calling);
    audit(call, hearing, first);
}

struct str command_list(struct arena *arena, bool is_admin)
{
    struct str list = STR("Commands:");
    const struct command *command;

    for (size_t i = 0; (command = command_table_at(i)); i++) {
        if (command->who != ANYBODY && !is_admin)
            continue;
        list = arena_format(arena, "%.*s%s %.*s (%s)", STR_ARG(list), i > 0 ? "," : "",
                            STR_ARG(command->name), command->help);
    }
    return arena_format(arena, "%.*s.", STR_ARG(list));
}
