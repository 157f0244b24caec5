/* SPDX-License-Identifier: MIT */
#include "safety/reading.h"

#include <stdlib.h>

#include "base/buf.h"
#include "text/fold.h"
#include "text/spelling.h"

struct short_form {
    const char *written, *meant;
};

/* Sorted by bytes. A form with an apostrophe is looked up first, then without it. */
static const struct short_form SHORT_FORMS[] = {
    {"2day", "today"},
    {"2morrow", "tomorrow"},
    {"2night", "tonight"},
    {"2nite", "tonight"},
    {"aint", "is not"},
    {"anymor", "anymore"},
    {"arent", "are not"},
    {"b4", "before"},
    {"bcoz", "because"},
    {"breathin", "breathing"},
    {"breathng", "breathing"},
    {"breethe", "breathe"},
    {"breth", "breathe"},
    {"brething", "breathing"},
    {"but", ". but"},
    {"cannot", "can not"},
    {"cant", "can not"},
    {"cantt", "can not"},
    {"comit", "commit"},
    {"comiting", "committing"},
    {"comitting", "committing"},
    {"commiting", "committing"},
    {"couldnt", "could not"},
    {"coz", "because"},
    {"cud", "could"},
    {"cuz", "because"},
    {"didnt", "did not"},
    {"diee", "die"},
    {"dnt", "do not"},
    {"doesnt", "does not"},
    {"dont", "do not"},
    {"dunno", "do not know"},
    {"gona", "going to"},
    {"gonna", "going to"},
    {"goodby", "goodbye"},
    {"gotta", "got to"},
    {"gunna", "going to"},
    {"hadnt", "had not"},
    {"hasnt", "has not"},
    {"havent", "have not"},
    {"he's", "he is"},
    {"hes", "he is"},
    {"hurtin", "hurting"},
    {"i'd", "i would"},
    {"i'll", "i will"},
    {"idk", "i do not know"},
    {"im", "i am"},
    {"ima", "i am going to"},
    {"imma", "i am going to"},
    {"isnt", "is not"},
    {"it's", "it is"},
    {"its", "it is"},
    {"ive", "i have"},
    {"kiill", "kill"},
    {"kil", "kill"},
    {"kiling", "killing"},
    {"kll", "kill"},
    {"kno", "know"},
    {"lyf", "life"},
    {"lyfe", "life"},
    {"mself", "myself"},
    {"mysef", "myself"},
    {"mysel", "myself"},
    {"myselfe", "myself"},
    {"myslef", "myself"},
    {"n", "and"},
    {"o'd", "overdose"},
    {"od'd", "overdosed"},
    {"od'ed", "overdosed"},
    {"od'ing", "overdosing"},
    {"oded", "overdosed"},
    {"oding", "overdosing"},
    {"overdoes", "overdose"},
    {"overdosd", "overdosed"},
    {"overdoze", "overdose"},
    {"overdozed", "overdosed"},
    {"r", "are"},
    {"rly", "really"},
    {"rn", "right now"},
    {"sewerslide", "suicide"},
    {"she's", "she is"},
    {"shes", "she is"},
    {"shouldnt", "should not"},
    {"shud", "should"},
    {"sucidal", "suicidal"},
    {"sucide", "suicide"},
    {"sueicide", "suicide"},
    {"suiced", "suicide"},
    {"suiciding", "suicide"},
    {"suicidle", "suicidal"},
    {"suicied", "suicide"},
    {"suisidal", "suicidal"},
    {"suiside", "suicide"},
    {"swalowed", "swallowed"},
    {"that's", "that is"},
    {"thats", "that is"},
    {"theres", "there is"},
    {"theyre", "they are"},
    {"tho", ". though"},
    {"though", ". though"},
    {"tmr", "tomorrow"},
    {"tmrw", "tomorrow"},
    {"tomoz", "tomorrow"},
    {"tonite", "tonight"},
    {"tryin", "trying"},
    {"tryna", "trying to"},
    {"u", "you"},
    {"unaliv", "unalive"},
    {"unaliving", "unalive"},
    {"ur", "your"},
    {"w", "with"},
    {"wana", "want to"},
    {"wanna", "want to"},
    {"wannna", "want to"},
    {"wasnt", "was not"},
    {"werent", "were not"},
    {"what's", "what is"},
    {"whats", "what is"},
    {"wnat", "want"},
    {"wont", "will not"},
    {"wouldnt", "would not"},
    {"wud", "would"},
    {"yrs", "years"},
};

static int compare_form(const void *key, const void *row)
{
    const struct str *word = key;
    const struct short_form *form = row;
    return str_compare(*word, str_from_c(form->written));
}

