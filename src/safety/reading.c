/* SPDX-License-Identifier: MIT */
#include "safety/reading.h"

#include "base/array.h"
#include "base/buf.h"
#include "phrases/lexicon.h"
#include "safety/short_forms.h"
#include "text/distance.h"
#include "text/fold.h"
#include "text/spelling.h"
#include "text/words_tokens.h"

enum { MISSPELT_BYTES_MIN = 5, LONG_BYTES = 8 };

struct spoken_word {
    struct str written, plain; /* plain: without joints */
    const char *form;          /* what it is short for; NULL: it is no short form */
    bool is_known;             /* as a short form or as a word */
};

struct spoken_words {
    struct spoken_word *items;
    size_t count, capacity;
};

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

/* The word itself where it has none. */
static struct str without_joints(struct arena *arena, struct str word)
{
    size_t len = 0;
    while (len < word.len && !is_joint(word.ptr[len]))
        len++;
    if (len == word.len)
        return word;
    char *bytes = ARENA_ARRAY(arena, char, word.len + 1);
    memcpy(bytes, word.ptr, len);
    for (size_t i = len; i < word.len; i++)
        if (!is_joint(word.ptr[i]))
            bytes[len++] = word.ptr[i];
    return str_make(bytes, len);
}

static void add_word(struct buf *out, struct str word)
{
    buf_add(out, word);
    buf_add_char(out, ' ');
}

/* d0nt, l1ve: digits that stand for letters; a one for "i" or for "l". */
static struct str without_digits(struct arena *arena, struct str word,
                                 const char *letters)
{
    char *bytes = ARENA_ARRAY(arena, char, word.len + 1);
    size_t digits = 0;
    for (size_t i = 0; i < word.len; i++) {
        bool is_digit = char_is_digit(word.ptr[i]);
        bytes[i] = is_digit ? letters[word.ptr[i] - '0'] : word.ptr[i];
        digits += is_digit;
    }
    /* b12 and k9 are no words in disguise: most of one is letters. */
    return digits > 0 && 2 * digits < word.len ? str_make(bytes, word.len) : word;
}

/* diie, pleaase: each letter once. */
static struct str without_doubles(struct arena *arena, struct str word)
{
    char *bytes = ARENA_ARRAY(arena, char, word.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < word.len; i++)
        if (i == 0 || word.ptr[i] != word.ptr[i - 1])
            bytes[len++] = word.ptr[i];
    return str_make(bytes, len);
}

/* Of what is no word: the one that it would be, written as usual; else the word itself. */
static struct str as_usual(struct arena *arena, struct str word)
{
    if (word.len < 3)
        return word;
    struct str letters = without_digits(arena, word, "oizeasgtbg");
    if (letters.ptr != word.ptr && !spelling_is_common(letters))
        letters = without_digits(arena, word, "olzeasgtbg");
    const char *form = short_form_find(letters);
    if (form)
        return str_from_c(form);
    if (letters.ptr != word.ptr && spelling_is_common(letters))
        return letters;
    struct str singles = without_doubles(arena, word);
    if (singles.len < word.len
        && (short_form_find(singles) || spelling_is_common(singles)))
        return short_form_find(singles) ? str_from_c(short_form_find(singles)) : singles;
    struct str longer = arena_format(arena, "%.*sg", STR_ARG(word));
    return str_ends_with(word, STR("in")) && spelling_is_common(longer) ? longer : word;
}

/* A slip of one key: two would make "jerking" of "jenkins". */
static unsigned edits_of(struct str word)
{
    return word.len >= LONG_BYTES ? 2 : 1;
}

static bool is_close(struct str word, struct str meant)
{
    unsigned edits = edits_of(word);
    return word.ptr[0] == meant.ptr[0] && distance_between(word, meant, edits) <= edits;
}

/* Of what is no word. */
static struct str corrected(struct arena *arena, struct str word, struct reader reader)
{
    struct str meant;
    word = as_usual(arena, word);
    if (reader.spelling && word.len >= MISSPELT_BYTES_MIN
        && spelling_has_close(reader.spelling, word, edits_of(word))
        && spelling_find_either(reader.spelling, word, &meant) && is_close(word, meant))
        return meant;
    return word;
}

