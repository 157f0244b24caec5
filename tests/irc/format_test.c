/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "irc/format.h"
#include "text/utf8.h"

#define CLOSING "General information, not medical advice: please talk to a doctor."
#define FOOTER  "In crisis? Call 112, or talk to somebody now."

static const char words[] =
    "Ketamine can raise blood pressure for an hour or two. Clinics measure it before "
    "and after. Stra\xc3\x9f"
    "en, na\xc3\xafve, \xe2\x9c\x93. Is that all? See "
    "https://example.org/a/rather/long/path?with=parameters for more! ";

static int set_up(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    arena_clear(*state);
    return 0;
}

static struct str fit_words(struct str text, size_t most)
{
    text = str_slice(text, 0, most);
    return str_slice(text, 0, str_find_last_char(text, ' '));
}

/* Up to len bytes of running text, whole words, cut into blocks. */
static struct rich body_of(struct arena *arena, size_t len, size_t blocks)
{
    char *bytes = arena_alloc(arena, len + 1, 1);
    for (size_t i = 0; i < len; i++)
        bytes[i] = words[i % (sizeof(words) - 1)];
    struct str text = str_make(bytes, len);
    struct rich rich = {.blocks = ARENA_ARRAY(arena, struct rich_block, blocks)};
    for (; rich.count < blocks; rich.count++) {
        struct str part = fit_words(text, rich.count + 1 < blocks ? len / blocks : len);
        text = str_skip(text, part.len);
        rich.blocks[rich.count] = rich_from_text(arena, part).blocks[0];
    }
    return rich;
}

static size_t count_of(struct str s, char c)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += s.ptr[i] == c;
    return count;
}

static void check_line(struct str line, const struct irc_format_shape *shape)
{
    assert_true(line.len > 0);
    assert_true(line.len <= shape->line_bytes);
    assert_true(utf8_is_valid(line));
    assert_int_equal(count_of(line, '\x02') % 2, 0);
    assert_int_equal(count_of(line, '\n') + count_of(line, '\r'), 0);
    size_t url = str_find(line, STR("https://"));
    if (url != STR_NOT_FOUND)
        assert_true(str_starts_with(
            str_skip(line, url),
            STR("https://example.org/a/rather/long/path?with=parameters")));
}

static void check_reply(struct arena *arena, size_t len, size_t blocks,
                        const struct irc_format_shape *shape)
{
    struct chat_reply reply = {.lead = STR("Talk to a clinician first."),
                               .title = STR("High blood pressure"),
                               .body = body_of(arena, len, blocks),
                               .hint = STR("Say \"more\" for the rest."),
                               .footer = STR(FOOTER),
                               .closing = STR(CLOSING)};
    struct irc_text text = irc_format_reply(arena, &reply, shape);
    assert_true(text.count >= 1);
    assert_true(text.count <= shape->lines_max);
    for (size_t i = 0; i < text.count; i++)
        check_line(text.items[i], shape);
    assert_true(str_ends_with(text.items[text.count - 1], STR(FOOTER " " CLOSING)));
    assert_true(str_starts_with(text.items[0], shape->prefix));
}

static void every_reply_fits_and_ends_with_the_closing(void **state)
{
    static const size_t widths[] = {140, 200, 321, 400, 8000};
    for (size_t len = 100; len < 4000; len += len < 1500 ? 7 : 301) {
        for (size_t i = 0; i < COUNT_OF(widths); i++) {
            struct irc_format_shape room = {
                .lines_max = 3, .line_bytes = widths[i], .prefix = STR("ann: ")};
            struct irc_format_shape direct = {.lines_max = 8, .line_bytes = widths[i]};
            check_reply(*state, len, 1 + len % 4, &room);
            check_reply(*state, len, 1 + len % 4, &direct);
        }
        arena_reset(*state);
    }
}

/* Without a space it has to be cut, but not between a letter and its marks, nor inside a
 * family. */
static void no_line_ends_inside_what_is_seen_as_one_character(void **state)
{
#define FAMILY "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"
    static const char *const wholes[] = {"e\xcc\x81", "o\xcc\xa3\xcc\x82", FAMILY};
    for (size_t i = 0; i < COUNT_OF(wholes); i++) {
        struct str whole = str_from_c(wholes[i]);
        struct str body = STR("");
        for (int count = 0; count < 60; count++)
            body = arena_format(*state, "%.*s%s", STR_ARG(body), wholes[i]);
        for (size_t width = 40; width < 60; width++) {
            struct irc_format_shape shape = {.lines_max = 8, .line_bytes = width};
            struct chat_reply reply = {.body = rich_from_text(*state, body)};
            struct irc_text text = irc_format_reply(*state, &reply, &shape);
            assert_true(text.count > 1);
            for (size_t at = 0; at + 1 < text.count; at++)
                assert_int_equal(text.items[at].len % whole.len, 0);
        }
    }
}

static struct str line_at(struct irc_text text, size_t at)
{
    assert_true(at < text.count);
    return text.items[at];
}

static void the_hint_gives_way_before_the_body_is_cut(void **state)
{
    struct irc_format_shape shape = {
        .lines_max = 1, .line_bytes = 120, .prefix = STR("ann: ")};
    struct chat_reply reply = {.body = rich_from_text(*state, STR("Yes.")),
                               .hint = STR("Say more."),
                               .closing = STR(CLOSING)};
    struct irc_text text = irc_format_reply(*state, &reply, &shape);
    assert_true(str_equal(line_at(text, 0), STR("ann: Yes. Say more. " CLOSING)));
    shape.line_bytes = 78;
    text = irc_format_reply(*state, &reply, &shape);
    assert_true(str_equal(line_at(text, 0), STR("ann: Yes. " CLOSING)));
    assert_int_equal(text.count, 1);
}

