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

static bool is_beginning(const struct term *term, const struct term *of)
{
    return of->len >= term->len && memcmp(of->bytes, term->bytes, term->len) == 0;
}

static const uint32_t *find_starts(const struct terms *terms, struct arena *arena)
{
    uint32_t *starts = ARENA_ARRAY(arena, uint32_t, 256 + 1);
    size_t at = 0;

    for (unsigned byte = 0; byte <= 256; byte++) {
        while (at < terms->count && (unsigned char)terms->items[at].bytes[0] < byte)
            at++;
        starts[byte] = (uint32_t)at;
    }
    return starts;
}

/* From the last to the first, so that one that begins the next can point into it. */
void terms_pack(const struct terms *terms, struct arena *arena, struct packed_terms *out)
{
    struct packed_term *items = ARENA_ARRAY(arena, struct packed_term, terms->count);
    size_t size_bytes = 0, at = 0;

    for (size_t i = terms->count; i-- > 0;) {
        const struct term *term = &terms->items[i];
        if (i + 1 == terms->count || !is_beginning(term, term + 1)) {
            at = size_bytes;
            size_bytes += term->len;
        }
        items[i] = (struct packed_term){
            .at = (uint32_t)at,
            .owner = term->owner & 0xffffff,
            .len = term->len & 0x7fU,
            .is_stem = term->is_stem,
        };
    }
    char *texts = ARENA_ARRAY(arena, char, size_bytes);
    for (size_t i = 0; i < terms->count; i++)
        memcpy(texts + items[i].at, terms->items[i].bytes, terms->items[i].len);
    *out = (struct packed_terms){items, terms->count, texts, find_starts(terms, arena)};
}

/* The packed terms from start up to end begin alike, for depth bytes. */
struct alike {
    size_t start, end, depth;
};

static unsigned char byte_of(const struct packed_terms *terms, size_t i, size_t depth)
{
    return (unsigned char)terms->texts[terms->items[i].at + depth];
}

/* The first of those that are alike whose byte at the depth is not less. */
static size_t first_with(const struct packed_terms *terms, const struct alike *alike,
                         unsigned byte)
{
    size_t low = alike->start, high = alike->end;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (byte_of(terms, middle, alike->depth) < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Narrows to the terms whose byte at the depth is c. */
static bool narrow(const struct packed_terms *terms, struct alike *alike, char c)
{
    unsigned byte = (unsigned char)c;

    alike->start = first_with(terms, alike, byte);
    if (alike->start == alike->end || byte_of(terms, alike->start, alike->depth) != byte)
        return false;
    alike->end = first_with(terms, alike, byte + 1);
    alike->depth++;
    return true;
}

static void find_at(const struct packed_terms *terms, const struct words *words,
                    size_t start, uint64_t *masks)
{
    struct str text = words->text;
    unsigned first = (unsigned char)text.ptr[start];
    struct alike alike = {terms->starts[first], terms->starts[first + 1], 1};

    for (size_t at = start + 1;; at++) {
        bool is_at_end = at == text.len || !is_inside_word(text.ptr[at]);
        while (alike.start < alike.end && terms->items[alike.start].len == alike.depth) {
            const struct packed_term *term = &terms->items[alike.start++];
            size_t end = term->is_stem ? word_end(text, at) : at;
            if (is_at_end || term->is_stem)
                masks[term->owner] |= terms_mask(words, start, end);
        }
        if (at == text.len || !narrow(terms, &alike, text.ptr[at]))
            return;
    }
}

void terms_find(const struct packed_terms *terms, const struct words *words,
                uint64_t *masks)
{
    struct str text = words->text;

    for (size_t i = 0; i < text.len; i++)
        if (is_inside_word(text.ptr[i]) && (i == 0 || !is_inside_word(text.ptr[i - 1])))
            find_at(terms, words, i, masks);
}
