/* SPDX-License-Identifier: MIT */
/*
 * bot telling: "tell ann about pregnancy": somebody in the room is pointed at a topic.
 */
#ifndef BOT_TELLING_H
#define BOT_TELLING_H

#include "bot/calling.h"

enum { TELLING_NAME_MAX = 64 };

struct telling { /* views of the argument */
    struct str name, topic;
};

/* "ann about pregnancy". False for "me about it", or what is no name. */
bool telling_parse(struct str argument, struct telling *out);
void telling_run(const struct calling *calling);

#endif
