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
