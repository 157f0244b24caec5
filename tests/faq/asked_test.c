/* SPDX-License-Identifier: MIT */
#include "load.h"

#include "faq/check.h"

static const char article[] =
    "# Purple\n\n## Cost\n\n```toml faq\nask = ['what is the price']\n```\n\nIt is dear.\n\n"
    "## Pain\n\n```toml faq\nask = ['is it painful']\n```\n\nNo.\n";

static struct loaded_faq load_with(const char *lines)
{
    struct faq_file files[] = {
        {STR("a.md"), str_from_c(article)},
        {STR("asked.txt"), str_from_c(lines)},
    };

    return load_files(files, COUNT_OF(files), false);
}

static struct str first_of(struct loaded_faq *l, const char *question)
{
    struct faq_ranking ranking;

    faq_match(l->faq, str_from_c(question), false, &l->arena, &ranking);
    return ranking.count ? ranking.items[0].topic->id : STR("");
}

static void a_question_under_an_id_is_an_example_of_that_topic(void **state)
{
    (void)state;
    struct loaded_faq without = load_with("");
    struct loaded_faq with =
        load_with("# by topic\r\n[pain]\r\nouchy stuff or not\n\n[ cost ]\nbig bucks?\n"
                  "[pain]\nmuch sting\n");

    assert_non_null(with.faq);
    assert_int_equal(first_of(&without, "ouchy stuff").len, 0);
    assert_true(str_equal(first_of(&with, "ouchy stuff"), STR("pain")));
    assert_true(str_equal(first_of(&with, "a sting perhaps"), STR("pain")));
    assert_true(str_equal(first_of(&with, "how many bucks"), STR("cost")));
    load_clear(&without);
    load_clear(&with);
}

/* After the load, when what only that needed is gone. */
static void it_is_left_out_once_like_others(void **state)
{
    (void)state;
    struct loaded_faq l = load_with("[pain]\nouchy stuff or not\n");
    struct diagnostics found = {.arena = &l.arena};
    struct faq_example_counts counts;

    faq_check_examples(l.faq, &found, &counts);
    assert_int_equal(counts.ask_count, 3);
    assert_int_equal(counts.strays.count + counts.alone_right, 3);
    for (size_t i = 0; i < counts.strays.count; i++)
        if (str_equal(counts.strays.items[i].file, STR("asked.txt")))
            assert_true(
                str_equal(counts.strays.items[i].text, STR("ouchy stuff or not")));
    load_clear(&l);
}

static void an_unknown_topic_is_an_error_with_its_place(void **state)
{
    (void)state;
    struct loaded_faq l = load_with("[cost]\nhow much\n[price]\nhow dear\n");

    assert_null(l.faq);
    assert_said(&l, "asked.txt:3:1: error: no article has a topic \"price\"");
    load_clear(&l);
}

static void a_question_above_all_topics_is_an_error_with_its_place(void **state)
{
    (void)state;
    struct loaded_faq l = load_with("\nhow much\n[cost]\n");

    assert_null(l.faq);
    assert_said(&l, "asked.txt:2:1: error: a question of no topic: the id of its topic "
                    "stands above it, as in [pregnancy]");
    load_clear(&l);
}

static void a_line_too_long_is_an_error_with_its_place(void **state)
{
    (void)state;
    char lines[1200];

    memset(lines, 'a', sizeof(lines) - 1);
    memcpy(lines, "[cost]\n", 7);
    lines[sizeof(lines) - 1] = '\0';
    struct loaded_faq l = load_with(lines);
    assert_null(l.faq);
    assert_said(&l, "asked.txt:2:1: error: the line has 1192 bytes; 1000 are allowed");
    load_clear(&l);
}

static void what_two_topics_claim_is_said_at_both_places(void **state)
{
    (void)state;
    struct loaded_faq l = load_with("[pain]\nwhat is the price?\n");

    assert_said(&l, "asked.txt:2:1: warning: topics \"cost\" and \"pain\" fight over the "
                    "example \"what is the price\" (first in a.md:6)");
    load_clear(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_under_an_id_is_an_example_of_that_topic),
        cmocka_unit_test(it_is_left_out_once_like_others),
        cmocka_unit_test(an_unknown_topic_is_an_error_with_its_place),
        cmocka_unit_test(a_question_above_all_topics_is_an_error_with_its_place),
        cmocka_unit_test(a_line_too_long_is_an_error_with_its_place),
        cmocka_unit_test(what_two_topics_claim_is_said_at_both_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
