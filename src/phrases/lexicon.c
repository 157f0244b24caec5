/* SPDX-License-Identifier: MIT */
#include "phrases/lexicon.h"

enum { MANY_FROM = 5 };

static const struct meaning *find_in(const struct lexicon *lexicon,
                                     const struct names *names, struct str word)
{
    uint16_t place;
    return names_find(names, word, &place) ? &lexicon->meanings[place] : NULL;
}

static const struct meaning *find_stem(const struct lexicon *lexicon, struct str word)
{
    const struct meaning *meaning = NULL;
    for (size_t len = word.len; !meaning && len >= LEXICON_STEM_BYTES_MIN; len--)
        meaning = find_in(lexicon, &lexicon->stems, str_slice(word, 0, len));
    return meaning;
}

const struct meaning *lexicon_of_number(const struct lexicon *lexicon, uint64_t number)
{
    return number >= MANY_FROM ? &lexicon->many : &lexicon->few;
}

const struct meaning *lexicon_find(const struct lexicon *lexicon, struct str word)
{
    uint64_t number;
    const struct meaning *meaning = find_in(lexicon, &lexicon->words, word);
    if (!meaning && str_to_u64(word, &number))
        return lexicon_of_number(lexicon, number);
    return meaning ? meaning : find_stem(lexicon, word);
}

bool lexicon_next(const struct lexicon *lexicon, size_t *at, struct str *word)
{
    uint16_t place;
    return names_next(&lexicon->words, at, word, &place);
}
