/* SPDX-License-Identifier: MIT */
/*
 * http: one request to an HTTP server, answered later. Connections are kept open and used
 * again (HTTP/1.1); more than 72 calls to one server wait their turn.
 *
 *     static void answered(void *context, const struct http_response *response) ...
 *
 *     struct http_request request = {
 *         .method = STR("PUT"), .url = url, .body = json, .timeout_ms = 30000,
 *         .headers = { STR("Content-Type: application/json"), authorization },
 *         .header_count = 2,
 *     };
 *     struct http_call *call = http_send(loop, &request, answered, link);
 *     http_cancel(call);                   only before answered was called
 *
 * Only http and https, no redirects, no environment, no cookies, no retries. https means
 * TLS 1.2 or later with a verified chain and host name. The response is a peer's: it is
 * bounded, but nothing in it was checked.
 */
#ifndef NET_HTTP_H
#define NET_HTTP_H

#include "base/arena.h"
#include "net/loop.h"

enum {
    HTTP_HEADERS_MAX = 8,
    HTTP_BODY_MAX = 64 * 1024 * 1024, /* of a response, unless the request says less */
    HTTP_HEADER_BYTES_MAX = 256 * 1024,
    HTTP_CONNECT_TIMEOUT_MS = 10 * 1000,
};

/* All views are copied by http_send. */
struct http_request {
    struct str method; /* GET, POST, PUT ... */
    struct str url;
    struct str headers[HTTP_HEADERS_MAX]; /* "Name: value", without line end */
    size_t header_count;
    struct str body;       /* not sent with GET */
    int64_t timeout_ms;    /* for the whole call; 0: 30 s */
    size_t max_body_bytes; /* of the response; 0: HTTP_BODY_MAX */
    struct str ca_file;    /* empty: the system's authorities */
    struct str proxy;      /* empty: none */
};

struct http_response {
    int status;             /* 0: no complete answer came, error says why */
    struct str body;        /* view until the function returns */
    int64_t retry_after_ms; /* from now, of the header Retry-After; -1: none */
    int64_t date_ms;        /* since 1970, of the header Date; -1: none */
    struct str location; /* of the header, as it came; view until the function returns */
    struct error error;  /* ERROR_NETWORK, or ERROR_LIMIT for a too large answer */
};

struct http_call;

/* Calls answered once, from a later loop_wait, failures at once included. The call is
 * gone when answered returns. */
struct http_call *http_send(struct loop *loop, const struct http_request *request,
                            void (*answered)(void *context,
                                             const struct http_response *response),
                            void *context);
/* Breaks it off without an answer. Accepts NULL. */
void http_cancel(struct http_call *call);

/* Copies: bytes as they may stand in a path or query of a URL (RFC 3986, all but
 * letters, digits and -._~ as %XX). */
struct str http_escape(struct arena *arena, struct str s);

#endif
