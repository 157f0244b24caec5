/* SPDX-License-Identifier: MIT */
#include "safety/key_index.h"

#include <stdlib.h>

#include "base/array.h"

enum { KEY_BYTES_MAX = 63, MARK_BYTES = 3 };

/* Of three bytes side by side, or two; others may have the same. */
static size_t mark_at(const char *text, size_t len)
{
    unsigned mark = 0;
    for (size_t i = 0; i < len; i++)
        mark = mark * 31 + (unsigned char)text[i];
    return mark % POSTINGS_MARKS_MAX;
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
    for (size_t at = 0; at + len <= key.len; at++)
        postings_count(&index->postings, mark_at(key.ptr + at, len));
}

/* By the rarest of its marks. */
static void add_key(struct key_index *index, size_t row, struct str key,
                    struct arena *arena)
{
    size_t len = mark_bytes(key), best = 0;
    for (size_t at = 1; at + len <= key.len; at++)
        if (postings_of(&index->postings, mark_at(key.ptr + at, len))
            < postings_of(&index->postings, mark_at(key.ptr + best, len)))
            best = at;
    postings_add(&index->postings, mark_at(key.ptr + best, len), index->keys.count);
    *ARRAY_ADD_IN(arena, &index->keys) = (struct indexed_key){
        .text = key.ptr,
        .row = (unsigned short)row,
        .at = (unsigned char)best,
        .len = (unsigned char)key.len,
    };
}

void key_index_make(struct key_index *index, const char *const *keys, size_t count,
                    struct arena *arena)
{
    for (int is_counting = 1; is_counting >= 0; is_counting--)
        for (size_t row = 0; row < count; row++) {
            struct str rest = str_from_c(keys[row] ? keys[row] : ""), key;
            while (str_cut(rest, '|', &key, &rest))
                if (is_counting)
                    count_marks(index, key);
                else
                    add_key(index, row, key, arena);
        }
    postings_freeze(&index->postings, arena);
}

static bool stands_at(const struct indexed_key *key, struct str text, size_t at)
{
    return at >= key->at && at - key->at + key->len <= text.len
           && memcmp(text.ptr + at - key->at, key->text, key->len) == 0;
}

void key_index_look(const struct key_index *index, struct str text, uint64_t *rows)
{
    for (size_t len = MARK_BYTES - 1; len <= MARK_BYTES; len++)
        for (size_t at = 0; at + len <= text.len; at++) {
            struct posted posted =
                postings_at(&index->postings, mark_at(text.ptr + at, len));
            for (size_t i = 0; i < posted.count; i++) {
                const struct indexed_key *key = &index->keys.items[posted.numbers[i]];
                if (stands_at(key, text, at))
                    rows[key->row / 64] |= (uint64_t)1 << (key->row % 64);
            }
        }
}
