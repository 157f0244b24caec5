/* SPDX-License-Identifier: MIT */
#include "text/openings.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

enum { DEPTH_MAX = 16, CLASS_BYTES_MAX = 16 };

struct opening {
    uint64_t bytes; /* the first one highest, zeros behind the last */
    unsigned char len;
    bool is_done; /* what follows is not known, or there is no room for it */
};

struct ways {
    struct opening items[OPENINGS_MAX];
    size_t count;
    bool is_full;
};

struct reader {
    struct str regex;
    size_t at;
    unsigned depth;
    unsigned bytes_max; /* of an opening */
};

size_t openings_skip_class(struct str regex, size_t i)
{
    i++;
    i += i < regex.len && regex.ptr[i] == '^';
    i += i < regex.len && regex.ptr[i] == ']';
    while (i < regex.len && regex.ptr[i] != ']')
        i += regex.ptr[i] == '\\' || regex.ptr[i] == '[' ? 2 : 1;
    return i;
}

static bool is_at(const struct reader *reader, struct str text)
{
    return str_starts_with(str_slice(reader->regex, reader->at, reader->regex.len), text);
}

static char peek(const struct reader *reader)
{
    return reader->at < reader->regex.len ? reader->regex.ptr[reader->at] : '\0';
}

static bool is_same(const struct opening *a, const struct opening *b)
{
    return a->bytes == b->bytes && a->len == b->len && a->is_done == b->is_done;
}

static void add_way(struct ways *ways, const struct opening *way)
{
    for (size_t i = 0; i < ways->count; i++)
        if (is_same(&ways->items[i], way))
            return;
    if (ways->count < OPENINGS_MAX)
        ways->items[ways->count++] = *way;
    else
        ways->is_full = true;
}

static void add_ways(struct ways *ways, const struct ways *more)
{
    for (size_t i = 0; i < more->count; i++)
        add_way(ways, &more->items[i]);
    ways->is_full = ways->is_full || more->is_full;
}

static void end_all(struct ways *ways)
{
    for (size_t i = 0; i < ways->count; i++)
        ways->items[i].is_done = true;
}

static bool are_done(const struct ways *ways)
{
    for (size_t i = 0; i < ways->count; i++)
        if (!ways->items[i].is_done)
            return false;
    return true;
}

/* Most have few: not all places are copied. */
static void copy_ways(struct ways *copy, const struct ways *ways)
{
    copy->count = ways->count;
    copy->is_full = ways->is_full;
    memcpy(copy->items, ways->items, ways->count * sizeof(ways->items[0]));
}

static void append(const struct reader *reader, struct ways *ways, char c)
{
    for (size_t i = 0; i < ways->count; i++) {
        struct opening *way = &ways->items[i];
        if (way->is_done)
            continue;
        way->bytes |= (uint64_t)(unsigned char)c << (56 - 8 * way->len++);
        way->is_done = way->len == reader->bytes_max;
    }
}

/* Behind the ")" of a group whose inside begins at i. */
static size_t group_end(struct str regex, size_t i)
{
    for (unsigned depth = 1; depth > 0 && i < regex.len; i++) {
        char c = regex.ptr[i];
        if (c == '\\')
            i++;
        else if (c == '[')
            i = openings_skip_class(regex, i);
        else if (c == '(')
            depth++;
        else if (c == ')')
            depth--;
    }
    return i;
}

static void skip_group(struct reader *reader)
{
    reader->at = group_end(reader->regex, reader->at);
}

size_t openings_skip_look(struct str regex, size_t i)
{
    static const struct str looks[] = {STR_INIT("(?="), STR_INIT("(?!"), STR_INIT("(?<="),
                                       STR_INIT("(?<!")};

    for (size_t k = 0; k < sizeof(looks) / sizeof(*looks); k++)
        if (str_starts_with(str_slice(regex, i, regex.len), looks[k]))
            return group_end(regex, i + looks[k].len);
    return i;
}

static bool skip_assertion(struct reader *reader)
{
    if (peek(reader) == '^' || is_at(reader, STR("\\b"))) {
        reader->at += peek(reader) == '^' ? 1 : 2;
        return true;
    }
    size_t start = reader->at;
    reader->at = openings_skip_look(reader->regex, start);
    return reader->at > start;
}

