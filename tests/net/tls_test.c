/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "net/http.h"
#include "net/socket.h"

enum { PATIENCE_MS = 15000, MEGABYTE = 1024 * 1024 };

/* Certificates that the openssl command makes: "here" is for 127.0.0.1, "there" is for
 * another host; each is its own authority. */
struct ground {
    struct loop *loop;
    char dir[64];
};

/* One `openssl s_server`; what it receives comes out of output. */
struct server {
    pid_t process;
    int input, output;
    uint16_t port;
};

static const char *path_of(const struct ground *ground, const char *name)
{
    static char paths[4][128];
    static int next;

    char *path = paths[next++ % 4];
    snprintf(path, sizeof(paths[0]), "%s/%s", ground->dir, name);
    return path;
}

static int make_certificate(const struct ground *ground, const char *name,
                            const char *subject)
{
    char command[600];

    snprintf(
        command, sizeof(command),
        "cd '%s' && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1"
        " -nodes -days 2 -subj /CN=%s -addext subjectAltName=%s -keyout %s.key"
        " -out %s.crt 2>/dev/null && openssl x509 -in %s.crt -noout -sha256"
        " -fingerprint | sed 's/.*=//' | tr -d '\\n' > %s.pin",
        ground->dir, name, subject, name, name, name, name);
    return system(command);
}

static int ground_create(void **state)
{
    struct ground *ground = ALLOC(struct ground);
    struct error err;

    snprintf(ground->dir, sizeof(ground->dir), "/tmp/faqd-test-XXXXXX");
    if (!mkdtemp(ground->dir) || make_certificate(ground, "here", "IP:127.0.0.1")
        || make_certificate(ground, "there", "DNS:irc.example.org"))
        return -1;
    ground->loop = loop_create(&err);
    *state = ground;
    return ground->loop ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *status, int kind,
                      struct FTW *at)
{
    (void)status;
    (void)kind;
    (void)at;
    return remove(path);
}

