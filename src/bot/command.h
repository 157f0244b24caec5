/* SPDX-License-Identifier: MIT */
/*
 * bot command: words that are orders, not questions. One row of the table in command.c
 * and one function each: here, or in reading.c, telling.c and admin.c.
 *
 * With the prefix ("!more") or without it, wherever the bot is spoken to. A command that
 * takes no argument is one only when it stands alone: "why does it help?" is a question.
 * What only admins may do is refused to all others in one line; while a network has not
 * said who somebody is, CHAT_ASK_ACCOUNT asks, and the message is heard again.
 */
#ifndef BOT_COMMAND_H
#define BOT_COMMAND_H

#include "bot/calling.h"

struct command;

struct command_call {
    const struct command *command; /* NULL: it is a question */
    struct str argument;
    bool is_by_name; /* by its own name, not by another way to say it */
    bool is_allowed; /* to the sender: by an admin, or an operator where operators may */
};

/* In the text without the address. */
struct command_call command_find(struct hearing *hearing);
bool command_is_admin(const struct command *command);
/* "more", "sources", "why": what goes on with an answer without a new address. */
bool command_goes_on(const struct command_call *call);

/* What an admin orders and gets wrong, like "!set ambiant on", is no question: says how it
 * is said. Nor is one word behind the prefix that is no command: that is said, or passed
 * over where it may have been meant for another bot. False when that is not so. */
bool command_correct(struct hearing *hearing);
void command_run(const struct command_call *call, struct urgent *urgent,
                 struct quiet *quiet, struct hearing *hearing);

/* All that may be said, in one line: "Commands: help (this), ...". */
struct str command_list(struct arena *arena, bool is_admin);

#endif
