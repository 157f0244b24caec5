/* SPDX-License-Identifier: MIT */
#include "text/compound.h"

#include "base/macros.h"
#include "text/lexicon.h"
#include "text/slip.h"

enum {
    SHORTEST_JOINED = 6,
    SHORTEST_PART = 3,
    RAREST_PART = 5, /* a rarer word is rather a fragment */
};

/* Never words of their own. */
static const struct str bound[] = {
    STR_INIT("anti"),  STR_INIT("bi"),     STR_INIT("es"),    STR_INIT("hyper"),
    STR_INIT("hypo"),  STR_INIT("inter"),  STR_INIT("intra"), STR_INIT("micro"),
    STR_INIT("multi"), STR_INIT("neuro"),  STR_INIT("non"),   STR_INIT("post"),
    STR_INIT("pre"),   STR_INIT("psycho"), STR_INIT("re"),    STR_INIT("semi"),
    STR_INIT("tele"),  STR_INIT("un"),
};
/* Words of their own, too. */
static const struct str loose[] = {
    STR_INIT("in"), STR_INIT("out"), STR_INIT("over"), STR_INIT("under"), STR_INIT("up"),
};

/* Of three letters, and often at the end of a run: canyou, igot. */
static const struct str tails[] = {
    STR_INIT("did"), STR_INIT("got"), STR_INIT("had"), STR_INIT("her"),
    STR_INIT("him"), STR_INIT("now"), STR_INIT("was"), STR_INIT("you"),
};

/* howdo, whatis, canit */
static const struct str askers[] = {
    STR_INIT("can"),   STR_INIT("could"),  STR_INIT("did"),  STR_INIT("does"),
    STR_INIT("how"),   STR_INIT("should"), STR_INIT("what"), STR_INIT("when"),
    STR_INIT("where"), STR_INIT("who"),    STR_INIT("why"),  STR_INIT("will"),
    STR_INIT("would"),
};
static const struct str ends[] = {
    STR_INIT("am"), STR_INIT("do"), STR_INIT("he"), STR_INIT("if"), STR_INIT("is"),
    STR_INIT("it"), STR_INIT("my"), STR_INIT("to"), STR_INIT("we"),
};

static bool is_one_of(struct str word, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(word, words[i]))
            return true;
    return false;
}

static bool is_word(const struct spelling *spelling, struct str part)
{
    unsigned rank = lexicon_rank(part);

    return (rank != LEXICON_UNKNOWN && rank <= RAREST_PART)
           || spelling_has(spelling, part);
}

bool compound_joins(const struct spelling *spelling, struct str first, struct str second)
{
    char joined[COMPOUND_MAX];
    size_t len = first.len + second.len;

    if (first.len == 0 || second.len == 0 || len < SHORTEST_JOINED || len > COMPOUND_MAX)
        return false;
    memcpy(joined, first.ptr, first.len);
    memcpy(joined + first.len, second.ptr, second.len);
    if (!spelling_has(spelling, str_make(joined, len)))
        return false;
    if (spelling_has(spelling, first) && spelling_has(spelling, second))
        return false; /* the FAQ itself writes them apart */
    if (is_one_of(first, bound, COUNT_OF(bound)))
        return true;
    if (is_one_of(first, loose, COUNT_OF(loose)))
        return !spelling_has(spelling, second);
    return !is_word(spelling, first) || !is_word(spelling, second);
}

static bool is_tail(const struct spelling *spelling, struct str part)
{
    if (part.len <= SHORTEST_PART)
        return is_one_of(part, tails, COUNT_OF(tails));
    return spelling_has(spelling, part);
}

static bool is_head(const struct spelling *spelling, struct str part)
{
    return spelling_has(spelling, part) && !is_one_of(part, loose, COUNT_OF(loose));
}

static size_t find_seam(const struct spelling *spelling, struct str word)
{
    struct str rest = str_skip(word, 1);

    if (word.len > SHORTEST_PART + 1
        && is_one_of(str_skip(word, word.len - 2), ends, COUNT_OF(ends))
        && is_one_of(str_slice(word, 0, word.len - 2), askers, COUNT_OF(askers)))
        return word.len - 2;
    for (size_t at = word.len - SHORTEST_PART; at >= SHORTEST_PART; at--)
        if (is_tail(spelling, str_skip(word, at))
            && is_head(spelling, str_slice(word, 0, at)))
            return at;
    bool is_me = word.ptr[0] == 'i' && is_tail(spelling, rest)
                 && lexicon_rank(rest) == LEXICON_USUAL;
    return is_me ? 1 : 0;
}

/* Rather than two words: ketmine is ketamine and not ket mine, allways is not all ways; but
 * howlong is not howling. */
static bool is_slip(const struct spelling *spelling, struct str word, struct str meant)
{
    unsigned cost = slip_cost(word, meant, SLIP_EDIT);

    return cost < SLIP_STRANGE_LETTER
           || (cost <= SLIP_EDIT && spelling_has(spelling, meant));
}

size_t compound_split(const struct spelling *spelling, struct str word)
{
    struct str meant;

    if (word.len <= SHORTEST_PART || spelling_has(spelling, word)
        || lexicon_rank(word) != LEXICON_UNKNOWN)
        return 0;
    size_t seam = find_seam(spelling, word);
    if (seam > 0 && spelling_correct(spelling, word, &meant)
        && is_slip(spelling, word, meant))
        return 0;
    return seam;
}
