/* SPDX-License-Identifier: MIT */
#include "text/slip.h"

#include <assert.h>

/* In tenths of an edit. */
enum {
    COST_SWAP = 5,
    COST_DOUBLE = SLIP_CHEAPEST,      /* a letter typed twice, or once instead of twice */
    COST_SILENT_E = 5,                /* at the end, too many or too few */
    COST_ALIKE = SLIP_STRANGE_LETTER, /* another letter that sounds alike */
    COST_NEAR = 8,                    /* another letter whose key is beside */
    COST_WEAK = 7,                    /* a vowel or an h too many or too few */
    COST_OTHER_FIRST = 4,             /* besides: people know how a word begins */
    COST_OTHER_LAST = 2,
};

#define BIT(letter)      (UINT32_C(1) << ((letter) - 'a'))
#define HAS(set, letter) (((set)&BIT(letter)) != 0)

static const uint32_t weak =
    BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u') | BIT('y') | BIT('h');

/* For each letter those that a hearer may take for it. */
static const uint32_t alike[26] = {
    ['a' - 'a'] = BIT('e') | BIT('i') | BIT('o') | BIT('u'),
    ['b' - 'a'] = BIT('p'),
    ['c' - 'a'] = BIT('k') | BIT('s') | BIT('q') | BIT('t'),
    ['d' - 'a'] = BIT('t'),
    ['e' - 'a'] = BIT('a') | BIT('i') | BIT('o') | BIT('u') | BIT('y'),
    ['f' - 'a'] = BIT('v') | BIT('p'),
    ['g' - 'a'] = BIT('j'),
    ['i' - 'a'] = BIT('a') | BIT('e') | BIT('o') | BIT('u') | BIT('y'),
    ['j' - 'a'] = BIT('g'),
    ['k' - 'a'] = BIT('c') | BIT('q'),
    ['m' - 'a'] = BIT('n'),
    ['n' - 'a'] = BIT('m'),
    ['o' - 'a'] = BIT('a') | BIT('e') | BIT('i') | BIT('u'),
    ['p' - 'a'] = BIT('b') | BIT('f'),
    ['q' - 'a'] = BIT('c') | BIT('k'),
    ['s' - 'a'] = BIT('c') | BIT('z') | BIT('t'),
    ['t' - 'a'] = BIT('d') | BIT('s') | BIT('c'),
    ['u' - 'a'] = BIT('a') | BIT('e') | BIT('i') | BIT('o'),
    ['v' - 'a'] = BIT('f') | BIT('w'),
    ['w' - 'a'] = BIT('v'),
    ['x' - 'a'] = BIT('z') | BIT('c'),
    ['y' - 'a'] = BIT('i') | BIT('e'),
    ['z' - 'a'] = BIT('s') | BIT('x'),
};

/* For each letter the keys beside it (qwerty). */
static const uint32_t beside[26] = {
    ['a' - 'a'] = BIT('q') | BIT('w') | BIT('s') | BIT('z'),
    ['b' - 'a'] = BIT('v') | BIT('g') | BIT('h') | BIT('n'),
    ['c' - 'a'] = BIT('x') | BIT('d') | BIT('f') | BIT('v'),
    ['d' - 'a'] = BIT('s') | BIT('e') | BIT('r') | BIT('f') | BIT('c') | BIT('x'),
    ['e' - 'a'] = BIT('w') | BIT('s') | BIT('d') | BIT('r'),
    ['f' - 'a'] = BIT('d') | BIT('r') | BIT('t') | BIT('g') | BIT('v') | BIT('c'),
    ['g' - 'a'] = BIT('f') | BIT('t') | BIT('y') | BIT('h') | BIT('b') | BIT('v'),
    ['h' - 'a'] = BIT('g') | BIT('y') | BIT('u') | BIT('j') | BIT('n') | BIT('b'),
    ['i' - 'a'] = BIT('u') | BIT('j') | BIT('k') | BIT('o'),
    ['j' - 'a'] = BIT('h') | BIT('u') | BIT('i') | BIT('k') | BIT('m') | BIT('n'),
    ['k' - 'a'] = BIT('j') | BIT('i') | BIT('o') | BIT('l') | BIT('m'),
    ['l' - 'a'] = BIT('k') | BIT('o') | BIT('p'),
    ['m' - 'a'] = BIT('n') | BIT('j') | BIT('k'),
    ['n' - 'a'] = BIT('b') | BIT('h') | BIT('j') | BIT('m'),
    ['o' - 'a'] = BIT('i') | BIT('k') | BIT('l') | BIT('p'),
    ['p' - 'a'] = BIT('o') | BIT('l'),
    ['q' - 'a'] = BIT('w') | BIT('a'),
    ['r' - 'a'] = BIT('e') | BIT('d') | BIT('f') | BIT('t'),
    ['s' - 'a'] = BIT('a') | BIT('w') | BIT('e') | BIT('d') | BIT('x') | BIT('z'),
    ['t' - 'a'] = BIT('r') | BIT('f') | BIT('g') | BIT('y'),
    ['u' - 'a'] = BIT('y') | BIT('h') | BIT('j') | BIT('i'),
    ['v' - 'a'] = BIT('c') | BIT('f') | BIT('g') | BIT('b'),
    ['w' - 'a'] = BIT('q') | BIT('a') | BIT('s') | BIT('e'),
    ['x' - 'a'] = BIT('z') | BIT('s') | BIT('d') | BIT('c'),
    ['y' - 'a'] = BIT('t') | BIT('g') | BIT('h') | BIT('u'),
    ['z' - 'a'] = BIT('a') | BIT('s') | BIT('x'),
};

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned change_cost(char typed, char meant)
{
    if (typed == meant)
        return 0;
    if (HAS(alike[meant - 'a'], typed))
        return COST_ALIKE;
    return HAS(beside[meant - 'a'], typed) ? COST_NEAR : SLIP_EDIT;
}

