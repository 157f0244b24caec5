/* SPDX-License-Identifier: MIT */
#include "text/words.h"

#include "base/macros.h"
#include "text/compound.h"
#include "text/fold.h"
#include "text/spelling.h"
#include "text/utf8.h"
#include "text/words_tables.h"

struct token {
    struct str text;
    bool is_fixed; /* no shorthand, whatever it looks like */
    bool is_corrected;
};

struct tokens {
    struct token items[WORDS_MAX];
    size_t count;
};

static void add(struct tokens *tokens, struct str text)
{
    if (tokens->count < WORDS_MAX && text.len > 0)
        tokens->items[tokens->count++] = (struct token){.text = text};
}

static void add_all(struct tokens *tokens, struct str words)
{
    struct str word;

    while (str_cut(words, ' ', &word, &words))
        add(tokens, word);
}

static bool is_one_of(struct str word, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(word, words[i]))
            return true;
    return false;
}

#define IS_ONE_OF(word, words) is_one_of((word), (words), COUNT_OF(words))

static bool begins_with_word_character(struct str s)
{
    uint32_t character;
    return utf8_next(&s, &character) && fold_is_word_character(character);
}

static struct str run_of_word_characters(struct str s)
{
    struct str rest = s;

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
        add(tokens, route);
        tokens->items[tokens->count - 1].is_fixed = true;
        return str_skip(s, 3);
    }
    size_t len = run_of_word_characters(s).len;
    if (len < s.len && s.ptr[len] == '\'') {
        size_t tail = run_of_word_characters(str_skip(s, len + 1)).len;
        if (tail > 0 && !char_is_digit(s.ptr[len + 1]))
            len += 1 + tail;
    }
    add(tokens, str_slice(s, 0, len));
    return str_skip(s, len);
}

static void split(struct str text, struct tokens *tokens)
{
    uint32_t character;

    while (text.len > 0 && tokens->count < WORDS_MAX) {
        if (begins_with_word_character(text))
            text = take_token(tokens, text);
        else
            utf8_next(&text, &character);
    }
}

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
/* "dose it help?": behind "dose" at the beginning, or behind "how dose". */
static const struct str after_does[] = {
    STR_INIT("anyone"),   STR_INIT("anybody"),  STR_INIT("he"),
    STR_INIT("it"),       STR_INIT("she"),      STR_INIT("ket"),
    STR_INIT("that"),     STR_INIT("the"),      STR_INIT("this"),
    STR_INIT("teh"),      STR_INIT("ketamine"), STR_INIT("insurance"),
    STR_INIT("spravato"),
};
static const struct str before_does[] = {
    STR_INIT("how"),
    STR_INIT("when"),
    STR_INIT("where"),
    STR_INIT("why"),
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

/* The word so many places further, or empty. */
static struct str word_at(const struct tokens *tokens, size_t at, int places)
{
    size_t target = at + (size_t)places; /* wraps below 0, and is then too large */

    return target < tokens->count ? tokens->items[target].text : str_make(NULL, 0);
}

/* "im" stands for a muscle, not for a person. */
static bool is_route(const struct tokens *tokens, size_t at)
{
    struct str next = word_at(tokens, at, 1);

    return at + 1 == tokens->count || IS_ONE_OF(word_at(tokens, at, -1), routes_before_im)
           || IS_ONE_OF(next, routes_after_im)
           || (str_equal(next, STR("and"))
               && str_equal(word_at(tokens, at, 2), STR("iv")));
}

/* The r beside an s: forms of a molecule. */
static bool is_molecule_form(const struct tokens *tokens, size_t at)
{
    for (int places = -2; places <= 2; places++)
        if (str_equal(word_at(tokens, at, places), STR("s")))
            return true;
    return IS_ONE_OF(word_at(tokens, at, 1), after_r);
}

static bool is_kept(const struct tokens *tokens, size_t at)
{
    struct str word = tokens->items[at].text;

    if (str_equal(word, STR("im")))
        return is_route(tokens, at);
    if (str_equal(word, STR("r")))
        return is_molecule_form(tokens, at);
    if (str_equal(word, STR("n")))
        return str_starts_with(word_at(tokens, at, 1), STR("methyl"));
    if (str_equal(word, STR("rn"))) /* a nurse */
        return IS_ONE_OF(word_at(tokens, at, -1), before_rn);
    if (str_equal(word, STR("y")))
        return !IS_ONE_OF(word_at(tokens, at, 1), asked_with_y);
    return false;
}

/* The word for which a right one stands in the wrong place, or empty. */
static struct str mistaken(const struct tokens *tokens, size_t at)
{
    struct str word = tokens->items[at].text;
    struct str before = word_at(tokens, at, -1), next = word_at(tokens, at, 1);

    if (str_equal(word, STR("were")) && IS_ONE_OF(next, after_where))
        return STR("where");
    if (str_equal(word, STR("then")) && IS_ONE_OF(before, before_than))
        return STR("than");
    if (str_equal(word, STR("dose")) && IS_ONE_OF(next, after_does)
        && (at == 0 || IS_ONE_OF(before, before_does)))
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
    add(out, STR("not"));
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
    add(out, verb);
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
        add(out, STR("is"));
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
        add(out, word);
}

static void expand(const struct tokens *in, struct tokens *out)
{
    for (size_t i = 0; i < in->count; i++) {
        struct str word = in->items[i].text;
        struct str meant = mistaken(in, i);
        if (meant.len > 0)
            add(out, meant);
        else if (in->items[i].is_fixed || is_kept(in, i))
            add(out, word);
        else if (str_find_char(word, '\'') != STR_NOT_FOUND)
            expand_apostrophe(out, word);
        else
            expand_plain(out, word);
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
        struct str joined = join_of(arena, spelling, token.text, word_at(tokens, i, 1));
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
            add(out, str_slice(word, 0, first));
            meant = str_skip(word, first);
            out->items[out->count - 1].is_corrected = true;
        }
        add(out, meant);
        out->items[out->count - 1].is_corrected = is_corrected;
    }
}

/* How many words the phrase has when it stands at this place, else 0. */
static size_t phrase_length(const struct tokens *tokens, size_t at, size_t end,
                            struct str phrase)
{
    size_t count = 0;
    struct str word;

    while (str_cut(phrase, ' ', &word, &phrase)) {
        if (at + count >= end || !str_equal(tokens->items[at + count].text, word))
            return 0;
        count++;
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

void words_read(struct arena *arena, struct str message, const struct spelling *spelling,
                struct words *out)
{
    struct tokens raw = {.count = 0}, written = {.count = 0}, tokens = {.count = 0};

    split(fold_text(arena, message), &raw);
    expand(&raw, &written);
    join(arena, spelling, &written);
    if (spelling)
        correct(&written, spelling, &tokens);
    else
        tokens = written;
    remove_politeness(&tokens);
    emit(arena, &tokens, out);
}
