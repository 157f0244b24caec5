/* SPDX-License-Identifier: MIT */
/*
 * wire log: the lines of an IRC connection in the log, for log.level = "wire": "<<" from
 * the server, ">>" to it, masked (irc/mask.h).
 *
 *     wire_log_init(&wire, name);
 *     wire_log_add(&wire, WIRE_IN, bytes);       as they come, in pieces or not
 *     wire_log_reset(&wire);                     the connection is gone
 *     wire_log_clear(&wire);
 */
#ifndef APP_WIRE_LOG_H
#define APP_WIRE_LOG_H

#include "irc/message.h"

enum wire_direction { WIRE_IN, WIRE_OUT };

struct wire_log {
    const char *name; /* of the network; a view */
    struct irc_lines lines[2];
    struct arena scratch;
};

void wire_log_init(struct wire_log *wire, const char *name);
void wire_log_clear(struct wire_log *wire);
void wire_log_reset(struct wire_log *wire);
/* Does nothing on other log levels. */
void wire_log_add(struct wire_log *wire, enum wire_direction direction, struct str bytes);

#endif
