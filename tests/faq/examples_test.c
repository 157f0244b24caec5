/* SPDX-License-Identifier: MIT */
#include "load.h"

#include <math.h>

#include "faq/check.h"
#include "faq/examples.h"
#include "faq/weights.h"

static const struct {
    uint32_t topic;
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
    struct feature_text *texts =
        ARENA_ARRAY(arena, struct feature_text, COUNT_OF(written));

    *examples = (struct examples){.arena = arena, .written = arena};
    for (size_t i = 0; i < COUNT_OF(written); i++) {
        struct example example = {.topic = written[i].topic,
                                  .line = {.text = str_from_c(written[i].text)}};
        words_read(arena, example.line.text, NULL, &texts[i].words);
        examples_add(examples, &example);
    }
    examples_learn(examples, texts, 3, arena);
}

static struct feature_vector look(const struct examples *examples, const char *text,
                                  struct arena *arena, double *scores)
{
    struct feature_text read = {0};
    struct feature_vector vector;

    words_read(arena, str_from_c(text), NULL, &read.words);
    features_vector(&examples->features, &read, arena, &vector);
    classifier_ask(&examples->classifier, &vector, scores);
    return vector;
}

static void a_question_is_most_likely_about_its_own_topic(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    double scores[3];

    arena_init(&arena);
    open_examples(&examples, &arena);
    look(&examples, "price of one session", &arena, scores);
    assert_true(scores[0] > scores[1] && scores[0] > scores[2]);
    look(&examples, "safe for pregnant women", &arena, scores);
    assert_true(scores[1] > scores[0] && scores[1] > scores[2]);
    arena_clear(&arena);
}

static void letters_know_a_word_by_its_relatives(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    double scores[3];

    arena_init(&arena);
    open_examples(&examples, &arena);
    look(&examples, "inventors", &arena, scores);
    assert_true(scores[2] > scores[0] && scores[2] > scores[1]);
    look(&examples, "expenses", &arena, scores);
    assert_true(scores[0] > scores[1] && scores[0] > scores[2]);
    arena_clear(&arena);
}

static void nothing_speaks_for_a_topic_without_a_shared_feature(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    double scores[3];

    arena_init(&arena);
    open_examples(&examples, &arena);
    struct feature_vector vector = look(&examples, "zzzz", &arena, scores);
    assert_int_equal(vector.count, 0);
    for (size_t i = 0; i < 3; i++)
        assert_true(scores[i] >= 0 && scores[i] <= 0);
    arena_clear(&arena);
}

static void vectors_have_length_one(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    double scores[3];

    arena_init(&arena);
    open_examples(&examples, &arena);
    struct feature_vector vector = look(&examples, "safe price", &arena, scores);
    double square = 0;
    for (size_t i = 0; i < vector.count; i++)
        square += (double)vector.items[i].weight * (double)vector.items[i].weight;
    assert_true(square > 0.999 && square < 1.001);
    arena_clear(&arena);
}

static void what_is_left_out_is_not_learned_from(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    struct feature_vector vectors[COUNT_OF(written)];
    struct classifier_sample samples[COUNT_OF(written)];
    double scores[3];

    arena_init(&arena);
    open_examples(&examples, &arena);
    for (size_t i = 0; i < COUNT_OF(written); i++) {
        vectors[i] = look(&examples, written[i].text, &arena, scores);
        samples[i] = (struct classifier_sample){&vectors[i], written[i].topic, i == 5};
    }
    struct classifier classifier = {.arena = &arena};
    struct classifier_samples all = {samples, COUNT_OF(samples), examples.features.count,
                                     3};
    classifier_fit(&classifier, &all, examples_fitting(&examples), &arena);
    classifier_ask(&classifier, &vectors[5], scores);
    assert_true(scores[2] >= 0 && scores[2] <= 0);
    arena_clear(&arena);
}

static void the_fewer_the_examples_the_more_each_is_believed(void **state)
{
    (void)state;
    struct examples few = {.count = 100}, many = {.count = 20000},
                    more = {.count = 40000};

    assert_true(examples_fitting(&few).decay < examples_fitting(&many).decay / 10);
    assert_true(examples_fitting(&few).decay > 0);
    assert_true(examples_fitting(&more).decay <= examples_fitting(&many).decay);
}

static void weights_in_a_hurry_say_what_the_classifier_says(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    double scores[3], others[4];

    arena_init(&arena);
    open_examples(&examples, &arena);
    for (size_t i = 0; i < COUNT_OF(written); i++) {
        struct feature_vector vector = look(&examples, written[i].text, &arena, scores);
        weights_ask(examples.weights, &vector, others);
        assert_memory_equal(scores, others, sizeof(scores));
        assert_true(scores[written[i].topic] > 0);
    }
    arena_clear(&arena);
}

