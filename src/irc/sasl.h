/* SPDX-License-Identifier: MIT */
/*
 * irc sasl: logging in before anybody sees us. The only door to libgsasl, which draws
 * the nonce of SCRAM from the system: the one exception to minds without randomness.
 *
 *     irc_sasl_init(&sasl, &options);              once
 *     irc_sasl_reset(&sasl, is_tls);               a fresh connection
 *     while (irc_sasl_begin(&sasl, offered, &name))    "AUTHENTICATE name"
 *         irc_sasl_challenge(&sasl, param, &out)       adds AUTHENTICATE lines to out
 *         903: irc_sasl_succeed says whether the server has proved itself too
 *         902, 904-907, 15 s: begin again with the next mechanism
 *
 * EXTERNAL is tried only with a client certificate, PLAIN only over TLS unless the
 * options allow more. Answers leave in chunks of 400 bytes, a last "+" when the length
 * is a multiple of 400.
 *
 * https://ircv3.net/specs/extensions/sasl-3.1 and sasl-3.2
 */
#ifndef IRC_SASL_H
#define IRC_SASL_H

#include "base/buf.h"
#include "irc/options.h"

enum {
    IRC_SASL_CHUNK_BYTES = 400,
    IRC_SASL_CHALLENGE_MAX = 8192,
    IRC_SASL_ITERATIONS_MIN = 4096,
    IRC_SASL_ITERATIONS_MAX = 600000,
};

struct Gsasl;
struct Gsasl_session;

struct irc_sasl {
    const struct irc_options *options;
    struct Gsasl *library;
    struct Gsasl_session *exchange;
    struct buf challenge; /* chunks so far */
    size_t next;          /* index of the next mechanism to try */
    enum irc_mechanism mechanism;
    bool is_tls;
    bool is_done; /* the mechanism has nothing more to say or to check */
};

void irc_sasl_init(struct irc_sasl *sasl, const struct irc_options *options);
void irc_sasl_clear(struct irc_sasl *sasl);
void irc_sasl_reset(struct irc_sasl *sasl, bool is_tls);

/* Chooses the next mechanism that we may use and the server offers ("PLAIN,EXTERNAL",
 * empty: not told) and gives its name; false when none is left. */
bool irc_sasl_begin(struct irc_sasl *sasl, struct str offered, struct str *name);
/* Takes the parameter of AUTHENTICATE and adds the answer, if one is due, as lines.
 * False when the exchange cannot go on: then "AUTHENTICATE *" was added. */
bool irc_sasl_challenge(struct irc_sasl *sasl, struct str param, struct buf *out);
/* The server says that we are in. False when it did not prove to know us (SCRAM). */
bool irc_sasl_succeed(struct irc_sasl *sasl);

#endif
