/* SPDX-License-Identifier: MIT */
#include "faq/elsewhere.h"

#include "base/array.h"

void elsewhere_read(struct elsewhere *elsewhere, const struct faq_file *file,
                    struct diagnostics *found)
{
    struct str rest = file->text, line;

    for (unsigned number = 1; str_cut_line(rest, &line, &rest); number++) {
        line = str_trim(line);
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        if (line.len > ELSEWHERE_LINE_MAX) {
            diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, number, 1,
                            "the line has %zu bytes; %d are allowed", line.len,
                            ELSEWHERE_LINE_MAX);
            continue;
        }
        if (elsewhere->count >= ELSEWHERE_LINES_MAX) {
            diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, number, 0,
                            "more than %d lines", ELSEWHERE_LINES_MAX);
            return;
        }
        *ARRAY_ADD_IN(elsewhere->arena, elsewhere) =
            (struct article_line){file->path, arena_copy(elsewhere->arena, line), number, 1};
    }
}
