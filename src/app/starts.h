/* SPDX-License-Identifier: MIT */
/*
 * starts: notices a database that was brought back from a copy. Keys that were used since
 * the copy was made would be used again: ratchets would give the same message keys to other
 * texts.
 *
 * The starts of a network are counted in the database and in the file NAME.starts of the
 * state folder, which no copy should hold. A file that is ahead, or gone, tells that the
 * database is not the one of the last start. Gone is only what the database knows to have
 * been there: a disk that is full when the file is first written accuses nobody.
 */
#ifndef APP_STARTS_H
#define APP_STARTS_H

#include "app/config.h"
#include "store/store.h"

/* Counts one more, before any key is used. ERROR_CONFIG, with the cure, when the keys in
 * the database are older than those that were used last; ERROR_STORE when it could not be
 * counted in both places, which the next start does not mind. */
MUST_CHECK
bool starts_count(struct store *store, const struct config *config, struct str network,
                  struct error *err);

#endif
