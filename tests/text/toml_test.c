/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/toml.h"

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

static const struct toml *parse_fine(struct arena *arena, const char *text)
{
    struct error err = {0};
    const struct toml *root = NULL;
    if (!toml_parse(str_from_c(text), arena, &root, &err))
        fail_msg("%u:%u: %s", err.line, err.column, err.text);
    return root;
}

static struct error refused(struct arena *arena, const char *text)
{
    struct error err = {0};
    const struct toml *root = NULL;
    if (toml_parse(str_from_c(text), arena, &root, &err))
        fail_msg("not refused: %s", text);
    assert_true(err.text[0] != '\0');
    return err;
}

static void values_keep_their_type(void **state)
{
    const struct toml *root = parse_fine(
        *state, "text = 'a'\nwhole = -7\npart = 1.5\ntruth = true\nday = 2026-11-20\n"
                "list = [1, 'x']\n[table]\nkey = '\xc3\xa9'\n");
    assert_true(str_equal(toml_get(root, STR("text"))->string, STR("a")));
    assert_int_equal(toml_get(root, STR("whole"))->integer, -7);
    assert_true(toml_get(root, STR("part"))->number == 1.5);
    assert_int_equal(toml_get(root, STR("part"))->kind, TOML_FLOAT);
    assert_true(toml_get(root, STR("truth"))->boolean);
    assert_int_equal(toml_get(root, STR("day"))->kind, TOML_DATE);
    assert_true(str_equal(toml_get(root, STR("day"))->string, STR("2026-11-20")));
    assert_int_equal(toml_get(root, STR("day"))->integer, 20261120);
    assert_int_equal(toml_get(root, STR("list"))->count, 2);
    assert_int_equal(toml_get(root, STR("list"))->items[1].kind, TOML_STRING);
    const struct toml *table = toml_get(root, STR("table"));
    assert_true(str_equal(toml_get(table, STR("key"))->string, STR("\xc3\xa9")));
    assert_null(toml_get(root, STR("other")));
    assert_null(toml_get(NULL, STR("other")));
    assert_null(toml_get(toml_get(root, STR("text")), STR("other")));
}

static void a_line_that_goes_on_may_begin_with_any_letter(void **state)
{
    const struct toml *root =
        parse_fine(*state, "a = \"\"\"x \\\n  \xc3\xa9\xc9\xa1\xe2\x82\xac\"\"\"\n");
    assert_true(str_equal(toml_get(root, STR("a"))->string,
                          STR("x \xc3\xa9\xc9\xa1\xe2\x82\xac")));
}

