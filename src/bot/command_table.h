/* SPDX-License-Identifier: MIT */
/*
 * bot command table: every command with the ways to say it, who may, and where.
 */
#ifndef BOT_COMMAND_TABLE_H
#define BOT_COMMAND_TABLE_H

#include "bot/calling.h"

enum { COMMAND_NAME_MAX = 48 /* bytes of a way to say a command */ };

enum command_who { ANYBODY, OPERATORS /* of a room that says so */, ADMINS };
enum command_where { ANYWHERE, ROOMS, GOES_ON /* anywhere, unaddressed too */ };

struct command {
    struct str name;
    struct str also; /* other ways to say it, separated by '|' */
    enum command_who who;
    enum command_where where;
    bool takes_argument;
    const char *help;
    void (*run)(const struct calling *calling);
};

/* What is looked for in the table: in small letters; empty when it cannot stand there. */
struct command_name {
    char bytes[COMMAND_NAME_MAX];
    size_t len;
};

/* In the order of help; NULL behind the last. */
const struct command *command_table_at(size_t index);

struct command_name command_name_of(struct str text);
/* Is that one of the ways to say it? */
bool command_is_named(const struct command *command, const struct command_name *wanted);
/* The command whose name is a slip or two away; NULL: none is. */
const struct command *command_nearest(struct str word);

#endif
