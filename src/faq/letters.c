/* SPDX-License-Identifier: MIT */
#include "faq/letters.h"

struct letters letters_read(struct str text, struct arena *arena)
{
    struct letters runs = {.items = ARENA_ROOM(arena, uint32_t, 2 * text.len + 2)};
    uint32_t last = ' ';

    for (size_t i = 0; text.len > 0 && i <= text.len; i++) {
        last = last << 8 | (i < text.len ? (unsigned char)text.ptr[i] : ' ');
        if (i >= 1)
            runs.items[runs.count++] = last & 0xffffff;
        if (i >= 2)
            runs.items[runs.count++] = last;
    }
    return runs;
}
