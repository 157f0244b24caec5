/* SPDX-License-Identifier: MIT */
/*
 * matrix login: from nothing to a session that may sync. Device, token and filter are
 * kept and used again: one device for the life of the account.
 *
 *     WELL_KNOWN   where is the homeserver? (first login, when it is not configured)
 *     VERSIONS     what can it do?
 *     FLOWS, PASSWORD                          with a password
 *     METADATA, REGISTER, DEVICE, POLL         in a browser (oauth.h)
 *     WHOAMI       are we who we think, on the device that we know?
 *     FILTER       unless the stored one is of this program's filter
 *     DONE         and REFRESH when the token grows old or was refused
 *
 * Logging in is left out with a token.
 */
#ifndef MATRIX_LOGIN_H
#define MATRIX_LOGIN_H

#include "matrix/oauth.h"
#include "matrix/options.h"

enum matrix_login_state {
    MATRIX_LOGIN_WELL_KNOWN,
    MATRIX_LOGIN_VERSIONS,
    MATRIX_LOGIN_FLOWS,
    MATRIX_LOGIN_PASSWORD,
    MATRIX_LOGIN_METADATA,
    MATRIX_LOGIN_REGISTER,
    MATRIX_LOGIN_DEVICE,
    MATRIX_LOGIN_POLL,
    MATRIX_LOGIN_REFRESH,
    MATRIX_LOGIN_WHOAMI,
    MATRIX_LOGIN_FILTER,
    MATRIX_LOGIN_DONE,
};

struct matrix_login { /* all strings: heap, never NULL, possibly empty */
    const struct matrix_options *options;
    struct random *random;
    enum matrix_login_state state;
    struct matrix_tokens tokens;
    struct matrix_oauth oauth;
    char *base;                              /* URL of the homeserver */
    char *well_known_base, *well_known_path; /* where the redirects have led */
    unsigned redirects;
    char *device;
    char *filter;   /* id; none is stored */
    char *sender;   /* device and hash of the token with which transactions were sent */
    unsigned minor; /* n of the newest "v1.n" that the server speaks */
    bool wants_refresh;  /* passwords: ask for a token that can be refreshed */
    bool is_soft;        /* what ended the session has left us the device */
    bool was_refused;    /* REFRESH: the token is of no use any more, not just old */
    int64_t refresh_ms;  /* a token that is good is not refreshed before */
    bool has_new_sender; /* the server may not know our transaction ids any more */
    int64_t now_ms;      /* set by the client before each call */
    int64_t wait_ms;     /* after an answer: not to go on before so long; 0: at once */
    /* after an answer: what a person has to do; kind NONE: nothing */
    struct error notice;
};

enum matrix_login_outcome {
    MATRIX_LOGIN_GOES_ON,
    MATRIX_LOGIN_FAILED,
    MATRIX_LOGIN_STOP
};

void matrix_login_init(struct matrix_login *login, const struct matrix_options *options,
                       struct random *random);
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
/* The token was refused, and is_soft says whether the device is still ours: true when
 * there is a way to get another token for it. */
bool matrix_login_again(struct matrix_login *login, bool is_soft,
                        struct matrix_changes *changes);
/* The token is good but old: the next one is got before anything else is sent. */
bool matrix_login_refresh_if_due(struct matrix_login *login);
/* Token and device are gone for good: the next start logs in as a new device. */
void matrix_login_forget(struct matrix_login *login, struct matrix_changes *changes);
/* The server does not know the filter: make it again. */
void matrix_login_forget_filter(struct matrix_login *login,
                                struct matrix_changes *changes);
/* Does the server speak at least v1.minor? */
bool matrix_login_speaks(const struct matrix_login *login, unsigned minor);

#endif
