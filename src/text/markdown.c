/* SPDX-License-Identifier: MIT */
/*
 * One walk over cmark's tree, which nests, to a list, which does not: a paragraph becomes
 * the kind that its surroundings say. Text of one style is gathered in a buffer and
 * becomes a span where the style changes.
 */
#include "text/markdown.h"

#include <cmark.h>

#include "base/array.h"
#include "base/buf.h"
#include "text/fence.h"
#include "text/utf8.h"

struct blocks {
    struct markdown_block *items;
    size_t count, capacity;
};

struct spans {
    struct rich_span *items;
    size_t count, capacity;
};

struct walk {
    struct arena *arena;
    struct str page;
    struct str rest; /* of page, from rest_line on: for looking at fences */
    unsigned rest_line;
    struct blocks blocks;
    struct spans spans;        /* of the block that is open */
    struct buf text;           /* of the span that is open */
    unsigned strong, emphasis; /* how many are open */
    struct str url;            /* of the link that is open */
    struct str lost_url;       /* of one in the open block that cannot be kept */
    unsigned lists;            /* how many are open */
    bool is_item_due;          /* the next block begins a list item */
    unsigned item_number;
    size_t joinable;    /* 1 + the item that its next paragraph may join, or 0 */
    unsigned html_line; /* raw HTML in the open block; 0: none */
};

static void close_span(struct walk *walk, unsigned styles)
{
    if (walk->text.len == 0)
        return;
    *ARRAY_ADD_IN(walk->arena, &walk->spans) = (struct rich_span){
        .text = arena_copy(walk->arena, buf_view(&walk->text)),
        .url = walk->url,
        .styles = styles,
    };
    buf_reset(&walk->text);
}

static unsigned styles_now(const struct walk *walk)
{
    return (walk->strong ? (unsigned)RICH_STRONG : 0U)
           | (walk->emphasis ? (unsigned)RICH_EMPHASIS : 0U);
}

/* An entity may stand for any character; only a line feed may be kept, where asked. */
static void add_text(struct walk *walk, struct str text, bool keeps_lines)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_control = (unsigned char)c < 0x20 || c == 0x7f;
        if (is_control && !(keeps_lines && c == '\n'))
            c = ' ';
        buf_add_char(&walk->text, c);
    }
}

static bool is_safe_url(struct str url)
{
    for (size_t i = 0; i < url.len; i++)
        if ((unsigned char)url.ptr[i] <= ' ' || url.ptr[i] == 0x7f)
            return false;
    return str_starts_with_ascii_nocase(url, STR("https://"))
           || str_starts_with_ascii_nocase(url, STR("http://"))
           || str_starts_with_ascii_nocase(url, STR("mailto:"));
}

static unsigned line_of(cmark_node *node)
{
    int line = cmark_node_get_start_line(node);
    return line > 0 ? (unsigned)line : 1;
}

static struct markdown_block *add_block(struct walk *walk, enum markdown_kind kind,
                                        unsigned line)
{
    struct markdown_block *block = ARRAY_ADD_IN(walk->arena, &walk->blocks);

    *block = (struct markdown_block){.kind = kind, .line = line};
    return block;
}

static struct rich_block *add_rich(struct walk *walk, enum rich_block_kind kind,
                                   unsigned line)
{
    struct markdown_block *block = add_block(walk, MARKDOWN_RICH, line);

    block->block = (struct rich_block){
        .kind = kind, .spans = walk->spans.items, .count = walk->spans.count};
    block->lost_url = walk->lost_url;
    walk->lost_url = STR("");
    walk->spans = (struct spans){.items = NULL};
    walk->is_item_due = false;
    walk->joinable = 0;
    return &block->block;
}

static void join_item(struct walk *walk)
{
    struct rich_block *item = &walk->blocks.items[walk->joinable - 1].block;
    struct spans all = {.items = NULL};

    for (size_t i = 0; i < item->count; i++)
        *ARRAY_ADD_IN(walk->arena, &all) = item->spans[i];
    *ARRAY_ADD_IN(walk->arena, &all) = (struct rich_span){.text = STR(" ")};
    for (size_t i = 0; i < walk->spans.count; i++)
        *ARRAY_ADD_IN(walk->arena, &all) = walk->spans.items[i];
    item->spans = all.items;
    item->count = all.count;
    walk->spans = (struct spans){.items = NULL};
}

