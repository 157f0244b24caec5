/* SPDX-License-Identifier: MIT */
#include "safety/lexicon.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/macros.h"
#include "base/map.h"
#include "base/names.h"

enum { STEM_BYTES_MIN = 3, MANY_FROM = 5 };

struct meanings {
    struct meaning *items;
    size_t count, capacity;
};

/* The maps are for the making, in the scratch arena; frozen, what is looked up is a few
 * thousand names with the meaning of each. */
struct lexicon {
    struct arena *arena;
    struct arena scratch;
    struct map symbols; /* "@die", "wake" -> id + 1 */
    struct map words;   /* "died" -> struct meaning */
    struct map stems;   /* "depress" -> struct meaning, of all words that begin so */
    unsigned class_count, word_count;
    struct meaning few, many;              /* of numbers in digits */
    struct names known_words, known_stems; /* with places in meanings */
    struct meanings meanings;
};

static void note_symbol(struct lexicon *lexicon, struct str name, unsigned symbol)
{
    *map_put(&lexicon->symbols, name) = (void *)(uintptr_t)(symbol + 1);
}

static unsigned new_class(struct lexicon *lexicon, struct str name)
{
    if (lexicon->class_count == LEXICON_CLASSES_MAX)
        abort();
    note_symbol(lexicon, name, lexicon->class_count);
    return lexicon->class_count++;
}

static struct meaning *meaning_of(struct lexicon *lexicon, struct map *map,
                                  struct str word)
{
    void **place = map_put(map, word);
    if (!*place)
        *place = ARENA_NEW(&lexicon->scratch, struct meaning);
    return *place;
}

static void add_class(struct meaning *meaning, unsigned class)
{
    meaning->classes[class / 64] |= (uint64_t)1 << (class % 64);
}

