/* SPDX-License-Identifier: MIT */
#include "phrases/lexicon_maker.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/macros.h"
#include "base/map.h"

struct meanings {
    struct meaning *items;
    size_t count, capacity;
};

struct lexicon_maker {
    struct lexicon_table table;
    struct arena scratch;
    struct map symbols; /* "@die", "wake" -> id + 1 */
    struct map words;   /* "died" -> struct meaning */
    struct map stems;   /* "depress" -> struct meaning, of all words that begin so */
    unsigned class_count, word_count;
    struct meanings meanings; /* when it freezes: each once */
};

static void note_symbol(struct lexicon_maker *maker, struct str name, unsigned symbol)
{
    *map_put(&maker->symbols, name) = (void *)(uintptr_t)(symbol + 1);
}

static unsigned new_class(struct lexicon_maker *maker, struct str name)
{
    if (maker->class_count == LEXICON_CLASSES_MAX)
        abort();
    note_symbol(maker, name, maker->class_count);
    return maker->class_count++;
}

static struct meaning *meaning_of(struct lexicon_maker *maker, struct map *map,
                                  struct str word)
{
    void **place = map_put(map, word);
    if (!*place)
        *place = ARENA_NEW(&maker->scratch, struct meaning);
    return *place;
}

static void add_class(struct meaning *meaning, unsigned class)
{
    meaning->classes[class / 64] |= (uint64_t)1 << (class % 64);
}

static void join(struct lexicon_maker *maker, struct map *map, struct str word,
                 unsigned class)
{
    add_class(meaning_of(maker, map, word), class);
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
static void join_forms(struct lexicon_maker *maker, struct str base, bool is_doubled,
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
        join(maker, &maker->words,
             arena_format(&maker->scratch, "%.*sies", STR_ARG(root)), class);
        join(maker, &maker->words,
             arena_format(&maker->scratch, "%.*sied", STR_ARG(root)), class);
        s = ed = NULL;
    }
    if (is_doubled)
        again = str_slice(base, base.len - 1, base.len);
    join(maker, &maker->words, base, class);
    if (s)
        join(maker, &maker->words,
             arena_format(&maker->scratch, "%.*s%s", STR_ARG(base), s), class);
    if (ed)
        join(maker, &maker->words,
             arena_format(&maker->scratch, "%.*s%.*s%s", STR_ARG(base), STR_ARG(again),
                          ed),
             class);
    join(maker, &maker->words,
         arena_format(&maker->scratch, "%.*s%.*s%s", STR_ARG(stem), STR_ARG(again), ing),
         class);
}

static void add_words(struct lexicon_maker *maker, struct str words, unsigned class);

/* Of the classes that stand before. */
static void join_class(struct lexicon_maker *maker, struct str name, unsigned class)
{
    for (size_t i = 0; i < maker->table.count; i++)
        if (str_equal(str_from_c(maker->table.rows[i].name), name)) {
            add_words(maker, str_from_c(maker->table.rows[i].words), class);
            return;
        }
    abort();
}

static void add_words(struct lexicon_maker *maker, struct str words, unsigned class)
{
    struct str word;
    while (str_cut_word(words, &word, &words)) {
        if (word.ptr[0] == '@')
            join_class(maker, str_skip(word, 1), class);
        else if (str_ends_with(word, STR("~~")))
            join_forms(maker, str_slice(word, 0, word.len - 2), true, class);
        else if (str_ends_with(word, STR("~")))
            join_forms(maker, str_slice(word, 0, word.len - 1), false, class);
        else if (str_ends_with(word, STR("*")))
            join(maker, &maker->stems, str_slice(word, 0, word.len - 1), class);
        else
            join(maker, &maker->words, word, class);
    }
}

struct lexicon_maker *lexicon_maker_create(struct lexicon_table table)
{
    struct lexicon_maker *maker = ALLOC(struct lexicon_maker);
    maker->table = table;
    arena_init(&maker->scratch);
    map_init(&maker->symbols, 0);
    map_init(&maker->words, 0);
    map_init(&maker->stems, 0);
    for (size_t i = 0; i < table.count; i++) {
        struct str name = arena_format(&maker->scratch, "@%s", table.rows[i].name);
        add_words(maker, str_from_c(table.rows[i].words), new_class(maker, name));
    }
    return maker;
}

void lexicon_maker_destroy(struct lexicon_maker *maker)
{
    if (!maker)
        return;
    map_clear(&maker->symbols);
    map_clear(&maker->words);
    map_clear(&maker->stems);
    arena_clear(&maker->scratch);
    free(maker);
}