static void close_paragraph(struct walk *walk, cmark_node *node)
{
    cmark_node_type around = cmark_node_get_type(cmark_node_parent(node));

    if (around == CMARK_NODE_BLOCK_QUOTE) {
        add_rich(walk, RICH_QUOTE, line_of(node));
    } else if (around == CMARK_NODE_ITEM && walk->is_item_due) {
        struct rich_block *item = add_rich(walk, RICH_ITEM, line_of(node));
        item->level = walk->lists;
        item->number = walk->item_number;
        walk->joinable = walk->blocks.count;
    } else if (around == CMARK_NODE_ITEM && walk->joinable) {
        join_item(walk);
    } else {
        add_rich(walk, RICH_PARAGRAPH, line_of(node));
    }
}

static void close_heading(struct walk *walk, cmark_node *node)
{
    unsigned level = (unsigned)cmark_node_get_heading_level(node);
    struct buf plain;

    if (cmark_node_get_type(cmark_node_parent(node)) != CMARK_NODE_DOCUMENT) {
        add_rich(walk, RICH_HEADING, line_of(node))->level = level;
        return;
    }
    buf_init(&plain, walk->text.max);
    for (size_t i = 0; i < walk->spans.count; i++)
        buf_add(&plain, walk->spans.items[i].text);
    struct markdown_block *heading = add_block(walk, MARKDOWN_HEADING, line_of(node));
    heading->level = level;
    heading->text = arena_copy(walk->arena, str_trim(buf_view(&plain)));
    buf_clear(&plain);
}

/* Blocks of the document come in the order of their lines, so this goes forward only. */
static struct str line_at(struct walk *walk, unsigned number)
{
    struct str line = STR("");

    if (number < walk->rest_line) {
        walk->rest = walk->page;
        walk->rest_line = 1;
    }
    while (walk->rest_line <= number && str_cut_line(walk->rest, &line, &walk->rest))
        walk->rest_line++;
    return walk->rest_line > number ? line : STR("");
}

static void add_fence(struct walk *walk, cmark_node *node, struct str opening)
{
    unsigned start = line_of(node), end = (unsigned)cmark_node_get_end_line(node);
    struct markdown_block *fence = add_block(walk, MARKDOWN_FENCE, start + 1);

    fence->text = arena_copy(walk->arena, str_from_c(cmark_node_get_literal(node)));
    fence->info =
        arena_copy(walk->arena, str_trim(str_from_c(cmark_node_get_fence_info(node))));
    fence->is_closed = end > start && fence_is_closed_by(line_at(walk, end), opening);
}

static void add_code(struct walk *walk, cmark_node *node)
{
    bool is_top = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
    /* A line at the top that looks like a fence is one: indented code is moved in. */
    struct str opening = is_top ? fence_marks(line_at(walk, line_of(node))) : STR("");

    if (opening.len > 0) {
        add_fence(walk, node, opening);
        return;
    }
    struct str code = str_from_c(cmark_node_get_literal(node));
    while (code.len > 0 && char_is_space(code.ptr[code.len - 1]))
        code.len--;
    add_text(walk, code, true);
    close_span(walk, 0);
    if (walk->spans.count > 0)
        add_rich(walk, RICH_PREFORMATTED, line_of(node));
}

static void begin_item(struct walk *walk, cmark_node *item)
{
    cmark_node *list = cmark_node_parent(item);
    unsigned *earlier = cmark_node_get_user_data(list);

    if (!earlier) {
        earlier = ARENA_NEW(walk->arena, unsigned);
        cmark_node_set_user_data(list, earlier);
    }
    walk->is_item_due = true;
    walk->joinable = 0;
    walk->item_number = 0;
    if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
        walk->item_number = (unsigned)cmark_node_get_list_start(list) + *earlier;
    ++*earlier;
}

static void begin_link(struct walk *walk, cmark_node *node)
{
    struct str url = str_from_c(cmark_node_get_url(node));

    close_span(walk, styles_now(walk));
    if (is_safe_url(url))
        walk->url = arena_copy(walk->arena, url);
    else
        walk->lost_url = arena_copy(walk->arena, url);
}

static void end_link(struct walk *walk)
{
    close_span(walk, styles_now(walk));
    walk->url = STR("");
}

static void add_code_span(struct walk *walk, cmark_node *node)
{
    close_span(walk, styles_now(walk));
    add_text(walk, str_from_c(cmark_node_get_literal(node)), false);
    close_span(walk, styles_now(walk) | RICH_CODE);
}

