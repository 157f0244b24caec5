/* SPDX-License-Identifier: MIT */
/*
 * bot place: what a topic says of a country that was named.
 *
 *     "is it legal in germany"    the topic tells of the US and the UK: it has nothing of it
 *     "and in the uk"             the paragraph that names it
 *     "is it safe in germany"     the topic names no countries: it is the same everywhere
 */
#ifndef BOT_PLACE_H
#define BOT_PLACE_H

#include "bot/country.h"
#include "faq/snapshot.h"

enum place_kind {
    PLACE_NONE,    /* no country was named, or the topic is about none */
    PLACE_COVERED, /* a paragraph names it */
    PLACE_MISSING, /* the topic tells of other countries only */
};

struct place {
    enum place_kind kind;
    size_t block; /* that names it, or where missing, one about other countries; or 0 */
    struct str name; /* of the country, as it is written: "Germany"; in the arena */
};

struct place place_of(struct arena *arena, const struct faq_topic *topic,
                      const struct country *country);

#endif
