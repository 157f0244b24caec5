/* SPDX-License-Identifier: MIT */
#include "store/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"

static void close_fd(const int *fd)
{
    if (*fd >= 0)
        close(*fd);
}

static void close_folder(DIR **folder)
{
    if (*folder)
        closedir(*folder);
}

static struct str c_path(struct arena *arena, struct str path)
{
    return arena_copy(arena, path);
}

/* Non-blocking, because opening a pipe would wait for its other end. */
static int open_regular(const char *path, struct stat *status, struct error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd < 0) {
        error_set(err, ERROR_SYSTEM, "cannot be read: %s", strerror(errno));
        return -1;
    }
    if (fstat(fd, status) || !S_ISREG(status->st_mode)) {
        error_set(err, ERROR_SYSTEM, "is not a regular file");
        close(fd);
        return -1;
    }
    return fd;
}

/* The size of a file may change while it is read: the limit counts what comes. */
static bool read_all(int fd, size_t max_bytes, struct arena *arena, struct str *out,
                     struct error *err)
{
    struct stat status;
    size_t len = 0;
    ssize_t count = 1;

    if (fstat(fd, &status))
        return error_set(err, ERROR_SYSTEM, "cannot be read: %s", strerror(errno));
    if (status.st_size > (off_t)max_bytes)
        return error_set(err, ERROR_LIMIT, "is larger than %zu bytes", max_bytes);
    size_t capacity = (size_t)status.st_size + 1;
    char *bytes = arena_alloc(arena, capacity + 1, 1);
    while (count > 0 && len < capacity) {
        count = read(fd, bytes + len, capacity - len);
        if (count < 0 && errno != EINTR)
            return error_set(err, ERROR_SYSTEM, "cannot be read: %s", strerror(errno));
        len += count > 0 ? (size_t)count : 0;
        count = count < 0 ? 1 : count;
    }
    if (len == capacity)
        return error_set(err, ERROR_SYSTEM, "grew while it was read: try again");
    *out = str_make(bytes, len);
    return true;
}

bool file_read(struct str path, size_t max_bytes, struct arena *arena, struct str *out,
               struct error *err)
{
    struct stat status;
    CLEANUP(close_fd) int fd = open_regular(c_path(arena, path).ptr, &status, err);

    if (fd < 0 || !read_all(fd, max_bytes, arena, out, err))
        return error_place(err, path, 0, 0);
    return true;
}

static bool name_counts(struct str name)
{
    return !str_starts_with(name, STR("."))
           && (str_ends_with(name, STR(".md")) || str_ends_with(name, STR(".toml"))
               || str_equal(name, STR("asked.txt"))
               || str_equal(name, STR("elsewhere.txt")));
}

static int compare_paths(const void *a, const void *b)
{
    return str_compare(((const struct file *)a)->path, ((const struct file *)b)->path);
}

static bool list_folder(struct str dir, size_t max_files, struct arena *arena,
                        struct files *out, struct error *err)
{
    CLEANUP(close_folder) DIR *folder = opendir(c_path(arena, dir).ptr);
    const struct dirent *entry;

    if (!folder)
        return error_set(err, ERROR_SYSTEM, "the folder cannot be read: %s",
                         strerror(errno));
    while (errno = 0, (entry = readdir(folder))) {
        struct str name = str_from_c(entry->d_name);
        if (!name_counts(name))
            continue;
        if (out->count == max_files)
            return error_set(err, ERROR_LIMIT, "the folder holds more than %zu files",
                             max_files);
        *ARRAY_ADD_IN(arena, out) = (struct file){
            .path = arena_format(arena, "%.*s/%.*s", STR_ARG(dir), STR_ARG(name))};
    }
    return errno == 0
           || error_set(err, ERROR_SYSTEM, "the folder cannot be read: %s",
                        strerror(errno));
}

bool files_read_folder(struct str dir, const struct files_limits *limits,
                       struct arena *arena, struct files *out, struct error *err)
{
    struct files files = {0};
    struct error problem;

