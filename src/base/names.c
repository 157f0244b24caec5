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

static void put(uint32_t *places, size_t capacity, struct str name, uint32_t place)
{
    size_t at = str_hash(name, 0) & (capacity - 1);
    while (places[at])
        at = (at + 1) & (capacity - 1);
    places[at] = place;
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
    uint32_t *places = ARENA_ARRAY(arena, uint32_t, names->capacity);
    char *bytes = ARENA_ARRAY(arena, char, names->size_bytes);
    for (size_t i = 0; i < count; i++) {
        struct str name = list[i].name;
        assert(name.len > 0 && name.len <= NAMES_BYTES_MAX);
        memcpy(bytes + place, &list[i].number, sizeof(list[i].number));
        bytes[place + HEAD - 1] = (char)(unsigned char)name.len;
        memcpy(bytes + place + HEAD, name.ptr, name.len);
        put(places, names->capacity, name, place);
        place += HEAD + (uint32_t)name.len;
    }
    names->places = places;
    names->bytes = bytes;
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
