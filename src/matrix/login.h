/* SPDX-License-Identifier: MIT */
/*
 * matrix login: from nothing to a session that may sync. Device, token and filter are
 * kept and used again: one device for the life of the account.
 *
 *     VERSIONS -> LOGIN -> WHOAMI -> FILTER -> DONE
 *
 * LOGIN is left out with a token, FILTER when the stored one is of this program's filter.
 */
#ifndef MATRIX_LOGIN_H
#define MATRIX_LOGIN_H

#include "matrix/changes.h"
#include "matrix/request.h"

enum matrix_login_state {
    MATRIX_LOGIN_VERSIONS,
    MATRIX_LOGIN_PASSWORD,
    MATRIX_LOGIN_WHOAMI,
    MATRIX_LOGIN_FILTER,
    MATRIX_LOGIN_DONE,
};

struct matrix_login {
    const struct matrix_options *options;
    enum matrix_login_state state;
    char *authorization; /* heap, secret: value of the header; empty: no token */
    char *device;
    char *filter; /* id; empty: none is stored */
};

enum matrix_login_outcome {
    MATRIX_LOGIN_GOES_ON,
    MATRIX_LOGIN_FAILED,
    MATRIX_LOGIN_STOP
};

void matrix_login_init(struct matrix_login *login, const struct matrix_options *options);
void matrix_login_clear(struct matrix_login *login);
void matrix_login_restore(struct matrix_login *login, struct str key, struct str value);

/* The call of the present state, which is not DONE. */
void matrix_login_call(const struct matrix_login *login, struct matrix_call *call);
/* Its answer. FAILED: try again later. STOP: a person has to do something. In both cases
 * text says what. */
enum matrix_login_outcome matrix_login_answer(struct matrix_login *login,
                                              const struct matrix_response *response,
                                              const struct matrix_refusal *refusal,
                                              struct matrix_changes *changes,
                                              struct error *text);
/* The token is void, the device is not: true when a password can get another one. */
bool matrix_login_again(struct matrix_login *login, struct matrix_changes *changes);
/* Token and device are gone for good: the next start logs in as a new device. */
void matrix_login_forget(struct matrix_login *login, struct matrix_changes *changes);
/* The server does not know the filter: make it again. */
void matrix_login_forget_filter(struct matrix_login *login,
                                struct matrix_changes *changes);

/* The filter of syncs as JSON text: with the timeline of live ones or, for the first sync
 * ever, with next to none. Gives for json_destroy. */
struct json *matrix_login_filter(unsigned timeline_limit);

#endif
