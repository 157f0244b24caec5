/* SPDX-License-Identifier: MIT */
/*
 * matrix discovery: from the name in a user id to the URL of its homeserver, where the
 * configuration does not say it.
 * https://spec.matrix.org/v1.19/client-server-api/#well-known-uris
 */
#ifndef MATRIX_DISCOVERY_H
#define MATRIX_DISCOVERY_H

#include "base/arena.h"
#include "base/error.h"
#include "matrix/exchange.h"

enum { MATRIX_URL_MAX = 2048, MATRIX_REDIRECTS_MAX = 5 };

/* "https://example.org": of the server in a user id, without its port. */
struct str matrix_discovery_origin(struct arena *arena, struct str user);
/* The base URL of a 200, without a slash at its end, as a view into the arena; false with
 * a reason when there is no sound one. Only https, as everybody in between could give
 * another answer. */
bool matrix_discovery_read(struct str body, struct arena *arena, struct str *out,
                           struct error *err);

/* Splits "https://host:port/path" before the path. False when it is no URL that may be
 * spoken to: https, or http to this machine itself. */
bool matrix_url_split(struct str url, struct str *base, struct str *path);

#endif
