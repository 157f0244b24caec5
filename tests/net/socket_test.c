/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "net/http.h"
#include "net/socket.h"
#include "peer.h"

enum { PATIENCE_MS = 10000, MEGABYTE = 1024 * 1024 };

/* What a connection told its owner. */
struct owner {
    struct loop *loop;
    struct socket *socket;
    int connected, closed, writable;
    struct buf received;
    struct str greeting; /* written as soon as it is connected */
    bool closes_itself;
};

static void hear(void *context, enum socket_event event)
{
    struct owner *owner = context;
    char bytes[4096];
    size_t count;

    switch (event) {
    case SOCKET_CONNECTED:
        owner->connected++;
        if (owner->greeting.len)
            assert_int_equal(socket_write(owner->socket, owner->greeting),
                             owner->greeting.len);
        break;
    case SOCKET_READABLE:
        while ((count = socket_read(owner->socket, bytes, sizeof(bytes))))
            buf_add(&owner->received, str_make(bytes, count));
        if (owner->closes_itself && owner->received.len) {
            socket_close(owner->socket);
            owner->socket = NULL;
        }
        break;
    case SOCKET_WRITABLE: owner->writable++; break;
    case SOCKET_CLOSED: owner->closed++; break;
    }
}

static void owner_open(struct owner *owner, struct loop *loop,
                       const struct socket_settings *settings)
{
    struct error err;

    owner->loop = loop;
    buf_init(&owner->received, 4 * MEGABYTE);
    owner->socket = socket_open(loop, settings, hear, owner, &err);
    assert_non_null(owner->socket);
}

static void turn(struct loop *loop, int64_t timeout_ms)
{
    struct error err;
    assert_true(loop_wait(loop, timeout_ms, &err));
}

static void wait_until(struct owner *owner, const int *count, size_t received)
{
    int64_t end_ms = loop_now_ms() + PATIENCE_MS;

    while (owner->received.len < received || (count && !*count)) {
        assert_true(loop_now_ms() < end_ms);
        turn(owner->loop, 100);
    }
}

static void owner_close(struct owner *owner)
{
    socket_close(owner->socket);
    buf_clear(&owner->received);
}

static struct socket_settings plain(uint16_t port)
{
    return (struct socket_settings){.address = {.host = STR("127.0.0.1"), .port = port}};
}

static int create_loop(void **state)
{
    struct error err;
    *state = loop_create(&err);
    return *state ? 0 : -1;
}

static int destroy_loop(void **state)
{
    loop_destroy(*state);
    return 0;
}

static void echo(struct peer *peer, int fd)
{
    char bytes[4096];
    ssize_t count;

    (void)peer;
    while ((count = read(fd, bytes, sizeof(bytes))) > 0)
        peer_send(fd, str_make(bytes, (size_t)count));
}

static void what_is_written_comes_back_from_an_echo(void **state)
{
    struct peer peer;
    struct owner owner = {.greeting = STR("PING one\r\n")};

    peer_start(&peer, echo);
    struct socket_settings settings = plain(peer.port);
    owner_open(&owner, *state, &settings);
    assert_int_equal(socket_write(owner.socket, STR("too early")), 0);
    wait_until(&owner, NULL, owner.greeting.len);
    assert_true(str_equal(buf_view(&owner.received), STR("PING one\r\n")));
    assert_true(socket_is_flushed(owner.socket));
    owner_close(&owner);
    peer_stop(&peer);
}

static char *make_pattern(size_t size_bytes)
{
    char *bytes = alloc_zeroed(size_bytes, 1);
    for (size_t i = 0; i < size_bytes; i++)
        bytes[i] = (char)('a' + (i * 31 + i / 4099) % 26);
    return bytes;
}

/* Writes all of it from a view that moves between two tries; gives how often the
 * connection took less than it was offered. */
static int write_all(struct owner *owner, struct str bytes)
{
    int partial = 0;

    while (bytes.len) {
        char *moved = alloc_copy(bytes.ptr, bytes.len);
        size_t taken = socket_write(owner->socket, str_make(moved, bytes.len));
        free(moved);
        bytes = str_skip(bytes, taken);
        partial += bytes.len > 0;
        owner->writable = 0;
        if (bytes.len)
            wait_until(owner, &owner->writable, 0);
    }
    return partial;
}

static void receive_slowly(struct peer *peer, int fd)
{
    usleep(200 * 1000);
    peer_receive(peer, fd, 8 * MEGABYTE);
    peer_send(fd, STR("done"));
}

