/* SPDX-License-Identifier: MIT */
#include "text/json.h"

#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "text/json_scan.h"
#include "text/json_tree.h"
#include "text/utf8.h"

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
        item->type |= JSON_UNSOUND;
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
    error_set(err, ERROR_INPUT,
              root ? "something follows the JSON value" : "this is not JSON");
    place(err, original, text.len - (root ? str_trim(rest).len : rest.len));
    cJSON_Delete(root);
    return NULL;
}

struct json *json_parse(struct str text, size_t max_bytes, struct error *err)
{
    struct json_scan scan = {.text = text};
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

static const struct json *outer(const cJSON *item)
{
    return (const struct json *)item;
}

static int compare_keys(const void *a, const void *b)
{
    const cJSON *const *left = a, *const *right = b;
    return strcmp((*left)->string, (*right)->string);
}

const cJSON **json_tree_sorted(const cJSON *object, size_t *count)
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
    const cJSON **members = json_tree_sorted(object, &count);
    for (size_t i = 1; i < count && !is_double; i++)
        is_double = compare_keys(&members[i - 1], &members[i]) == 0;
    free(members);
    return is_double;
}

static bool is_sound(const cJSON *item)
{
    if ((item->type & JSON_UNSOUND) || (cJSON_IsObject(item) && has_duplicate_keys(item)))
        return false;
    for (const cJSON *child = item->child; child; child = child->next)
        if (!is_sound(child))
            return false;
    return true;
}

bool json_object_is_sound(const struct json *json)
{
    return json && is_sound(json_tree(json));
}

bool json_is_object(const struct json *json)
{
    return cJSON_IsObject(json_tree(json));
}

bool json_is_array(const struct json *json)
{
    return cJSON_IsArray(json_tree(json));
}

const struct json *json_get(const struct json *object, const char *key)
{
    return json_get_str(object, str_from_c(key));
}

const struct json *json_get_str(const struct json *object, struct str key)
{
    if (!json_is_object(object))
        return NULL;
    for (const cJSON *item = json_tree(object)->child; item; item = item->next)
        if (str_equal(str_from_c(item->string), key))
            return outer(item);
    return NULL;
}

const struct json *json_first(const struct json *array_or_object)
{
    bool has_items = json_is_array(array_or_object) || json_is_object(array_or_object);
    return has_items ? outer(json_tree(array_or_object)->child) : NULL;
}

const struct json *json_next(const struct json *item)
{
    return item ? outer(json_tree(item)->next) : NULL;
}

struct str json_key(const struct json *item)
{
    return item ? str_from_c(json_tree(item)->string) : STR("");
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
    if (!cJSON_IsString(json_tree(json)))
        return false;
    *out = str_from_c(json_tree(json)->valuestring);
    return true;
}

static const double INTEGER_MAX = 9007199254740991.0;

bool json_tree_integer(const cJSON *item, int64_t *out)
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

    if (!cJSON_IsNumber(json_tree(json)) || !json_tree_integer(json_tree(json), &value))
        return false;
    *out = value;
    return true;
}

bool json_to_bool(const struct json *json, bool *out)
{
    if (!cJSON_IsBool(json_tree(json)))
        return false;
    *out = cJSON_IsTrue(json_tree(json));
    return true;
}

struct str json_string(const struct json *object, const char *key)
{
    struct str value = STR("");

    json_to_string(json_get(object, key), &value);
    return value;
}
