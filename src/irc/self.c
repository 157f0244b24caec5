/* SPDX-License-Identifier: MIT */
#include "irc/self.h"

#include <stdio.h>

#include "text/utf8.h"

enum { LINE_BYTES_MIN = 80, SPARE_BYTES_MAX = 100 };

static void set_name(char out[IRC_SELF_NAME_MAX], struct str value)
{
    (void)snprintf(out, IRC_SELF_NAME_MAX, "%.*s", STR_ARG(value));
}

void irc_self_reset(struct irc_self *self, const struct irc_options *options)
{
    *self = (struct irc_self){0};
    set_name(self->nick, options->nick);
}

bool irc_self_next_nick(struct irc_self *self, const struct irc_options *options,
                        const struct irc_isupport *isupport)
{
    size_t try = self->tries++;
    if (try < options->alt_nick_count) {
        set_name(self->nick, options->alt_nicks[try]);
        return true;
    }
    size_t digit = try - options->alt_nick_count + 1;
    if (digit > IRC_SELF_DIGITS)
        return false;
    struct str base = utf8_fit(options->nick, isupport->nick_len - 2);
    (void)snprintf(self->nick, sizeof(self->nick), "%.*s%zu", STR_ARG(base), digit);
    return true;
}

/* RFC 2812, 2.3.1; and whatever is not ASCII. */
static bool is_of_name(char c)
{
    return char_is_alnum_ascii(c) || (unsigned char)c > 0x7f
           || (c && strchr("[]\\`_^{|}-", c));
}

static size_t find_name(const struct irc_isupport *isupport, struct str text,
                        struct str name)
{
    for (size_t i = 0; name.len && i + name.len <= text.len; i++) {
        size_t end = i + name.len;
        if ((i == 0 || !is_of_name(text.ptr[i - 1]))
            && (end == text.len || !is_of_name(text.ptr[end]))
            && irc_isupport_same(isupport, str_slice(text, i, end), name))
            return i;
    }
    return STR_NOT_FOUND;
}

struct str irc_self_name_in(const struct irc_self *self,
                            const struct irc_options *options,
                            const struct irc_isupport *isupport, struct str text)
{
    struct str first = str_from_c(self->nick);
    size_t first_at = find_name(isupport, text, first);
    for (size_t i = 0; i <= options->alt_nick_count; i++) {
        struct str name = i ? options->alt_nicks[i - 1] : options->nick;
        size_t at = find_name(isupport, text, name);
        if (at < first_at) {
            first_at = at;
            first = name;
        }
    }
    return first_at == STR_NOT_FOUND ? first
                                     : str_slice(text, first_at, first_at + first.len);
}

void irc_self_set_nick(struct irc_self *self, struct str nick)
{
    if (nick.len)
        set_name(self->nick, nick);
}

void irc_self_set_host(struct irc_self *self, struct str user, struct str host)
{
    if (user.len)
        set_name(self->user, user);
    if (host.len)
        set_name(self->host, host);
}

void irc_self_spare(struct irc_self *self, size_t bytes)
{
    if (self->spare + bytes <= SPARE_BYTES_MAX)
        self->spare += bytes;
}

size_t irc_self_line_bytes(const struct irc_self *self,
                           const struct irc_isupport *isupport, struct str target)
{
    size_t user = strlen(self->user), host = strlen(self->host);
    size_t around = strlen(":!@ PRIVMSG  :\r\n") + strlen(self->nick)
                    + (user ? user : isupport->user_len + 1)
                    + (host ? host : isupport->host_len) + target.len
                    + IRC_SELF_SPARE_BYTES + self->spare;
    return around + LINE_BYTES_MIN < isupport->line_len ? isupport->line_len - around
                                                        : LINE_BYTES_MIN;
}