static void add_meant(struct arena *arena, const struct spoken_word *word,
                      struct reader reader, struct buf *out)
{
    const char *form = word->form;
    if (word->plain.len < word->written.len && short_form_find(word->written))
        form = short_form_find(word->written);
    if (form) {
        add_word(out, str_from_c(form));
    } else if (str_ends_with(word->written, STR("'s"))) {
        add_word(out, str_slice(word->written, 0, word->written.len - 2));
        add_word(out, STR("s"));
    } else {
        add_word(out,
                 word->is_known ? word->plain : corrected(arena, word->plain, reader));
    }
}

static void add_end(struct buf *out)
{
    if (!str_ends_with(buf_view(out), STR(" . ")))
        buf_add(out, STR(". "));
}

/* "No, blue lips" has lips that are blue; "no blue lips" has not. */
static bool is_bare_no(struct str text)
{
    return str_ends_with(text, STR(" no ")) || str_ends_with(text, STR(" nope "))
           || str_ends_with(text, STR(" nah "));
}

static bool is_without(struct str text)
{
    return str_starts_with(text, STR("w/o"))
           && (text.len == 3 || !char_is_alnum_ascii(text.ptr[3]));
}

static struct spoken_word look_up(struct arena *arena, struct str folded, size_t at,
                                  struct reader reader)
{
    struct str written = str_slice(folded, at, word_end(folded, at));
    struct str plain = without_joints(arena, written);
    const char *form = short_form_find(plain);
    bool is_known = form || spelling_is_common(plain)
                    || (reader.lexicon && lexicon_find(reader.lexicon, plain));
    return (struct spoken_word){written, plain, form, is_known};
}

static void list_words(struct arena *arena, struct str folded, struct reader reader,
                       struct spoken_words *out)
{
    *out = (struct spoken_words){0};
    for (size_t at = 0; at < folded.len;) {
        if (!is_word_byte(folded.ptr[at])) {
            at++;
            continue;
        }
        struct spoken_word word = look_up(arena, folded, at, reader);
        *ARRAY_ADD_IN(arena, out) = word;
        at += word.written.len;
    }
}

/* "Dose it hurt" asks for no amount. */
static void find_verbs(struct spoken_words *words)
{
    for (size_t i = 0; i + 1 < words->count; i++) {
        struct str before = i > 0 ? words->items[i - 1].written : STR("");
        if (words_mean_does(before, words->items[i].written, words->items[i + 1].written))
            words->items[i].form = "does";
    }
}

static bool is_english(const struct spoken_words *words)
{
    size_t understood = 0;
    for (size_t i = 0; i < words->count; i++)
        understood += words->items[i].is_known;
    return understood * 2 >= words->count;
}

/* The listed word that begins there, those before it left out; NULL where none does, as
 * behind the "w/o" of "w/o's". */
static const struct spoken_word *word_at(const struct spoken_words *words, size_t *next,
                                         const char *start)
{
    while (*next < words->count && words->items[*next].written.ptr < start)
        (*next)++;
    bool is_listed = *next < words->count && words->items[*next].written.ptr == start;
    return is_listed ? &words->items[*next] : NULL;
}

void reading_make(struct arena *arena, struct str message, struct reader reader,
                  struct reading *out)
{
    struct str folded = fold_text(arena, message);
    struct spoken_words words;
    size_t next = 0;
    list_words(arena, folded, reader, &words);
    find_verbs(&words);
    if (!is_english(&words))
        reader.spelling = NULL;
    struct buf text;
    /* The longest expansion makes six bytes and a space of one. */
    buf_init(&text, 8 * FOLD_BYTES_MAX);
    buf_add_char(&text, ' ');
    out->is_question = false;
    for (size_t at = 0; at < folded.len;) {
        char c = folded.ptr[at];
        size_t end = at + 1;
        if (is_without(str_skip(folded, at))) {
            end = at + 3;
            add_word(&text, STR("without"));
        } else if (is_word_byte(c)) {
            const struct spoken_word *listed = word_at(&words, &next, folded.ptr + at);
            struct spoken_word word =
                listed ? *listed : look_up(arena, folded, at, reader);
            end = at + word.written.len;
            add_meant(arena, &word, reader, &text);
        } else if (ends_thought(c) || (c == ',' && is_bare_no(buf_view(&text)))) {
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
