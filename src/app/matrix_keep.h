/* SPDX-License-Identifier: MIT */
/*
 * matrix keep: a Matrix client and its keys in the store: the changes of a turn in one
 * transaction, and back at the next start.
 */
#ifndef APP_MATRIX_KEEP_H
#define APP_MATRIX_KEEP_H

#include "app/key_store.h"
#include "app/world.h"
#include "matrix/client.h"

/* Before the client is started; what is listed lives in the arena. */
MUST_CHECK
bool matrix_keep_restore(struct world *world, struct str network,
                         struct matrix_client *client, struct arena *arena,
                         struct error *err);
/* One transaction for all that changed since the last call; keys may be NULL. A store that
 * refuses is said once; the answers leave all the same, from memory, but for what depends
 * on keys that are not kept: that waits, and they are tried again with the next change. */
void matrix_keep_changes(struct world *world, struct str network,
                         struct matrix_client *client, struct key_store *keys);
/* Was that event heard in an earlier run? */
bool matrix_keep_was_heard(struct world *world, struct str network, struct str event_id);
/* A room that was quieted stays so in the one that takes its place. */
void matrix_keep_moved(struct world *world, struct str network, struct str from,
                       struct str to);

#endif
