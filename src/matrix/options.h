/* SPDX-License-Identifier: MIT */
/*
 * matrix options: what the configuration says of an account, and limits that it does not
 * change.
 */
#ifndef MATRIX_OPTIONS_H
#define MATRIX_OPTIONS_H

#include "base/str.h"

struct e2ee_machine;

enum {
    MATRIX_ROOMS_MAX = 3000,  /* joined; further invites are refused */
    MATRIX_OUTBOX_MAX = 1000, /* rows; further ordinary ones are not taken */
    MATRIX_SEEN_MAX = 4096,   /* events remembered, the oldest go first, about */
    MATRIX_MAX_AGE_MS = 10 * 60 * 1000,
    MATRIX_ANSWERS_FIRST_MS = 200, /* so long a sync waits for answers under way */
};

/* A room of the configuration: id or alias, with its settings. */
struct matrix_room_options {
    struct str id;
    struct str region;
    bool is_ambient, is_quiet;
};

enum matrix_receipts {
    MATRIX_RECEIPTS_PUBLIC,
    MATRIX_RECEIPTS_PRIVATE,
    MATRIX_RECEIPTS_OFF
};

struct matrix_options {
    struct str network; /* its name in the configuration */
    struct str region;  /* of the crisis lines, where a room names none; may be empty */
    struct str homeserver;    /* "https://host"; empty: looked for at the first login */
    struct str user;          /* "@faq:example.org" */
    struct str password;      /* secret; may be empty */
    struct str token;         /* secret, of the configuration; may be empty */
    bool uses_browser;        /* neither of the two: a person logs it in in a browser */
    const struct str *admins; /* MXIDs */
    size_t admin_count;
    const struct str *ignores; /* globs of MXIDs that get safety replies only */
    size_t ignore_count;
    const struct str *invites; /* who may invite: globs of MXIDs; ids and aliases of */
                               /* rooms, whose members may */
    size_t invite_count;
    const struct matrix_room_options *rooms; /* joined at start */
    size_t room_count;
    struct e2ee_machine
        *machine;       /* of the same account; NULL: encrypted rooms are left */
    int64_t max_age_ms; /* older questions are not followed; 0: MATRIX_MAX_AGE_MS */
    const struct str *admin_rooms; /* ids or aliases: who may change the power levels */
    size_t admin_room_count;       /* there is an admin there */
    struct str display_name;       /* empty: left as it is */
    struct str avatar;             /* "mxc://..."; the same */
    enum matrix_receipts receipts;
    bool says_text;      /* in direct rooms m.text, which rings, in place of m.notice */
    bool starts_threads; /* in rooms an answer begins a thread at its question */
    bool hears_emotes;   /* "/me asks what it is" is a question, too */
};

#endif
