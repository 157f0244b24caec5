/* SPDX-License-Identifier: MIT */
#include "text/spelling_words.h"

#include "base/array.h"
#include "base/macros.h"
#include "text/lexicon.h"
#include "text/remainder.h"
#include "text/sound.h"

#include <stdlib.h>

bool spelling_is_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < 'a' || text.ptr[i] > 'z')
            return false;
    return text.len > 0;
}

uint32_t spelling_letters(struct str text)
{
    uint32_t letters = 0;

    for (size_t i = 0; i < text.len; i++)
        letters |= UINT32_C(1) << (text.ptr[i] - 'a');
    return letters;
}

void spelling_words_add(struct spelling_draft *draft, struct str text,
                        enum spelling_kind kind, unsigned times)
{
    if (!spelling_is_plain(text) || text.len > SLIP_WORD_MAX)
        return;
    if (draft->count == 0)
        arena_init(&draft->texts);
    struct str copy = arena_copy(&draft->texts, text);
    *ARRAY_ADD(draft) = (struct spelling_gathered){copy, kind, times};
}

static size_t slot_of(char first, size_t length)
{
    return (size_t)(first - 'a') * SPELLING_LENGTHS + length;
}

/* The weightiest first among equal words: that one is kept. */
static int compare_gathered(const void *left, const void *right)
{
    const struct spelling_gathered *a = left, *b = right;
    size_t a_slot = slot_of(a->text.ptr[0], a->text.len);
    size_t b_slot = slot_of(b->text.ptr[0], b->text.len);

    if (a_slot != b_slot)
        return a_slot < b_slot ? -1 : 1;
    int order = str_compare(a->text, b->text);
    return order != 0 ? order : (int)b->kind - (int)a->kind;
}

/* Gives the bytes of all texts. */
static size_t drop_doubles(struct spelling_draft *draft)
{
    struct spelling_gathered *items = draft->items;
    size_t count = 0, size_bytes = 0;

    if (draft->count > 1)
        qsort(items, draft->count, sizeof(items[0]), compare_gathered);
    for (size_t i = 0; i < draft->count; i++) {
        if (count > 0 && str_equal(items[count - 1].text, items[i].text)) {
            items[count - 1].uses += items[i].uses;
        } else {
            size_bytes += items[i].text.len;
            items[count++] = items[i];
        }
    }
    draft->count = count;
    return size_bytes;
}

static uint8_t exponent_of(unsigned count)
{
    uint8_t exponent = 0;

    while (count >>= 1)
        exponent++;
    return exponent;
}

static int compare_sounds(const void *left, const void *right)
{
    const struct spelling_sound *a = left, *b = right;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->word < b->word ? -1 : a->word > b->word;
}

static void list_sounds(struct spelling_words *words, struct arena *arena)
{
    size_t count = words->count;

    if (count > UINT16_MAX) /* the rest is found by its letters only */
        count = UINT16_MAX;
    struct spelling_sound *sounds = ARENA_ARRAY(arena, struct spelling_sound, count);
    for (size_t i = 0; i < count; i++) {
        uint16_t key = sound_key(spelling_words_text(words, &words->items[i]));
        if (key != SOUND_NONE)
            sounds[words->sound_count++] = (struct spelling_sound){key, (uint16_t)i};
    }
    if (words->sound_count > 1)
        qsort(sounds, words->sound_count, sizeof(sounds[0]), compare_sounds);
    words->sounds = sounds;
}

/* Room for several times as many remainders as there are words: most others are free. */
static void list_remainders(struct spelling_words *words, struct arena *arena)
{
    enum { LEAST = 64, TIMES = 6 };
    size_t room = LEAST;

    while (room < TIMES * words->count)
        room *= 2;
    uint32_t *remainders = ARENA_ARRAY(arena, uint32_t, room / 32);
    for (size_t i = 0; i < words->count; i++) {
        uint32_t number = remainder_of(spelling_words_text(words, &words->items[i]))
                          & (uint32_t)(room - 1);
        remainders[number / 32] |= UINT32_C(1) << number % 32;
    }
    words->remainders = remainders;
    words->remainder_mask = (uint32_t)(room - 1);
}

