/* SPDX-License-Identifier: MIT */
#include "faq/asked.h"

#include "base/array.h"
#include "faq/listing.h"

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
    struct listing listing = {.file = file, .rest = file->text};
    struct article_line line;

    while (listing_next(&listing, asked->arena, found, &line))
        if (is_heading(line.text))
            add_topic(asked, line);
        else
            add_question(asked, line, found);
}
