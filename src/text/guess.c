/* SPDX-License-Identifier: MIT */
#include "text/guess.h"

#include "base/macros.h"
#include "text/distance.h"
#include "text/lexicon.h"
#include "text/sound.h"

enum {
    SHORTEST_MEANT = 3,
    SHORTEST_HEARD = 6, /* many short words sound alike */
    SHORTEST_ANAGRAM = 6,
    SHORTEST_OTHER_FIRST = 6,
    RAREST_GUESSED = 3, /* rank of a word that the FAQ does not use */
};

/* In tenths of an edit. */
enum {
    COST_ANAGRAM = 14,   /* at most, of the same letters in another order */
    GAIN_SOUND = 5,      /* of a word that sounds the same */
    ALLOWANCE_SOUND = 8, /* its slip may cost more */
    SEVERAL_EDITS = 50,  /* a slip of so much costs twice as much */
};

struct limits {
    unsigned cost; /* of the slip */
    int price;     /* with all that counts against the word */
};

/* For a word of so many letters. The limits were set where more corrections of
 * misspellings began to cost more changes of names and of words from other fields. */
static struct limits limits_of(size_t letters)
{
    static const struct limits of_letters[] = {
        {0, 0},   {0, 0},   {0, 0},   {9, 0},   {12, 9},  {13, 13},
        {16, 19}, {18, 22}, {21, 27}, {22, 28}, {24, 31},
    };
    size_t last = COUNT_OF(of_letters) - 1;

    return of_letters[letters < last ? letters : last];
}

static int price_of_rank(unsigned rank)
{
    static const int of_rank[] = {5, 0, 1, 2, 3, 4, 5, 5, 9, 9};
    return of_rank[rank];
}

static int price_of_known(const struct spelling_word *word)
{
    static const int of_kind[] = {
        [SPELLING_MENTIONED] = 2,
        [SPELLING_ORDINARY] = 0,
        [SPELLING_SUBJECT] = -5,
    };

    return price_of_rank(spelling_word_rank(word)) + of_kind[spelling_word_kind(word)]
           - 2 * word->uses;
}

static int price_of_other(unsigned rank)
{
    return 6 + (int)rank + price_of_rank(rank);
}

struct guess {
    struct str meant; /* empty when there is none */
    int price;
    bool is_certain; /* the FAQ's word, or a usual one; others only hinder */
};

struct search {
    const struct spelling_words *words;
    struct str word;
    uint32_t letters;
    bool is_vouched; /* a stem of the FAQ knows it */
    bool is_by_sound;
    bool has_language; /* its words are candidates, too */
    struct guess best;
};

static size_t shorter(struct str a, struct str b)
{
    return a.len < b.len ? a.len : b.len;
}

static bool is_anagram(struct str a, struct str b)
{
    int surplus[SPELLING_LETTERS] = {0};

    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        surplus[a.ptr[i] - 'a']++;
        surplus[b.ptr[i] - 'a']--;
    }
    for (size_t i = 0; i < SPELLING_LETTERS; i++)
        if (surplus[i] != 0)
            return false;
    return true;
}

/* A word that may have been meant. */
struct candidate {
    struct str text;
    uint32_t letters;
    int price;
    bool is_certain;
};

static bool has_more_bits(uint32_t bits, unsigned count)
{
    while (count-- > 0 && bits)
        bits &= bits - 1;
    return bits != 0;
}

/* Has either of two words letters that the other lacks, and that would cost more? */
static bool are_strange(uint32_t a, uint32_t b, unsigned limit)
{
    return has_more_bits(a & ~b, limit / SLIP_STRANGE_LETTER)
           || has_more_bits(b & ~a, limit / SLIP_STRANGE_LETTER);
}

/* Of a word of that price after a slip of that cost. */
static int price_after(int price, unsigned cost)
{
    return price + (int)(cost + cost * cost / SEVERAL_EDITS);
}

/* The highest price that a word may have and still be chosen. */
static int highest_price(const struct search *search)
{
    int highest = limits_of(search->word.len).price;

    if (search->best.meant.len > 0 && search->best.price < highest)
        highest = search->best.price;
    return highest;
}

/* Up to a limit, the dearest slip with which a word of that price may be chosen. */
static unsigned dearest_slip(const struct search *search, int price, unsigned limit)
{
    int highest = highest_price(search);
    unsigned cost = limit;

    while (cost > 0 && price_after(price, cost) > highest)
        cost--;
    if (search->is_by_sound)
        cost += GAIN_SOUND;
    return cost < limit ? cost : limit;
}

