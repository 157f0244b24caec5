/* SPDX-License-Identifier: MIT */
/*
 * config: faqd.toml, read once at start. All views live in the arena given.
 *
 * A new key is one row in a table of config.c (of a network: config_network.c), a line in
 * config.example.toml and one in the manual page. "${NAME}" in any string is replaced from
 * the environment; secrets come from files. Every mistake is found, with file, line and
 * column: an unknown key with the nearest known name, a wrong type, a value out of range, a
 * missing secret.
 */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include "base/log.h"
#include "bot/bot.h"
#include "faq/diagnostic.h"
#include "safety/texts.h"

enum { CONFIG_NETWORKS_MAX = 64, CONFIG_ROOMS_MAX = 500, CONFIG_LIST_MAX = 200 };
enum { CONFIG_REVIEW_MONTHS = 24 }; /* the default, without a configuration too */

struct config_list {
    struct str *items;
    size_t count, capacity;
};

/* A channel of IRC or a room of Matrix. */
struct config_room {
    struct str name;
    struct str region; /* empty: that of the network */
    struct str key;    /* IRC channel key, from key_file */
    bool is_ambient, is_quiet;
    bool has_operators, is_notice, is_more_private; /* IRC */
};
struct config_rooms {
    struct config_room *items;
    size_t count, capacity;
};

struct config_irc {
    struct str region; /* empty: that of [safety] */
    struct str name, nick, user, realname, proxy, server_password;
    struct config_list servers, alt_nicks, admins, ignore, pins;
    struct config_rooms channels;
    int64_t burst;
    double lines_per_second;
    struct str ca_file, cert_file, key_file;
    struct config_list mechanisms;
    struct str account, password, services_nick, services_host, identify, regain;
    struct str bind;
    int64_t idle_ms, pong_ms; /* 0: the session's own */
    bool is_sasl_required, allows_plaintext;
    struct str invites;
    struct str direct; /* who may write to it in private: "anybody", "members" */
    int64_t invites_max;
    bool allows_raw, is_strict;
};

struct config_matrix {
    struct str region; /* empty: that of [safety] */
    struct str name, homeserver, user, password, token, proxy, ca_file;
    struct str pickle_key;   /* secret; empty: of a file in the state folder */
    struct str recovery_key; /* secret; may be empty */
    struct str trust;        /* "strict", "compat" or "open" */
    bool is_encrypting;      /* false: encrypted rooms are left */
    struct config_list admins, admin_rooms, invites, ignore;
    struct config_rooms rooms;
    struct str display_name, avatar, receipts, direct_msgtype;
    bool uses_browser; /* to log in */
    bool starts_threads, hears_emotes;
};

struct config {
    struct str file;
    struct str faq_dir, state_dir;
    bool is_strict, is_watching;
    int64_t review_months;
    struct str log_level_name, log_format_name;
    enum log_level log_level;
    enum log_format log_format;
    struct str prefix, contact;
    bool keeps_misses;
    struct bot_rate per_asker, per_asker_direct, per_room, total;
    int64_t max_age_ms;
    struct str region, unaddressed;
    struct safety_lines lines; /* of the region, with the operator's own in their place */
    struct config_irc *irc;
    size_t irc_count;
    struct config_matrix *matrix;
    size_t matrix_count;
};

/* Reads the file at path. False when there was an error among found; warnings alone are
 * fine. */
MUST_CHECK
bool config_load(struct str path, struct arena *arena, struct config *out,
                 struct diagnostics *found);

/* Adds a warning when the numbers of the configured region have not been looked at for
 * six months. today: 20261120. */
void config_check_lines(const struct config *config, int today,
                        struct diagnostics *found);

/* "5/30s", "off"; "10m": for tests. */
bool config_parse_rate(struct str text, struct bot_rate *out);
bool config_parse_duration(struct str text, int64_t *out_ms);

#endif
