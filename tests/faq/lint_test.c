/* SPDX-License-Identifier: MIT */
#include "load.h"

#include "faq/check.h"

#define TOPIC "# A\n## Cost\n\n```toml faq\n"
#define TEXT  "\n```\n\nIt varies.\n"
#define OTHER "# A\n\n```toml faq\nmedical = false\n```\n\n## Cost\n\n"

/* What an author should hear about a FAQ that loads, and where. */
static const struct {
    const char *article, *vocabulary, *said;
} warnings[] = {
    {TOPIC "ask = ['is it dear']" TEXT
           "## B\n\n```toml faq\nask = ['Is it DEAR, please?']" TEXT,
     NULL,
     "a.md:12:8: warning: topics \"cost\" and \"b\" fight over the example \"is it dear\" "
     "(first in a.md:5): leave it in one of them"},
    {TOPIC "ask = ['is it dear',\n'whats it cost',\n'Is it dear?']" TEXT, NULL,
     "a.md:7:1: warning: example \"Is it dear?\" says the same as that of a.md:5"},
    {TOPIC "ask = ['is it dear']\nnot_ask = ['is it dear?']" TEXT, NULL,
     "a.md:6:12: warning: topic \"cost\" has \"is it dear\" both in ask (line 5) and in"},
    {TOPIC "match = ['a']" TEXT, "a = ['x', 'pr*']",
     "v.toml:1:11: warning: \"pr*\" swallows too much: concept \"a\""},
    {TOPIC "match = ['a']" TEXT, "a = ['/\\w+/']",
     "v.toml:1:1: warning: this expression swallows everything"},
    {TOPIC "match = ['/[a-z]/']" TEXT, NULL,
     "a.md:5:10: warning: this expression swallows everything"},
    {"# A\n## Cost\n\nIt varies.\n", NULL,
     "a.md:2: warning: topic \"cost\": no source stands behind it"},
    {"# A\n## Cost\n\nIt varies.\n", NULL,
     "a.md:2: warning: topic \"cost\": no date of review"},
    {TOPIC "caution = true" TEXT, NULL,
     "a.md:8: warning: topic \"cost\": it has caution, but names nobody to ask"},
    {"# A\n## Cost\n\nIt is proven to help.\n", NULL,
     "a.md:4: warning: topic \"cost\" names a promise: \"proven\""},
    {"# A\n## Cost\n\nAbout 40% of a spray gets into the blood.\n", NULL,
     "a.md:4: warning: topic \"cost\" names how much of a dose reaches the blood"},
    {"# A\n## Cost\n\nSee [the list](prices.html).\n", NULL,
     "a.md:4: warning: the link to \"prices.html\" is left out"},
    {"# A\n## Cost\n\nSee [the list](javascript:alert(1)).\n", NULL,
     "a.md:4: warning: the link to \"javascript:alert(1)\" is left out"},
    {"# A\n## Cost\n\n- one\n- two\n", NULL,
     "a.md:4: warning: topic \"cost\": no short answer: it begins with no paragraph"},
    {"# A\n## Cost\n\nTake two tablets.\n", NULL,
     "a.md:4: warning: topic \"cost\" names a number of tablets, sprays or the like: \"two "
     "tablets\""},
    {"# A\n## Cost\n\nBegin with half a tablet.\n", NULL,
     "a.md:4: warning: topic \"cost\" names a number of tablets, sprays or the like: \"half "
     "a tablet\""},
    {"# A\n## Cost\n\nBegin with one spray.\n", NULL,
     "a.md:4: warning: topic \"cost\" names a number of tablets, sprays or the like: \"one "
     "spray\""},
    {"# A\n## Cost\n\nA hundred milligrams is usual.\n", NULL,
     "a.md:4: warning: topic \"cost\" names an amount of a drug: \"hundred milligrams\""},
    {"# A\n## Cost\n\nIt is fifty ml.\n", NULL,
     "a.md:4: warning: topic \"cost\" names an amount of a drug: \"fifty ml\""},
    {"# A\n## Cost\n\nIt is 5 mg per kg.\n", NULL,
     "a.md:4: warning: topic \"cost\" names an amount of a drug: \"5 mg\""},
    {"# A\n## Cost\n\nIt varies.\n\n<b>Much</b>\n", NULL,
     "a.md:6: warning: HTML is left out"},
    {"# A\n## Cost\n\nIt varies.\n\n# B\n\nMore.\n", NULL,
     "a.md:6: warning: a second title: what stands below it belongs to no topic"},
    {"# A\n## Cost\n\nSee [the list](https://prices).\n", NULL,
     "a.md:4: warning: the link \"https://prices\" is broken"},
    {"# A\n\n```toml faq\n[sources]\nX = { title = 'T', url = 'http://x' }\n```\n"
     "## Cost\n\n```toml faq\nsources = ['X']" TEXT,
     NULL, "a.md:5: warning: the link \"http://x\" is broken"},
    {"# A\n## Cost\n\nContraindications notwithstanding, administration necessitates "
     "individualised consideration of concomitant pharmacotherapy by experienced "
     "multidisciplinary professionals.\n",
     NULL, "a.md:4: warning: topic \"cost\": the short answer is hard to read (grade "},
};