/* What follows an atom: with is what was read with it, ways what was before it. */
static void repeat(struct reader *reader, struct ways *ways, struct ways *with)
{
    char c = peek(reader);

    if (c == '?') {
        add_ways(with, ways);
        reader->at++;
    } else if (c == '+') {
        end_all(with);
    } else if (c == '*' || c == '{') {
        end_all(ways);
        copy_ways(with, ways);
    }
    copy_ways(ways, with);
}

static void read_ways(struct reader *reader, struct ways *ways);

static void read_group(struct reader *reader, struct ways *ways)
{
    struct ways inside;

    copy_ways(&inside, ways);
    reader->at += is_at(reader, STR("(?:")) ? 3 : 1;
    if (reader->depth == DEPTH_MAX) {
        skip_group(reader);
        end_all(ways);
        return;
    }
    reader->depth++;
    read_ways(reader, &inside);
    reader->depth--;
    reader->at++;
    repeat(reader, ways, &inside);
}

static bool is_literal(struct reader *reader)
{
    char c = peek(reader);

    if (c == '\\') {
        reader->at++;
        c = peek(reader);
        return c > ' ' && c < 0x7f && !char_is_alnum_ascii(c);
    }
    return c >= ' ' && c < 0x7f && !memchr("[](){}.*+?|^$", c, 13);
}

/* Of "[...]" with nothing in it but letters, digits and ranges of them; empty where there
 * is more, or too many. At most CLASS_BYTES_MAX. */
static size_t class_bytes(struct str inside, char *bytes)
{
    size_t count = 0;

    for (size_t i = 0; i < inside.len; i++) {
        bool is_range = i + 2 < inside.len && inside.ptr[i + 1] == '-';
        char first = inside.ptr[i], last = inside.ptr[is_range ? i + 2 : i];
        if (!char_is_alnum_ascii(first) || !char_is_alnum_ascii(last) || last < first
            || (size_t)(last - first) >= CLASS_BYTES_MAX - count)
            return 0;
        for (char c = first; c <= last; c++)
            bytes[count++] = c;
        i += is_range ? 2 : 0;
    }
    return count;
}

/* False where the class is not understood; then nothing was read. */
static bool read_class(struct reader *reader, struct ways *ways)
{
    char bytes[CLASS_BYTES_MAX];
    size_t end = openings_skip_class(reader->regex, reader->at);
    size_t count = class_bytes(str_slice(reader->regex, reader->at + 1, end), bytes);
    struct ways with, all = {.count = 0};

    for (size_t i = 0; i < count; i++) {
        copy_ways(&with, ways);
        append(reader, &with, bytes[i]);
        add_ways(&all, &with);
    }
    if (count == 0)
        return false;
    reader->at = end + 1;
    repeat(reader, ways, &all);
    return true;
}

static void read_atom(struct reader *reader, struct ways *ways)
{
    struct ways with;

    if (skip_assertion(reader))
        return;
    if (is_at(reader, STR("(?:"))
        || (peek(reader) == '(' && !is_at(reader, STR("(?"))
            && !is_at(reader, STR("(*")))) {
        read_group(reader, ways);
    } else if (is_literal(reader)) {
        copy_ways(&with, ways);
        append(reader, &with, reader->regex.ptr[reader->at++]);
        repeat(reader, ways, &with);
    } else if (peek(reader) != '[' || !read_class(reader, ways)) {
        end_all(ways);
    }
}

/* To the end of this alternative; not read on once nothing more can be learned. */
static void read_sequence(struct reader *reader, struct ways *ways)
{
    while (reader->at < reader->regex.len && peek(reader) != '|' && peek(reader) != ')'
           && !are_done(ways))
        read_atom(reader, ways);
    while (reader->at < reader->regex.len && peek(reader) != '|' && peek(reader) != ')') {
        char c = peek(reader);
        if (c == '[')
            reader->at = openings_skip_class(reader->regex, reader->at);
        reader->at += c == '\\' ? 2 : 1;
        if (c == '(')
            skip_group(reader);
    }
}

