/* SPDX-License-Identifier: MIT */
/*
 * folder: a folder of its own for a test, and files in it.
 */
#ifndef TESTS_APP_FOLDER_H
#define TESTS_APP_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"

enum { FOLDER_PATH_MAX = 200, FOLDER_FILES_MAX = 8 };

struct folder {
    char path[FOLDER_PATH_MAX];
    char files[FOLDER_FILES_MAX][2 * FOLDER_PATH_MAX];
    size_t count;
};

static inline void folder_make(struct folder *folder)
{
    const char *base = getenv("TMPDIR");

    folder->count = 0;
    snprintf(folder->path, sizeof(folder->path), "%s/faqd-test-XXXXXX",
             base ? base : P_tmpdir);
    assert_non_null(mkdtemp(folder->path));
}

/* Gives its path. */
static inline const char *folder_write(struct folder *folder, const char *name,
                                       const char *text)
{
    char *path = folder->files[folder->count++];
    size_t len = strlen(folder->path);

    assert_true(folder->count <= FOLDER_FILES_MAX);
    memcpy(path, folder->path, len);
    snprintf(path + len, sizeof(folder->files[0]) - len, "/%s", name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
    return path;
}

static inline void folder_remove(struct folder *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        unlink(folder->files[i]);
    rmdir(folder->path);
}

#endif
