/* SPDX-License-Identifier: MIT */
#include "load.h"

#include "faq/vocabulary.h"

struct look {
    struct arena arena;
    struct diagnostics found;
    struct vocabulary vocabulary;
};

static void open_look(struct look *look, const char *toml)
{
    struct faq_file file = {STR("v.toml"), str_from_c(toml)};

    *look = (struct look){0};
    arena_init(&look->arena);
    look->found.arena = &look->arena;
    look->vocabulary.arena = look->vocabulary.passing = &look->arena;
    look->vocabulary.written = &look->arena;
    vocabulary_read(&look->vocabulary, &file, &look->found);
    vocabulary_resolve(&look->vocabulary, &look->found);
    vocabulary_freeze(&look->vocabulary, &look->arena);
    assert_int_equal(look->found.error_count, 0);
}

static void close_look(struct look *look)
{
    vocabulary_clear(&look->vocabulary);
    arena_clear(&look->arena);
}

/* The words that a concept covers, as bits. */
static uint64_t covered(struct look *look, const char *concept, const char *text)
{
    struct pattern_budget budget = {PATTERN_BUDGET};
    struct words words;
    int index = vocabulary_find(&look->vocabulary, str_from_c(concept));

    assert_int_not_equal(index, VOCABULARY_NONE);
    words_read(&look->arena, str_from_c(text), NULL, &words);
    uint64_t *masks = ARENA_ARRAY(&look->arena, uint64_t, look->vocabulary.count);
    assert_true(vocabulary_look(&look->vocabulary, &words, &budget, masks));

    /* The expression says the same, whatever was looked up. */
    struct error err;
    struct buf regex;
    buf_init(&regex, PATTERN_BYTES_MAX);
    vocabulary_write(&look->vocabulary, (size_t)index, &regex);
    struct pattern *pattern = pattern_compile(buf_view(&regex), &err);
    buf_clear(&regex);
    assert_non_null(pattern);
    assert_true(pattern_matches(pattern, words.text, &budget) == (masks[index] != 0));
    pattern_destroy(pattern);
    return masks[index];
}

static void words_stand_alone_and_stems_are_open(void **state)
{
    (void)state;
    struct look look;
    open_look(&look, "cost = ['fee', 'price*']");
    assert_int_equal(covered(&look, "cost", "which fee applies"), 2);
    assert_int_equal(covered(&look, "cost", "which feet ache"), 0);
    assert_int_equal(covered(&look, "cost", "which prices apply"), 2);
    assert_int_equal(covered(&look, "cost", "underpriced goods"), 0);
    close_look(&look);
}

static void phrases_cover_all_their_words(void **state)
{
    (void)state;
    struct look look;
    open_look(&look, "heart = ['high blood pressure', 'high blood', 'blood vessel*']");
    assert_int_equal(covered(&look, "heart", "is high blood pressure bad"), 0xe);
    assert_int_equal(covered(&look, "heart", "is high blood sugar bad"), 0x6);
    assert_int_equal(covered(&look, "heart", "are blood vessels narrow"), 0x6);
    assert_int_equal(covered(&look, "heart", "high pressure"), 0);
    close_look(&look);
}

static void terms_are_read_as_questions_are(void **state)
{
    (void)state;
    struct look look;
    open_look(&look, "fail = [\"doesn't work\"]\nnice = ['Caf\u00e9']\nroute = ['I.V.']");
    assert_int_equal(covered(&look, "fail", "it doesn't work now"), 0xe);
    assert_int_equal(covered(&look, "fail", "it does not work now"), 0xe);
    assert_int_equal(covered(&look, "nice", "the CAFE there"), 0x2);
    assert_int_equal(covered(&look, "route", "an i.v. drip"), 0x2);
    close_look(&look);
}

static void a_union_has_the_words_of_its_members(void **state)
{
    (void)state;
    struct look look;
    open_look(&look, "any = ['{pet}', '{wild}', 'animal']\npet = ['cat', '{dog}']\n"
                     "dog = ['dog', 'puppy']\nwild = ['lion']");
    assert_int_equal(covered(&look, "any", "a puppy and a lion"), 0x12);
    assert_int_equal(covered(&look, "pet", "a puppy and a lion"), 0x2);
    assert_int_equal(covered(&look, "any", "an animal"), 0x2);
    assert_true(vocabulary_holds(&look.vocabulary,
                                 (size_t)vocabulary_find(&look.vocabulary, STR("any")),
                                 (size_t)vocabulary_find(&look.vocabulary, STR("dog"))));
    close_look(&look);
}

static void an_expression_stands_where_it_says(void **state)
{
    (void)state;
    struct look look;
    open_look(&look, "birth = ['born', '/\\bbirth\\b(?! control)/']");
    assert_int_equal(covered(&look, "birth", "after birth then"), 0x2);
    assert_int_equal(covered(&look, "birth", "on birth control now"), 0);
    close_look(&look);
}

static void other_scripts_share_beginnings_safely(void **state)
{
    (void)state;
    struct look look;
    open_look(&look, "word = ['\u0431\u043e\u043b\u044c', '\u0432\u043e\u0434\u0430', "
                     "'\u0434*']");
    assert_int_equal(covered(&look, "word", "\u0431\u043e\u043b\u044c"), 0x1);
    assert_int_equal(covered(&look, "word", "a \u0434\u043e\u043c"), 0x2);
    assert_int_equal(covered(&look, "word", "\u0431\u043e\u0434\u0430"), 0);
    close_look(&look);
}

static void diamonds_of_unions_stay_small(void **state)
{
    (void)state;
    char toml[4096] = "a0 = ['x']\n";
    size_t len = strlen(toml);
    struct look look;

    for (int i = 1; i <= 40; i++)
        len += (size_t)snprintf(toml + len, sizeof(toml) - len,
                                "a%d = ['{a%d}', '{a%d}']\n", i, i - 1, i - 1);
    open_look(&look, toml);
    assert_int_equal(covered(&look, "a40", "an x here"), 0x2);
    close_look(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_alone_and_stems_are_open),
        cmocka_unit_test(phrases_cover_all_their_words),
        cmocka_unit_test(terms_are_read_as_questions_are),
        cmocka_unit_test(a_union_has_the_words_of_its_members),
        cmocka_unit_test(an_expression_stands_where_it_says),
        cmocka_unit_test(other_scripts_share_beginnings_safely),
        cmocka_unit_test(diamonds_of_unions_stay_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