/* "walk~" is a class of its own, "walk" a word that only needs a number. */
static unsigned new_symbol(struct lexicon_maker *maker, struct str name)
{
    if (strchr("~*", name.ptr[name.len - 1])) {
        unsigned class = new_class(maker, name);
        add_words(maker, name, class);
        return class;
    }
    unsigned symbol = LEXICON_CLASSES_MAX + ++maker->word_count;
    if (symbol >= LEXICON_SYMBOLS_MAX)
        abort();
    note_symbol(maker, name, symbol);
    meaning_of(maker, &maker->words, name)->word = symbol;
    return symbol;
}

unsigned lexicon_maker_symbol(struct lexicon_maker *maker, struct str name)
{
    uintptr_t known = (uintptr_t)map_find(&maker->symbols, name);
    if (known)
        return (unsigned)known - 1;
    if (name.len == 0 || name.ptr[0] == '@')
        abort();
    return new_symbol(maker, name);
}

/* Words of a class mean the same. */
static uint16_t place_of(struct lexicon_maker *maker, struct map *places,
                         const struct meaning *meaning)
{
    struct str bytes = str_make((const char *)meaning, sizeof(*meaning));
    void **place = map_put(places, bytes);
    if (!*place) {
        *ARRAY_ADD_IN(&maker->scratch, &maker->meanings) = *meaning;
        *place = (void *)(uintptr_t)maker->meanings.count;
    }
    return (uint16_t)((uintptr_t)*place - 1);
}

static void freeze_words(struct lexicon_maker *maker, const struct map *words,
                         struct map *places, struct arena *arena, struct names *out)
{
    struct name_number *list =
        ARENA_ARRAY(&maker->scratch, struct name_number, words->count);
    size_t count = 0;
    struct str word;
    void *value;
    for (size_t at = 0; map_next(words, &at, &word, &value);)
        list[count++] = (struct name_number){word, place_of(maker, places, value)};
    if (maker->meanings.count > UINT16_MAX)
        abort();
    names_make(out, list, count, arena);
}

static const struct meaning *find_stem(const struct lexicon_maker *maker, struct str word)
{
    const struct meaning *meaning = NULL;
    for (size_t len = word.len; !meaning && len >= LEXICON_STEM_BYTES_MIN; len--)
        meaning = map_find(&maker->stems, str_slice(word, 0, len));
    return meaning;
}

/* A word that is written out belongs to the stems it begins with, too. */
static void add_stems(struct lexicon_maker *maker, const struct lexicon *numbers)
{
    struct str word;
    void *value;
    for (size_t at = 0; map_next(&maker->words, &at, &word, &value);) {
        const struct meaning *stem = find_stem(maker, word);
        struct meaning *meaning = value;
        uint64_t figure;
        if (str_to_u64(word, &figure))
            stem = lexicon_of_number(numbers, figure);
        for (size_t i = 0; stem && i < COUNT_OF(stem->classes); i++)
            meaning->classes[i] |= stem->classes[i];
    }
}

static void freeze_numbers(struct lexicon_maker *maker, struct lexicon *out)
{
    unsigned number = lexicon_maker_symbol(maker, STR("@number"));
    add_class(&out->few, number);
    add_class(&out->many, number);
    add_class(&out->many, lexicon_maker_symbol(maker, STR("@many")));
}

static void freeze_classes(struct lexicon_table table, struct arena *arena,
                           struct lexicon *out)
{
    struct lexicon_name *names = ARENA_ARRAY(arena, struct lexicon_name, table.count);
    for (size_t i = 0; i < table.count; i++) {
        size_t len = strlen(table.rows[i].name);
        if (len + 2 > sizeof(names[i].text))
            abort();
        names[i].text[0] = '@';
        memcpy(names[i].text + 1, table.rows[i].name, len);
    }
    out->classes = names;
    out->class_count = table.count;
}

static void freeze_meanings(const struct lexicon_maker *maker, struct arena *arena,
                            struct lexicon *out)
{
    size_t count = maker->meanings.count;
    struct meaning *meanings = ARENA_ARRAY(arena, struct meaning, count);
    memcpy(meanings, maker->meanings.items, count * sizeof(*meanings));
    out->meanings = meanings;
    out->meaning_count = count;
}

void lexicon_maker_freeze(struct lexicon_maker *maker, struct arena *arena,
                          struct lexicon *out)
{
    struct map places;
    *out = (struct lexicon){0};
    freeze_numbers(maker, out);
    freeze_classes(maker->table, arena, out);
    add_stems(maker, out);
    map_init(&places, 0);
    freeze_words(maker, &maker->words, &places, arena, &out->words);
    freeze_words(maker, &maker->stems, &places, arena, &out->stems);
    map_clear(&places);
    freeze_meanings(maker, arena, out);
}
