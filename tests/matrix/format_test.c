/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/random.h"
#include "matrix/format.h"
#include "text/json.h"
#include "text/utf8.h"

#define CLOSING "This is general information, not medical advice. Please see a doctor."

struct rendered {
    struct buf text;
    struct json *json;
    struct str plain, html;
};

static void render(const struct chat_reply *reply,
                   const struct matrix_format_options *options, struct rendered *out)
{
    struct error err = {0};

    buf_init(&out->text, MATRIX_CONTENT_MAX);
    matrix_format_reply(reply, options, &out->text);
    assert_false(out->text.is_full);
    out->json = json_parse(buf_view(&out->text), MATRIX_CONTENT_MAX, &err);
    assert_non_null(out->json);
    out->plain = json_string(out->json, "body");
    out->html = json_string(out->json, "formatted_body");
}

static void rendered_clear(struct rendered *rendered)
{
    json_destroy(rendered->json);
    buf_clear(&rendered->text);
}

static void assert_renders(struct rich body, const char *plain, const char *html)
{
    struct chat_reply reply = {.body = body};
    struct matrix_format_options options = {0};
    struct rendered rendered;

    render(&reply, &options, &rendered);
    assert_string_equal(rendered.plain.ptr, plain);
    assert_string_equal(rendered.html.ptr, html);
    rendered_clear(&rendered);
}

static void parts_stand_in_their_order_in_both_forms(void **state)
{
    struct arena arena;
    struct rendered rendered;
    struct matrix_format_options options = {0};
    (void)state;

    arena_init(&arena);
    struct chat_reply reply = {
        .lead = STR("Lead."),
        .title = STR("Title"),
        .body = rich_from_text(&arena, STR("Body.")),
        .hint = STR("Hint."),
        .footer = STR("Footer."),
        .sources = STR("Sources."),
        .closing = STR("Closing."),
    };
    render(&reply, &options, &rendered);
    assert_string_equal(rendered.plain.ptr, "Lead.\n\nTitle\n\nBody.\n\nHint.\n\nFooter."
                                            "\n\nSources.\n\nClosing.");
    assert_string_equal(rendered.html.ptr,
                        "<p>Lead.</p><h4>Title</h4><p>Body.</p><p><em>Hint.</em></p>"
                        "<p><strong>Footer.</strong></p><p>Sources.</p>"
                        "<p><em>Closing.</em></p>");
    assert_true(str_equal(json_string(rendered.json, "msgtype"), STR("m.notice")));
    rendered_clear(&rendered);
    arena_clear(&arena);
}

static void markup_in_the_text_is_escaped(void **state)
{
    struct arena arena;
    (void)state;

    arena_init(&arena);
    assert_renders(rich_from_text(&arena, STR("a < b & \"c\" <script>")),
                   "a < b & \"c\" <script>",
                   "<p>a &lt; b &amp; &quot;c&quot; &lt;script&gt;</p>");
    arena_clear(&arena);
}

static void links_are_safe_and_written_out_in_plain(void **state)
{
    struct rich_span spans[] = {
        {.text = STR_INIT("the NHS"), .url = STR_INIT("https://nhs.uk/?a=1&b=\"2\"")},
        {.text = STR_INIT(" and ")},
        {.text = STR_INIT("this"), .url = STR_INIT("javascript:alert(1)")},
    };
    struct rich_block block = {.kind = RICH_PARAGRAPH, .spans = spans, .count = 3};
    struct chat_reply reply = {.body = {.blocks = &block, .count = 1}};
    struct matrix_format_options options = {0};
    struct rendered rendered;
    (void)state;

    render(&reply, &options, &rendered);
    assert_non_null(strstr(rendered.plain.ptr, "the NHS (https://nhs.uk/?a=1&b=\"2\")"));
    assert_string_equal(
        rendered.html.ptr,
        "<p><a href=\"https://nhs.uk/?a=1&amp;b=&quot;2&quot;\">the NHS</a>"
        " and this</p>");
    rendered_clear(&rendered);
}

static void lists_nest_and_close(void **state)
{
    struct rich_span text = {.text = STR_INIT("x"), .styles = RICH_STRONG};
    struct rich_block blocks[] = {
        {.kind = RICH_ITEM, .level = 1, .spans = &text, .count = 1},
        {.kind = RICH_ITEM, .level = 2, .number = 3, .spans = &text, .count = 1},
        {.kind = RICH_ITEM, .level = 1, .spans = &text, .count = 1},
        {.kind = RICH_PARAGRAPH, .spans = &text, .count = 1},
    };
    struct rich body = {.blocks = blocks, .count = 4};
    (void)state;

    assert_renders(body, "- x\n  3. x\n- x\n\nx",
                   "<ul><li><strong>x</strong><ol start=\"3\"><li><strong>x</strong></li>"
                   "</ol></li><li><strong>x</strong></li></ul><p><strong>x</strong></p>");
}

