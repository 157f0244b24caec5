/* SPDX-License-Identifier: MIT */
/*
 * alloc: memory that is there, or the process ends. Out of memory aborts here and
 * nowhere else; so no peer may choose a size (buf has a ceiling, lists a _MAX).
 */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>

/* Gives zeroed memory; release it with free(). */
void *alloc_zeroed(size_t count, size_t size_bytes);
/* Grows or shrinks; the new part is not zeroed. Gives memory for free(). */
void *alloc_resize(void *memory, size_t count, size_t size_bytes);
/* Gives a copy with a NUL behind it. */
char *alloc_copy(const char *bytes, size_t len);

#define ALLOC(type) ((type *)alloc_zeroed(1, sizeof(type)))

#endif
