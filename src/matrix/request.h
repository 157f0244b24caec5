/* SPDX-License-Identifier: MIT */
/*
 * matrix request: one call of the Client-Server API, being built, and what its refusal
 * says.
 *
 *     struct matrix_call call;
 *     matrix_call_init(&call, "PUT", "/_matrix/client/v3/rooms/");
 *     matrix_call_segment(&call, room_id);                    percent-encoded
 *     matrix_call_path(&call, "/send/m.room.message/");       as it is
 *     matrix_call_query(&call, "via", server);
 *     matrix_call_body(&call, json);
 *     matrix_call_clear(&call);
 */
#ifndef MATRIX_REQUEST_H
#define MATRIX_REQUEST_H

#include "base/buf.h"
#include "matrix/exchange.h"
#include "text/json.h"

enum {
    MATRIX_PATH_MAX = 16 * 1024,
    MATRIX_REQUEST_BODY_MAX = 256 * 1024,
    MATRIX_ERROR_BODY_MAX = 64 * 1024,
    MATRIX_TIMEOUT_MS = 30 * 1000,              /* of most calls */
    MATRIX_RETRY_AFTER_MAX_MS = 15 * 60 * 1000, /* longer waits are not believed */
};

struct matrix_call {
    const char *method;
    struct buf base; /* "https://host" of another server; empty: the homeserver */
    struct buf path, body;
    bool has_query;
    bool is_form;     /* the body is a form, not JSON */
    bool needs_token; /* true unless changed */
    bool is_secret;   /* the body or the answer holds a secret */
    unsigned timeout_ms;
};

void matrix_call_init(struct matrix_call *call, const char *method, const char *path);
void matrix_call_clear(struct matrix_call *call);
void matrix_call_path(struct matrix_call *call, const char *path);
void matrix_call_segment(struct matrix_call *call, struct str segment);
/* After the path is complete. */
void matrix_call_query(struct matrix_call *call, const char *key, struct str value);
/* Adds a field of a form, which the body then is. */
void matrix_call_form(struct matrix_call *call, const char *key, struct str value);
/* Without a JSON: an empty object. */
void matrix_call_body(struct matrix_call *call, const struct json *json);

/* What a response that is not 2xx says, as far as it can be read: a proxy in between may
 * send HTML or nothing. */
struct matrix_refusal {
    char errcode[48]; /* "M_FORBIDDEN"; empty: none was given */
    char text[200];   /* for the log: status, errcode, the server's words on one line */
    int64_t retry_after_ms; /* 0: nothing said */
    bool is_soft_logout;
    bool is_unknown_token;
    bool is_limited;   /* 429 */
    bool is_transient; /* no answer, 429, 5xx, a redirect: try again later */
};

void matrix_refusal_read(struct matrix_refusal *refusal,
                         const struct matrix_response *response);
bool matrix_refusal_is(const struct matrix_refusal *refusal, const char *errcode);

/* From 1 s to max_ms, doubled with each failure, moved by up to a quarter. */
struct random;
int64_t matrix_backoff_ms(struct random *random, unsigned failures, int64_t max_ms);

/* What stands behind the first colon of an id ("@a:example.org"), or empty. */
struct str matrix_id_server(struct str id);
bool matrix_id_is_valid(struct str id, char sigil);

#endif
