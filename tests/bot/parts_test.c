/* SPDX-License-Identifier: MIT */
#include "bot/parts.h"

#include "base/macros.h"
#include "fixture.h"

static const struct {
    const char *text;
    const char *parts[3];
} lines[] = {
    {"how is honey made? what is wax for?", {"how is honey made?", "what is wax for?"}},
    {"how is honey made and what is wax for",
     {"how is honey made", "and what is wax for"}},
    {"how is honey made, also what is wax for?",
     {"how is honey made,", "also what is wax for?"}},
    {"what is honey. what is wax", {"what is honey.", "what is wax"}},
    {"I keep bees. what is wax for?", {"what is wax for?"}},
    {"does honey help with colds and coughs", {"does honey help with colds and coughs"}},
    {"is wax safe and sound", {"is wax safe and sound"}},
    {"it costs 3.50 and is good", {NULL}},
    {"I went to Rome and what a day it was", {NULL}},
    {"is it ok? thanks", {"is it ok?"}},
    {"is honey good, what is wax for", {"is honey good,", "what is wax for"}},
    {"if it rains, can i go", {NULL}},
    {"what about honey e.g. dark honey?", {"what about honey e.g.", "dark honey?"}},
    {"honey", {NULL}},
    {"???", {NULL}},
    {"", {NULL}},
};

static void questions_are_cut_where_a_new_one_begins(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct parts parts;
        size_t count = 0;
        parts_split(str_from_c(lines[i].text), &parts);
        for (; count < COUNT_OF(lines[i].parts) && lines[i].parts[count]; count++)
            if (count >= parts.count
                || !str_equal(parts.items[count], str_from_c(lines[i].parts[count])))
                fail_msg("\"%s\": part %zu is \"%.*s\"", lines[i].text, count,
                         STR_ARG(count < parts.count ? parts.items[count] : STR("")));
        if (parts.count != count)
            fail_msg("\"%s\": %zu parts", lines[i].text, parts.count);
    }
}

static size_t ask(struct fixture *fixture, const char *text, bool is_long,
                  struct faq_answer answers[PARTS_ANSWERS_MAX])
{
    struct faq_context context = {.is_about_subject = true};

    return parts_ask(fixture->faq, str_from_c(text), is_long, context, &fixture->scratch,
                     answers);
}

static void two_clear_questions_get_two_answers(void **state)
{
    struct faq_answer answers[PARTS_ANSWERS_MAX];

    assert_int_equal(ask(*state, "how is honey made? what is wax for?", false, answers),
                     2);
    assert_true(str_equal(answers[0].topic->id, STR("honey")));
    assert_true(str_equal(answers[1].topic->id, STR("wax")));
}

static void one_topic_twice_is_one_answer(void **state)
{
    struct faq_answer answers[PARTS_ANSWERS_MAX];

    assert_int_equal(ask(*state, "how is honey made? what is honey?", false, answers), 1);
    assert_true(str_equal(answers[0].topic->id, STR("honey")));
}

static void an_unclear_part_leaves_the_whole(void **state)
{
    struct faq_answer answers[PARTS_ANSWERS_MAX];

    assert_int_equal(
        ask(*state, "how is honey made? do trains run on sundays?", false, answers), 1);
}

static void hundreds_of_questions_are_bounded(void **state)
{
    struct fixture *fixture = *state;
    struct faq_answer answers[PARTS_ANSWERS_MAX];
    struct str text = STR("");
    struct parts parts;

    for (size_t i = 0; i < 500; i++)
        text = arena_format(&fixture->scratch, "%.*swhat is wax for? ", STR_ARG(text));
    parts_split(text, &parts);
    assert_int_equal(parts.count, PARTS_MAX);
    assert_int_equal(ask(fixture, text.ptr, true, answers), 1);
}

static void only_the_end_of_a_huge_message_is_looked_at(void **state)
{
    static char text[64 * 1024];
    struct parts parts;

    (void)state;
    for (size_t i = 0; i + 4 < sizeof(text); i += 4)
        memcpy(text + i, "and ", 4);
    memcpy(text + sizeof(text) - 20, ". what is wax for?", 19);
    parts_split(str_from_c(text), &parts);
    assert_int_equal(parts.count, 1);
    assert_true(str_equal(parts.items[0], STR("what is wax for?")));
}

static int begin(void **state)
{
    static struct fixture fixture;

    fixture_begin(&fixture);
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    fixture_end(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_are_cut_where_a_new_one_begins),
        cmocka_unit_test(two_clear_questions_get_two_answers),
        cmocka_unit_test(one_topic_twice_is_one_answer),
        cmocka_unit_test(an_unclear_part_leaves_the_whole),
        cmocka_unit_test(hundreds_of_questions_are_bounded),
        cmocka_unit_test(only_the_end_of_a_huge_message_is_looked_at),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
