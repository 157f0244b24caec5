/* SPDX-License-Identifier: MIT */
/*
 * crypto: rows of end-to-end encryption: a kind, two names and a value, whose meaning is
 * that of the mind which keeps them. Part of store.h's database and transactions.
 */
#ifndef STORE_CRYPTO_H
#define STORE_CRYPTO_H

#include "store/store.h"

struct store_crypto_row {
    struct str owner, name, value;
};
struct store_crypto_rows {
    struct store_crypto_row *items;
    size_t count, capacity;
};

/* out->ptr is NULL when there is none. */
MUST_CHECK
bool store_get_crypto(struct store *store, struct str network, int kind,
                      const struct store_crypto_row *names, struct arena *arena,
                      struct str *out, struct error *err);
MUST_CHECK
bool store_put_crypto(struct store *store, struct str network, int kind,
                      const struct store_crypto_row *row, struct error *err);
/* A row that is not there is no error. */
MUST_CHECK
bool store_remove_crypto(struct store *store, struct str network, int kind,
                         const struct store_crypto_row *names, struct error *err);
/* Those of an owner, or with no owner (ptr is NULL) of the kind, sorted; adds to out. */
MUST_CHECK
bool store_list_crypto(struct store *store, struct str network, int kind,
                       struct str owner, struct arena *arena,
                       struct store_crypto_rows *out, struct error *err);
/* Forgets all of a network. */
MUST_CHECK
bool store_clear_crypto(struct store *store, struct str network, struct error *err);

#endif
