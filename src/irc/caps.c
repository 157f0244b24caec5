/* SPDX-License-Identifier: MIT */
#include "irc/caps.h"

#include <stdio.h>

static const struct str names[IRC_CAP_COUNT] = {
#define ROW(name, text) STR_INIT(text),
    IRC_CAPS(ROW)
#undef ROW
};

static unsigned bit_of(struct str name)
{
    for (unsigned i = 0; i < IRC_CAP_COUNT; i++) {
        if (str_equal(names[i], name))
            return 1U << i;
    }
    return 0;
}

void irc_caps_init(struct irc_caps *caps, bool wants_login)
{
    *caps = (struct irc_caps){.wants_login = wants_login};
}

void irc_caps_set_mechanisms(struct irc_caps *caps, struct str list)
{
    if (list.len && list.len < sizeof(caps->mechanisms))
        (void)snprintf(caps->mechanisms, sizeof(caps->mechanisms), "%.*s", STR_ARG(list));
}

void irc_caps_offer(struct irc_caps *caps, struct str list)
{
    struct str word, name, value;
    caps->is_known = true;
    while (str_cut_word(list, &word, &list)) {
        if (!str_cut(word, '=', &name, &value))
            continue;
        unsigned bit = bit_of(name);
        caps->offered |= bit;
        caps->done &= ~bit;
        if (bit == 1U << IRC_CAP_SASL)
            (void)snprintf(caps->mechanisms, sizeof(caps->mechanisms), "%.*s",
                           STR_ARG(value));
        if (bit == 1U << IRC_CAP_MULTILINE)
            (void)snprintf(caps->multiline, sizeof(caps->multiline), "%.*s",
                           STR_ARG(value));
    }
}

void irc_caps_withdraw(struct irc_caps *caps, struct str list)
{
    struct str word;
    while (str_cut_word(list, &word, &list)) {
        unsigned bit = bit_of(word);
        caps->offered &= ~bit;
        caps->enabled &= ~bit;
        caps->asked &= ~bit;
        caps->single &= ~bit;
    }
}

static unsigned next_bits(const struct irc_caps *caps)
{
    unsigned open = caps->offered & ~(caps->enabled | caps->asked | caps->done);
    if (!caps->wants_login)
        open &= ~(1U << IRC_CAP_SASL);
    if (caps->wants_names)
        open &= ~(1U << IRC_CAP_NO_NAMES);
    /* Without labels an echo cannot be told from somebody else of our name. */
    if (!(caps->offered & 1U << IRC_CAP_LABELED_RESPONSE)
        || !(caps->offered & 1U << IRC_CAP_BATCH))
        open &= ~(1U << IRC_CAP_ECHO_MESSAGE | 1U << IRC_CAP_LABELED_RESPONSE);
    if (!(caps->offered & 1U << IRC_CAP_BATCH))
        open &= ~(1U << IRC_CAP_MULTILINE | 1U << IRC_CAP_CHATHISTORY);
    unsigned together = open & ~caps->single;
    return together ? together : open & (~open + 1U);
}

/* What does not fit any more is left for the next request. */
bool irc_caps_request(struct irc_caps *caps, struct str *list)
{
    unsigned bits = next_bits(caps), taken = 0;
    size_t len = 0;
    for (unsigned i = 0; i < IRC_CAP_COUNT; i++) {
        if (!(bits & 1U << i) || len + names[i].len + 1 > IRC_CAPS_TEXT_MAX)
            continue;
        if (len)
            caps->text[len++] = ' ';
        memcpy(caps->text + len, names[i].ptr, names[i].len);
        len += names[i].len;
        taken |= 1U << i;
    }
    caps->asked |= taken;
    *list = str_make(caps->text, len);
    return taken != 0;
}

static unsigned bits_of(struct str list)
{
    unsigned bits = 0;
    struct str word;
    while (str_cut_word(list, &word, &list)) {
        if (!str_starts_with(word, STR("-")))
            bits |= bit_of(word);
    }
    return bits;
}

/* Servers may cut the list that they refuse: then it is the one that was asked first. */
static unsigned unnamed(const struct irc_caps *caps)
{
    unsigned together = caps->asked & ~caps->single;
    return together ? together : caps->asked & (~caps->asked + 1U);
}

void irc_caps_answer(struct irc_caps *caps, struct str list, bool is_ack)
{
    unsigned bits = bits_of(list);
    if (!is_ack && bits == 0)
        bits = unnamed(caps);
    bool was_alone = (bits & (bits - 1U)) == 0;
    caps->asked &= ~bits;
    if (is_ack)
        caps->enabled |= bits & caps->offered;
    else if (!was_alone)
        caps->single |= bits;
    if (is_ack || was_alone)
        caps->done |= bits;
}

bool irc_caps_is_settled(const struct irc_caps *caps)
{
    return caps->asked == 0 && next_bits(caps) == 0;
}

bool irc_caps_has(const struct irc_caps *caps, enum irc_cap cap)
{
    return (caps->enabled & 1U << cap) != 0;
}
