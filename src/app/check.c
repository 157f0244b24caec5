/* SPDX-License-Identifier: MIT */
#include "faq/check.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/faq_folder.h"
#include "app/setup.h"

static double percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 100.0;
}

/* "of 40 examples, 31 would be understood without themselves; these 9 would not:" */
static void print_strays(const struct faq_topic_figures *figures,
                         const struct faq_strays *strays)
{
    const struct faq_topic *topic = figures->topic;

    printf("%.*s:%u: topic \"%.*s\": of %zu examples, %zu would be understood without "
           "themselves; these %zu would not:\n",
           STR_ARG(topic->file), topic->line, STR_ARG(topic->id), figures->ask_count,
           figures->alone_right, figures->ask_count - figures->alone_right);
    for (size_t i = 0; i < strays->count; i++) {
        const struct faq_stray *stray = &strays->items[i];
        if (stray->topic == topic)
            printf("    %.*s:%u:%u: \"%.*s\" goes to %.*s\n", STR_ARG(stray->file),
                   stray->line, stray->column, STR_ARG(stray->text),
                   STR_ARG(stray->other ? stray->other->id : STR("no topic")));
    }
}

static void print_topics(const struct faq_example_counts *counts, size_t topic_count)
{
    printf("\n%-28s %8s %8s %8s %15s %8s\n", "", "", "", "", "grade: short", "");
    printf("%-28s %8s %8s %8s %15s %8s\n", "topic", "examples", "alone", "not_ask",
           "answer", "passage");
    for (size_t i = 0; i < topic_count; i++) {
        const struct faq_topic_figures *figures = &counts->topics[i];
        printf("%-28.*s %8zu %8zu %8zu %15.1f %8.1f\n", STR_ARG(figures->topic->id),
               figures->ask_count, figures->alone_right, figures->not_ask_count,
               figures->short_grade, figures->grade);
    }
    printf("\n");
    for (size_t i = 0; i < topic_count; i++)
        if (counts->topics[i].alone_right < counts->topics[i].ask_count)
            print_strays(&counts->topics[i], &counts->strays);
}

static void print_words(const struct setup *setup)
{
    struct diagnostics words = {.arena = setup->found.arena};

    faq_check_words(setup->faq, &words);
    if (words.count > 0)
        printf("\nwords that a second person should look at:\n");
    for (size_t i = 0; i < words.count; i++)
        printf("%.*s:%u: %.*s\n", STR_ARG(words.items[i].file), words.items[i].line,
               STR_ARG(words.items[i].text));
}

static void print_patterns(const struct setup *setup)
{
    struct diagnostics patterns = {.arena = setup->found.arena};

    faq_check_patterns(setup->faq, &patterns);
    if (patterns.count > 0)
        printf("\npatterns that are the best for no example of their topic:\n");
    for (size_t i = 0; i < patterns.count; i++)
        printf("%.*s:%u:%u: %.*s\n", STR_ARG(patterns.items[i].file),
               patterns.items[i].line, patterns.items[i].column,
               STR_ARG(patterns.items[i].text));
    printf("\n");
}

static void print_summary(const struct faq_example_counts *counts, size_t topic_count,
                          bool explains)
{
    size_t imperfect = 0;

    for (size_t i = 0; i < topic_count; i++)
        imperfect += counts->topics[i].alone_right < counts->topics[i].ask_count;
    printf("%zu topics; %zu of %zu examples understood, %zu of %zu kept away\n",
           topic_count, counts->ask_right, counts->ask_count, counts->not_ask_right,
           counts->not_ask_count);
    printf("left out one by one, %zu of %zu examples (%.1f %%) understood without "
           "themselves",
           counts->alone_right, counts->ask_count,
           percent(counts->alone_right, counts->ask_count));
    if (imperfect > 0 && !explains)
        printf("; --explain lists the others, of %zu topics", imperfect);
    printf("\n");
}

/* Each example without itself: what its topic would be worth to somebody who asks in
 * other words. */
static void check_examples(struct setup *setup, struct faq_example_counts *counts)
{
    if (!setup->faq)
        return;
    faq_check_examples(setup->faq, &setup->found, counts);
    diagnostics_sort(&setup->found);
}

static int check_faq(struct setup *setup, bool explains, bool is_config_fine)
{
    struct faq_example_counts counts = {.ask_count = 0};

    setup->faq = faq_folder_load(setup->faq_dir, &setup->faq_options, &setup->arena,
                                 &setup->found);
    if (setup->has_config)
        config_check_lines(&setup->config, setup->faq_options.today, &setup->found);
    check_examples(setup, &counts);
    faq_folder_report(stdout, &setup->found, true);
    if (setup->faq && explains) {
        print_topics(&counts, faq_topic_count(setup->faq));
        print_words(setup);
        print_patterns(setup);
    }
    if (setup->faq)
        print_summary(&counts, faq_topic_count(setup->faq), explains);
    size_t errors = setup->found.error_count, warnings = setup->found.warning_count;
    printf("%zu error%s, %zu warning%s%s\n", errors, errors == 1 ? "" : "s", warnings,
           warnings == 1 ? "" : "s",
           is_config_fine ? "" : "; the configuration has errors, too (see above)");
    return setup->faq && setup->found.error_count == 0 ? STATUS_FINE : STATUS_NO;
}

int command_check(int argc, char **argv)
{
    struct options options;
    struct setup setup;
    int status;

    if (!options_parse(&options, OPTIONS_CONFIG | OPTIONS_FAQ | OPTIONS_EXPLAIN, argc,
                       argv, &status))
        return status;
    bool is_config_fine = setup_begin(&setup, &options);
    if (options.config_file.len > 0 && access(options.config_file.ptr, R_OK) != 0) {
        status = STATUS_CANNOT_RUN; /* has been said */
    } else if (setup.faq_dir.len == 0 || access(setup.faq_dir.ptr, R_OK) != 0) {
        fprintf(stderr,
                "faqd check: the FAQ folder \"%.*s\" cannot be read: %s; name the folder "
                "of articles with --faq, or as dir under [faq] in the configuration\n",
                STR_ARG(setup.faq_dir), strerror(setup.faq_dir.len ? errno : ENOENT));
        status = STATUS_CANNOT_RUN;
    } else {
        status = check_faq(&setup, options.explains, is_config_fine);
    }
    setup_clear(&setup);
    return is_config_fine || status != STATUS_FINE ? status : STATUS_NO;
}
