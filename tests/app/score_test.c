/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/score.h"

static const struct faq_topic cost = {.id = STR_INIT("cost")};
static const struct faq_topic pain = {.id = STR_INIT("pain")};

static void add(struct score *score, const char *row_text, const char *kind,
                const struct faq_topic *topic)
{
    struct error err;
    struct json *row = json_parse(str_from_c(row_text), 1000, &err);
    struct question_result result = {.kind = kind};
    assert_non_null(row);
    if (strcmp(kind, "suggest") == 0) {
        result.answer.suggestions[0] = topic;
        result.answer.suggestion_count = 1;
    } else {
        result.answer.topic = topic;
    }
    score_add(score, STR("q"), row, &result);
    json_destroy(row);
}

static void assert_tally(const struct tally *tally, size_t right, size_t suggested,
                         size_t served, size_t wrong)
{
    assert_int_equal(tally->right, right);
    assert_int_equal(tally->suggested, suggested);
    assert_int_equal(tally->served, served);
    assert_int_equal(tally->wrong, wrong);
}

static void answers_are_counted_as_right_served_or_wrong(void **state)
{
    (void)state;
    struct arena arena;
    struct score score;
    arena_init(&arena);
    score_init(&score, &arena);
    score_begin_file(&score, STR("one"));
    add(&score, "{\"topic\":\"cost\"}", "answer", &cost);
    add(&score, "{\"topic\":\"x\",\"also\":[\"cost\"]}", "answer", &cost);
    add(&score, "{\"topic\":\"cost\"}", "answer", &pain);
    assert_tally(&score.all, 2, 0, 2, 1);
    score_begin_file(&score, STR("two"));
    add(&score, "{\"topic\":\"cost\"}", "suggest", &cost);
    add(&score, "{\"topic\":\"cost\"}", "suggest", &pain);
    add(&score, "{\"topic\":\"cost\"}", "none", NULL);
    assert_tally(&score.all, 2, 2, 3, 1);
    assert_tally(score.files.items[1], 0, 2, 1, 0);
    score_clear(&score);
    arena_clear(&arena);
}

static void no_answer_is_right_where_none_is_expected(void **state)
{
    (void)state;
    struct arena arena;
    struct score score;
    arena_init(&arena);
    score_init(&score, &arena);
    add(&score, "{\"topic\":\"out-of-scope\"}", "none", NULL);
    add(&score, "{\"topic\":null}", "suggest", &cost);
    add(&score, "{\"topic\":\"dosing\"}", "refusal", NULL);
    assert_tally(&score.all, 3, 1, 3, 0);
    add(&score, "{}", "answer", &cost);
    add(&score, "{\"topic\":\"cost\"}", "refusal", NULL);
    assert_tally(&score.all, 3, 1, 3, 1);
    score_clear(&score);
    arena_clear(&arena);
}

static struct json *printed(const struct score *score)
{
    char *text = NULL;
    size_t len = 0;
    struct error err;
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    score_print_json(score, out);
    fclose(out);
    struct json *json = json_parse(str_make(text, len), len, &err);
    free(text);
    assert_non_null(json);
    return json;
}

static void rows_of_other_kinds_have_figures_of_their_own(void **state)
{
    (void)state;
    struct arena arena;
    struct score score;
    arena_init(&arena);
    score_init(&score, &arena);
    add(&score, "{\"topic\":\"cost\",\"kw\":false}", "answer", &cost);
    add(&score, "{\"topic\":\"cost\",\"kw\":true}", "answer", &pain);
    add(&score, "{\"near\":true}", "answer", &pain);
    add(&score, "{\"near\":false}", "suggest", &pain);
    add(&score, "{\"label\":\"crisis\"}", "emergency", NULL);
    add(&score, "{\"label\":\"crisis\",\"contested\":true}", "none", NULL);
    add(&score, "{\"label\":\"no_crisis\"}", "crisis", NULL);
    add(&score, "{\"label\":\"distress\"}", "crisis", NULL);
    assert_int_equal(score.all.questions, 4);
    assert_int_equal(score.unnamed.count, 1);
    assert_int_equal(score.unnamed.hits, 1);
    assert_int_equal(score.others.count, 2);
    assert_int_equal(score.others.hits, 1);
    assert_int_equal(score.others.suggested, 1);
    assert_int_equal(score.near.count, 1);
    assert_int_equal(score.danger.count, 1);
    assert_int_equal(score.danger.hits, 1);
    assert_int_equal(score.harmless.count, 1);
    assert_int_equal(score.harmless.hits, 1);
    score_clear(&score);
    arena_clear(&arena);
}

static void the_first_suggestion_counts_as_first(void **state)
{
    (void)state;
    struct arena arena;
    struct score score;
    arena_init(&arena);
    score_init(&score, &arena);
    add(&score, "{\"topic\":\"cost\"}", "suggest", &cost);
    add(&score, "{\"topic\":\"cost\"}", "suggest", &pain);
    add(&score, "{\"topic\":\"cost\"}", "answer", &cost);
    assert_int_equal(score.all.first, 2);
    assert_int_equal(score.all.right, 1);
    score_clear(&score);
    arena_clear(&arena);
}

