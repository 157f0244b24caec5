/* SPDX-License-Identifier: MIT */
#include "net/socket.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "net/pin.h"
#include "net/transfer.h"

enum state { CONNECTING, OPEN, FAILED };

struct socket {
    struct loop *loop;
    struct loop_watch watch;
    struct transfer transfer;
    enum state state;
    bool is_told;    /* SOCKET_CLOSED was heard */
    bool is_calling; /* hear is running */
    bool is_closed;  /* by its owner, from within hear */
    bool wants_room; /* a write took less than all */
    void (*hear)(void *context, enum socket_event event);
    void *context;
    struct socket_pin *pins;
    size_t pin_count;
    char error[ERROR_TEXT_MAX];
    /* What was taken and not sent. After CURLE_AGAIN TLS accepts nothing but the same
     * bytes from the same address. */
    char chunk[SOCKET_CHUNK_BYTES];
    size_t chunk_start, chunk_end;
};

static void fail(struct socket *socket, const char *format, ...) PRINTF_LIKE(2, 3);

/* Told from the next loop_wait, because the owner may be in the middle of a write. */
static void fail(struct socket *socket, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    vsnprintf(socket->error, sizeof(socket->error), format, values);
    va_end(values);
    socket->state = FAILED;
    socket->watch.events = 0;
    socket->watch.is_due = true;
}

static void destroy(struct socket *socket)
{
    loop_remove(socket->loop, &socket->watch);
    transfer_clear(&socket->transfer);
    free(socket->pins);
    free(socket);
}

/* False when the owner has closed the socket, which is gone then. */
static bool tell(struct socket *socket, enum socket_event event)
{
    socket->is_calling = true;
    socket->hear(socket->context, event);
    socket->is_calling = false;
    if (!socket->is_closed)
        return true;
    destroy(socket);
    return false;
}

static void update_events(struct socket *socket)
{
    if (socket->state == OPEN)
        socket->watch.events =
            (short)(POLLIN | (socket->chunk_start < socket->chunk_end ? POLLOUT : 0));
}

/* Sends what it can of the chunk; true when all of it is on the wire. */
static bool flush(struct socket *socket)
{
    while (socket->state == OPEN && socket->chunk_start < socket->chunk_end) {
        size_t sent = 0;
        CURLcode code =
            curl_easy_send(socket->transfer.easy, socket->chunk + socket->chunk_start,
                           socket->chunk_end - socket->chunk_start, &sent);
        if (code == CURLE_AGAIN)
            break;
        if (code)
            fail(socket, "sending failed: %s", transfer_error(&socket->transfer, code));
        socket->chunk_start += sent;
    }
    update_events(socket);
    return socket->chunk_start == socket->chunk_end;
}

static void ready(void *context, short events)
{
    struct socket *socket = context;
    bool is_flushed = flush(socket);

    (void)events; /* TLS may hold bytes that the descriptor no longer shows */
    if (socket->state == OPEN && !tell(socket, SOCKET_READABLE))
        return;
    if (socket->state == OPEN && socket->wants_room && is_flushed) {
        socket->wants_room = false;
        if (!tell(socket, SOCKET_WRITABLE))
            return;
    }
    if (socket->state == FAILED && !socket->is_told) {
        socket->is_told = true;
        tell(socket, SOCKET_CLOSED);
    }
}

static void connected(void *context, CURLcode code)
{
    struct socket *socket = context;
    curl_socket_t fd = CURL_SOCKET_BAD;

    if (code) {
        fail(socket, "%s", transfer_error(&socket->transfer, code));
        return;
    }
    if (socket->pin_count
        && !pin_matches(&socket->transfer, socket->pins, socket->pin_count)) {
        fail(socket, "the server's certificate is none of the pinned ones");
        return;
    }
    curl_easy_getinfo(socket->transfer.easy, CURLINFO_ACTIVESOCKET, &fd);
    if (fd == CURL_SOCKET_BAD) {
        fail(socket, "the server closed the connection");
        return;
    }
    socket->transfer.error[0] = '\0';
    socket->state = OPEN;
    socket->watch.fd = fd;
    socket->watch.is_due = true;
    update_events(socket);
    tell(socket, SOCKET_CONNECTED);
}

