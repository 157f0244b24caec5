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
#include "peer.h"

enum { PATIENCE_MS = 20000, MEGABYTE = 1024 * 1024 };

/* What came, copied. */
struct answer {
    int count, status;
    struct buf body;
    int64_t retry_after_ms, date_ms;
    struct error error;
};

static void note_answer(void *context, const struct http_response *response)
{
    struct answer *answer = context;

    answer->count++;
    answer->status = response->status;
    buf_init(&answer->body, HTTP_BODY_MAX);
    buf_add(&answer->body, response->body);
    answer->retry_after_ms = response->retry_after_ms;
    answer->date_ms = response->date_ms;
    answer->error = response->error;
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

static void wait_for(struct loop *loop, const struct answer *answer)
{
    int64_t end_ms = loop_now_ms() + PATIENCE_MS;
    struct error err;

    while (!answer->count) {
        assert_true(loop_now_ms() < end_ms);
        assert_true(loop_wait(loop, 100, &err));
    }
}

static char *url_of(const struct peer *peer, const char *path)
{
    static char url[128];
    snprintf(url, sizeof(url), "http://127.0.0.1:%u%s", (unsigned)peer->port, path);
    return url;
}

static struct http_request get(const struct peer *peer, const char *path)
{
    return (struct http_request){.method = STR("GET"),
                                 .url = str_from_c(url_of(peer, path))};
}

static struct answer ask(struct loop *loop, const struct http_request *request)
{
    struct answer answer = {0};

    assert_non_null(http_send(loop, request, note_answer, &answer));
    assert_int_equal(answer.count, 0);
    wait_for(loop, &answer);
    return answer;
}

/* Reads one request into received, in place of the last one, with a body as its Content-Length says. */
static bool read_request(struct peer *peer, int fd)
{
    const struct str blank = STR("\r\n\r\n"), name = STR("Content-Length: ");
    size_t head = STR_NOT_FOUND, body = 0;
    char byte;

    for (bool is_first = true; head == STR_NOT_FOUND && read(fd, &byte, 1) == 1;) {
        if (is_first)
            buf_reset(&peer->received);
        is_first = false;
        buf_add_char(&peer->received, byte);
        if (str_ends_with(buf_view(&peer->received), blank))
            head = peer->received.len;
    }
    if (head == STR_NOT_FOUND)
        return false;
    size_t at = str_find(buf_view(&peer->received), name);
    if (at != STR_NOT_FOUND)
        body = (size_t)atol(peer->received.bytes + at + name.len);
    peer_receive(peer, fd, head + body);
    return true;
}

static void serve_json(struct peer *peer, int fd)
{
    while (read_request(peer, fd))
        peer_send(fd, STR("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n"
                          "Date: Tue, 24 Nov 2026 02:00:00 GMT\r\n\r\n{\"ok\":true}"));
}

static void answer_has_status_body_and_date(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_json);
    struct http_request request = get(&peer, "/a/../%2Fb?x=1");
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.status, 200);
    assert_true(str_equal(buf_view(&answer.body), STR("{\"ok\":true}")));
    assert_int_equal(answer.date_ms, 1795485600000);
    assert_int_equal(answer.retry_after_ms, -1);
    destroy_loop(state);
    create_loop(state);
    peer_stop(&peer);
    assert_true(str_starts_with(buf_view(&peer.received),
                                STR("GET /a/../%2Fb?x=1 HTTP/1.1\r\n")));
    buf_clear(&peer.received);
    buf_clear(&answer.body);
}

static void put_sends_headers_and_body_as_given(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_json);
    struct http_request request = get(&peer, "/send");
    request.method = STR("PUT");
    request.body = STR("{\"body\":\"a\0b\"}");
    request.headers[0] = STR("Authorization: Bearer token");
    request.headers[1] = STR("Content-Type: application/json");
    request.header_count = 2;
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.status, 200);
    destroy_loop(state);
    create_loop(state);
    peer_stop(&peer);
    struct str sent = buf_view(&peer.received);
    assert_true(str_starts_with(sent, STR("PUT /send HTTP/1.1\r\n")));
    assert_true(str_find(sent, STR("Authorization: Bearer token\r\n")) != STR_NOT_FOUND);
    assert_true(str_find(sent, STR("Content-Type: application/json\r\n"))
                != STR_NOT_FOUND);
    assert_true(str_find(sent, STR("Expect")) == STR_NOT_FOUND);
    assert_true(str_find(sent, STR("form-urlencoded")) == STR_NOT_FOUND);
    assert_true(str_ends_with(sent, STR("\r\n\r\n{\"body\":\"a\0b\"}")));
    buf_clear(&peer.received);
    buf_clear(&answer.body);
}

