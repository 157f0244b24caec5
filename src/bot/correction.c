/* SPDX-License-Identifier: MIT */
#include "bot/correction.h"

#include "base/macros.h"

/* "No, I mean pain": what is meant is what stands behind, up to what is not. */
static struct str meant_in(struct str text)
{
    static const struct str leads[] = {
        STR_INIT("i mean "),
        STR_INIT("i meant "),
        STR_INIT("i said "),
        STR_INIT("i asked about "),
        STR_INIT("i asked you about "),
        STR_INIT("i was asking about "),
        STR_INIT("i am asking about "),
        STR_INIT("i'm asking about "),
        STR_INIT("im asking about "),
    };
    struct str rest = text, word, behind;

    while (str_cut_word(rest, &word, &behind)
           && (str_starts_with_ascii_nocase(word, STR("no")) && word.len <= 3))
        rest = behind;
    rest = str_trim(rest);
    for (size_t i = 0; i < COUNT_OF(leads); i++) {
        if (!str_starts_with_ascii_nocase(rest, leads[i]))
            continue;
        rest = str_trim(str_skip(rest, leads[i].len));
        size_t other = str_find(rest, STR(" not "));
        return other == STR_NOT_FOUND ? rest : str_slice(rest, 0, other);
    }
    return text;
}

void correction_take(struct hearing *hearing)
{
    struct str rest = meant_in(hearing->address.text);

    if (rest.len == hearing->address.text.len || rest.len == 0)
        return;
    hearing->address.text = rest;
    hearing->words = hearing->meant = NULL;
}
