/* SPDX-License-Identifier: MIT */
/*
 * irc options: what a session is told about its network, once, by the configuration.
 */
#ifndef IRC_OPTIONS_H
#define IRC_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum irc_mechanism { IRC_SASL_EXTERNAL, IRC_SASL_SCRAM_SHA_256, IRC_SASL_PLAIN };

struct irc_channel_options {
    struct str name;
    struct str key;    /* may be empty */
    struct str region; /* of the crisis lines; may be empty */
    bool is_ambient, is_quiet;
    bool has_operators;   /* its operators may quiet it */
    bool is_notice;       /* answers by NOTICE */
    bool is_more_private; /* the rest of a long answer goes to the asker alone */
};

/* Whose invitation is followed. */
enum irc_invites { IRC_INVITES_ADMINS, IRC_INVITES_ANYBODY, IRC_INVITES_NOBODY };

struct irc_sasl_options {
    const enum irc_mechanism *mechanisms; /* tried in this order */
    size_t mechanism_count;               /* 0: no SASL */
    struct str account, password;
    struct str services_nick; /* empty: NickServ */
    /* Glob of its host or server; empty: NickServ gets no password. */
    struct str services_host;
    /* What it is told, "{account}" and "{password}" put in; empty: "IDENTIFY {account}
     * {password}". */
    struct str identify;
    struct str regain;     /* what it is told to get the nick back; empty: nothing */
    bool is_required;      /* without login the link is given up */
    bool allows_plaintext; /* PLAIN without TLS */
};

struct irc_options {
    struct str name;   /* of the network in the configuration */
    struct str region; /* of the crisis lines, where a channel names none; may be empty */
    struct str nick;
    const struct str *alt_nicks;
    size_t alt_nick_count;
    struct str user, realname; /* empty: the nick */
    struct str password;       /* of the server (PASS); may be empty */
    const struct irc_channel_options *channels;
    size_t channel_count;
    const struct str *admins; /* "account:NAME" or "mask:GLOB" */
    size_t admin_count;
    /* Globs of "nick!user@host" or of a nick, "account:NAME". */
    const struct str *ignores;
    size_t ignore_count;
    enum irc_invites invites;
    size_t invites_max;     /* channels to which others than admins have invited */
    bool allows_raw;        /* admins may send any line */
    bool refuses_strangers; /* private messages of who shares no channel with us */
    /* Of direct questions missed while away; 0: they are not fetched. */
    int64_t max_age_ms;
    struct irc_sasl_options sasl;
    bool has_client_cert;    /* else EXTERNAL is not tried */
    unsigned burst;          /* lines at once; 0: 4 */
    double lines_per_second; /* after that; 0: 1, on a strict network 0.5 */
    bool is_strict;          /* long lines cost more (RFC 1459) */
    int64_t idle_ms;         /* of silence, then PING; 0: 90 s */
    int64_t pong_ms;         /* without an answer the link is dead; 0: 60 s */
    struct str version;      /* "faqd 0.1.0", for CTCP VERSION */
    struct str source_url;   /* for CTCP SOURCE; may be empty */
};

#endif
