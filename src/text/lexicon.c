/* SPDX-License-Identifier: MIT */
#include "text/lexicon.h"

enum { LETTERS = 26, LEXICON_REMAINDERS = 1 << 19 };

/* lexicon.S: a word, the digit of its rank, a line feed, and so on; the words of each
 * length lie together, and where those with each first letter begin stands in the
 * index. */
extern const char lexicon_bytes[];
extern const uint32_t lexicon_starts[(LEXICON_LETTERS_MAX + 1) * (LETTERS + 1) + 1];

/* A bit for each remainder that a word of the list has (remainder_of): most of what is no
 * word has another, and is not searched for. */
extern const uint32_t lexicon_remainders[LEXICON_REMAINDERS / 32];

/* Of so many letters, with the first letter of the beginning. */
static struct lexicon_run run_of_letter(size_t length, struct str beginning)
{
    struct lexicon_run none = {NULL, length, 0};

    if (length == 0 || length > LEXICON_LETTERS_MAX || beginning.len == 0)
        return none;
    char letter = beginning.ptr[0];
    if (letter < 'a' || letter > 'z')
        return none;
    const uint32_t *start =
        &lexicon_starts[length * (LETTERS + 1) + (size_t)(letter - 'a')];
    return (struct lexicon_run){lexicon_bytes + start[0], length,
                                (start[1] - start[0]) / (length + 2)};
}

/* Inline, as it is asked a thousand times for one misspelled word. */
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

/* As scripts/make-words has it. */
static bool may_be_word(struct str word)
{
    uint32_t remainder = 0;

    for (size_t i = 0; i < word.len; i++)
        remainder = (remainder * 31 + (unsigned char)word.ptr[i]) % LEXICON_REMAINDERS;
    return lexicon_remainders[remainder / 32] >> remainder % 32 & 1;
}

static struct lexicon_run rest_of(struct lexicon_run run, size_t start)
{
    return (struct lexicon_run){run.first + start * (run.length + 2), run.length,
                                run.count - start};
}

struct lexicon_run lexicon_run(size_t length, struct str beginning)
{
    struct lexicon_run run = run_of_letter(length, beginning);

    if (run.count == 0 || beginning.len == 1)
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

unsigned lexicon_rank(struct str word)
{
    if (!may_be_word(word))
        return LEXICON_UNKNOWN;
    struct lexicon_run run = run_of_letter(word.len, word);
    size_t at = find_border(run, word, false);

    if (at == run.count || !str_equal(lexicon_word(run, at), word))
        return LEXICON_UNKNOWN;
    return lexicon_word_rank(run, at);
}
