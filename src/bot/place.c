/* SPDX-License-Identifier: MIT */
#include "bot/place.h"

#include "text/fold.h"

/* A topic that names so many tells of countries. */
enum { COUNTRIES_LEAST = 2 };

/* "south africa" to "South Africa", "uk" to "UK". */
static struct str written(struct arena *arena, struct str name)
{
    static const char short_names[] = " uk usa us ";
    struct str bare = str_starts_with(name, STR("the ")) ? str_skip(name, 4) : name;
    bool is_short = str_has_word(str_from_c(short_names), bare);
    char *bytes = arena_alloc(arena, bare.len, 1);

    for (size_t i = 0; i < bare.len; i++) {
        bool is_first = i == 0 || bare.ptr[i - 1] == ' ';
        char c = bare.ptr[i];
        bytes[i] = (is_short || is_first) && c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
    }
    return str_make(bytes, bare.len);
}

struct place place_of(struct arena *arena, const struct faq_topic *topic,
                      const struct country *country)
{
    struct place place = {.kind = PLACE_NONE};
    struct str all = STR("");

    if (country->region.len == 0)
        return place;
    place.name = written(arena, country->name);
    for (size_t i = 0; i < topic->passage.count; i++) {
        struct str text =
            fold_text(arena, rich_block_plain(arena, &topic->passage.blocks[i]));
        if (place.kind == PLACE_NONE && country_is_in(country, text)) {
            place.kind = PLACE_COVERED;
            place.block = i;
        }
        if (place.kind == PLACE_NONE && place.block == 0
            && str_find(text, STR("some countries")) != STR_NOT_FOUND)
            place.block = i;
        all = arena_format(arena, "%.*s %.*s", STR_ARG(all), STR_ARG(text));
    }
    if (place.kind == PLACE_NONE && country_count_in(all) >= COUNTRIES_LEAST)
        place.kind = PLACE_MISSING;
    return place;
}
