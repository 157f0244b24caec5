/* SPDX-License-Identifier: MIT */
#include "base/str.h"

struct str str_slice(struct str s, size_t start, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (start > end)
        start = end;
    return str_make(start > 0 ? s.ptr + start : s.ptr, end - start);
}

bool str_equal_ascii_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (char_to_lower_ascii(a.ptr[i]) != char_to_lower_ascii(b.ptr[i]))
            return false;
    return true;
}

int str_compare(struct str a, struct str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;

    if (shorter > 0 && a.ptr[0] != b.ptr[0]) /* in a search most differ here */
        return (unsigned char)a.ptr[0] < (unsigned char)b.ptr[0] ? -1 : 1;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;

    if (order != 0)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool str_starts_with(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool str_starts_with_ascii_nocase(struct str s, struct str prefix)
{
    return s.len >= prefix.len
           && str_equal_ascii_nocase(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends_with(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_equal(str_skip(s, s.len - suffix.len), suffix);
}

size_t str_find_char(struct str s, char c)
{
    const char *at = s.len ? memchr(s.ptr, c, s.len) : NULL;
    return at ? (size_t)(at - s.ptr) : STR_NOT_FOUND;
}

size_t str_find_last_char(struct str s, char c)
{
    const char *at = s.len ? memrchr(s.ptr, c, s.len) : NULL;
    return at ? (size_t)(at - s.ptr) : STR_NOT_FOUND;
}

size_t str_find(struct str s, struct str needle)
{
    if (needle.len == 0)
        return 0;
    if (s.len < needle.len)
        return STR_NOT_FOUND;
    const char *at = memmem(s.ptr, s.len, needle.ptr, needle.len);
    return at ? (size_t)(at - s.ptr) : STR_NOT_FOUND;
}

/* The first byte of the word that is none of the letters which every text is full of. */
static size_t seldom_byte(struct str word)
{
    static const char usual[] = "etaoinshrdl";

    for (size_t i = 0; i < word.len; i++)
        if (!memchr(usual, word.ptr[i], sizeof(usual) - 1))
            return i;
    return 0;
}

bool str_has_word(struct str line, struct str word)
{
    size_t key = seldom_byte(word), at = 1;

    while (word.len > 0 && at + word.len < line.len) {
        const char *found =
            memchr(line.ptr + at + key, word.ptr[key], line.len - word.len - at);
        if (!found)
            return false;
        at = (size_t)(found - line.ptr) - key;
        if (line.ptr[at - 1] == ' ' && line.ptr[at + word.len] == ' '
            && memcmp(line.ptr + at, word.ptr, word.len) == 0)
            return true;
        at++;
    }
    return false;
}

bool str_cut(struct str s, char separator, struct str *head, struct str *tail)
{
    if (s.len == 0) {
        *head = *tail = s;
        return false;
    }
    size_t at = str_find_char(s, separator);
    *head = str_slice(s, 0, at);
    *tail = at == STR_NOT_FOUND ? str_skip(s, s.len) : str_skip(s, at + 1);
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool str_cut_word(struct str s, struct str *word, struct str *tail)
{
    size_t start = 0;

    while (start < s.len && is_blank(s.ptr[start]))
        start++;
    size_t end = start;
    while (end < s.len && !is_blank(s.ptr[end]))
        end++;
    *word = str_slice(s, start, end);
    *tail = str_skip(s, end);
    return word->len > 0;
}

bool str_cut_line(struct str s, struct str *line, struct str *tail)
{
    if (!str_cut(s, '\n', line, tail))
        return false;
    if (line->len > 0 && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}

struct str str_trim(struct str s)
{
    while (s.len > 0 && char_is_space(s.ptr[0]))
        s = str_skip(s, 1);
    while (s.len > 0 && char_is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool str_to_u64(struct str s, uint64_t *out)
{
    uint64_t value = 0;

    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!char_is_digit(s.ptr[i]))
            return false;
        uint64_t digit = (uint64_t)(s.ptr[i] - '0');
        if (value > (UINT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}

uint64_t str_hash(struct str s, uint64_t seed)
{
    uint64_t hash = 0xcbf29ce484222325U ^ seed;

    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.ptr[i]) * 0x100000001b3U;
    return hash ^ (hash >> 32);
}

/* One step back to the last star is enough: a later star covers all that an earlier
 * one could, so the time is the product of both lengths and never more. */
bool str_matches_glob(struct str text, struct str glob)
{
    size_t t = 0, g = 0, star = STR_NOT_FOUND, star_text = 0;

    while (t < text.len) {
        bool is_escaped = g + 1 < glob.len && glob.ptr[g] == '\\';
        if (g < glob.len && glob.ptr[g] == '*') {
            star = g++;
            star_text = t;
        } else if (is_escaped && glob.ptr[g + 1] == text.ptr[t]) {
            g += 2;
            t++;
        } else if (g < glob.len && !is_escaped
                   && (glob.ptr[g] == '?' || glob.ptr[g] == text.ptr[t])) {
            g++;
            t++;
        } else if (star != STR_NOT_FOUND) {
            g = star + 1;
            t = ++star_text;
        } else {
            return false;
        }
    }
    while (g < glob.len && glob.ptr[g] == '*')
        g++;
    return g == glob.len;
}

char char_to_lower_ascii(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c + ('a' - 'A'));
    return c;
}

bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool char_is_alpha_ascii(char c)
{
    char lower = char_to_lower_ascii(c);
    return lower >= 'a' && lower <= 'z';
}

bool char_is_alnum_ascii(char c)
{
    return char_is_digit(c) || char_is_alpha_ascii(c);
}

bool char_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
