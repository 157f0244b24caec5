/* SPDX-License-Identifier: MIT */
/*
 * matrix oauth: login where the server takes no passwords, by the device authorisation
 * grant: the bot shows a URL and a code, a person opens it in a browser, and the bot asks
 * until that is done.
 *
 *     METADATA -> REGISTER (once, the client id is kept) -> DEVICE -> POLL -> a pair
 *                                                            ^         |
 *                                                            +-expired-+
 *
 * https://spec.matrix.org/v1.19/client-server-api/#oauth-20-api, RFC 8628
 */
#ifndef MATRIX_OAUTH_H
#define MATRIX_OAUTH_H

#include "base/error.h"
#include "matrix/request.h"
#include "matrix/tokens.h"

struct matrix_oauth { /* all strings: heap, never NULL, possibly empty */
    char *registration_url, *device_url, *token_url;
    char *revocation_url; /* where a login is ended; the server may have none */
    char *client;         /* id; kept with token_url and revocation_url */
    char *device_code;    /* secret, of the login under way */
    int64_t interval_ms;
};

void matrix_oauth_init(struct matrix_oauth *oauth);
void matrix_oauth_clear(struct matrix_oauth *oauth);
/* Keys "oauth_client", "oauth_token_url", "oauth_revocation_url"; others are left alone. */
void matrix_oauth_restore(struct matrix_oauth *oauth, struct str key, struct str value);
/* Was the token got this way? Then it is refreshed this way. */
bool matrix_oauth_is_used(const struct matrix_oauth *oauth);

void matrix_oauth_call_metadata(struct matrix_call *call);
void matrix_oauth_call_register(const struct matrix_oauth *oauth, struct str user,
                                struct matrix_call *call);
void matrix_oauth_call_device(const struct matrix_oauth *oauth, struct str device,
                              struct matrix_call *call);
void matrix_oauth_call_poll(const struct matrix_oauth *oauth, struct matrix_call *call);
void matrix_oauth_call_refresh(const struct matrix_oauth *oauth, const char *refresh,
                               struct matrix_call *call);
/* Ends the login of that token, refreshing or not, and its device. Only where there is a
 * revocation_url. https://spec.matrix.org/v1.19/client-server-api/#token-revocation */
void matrix_oauth_call_revoke(const struct matrix_oauth *oauth, struct str token,
                              struct matrix_call *call);

/* Registers anew at the next login. */
void matrix_oauth_forget_client(struct matrix_oauth *oauth,
                                struct matrix_changes *changes);

/* The answers, which are objects. False: err says what is missing. */
MUST_CHECK
bool matrix_oauth_take_metadata(struct matrix_oauth *oauth, const struct json *json,
                                struct error *err);
MUST_CHECK
bool matrix_oauth_take_client(struct matrix_oauth *oauth, const struct json *json,
                              struct matrix_changes *changes, struct error *err);
/* notice: what a person has to do, one line; with an address that has the code in it where
 * the server gives one. */
MUST_CHECK
bool matrix_oauth_take_device(struct matrix_oauth *oauth, const struct json *json,
                              struct error *notice, struct error *err);
/* Of a token answer; none where they are of a kind that is not known. */
struct matrix_new_tokens matrix_oauth_tokens(const struct json *json);

enum matrix_oauth_refusal {
    MATRIX_OAUTH_PENDING, /* ask again after interval_ms */
    MATRIX_OAUTH_EXPIRED, /* a new code is needed */
    MATRIX_OAUTH_DENIED,
    MATRIX_OAUTH_STRANGER, /* the server has forgotten our client id: register again */
    MATRIX_OAUTH_OTHER
};
/* What a refusal of the device or the token endpoint means. */
enum matrix_oauth_refusal matrix_oauth_read_refusal(struct matrix_oauth *oauth,
                                                    struct str body);

#endif
