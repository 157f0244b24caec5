/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsasl.h>
#include <stdio.h>

#include "base/arena.h"
#include "irc/sasl.h"

static const enum irc_mechanism all[] = {IRC_SASL_EXTERNAL, IRC_SASL_SCRAM_SHA_256,
                                         IRC_SASL_PLAIN};

struct exchange {
    struct irc_options options;
    struct irc_sasl sasl;
    struct buf out;
    Gsasl *library;
    Gsasl_session *server;
    const char *server_knows; /* the password that the server has */
};

static int server_callback(Gsasl *library, Gsasl_session *session,
                           Gsasl_property property)
{
    const struct exchange *exchange = gsasl_callback_hook_get(library);
    return property == GSASL_PASSWORD
               ? gsasl_property_set(session, property, exchange->server_knows)
               : GSASL_NO_CALLBACK;
}

static int set_up(void **state)
{
    static struct exchange exchange;
    exchange = (struct exchange){.server_knows = "sesame"};
    exchange.options.sasl = (struct irc_sasl_options){.mechanisms = all,
                                                      .mechanism_count = 3,
                                                      .account = STR("jilles"),
                                                      .password = STR("sesame")};
    irc_sasl_init(&exchange.sasl, &exchange.options);
    buf_init(&exchange.out, 32 * 1024);
    assert_int_equal(gsasl_init(&exchange.library), GSASL_OK);
    gsasl_callback_set(exchange.library, server_callback);
    gsasl_callback_hook_set(exchange.library, &exchange);
    *state = &exchange;
    return 0;
}

static int tear_down(void **state)
{
    struct exchange *exchange = *state;
    if (exchange->server)
        gsasl_finish(exchange->server);
    gsasl_done(exchange->library);
    irc_sasl_clear(&exchange->sasl);
    buf_clear(&exchange->out);
    return 0;
}

static const char *begun(struct exchange *exchange, bool is_tls, struct str offered)
{
    struct str name;
    irc_sasl_reset(&exchange->sasl, is_tls);
    return irc_sasl_begin(&exchange->sasl, offered, &name) ? name.ptr : "none";
}

static void mechanisms_are_tried_in_order_where_they_are_safe(void **state)
{
    struct exchange *exchange = *state;
    struct str name;
    assert_string_equal(begun(exchange, true, STR("")), "SCRAM-SHA-256");
    assert_true(irc_sasl_begin(&exchange->sasl, STR(""), &name));
    assert_string_equal(name.ptr, "PLAIN");
    assert_false(irc_sasl_begin(&exchange->sasl, STR(""), &name));
    assert_string_equal(begun(exchange, true, STR("EXTERNAL,PLAIN")), "PLAIN");
    assert_string_equal(begun(exchange, false, STR("EXTERNAL,PLAIN")), "none");
    exchange->options.sasl.allows_plaintext = true;
    assert_string_equal(begun(exchange, false, STR("EXTERNAL,PLAIN")), "PLAIN");
    exchange->options.has_client_cert = true;
    assert_string_equal(begun(exchange, true, STR("EXTERNAL,PLAIN")), "EXTERNAL");
    assert_true(irc_sasl_challenge(&exchange->sasl, STR("+"), &exchange->out));
    assert_string_equal(buf_c_string(&exchange->out), "AUTHENTICATE +\r\n");
    assert_true(irc_sasl_succeed(&exchange->sasl));
}

/* "AUTHENTICATE" lines for a PLAIN answer of so many base64 bytes, by their lengths. */
static void check_chunks(struct exchange *exchange, size_t password, const char *lengths)
{
    static char bytes[2000];
    char got[100] = "";
    struct str line, rest;
    memset(bytes, 'x', sizeof(bytes));
    exchange->options.sasl.password = str_make(bytes, password);
    buf_reset(&exchange->out);
    assert_string_equal(begun(exchange, true, STR("PLAIN")), "PLAIN");
    assert_true(irc_sasl_challenge(&exchange->sasl, STR("+"), &exchange->out));
    rest = buf_view(&exchange->out);
    while (str_cut_line(rest, &line, &rest)) {
        size_t used = strlen(got);
        (void)snprintf(got + used, sizeof(got) - used, "%zu ", line.len - 13);
    }
    assert_string_equal(got, lengths);
}

static void long_answers_leave_in_chunks_of_400(void **state)
{
    /* jilles NUL jilles NUL and the password: 300 bytes are 400 in base64. */
    check_chunks(*state, 286, "400 1 ");
    check_chunks(*state, 287, "400 4 ");
    check_chunks(*state, 586, "400 400 1 ");
    check_chunks(*state, 10, "32 ");
}

static struct str server_step(struct exchange *exchange, struct arena *arena)
{
    char *answer = NULL;
    struct str word, rest;
    (void)str_cut(str_trim(buf_view(&exchange->out)), ' ', &word, &rest);
    struct str input = arena_copy(arena, str_equal(rest, STR("+")) ? STR("") : rest);
    int result = gsasl_step64(exchange->server, input.len ? input.ptr : "", &answer);
    struct str out = arena_copy(arena, answer ? str_from_c(answer) : STR(""));
    gsasl_free(answer);
    buf_reset(&exchange->out);
    return result == GSASL_OK || result == GSASL_NEEDS_MORE ? out : STR("refused");
}

