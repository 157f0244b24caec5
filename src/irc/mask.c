/* SPDX-License-Identifier: MIT */
#include "irc/mask.h"

#include "irc/message.h"

enum { NEVER = IRC_PARAMS_MAX };

/* From which parameter on a command says what is nobody's business. What is not named
 * here hides nothing: numerics, CAP, MODE of a user. */
static const struct {
    struct str command;
    size_t from;
} hidden[] = {
    {STR_INIT("301"), 2},          {STR_INIT("324"), 3},      {STR_INIT("332"), 2},
    {STR_INIT("AUTHENTICATE"), 0}, {STR_INIT("AWAY"), 0},     {STR_INIT("CHANSERV"), 0},
    {STR_INIT("CS"), 0},           {STR_INIT("FAIL"), 2},     {STR_INIT("IDENTIFY"), 0},
    {STR_INIT("JOIN"), 1},         {STR_INIT("KICK"), 2},     {STR_INIT("KILL"), 1},
    {STR_INIT("METADATA"), 2},     {STR_INIT("MODE"), 2},     {STR_INIT("NICKSERV"), 0},
    {STR_INIT("NOTICE"), 1},       {STR_INIT("NS"), 0},       {STR_INIT("OPER"), 0},
    {STR_INIT("PART"), 1},         {STR_INIT("PASS"), 0},     {STR_INIT("PRIVMSG"), 1},
    {STR_INIT("QUIT"), 0},         {STR_INIT("REGISTER"), 0}, {STR_INIT("SQUERY"), 1},
    {STR_INIT("TOPIC"), 1},        {STR_INIT("VERIFY"), 0},   {STR_INIT("WALLOPS"), 0},
};

static size_t hidden_from(const struct irc_message *message)
{
    for (size_t i = 0; i < COUNT_OF(hidden); i++) {
        if (str_equal_ascii_nocase(hidden[i].command, message->command))
            return hidden[i].from;
    }
    return NEVER;
}

/* "AUTHENTICATE PLAIN" and the like are no secret, nor is the account of extended-join. */
static bool is_public(const struct irc_message *message, struct str param)
{
    static const struct str words[] = {
        STR_INIT("+"),
        STR_INIT("*"),
        STR_INIT("EXTERNAL"),
        STR_INIT("PLAIN"),
        STR_INIT("SCRAM-SHA-256"),
    };
    if (str_equal_ascii_nocase(message->command, STR("JOIN")))
        return message->source.len > 0;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (str_equal(words[i], param))
            return str_equal_ascii_nocase(message->command, STR("AUTHENTICATE"));
    }
    return false;
}

/* A client's own tag may hold what somebody wrote. */
static void add_tags(struct buf *out, struct str tags)
{
    struct str tag, name, value;
    char mark = '@';
    while (str_cut(tags, ';', &tag, &tags)) {
        (void)str_cut(tag, '=', &name, &value);
        buf_format(out, "%c%.*s", mark, STR_ARG(name));
        mark = ';';
        if (value.len && str_starts_with(name, STR("+")))
            buf_format(out, "=<%zu bytes>", value.len);
        else if (value.len)
            buf_format(out, "=%.*s", STR_ARG(value));
    }
    if (mark == ';')
        buf_add_char(out, ' ');
}

static void add_params(struct buf *out, const struct irc_message *message)
{
    size_t from = hidden_from(message);
    for (size_t i = 0; i < message->param_count; i++) {
        struct str param = message->params[i];
        bool is_last = i + 1 == message->param_count;
        buf_add(out, is_last && message->is_trailing ? STR(" :") : STR(" "));
        if (i >= from && !is_public(message, param))
            buf_format(out, "<%zu bytes>", param.len);
        else
            buf_add(out, param);
    }
}

struct str irc_mask_line(struct arena *arena, struct str line)
{
    struct irc_message message;
    struct buf out;
    if (!irc_message_parse(line, &message))
        return arena_format(arena, "<%zu bytes that are no message>", line.len);
    buf_init(&out, 2 * IRC_LINE_BYTES_MAX);
    add_tags(&out, message.tags);
    if (message.source.len)
        buf_format(&out, ":%.*s ", STR_ARG(message.source));
    buf_add(&out, message.command);
    add_params(&out, &message);
    struct str masked = arena_copy(arena, buf_view(&out));
    buf_clear(&out);
    return masked;
}
