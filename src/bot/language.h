/* SPDX-License-Identifier: MIT */
/*
 * bot language: is a message in another language than English? A small test of stop
 * words, and of scripts: enough to say politely that the articles are in English, and
 * careful enough to leave English chat alone. Decides nothing about danger; what is said of
 * where help is stands in that language, for triage knows little of any but English.
 */
#ifndef BOT_LANGUAGE_H
#define BOT_LANGUAGE_H

#include "base/arena.h"
#include "base/str.h"

struct language {
    bool is_foreign;
    bool is_sure;     /* two words of three are of it, and none is English */
    struct str sorry; /* "I only understand English" in it; empty where not known */
    struct str help;  /* "help in a crisis or an emergency:" in it; the same */
};

struct language language_of(struct arena *scratch, struct str text);

/* The n-th word that counts as foreign, for a test that none is English; empty behind the
 * last. */
struct str language_word_at(struct arena *scratch, size_t index);

#endif
