/* SPDX-License-Identifier: MIT */
#include "bot/command.h"

#include "base/macros.h"
#include "bot/admin.h"
#include "bot/introduction.h"
#include "bot/reading.h"
#include "bot/telling.h"
#include "text/distance.h"
#include "text/spelling.h"

enum {
    NAME_BYTES_MAX = 48, /* of a way to say a command */
    NAME_WORDS_MAX = 9,
    SLIP_BYTES_LEAST = 5 /* of a name in which two slips may be */
};
enum command_who { ANYBODY, OPERATORS /* of a room that says so */, ADMINS };
enum command_where { ANYWHERE, ROOMS, GOES_ON /* anywhere, unaddressed too */ };

struct command {
    struct str name;
    struct str also; /* other ways to say it, separated by '|' */
    enum command_who who;
    enum command_where where;
    bool takes_argument;
    const char *help;
    void (*run)(const struct calling *calling);
};

static const struct str out_of_place =
    STR_INIT("Please say that in the room it is about.");

static const struct command commands[] = {
    {STR_INIT("help"), STR_INIT("commands|menu"), ANYBODY, ANYWHERE, false, "this",
     introduction_help},
    {STR_INIT("about"),
     STR_INIT(
         "disclaimer|version|who writes this|who writes this stuff|who writes these|"
         "who wrote this stuff|who checks this|who is behind this|who made you|who built you|"
         "who owns this|who wrote this|who wrote these articles|who made this|"
         "who runs this|who runs this bot|who pays for this|who pays for you|"
         "are you reliable|can i trust you|who pays you|why should i trust you|"
         "why should i trust a bot|can i believe you|can i trust this|can i trust it|"
         "is this reliable|is this trustworthy|is this accurate"),
     ANYBODY, ANYWHERE, false, "what I am", introduction_about},
    {STR_INIT("topics"),
     STR_INIT(
         "topic|list|list topics|what do you know|what do you know about|"
         "fine what do you know|what can i ask|what can i ask you|what can you tell me|"
         "what topics do you have|what do you have"),
     ANYBODY, ANYWHERE, false, "all that I know", reading_topics},
    {STR_INIT("more"),
     STR_INIT("tell me more|go on|more please|say more|say more please|continue|"
              "keep going|more info|more information|more details|more detail|"
              "tell me more about it|tell me more about that|more about that|"
              "more about it|and more|anything else|what else|say that again with more|"
              "can you tell me more|can you say more|can you elaborate|elaborate|"
              "the rest|read on|next|give me more|i want more|more of that"),
     ANYBODY, GOES_ON, false, "the rest of the last answer", reading_more},
    {STR_INIT("sources"),
     STR_INIT(
         "source|references|reference|your sources|what are your sources|"
         "what is your source|where is that from|where does that come from|"
         "where did you get that|where did you get that from|who says so|who says|"
         "who says that|says who|do you have a source|do you have sources|"
         "do you have any sources|any sources|any source|citation|citations|"
         "citation needed|links|where can i read more|where can i read about it|"
         "show me the sources|show sources|sources please|got a source|"
         "when was it checked|when was this checked|when was it reviewed|"
         "when was this reviewed|when was this written|how old is this|"
         "is this up to date|how do i know it is true|how do i know its true|how do i know that is true|"
         "how do i know this is true|"
         "got any sources|is there a source|is there a study|cite|cite it|"
         "show me studies|show me the studies|show me some studies|which studies|"
         "what studies|what are the studies|show me the evidence|show me evidence|"
         "show me proof|show me the proof|show me your sources|where are the studies|"
         "prove it|proof|where does your info come from|"
         "where does your information come from|where do you get your info|"
         "where do you get your information|where do you get this from|"
         "where is this from|where does this come from|when was it updated|"
         "when was this updated|when was this last updated|how recent is this|"
         "how up to date is this"),
     ANYBODY, GOES_ON, false, "where it comes from", reading_sources},
    {STR_INIT("why"),
     STR_INIT("why this answer|explain|why do you say that|why did you say that|"
              "why that answer|why that|why this|what makes you say that|"
              "how do you know|how do you know that|why are you saying that|"
              "why are you telling me that|why are you telling me this|"
              "why did you tell me that|why did you answer that|explain yourself"),
     ANYBODY, GOES_ON, false, "why I chose it", reading_why},
    {STR_INIT("tell"), STR_INIT(""), ANYBODY, ROOMS, true,
     "in a room: tell NAME about TOPIC", telling_run},
    {STR_INIT("reload"), STR_INIT("rehash"), ADMINS, ANYWHERE, false,
     "read the articles again", admin_reload},
    {STR_INIT("status"), STR_INIT(""), ADMINS, ANYWHERE, false, "how I am", admin_status},
    {STR_INIT("quiet"), STR_INIT("be quiet"), OPERATORS, ROOMS, false,
     "answer only emergencies here", admin_quiet},
    {STR_INIT("resume"), STR_INIT("unquiet"), OPERATORS, ROOMS, false,
     "answer here again", admin_resume},
    {STR_INIT("ignore"), STR_INIT(""), ADMINS, ANYWHERE, true, "ignore NAME",
     admin_ignore},
    {STR_INIT("heed"), STR_INIT("unignore"), ADMINS, ANYWHERE, true, "heed NAME again",
     admin_heed},
    {STR_INIT("misses"), STR_INIT("missed"), ADMINS, ANYWHERE, false,
     "what I did not understand", admin_misses},
    {STR_INIT("join"), STR_INIT(""), ADMINS, ANYWHERE, true, "join ROOM [KEY]",
     admin_join},
    {STR_INIT("part"), STR_INIT("leave"), ADMINS, ROOMS, false, "leave this room",
     admin_part},
    {STR_INIT("part"), STR_INIT("leave"), ADMINS, ANYWHERE, true, "part ROOM",
     admin_part},
    {STR_INIT("set"), STR_INIT(""), ADMINS, ROOMS, true,
     "set ambient, operators, notice or private_more on or off, set region NAME",
     admin_set},
    {STR_INIT("raw"), STR_INIT(""), ADMINS, ANYWHERE, true, "raw LINE, if allowed",
     admin_raw},
};

