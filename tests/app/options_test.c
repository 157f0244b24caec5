/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/commands.h"
#include "app/options.h"

enum {
    ALL = OPTIONS_CONFIG | OPTIONS_FAQ | OPTIONS_JSON | OPTIONS_BATCH | OPTIONS_QUESTION
};

#define PARSE(taken, ...) parse((taken), (char *[]){__VA_ARGS__, NULL})

static struct options options;
static int status;

static bool parse(unsigned taken, char **argv)
{
    int argc = 0;
    while (argv[argc])
        argc++;
    status = -1;
    return options_parse(&options, taken, argc, argv, &status);
}

static char ask[] = "ask", faq[] = "--faq", dir[] = "d", json[] = "--json";
static char batch[] = "--batch", config[] = "-c", file[] = "f.toml", word[] = "cost?";
static char help[] = "--help", dashes[] = "--", dash_word[] = "-5";

static void options_and_words_are_told_apart(void **state)
{
    (void)state;
    assert_true(PARSE(ALL, ask, word, faq, dir, json, word));
    assert_true(str_equal(options.faq_dir, STR("d")));
    assert_true(options.is_json);
    assert_false(options.is_batch);
    assert_int_equal(options.operand_count, 2);
    assert_string_equal(options.operands[0], "cost?");
    assert_true(PARSE(ALL, ask, config, file, dashes, dash_word));
    assert_true(str_equal(options.config_file, STR("f.toml")));
    assert_string_equal(options.operands[0], "-5");
}

static void what_a_command_does_not_take_is_wrong_use(void **state)
{
    (void)state;
    assert_false(PARSE(OPTIONS_CONFIG, ask, json));
    assert_int_equal(status, STATUS_USAGE);
    assert_false(PARSE(OPTIONS_CONFIG, ask, word));
    assert_int_equal(status, STATUS_USAGE);
    assert_false(PARSE(ALL, ask, word, faq));
    assert_int_equal(status, STATUS_USAGE);
    assert_false(PARSE(OPTIONS_FAQ | OPTIONS_QUESTION, ask, config, file, word));
    assert_int_equal(status, STATUS_USAGE);
}

/* What is said on standard error. */
static void assert_complaint(const char *wanted, unsigned taken, char **argv)
{
    char said[600] = "";
    FILE *kept = stderr, *taped = fmemopen(said, sizeof(said), "w");

    assert_non_null(taped);
    stderr = taped;
    bool is_fine = parse(taken, argv);
    stderr = kept;
    fclose(taped);
    assert_false(is_fine);
    assert_non_null(strstr(said, wanted));
}

static void wrong_words_are_named_with_what_would_be_right(void **state)
{
    (void)state;
    assert_complaint(
        "ask: no word is wanted here: \"cost?\"; a folder of articles is named "
        "with --faq",
        OPTIONS_CONFIG | OPTIONS_FAQ, (char *[]){ask, word, NULL});
    assert_complaint("ask: no word is wanted here: \"cost?\"\n", OPTIONS_CONFIG,
                     (char *[]){ask, word, NULL});
    assert_complaint("ask: something is missing; wanted: [QUESTION]", ALL,
                     (char *[]){ask, NULL});
    assert_complaint("ask: too many or too few words; wanted: DIR1 DIR2 [FILE...]",
                     OPTIONS_FOLDERS, (char *[]){ask, dir, NULL});
}

static void configuration_and_folder_exclude_each_other(void **state)
{
    (void)state;
    assert_false(PARSE(ALL, ask, config, file, faq, dir, word));
    assert_int_equal(status, STATUS_USAGE);
}

static void a_question_is_needed_unless_they_come_in_a_batch(void **state)
{
    (void)state;
    assert_false(PARSE(ALL, ask));
    assert_int_equal(status, STATUS_USAGE);
    assert_true(PARSE(ALL, ask, batch));
    assert_false(PARSE(ALL, ask, batch, word));
    assert_false(PARSE(OPTIONS_FOLDERS, ask, dir));
    assert_true(PARSE(OPTIONS_FOLDERS, ask, dir, dir, file));
    assert_int_equal(options.operand_count, 3);
}

static void help_ends_well(void **state)
{
    (void)state;
    assert_false(PARSE(ALL, ask, help));
    assert_int_equal(status, STATUS_FINE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_and_words_are_told_apart),
        cmocka_unit_test(what_a_command_does_not_take_is_wrong_use),
        cmocka_unit_test(wrong_words_are_named_with_what_would_be_right),
        cmocka_unit_test(configuration_and_folder_exclude_each_other),
        cmocka_unit_test(a_question_is_needed_unless_they_come_in_a_batch),
        cmocka_unit_test(help_ends_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
