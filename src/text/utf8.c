/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

/* By the lead byte: how long, how many of its bits count, and the least value that needs
 * that length. */
struct form {
    unsigned char mask, lead, bits;
    unsigned char len;
    uint32_t least;
};

static const struct form forms[] = {
    {0x80, 0x00, 0x7f, 1, 0},
    {0xe0, 0xc0, 0x1f, 2, 0x80},
    {0xf0, 0xe0, 0x0f, 3, 0x800},
    {0xf8, 0xf0, 0x07, 4, 0x10000},
};

static const struct form *find_form(unsigned char lead)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        if ((lead & forms[i].mask) == forms[i].lead)
            return &forms[i];
    return NULL;
}

static bool is_scalar(uint32_t character)
{
    return character <= 0x10ffff && (character < 0xd800 || character > 0xdfff);
}

/* The length of the valid character at the beginning, 0 when it is invalid. */
static size_t decode(struct str s, uint32_t *character)
{
    const struct form *form = find_form((unsigned char)s.ptr[0]);

    if (!form || form->len > s.len)
        return 0;
    uint32_t value = (unsigned char)s.ptr[0] & form->bits;
    for (size_t i = 1; i < form->len; i++) {
        unsigned char byte = (unsigned char)s.ptr[i];
        if ((byte & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (byte & 0x3f);
    }
    if (value < form->least || !is_scalar(value))
        return 0;
    *character = value;
    return form->len;
}

bool utf8_next(struct str *s, uint32_t *character)
{
    if (s->len == 0)
        return false;
    size_t len = decode(*s, character);
    if (len == 0) {
        *character = UTF8_REPLACEMENT;
        len = 1;
    }
    *s = str_skip(*s, len);
    return true;
}

/* Of ASCII at the beginning, eight bytes at a time: most text is nothing else. */
static size_t plain_length(struct str s)
{
    uint64_t bytes;
    size_t len = 0;

    for (; len + sizeof(bytes) <= s.len; len += sizeof(bytes)) {
        memcpy(&bytes, s.ptr + len, sizeof(bytes));
        if (bytes & UINT64_C(0x8080808080808080))
            break;
    }
    return len;
}

bool utf8_is_valid(struct str s)
{
    uint32_t character;

    for (s = str_skip(s, plain_length(s)); s.len > 0; s = str_skip(s, plain_length(s))) {
        size_t len = decode(s, &character);
        if (len == 0)
            return false;
        s = str_skip(s, len);
    }
    return true;
}

size_t utf8_encode(uint32_t character, char out[4])
{
    if (!is_scalar(character))
        character = UTF8_REPLACEMENT;
    size_t len = character < 0x80      ? 1
                 : character < 0x800   ? 2
                 : character < 0x10000 ? 3
                                       : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(unsigned char)(0x80 | (character & 0x3f));
        character >>= 6;
    }
    out[0] = (char)(unsigned char)(forms[len - 1].lead | character);
    return len;
}

size_t utf8_count(struct str s)
{
    size_t count = 0;
    uint32_t character;

    while (utf8_next(&s, &character))
        count++;
    return count;
}

struct str utf8_clean(struct arena *arena, struct str s)
{
    if (utf8_is_valid(s))
        return s;
    char *out = ARENA_ARRAY(arena, char, s.len * 2 + 1);
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++) {
        char bytes[4];
        size_t count = utf8_encode((unsigned char)s.ptr[i], bytes);
        memcpy(out + len, bytes, count);
        len += count;
    }
    return str_make(out, len);
}

struct str utf8_fit(struct str s, size_t max_bytes)
{
    if (s.len <= max_bytes)
        return s;
    for (size_t back = 1; back <= 3 && back <= max_bytes; back++) {
        uint32_t character;
        size_t start = max_bytes - back;
        size_t len = decode(str_skip(s, start), &character);
        if (len > 0)
            return str_slice(s, 0, len > back ? start : max_bytes);
    }
    return str_slice(s, 0, max_bytes);
}
