/* SPDX-License-Identifier: MIT */
#include "text/fence.h"

enum { MARKS_MIN = 3, INDENT_MAX = 3 };

struct str fence_marks(struct str line)
{
    size_t indent = 0, count = 0;

    while (indent < line.len && line.ptr[indent] == ' ')
        indent++;
    line = str_skip(line, indent);
    if (line.len == 0 || indent > INDENT_MAX)
        return STR("");
    while (count < line.len && line.ptr[count] == line.ptr[0])
        count++;
    bool is_fence = (line.ptr[0] == '`' || line.ptr[0] == '~') && count >= MARKS_MIN;
    return str_slice(line, 0, is_fence ? count : 0);
}

bool fence_is_closed_by(struct str line, struct str opening)
{
    struct str marks = fence_marks(line);

    if (marks.len == 0 || marks.len < opening.len || marks.ptr[0] != opening.ptr[0])
        return false;
    return str_trim(str_skip(line, (size_t)(marks.ptr - line.ptr) + marks.len)).len == 0;
}
