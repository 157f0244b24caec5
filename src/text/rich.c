/* SPDX-License-Identifier: MIT */
#include "text/rich.h"

#include "base/buf.h"

enum { PLAIN_BYTES_MAX = 16 * 1024 * 1024 };

struct rich rich_from_text(struct arena *arena, struct str text)
{
    struct rich_span *span = ARENA_NEW(arena, struct rich_span);
    struct rich_block *block = ARENA_NEW(arena, struct rich_block);

    span->text = text;
    *block = (struct rich_block){.kind = RICH_PARAGRAPH, .spans = span, .count = 1};
    return (struct rich){.blocks = block, .count = 1};
}

static bool is_written_out(struct str shown, struct str url)
{
    struct str mailto = STR("mailto:");

    if (str_starts_with_ascii_nocase(url, mailto) && str_equal(str_skip(url, 7), shown))
        return true;
    return str_equal(shown, url);
}

/* A link whose words differ in style is several spans with one url. */
static size_t link_end(const struct rich_block *block, size_t start)
{
    size_t end = start + 1;

    while (end < block->count
           && str_equal(block->spans[end].url, block->spans[start].url))
        end++;
    return end;
}

static void add_block(struct buf *out, const struct rich_block *block)
{
    for (size_t i = 0, end; i < block->count; i = end) {
        struct str url = block->spans[i].url;
        size_t start = out->len;
        end = link_end(block, i);
        for (size_t j = i; j < end; j++)
            buf_add(out, block->spans[j].text);
        if (url.len > 0 && !is_written_out(str_skip(buf_view(out), start), url))
            buf_format(out, " (%.*s)", STR_ARG(url));
    }
}

static struct str finish(struct arena *arena, struct buf *out)
{
    struct str plain = arena_copy(arena, buf_view(out));

    buf_clear(out);
    return plain;
}

struct str rich_block_plain(struct arena *arena, const struct rich_block *block)
{
    struct buf out;

    buf_init(&out, PLAIN_BYTES_MAX);
    add_block(&out, block);
    return finish(arena, &out);
}

static void add_bullet(struct buf *out, const struct rich_block *item)
{
    for (unsigned level = 1; level < item->level; level++)
        buf_add(out, STR("  "));
    if (item->number > 0)
        buf_format(out, "%u. ", item->number);
    else
        buf_add(out, STR("- "));
}

struct str rich_plain(struct arena *arena, struct rich rich)
{
    struct buf out;

    buf_init(&out, PLAIN_BYTES_MAX);
    for (size_t i = 0; i < rich.count; i++) {
        if (i > 0)
            buf_add_char(&out, '\n');
        if (rich.blocks[i].kind == RICH_ITEM)
            add_bullet(&out, &rich.blocks[i]);
        add_block(&out, &rich.blocks[i]);
    }
    return finish(arena, &out);
}

struct rich rich_slice(struct rich rich, size_t start, size_t end)
{
    if (end > rich.count)
        end = rich.count;
    if (start >= end)
        return (struct rich){.blocks = NULL, .count = 0};
    return (struct rich){.blocks = rich.blocks + start, .count = end - start};
}