static struct str server_first(struct exchange *exchange, struct arena *arena)
{
    assert_int_equal(
        gsasl_server_start(exchange->library, "SCRAM-SHA-256", &exchange->server),
        GSASL_OK);
    assert_string_equal(begun(exchange, false, STR("SCRAM-SHA-256")), "SCRAM-SHA-256");
    assert_true(irc_sasl_challenge(&exchange->sasl, STR("+"), &exchange->out));
    return server_step(exchange, arena);
}

static void scram_succeeds_when_both_know_the_password(void **state)
{
    struct exchange *exchange = *state;
    struct arena arena;
    arena_init(&arena);
    struct str first = server_first(exchange, &arena);
    assert_true(irc_sasl_challenge(&exchange->sasl, first, &exchange->out));
    struct str final = server_step(exchange, &arena);
    assert_false(str_equal(final, STR("refused")));
    assert_true(irc_sasl_challenge(&exchange->sasl, final, &exchange->out));
    assert_string_equal(buf_c_string(&exchange->out), "AUTHENTICATE +\r\n");
    assert_true(irc_sasl_succeed(&exchange->sasl));
    arena_clear(&arena);
}

static void a_server_that_does_not_prove_itself_is_not_believed(void **state)
{
    struct exchange *exchange = *state;
    struct arena arena;
    arena_init(&arena);
    struct str first = server_first(exchange, &arena);
    assert_true(irc_sasl_challenge(&exchange->sasl, first, &exchange->out));
    assert_false(irc_sasl_succeed(&exchange->sasl));
    arena_clear(&arena);
}

static void a_wrong_server_signature_ends_the_exchange(void **state)
{
    struct exchange *exchange = *state;
    struct arena arena;
    arena_init(&arena);
    struct str first = server_first(exchange, &arena);
    assert_true(irc_sasl_challenge(&exchange->sasl, first, &exchange->out));
    buf_reset(&exchange->out);
    /* v=rmF9pqV8S7suAoZWja4dJRkFsKQ= */
    assert_false(irc_sasl_challenge(&exchange->sasl,
                                    STR("dj1ybUY5cHFWOFM3c3VBb1pXamE0ZEpSa0ZzS1E9"),
                                    &exchange->out));
    assert_string_equal(buf_c_string(&exchange->out), "AUTHENTICATE *\r\n");
    assert_false(irc_sasl_succeed(&exchange->sasl));
    arena_clear(&arena);
}

/* The challenge with another number of rounds. */
static struct str with_rounds(struct arena *arena, struct str challenge,
                              const char *count)
{
    char *bytes = NULL, *base64 = NULL;
    size_t len = 0;
    assert_int_equal(gsasl_base64_from(challenge.ptr, challenge.len, &bytes, &len), 0);
    struct str text = str_make(bytes, len);
    text = str_slice(text, 0, str_find(text, STR(",i=")));
    text = arena_format(arena, "%.*s,i=%s", STR_ARG(text), count);
    assert_int_equal(gsasl_base64_to(text.ptr, text.len, &base64, &len), 0);
    struct str out = arena_copy(arena, str_make(base64, len));
    gsasl_free(bytes);
    gsasl_free(base64);
    return out;
}

static bool goes_on_with(struct exchange *exchange, struct arena *arena,
                         const char *count)
{
    struct str first = with_rounds(arena, server_first(exchange, arena), count);
    gsasl_finish(exchange->server);
    exchange->server = NULL;
    return irc_sasl_challenge(&exchange->sasl, first, &exchange->out);
}

static void endless_rounds_are_refused(void **state)
{
    struct exchange *exchange = *state;
    struct arena arena;
    arena_init(&arena);
    assert_true(goes_on_with(exchange, &arena, "4096"));
    buf_reset(&exchange->out);
    assert_false(goes_on_with(exchange, &arena, "600001"));
    assert_string_equal(buf_c_string(&exchange->out), "AUTHENTICATE *\r\n");
    buf_reset(&exchange->out);
    assert_false(goes_on_with(exchange, &arena, "1"));
    buf_reset(&exchange->out);
    assert_false(goes_on_with(exchange, &arena, "99999999999999999999999"));
    arena_clear(&arena);
}

static void broken_and_endless_challenges_are_refused(void **state)
{
    struct exchange *exchange = *state;
    char chunk[IRC_SASL_CHUNK_BYTES];
    memset(chunk, 'A', sizeof(chunk));
    assert_false(irc_sasl_challenge(&exchange->sasl, STR("+"), &exchange->out));
    assert_string_equal(begun(exchange, true, STR("PLAIN")), "PLAIN");
    assert_false(irc_sasl_challenge(&exchange->sasl, STR("?!"), &exchange->out));
    assert_string_equal(begun(exchange, true, STR("PLAIN")), "PLAIN");
    bool is_going = true;
    for (int i = 0; i < 30 && is_going; i++)
        is_going = irc_sasl_challenge(&exchange->sasl, str_make(chunk, sizeof(chunk)),
                                      &exchange->out);
    assert_false(is_going);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(mechanisms_are_tried_in_order_where_they_are_safe,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_answers_leave_in_chunks_of_400, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(scram_succeeds_when_both_know_the_password,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_server_that_does_not_prove_itself_is_not_believed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_server_signature_ends_the_exchange,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(endless_rounds_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_and_endless_challenges_are_refused, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
