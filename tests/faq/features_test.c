/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>

#include "faq/features.h"

static const char *const written[] = {"does it hurt", "it hurt and it hurt", "",
                                      "a doctor"};

enum { TEXTS = COUNT_OF(written), CONCEPTS = 3, ROOM = 2 };

struct learned {
    struct arena arena;
    struct feature_text texts[TEXTS];
    struct feature_vector counts[TEXTS];
    struct features features;
};

/* The second text has the last concept. */
static void learn(struct learned *l, bool has_letters)
{
    static const struct found_concept last = {CONCEPTS - 1, 1};

    *l = (struct learned){0};
    arena_init(&l->arena);
    for (size_t i = 0; i < TEXTS; i++)
        words_read(&l->arena, str_from_c(written[i]), NULL, &l->texts[i].words);
    l->texts[1].found = &last;
    l->texts[1].found_count = 1;
    l->features = (struct features){
        .arena = &l->arena, .concept_count = CONCEPTS, .has_letters = has_letters};
    features_learn(&l->features, l->texts, TEXTS, ROOM, &l->arena, l->counts);
}

static void what_is_learned_is_what_a_question_would_have(void **state)
{
    (void)state;
    struct feature_vector asked;
    struct learned l;

    for (int has_letters = 0; has_letters < 2; has_letters++) {
        learn(&l, has_letters);
        for (size_t i = 0; i < TEXTS; i++) {
            features_count(&l.features, &l.texts[i], 0, &l.arena, &asked);
            assert_int_equal(l.counts[i].count, asked.count);
            for (size_t k = 0; k < asked.count; k++) {
                assert_int_equal(l.counts[i].items[k].index, asked.items[k].index);
                assert_true(l.counts[i].items[k].weight <= asked.items[k].weight
                            && l.counts[i].items[k].weight >= asked.items[k].weight);
            }
        }
        arena_clear(&l.arena);
    }
}

static void a_word_counts_once_for_each_text_that_has_it(void **state)
{
    (void)state;
    struct learned l;

    learn(&l, false);
    assert_int_equal(features_texts_with(&l.features, STR("it")), 2);
    assert_int_equal(features_texts_with(&l.features, STR("doctor")), 1);
    assert_int_equal(features_texts_with(&l.features, STR("nurse")), 0);
    assert_int_equal(features_texts_of(&l.features, CONCEPTS - 1), 1);
    assert_int_equal(features_texts_of(&l.features, 0), 0);
    arena_clear(&l.arena);
}

static void features_come_sorted_and_each_once(void **state)
{
    (void)state;
    struct learned l;

    learn(&l, true);
    assert_int_equal(l.features.word_count, 6);
    assert_int_equal(l.counts[2].count, 0);
    assert_int_equal(l.counts[1].items[0].index, CONCEPTS - 1);
    for (size_t i = 0; i < TEXTS; i++)
        for (size_t k = 1; k < l.counts[i].count; k++)
            assert_true(l.counts[i].items[k - 1].index < l.counts[i].items[k].index);
    arena_clear(&l.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_learned_is_what_a_question_would_have),
        cmocka_unit_test(a_word_counts_once_for_each_text_that_has_it),
        cmocka_unit_test(features_come_sorted_and_each_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
