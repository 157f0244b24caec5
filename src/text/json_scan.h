/* SPDX-License-Identifier: MIT */
/*
 * json scan: the pass over a JSON text before cJSON sees it, part of text/json.c.
 *
 * cJSON is lenient in ways that matter to a reader of other people's events. What is
 * wrong with the document as a whole the scan refuses: control characters, malformed
 * numbers and escapes, brackets that do not pair. What makes only one value unsound it
 * rewrites, in a copy of the same length, to something that no valid text gives, so that
 * it is found again in the tree:
 *
 *     \u0000, a lone surrogate       JSON_ESCAPE_BYTES bytes 0xff, never part of UTF-8
 *     what is nested too deep        -0 and spaces (a -0 of the text's own loses its sign)
 *     a number of more than 60 bytes  1e999 and spaces: infinite, so no integer
 *
 * Grammar: https://www.rfc-editor.org/rfc/rfc8259
 */
#ifndef TEXT_JSON_SCAN_H
#define TEXT_JSON_SCAN_H

#include "base/macros.h"
#include "base/str.h"

enum { JSON_ESCAPE_BYTES = 6 }; /* of \u0000 */

struct json_scan {
    struct str text; /* set by the caller, valid UTF-8; the rest starts as zero */
    char *copy;      /* for free(); NUL behind; NULL: nothing had to be rewritten */
    size_t at;       /* when it is refused: the place */
    const char *fault;

    size_t depth;
    size_t deep_start; /* of the value that lies too deep */
};

MUST_CHECK
bool json_scan_text(struct json_scan *scan);

#endif