static const char *find_form(struct str word)
{
    const struct short_form *form = bsearch(&word, SHORT_FORMS, COUNT_OF(SHORT_FORMS),
                                            sizeof(SHORT_FORMS[0]), compare_form);
    return form ? form->meant : NULL;
}

/* Letters, digits, everything that is not ASCII, and apostrophes between them. */
static bool is_word_byte(char c)
{
    return char_is_alnum_ascii(c) || (unsigned char)c >= 0x80;
}

/* What stands inside a word and is left out: it's, 0.5, 1,000. */
static bool is_joint(char c)
{
    return c == '\'' || c == '.' || c == ',';
}

static bool ends_thought(char c)
{
    return c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' || c == '('
           || c == ')';
}

/* "80kg" is two words, "k9" one. */
static size_t word_end(struct str text, size_t at)
{
    size_t end = at;
    bool is_number = char_is_digit(text.ptr[at]);
    while (end < text.len) {
        char c = text.ptr[end];
        bool is_inner = end > at && end + 1 < text.len && c == '\''
                        && is_word_byte(text.ptr[end + 1]);
        bool is_decimal = is_number && end + 1 < text.len && (c == '.' || c == ',')
                          && char_is_digit(text.ptr[end + 1]);
        if (is_number && char_is_alpha_ascii(c) && end > at + 1)
            break;
        if (!is_word_byte(c) && !is_inner && !is_decimal)
            break;
        is_number = is_number && (char_is_digit(c) || is_decimal);
        end++;
    }
    return end;
}

static struct str without_joints(struct arena *arena, struct str word)
{
    char *bytes = ARENA_ARRAY(arena, char, word.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < word.len; i++)
        if (!is_joint(word.ptr[i]))
            bytes[len++] = word.ptr[i];
    return str_make(bytes, len);
}

static void add_word(struct buf *out, struct str word)
{
    buf_add(out, word);
    buf_add_char(out, ' ');
}

static void add_meant(struct arena *arena, struct str word,
                      const struct spelling *spelling, struct buf *out)
{
    struct str meant;
    const char *form = find_form(word);
    struct str plain = without_joints(arena, word);
    if (!form)
        form = find_form(plain);
    if (form)
        add_word(out, str_from_c(form));
    else if (str_ends_with(word, STR("'s"))) {
        add_word(out, str_slice(word, 0, word.len - 2));
        add_word(out, STR("s"));
    } else if (spelling && plain.len >= 5
               && (spelling_find_near(spelling, plain, &meant)
                   || spelling_correct(spelling, plain, &meant)))
        add_word(out, meant);
    else
        add_word(out, plain);
}

static void add_end(struct buf *out)
{
    if (!str_ends_with(buf_view(out), STR(" . ")))
        buf_add(out, STR(". "));
}

void reading_make(struct arena *arena, struct str message,
                  const struct spelling *spelling, struct reading *out)
{
    struct str folded = fold_text(arena, message);
    struct buf text;
    /* The longest expansion makes six bytes and a space of one. */
    buf_init(&text, 8 * FOLD_BYTES_MAX);
    buf_add_char(&text, ' ');
    out->is_question = false;
    for (size_t at = 0; at < folded.len;) {
        char c = folded.ptr[at];
        size_t end = at + 1;
        if (is_word_byte(c)) {
            end = word_end(folded, at);
            add_meant(arena, str_slice(folded, at, end), spelling, &text);
        } else if (ends_thought(c)) {
            add_end(&text);
        }
        out->is_question = out->is_question || c == '?';
        at = end;
    }
    add_end(&text);
    out->text = arena_copy(arena, buf_view(&text));
    buf_clear(&text);
}

static size_t offset_of(const struct reading *reading, struct str part)
{
    return (size_t)(part.ptr - reading->text.ptr);
}

static size_t clause_start(const struct reading *reading, size_t at)
{
    while (at > 0 && reading->text.ptr[at - 1] != '.')
        at--;
    return at;
}

static size_t clause_end(const struct reading *reading, size_t at)
{
    while (at < reading->text.len && reading->text.ptr[at] != '.')
        at++;
    return at;
}

struct str reading_before(const struct reading *reading, struct str part)
{
    size_t at = offset_of(reading, part);
    return str_slice(reading->text, clause_start(reading, at), at);
}

struct str reading_after(const struct reading *reading, struct str part)
{
    size_t end = offset_of(reading, part) + part.len;
    return str_slice(reading->text, end, clause_end(reading, end));
}

struct str reading_clause(const struct reading *reading, struct str part)
{
    size_t at = offset_of(reading, part);
    return str_slice(reading->text, clause_start(reading, at),
                     clause_end(reading, at + part.len));
}
