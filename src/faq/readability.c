/* SPDX-License-Identifier: MIT */
#include "faq/readability.h"

static bool is_vowel(char c)
{
    return c && strchr("aeiouy", char_to_lower_ascii(c));
}

static bool has_silent_end(struct str word)
{
    char last = char_to_lower_ascii(word.ptr[word.len - 1]);
    char before = char_to_lower_ascii(word.ptr[word.len - 2]);
    char third = char_to_lower_ascii(word.ptr[word.len - 3]);

    if (last == 'e')
        return !is_vowel(before) && !(before == 'l' && !is_vowel(third));
    if (last == 'd' && before == 'e')
        return !is_vowel(third) && third != 't' && third != 'd';
    return last == 's' && before == 'e' && !is_vowel(third) && !strchr("sxzcgh", third);
}

static size_t count_syllables(struct str word)
{
    size_t count = 0;
    bool was_vowel = false;

    for (size_t i = 0; i < word.len; i++) {
        bool is_one = is_vowel(word.ptr[i]);
        count += is_one && !was_vowel;
        was_vowel = is_one;
    }
    if (count > 1 && word.len > 3 && has_silent_end(word))
        count--;
    return count ? count : 1;
}

static bool is_word_byte(char c)
{
    return char_is_alnum_ascii(c) || c == '\'' || (unsigned char)c >= 0x80;
}

/* A mark that a word follows at once ("findahelpline.com", "e.g.") ends nothing. */
static bool ends_sentence(struct str text, size_t at)
{
    return strchr(".!?", text.ptr[at])
           && (at + 1 == text.len || !is_word_byte(text.ptr[at + 1]));
}

struct counting {
    struct readability *readability;
    bool is_open; /* words stand behind the last end */
};

static void count_text(struct counting *counting, struct str text)
{
    size_t at = 0;

    while (at < text.len) {
        size_t end = at;
        while (end < text.len && is_word_byte(text.ptr[end]))
            end++;
        if (end > at) {
            counting->readability->words++;
            counting->readability->syllables += count_syllables(str_slice(text, at, end));
            counting->is_open = true;
        } else if (counting->is_open && ends_sentence(text, at)) {
            counting->readability->sentences++;
            counting->is_open = false;
        }
        at = end > at ? end : at + 1;
    }
}

void readability_add(struct readability *readability, const struct rich_block *block)
{
    struct counting counting = {readability, false};

    for (size_t i = 0; i < block->count; i++)
        count_text(&counting, block->spans[i].text);
    readability->sentences += counting.is_open;
}

double readability_grade(const struct readability *readability)
{
    double words = (double)readability->words;

    if (!readability->words)
        return 0;
    return 0.39 * words / (double)readability->sentences
           + 11.8 * (double)readability->syllables / words - 15.59;
}
