/* SPDX-License-Identifier: MIT */
#include "base/names.h"

#include <assert.h>

enum { HEAD = 3 /* bytes before a name */ };

static struct str name_at(const struct names *names, size_t place)
{
    return str_make(names->bytes + place + HEAD,
                    (unsigned char)names->bytes[place + HEAD - 1]);
}

static uint16_t number_at(const struct names *names, size_t place)
{
    uint16_t number;
    memcpy(&number, names->bytes + place, sizeof(number));
    return number;
}

static void put(struct names *names, struct str name, uint32_t place)
{
    size_t at = str_hash(name, 0) & (names->capacity - 1);
    while (names->places[at])
        at = (at + 1) & (names->capacity - 1);
    names->places[at] = place;
}

void names_make(struct names *names, const struct name_number *list, size_t count,
                struct arena *arena)
{
    uint32_t place = 1;
    *names = (struct names){.capacity = 16, .size_bytes = 1};
    while (names->capacity * 3 < count * 4)
        names->capacity *= 2;
    for (size_t i = 0; i < count; i++)
        names->size_bytes += HEAD + list[i].name.len;
    assert(names->size_bytes <= UINT32_MAX);
    names->places = ARENA_ARRAY(arena, uint32_t, names->capacity);
    names->bytes = ARENA_ARRAY(arena, char, names->size_bytes);
    for (size_t i = 0; i < count; i++) {
        struct str name = list[i].name;
        assert(name.len > 0 && name.len <= NAME_BYTES_MAX);
        memcpy(names->bytes + place, &list[i].number, sizeof(list[i].number));
        names->bytes[place + HEAD - 1] = (char)(unsigned char)name.len;
        memcpy(names->bytes + place + HEAD, name.ptr, name.len);
        put(names, name, place);
        place += HEAD + (uint32_t)name.len;
    }
}

bool names_find(const struct names *names, struct str name, uint16_t *number)
{
    for (size_t at = str_hash(name, 0);; at++) {
        uint32_t place = names->places[at & (names->capacity - 1)];
        if (place == 0)
            return false;
        if (!str_equal(name_at(names, place), name))
            continue;
        *number = number_at(names, place);
        return true;
    }
}

bool names_next(const struct names *names, size_t *at, struct str *name, uint16_t *number)
{
    size_t place = *at ? *at : 1;
    if (place >= names->size_bytes)
        return false;
    *name = name_at(names, place);
    *number = number_at(names, place);
    *at = place + HEAD + name->len;
    return true;
}
