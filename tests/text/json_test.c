/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/json.h"

enum { BYTES_MAX = 1 << 20 };

/* On a heap block of exactly its size, so that reading behind it is noticed. */
static struct json *parse(const char *text, struct error *err)
{
    size_t len = strlen(text);
    char *exact = malloc(len ? len : 1);
    assert_non_null(exact);
    memcpy(exact, text, len);
    struct json *json = json_parse(str_make(exact, len), BYTES_MAX, err);
    free(exact);
    return json;
}

static struct json *parse_fine(const char *text)
{
    struct error err = {0};
    struct json *json = parse(text, &err);
    if (!json)
        fail_msg("%s: %s", text, err.text);
    return json;
}

static void assert_refused(const char *text)
{
    struct error err = {0};
    struct json *json = parse(text, &err);
    if (json)
        fail_msg("not refused: %s", text);
    assert_int_equal(err.kind, ERROR_INPUT);
    assert_true(err.text[0] != '\0');
}

static void assert_formats(const struct json *json, const char *expected)
{
    struct buf out;
    buf_init(&out, BYTES_MAX);
    json_format(json, &out);
    assert_string_equal(buf_c_string(&out), expected);
    buf_clear(&out);
}

static void what_is_not_json_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        " ",
        "{",
        "}",
        "[1,]",
        "{\"a\":1,}",
        "{} x",
        "{}{}",
        "nul",
        "nullx",
        "'a'",
        "{\"a\" 1}",
        "[1 2]",
        "\"a",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u12\"",
        "\"\\",
        "01",
        "1.",
        ".5",
        "-",
        "+1",
        "1e",
        "1.e5",
        "- 1",
        "0x10",
        "NaN",
        "Infinity",
        "[1}",
        "\"a\nb\"",
        "[1,\v2]",
        "\"\xff\xff\xff\xff\xff\xff\"",
        "[\x01]",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_refused(texts[i]);
}

static void a_nul_byte_is_refused_anywhere(void **state)
{
    (void)state;
    struct error err = {0};
    assert_null(json_parse(str_make("[1]\0", 4), BYTES_MAX, &err));
    assert_null(json_parse(str_make("[\"a\0b\"]", 7), BYTES_MAX, &err));
}

static void too_many_bytes_are_refused(void **state)
{
    (void)state;
    struct error err = {0};
    assert_null(json_parse(STR("[1,2]"), 4, &err));
    assert_int_equal(err.kind, ERROR_LIMIT);
}

static void an_error_names_line_and_column(void **state)
{
    (void)state;
    struct error err = {0};
    assert_null(parse("{\"a\": 1,\n \"\xc3\xa9\": 01}", &err));
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 7);
    assert_null(parse("{\"a\":1}\n  x", &err));
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 3);
}

static void scalars_and_white_space_around_them_are_documents(void **state)
{
    (void)state;
    int64_t number = 0;
    bool truth = false;
    struct str text;
    struct json *json = parse_fine(" \t\r\n42 \n");
    assert_true(json_to_i64(json, &number));
    assert_int_equal(number, 42);
    assert_false(json_to_bool(json, &truth));
    assert_false(json_to_string(json, &text));
    json_destroy(json);
    json = parse_fine("true");
    assert_true(json_to_bool(json, &truth) && truth);
    json_destroy(json);
}

static void wrong_types_and_null_read_as_not_there(void **state)
{
    (void)state;
    int64_t number = 7;
    struct json *json = parse_fine("{\"a\":\"x\",\"b\":[1,2,3],\"c\":1.5}");
    assert_int_equal(json_string(json, "b").len, 0);
    assert_int_equal(json_string(NULL, "b").len, 0);
    assert_null(json_get(json_get(json, "a"), "b"));
    assert_null(json_get(json, "A"));
    assert_null(json_first(json_get(json, "a")));
    assert_int_equal(json_count(json_get(json, "b")), 3);
    assert_false(json_to_i64(json_get(json, "c"), &number));
    assert_int_equal(number, 7);
    assert_int_equal(json_count(NULL), 0);
    assert_false(json_object_is_sound(NULL));
    json_destroy(json);
}

static void members_are_walked_with_their_keys(void **state)
{
    (void)state;
    struct json *json = parse_fine("{\"one\":1,\"two\":[\"x\"]}");
    const struct json *item = json_first(json);
    assert_true(str_equal(json_key(item), STR("one")));
    item = json_next(item);
    assert_true(str_equal(json_key(item), STR("two")));
    assert_int_equal(json_key(json_first(item)).len, 0);
    assert_null(json_next(item));
    assert_ptr_equal(json_get_str(json, str_make("twofold", 3)), item);
    json_destroy(json);
}

