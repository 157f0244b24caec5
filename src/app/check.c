/* SPDX-License-Identifier: MIT */
#include "faq/check.h"

#include <stdio.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/faq_folder.h"
#include "app/setup.h"

static double percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 100.0;
}

/* Each example without itself: what its topic would be worth to somebody who asks in
 * other words. */
static void print_examples(const struct setup *setup, struct arena *arena, bool explains)
{
    struct diagnostics lonely = { .arena = arena };
    struct faq_example_counts counts;

    faq_check_examples(setup->faq, &lonely, &counts);
    if (explains)
        faq_folder_report(stdout, &lonely, true);
    printf("%zu topics; %zu of %zu examples understood, %zu of %zu kept away\n",
           faq_topic_count(setup->faq), counts.ask_right, counts.ask_count,
           counts.not_ask_right, counts.not_ask_count);
    printf("left out one by one, %zu of %zu examples (%.1f %%) understood without "
           "themselves%s\n", counts.alone_right, counts.ask_count,
           percent(counts.alone_right, counts.ask_count),
           explains || counts.alone_right == counts.ask_count
               ? "" : "; --explain lists the others");
}

static int check_faq(struct setup *setup, bool explains)
{
    setup->faq = faq_folder_load(setup->faq_dir, &setup->faq_options, &setup->arena,
                                 &setup->found);
    if (setup->has_config)
        config_check_lines(&setup->config, setup->faq_options.today, &setup->found);
    faq_folder_report(stdout, &setup->found, true);
    if (setup->faq)
        print_examples(setup, &setup->arena, explains);
    printf("%zu errors, %zu warnings\n", setup->found.error_count,
           setup->found.warning_count);
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
        fprintf(stderr, "faqd check: the FAQ folder \"%.*s\" cannot be read\n",
                STR_ARG(setup.faq_dir));
        status = STATUS_CANNOT_RUN;
    } else {
        status = check_faq(&setup, options.explains);
    }
    setup_clear(&setup);
    return is_config_fine || status != STATUS_FINE ? status : STATUS_NO;
}
