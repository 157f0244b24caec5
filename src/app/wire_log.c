/* SPDX-License-Identifier: MIT */
#include "app/wire_log.h"

#include "base/log.h"
#include "irc/mask.h"

void wire_log_init(struct wire_log *wire, const char *name)
{
    wire->name = name;
    irc_lines_init(&wire->lines[WIRE_IN]);
    irc_lines_init(&wire->lines[WIRE_OUT]);
    arena_init(&wire->scratch);
}

void wire_log_clear(struct wire_log *wire)
{
    irc_lines_clear(&wire->lines[WIRE_IN]);
    irc_lines_clear(&wire->lines[WIRE_OUT]);
    arena_clear(&wire->scratch);
}

void wire_log_reset(struct wire_log *wire)
{
    irc_lines_reset(&wire->lines[WIRE_IN]);
    irc_lines_reset(&wire->lines[WIRE_OUT]);
}

void wire_log_add(struct wire_log *wire, enum wire_direction direction, struct str bytes)
{
    static const char *const marks[] = {[WIRE_IN] = "<<", [WIRE_OUT] = ">>"};
    struct irc_lines *lines = &wire->lines[direction];
    struct str line;

    if (!log_is_on(LOG_LEVEL_WIRE))
        return;
    while (bytes.len > 0) {
        bytes = str_skip(bytes, irc_lines_feed(lines, bytes));
        while (irc_lines_next(lines, &line)) {
            arena_reset(&wire->scratch);
            struct str masked = irc_mask_line(&wire->scratch, line);
            LOG_WIRE(wire->name, "%s %.*s", marks[direction], STR_ARG(masked));
        }
    }
}