static void one_unsound_event_leaves_its_neighbours_sound(void **state)
{
    (void)state;
    struct json *json = parse_fine(
        "[{\"sender\":\"@a:x\"}, {\"sender\":\"@a:x\\u0000evil\"}, {\"b\":\"\\ud800!\"},"
        " {\"b\":\"\\udc00\\ud800\"}, {\"k\\u0000\":1}, {\"a\":1,\"b\":2,\"a\":3},"
        " {\"b\":\"\\ud83d\\ude00 \\\\u0000 \\ufffd -0\",\"n\":-0}]");
    static const bool sound[] = {true, false, false, false, false, false, true};
    const struct json *event = json_first(json);
    for (size_t i = 0; i < sizeof(sound); i++, event = json_next(event))
        if (json_object_is_sound(event) != sound[i])
            fail_msg("event %zu", i);
    assert_null(event);
    assert_false(json_object_is_sound(json));
    json_destroy(json);
}

static void a_nul_never_cuts_a_name_to_another_one(void **state)
{
    (void)state;
    struct json *json = parse_fine("{\"sender\":\"@a:x\\u0000evil\",\"k\\u0000\":1}");
    assert_true(str_equal(json_string(json, "sender"), STR("@a:x\xef\xbf\xbd"
                                                           "evil")));
    assert_null(json_get(json, "k"));
    json_destroy(json);
}

static char *nested(size_t depth)
{
    char *text = malloc(2 * depth + 16);
    assert_non_null(text);
    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    text[2 * depth] = '\0';
    return text;
}

static void nesting_up_to_the_limit_is_sound(void **state)
{
    (void)state;
    char *text = nested(JSON_DEPTH_MAX);
    struct json *json = parse_fine(text);
    assert_true(json_object_is_sound(json));
    assert_formats(json, text);
    json_destroy(json);
    free(text);
}

static void bottomless_nesting_spoils_only_its_own_event(void **state)
{
    (void)state;
    char *deep = nested(100000);
    size_t size = strlen(deep) + 64;
    char *text = malloc(size);
    assert_non_null(text);
    snprintf(text, size, "[{\"a\":%s},{\"b\":\"kept\"}]", deep);
    struct json *json = parse_fine(text);
    const struct json *event = json_first(json);
    assert_false(json_object_is_sound(event));
    assert_true(json_object_is_sound(json_next(event)));
    assert_true(str_equal(json_string(json_next(event), "b"), STR("kept")));
    json_destroy(json);
    free(text);
    deep[100000] = '\0';
    assert_refused(deep);
    free(deep);
}

static void integers_are_exact_up_to_the_limit_and_none_beyond(void **state)
{
    (void)state;
    int64_t number = 0;
    struct json *json = parse_fine("[9007199254740991,-9007199254740991,9007199254740992,"
                                   "1e400,1234567890123456789012345678901234567890123456"
                                   "789012345678901234567890,1e3,-0]");
    const struct json *item = json_first(json);
    assert_true(json_to_i64(item, &number) && number == 9007199254740991);
    item = json_next(item);
    assert_true(json_to_i64(item, &number) && number == -9007199254740991);
    for (int i = 0; i < 3; i++) {
        item = json_next(item);
        assert_false(json_to_i64(item, &number));
    }
    item = json_next(item);
    assert_true(json_to_i64(item, &number) && number == 1000);
    item = json_next(item);
    assert_true(json_to_i64(item, &number) && number == 0);
    json_destroy(json);
}

static void what_was_built_is_printed_in_that_order(void **state)
{
    (void)state;
    struct json *json = json_object_create();
    json_add_string(json, "z", STR("a\"\\/\n\x01\x7f\xc3\xa9"));
    json_add_i64(json, "n", 9007199254740991);
    json_add_number(json, "score", 0.12345);
    json_add_bool(json, "risk", true);
    json_add_null(json, "topic");
    struct json *list = json_add_array(json, "also");
    json_add_string(list, NULL, STR("x"));
    json_add_copy(list, NULL, json_get(json, "risk"));
    json_add_bool(json_add_object(json, "o"), "k", false);
    json_add_taken(json, "t", json_array_create());
    json_add_string(json, "nul", str_make("a\0b", 3));
    assert_formats(json, "{\"z\":\"a\\\"\\\\/\\n\\u0001\x7f\xc3\xa9\","
                         "\"n\":9007199254740991,\"score\":0.123,\"risk\":true,"
                         "\"topic\":null,\"also\":[\"x\",true],\"o\":{\"k\":false},"
                         "\"t\":[],\"nul\":\"a b\"}");
    json_destroy(json);
    json_destroy(NULL);
}

