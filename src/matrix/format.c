/* SPDX-License-Identifier: MIT */
#include "matrix/format.h"

#include "matrix/html.h"
#include "text/json.h"
#include "text/utf8.h"

enum { PART_BYTES_MAX = 1024, LIST_RESERVE = 128 /* closing tags of open lists */ };

static const struct str PARAGRAPH = STR_INIT("\n\n"); /* between two, in plain text */

/* Both forms of one message, in step. */
struct page {
    struct buf plain, html;
    struct matrix_html lists;
};

static void page_init(struct page *page)
{
    buf_init(&page->plain, MATRIX_CONTENT_MAX);
    buf_init(&page->html, MATRIX_CONTENT_MAX);
    page->lists = (struct matrix_html){.out = &page->html};
}

static void page_clear(struct page *page)
{
    buf_clear(&page->plain);
    buf_clear(&page->html);
}

static size_t page_bytes(const struct page *page)
{
    return page->plain.len + page->html.len;
}

static void add_plain(struct buf *out, struct str text)
{
    size_t start = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (!matrix_html_is_control(text.ptr[i]))
            continue;
        buf_add(out, str_slice(text, start, i));
        buf_add_char(out, ' ');
        start = i + 1;
    }
    buf_add(out, str_skip(text, start));
}

/* A part on its own: a paragraph in both forms, nothing when it is empty. */
static void add_part(struct page *page, struct str text, const char *open,
                     const char *close)
{
    if (text.len == 0)
        return;
    if (page->plain.len > 0)
        buf_add(&page->plain, PARAGRAPH);
    add_plain(&page->plain, text);
    matrix_html_end(&page->lists);
    buf_add(&page->html, str_from_c(open));
    matrix_html_text(&page->html, text);
    buf_add(&page->html, str_from_c(close));
}

static void add_block(struct page *page, const struct rich_block *block, bool is_in_list)
{
    struct arena scratch;

    arena_init(&scratch);
    if (page->plain.len > 0)
        buf_add(&page->plain, is_in_list ? STR("\n") : PARAGRAPH);
    if (block->kind == RICH_ITEM) {
        for (unsigned i = 1; i < block->level && i < MATRIX_LIST_DEPTH_MAX; i++)
            buf_add(&page->plain, STR("  "));
        if (block->number > 0)
            buf_format(&page->plain, "%u. ", block->number);
        else
            buf_add(&page->plain, STR("- "));
    } else if (block->kind == RICH_QUOTE) {
        buf_add(&page->plain, STR("> "));
    }
    add_plain(&page->plain, rich_block_plain(&scratch, block));
    matrix_html_block(&page->lists, block);
    arena_clear(&scratch);
}

static bool is_item(struct rich rich, size_t at)
{
    return at < rich.count && rich.blocks[at].kind == RICH_ITEM;
}

/* As many blocks as fit into max_bytes; one that would not is taken back whole. */
static void add_body(struct page *page, struct rich body, size_t max_bytes)
{
    for (size_t i = 0; i < body.count; i++) {
        size_t plain = page->plain.len, html = page->html.len;
        struct matrix_html lists = page->lists;
        add_block(page, &body.blocks[i],
                  i > 0 && is_item(body, i) && is_item(body, i - 1));
        if (page_bytes(page) + LIST_RESERVE > max_bytes || page->plain.is_full
            || page->html.is_full) {
            page->plain.is_full = page->html.is_full = false;
            buf_truncate(&page->plain, plain);
            buf_truncate(&page->html, html);
            page->lists = lists;
            return;
        }
    }
}

static void add_head(struct page *page, const struct chat_reply *reply)
{
    add_part(page, utf8_fit(reply->lead, PART_BYTES_MAX), "<p>", "</p>");
    add_part(page, utf8_fit(reply->title, PART_BYTES_MAX), "<h4>", "</h4>");
}

static void add_tail(struct page *page, const struct chat_reply *reply)
{
    add_part(page, utf8_fit(reply->hint, PART_BYTES_MAX), "<p><em>", "</em></p>");
    add_part(page, reply->footer, "<p><strong>", "</strong></p>");
    add_part(page, utf8_fit(reply->sources, PART_BYTES_MAX), "<p>", "</p>");
    add_part(page, reply->closing, "<p><em>", "</em></p>");
}

