/* SPDX-License-Identifier: MIT */
#include "app/setup.h"

#include <unistd.h>

#include "app/faq_folder.h"

bool setup_begin(struct setup *setup, const struct options *options)
{
    *setup = (struct setup){.has_config = false};
    arena_init(&setup->arena);
    setup->faq_options.today = faq_folder_today();
    setup->faq_options.review_months = CONFIG_REVIEW_MONTHS;
    if (options->faq_dir.len > 0) {
        setup->faq_dir = options->faq_dir;
        return true;
    }
    if (options_config_file(options).len == 0) {
        setup->faq_dir = access("faq", F_OK) == 0 ? STR("faq") : STR(FAQD_FAQ_DIR);
        return true;
    }
    setup->has_config = options_load_config(options, &setup->arena, &setup->config);
    setup->faq_dir = setup->config.faq_dir;
    setup->faq_options.is_strict = setup->config.is_strict;
    setup->faq_options.review_months = (unsigned)setup->config.review_months;
    return setup->has_config;
}

bool setup_load(struct setup *setup, const struct options *options)
{
    if (!setup_begin(setup, options))
        return false;
    setup->faq = faq_folder_load(setup->faq_dir, &setup->faq_options, &setup->arena,
                                 &setup->found);
    if (!setup->faq)
        faq_folder_report(stderr, &setup->found, false);
    return setup->faq != NULL;
}

void setup_clear(struct setup *setup)
{
    faq_snapshot_destroy(setup->faq);
    arena_clear(&setup->arena);
}
