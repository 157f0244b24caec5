/* SPDX-License-Identifier: MIT */
/*
 * shipped: the FAQ that comes with faqd, for tests of what people would read.
 */
#ifndef TESTS_BOT_SHIPPED_H
#define TESTS_BOT_SHIPPED_H

#include <dirent.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/array.h"
#include "faq/load.h"
#include "fixture.h"

struct shipped_files {
    struct faq_file *items;
    size_t count, capacity;
};

static inline struct str shipped_read(struct arena *arena, const char *path)
{
    static char bytes[FAQ_FILE_BYTES_MAX];
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    size_t len = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    return arena_copy(arena, str_make(bytes, len));
}

static inline struct faq_snapshot *shipped_faq(void)
{
    struct faq_options options = {.review_months = 24, .today = 20261124};
    struct shipped_files files = {0};
    struct arena arena;
    struct dirent *entry;
    DIR *folder = opendir(FAQ_DIR);

    assert_non_null(folder);
    arena_init(&arena);
    while ((entry = readdir(folder))) {
        struct str name = str_from_c(entry->d_name);
        if (!str_ends_with(name, STR(".md")) && !str_ends_with(name, STR(".toml"))
            && !str_ends_with(name, STR(".txt")))
            continue;
        struct str path = arena_format(&arena, "%s/%s", FAQ_DIR, entry->d_name);
        *ARRAY_ADD_IN(&arena, &files) =
            (struct faq_file){path, shipped_read(&arena, path.ptr)};
    }
    closedir(folder);
    struct diagnostics found = {.arena = &arena};
    struct faq_snapshot *faq = faq_load(files.items, files.count, &options, &found);
    arena_clear(&arena);
    return faq;
}

/* A bot with the shipped FAQ; fixture_end ends it. */
static inline void shipped_begin(struct fixture *fixture)
{
    fixture_begin(fixture);
    faq_snapshot_destroy(fixture->faq);
    fixture->faq = shipped_faq();
    assert_non_null(fixture->faq);
    bot_set_faq(fixture->bot, fixture->faq);
}

#endif
