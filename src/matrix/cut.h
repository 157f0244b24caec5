/* SPDX-License-Identifier: MIT */
/*
 * matrix cut: the outline of a large JSON text, found without building a tree. A sync
 * response is cut into rooms and these into events, each of which is then parsed alone:
 * memory stays small, and one bad event costs that event only.
 *
 *     struct str rest = body, key, value;
 *     if (!matrix_cut_object(&rest))                     at its brace?
 *         ...
 *     while (matrix_cut_member(&rest, &key, &value))     text of both, value uncut
 *         ...
 *     if (!matrix_cut_is_done(rest))                     cut off, or garbage behind it
 *         ...
 *
 * Only brackets, strings, commas and colons are looked at; what a value holds is judged
 * by json_parse. Nesting over MATRIX_CUT_DEPTH_MAX, more than an event of 64 KiB can
 * have, is refused.
 */
#ifndef MATRIX_CUT_H
#define MATRIX_CUT_H

#include "base/arena.h"
#include "base/str.h"

enum { MATRIX_CUT_DEPTH_MAX = 66 * 1024 };

/* Steps over the opening brace or bracket; false when there is none. */
bool matrix_cut_object(struct str *text);
bool matrix_cut_array(struct str *text);
/* The next member or item; false at the end or where the text is wrong: then
 * matrix_cut_is_done tells which. The key is still quoted and escaped. */
bool matrix_cut_member(struct str *text, struct str *key, struct str *value);
bool matrix_cut_item(struct str *text, struct str *value);
/* Closed, and nothing but white space behind it. */
bool matrix_cut_is_done(struct str text);

/* Is the quoted key this one? Escaped keys are not. */
bool matrix_cut_key_is(struct str key, const char *name);
/* What a quoted string says; false when it is none. Lives in arena or in the text. */
bool matrix_cut_string(struct arena *arena, struct str quoted, struct str *out);

#endif
