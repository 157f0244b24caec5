/* SPDX-License-Identifier: MIT */
#include "text/lexicon.h"

#include "text/remainder.h"

enum {
    LETTERS = 26,
    SECONDS = LETTERS + 1, /* letters that may be second, or none: "a", "i'm" */
    LEXICON_REMAINDERS = 1 << 19,
};

/* lexicon.S: a word, the digit of its rank, a line feed, and so on; the words of each
 * length lie together, and where those with each two first letters begin stands in the
 * index. */
extern const char lexicon_bytes[];
extern const uint32_t lexicon_starts[(LEXICON_LETTERS_MAX + 1) * LETTERS * SECONDS + 1];

/* A bit for each remainder that a word of the list has (remainder.h): most of what is no
 * word has another, and is not searched for. */
extern const uint32_t lexicon_remainders[LEXICON_REMAINDERS / 32];

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Of so many letters, with the first letter of the beginning, and its second where it has
 * one: what else a word may have there, an apostrophe, counts as none. */
static struct lexicon_run run_of_letters(size_t length, struct str beginning)
{
    size_t cells = SECONDS;

    if (length == 0 || length > LEXICON_LETTERS_MAX || beginning.len == 0
        || !is_letter(beginning.ptr[0]))
        return (struct lexicon_run){NULL, length, 0};
    const uint32_t *start =
        &lexicon_starts[(length * LETTERS + (size_t)(beginning.ptr[0] - 'a')) * SECONDS];
    if (beginning.len > 1) {
        char second = beginning.ptr[1];
        start += is_letter(second) ? second - 'a' + 1 : 0;
        cells = 1;
    }
    return (struct lexicon_run){lexicon_bytes + start[0], length,
                                (start[cells] - start[0]) / (length + 2)};
}

static int compare_beginning(const char *word, struct str beginning)
{
    size_t at = 0;

    while (at < beginning.len && word[at] == beginning.ptr[at])
        at++;
    if (at == beginning.len)
        return 0;
    return (unsigned char)word[at] < (unsigned char)beginning.ptr[at] ? -1 : 1;
}

/* The first word that is not less than the beginning or, when is_behind, that does not
 * begin so any more. */
static size_t find_border(struct lexicon_run run, struct str beginning, bool is_behind)
{
    size_t low = 0, high = run.count, stride = run.length + 2;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_beginning(run.first + middle * stride, beginning);
        if (order < 0 || (is_behind && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_remainder(const void *none, uint32_t number)
{
    (void)none;
    uint32_t remainder = number % LEXICON_REMAINDERS;

    return lexicon_remainders[remainder / 32] >> remainder % 32 & 1;
}

static bool may_be_word(struct str word)
{
    return is_remainder(NULL, remainder_of(word));
}

static struct lexicon_run rest_of(struct lexicon_run run, size_t start)
{
    return (struct lexicon_run){run.first + start * (run.length + 2), run.length,
                                run.count - start};
}

struct lexicon_run lexicon_run(size_t length, struct str beginning)
{
    struct lexicon_run run = run_of_letters(length, beginning);

    if (run.count == 0 || beginning.len == 1
        || (beginning.len == 2 && length > 2 && is_letter(beginning.ptr[1])))
        return run;
    if (beginning.len > length || (beginning.len == length && !may_be_word(beginning)))
        return (struct lexicon_run){NULL, length, 0};
    size_t start = find_border(run, beginning, false), end = start;
    if (beginning.len < length)
        end = start + find_border(rest_of(run, start), beginning, true);
    else if (start < run.count && str_equal(lexicon_word(run, start), beginning))
        end++;
    run.first += start * (length + 2);
    run.count = end - start;
    return run;
}

/* Of what may be a word. */
static unsigned find_rank(struct str word)
{
    struct lexicon_run run = run_of_letters(word.len, word);
    size_t at = find_border(run, word, false);

    if (at == run.count || !str_equal(lexicon_word(run, at), word))
        return LEXICON_UNKNOWN;
    return lexicon_word_rank(run, at);
}

unsigned lexicon_rank(struct str word)
{
    return may_be_word(word) ? find_rank(word) : LEXICON_UNKNOWN;
}

static bool is_word(const void *none, struct str word)
{
    (void)none;
    return find_rank(word) != LEXICON_UNKNOWN;
}

uint32_t lexicon_letters(struct str text, size_t at)
{
    char bytes[LEXICON_LETTERS_MAX];

    if (text.len > sizeof(bytes))
        return 0;
    memcpy(bytes, text.ptr, text.len);
    return remainder_letters((struct remainder_words){NULL, is_remainder, is_word}, bytes,
                             text.len, at);
}
