/* SPDX-License-Identifier: MIT */
/*
 * daemon: all rooms of the house at work: it makes them, runs the loop, swaps the FAQ
 * between two messages and ends politely.
 *
 * Log lines that operators and tests wait for: "online: NAME" per network, and one that
 * begins "ready:" when every network is online or has failed its first try.
 */
#ifndef APP_DAEMON_H
#define APP_DAEMON_H

#include "app/config.h"

/* Runs until SIGTERM or SIGINT. Gives the exit status: 0, or 3 when it cannot run (the
 * reason is logged). */
int daemon_run(const struct config *config);

#endif
