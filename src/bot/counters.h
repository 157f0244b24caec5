/* SPDX-License-Identifier: MIT */
/*
 * bot counters: what the bot did since its start, without names and without text.
 */
#ifndef BOT_COUNTERS_H
#define BOT_COUNTERS_H

#include <stdint.h>

struct bot_counters {
    uint64_t heard, answered, suggested, unanswered, refused, limited;
    uint64_t urgent; /* emergencies and crises, one total over all networks */
};

#endif
