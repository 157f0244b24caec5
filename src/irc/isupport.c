/* SPDX-License-Identifier: MIT */
#include "irc/isupport.h"

#include <stddef.h>
#include <stdio.h>

#include "base/macros.h"
#include "text/fold.h"

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
    else if (str_equal_ascii_nocase(value, STR("rfc7613"))
             || str_equal_ascii_nocase(value, STR("rfc8265")))
        isupport->casemapping = IRC_CASEMAPPING_RFC7613;
    else
        isupport->casemapping = IRC_CASEMAPPING_ASCII;
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

static void set_chanmodes(struct irc_isupport *isupport, struct str value)
{
    struct str letters;
    for (size_t i = 0; i < IRC_MODE_KINDS; i++) {
        (void)str_cut(value, ',', &letters, &value);
        set_text(isupport->chanmodes[i], letters);
    }
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

static void set_chathistory(struct irc_isupport *isupport, struct str value)
{
    isupport->chathistory = 0;
    set_length(&isupport->chathistory, str_equal(value, STR("0")) ? STR("1000") : value,
               1, 1000);
}

/* Without a number there is no limit. */
static void set_monitor(struct irc_isupport *isupport, struct str value)
{
    isupport->monitor = 0;
    set_length(&isupport->monitor, value.len ? value : STR("1000"), 1, 1000);
}

static void set_whox(struct irc_isupport *isupport, struct str value)
{
    (void)value;
    isupport->has_whox = true;
}

static void unset_monitor(struct irc_isupport *isupport)
{
    isupport->monitor = 0;
}

static void unset_whox(struct irc_isupport *isupport)
{
    isupport->has_whox = false;
}

/* Kept as they are. */
static const struct {
    struct str name, usual;
    size_t offset;
} texts[] = {
    {STR_INIT("CHANTYPES"), STR_INIT("#&"), offsetof(struct irc_isupport, chantypes)},
    {STR_INIT("CLIENTTAGDENY"), STR_INIT(""),
     offsetof(struct irc_isupport, clienttagdeny)},
    {STR_INIT("MSGREFTYPES"), STR_INIT(""), offsetof(struct irc_isupport, msgreftypes)},
    {STR_INIT("STATUSMSG"), STR_INIT(""), offsetof(struct irc_isupport, statusmsg)},
};

static const struct {
    struct str name, usual;
    size_t offset, least, most;
} lengths[] = {
    {STR_INIT("HOSTLEN"), STR_INIT("63"), offsetof(struct irc_isupport, host_len), 1,
     255},
    {STR_INIT("LINELEN"), STR_INIT("512"), offsetof(struct irc_isupport, line_len), 512,
     8191},
    {STR_INIT("NICKLEN"), STR_INIT("9"), offsetof(struct irc_isupport, nick_len), 3, 64},
    {STR_INIT("USERLEN"), STR_INIT("10"), offsetof(struct irc_isupport, user_len), 1, 64},
};

/* Where the bare word already says something, unset takes it back. */
static const struct {
    struct str name, usual;
    void (*set)(struct irc_isupport *isupport, struct str value);
    void (*unset)(struct irc_isupport *isupport);
} others[] = {
    {STR_INIT("BOT"), STR_INIT(""), set_bot, NULL},
    {STR_INIT("CASEMAPPING"), STR_INIT("rfc1459"), set_casemapping, NULL},
    {STR_INIT("CHANMODES"), STR_INIT("b,k,l,imnpst"), set_chanmodes, NULL},
    {STR_INIT("CHATHISTORY"), STR_INIT(""), set_chathistory, NULL},
    {STR_INIT("MONITOR"), STR_INIT(""), set_monitor, unset_monitor},
    {STR_INIT("PREFIX"), STR_INIT("(ov)@+"), set_prefix, NULL},
    {STR_INIT("WHOX"), STR_INIT(""), set_whox, unset_whox},
};

/* value NULL: as if the server had never said it. */
static void apply_text(struct irc_isupport *isupport, size_t at, const struct str *value)
{
    char *text = (char *)isupport + texts[at].offset;
    set_text(text, value ? *value : texts[at].usual);
}

static void apply_length(struct irc_isupport *isupport, size_t at,
                         const struct str *value)
{
    size_t *length = (size_t *)(void *)((char *)isupport + lengths[at].offset);
    set_length(length, value ? *value : lengths[at].usual, lengths[at].least,
               lengths[at].most);
}

static void apply_other(struct irc_isupport *isupport, size_t at, const struct str *value)
{
    if (!value && others[at].unset)
        others[at].unset(isupport);
    else
        others[at].set(isupport, value ? *value : others[at].usual);
}

static void apply_named(struct irc_isupport *isupport, struct str name,
                        const struct str *value)
{
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (str_equal(texts[i].name, name))
            apply_text(isupport, i, value);
    }
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        if (str_equal(lengths[i].name, name))
            apply_length(isupport, i, value);
    }
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (str_equal(others[i].name, name))
            apply_other(isupport, i, value);
    }
}

void irc_isupport_init(struct irc_isupport *isupport)
{
    *isupport = (struct irc_isupport){0};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        apply_text(isupport, i, NULL);
    for (size_t i = 0; i < COUNT_OF(lengths); i++)
        apply_length(isupport, i, NULL);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        apply_other(isupport, i, NULL);
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
    apply_named(isupport, name, is_removal ? NULL : &value);
}

static char fold_char(const struct irc_isupport *isupport, char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c + 32);
    if (isupport->casemapping == IRC_CASEMAPPING_ASCII
        || isupport->casemapping == IRC_CASEMAPPING_RFC7613)
        return c;
    if (c == '[' || c == ']' || c == '\\')
        return (char)(c + 32);
    if (c == '~' && isupport->casemapping == IRC_CASEMAPPING_RFC1459)
        return '^';
    return c;
}

static bool is_ascii(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        if ((unsigned char)name.ptr[i] > 0x7f)
            return false;
    }
    return true;
}

struct str irc_isupport_fold(const struct irc_isupport *isupport, struct arena *arena,
                             struct str name)
{
    if (isupport->casemapping == IRC_CASEMAPPING_RFC7613 && !is_ascii(name))
        return fold_name(arena, name);
    char *bytes = arena_alloc(arena, name.len + 1, 1);
    for (size_t i = 0; i < name.len; i++)
        bytes[i] = fold_char(isupport, name.ptr[i]);
    return str_make(bytes, name.len);
}

static bool is_same_folded(const struct irc_isupport *isupport, struct str a,
                           struct str b)
{
    struct arena scratch;
    arena_init(&scratch);
    bool is_same = str_equal(irc_isupport_fold(isupport, &scratch, a),
                             irc_isupport_fold(isupport, &scratch, b));
    arena_clear(&scratch);
    return is_same;
}

bool irc_isupport_same(const struct irc_isupport *isupport, struct str a, struct str b)
{
    if (isupport->casemapping == IRC_CASEMAPPING_RFC7613 && !is_ascii(a) && !is_ascii(b))
        return is_same_folded(isupport, a, b);
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

bool irc_isupport_allows_tag(const struct irc_isupport *isupport, struct str name)
{
    struct str rest = str_from_c(isupport->clienttagdeny), item;
    bool is_denied = false;
    while (str_cut(rest, ',', &item, &rest)) {
        if (str_equal(item, STR("*")) || str_equal(item, name))
            is_denied = true;
        else if (str_starts_with(item, STR("-")) && str_equal(str_skip(item, 1), name))
            return true;
    }
    return !is_denied;
}