static void set_tls(struct transfer *transfer, const struct socket_settings *settings)
{
    CURL *easy = transfer->easy;

    transfer_set_ca_file(transfer, settings->ca_file);
    if (settings->cert_file.len) {
        transfer_set(transfer, CURLOPT_SSLCERT, settings->cert_file);
        transfer_set(transfer, CURLOPT_SSLKEY,
                     settings->key_file.len ? settings->key_file : settings->cert_file);
    }
    curl_easy_setopt(easy, CURLOPT_SSL_ENABLE_ALPN, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
    if (settings->pin_count) {
        curl_easy_setopt(easy, CURLOPT_CERTINFO, 1L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    }
}

static void set_connection(struct transfer *transfer,
                           const struct socket_settings *settings)
{
    CURL *easy = transfer->easy;

    curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)SOCKET_CONNECT_TIMEOUT_MS);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, (long)SOCKET_KEEPALIVE_S);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, (long)SOCKET_KEEPALIVE_S);
    transfer_set(transfer, CURLOPT_PROXY, settings->proxy);
    curl_easy_setopt(easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
    if (settings->bind.len)
        transfer_set(transfer, CURLOPT_INTERFACE, settings->bind);
}

static void set_url(struct transfer *transfer, const struct socket_address *address)
{
    struct arena scratch;
    bool is_ipv6 = str_find_char(address->host, ':') != STR_NOT_FOUND;

    arena_init(&scratch);
    transfer_set(transfer, CURLOPT_URL,
                 arena_format(&scratch, "%s://%s%.*s%s:%u",
                              address->has_tls ? "https" : "http", is_ipv6 ? "[" : "",
                              STR_ARG(address->host), is_ipv6 ? "]" : "",
                              (unsigned)address->port));
    arena_clear(&scratch);
}

static bool settings_check(const struct socket_settings *settings, struct error *err)
{
    if (!settings->address.host.len || !settings->address.port)
        return error_set(err, ERROR_CONFIG, "a server needs a host and a port");
    if (settings->pin_count && !settings->address.has_tls)
        return error_set(err, ERROR_CONFIG,
                         "pins need TLS: write ircs:// instead of irc://");
    return true;
}

struct socket *socket_open(struct loop *loop, const struct socket_settings *settings,
                           void (*hear)(void *context, enum socket_event event),
                           void *context, struct error *err)
{
    if (!settings_check(settings, err))
        return NULL;
    struct socket *socket = ALLOC(struct socket);
    socket->loop = loop;
    socket->hear = hear;
    socket->context = context;
    socket->watch = (struct loop_watch){.fd = -1, .ready = ready, .context = socket};
    socket->pin_count = settings->pin_count;
    socket->pins = alloc_zeroed(settings->pin_count + 1, sizeof(*socket->pins));
    for (size_t i = 0; i < settings->pin_count; i++)
        socket->pins[i] = settings->pins[i];
    transfer_init(&socket->transfer, loop, connected, socket);
    set_url(&socket->transfer, &settings->address);
    set_connection(&socket->transfer, settings);
    set_tls(&socket->transfer, settings);
    loop_add(loop, &socket->watch);
    transfer_start(&socket->transfer);
    return socket;
}

void socket_close(struct socket *socket)
{
    if (!socket)
        return;
    socket->is_closed = true;
    if (!socket->is_calling)
        destroy(socket);
}

size_t socket_read(struct socket *socket, char *bytes, size_t size_bytes)
{
    size_t count = 0;

    if (socket->state != OPEN || !size_bytes)
        return 0;
    CURLcode code = curl_easy_recv(socket->transfer.easy, bytes, size_bytes, &count);
    if (code == CURLE_AGAIN)
        return 0;
    if (code)
        fail(socket, "%s", transfer_error(&socket->transfer, code));
    else if (!count)
        fail(socket, "the server closed the connection");
    return code ? 0 : count;
}

size_t socket_write(struct socket *socket, struct str bytes)
{
    size_t taken = 0;

    while (socket->state == OPEN && taken < bytes.len && flush(socket)) {
        size_t count = bytes.len - taken;
        if (count > SOCKET_CHUNK_BYTES)
            count = SOCKET_CHUNK_BYTES;
        memcpy(socket->chunk, bytes.ptr + taken, count);
        socket->chunk_start = 0;
        socket->chunk_end = count;
        taken += count;
    }
    if (socket->state == OPEN)
        flush(socket);
    socket->wants_room = taken < bytes.len;
    return taken;
}

bool socket_is_flushed(const struct socket *socket)
{
    return socket->chunk_start == socket->chunk_end;
}

const char *socket_error(const struct socket *socket)
{
    return socket->error;
}
