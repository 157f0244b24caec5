/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/commands.h"
#include "folder.h"
#include "printed.h"
#include "text/json.h"

static struct json *row_of(const char *text)
{
    struct error err;
    struct json *row = json_parse(str_from_c(text), PRINTED_BYTES_MAX, &err);
    assert_non_null(row);
    return row;
}

static void the_answer_reads_as_a_direct_message_and_ends_in_the_disclaimer(void **state)
{
    (void)state;
    int status;
    char *text = printed(&status, command_ask, "ask", "--faq", FAQ_DIR, "what", "does",
                         "ketamine", "treatment", "cost", NULL);
    assert_int_equal(status, STATUS_FINE);
    struct str rest = str_trim(str_from_c(text));
    size_t last_line = str_find_last_char(rest, '\n');
    assert_true(last_line != STR_NOT_FOUND);
    assert_true(str_find(str_skip(rest, last_line), STR("edical advice"))
                != STR_NOT_FOUND);
    free(text);
}

static void json_has_the_promised_fields_and_no_others(void **state)
{
    (void)state;
    static const char *const keys[] = {"id",    "kind",  "topic",  "also", "suggest",
                                       "class", "score", "margin", "risk"};
    int status;
    size_t i = 0;
    char *text = printed(&status, command_ask, "ask", "--json", "--faq", FAQ_DIR,
                         "what does ketamine treatment cost", NULL);
    assert_int_equal(status, STATUS_FINE);
    struct json *row = row_of(text);
    assert_int_equal(json_count(row), COUNT_OF(keys));
    for (const struct json *item = json_first(row); item; item = json_next(item))
        assert_true(str_equal(json_key(item), str_from_c(keys[i++])));
    assert_true(str_equal(json_string(row, "kind"), STR("answer")));
    assert_true(str_equal(json_string(row, "topic"), STR("cost")));
    json_destroy(row);
    free(text);
}

static void a_batch_gives_a_line_for_each_line_with_its_id(void **state)
{
    (void)state;
    struct folder folder;
    int status;
    struct str line, rest;
    folder_make(&folder);
    const char *path =
        folder_write(&folder, "q",
                     "{\"id\":\"x7\",\"q\":\"how many mg should i take\"}\n"
                     "\n"
                     "{\"text\":\"i want to kill myself\",\"id\":[1]}\n");
    int terminal = dup(STDIN_FILENO);
    assert_non_null(freopen(path, "r", stdin));
    char *text = printed(&status, command_ask, "ask", "--batch", "--faq", FAQ_DIR, NULL);
    dup2(terminal, STDIN_FILENO);
    assert_int_equal(status, STATUS_FINE);
    rest = str_from_c(text);
    assert_true(str_cut_line(rest, &line, &rest));
    assert_true(
        str_starts_with(line, STR("{\"id\":\"x7\",\"kind\":\"refusal\",\"topic\":null")));
    assert_true(str_find(line, STR("\"class\":\"dose\"")) != STR_NOT_FOUND);
    assert_true(str_cut_line(rest, &line, &rest));
    assert_true(
        str_starts_with(line, STR("{\"id\":null,\"kind\":\"none\",\"topic\":null")));
    assert_true(str_cut_line(rest, &line, &rest));
    assert_true(str_starts_with(line, STR("{\"id\":[1],\"kind\":\"crisis\"")));
    assert_true(str_find(line, STR("\"risk\":true")) != STR_NOT_FOUND);
    assert_int_equal(rest.len, 0);
    free(text);
    folder_remove(&folder);
}

static void reasons_follow_the_answer(void **state)
{
    (void)state;
    int status;
    char *text = printed(&status, command_ask, "ask", "--explain", "--faq", FAQ_DIR,
                         "what does ketamine treatment cost", NULL);
    assert_non_null(strstr(text, "\nkind: answer\n"));
    assert_non_null(strstr(text, "cost: "));
    free(text);
}

static void without_a_faq_it_cannot_run(void **state)
{
    (void)state;
    int status;
    char *text =
        printed(&status, command_ask, "ask", "--faq", "/nonexistent", "hi", NULL);
    assert_int_equal(status, STATUS_CANNOT_RUN);
    assert_string_equal(text, "");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answer_reads_as_a_direct_message_and_ends_in_the_disclaimer),
        cmocka_unit_test(json_has_the_promised_fields_and_no_others),
        cmocka_unit_test(a_batch_gives_a_line_for_each_line_with_its_id),
        cmocka_unit_test(reasons_follow_the_answer),
        cmocka_unit_test(without_a_faq_it_cannot_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
