/* SPDX-License-Identifier: MIT */
#include "load.h"

#include "faq/check.h"
#include "faq/examples.h"

static const struct {
    size_t topic;
    const char *text;
} written[] = {
    {0, "how much does it cost"},
    {0, "what is the price of a session"},
    {0, "is it expensive"},
    {1, "is it safe in pregnancy"},
    {1, "can pregnant women have it"},
    {2, "who invented the drug"},
};

static void open_examples(struct examples *examples, struct arena *arena)
{
    *examples = (struct examples){.arena = arena};
    for (size_t i = 0; i < COUNT_OF(written); i++) {
        struct example example = {.topic = written[i].topic,
                                  .text = str_from_c(written[i].text)};
        words_read(arena, example.text, NULL, &example.words);
        examples_add(examples, &example);
    }
    examples_freeze(examples, 3, arena);
}

static void look(const struct examples *examples, const char *text, size_t left_out,
                 struct arena *arena, double *cosines)
{
    struct example_vector vector;
    struct words words;

    words_read(arena, str_from_c(text), NULL, &words);
    examples_vector(examples, &words, NULL, arena, &vector);
    examples_cosines(examples, &vector, left_out, cosines);
}

static void a_question_is_nearest_to_its_own_topic(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    double cosines[3];

    arena_init(&arena);
    open_examples(&examples, &arena);
    look(&examples, "price of one session", EXAMPLES_ALL, &arena, cosines);
    assert_true(cosines[0] > cosines[1] && cosines[0] > cosines[2]);
    look(&examples, "safe for pregnant women", EXAMPLES_ALL, &arena, cosines);
    assert_true(cosines[1] > cosines[0] && cosines[1] > cosines[2]);
    look(&examples, "zebra", EXAMPLES_ALL, &arena, cosines);
    assert_true(cosines[0] < 1e-9 && cosines[1] < 1e-9 && cosines[2] < 1e-9);
    arena_clear(&arena);
}

static void the_only_example_of_a_topic_is_itself(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    double cosines[3];

    arena_init(&arena);
    open_examples(&examples, &arena);
    look(&examples, "who invented the drug", EXAMPLES_ALL, &arena, cosines);
    assert_true(cosines[2] > 0.999 && cosines[2] < 1.001);
    look(&examples, "who invented the drug", 5, &arena, cosines);
    assert_true(cosines[2] < 1e-6);
    arena_clear(&arena);
}

static void leaving_one_out_is_as_if_it_had_not_been_written(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    struct example_vector vector;
    struct words words;
    double cosines[3], expected = 0, square = 0;

    arena_init(&arena);
    open_examples(&examples, &arena);
    words_read(&arena, STR("can pregnant women have it safe"), NULL, &words);
    examples_vector(&examples, &words, NULL, &arena, &vector);
    examples_cosines(&examples, &vector, 3, cosines);
    /* Topic 1 without example 3 is example 4 alone. */
    const struct example_vector *left = &examples.items[4].vector;
    for (size_t i = 0; i < left->count; i++) {
        square += (double)left->items[i].weight * (double)left->items[i].weight;
        for (size_t k = 0; k < vector.count; k++)
            if (vector.items[k].feature == left->items[i].feature)
                expected +=
                    (double)vector.items[k].weight * (double)left->items[i].weight;
    }
    assert_true(square > 0.999 && square < 1.001);
    assert_true(cosines[1] - expected < 1e-4 && expected - cosines[1] < 1e-4);
    arena_clear(&arena);
}

static void probabilities_sum_to_one(void **state)
{
    (void)state;
    double values[3] = {0.9, 0.5, 0.0};

    examples_soften(values, 3);
    assert_true(values[0] > values[1] && values[1] > values[2] && values[2] > 0);
    double sum = values[0] + values[1] + values[2];
    assert_true(sum > 0.999999 && sum < 1.000001);
}

static void the_nearest_example_is_named(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    struct example_vector vector;
    struct words words;

    arena_init(&arena);
    open_examples(&examples, &arena);
    words_read(&arena, STR("price of it"), NULL, &words);
    examples_vector(&examples, &words, NULL, &arena, &vector);
    const struct example *nearest = examples_nearest(&examples, 0, &vector, EXAMPLES_ALL);
    assert_non_null(nearest);
    assert_true(str_equal(nearest->text, STR("what is the price of a session")));
    nearest = examples_nearest(&examples, 0, &vector, 1);
    assert_true(!nearest
                || !str_equal(nearest->text, STR("what is the price of a session")));
    arena_clear(&arena);
}

static void check_counts_what_is_understood_without_itself(void **state)
{
    (void)state;
    struct faq_example_counts counts;
    struct loaded_faq l = load_faq(
        "# A\n## Cost\n\n```toml faq\n"
        "ask = ['how much money', 'how much cash', 'purple zebra']\n```\n\nText.\n"
        "\n## Weather\n\n```toml faq\nask = ['will it rain', 'will it rain soon']"
        "\nnot_ask = ['how much']\n```\n\nText.\n",
        NULL, false);
    assert_non_null(l.faq);
    struct diagnostics found = {.arena = &l.arena};
    faq_check_examples(l.faq, &found, &counts);
    assert_int_equal(counts.ask_count, 5);
    assert_int_equal(counts.ask_right, 5);
    assert_int_equal(counts.not_ask_count, 1);
    assert_int_equal(counts.not_ask_right, 1);
    assert_int_equal(counts.alone_right, 4);
    assert_int_equal(counts.strays.count, 1);
    assert_int_equal(counts.strays.items[0].line, 5);
    load_clear(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_is_nearest_to_its_own_topic),
        cmocka_unit_test(the_only_example_of_a_topic_is_itself),
        cmocka_unit_test(leaving_one_out_is_as_if_it_had_not_been_written),
        cmocka_unit_test(probabilities_sum_to_one),
        cmocka_unit_test(the_nearest_example_is_named),
        cmocka_unit_test(check_counts_what_is_understood_without_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
