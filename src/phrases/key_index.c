/* SPDX-License-Identifier: MIT */
#include "phrases/key_index.h"

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

struct key_list {
    struct indexed_key *items;
    size_t count, capacity;
};

static void count_marks(struct postings_draft *draft, struct str key)
{
    size_t len = mark_bytes(key);
    for (size_t at = 0; at + len <= key.len; at++)
        postings_count(draft, mark_at(key.ptr + at, len));
}

/* By the rarest of its marks. */
static struct indexed_key add_key(struct postings_draft *draft, size_t number,
                                  struct str key)
{
    size_t len = mark_bytes(key), best = 0;
    for (size_t at = 1; at + len <= key.len; at++)
        if (postings_of(draft, mark_at(key.ptr + at, len))
            < postings_of(draft, mark_at(key.ptr + best, len)))
            best = at;
    postings_add(draft, mark_at(key.ptr + best, len), number);
    return (struct indexed_key){.at = (unsigned char)best, .len = (unsigned char)key.len};
}

static void add_keys(const char *texts, uint32_t place, size_t row, bool is_counting,
                     struct postings_draft *draft, struct key_list *out)
{
    struct str rest = str_from_c(texts + place), key;
    while (place && str_cut(rest, '|', &key, &rest)) {
        if (is_counting) {
            count_marks(draft, key);
            continue;
        }
        struct indexed_key indexed = add_key(draft, out->count, key);
        indexed.text = (uint32_t)(key.ptr - texts);
        indexed.row = (unsigned short)row;
        *ARRAY_ADD(out) = indexed;
    }
}

void key_index_make(struct key_index *index, const char *texts, const uint32_t *keys,
                    size_t count, struct arena *arena)
{
    struct postings_draft draft = {0};
    struct key_list list = {0};
    for (int is_counting = 1; is_counting >= 0; is_counting--)
        for (size_t row = 0; row < count; row++)
            add_keys(texts, keys[row], row, is_counting, &draft, &list);
    struct indexed_key *kept = ARENA_ARRAY(arena, struct indexed_key, list.count);
    if (list.count > 0)
        memcpy(kept, list.items, list.count * sizeof(*kept));
    *index = (struct key_index){texts, kept, list.count, {0}};
    free(list.items);
    postings_freeze(&draft, arena, &index->postings);
}

static bool stands_at(const struct key_index *index, const struct indexed_key *key,
                      struct str text, size_t at)
{
    return at >= key->at && at - key->at + key->len <= text.len
           && memcmp(text.ptr + at - key->at, index->texts + key->text, key->len) == 0;
}

void key_index_look(const struct key_index *index, struct str text, uint64_t *rows)
{
    for (size_t len = MARK_BYTES - 1; len <= MARK_BYTES; len++)
        for (size_t at = 0; at + len <= text.len; at++) {
            struct posted posted =
                postings_at(&index->postings, mark_at(text.ptr + at, len));
            for (size_t i = 0; i < posted.count; i++) {
                const struct indexed_key *key = &index->keys[posted.numbers[i]];
                if (stands_at(index, key, text, at))
                    rows[key->row / 64] |= (uint64_t)1 << (key->row % 64);
            }
        }
}
