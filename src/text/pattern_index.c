/* SPDX-License-Identifier: MIT */
#include "text/pattern_index.h"

#include <stdlib.h>

#include "text/openings.h"

/* More would tell more patterns apart, and take more room than that is worth. */
enum { BYTES = 4 };

struct pattern_beginning {
    uint32_t bytes; /* the first byte highest, zeros behind them */
    uint16_t pattern;
    uint8_t len;
    bool is_at_border;
};

static uint32_t first_bytes(uint32_t bytes, unsigned len)
{
    return bytes & (UINT32_MAX << 8 * (BYTES - len));
}

/* Of the eight bytes of an opening those that are the same at both of its ends. */
static struct pattern_beginning beginning_of(const struct opening_range *range)
{
    uint32_t low = (uint32_t)(range->low >> 32), high = (uint32_t)(range->high >> 32);
    uint8_t len = BYTES;

    while (len > 0 && first_bytes(low, len) != first_bytes(high, len))
        len--;
    return (struct pattern_beginning){.bytes = len ? first_bytes(low, len) : 0,
                                      .len = len};
}

static int compare_beginnings(const void *left, const void *right)
{
    const struct pattern_beginning *a = left, *b = right;

    if (a->bytes != b->bytes)
        return a->bytes < b->bytes ? -1 : 1;
    if (a->len != b->len)
        return a->len < b->len ? -1 : 1;
    return a->pattern < b->pattern ? -1 : a->pattern > b->pattern;
}

static void set(uint64_t *bits, size_t pattern)
{
    bits[pattern / 64] |= UINT64_C(1) << (pattern % 64);
}

/* Its beginnings behind those that are listed; false when it may begin with anything. */
static bool list_beginnings(const struct pattern *pattern, size_t number,
                            struct pattern_beginning *items, size_t *count)
{
    const struct openings *openings = pattern_openings(pattern);
    size_t first = *count;

    if (openings->count == 0 || number >= PATTERN_INDEX_MAX)
        return false;
    for (size_t i = 0; i < openings->count; i++) {
        struct pattern_beginning beginning = beginning_of(&openings->items[i]);
        beginning.pattern = (uint16_t)number;
        beginning.is_at_border = pattern_is_at_border(pattern);
        if (beginning.len == 0) {
            *count = first;
            return false;
        }
        if (*count == first || compare_beginnings(&items[*count - 1], &beginning) != 0)
            items[(*count)++] = beginning;
    }
    return true;
}

static void find_starts(struct pattern_index *index)
{
    size_t at = 0;

    for (unsigned byte = 0; byte <= 256; byte++) {
        while (at < index->count && index->items[at].bytes >> 24 < byte)
            at++;
        index->starts[byte] = (uint32_t)at;
    }
}

void pattern_index_make(struct pattern_index *index, struct pattern *const *patterns,
                        size_t count, struct arena *arena)
{
    size_t most = 0, listed = 0;
    struct arena scratch;

    arena_init(&scratch);
    *index = (struct pattern_index){.pattern_count = count};
    index->always = ARENA_ARRAY(arena, uint64_t, pattern_index_words(index));
    for (size_t i = 0; i < count; i++)
        most += patterns[i] ? pattern_openings(patterns[i])->count : 0;
    struct pattern_beginning *items =
        ARENA_ARRAY(&scratch, struct pattern_beginning, most + 1);
    for (size_t i = 0; i < count; i++)
        if (patterns[i] && !list_beginnings(patterns[i], i, items, &listed))
            set(index->always, i);
    if (listed > 1)
        qsort(items, listed, sizeof(*items), compare_beginnings);
    index->items = ARENA_ARRAY(arena, struct pattern_beginning, listed + 1);
    memcpy(index->items, items, listed * sizeof(*items));
    index->count = listed;
    find_starts(index);
    arena_clear(&scratch);
}

/* The first that is not less than these bytes. */
static size_t find_first(const struct pattern_index *index, uint32_t bytes, uint8_t len)
{
    size_t low = index->starts[bytes >> 24], high = index->starts[(bytes >> 24) + 1];
    struct pattern_beginning wanted = {.bytes = bytes, .len = len};

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_beginnings(&index->items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void look_at(const struct pattern_index *index, uint32_t text, bool is_border,
                    uint64_t *possible)
{
    for (uint8_t len = 1; len <= BYTES; len++) {
        uint32_t bytes = first_bytes(text, len);
        for (size_t i = find_first(index, bytes, len);
             i < index->count && index->items[i].bytes == bytes
             && index->items[i].len == len;
             i++)
            if (is_border || !index->items[i].is_at_border)
                set(possible, index->items[i].pattern);
    }
}

void pattern_index_look(const struct pattern_index *index, struct str text,
                        uint64_t *possible)
{
    uint32_t bytes = 0;

    memcpy(possible, index->always, pattern_index_words(index) * sizeof(*possible));
    for (size_t i = 0; i < text.len + BYTES - 1; i++) {
        bytes = bytes << 8 | (i < text.len ? (unsigned char)text.ptr[i] : 0);
        if (i < BYTES - 1
            || index->starts[bytes >> 24] == index->starts[(bytes >> 24) + 1])
            continue;
        look_at(index, bytes, pattern_may_be_border(text, i - (BYTES - 1)), possible);
    }
}
