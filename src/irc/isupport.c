/* SPDX-License-Identifier: MIT */
#include "irc/isupport.h"

#include <stdio.h>

#include "base/macros.h"

static void set_text(char out[IRC_ISUPPORT_TEXT_MAX], struct str value)
{
    (void)snprintf(out, IRC_ISUPPORT_TEXT_MAX, "%.*s", STR_ARG(value));
}

static void set_casemapping(struct irc_isupport *isupport, struct str value)
{
    if (str_equal_ascii_nocase(value, STR("rfc1459")))
        isupport->casemapping = IRC_CASEMAPPING_RFC1459;
    else if (str_equal_ascii_nocase(value, STR("rfc1459-strict"))
             || str_equal_ascii_nocase(value, STR("strict-rfc1459")))
        isupport->casemapping = IRC_CASEMAPPING_RFC1459_STRICT;
    else
        isupport->casemapping = IRC_CASEMAPPING_ASCII;
}

static void set_chantypes(struct irc_isupport *isupport, struct str value)
{
    set_text(isupport->chantypes, value);
}

static void set_statusmsg(struct irc_isupport *isupport, struct str value)
{
    set_text(isupport->statusmsg, value);
}

static void set_network(struct irc_isupport *isupport, struct str value)
{
    set_text(isupport->network, value);
}

static void set_prefix(struct irc_isupport *isupport, struct str value)
{
    struct str modes, symbols;
    if (!str_starts_with(value, STR("("))
        || !str_cut(str_skip(value, 1), ')', &modes, &symbols))
        return;
    set_text(isupport->prefix_modes, modes);
    set_text(isupport->prefix_symbols, symbols);
}

static void set_bot(struct irc_isupport *isupport, struct str value)
{
    isupport->bot_mode = '\0';
    if (value.len == 1 && char_is_alpha_ascii(value.ptr[0]))
        isupport->bot_mode = value.ptr[0];
}

static void set_length(size_t *out, struct str value, size_t least, size_t most)
{
    uint64_t number;
    if (str_to_u64(value, &number) && number >= least)
        *out = number > most ? most : (size_t)number;
}

static void set_nick_len(struct irc_isupport *isupport, struct str value)
{
    set_length(&isupport->nick_len, value, 3, 64);
}

static void set_channel_len(struct irc_isupport *isupport, struct str value)
{
    set_length(&isupport->channel_len, value, 2, 256);
}

static void set_user_len(struct irc_isupport *isupport, struct str value)
{
    set_length(&isupport->user_len, value, 1, 64);
}

static void set_host_len(struct irc_isupport *isupport, struct str value)
{
    set_length(&isupport->host_len, value, 1, 255);
}

static void set_line_len(struct irc_isupport *isupport, struct str value)
{
    set_length(&isupport->line_len, value, 512, 8191);
}

static const struct {
    struct str name, fallback;
    void (*set)(struct irc_isupport *isupport, struct str value);
} tokens[] = {
    {STR_INIT("BOT"), STR_INIT(""), set_bot},
    {STR_INIT("CASEMAPPING"), STR_INIT("rfc1459"), set_casemapping},
    {STR_INIT("CHANNELLEN"), STR_INIT("50"), set_channel_len},
    {STR_INIT("CHANTYPES"), STR_INIT("#&"), set_chantypes},
    {STR_INIT("HOSTLEN"), STR_INIT("63"), set_host_len},
    {STR_INIT("LINELEN"), STR_INIT("512"), set_line_len},
    {STR_INIT("NETWORK"), STR_INIT(""), set_network},
    {STR_INIT("NICKLEN"), STR_INIT("9"), set_nick_len},
    {STR_INIT("PREFIX"), STR_INIT("(ov)@+"), set_prefix},
    {STR_INIT("STATUSMSG"), STR_INIT(""), set_statusmsg},
    {STR_INIT("USERLEN"), STR_INIT("10"), set_user_len},
};

void irc_isupport_init(struct irc_isupport *isupport)
{
    *isupport = (struct irc_isupport){0};
    for (size_t i = 0; i < COUNT_OF(tokens); i++)
        tokens[i].set(isupport, tokens[i].fallback);
}

static int hex_digit(char c)
{
    c = char_to_lower_ascii(c);
    return char_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "\x20" and the like; a value is never longer than the text it is kept in. */
static struct str unescape(struct str value, char out[IRC_ISUPPORT_TEXT_MAX])
{
    size_t len = 0;
    for (size_t i = 0; i < value.len && len < IRC_ISUPPORT_TEXT_MAX; i++) {
        char c = value.ptr[i];
        if (c == '\\' && i + 3 < value.len && value.ptr[i + 1] == 'x'
            && hex_digit(value.ptr[i + 2]) >= 0 && hex_digit(value.ptr[i + 3]) >= 0) {
            c = (char)(hex_digit(value.ptr[i + 2]) * 16 + hex_digit(value.ptr[i + 3]));
            i += 3;
        }
        out[len++] = c;
    }
    return str_make(out, len);
}

void irc_isupport_apply(struct irc_isupport *isupport, struct str token)
{
    bool is_removal = str_starts_with(token, STR("-"));
    char text[IRC_ISUPPORT_TEXT_MAX];
    struct str name, value;
    if (!str_cut(str_skip(token, is_removal ? 1 : 0), '=', &name, &value))
        return;
    value = unescape(value, text);
    for (size_t i = 0; i < COUNT_OF(tokens); i++) {
        if (str_equal(tokens[i].name, name))
            tokens[i].set(isupport, is_removal ? tokens[i].fallback : value);
    }
}

static char fold_char(const struct irc_isupport *isupport, char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c + 32);
    if (isupport->casemapping == IRC_CASEMAPPING_ASCII)
        return c;
    if (c == '[' || c == ']' || c == '\\')
        return (char)(c + 32);
    if (c == '~' && isupport->casemapping == IRC_CASEMAPPING_RFC1459)
        return '^';
    return c;
}

struct str irc_isupport_fold(const struct irc_isupport *isupport, struct arena *arena,
                             struct str name)
{
    char *bytes = arena_alloc(arena, name.len + 1, 1);
    for (size_t i = 0; i < name.len; i++)
        bytes[i] = fold_char(isupport, name.ptr[i]);
    return str_make(bytes, name.len);
}

bool irc_isupport_same(const struct irc_isupport *isupport, struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        if (fold_char(isupport, a.ptr[i]) != fold_char(isupport, b.ptr[i]))
            return false;
    }
    return true;
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c);
}

bool irc_isupport_is_channel(const struct irc_isupport *isupport, struct str name)
{
    return name.len && is_one_of(name.ptr[0], isupport->chantypes);
}

bool irc_isupport_cut_status(const struct irc_isupport *isupport, struct str *target)
{
    struct str rest = *target;
    while (rest.len && is_one_of(rest.ptr[0], isupport->statusmsg)
           && !irc_isupport_is_channel(isupport, rest))
        rest = str_skip(rest, 1);
    if (rest.len == target->len || !irc_isupport_is_channel(isupport, rest))
        return false;
    *target = rest;
    return true;
}