static void connection_is_used_again(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_json);
    for (int i = 0; i < 5; i++) {
        struct http_request request = get(&peer, "/sync");
        struct answer answer = ask(*state, &request);
        assert_int_equal(answer.status, 200);
        buf_clear(&answer.body);
    }
    assert_int_equal(peer.connections, 1);
    destroy_loop(state);
    create_loop(state);
    peer_stop(&peer);
    buf_clear(&peer.received);
}

static void serve_limit(struct peer *peer, int fd)
{
    while (read_request(peer, fd))
        peer_send(fd, STR("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n"
                          "Content-Length: 2\r\n\r\n{}"));
}

/* The first two answers are as a Matrix server's to a send, the last one is to a sync. */
static void serve_in_turn(struct peer *peer, int fd)
{
    if (read_request(peer, fd))
        peer_send(fd, STR("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n"
                          "Date: Tue, 24 Nov 2026 02:00:00 GMT\r\n"
                          "Content-Length: 2\r\n\r\n{}"));
    while (read_request(peer, fd))
        peer_send(fd, STR("HTTP/1.1 200 OK\r\nDate: Tue, 24 Nov 2026 02:00:01 GMT\r\n"
                          "Content-Length: 2\r\n\r\n[]"));
}

/* Handles of libcurl are used again. */
static void a_call_leaves_nothing_to_the_next_one(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_in_turn);
    struct http_request put = get(&peer, "/send");
    put.method = STR("PUT");
    put.body = STR("{\"body\":\"secret\"}");
    put.headers[0] = STR("Authorization: Bearer token");
    put.header_count = 1;
    struct answer first = ask(*state, &put);
    assert_int_equal(first.retry_after_ms, 7000);
    struct http_request request = get(&peer, "/sync");
    struct answer second = ask(*state, &request);
    assert_int_equal(second.status, 200);
    assert_int_equal(second.retry_after_ms, -1);
    assert_int_equal(second.date_ms, 1795485601000);
    assert_true(str_equal(buf_view(&second.body), STR("[]")));
    destroy_loop(state);
    create_loop(state);
    peer_stop(&peer);
    struct str sent = buf_view(&peer.received);
    assert_true(str_starts_with(sent, STR("GET /sync HTTP/1.1\r\n")));
    assert_true(str_find(sent, STR("secret")) == STR_NOT_FOUND);
    assert_true(str_find(sent, STR("token")) == STR_NOT_FOUND);
    buf_clear(&peer.received);
    buf_clear(&first.body);
    buf_clear(&second.body);
}

static void wish_for_a_pause_is_given_in_milliseconds(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_limit);
    struct http_request request = get(&peer, "/");
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.status, 429);
    assert_int_equal(answer.retry_after_ms, 7000);
    assert_int_equal(answer.date_ms, -1);
    destroy_loop(state);
    create_loop(state);
    peer_stop(&peer);
    buf_clear(&peer.received);
    buf_clear(&answer.body);
}

static void serve_chunks(struct peer *peer, int fd)
{
    if (read_request(peer, fd))
        peer_send(fd, STR("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "4\r\nabcd\r\n3\r\nefg\r\n0\r\n\r\n"));
}

static void chunks_become_one_body(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_chunks);
    struct http_request request = get(&peer, "/");
    struct answer answer = ask(*state, &request);
    assert_true(str_equal(buf_view(&answer.body), STR("abcdefg")));
    peer_stop(&peer);
    buf_clear(&peer.received);
    buf_clear(&answer.body);
}

static void serve_cut(struct peer *peer, int fd)
{
    if (read_request(peer, fd))
        peer_send(fd, STR("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
}

static void half_an_answer_is_none(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_cut);
    struct http_request request = get(&peer, "/");
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.status, 0);
    assert_int_equal(answer.error.kind, ERROR_NETWORK);
    assert_int_equal(answer.body.len, 0);
    peer_stop(&peer);
    buf_clear(&peer.received);
}

/* Says nothing of the size beforehand. */
static void serve_endless(struct peer *peer, int fd)
{
    static char zeros[64 * 1024];

    if (!read_request(peer, fd))
        return;
    peer_send(fd, STR("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"));
    for (int i = 0; i < 80 * 16; i++)
        peer_send(fd, str_make(zeros, sizeof(zeros)));
}

static void answer_beyond_the_ceiling_is_broken_off(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_endless);
    struct http_request request = get(&peer, "/");
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.status, 0);
    assert_int_equal(answer.error.kind, ERROR_LIMIT);
    assert_string_equal(answer.error.text, "the answer is larger than 67108864 bytes");
    peer_stop(&peer);
    buf_clear(&peer.received);
}

