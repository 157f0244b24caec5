/* SPDX-License-Identifier: MIT */
#include "app/score.h"

#include <stdlib.h>

#include "app/question_file.h"
#include "base/array.h"

static const struct str OUT_OF_SCOPE = STR_INIT("out-of-scope");
/* A question for a dose is refused and then has no topic; files expect this one. */
static const struct str REFUSED = STR_INIT("dosing");

void score_init(struct score *score, struct arena *arena)
{
    *score = (struct score){ .arena = arena, .all = { .name = STR_INIT("all") } };
    map_init(&score->topics_by_name, 0);
    map_init(&score->confusions_by_name, 0);
}

void score_clear(struct score *score)
{
    map_clear(&score->topics_by_name);
    map_clear(&score->confusions_by_name);
}

static struct tally *add_tally(struct score *score, struct tallies *list, struct str name)
{
    struct tally *tally = ARENA_NEW(score->arena, struct tally);

    tally->name = arena_copy(score->arena, name);
    *ARRAY_ADD_IN(score->arena, list) = tally;
    return tally;
}

void score_begin_file(struct score *score, struct str name)
{
    add_tally(score, &score->files, name);
}

static struct tally *tally_of_topic(struct score *score, struct str name)
{
    void **place = map_put(&score->topics_by_name, name);

    if (!*place)
        *place = add_tally(score, &score->topics, name);
    return *place;
}

static void add_confusion(struct score *score, struct str expected, struct str given)
{
    struct str name = arena_format(score->arena, "%.*s -> %.*s", STR_ARG(expected),
                                   STR_ARG(given));
    void **place = map_put(&score->confusions_by_name, name);
    struct confusion *confusion = *place;

    if (!confusion) {
        confusion = *place = ARENA_NEW(score->arena, struct confusion);
        confusion->expected = arena_copy(score->arena, expected);
        confusion->given = arena_copy(score->arena, given);
        *ARRAY_ADD_IN(score->arena, &score->confusions) = confusion;
    }
    confusion->count++;
}

static bool expects_none(const struct json *row)
{
    return question_expects(row, OUT_OF_SCOPE)
           || str_equal(question_expected(row), OUT_OF_SCOPE);
}

static bool is_right(const struct json *row, const struct question_result *result)
{
    const struct faq_topic *topic = question_topic(result);
    struct str kind = str_from_c(result->kind);

    if (topic)
        return question_expects(row, topic->id);
    if (str_equal(kind, STR("refusal")) && question_expects(row, REFUSED))
        return true;
    return expects_none(row)
           && (str_equal(kind, STR("none")) || str_equal(kind, STR("suggest")));
}

static bool is_suggested(const struct json *row, const struct question_result *result)
{
    for (size_t i = 0; i < result->answer.suggestion_count; i++)
        if (question_expects(row, result->answer.suggestions[i]->id))
            return true;
    return false;
}

static void count(struct tally *tally, const struct tally *one)
{
    tally->questions += one->questions;
    tally->right += one->right;
    tally->suggested += one->suggested;
    tally->served += one->served;
    tally->wrong += one->wrong;
}

void score_add(struct score *score, const struct json *row,
               const struct question_result *result)
{
    const struct faq_topic *topic = question_topic(result);
    struct str expected = question_expected(row);
    bool was_right = is_right(row, result);
    bool is_suggestion = str_equal(str_from_c(result->kind), STR("suggest"));
    struct tally one = {
        .questions = 1,
        .right = was_right,
        .suggested = is_suggestion,
        .served = was_right || (is_suggestion && is_suggested(row, result)),
        .wrong = topic && !was_right,
    };

    count(&score->all, &one);
    if (score->files.count > 0)
        count(score->files.items[score->files.count - 1], &one);
    count(tally_of_topic(score, expected), &one);
    if (!was_right)
        add_confusion(score, expected,
                      topic ? topic->id
                            : arena_format(score->arena, "(%s)", result->kind));
}

static int by_name(const void *a, const void *b)
{
    const struct tally *const *left = a, *const *right = b;
    return str_compare((*left)->name, (*right)->name);
}

static int by_count(const void *a, const void *b)
{
    const struct confusion *const *left = a, *const *right = b;

    if ((*left)->count != (*right)->count)
        return (*left)->count > (*right)->count ? -1 : 1;
    int order = str_compare((*left)->expected, (*right)->expected);
    return order ? order : str_compare((*left)->given, (*right)->given);
}

void score_sort(struct score *score)
{
    if (score->topics.count > 1)
        qsort(score->topics.items, score->topics.count, sizeof(struct tally *), by_name);
    if (score->confusions.count > 1)
        qsort(score->confusions.items, score->confusions.count,
              sizeof(struct confusion *), by_count);
}
