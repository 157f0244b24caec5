/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "text/words_tables.h"
#include "text/words_tokens.h"

static bool is_one_of(struct str word, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(word, words[i]))
            return true;
    return false;
}

#define IS_ONE_OF(word, words) is_one_of((word), (words), COUNT_OF(words))

static const struct str routes_before_im[] = {
    STR_INIT("a"),   STR_INIT("an"), STR_INIT("the"), STR_INIT("by"),
    STR_INIT("via"), STR_INIT("iv"), STR_INIT("or"),
};
static const struct str routes_after_im[] = {
    STR_INIT("injection"), STR_INIT("injections"), STR_INIT("injected"),
    STR_INIT("shot"),      STR_INIT("shots"),      STR_INIT("jab"),
    STR_INIT("jabs"),      STR_INIT("route"),      STR_INIT("ketamine"),
    STR_INIT("ket"),       STR_INIT("dose"),       STR_INIT("doses"),
    STR_INIT("iv"),        STR_INIT("or"),         STR_INIT("vs"),
    STR_INIT("versus"),    STR_INIT("dosing"),     STR_INIT("infusion"),
    STR_INIT("infusions"),
};
static const struct str after_r[] = {STR_INIT("ketamine"), STR_INIT("enantiomer"),
                                     STR_INIT("isomer")};
static const struct str before_rn[] = {
    STR_INIT("a"),  STR_INIT("an"),         STR_INIT("the"),
    STR_INIT("by"), STR_INIT("registered"), STR_INIT("licensed"),
};
static const struct str asked_with_y[] = {
    STR_INIT("am"),  STR_INIT("are"),  STR_INIT("can"),   STR_INIT("did"),
    STR_INIT("do"),  STR_INIT("does"), STR_INIT("dont"),  STR_INIT("is"),
    STR_INIT("not"), STR_INIT("was"),  STR_INIT("would"),
};
/* Never behind "were", often behind "where". */
static const struct str after_where[] = {
    STR_INIT("are"), STR_INIT("can"),  STR_INIT("could"), STR_INIT("did"),
    STR_INIT("do"),  STR_INIT("does"), STR_INIT("is"),    STR_INIT("should"),
    STR_INIT("was"), STR_INIT("will"), STR_INIT("would"),
};
/* "dose it help?", "how long dos that last": behind "dose" at the beginning, or behind one
 * of those below. */
static const struct str after_does[] = {
    STR_INIT("anyone"),   STR_INIT("anybody"),  STR_INIT("he"),
    STR_INIT("it"),       STR_INIT("she"),      STR_INIT("ket"),
    STR_INIT("that"),     STR_INIT("the"),      STR_INIT("this"),
    STR_INIT("teh"),      STR_INIT("ketamine"), STR_INIT("insurance"),
    STR_INIT("spravato"),
};
static const struct str before_does[] = {
    STR_INIT("fast"),  STR_INIT("how"),   STR_INIT("long"),  STR_INIT("often"),
    STR_INIT("quick"), STR_INIT("soon"),  STR_INIT("times"), STR_INIT("well"),
    STR_INIT("when"),  STR_INIT("where"), STR_INIT("why"),
};
static const struct str before_than[] = {
    STR_INIT("better"), STR_INIT("faster"), STR_INIT("less"),   STR_INIT("longer"),
    STR_INIT("more"),   STR_INIT("other"),  STR_INIT("rather"), STR_INIT("safer"),
    STR_INIT("sooner"), STR_INIT("worse"),
};
static const struct str with_is[] = {
    STR_INIT("he"),   STR_INIT("here"),  STR_INIT("how"),   STR_INIT("it"),
    STR_INIT("she"),  STR_INIT("that"),  STR_INIT("there"), STR_INIT("what"),
    STR_INIT("when"), STR_INIT("where"), STR_INIT("who"),   STR_INIT("why"),
};
static const struct str asks_with_did[] = {
    STR_INIT("how"),   STR_INIT("what"), STR_INIT("when"),
    STR_INIT("where"), STR_INIT("why"),
};
static const struct str with_would[] = {
    STR_INIT("he"),   STR_INIT("i"),  STR_INIT("it"),  STR_INIT("she"), STR_INIT("that"),
    STR_INIT("they"), STR_INIT("we"), STR_INIT("who"), STR_INIT("you"),
};

static void add_all(struct tokens *tokens, struct str words)
{
    struct str word;

    while (str_cut(words, ' ', &word, &words))
        words_add(tokens, word);
}

/* "im" stands for a muscle, not for a person. */
static bool is_route(const struct tokens *tokens, size_t at)
{
    struct str next = words_at(tokens, at, 1);

    return at + 1 == tokens->count
           || IS_ONE_OF(words_at(tokens, at, -1), routes_before_im)
           || IS_ONE_OF(next, routes_after_im)
           || (str_equal(next, STR("and"))
               && str_equal(words_at(tokens, at, 2), STR("iv")));
}

