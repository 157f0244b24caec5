/* SPDX-License-Identifier: MIT */
/*
 * matrix calls: the requests of a Matrix client on their way by HTTP, so many at once.
 *
 *     struct matrix_calls calls = {.world = world, .config = config, .name = name,
 *                                  .client = client};
 *     matrix_calls_send(&calls);      after each turn; answers go to the client
 *     matrix_calls_cancel(&calls);    nothing is answered any more
 */
#ifndef APP_MATRIX_CALLS_H
#define APP_MATRIX_CALLS_H

#include "app/world.h"
#include "matrix/client.h"
#include "net/http.h"

enum { MATRIX_CALLS_MAX = 32 };

struct matrix_calls;

struct matrix_call_place {
    struct matrix_calls *calls;
    struct http_call *call; /* NULL: this place is free */
    uint64_t id;
};

struct matrix_calls { /* all pointers are borrowed */
    struct world *world;
    const struct config_matrix *config;
    const char *name; /* for the log */
    struct matrix_client *client;
    struct matrix_call_place places[MATRIX_CALLS_MAX];
};

void matrix_calls_send(struct matrix_calls *calls);
void matrix_calls_cancel(struct matrix_calls *calls);

#endif
