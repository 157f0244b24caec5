/* SPDX-License-Identifier: MIT */
/*
 * socket: a connection that carries bytes both ways, with or without TLS; IRC uses it.
 * libcurl connects (names, both address families at once, proxies, TLS), then the bytes
 * are ours.
 *
 *     struct socket *socket = socket_open(loop, &settings, hear, link, &err);
 *
 *     static void hear(void *context, enum socket_event event)
 *         SOCKET_CONNECTED   read and write from now on
 *         SOCKET_READABLE    while ((count = socket_read(socket, bytes, sizeof(bytes))))
 *                                irc_session_feed(...)
 *                            to the end, or TLS may stall; may come with nothing to read
 *         SOCKET_WRITABLE    count = socket_write(socket, irc_session_output(session));
 *                            irc_session_sent(session, count);
 *         SOCKET_CLOSED      socket_error(socket) says why; now socket_close it
 *
 *     CONNECTING --SOCKET_CONNECTED--> OPEN --SOCKET_CLOSED--> dead
 *          \----------------------SOCKET_CLOSED---------------/
 *
 * TLS is 1.2 or later. The chain and the host name are verified; where pins are given,
 * the server's certificate must be one of them instead. Either check is over before
 * SOCKET_CONNECTED and before the first byte leaves.
 */
#ifndef NET_SOCKET_H
#define NET_SOCKET_H

#include "net/address.h"
#include "net/loop.h"

enum {
    SOCKET_CONNECT_TIMEOUT_MS = 10 * 1000, /* TLS included */
    SOCKET_KEEPALIVE_S = 60,        /* of silence, then the system asks the peer's */
    SOCKET_CHUNK_BYTES = 16 * 1024, /* taken from a writer but not sent, at most */
};

/* All views are copied by socket_open. */
struct socket_settings {
    struct socket_address address;
    const struct socket_pin *pins;
    size_t pin_count;
    struct str ca_file;   /* empty: the system's authorities */
    struct str cert_file; /* empty: no client certificate */
    struct str key_file;  /* empty: the key is in cert_file */
    struct str proxy;     /* socks5h://..., http://...; empty: none */
    struct str bind;      /* own address or interface; empty: any */
};

enum socket_event { SOCKET_CONNECTED, SOCKET_READABLE, SOCKET_WRITABLE, SOCKET_CLOSED };

struct socket;

/* NULL with ERROR_CONFIG when a setting cannot be used; all else is told by hear. */
struct socket *socket_open(struct loop *loop, const struct socket_settings *settings,
                           void (*hear)(void *context, enum socket_event event),
                           void *context, struct error *err);
/* Closes at once; what was taken but not sent is lost. Accepts NULL. */
void socket_close(struct socket *socket);

/* Copies up to size_bytes; 0 when there is no more now, or ever (SOCKET_CLOSED follows). */
size_t socket_read(struct socket *socket, char *bytes, size_t size_bytes);
/* Copies from the front of bytes and gives how much it took: perhaps not all, 0 while
 * connecting and when the peer reads too slowly. SOCKET_WRITABLE comes when there is room
 * again. */
size_t socket_write(struct socket *socket, struct str bytes);
/* Is all that was taken on the wire? Ask before a polite socket_close. */
bool socket_is_flushed(const struct socket *socket);

/* After SOCKET_CLOSED: the reason, for log and operator. Lives as long as the socket. */
const char *socket_error(const struct socket *socket);

#endif
