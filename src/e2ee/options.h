/* SPDX-License-Identifier: MIT */
/*
 * e2ee options: what the owner of a machine decides, and what the machine is given to work
 * with.
 *
 * Who is heard and gets keys: E2EE_STRICT: devices that their owner has signed.
 * E2EE_COMPAT: the same for users who have a signing identity, all devices of the others.
 * E2EE_OPEN: all devices.
 */
#ifndef E2EE_OPTIONS_H
#define E2EE_OPTIONS_H

#include "e2ee/chance.h"
#include "e2ee/olm.h"
#include "e2ee/store.h"

enum e2ee_policy { E2EE_STRICT, E2EE_COMPAT, E2EE_OPEN };

/* A reason beside those of m.room_key.withheld. */
#define E2EE_CODE_UNTRUSTED "untrusted"

enum {
    E2EE_DEVICES_MAX = 500, /* of one user; the rest is not looked at */
    E2EE_PENDING_MAX = 500, /* events that wait in one room; the oldest go first */
    E2EE_HINT_AFTER_MS = 30 * 1000,
};

struct e2ee_options {
    struct e2ee_store store;
    struct e2ee_chance chance;
    struct e2ee_pickle_key key;
    struct str user;                   /* "@faq:example.org" */
    struct str password;               /* secret; some servers ask for it; may be empty */
    const unsigned char *recovery_key; /* secret, of 32 bytes (e2ee/secret_storage.h); the
                                          identity is taken from and put into the secret
                                          storage of the account; NULL: neither */
    enum e2ee_policy policy;
    int64_t max_age_ms; /* an event waits for its key no longer; 0: ten minutes */
    uint64_t seed;      /* of tables whose keys peers choose */
};

#endif
