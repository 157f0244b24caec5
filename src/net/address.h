/* SPDX-License-Identifier: MIT */
/*
 * address: where a server is and by what it is recognised, as the configuration says it.
 * Views point into the text that was parsed.
 */
#ifndef NET_ADDRESS_H
#define NET_ADDRESS_H

#include "base/error.h"

/* Where a server is, as "irc://host", "ircs://host:port" or "ircs://[::1]:6697" say it. */
struct socket_address {
    struct str host; /* without brackets; a view into the URL */
    uint16_t port;   /* 6667 and 6697 where the URL names none */
    bool has_tls;
};
/* ERROR_CONFIG for another scheme, a user, a path, a wrong port or no host. */
MUST_CHECK
bool socket_address_parse(struct str url, struct socket_address *out, struct error *err);

enum { SOCKET_PIN_BYTES = 32 };

/* SHA-256 of a certificate as DER. */
struct socket_pin {
    unsigned char digest[SOCKET_PIN_BYTES];
};
/* "sha256:HEX", colons between the digits allowed. ERROR_CONFIG for anything else. */
MUST_CHECK
bool socket_pin_parse(struct str text, struct socket_pin *out, struct error *err);

#endif
