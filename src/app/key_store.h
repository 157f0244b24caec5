/* SPDX-License-Identifier: MIT */
/*
 * key store: the port of e2ee/store.h on the database. What the machine puts waits here,
 * and is seen by its next reads, until the link commits it together with all else that
 * changed in this turn of the loop.
 *
 *     struct key_store *keys = key_store_create(store, network);
 *     options.store = key_store_port(keys);
 *
 *     if (key_store_has_changes(keys))           within store_begin and store_commit
 *         works = key_store_save(keys, &err);
 *     key_store_saved(keys);                     after the commit
 *
 * Also where keys come from: chance from the operating system, and the pickle key.
 */
#ifndef APP_KEY_STORE_H
#define APP_KEY_STORE_H

#include "app/config.h"
#include "e2ee/machine.h"
#include "store/store.h"

struct key_store;

struct key_store *key_store_create(struct store *store, struct str network);
/* Accepts NULL. */
void key_store_destroy(struct key_store *keys);
struct e2ee_store key_store_port(struct key_store *keys);

bool key_store_has_changes(const struct key_store *keys);
MUST_CHECK
bool key_store_save(struct key_store *keys, struct error *err);
void key_store_saved(struct key_store *keys);

struct e2ee_chance key_store_chance(void);

/* The pickle key of a network: of the configured file, or else of a file NAME.key in the
 * state folder, which is made when there is nothing yet that needs it. */
MUST_CHECK
bool key_store_pickle_key(struct store *store, const struct config *config,
                          const struct config_matrix *network,
                          struct e2ee_pickle_key *out, struct error *err);

#endif
