/* SPDX-License-Identifier: MIT */
/*
 * store: the port through which the machine keeps what must outlive the process: rows
 * with two names and a JSON value. The owner fills it from its database, tests from
 * memory. Sessions and devices are read as they are needed: they are too many to be held.
 *
 * What is put is seen by the next get at once; the owner commits it together with the
 * position of its sync, and carries none of the machine's requests before that.
 * Pickles and seeds in the values are encrypted with the pickle key.
 */
#ifndef E2EE_STORE_H
#define E2EE_STORE_H

#include "base/arena.h"
#include "text/json.h"

/* Numbers are kept in databases: never change one. */
enum e2ee_table {
    E2EE_ACCOUNT = 1,   /* "", "": the pickle and what was published of it */
    E2EE_IDENTITY = 2,  /* "", "": the cross-signing keys */
    E2EE_USER = 3,      /* user, "": one whose devices are watched; keys of the user */
    E2EE_OUTDATED = 4,  /* user, "": whose devices have to be asked for */
    E2EE_DEVICE = 5,    /* user, device: its keys */
    E2EE_SESSION = 6,   /* curve25519, session id: an Olm session */
    E2EE_PEER = 7,      /* curve25519, "": when it was mended or could not be reached */
    E2EE_ROOM = 8,      /* room, "": settings of its encryption */
    E2EE_MEMBER = 9,    /* room, user: membership */
    E2EE_INBOUND = 10,  /* room, session id: a Megolm session of another device */
    E2EE_OUTBOUND = 11, /* room, "": the one of ours */
    E2EE_SHARED = 12, /* room, "user device": has the key of ours, or was told why not */
    E2EE_REPLAY = 13, /* session id, index: the event that had it */
    E2EE_WITHHELD = 14, /* room, session id: why a key will not come */
    E2EE_PENDING = 15,  /* room, event id: an event that waits for its key */
    E2EE_OUTGOING = 16, /* transaction id, "": bytes for other devices, not yet taken */
    E2EE_HINT = 17,     /* room, session id: when its asker was told */
    E2EE_ASKED = 18,    /* room, session id: a key that other devices were asked for */
    E2EE_GAP = 19,      /* "", "": between which positions syncs were missed */
};

struct e2ee_row {
    struct str owner, name, value;
};

struct e2ee_rows {
    struct e2ee_row *items;
    size_t count, capacity;
};

struct e2ee_store {
    void *context;
    /* out->ptr is NULL when there is none; false when the store cannot be read. */
    bool (*get)(void *context, enum e2ee_table table, struct str owner, struct str name,
                struct arena *arena, struct str *out);
    /* All rows of an owner, or with no owner (ptr is NULL) of the table, added to out. */
    void (*list)(void *context, enum e2ee_table table, struct str owner,
                 struct arena *arena, struct e2ee_rows *out);
    void (*put)(void *context, enum e2ee_table table, struct str owner, struct str name,
                struct str value);
    /* One row, or with no name (ptr is NULL) all of an owner. */
    void (*remove)(void *context, enum e2ee_table table, struct str owner,
                   struct str name);
};

/* NULL: there is none or it cannot be read. For json_destroy. */
struct json *e2ee_store_read(const struct e2ee_store *store, enum e2ee_table table,
                             struct str owner, struct str name);
void e2ee_store_write(const struct e2ee_store *store, enum e2ee_table table,
                      struct str owner, struct str name, const struct json *value);
bool e2ee_store_has(const struct e2ee_store *store, enum e2ee_table table,
                    struct str owner, struct str name);
/* A row without a value that matters. */
void e2ee_store_mark(const struct e2ee_store *store, enum e2ee_table table,
                     struct str owner, struct str name);
void e2ee_store_remove(const struct e2ee_store *store, enum e2ee_table table,
                       struct str owner, struct str name);
void e2ee_store_remove_all(const struct e2ee_store *store, enum e2ee_table table,
                           struct str owner);
/* Lists into out, which begins empty. */
void e2ee_store_list(const struct e2ee_store *store, enum e2ee_table table,
                     struct str owner, struct arena *arena, struct e2ee_rows *out);
void e2ee_store_list_all(const struct e2ee_store *store, enum e2ee_table table,
                         struct arena *arena, struct e2ee_rows *out);
/* The value of a listed row. For json_destroy. */
struct json *e2ee_row_read(const struct e2ee_row *row);

#endif