static struct json *load_vectors(const char *name)
{
    char path[512];
    static char text[64 * 1024];
    struct error err = {0};
    snprintf(path, sizeof(path), "%s/vectors/matrix/%s", TESTS_DIR, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(text, 1, sizeof(text), file);
    assert_true(feof(file));
    fclose(file);
    struct json *json = json_parse(str_make(text, len), sizeof(text), &err);
    assert_non_null(json);
    return json;
}

/* Is input accepted, sound, and printed as canonical? */
static bool is_canonical_of(struct str input, struct str canonical)
{
    struct error err;
    struct buf out;
    struct json *json = json_parse(input, BYTES_MAX, &err);
    buf_init(&out, BYTES_MAX);
    bool is_fine = json && json_object_is_sound(json) && json_format_canonical(json, &out)
                   && (!canonical.ptr || str_equal(buf_view(&out), canonical));
    buf_clear(&out);
    json_destroy(json);
    return is_fine;
}

static size_t check_accepted(const struct json *vectors)
{
    size_t count = 0;
    for (const struct json *v = json_first(vectors); v; v = json_next(v), count++) {
        struct str id = json_string(v, "id");
        bool has_nul = str_equal(id, STR("escapes-u00XX"));
        bool is_canonical =
            is_canonical_of(json_string(v, "input"), json_string(v, "canonical"));
        if (is_canonical == has_nul)
            fail_msg("vector %.*s", STR_ARG(id));
    }
    return count;
}

static void what_is_put_without_a_tree_has_its_commas(void **state)
{
    struct buf out;

    (void)state;
    buf_init(&out, 1000);
    json_open(&out, NULL, '{');
    json_open(&out, "none", '[');
    json_close(&out, ']');
    json_put_i64(&out, "n", -3);
    json_open(&out, "list", '[');
    json_put_string(&out, NULL, STR("a,[{"));
    json_open(&out, NULL, '{');
    json_put_bool(&out, "is \"it\"", true);
    json_close(&out, '}');
    json_close(&out, ']');
    json_put_string(&out, "end", STR(""));
    json_close(&out, '}');
    assert_string_equal(
        buf_c_string(&out),
        "{\"none\":[],\"n\":-3,\"list\":[\"a,[{\",{\"is \\\"it\\\"\":true}],"
        "\"end\":\"\"}");
    buf_clear(&out);
}

/* Eight bytes are looked at together: each byte stands at each place once. */
static void every_byte_reads_back_as_itself_wherever_it_stands(void **state)
{
    char text[20];
    struct buf out;

    (void)state;
    buf_init(&out, 1000);
    for (size_t at = 0; at < sizeof text; at++)
        for (int c = 0; c < 0x80; c++) {
            struct error err = {0};
            memset(text, 'x', sizeof text);
            text[at] = (char)c;
            buf_reset(&out);
            json_open(&out, NULL, '[');
            json_put_string(&out, NULL, str_make(text, sizeof text));
            json_close(&out, ']');
            struct json *json = json_parse(buf_view(&out), out.len, &err);
            struct str read = {0};
            assert_true(json_to_string(json_first(json), &read));
            text[at] = (char)(c == 0 ? ' ' : c);
            assert_true(str_equal(read, str_make(text, sizeof text)));
            json_destroy(json);
        }
    buf_clear(&out);
}

static void canonical_form_is_that_of_the_published_vectors(void **state)
{
    (void)state;
    struct json *published = load_vectors("canonical-json.json");
    struct json *derived = load_vectors("canonical-json-derived.json");
    assert_int_equal(check_accepted(json_get(published, "vectors")), 10);
    assert_int_equal(check_accepted(json_get(derived, "accept")), 13);
    json_destroy(published);
    json_destroy(derived);
}

static void what_has_no_canonical_form_gets_none(void **state)
{
    (void)state;
    size_t count = 0;
    struct json *derived = load_vectors("canonical-json-derived.json");
    const struct json *v = json_first(json_get(derived, "reject"));
    for (; v; v = json_next(v), count++)
        if (is_canonical_of(json_string(v, "input"), str_make(NULL, 0)))
            fail_msg("vector %.*s", STR_ARG(json_string(v, "id")));
    assert_int_equal(count, 7);
    json_destroy(derived);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_json_is_refused),
        cmocka_unit_test(a_nul_byte_is_refused_anywhere),
        cmocka_unit_test(too_many_bytes_are_refused),
        cmocka_unit_test(an_error_names_line_and_column),
        cmocka_unit_test(scalars_and_white_space_around_them_are_documents),
        cmocka_unit_test(wrong_types_and_null_read_as_not_there),
        cmocka_unit_test(members_are_walked_with_their_keys),
        cmocka_unit_test(one_unsound_event_leaves_its_neighbours_sound),
        cmocka_unit_test(a_nul_never_cuts_a_name_to_another_one),
        cmocka_unit_test(nesting_up_to_the_limit_is_sound),
        cmocka_unit_test(bottomless_nesting_spoils_only_its_own_event),
        cmocka_unit_test(integers_are_exact_up_to_the_limit_and_none_beyond),
        cmocka_unit_test(what_was_built_is_printed_in_that_order),
        cmocka_unit_test(what_is_put_without_a_tree_has_its_commas),
        cmocka_unit_test(every_byte_reads_back_as_itself_wherever_it_stands),
        cmocka_unit_test(canonical_form_is_that_of_the_published_vectors),
        cmocka_unit_test(what_has_no_canonical_form_gets_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
