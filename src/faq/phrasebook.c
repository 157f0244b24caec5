/* SPDX-License-Identifier: MIT */
#include "faq/phrasebook.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/map.h"
#include "base/varint.h"

struct used_word {
    struct str text;
    uint32_t uses, place; /* among the words as they first came */
};

struct making {
    struct map places; /* one more than each word's */
    struct used_words {
        struct used_word *items;
        size_t count, capacity;
    } words;
    uint32_t *numbers; /* by place */
    struct arena scratch;
};

/* The next word of a text from *at on, which moves behind the space after it. */
static bool next_word(struct str text, size_t *at, struct str *word)
{
    size_t end = *at;

    if (!text.len || *at > text.len)
        return false;
    while (end < text.len && text.ptr[end] != ' ')
        end++;
    *word = str_slice(text, *at, end);
    *at = end + 1;
    return true;
}

static void count_words(struct making *making, struct str text)
{
    struct str word;

    for (size_t at = 0; next_word(text, &at, &word);) {
        void **place = map_put(&making->places, word);
        if (!*place) {
            uint32_t next = (uint32_t)making->words.count;
            *ARRAY_ADD_IN(&making->scratch, &making->words) =
                (struct used_word){word, 0, next};
            *place = (void *)((uintptr_t)next + 1);
        }
        making->words.items[(uintptr_t)*place - 1].uses++;
    }
}

static int compare_uses(const void *left, const void *right)
{
    const struct used_word *a = left, *b = right;

    if (a->uses != b->uses)
        return a->uses > b->uses ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static void keep_words(struct making *making, struct phrasebook *book,
                       struct arena *arena)
{
    struct used_words *words = &making->words;
    size_t size_bytes = 0, at = 0;

    if (words->count > 1)
        qsort(words->items, words->count, sizeof(*words->items), compare_uses);
    for (size_t i = 0; i < words->count; i++)
        size_bytes += words->items[i].text.len + 1;
    making->numbers = ARENA_ARRAY(&making->scratch, uint32_t, words->count + 1);
    book->words = ARENA_ARRAY(arena, char, size_bytes + 1);
    book->blocks = ARENA_ARRAY(arena, uint32_t, words->count / PHRASEBOOK_BLOCK + 1);
    for (size_t i = 0; i < words->count; i++) {
        struct str text = words->items[i].text;
        making->numbers[words->items[i].place] = (uint32_t)i;
        if (i % PHRASEBOOK_BLOCK == 0)
            book->blocks[i / PHRASEBOOK_BLOCK] = (uint32_t)at;
        if (text.len > 0)
            memcpy(book->words + at, text.ptr, text.len);
        at += text.len + 1;
    }
}

/* Gives the bytes of the row; out may be NULL. */
static size_t put_row(const struct making *making, struct str text, uint8_t *out)
{
    uint8_t bytes[VARINT_BYTES_MAX];
    struct str word;
    size_t len = 0;

    for (size_t at = 0; next_word(text, &at, &word);) {
        uintptr_t place = (uintptr_t)map_find(&making->places, word) - 1;
        size_t more = varint_put(bytes, making->numbers[place] + 1);
        if (out)
            memcpy(out + len, bytes, more);
        len += more;
    }
    if (out)
        out[len] = 0;
    return len + 1;
}

void phrasebook_make(struct phrasebook *book, const struct str *texts, size_t count,
                     struct arena *arena)
{
    struct making making = {0};
    size_t size_bytes = 0, at = 0;

    arena_init(&making.scratch);
    map_init_borrowing(&making.places, 0);
    for (size_t i = 0; i < count; i++)
        count_words(&making, texts[i]);
    keep_words(&making, book, arena);
    for (size_t i = 0; i < count; i++)
        size_bytes += put_row(&making, texts[i], NULL);
    book->rows = ARENA_ARRAY(arena, uint8_t, size_bytes + 1);
    for (size_t i = 0; i < count; i++)
        at += put_row(&making, texts[i], book->rows + at);
    map_clear(&making.places);
    arena_clear(&making.scratch);
}

/* No byte of a number but 0 is 0. */
const uint8_t *phrasebook_skip(const uint8_t *row, size_t count)
{
    while (count > 0)
        count -= *row++ == 0;
    return row;
}

static struct str word_at(const struct phrasebook *book, uint32_t number)
{
    struct str word = str_from_c(book->words + book->blocks[number / PHRASEBOOK_BLOCK]);

    for (uint32_t i = number % PHRASEBOOK_BLOCK; i > 0; i--)
        word = str_from_c(word.ptr + word.len + 1);
    return word;
}

struct str phrasebook_read(const struct phrasebook *book, const uint8_t *row,
                           struct arena *arena)
{
    struct {
        struct str *items;
        size_t count, capacity;
    } parts = {0};
    uint32_t number;

    for (row = varint_take(row, &number); number > 0; row = varint_take(row, &number)) {
        if (parts.count > 0)
            *ARRAY_ADD_IN(arena, &parts) = STR(" ");
        *ARRAY_ADD_IN(arena, &parts) = word_at(book, number - 1);
    }
    return arena_join(arena, parts.items, parts.count);
}
