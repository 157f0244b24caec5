/* SPDX-License-Identifier: MIT */
#include "text/json.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "text/json_tree.h"

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
    cJSON *copy = value ? cJSON_Duplicate(json_tree(value), true) : cJSON_CreateNull();

    if (copy && !key) {
        cJSON_free(copy->string);
        copy->string = NULL;
    }
    json_add_taken(parent, key, created(copy));
}

/* Bytes that equal one, of eight at once: the top bit of each. */
static uint64_t equal_bytes(uint64_t bytes, unsigned char one)
{
    uint64_t differ = bytes ^ (UINT64_C(0x0101010101010101) * one);

    return (differ - UINT64_C(0x0101010101010101)) & ~differ;
}

/* How many bytes at the start stand for themselves; at most seven more are looked at one by
 * one than need be. */
static size_t plain_length(struct str s)
{
    size_t len = 0;

    for (uint64_t bytes; len + sizeof(bytes) <= s.len; len += sizeof(bytes)) {
        memcpy(&bytes, s.ptr + len, sizeof(bytes));
        uint64_t controls = (bytes - UINT64_C(0x2020202020202020)) & ~bytes;
        if ((controls | equal_bytes(bytes, '"') | equal_bytes(bytes, '\\'))
            & UINT64_C(0x8080808080808080))
            break;
    }
    while (len < s.len && (unsigned char)s.ptr[len] >= 0x20 && s.ptr[len] != '"'
           && s.ptr[len] != '\\')
        len++;
    return len;
}

static void format_escape(char c, struct buf *out)
{
    static const char short_escapes[] = "\bb\tt\nn\ff\rr\"\"\\\\";
    const char *escape = NULL;

    for (const char *pair = short_escapes; *pair && !escape; pair += 2)
        escape = *pair == c ? pair + 1 : NULL;
    if (c == '\0') /* as json_add_string makes of it */
        buf_add_char(out, ' ');
    else if (escape)
        buf_add(out, str_make((char[2]){'\\', *escape}, 2));
    else
        buf_format(out, "\\u%04x", (unsigned)(unsigned char)c);
}

static void format_string(struct str s, struct buf *out)
{
    buf_add_char(out, '"');
    for (size_t len = plain_length(s); len < s.len; len = plain_length(s)) {
        buf_add(out, str_slice(s, 0, len));
        format_escape(s.ptr[len], out);
        s = str_skip(s, len + 1);
    }
    buf_add(out, s);
    buf_add_char(out, '"');
}

/* Behind a bracket, or at the very start, nothing stands between. */
static void put_key(struct buf *out, const char *key)
{
    struct str before = buf_view(out);
    char last = before.len > 0 ? before.ptr[before.len - 1] : '{';

    if (last != '{' && last != '[')
        buf_add_char(out, ',');
    if (!key)
        return;
    format_string(str_from_c(key), out);
    buf_add_char(out, ':');
}

void json_open(struct buf *out, const char *key, char bracket)
{
    put_key(out, key);
    buf_add_char(out, bracket);
}

void json_close(struct buf *out, char bracket)
{
    buf_add_char(out, bracket);
}

void json_put_string(struct buf *out, const char *key, struct str value)
{
    put_key(out, key);
    format_string(value, out);
}

void json_put_i64(struct buf *out, const char *key, int64_t value)
{
    put_key(out, key);
    buf_format(out, "%lld", (long long)value);
}

void json_put_bool(struct buf *out, const char *key, bool value)
{
    put_key(out, key);
    buf_add(out, value ? STR("true") : STR("false"));
}

/* cJSON would print 2^53 - 1 as 9.00719925474099e+15. */
static bool format_number(const cJSON *item, bool is_canonical, struct buf *out)
{
    int64_t integer;
    char text[40];

    if (json_tree_integer(item, &integer)) {
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
    const cJSON **members = json_tree_sorted(object, &count);
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
    if (is_canonical && (item->type & JSON_UNSOUND))
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
        format_value(json_tree(json), false, out);
}

bool json_format_canonical(const struct json *json, struct buf *out)
{
    return json && format_value(json_tree(json), true, out);
}
