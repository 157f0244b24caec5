/* SPDX-License-Identifier: MIT */
#include "bot/utterance.h"

#include "base/macros.h"
#include "text/fold.h"
#include "text/utf8.h"

struct counts {
    size_t letters, words, emoji, cheers, tears;
    uint32_t first_letter;
};

static bool is_link(struct str word)
{
    return str_starts_with_ascii_nocase(word, STR("http://"))
           || str_starts_with_ascii_nocase(word, STR("https://"))
           || str_starts_with_ascii_nocase(word, STR("www."))
           || str_starts_with_ascii_nocase(word, STR("<http"));
}

static bool is_cheer(uint32_t character)
{
    static const uint32_t cheers[] = {0x1f44d, 0x1f64f, 0x2764,  0x1f44c, 0x1f60a,
                                      0x1f642, 0x1f389, 0x1f917, 0x1f44f, 0x1f970};

    for (size_t i = 0; i < COUNT_OF(cheers); i++)
        if (cheers[i] == character)
            return true;
    return false;
}

/* Tears, broken hearts, despair. A skull is slang for laughing, and so are tears beside it,
 * or beside what laughs. */
static bool is_tear(uint32_t character)
{
    static const uint32_t tears[] = {0x1f622, 0x1f62d, 0x1f61e, 0x1f614, 0x1f494, 0x1f625,
                                     0x1f63f, 0x1f97a, 0x1f641, 0x2639,  0x1f629, 0x1f62b,
                                     0x1f613, 0x1f61f, 0x1f630, 0x1f616, 0x1f623};

    for (size_t i = 0; i < COUNT_OF(tears); i++)
        if (tears[i] == character)
            return true;
    return false;
}

/* Blocks of symbols and pictographs; what joins and colours them is none by itself. */
static bool is_emoji(uint32_t character)
{
    return (character >= 0x1f000 && character <= 0x1faff)
           || (character >= 0x2600 && character <= 0x27bf)
           || (character >= 0x2b00 && character <= 0x2bff) || character == 0x203c
           || character == 0x2049;
}

static bool is_emergency_number(struct str text)
{
    static const struct str numbers[] = {STR_INIT("911"), STR_INIT("112"),
                                         STR_INIT("999"), STR_INIT("000"),
                                         STR_INIT("988")};

    while (text.len > 0 && !char_is_digit(text.ptr[text.len - 1]))
        text.len--;
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        if (str_equal(text, numbers[i]))
            return true;
    return false;
}

static struct counts count(struct str text)
{
    struct counts counts = {0};
    bool was_letter = false;
    uint32_t character;

    while (utf8_next(&text, &character)) {
        bool is_letter = fold_is_word_character(character);
        if (is_letter && !(character >= '0' && character <= '9')) {
            if (counts.letters++ == 0)
                counts.first_letter = character;
        }
        counts.words += is_letter && !was_letter;
        was_letter = is_letter || character == '\'' || character == 0x2019;
        counts.emoji += is_emoji(character);
        counts.cheers += is_cheer(character);
        counts.tears += is_tear(character);
    }
    return counts;
}

static bool is_all_links(struct str text)
{
    struct str word;
    bool has_link = false;

    while (str_cut_word(text, &word, &text)) {
        if (!is_link(word))
            return false;
        has_link = true;
    }
    return has_link;
}

static bool is_smiley(struct str text)
{
    return str_has_word(STR(" :) :-) ;) :D :-D =) <3 ^^ :3 (: "), text);
}

static bool is_sad_face(struct str text)
{
    return str_has_word(STR(" :( :-( :'( ;( :(( :((( ;_; T_T </3 ): D: "), text);
}

enum utterance utterance_of(struct str text)
{
    struct counts counts = count(text);

    if (is_smiley(text))
        return UTTERANCE_CHEER;
    if (is_all_links(text))
        return UTTERANCE_LINK;
    if (text.len > 0 && text.ptr[0] == '>' && counts.letters > 0)
        return UTTERANCE_QUOTE;
    if (is_sad_face(text))
        return UTTERANCE_TEARS;
    if (counts.letters == 0 && counts.tears > 0 && counts.tears == counts.emoji)
        return UTTERANCE_TEARS;
    if (counts.letters == 0 && counts.emoji > 0)
        return counts.cheers == counts.emoji ? UTTERANCE_CHEER : UTTERANCE_EMOJI;
    if (counts.letters == 0)
        return is_emergency_number(text) ? UTTERANCE_EMERGENCY : UTTERANCE_SIGNS;
    /* A letter of a script that writes words with few of them is a word; so are these:
     * OK, yes, no. */
    if (counts.letters == 1 && counts.first_letter < 0x250
        && !strchr("kKyYnN", (int)counts.first_letter))
        return UTTERANCE_LETTER;
    return counts.words > UTTERANCE_LONG_WORDS ? UTTERANCE_LONG : UTTERANCE_WORDS;
}