static bool has_key_beside(char letter, char neighbour)
{
    return neighbour && HAS(beside[letter - 'a'], neighbour);
}

/* NUL beyond the ends. */
static char letter_at(struct str word, size_t at)
{
    if (at < word.len)
        return word.ptr[at];
    return '\0';
}

/* Of the letter at a place that the other word has not. */
static unsigned lone_cost(struct str word, size_t at, bool is_typed)
{
    char letter = word.ptr[at], after = letter_at(word, at + 1);
    char before = letter_at(word, at - 1); /* wraps at 0, and is then too large */

    assert(letter >= 'a' && letter <= 'z');
    if (letter == before || letter == after)
        return COST_DOUBLE;
    if (letter == 'e' && after == '\0')
        return COST_SILENT_E;
    if (HAS(weak, letter))
        return COST_WEAK;
    /* Two keys hit with one finger. */
    if (is_typed && (has_key_beside(letter, before) || has_key_beside(letter, after)))
        return COST_NEAR;
    return SLIP_EDIT;
}

static unsigned ends_cost(struct str word, struct str meant)
{
    char first = word.ptr[0], last = word.ptr[word.len - 1];
    bool is_swap = word.len > 1 && meant.len > 1 && first == meant.ptr[1]
                   && word.ptr[1] == meant.ptr[0];
    unsigned cost = 0;

    if (first != meant.ptr[0] && !is_swap)
        cost += COST_OTHER_FIRST;
    if (last != meant.ptr[meant.len - 1])
        cost += COST_OTHER_LAST;
    return cost;
}

struct costs {
    unsigned typed[SLIP_WORD_MAX], meant[SLIP_WORD_MAX]; /* of each letter alone */
};

static unsigned align(struct str word, struct str meant, const struct costs *lone,
                      unsigned limit)
{
    unsigned rows[3][SLIP_WORD_MAX + 1];

    rows[0][0] = 0;
    for (size_t j = 0; j < meant.len; j++)
        rows[0][j + 1] = rows[0][j] + lone->meant[j];
    for (size_t i = 1; i <= word.len; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3];
        const unsigned *two = rows[(i + 1) % 3];
        char typed = word.ptr[i - 1];
        unsigned best = row[0] = above[0] + lone->typed[i - 1];
        for (size_t j = 1; j <= meant.len; j++) {
            unsigned cost = above[j - 1] + change_cost(typed, meant.ptr[j - 1]);
            cost = least(cost, above[j] + lone->typed[i - 1]);
            cost = least(cost, row[j - 1] + lone->meant[j - 1]);
            if (i > 1 && j > 1 && typed == meant.ptr[j - 2]
                && word.ptr[i - 2] == meant.ptr[j - 1])
                cost = least(cost, two[j - 2] + COST_SWAP);
            row[j] = cost;
            best = least(best, cost);
        }
        if (best > limit + COST_SWAP) /* a swap looks two rows back */
            return best;
    }
    return rows[word.len % 3][meant.len];
}

unsigned slip_cost(struct str word, struct str meant, unsigned limit)
{
    struct costs lone = {{0}, {0}};
    size_t shift = word.len > meant.len ? word.len - meant.len : meant.len - word.len;

    if (word.len == 0 || meant.len == 0 || word.len > SLIP_WORD_MAX
        || meant.len > SLIP_WORD_MAX || shift > SLIP_SHIFT_MAX)
        return limit + 1;
    unsigned ends = ends_cost(word, meant);
    if (ends > limit)
        return limit + 1;
    for (size_t i = 0; i < word.len; i++)
        lone.typed[i] = lone_cost(word, i, true);
    for (size_t j = 0; j < meant.len; j++)
        lone.meant[j] = lone_cost(meant, j, false);
    return ends + align(word, meant, &lone, limit - ends);
}
