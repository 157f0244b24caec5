/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/commands.h"
#include "folder.h"
#include "printed.h"

static struct folder folder;
static const char *questions;

static int begin(void **state)
{
    (void)state;
    folder_make(&folder);
    folder_write(
        &folder, "bread.md",
        "# Bread\n\n## Rye\n\n```toml faq\nask = [\"how long does rye keep\", "
        "\"when does rye go stale\"]\n```\n\nA week.\n\n"
        "## Oats\n\n```toml faq\nask = [\"can oats be toasted\", \"toast oats in a "
        "pan\"]\n```\n\nYes.\n");
    questions = folder_write(&folder, "questions.jsonl",
                             "{\"q\": \"how long does rye keep\", \"topic\": \"rye\"}\n\n"
                             "{\"q\": \"can oats be toasted\", \"topic\": \"rye\"}\n"
                             "{\"text\": \"who won the match\", \"near\": true}\n"
                             "{\"text\": \"this bug is killing me\", \"label\": "
                             "\"no_crisis\"}\n");
    return 0;
}

static int end(void **state)
{
    (void)state;
    folder_remove(&folder);
    return 0;
}

static void figures_and_confusions_are_printed(void **state)
{
    (void)state;
    int status;
    char *text =
        printed(&status, command_eval, "eval", "--faq", folder.path, questions, NULL);
    assert_int_equal(status, STATUS_FINE);
    assert_non_null(strstr(text, "     1  rye -> oats\n"));
    assert_null(strstr(text, "can oats be toasted"));
    assert_non_null(strstr(text, "questions about something else                1, "
                                 "answered 0.0 in 1000\n"));
    assert_non_null(strstr(text, "messages that only look so                    1, taken "
                                 "for danger 0.0 in 100\n"));
    free(text);
    text = printed(&status, command_eval, "eval", "--explain", "--faq", folder.path,
                   questions, NULL);
    assert_non_null(strstr(text, "            can oats be toasted\n"));
    free(text);
}

static void a_slip_in_the_file_is_no_mistake_of_the_faq(void **state)
{
    (void)state;
    const char *path = folder_write(&folder, "slips.jsonl",
                                    "how long does rye keep\n\n"
                                    "{\"q\": \"is it good\", \"topic\": \"rey\"}\n"
                                    "{\"q\": \"is it good\", \"topic\": \"rye\"\n"
                                    "{\"q\": \"who won\", \"topic\": null}\n");
    char said[1000] = "", wanted[1000];
    FILE *kept = stderr, *taped = fmemopen(said, sizeof(said), "w");
    int status;
    assert_non_null(taped);
    stderr = taped;
    free(printed(&status, command_eval, "eval", "--faq", folder.path, path, NULL));
    stderr = kept;
    fclose(taped);
    assert_int_equal(status, STATUS_FINE);
    snprintf(wanted, sizeof(wanted),
             "%s:3: warning: the FAQ has no topic \"rey\"\n"
             "%s:4: warning: this is no JSON, so it is asked as it stands\n",
             path, path);
    assert_string_equal(said, wanted);
}

static void a_page_and_json_are_printed_but_not_both(void **state)
{
    (void)state;
    int status;
    char *text = printed(&status, command_eval, "eval", "--html", "--faq", folder.path,
                         questions, NULL);
    assert_non_null(strstr(text, "<!doctype html>"));
    assert_non_null(strstr(text, "</html>"));
    free(text);
    text = printed(&status, command_eval, "eval", "--json", "--faq", folder.path,
                   questions, NULL);
    assert_non_null(strstr(text, "\"on_topic\":{\"questions\":2,\"right\":1"));
    free(text);
    free(printed(&status, command_eval, "eval", "--json", "--html", "--faq", folder.path,
                 questions, NULL));
    assert_int_equal(status, STATUS_USAGE);
}

static void what_nobody_said_to_it_is_counted_by_replies(void **state)
{
    (void)state;
    int status;
    char *text = printed(&status, command_eval, "eval", "--ambient", "--faq", folder.path,
                         questions, NULL);
    assert_int_equal(status, STATUS_FINE);
    assert_non_null(strstr(text,
                           "lines that nobody said to the bot             4, replied "
                           "to "));
    assert_null(strstr(text, "confusions"));
    free(text);
}

static void a_file_that_is_not_there_is_said(void **state)
{
    (void)state;
    int status;
    free(printed(&status, command_eval, "eval", "--faq", folder.path, "/nonexistent",
                 NULL));
    assert_int_equal(status, STATUS_CANNOT_RUN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_and_confusions_are_printed),
        cmocka_unit_test(a_slip_in_the_file_is_no_mistake_of_the_faq),
        cmocka_unit_test(a_page_and_json_are_printed_but_not_both),
        cmocka_unit_test(what_nobody_said_to_it_is_counted_by_replies),
        cmocka_unit_test(a_file_that_is_not_there_is_said),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
