/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

/* Blocks that are filled grow up to a maximum; what is large and fits in none gets one of
 * its own, so that little of any block stays empty. */
enum {
    FIRST_BLOCK_BYTES = 4096,
    BLOCK_BYTES_MAX = 1 << 16,
    LARGE_BYTES = 1 << 13,
    KEPT_BYTES_MAX = 1 << 18,
    SMALL_BYTES = 256,
};

struct arena_block {
    struct arena_block *previous;
    size_t size_bytes;
    max_align_t bytes[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_clear(struct arena *arena)
{
    while (arena->block) {
        struct arena_block *previous = arena->block->previous;
        free(arena->block);
        arena->block = previous;
    }
    arena_init(arena);
}

static struct arena_block *make_block(struct arena *arena, size_t size,
                                      struct arena_block *previous)
{
    struct arena_block *block = alloc_resize(NULL, 1, sizeof(*block) + size);

    block->previous = previous;
    block->size_bytes = size;
    arena->total_bytes += size;
    return block;
}

static void add_block(struct arena *arena, size_t size)
{
    arena->block = make_block(arena, size, arena->block);
    arena->used_bytes = arena->text_bytes = 0;
}

void arena_reset(struct arena *arena)
{
    size_t size =
        arena->total_bytes < KEPT_BYTES_MAX ? arena->total_bytes : KEPT_BYTES_MAX;

    if (arena->total_bytes > size || (arena->block && arena->block->previous)) {
        arena_clear(arena);
        add_block(arena, size);
    }
    arena->used_bytes = arena->text_bytes = 0;
}

static size_t bytes_of(size_t count, size_t size_bytes)
{
    size_t align = _Alignof(max_align_t), bytes;

    /* No assertion: it would be gone, and the size with it, under NDEBUG. */
    if (__builtin_mul_overflow(count, size_bytes, &bytes) || bytes >= SIZE_MAX / 2)
        abort();
    return (bytes + align - 1) / align * align;
}

static bool has_room(const struct arena *arena, size_t bytes)
{
    return arena->block
           && arena->block->size_bytes - arena->used_bytes - arena->text_bytes >= bytes;
}

/* Memory for so many bytes in a block of their own, or NULL where the block that is being
 * filled has room or now has. */
static void *make_room(struct arena *arena, size_t bytes)
{
    size_t size = arena->block ? arena->block->size_bytes * 2 : FIRST_BLOCK_BYTES;

    if (has_room(arena, bytes))
        return NULL;
    if (arena->block && bytes >= LARGE_BYTES) {
        arena->block->previous = make_block(arena, bytes, arena->block->previous);
        return arena->block->previous->bytes;
    }
    if (size > BLOCK_BYTES_MAX)
        size = BLOCK_BYTES_MAX;
    add_block(arena, size > bytes ? size : bytes);
    return NULL;
}

void *arena_room(struct arena *arena, size_t count, size_t size_bytes)
{
    size_t bytes = bytes_of(count, size_bytes);
    void *memory = make_room(arena, bytes);

    if (memory)
        return memory;
    memory = (char *)arena->block->bytes + arena->used_bytes;
    arena->used_bytes += bytes;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size_bytes)
{
    return memset(arena_room(arena, count, size_bytes), 0, bytes_of(count, size_bytes));
}

void *arena_grow(struct arena *arena, void *old, size_t old_count, size_t new_count,
                 size_t size_bytes)
{
    size_t old_bytes = bytes_of(old_count, size_bytes);
    size_t more = bytes_of(new_count, size_bytes) - old_bytes;
    bool is_last =
        old_count > 0 && arena->block && old_bytes <= arena->used_bytes
        && (char *)old == (char *)arena->block->bytes + arena->used_bytes - old_bytes;

    assert(new_count >= old_count);
    if (is_last && has_room(arena, more)) {
        memset((char *)arena->block->bytes + arena->used_bytes, 0, more);
        arena->used_bytes += more;
        return old;
    }
    void *grown = arena_alloc(arena, new_count, size_bytes);
    if (old_count > 0)
        memcpy(grown, old, old_count * size_bytes);
    return grown;
}

/* With a NUL behind it; the bytes before that are not set. */
static char *add_text(struct arena *arena, size_t len)
{
    char *text = make_room(arena, len + 1);

    if (!text) {
        arena->text_bytes += len + 1;
        text = (char *)arena->block->bytes + arena->block->size_bytes - arena->text_bytes;
    }
    text[len] = '\0';
    return text;
}

struct str arena_copy(struct arena *arena, struct str s)
{
    char *copy = add_text(arena, s.len);

    if (s.len > 0)
        memcpy(copy, s.ptr, s.len);
    return str_make(copy, s.len);
}

struct str arena_format(struct arena *arena, const char *format, ...)
{
    char small[SMALL_BYTES]; /* most texts need no second pass */
    va_list values, again;

    va_start(values, format);
    va_copy(again, values);
    int len = vsnprintf(small, sizeof(small), format, values);
    va_end(values);
    assert(len >= 0);
    char *text = add_text(arena, (size_t)len);
    if ((size_t)len < sizeof(small))
        memcpy(text, small, (size_t)len + 1);
    else
        vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return str_make(text, (size_t)len);
}

struct str arena_join(struct arena *arena, const struct str *parts, size_t count)
{
    size_t len = 0, at = 0;

    for (size_t i = 0; i < count; i++)
        len += parts[i].len;
    char *text = add_text(arena, len);
    for (size_t i = 0; i < count; at += parts[i++].len)
        if (parts[i].len > 0)
            memcpy(text + at, parts[i].ptr, parts[i].len);
    return str_make(text, len);
}
