/* SPDX-License-Identifier: MIT */
#include "bot/changes.h"

#include "base/macros.h"

static struct str list_kind(struct arena *arena, const struct faq_changes *changes,
                            unsigned kind, const char *name)
{
    struct str ids = STR("");
    size_t count = 0;

    for (size_t i = 0; i < changes->count; i++) {
        const struct faq_change *change = &changes->items[i];
        if ((unsigned)change->kind != kind || ++count > CHANGES_NAMED_MAX)
            continue;
        ids = arena_format(arena, "%.*s%s%.*s", STR_ARG(ids), count > 1 ? ", " : "",
                           STR_ARG(change->id));
    }
    if (count == 0)
        return STR("");
    if (count > CHANGES_NAMED_MAX)
        ids = arena_format(arena, "%.*s and %zu more", STR_ARG(ids),
                           count - CHANGES_NAMED_MAX);
    return arena_format(arena, "%zu %s: %.*s", count, name, STR_ARG(ids));
}

struct str changes_describe(struct arena *arena, const struct faq_changes *changes,
                            const struct diagnostics *found,
                            const struct faq_snapshot *faq)
{
    const struct str kinds[] = {
        list_kind(arena, changes, FAQ_ADDED, "added"),
        list_kind(arena, changes, FAQ_CHANGED, "changed"),
        list_kind(arena, changes, FAQ_REMOVED, "removed"),
    };
    struct str list = STR("");

    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (kinds[i].len > 0)
            list = arena_format(arena, "%.*s%s%.*s", STR_ARG(list),
                                list.len > 0 ? "; " : "", STR_ARG(kinds[i]));
    if (list.len == 0)
        list = STR("nothing changed");
    struct str text = arena_format(arena, "Reloaded: %zu topics (%.*s).",
                                   faq ? faq_topic_count(faq) : 0, STR_ARG(list));
    if (found && found->warning_count > 0)
        text = arena_format(arena, "%.*s %zu %s: faqd check shows them.", STR_ARG(text),
                            found->warning_count,
                            found->warning_count == 1 ? "warning" : "warnings");
    return text;
}

static const struct diagnostic *first_error(const struct diagnostics *found)
{
    for (size_t i = 0; found && i < found->count; i++)
        if (found->items[i].severity == DIAGNOSTIC_ERROR)
            return &found->items[i];
    return NULL;
}

/* "faq/x.md": where the folder lies on the machine is nobody's business in a room. */
static struct diagnostic without_path(const struct diagnostic *error)
{
    struct diagnostic shown = *error;
    size_t name = str_find_last_char(shown.file, '/');

    if (name == STR_NOT_FOUND)
        return shown;
    size_t folder = str_find_last_char(str_slice(shown.file, 0, name), '/');
    if (folder != STR_NOT_FOUND)
        shown.file = str_skip(shown.file, folder + 1);
    return shown;
}

struct str changes_refuse(struct arena *arena, const struct diagnostics *found,
                          const struct faq_snapshot *faq)
{
    const struct diagnostic *error = first_error(found);
    const char *outcome = faq ? "the old FAQ stays" : "and there is no FAQ";

    if (!error)
        return arena_format(arena, "Not reloaded, %s: the log says why.", outcome);
    struct diagnostic shown = without_path(error);
    struct str cause = diagnostic_format(arena, &shown);
    if (found->error_count == 1)
        return arena_format(arena, "Not reloaded, %s: %.*s", outcome, STR_ARG(cause));
    return arena_format(arena, "Not reloaded, %s: %.*s (and %zu more)", outcome,
                        STR_ARG(cause), found->error_count - 1);
}
