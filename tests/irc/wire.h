/* SPDX-License-Identifier: MIT */
/*
 * wire: a session that a .wire plays with (wire_test.c), and the options that it may set.
 */
#ifndef TESTS_IRC_WIRE_H
#define TESTS_IRC_WIRE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "irc/bridge.h"
#include "irc/message.h"

enum { LIST_MAX = 8 };

struct wire {
    const char *path;
    unsigned line;
    bool is_bytewise;
    bool is_tls;
    struct arena arena;   /* of the whole run */
    struct arena scratch; /* of the last message heard */
    struct irc_options options;
    struct str restored[LIST_MAX]; /* "ROOM ROW" */
    size_t restored_count;
    int64_t seen_ms; /* 0: never */
    struct str alts[LIST_MAX], admins[LIST_MAX];
    struct irc_channel_options channels[LIST_MAX];
    enum irc_mechanism mechanisms[LIST_MAX];
    struct irc_session *session;
    struct chat_message message;
    struct buf sent, events; /* lines not yet expected */
    int64_t now_ms;
};

static void complain(const struct wire *wire, const char *what, struct str text)
{
    fail_msg("%s:%u: %s: %.*s", wire->path, wire->line, what, STR_ARG(text));
}

static void set_nick(struct wire *wire, struct str value)
{
    wire->options.nick = value;
}

static void add_alt(struct wire *wire, struct str value)
{
    wire->alts[wire->options.alt_nick_count++] = value;
}

static void add_admin(struct wire *wire, struct str value)
{
    wire->admins[wire->options.admin_count++] = value;
}

static void add_channel(struct wire *wire, struct str value)
{
    struct irc_channel_options *channel = &wire->channels[wire->options.channel_count++];
    (void)str_cut(value, ' ', &channel->name, &channel->key);
}

static void add_mechanism(struct wire *wire, struct str value)
{
    static const struct str names[] = {STR_INIT("external"), STR_INIT("scram-sha-256"),
                                       STR_INIT("plain")};
    for (unsigned i = 0; i < COUNT_OF(names); i++) {
        if (str_equal(names[i], value))
            wire->mechanisms[wire->options.sasl.mechanism_count++] =
                (enum irc_mechanism)i;
    }
}

static void set_account(struct wire *wire, struct str value)
{
    (void)str_cut(value, ' ', &wire->options.sasl.account, &wire->options.sasl.password);
}

static void set_services(struct wire *wire, struct str value)
{
    wire->options.sasl.services_host = value;
}

static void set_identify(struct wire *wire, struct str value)
{
    wire->options.sasl.identify = value;
}

static void set_nickserv(struct wire *wire, struct str value)
{
    wire->options.sasl.services_nick = value;
}

static void set_regain(struct wire *wire, struct str value)
{
    wire->options.sasl.regain = value;
}

static void set_invites(struct wire *wire, struct str value)
{
    wire->options.invites = str_equal(value, STR("anybody"))  ? IRC_INVITES_ANYBODY
                            : str_equal(value, STR("nobody")) ? IRC_INVITES_NOBODY
                                                              : IRC_INVITES_ADMINS;
    wire->options.invites_max = 1;
}

static void set_operators(struct wire *wire, struct str value)
{
    wire->channels[wire->options.channel_count - 1].has_operators =
        str_equal(value, STR("yes"));
}

static void add_restored(struct wire *wire, struct str value)
{
    wire->restored[wire->restored_count++] = value;
}

static void set_seen(struct wire *wire, struct str value)
{
    assert_true(irc_time_parse(value, &wire->seen_ms));
}

static void set_raw(struct wire *wire, struct str value)
{
    wire->options.allows_raw = str_equal(value, STR("yes"));
}

static void set_ping_after(struct wire *wire, struct str value)
{
    uint64_t seconds = 0;
    assert_true(str_to_u64(value, &seconds));
    wire->options.idle_ms = (int64_t)seconds * 1000;
}

static void set_ping_timeout(struct wire *wire, struct str value)
{
    uint64_t seconds = 0;
    assert_true(str_to_u64(value, &seconds));
    wire->options.pong_ms = (int64_t)seconds * 1000;
}

static void set_required(struct wire *wire, struct str value)
{
    wire->options.sasl.is_required = str_equal(value, STR("yes"));
}

static void set_tls(struct wire *wire, struct str value)
{
    wire->is_tls = str_equal(value, STR("yes"));
}

static void set_password(struct wire *wire, struct str value)
{
    wire->options.password = value;
}

static const struct {
    struct str name;
    void (*set)(struct wire *wire, struct str value);
} settings[] = {
    {STR_INIT("invites"), set_invites},
    {STR_INIT("operators"), set_operators},
    {STR_INIT("seen"), set_seen},
    {STR_INIT("raw"), set_raw},
    {STR_INIT("restore"), add_restored},
    {STR_INIT("nick"), set_nick},
    {STR_INIT("alt"), add_alt},
    {STR_INIT("admin"), add_admin},
    {STR_INIT("channel"), add_channel},
    {STR_INIT("sasl"), add_mechanism},
    {STR_INIT("account"), set_account},
    {STR_INIT("required"), set_required},
    {STR_INIT("tls"), set_tls},
    {STR_INIT("password"), set_password},
    {STR_INIT("services"), set_services},
    {STR_INIT("regain"), set_regain},
    {STR_INIT("identify"), set_identify},
    {STR_INIT("nickserv"), set_nickserv},
    {STR_INIT("ping_after"), set_ping_after},
    {STR_INIT("ping_timeout"), set_ping_timeout},
};

static void apply_setting(struct wire *wire, struct str text)
{
    struct str name, value;
    (void)str_cut(text, ' ', &name, &value);
    for (size_t i = 0; i < COUNT_OF(settings); i++) {
        if (str_equal(settings[i].name, name)) {
            settings[i].set(wire, value);
            return;
        }
    }
    complain(wire, "unknown setting", name);
}

#endif