static void large_writes_go_out_in_parts_and_complete(void **state)
{
    struct peer peer;
    struct owner owner = {0};
    char *pattern = make_pattern(8 * MEGABYTE);

    peer_start(&peer, receive_slowly);
    struct socket_settings settings = plain(peer.port);
    owner_open(&owner, *state, &settings);
    wait_until(&owner, &owner.connected, 0);
    assert_true(write_all(&owner, str_make(pattern, 8 * MEGABYTE)) > 0);
    wait_until(&owner, NULL, 4);
    owner_close(&owner);
    peer_stop(&peer);
    assert_true(str_equal(buf_view(&peer.received), str_make(pattern, 8 * MEGABYTE)));
    buf_clear(&peer.received);
    free(pattern);
}

static void say_goodbye(struct peer *peer, int fd)
{
    (void)peer;
    peer_send(fd, STR("ERROR :Closing link\r\n"));
}

static void last_words_are_read_before_the_closing_is_told(void **state)
{
    struct peer peer;
    struct owner owner = {0};

    peer_start(&peer, say_goodbye);
    struct socket_settings settings = plain(peer.port);
    owner_open(&owner, *state, &settings);
    wait_until(&owner, &owner.closed, 0);
    assert_true(str_equal(buf_view(&owner.received), STR("ERROR :Closing link\r\n")));
    assert_string_equal(socket_error(owner.socket), "the server closed the connection");
    assert_int_equal(socket_write(owner.socket, STR("QUIT\r\n")), 0);
    turn(*state, 0);
    turn(*state, 0);
    assert_int_equal(owner.closed, 1);
    owner_close(&owner);
    peer_stop(&peer);
}

static void owner_may_close_while_it_hears(void **state)
{
    struct peer peer;
    struct owner owner = {.closes_itself = true};

    peer_start(&peer, say_goodbye);
    struct socket_settings settings = plain(peer.port);
    owner_open(&owner, *state, &settings);
    wait_until(&owner, NULL, 1);
    turn(*state, 50);
    assert_null(owner.socket);
    assert_int_equal(owner.closed, 0);
    owner_close(&owner);
    peer_stop(&peer);
}

static void note_end(struct peer *peer, int fd)
{
    peer_receive(peer, fd, 1000); /* more than is sent: to the end */
    buf_add(&peer->received, STR("<end>"));
}

static void closing_ends_the_connection_for_the_peer(void **state)
{
    struct peer peer;
    struct owner owner = {.greeting = STR("QUIT\r\n")};

    peer_start(&peer, note_end);
    struct socket_settings settings = plain(peer.port);
    owner_open(&owner, *state, &settings);
    wait_until(&owner, &owner.connected, 0);
    owner_close(&owner);
    peer_stop(&peer);
    assert_true(str_equal(buf_view(&peer.received), STR("QUIT\r\n<end>")));
    buf_clear(&peer.received);
}

static void refused_port_is_told_with_its_reason(void **state)
{
    struct peer peer;
    struct owner owner = {0};

    peer_start(&peer, echo);
    peer_stop(&peer);
    struct socket_settings settings = plain(peer.port);
    owner_open(&owner, *state, &settings);
    wait_until(&owner, &owner.closed, 0);
    assert_int_equal(owner.connected, 0);
    assert_non_null(strstr(socket_error(owner.socket), "onnect"));
    owner_close(&owner);
}

static void connection_may_be_given_up_while_connecting(void **state)
{
    struct peer peer;
    struct owner owner = {0};

    peer_start(&peer, echo);
    struct socket_settings settings = plain(peer.port);
    owner_open(&owner, *state, &settings);
    turn(*state, 0);
    owner_close(&owner);
    turn(*state, 0);
    assert_int_equal(owner.closed, 0);
    peer_stop(&peer);
}

static void proxies_of_the_environment_are_not_used(void **state)
{
    struct peer peer;
    struct owner owner = {.greeting = STR("hello")};

    setenv("http_proxy", "http://127.0.0.1:1", 1);
    setenv("all_proxy", "socks5h://127.0.0.1:1", 1);
    peer_start(&peer, echo);
    struct socket_settings settings = plain(peer.port);
    owner_open(&owner, *state, &settings);
    wait_until(&owner, NULL, 5);
    assert_int_equal(owner.closed, 0);
    owner_close(&owner);
    peer_stop(&peer);
    unsetenv("http_proxy");
    unsetenv("all_proxy");
}

static void be_a_proxy(struct peer *peer, int fd)
{
    char byte;

    while (!str_ends_with(buf_view(&peer->received), STR("\r\n\r\n"))
           && read(fd, &byte, 1) == 1)
        buf_add_char(&peer->received, byte);
    peer_send(fd, STR("HTTP/1.1 200 OK\r\n\r\n:irc.example.org NOTICE * :hi\r\n"));
    peer_receive(peer, fd, SIZE_MAX);
}

