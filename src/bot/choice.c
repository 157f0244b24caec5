/* SPDX-License-Identifier: MIT */
#include "bot/choice.h"

#include "base/macros.h"
#include "text/saying.h"

enum { LAST = 99, WORDS_OF_CHOICE_MAX = 8, DIGITS_MAX = 2 };

struct numbers {
    size_t items[FAQ_SUGGESTIONS_MAX];
    size_t count;
    bool is_too_high;
};

/* 0 when the word is no number. "one" may stand for a thing: "the second one". */
static size_t number_of(struct str word)
{
    static const struct {
        struct str word;
        size_t number;
    } words[] = {
        {STR_INIT("1st"), 1},     {STR_INIT("first"), 1},     {STR_INIT("former"), 1},
        {STR_INIT("2nd"), 2},     {STR_INIT("second"), 2},    {STR_INIT("two"), 2},
        {STR_INIT("3rd"), 3},     {STR_INIT("third"), 3},     {STR_INIT("three"), 3},
        {STR_INIT("four"), 4},    {STR_INIT("fourth"), 4},    {STR_INIT("4th"), 4},
        {STR_INIT("last"), LAST}, {STR_INIT("latter"), LAST},
    };
    uint64_t number;

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_equal(word, words[i].word))
            return words[i].number;
    if (word.len <= DIGITS_MAX && str_to_u64(word, &number))
        return number > 0 && number < LAST ? (size_t)number : LAST + 1;
    return 0;
}

static void add_number(struct numbers *numbers, size_t number, size_t offered)
{
    if (number == LAST)
        number = offered;
    if (number == 0 || number > offered)
        numbers->is_too_high = true;
    else if (numbers->count < FAQ_SUGGESTIONS_MAX
             && (numbers->count == 0 || numbers->items[numbers->count - 1] != number))
        numbers->items[numbers->count++] = number;
}

/* Words that may stand around a number; false when there are others. */
static bool read_numbers(const struct words *words, size_t offered, struct numbers *out)
{
    const struct str fillers = STR(
        " the one number no nr option topic i mean meant want take choose pick and please say would like it is try show me ");
    bool has_one = false;

    *out = (struct numbers){0};
    if (words->count == 0 || words->count > WORDS_OF_CHOICE_MAX)
        return false;
    for (size_t i = 0; i < words->count; i++) {
        struct str word = words->items[i].text;
        size_t number = number_of(word);
        if (number > 0)
            add_number(out, number, offered);
        else if (!str_has_word(fillers, word))
            return false;
        has_one = has_one || str_equal(word, STR("one"));
    }
    bool has_number = out->count > 0 || out->is_too_high;
    if (!has_number && has_one && words->count <= 2)
        add_number(out, 1, offered);
    return has_number || out->count > 0 || out->is_too_high;
}

static bool is_yes(const struct words *words)
{
    const struct str yes = STR(" yes y yeah yep yup sure ok okay ");
    const struct str behind = STR(" please that it does ");

    if (words->count == 0 || words->count > 3 || !str_has_word(yes, words->items[0].text))
        return false;
    for (size_t i = 1; i < words->count; i++)
        if (!str_has_word(behind, words->items[i].text))
            return false;
    return true;
}

static bool holds(const struct words *title, struct str word)
{
    for (size_t i = 0; i < title->count; i++)
        if (str_equal(title->items[i].text, word))
            return true;
    return false;
}

/* Every word stands in the title, but for a few small ones, and one carries a meaning:
 * "the wax one", and not "what is wax". */
static bool is_of_title(struct arena *arena, const struct words *words, struct str title)
{
    const struct str small = STR(" the one about a please topic ");
    struct words of_title;
    bool has_content = false;

    words_read(arena, title, NULL, &of_title);
    for (size_t i = 0; i < words->count; i++) {
        struct str word = words->items[i].text;
        if (!holds(&of_title, word) && !str_has_word(small, word))
            return false;
        has_content = has_content || !words_is_stop(word);
    }
    return has_content;
}

