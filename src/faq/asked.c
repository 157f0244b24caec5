/* SPDX-License-Identifier: MIT */
#include "faq/asked.h"

#include "base/array.h"

static bool is_heading(struct str line)
{
    return line.len > 2 && str_starts_with(line, STR("["))
           && str_ends_with(line, STR("]"));
}

static void add_topic(struct asked *asked, struct article_line line)
{
    line.text = str_trim(str_slice(line.text, 1, line.text.len - 1));
    *ARRAY_ADD_IN(asked->arena, asked) = (struct asked_topic){.id = line};
}

static void add_question(struct asked *asked, struct article_line line,
                         struct diagnostics *found)
{
    if (asked->count == 0) {
        diagnostics_add(found, DIAGNOSTIC_ERROR, line.file, line.line, line.column,
                        "a question of no topic: the id of its topic stands above it, "
                        "as in [pregnancy]");
        return;
    }
    *ARRAY_ADD_IN(asked->arena, &asked->items[asked->count - 1].ask) = line;
}

void asked_read(struct asked *asked, const struct faq_file *file,
                struct diagnostics *found)
{
    struct str rest = file->text, text;

    for (unsigned number = 1; str_cut_line(rest, &text, &rest); number++) {
        text = str_trim(text);
        if (text.len == 0 || text.ptr[0] == '#')
            continue;
        if (text.len > ASKED_LINE_MAX) {
            diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, number, 1,
                            "the line has %zu bytes; %d are allowed", text.len,
                            ASKED_LINE_MAX);
            continue;
        }
        struct article_line line = {file->path, arena_copy(asked->arena, text), number,
                                    1};
        if (is_heading(line.text))
            add_topic(asked, line);
        else
            add_question(asked, line, found);
    }
}