static void confusions_stand_in_the_order_of_their_number(void **state)
{
    (void)state;
    struct arena arena;
    struct score score;
    int64_t count = 0;
    arena_init(&arena);
    score_init(&score, &arena);
    add(&score, "{\"topic\":\"pain\"}", "none", NULL);
    for (int i = 0; i < 3; i++)
        add(&score, "{\"topic\":\"cost\"}", "answer", &pain);
    score_sort(&score);
    struct json *json = printed(&score);
    const struct json *first = json_first(json_get(json, "confusions"));
    assert_true(str_equal(json_string(first, "expected"), STR("cost")));
    assert_true(str_equal(json_string(first, "given"), STR("pain")));
    assert_true(json_to_i64(json_get(first, "count"), &count) && count == 3);
    assert_int_equal(json_count(json_get(first, "questions")), 3);
    assert_true(str_equal(json_string(json_next(first), "given"), STR("(none)")));
    json_destroy(json);
    score_clear(&score);
    arena_clear(&arena);
}

static void a_page_shows_all_pictures_and_names_cannot_break_it(void **state)
{
    (void)state;
    struct arena arena;
    struct score score;
    char *text = NULL;
    size_t len = 0;
    arena_init(&arena);
    score_init(&score, &arena);
    score_begin_file(&score, STR("<script>\"&"));
    struct faq_topic topic = {.id = STR("<script>")};
    struct question_result result = {.kind = "answer", .answer.topic = &topic};
    result.answer.ranking.count = 1;
    result.answer.ranking.items[0].topic = &topic;
    result.answer.ranking.margin = 1.5;
    struct error err;
    struct json *row = json_parse(STR("{\"topic\": \"x\"}"), 100, &err);
    score_add(&score, STR("is <script> & \"bold\"?"), row, &result);
    json_destroy(row);
    score_sort(&score);
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    score_print_page(&score, out);
    fclose(out);
    assert_null(strstr(text, "<script>"));
    assert_non_null(strstr(text, "&lt;script&gt;&quot;&amp;"));
    assert_non_null(strstr(text, "is &lt;script&gt; &amp; &quot;bold&quot;?"));
    assert_non_null(strstr(text, "aria-label=\"confusion matrix\""));
    assert_non_null(strstr(text, "aria-label=\"bars by topic\""));
    assert_non_null(strstr(text, "aria-label=\"margin curves\""));
    assert_null(strstr(text, "nan"));
    free(text);
    score_clear(&score);
    arena_clear(&arena);
}

static void add_gated(struct score *score, const char *row_text, double openness)
{
    struct error err;
    struct json *row = json_parse(str_from_c(row_text), 1000, &err);
    struct question_result result = {.kind = openness >= 0 ? "answer" : "none"};
    result.answer.topic = &cost;
    result.answer.is_gated = true;
    result.answer.openness = openness;
    result.answer.ranking.count = 1;
    result.answer.ranking.items[0].topic = &cost;
    score_add(score, STR("q"), row, &result);
    json_destroy(row);
}

static void another_bound_of_the_gate_is_foreseen(void **state)
{
    (void)state;
    struct arena arena;
    struct score score;
    arena_init(&arena);
    score_init(&score, &arena);
    add_gated(&score, "{\"topic\":\"cost\",\"kw\":false}", 1.0);
    add_gated(&score, "{\"topic\":\"cost\",\"kw\":false}", -1.0);
    add_gated(&score, "{}", 0.5);
    add_gated(&score, "{}", -3.0);
    struct score_gate_figures figures = score_gate_at(&score, 0);
    assert_true(figures.unnamed_right == 0.5 && figures.others_answered == 0.5);
    figures = score_gate_at(&score, 0.75);
    assert_true(figures.unnamed_right == 0.5 && figures.others_answered == 0);
    figures = score_gate_at(&score, -2);
    assert_true(figures.unnamed_right == 1 && figures.others_answered == 0.5);
    struct json *json = printed(&score);
    assert_true(json_count(json_get(json, "gate")) > 10);
    json_destroy(json);
    score_clear(&score);
    arena_clear(&arena);
}

static void a_page_of_nothing_is_a_page(void **state)
{
    (void)state;
    struct arena arena;
    struct score score;
    char *text = NULL;
    size_t len = 0;
    arena_init(&arena);
    score_init(&score, &arena);
    FILE *out = open_memstream(&text, &len);
    assert_non_null(out);
    score_print_page(&score, out);
    fclose(out);
    assert_non_null(strstr(text, "</html>"));
    assert_null(strstr(text, "nan"));
    free(text);
    score_clear(&score);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_counted_as_right_served_or_wrong),
        cmocka_unit_test(no_answer_is_right_where_none_is_expected),
        cmocka_unit_test(confusions_stand_in_the_order_of_their_number),
        cmocka_unit_test(rows_of_other_kinds_have_figures_of_their_own),
        cmocka_unit_test(the_first_suggestion_counts_as_first),
        cmocka_unit_test(a_page_shows_all_pictures_and_names_cannot_break_it),
        cmocka_unit_test(another_bound_of_the_gate_is_foreseen),
        cmocka_unit_test(a_page_of_nothing_is_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