/* False when it costs more than may be. */
static bool weigh_slip(const struct search *search, const struct candidate *candidate,
                       unsigned *cost)
{
    struct str word = search->word, meant = candidate->text;
    unsigned limit = limits_of(shorter(word, meant)).cost;

    /* An inflection that no list has, unless a single slip explains it. */
    if (search->is_vouched) {
        if (str_starts_with(word, meant) || str_starts_with(meant, word))
            return false;
        limit = limit < SLIP_EDIT ? limit : SLIP_EDIT;
    }
    if (search->is_by_sound)
        limit += ALLOWANCE_SOUND;
    if (candidate->letters != search->letters) { /* so it is no anagram */
        limit = dearest_slip(search, candidate->price, limit);
        if (are_strange(search->letters, candidate->letters, limit))
            return false;
    }
    *cost = slip_cost(word, meant, limit);
    if (*cost > limit && word.len >= SHORTEST_ANAGRAM && limit > COST_ANAGRAM
        && word.ptr[0] == meant.ptr[0] && is_anagram(word, meant))
        *cost = COST_ANAGRAM;
    if (*cost > limit)
        return false;
    if (search->is_by_sound)
        *cost -= *cost < GAIN_SOUND ? *cost : GAIN_SOUND;
    return true;
}

static void judge(struct search *search, struct candidate candidate)
{
    const struct guess *best = &search->best;
    struct str meant = candidate.text;
    unsigned cost = 0;

    if (!weigh_slip(search, &candidate, &cost))
        return;
    int price = price_after(candidate.price, cost);
    if (price > highest_price(search))
        return;
    if (best->meant.len == 0 || price < best->price
        || str_compare(meant, best->meant) < 0)
        search->best = (struct guess){meant, price, candidate.is_certain};
}

static void judge_known(struct search *search, const struct spelling_word *word)
{
    judge(search, (struct candidate){
                      .text = spelling_words_text(search->words, word),
                      .letters = word->letters,
                      .price = price_of_known(word),
                      .is_certain = true,
                  });
}

static void judge_other(struct search *search, struct lexicon_run run, size_t at)
{
    struct str meant = lexicon_word(run, at);
    unsigned rank = lexicon_word_rank(run, at);

    if (rank == LEXICON_NAME || !spelling_is_plain(meant)) /* no can't */
        return;
    judge(search, (struct candidate){
                      .text = meant,
                      .letters = spelling_letters(meant),
                      .price = price_of_other(rank),
                      .is_certain = rank <= RAREST_GUESSED,
                  });
}

/* The FAQ's words with the same first letter. */
static void search_known(struct search *search)
{
    size_t len = search->word.len;
    unsigned limit = limits_of(len).cost;
    size_t shift = limit < 2 * SLIP_EDIT ? SLIP_SHIFT_MAX - 1 : SLIP_SHIFT_MAX;
    size_t shortest = len < SHORTEST_MEANT + shift ? SHORTEST_MEANT : len - shift;
    struct spelling_range range =
        spelling_words_of(search->words, search->word.ptr[0], shortest, len + shift);

    for (size_t i = range.start; i < range.end; i++) {
        const struct spelling_word *word = &search->words->items[i];
        if (!are_strange(search->letters, word->letters, limit))
            judge_known(search, word);
    }
}

/* Of two that begin with the same two letters: one edit in longer words leaves the third
 * letter alone or the last one. */
static inline bool may_be_one_edit(struct str a, struct str b)
{
    return a.len < 5 || b.len < 5 || a.ptr[2] == b.ptr[2]
           || a.ptr[a.len - 1] == b.ptr[b.len - 1];
}

/* Does one letter or one swap make all the difference? */
static bool is_one_edit(struct str a, struct str b)
{
    size_t least = shorter(a, b), most = a.len + b.len - least, front = 0, back = 0;

    while (front < least && a.ptr[front] == b.ptr[front])
        front++;
    while (back < least - front && a.ptr[a.len - 1 - back] == b.ptr[b.len - 1 - back])
        back++;
    if (front + back + 1 >= most)
        return true;
    return a.len == b.len && front + back + 2 == a.len && a.ptr[front] == b.ptr[front + 1]
           && a.ptr[front + 1] == b.ptr[front];
}

/* Words of the language that begin with the same two letters and are one edit away. */
static void search_others(struct search *search)
{
    struct str word = search->word, beginning = str_slice(word, 0, 2);

    for (size_t length = word.len - 1; length <= word.len + 1; length++) {
        struct lexicon_run run = lexicon_run(length, beginning);
        for (size_t i = 0; i < run.count; i++)
            if (may_be_one_edit(word, lexicon_word(run, i))
                && is_one_edit(word, lexicon_word(run, i)))
                judge_other(search, run, i);
    }
}

static void try_known(struct search *search, struct str variant)
{
    const struct spelling_word *known = spelling_words_find(search->words, variant);

    if (known)
        judge_known(search, known);
    else if (search->has_language && lexicon_rank(variant) != LEXICON_UNKNOWN)
        judge_other(search, lexicon_run(variant.len, variant), 0);
}

/* Every letter in the place of one. */
static void try_letters(struct search *search, char *bytes, size_t len, size_t at,
                        bool has_language)
{
    struct str variant = str_make(bytes, len);
    uint32_t known = spelling_words_letters(search->words, variant, at);
    uint32_t others =
        has_language && search->has_language ? lexicon_letters(variant, at) & ~known : 0;

    for (uint32_t left = known | others; left; left &= left - 1) {
        unsigned letter = (unsigned)__builtin_ctz(left);
        bytes[at] = "abcdefghijklmnopqrstuvwxyz"[letter];
        if (known >> letter & 1)
            judge_known(search, spelling_words_find(search->words, variant));
        else
            judge_other(search, lexicon_run(len, variant), 0);
    }
}