static void list_words(const struct spelling_draft *draft, struct spelling_words *words,
                       struct arena *arena)
{
    struct spelling_word *items = ARENA_ARRAY(arena, struct spelling_word, draft->count);
    char *texts = ARENA_ARRAY(arena, char, words->text_bytes);
    uint32_t *starts = ARENA_ARRAY(arena, uint32_t, SPELLING_SLOTS + 1);
    uint32_t *text_starts = ARENA_ARRAY(arena, uint32_t, SPELLING_SLOTS), offset = 0;
    size_t slot = 0;

    for (size_t i = 0; i < draft->count; i++) {
        const struct spelling_gathered *word = &draft->items[i];
        size_t own = slot_of(word->text.ptr[0], word->text.len);
        for (; slot <= own; slot++) {
            starts[slot] = (uint32_t)i;
            text_starts[slot] = offset;
        }
        memcpy(texts + offset, word->text.ptr, word->text.len);
        items[i] = (struct spelling_word){
            .letters = spelling_letters(word->text),
            .slot = (uint16_t)own,
            .standing = (uint8_t)(10 * word->kind + lexicon_rank(word->text)),
            .uses = exponent_of(word->uses),
        };
        offset += (uint32_t)word->text.len;
    }
    while (slot <= SPELLING_SLOTS)
        starts[slot++] = (uint32_t)draft->count;
    words->items = items;
    words->texts = texts;
    words->starts = starts;
    words->text_starts = text_starts;
}

void spelling_words_freeze(struct spelling_draft *draft, struct arena *arena,
                           struct spelling_words *out)
{
    *out = (struct spelling_words){.text_bytes = drop_doubles(draft)};
    out->count = draft->count;
    list_words(draft, out, arena);
    list_sounds(out, arena);
    list_remainders(out, arena);
    arena_clear(&draft->texts);
    free(draft->items);
    *draft = (struct spelling_draft){0};
}

/* Of two with the same length and the same first letter. */
static int compare_alike(struct str a, struct str b)
{
    size_t at = 1;

    while (at < a.len && a.ptr[at] == b.ptr[at])
        at++;
    return at < a.len ? a.ptr[at] - b.ptr[at] : 0;
}

static bool is_remainder(const void *context, uint32_t number)
{
    const struct spelling_words *words = context;

    number &= words->remainder_mask;
    return words->remainders[number / 32] >> number % 32 & 1;
}

static const struct spelling_word *search(const struct spelling_words *words,
                                          struct str text)
{
    const uint32_t *start = &words->starts[slot_of(text.ptr[0], text.len)];
    size_t low = start[0], high = start[1];

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct spelling_word *word = &words->items[middle];
        int order = compare_alike(spelling_words_text(words, word), text);
        if (order == 0)
            return word;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct spelling_word *spelling_words_find(const struct spelling_words *words,
                                                struct str text)
{
    if (!spelling_is_plain(text) || text.len > SLIP_WORD_MAX
        || !is_remainder(words, remainder_of(text)))
        return NULL;
    return search(words, text);
}

static bool is_word(const void *words, struct str text)
{
    return search(words, text) != NULL;
}

uint32_t spelling_words_letters(const struct spelling_words *words, struct str text,
                                size_t at)
{
    char bytes[SLIP_WORD_MAX];

    if (text.len > sizeof(bytes))
        return 0;
    memcpy(bytes, text.ptr, text.len);
    return remainder_letters((struct remainder_words){words, is_remainder, is_word},
                             bytes, text.len, at);
}

struct spelling_range spelling_words_of(const struct spelling_words *words, char first,
                                        size_t shortest, size_t longest)
{
    if (longest > SLIP_WORD_MAX)
        longest = SLIP_WORD_MAX;
    return (struct spelling_range){words->starts[slot_of(first, shortest)],
                                   words->starts[slot_of(first, longest) + 1]};
}

struct spelling_range spelling_words_sounding(const struct spelling_words *words,
                                              uint16_t key)
{
    size_t low = 0, high = words->sound_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (words->sounds[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    while (high < words->sound_count && words->sounds[high].key == key)
        high++;
    return (struct spelling_range){low, high};
}