    while (dir.len > 1 && str_ends_with(dir, STR("/")))
        dir.len--;
    if (!list_folder(dir, limits->max_files, arena, &files, err))
        return error_place(err, dir, 0, 0);
    if (files.count)
        qsort(files.items, files.count, sizeof(*files.items), compare_paths);
    for (size_t i = 0; i < files.count; i++) {
        struct file *file = &files.items[i];
        if (!file_read(file->path, limits->max_file_bytes, arena, &file->text, &problem))
            file->problem = arena_copy(arena, str_from_c(problem.text));
    }
    *out = files;
    return true;
}

bool file_read_secret(struct str path, struct arena *arena, struct secret *out,
                      struct error *err)
{
    struct stat status;
    struct str text = {0};
    CLEANUP(close_fd) int fd = open_regular(c_path(arena, path).ptr, &status, err);

    if (fd >= 0 && read_all(fd, FILES_SECRET_MAX, arena, &text, err)) {
        if (str_ends_with(text, STR("\r\n")))
            text.len -= 2;
        else if (str_ends_with(text, STR("\n")))
            text.len--;
        if (!text.len)
            error_set(err, ERROR_CONFIG, "is empty");
    }
    if (!text.len) {
        err->kind = ERROR_CONFIG;
        return error_place(err, path, 0, 0);
    }
    *out =
        (struct secret){.text = text, .is_exposed = status.st_mode & (S_IRGRP | S_IROTH)};
    return true;
}

bool folder_make_private(struct str path, struct error *err)
{
    struct arena scratch;
    struct stat status;

    arena_init(&scratch);
    const char *name = c_path(&scratch, path).ptr;
    bool is_made = !mkdir(name, 0700) || errno == EEXIST;
    bool is_there = is_made && !stat(name, &status);
    int cause = errno;
    arena_clear(&scratch);
    if (!is_there && (cause == ENOENT || cause == ENOTDIR))
        return error_set(err, ERROR_CONFIG,
                         "the state folder %.*s cannot be made: its parent is missing",
                         STR_ARG(path));
    if (!is_there)
        return error_set(err, ERROR_STORE, "the state folder %.*s cannot be made: %s",
                         STR_ARG(path), strerror(cause));
    if (!S_ISDIR(status.st_mode))
        return error_set(err, ERROR_CONFIG, "%.*s is not a folder", STR_ARG(path));
    if (status.st_uid != geteuid())
        return error_set(err, ERROR_CONFIG,
                         "the state folder %.*s belongs to another user: chown it",
                         STR_ARG(path));
    if (status.st_mode & (S_IWGRP | S_IWOTH))
        return error_set(err, ERROR_CONFIG,
                         "others may write the state folder %.*s: chmod 700 it",
                         STR_ARG(path));
    return true;
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t count = write(fd, bytes.ptr, bytes.len);
        if (count < 0 && errno != EINTR)
            return false;
        bytes = str_skip(bytes, count > 0 ? (size_t)count : 0);
    }
    return true;
}

/* The folder is flushed too, or a power cut could take the new name back. */
static void flush_folder(struct arena *scratch, struct str path)
{
    size_t slash = str_find_last_char(path, '/');
    struct str dir = slash == STR_NOT_FOUND ? STR(".") : str_slice(path, 0, slash + 1);
    CLEANUP(close_fd)
    int fd = open(c_path(scratch, dir).ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        fsync(fd);
}

static bool replace_file(struct arena *scratch, struct str path, struct str bytes)
{
    char *temporary = (char *)arena_alloc(scratch, path.len + sizeof(".XXXXXX"), 1);

    memcpy(temporary, path.ptr, path.len);
    memcpy(temporary + path.len, ".XXXXXX", sizeof(".XXXXXX"));
    CLEANUP(close_fd) int fd = mkostemp(temporary, O_CLOEXEC); /* mode 0600 */
    if (fd < 0)
        return false;
    if (write_all(fd, bytes) && !fsync(fd)
        && !rename(temporary, c_path(scratch, path).ptr)) {
        flush_folder(scratch, path);
        return true;
    }
    int cause = errno;
    unlink(temporary);
    errno = cause;
    return false;
}

bool file_write_private(struct str path, struct str bytes, struct error *err)
{
    struct arena scratch;

    arena_init(&scratch);
    bool is_written = replace_file(&scratch, path, bytes);
    int cause = errno;
    arena_clear(&scratch);
    if (is_written)
        return true;
    error_set(err, ERROR_STORE, "cannot be written: %s", strerror(cause));
    return error_place(err, path, 0, 0);
}
