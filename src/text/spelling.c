/* SPDX-License-Identifier: MIT */
#include "text/spelling.h"

#include "base/array.h"
#include "text/distance.h"

#include <assert.h>
#include <stdlib.h>

extern const char common_words_begin[], common_words_end[]; /* common_words.S */

enum {
    SHORTEST_CORRECTED = 4,
    SHORTEST_MEANT = 3,
    LONGEST = DISTANCE_WORD_MAX,
    TWO_EDITS_FROM = 6,
    FIRST_LETTER_FREE_FROM = 8,
    /* A shorter stem would vouch for half the dictionary, or, when no common word begins
     * so, may be a misspelling itself. */
    SHORTEST_COMMON_STEM = 5,
    SHORTEST_RARE_STEM = 8,
};

/* In tenths of an edit. */
enum {
    COST_EDIT = 10,
    COST_OTHER_FIRST = 6,
    COST_OTHER_LAST = 2,
    GAIN_ANAGRAM = 3,
    GAIN_SUBJECT = 3,
    COST_UNCOMMON = 1,
};

struct entry {
    struct str word;
    uint32_t letters; /* a bit for each that occurs */
    enum spelling_kind kind;
    bool is_common;
};

struct entries {
    struct entry *items;
    size_t count, capacity;
};

struct stems {
    struct str *items;
    size_t count, capacity;
};

struct spelling {
    struct arena *arena;
    struct entries entries;     /* frozen: by length, then by the alphabet */
    size_t starts[LONGEST + 2]; /* first entry of each length */
    struct stems stems;
    bool is_frozen;
};

static bool is_plain(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < 'a' || word.ptr[i] > 'z')
            return false;
    return word.len > 0;
}

static uint32_t letters_of(struct str word)
{
    uint32_t letters = 0;

    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
            letters |= UINT32_C(1) << (word.ptr[i] - 'a');
    return letters;
}

/* The first common word that is not less than word; empty behind the last one. */
static struct str find_common_from(struct str word)
{
    const char *low = common_words_begin, *high = common_words_end;

    while (low < high) {
        const char *middle = low + (high - low) / 2;
        while (middle > low && middle[-1] != '\n')
            middle--;
        const char *end = memchr(middle, '\n', (size_t)(high - middle));
        end = end ? end : high;
        if (str_compare(str_make(middle, (size_t)(end - middle)), word) < 0)
            low = end < high ? end + 1 : high;
        else
            high = middle;
    }
    struct str line, rest = str_make(low, (size_t)(common_words_end - low));
    str_cut(rest, '\n', &line, &rest);
    return line;
}

bool spelling_is_common(struct str word)
{
    return word.len > 0 && str_equal(find_common_from(word), word);
}

struct spelling *spelling_create(struct arena *arena)
{
    struct spelling *spelling = ARENA_NEW(arena, struct spelling);
    spelling->arena = arena;
    return spelling;
}

static void add_view(struct spelling *spelling, struct str word, enum spelling_kind kind)
{
    if (word.len == 0 || word.len > LONGEST)
        return;
    struct entry entry = {word, letters_of(word), kind, spelling_is_common(word)};
    *ARRAY_ADD_IN(spelling->arena, &spelling->entries) = entry;
}

void spelling_add(struct spelling *spelling, struct str word, enum spelling_kind kind)
{
    assert(!spelling->is_frozen);
    add_view(spelling, arena_copy(spelling->arena, word), kind);
}

void spelling_add_stem(struct spelling *spelling, struct str stem,
                       enum spelling_kind kind)
{
    assert(!spelling->is_frozen);
    if (stem.len == 0)
        return;
    stem = arena_copy(spelling->arena, stem);
    struct str common = find_common_from(stem);
    bool is_rare = !str_starts_with(common, stem);

    if (stem.len >= (is_rare ? SHORTEST_RARE_STEM : SHORTEST_COMMON_STEM))
        *ARRAY_ADD_IN(spelling->arena, &spelling->stems) = stem;
    if (is_rare)
        add_view(spelling, stem, kind);
    while (str_starts_with(common, stem)) {
        if (is_plain(common))
            add_view(spelling, common, kind);
        const char *next = common.ptr + common.len + 1;
        if (next >= common_words_end)
            break;
        struct str rest = str_make(next, (size_t)(common_words_end - next));
        str_cut(rest, '\n', &common, &rest);
    }
}

static int compare_words(struct str a, struct str b)
{
    if (a.len != b.len)
        return a.len < b.len ? -1 : 1;
    return str_compare(a, b);
}

