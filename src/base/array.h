/* SPDX-License-Identifier: MIT */
/*
 * array: a list that grows, on the heap or in an arena. The macro exists because C has
 * no other way to say "list of T" with a checked element type.
 *
 *     struct words { struct str *items; size_t count, capacity; };
 *     *ARRAY_ADD(&words) = word;                  heap; free(words.items) at the end
 *     *ARRAY_ADD_IN(arena, &words) = word;        arena; nothing to free
 *
 * Pointers to elements live until the next addition.
 */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include "base/alloc.h"
#include "base/arena.h"

static inline size_t array_next_capacity(size_t capacity)
{
    return capacity < 8 ? 8 : capacity * 2;
}

/* Arenas keep the places that were grown out of, and most lists in them stay short. */
static inline size_t array_next_capacity_in(size_t capacity)
{
    return capacity < 2 ? 2 : capacity * 2;
}

/* A pointer to a new element at the end; its content is not set on the heap. */
#define ARRAY_ADD(list)                                                          \
    (((list)->count < (list)->capacity                                           \
          ? (void)0                                                              \
          : (void)((list)->capacity = array_next_capacity((list)->capacity),     \
                   (list)->items = alloc_resize((list)->items, (list)->capacity, \
                                                sizeof(*(list)->items)))),       \
     &(list)->items[(list)->count++])

#define ARRAY_ADD_IN(arena, list)                                                       \
    (((list)->count < (list)->capacity                                                  \
          ? (void)0                                                                     \
          : (void)((list)->items = arena_grow((arena), (list)->items, (list)->count,    \
                                              array_next_capacity_in((list)->capacity), \
                                              sizeof(*(list)->items)),                  \
                   (list)->capacity = array_next_capacity_in((list)->capacity))),       \
     &(list)->items[(list)->count++])

/* Room for that many elements in all, where the number is known: growing leaves the
 * smaller places behind in the arena. */
#define ARRAY_RESERVE_IN(arena, list, wanted)                                       \
    ((list)->capacity >= (wanted)                                                   \
         ? (void)0                                                                  \
         : (void)((list)->items = arena_grow((arena), (list)->items, (list)->count, \
                                             (wanted), sizeof(*(list)->items)),     \
                  (list)->capacity = (wanted)))

#endif
