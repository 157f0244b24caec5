/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "app/commands.h"
#include "app/faq_folder.h"
#include "app/question.h"
#include "app/question_file.h"
#include "app/setup.h"
#include "base/map.h"
#include "faq/options.h"
#include "faq/written.h"

enum { SIDES = 2 };

struct difference {
    const struct faq_snapshot *faq[SIDES]; /* before, after */
    const struct triage *triage;
    struct arena *scratch; /* of one question */
    struct map asked;
    size_t changed_count, better_count, worse_count;
};

/* What a question is for: an example of a topic, or a row of a file. */
struct expected {
    struct str topic; /* of an example; empty: none */
    bool is_not_ask;
    const struct json *row; /* NULL: of no file, or a plain line */
};

/* "answer cost", "suggest cost, insurance", "none". */
static struct str outcome(struct arena *arena, const struct question_result *result)
{
    const struct faq_topic *topic = question_topic(result);
    struct str text = str_from_c(result->kind);

    if (topic)
        return arena_format(arena, "answer %.*s", STR_ARG(topic->id));
    if (!str_equal(text, STR("suggest")))
        return text;
    for (size_t i = 0; i < result->answer.suggestion_count; i++)
        text = arena_format(arena, "%.*s%s%.*s", STR_ARG(text), i > 0 ? ", " : " ",
                            STR_ARG(result->answer.suggestions[i]->id));
    return text;
}

/* 1 right, 0 not; -1 when nothing is expected. */
static int judge(const struct expected *expected, const struct question_result *result)
{
    const struct faq_topic *topic = question_topic(result);
    bool is_own = topic && str_equal(topic->id, expected->topic);

    if (expected->topic.len > 0)
        return is_own != expected->is_not_ask;
    if (!json_get(expected->row, "topic"))
        return -1;
    return topic ? question_expects(expected->row, topic->id)
                 : str_equal(question_expected(expected->row), STR("out-of-scope"));
}

static const char *verdict(struct difference *difference, const int rights[SIDES])
{
    if (rights[0] == rights[1])
        return rights[1] == 0 ? " (not what was wanted, before or now)" : "";
    difference->better_count += rights[1] > rights[0];
    difference->worse_count += rights[1] < rights[0];
    return rights[1] > rights[0] ? " (now right)" : " (now wrong)";
}

static void ask_both(struct difference *difference, struct str text,
                     struct faq_context context, const struct expected *expected)
{
    struct str outcomes[SIDES];
    int rights[SIDES];
    struct question_result result;
    bool is_new = !map_has(&difference->asked, text);

    if (!is_new || text.len == 0)
        return;
    *map_put(&difference->asked, text) = difference;
    for (size_t i = 0; i < SIDES; i++) {
        question_ask(difference->faq[i], difference->triage, text, context,
                     difference->scratch, &result);
        outcomes[i] = outcome(difference->scratch, &result);
        rights[i] = judge(expected, &result);
    }
    if (!str_equal(outcomes[0], outcomes[1])) {
        difference->changed_count++;
        printf("%.*s\n  - %.*s\n  + %.*s%s\n", STR_ARG(text), STR_ARG(outcomes[0]),
               STR_ARG(outcomes[1]), verdict(difference, rights));
    }
    arena_reset(difference->scratch);
}

/* As check does, in a conversation on the subject: examples need not name it. Those of the
 * new folder first: what an author says now is what is wanted. */
static void ask_examples(struct difference *difference)
{
    struct faq_context context = {.is_about_subject = true};
    struct faq_written example;

    for (size_t i = SIDES; i-- > 0;) {
        struct faq_written_at at = {0};
        while (faq_written_next(difference->faq[i], &at, &example)) {
            struct expected expected = {.topic = example.topic->id,
                                        .is_not_ask = example.is_not_ask};
            ask_both(difference, example.text, context, &expected);
        }
    }
}

static bool ask_file(struct difference *difference, const char *path)
{
    struct question_file file;
    struct question_line line;
    struct arena arena;
    struct error err = {0};

    if (!question_file_open(&file, path, &err)) {
        fprintf(stderr, "faqd diff: %s: %s\n", path, err.text);
        return false;
    }
    arena_init(&arena);
    for (; question_file_next(&file, &arena, &line); arena_reset(&arena))
        ask_both(difference, line.text, (struct faq_context){0},
                 &(struct expected){.row = line.row});
    arena_clear(&arena);
    return question_file_close(&file);
}

