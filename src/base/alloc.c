/* SPDX-License-Identifier: MIT */
#include "base/alloc.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void end_without_memory(size_t count, size_t size_bytes)
{
    fprintf(stderr, "faqd: out of memory (%zu x %zu bytes)\n", count, size_bytes);
    abort();
}

void *alloc_zeroed(size_t count, size_t size_bytes)
{
    void *memory = calloc(count ? count : 1, size_bytes ? size_bytes : 1);

    if (!memory)
        end_without_memory(count, size_bytes);
    return memory;
}

void *alloc_resize(void *memory, size_t count, size_t size_bytes)
{
    void *resized = reallocarray(memory, count ? count : 1, size_bytes ? size_bytes : 1);

    if (!resized)
        end_without_memory(count, size_bytes);
    return resized;
}

char *alloc_copy(const char *bytes, size_t len)
{
    char *copy = alloc_zeroed(len + 1, 1);

    if (len > 0)
        memcpy(copy, bytes, len);
    return copy;
}
