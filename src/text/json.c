/* SPDX-License-Identifier: MIT */
#include "text/json.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <cjson/cJSON.h>

#include "base/alloc.h"
#include "text/json_scan.h"
#include "text/utf8.h"

enum { UNSOUND = 1 << 16 }; /* in cJSON.type, whose lower bits are cJSON's own */

static const double INTEGER_MAX = 9007199254740991.0;

/* Turns the marks of the scan into U+FFFD; were there any? */
static bool settle_text(char *text)
{
    static const char mark[JSON_ESCAPE_BYTES + 1] = "\xff\xff\xff\xff\xff\xff";
    static const char replacement[] = "\xef\xbf\xbd";
    char *from = text ? strstr(text, mark) : NULL;
    char *to = from;

    if (!from)
        return false;
    while (*from) {
        if (strncmp(from, mark, JSON_ESCAPE_BYTES) == 0) {
            memcpy(to, replacement, 3);
            to += 3;
            from += JSON_ESCAPE_BYTES;
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
    return true;
}

/* Recursion ends at JSON_DEPTH_MAX, as everywhere below. */
static void settle(cJSON *item)
{
    bool is_unsound = settle_text(item->string);

    if (cJSON_IsString(item) && settle_text(item->valuestring))
        is_unsound = true;
    if (cJSON_IsNumber(item) && item->valuedouble == 0 && signbit(item->valuedouble))
        is_unsound = true;
    if (is_unsound)
        item->type |= UNSOUND;
    for (cJSON *child = item->child; child; child = child->next)
        settle(child);
}

static void place(struct error *err, struct str text, size_t at)
{
    struct str before = str_slice(text, 0, at);
    size_t line_end;
    unsigned line = 1;

    while ((line_end = str_find_char(before, '\n')) != STR_NOT_FOUND) {
        before = str_skip(before, line_end + 1);
        line++;
    }
    error_place(err, STR(""), line, (unsigned)utf8_count(before) + 1);
}

static cJSON *parse_scanned(struct str text, struct str original, struct error *err)
{
    const char *end = text.ptr;
    cJSON *root = cJSON_ParseWithLengthOpts(text.ptr, text.len, &end, false);
    struct str rest = str_skip(text, (size_t)(end - text.ptr));

    if (root && str_trim(rest).len == 0)
        return root;
    error_set(err, ERROR_INPUT, root ? "something follows the JSON value"
                                     : "this is not JSON");
    place(err, original, text.len - (root ? str_trim(rest).len : rest.len));
    cJSON_Delete(root);
    return NULL;
}

struct json *json_parse(struct str text, size_t max_bytes, struct error *err)
{
    struct json_scan scan = { .text = text };
    cJSON *root = NULL;

    if (text.len > max_bytes) {
        error_set(err, ERROR_LIMIT, "JSON of %zu bytes, not over %zu", text.len,
                  max_bytes);
    } else if (text.len == 0) {
        error_set(err, ERROR_INPUT, "JSON expected, nothing found");
    } else if (!utf8_is_valid(text)) {
        error_set(err, ERROR_INPUT, "JSON that is not UTF-8");
    } else if (!json_scan_text(&scan)) {
        error_set(err, ERROR_INPUT, "%s", scan.fault);
        place(err, text, scan.at);
    } else if (!scan.copy) {
        root = parse_scanned(text, text, err);
    } else {
        root = parse_scanned(str_make(scan.copy, text.len), text, err);
        if (root)
            settle(root);
    }
    free(scan.copy);
    return (struct json *)root;
}

void json_destroy(struct json *json)
{
    cJSON_Delete((cJSON *)json);
}

static const cJSON *inner(const struct json *json)
{
    return (const cJSON *)json;
}

static const struct json *outer(const cJSON *item)
{
    return (const struct json *)item;
}

static int compare_keys(const void *a, const void *b)
{
    const cJSON *const *left = a, *const *right = b;
    return strcmp((*left)->string, (*right)->string);
}

/* The members by code point of their keys; UTF-8 sorts bytewise. Gives for free(). */
static const cJSON **sorted_members(const cJSON *object, size_t *count)
{
    size_t at = 0;
    *count = (size_t)cJSON_GetArraySize(object);
    const cJSON **members = alloc_zeroed(*count + 1, sizeof(const cJSON *));

    for (const cJSON *member = object->child; member; member = member->next)
        members[at++] = member;
    qsort(members, *count, sizeof(const cJSON *), compare_keys);
    return members;
}

static bool has_duplicate_keys(const cJSON *object)
{
    size_t count;
    bool is_double = false;

    if (!object->child || !object->child->next)
        return false;
    const cJSON **members = sorted_members(object, &count);
    for (size_t i = 1; i < count && !is_double; i++)
        is_double = compare_keys(&members[i - 1], &members[i]) == 0;
    free(members);
    return is_double;
}

static bool is_sound(const cJSON *item)
{
    if ((item->type & UNSOUND) || (cJSON_IsObject(item) && has_duplicate_keys(item)))
        return false;
    for (const cJSON *child = item->child; child; child = child->next)
        if (!is_sound(child))
            return false;
    return true;
}

bool json_object_is_sound(const struct json *json)
{
    return json && is_sound(inner(json));
}

bool json_is_object(const struct json *json)
{
    return cJSON_IsObject(inner(json));
}

bool json_is_array(const struct json *json)
{
    return cJSON_IsArray(inner(json));
}

const struct json *json_get(const struct json *object, const char *key)
{
    return json_get_str(object, str_from_c(key));
}

const struct json *json_get_str(const struct json *object, struct str key)
{
    if (!json_is_object(object))
        return NULL;
    for (const cJSON *item = inner(object)->child; item; item = item->next)
        if (str_equal(str_from_c(item->string), key))
            return outer(item);
    return NULL;
}

const struct json *json_first(const struct json *array_or_object)
{
    bool has_items = json_is_array(array_or_object) || json_is_object(array_or_object);
    return has_items ? outer(inner(array_or_object)->child) : NULL;
}

const struct json *json_next(const struct json *item)
{
    return item ? outer(inner(item)->next) : NULL;
}

struct str json_key(const struct json *item)
{
    return item ? str_from_c(inner(item)->string) : STR("");
}

size_t json_count(const struct json *array_or_object)
{
    size_t count = 0;

    for (const struct json *item = json_first(array_or_object); item;
         item = json_next(item))
        count++;
    return count;
}

bool json_to_string(const struct json *json, struct str *out)
{
    if (!cJSON_IsString(inner(json)))
        return false;
    *out = str_from_c(inner(json)->valuestring);
    return true;
}

static bool to_integer(const cJSON *item, int64_t *out)
{
    double value = item->valuedouble;

    if (!isfinite(value) || value > INTEGER_MAX || value < -INTEGER_MAX)
        return false;
    *out = (int64_t)value;
    return (double)*out == value;
}

bool json_to_i64(const struct json *json, int64_t *out)
{
    int64_t value;

    if (!cJSON_IsNumber(inner(json)) || !to_integer(inner(json), &value))
        return false;
    *out = value;
    return true;
}

bool json_to_bool(const struct json *json, bool *out)
{
    if (!cJSON_IsBool(inner(json)))
        return false;
    *out = cJSON_IsTrue(inner(json));
    return true;
}

struct str json_string(const struct json *object, const char *key)
{
    struct str value = STR("");

    json_to_string(json_get(object, key), &value);
    return value;
}

static struct json *created(cJSON *item)
{
    assert(item); /* NULL only when there is no memory */
    return (struct json *)item;
}

struct json *json_object_create(void)
{
    return created(cJSON_CreateObject());
}

struct json *json_array_create(void)
{
    return created(cJSON_CreateArray());
}

void json_add_taken(struct json *parent, const char *key, struct json *value)
{
    cJSON *to = (cJSON *)parent;
    bool is_added = key ? cJSON_AddItemToObject(to, key, (cJSON *)value)
                        : cJSON_AddItemToArray(to, (cJSON *)value);
    assert(is_added);
    (void)is_added;
}

struct json *json_add_object(struct json *parent, const char *key)
{
    struct json *object = json_object_create();
    json_add_taken(parent, key, object);
    return object;
}

struct json *json_add_array(struct json *parent, const char *key)
{
    struct json *array = json_array_create();
    json_add_taken(parent, key, array);
    return array;
}

void json_add_string(struct json *parent, const char *key, struct str value)
{
    char *text = alloc_copy(value.ptr, value.len);

    /* A C string ends at a NUL; a space says less than what would be cut off. */
    for (size_t i = 0; i < value.len; i++)
        if (text[i] == '\0')
            text[i] = ' ';
    json_add_taken(parent, key, created(cJSON_CreateString(text)));
    free(text);
}

void json_add_i64(struct json *parent, const char *key, int64_t value)
{
    json_add_taken(parent, key, created(cJSON_CreateNumber((double)value)));
}

void json_add_number(struct json *parent, const char *key, double value)
{
    char text[400];

    snprintf(text, sizeof(text), "%.3f", value);
    json_add_taken(parent, key, created(cJSON_CreateNumber(strtod(text, NULL))));
}

void json_add_bool(struct json *parent, const char *key, bool value)
{
    json_add_taken(parent, key, created(cJSON_CreateBool(value)));
}

void json_add_null(struct json *parent, const char *key)
{
    json_add_taken(parent, key, created(cJSON_CreateNull()));
}

void json_add_copy(struct json *parent, const char *key, const struct json *value)
{
    cJSON *copy = value ? cJSON_Duplicate(inner(value), true) : cJSON_CreateNull();

    if (copy && !key) {
        cJSON_free(copy->string);
        copy->string = NULL;
    }
    json_add_taken(parent, key, created(copy));
}

static void format_string(struct str s, struct buf *out)
{
    static const char short_escapes[] = "\bb\tt\nn\ff\rr\"\"\\\\";
    size_t plain = 0;

    buf_add_char(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        const char *escape = NULL;
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        for (const char *pair = short_escapes; *pair && !escape; pair += 2)
            escape = *pair == s.ptr[i] ? pair + 1 : NULL;
        buf_add(out, str_slice(s, plain, i));
        plain = i + 1;
        if (escape)
            buf_add(out, str_make((char[2]){ '\\', *escape }, 2));
        else
            buf_format(out, "\\u%04x", (unsigned)c);
    }
    buf_add(out, str_skip(s, plain));
    buf_add_char(out, '"');
}

/* cJSON would print 2^53 - 1 as 9.00719925474099e+15. */
static bool format_number(const cJSON *item, bool is_canonical, struct buf *out)
{
    int64_t integer;
    char text[40];

    if (to_integer(item, &integer)) {
        buf_format(out, "%lld", (long long)integer);
        return true;
    }
    if (is_canonical)
        return false;
    snprintf(text, sizeof(text), "%.15g", item->valuedouble);
    if (strtod(text, NULL) != item->valuedouble)
        snprintf(text, sizeof(text), "%.17g", item->valuedouble);
    buf_add(out, isfinite(item->valuedouble) ? str_from_c(text) : STR("null"));
    return true;
}

static bool format_value(const cJSON *item, bool is_canonical, struct buf *out);

static bool format_member(const cJSON *item, bool is_canonical, struct buf *out)
{
    if (item->string) {
        format_string(str_from_c(item->string), out);
        buf_add_char(out, ':');
    }
    return format_value(item, is_canonical, out);
}

static bool format_sorted(const cJSON *object, struct buf *out)
{
    size_t count;
    const cJSON **members = sorted_members(object, &count);
    bool is_fine = true;

    for (size_t i = 0; i < count && is_fine; i++) {
        if (i > 0)
            buf_add_char(out, ',');
        is_fine = format_member(members[i], true, out);
    }
    free(members);
    return is_fine;
}

static bool format_items(const cJSON *parent, bool is_canonical, struct buf *out)
{
    bool is_object = cJSON_IsObject(parent), is_fine = true;

    buf_add_char(out, is_object ? '{' : '[');
    if (is_object && is_canonical) {
        is_fine = format_sorted(parent, out);
    } else {
        for (const cJSON *item = parent->child; item && is_fine; item = item->next) {
            if (item != parent->child)
                buf_add_char(out, ',');
            is_fine = format_member(item, is_canonical, out);
        }
    }
    buf_add_char(out, is_object ? '}' : ']');
    return is_fine;
}

static bool format_value(const cJSON *item, bool is_canonical, struct buf *out)
{
    if (is_canonical && (item->type & UNSOUND))
        return false;
    if (cJSON_IsObject(item) || cJSON_IsArray(item))
        return format_items(item, is_canonical, out);
    if (cJSON_IsNumber(item))
        return format_number(item, is_canonical, out);
    if (cJSON_IsString(item))
        format_string(str_from_c(item->valuestring), out);
    else if (cJSON_IsBool(item))
        buf_add(out, cJSON_IsTrue(item) ? STR("true") : STR("false"));
    else
        buf_add(out, STR("null"));
    return true;
}

void json_format(const struct json *json, struct buf *out)
{
    if (json)
        format_value(inner(json), false, out);
}

bool json_format_canonical(const struct json *json, struct buf *out)
{
    return json && format_value(inner(json), true, out);
}
