/* SPDX-License-Identifier: MIT */
#include "bot/country.h"

#include "base/macros.h"
#include "text/words.h"

/* Regions that faqd has lines for (safety/lines.c). */
static const struct {
    struct str name, region;
} countries[] = {
    {STR_INIT("germany"), STR_INIT("de")},
    {STR_INIT("deutschland"), STR_INIT("de")},
    {STR_INIT("austria"), STR_INIT("at")},
    {STR_INIT("switzerland"), STR_INIT("ch")},
    {STR_INIT("france"), STR_INIT("fr")},
    {STR_INIT("belgium"), STR_INIT("be")},
    {STR_INIT("netherlands"), STR_INIT("nl")},
    {STR_INIT("holland"), STR_INIT("nl")},
    {STR_INIT("spain"), STR_INIT("es")},
    {STR_INIT("portugal"), STR_INIT("pt")},
    {STR_INIT("finland"), STR_INIT("fi")},
    {STR_INIT("india"), STR_INIT("in")},
    {STR_INIT("singapore"), STR_INIT("sg")},
    {STR_INIT("south africa"), STR_INIT("za")},
    {STR_INIT("canada"), STR_INIT("ca")},
    {STR_INIT("australia"), STR_INIT("au")},
    {STR_INIT("new zealand"), STR_INIT("nz")},
    {STR_INIT("northern ireland"), STR_INIT("gb")},
    {STR_INIT("ireland"), STR_INIT("ie")},
    {STR_INIT("uk"), STR_INIT("gb")},
    {STR_INIT("united kingdom"), STR_INIT("gb")},
    {STR_INIT("britain"), STR_INIT("gb")},
    {STR_INIT("england"), STR_INIT("gb")},
    {STR_INIT("scotland"), STR_INIT("gb")},
    {STR_INIT("wales"), STR_INIT("gb")},
    {STR_INIT("usa"), STR_INIT("us")},
    {STR_INIT("the us"), STR_INIT("us")},
    {STR_INIT("united states"), STR_INIT("us")},
    {STR_INIT("america"), STR_INIT("us")},
};

/* " in the united states ": one space around every word. */
static struct str find_region(struct str line, struct str before, struct arena *scratch)
{
    for (size_t i = 0; i < COUNT_OF(countries); i++) {
        struct str name = countries[i].name;
        struct str wanted =
            arena_format(scratch, " %.*s%.*s ", STR_ARG(before), STR_ARG(name));
        if (str_find(line, wanted) != STR_NOT_FOUND)
            return countries[i].region;
    }
    return STR("");
}

static bool is_of_place(struct str word)
{
    static const struct str words[] = {
        STR_INIT("i"),        STR_INIT("am"),      STR_INIT("in"),
        STR_INIT("from"),     STR_INIT("the"),     STR_INIT("here"),
        STR_INIT("live"),     STR_INIT("living"),  STR_INIT("based"),
        STR_INIT("we"),       STR_INIT("are"),     STR_INIT("but"),
        STR_INIT("near"),     STR_INIT("country"), STR_INIT("my"),
        STR_INIT("is"),       STR_INIT("it"),      STR_INIT("though"),
        STR_INIT("united"),   STR_INIT("us"),      STR_INIT("states"),
        STR_INIT("kingdom"),  STR_INIT("south"),   STR_INIT("new"),
        STR_INIT("northern"), STR_INIT("africa"),  STR_INIT("zealand"),
    };

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_equal(word, words[i]))
            return true;
    for (size_t i = 0; i < COUNT_OF(countries); i++)
        if (str_equal(word, countries[i].name))
            return true;
    return false;
}

struct country country_of(struct arena *scratch, struct str text)
{
    static const struct str before[] = {STR_INIT("in "), STR_INIT("in the "),
                                        STR_INIT("from "), STR_INIT("from the ")};
    struct country country = {.is_all = true};
    struct words words;

    words_read(scratch, text, NULL, &words);
    struct str line = arena_format(scratch, " %.*s ", STR_ARG(words.text));
    if (str_find(line, STR(" not in ")) != STR_NOT_FOUND)
        return (struct country){.is_all = false};
    for (size_t i = 0; i < words.count; i++)
        country.is_all = country.is_all && is_of_place(words.items[i].text);
    for (size_t i = 0; i < COUNT_OF(before) && country.region.len == 0; i++)
        country.region = find_region(line, before[i], scratch);
    if (country.region.len == 0 && country.is_all)
        country.region = find_region(line, STR(""), scratch);
    country.is_all = country.is_all && country.region.len > 0;
    return country;
}