/* Two features, two topics, each of which has one of them. */
static void whole_features_speak_against_topics_that_never_have_them(void **state)
{
    (void)state;
    struct arena arena;
    struct feature first = {0, 1.0F}, second = {1, 1.0F};
    struct feature_vector vectors[] = {{&first, 1}, {&second, 1}};
    struct classifier_sample samples[] = {{&vectors[0], 0, false},
                                          {&vectors[1], 1, false}};
    double scores[2];

    arena_init(&arena);
    struct classifier classifier = {.arena = &arena};
    struct classifier_samples all = {samples, 2, 2, 2};
    struct classifier_fitting how = {.decay = 0.05, .passes = 6, .whole = 1};
    classifier_fit(&classifier, &all, how, &arena);
    classifier_ask(&classifier, &vectors[0], scores);
    assert_true(scores[0] > 0 && scores[1] < 0);
    classifier_ask(&classifier, &vectors[1], scores);
    assert_true(scores[0] >= 0 && scores[0] <= 0 && scores[1] > 0);
    arena_clear(&arena);
}

/* Three of a feature are of the first topic, one is of the second. */
static void a_margin_is_below_zero_where_another_topic_is_likelier(void **state)
{
    (void)state;
    struct arena arena;
    struct feature shared = {0, 1.0F};
    struct feature_vector vector = {&shared, 1};
    struct classifier_sample samples[] = {{&vector, 0, false},
                                          {&vector, 0, false},
                                          {&vector, 0, false},
                                          {&vector, 1, false}};
    float margins[4];

    arena_init(&arena);
    struct classifier classifier = {.arena = &arena};
    struct classifier_samples all = {samples, 4, 1, 2};
    struct classifier_fitting how = {.decay = 0.05, .passes = 6, .margins = margins};
    classifier_fit(&classifier, &all, how, &arena);
    assert_true(margins[0] > 0 && margins[1] > 0 && margins[2] > 0);
    assert_true(margins[3] < 0);
    arena_clear(&arena);
}

/* Every sample has a feature of its own topic and one that all share. */
static void of_many_topics_each_is_told_by_its_own_words(void **state)
{
    (void)state;
    enum { MANY = CLASSIFIER_WHOLE_TOPICS_MAX + 44 };
    struct feature items[MANY][2];
    struct feature_vector vectors[MANY];
    struct classifier_sample samples[MANY];
    double scores[MANY];
    struct arena arena;
    struct classifier_samples all = {samples, MANY, MANY + 2, MANY};
    float margins[MANY];
    struct classifier_fitting how = {.decay = 0.05, .passes = 5, .margins = margins};

    arena_init(&arena);
    struct classifier classifier = {.arena = &arena};
    for (uint32_t i = 0; i < MANY; i++) {
        items[i][0] = (struct feature){i, 0.8F};
        items[i][1] = (struct feature){MANY + i % 2, 0.6F};
        vectors[i] = (struct feature_vector){items[i], 2};
        samples[i] = (struct classifier_sample){&vectors[i], i, false};
    }
    classifier_fit(&classifier, &all, how, &arena);
    for (size_t i = 0; i < MANY; i++) {
        assert_true(margins[i] > 0);
        classifier_ask(&classifier, &vectors[i], scores);
        for (size_t k = 0; k < MANY; k++)
            assert_true(k == i || scores[k] < scores[i]);
    }
    arena_clear(&arena);
}

static void the_same_examples_give_the_same_model(void **state)
{
    (void)state;
    struct arena arena;
    struct examples one, two;

    arena_init(&arena);
    open_examples(&one, &arena);
    open_examples(&two, &arena);
    size_t last = one.classifier.feature_count;
    uint32_t count = offsets_at(&one.classifier.first, last);
    assert_int_equal(count, offsets_at(&two.classifier.first, last));
    assert_memory_equal(one.classifier.postings, two.classifier.postings, count);
    arena_clear(&arena);
}

static void the_nearest_example_is_named(void **state)
{
    (void)state;
    struct arena arena;
    struct examples examples;
    double scores[3];

    arena_init(&arena);
    open_examples(&examples, &arena);
    struct feature_vector vector = look(&examples, "price of it", &arena, scores);
    double likeness;
    struct str nearest = likeness_nearest(&examples, 0, &vector, &arena, &likeness);
    assert_true(str_equal(nearest, STR("what is the price of a session")));
    vector = look(&examples, "what is the price of a session", &arena, scores);
    likeness_nearest(&examples, 0, &vector, &arena, &likeness);
    /* All but the letters of itself: they are 0.8 of 1.06, in length. */
    double letters = 0.8 * 0.8 / (0.5 * 0.5 + 0.8 * 0.8);
    assert_true(fabs(likeness - (1 - letters)) < 1e-5);
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
        cmocka_unit_test(a_question_is_most_likely_about_its_own_topic),
        cmocka_unit_test(letters_know_a_word_by_its_relatives),
        cmocka_unit_test(nothing_speaks_for_a_topic_without_a_shared_feature),
        cmocka_unit_test(vectors_have_length_one),
        cmocka_unit_test(what_is_left_out_is_not_learned_from),
        cmocka_unit_test(the_fewer_the_examples_the_more_each_is_believed),
        cmocka_unit_test(weights_in_a_hurry_say_what_the_classifier_says),
        cmocka_unit_test(whole_features_speak_against_topics_that_never_have_them),
        cmocka_unit_test(a_margin_is_below_zero_where_another_topic_is_likelier),
        cmocka_unit_test(of_many_topics_each_is_told_by_its_own_words),
        cmocka_unit_test(the_same_examples_give_the_same_model),
        cmocka_unit_test(the_nearest_example_is_named),
        cmocka_unit_test(check_counts_what_is_understood_without_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
