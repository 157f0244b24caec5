/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/markdown.h"

static int arena_set_up(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int arena_tear_down(void **state)
{
    arena_clear(*state);
    return 0;
}

static struct markdown parse_fine(struct arena *arena, const char *text)
{
    struct error err = {0};
    struct markdown page = {0};
    if (!markdown_parse(str_from_c(text), arena, &page, &err))
        fail_msg("%u:%u: %s", err.line, err.column, err.text);
    return page;
}

static void describe_rich(struct buf *out, const struct rich_block *block)
{
    static const char *const kinds[] = {"P", "H", "I", "Q", "C"};
    buf_format(out, "%s", kinds[block->kind]);
    if (block->level)
        buf_format(out, "%u", block->level);
    if (block->number)
        buf_format(out, ".%u", block->number);
    for (size_t i = 0; i < block->count; i++) {
        const struct rich_span *span = &block->spans[i];
        buf_format(out, "%s%s%s[%.*s]", span->styles & RICH_STRONG ? "s" : "",
                   span->styles & RICH_EMPHASIS ? "e" : "",
                   span->styles & RICH_CODE ? "c" : "", STR_ARG(span->text));
        if (span->url.len)
            buf_format(out, "(%.*s)", STR_ARG(span->url));
    }
}

/* One line per block: its place, what it is, and its spans with their styles. */
static void assert_page(struct arena *arena, const char *text, const char *expected)
{
    struct markdown page = parse_fine(arena, text);
    struct buf out;
    buf_init(&out, 64 * 1024);
    for (size_t i = 0; i < page.count; i++) {
        const struct markdown_block *block = &page.blocks[i];
        buf_format(&out, "%u ", block->line);
        if (block->kind == MARKDOWN_HEADING)
            buf_format(&out, "#%u %.*s", block->level, STR_ARG(block->text));
        else if (block->kind == MARKDOWN_FENCE)
            buf_format(&out, "%s <%.*s> %.*s", block->is_closed ? "fence" : "open",
                       STR_ARG(block->info), STR_ARG(block->text));
        else if (block->kind == MARKDOWN_HTML)
            buf_add(&out, STR("html"));
        else
            describe_rich(&out, &block->block);
        buf_add_char(&out, '|');
    }
    assert_string_equal(buf_c_string(&out), expected);
    buf_clear(&out);
}

static void headings_and_paragraphs_have_their_lines(void **state)
{
    assert_page(*state,
                "# One *two* `x`\n\nText\nwraps  \nhard.\n\nTitle\n---\n"
                "### [a](b)\n",
                "1 #1 One two x|3 P[Text wraps hard.]|7 #2 Title|9 #3 a|");
}

static void a_fence_keeps_its_content_and_info(void **state)
{
    assert_page(*state, "a\n\n```toml faq \nid = 'x'\n\n  y\n```\n~~~\n```\n~~~~\n",
                "1 P[a]|4 fence <toml faq> id = 'x'\n\n  y\n|9 fence <> ```\n|");
    assert_page(*state, "```toml faq\r\nid = 1\r\n```\r\n",
                "2 fence <toml faq> id = 1\n|");
}

static void a_fence_without_end_is_said_to_be_open(void **state)
{
    assert_page(*state, "```toml faq\na = 1\n", "2 open <toml faq> a = 1\n|");
    assert_page(*state, "````\na\n```\n", "2 open <> a\n```\n|");
    assert_page(*state, "```\n", "2 open <> |");
    assert_page(*state, "```\na\n``` x\n", "2 open <> a\n``` x\n|");
    assert_page(*state, "```\n```", "2 fence <> |");
}

static void indented_code_is_no_fence(void **state)
{
    assert_page(*state, "    ```\n    a\n", "1 C[```\na]|");
    assert_page(*state, "- x\n\n  ```\n  code\n  ```\n", "1 I1[x]|3 C[code]|");
}

static void lists_are_flat_with_level_and_number(void **state)
{
    assert_page(*state, "- a\n- b\n\n  3. c\n  4. d\n     - e\n- f\n",
                "1 I1[a]|2 I1[b]|4 I2.3[c]|5 I2.4[d]|6 I3[e]|7 I1[f]|");
}

static void paragraphs_of_one_item_are_joined(void **state)
{
    assert_page(*state, "1. a\n\n   b **c**\n\n2. d\n   - e\n\n   f\n\ng\n",
                "1 I1.1[a][ ][b ]s[c]|5 I1.2[d]|6 I2[e]|8 P[f]|10 P[g]|");
    assert_page(*state, "- a\n\n  *\n\n  b\n", "1 I1[a]|5 P[b]|");
}

static void quotes_keep_their_kind(void **state)
{
    assert_page(*state, "> a\n> b\n>\n> c\n> - d\n> # e\n",
                "1 Q[a b]|4 Q[c]|5 I1[d]|6 H1[e]|");
}

static void styles_nest(void **state)
{
    assert_page(*state, "a **b *c* `d`** *e*", "1 P[a ]s[b ]se[c]s[ ]sc[d][ ]e[e]|");
}

static void only_web_and_mail_links_keep_their_url(void **state)
{
    assert_page(*state, "[a *b*](https://x.org/1) <mailto:q@x.org> [c](HTTP://x)",
                "1 P[a ](https://x.org/1)e[b](https://x.org/1)[ ][mailto:q@x.org]"
                "(mailto:q@x.org)[ ][c](HTTP://x)|");
    assert_page(*state, "[a](javascript:x) [b](other.md) [c](data:x) [d](<http://x y>)",
                "1 P[a][ ][b][ ][c][ ][d]|");
    assert_page(*state, "[a](http://x/&#10;PRIVMSG) ![alt *t*](http://x/i.png)",
                "1 P[a][ alt ]e[t]|");
}

static void raw_html_is_dropped_and_said_so(void **state)
{
    assert_page(*state, "<div>\nx\n</div>\n\na<b>c</b>\n\n<i></i>\n",
                "1 html|5 P[ac]|5 html|7 html|");
}

static void no_control_character_gets_through(void **state)
{
    assert_page(*state, "a&#10;b&#13;&#2;c\x02 d&nbsp;e",
                "1 P[a b  c  d\xc2\xa0"
                "e]|");
    struct error err;
    struct markdown page;
    assert_true(markdown_parse(str_make("a\0\0\0", 4), *state, &page, &err));
    assert_true(str_equal(page.blocks[0].block.spans[0].text,
                          STR("a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd")));
}

static void an_empty_page_has_no_blocks(void **state)
{
    struct error err = {0};
    struct markdown page = {.count = 7};
    assert_true(markdown_parse(str_make(NULL, 0), *state, &page, &err));
    assert_int_equal(page.count, 0);
}

static void text_that_is_not_utf8_is_refused_with_its_place(void **state)
{
    struct error err = {0};
    struct markdown page;
    assert_false(markdown_parse(STR("a\n\xc3\xa9x\xff\n"), *state, &page, &err));
    assert_int_equal(err.kind, ERROR_INPUT);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 3);
}

