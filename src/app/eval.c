/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "app/commands.h"
#include "app/question_file.h"
#include "app/score.h"
#include "app/setup.h"

struct evaluation {
    struct score *score;
    const struct faq_snapshot *faq;
    const struct triage *triage;
    struct faq_context context;
};

/* A slip in the file would be counted as a mistake of the FAQ. */
static void warn_of_slip(const struct evaluation *evaluation, const char *path,
                         size_t number, const struct question_line *line)
{
    if (!line->row && str_starts_with(line->text, STR("{")))
        fprintf(stderr, "%s:%zu: warning: this is no JSON, so it is asked as it stands\n",
                path, number);
    if (!line->row || evaluation->context.is_ambient)
        return;
    struct str topic = question_expected(line->row);
    if (!str_equal(topic, STR("out-of-scope")) && !faq_topic_find(evaluation->faq, topic))
        fprintf(stderr, "%s:%zu: warning: the FAQ has no topic \"%.*s\"\n", path, number,
                STR_ARG(topic));
}

static bool eval_file(const struct evaluation *evaluation, const char *path)
{
    struct score *score = evaluation->score;
    struct question_file file;
    struct question_line line;
    struct question_result result;
    struct arena scratch;
    struct error err = {0};
    size_t number = 0;

    if (!question_file_open(&file, path, &err)) {
        fprintf(stderr, "faqd eval: %s: %s\n", path, err.text);
        return false;
    }
    arena_init(&scratch);
    score_begin_file(score, str_from_c(path));
    for (; question_file_next(&file, &scratch, &line); arena_reset(&scratch)) {
        number++;
        if (line.text.len == 0)
            continue;
        warn_of_slip(evaluation, path, number, &line);
        question_ask(evaluation->faq, evaluation->triage, line.text, evaluation->context,
                     &scratch, &result);
        if (evaluation->context.is_ambient)
            score_add_unheard(score, &result);
        else
            score_add(score, line.text, line.row, &result);
    }
    arena_clear(&scratch);
    if (question_file_close(&file))
        return true;
    fprintf(stderr, "faqd eval: %s: cannot be read to its end\n", path);
    return false;
}

static int eval_files(const struct setup *setup, const struct options *options)
{
    struct triage *triage = triage_create();
    struct arena arena;
    struct score score;
    struct evaluation evaluation = {
        &score, setup->faq, triage, {.is_ambient = options->is_ambient}};
    bool is_fine = true;

    arena_init(&arena);
    score_init(&score, &arena);
    for (size_t i = 0; i < options->operand_count && is_fine; i++)
        is_fine = eval_file(&evaluation, options->operands[i]);
    score_sort(&score);
    if (is_fine && options->is_json)
        score_print_json(&score, stdout);
    else if (is_fine && options->is_html)
        score_print_page(&score, stdout);
    else if (is_fine)
        score_print(&score, options->explains, stdout);
    score_clear(&score);
    arena_clear(&arena);
    triage_destroy(triage);
    return is_fine ? STATUS_FINE : STATUS_CANNOT_RUN;
}

int command_eval(int argc, char **argv)
{
    struct options options;
    struct setup setup;
    int status;

    if (!options_parse(&options,
                       OPTIONS_CONFIG | OPTIONS_FAQ | OPTIONS_JSON | OPTIONS_HTML
                           | OPTIONS_AMBIENT | OPTIONS_EXPLAIN | OPTIONS_FILES,
                       argc, argv, &status))
        return status;
    if (options.is_json && options.is_html)
        return options_misused(&options, "give --json or --html, not both");
    status =
        setup_load(&setup, &options) ? eval_files(&setup, &options) : STATUS_CANNOT_RUN;
    setup_clear(&setup);
    return status;
}
