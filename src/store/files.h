/* SPDX-License-Identifier: MIT */
/*
 * files: reading and writing files within limits. What is read lives in the caller's
 * arena, with a NUL behind it. Errors name the path, the cause and, where there is one,
 * the cure. Only regular files and links to them are read, so that a pipe cannot block.
 *
 *     struct files files = { 0 };
 *     if (!files_read_folder(dir, &limits, &arena, &files, err))
 *         return false;
 *     for (size_t i = 0; i < files.count; i++)
 *         ... files.items[i].path, files.items[i].text
 */
#ifndef STORE_FILES_H
#define STORE_FILES_H

#include "base/arena.h"
#include "base/error.h"

enum { FILES_SECRET_MAX = 64 * 1024 };

struct files_limits {
    size_t max_file_bytes;
    size_t max_files;
};

struct file {
    struct str path; /* the folder as it was given, "/", the name */
    struct str text; /* empty where problem is not */
    /* why this one was not read ("is larger than 4 MiB"); else empty */
    struct str problem;
};

struct files {
    struct file *items;
    size_t count, capacity;
};

MUST_CHECK
bool file_read(struct str path, size_t max_bytes, struct arena *arena, struct str *out,
               struct error *err);

/* The *.md, *.toml, asked.txt and elsewhere.txt of one folder, sorted by the bytes of
 * their names; no hidden ones, no subfolders. A file that cannot be read is in the list
 * with its problem. False when the folder itself cannot be read or holds too many. */
MUST_CHECK
bool files_read_folder(struct str dir, const struct files_limits *limits,
                       struct arena *arena, struct files *out, struct error *err);

struct secret {
    struct str text; /* without one line end at its end */
    bool is_exposed; /* its group or everybody may read the file: worth a warning */
};
/* ERROR_CONFIG when it is missing, unreadable, empty or larger than FILES_SECRET_MAX. */
MUST_CHECK
bool file_read_secret(struct str path, struct arena *arena, struct secret *out,
                      struct error *err);

/* Makes the folder with mode 0700 where it is missing. ERROR_STORE when that fails;
 * ERROR_CONFIG when its parent is missing, when it belongs to somebody else and when others
 * may write into it. */
MUST_CHECK
bool folder_make_private(struct str path, struct error *err);

/* Replaces the file with mode 0600 so that a reader sees the old content or the new one,
 * also after a crash. */
MUST_CHECK
bool file_write_private(struct str path, struct str bytes, struct error *err);

#endif
