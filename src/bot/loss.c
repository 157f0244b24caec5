/* SPDX-License-Identifier: MIT */
#include "bot/loss.h"

#include "base/macros.h"
#include "bot/parts.h"
#include "text/words.h"

/* So many words may stand between who it was and what happened. */
enum { APART_MAX = 4 };

static bool is_one_of(const char *list, struct str word, struct arena *scratch)
{
    return strstr(list, arena_format(scratch, " %.*s ", STR_ARG(word)).ptr) != NULL;
}

static bool is_dear(struct str word, struct arena *scratch)
{
    return is_one_of(
        " son daughter child kid boy girl baby brother sister bro sis twin "
        "mother mum mom father dad parent wife husband partner fiance fiancee "
        "boyfriend girlfriend bf gf friend mate bestie cousin uncle aunt "
        "nephew niece grandma grandpa gran nan grandmother grandfather "
        "grandson granddaughter roommate flatmate dog cat ",
        word, scratch);
}

static bool is_mine(struct str word, struct arena *scratch)
{
    return is_one_of(" my our ", word, scratch);
}

/* Is somebody dear named before or behind word i, as many words away as may be? */
static bool is_near_dear(const struct words *words, size_t from, size_t to,
                         struct arena *scratch)
{
    bool has_owner = false, has_dear = false;

    for (size_t i = from; i < to && i < words->count; i++) {
        has_owner |= is_mine(words->items[i].text, scratch);
        has_dear |= has_owner && is_dear(words->items[i].text, scratch);
    }
    return has_dear;
}

bool loss_is_told(struct arena *scratch, struct str text)
{
    struct words words;

    if (parts_are_asked(text))
        return false;
    words_read(scratch, text, NULL, &words);
    for (size_t i = 0; i < words.count; i++) {
        struct str word = words.items[i].text;
        bool is_end = is_one_of(" died passed dead killed ", word, scratch);
        if (is_end && is_near_dear(&words, i > APART_MAX ? i - APART_MAX : 0, i, scratch))
            return true;
        if (str_equal(word, STR("lost"))
            && is_near_dear(&words, i + 1, i + 1 + APART_MAX, scratch))
            return true;
    }
    return false;
}