static void warnings_name_place_and_cause(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(warnings); i++) {
        struct loaded_faq l =
            load_faq(warnings[i].article, warnings[i].vocabulary, false);
        assert_said(&l, warnings[i].said);
        assert_non_null(l.faq);
        load_clear(&l);
    }
}

/* What would break the understanding of all other topics is not taken. */
static const struct {
    const char *article, *vocabulary, *said;
} errors[] = {
    {TOPIC "match = ['a']" TEXT, "a = ['x', 'a*']",
     "v.toml:1:11: error: \"a*\" swallows too much: concept \"a\" would be found"},
    {TOPIC "match = ['/x*/']" TEXT, NULL,
     "a.md:5:10: error: this pattern matches everything, the empty text too"},
    {TOPIC "match = ['/^(?!.*cost)/']" TEXT, NULL,
     "a.md:5:10: error: this pattern matches everything, the empty text too"},
    {TOPIC "match = ['a']" TEXT, "a = ['x', '/(?:y|z?)/']",
     "v.toml:1:1: error: the expression /(?:y|z?)/ of concept \"a\" matches the empty"},
    {TOPIC "match = ['a']" TEXT, "a = ['{b}']\nb = ['{c}']\nc = ['x', '{a}']",
     "v.toml:3:11: error: concept \"a\" holds itself through \"c\""},
};

static void what_swallows_everything_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(errors); i++) {
        struct loaded_faq l = load_faq(errors[i].article, errors[i].vocabulary, false);
        assert_said(&l, errors[i].said);
        assert_null(l.faq);
        load_clear(&l);
    }
}

static void a_wall_of_text_is_named_and_a_long_short_answer_only_once(void **state)
{
    (void)state;
    char text[2048] = "# A\n## Cost\n\nIt varies.\n\n";
    for (int i = 0; i < 40; i++)
        strcat(text, "It costs much. ");
    struct loaded_faq l = load_faq(text, NULL, false);
    assert_said(&l, "a.md:4: warning: topic \"cost\": paragraph 2 has 599 characters, "
                    "more than 480: a wall of text on a phone; cut it in two");
    load_clear(&l);
    memmove(text + strlen("# A\n## Cost\n\n"), strstr(text, "It costs"),
            strlen(strstr(text, "It costs")) + 1);
    l = load_faq(text, NULL, false);
    assert_said(&l,
                "a.md:4: warning: topic \"cost\": the short answer has 599 characters");
    for (size_t i = 0; i < l.found.count; i++)
        assert_true(str_find(l.found.items[i].text, STR("a wall of text")) == SIZE_MAX);
    load_clear(&l);
}

