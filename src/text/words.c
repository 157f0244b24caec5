/* SPDX-License-Identifier: MIT */
#include "text/words.h"

#include "base/macros.h"
#include "text/compound.h"
#include "text/fold.h"
#include "text/spelling.h"
#include "text/utf8.h"
#include "text/words_tables.h"
#include "text/words_tokens.h"

void words_add(struct tokens *tokens, struct str text)
{
    if (tokens->count < WORDS_MAX && text.len > 0)
        tokens->items[tokens->count++] = (struct token){.text = text};
}

struct str words_at(const struct tokens *tokens, size_t at, int places)
{
    size_t target = at + (size_t)places; /* wraps below 0, and is then too large */

    return target < tokens->count ? tokens->items[target].text : str_make(NULL, 0);
}

static bool begins_with_word_character(struct str s)
{
    uint32_t character;

    if (s.len > 0 && (unsigned char)s.ptr[0] < 0x80)
        return char_is_alnum_ascii(s.ptr[0]);
    return utf8_next(&s, &character) && fold_is_word_character(character);
}

static struct str run_of_word_characters(struct str s)
{
    struct str rest = s;

    while (rest.len > 0 && char_is_alnum_ascii(rest.ptr[0]))
        rest = str_skip(rest, 1);
    while (begins_with_word_character(rest)) {
        uint32_t character;
        utf8_next(&rest, &character);
    }
    return str_slice(s, 0, s.len - rest.len);
}

/* The routes "i.v." and "i.m.", which would fall apart at their dots. */
static struct str dotted_route(struct str s)
{
    bool is_route = str_starts_with(s, STR("i.v")) || str_starts_with(s, STR("i.m"));

    if (!is_route || begins_with_word_character(str_skip(s, 3)))
        return str_make(NULL, 0);
    return s.ptr[2] == 'v' ? STR("iv") : STR("im");
}

/* Adds the token at the beginning and gives what follows it. */
static struct str take_token(struct tokens *tokens, struct str s)
{
    struct str route = dotted_route(s);

    if (route.len > 0) {
        words_add(tokens, route);
        tokens->items[tokens->count - 1].is_fixed = true;
        return str_skip(s, 3);
    }
    size_t len = run_of_word_characters(s).len;
    if (len < s.len && s.ptr[len] == '\'') {
        size_t tail = run_of_word_characters(str_skip(s, len + 1)).len;
        if (tail > 0 && !char_is_digit(s.ptr[len + 1]))
            len += 1 + tail;
    }
    words_add(tokens, str_slice(s, 0, len));
    return str_skip(s, len);
}

static void split(struct str text, struct tokens *tokens)
{
    uint32_t character;

    while (text.len > 0 && tokens->count < WORDS_MAX) {
        if (begins_with_word_character(text))
            text = take_token(tokens, text);
        else if (text.ptr[0] == ' ')
            text = str_skip(text, 1);
        else
            utf8_next(&text, &character);
    }
}

/* Two words that are one, or empty. */
static struct str join_of(struct arena *arena, const struct spelling *spelling,
                          struct str first, struct str second)
{
    char pair[COMPOUND_MAX + 1];
    size_t len = first.len + 1 + second.len;

    if (second.len == 0 || len > sizeof(pair))
        return str_make(NULL, 0);
    memcpy(pair, first.ptr, first.len);
    pair[first.len] = ' ';
    memcpy(pair + first.len + 1, second.ptr, second.len);
    struct str joined = words_rewrite_of(words_tables.joins, str_make(pair, len));
    if (joined.len > 0 || !spelling || !compound_joins(spelling, first, second))
        return joined;
    return arena_format(arena, "%.*s%.*s", STR_ARG(first), STR_ARG(second));
}

static void join(struct arena *arena, const struct spelling *spelling,
                 struct tokens *tokens)
{
    size_t count = 0;

    for (size_t i = 0; i < tokens->count; i++) {
        struct token token = tokens->items[i];
        struct str joined = join_of(arena, spelling, token.text, words_at(tokens, i, 1));
        if (joined.len > 0) {
            token.text = joined;
            i++;
        }
        tokens->items[count++] = token;
    }
    tokens->count = count;
}

static void correct(const struct tokens *in, const struct spelling *spelling,
                    struct tokens *out)
{
    for (size_t i = 0; i < in->count; i++) {
        struct str word = in->items[i].text, meant = word;
        size_t first = compound_split(spelling, word);
        bool is_corrected = first > 0 || spelling_correct(spelling, word, &meant);
        if (first > 0) {
            words_add(out, str_slice(word, 0, first));
            meant = str_skip(word, first);
            out->items[out->count - 1].is_corrected = true;
        }
        words_add(out, meant);
        out->items[out->count - 1].is_corrected = is_corrected;
    }
}