static void join(struct lexicon *lexicon, struct map *map, struct str word,
                 unsigned class)
{
    add_class(meaning_of(lexicon, map, word), class);
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool hisses(struct str word)
{
    return str_ends_with(word, STR("s")) || str_ends_with(word, STR("sh"))
           || str_ends_with(word, STR("ch")) || str_ends_with(word, STR("x"))
           || str_ends_with(word, STR("o"));
}

/* die: dies, died, dieing (dying stands for itself); cry: cries, cried; wake: waking. */
static void join_forms(struct lexicon *lexicon, struct str base, bool is_doubled,
                       unsigned class)
{
    char last = base.ptr[base.len - 1];
    struct str stem = base, again = {0};
    const char *s = hisses(base) ? "es" : "s", *ed = "ed", *ing = "ing";
    if (last == 'e') {
        ed = "d";
        stem = str_slice(base, 0, base.len - 1);
    } else if (last == 'y' && !is_vowel(base.ptr[base.len - 2])) {
        struct str root = str_slice(base, 0, base.len - 1);
        join(lexicon, &lexicon->words,
             arena_format(&lexicon->scratch, "%.*sies", STR_ARG(root)), class);
        join(lexicon, &lexicon->words,
             arena_format(&lexicon->scratch, "%.*sied", STR_ARG(root)), class);
        s = ed = NULL;
    }
    if (is_doubled)
        again = str_slice(base, base.len - 1, base.len);
    join(lexicon, &lexicon->words, base, class);
    if (s)
        join(lexicon, &lexicon->words,
             arena_format(&lexicon->scratch, "%.*s%s", STR_ARG(base), s), class);
    if (ed)
        join(lexicon, &lexicon->words,
             arena_format(&lexicon->scratch, "%.*s%.*s%s", STR_ARG(base), STR_ARG(again),
                          ed),
             class);
    join(
        lexicon, &lexicon->words,
        arena_format(&lexicon->scratch, "%.*s%.*s%s", STR_ARG(stem), STR_ARG(again), ing),
        class);
}

static void add_words(struct lexicon *lexicon, struct str words, unsigned class);

/* Of the classes that stand before. */
static void join_class(struct lexicon *lexicon, struct str name, unsigned class)
{
    struct lexicon_table table = lexicon_words();
    for (size_t i = 0; i < table.count; i++)
        if (str_equal(str_from_c(table.rows[i].name), name)) {
            add_words(lexicon, str_from_c(table.rows[i].words), class);
            return;
        }
    abort();
}

static void add_words(struct lexicon *lexicon, struct str words, unsigned class)
{
    struct str word;
    while (str_cut_word(words, &word, &words)) {
        if (word.ptr[0] == '@')
            join_class(lexicon, str_skip(word, 1), class);
        else if (str_ends_with(word, STR("~~")))
            join_forms(lexicon, str_slice(word, 0, word.len - 2), true, class);
        else if (str_ends_with(word, STR("~")))
            join_forms(lexicon, str_slice(word, 0, word.len - 1), false, class);
        else if (str_ends_with(word, STR("*")))
            join(lexicon, &lexicon->stems, str_slice(word, 0, word.len - 1), class);
        else
            join(lexicon, &lexicon->words, word, class);
    }
}

struct lexicon *lexicon_create(struct arena *arena)
{
    struct lexicon *lexicon = ALLOC(struct lexicon);
    struct lexicon_table table = lexicon_words();
    lexicon->arena = arena;
    arena_init(&lexicon->scratch);
    map_init(&lexicon->symbols, 0);
    map_init(&lexicon->words, 0);
    map_init(&lexicon->stems, 0);
    for (size_t i = 0; i < table.count; i++) {
        struct str name = arena_format(&lexicon->scratch, "@%s", table.rows[i].name);
        add_words(lexicon, str_from_c(table.rows[i].words), new_class(lexicon, name));
    }
    return lexicon;
}

static void clear_making(struct lexicon *lexicon)
{
    map_clear(&lexicon->symbols);
    map_clear(&lexicon->words);
    map_clear(&lexicon->stems);
    arena_clear(&lexicon->scratch);
}

void lexicon_destroy(struct lexicon *lexicon)
{
    if (!lexicon)
        return;
    clear_making(lexicon);
    free(lexicon);
}

/* "walk~" is a class of its own, "walk" a word that only needs a number. */
static unsigned new_symbol(struct lexicon *lexicon, struct str name)
{
    if (strchr("~*", name.ptr[name.len - 1])) {
        unsigned class = new_class(lexicon, name);
        add_words(lexicon, name, class);
        return class;
    }
    unsigned symbol = LEXICON_CLASSES_MAX + ++lexicon->word_count;
    if (symbol >= LEXICON_SYMBOLS_MAX)
        abort();
    note_symbol(lexicon, name, symbol);
    meaning_of(lexicon, &lexicon->words, name)->word = symbol;
    return symbol;
}

unsigned lexicon_symbol(struct lexicon *lexicon, struct str name)
{
    uintptr_t known = (uintptr_t)map_find(&lexicon->symbols, name);
    if (known)
        return (unsigned)known - 1;
    if (name.len == 0 || name.ptr[0] == '@')
        abort();
    return new_symbol(lexicon, name);
}

/* Words of a class mean the same. */
static uint16_t place_of(struct lexicon *lexicon, struct map *places,
                         const struct meaning *meaning)
{
    struct str bytes = str_make((const char *)meaning, sizeof(*meaning));
    void **place = map_put(places, bytes);
    if (!*place) {
        *ARRAY_ADD_IN(&lexicon->scratch, &lexicon->meanings) = *meaning;
        *place = (void *)(uintptr_t)lexicon->meanings.count;
    }
    return (uint16_t)((uintptr_t)*place - 1);
}

static void freeze_words(struct lexicon *lexicon, const struct map *words,
                         struct map *places, struct names *out)
{
    struct name_number *list =
        ARENA_ARRAY(&lexicon->scratch, struct name_number, words->count);
    size_t count = 0;
    struct str word;
    void *value;
    for (size_t at = 0; map_next(words, &at, &word, &value);)
        list[count++] = (struct name_number){word, place_of(lexicon, places, value)};
    if (lexicon->meanings.count > UINT16_MAX)
        abort();
    names_make(out, list, count, lexicon->arena);
}

static const struct meaning *making_stem(const struct lexicon *lexicon, struct str word)
{
    const struct meaning *meaning = NULL;
    for (size_t len = word.len; !meaning && len >= STEM_BYTES_MIN; len--)
        meaning = map_find(&lexicon->stems, str_slice(word, 0, len));
    return meaning;
}

static void add_stems(struct lexicon *lexicon)
{
    struct str word;
    void *value;
    unsigned number = lexicon_symbol(lexicon, STR("@number"));
    add_class(&lexicon->few, number);
    add_class(&lexicon->many, number);
    add_class(&lexicon->many, lexicon_symbol(lexicon, STR("@many")));
    for (size_t at = 0; map_next(&lexicon->words, &at, &word, &value);) {
        const struct meaning *stem = making_stem(lexicon, word);
        struct meaning *meaning = value;
        uint64_t figure;
        if (str_to_u64(word, &figure))
            stem = figure >= MANY_FROM ? &lexicon->many : &lexicon->few;
        for (size_t i = 0; stem && i < COUNT_OF(stem->classes); i++)
            meaning->classes[i] |= stem->classes[i];
    }
}

void lexicon_freeze(struct lexicon *lexicon)
{
    struct map places;
    add_stems(lexicon);
    map_init(&places, 0);
    freeze_words(lexicon, &lexicon->words, &places, &lexicon->known_words);
    freeze_words(lexicon, &lexicon->stems, &places, &lexicon->known_stems);
    map_clear(&places);
    const struct meaning *made = lexicon->meanings.items;
    size_t count = lexicon->meanings.count;
    lexicon->meanings.items = ARENA_ARRAY(lexicon->arena, struct meaning, count);
    memcpy(lexicon->meanings.items, made, count * sizeof(*made));
    clear_making(lexicon);
}

static const struct meaning *find_in(const struct lexicon *lexicon,
                                     const struct names *names, struct str word)
{
    uint16_t place;
    return names_find(names, word, &place) ? &lexicon->meanings.items[place] : NULL;
}

static const struct meaning *find_stem(const struct lexicon *lexicon, struct str word)
{
    const struct meaning *meaning = NULL;
    for (size_t len = word.len; !meaning && len >= STEM_BYTES_MIN; len--)
        meaning = find_in(lexicon, &lexicon->known_stems, str_slice(word, 0, len));
    return meaning;
}

const struct meaning *lexicon_find(const struct lexicon *lexicon, struct str word)
{
    uint64_t number;
    const struct meaning *meaning = find_in(lexicon, &lexicon->known_words, word);
    if (!meaning && str_to_u64(word, &number))
        return number >= MANY_FROM ? &lexicon->many : &lexicon->few;
    return meaning ? meaning : find_stem(lexicon, word);
}

bool lexicon_next(const struct lexicon *lexicon, size_t *at, struct str *word)
{
    uint16_t place;
    return names_next(&lexicon->known_words, at, word, &place);
}
