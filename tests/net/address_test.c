/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/macros.h"
#include "net/address.h"

static void addresses_are_taken_apart(void **state)
{
    static const struct {
        struct str url, host;
        uint16_t port;
        bool has_tls;
    } rows[] = {
        {STR_INIT("ircs://irc.example.org:6697"), STR_INIT("irc.example.org"), 6697,
         true},
        {STR_INIT("ircs://irc.example.org"), STR_INIT("irc.example.org"), 6697, true},
        {STR_INIT("irc://localhost"), STR_INIT("localhost"), 6667, false},
        {STR_INIT("IRC://127.0.0.1:7000/"), STR_INIT("127.0.0.1"), 7000, false},
        {STR_INIT("ircs://[::1]:6690"), STR_INIT("::1"), 6690, true},
        {STR_INIT("irc://[fe80::1]"), STR_INIT("fe80::1"), 6667, false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct socket_address address;
        struct error err;
        assert_true(socket_address_parse(rows[i].url, &address, &err));
        assert_true(str_equal(address.host, rows[i].host));
        assert_int_equal(address.port, rows[i].port);
        assert_int_equal(address.has_tls, rows[i].has_tls);
    }
}

static void wrong_addresses_are_refused(void **state)
{
    static const struct str urls[] = {
        STR_INIT(""),
        STR_INIT("irc.example.org"),
        STR_INIT("https://example.org"),
        STR_INIT("irc://"),
        STR_INIT("irc://:6667"),
        STR_INIT("irc://host:"),
        STR_INIT("irc://host:0"),
        STR_INIT("irc://host:65536"),
        STR_INIT("irc://host:x"),
        STR_INIT("irc://user@host"),
        STR_INIT("irc://host/channel"),
        STR_INIT("irc://host?x"),
        STR_INIT("irc://::1:6667"),
        STR_INIT("irc://[::1"),
        STR_INIT("irc://[::1]6667"),
        STR_INIT("irc://[]:6667"),
        STR_INIT("irc://a b"),
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(urls); i++) {
        struct socket_address address;
        struct error err = {0};
        assert_false(socket_address_parse(urls[i], &address, &err));
        assert_int_equal(err.kind, ERROR_CONFIG);
    }
}

static void pins_are_read_with_and_without_colons(void **state)
{
    struct socket_pin a, b;
    struct error err;

    (void)state;
    assert_true(socket_pin_parse(
        STR("sha256:00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF"),
        &a, &err));
    assert_true(
        socket_pin_parse(STR("SHA256:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF"
                             ":00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF"),
                         &b, &err));
    assert_memory_equal(a.digest, b.digest, SOCKET_PIN_BYTES);
    assert_int_equal(a.digest[31], 0xff);
    assert_int_equal(a.digest[1], 0x11);
}

static void wrong_pins_are_refused(void **state)
{
    static const struct str pins[] = {
        STR_INIT(""),
        STR_INIT("sha256:"),
        STR_INIT("sha256:0011"),
        STR_INIT("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
        STR_INIT("md5:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
        STR_INIT(
            "sha256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeef"),
        STR_INIT(
            "sha256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff0"),
        STR_INIT(
            "sha256:0g112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(pins); i++) {
        struct socket_pin pin;
        struct error err = {0};
        assert_false(socket_pin_parse(pins[i], &pin, &err));
        assert_int_equal(err.kind, ERROR_CONFIG);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_taken_apart),
        cmocka_unit_test(wrong_addresses_are_refused),
        cmocka_unit_test(pins_are_read_with_and_without_colons),
        cmocka_unit_test(wrong_pins_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