/* How many words the phrase has when it stands at this place, else 0. */
static size_t phrase_length(const struct tokens *tokens, size_t at, size_t end,
                            struct str phrase)
{
    size_t count = 0;

    for (size_t from = 0; from < phrase.len; count++) {
        if (at + count >= end)
            return 0;
        struct str word = tokens->items[at + count].text;
        if (!str_starts_with(str_skip(phrase, from), word))
            return 0;
        from += word.len;
        if (from < phrase.len && phrase.ptr[from++] != ' ')
            return 0;
    }
    return count;
}

/* The first that begins with that letter or a later one. */
static size_t first_opening(char letter)
{
    size_t low = 0, high = words_tables.openings.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (words_tables.openings.items[middle].text.ptr[0] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t opening_length(const struct tokens *tokens, size_t at, size_t end)
{
    size_t longest = 0, skipped = 0;

    if (at >= end)
        return 0;
    char letter = tokens->items[at].text.ptr[0];
    for (size_t i = first_opening(letter); i < words_tables.openings.count; i++) {
        const struct words_phrase *phrase = &words_tables.openings.items[i];
        if (phrase->text.ptr[0] != letter)
            break;
        size_t length = phrase_length(tokens, at, end, phrase->text);
        if (length > longest) {
            longest = length;
            skipped = length - phrase->keep;
        }
    }
    return skipped;
}

static size_t count_words(struct str phrase)
{
    size_t count = 1;

    for (size_t i = 0; i < phrase.len; i++)
        count += phrase.ptr[i] == ' ';
    return count;
}

static size_t closing_length(const struct tokens *tokens, size_t start, size_t end)
{
    size_t longest = 0;

    if (start >= end)
        return 0;
    struct str last = tokens->items[end - 1].text;
    for (size_t i = 0; i < words_tables.closings.count; i++) {
        struct str phrase = words_tables.closings.items[i].text;
        if (!str_ends_with(phrase, last)) /* most of them */
            continue;
        size_t count = count_words(phrase);
        if (count > longest && count <= end - start
            && phrase_length(tokens, end - count, end, phrase) == count)
            longest = count;
    }
    return longest;
}

static void remove_politeness(struct tokens *tokens)
{
    size_t start = 0, end = tokens->count, length;

    while ((length = closing_length(tokens, start, end)) > 0)
        end -= length;
    while ((length = opening_length(tokens, start, end)) > 0)
        start += length;
    if (start >= end)
        return;
    memmove(tokens->items, tokens->items + start, (end - start) * sizeof(struct token));
    tokens->count = end - start;
}

static void emit(struct arena *arena, const struct tokens *tokens, struct words *out)
{
    size_t size_bytes = 0, at = 0;

    for (size_t i = 0; i < tokens->count; i++)
        size_bytes += tokens->items[i].text.len + 1;
    char *text = ARENA_ARRAY(arena, char, size_bytes + 1);
    *out = (struct words){.items = ARENA_ARRAY(arena, struct word, tokens->count + 1),
                          .count = tokens->count};
    for (size_t i = 0; i < tokens->count; i++) {
        struct token token = tokens->items[i];
        if (i > 0)
            text[at++] = ' ';
        memcpy(text + at, token.text.ptr, token.text.len);
        out->items[i] = (struct word){.text = str_make(text + at, token.text.len),
                                      .offset = at,
                                      .is_corrected = token.is_corrected};
        out->has_correction = out->has_correction || token.is_corrected;
        at += token.text.len;
    }
    out->text = str_make(text, at);
}

static void expand(struct arena *arena, struct str message, struct tokens *out)
{
    struct tokens raw;

    raw.count = out->count = 0;
    split(fold_text(arena, message), &raw);
    words_expand(&raw, out);
}

static void read_expanded(struct arena *arena, struct tokens *written,
                          const struct spelling *spelling, struct words *out)
{
    struct tokens corrected, *tokens = written;

    join(arena, spelling, written);
    if (spelling) {
        corrected.count = 0;
        correct(written, spelling, &corrected);
        tokens = &corrected;
    }
    remove_politeness(tokens);
    emit(arena, tokens, out);
}

void words_read(struct arena *arena, struct str message, const struct spelling *spelling,
                struct words *out)
{
    struct tokens written;

    expand(arena, message, &written);
    read_expanded(arena, &written, spelling, out);
}

struct str words_prepare(struct arena *arena, struct str message)
{
    struct tokens written;
    struct words words;

    expand(arena, message, &written);
    emit(arena, &written, &words);
    return words.text;
}

void words_read_prepared(struct arena *arena, struct str prepared,
                         const struct spelling *spelling, struct words *out)
{
    struct tokens written;
    struct str word;

    written.count = 0;
    while (str_cut(prepared, ' ', &word, &prepared))
        words_add(&written, word);
    read_expanded(arena, &written, spelling, out);
}
