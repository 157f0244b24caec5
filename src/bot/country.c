/* SPDX-License-Identifier: MIT */
#include "bot/country.h"

#include "base/macros.h"
#include "text/words.h"

/* Regions that faqd has lines for (safety/lines.c), and where people say that they are in
 * them; of the others, "generic". */
static const struct {
    struct str region;
    const char *names;
} countries[] = {
    {STR_INIT("de"), "germany|deutschland|berlin|hamburg|munich|frankfurt|cologne"},
    {STR_INIT("at"), "austria|vienna"},
    {STR_INIT("ch"), "switzerland|zurich|geneva"},
    {STR_INIT("fr"), "france|paris|lyon"},
    {STR_INIT("be"), "belgium|brussels"},
    {STR_INIT("nl"), "netherlands|holland|amsterdam|rotterdam"},
    {STR_INIT("es"), "spain|madrid|barcelona"},
    {STR_INIT("pt"), "portugal|lisbon|porto"},
    {STR_INIT("fi"), "finland|helsinki"},
    {STR_INIT("in"), "india|mumbai|delhi|bangalore"},
    {STR_INIT("sg"), "singapore"},
    {STR_INIT("za"), "south africa|johannesburg|cape town|durban"},
    {STR_INIT("ca"),
     "canada|ontario|quebec|british columbia|alberta|manitoba|saskatchewan|nova scotia|"
     "toronto|vancouver|montreal|ottawa|calgary|edmonton|winnipeg"},
    {STR_INIT("au"),
     "australia|sydney|melbourne|brisbane|adelaide|queensland|tasmania|new south wales"},
    {STR_INIT("nz"), "new zealand|auckland|wellington|christchurch"},
    {STR_INIT("gb"),
     "northern ireland|uk|united kingdom|britain|england|scotland|wales|london|manchester|"
     "liverpool|leeds|glasgow|edinburgh|cardiff|belfast|bristol|sheffield|yorkshire"},
    {STR_INIT("ie"), "ireland|dublin|cork|galway"},
    {STR_INIT("us"),
     "usa|the us|united states|america|alabama|alaska|arizona|arkansas|california|colorado|"
     "connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|"
     "louisiana|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|"
     "nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|"
     "north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|"
     "south dakota|tennessee|texas|utah|vermont|virginia|wisconsin|wyoming|chicago|"
     "los angeles|houston|seattle|philadelphia|san francisco"},
    {STR_INIT("generic"),
     "poland|italy|sweden|norway|denmark|iceland|greece|turkey|romania|hungary|bulgaria|"
     "croatia|serbia|slovakia|slovenia|czechia|czech republic|ukraine|russia|estonia|"
     "latvia|lithuania|luxembourg|malta|cyprus|israel|egypt|kenya|nigeria|ghana|brazil|"
     "argentina|chile|colombia|mexico|japan|china|korea|south korea|thailand|vietnam|"
     "indonesia|malaysia|philippines|pakistan|bangladesh"},
};

struct found {
    struct str region, name;
    bool is_behind; /* "in", "from" */
};

static bool is_behind_in(struct str before)
{
    if (str_ends_with(before, STR(" the ")))
        before = str_slice(before, 0, before.len - STR("the ").len);
    return str_ends_with(before, STR(" in ")) || str_ends_with(before, STR(" from "));
}

/* The two letters that each word of the line begins with; others may have the same. */
struct beginnings {
    uint32_t seconds[32]; /* by the first letter, a bit for each second one */
};

static struct beginnings beginnings_of(struct str line)
{
    struct beginnings out = {0};

    for (size_t i = 1; i + 1 < line.len; i++)
        if (line.ptr[i - 1] == ' ')
            out.seconds[(unsigned char)line.ptr[i] % 32] |=
                UINT32_C(1) << ((unsigned char)line.ptr[i + 1] % 32);
    return out;
}

static bool may_begin(const struct beginnings *beginnings, struct str name)
{
    return beginnings->seconds[(unsigned char)name.ptr[0] % 32]
               >> ((unsigned char)name.ptr[1] % 32)
           & 1;
}

/* In " i am in the united states ": one space around every word. Most names begin as no
 * word does. */
static struct found find_place(struct str line)
{
    struct found found = {0};
    struct beginnings beginnings = beginnings_of(line);

    for (size_t i = 0; i < COUNT_OF(countries); i++) {
        struct str rest = str_from_c(countries[i].names), name;
        while (str_cut(rest, '|', &name, &rest)) {
            if (!may_begin(&beginnings, name))
                continue;
            size_t at = str_find(line, name);
            if (at == STR_NOT_FOUND || line.ptr[at - 1] != ' '
                || line.ptr[at + name.len] != ' ')
                continue;
            bool is_behind = is_behind_in(str_slice(line, 0, at));
            if (is_behind || found.name.len == 0)
                found = (struct found){countries[i].region, name, is_behind};
            if (is_behind)
                return found;
        }
    }
    return found;
}

/* Nothing but the place, and small words. */
static bool is_all_place(const struct words *words, struct str name,
                         struct arena *scratch)
{
    struct str line = arena_format(scratch, " %.*s ", STR_ARG(name));

    for (size_t i = 0; i < words->count; i++)
        if (!str_has_word(
                STR(" i am in from the here live living based we are were but near "
                    "country my is it though currently and what about how then or ok so to "),
                words->items[i].text)
            && !str_has_word(line, words->items[i].text))
            return false;
    return true;
}

bool country_may_be_told(const struct words *words)
{
    return words->count > 1
           && str_has_word(STR(" i we were living based "), words->items[0].text);
}

struct country country_in(struct arena *scratch, const struct words *words)
{
    struct str line = arena_format(scratch, " %.*s ", STR_ARG(words->text));
    struct found found = find_place(line);
    if (found.name.len == 0 || str_find(line, STR(" not in ")) != STR_NOT_FOUND)
        return (struct country){0};
    bool is_all = is_all_place(words, found.name, scratch);
    if (!found.is_behind && !is_all)
        return (struct country){0};
    return (struct country){
        .region = found.region,
        .name = found.name,
        .is_all = is_all,
        .is_told = is_all && country_may_be_told(words),
    };
}

struct country country_of(struct arena *scratch, struct str text)
{
    struct words words;

    words_read(scratch, text, NULL, &words);
    return country_in(scratch, &words);
}

/* As a word of its own. */
static bool has_name(struct str folded, struct str name)
{
    size_t at = 0, found;

    while ((found = str_find(str_skip(folded, at), name)) != STR_NOT_FOUND) {
        size_t start = at + found, end = start + name.len;
        if ((start == 0 || !char_is_alnum_ascii(folded.ptr[start - 1]))
            && (end == folded.len || !char_is_alnum_ascii(folded.ptr[end])))
            return true;
        at = start + 1;
    }
    return false;
}

static bool has_any(struct str folded, const char *names)
{
    struct str rest = str_from_c(names), name;

    while (str_cut(rest, '|', &name, &rest))
        if (has_name(folded, name))
            return true;
    return false;
}

bool country_is_in(const struct country *country, struct str folded)
{
    if (has_name(folded, country->name))
        return true;
    for (size_t i = 0; i < COUNT_OF(countries); i++)
        if (str_equal(countries[i].region, country->region)
            && !str_equal(country->region, STR("generic")))
            return has_any(folded, countries[i].names);
    return false;
}

size_t country_count_in(struct str folded)
{
    size_t count = 0;

    for (size_t i = 0; i < COUNT_OF(countries); i++)
        count += has_any(folded, countries[i].names);
    return count;
}
