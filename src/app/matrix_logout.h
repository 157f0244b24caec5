/* SPDX-License-Identifier: MIT */
/*
 * matrix logout: gives the device back to the server, and forgets it and its keys here. A
 * login made in a browser is ended where it was made, by its token; the others by /logout.
 *
 * The store must not be in use by a daemon. Blocks until the server has answered, for
 * twenty seconds at most.
 */
#ifndef APP_MATRIX_LOGOUT_H
#define APP_MATRIX_LOGOUT_H

#include "app/config.h"
#include "store/store.h"

/* was_in: there was a login to end. False: the server did not take it, and all is as it was. */
MUST_CHECK
bool matrix_logout(struct store *store, const struct config_matrix *network,
                   struct arena *arena, bool *was_in, struct error *err);

#endif
