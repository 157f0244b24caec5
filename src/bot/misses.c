/* SPDX-License-Identifier: MIT */
#include "bot/misses.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "faq/shape.h"

static const int64_t DAY_MS = INT64_C(24) * 60 * 60 * 1000;

struct miss {
    struct memory_item item;
    uint64_t count;
};

struct row {
    struct str shape;
    const struct miss *miss;
};

struct rows {
    struct row *items;
    size_t count, capacity;
};

void misses_init(struct misses *misses, uint64_t seed)
{
    *misses = (struct misses){.has_changed = false};
    memory_init(&misses->shapes, seed, sizeof(struct miss), MISSES_MAX,
                MISSES_KEEP_DAYS * DAY_MS);
}

void misses_clear(struct misses *misses)
{
    memory_clear(&misses->shapes);
}

void misses_forget(struct misses *misses, int64_t now_ms)
{
    memory_forget(&misses->shapes, now_ms);
}

static bool found_nothing(const struct chat_actions *actions)
{
    for (size_t i = 0; i < actions->count; i++) {
        const char *kind_name = actions->items[i].kind_name;
        if (kind_name && strcmp(kind_name, "none") == 0 && !actions->items[i].is_secret)
            return true;
    }
    return false;
}

static bool may_be_kept(const struct urgent *urgent, const struct hearing *hearing)
{
    return hearing->options->keeps_misses && hearing->faq && !hearing->message->is_direct
           && hearing->verdict.kind == TRIAGE_NONE
           && hearing->verdict.footer == TRIAGE_FOOTER_NONE
           && !careful_is_careful(&urgent->careful, hearing);
}

void misses_note(struct misses *misses, const struct urgent *urgent,
                 const struct hearing *hearing)
{
    const struct chat_message *message = hearing->message;

    if (!found_nothing(hearing->actions) || !may_be_kept(urgent, hearing))
        return;
    struct str names =
        arena_format(hearing->arena, "%.*s %.*s %.*s", STR_ARG(message->sender),
                     STR_ARG(message->name), STR_ARG(message->bot_name));
    struct str shape =
        faq_shape(hearing->faq, hearing->address.text, names, hearing->arena);
    if (shape.len == 0)
        return;
    struct miss *miss = memory_get(&misses->shapes, shape, hearing->now_ms);
    miss->count++;
    misses->has_changed = true;
}

static int compare_rows(const void *left, const void *right)
{
    const struct row *a = left, *b = right;

    if (a->miss->count != b->miss->count)
        return a->miss->count > b->miss->count ? -1 : 1;
    return str_compare(a->shape, b->shape);
}

static struct rows sorted(const struct misses *misses, struct arena *arena)
{
    struct rows rows = {0};
    struct str shape;
    void *item;

    for (size_t at = 0; map_next(&misses->shapes.items, &at, &shape, &item);)
        *ARRAY_ADD_IN(arena, &rows) = (struct row){arena_copy(arena, shape), item};
    if (rows.count > 1)
        qsort(rows.items, rows.count, sizeof(*rows.items), compare_rows);
    return rows;
}

struct str misses_list(const struct misses *misses, struct arena *arena)
{
    struct rows rows = sorted(misses, arena);
    struct str text = STR("");

    for (size_t i = 0; i < rows.count && i < MISSES_SHOWN; i++)
        text =
            arena_format(arena, "%.*s%s%zu x %.*s", STR_ARG(text), i > 0 ? "; " : "",
                         (size_t)rows.items[i].miss->count, STR_ARG(rows.items[i].shape));
    if (rows.count > MISSES_SHOWN)
        text = arena_format(arena, "%.*s; and %zu more", STR_ARG(text),
                            rows.count - MISSES_SHOWN);
    return text;
}

struct str misses_save(struct misses *misses, struct arena *arena)
{
    struct rows rows = sorted(misses, arena);
    struct buf out;

    buf_init(&out, MISSES_BYTES_MAX);
    for (size_t i = 0; i < rows.count; i++) {
        const struct miss *miss = rows.items[i].miss;
        struct str line = arena_format(arena, "%zu %lld %.*s\n", (size_t)miss->count,
                                       (long long)(miss->item.used_ms / DAY_MS),
                                       STR_ARG(rows.items[i].shape));
        buf_add(&out, line);
    }
    struct str text = arena_copy(arena, buf_view(&out));
    buf_clear(&out);
    misses->has_changed = false;
    return text;
}

void misses_load(struct misses *misses, struct str text, int64_t now_ms)
{
    struct str line, count_text, day_text, shape;
    uint64_t count, day;

    while (str_cut_line(text, &line, &text)) {
        if (!str_cut(line, ' ', &count_text, &line)
            || !str_cut(line, ' ', &day_text, &shape) || shape.len == 0
            || !str_to_u64(count_text, &count) || !str_to_u64(day_text, &day)
            || (int64_t)day > now_ms / DAY_MS
            || now_ms / DAY_MS - (int64_t)day > MISSES_KEEP_DAYS)
            continue;
        struct miss *miss = memory_get(&misses->shapes, shape, (int64_t)day * DAY_MS);
        miss->count += count;
    }
}