static void a_cut_body_says_so(void **state)
{
    struct irc_format_shape shape = {.lines_max = 2, .line_bytes = 120};
    struct chat_reply reply = {.body = body_of(*state, 900, 1), .closing = STR(CLOSING)};
    struct irc_text text = irc_format_reply(*state, &reply, &shape);
    assert_int_equal(text.count, 2);
    assert_true(str_find(line_at(text, 1), STR(" \xe2\x80\xa6 " CLOSING))
                != STR_NOT_FOUND);
}

static void a_line_prefers_the_end_of_a_sentence(void **state)
{
    struct irc_format_shape shape = {.lines_max = 3, .line_bytes = 40};
    struct chat_reply reply = {
        .body = rich_from_text(*state, STR("It is safe for most people. Some must "
                                           "not take it at all."))};
    struct irc_text text = irc_format_reply(*state, &reply, &shape);
    assert_true(str_equal(line_at(text, 0), STR("It is safe for most people.")));
    assert_true(str_equal(line_at(text, 1), STR("Some must not take it at all.")));
}

static void a_list_breaks_between_its_items(void **state)
{
    struct irc_format_shape shape = {.lines_max = 3, .line_bytes = 48};
    struct chat_reply reply = {
        .body =
            rich_from_text(*state, STR("Cost; Pain; Sleep; Memory; Party and the rest; "
                                       "Drug tests; Addiction."))};
    struct irc_text text = irc_format_reply(*state, &reply, &shape);
    assert_true(str_equal(line_at(text, 0),
                          STR("Cost; Pain; Sleep; Memory; Party and the rest;")));
    assert_true(str_equal(line_at(text, 1), STR("Drug tests; Addiction.")));
}

static void only_the_title_is_bold_and_the_lead_comes_first(void **state)
{
    struct irc_format_shape shape = {
        .lines_max = 3, .line_bytes = 400, .prefix = STR("ann: ")};
    struct chat_reply reply = {.lead = STR("Careful."),
                               .title = STR("Cost"),
                               .body = rich_from_text(*state, STR("It\x02 varies."))};
    struct irc_text text = irc_format_reply(*state, &reply, &shape);
    assert_true(str_equal(line_at(text, 0), STR("ann: Careful.")));
    assert_true(str_equal(line_at(text, 1), STR("\x02"
                                                "Cost\x02: It  varies.")));
}

static void a_footer_longer_than_all_lines_is_still_whole(void **state)
{
    struct irc_format_shape shape = {.lines_max = 1, .line_bytes = 60};
    struct chat_reply reply = {
        .body = body_of(*state, 300, 1), .footer = STR(FOOTER), .closing = STR(CLOSING)};
    struct irc_text text = irc_format_reply(*state, &reply, &shape);
    struct str all = {0};
    for (size_t i = 0; i < text.count; i++)
        all = arena_format(*state, "%.*s%s%.*s", STR_ARG(all), i ? " " : "",
                           STR_ARG(text.items[i]));
    assert_true(str_equal(all, STR(FOOTER " " CLOSING)));
}

static void bad_bytes_and_line_breaks_do_not_leave(void **state)
{
    struct str clean = irc_format_clean(*state, STR("a\r\nQUIT\tb\xff\x07"));
    assert_true(utf8_is_valid(clean));
    assert_int_equal(count_of(clean, '\n') + count_of(clean, '\r'), 0);
    assert_true(str_starts_with(clean, STR("a  QUIT b")));
}

static void lines_that_were_too_long_are_broken_again_and_the_others_stay(void **state)
{
    struct str items[] = {STR("one two three"), STR("four"), STR("five six seven eight")};
    struct irc_text text = {.items = items, .count = 3, .joined = 1 << 1};
    text = irc_format_shorter(*state, &text, 40);
    assert_int_equal(text.count, 3);
    assert_int_equal(text.joined, 1 << 1);
    text = irc_format_shorter(*state, &(struct irc_text){.items = items, .count = 3}, 32);
    assert_int_equal(text.count, 3);
    struct str line = arena_format(*state, "%.*s %.*s %.*s", STR_ARG(items[0]),
                                   STR_ARG(items[2]), STR_ARG(items[2]));
    text = irc_format_shorter(*state, &(struct irc_text){.items = &line, .count = 1}, 32);
    assert_int_equal(text.count, 2);
    assert_true(str_equal(text.items[0], STR("one two three five six seven")));
    assert_int_equal(text.joined, 1 << 1);
}

static void an_empty_reply_is_no_line(void **state)
{
    struct irc_format_shape shape = {
        .lines_max = 3, .line_bytes = 400, .prefix = STR("ann: ")};
    struct chat_reply reply = {0};
    assert_int_equal(irc_format_reply(*state, &reply, &shape).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reply_fits_and_ends_with_the_closing),
        cmocka_unit_test(no_line_ends_inside_what_is_seen_as_one_character),
        cmocka_unit_test(the_hint_gives_way_before_the_body_is_cut),
        cmocka_unit_test(a_cut_body_says_so),
        cmocka_unit_test(a_line_prefers_the_end_of_a_sentence),
        cmocka_unit_test(a_list_breaks_between_its_items),
        cmocka_unit_test(only_the_title_is_bold_and_the_lead_comes_first),
        cmocka_unit_test(a_footer_longer_than_all_lines_is_still_whole),
        cmocka_unit_test(bad_bytes_and_line_breaks_do_not_leave),
        cmocka_unit_test(lines_that_were_too_long_are_broken_again_and_the_others_stay),
        cmocka_unit_test(an_empty_reply_is_no_line),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
