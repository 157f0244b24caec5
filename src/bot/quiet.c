/* SPDX-License-Identifier: MIT */
#include "bot/quiet.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/macros.h"

struct setting {
    bool is_quiet;
};

static struct str name_of(struct arena *arena, struct str network, struct str room)
{
    const struct str parts[] = {network, STR("\n"), room};

    return arena_join(arena, parts, COUNT_OF(parts));
}

void quiet_init(struct quiet *quiet, uint64_t seed)
{
    map_init(&quiet->rooms, seed);
}

void quiet_clear(struct quiet *quiet)
{
    struct str name;
    void *setting;

    for (size_t at = 0; map_next(&quiet->rooms, &at, &name, &setting);)
        free(setting);
    map_clear(&quiet->rooms);
}

void quiet_set(struct quiet *quiet, struct str network, struct str room, bool is_quiet)
{
    struct arena scratch;

    arena_init(&scratch);
    void **place = map_put(&quiet->rooms, name_of(&scratch, network, room));
    struct setting *setting = *place ? *place : ALLOC(struct setting);
    setting->is_quiet = is_quiet;
    *place = setting;
    arena_clear(&scratch);
}

bool quiet_has(const struct quiet *quiet, struct arena *scratch,
               const struct chat_message *message)
{
    const struct setting *setting =
        map_find(&quiet->rooms, name_of(scratch, message->network, message->room));

    return setting ? setting->is_quiet : message->is_quiet;
}
