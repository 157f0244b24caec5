/* SPDX-License-Identifier: MIT */
/*
 * watch: says when files of the FAQ folder have changed. It looks at the folder and at
 * its parent, because an editor renames files and a deployment replaces the folder (or
 * the symbolic link in its place).
 *
 *     struct watch *watch = watch_create(loop, dir, changed, daemon);
 *     if (watch_trouble(watch)) ...        for `status` and the log
 *     watch_destroy(watch);
 *
 * changed comes once the folder was quiet for WATCH_QUIET_MS (but not later than
 * WATCH_PATIENCE_MS after the first change), from loop_wait. A lost event (overflow of
 * the kernel's queue) counts as a change. Only *.md and *.toml count, hidden files never.
 * While the folder cannot be watched it tries again every WATCH_RETRY_MS, and a folder
 * that comes back is a change.
 */
#ifndef NET_WATCH_H
#define NET_WATCH_H

#include "net/loop.h"

enum { WATCH_QUIET_MS = 300, WATCH_PATIENCE_MS = 3000, WATCH_RETRY_MS = 5000 };

struct watch;

/* Always gives a watch; one that cannot work says so by watch_trouble. */
struct watch *watch_create(struct loop *loop, struct str dir,
                           void (*changed)(void *context), void *context);
/* Accepts NULL. */
void watch_destroy(struct watch *watch);

/* Why changes are not seen at present; NULL when they are. Lives until the next wait. */
const char *watch_trouble(const struct watch *watch);

#endif