static void serve_size(struct peer *peer, int fd)
{
    static char zeros[1000];

    while (read_request(peer, fd)) {
        peer_send(fd, STR("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
        peer_send(fd, str_make(zeros, sizeof(zeros)));
    }
}

static void ceiling_of_a_request_counts_to_the_byte(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_size);
    struct http_request request = get(&peer, "/");
    request.max_body_bytes = 1000;
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.body.len, 1000);
    buf_clear(&answer.body);
    request.max_body_bytes = 999;
    answer = ask(*state, &request);
    assert_int_equal(answer.error.kind, ERROR_LIMIT);
    destroy_loop(state);
    create_loop(state);
    peer_stop(&peer);
    buf_clear(&peer.received);
}

static void serve_headers(struct peer *peer, int fd)
{
    if (!read_request(peer, fd))
        return;
    peer_send(fd, STR("HTTP/1.1 200 OK\r\n"));
    for (int i = 0; i < 20000; i++)
        peer_send(fd, STR("X-Filler: 0123456789abcdef\r\n"));
    peer_send(fd, STR("Content-Length: 0\r\n\r\n"));
}

static void headers_are_bounded_too(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_headers);
    struct http_request request = get(&peer, "/");
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.error.kind, ERROR_LIMIT);
    peer_stop(&peer);
    buf_clear(&peer.received);
}

static void serve_nothing(struct peer *peer, int fd)
{
    read_request(peer, fd);
    peer_receive(peer, fd, SIZE_MAX);
}

static void silent_server_times_out(void **state)
{
    struct peer peer;
    int64_t start_ms = loop_now_ms();

    peer_start(&peer, serve_nothing);
    struct http_request request = get(&peer, "/");
    request.timeout_ms = 200;
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.status, 0);
    assert_int_equal(answer.error.kind, ERROR_NETWORK);
    assert_non_null(strstr(answer.error.text, "timed out"));
    assert_in_range(loop_now_ms() - start_ms, 150, 5000);
    peer_stop(&peer);
    buf_clear(&peer.received);
}

static void cancelled_call_is_never_answered(void **state)
{
    struct peer peer;
    struct answer answer = {0};
    struct error err;

    peer_start(&peer, serve_nothing);
    struct http_request request = get(&peer, "/");
    struct http_call *call = http_send(*state, &request, note_answer, &answer);
    for (int i = 0; i < 5; i++)
        assert_true(loop_wait(*state, 20, &err));
    http_cancel(call);
    for (int i = 0; i < 5; i++)
        assert_true(loop_wait(*state, 20, &err));
    assert_int_equal(answer.count, 0);
    peer_stop(&peer);
    buf_clear(&peer.received);
}

static void serve_redirect(struct peer *peer, int fd)
{
    while (read_request(peer, fd))
        peer_send(fd, STR("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n"
                          "Content-Length: 0\r\n\r\n"));
}

static void redirects_are_answers_like_others(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_redirect);
    struct http_request request = get(&peer, "/here");
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.status, 302);
    destroy_loop(state);
    create_loop(state);
    peer_stop(&peer);
    assert_true(str_starts_with(buf_view(&peer.received), STR("GET /here ")));
    buf_clear(&peer.received);
    buf_clear(&answer.body);
}

