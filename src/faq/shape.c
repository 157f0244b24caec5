/* SPDX-License-Identifier: MIT */
#include "faq/shape.h"

#include <stdlib.h>

#include "base/array.h"
#include "faq/loaded.h"
#include "text/lexicon.h"

enum { RANK_MAX = 3 };

struct list {
    struct str *items;
    size_t count, capacity;
};

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Where nothing is in small letters, capitals tell nothing. */
static bool is_shouted(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z')
            return false;
    return true;
}

static void add_words(struct str text, struct arena *arena, struct list *out)
{
    struct words words;

    words_read(arena, text, NULL, &words);
    for (size_t i = 0; i < words.count; i++)
        *ARRAY_ADD_IN(arena, out) = words.items[i].text;
}

/* Words with a capital that no sentence explains. */
static void list_names(struct str text, struct arena *arena, struct list *out)
{
    struct str word;
    bool begins = true;

    if (is_shouted(text))
        return;
    while (str_cut_word(text, &word, &text)) {
        struct str bare = word;
        while (bare.len && !char_is_alnum_ascii(bare.ptr[0]))
            bare = str_skip(bare, 1);
        if (!begins && bare.len && is_upper(bare.ptr[0]))
            add_words(bare, arena, out);
        begins = strchr(".!?:", word.ptr[word.len - 1]) != NULL;
    }
}

static bool has(const struct list *list, struct str word)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i], word))
            return true;
    return false;
}

static bool has_digit(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (char_is_digit(word.ptr[i]))
            return true;
    return false;
}

static int compare_words(const void *left, const void *right)
{
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static struct str join(const struct list *words, struct arena *arena)
{
    struct str text = STR("");

    for (size_t i = 0; i < words->count; i++)
        text = arena_format(arena, "%.*s%s%.*s", STR_ARG(text), i > 0 ? " " : "",
                            STR_ARG(words->items[i]));
    return text;
}

/* Rarer words are names more often than not. */
static bool is_usual(struct str word)
{
    unsigned rank = lexicon_rank(word);

    return rank >= LEXICON_USUAL && rank <= RANK_MAX;
}

struct str faq_shape(const struct faq_snapshot *faq, struct str question,
                     struct str names, struct arena *arena)
{
    struct list hidden = {0}, kept = {0};
    struct words words;

    words_read(arena, question, faq->spelling, &words);
    if (words.count > SHAPE_WORDS_MAX)
        return STR("");
    add_words(names, arena, &hidden);
    list_names(question, arena, &hidden);
    for (size_t i = 0; i < words.count; i++) {
        struct str word = words.items[i].text;
        bool is_known = spelling_is_known(faq->spelling, word) || is_usual(word);
        if (is_known && !words_is_stop(word) && !has_digit(word) && !has(&hidden, word)
            && !has(&kept, word))
            *ARRAY_ADD_IN(arena, &kept) = word;
    }
    if (kept.count > 1)
        qsort(kept.items, kept.count, sizeof(*kept.items), compare_words);
    return join(&kept, arena);
}
