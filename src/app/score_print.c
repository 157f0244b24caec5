/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "app/score.h"
#include "base/buf.h"

enum { JSON_BYTES_MAX = 16 * 1024 * 1024 };

static void print_heading(FILE *out, const char *name)
{
    fprintf(out, "%-36s %9s %7s %9s %7s %7s\n", name, "questions", "right", "suggested",
            "served", "wrong");
}

static void print_tally(FILE *out, const struct tally *tally)
{
    size_t n = tally->questions;

    fprintf(out, "%-36.*s %9zu %6.1f%% %8.1f%% %6.1f%% %6.1f%%\n", STR_ARG(tally->name),
            n, score_percent(tally->right, n), score_percent(tally->suggested, n),
            score_percent(tally->served, n), score_percent(tally->wrong, n));
}

static void print_shares(const struct score *score, FILE *out)
{
    const struct {
        const struct score_share *share;
        const char *name, *hits;
        double whole;
    } rows[] = {
        {&score->unnamed, "questions that do not name the subject", "right", 100},
        {&score->others, "questions about something else", "answered", 1000},
        {&score->near, "... with words of the field", "answered", 1000},
        {&score->danger, "messages of somebody in danger", "recognised", 100},
        {&score->harmless, "messages that only look so", "taken for danger", 100},
        {&score->unheard, "lines that nobody said to the bot", "replied to", 10000},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct score_share *share = rows[i].share;
        if (share->count > 0)
            fprintf(out, "%-40s %6zu, %s %.1f in %.0f\n", rows[i].name, share->count,
                    rows[i].hits,
                    (double)share->hits * rows[i].whole / (double)share->count,
                    rows[i].whole);
    }
}

static void print_confusion(const struct confusion *confusion, bool explains, FILE *out)
{
    fprintf(out, "%6zu  %.*s -> %.*s\n", confusion->count, STR_ARG(confusion->expected),
            STR_ARG(confusion->given));
    for (size_t i = 0; explains && i < confusion->question_count; i++)
        fprintf(out, "            %.*s\n", STR_ARG(confusion->questions[i]));
}

void score_print(const struct score *score, bool explains, FILE *out)
{
    if (score->all.questions > 0) {
        print_heading(out, "file");
        for (size_t i = 0; i < score->files.count; i++)
            if (score->files.items[i]->questions > 0)
                print_tally(out, score->files.items[i]);
        if (score->files.count > 1)
            print_tally(out, &score->all);
        fprintf(out, "\n");
        print_heading(out, "expected topic");
    }
    for (size_t i = 0; i < score->topics.count; i++)
        print_tally(out, score->topics.items[i]);
    if (score->confusions.count > 0)
        fprintf(out, "\nconfusions\n");
    for (size_t i = 0; i < score->confusions.count; i++)
        print_confusion(score->confusions.items[i], explains, out);
    if (score->all.questions > 0)
        fprintf(out, "\n");
    print_shares(score, out);
}

static void add_tally(struct json *row, const struct tally *tally)
{
    json_add_i64(row, "questions", (int64_t)tally->questions);
    json_add_i64(row, "right", (int64_t)tally->right);
    json_add_i64(row, "first", (int64_t)tally->first);
    json_add_i64(row, "suggested", (int64_t)tally->suggested);
    json_add_i64(row, "served", (int64_t)tally->served);
    json_add_i64(row, "wrong", (int64_t)tally->wrong);
}

static void add_tallies(struct json *list, const char *key, const struct tallies *tallies)
{
    for (size_t i = 0; i < tallies->count; i++) {
        struct json *row = json_add_object(list, NULL);
        json_add_string(row, key, tallies->items[i]->name);
        add_tally(row, tallies->items[i]);
    }
}

static void add_share(struct json *root, const char *key, const struct score_share *share,
                      const char *hits)
{
    struct json *row = json_add_object(root, key);

    json_add_i64(row, "count", (int64_t)share->count);
    json_add_i64(row, hits, (int64_t)share->hits);
    json_add_i64(row, "suggested", (int64_t)share->suggested);
}

static void add_shares(struct json *root, const struct score *score)
{
    add_share(root, "unnamed", &score->unnamed, "right");
    add_share(root, "others", &score->others, "answered");
    add_share(root, "near", &score->near, "answered");
    add_share(root, "danger", &score->danger, "recognised");
    add_share(root, "harmless", &score->harmless, "alarms");
    add_share(root, "ambient", &score->unheard, "replies");
}

/* Only where there are questions of both kinds. */
static void add_gate(struct json *root, const struct score *score)
{
    enum { FROM = -24, TO = 48 };
    struct json *list = json_add_array(root, "gate");

    if (score->gate.count == 0 || score->unnamed.count == 0 || score->others.count == 0)
        return;
    for (int i = FROM; i <= TO; i++) {
        struct score_gate_figures figures = score_gate_at(score, i / 4.0);
        struct json *row = json_add_object(list, NULL);
        json_add_number(row, "openness", i / 4.0);
        json_add_number(row, "unnamed_right", figures.unnamed_right);
        json_add_number(row, "answered_per_1000", 1000 * figures.others_answered);
    }
}

void score_print_json(const struct score *score, FILE *out)
{
    struct json *root = json_object_create();
    struct buf text;

    add_tally(json_add_object(root, "all"), &score->all);
    add_tally(json_add_object(root, "on_topic"), &score->on_topic);
    add_shares(root, score);
    add_gate(root, score);
    add_tallies(json_add_array(root, "files"), "file", &score->files);
    add_tallies(json_add_array(root, "topics"), "topic", &score->topics);
    struct json *list = json_add_array(root, "confusions");
    for (size_t i = 0; i < score->confusions.count; i++) {
        const struct confusion *confusion = score->confusions.items[i];
        struct json *row = json_add_object(list, NULL);
        json_add_string(row, "expected", confusion->expected);
        json_add_string(row, "given", confusion->given);
        json_add_i64(row, "count", (int64_t)confusion->count);
        struct json *questions = json_add_array(row, "questions");
        for (size_t k = 0; k < confusion->question_count; k++)
            json_add_string(questions, NULL, confusion->questions[k]);
    }
    buf_init(&text, JSON_BYTES_MAX);
    json_format(root, &text);
    fprintf(out, "%s\n", buf_c_string(&text));
    buf_clear(&text);
    json_destroy(root);
}