static void ten_thousand_examples_are_too_many(void **state)
{
    (void)state;
    enum { MANY = 10000, LINE = 32 };
    char *text = malloc(MANY * LINE);
    int len = sprintf(text, TOPIC "ask = [\n");
    for (int i = 0; i < MANY; i++)
        len += sprintf(text + len, "'question number %d',\n", i);
    strcpy(text + len, "]" TEXT);
    struct loaded_faq l = load_faq(text, NULL, false);
    free(text);
    assert_null(l.faq);
    assert_said(&l, "a.md:5:7: error: \"ask\" holds 10000 examples; 2000 are allowed");
    load_clear(&l);
}

static void other_matters_may_speak_of_amounts_and_promise(void **state)
{
    (void)state;
    struct loaded_faq l =
        load_faq(OTHER "Take 20 g of flour. It is guaranteed to rise.\n", NULL, false);
    assert_non_null(l.faq);
    assert_int_equal(l.found.warning_count, 0);
    assert_false(faq_topic_at(l.faq, 0)->is_medical);
    assert_false(faq_is_medical(l.faq));
    load_clear(&l);
    l = load_faq("# A\n\n```toml faq\nmedical = 'no'\n```\n\n## B\n\nText.\n", NULL,
                 false);
    assert_null(l.faq);
    assert_said(&l, "a.md:4:11: error: \"medical\" must be a boolean, not a string");
    load_clear(&l);
}

/* Each example is the neighbour's twin but for one word that nobody else has. */
static void topics_that_claim_each_others_examples_fight(void **state)
{
    (void)state;
    struct faq_example_counts counts;
    struct loaded_faq l = load_faq(
        "# A\n\n```toml faq\nmedical = false\n```\n\n## Opening\n\n```toml faq\n"
        "ask = ['zebra door handle', 'yellow gate latch', 'copper roof vent', 'velvet "
        "curtain rail']" TEXT "## Closing\n\n```toml faq\n"
        "ask = ['zebra door hinge', 'yellow gate bolt', 'copper roof tile', 'velvet curtain "
        "hook']" TEXT,
        NULL, false);
    assert_non_null(l.faq);
    l.found.arena = &l.arena;
    faq_check_examples(l.faq, &l.found, &counts);
    assert_said(&l, "a.md:7: warning: topics \"opening\" and \"closing\" fight: ");
    assert_int_equal(counts.ask_count, 8);
    assert_int_equal(counts.topics[0].ask_count, 4);
    assert_int_equal(counts.topics[0].alone_right + counts.topics[1].alone_right,
                     counts.alone_right);
    assert_int_equal(counts.strays.count, counts.ask_count - counts.alone_right);
    load_clear(&l);
}

static void what_is_asked_here_is_not_asked_elsewhere(void **state)
{
    (void)state;
    struct faq_file files[] = {
        {STR("a.md"), STR(TOPIC "ask = ['is it dear']" TEXT)},
        {STR("elsewhere.txt"), STR("# others\nwho won the match\nIs it dear?\n")},
    };
    struct loaded_faq l = load_files(files, 2, false);
    assert_non_null(l.faq);
    assert_said(&l, "elsewhere.txt:3:1: warning: \"Is it dear?\" is an example of topic "
                    "\"cost\" (a.md:5)");
    load_clear(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(warnings_name_place_and_cause),
        cmocka_unit_test(what_swallows_everything_is_refused),
        cmocka_unit_test(a_wall_of_text_is_named_and_a_long_short_answer_only_once),
        cmocka_unit_test(ten_thousand_examples_are_too_many),
        cmocka_unit_test(other_matters_may_speak_of_amounts_and_promise),
        cmocka_unit_test(what_is_asked_here_is_not_asked_elsewhere),
        cmocka_unit_test(topics_that_claim_each_others_examples_fight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
