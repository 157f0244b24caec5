/* SPDX-License-Identifier: MIT */
#include "text/pattern_index.h"

#include <stdlib.h>

#include "text/openings.h"

/* More would tell more patterns apart, and take more room than that is worth. */
enum { BYTES = 4 };

/* A beginning is one number: its bytes, the first one highest and zeros behind them, then
 * how many they are, then the pattern. */
static uint64_t number_of(uint32_t bytes, unsigned len, unsigned pattern)
{
    return (uint64_t)bytes << 32 | len << 16 | pattern;
}

static uint32_t first_bytes(uint32_t bytes, unsigned len)
{
    return bytes & (UINT32_MAX << 8 * (BYTES - len));
}

/* How many of the bytes of an opening are the same at both of its ends. */
static unsigned count_same(uint32_t low, uint32_t high)
{
    unsigned len = BYTES;

    while (len > 0 && first_bytes(low, len) != first_bytes(high, len))
        len--;
    return len;
}

static int compare_numbers(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

    return a < b ? -1 : a > b;
}

static void set(uint64_t *bits, size_t pattern)
{
    bits[pattern / 64] |= UINT64_C(1) << (pattern % 64);
}

/* Its beginnings behind those that are listed; false when it may begin with anything. */
static bool list_beginnings(const struct openings *openings, size_t pattern,
                            struct pattern_beginnings *list)
{
    size_t first = list->count;

    if (openings->count == 0 || pattern >= PATTERN_INDEX_MAX)
        return false;
    for (size_t i = 0; i < openings->count; i++) {
        uint32_t low = (uint32_t)(openings->items[i].low >> 32);
        uint32_t high = (uint32_t)(openings->items[i].high >> 32);
        unsigned len = count_same(low, high);
        if (len == 0) {
            list->count = first;
            return false;
        }
        uint64_t number = number_of(first_bytes(low, len), len, (unsigned)pattern);
        if (list->count == first || list->items[list->count - 1] != number)
            list->items[list->count++] = number;
    }
    return true;
}

static void find_starts(struct pattern_beginnings *list)
{
    size_t at = 0;

    for (unsigned byte = 0; byte <= 256; byte++) {
        while (at < list->count && list->items[at] >> 56 < byte)
            at++;
        list->starts[byte] = (uint32_t)at;
    }
}

/* Sorted, in that arena. */
static void keep(struct pattern_beginnings *list, struct arena *arena)
{
    uint64_t *items = list->items;

    if (list->count > 1)
        qsort(items, list->count, sizeof(*items), compare_numbers);
    list->items = ARENA_ARRAY(arena, uint64_t, list->count + 1);
    memcpy(list->items, items, list->count * sizeof(*items));
    find_starts(list);
}

void pattern_index_make(struct pattern_index *index, struct pattern *const *patterns,
                        size_t count, struct arena *arena)
{
    size_t most = 0;
    struct arena scratch;

    arena_init(&scratch);
    *index = (struct pattern_index){.pattern_count = count};
    index->always = ARENA_ARRAY(arena, uint64_t, pattern_index_words(index));
    for (size_t i = 0; i < count; i++)
        most += patterns[i] ? pattern_openings(patterns[i])->count : 0;
    index->at_borders.items = ARENA_ARRAY(&scratch, uint64_t, most + 1);
    index->anywhere.items = ARENA_ARRAY(&scratch, uint64_t, most + 1);
    for (size_t i = 0; i < count; i++) {
        bool is_at_border = patterns[i] && pattern_is_at_border(patterns[i]);
        struct pattern_beginnings *list =
            is_at_border ? &index->at_borders : &index->anywhere;
        if (patterns[i] && !list_beginnings(pattern_openings(patterns[i]), i, list))
            set(index->always, i);
    }
    keep(&index->at_borders, arena);
    keep(&index->anywhere, arena);
    arena_clear(&scratch);
}

/* The first that is not less; halved without a branch on what is found (base/sorted.h). */
static size_t find_first(const struct pattern_beginnings *list, uint64_t number)
{
    const uint64_t *first = list->items + list->starts[number >> 56];
    size_t count = list->starts[(number >> 56) + 1] - list->starts[number >> 56];

    while (count > 1) {
        size_t half = count / 2;
        first += (size_t)(first[half - 1] < number) * half;
        count -= half;
    }
    return (size_t)(first - list->items) + (*first < number);
}

static void look_at(const struct pattern_beginnings *list, uint32_t text,
                    uint64_t *possible)
{
    if (list->starts[text >> 24] == list->starts[(text >> 24) + 1])
        return;
    for (unsigned len = 1; len <= BYTES; len++) {
        uint64_t number = number_of(first_bytes(text, len), len, 0);
        for (size_t i = find_first(list, number);
             i < list->count && list->items[i] >> 16 == number >> 16; i++)
            set(possible, list->items[i] & UINT16_MAX);
    }
}

void pattern_index_look(const struct pattern_index *index, struct str text,
                        uint64_t *possible)
{
    uint32_t bytes = 0;

    memcpy(possible, index->always, pattern_index_words(index) * sizeof(*possible));
    for (size_t i = 0; i < text.len + BYTES - 1; i++) {
        bytes = bytes << 8 | (i < text.len ? (unsigned char)text.ptr[i] : 0);
        if (i < BYTES - 1)
            continue;
        look_at(&index->anywhere, bytes, possible);
        if (pattern_may_be_border(text, i - (BYTES - 1)))
            look_at(&index->at_borders, bytes, possible);
    }
}
