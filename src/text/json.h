/* SPDX-License-Identifier: MIT */
/*
 * json: JSON in and out, strict where cJSON is not. What reads stands in json.c, what builds
 * and formats in json_write.c; the only door to cJSON is json_tree.h, for these two.
 *
 * Refused on the way in: what is not JSON or not UTF-8, trailing garbage, more than
 * max_bytes. Inside one object, refused by json_object_is_sound: duplicate keys, a NUL or
 * a lone surrogate in a string (they read as U+FFFD), a value nested deeper than
 * JSON_DEPTH_MAX (it reads as a number); so a reader can drop one bad event and keep the
 * rest. Integers are exact within +-(2^53 - 1); others are not integers here.
 *
 *     struct json *doc = json_parse(body, 50 << 20, &err);      for json_destroy
 *     const struct json *rooms = json_get(json_get(doc, "rooms"), "join");
 *     for (const struct json *room = json_first(rooms); room; room = json_next(room))
 *         json_key(room) ...
 *
 * Every reader accepts NULL and a value of another type: wrong types from a peer read as
 * "not there". Canonical output: keys sorted by code point, no spaces, shortest escapes,
 * https://spec.matrix.org/v1.19/appendices/#canonical-json
 */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include "base/buf.h"
#include "base/error.h"
#include "base/macros.h"
#include "base/str.h"

struct json;

enum { JSON_DEPTH_MAX = 100 };

/* Gives a document for json_destroy; NULL and err, with the place, when it is refused. A
 * document with something unsound in it parses: ask json_object_is_sound where it
 * matters. */
MUST_CHECK
struct json *json_parse(struct str text, size_t max_bytes, struct error *err);
/* Accepts NULL; only for what json_parse and json_*_create gave. */
void json_destroy(struct json *json);

/* No duplicate keys, NULs, lone surrogates or bottomless nesting in this value and all
 * below it. False for NULL. */
bool json_object_is_sound(const struct json *json);

bool json_is_object(const struct json *json);
bool json_is_array(const struct json *json);
const struct json *json_get(const struct json *object, const char *key);
/* The same for a key that is not a constant. */
const struct json *json_get_str(const struct json *object, struct str key);
const struct json *json_first(const struct json *array_or_object);
const struct json *json_next(const struct json *item);
/* The item's key in its object; empty in an array. */
struct str json_key(const struct json *item);
size_t json_count(const struct json *array_or_object);

/* Views live as long as the document. False when it is not that type. */
bool json_to_string(const struct json *json, struct str *out);
bool json_to_i64(const struct json *json, int64_t *out);
bool json_to_bool(const struct json *json, bool *out);
/* The string of a key, or empty. */
struct str json_string(const struct json *object, const char *key);

/* Building. json_add_* to an object copy the key; NULL as key adds to an array. The
 * returned objects and arrays belong to their parent. Strings must be valid UTF-8; a NUL
 * becomes a space. An integer must lie within +-(2^53 - 1). */
struct json *json_object_create(void);
struct json *json_array_create(void);
struct json *json_add_object(struct json *parent, const char *key);
struct json *json_add_array(struct json *parent, const char *key);
void json_add_string(struct json *parent, const char *key, struct str value);
void json_add_i64(struct json *parent, const char *key, int64_t value);
void json_add_number(struct json *parent, const char *key, double value); /* 3 decimals */
void json_add_bool(struct json *parent, const char *key, bool value);
void json_add_null(struct json *parent, const char *key);
/* A deep copy of value under the key. */
void json_add_copy(struct json *parent, const char *key, const struct json *value);
/* Takes value. */
void json_add_taken(struct json *parent, const char *key, struct json *value);

/* Writing without a tree, where the shape is fixed: members, or items where the key is NULL,
 * with the commas that belong between them. Strings as above.
 *
 *     json_open(&out, NULL, '{');
 *     json_put_string(&out, "room", room);
 *     json_open(&out, "said", '[');
 *     json_close(&out, ']');
 *     json_close(&out, '}');
 */
void json_open(struct buf *out, const char *key, char bracket);
void json_close(struct buf *out, char bracket);
void json_put_string(struct buf *out, const char *key, struct str value);
void json_put_i64(struct buf *out, const char *key, int64_t value);
void json_put_bool(struct buf *out, const char *key, bool value);

/* In the order of the keys as added. */
void json_format(const struct json *json, struct buf *out);
/* False when a number is not an integer within +-(2^53 - 1), or a string unsound; out then
 * holds a part. */
MUST_CHECK
bool json_format_canonical(const struct json *json, struct buf *out);

#endif
