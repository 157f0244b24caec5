/* SPDX-License-Identifier: MIT */
#include "text/json_scan.h"

#include <string.h>

#include "base/alloc.h"
#include "text/json.h"

enum { NUMBER_BYTES_MAX = 60 }; /* cJSON cuts longer ones in two */

static bool fault(struct json_scan *scan, const char *text)
{
    scan->fault = text;
    return false;
}

static void rewrite(struct json_scan *scan, size_t start, size_t count, int byte)
{
    if (!scan->copy)
        scan->copy = alloc_copy(scan->text.ptr, scan->text.len);
    memset(scan->copy + start, byte, count);
}

/* The value of the escape \uXXXX at that place; -1 when there is none. */
static int32_t unicode_escape(struct str text, size_t at)
{
    struct str escape = str_slice(text, at, at + JSON_ESCAPE_BYTES);
    int32_t value = 0;

    if (escape.len < JSON_ESCAPE_BYTES || escape.ptr[0] != '\\' || escape.ptr[1] != 'u')
        return -1;
    for (size_t i = 2; i < JSON_ESCAPE_BYTES; i++) {
        char c = char_to_lower_ascii(escape.ptr[i]);
        if (!char_is_digit(c) && (c < 'a' || c > 'f'))
            return -1;
        value = value * 16 + (char_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

static bool is_high_surrogate(int32_t value)
{
    return value >= 0xd800 && value <= 0xdbff;
}

static bool is_low_surrogate(int32_t value)
{
    return value >= 0xdc00 && value <= 0xdfff;
}

static bool scan_escape(struct json_scan *scan)
{
    struct str text = scan->text;

    if (scan->at + 1 < text.len && strchr("\"\\/bfnrt", text.ptr[scan->at + 1])
        && text.ptr[scan->at + 1] != '\0') {
        scan->at += 2;
        return true;
    }
    int32_t value = unicode_escape(text, scan->at);
    if (value < 0)
        return fault(scan, "unknown escape in a string");
    if (is_high_surrogate(value)
        && is_low_surrogate(unicode_escape(text, scan->at + JSON_ESCAPE_BYTES)))
        scan->at += JSON_ESCAPE_BYTES;
    else if (value == 0 || is_high_surrogate(value) || is_low_surrogate(value))
        rewrite(scan, scan->at, JSON_ESCAPE_BYTES, 0xff);
    scan->at += JSON_ESCAPE_BYTES;
    return true;
}

static bool scan_string(struct json_scan *scan)
{
    struct str text = scan->text;

    for (scan->at++; scan->at < text.len;) {
        char c = text.ptr[scan->at];
        if (c == '"') {
            scan->at++;
            return true;
        }
        if ((unsigned char)c < 0x20)
            return fault(scan, "control character in a string");
        if (c != '\\')
            scan->at++;
        else if (!scan_escape(scan))
            return false;
    }
    return fault(scan, "string without end");
}

static size_t digits_at(struct str s, size_t at)
{
    size_t count = 0;

    while (at + count < s.len && char_is_digit(s.ptr[at + count]))
        count++;
    return count;
}

static bool is_number(struct str s)
{
    size_t at = s.len > 0 && s.ptr[0] == '-';
    size_t digits = digits_at(s, at);

    if (digits == 0 || (digits > 1 && s.ptr[at] == '0'))
        return false;
    at += digits;
    if (at < s.len && s.ptr[at] == '.') {
        digits = digits_at(s, ++at);
        if (digits == 0)
            return false;
        at += digits;
    }
    if (at < s.len && char_to_lower_ascii(s.ptr[at]) == 'e') {
        at += at + 1 < s.len && strchr("+-", s.ptr[at + 1]) ? 2 : 1;
        digits = digits_at(s, at);
        if (digits == 0)
            return false;
        at += digits;
    }
    return at == s.len;
}

static bool is_in_number(char c)
{
    return char_is_digit(c) || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

static bool scan_number(struct json_scan *scan)
{
    size_t start = scan->at;

    while (scan->at < scan->text.len && is_in_number(scan->text.ptr[scan->at]))
        scan->at++;
    struct str number = str_slice(scan->text, start, scan->at);
    if (!is_number(number)) {
        scan->at = start;
        return fault(scan, "malformed number");
    }
    if (str_equal(number, STR("-0")))
        rewrite(scan, start, 1, ' ');
    if (number.len > NUMBER_BYTES_MAX) {
        /* Integers of any length are JSON. This one reads as infinite, so as none. */
        rewrite(scan, start, number.len, ' ');
        memcpy(scan->copy + start, "1e999", 5);
    }
    return true;
}

static bool scan_bracket(struct json_scan *scan)
{
    char c = scan->text.ptr[scan->at];

    if (c == '[' || c == '{') {
        if (++scan->depth == JSON_DEPTH_MAX + 1)
            scan->deep_start = scan->at;
        scan->at++;
        return true;
    }
    if (scan->depth == 0)
        return fault(scan, "closing bracket without an opening one");
    scan->at++;
    if (scan->depth-- == JSON_DEPTH_MAX + 1) {
        rewrite(scan, scan->deep_start, scan->at - scan->deep_start, ' ');
        memcpy(scan->copy + scan->deep_start, "-0", 2);
    }
    return true;
}

bool json_scan_text(struct json_scan *scan)
{
    while (scan->at < scan->text.len) {
        char c = scan->text.ptr[scan->at];
        bool is_fine = true;
        if (c == '"')
            is_fine = scan_string(scan);
        else if (c == '-' || char_is_digit(c))
            is_fine = scan_number(scan);
        else if (c == '[' || c == ']' || c == '{' || c == '}')
            is_fine = scan_bracket(scan);
        else if ((unsigned char)c < 0x20 && !char_is_space(c))
            is_fine = fault(scan, "control character");
        else
            scan->at++;
        if (!is_fine)
            return false;
    }
    return scan->depth == 0 || fault(scan, "ends inside an object or array");
}
