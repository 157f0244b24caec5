/* SPDX-License-Identifier: MIT */
/* pin: is a TLS server's certificate one that the operator named? Inside net/ only. */
#ifndef NET_PIN_H
#define NET_PIN_H

#include "net/address.h"
#include "net/transfer.h"

/* For a handle that connected with CURLOPT_CERTINFO. */
bool pin_matches(const struct transfer *transfer, const struct socket_pin *pins,
                 size_t count);

#endif
