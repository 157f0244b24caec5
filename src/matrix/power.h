/* SPDX-License-Identifier: MIT */
/*
 * matrix power: who has how much say in a room, read from m.room.power_levels and
 * m.room.create. Since room version 12 creators stand above all levels and are named in
 * the create event alone.
 *
 *     struct str chiefs = matrix_power_list(content, MATRIX_POWER_LEVELS, arena);
 *     if (matrix_power_has(chiefs, user)) ...
 *
 * Lists are user ids separated by spaces, at most MATRIX_POWERFUL_MAX, the rest is left
 * out; "*" is everybody. Ids compare exactly.
 * https://spec.matrix.org/v1.19/client-server-api/#mroompower_levels
 */
#ifndef MATRIX_POWER_H
#define MATRIX_POWER_H

#include "base/arena.h"
#include "text/json.h"

enum { MATRIX_POWERFUL_MAX = 16 };

enum matrix_power {
    MATRIX_POWER_LEVELS, /* to change the levels themselves */
    MATRIX_POWER_INVITE,
};

/* Who has that power by the levels alone. */
struct str matrix_power_list(const struct json *power_levels, enum matrix_power power,
                             struct arena *arena);
/* Creators with power above all, of an m.room.create and its sender; empty in rooms of
 * versions before 12 and of versions that are not known. */
struct str matrix_power_creators(const struct json *create, struct str sender,
                                 struct arena *arena);
bool matrix_power_has(struct str list, struct str user);

#endif
