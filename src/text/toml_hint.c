/* SPDX-License-Identifier: MIT */
#include "text/toml_hint.h"

#include "base/macros.h"
#include "text/utf8.h"

/* The line of the complaint, cut where it points. */
struct place {
    struct str before, after;
};

/* Parts of toml++'s complaints, the first that is found counts. */
static const struct {
    struct str complaint;
    const char *hint;
} hints[] = {
    {STR_INIT("invalid utf-8"), "the text is not UTF-8 here: save the file as UTF-8"},
    {STR_INIT("array: expected comma"),
     "a comma is missing before this, or the ] of the list"},
    {STR_INIT("array: encountered end-of-file"),
     "a list is not closed: its ] is missing"},
    {STR_INIT("array: expected value"), "a comma too many: nothing stands before it"},
    {STR_INIT("inline table: expected comma"),
     "a comma is missing before this, or the }"},
    {STR_INIT("inline table: expected key or"),
     "a table in { } stands in one line and ends with its }"},
    {STR_INIT("dangling comma"), "no comma stands before a }"},
    {STR_INIT("expected '='"),
     "a key, = and a value are wanted: key = 'text' (a key is letters, digits, - and _)"},
    {STR_INIT("key-value pair: encountered end-of-file"),
     "the value is missing: key = 'text'"},
    {STR_INIT("expected value"), "the value is missing: key = 'text'"},
    {STR_INIT("cannot redefine"),
     "this key was there before: write it once, with all its values"},
    {STR_INIT("unknown escape"),
     "in double quotes a back-slash begins an escape: write this in single quotes"},
    {STR_INIT("string: encountered end-of-file"), "a closing quote is missing"},
    {STR_INIT("parsing table header"),
     "the name of a table stands in [ ] and is letters, digits, - and _"},
    {STR_INIT("expected a comment or whitespace"),
     "the value ended before this: one key a line, several values in a list [ ]"},
    {STR_INIT("parsing key:"), "a key is letters, digits, - and _, or stands in quotes"},
    {STR_INIT("expected keys, tables"),
     "a line is key = value, [table] or # comment; a list begins with [ in the key's line"},
};

/* What stands for a value and is none. */
static const struct str value_complaints[] = {
    STR_INIT("could not determine value type"),
    STR_INIT("parsing floating-point"),
    STR_INIT("parsing boolean"),
    STR_INIT("integer:"),
    STR_INIT("parsing date"),
    STR_INIT("parsing time"),
};

static bool has(struct str text, struct str part)
{
    return str_find(text, part) != STR_NOT_FOUND;
}

static struct place find_place(struct str text, unsigned line, unsigned column)
{
    struct str at = {0}, rest = text;
    uint32_t character;

    for (unsigned i = 0; i < line && str_cut_line(rest, &at, &rest); i++)
        continue;
    struct str after = at;
    for (unsigned i = 1; i < column && utf8_next(&after, &character); i++)
        continue;
    return (struct place){str_slice(at, 0, at.len - after.len), after};
}

static bool is_one_of(char c, const char *set)
{
    return memchr(set, c, strlen(set)) != NULL;
}

/* The word that the place is in, without what stands around a value. */
static struct str word_at(const struct place *place)
{
    struct str line = {place->before.ptr, place->before.len + place->after.len};
    size_t start = place->before.len, end = start;

    while (start > 0 && !is_one_of(line.ptr[start - 1], " \t,[{="))
        start--;
    while (end < line.len && !is_one_of(line.ptr[end], " \t,]}#="))
        end++;
    return str_slice(line, start, end);
}

static bool is_truth(struct str word)
{
    static const struct str words[] = {STR_INIT("true"), STR_INIT("false"),
                                       STR_INIT("yes"),  STR_INIT("no"),
                                       STR_INIT("on"),   STR_INIT("off")};

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_equal_ascii_nocase(word, words[i]))
            return true;
    return false;
}

static bool is_typographic(struct str word)
{
    static const struct str quotes[] = {STR_INIT("\u201c"), STR_INIT("\u201d"),
                                        STR_INIT("\u201e"), STR_INIT("\u2018"),
                                        STR_INIT("\u2019"), STR_INIT("`")};

    for (size_t i = 0; i < COUNT_OF(quotes); i++)
        if (str_starts_with(word, quotes[i]))
            return true;
    return false;
}

static const char *value_hint(const struct place *place)
{
    struct str word = word_at(place);
    struct str behind =
        str_trim(str_skip(place->after, str_find_char(place->after, ' ')));

    if (is_typographic(word))
        return "typographic quotes: write straight ones, ' or \"";
    if (str_starts_with(place->after, STR("=")))
        return "one = is enough: key = 'text'";
    if (is_truth(word))
        return "what is so or not is written true or false, in small letters, no quotes";
    if (str_starts_with(behind, STR("=")))
        return "a list holds no keys: is its ] missing, or is it a table, { key = 'x' }?";
    if (word.len > 0 && is_one_of(word.ptr[0], "+-0123456789"))
        return "no number and no date: a number is written 12, a date 2026-11-20, a text "
               "in quotes";
    return "a text stands in quotes: 'like this'";
}

static const char *gap_hint(const struct place *place)
{
    bool is_behind_quote = place->before.len > 0
                           && is_one_of(place->before.ptr[place->before.len - 1], "'\"");

    return is_behind_quote && place->after.len > 0
                   && !is_one_of(place->after.ptr[0], " \t'\"")
               ? "the quote before this ends the text: write it in the other kind of quotes"
               : NULL;
}

const char *toml_hint(struct str complaint, struct str text, unsigned line,
                      unsigned column)
{
    struct place place = find_place(text, line, column);

    for (size_t i = 0; i < COUNT_OF(value_complaints); i++)
        if (has(complaint, value_complaints[i]))
            return value_hint(&place);
    if (has(complaint, STR("control characters")))
        return place.after.len == 0 ? "a closing quote is missing in this line"
                                    : "a control character, which no text may hold";
    if (has(complaint, STR("array: expected comma")) && gap_hint(&place))
        return gap_hint(&place);
    for (size_t i = 0; i < COUNT_OF(hints); i++)
        if (has(complaint, hints[i].complaint))
            return hints[i].hint;
    return NULL;
}
