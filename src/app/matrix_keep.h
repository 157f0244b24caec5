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

struct matrix_keep {
    struct world *world;
    struct str network;
    struct matrix_client *client;
    struct key_store *keys; /* NULL: without encryption */
    int64_t due_ms;         /* when what waits is kept; INT64_MAX: nothing does */
};

/* Before the client is started; what is listed lives in the arena. */
MUST_CHECK
bool matrix_keep_restore(struct matrix_keep *keep, struct arena *arena,
                         struct error *err);
/* One transaction for all that changed since the last one, if any request depends on it; else
 * it waits for that, a second at most. Gives when to call again. A store that
 * refuses is said once; the answers leave all the same, from memory, but for what depends
 * on keys that are not kept: that waits, and they are tried again with the next change. */
int64_t matrix_keep_changes(struct matrix_keep *keep, int64_t now_ms);
/* All that waits, at the end. */
void matrix_keep_rest(struct matrix_keep *keep);
/* Was that event heard in an earlier run? */
bool matrix_keep_was_heard(struct world *world, struct str network, struct str event_id);
/* A room that was quieted stays so in the one that takes its place. */
void matrix_keep_moved(struct world *world, struct str network, struct str from,
                       struct str to);

#endif
