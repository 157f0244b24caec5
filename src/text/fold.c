/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include "text/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

static const utf8proc_option_t folding = UTF8PROC_COMPAT | UTF8PROC_COMPOSE
                                         | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK
                                         | UTF8PROC_IGNORE | UTF8PROC_STABLE;

/* Characters on their way into the result: the last two decide whether the next one is
 * the third of its kind. */
struct sink {
    char *bytes;
    size_t len;
    size_t numeral_end; /* behind a third i that stays if the word ends there; or 0 */
    uint32_t last, before_last;
    bool is_full;
};

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

static bool is_letter(uint32_t character)
{
    if (character < 0x80)
        return char_is_alpha_ascii((char)character);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool fold_is_word_character(uint32_t character)
{
    if (character < 0x80)
        return char_is_alnum_ascii((char)character);
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
    return is_letter(character)
           || (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

static bool is_numeral_letter(char letter)
{
    return letter == 'i' || letter == 'v' || letter == 'x';
}

/* Does the word so far look like the beginning of iii, viii or xxviii? */
static bool is_numeral(const struct sink *sink)
{
    size_t longest = 7, at = sink->len;

    while (at > 0 && is_numeral_letter(sink->bytes[at - 1]) && sink->len - at < longest)
        at--;
    if (at == 0)
        return true;
    char before = sink->bytes[at - 1];
    return !char_is_alnum_ascii(before) && (unsigned char)before < 0x80;
}

static void put(struct sink *sink, uint32_t character)
{
    char bytes[4];
    size_t len = utf8_encode(character, bytes);

    if (is_letter(character)) {
        if (sink->numeral_end > 0 && sink->numeral_end == sink->len)
            sink->len--;
        sink->numeral_end = 0;
    }
    if (character == sink->last && character == sink->before_last
        && is_letter(character)) {
        if (character != 'i' || sink->numeral_end > 0 || !is_numeral(sink))
            return;
        sink->numeral_end = sink->len + 1;
    }
    if (sink->is_full || sink->len + len > FOLD_BYTES_MAX) {
        sink->is_full = true;
        return;
    }
    memcpy(sink->bytes + sink->len, bytes, len);
    sink->len += len;
    sink->before_last = sink->last;
    sink->last = character;
}

/* IRC: 0x03 may be followed by one or two colours of up to two digits, 0x04 by colours of
 * six hexadecimal digits. https://modern.ircdocs.horse/formatting */
static struct str skip_digits(struct str s, size_t max, bool is_hex)
{
    size_t count = 0;

    while (count < max && count < s.len
           && (char_is_digit(s.ptr[count])
               || (is_hex && strchr("abcdefABCDEF", s.ptr[count]) && s.ptr[count])))
        count++;
    return is_hex && count < max ? s : str_skip(s, count);
}

static struct str skip_colours(struct str s, uint32_t code)
{
    bool is_hex = code == 0x04;
    size_t max = is_hex ? 6 : 2;
    struct str rest = skip_digits(s, max, is_hex);

    if (rest.len == s.len || rest.len == 0 || rest.ptr[0] != ',')
        return rest;
    struct str background = skip_digits(str_skip(rest, 1), max, is_hex);
    return background.len < rest.len - 1 ? background : rest;
}

static bool is_apostrophe(uint32_t character)
{
    switch (character) {
    case '`':
    case 0x00b4: /* acute accent, typed for an apostrophe */
    case 0x02b9:
    case 0x02bc:
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0x2032: return true;
    default: return false;
    }
}

static bool is_space(uint32_t character)
{
    return (character >= 0x09 && character <= 0x0d) || character == 0x85
           || character == 0x2028 || character == 0x2029;
}

static bool is_invisible(uint32_t character)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);

    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

/* Without what nobody sees, and with straight apostrophes. */
static struct str strip(struct arena *arena, struct str text)
{
    char *out = ARENA_ARRAY(arena, char, text.len + 1);
    size_t len = 0;
    uint32_t character;

    while (utf8_next(&text, &character)) {
        if (character == 0x03 || character == 0x04)
            text = skip_colours(text, character);
        else if (is_space(character))
            out[len++] = ' ';
        else if (is_apostrophe(character))
            out[len++] = '\'';
        else if (!is_invisible(character))
            len += utf8_encode(character, out + len);
    }
    return str_make(out, len);
}

static void put_ascii(struct sink *sink, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)char_to_lower_ascii(text.ptr[i]);
        if (sink->numeral_end > 0 || (c == sink->last && c == sink->before_last)) {
            put(sink, c);
            continue;
        }
        sink->bytes[sink->len++] = (char)c;
        sink->before_last = sink->last;
        sink->last = c;
    }
}

static void put_unicode(struct arena *arena, struct sink *sink, struct str text)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.ptr;
    utf8proc_ssize_t len = (utf8proc_ssize_t)text.len;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, len, NULL, 0, folding);

    if (count <= 0)
        return;
    utf8proc_int32_t *characters = ARENA_ARRAY(arena, utf8proc_int32_t, (size_t)count);
    count = utf8proc_decompose(bytes, len, characters, count, folding);
    if (count > 0)
        count = utf8proc_normalize_utf32(characters, count, folding);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        put(sink, (uint32_t)characters[i]);
}

/* Nothing to strip, as in most messages. */
static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < ' ' || text.ptr[i] > '~' || text.ptr[i] == '`')
            return false;
    return true;
}

struct str fold_text(struct arena *arena, struct str text)
{
    struct str visible = utf8_fit(text, FOLD_BYTES_MAX);
    if (!is_plain(visible))
        visible = strip(arena, utf8_clean(arena, visible));
    bool has_only_ascii = is_ascii(visible);
    size_t size_bytes = has_only_ascii ? visible.len + 1 : FOLD_BYTES_MAX;
    struct sink sink = {.bytes = arena_alloc(arena, size_bytes, 1)};

    if (has_only_ascii)
        put_ascii(&sink, visible);
    else
        put_unicode(arena, &sink, visible);
    return str_make(sink.bytes, sink.len);
}

static struct str lower_ascii(struct arena *arena, struct str name)
{
    char *bytes = arena_alloc(arena, name.len + 1, 1);
    for (size_t i = 0; i < name.len; i++)
        bytes[i] = char_to_lower_ascii(name.ptr[i]);
    return str_make(bytes, name.len);
}

static utf8proc_int32_t to_lower(utf8proc_int32_t character, void *context)
{
    (void)context;
    return utf8proc_tolower(character);
}

struct str fold_name(struct arena *arena, struct str name)
{
    utf8proc_uint8_t *bytes = NULL;
    utf8proc_ssize_t len = utf8proc_map_custom(
        (const utf8proc_uint8_t *)name.ptr, (utf8proc_ssize_t)name.len, &bytes,
        UTF8PROC_STABLE | UTF8PROC_COMPOSE, to_lower, NULL);
    if (name.len == 0 || len < 0) {
        free(bytes);
        return lower_ascii(arena, name);
    }
    struct str copy = arena_copy(arena, str_make((const char *)bytes, (size_t)len));
    free(bytes);
    return copy;
}

size_t fold_grapheme_end(struct str text, size_t at)
{
    struct str rest = str_skip(text, at);
    utf8proc_int32_t state = 0;
    uint32_t previous, character;

    if (!utf8_next(&rest, &previous))
        return text.len;
    for (;;) {
        size_t end = text.len - rest.len;
        if (!utf8_next(&rest, &character)
            || utf8proc_grapheme_break_stateful((utf8proc_int32_t)previous,
                                                (utf8proc_int32_t)character, &state))
            return end;
        previous = character;
    }
}
