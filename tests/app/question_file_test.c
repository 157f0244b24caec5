/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/question_file.h"
#include "folder.h"

static void lines_are_plain_or_json_and_none_is_lost(void **state)
{
    (void)state;
    static const char *const texts[] = {"what?",     "a b", "c",
                                        "{not json", "",    "caf\xc3\xa9"};
    struct folder folder;
    struct question_file file;
    struct question_line line;
    struct arena scratch;
    struct error err;
    size_t count = 0;
    folder_make(&folder);
    const char *path = folder_write(&folder, "q.jsonl",
                                    " what? \n{\"q\":\"a b\",\"id\":7}\r\n"
                                    "{\"text\":\"c\"}\n"
                                    "{not json\n\ncaf\xe9");
    arena_init(&scratch);
    assert_true(question_file_open(&file, path, &err));
    for (; question_file_next(&file, &scratch, &line); arena_reset(&scratch), count++) {
        assert_true(count < COUNT_OF(texts));
        assert_true(str_equal(line.text, str_from_c(texts[count])));
        if (count == 1) {
            int64_t id = 0;
            assert_true(json_to_i64(json_get(line.row, "id"), &id) && id == 7);
        }
    }
    assert_int_equal(count, COUNT_OF(texts));
    assert_true(question_file_close(&file));
    arena_clear(&scratch);
    folder_remove(&folder);
}

static void a_missing_file_is_named(void **state)
{
    (void)state;
    struct question_file file;
    struct error err = {0};
    assert_false(question_file_open(&file, "/nonexistent/q", &err));
    assert_string_equal(err.file, "/nonexistent/q");
}

static void expected_topics_may_be_several(void **state)
{
    (void)state;
    struct error err;
    struct json *row =
        json_parse(STR("{\"topic\":[\"a\",\"b\"],\"also\":[\"c\"]}"), 1000, &err);
    assert_non_null(row);
    assert_true(question_expects(row, STR("a")) && question_expects(row, STR("b")));
    assert_true(question_expects(row, STR("c")));
    assert_false(question_expects(row, STR("d")));
    assert_true(str_equal(question_expected(row), STR("a")));
    assert_true(str_equal(question_expected(NULL), STR("out-of-scope")));
    json_destroy(row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_plain_or_json_and_none_is_lost),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(expected_topics_may_be_several),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
