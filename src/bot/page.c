/* SPDX-License-Identifier: MIT */
#include "bot/page.h"

/* What cutting at words leaves unused at the end of a line. */
enum { WASTED_BYTES = 16, LINE_BYTES_LEAST = 80 };

size_t page_lines(const struct chat_shape *shape, struct str text)
{
    size_t usable = shape->line_bytes > LINE_BYTES_LEAST + WASTED_BYTES
                        ? shape->line_bytes - WASTED_BYTES
                        : LINE_BYTES_LEAST;

    return (text.len + usable - 1) / usable;
}

static size_t lines_beside_body(const struct chat_shape *shape,
                                const struct chat_reply *reply)
{
    return page_lines(shape, reply->lead) + page_lines(shape, reply->title)
           + page_lines(shape, reply->footer) + page_lines(shape, reply->closing);
}

size_t page_end(struct arena *scratch, const struct chat_shape *shape,
                const struct chat_reply *reply, struct rich passage, size_t start)
{
    size_t used = lines_beside_body(shape, reply);
    size_t end = start;

    if (shape->takes_passage)
        return passage.count;
    for (; end < passage.count; end++) {
        used += page_lines(shape, rich_block_plain(scratch, &passage.blocks[end]));
        if (end > start && used > shape->lines_max)
            break;
    }
    /* A heading alone at the end announces what does not come. */
    while (end > start + 1 && end < passage.count
           && passage.blocks[end - 1].kind == RICH_HEADING)
        end--;
    return end;
}
