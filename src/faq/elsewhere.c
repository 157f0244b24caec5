/* SPDX-License-Identifier: MIT */
#include "faq/elsewhere.h"

#include "base/array.h"
#include "faq/listing.h"

void elsewhere_read(struct elsewhere *elsewhere, const struct faq_file *file,
                    struct diagnostics *found)
{
    struct listing listing = {.file = file, .rest = file->text};
    struct article_line line;

    while (listing_next(&listing, elsewhere->arena, found, &line)) {
        if (elsewhere->count >= ELSEWHERE_LINES_MAX) {
            diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, line.line, 0,
                            "more than %d lines", ELSEWHERE_LINES_MAX);
            return;
        }
        *ARRAY_ADD_IN(elsewhere->arena, elsewhere) = line;
    }
}
