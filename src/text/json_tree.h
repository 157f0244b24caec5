/* SPDX-License-Identifier: MIT */
/*
 * json tree: cJSON's tree behind struct json, for json.c, which reads, and json_write.c,
 * which builds and formats.
 */
#ifndef TEXT_JSON_TREE_H
#define TEXT_JSON_TREE_H

#include <cjson/cJSON.h>

#include "text/json.h"

enum { JSON_UNSOUND = 1 << 16 }; /* in cJSON.type, whose lower bits are cJSON's own */

static inline const cJSON *json_tree(const struct json *json)
{
    return (const cJSON *)json;
}

/* False when it is no integer within +-(2^53 - 1). */
bool json_tree_integer(const cJSON *item, int64_t *out);
/* The members by code point of their keys; UTF-8 sorts bytewise. Gives for free(). */
const cJSON **json_tree_sorted(const cJSON *object, size_t *count);

#endif