static void read_ways(struct reader *reader, struct ways *ways)
{
    struct ways before, all, one;

    copy_ways(&before, ways);
    all.count = 0;
    all.is_full = false;
    for (;;) {
        copy_ways(&one, &before);
        read_sequence(reader, &one);
        add_ways(&all, &one);
        if (peek(reader) != '|')
            break;
        reader->at++;
    }
    copy_ways(ways, &all);
}

/* Options, conditions, recursion and quoting change what stands elsewhere. */
static bool is_plain(struct str regex)
{
    for (size_t i = 0; i + 2 < regex.len; i++) {
        bool is_quote = regex.ptr[i] == '\\' && regex.ptr[i + 1] == 'Q';
        bool is_odd = regex.ptr[i] == '(' && regex.ptr[i + 1] == '?'
                      && !memchr(":=!<", regex.ptr[i + 2], 4);
        if (is_quote || is_odd)
            return false;
    }
    return true;
}

static bool read_whole(struct str regex, unsigned bytes_max, struct ways *ways)
{
    struct reader reader = {.regex = regex, .bytes_max = bytes_max};

    ways->count = 1;
    ways->is_full = false;
    ways->items[0] = (struct opening){.len = 0};
    read_ways(&reader, ways);
    for (size_t i = 0; i < ways->count; i++)
        if (reader.at < regex.len || ways->items[i].len == 0)
            return false;
    return !ways->is_full;
}

static struct opening_range range_of(const struct opening *opening)
{
    uint64_t unknown =
        opening->len < OPENING_BYTES_MAX ? UINT64_MAX >> 8 * opening->len : 0;

    return (struct opening_range){opening->bytes, opening->bytes | unknown};
}

/* The widest first among those that begin alike. */
static int compare_ranges(const void *left, const void *right)
{
    const struct opening_range *a = left, *b = right;

    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    return a->high > b->high ? -1 : a->high < b->high;
}

/* Of two ranges one holds the other, or they are apart. */
static void keep_widest(struct openings *openings)
{
    size_t kept = 0;

    qsort(openings->items, openings->count, sizeof(*openings->items), compare_ranges);
    for (size_t i = 0; i < openings->count; i++)
        if (kept == 0 || openings->items[i].low > openings->items[kept - 1].high)
            openings->items[kept++] = openings->items[i];
    openings->count = kept;
}

void openings_read(struct str regex, struct openings *out)
{
    struct ways ways;
    bool is_read = false;

    *out = (struct openings){0};
    if (!is_plain(regex))
        return;
    for (unsigned bytes = OPENING_BYTES_MAX; !is_read && bytes >= OPENING_BYTES_LEAST;
         bytes -= 2)
        is_read = read_whole(regex, bytes, &ways);
    if (!is_read || ways.count == 0)
        return;
    out->count = ways.count;
    out->items = alloc_zeroed(ways.count, sizeof(*out->items));
    for (size_t i = 0; i < ways.count; i++)
        out->items[i] = range_of(&ways.items[i]);
    keep_widest(out);
    out->items = alloc_resize(out->items, out->count, sizeof(*out->items));
}

void openings_clear(struct openings *openings)
{
    free(openings->items);
    *openings = (struct openings){0};
}

/* The first byte highest; zeros behind the end. */
static uint64_t bytes_at(struct str text, size_t at)
{
    unsigned char b[sizeof(uint64_t)] = {0};
    size_t left = text.len - at;

    if (left >= sizeof(b))
        memcpy(b, text.ptr + at, sizeof(b));
    else
        memcpy(b, text.ptr + at, left);
    return (uint64_t)b[0] << 56 | (uint64_t)b[1] << 48 | (uint64_t)b[2] << 40
           | (uint64_t)b[3] << 32 | (uint64_t)b[4] << 24 | (uint64_t)b[5] << 16
           | (uint64_t)b[6] << 8 | (uint64_t)b[7];
}

/* Halved without a branch on what is found (as base/sorted.h). */
bool openings_may_begin(const struct openings *openings, struct str text, size_t at)
{
    const struct opening_range *range = openings->items;

    if (!openings->count)
        return true;
    uint64_t bytes = bytes_at(text, at);
    for (size_t left = openings->count; left > 1;) {
        size_t half = left / 2;
        range += (size_t)(range[half - 1].high < bytes) * half;
        left -= half;
    }
    return range->low <= bytes && bytes <= range->high;
}
