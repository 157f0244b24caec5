/* SPDX-License-Identifier: MIT */
/*
 * irc fallback: what a room is told when a private reply is refused (401, 477, 486, 531,
 * 716). Kept for a minute, at most IRC_FALLBACKS_MAX; the oldest gives way.
 */
#ifndef IRC_FALLBACK_H
#define IRC_FALLBACK_H

#include "base/arena.h"
#include "irc/saying.h"

enum { IRC_FALLBACKS_MAX = 16, IRC_FALLBACK_MS = 60 * 1000 };

struct irc_fallback {
    struct arena arena; /* holds the texts */
    struct str nick;    /* folded; empty: this place is free */
    struct irc_saying instead;
    int64_t until_ms;
};

struct irc_fallbacks {
    struct irc_fallback items[IRC_FALLBACKS_MAX];
};

void irc_fallbacks_clear(struct irc_fallbacks *fallbacks);
/* Copies; replaces what was kept for the nick. */
void irc_fallbacks_add(struct irc_fallbacks *fallbacks,
                       const struct irc_fallback *fallback);
/* Gives it for irc_fallback_release; false when nothing is kept for the nick. */
bool irc_fallbacks_take(struct irc_fallbacks *fallbacks, struct str nick, int64_t now_ms,
                        struct irc_fallback *out);
void irc_fallback_release(struct irc_fallback *fallback);

#endif