/* The r beside an s: forms of a molecule. */
static bool is_molecule_form(const struct tokens *tokens, size_t at)
{
    for (int places = -2; places <= 2; places++)
        if (str_equal(words_at(tokens, at, places), STR("s")))
            return true;
    return IS_ONE_OF(words_at(tokens, at, 1), after_r);
}

static bool is_kept(const struct tokens *tokens, size_t at)
{
    struct str word = tokens->items[at].text;

    if (str_equal(word, STR("im")))
        return is_route(tokens, at);
    if (str_equal(word, STR("r")))
        return is_molecule_form(tokens, at);
    if (str_equal(word, STR("n")))
        return str_starts_with(words_at(tokens, at, 1), STR("methyl"));
    if (str_equal(word, STR("rn"))) /* a nurse */
        return IS_ONE_OF(words_at(tokens, at, -1), before_rn);
    if (str_equal(word, STR("y")))
        return !IS_ONE_OF(words_at(tokens, at, 1), asked_with_y);
    return false;
}

bool words_mean_does(struct str before, struct str word, struct str next)
{
    return (str_equal(word, STR("dose")) || str_equal(word, STR("dos")))
           && IS_ONE_OF(next, after_does)
           && (before.len == 0 || IS_ONE_OF(before, before_does));
}

/* The word for which a right one stands in the wrong place, or empty. */
static struct str mistaken(const struct tokens *tokens, size_t at)
{
    struct str word = tokens->items[at].text;
    struct str before = words_at(tokens, at, -1), next = words_at(tokens, at, 1);

    if (str_equal(word, STR("were")) && IS_ONE_OF(next, after_where))
        return STR("where");
    if (str_equal(word, STR("then")) && IS_ONE_OF(before, before_than))
        return STR("than");
    if (words_mean_does(before, word, next))
        return STR("does");
    if (str_equal(word, STR("fro")) && !str_equal(before, STR("and")))
        return STR("from");
    return str_make(NULL, 0);
}

static void expand_plain(struct tokens *out, struct str word)
{
    struct str rewritten = words_rewrite_of(words_shorthand, word);

    add_all(out, rewritten.len > 0 ? rewritten : word);
}

static void expand_not(struct tokens *out, struct str stem)
{
    if (str_equal(stem, STR("ca")))
        stem = STR("can");
    else if (str_equal(stem, STR("wo")))
        stem = STR("will");
    else if (str_equal(stem, STR("sha")))
        stem = STR("shall");
    else if (str_equal(stem, STR("ai")))
        stem = STR("is");
    expand_plain(out, stem);
    words_add(out, STR("not"));
}

/* False when the tail has no meaning of its own behind this stem: od'd, o'clock. */
static bool expand_tail(struct tokens *out, struct str stem, struct str tail)
{
    static const struct words_rewrite verbs[] = {
        {STR_INIT("ll"), STR_INIT("will")},
        {STR_INIT("m"), STR_INIT("am")},
        {STR_INIT("re"), STR_INIT("are")},
        {STR_INIT("ve"), STR_INIT("have")},
    };
    struct str verb =
        words_rewrite_of((struct words_rewrites){verbs, COUNT_OF(verbs)}, tail);
    bool is_d = str_equal(tail, STR("d"));

    if (is_d && IS_ONE_OF(stem, asks_with_did))
        verb = STR("did");
    else if (is_d && IS_ONE_OF(stem, with_would))
        verb = STR("would");
    if (verb.len == 0)
        return false;
    expand_plain(out, stem);
    words_add(out, verb);
    return true;
}

/* 's is "is" behind a few words and a possessive, which says nothing, behind others. */
static void expand_s(struct tokens *out, struct str stem)
{
    if (str_equal(stem, STR("let"))) {
        add_all(out, STR("let us"));
        return;
    }
    size_t at = out->count;
    expand_plain(out, stem);
    if (out->count == at + 1 && IS_ONE_OF(out->items[at].text, with_is))
        words_add(out, STR("is"));
}

static void expand_apostrophe(struct tokens *out, struct str word)
{
    size_t at = str_find_char(word, '\'');
    struct str stem = str_slice(word, 0, at), tail = str_skip(word, at + 1);

    if (str_equal(tail, STR("s")))
        expand_s(out, stem);
    else if (str_equal(tail, STR("nt")))
        expand_not(out, stem);
    else if (str_equal(tail, STR("t")) && str_ends_with(stem, STR("n")))
        expand_not(out, str_slice(stem, 0, stem.len - 1));
    else if (!expand_tail(out, stem, tail))
        words_add(out, word);
}

void words_expand(const struct tokens *in, struct tokens *out)
{
    for (size_t i = 0; i < in->count; i++) {
        struct str word = in->items[i].text;
        struct str meant = mistaken(in, i);
        if (meant.len > 0)
            words_add(out, meant);
        else if (in->items[i].is_fixed || is_kept(in, i))
            words_add(out, word);
        else if (str_find_char(word, '\'') != STR_NOT_FOUND)
            expand_apostrophe(out, word);
        else
            expand_plain(out, word);
    }
}