static void append(struct page *page, const struct page *more)
{
    if (page->plain.len > 0 && more->plain.len > 0)
        buf_add(&page->plain, PARAGRAPH);
    buf_add(&page->plain, buf_view(&more->plain));
    buf_add(&page->html, buf_view(&more->html));
}

/* The tail first, since the body has what is left of the room. */
static void lay_out(struct page *page, const struct chat_reply *reply)
{
    struct page tail;

    page_init(&tail);
    add_tail(&tail, reply);
    size_t reserved = page_bytes(&tail) + PARAGRAPH.len;
    add_head(page, reply);
    add_body(page, reply->body,
             reserved < MATRIX_FORMAT_BYTES_MAX ? MATRIX_FORMAT_BYTES_MAX - reserved : 0);
    matrix_html_end(&page->lists);
    append(page, &tail);
    page_clear(&tail);
}

static void put_mentions(struct buf *content, struct str asker)
{
    json_open(content, "m.mentions", '{');
    if (asker.len > 0) {
        json_open(content, "user_ids", '[');
        json_put_string(content, NULL, asker);
        json_close(content, ']');
    }
    json_close(content, '}');
}

static void put_relation(struct buf *content, const struct matrix_format_options *options)
{
    if (options->reply_to.len == 0)
        return;
    json_open(content, "m.relates_to", '{');
    if (options->thread.len > 0) {
        json_put_string(content, "rel_type", STR("m.thread"));
        json_put_string(content, "event_id", options->thread);
        json_put_bool(content, "is_falling_back", false);
    }
    json_open(content, "m.in_reply_to", '{');
    json_put_string(content, "event_id", options->reply_to);
    json_close(content, '}');
    json_close(content, '}');
}

static struct str valid(struct arena *arena, const struct buf *text)
{
    return utf8_clean(arena, buf_view(text));
}

void matrix_format_reply(const struct chat_reply *reply,
                         const struct matrix_format_options *options, struct buf *content)
{
    struct arena scratch;
    struct page page;

    arena_init(&scratch);
    page_init(&page);
    lay_out(&page, reply);
    json_open(content, NULL, '{');
    json_put_string(content, "msgtype",
                    options->is_text ? STR("m.text") : STR("m.notice"));
    json_put_string(content, "body", valid(&scratch, &page.plain));
    json_put_string(content, "format", STR("org.matrix.custom.html"));
    json_put_string(content, "formatted_body", valid(&scratch, &page.html));
    put_mentions(content, options->asker);
    put_relation(content, options);
    json_close(content, '}');
    page_clear(&page);
    arena_clear(&scratch);
}

/* For clients that know no edits the new text stands at the top level, with a star. */
static void add_starred(struct json *json, struct arena *scratch, const char *key,
                        struct str text)
{
    if (text.len > 0)
        json_add_string(json, key, arena_format(scratch, "* %.*s", STR_ARG(text)));
}

static struct json *without_relation(const struct json *content)
{
    struct json *copy = json_object_create();

    for (const struct json *item = json_first(content); item; item = json_next(item))
        if (!str_equal(json_key(item), STR("m.relates_to")))
            json_add_copy(copy, json_key(item).ptr, item);
    return copy;
}

void matrix_format_edit(struct str content, struct str event_id, struct buf *out)
{
    struct error err = {0};
    struct json *fresh = json_parse(content, MATRIX_CONTENT_MAX, &err);
    struct json *json = json_object_create();
    struct arena scratch;

    arena_init(&scratch);
    json_add_string(json, "msgtype", json_string(fresh, "msgtype"));
    add_starred(json, &scratch, "body", json_string(fresh, "body"));
    if (json_get(fresh, "formatted_body")) {
        json_add_string(json, "format", json_string(fresh, "format"));
        add_starred(json, &scratch, "formatted_body",
                    json_string(fresh, "formatted_body"));
    }
    json_add_object(json, "m.mentions");
    json_add_taken(json, "m.new_content", without_relation(fresh));
    struct json *relation = json_add_object(json, "m.relates_to");
    json_add_string(relation, "rel_type", STR("m.replace"));
    json_add_string(relation, "event_id", event_id);
    if (json_is_object(fresh))
        json_format(json, out);
    arena_clear(&scratch);
    json_destroy(json);
    json_destroy(fresh);
}