static struct str short_answer(const struct faq_topic *topic, struct arena *arena)
{
    return rich_block_plain(arena, &topic->passage.blocks[0]);
}

/* What a room would read now instead. */
static void print_passages(const struct difference *difference, struct str id,
                           struct arena *arena)
{
    const struct faq_topic *topics[SIDES];
    struct str texts[SIDES], wholes[SIDES];

    for (size_t i = 0; i < SIDES; i++) {
        topics[i] = faq_topic_find(difference->faq[i], id);
        texts[i] = short_answer(topics[i], arena);
        wholes[i] = rich_plain(arena, topics[i]->passage);
    }
    if (!str_equal(topics[0]->title, topics[1]->title))
        printf("  - title: %.*s\n  + title: %.*s\n", STR_ARG(topics[0]->title),
               STR_ARG(topics[1]->title));
    if (!str_equal(texts[0], texts[1]))
        printf("  - %.*s\n  + %.*s\n", STR_ARG(texts[0]), STR_ARG(texts[1]));
    else
        printf("  (the short answer is the same; %s)\n",
               str_equal(wholes[0], wholes[1])
                   ? "title, sources, caution or review changed"
                   : "what follows on \"more\" changed");
}

static void print_topics(const struct difference *difference, struct arena *arena)
{
    static const char *const names[] = {
        [FAQ_ADDED] = "added", [FAQ_CHANGED] = "changed", [FAQ_REMOVED] = "removed"};
    struct faq_changes changes = {0};

    faq_compare(difference->faq[0], difference->faq[1], arena, &changes);
    for (size_t i = 0; i < changes.count; i++) {
        printf("topic %.*s: %s\n", STR_ARG(changes.items[i].id),
               names[changes.items[i].kind]);
        if (changes.items[i].kind == FAQ_CHANGED)
            print_passages(difference, changes.items[i].id, arena);
    }
}

static void print_summary(const struct difference *difference)
{
    printf("%zu questions, %zu answered differently", difference->asked.count,
           difference->changed_count);
    if (difference->changed_count > 0)
        printf(": %zu now right, %zu now wrong", difference->better_count,
               difference->worse_count);
    printf("\n");
}

static int diff(struct difference *difference, const struct options *options,
                struct arena *arena)
{
    struct triage *triage = triage_create();
    struct arena scratch;
    bool is_fine = true;

    arena_init(&scratch);
    difference->triage = triage;
    difference->scratch = &scratch;
    map_init(&difference->asked, 0);
    print_topics(difference, arena);
    ask_examples(difference);
    for (size_t i = SIDES; i < options->operand_count && is_fine; i++)
        is_fine = ask_file(difference, options->operands[i]);
    print_summary(difference);
    map_clear(&difference->asked);
    arena_clear(&scratch);
    triage_destroy(triage);
    if (!is_fine)
        return STATUS_CANNOT_RUN;
    return difference->changed_count > 0 ? STATUS_NO : STATUS_FINE;
}

int command_diff(int argc, char **argv)
{
    struct faq_options faq_options = {.review_months = CONFIG_REVIEW_MONTHS,
                                      .today = faq_folder_today()};
    struct faq_snapshot *faq[SIDES] = {NULL};
    struct difference difference = {.changed_count = 0};
    struct diagnostics found;
    struct options options;
    struct arena arena;
    int status;

    if (!options_parse(&options, OPTIONS_FOLDERS, argc, argv, &status))
        return status;
    arena_init(&arena);
    for (size_t i = 0; i < SIDES; i++) {
        difference.faq[i] = faq[i] = faq_folder_load(str_from_c(options.operands[i]),
                                                     &faq_options, &arena, &found);
        faq_folder_report(stderr, &found, false);
    }
    status = faq[0] && faq[1] ? diff(&difference, &options, &arena) : STATUS_CANNOT_RUN;
    for (size_t i = 0; i < SIDES; i++)
        faq_snapshot_destroy(faq[i]);
    arena_clear(&arena);
    return status;
}
