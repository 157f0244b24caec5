/* SPDX-License-Identifier: MIT */
/*
 * The expression is a tree of common beginnings, so that PCRE2 tries a handful of letters
 * at a place and not hundreds of words: its match limit counts every trial. Sorted terms
 * are that tree already: a node is a range of terms that agree in their first bytes.
 */
#include "faq/terms.h"

#include <stdlib.h>

#include "base/array.h"

static struct str read_guarded(struct arena *arena, struct str text)
{
    struct words words = {0};

    /* The guards keep politeness at the ends: "tell me about" is a term. */
    words_read(arena, arena_format(arena, "zq %.*s zq", STR_ARG(text)), NULL, &words);
    if (words.count < 3 || words.text.len > TERM_BYTES_MAX)
        return (struct str){0};
    return str_slice(words.text, words.items[1].offset,
                     words.items[words.count - 1].offset - 1);
}

bool terms_read(struct arena *arena, struct str written, struct term *out)
{
    struct str text = str_trim(written);
    struct arena scratch;

    out->is_stem = str_ends_with(text, STR("*"));
    if (out->is_stem)
        text.len--;
    arena_init(&scratch);
    struct str copy = arena_copy(arena, read_guarded(&scratch, text));
    arena_clear(&scratch);
    out->bytes = copy.ptr;
    out->len = (uint8_t)copy.len;
    return copy.len > 0;
}

static int compare_terms(const void *left, const void *right)
{
    const struct term *a = left, *b = right;
    int order = str_compare(term_text(a), term_text(b));

    if (order != 0)
        return order;
    if (a->is_stem != b->is_stem)
        return a->is_stem ? 1 : -1;
    return a->owner < b->owner ? -1 : a->owner > b->owner;
}

void terms_sort(struct terms *terms)
{
    size_t kept = 0;

    if (terms->count > 1)
        qsort(terms->items, terms->count, sizeof(*terms->items), compare_terms);
    for (size_t i = 0; i < terms->count; i++)
        if (!kept || compare_terms(&terms->items[kept - 1], &terms->items[i]) != 0)
            terms->items[kept++] = terms->items[i];
    terms->count = kept;
}

struct range {
    const struct term *items;
    size_t start, end;
    size_t depth; /* bytes in which they agree */
};

/* Terms that end at the depth come first in a range: skips them. */
static bool skip_ended(struct range *range, bool *is_open)
{
    bool any = false;

    while (range->start < range->end && range->items[range->start].len == range->depth) {
        any = true;
        *is_open = *is_open || range->items[range->start].is_stem;
        range->start++;
    }
    return any;
}

static struct str character_at(struct str text, size_t at)
{
    size_t end = at + 1;

    while (end < text.len && (text.ptr[end] & 0xc0) == 0x80)
        end++;
    return str_slice(text, at, end);
}

/* The terms at the front of the range that go on with the same character. */
static struct range take_branch(struct range *range)
{
    struct range branch = *range;
    struct str first = character_at(term_text(&range->items[range->start]), range->depth);

    while (range->start < range->end
           && str_equal(
               character_at(term_text(&range->items[range->start]), range->depth), first))
        range->start++;
    branch.end = range->start;
    branch.depth += first.len;
    return branch;
}

static void write_range(struct range range, struct buf *out)
{
    bool is_open = false, ends_here = skip_ended(&range, &is_open);

    if (range.start == range.end) {
        buf_add(out, is_open ? STR("\\w*") : STR(""));
        return;
    }
    struct range rest = range;
    struct range first = take_branch(&rest);
    bool is_single = rest.start == rest.end && !ends_here;
    buf_add(out, is_single ? STR("") : STR("(?:"));
    while (range.start < range.end) {
        size_t depth = range.depth;
        first = take_branch(&range);
        buf_add(out, str_slice(term_text(&first.items[first.start]), depth, first.depth));
        write_range(first, out);
        if (range.start < range.end)
            buf_add_char(out, '|');
    }
    if (is_open)
        buf_add(out, STR("|\\w*"));
    buf_add(out, is_single ? STR("") : ends_here && !is_open ? STR(")?") : STR(")"));
}

/* Only ASCII beginnings can stand in the class byte by byte. */
static void write_beginnings(const struct terms *terms, struct buf *out)
{
    char last = 0;

    for (size_t i = 0; i < terms->count; i++)
        if ((unsigned char)terms->items[i].bytes[0] >= 0x80)
            return;
    buf_add(out, STR("(?=["));
    for (size_t i = 0; i < terms->count; i++) {
        char c = terms->items[i].bytes[0];
        if (c != last)
            buf_add_char(out, c);
        last = c;
    }
    buf_add(out, STR("])"));
}

void terms_write(const struct terms *terms, struct buf *out)
{
    struct range all = {.items = terms->items, .end = terms->count};

    buf_add(out, STR("\\b"));
    write_beginnings(terms, out);
    buf_add(out, STR("(?:"));
    write_range(all, out);
    buf_add(out, STR(")\\b"));
}

uint64_t terms_mask(const struct words *words, size_t start, size_t end)
{
    uint64_t mask = 0;

    if (end == start)
        end++; /* a lookaround alone: the word where it stands */
    for (size_t i = 0; i < words->count && i < 64; i++) {
        const struct word *word = &words->items[i];
        if (word->offset < end && word->offset + word->text.len > start)
            mask |= UINT64_C(1) << i;
    }
    return mask;
}

static bool is_inside_word(char c)
{
    return c != ' ' && c != '\'';
}

static size_t word_end(struct str text, size_t at)
{
    while (at < text.len && is_inside_word(text.ptr[at]))
        at++;
    return at;
}

/* Narrows a range to the terms whose byte at its depth is c. */
static bool narrow(struct range *range, char c)
{
    size_t low = range->start, high = range->end;
    unsigned char wanted = (unsigned char)c;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((unsigned char)range->items[middle].bytes[range->depth] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    range->start = low;
    high = range->end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((unsigned char)range->items[middle].bytes[range->depth] <= wanted)
            low = middle + 1;
        else
            high = middle;
    }
    range->end = low;
    range->depth++;
    return range->start < range->end;
}

static void find_at(const struct terms *terms, const struct words *words, size_t start,
                    uint64_t *masks)
{
    struct str text = words->text;
    struct range range = {.items = terms->items, .end = terms->count};
    size_t at = start;

    while (at < text.len && narrow(&range, text.ptr[at])) {
        at++;
        bool is_at_end = at == text.len || !is_inside_word(text.ptr[at]);
        while (range.start < range.end && range.items[range.start].len == range.depth) {
            const struct term *term = &range.items[range.start++];
            size_t end = term->is_stem ? word_end(text, at) : at;
            if (is_at_end || term->is_stem)
                masks[term->owner] |= terms_mask(words, start, end);
        }
    }
}

void terms_find(const struct terms *terms, const struct words *words, uint64_t *masks)
{
    struct str text = words->text;

    for (size_t i = 0; i < text.len; i++)
        if (is_inside_word(text.ptr[i]) && (i == 0 || !is_inside_word(text.ptr[i - 1])))
            find_at(terms, words, i, masks);
}