static void a_path_that_would_end_the_request_line_is_refused(void **state)
{
    struct peer peer;

    peer_start(&peer, serve_json);
    struct http_request request = get(&peer, "/a HTTP/1.1\r\nX-Injected: 1\r\n\r\n");
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.status, 0);
    assert_int_equal(answer.error.kind, ERROR_NETWORK);
    buf_clear(&answer.body);
    request = get(&peer, "/sync#part");
    answer = ask(*state, &request);
    assert_int_equal(answer.status, 200);
    destroy_loop(state);
    create_loop(state);
    peer_stop(&peer);
    assert_true(str_starts_with(buf_view(&peer.received), STR("GET /sync HTTP/1.1\r\n")));
    buf_clear(&peer.received);
    buf_clear(&answer.body);
}

static void other_schemes_are_refused(void **state)
{
    static const struct str urls[] = {STR_INIT("file:///etc/hostname"),
                                      STR_INIT("ftp://127.0.0.1/"), STR_INIT("gopher:x"),
                                      STR_INIT("")};

    for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
        struct http_request request = {.method = STR("GET"), .url = urls[i]};
        struct answer answer = ask(*state, &request);
        assert_int_equal(answer.status, 0);
        assert_int_equal(answer.error.kind, ERROR_NETWORK);
    }
}

static void proxies_of_the_environment_are_not_asked(void **state)
{
    struct peer peer;

    setenv("http_proxy", "http://127.0.0.1:1", 1);
    setenv("all_proxy", "http://127.0.0.1:1", 1);
    peer_start(&peer, serve_chunks);
    struct http_request request = get(&peer, "/");
    struct answer answer = ask(*state, &request);
    assert_int_equal(answer.status, 200);
    peer_stop(&peer);
    unsetenv("http_proxy");
    unsetenv("all_proxy");
    buf_clear(&peer.received);
    buf_clear(&answer.body);
}

/* Sends the next request from within the answer to the last one. */
struct chain {
    struct loop *loop;
    const struct http_request *request;
    struct http_call *other;
    struct answer last;
    int left;
};

static void answer_chain(void *context, const struct http_response *response)
{
    struct chain *chain = context;

    http_cancel(chain->other);
    chain->other = NULL;
    if (--chain->left)
        http_send(chain->loop, chain->request, answer_chain, chain);
    else
        note_answer(&chain->last, response);
}

static void calls_may_be_sent_and_cancelled_from_an_answer(void **state)
{
    struct peer peer;
    struct answer never = {0};

    peer_start(&peer, serve_json);
    struct http_request request = get(&peer, "/");
    struct http_request bad = {.method = STR("GET"), .url = STR("gopher:x")};
    struct chain chain = {.loop = *state, .request = &request, .left = 3};
    http_send(*state, &bad, answer_chain, &chain);
    chain.other = http_send(*state, &bad, note_answer, &never);
    wait_for(*state, &chain.last);
    assert_int_equal(chain.last.status, 200);
    assert_int_equal(never.count, 0);
    destroy_loop(state);
    create_loop(state);
    peer_stop(&peer);
    buf_clear(&peer.received);
    buf_clear(&chain.last.body);
}

static void names_are_escaped_for_urls(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_true(str_equal(http_escape(&arena, STR("!a/b?c#d:ex.org~-_\xc3\xa9")),
                          STR("%21a%2Fb%3Fc%23d%3Aex.org~-_%C3%A9")));
    assert_int_equal(http_escape(&arena, STR("")).len, 0);
    arena_clear(&arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, create_loop, destroy_loop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answer_has_status_body_and_date),
        TEST(put_sends_headers_and_body_as_given),
        TEST(connection_is_used_again),
        TEST(a_call_leaves_nothing_to_the_next_one),
        TEST(wish_for_a_pause_is_given_in_milliseconds),
        TEST(chunks_become_one_body),
        TEST(half_an_answer_is_none),
        TEST(answer_beyond_the_ceiling_is_broken_off),
        TEST(ceiling_of_a_request_counts_to_the_byte),
        TEST(headers_are_bounded_too),
        TEST(silent_server_times_out),
        TEST(cancelled_call_is_never_answered),
        TEST(redirects_are_answers_like_others),
        TEST(a_path_that_would_end_the_request_line_is_refused),
        TEST(other_schemes_are_refused),
        TEST(proxies_of_the_environment_are_not_asked),
        TEST(calls_may_be_sent_and_cancelled_from_an_answer),
        cmocka_unit_test(names_are_escaped_for_urls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