/* What is looked for in the table: in small letters; empty when it cannot stand there. */
struct wanted {
    char bytes[NAME_BYTES_MAX];
    size_t len;
};

static struct wanted wanted_of(struct str text)
{
    struct wanted wanted = {.len = text.len};

    if (text.len > NAME_BYTES_MAX || str_find_char(text, '|') != STR_NOT_FOUND)
        wanted.len = 0;
    for (size_t i = 0; i < wanted.len; i++)
        wanted.bytes[i] = char_to_lower_ascii(text.ptr[i]);
    return wanted;
}

static bool is_named(const struct command *command, const struct wanted *wanted)
{
    struct str name = str_make(wanted->bytes, wanted->len), also = command->also;
    size_t at = 0, found;

    if (name.len == 0)
        return false;
    if (str_equal(name, command->name))
        return true;
    while ((found = str_find(str_skip(also, at), name)) != STR_NOT_FOUND) {
        size_t start = at + found, end = start + name.len;
        if ((start == 0 || also.ptr[start - 1] == '|')
            && (end == also.len || also.ptr[end] == '|'))
            return true;
        at = start + 1;
    }
    return false;
}

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
    return str_find_char(argument, ' ') == STR_NOT_FOUND;
}

static struct command_call find_plain(struct str whole)
{
    struct str first, rest;

    str_cut_word(whole, &first, &rest);
    struct wanted all = wanted_of(whole), one = wanted_of(first);
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        const struct command *command = &commands[i];
        bool is_by_name = str_equal_ascii_nocase(whole, command->name);
        if (!command->takes_argument && (is_by_name || is_named(command, &all)))
            return (struct command_call){.command = command, .is_by_name = is_by_name};
        if (command->takes_argument && is_named(command, &one)
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

    if (!hearing->address.has_prefix || word.len > NAME_BYTES_MAX)
        return STR("");
    for (size_t i = 0; i < word.len; i++)
        if (!char_is_alnum_ascii(word.ptr[i]) && !strchr("-_", word.ptr[i]))
            return STR("");
    return word;
}

/* The command whose name is a slip or two away; NULL: none is. */
static const struct command *nearest(struct str word)
{
    struct wanted wanted = wanted_of(word);
    unsigned limit = wanted.len >= SLIP_BYTES_LEAST ? 2 : 1;
    const struct command *found = NULL;

    for (size_t i = 0; i < COUNT_OF(commands) && wanted.len > 0; i++) {
        unsigned distance =
            distance_between(str_make(wanted.bytes, wanted.len), commands[i].name, limit);
        if (distance > limit)
            continue;
        limit = distance > 0 ? distance - 1 : 0;
        found = &commands[i];
    }
    return found;
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
        const struct command *near = nearest(slipped_word(hearing));
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
    const struct command *found = NULL;

    str_cut_word(bare(text), &first, &rest);
    struct wanted wanted = wanted_of(first);
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (commands[i].who != ANYBODY && is_named(&commands[i], &wanted)
            && (!found || commands[i].takes_argument))
            found = &commands[i];
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

    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        const struct command *command = &commands[i];
        if (command->who != ANYBODY && !is_admin)
            continue;
        list = arena_format(arena, "%.*s%s %.*s (%s)", STR_ARG(list), i > 0 ? "," : "",
                            STR_ARG(command->name), command->help);
    }
    return arena_format(arena, "%.*s.", STR_ARG(list));
}
