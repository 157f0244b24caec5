/* SPDX-License-Identifier: MIT */
#include "app/faq_folder.h"

#include <time.h>

#include "base/log.h"
#include "faq/load.h"
#include "store/files.h"

enum { LOGGED_MAX = 20 };

/* A file that cannot be read is an error alone: without it there is no snapshot, which
 * would forget topics, and no complaint of the others about what they miss. */
static struct faq_file *readable(const struct files *files, struct arena *arena,
                                 struct diagnostics *found, size_t *count)
{
    struct faq_file *list = ARENA_ARRAY(arena, struct faq_file, files->count + 1);

    *count = 0;
    for (size_t i = 0; i < files->count; i++) {
        const struct file *file = &files->items[i];
        if (file->problem.len > 0)
            diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, 0, 0, "%.*s",
                            STR_ARG(file->problem));
        else
            list[(*count)++] = (struct faq_file){file->path, file->text};
    }
    return list;
}

struct faq_snapshot *faq_folder_load(struct str dir, const struct faq_options *options,
                                     struct arena *arena, struct diagnostics *found)
{
    static const struct files_limits limits = {FAQ_FILE_BYTES_MAX, FAQ_FILES_MAX};
    struct files files = {0};
    struct error err;
    size_t count;

    *found = (struct diagnostics){.arena = arena};
    if (!files_read_folder(dir, &limits, arena, &files, &err)) {
        diagnostics_add(found, DIAGNOSTIC_ERROR, dir, 0, 0, "%s", err.text);
        return NULL;
    }
    const struct faq_file *list = readable(&files, arena, found, &count);
    if (found->error_count > 0)
        return NULL;
    if (count == 0) {
        diagnostics_add(found, DIAGNOSTIC_ERROR, dir, 0, 0,
                        "holds neither articles (*.md) nor vocabularies (*.toml)");
        return NULL;
    }
    return faq_load(list, count, options, found);
}

int faq_folder_today(void)
{
    time_t now = time(NULL);
    struct tm day;

    if (!localtime_r(&now, &day))
        return 0;
    return (day.tm_year + 1900) * 10000 + (day.tm_mon + 1) * 100 + day.tm_mday;
}

void faq_folder_report(FILE *out, const struct diagnostics *found, bool with_warnings)
{
    struct arena scratch;

    arena_init(&scratch);
    for (size_t i = 0; i < found->count; i++) {
        if (!with_warnings && found->items[i].severity == DIAGNOSTIC_WARNING)
            continue;
        fprintf(out, "%.*s\n", STR_ARG(diagnostic_format(&scratch, &found->items[i])));
        arena_reset(&scratch);
    }
    size_t all = found->error_count + found->warning_count;
    if (all > found->count)
        fprintf(out, "... and %zu more\n", all - found->count);
    arena_clear(&scratch);
}

void faq_folder_log(const struct diagnostics *found, struct arena *arena)
{
    size_t logged = 0;

    for (size_t i = 0; i < found->count && logged < LOGGED_MAX; i++) {
        if (found->items[i].severity != DIAGNOSTIC_ERROR)
            continue;
        struct str line = diagnostic_format(arena, &found->items[i]);
        LOG_ERROR("faq", "%.*s", STR_ARG(line));
        logged++;
    }
    if (found->error_count > logged)
        LOG_ERROR("faq", "and %zu more; faqd check lists them",
                  found->error_count - logged);
    if (found->warning_count > 0)
        LOG_INFO("faq", "%zu warnings; faqd check lists them", found->warning_count);
}
