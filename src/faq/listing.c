/* SPDX-License-Identifier: MIT */
#include "faq/listing.h"

bool listing_next(struct listing *listing, struct arena *arena, struct diagnostics *found,
                  struct article_line *out)
{
    struct str text;

    while (str_cut_line(listing->rest, &text, &listing->rest)) {
        listing->number++;
        text = str_trim(text);
        if (text.len == 0 || text.ptr[0] == '#')
            continue;
        if (text.len <= LISTING_LINE_MAX) {
            *out = (struct article_line){
                .file = listing->file->path,
                .text = arena_copy(arena, text),
                .line = listing->number,
                .column = 1,
            };
            return true;
        }
        diagnostics_add(found, DIAGNOSTIC_ERROR, listing->file->path, listing->number, 1,
                        "the line has %zu bytes; %d are allowed", text.len,
                        LISTING_LINE_MAX);
    }
    return false;
}