static void http_proxy_gets_a_connect_and_then_the_bytes(void **state)
{
    struct peer peer;
    struct owner owner = {.greeting = STR("NICK faqd\r\n")};
    char url[64];

    setenv("no_proxy", "*", 1);
    peer_start(&peer, be_a_proxy);
    struct socket_settings settings = plain(6667);
    settings.address.host = STR("irc.example.org");
    snprintf(url, sizeof(url), "http://127.0.0.1:%u", (unsigned)peer.port);
    settings.proxy = str_from_c(url);
    owner_open(&owner, *state, &settings);
    wait_until(&owner, NULL, 31);
    owner_close(&owner);
    peer_stop(&peer);
    unsetenv("no_proxy");
    assert_true(str_starts_with(buf_view(&peer.received),
                                STR("CONNECT irc.example.org:6667 HTTP/1.1\r\n")));
    assert_true(str_ends_with(buf_view(&peer.received), STR("\r\n\r\nNICK faqd\r\n")));
    buf_clear(&peer.received);
}

static void read_exactly(struct peer *peer, int fd, size_t count)
{
    char byte;

    for (size_t i = 0; i < count && read(fd, &byte, 1) == 1; i++)
        buf_add_char(&peer->received, byte);
}

/* RFC 1928, with a name: it is looked up by the proxy. */
static void be_a_socks_proxy(struct peer *peer, int fd)
{
    struct str name = STR("irc.example.org");

    read_exactly(peer, fd, 2);
    read_exactly(peer, fd, (unsigned char)buf_view(&peer->received).ptr[1]);
    peer_send(fd, STR("\x05\x00"));
    buf_reset(&peer->received);
    read_exactly(peer, fd, 5 + name.len + 2);
    peer_send(fd, STR("\x05\x00\x00\x01\x7f\x00\x00\x01\x1a\x0b"));
    peer_receive(peer, fd, SIZE_MAX);
}

static void socks_proxy_gets_the_name_and_then_the_bytes(void **state)
{
    struct peer peer;
    struct owner owner = {.greeting = STR("NICK faqd\r\n")};
    char url[64];

    peer_start(&peer, be_a_socks_proxy);
    struct socket_settings settings = plain(6667);
    settings.address.host = STR("irc.example.org");
    snprintf(url, sizeof(url), "socks5h://127.0.0.1:%u", (unsigned)peer.port);
    settings.proxy = str_from_c(url);
    owner_open(&owner, *state, &settings);
    wait_until(&owner, &owner.connected, 0);
    owner_close(&owner);
    peer_stop(&peer);
    assert_true(
        str_equal(buf_view(&peer.received),
                  STR("\x05\x01\x00\x03\x0firc.example.org\x1a\x0bNICK faqd\r\n")));
    buf_clear(&peer.received);
}

/* Listens on loopback, with room for all; nobody answers. */
static int listen_silently(const char *address, uint16_t *port)
{
    struct sockaddr_in6 six = {.sin6_family = AF_INET6};
    struct sockaddr_in four = {.sin_family = AF_INET};
    bool is_six = inet_pton(AF_INET6, address, &six.sin6_addr) == 1;
    struct sockaddr *name = is_six ? (struct sockaddr *)&six : (struct sockaddr *)&four;
    socklen_t size = is_six ? sizeof(six) : sizeof(four);
    int fd = socket(is_six ? AF_INET6 : AF_INET, SOCK_STREAM, 0);

    if (!is_six)
        assert_int_equal(inet_pton(AF_INET, address, &four.sin_addr), 1);
    if (fd < 0 || bind(fd, name, size) || listen(fd, 64))
        return -1;
    assert_int_equal(getsockname(fd, name, &size), 0);
    *port = ntohs(is_six ? six.sin6_port : four.sin_port);
    return fd;
}

static void many_networks_go_through_one_bouncer(void **state)
{
    struct owner owners[20] = {{0}};
    uint16_t port = 0;
    int fd = listen_silently("127.0.0.1", &port);
    struct socket_settings settings = plain(port);

    assert_true(fd >= 0);
    for (size_t i = 0; i < COUNT_OF(owners); i++)
        owner_open(&owners[i], *state, &settings);
    for (size_t i = 0; i < COUNT_OF(owners); i++)
        wait_until(&owners[i], &owners[i].connected, 0);
    for (size_t i = 0; i < COUNT_OF(owners); i++)
        owner_close(&owners[i]);
    close(fd);
}

