/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "irc/message.h"
#include "text/json.h"

#define assert_str(got, want)                                                        \
    do {                                                                             \
        struct str got_ = (got), want_ = (want);                                     \
        if (!str_equal(got_, want_))                                                 \
            fail_msg("\"%.*s\" instead of \"%.*s\"", STR_ARG(got_), STR_ARG(want_)); \
    } while (0)

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

static struct json *load_vectors(const char *name)
{
    static char bytes[256 * 1024];
    char path[512];
    struct error err = {0};
    (void)snprintf(path, sizeof(path), "%s/vectors/irc/%s.json", TESTS_DIR, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    struct json *doc = json_parse(str_make(bytes, len), sizeof(bytes), &err);
    assert_non_null(doc);
    assert_true(json_count(json_get(doc, "tests")) > 0);
    return doc;
}

static struct str text_of(const struct json *json)
{
    struct str text = {0};
    assert_true(json_to_string(json, &text));
    return text;
}

static void check_split(const struct json *test, struct arena *arena)
{
    const struct json *atoms = json_get(test, "atoms");
    struct irc_message message;
    struct str value = {0};
    assert_true(irc_message_parse(json_string(test, "input"), &message));
    assert_str(message.source, json_string(atoms, "source"));
    assert_str(message.command, json_string(atoms, "verb"));
    assert_int_equal(message.param_count, json_count(json_get(atoms, "params")));
    size_t at = 0;
    for (const struct json *item = json_first(json_get(atoms, "params")); item;
         item = json_next(item))
        assert_str(message.params[at++], text_of(item));
    for (const struct json *tag = json_first(json_get(atoms, "tags")); tag;
         tag = json_next(tag)) {
        assert_true(irc_message_tag(&message, arena, json_key(tag), &value));
        assert_str(value, text_of(tag));
    }
    if (!json_get(atoms, "tags"))
        assert_int_equal(message.tags.len, 0);
}

static void lines_are_split_as_published(void **state)
{
    struct json *doc = load_vectors("msg-split");
    for (const struct json *test = json_first(json_get(doc, "tests")); test;
         test = json_next(test))
        check_split(test, *state);
    json_destroy(doc);
}

static struct str joined_tags(const struct json *tags, struct arena *arena)
{
    struct str raw = {0};
    for (const struct json *tag = json_first(tags); tag; tag = json_next(tag)) {
        struct str value = irc_tag_escape(arena, text_of(tag));
        raw = arena_format(arena, "%.*s%s%.*s%s%.*s", STR_ARG(raw), raw.len ? ";" : "",
                           STR_ARG(json_key(tag)), value.len ? "=" : "", STR_ARG(value));
    }
    return raw;
}

static void check_join(const struct json *test, struct arena *arena)
{
    const struct json *atoms = json_get(test, "atoms");
    struct irc_message message = {.tags = joined_tags(json_get(atoms, "tags"), arena),
                                  .source = json_string(atoms, "source"),
                                  .command = json_string(atoms, "verb")};
    for (const struct json *item = json_first(json_get(atoms, "params")); item;
         item = json_next(item))
        message.params[message.param_count++] = text_of(item);
    struct buf line;
    buf_init(&line, IRC_LINE_BYTES_MAX);
    assert_true(irc_message_format(&line, &message));
    struct str got = str_slice(buf_view(&line), 0, line.len - 2);
    bool is_listed = false;
    for (const struct json *match = json_first(json_get(test, "matches")); match;
         match = json_next(match))
        is_listed |= str_equal(text_of(match), got);
    if (!is_listed)
        fail_msg("%.*s: %.*s", STR_ARG(json_string(test, "desc")), STR_ARG(got));
    buf_clear(&line);
}

static void lines_are_joined_as_published(void **state)
{
    struct json *doc = load_vectors("msg-join");
    for (const struct json *test = json_first(json_get(doc, "tests")); test;
         test = json_next(test))
        check_join(test, *state);
    json_destroy(doc);
}

static void sources_are_split_as_published(void **state)
{
    (void)state;
    struct json *doc = load_vectors("userhost-split");
    for (const struct json *test = json_first(json_get(doc, "tests")); test;
         test = json_next(test)) {
        const struct json *atoms = json_get(test, "atoms");
        struct irc_source source = irc_source_split(json_string(test, "source"));
        assert_str(source.nick, json_string(atoms, "nick"));
        assert_str(source.user, json_string(atoms, "user"));
        assert_str(source.host, json_string(atoms, "host"));
    }
    json_destroy(doc);
}

static void check_masks(const struct json *list, struct str mask, bool is_match)
{
    for (const struct json *item = json_first(list); item; item = json_next(item)) {
        if (str_matches_glob(text_of(item), mask) != is_match)
            fail_msg("%.*s and %.*s", STR_ARG(mask), STR_ARG(text_of(item)));
    }
}

static void masks_match_as_published(void **state)
{
    (void)state;
    struct json *doc = load_vectors("mask-match");
    for (const struct json *test = json_first(json_get(doc, "tests")); test;
         test = json_next(test)) {
        check_masks(json_get(test, "matches"), json_string(test, "mask"), true);
        check_masks(json_get(test, "fails"), json_string(test, "mask"), false);
    }
    json_destroy(doc);
}

static void trailing_param_keeps_its_spaces(void **state)
{
    (void)state;
    struct irc_message message;
    assert_true(irc_message_parse(STR(":a PRIVMSG #b :  two  words "), &message));
    assert_str(message.params[1], STR("  two  words "));
}

static void nul_and_bare_cr_make_no_message(void **state)
{
    (void)state;
    struct irc_message message;
    assert_false(irc_message_parse(str_make("PING a\0b", 8), &message));
    assert_false(irc_message_parse(STR("PRIVMSG #a :b\rQUIT"), &message));
    assert_false(irc_message_parse(STR("@tag :source"), &message));
}

static void text_cannot_smuggle_in_a_second_command(void **state)
{
    (void)state;
    struct buf line;
    buf_init(&line, 100);
    struct irc_message message = {.command = STR("PRIVMSG"),
                                  .params = {STR("#a"), STR("b\r\nQUIT :c")},
                                  .param_count = 2};
    assert_true(irc_message_format(&line, &message));
    assert_str(buf_view(&line), STR("PRIVMSG #a :b  QUIT :c\r\n"));
    message.params[0] = STR("#a #b");
    assert_false(irc_message_format(&line, &message));
    message.params[0] = STR(":a");
    assert_false(irc_message_format(&line, &message));
    assert_str(buf_view(&line), STR("PRIVMSG #a :b  QUIT :c\r\n"));
    buf_clear(&line);
}

static void the_last_tag_of_a_name_wins(void **state)
{
    struct irc_message message;
    struct str value;
    assert_true(irc_message_parse(STR("@a=1;b;a=\\:x\\s\\q\\ X"), &message));
    assert_true(irc_message_tag(&message, *state, STR("a"), &value));
    assert_str(value, STR(";x q"));
    assert_true(irc_message_tag(&message, *state, STR("b"), &value));
    assert_int_equal(value.len, 0);
    assert_false(irc_message_tag(&message, *state, STR("c"), &value));
}

static void server_time_is_unix_time(void **state)
{
    (void)state;
    int64_t ms = 0;
    assert_true(irc_time_parse(STR("1970-01-02T00:00:01.250Z"), &ms));
    assert_int_equal(ms, 86401250);
    assert_true(irc_time_parse(STR("2026-11-24T12:00:00Z"), &ms));
    assert_int_equal(ms, 1795521600000);
    assert_false(irc_time_parse(STR("yesterday"), &ms));
    assert_false(irc_time_parse(STR("12026-11-24T12:00:00Z"), &ms));
}

static void overlong_lines_are_left_out_whole(void **state)
{
    (void)state;
    static char bytes[3 * IRC_LINE_BYTES_MAX];
    struct irc_lines lines;
    struct str rest, line;
    size_t count = 0;
    irc_lines_init(&lines);
    memset(bytes, 'x', sizeof(bytes));
    memcpy(bytes + sizeof(bytes) - 10, "\r\nPING a\r\n", 10);
    rest = str_make(bytes, sizeof(bytes));
    while (rest.len) {
        rest = str_skip(rest, irc_lines_feed(&lines, rest));
        while (irc_lines_next(&lines, &line)) {
            assert_str(line, STR("PING a"));
            count++;
        }
    }
    assert_int_equal(count, 1);
    assert_int_equal(lines.refused, 1);
    irc_lines_clear(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_are_split_as_published, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_are_joined_as_published, set_up, tear_down),
        cmocka_unit_test(sources_are_split_as_published),
        cmocka_unit_test(masks_match_as_published),
        cmocka_unit_test(trailing_param_keeps_its_spaces),
        cmocka_unit_test(nul_and_bare_cr_make_no_message),
        cmocka_unit_test(text_cannot_smuggle_in_a_second_command),
        cmocka_unit_test_setup_teardown(the_last_tag_of_a_name_wins, set_up, tear_down),
        cmocka_unit_test(server_time_is_unix_time),
        cmocka_unit_test(overlong_lines_are_left_out_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
