/* SPDX-License-Identifier: MIT */
/*
 * bot options: what the configuration says about how the bot behaves.
 */
#ifndef BOT_OPTIONS_H
#define BOT_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct safety_lines;

struct bot_rate { /* "5/30s"; count 0: no limit */
    unsigned count;
    int64_t window_ms;
};

struct bot_options {
    struct str prefix;                           /* "!" */
    struct str contact;                          /* shown by help; may be empty */
    struct bot_rate per_asker, per_asker_direct; /* in rooms; in direct messages */
    struct bot_rate per_room, total;
    int64_t max_age_ms; /* older questions are not answered */
    const struct safety_lines *lines;
    bool hears_unaddressed; /* safety.unaddressed = "explicit" */
    bool keeps_misses;      /* word shapes of what was not understood, for admins */
    struct str version;
};

#endif