static void members_stand_in_the_order_of_the_text(void **state)
{
    const struct toml *root =
        parse_fine(*state, "z = 1\na = 2\n[m]\nk = 1\n[b]\n[m.c]\n");
    static const char *const keys[] = {"z", "a", "m", "b"};
    assert_int_equal(root->count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_true(str_equal(root->items[i].key, str_from_c(keys[i])));
    assert_int_equal(toml_get(root, STR("m"))->count, 2);
}

static void places_are_those_of_key_and_value_in_characters(void **state)
{
    const struct toml *root =
        parse_fine(*state, "\n  \"\xc3\xa9\" = 'x'\n[t]\n a.b = [1,\n 2]");
    const struct toml *value = toml_get(root, STR("\xc3\xa9"));
    assert_int_equal(value->key_line, 2);
    assert_int_equal(value->key_column, 3);
    assert_int_equal(value->line, 2);
    assert_int_equal(value->column, 9);
    value = toml_get(toml_get(toml_get(root, STR("t")), STR("a")), STR("b"));
    assert_int_equal(value->items[1].line, 5);
    assert_int_equal(value->items[1].column, 2);
    assert_int_equal(toml_get(root, STR("t"))->key_line, 3);
}

static void what_toml_forbids_is_refused_with_its_place(void **state)
{
    static const struct {
        const char *text;
        unsigned line;
    } cases[] = {
        {"a = 1\na = 2\n", 2},
        {"a = 1\n\nb = \n", 3},
        {"a = 'x\x01'\n", 1},
        {"a = 'x'\nb = 'caf\xe9'\n", 2},
        {"a = \"\\q\"\n", 1},
        {"[t]\n[t]\n", 2},
        {"a = {b = 1", 1},
        {"a = 1\n[\ntd]\n", 2},
        {"[[[a]]]\n", 1},
        {"a = 1\xc3\xa9\n", 1},
        {"x = 1\na = 12:30:00\n", 2},
        {"x = 1\na = 2026-11-20T10:00:00Z\n", 2},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct error err = refused(*state, cases[i].text);
        if (err.line != cases[i].line || err.column == 0)
            fail_msg("%s: at %u:%u: %s", cases[i].text, err.line, err.column, err.text);
    }
}

/* What somebody should do who is no programmer. */
static void slips_are_told_in_words_that_help(void **state)
{
    static const struct {
        const char *text;
        unsigned line, column;
        const char *said;
    } slips[] = {
        {"a = cost", 1, 5, "a text stands in quotes"},
        {"a = [normal, 'x']", 1, 7, "a text stands in quotes"},
        {"a = [/cost/]", 1, 6, "a text stands in quotes"},
        {"a = ['b' 'c']", 1, 10, "a comma is missing before this, or the ]"},
        {"a = [\n'b'\n'c']", 3, 1, "a comma is missing before this, or the ]"},
        {"a = ['what's it']", 1, 12, "the quote before this ends the text"},
        {"a = ['b', 'c'", 1, 14, "a list is not closed"},
        {"a = [\n 'b',\n\nc = 'd'", 4, 1, "a list holds no keys"},
        {"a = [ b = 'c' ]", 1, 7, "a list holds no keys"},
        {"a = ['b',, 'c']", 1, 10, "a comma too many"},
        {"a = \"b\nc = 1", 1, 7, "a closing quote is missing in this line"},
        {"a = 'b\x01'", 1, 7, "a control character"},
        {"a = '''b", 1, 9, "a closing quote is missing"},
        {"a = \"\\d\"", 1, 7, "in double quotes a back-slash begins an escape"},
        {"a = [\u201cb\u201d]", 1, 6, "typographic quotes"},
        {"a = 'caf\xe9'", 1, 8, "the text is not UTF-8 here: save the file as UTF-8"},
        {"a == 'b'", 1, 4, "one = is enough"},
        {"a: 'b'", 1, 2, "a key, = and a value are wanted"},
        {"a =", 1, 4, "the value is missing"},
        {"a. = 1", 1, 4, "a key is letters, digits, - and _"},
        {"a = Yes", 1, 5, "what is so or not is written true or false"},
        {"a = TRUE", 1, 5, "what is so or not is written true or false"},
        {"a = 01.11.2026", 1, 6, "no number and no date"},
        {"a = 2026-13-01", 1, 12, "no number and no date"},
        {"a = 'b', 'c'", 1, 8, "the value ended before this: one key a line"},
        {"a = 'b' c = 'd'", 1, 9, "the value ended before this: one key a line"},
        {"a = ['b']\n]", 2, 1, "a line is key = value"},
        {"a = 1\na = 2", 2, 5, "this key was there before"},
        {"[]", 1, 2, "the name of a table stands in [ ]"},
        {"[a]]", 1, 4, "the name of a table stands in [ ]"},
        {"[a\nb = 1", 1, 3, "the name of a table stands in [ ]"},
        {"a = { b = 'c' d = 'e' }", 1, 15, "a comma is missing before this, or the }"},
        {"a = { b = 'c',\nd = 'e' }", 1, 15, "a table in { } stands in one line"},
        {"a = { b = 'c', }", 1, 16, "no comma stands before a }"},
    };

    for (size_t i = 0; i < sizeof(slips) / sizeof(slips[0]); i++) {
        struct error err = refused(*state, slips[i].text);
        if (err.line != slips[i].line || err.column != slips[i].column
            || !str_starts_with(str_from_c(err.text), str_from_c(slips[i].said)))
            fail_msg("%s: at %u:%u: %s", slips[i].text, err.line, err.column, err.text);
    }
}

static void bottomless_nesting_is_refused(void **state)
{
    enum { DEPTH = 100000 };
    char *text = malloc(2 * DEPTH + 16);
    assert_non_null(text);
    memcpy(text, "a = ", 4);
    memset(text + 4, '[', DEPTH);
    text[4 + DEPTH] = '\0';
    refused(*state, text);
    for (size_t i = 0; i < DEPTH; i++)
        memcpy(text + 2 * i, "a.", 2);
    memcpy(text + 2 * (size_t)DEPTH, "a=1", 4);
    refused(*state, text);
    strcpy(text, "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1");
    assert_int_equal(refused(*state, text).line, 1);
    free(text);
}

static void an_empty_text_is_an_empty_table(void **state)
{
    struct error err = {0};
    const struct toml *root = NULL;
    assert_true(toml_parse(str_make(NULL, 0), *state, &root, &err));
    assert_int_equal(root->kind, TOML_TABLE);
    assert_int_equal(root->count, 0);
    assert_int_equal(parse_fine(*state, "# nothing\r\n")->count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_keep_their_type),
        cmocka_unit_test(a_line_that_goes_on_may_begin_with_any_letter),
        cmocka_unit_test(members_stand_in_the_order_of_the_text),
        cmocka_unit_test(places_are_those_of_key_and_value_in_characters),
        cmocka_unit_test(what_toml_forbids_is_refused_with_its_place),
        cmocka_unit_test(slips_are_told_in_words_that_help),
        cmocka_unit_test(bottomless_nesting_is_refused),
        cmocka_unit_test(an_empty_text_is_an_empty_table),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
