/* SPDX-License-Identifier: MIT */
/*
 * peer: the other end of a connection, on loopback, in a thread of the test.
 *
 *     static void serve(struct peer *peer, int fd) ...     once for each connection
 *
 *     struct peer peer;
 *     peer_start(&peer, serve);
 *     ... peer.port ...
 *     peer_stop(&peer);        joins; then look at what it noted in peer.received
 */
#ifndef TESTS_NET_PEER_H
#define TESTS_NET_PEER_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"

struct peer {
    int listener;
    uint16_t port;
    pthread_t thread;
    void (*serve)(struct peer *peer, int fd);
    atomic_int connections;
    atomic_ushort last_port; /* of peer_stop's own connection, which is not served */
    struct buf received;
};

static inline void *peer_run(void *context)
{
    struct peer *peer = context;
    struct sockaddr_in from;
    socklen_t size = sizeof(from);
    int fd;

    while ((fd = accept(peer->listener, (void *)&from, &size)) >= 0
           && ntohs(from.sin_port) != peer->last_port) {
        peer->connections++;
        peer->serve(peer, fd);
        close(fd);
    }
    close(fd);
    return NULL;
}

static inline void peer_start(struct peer *peer, void (*serve)(struct peer *, int))
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof(address);

    *peer = (struct peer){.listener = socket(AF_INET, SOCK_STREAM, 0), .serve = serve};
    buf_init(&peer->received, 64 * 1024 * 1024);
    assert_int_equal(bind(peer->listener, (void *)&address, size), 0);
    assert_int_equal(listen(peer->listener, 8), 0);
    assert_int_equal(getsockname(peer->listener, (void *)&address, &size), 0);
    peer->port = ntohs(address.sin_port);
    assert_int_equal(pthread_create(&peer->thread, NULL, peer_run, peer), 0);
}

/* Connections that wait are served first. */
static inline void peer_stop(struct peer *peer)
{
    struct sockaddr_in own = {.sin_family = AF_INET,
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_in address = own;
    socklen_t size = sizeof(own);
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    assert_int_equal(bind(fd, (void *)&own, size), 0);
    assert_int_equal(getsockname(fd, (void *)&own, &size), 0);
    peer->last_port = ntohs(own.sin_port);
    address.sin_port = htons(peer->port);
    assert_int_equal(connect(fd, (void *)&address, size), 0);
    pthread_join(peer->thread, NULL);
    close(fd);
    close(peer->listener);
}

/* Notes what comes until the end of the connection, or until enough of it is there. */
static inline void peer_receive(struct peer *peer, int fd, size_t enough)
{
    char bytes[16 * 1024];
    ssize_t count;

    while (peer->received.len < enough && (count = read(fd, bytes, sizeof(bytes))) > 0)
        buf_add(&peer->received, str_make(bytes, (size_t)count));
}

static inline void peer_send(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t count = send(fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);
        if (count <= 0)
            return;
        bytes = str_skip(bytes, (size_t)count);
    }
}

#endif
