/* SPDX-License-Identifier: MIT */
/*
 * arena: memory that is released all at once. Two lifetimes use it: a snapshot (one
 * arena per loaded FAQ) and a message (scratch, reset after each).
 *
 *     struct arena scratch;
 *     arena_init(&scratch);
 *     struct str name = arena_format(&scratch, "%s.md", stem);
 *     arena_reset(&scratch);      all views into it are gone, its memory is kept
 *     arena_clear(&scratch);      its memory is released
 *
 * What it gives lives until reset or clear and is aligned for any type, texts apart. Not for
 * foreign handles: nothing in an arena is ever destroyed one by one.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/macros.h"
#include "base/str.h"

struct arena_block;

struct arena {
    struct arena_block *block; /* the one being filled; earlier ones hang behind it */
    size_t used_bytes;         /* of that block, from its beginning */
    size_t text_bytes;         /* of that block, from its end: texts need no alignment */
    size_t total_bytes;        /* of all blocks */
};

void arena_init(struct arena *arena);
void arena_clear(struct arena *arena);
/* Forgets all content; keeps as much memory as it took, up to 256 KiB, for the next use. */
void arena_reset(struct arena *arena);

/* Zeroed. */
void *arena_alloc(struct arena *arena, size_t count, size_t size_bytes);
/* Not zeroed: for much that is written before it is read. */
void *arena_room(struct arena *arena, size_t count, size_t size_bytes);
/* A place for more with a copy of the old elements; the same place, longer, where it was
 * the last that the arena gave. Otherwise the old one stays behind. */
void *arena_grow(struct arena *arena, void *old, size_t old_count, size_t new_count,
                 size_t size_bytes);
/* Copies; a NUL follows the view, so that ptr is a C string too (NULs inside apart). */
struct str arena_copy(struct arena *arena, struct str s);
struct str arena_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
/* One behind the other; far cheaper than a format. */
struct str arena_join(struct arena *arena, const struct str *parts, size_t count);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), 1, sizeof(type)))
#define ARENA_ARRAY(arena, type, count) \
    ((type *)arena_alloc((arena), (count), sizeof(type)))
#define ARENA_ROOM(arena, type, count) \
    ((type *)arena_room((arena), (count), sizeof(type)))

#endif
