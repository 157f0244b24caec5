/* SPDX-License-Identifier: MIT */
#include "safety/key_index.h"

#include <limits.h>
#include <stdlib.h>

#include "base/array.h"

enum { KEY_BYTES_MAX = 63, MARK_BYTES = 3 };

/* Of three bytes side by side, or two; others may have the same. */
static size_t mark_at(const char *text, size_t len)
{
    unsigned mark = 0;
    for (size_t i = 0; i < len; i++)
        mark = mark * 31 + (unsigned char)text[i];
    return mark % KEY_MARKS_MAX;
}

static size_t mark_bytes(struct str key)
{
    if (key.len < MARK_BYTES - 1 || key.len > KEY_BYTES_MAX)
        abort();
    return key.len < MARK_BYTES ? key.len : MARK_BYTES;
}

static void count_marks(struct key_index *index, struct str key)
{
    size_t len = mark_bytes(key);
    for (size_t at = 0; at + len <= key.len; at++) {
        size_t mark = mark_at(key.ptr + at, len);
        if (index->starts[mark] < USHRT_MAX)
            index->starts[mark]++;
    }
}

/* By the rarest of its marks. */
static void add_key(struct key_index *index, size_t row, struct str key)
{
    size_t len = mark_bytes(key), best = 0;
    for (size_t at = 1; at + len <= key.len; at++)
        if (index->starts[mark_at(key.ptr + at, len)]
            < index->starts[mark_at(key.ptr + best, len)])
            best = at;
    *ARRAY_ADD_IN(index->arena, &index->postings) = (struct key_posting){
        .key = key.ptr,
        .mark = (unsigned short)mark_at(key.ptr + best, len),
        .row = (unsigned short)row,
        .at = (unsigned char)best,
        .len = (unsigned char)key.len,
    };
}

static int compare_postings(const void *left, const void *right)
{
    const struct key_posting *a = left, *b = right;
    if (a->mark != b->mark)
        return a->mark < b->mark ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

static void sort_postings(struct key_index *index)
{
    struct key_postings *postings = &index->postings;
    size_t at = 0;
    if (postings->count > USHRT_MAX)
        abort();
    if (postings->count > 1)
        qsort(postings->items, postings->count, sizeof(*postings->items),
              compare_postings);
    for (size_t mark = 0; mark <= KEY_MARKS_MAX; mark++) {
        while (at < postings->count && postings->items[at].mark < mark)
            at++;
        index->starts[mark] = (unsigned short)at;
    }
}

void key_index_make(struct key_index *index, const char *const *keys, size_t count)
{
    for (int is_counting = 1; is_counting >= 0; is_counting--)
        for (size_t row = 0; row < count; row++) {
            struct str rest = str_from_c(keys[row] ? keys[row] : ""), key;
            while (str_cut(rest, '|', &key, &rest))
                if (is_counting)
                    count_marks(index, key);
                else
                    add_key(index, row, key);
        }
    sort_postings(index);
}

static bool stands_at(const struct key_posting *posting, struct str text, size_t at)
{
    return at >= posting->at && at - posting->at + posting->len <= text.len
           && memcmp(text.ptr + at - posting->at, posting->key, posting->len) == 0;
}

void key_index_look(const struct key_index *index, struct str text, uint64_t *rows)
{
    for (size_t len = MARK_BYTES - 1; len <= MARK_BYTES; len++)
        for (size_t at = 0; at + len <= text.len; at++) {
            size_t mark = mark_at(text.ptr + at, len);
            for (size_t i = index->starts[mark]; i < index->starts[mark + 1]; i++) {
                const struct key_posting *posting = &index->postings.items[i];
                if (stands_at(posting, text, at))
                    rows[posting->row / 64] |= (uint64_t)1 << (posting->row % 64);
            }
        }
}
