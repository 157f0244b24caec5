/* SPDX-License-Identifier: MIT */
/*
 * commands: what `faqd WORD ...` can be. A new one is a row in commands.c and a file that
 * exports command_x; only `run` is command_daemon, in run.c: command_run is the bot's.
 *
 * Each gets its own name as argv[0] and gives the exit status: 0 fine, 1 the answer is
 * "no", 2 wrong use, 3 cannot run.
 */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

enum { STATUS_FINE, STATUS_NO, STATUS_USAGE, STATUS_CANNOT_RUN };

int commands_run(int argc, char **argv);

int command_daemon(int argc, char **argv);
int command_check(int argc, char **argv);
int command_ask(int argc, char **argv);
int command_talk(int argc, char **argv);
int command_eval(int argc, char **argv);
int command_diff(int argc, char **argv);
int command_replay(int argc, char **argv);
int command_new(int argc, char **argv);
int command_matrix(int argc, char **argv);

#endif
