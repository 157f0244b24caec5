/* SPDX-License-Identifier: MIT */
/*
 * load: a FAQ from texts in a test, with all that was said about it.
 *
 *     struct loaded_faq l = load_faq("# A\n## T\n...", "pain = [\"pain*\"]", false);
 *     assert_said(&l, "a.md:3: error: ...");
 *     load_clear(&l);
 */
#ifndef TESTS_FAQ_LOAD_H
#define TESTS_FAQ_LOAD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "faq/answer.h"
#include "faq/load.h"

struct loaded_faq {
    struct faq_snapshot *faq;
    struct arena arena;
    struct diagnostics found;
};

__attribute__((unused)) static struct loaded_faq load_files(const struct faq_file *files,
                                                            size_t count, bool is_strict)
{
    struct loaded_faq l = {0};
    struct faq_options options = {
        .is_strict = is_strict, .review_months = 24, .today = 20261124};

    arena_init(&l.arena);
    l.found.arena = &l.arena;
    l.faq = faq_load(files, count, &options, &l.found);
    l.found.arena = NULL; /* it is a member that moves with the struct */
    return l;
}

__attribute__((unused)) static struct loaded_faq load_faq(const char *article,
                                                          const char *vocabulary,
                                                          bool is_strict)
{
    struct faq_file files[] = {
        {STR("a.md"), str_from_c(article)},
        {STR("v.toml"), str_from_c(vocabulary)},
    };

    return load_files(files, vocabulary ? 2 : 1, is_strict);
}

__attribute__((unused)) static void load_clear(struct loaded_faq *l)
{
    faq_snapshot_destroy(l->faq);
    arena_clear(&l->arena);
}

/* One of the diagnostics begins with this. */
__attribute__((unused)) static void assert_said(struct loaded_faq *l, const char *wanted)
{
    for (size_t i = 0; i < l->found.count; i++) {
        struct str line = diagnostic_format(&l->arena, &l->found.items[i]);
        if (str_starts_with(line, str_from_c(wanted)))
            return;
    }
    print_message("nobody said: %s\n", wanted);
    for (size_t i = 0; i < l->found.count; i++) {
        struct str line = diagnostic_format(&l->arena, &l->found.items[i]);
        print_message("     but: %.*s\n", STR_ARG(line));
    }
    fail();
}

/* The shipped files. */
__attribute__((unused)) static struct loaded_faq load_shipped(void)
{
    static const char *const names[] = {"ketamine-access.md", "ketamine-caution.md",
                                        "ketamine-risks.md",  "ketamine-treatment.md",
                                        "ketamine-uses.md",   "ketamine.md",
                                        "common.toml",        "ketamine.toml"};
    enum { FILES = COUNT_OF(names) };
    struct faq_file files[FILES];
    struct arena texts;

    arena_init(&texts);
    for (size_t i = 0; i < FILES; i++) {
        char path[400];
        size_t max = 1 << 20;
        snprintf(path, sizeof(path), "%s/%s", FAQ_DIR, names[i]);
        FILE *stream = fopen(path, "rb");
        assert_non_null(stream);
        char *bytes = arena_alloc(&texts, max, 1);
        files[i].path = str_from_c(names[i]);
        files[i].text = str_make(bytes, fread(bytes, 1, max, stream));
        fclose(stream);
    }
    struct loaded_faq l = load_files(files, FILES, false);
    arena_clear(&texts); /* a snapshot keeps nothing of the files */
    return l;
}

#endif
