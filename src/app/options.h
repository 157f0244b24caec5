/* SPDX-License-Identifier: MIT */
/*
 * options: what stands behind `faqd COMMAND`. A command names the options it takes; help
 * and errors come from here. A new one is a bit, a row in options.c and a field.
 *
 *     if (!options_parse(&options, OPTIONS_CONFIG | OPTIONS_JSON, argc, argv, &status))
 *         return status;
 */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include <stddef.h>

#include "app/config.h"
#include "base/macros.h"

enum options_taken {                          /* bits */
                     OPTIONS_CONFIG = 1 << 0, /* -c FILE */
                     OPTIONS_FAQ = 1 << 1,    /* --faq DIR; not together with -c */
                     OPTIONS_EXPLAIN = 1 << 2,
                     OPTIONS_JSON = 1 << 3,
                     OPTIONS_HTML = 1 << 4,
                     OPTIONS_BATCH = 1 << 5,
                     OPTIONS_AMBIENT = 1 << 6,
                     OPTIONS_UPDATE = 1 << 7,
                     /* what stands behind them; without one of these nothing may */
                     OPTIONS_QUESTION = 1 << 16, /* QUESTION, in any number of words */
                     OPTIONS_FILES = 1 << 17,    /* FILE... */
                     OPTIONS_FOLDERS = 1 << 18,  /* DIR1 DIR2 [FILE...] */
                     OPTIONS_ACTION = 1 << 19,   /* ACTION [NAME] */
};

/* All views are of argv. */
struct options {
    const char *command;
    struct str config_file, faq_dir; /* empty: not given */
    bool explains, is_json, is_html, is_batch, is_ambient, updates;
    char **operands;
    size_t operand_count;
};

/* taken: bits of enum options_taken; argv[0] is the name of the command. False when the
 * command ends here with *status: help was asked for, or the use was wrong (and that has
 * been said). */
MUST_CHECK
bool options_parse(struct options *options, unsigned taken, int argc, char **argv,
                   int *status);
/* Says "faqd COMMAND: TEXT" and where help is. Gives the exit status. */
int options_misused(const struct options *options, const char *text);

/* The configuration of -c, else ./faqd.toml, else the system's. Errors and warnings go to
 * standard error; false when there was an error. */
MUST_CHECK
bool options_load_config(const struct options *options, struct arena *arena,
                         struct config *out);
/* The path that options_load_config reads; empty when nothing is given or found. */
struct str options_config_file(const struct options *options);

#endif