static int ground_destroy(void **state)
{
    struct ground *ground = *state;

    loop_destroy(ground->loop);
    nftw(ground->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(ground);
    return 0;
}

static void run_server(const struct ground *ground, const char *name, int input,
                       int output)
{
    char key[128], certificate[128];

    snprintf(key, sizeof(key), "%s/%s.key", ground->dir, name);
    snprintf(certificate, sizeof(certificate), "%s/%s.crt", ground->dir, name);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    execlp("openssl", "openssl", "s_server", "-accept", "127.0.0.1:0", "-key", key,
           "-cert", certificate, "-naccept", "1", "-verify", "1", "-verify_quiet",
           (char *)NULL);
    _exit(127);
}

/* Reads output until the text is there or the server has ended. */
static void server_read_until(const struct server *server, struct buf *out,
                              struct str text)
{
    char bytes[64 * 1024];
    ssize_t count;

    while (str_find(buf_view(out), text) == STR_NOT_FOUND
           && (count = read(server->output, bytes, sizeof(bytes))) > 0)
        buf_add(out, str_make(bytes, (size_t)count));
}

static struct server server_start(const struct ground *ground, const char *name)
{
    const struct str before = STR("ACCEPT 127.0.0.1:");
    struct server server = {0};
    int input[2], output[2];
    struct buf said;

    assert_int_equal(pipe(input), 0);
    assert_int_equal(pipe(output), 0);
    server.process = fork();
    if (server.process == 0) {
        close(input[1]);
        close(output[0]);
        run_server(ground, name, input[0], output[1]);
    }
    close(input[0]);
    close(output[1]);
    server.input = input[1];
    server.output = output[0];
    buf_init(&said, 4096);
    server_read_until(&server, &said, before);
    size_t at = str_find(buf_view(&said), before);
    assert_true(at != STR_NOT_FOUND);
    server.port = (uint16_t)atoi(buf_c_string(&said) + at + before.len);
    assert_true(server.port > 0);
    buf_clear(&said);
    return server;
}

/* Gives all that it said and received, to its end. */
static struct buf server_stop(struct server *server)
{
    struct buf said;

    buf_init(&said, 16 * MEGABYTE);
    close(server->input);
    server_read_until(server, &said, STR("\nDONE\nnever said\n"));
    kill(server->process, SIGKILL);
    waitpid(server->process, NULL, 0);
    close(server->output);
    return said;
}

struct owner {
    struct loop *loop;
    struct socket *socket;
    int connected, closed, writable;
    struct buf received;
};

static void hear(void *context, enum socket_event event)
{
    struct owner *owner = context;
    char bytes[100];
    size_t count;

    switch (event) {
    case SOCKET_CONNECTED:
        owner->connected++;
        socket_write(owner->socket, STR("PASS secret\r\n"));
        break;
    case SOCKET_READABLE:
        while ((count = socket_read(owner->socket, bytes, sizeof(bytes))))
            buf_add(&owner->received, str_make(bytes, count));
        break;
    case SOCKET_WRITABLE: owner->writable++; break;
    case SOCKET_CLOSED: owner->closed++; break;
    }
}

static struct owner owner_open(struct owner *owner, const struct ground *ground,
                               const struct socket_settings *settings)
{
    struct error err;

    *owner = (struct owner){.loop = ground->loop};
    buf_init(&owner->received, MEGABYTE);
    owner->socket = socket_open(ground->loop, settings, hear, owner, &err);
    assert_non_null(owner->socket);
    return *owner;
}

static void wait_until(const struct owner *owner, const int *count)
{
    int64_t end_ms = loop_now_ms() + PATIENCE_MS;
    struct error err;

    while (!*count) {
        assert_true(loop_now_ms() < end_ms);
        assert_true(loop_wait(owner->loop, 100, &err));
    }
}

static void owner_close(struct owner *owner)
{
    socket_close(owner->socket);
    buf_clear(&owner->received);
}

static struct socket_settings to(const struct server *server)
{
    return (struct socket_settings){
        .address = {.host = STR("127.0.0.1"), .port = server->port, .has_tls = true}};
}

static struct socket_pin pin_of(const struct ground *ground, const char *name)
{
    struct socket_pin pin;
    struct error err;
    char text[200] = "sha256:";

    FILE *file = fopen(path_of(ground, name), "r");
    assert_non_null(file);
    assert_non_null(fgets(text + 7, sizeof(text) - 7, file));
    fclose(file);
    assert_true(socket_pin_parse(str_from_c(text), &pin, &err));
    return pin;
}

/* The connection is made, the secret arrives and an answer comes back. */
static void assert_talks(struct ground *ground, struct server *server,
                         const struct socket_settings *settings)
{
    struct owner owner;
    struct buf said;
    int64_t end_ms = loop_now_ms() + PATIENCE_MS;
    struct error err;

    owner_open(&owner, ground, settings);
    wait_until(&owner, &owner.connected);
    buf_init(&said, MEGABYTE);
    server_read_until(server, &said, STR("PASS secret\r\n"));
    assert_true(str_find(buf_view(&said), STR("PASS secret\r\n")) != STR_NOT_FOUND);
    buf_clear(&said);
    assert_int_equal(write(server->input, ":hi\n", 4), 4);
    while (!owner.received.len && loop_now_ms() < end_ms)
        assert_true(loop_wait(ground->loop, 100, &err));
    assert_true(str_equal(buf_view(&owner.received), STR(":hi\n")));
    assert_int_equal(owner.closed, 0);
    owner_close(&owner);
    said = server_stop(server);
    buf_clear(&said);
}

/* It never counts as connected, and not one byte of ours reaches the server. */
static void assert_refuses(struct ground *ground, struct server *server,
                           const struct socket_settings *settings, const char *reason)
{
    struct owner owner;

    owner_open(&owner, ground, settings);
    wait_until(&owner, &owner.closed);
    assert_int_equal(owner.connected, 0);
    assert_int_equal(socket_write(owner.socket, STR("PASS secret\r\n")), 0);
    if (!strstr(socket_error(owner.socket), reason))
        fail_msg("\"%s\" does not say \"%s\"", socket_error(owner.socket), reason);
    owner_close(&owner);
    struct buf said = server_stop(server);
    assert_true(said.len > 0);
    assert_true(str_find(buf_view(&said), STR("PASS")) == STR_NOT_FOUND);
    buf_clear(&said);
}

static void certificate_of_a_known_authority_is_accepted(void **state)
{
    struct server server = server_start(*state, "here");
    struct socket_settings settings = to(&server);

    settings.ca_file = str_from_c(path_of(*state, "here.crt"));
    assert_talks(*state, &server, &settings);
}

static void certificate_of_an_unknown_authority_gets_no_byte(void **state)
{
    struct server server = server_start(*state, "here");
    struct socket_settings settings = to(&server);

    settings.ca_file = str_from_c(path_of(*state, "there.crt"));
    assert_refuses(*state, &server, &settings, "certificate");
}

static void system_authorities_do_not_know_it(void **state)
{
    struct server server = server_start(*state, "here");
    struct socket_settings settings = to(&server);

    assert_refuses(*state, &server, &settings, "certificate");
}

static void certificate_of_another_host_gets_no_byte(void **state)
{
    struct server server = server_start(*state, "there");
    struct socket_settings settings = to(&server);

    settings.ca_file = str_from_c(path_of(*state, "there.crt"));
    assert_refuses(*state, &server, &settings, "127.0.0.1");
}

static void pinned_certificate_needs_no_authority(void **state)
{
    struct server server = server_start(*state, "there");
    struct socket_settings settings = to(&server);
    struct socket_pin pins[] = {pin_of(*state, "here.pin"), pin_of(*state, "there.pin")};

    settings.pins = pins;
    settings.pin_count = 2;
    assert_talks(*state, &server, &settings);
}

static void other_certificate_than_the_pinned_one_gets_no_byte(void **state)
{
    struct server server = server_start(*state, "here");
    struct socket_settings settings = to(&server);
    struct socket_pin pin = pin_of(*state, "there.pin");

    settings.pins = &pin;
    settings.pin_count = 1;
    settings.ca_file = str_from_c(path_of(*state, "here.crt"));
    assert_refuses(*state, &server, &settings, "none of the pinned ones");
}

static void client_certificate_is_shown_to_the_server(void **state)
{
    struct server server = server_start(*state, "here");
    struct socket_settings settings = to(&server);
    struct owner owner;

    settings.ca_file = str_from_c(path_of(*state, "here.crt"));
    settings.cert_file = str_from_c(path_of(*state, "there.crt"));
    settings.key_file = str_from_c(path_of(*state, "there.key"));
    owner_open(&owner, *state, &settings);
    wait_until(&owner, &owner.connected);
    struct buf said;
    buf_init(&said, MEGABYTE);
    server_read_until(&server, &said, STR("PASS secret"));
    assert_true(str_find(buf_view(&said), STR("CN = there")) != STR_NOT_FOUND);
    buf_clear(&said);
    owner_close(&owner);
    said = server_stop(&server);
    buf_clear(&said);
}

static void missing_client_certificate_file_is_told(void **state)
{
    struct server server = server_start(*state, "here");
    struct socket_settings settings = to(&server);

    settings.ca_file = str_from_c(path_of(*state, "here.crt"));
    settings.cert_file = str_from_c(path_of(*state, "missing.crt"));
    assert_refuses(*state, &server, &settings, "missing.crt");
}

/* Takes what the server has received out of its pipe, without waiting for more. */
static void drain(const struct server *server, struct buf *out)
{
    struct pollfd readable = {.fd = server->output, .events = POLLIN};
    char bytes[64 * 1024];

    if (poll(&readable, 1, 0) != 1)
        return;
    ssize_t count = read(server->output, bytes, sizeof(bytes));
    assert_true(count > 0);
    buf_add(out, str_make(bytes, (size_t)count));
}

static char *make_lines(size_t size_bytes)
{
    char *bytes = alloc_zeroed(size_bytes, 1);
    for (size_t i = 0; i < size_bytes; i++)
        bytes[i] = i % 64 == 63 ? '\n' : (char)('a' + (i / 64 + i) % 26);
    return bytes;
}

/* TLS wants the same bytes from the same address after a try in vain; here the view moves
 * between two tries. Gives how often the connection had no room. */
static int write_all(struct owner *owner, const struct server *server, struct str left,
                     struct buf *arrived)
{
    int64_t end_ms = loop_now_ms() + PATIENCE_MS;
    struct error err;
    int waits = 0;

    while (left.len || !socket_is_flushed(owner->socket)) {
        char *moved = alloc_copy(left.ptr, left.len);
        left = str_skip(left, socket_write(owner->socket, str_make(moved, left.len)));
        free(moved);
        waits += left.len > 0;
        for (owner->writable = 0; left.len && !owner->writable;) {
            assert_true(loop_now_ms() < end_ms);
            drain(server, arrived);
            assert_true(loop_wait(owner->loop, 1, &err));
            assert_int_equal(owner->closed, 0);
        }
        drain(server, arrived);
        assert_true(loop_wait(owner->loop, 0, &err));
    }
    return waits;
}

static void large_writes_survive_a_slow_reader(void **state)
{
    struct server server = server_start(*state, "here");
    struct socket_settings settings = to(&server);
    char *lines = make_lines(8 * MEGABYTE);
    struct owner owner;
    struct buf arrived;

    settings.ca_file = str_from_c(path_of(*state, "here.crt"));
    owner_open(&owner, *state, &settings);
    wait_until(&owner, &owner.connected);
    usleep(200 * 1000);
    buf_init(&arrived, 16 * MEGABYTE);
    assert_true(write_all(&owner, &server, str_make(lines, 8 * MEGABYTE), &arrived) > 0);
    owner_close(&owner);
    server_read_until(&server, &arrived, STR("\nDONE\n"));
    assert_true(str_find(buf_view(&arrived), str_make(lines, 8 * MEGABYTE))
                != STR_NOT_FOUND);
    buf_clear(&arrived);
    struct buf rest = server_stop(&server);
    buf_clear(&rest);
    free(lines);
}

static void note_error(void *context, const struct http_response *response)
{
    struct error *error = context;
    *error = response->error;
}

static void https_verifies_too(void **state)
{
    struct ground *ground = *state;
    struct server server = server_start(ground, "here");
    struct error error = {0}, err;
    int64_t end_ms = loop_now_ms() + PATIENCE_MS;
    char url[64];

    snprintf(url, sizeof(url), "https://127.0.0.1:%u/", (unsigned)server.port);
    struct http_request request = {.method = STR("GET"),
                                   .url = str_from_c(url),
                                   .ca_file = str_from_c(path_of(ground, "there.crt"))};
    http_send(ground->loop, &request, note_error, &error);
    while (!error.kind && loop_now_ms() < end_ms)
        assert_true(loop_wait(ground->loop, 100, &err));
    assert_int_equal(error.kind, ERROR_NETWORK);
    assert_non_null(strstr(error.text, "certificate"));
    struct buf said = server_stop(&server);
    assert_true(str_find(buf_view(&said), STR("GET /")) == STR_NOT_FOUND);
    buf_clear(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certificate_of_a_known_authority_is_accepted),
        cmocka_unit_test(certificate_of_an_unknown_authority_gets_no_byte),
        cmocka_unit_test(system_authorities_do_not_know_it),
        cmocka_unit_test(certificate_of_another_host_gets_no_byte),
        cmocka_unit_test(pinned_certificate_needs_no_authority),
        cmocka_unit_test(other_certificate_than_the_pinned_one_gets_no_byte),
        cmocka_unit_test(client_certificate_is_shown_to_the_server),
        cmocka_unit_test(missing_client_certificate_file_is_told),
        cmocka_unit_test(large_writes_survive_a_slow_reader),
        cmocka_unit_test(https_verifies_too),
    };
    return cmocka_run_group_tests(tests, ground_create, ground_destroy);
}