/* "localhost" is ::1 and 127.0.0.1 on most machines; only one of them answers. */
static void a_name_with_a_dead_address_is_reached_by_another(void **state)
{
    static const char *const addresses[] = {"127.0.0.1", "::1"};

    for (size_t i = 0; i < COUNT_OF(addresses); i++) {
        struct owner owner = {0};
        uint16_t port = 0;
        int fd = listen_silently(addresses[i], &port);
        if (fd < 0)
            continue; /* no IPv6 here */
        struct socket_settings settings = plain(port);
        settings.address.host = STR("localhost");
        owner_open(&owner, *state, &settings);
        wait_until(&owner, &owner.connected, 0);
        owner_close(&owner);
        close(fd);
    }
}

static void own_address_is_the_one_that_was_asked_for(void **state)
{
    struct owner owner = {0};
    struct sockaddr_in from = {0};
    socklen_t size = sizeof(from);
    uint16_t port = 0;
    int fd = listen_silently("127.0.0.1", &port);
    struct socket_settings settings = plain(port);

    settings.bind = STR("127.0.0.7");
    owner_open(&owner, *state, &settings);
    wait_until(&owner, &owner.connected, 0);
    int peer = accept(fd, (struct sockaddr *)&from, &size);
    assert_true(peer >= 0);
    assert_int_equal(ntohl(from.sin_addr.s_addr), 0x7f000007);
    close(peer);
    owner_close(&owner);
    close(fd);
}

static void serve_http(struct peer *peer, int fd)
{
    char bytes[1024];

    (void)peer;
    while (read(fd, bytes, sizeof(bytes)) > 0)
        peer_send(fd, STR("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
}

static void note_status(void *context, const struct http_response *response)
{
    int *status = context;
    *status = response->status;
}

static void call(struct loop *loop, uint16_t port)
{
    int64_t end_ms = loop_now_ms() + PATIENCE_MS;
    char url[64];
    int status = 0;

    snprintf(url, sizeof(url), "http://127.0.0.1:%u/", (unsigned)port);
    struct http_request request = {.method = STR("GET"), .url = str_from_c(url)};
    http_send(loop, &request, note_status, &status);
    while (!status && loop_now_ms() < end_ms)
        turn(loop, 100);
    assert_int_equal(status, 200);
}

/* libcurl tidies its kept connections once a second and when there are many. */
static void connection_lives_on_beside_http_calls(void **state)
{
    struct peer peer, servers[12];
    struct owner owner = {0};

    peer_start(&peer, echo);
    struct socket_settings settings = plain(peer.port);
    owner_open(&owner, *state, &settings);
    wait_until(&owner, &owner.connected, 0);
    for (size_t i = 0; i < COUNT_OF(servers); i++) {
        peer_start(&servers[i], serve_http);
        usleep(i < 2 ? 1100 * 1000 : 0);
        call(*state, servers[i].port);
    }
    assert_int_equal(socket_write(owner.socket, STR("still here")), 10);
    wait_until(&owner, NULL, 10);
    assert_int_equal(owner.closed, 0);
    owner_close(&owner);
    destroy_loop(state);
    create_loop(state);
    peer_stop(&peer);
    for (size_t i = 0; i < COUNT_OF(servers); i++)
        peer_stop(&servers[i]);
}

static void pins_without_tls_are_refused(void **state)
{
    struct socket_pin pin = {{0}};
    struct socket_settings settings = plain(6667);
    struct error err;

    settings.pins = &pin;
    settings.pin_count = 1;
    assert_null(socket_open(*state, &settings, hear, NULL, &err));
    assert_int_equal(err.kind, ERROR_CONFIG);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, create_loop, destroy_loop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_comes_back_from_an_echo),
        TEST(large_writes_go_out_in_parts_and_complete),
        TEST(last_words_are_read_before_the_closing_is_told),
        TEST(owner_may_close_while_it_hears),
        TEST(closing_ends_the_connection_for_the_peer),
        TEST(refused_port_is_told_with_its_reason),
        TEST(connection_may_be_given_up_while_connecting),
        TEST(proxies_of_the_environment_are_not_used),
        TEST(http_proxy_gets_a_connect_and_then_the_bytes),
        TEST(socks_proxy_gets_the_name_and_then_the_bytes),
        TEST(many_networks_go_through_one_bouncer),
        TEST(a_name_with_a_dead_address_is_reached_by_another),
        TEST(own_address_is_the_one_that_was_asked_for),
        TEST(connection_lives_on_beside_http_calls),
        TEST(pins_without_tls_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