static void too_many_blocks_are_refused(void **state)
{
    struct error err = {0};
    struct markdown page;
    size_t len = 4 * (MARKDOWN_BLOCKS_MAX + 1);
    char *text = malloc(len);
    assert_non_null(text);
    for (size_t i = 0; i < len; i += 4)
        memcpy(text + i, "# a\n", 4);
    assert_false(markdown_parse(str_make(text, len), *state, &page, &err));
    assert_int_equal(err.kind, ERROR_LIMIT);
    free(text);
}

static void deep_quotes_do_not_exhaust_the_stack(void **state)
{
    enum { DEPTH = 20000 };
    char *text = malloc(DEPTH + 2);
    assert_non_null(text);
    memset(text, '>', DEPTH);
    memcpy(text + DEPTH, "a", 2);
    struct markdown page = parse_fine(*state, text);
    assert_int_equal(page.count, 1);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_and_paragraphs_have_their_lines),
        cmocka_unit_test(a_fence_keeps_its_content_and_info),
        cmocka_unit_test(a_fence_without_end_is_said_to_be_open),
        cmocka_unit_test(indented_code_is_no_fence),
        cmocka_unit_test(lists_are_flat_with_level_and_number),
        cmocka_unit_test(paragraphs_of_one_item_are_joined),
        cmocka_unit_test(quotes_keep_their_kind),
        cmocka_unit_test(styles_nest),
        cmocka_unit_test(only_web_and_mail_links_keep_their_url),
        cmocka_unit_test(raw_html_is_dropped_and_said_so),
        cmocka_unit_test(no_control_character_gets_through),
        cmocka_unit_test(an_empty_page_has_no_blocks),
        cmocka_unit_test(text_that_is_not_utf8_is_refused_with_its_place),
        cmocka_unit_test(too_many_blocks_are_refused),
        cmocka_unit_test(deep_quotes_do_not_exhaust_the_stack),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
