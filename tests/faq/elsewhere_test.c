/* SPDX-License-Identifier: MIT */
#include "load.h"

static const char article[] =
    "# Purple\n\n```toml faq\nsubject = 'purple'\n```\n\n"
    "## Cost\n\n```toml faq\nask = ['how much does purple cost', 'is it expensive', "
    "'what will I pay', 'price of a session', 'cost']\n```\n\nText.\n\n"
    "## Pain\n\n```toml faq\nask = ['does purple hurt', 'will it hurt me', 'is it painful', "
    "'how much pain is there']\n```\n\nText.\n";
static const char vocabulary[] = "purple = ['purple']";
static const char elsewhere[] =
    "# Other things\n\nhow much does a bus ticket cost\nwhat do I pay for a cinema ticket\n"
    "is the new phone expensive\nmy knee hurts, what is it\nhow painful is a root canal\r\n"
    "price of eggs\ncost of a passport\ndoes a tattoo hurt\n";

static struct loaded_faq load_with(const char *lines)
{
    struct faq_file files[] = {
        {STR("a.md"), str_from_c(article)},
        {STR("elsewhere.txt"), str_from_c(lines)},
        {STR("v.toml"), str_from_c(vocabulary)},
    };

    return load_files(files, COUNT_OF(files), false);
}

static double gate_of(struct loaded_faq *l, const char *question)
{
    struct faq_ranking ranking;

    faq_match(l->faq, str_from_c(question), false, &l->arena, &ranking);
    assert_true(ranking.has_gate);
    return ranking.gate;
}

static void what_is_asked_elsewhere_closes_the_gate(void **state)
{
    (void)state;
    struct loaded_faq l = load_with(elsewhere);

    assert_non_null(l.faq);
    assert_true(gate_of(&l, "is it painful") > gate_of(&l, "is a bus ride painful"));
    assert_true(gate_of(&l, "what will it cost")
                > gate_of(&l, "what will a passport photo cost"));
    load_clear(&l);
}

static void without_lines_there_is_no_gate(void **state)
{
    (void)state;
    struct loaded_faq l = load_with("# nothing but a comment\n\n");
    struct faq_ranking ranking;

    assert_non_null(l.faq);
    faq_match(l.faq, STR("is it painful"), false, &l.arena, &ranking);
    assert_false(ranking.has_gate);
    load_clear(&l);
}

static void a_line_too_long_is_an_error_with_its_place(void **state)
{
    (void)state;
    char lines[1200];

    memset(lines, 'a', sizeof(lines) - 1);
    lines[3] = '\n';
    lines[sizeof(lines) - 1] = '\0';
    struct loaded_faq l = load_with(lines);
    assert_null(l.faq);
    assert_said(&l,
                "elsewhere.txt:2:1: error: the line has 1195 bytes; 1000 are allowed");
    load_clear(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_elsewhere_closes_the_gate),
        cmocka_unit_test(without_lines_there_is_no_gate),
        cmocka_unit_test(a_line_too_long_is_an_error_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
