/* SPDX-License-Identifier: MIT */
#include "matrix/html.h"

#include "text/utf8.h"

bool matrix_html_is_control(char c)
{
    return ((unsigned char)c < 0x20 && c != '\n') || c == 0x7f;
}

/* Empty: it may stand as it is. */
static struct str instead_of(char c)
{
    switch (c) {
    case '&': return STR("&amp;");
    case '<': return STR("&lt;");
    case '>': return STR("&gt;");
    case '"': return STR("&quot;");
    default: return matrix_html_is_control(c) ? STR(" ") : (struct str){0};
    }
}

void matrix_html_text(struct buf *out, struct str text)
{
    size_t plain = 0;

    for (size_t i = 0; i < text.len; i++) {
        struct str instead = instead_of(text.ptr[i]);
        if (instead.len == 0)
            continue;
        buf_add(out, str_slice(text, plain, i));
        buf_add(out, instead);
        plain = i + 1;
    }
    buf_add(out, str_skip(text, plain));
}

static bool is_safe_url(struct str url)
{
    return str_starts_with_ascii_nocase(url, STR("https://"))
           || str_starts_with_ascii_nocase(url, STR("http://"))
           || str_starts_with_ascii_nocase(url, STR("mailto:"));
}

static const struct {
    unsigned style;
    const char *open, *close;
} STYLES[] = {
    {RICH_STRONG, "<strong>", "</strong>"},
    {RICH_EMPHASIS, "<em>", "</em>"},
    {RICH_CODE, "<code>", "</code>"},
};

static void add_span(struct buf *out, const struct rich_span *span)
{
    size_t count = sizeof STYLES / sizeof STYLES[0];
    bool is_link = is_safe_url(span->url);

    if (is_link) {
        buf_add(out, STR("<a href=\""));
        matrix_html_text(out, span->url);
        buf_add(out, STR("\">"));
    }
    for (size_t i = 0; i < count; i++)
        if (span->styles & STYLES[i].style)
            buf_add(out, str_from_c(STYLES[i].open));
    matrix_html_text(out, span->text);
    for (size_t i = count; i-- > 0;)
        if (span->styles & STYLES[i].style)
            buf_add(out, str_from_c(STYLES[i].close));
    if (is_link)
        buf_add(out, STR("</a>"));
}

static void add_spans(struct buf *out, const struct rich_block *block)
{
    for (size_t i = 0; i < block->count; i++)
        add_span(out, &block->spans[i]);
}

static void close_lists(struct matrix_html *html, unsigned depth)
{
    while (html->depth > depth) {
        html->depth--;
        buf_add(html->out,
                html->is_ordered[html->depth] ? STR("</li></ol>") : STR("</li></ul>"));
    }
}

static void open_list(struct matrix_html *html, unsigned number)
{
    html->is_ordered[html->depth++] = number > 0;
    if (number > 1)
        buf_format(html->out, "<ol start=\"%u\">", number);
    else
        buf_add(html->out, number == 1 ? STR("<ol>") : STR("<ul>"));
}

static void add_item(struct matrix_html *html, const struct rich_block *block)
{
    unsigned depth = block->level < 1 ? 1 : block->level;

    if (depth > MATRIX_LIST_DEPTH_MAX)
        depth = MATRIX_LIST_DEPTH_MAX;
    close_lists(html, depth);
    if (html->depth == depth && html->is_ordered[depth - 1] != (block->number > 0))
        close_lists(html, depth - 1);
    if (html->depth == depth)
        buf_add(html->out, STR("</li>"));
    while (html->depth < depth) {
        open_list(html, block->number);
        if (html->depth < depth)
            buf_add(html->out, STR("<li>"));
    }
    buf_add(html->out, STR("<li>"));
    add_spans(html->out, block);
}

static void add_heading(struct buf *out, const struct rich_block *block)
{
    unsigned level = block->level < 3 ? 3 : block->level > 6 ? 6 : block->level;

    buf_format(out, "<h%u>", level);
    add_spans(out, block);
    buf_format(out, "</h%u>", level);
}

static void add_wrapped(struct buf *out, const char *open, const struct rich_block *block,
                        const char *close)
{
    buf_add(out, str_from_c(open));
    add_spans(out, block);
    buf_add(out, str_from_c(close));
}

void matrix_html_block(struct matrix_html *html, const struct rich_block *block)
{
    if (block->kind != RICH_ITEM)
        matrix_html_end(html);
    switch (block->kind) {
    case RICH_PARAGRAPH: add_wrapped(html->out, "<p>", block, "</p>"); break;
    case RICH_HEADING: add_heading(html->out, block); break;
    case RICH_ITEM: add_item(html, block); break;
    case RICH_QUOTE:
        add_wrapped(html->out, "<blockquote><p>", block, "</p></blockquote>");
        break;
    case RICH_PREFORMATTED:
        add_wrapped(html->out, "<pre><code>", block, "</code></pre>");
        break;
    }
}

void matrix_html_end(struct matrix_html *html)
{
    close_lists(html, 0);
}
