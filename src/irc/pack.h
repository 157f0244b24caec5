/* SPDX-License-Identifier: MIT */
/*
 * irc pack: several texts kept in one block of memory.
 *
 *     char *at = item.memory = alloc_zeroed(a.len + b.len + 1, 1);
 *     item.a = irc_pack_add(&at, a);
 *     item.b = irc_pack_add(&at, b);
 */
#ifndef IRC_PACK_H
#define IRC_PACK_H

#include "base/str.h"

/* Copies the text to *at and moves that behind it; gives the view of the copy. */
struct str irc_pack_add(char **at, struct str text);

#endif