/* The only title that has all these words: its number, else 0. */
static size_t number_by_title(struct arena *arena, const struct dialogue *dialogue,
                              const struct faq_snapshot *faq, const struct words *words)
{
    size_t found = 0;

    if (words->count > WORDS_OF_CHOICE_MAX)
        return 0;
    for (size_t i = 0; i < dialogue->offered_count; i++) {
        const struct faq_topic *topic = faq_topic_keyed(faq, dialogue->offered[i]);
        if (!topic || !is_of_title(arena, words, topic->title))
            continue;
        if (found > 0)
            return 0;
        found = i + 1;
    }
    return found;
}

static void add_topic(struct choice *choice, const struct dialogue *dialogue,
                      size_t number)
{
    choice->kind = CHOICE_TOPICS;
    choice->topics[choice->count++] = dialogue->offered[number - 1];
}

/* Of what was offered, but which? */
static bool is_vague(const struct words *words)
{
    return saying_is(words, "both|all|all three|any|either|the other",
                     " of them these one no ");
}

/* "No, the other": of two, that which was not answered; else 0. */
static size_t number_of_other(const struct dialogue *dialogue, const struct words *words)
{
    if (dialogue->offered_count != 2 || dialogue->last != DIALOGUE_ANSWER
        || !saying_is(words, "the other|other one|the other one",
                      " no not that i mean meant want wanted please sorry "))
        return 0;
    for (size_t i = 0; i < 2; i++)
        if (dialogue->offered[i] == dialogue->topic)
            return 2 - i;
    return 0;
}

/* Nothing but a choice, also where there is none: "2", "the second one". */
static bool is_plain_choice(const struct words *words)
{
    uint64_t digits;

    return str_to_u64(words->text, &digits)
           || (words->count > 1 && str_ends_with(words->text, STR(" one")));
}

/* Most messages cannot be, and need not be read. */
static bool may_be_plain_choice(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        struct str rest = str_slice(text, i, i + 3);
        if (char_is_digit(text.ptr[i]) || (text.ptr[i] & 0x80)
            || str_equal_ascii_nocase(rest, STR("one")))
            return true;
    }
    return false;
}

struct choice choice_of(struct arena *arena, const struct dialogue *dialogue,
                        const struct faq_snapshot *faq, struct str text)
{
    size_t offered = dialogue ? dialogue->offered_count : 0;
    struct choice choice = {.kind = CHOICE_NONE};
    struct numbers numbers;
    struct words words;

    if (offered == 0 && !may_be_plain_choice(text))
        return choice;
    words_read(arena, text, NULL, &words);
    if (words.count == 1 && str_equal(words.text, STR("both")) && offered == 2) {
        add_topic(&choice, dialogue, 1);
        add_topic(&choice, dialogue, 2);
    } else if (offered == 2 && number_of_other(dialogue, &words) > 0) {
        add_topic(&choice, dialogue, number_of_other(dialogue, &words));
    } else if (offered > 1 && is_vague(&words)) {
        choice.kind = CHOICE_UNCLEAR;
    } else if (read_numbers(&words, offered, &numbers)) {
        choice.kind = CHOICE_TOO_HIGH;
        for (size_t i = 0; i < numbers.count && !numbers.is_too_high; i++)
            add_topic(&choice, dialogue, numbers.items[i]);
        if (choice.kind == CHOICE_TOO_HIGH && offered == 0 && !is_plain_choice(&words))
            choice.kind = CHOICE_NONE;
    } else if (offered > 0 && dialogue->last == DIALOGUE_OFFER && is_yes(&words)) {
        choice.kind = CHOICE_UNCLEAR;
        if (offered == 1)
            add_topic(&choice, dialogue, 1);
    } else if (offered > 0 && faq && dialogue->last == DIALOGUE_OFFER) {
        size_t number = number_by_title(arena, dialogue, faq, &words);
        if (number > 0)
            add_topic(&choice, dialogue, number);
    }
    return choice;
}
