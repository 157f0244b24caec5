/* SPDX-License-Identifier: MIT */
/*
 * setup: the FAQ that a command of the command line works on, by -c, --faq, or, when
 * neither is given, ./faqd.toml, the system's configuration, ./faq, or the installed FAQ.
 *
 *     if (!setup_load(&setup, &options))     what is wrong has been said
 *         return STATUS_CANNOT_RUN;
 *     ... setup.faq
 *     setup_clear(&setup);                   in any case
 */
#ifndef APP_SETUP_H
#define APP_SETUP_H

#include "app/options.h"
#include "faq/diagnostic.h"
#include "faq/options.h"
#include "faq/snapshot.h"

struct setup {
    struct arena arena; /* of all that follows */
    bool has_config;    /* one without errors was read */
    struct config config;
    struct str faq_dir;
    struct faq_options faq_options;
    struct diagnostics found; /* in the FAQ */
    struct faq_snapshot *faq; /* NULL: errors were found */
};

/* The configuration and where the FAQ is; the FAQ is not read yet. False when there are
 * errors in the configuration; faq_dir then still is what it says. */
MUST_CHECK
bool setup_begin(struct setup *setup, const struct options *options);
/* And the FAQ; its errors go to standard error. */
MUST_CHECK
bool setup_load(struct setup *setup, const struct options *options);
void setup_clear(struct setup *setup);

#endif
