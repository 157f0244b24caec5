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
    *score = (struct score){.arena = arena, .all = {.name = STR_INIT("all")}};
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

static void add_confusion(struct score *score, struct str expected, struct str given,
                          struct str text)
{
    struct str name =
        arena_format(score->arena, "%.*s -> %.*s", STR_ARG(expected), STR_ARG(given));
    void **place = map_put(&score->confusions_by_name, name);
    struct confusion *confusion = *place;

    if (!confusion) {
        confusion = *place = ARENA_NEW(score->arena, struct confusion);
        confusion->expected = arena_copy(score->arena, expected);
        confusion->given = arena_copy(score->arena, given);
        *ARRAY_ADD_IN(score->arena, &score->confusions) = confusion;
    }
    confusion->count++;
    if (confusion->question_count < CONFUSION_QUESTIONS_MAX)
        confusion->questions[confusion->question_count++] =
            arena_copy(score->arena, text);
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

static bool is_first_suggested(const struct json *row,
                               const struct question_result *result)
{
    return result->answer.suggestion_count > 0
           && question_expects(row, result->answer.suggestions[0]->id);
}

static void count(struct tally *tally, const struct tally *one)
{
    tally->questions += one->questions;
    tally->right += one->right;
    tally->first += one->first;
    tally->suggested += one->suggested;
    tally->served += one->served;
    tally->wrong += one->wrong;
}

static bool is_kind(const struct question_result *result, const char *kind)
{
    return strcmp(result->kind, kind) == 0;
}

static void add_share(struct score_share *share, bool is_hit, bool is_suggestion)
{
    share->count++;
    share->hits += is_hit;
    share->suggested += is_suggestion;
}

static bool is_true(const struct json *row, const char *key)
{
    bool value = false;

    return json_to_bool(json_get(row, key), &value) && value;
}

/* Danger or not; false for a row that is about something else. */
static bool add_danger(struct score *score, const struct json *row,
                       const struct question_result *result)
{
    struct str label;
    bool is_hit = is_kind(result, "crisis") || is_kind(result, "emergency");

    if (!json_to_string(json_get(row, "label"), &label))
        return false;
    if (is_true(row, "contested"))
        return true;
    if (str_equal(label, STR("crisis")))
        add_share(&score->danger, is_hit, false);
    else if (str_equal(label, STR("no_crisis")))
        add_share(&score->harmless, is_hit, false);
    return true;
}

static bool is_about_other(const struct json *row)
{
    const struct json *topic = json_get(row, "topic");
    struct str ignored;

    return !json_to_string(topic, &ignored) && !json_is_array(topic);
}

static bool is_unnamed(const struct json *row)
{
    bool names_subject = true;

    return !is_about_other(row) && json_to_bool(json_get(row, "kw"), &names_subject)
           && !names_subject;
}

static void add_shares(struct score *score, const struct json *row,
                       const struct tally *one)
{
    if (is_about_other(row)) {
        add_share(&score->others, one->wrong > 0, one->suggested > 0);
        if (is_true(row, "near"))
            add_share(&score->near, one->wrong > 0, one->suggested > 0);
    } else if (is_unnamed(row)) {
        add_share(&score->unnamed, one->right > 0, one->suggested > 0);
    }
}

static void add_point(struct score *score, const struct json *row,
                      const struct question_result *result)
{
    const struct faq_ranking *ranking = &result->answer.ranking;

    if (ranking->count == 0 || is_about_other(row)
        || !(is_kind(result, "answer") || is_kind(result, "suggest")))
        return;
    struct score_point point = {
        .at = {[SCORE_MARGIN] = ranking->margin,
               [SCORE_PROBABILITY] = ranking->items[0].probability},
        .is_back_right = expects_none(row),
    };
    for (size_t i = 0; i < ranking->count && i < FAQ_SUGGESTIONS_MAX; i++)
        if (question_expects(row, ranking->items[i].topic->id)) {
            point.is_among = true;
            point.is_first_right = point.is_first_right || i == 0;
        }
    *ARRAY_ADD_IN(score->arena, &score->points) = point;
}

static void add_gated(struct score *score, const struct json *row,
                      const struct question_result *result, const struct tally *one)
{
    const struct faq_answer *answer = &result->answer;
    bool is_other = is_about_other(row);

    if (!is_other && !is_unnamed(row))
        return;
    if (!answer->is_gated) {
        score->gate.unnamed_right += !is_other && one->right;
        score->gate.others_answered += is_other && one->wrong;
        return;
    }
    *ARRAY_ADD_IN(score->arena, &score->gate) = (struct score_gated){
        .openness = answer->openness,
        .is_other = is_other,
        .is_first_right = question_expects(row, answer->ranking.items[0].topic->id),
        .is_back_right = expects_none(row),
    };
}

struct score_gate_figures score_gate_at(const struct score *score, double openness)
{
    size_t right = score->gate.unnamed_right, answered = score->gate.others_answered;

    for (size_t i = 0; i < score->gate.count; i++) {
        const struct score_gated *one = &score->gate.items[i];
        bool answers = one->openness >= openness;
        if (one->is_other)
            answered += answers;
        else
            right += answers ? one->is_first_right : one->is_back_right;
    }
    return (struct score_gate_figures){
        score->unnamed.count ? (double)right / (double)score->unnamed.count : 0,
        score->others.count ? (double)answered / (double)score->others.count : 0,
    };
}

void score_add(struct score *score, struct str text, const struct json *row,
               const struct question_result *result)
{
    const struct faq_topic *topic = question_topic(result);
    struct str expected = question_expected(row);
    bool was_right = is_right(row, result), is_suggestion = is_kind(result, "suggest");
    struct tally one = {
        .questions = 1,
        .right = was_right,
        .first = was_right || (is_suggestion && is_first_suggested(row, result)),
        .suggested = is_suggestion,
        .served = was_right || (is_suggestion && is_suggested(row, result)),
        .wrong = topic && !was_right,
    };

    if (add_danger(score, row, result))
        return;
    count(&score->all, &one);
    if (!is_about_other(row))
        count(&score->on_topic, &one);
    if (score->files.count > 0)
        count(score->files.items[score->files.count - 1], &one);
    count(tally_of_topic(score, expected), &one);
    add_shares(score, row, &one);
    add_point(score, row, result);
    add_gated(score, row, result, &one);
    if (!was_right)
        add_confusion(
            score, expected,
            topic ? topic->id : arena_format(score->arena, "(%s)", result->kind), text);
}

void score_add_unheard(struct score *score, const struct question_result *result)
{
    add_share(&score->unheard, !is_kind(result, "none"), is_kind(result, "suggest"));
}

double score_percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0.0;
}

static int by_name(const void *a, const void *b)
{
    const struct tally *const *left = a, *const *right = b;
    return str_compare((*left)->name, (*right)->name);
}

/* What costs most first: a wrong answer, none, a question back. */
static int cost_of(const struct confusion *confusion)
{
    if (!str_starts_with(confusion->given, STR("(")))
        return 2;
    return !str_equal(confusion->given, STR("(suggest)"));
}

static int by_count(const void *a, const void *b)
{
    const struct confusion *const *left = a, *const *right = b;

    if ((*left)->count != (*right)->count)
        return (*left)->count > (*right)->count ? -1 : 1;
    if (cost_of(*left) != cost_of(*right))
        return cost_of(*right) - cost_of(*left);
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
