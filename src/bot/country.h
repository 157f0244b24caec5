/* SPDX-License-Identifier: MIT */
/*
 * bot country: does somebody say where they are? Then the lines of that country are the
 * ones to name. Only what is said counts, never a host name or a time zone.
 */
#ifndef BOT_COUNTRY_H
#define BOT_COUNTRY_H

#include "base/arena.h"
#include "text/words.h"

struct country {
    struct str region; /* "de", "generic" for one without lines; empty: none was named */
    struct str name;   /* as it was said: "germany", "berlin" */
    bool is_all;       /* the message says nothing else: "I'm in Germany", "Germany" */
    bool is_told;      /* ... of the writer: no "in Germany?" */
};

/* Can it be told at all? Most messages do not begin so. */
bool country_may_be_told(const struct words *words);
/* "in Germany", "from the UK"; the bare name only when it is the whole message. */
struct country country_of(struct arena *scratch, struct str text);
/* The same of a text that was read. */
struct country country_in(struct arena *scratch, const struct words *words);

/* folded: a text in small letters (text/fold.h). Does it name this country, or a part of it? */
bool country_is_in(const struct country *country, struct str folded);
/* How many countries it names. */
size_t country_count_in(struct str folded);

#endif