static unsigned change_style(struct walk *walk, unsigned open, bool is_entering)
{
    close_span(walk, styles_now(walk));
    return is_entering ? open + 1 : open - 1;
}

static void visit_inline(struct walk *walk, cmark_node *node, bool is_entering)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        add_text(walk, str_from_c(cmark_node_get_literal(node)), false);
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: buf_add_char(&walk->text, ' '); break;
    case CMARK_NODE_CODE: add_code_span(walk, node); break;
    case CMARK_NODE_HTML_INLINE:
        if (!walk->html_line)
            walk->html_line = line_of(node);
        break;
    case CMARK_NODE_STRONG:
        walk->strong = change_style(walk, walk->strong, is_entering);
        break;
    case CMARK_NODE_EMPH:
        walk->emphasis = change_style(walk, walk->emphasis, is_entering);
        break;
    case CMARK_NODE_LINK:
        if (is_entering)
            begin_link(walk, node);
        else
            end_link(walk);
        break;
    default: /* of cmark's enum: images, whose text follows, and what has no inlines */
        break;
    }
}

static void close_text_block(struct walk *walk, cmark_node *node)
{
    close_span(walk, 0);
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
        close_heading(walk, node);
    else if (walk->spans.count > 0)
        close_paragraph(walk, node);
    walk->spans = (struct spans){.items = NULL};
    if (walk->html_line)
        add_block(walk, MARKDOWN_HTML, walk->html_line);
    walk->html_line = 0;
}

static void visit(struct walk *walk, cmark_node *node, bool is_entering)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        if (!is_entering)
            close_text_block(walk, node);
        break;
    case CMARK_NODE_LIST:
        walk->lists = is_entering ? walk->lists + 1 : walk->lists - 1;
        break;
    case CMARK_NODE_ITEM:
        if (is_entering) {
            begin_item(walk, node);
        } else {
            walk->is_item_due = false;
            walk->joinable = 0;
        }
        break;
    case CMARK_NODE_CODE_BLOCK: add_code(walk, node); break;
    case CMARK_NODE_HTML_BLOCK: add_block(walk, MARKDOWN_HTML, line_of(node)); break;
    default: /* of cmark's enum */ visit_inline(walk, node, is_entering); break;
    }
}

static bool walk_page(struct walk *walk, cmark_node *root, struct error *err)
{
    cmark_event_type event;
    cmark_iter *iter = cmark_iter_new(root);

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE
           && walk->blocks.count <= MARKDOWN_BLOCKS_MAX)
        visit(walk, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
    cmark_iter_free(iter);
    if (walk->blocks.count > MARKDOWN_BLOCKS_MAX)
        return error_set(err, ERROR_LIMIT, "more than %d blocks", MARKDOWN_BLOCKS_MAX);
    return true;
}

static bool check_utf8(struct str text, struct error *err)
{
    struct str rest = text, before;
    unsigned line = 1;

    if (utf8_is_valid(text))
        return true;
    while (str_cut(rest, '\n', &before, &rest) && utf8_is_valid(before))
        line++;
    unsigned column = 1;
    for (uint32_t character; before.len > 0; column++) {
        struct str at = before;
        utf8_next(&before, &character);
        if (!utf8_is_valid(str_slice(at, 0, at.len - before.len)))
            break;
    }
    error_set(err, ERROR_INPUT, "the text is not UTF-8 here: save the file as UTF-8");
    return error_place(err, STR(""), line, column);
}

bool markdown_parse(struct str text, struct arena *arena, struct markdown *out,
                    struct error *err)
{
    struct walk walk = {.arena = arena, .page = text, .rest = text, .rest_line = 1};

    if (text.len > MARKDOWN_BYTES_MAX)
        return error_set(err, ERROR_LIMIT, "Markdown of %zu bytes, not over %d", text.len,
                         MARKDOWN_BYTES_MAX);
    if (!check_utf8(text, err))
        return false;

    /* cmark writes U+FFFD, three bytes, for a NUL. */
    buf_init(&walk.text, 3 * text.len + 1);
    cmark_node *root =
        cmark_parse_document(text.len ? text.ptr : "", text.len, CMARK_OPT_DEFAULT);
    bool is_fine = walk_page(&walk, root, err);
    cmark_node_free(root);
    buf_clear(&walk.text);
    if (is_fine)
        *out = (struct markdown){.blocks = walk.blocks.items, .count = walk.blocks.count};
    return is_fine;
}