/* All words that are one edit away, in the first or the second letter. */
static void search_beginnings(struct search *search)
{
    char longer[SLIP_WORD_MAX + 1], same[SLIP_WORD_MAX];
    struct str word = search->word;

    for (size_t at = 0; at < 2; at++) {
        /* In a short word it would be too dear. */
        bool has_language = at > 0 || word.len >= SHORTEST_OTHER_FIRST;
        memcpy(longer, word.ptr, at);
        memcpy(longer + at + 1, word.ptr + at, word.len - at);
        memcpy(same, word.ptr, word.len);
        try_letters(search, longer, word.len + 1, at, has_language);
        try_letters(search, same, word.len, at, has_language);
        same[at] = word.ptr[at + 1];
        same[at + 1] = word.ptr[at];
        try_known(search, str_make(same, word.len));
        memcpy(same, word.ptr, at);
        memcpy(same + at, word.ptr + at + 1, word.len - at - 1);
        try_known(search, str_make(same, word.len - 1));
    }
}

/* The FAQ's words that sound the same. */
static void search_sounds(struct search *search)
{
    const struct spelling_words *words = search->words;
    uint16_t key = sound_key(search->word);

    if (key == SOUND_NONE)
        return;
    struct spelling_range range = spelling_words_sounding(words, key);
    search->is_by_sound = true;
    for (size_t i = range.start; i < range.end; i++)
        judge_known(search, &words->items[words->sounds[i].word]);
}

/* One of the FAQ's words that begins with the same letter. */
static bool has_close_known(const struct search *search, unsigned edits)
{
    struct str word = search->word;
    size_t shortest = word.len > edits ? word.len - edits : 1;
    struct spelling_range range =
        spelling_words_of(search->words, word.ptr[0], shortest, word.len + edits);

    for (size_t i = range.start; i < range.end; i++) {
        const struct spelling_word *known = &search->words->items[i];
        if (!has_more_bits(search->letters & ~known->letters, edits)
            && !has_more_bits(known->letters & ~search->letters, edits)
            && distance_between(word, spelling_words_text(search->words, known), edits)
                   <= edits)
            return true;
    }
    return false;
}

static bool has_close_run(struct str word)
{
    for (size_t length = word.len - 1; length <= word.len + 1; length++) {
        struct lexicon_run run = lexicon_run(length, str_slice(word, 0, 2));
        for (size_t i = 0; i < run.count; i++)
            if (may_be_one_edit(word, lexicon_word(run, i))
                && is_one_edit(word, lexicon_word(run, i)))
                return true;
    }
    return false;
}

/* A word of the language with another second letter, one too many or one too few. */
static bool has_close_second(struct str word)
{
    char longer[SLIP_WORD_MAX + 1], same[SLIP_WORD_MAX];

    longer[0] = word.ptr[0];
    longer[1] = word.ptr[0]; /* any will do */
    memcpy(longer + 2, word.ptr + 1, word.len - 1);
    if (lexicon_letters(word, 1) || lexicon_letters(str_make(longer, word.len + 1), 1))
        return true;
    memcpy(same, word.ptr, word.len);
    same[1] = word.ptr[2];
    same[2] = word.ptr[1];
    if (lexicon_rank(str_make(same, word.len)) != LEXICON_UNKNOWN)
        return true;
    memcpy(same + 1, word.ptr + 2, word.len - 2);
    return lexicon_rank(str_make(same, word.len - 1)) != LEXICON_UNKNOWN;
}

bool guess_is_close(const struct spelling_words *words, struct str word, unsigned edits)
{
    struct search search = {
        .words = words,
        .word = word,
        .letters = spelling_letters(word),
    };

    return has_close_known(&search, edits) || has_close_run(word)
           || has_close_second(word);
}

static bool give(const struct search *search, struct str *meant)
{
    if (search->best.meant.len == 0 || !search->best.is_certain)
        return false;
    *meant = search->best.meant;
    return true;
}

static void search_all(struct search *search)
{
    search_known(search);
    if (search->has_language)
        search_others(search);
    search_beginnings(search);
    if (search->best.meant.len == 0 && search->word.len >= SHORTEST_HEARD)
        search_sounds(search);
}

bool guess_find(const struct spelling_words *words, struct str word, bool is_vouched,
                struct str *meant)
{
    struct search search = {
        .words = words,
        .word = word,
        .letters = spelling_letters(word),
        .is_vouched = is_vouched,
        .has_language = true,
    };

    search_all(&search);
    return give(&search, meant);
}

bool guess_find_either(const struct spelling_words *words, struct str word,
                       bool is_vouched, struct str *meant)
{
    struct search search = {
        .words = words,
        .word = word,
        .letters = spelling_letters(word),
        .is_vouched = is_vouched,
    };

    search_all(&search);
    if (give(&search, meant))
        return true;
    /* No known word will do, and none is looked for again among the neighbours. */
    search.has_language = true;
    search.is_by_sound = false;
    search_others(&search);
    search_beginnings(&search);
    return give(&search, meant);
}
