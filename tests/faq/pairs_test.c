/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "faq/pairs.h"

enum { HOW, LONG, FEEL, BUS, RARE, WORDS };

struct learned {
    struct arena arena;
    struct pairs pairs;
};

/* Four texts have "how ... long" and "long ... feel", three "how ... bus". */
static void learn(struct learned *l)
{
    static const uint32_t felt[] = {HOW, LONG, FEEL}, ridden[] = {HOW, BUS},
                          other[] = {RARE};
    static const struct pair_text texts[] = {{felt, 3},   {ridden, 2}, {felt, 3},
                                             {ridden, 2}, {felt, 3},   {ridden, 2},
                                             {felt, 3},   {other, 1},  {NULL, 0}};

    *l = (struct learned){0};
    arena_init(&l->arena);
    l->pairs.arena = &l->arena;
    pairs_learn(&l->pairs, texts, COUNT_OF(texts), (struct pair_sizes){.words = WORDS},
                &l->arena);
}

static void pairs_that_enough_texts_have_are_found_wherever_their_words_stand(
    void **state)
{
    (void)state;
    struct learned l;
    uint32_t found[PAIRS_FOUND_MAX];
    static const uint32_t all[] = {HOW, LONG, FEEL, BUS, RARE}, apart[] = {HOW, FEEL};

    learn(&l);
    assert_int_equal(l.pairs.count, 3);
    assert_int_equal(pairs_find(&l.pairs, &(struct pair_text){all, 5}, found), 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(found[i], i);
    assert_int_equal(pairs_find(&l.pairs, &(struct pair_text){apart, 2}, found), 1);
    arena_clear(&l.arena);
}

static void words_that_stand_together_too_seldom_are_no_pair(void **state)
{
    (void)state;
    struct learned l;
    uint32_t found[PAIRS_FOUND_MAX];
    static const uint32_t seldom[] = {HOW, BUS}, never[] = {BUS, RARE}, alone[] = {FEEL};

    learn(&l);
    assert_int_equal(pairs_find(&l.pairs, &(struct pair_text){seldom, 2}, found), 0);
    assert_int_equal(pairs_find(&l.pairs, &(struct pair_text){never, 2}, found), 0);
    assert_int_equal(pairs_find(&l.pairs, &(struct pair_text){alone, 1}, found), 0);
    arena_clear(&l.arena);
}

static void a_rarer_pair_weighs_more(void **state)
{
    (void)state;
    struct learned l;
    enum { TEXTS = 40 };
    static const uint32_t both[] = {HOW, LONG, FEEL}, often[] = {HOW, LONG};
    struct pair_text texts[TEXTS];

    l = (struct learned){0};
    arena_init(&l.arena);
    l.pairs.arena = &l.arena;
    for (size_t i = 0; i < TEXTS; i++)
        texts[i] = i % 8 ? (struct pair_text){often, 2} : (struct pair_text){both, 3};
    pairs_learn(&l.pairs, texts, TEXTS, (struct pair_sizes){.words = WORDS}, &l.arena);
    assert_int_equal(l.pairs.count, 3);
    assert_true(l.pairs.rarity[1] > l.pairs.rarity[0]);
    arena_clear(&l.arena);
}

/* Two concepts are no pair, nor a concept and a word: only the topic tells them apart. */
static void concepts_pair_with_topics_alone(void **state)
{
    (void)state;
    enum { OTHER_MEDICINE, TIME, SOON, WORKS, MIXING, ONSET };
    static const uint32_t mixed[] = {OTHER_MEDICINE, TIME, SOON, WORKS, MIXING};
    static const uint32_t asked[] = {OTHER_MEDICINE, SOON, ONSET};
    struct pair_text texts[PAIRS_TEXTS_MIN];
    struct learned l = {0};
    uint32_t found[PAIRS_FOUND_MAX];

    arena_init(&l.arena);
    l.pairs.arena = &l.arena;
    for (size_t i = 0; i < PAIRS_TEXTS_MIN; i++)
        texts[i] = (struct pair_text){mixed, COUNT_OF(mixed)};
    pairs_learn(&l.pairs, texts, PAIRS_TEXTS_MIN, (struct pair_sizes){2, 2, 2}, &l.arena);
    assert_int_equal(l.pairs.count, 5); /* four with the topic, and the words */
    assert_int_equal(pairs_find(&l.pairs, &texts[0], found), 5);
    assert_int_equal(pairs_find(&l.pairs, &(struct pair_text){asked, 3}, found), 0);
    arena_clear(&l.arena);
}

/* A text of very many words costs no more than its first ones. */
static void a_long_text_is_bounded(void **state)
{
    (void)state;
    struct learned l = {0};
    enum { MANY = 300 };
    uint32_t words[MANY], found[PAIRS_FOUND_MAX];
    struct pair_text text = {words, MANY}, texts[PAIRS_TEXTS_MIN];

    arena_init(&l.arena);
    l.pairs.arena = &l.arena;
    for (uint32_t i = 0; i < MANY; i++)
        words[i] = i;
    for (size_t i = 0; i < PAIRS_TEXTS_MIN; i++)
        texts[i] = text;
    pairs_learn(&l.pairs, texts, PAIRS_TEXTS_MIN, (struct pair_sizes){.words = MANY},
                &l.arena);
    assert_int_equal(l.pairs.count, PAIRS_WORDS_MAX * (PAIRS_WORDS_MAX - 1) / 2);
    assert_int_equal(pairs_find(&l.pairs, &text, found), PAIRS_FOUND_MAX);
    arena_clear(&l.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            pairs_that_enough_texts_have_are_found_wherever_their_words_stand),
        cmocka_unit_test(words_that_stand_together_too_seldom_are_no_pair),
        cmocka_unit_test(a_rarer_pair_weighs_more),
        cmocka_unit_test(concepts_pair_with_topics_alone),
        cmocka_unit_test(a_long_text_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