static void answer_points_to_its_question_and_mentions_the_asker(void **state)
{
    struct chat_reply reply = {.closing = STR(CLOSING)};
    struct matrix_format_options options = {.reply_to = STR("$q"),
                                            .asker = STR("@ann:x")};
    struct rendered rendered;
    (void)state;

    render(&reply, &options, &rendered);
    assert_non_null(strstr(buf_c_string(&rendered.text),
                           "\"m.relates_to\":{\"m.in_reply_to\":{\"event_id\":\"$q\"}}"));
    assert_non_null(strstr(buf_c_string(&rendered.text),
                           "\"m.mentions\":{\"user_ids\":[\"@ann:x\"]}"));
    rendered_clear(&rendered);
    options.asker = STR("");
    options.thread = STR("$root");
    render(&reply, &options, &rendered);
    assert_non_null(strstr(buf_c_string(&rendered.text), "\"m.mentions\":{}"));
    assert_non_null(strstr(buf_c_string(&rendered.text),
                           "\"rel_type\":\"m.thread\",\"event_id\":\"$root\","
                           "\"is_falling_back\":false"));
    rendered_clear(&rendered);
}

/* Words, markup, wide characters and control characters, as long as is wanted. */
static struct str random_text(struct arena *arena, struct random *random, size_t max)
{
    static const char *const pieces[] = {"ketamine", " ",    "<b>", "&",  "\"",   "é",
                                         "漢",       "\x01", "\\",  "\n", "</p>", "🙂"};
    size_t wanted = (size_t)random_below(random, max + 1), len = 0;
    char *text = arena_alloc(arena, wanted + 16, 1);

    while (len < wanted) {
        const char *piece = pieces[random_below(random, COUNT_OF(pieces))];
        memcpy(text + len, piece, strlen(piece));
        len += strlen(piece);
    }
    return str_make(text, len);
}

static struct rich random_body(struct arena *arena, struct random *random)
{
    static const size_t sizes[] = {0, 20, 300, 3000, 20000};
    size_t count = (size_t)random_below(random, 40);
    struct rich body = {ARENA_ARRAY(arena, struct rich_block, count + 1), count};

    for (size_t i = 0; i < count; i++) {
        struct rich_span *spans = ARENA_ARRAY(arena, struct rich_span, 2);
        spans[0].text = random_text(arena, random, sizes[random_below(random, 5)]);
        spans[0].styles = (unsigned)random_below(random, 8);
        spans[1] = (struct rich_span){.text = STR("link"), .url = STR("https://x.y/")};
        body.blocks[i] = (struct rich_block){
            .kind = (enum rich_block_kind)random_below(random, RICH_PREFORMATTED + 1),
            .level = (unsigned)random_below(random, 9),
            .number = (unsigned)random_below(random, 3),
            .spans = spans,
            .count = 1 + (size_t)random_below(random, 2),
        };
    }
    return body;
}

static void every_reply_ends_with_the_closing_and_fits(void **state)
{
    struct random random;
    (void)state;

    random_init(&random, 20261124);
    for (int round = 0; round < 400; round++) {
        struct arena arena;
        struct rendered rendered;
        struct matrix_format_options options = {.reply_to = STR("$q")};
        arena_init(&arena);
        struct chat_reply reply = {
            .lead = random_text(&arena, &random, 3000),
            .title = random_text(&arena, &random, 100),
            .body = random_body(&arena, &random),
            .hint = random_text(&arena, &random, 100),
            .footer = random_text(&arena, &random, 500),
            .sources = random_text(&arena, &random, 3000),
            .closing = STR(CLOSING),
        };
        render(&reply, &options, &rendered);
        assert_true(str_ends_with(rendered.plain, STR(CLOSING)));
        assert_true(str_ends_with(rendered.html, STR("<p><em>" CLOSING "</em></p>")));
        assert_true(rendered.plain.len + rendered.html.len <= MATRIX_FORMAT_BYTES_MAX);
        assert_true(utf8_is_valid(rendered.plain) && utf8_is_valid(rendered.html));
        rendered_clear(&rendered);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_stand_in_their_order_in_both_forms),
        cmocka_unit_test(markup_in_the_text_is_escaped),
        cmocka_unit_test(links_are_safe_and_written_out_in_plain),
        cmocka_unit_test(lists_nest_and_close),
        cmocka_unit_test(answer_points_to_its_question_and_mentions_the_asker),
        cmocka_unit_test(every_reply_ends_with_the_closing_and_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