/* The subject first among equal words: that one is kept. */
static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = compare_words(a->word, b->word);

    return order != 0 ? order : (int)b->kind - (int)a->kind;
}

void spelling_freeze(struct spelling *spelling)
{
    struct entries *entries = &spelling->entries;
    size_t count = 0, length = 0;

    if (entries->count > 0)
        qsort(entries->items, entries->count, sizeof(entries->items[0]), compare_entries);
    for (size_t i = 0; i < entries->count; i++)
        if (count == 0
            || !str_equal(entries->items[count - 1].word, entries->items[i].word))
            entries->items[count++] = entries->items[i];
    entries->count = count;
    for (size_t i = 0; i < count; i++)
        while (length <= entries->items[i].word.len)
            spelling->starts[length++] = i;
    while (length < LONGEST + 2)
        spelling->starts[length++] = count;
    spelling->is_frozen = true;
}

static int compare_to_entry(const void *key, const void *element)
{
    const struct entry *entry = element;
    return compare_words(*(const struct str *)key, entry->word);
}

static bool has_stem(const struct spelling *spelling, struct str word)
{
    for (size_t i = 0; i < spelling->stems.count; i++)
        if (str_starts_with(word, spelling->stems.items[i]))
            return true;
    return false;
}

bool spelling_is_known(const struct spelling *spelling, struct str word)
{
    const struct entries *entries = &spelling->entries;

    assert(spelling->is_frozen);
    return (entries->count > 0
            && bsearch(&word, entries->items, entries->count, sizeof(entries->items[0]),
                       compare_to_entry))
           || has_stem(spelling, word);
}

static bool is_anagram(struct str a, struct str b)
{
    int surplus[26] = {0};

    if (a.len != b.len || !is_plain(a) || !is_plain(b))
        return false;
    for (size_t i = 0; i < a.len; i++) {
        surplus[a.ptr[i] - 'a']++;
        surplus[b.ptr[i] - 'a']--;
    }
    for (size_t i = 0; i < 26; i++)
        if (surplus[i] != 0)
            return false;
    return true;
}

static int bit_count(uint32_t bits)
{
    return __builtin_popcount(bits);
}

/* False when more edits are needed than are forgiven. */
static bool judge(struct str word, uint32_t letters, const struct entry *entry,
                  unsigned limit, int *cost)
{
    struct str meant = entry->word;

    if (bit_count(letters & ~entry->letters) > (int)limit
        || bit_count(entry->letters & ~letters) > (int)limit)
        return false;
    unsigned edits = distance_between(word, meant, limit);
    bool is_other_first = word.ptr[0] != meant.ptr[0];
    if (edits > limit
        || (edits == 2 && word.len < FIRST_LETTER_FREE_FROM && is_other_first))
        return false;
    *cost = (int)edits * COST_EDIT;
    if (is_other_first)
        *cost += COST_OTHER_FIRST;
    if (word.ptr[word.len - 1] != meant.ptr[meant.len - 1])
        *cost += COST_OTHER_LAST;
    if (is_anagram(word, meant))
        *cost -= GAIN_ANAGRAM;
    if (entry->kind == SPELLING_SUBJECT)
        *cost -= GAIN_SUBJECT;
    if (!entry->is_common)
        *cost += COST_UNCOMMON;
    return true;
}

static const struct entry *find_nearest(const struct spelling *spelling, struct str word)
{
    unsigned limit = word.len < TWO_EDITS_FROM ? 1 : 2;
    size_t shortest = word.len - limit, longest = word.len + limit;
    const struct entry *nearest = NULL;
    uint32_t letters = letters_of(word);
    int best = 0, cost = 0;

    shortest = shortest < SHORTEST_MEANT ? SHORTEST_MEANT : shortest;
    longest = longest > LONGEST ? LONGEST : longest;
    for (size_t i = spelling->starts[shortest]; i < spelling->starts[longest + 1]; i++) {
        const struct entry *entry = &spelling->entries.items[i];
        if (!judge(word, letters, entry, limit, &cost))
            continue;
        if (!nearest || cost < best
            || (cost == best && str_compare(entry->word, nearest->word) < 0)) {
            nearest = entry;
            best = cost;
        }
    }
    return nearest;
}

bool spelling_correct(const struct spelling *spelling, struct str word, struct str *meant)
{
    if (word.len < SHORTEST_CORRECTED || word.len > LONGEST || !is_plain(word)
        || spelling_is_known(spelling, word) || spelling_is_common(word))
        return false;
    const struct entry *nearest = find_nearest(spelling, word);
    if (!nearest)
        return false;
    *meant = nearest->word;
    return true;
}
