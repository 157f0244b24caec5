/* SPDX-License-Identifier: MIT */
/*
 * matrix step: what the files of the login share: a call and the reading of its answer for
 * each of its states. No other file looks at it.
 *
 *     login.c           the table of states, what is kept
 *     login_course.c    how a login goes on, fails, and begins again
 *     login_server.c    where the homeserver is and what it can do
 *     login_token.c     from a password, a browser or a refresh token to a token
 *     login_session.c   who we are, and the filter
 */
#ifndef MATRIX_LOGIN_STEP_H
#define MATRIX_LOGIN_STEP_H

#include "matrix/login.h"

struct matrix_reply {
    const struct matrix_response *response;
    const struct matrix_refusal *refusal;
    const struct json *json; /* of a good one; NULL: it was refused */
    struct matrix_changes *changes;
    struct error *text;
};

enum matrix_login_outcome matrix_login_fail(const struct matrix_reply *answer,
                                            const char *what);
enum matrix_login_outcome matrix_login_stop(const struct matrix_reply *answer,
                                            const char *what);
enum matrix_login_outcome matrix_login_go_on(struct matrix_login *login,
                                             enum matrix_login_state state);
void matrix_login_keep_device(struct matrix_login *login, struct str device,
                              struct matrix_changes *changes);
/* Device and token of what is sent from now on: has the sender changed? */
void matrix_login_note_sender(struct matrix_login *login, struct matrix_changes *changes);

void matrix_call_well_known(const struct matrix_login *login, struct matrix_call *call);
void matrix_call_versions(const struct matrix_login *login, struct matrix_call *call);
void matrix_call_flows(const struct matrix_login *login, struct matrix_call *call);
void matrix_call_password(const struct matrix_login *login, struct matrix_call *call);
void matrix_call_metadata(const struct matrix_login *login, struct matrix_call *call);
void matrix_call_register(const struct matrix_login *login, struct matrix_call *call);
void matrix_call_device(const struct matrix_login *login, struct matrix_call *call);
void matrix_call_poll(const struct matrix_login *login, struct matrix_call *call);
void matrix_call_refresh(const struct matrix_login *login, struct matrix_call *call);
void matrix_call_whoami(const struct matrix_login *login, struct matrix_call *call);
void matrix_call_filter(const struct matrix_login *login, struct matrix_call *call);

enum matrix_login_outcome matrix_take_well_known(struct matrix_login *login,
                                                 const struct matrix_reply *answer);
enum matrix_login_outcome matrix_take_versions(struct matrix_login *login,
                                               const struct matrix_reply *answer);
enum matrix_login_outcome matrix_take_flows(struct matrix_login *login,
                                            const struct matrix_reply *answer);
enum matrix_login_outcome matrix_take_password(struct matrix_login *login,
                                               const struct matrix_reply *answer);
enum matrix_login_outcome matrix_take_metadata(struct matrix_login *login,
                                               const struct matrix_reply *answer);
enum matrix_login_outcome matrix_take_register(struct matrix_login *login,
                                               const struct matrix_reply *answer);
enum matrix_login_outcome matrix_take_device(struct matrix_login *login,
                                             const struct matrix_reply *answer);
enum matrix_login_outcome matrix_take_poll(struct matrix_login *login,
                                           const struct matrix_reply *answer);
enum matrix_login_outcome matrix_take_refresh(struct matrix_login *login,
                                              const struct matrix_reply *answer);
enum matrix_login_outcome matrix_take_whoami(struct matrix_login *login,
                                             const struct matrix_reply *answer);
enum matrix_login_outcome matrix_take_filter(struct matrix_login *login,
                                             const struct matrix_reply *answer);

#endif
