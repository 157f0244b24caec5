/* SPDX-License-Identifier: MIT */
#include "net/address.h"

enum { PORT_PLAIN = 6667, PORT_TLS = 6697 };

static bool cut_scheme(struct str *url, bool *has_tls)
{
    const struct str tls = STR("ircs://"), plain = STR("irc://");

    *has_tls = str_starts_with_ascii_nocase(*url, tls);
    if (!*has_tls && !str_starts_with_ascii_nocase(*url, plain))
        return false;
    *url = str_skip(*url, *has_tls ? tls.len : plain.len);
    return true;
}

/* Splits "[::1]:6697" and "host:6697"; the port is empty when there is none. */
static bool cut_host(struct str rest, struct str *host, struct str *port)
{
    if (!str_starts_with(rest, STR("["))) {
        bool has_port = str_find_char(rest, ':') != STR_NOT_FOUND;
        str_cut(rest, ':', host, port);
        return host->len && (!has_port || port->len);
    }
    size_t end = str_find_char(rest, ']');
    if (end == STR_NOT_FOUND)
        return false;
    *host = str_slice(rest, 1, end);
    *port = str_skip(rest, end + 1);
    if (!port->len)
        return host->len > 0;
    bool is_port = port->ptr[0] == ':' && port->len > 1;
    *port = str_skip(*port, 1);
    return is_port && host->len;
}

static bool host_is_plain(struct str host)
{
    for (size_t i = 0; i < host.len; i++) {
        char c = host.ptr[i];
        if (!char_is_alnum_ascii(c) && c != '.' && c != '-' && c != '_' && c != ':')
            return false;
    }
    return host.len > 0;
}

bool socket_address_parse(struct str url, struct socket_address *out, struct error *err)
{
    struct socket_address address = {0};
    struct str rest = url, port;
    uint64_t number;

    if (!cut_scheme(&rest, &address.has_tls))
        return error_set(
            err, ERROR_CONFIG,
            "\"%.*s\" is no server: write ircs://host:port, or irc://host:port"
            " without TLS",
            STR_ARG(url));
    if (str_ends_with(rest, STR("/")))
        rest.len--;
    if (!cut_host(rest, &address.host, &port) || !host_is_plain(address.host))
        return error_set(err, ERROR_CONFIG, "\"%.*s\" names no usable host",
                         STR_ARG(url));
    number = address.has_tls ? PORT_TLS : PORT_PLAIN;
    if (port.len && (!str_to_u64(port, &number) || !number || number > UINT16_MAX))
        return error_set(err, ERROR_CONFIG, "\"%.*s\": a port is a number up to 65535",
                         STR_ARG(url));
    address.port = (uint16_t)number;
    *out = address;
    return true;
}

static int hex_value(char c)
{
    if (char_is_digit(c))
        return c - '0';
    c = char_to_lower_ascii(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Takes two hexadecimal digits and a colon behind them. */
static bool cut_byte(struct str *hex, unsigned char *out)
{
    if (hex->len < 2)
        return false;
    int high = hex_value(hex->ptr[0]), low = hex_value(hex->ptr[1]);
    if (high < 0 || low < 0)
        return false;
    *out = (unsigned char)(high * 16 + low);
    *hex = str_skip(*hex, 2);
    if (hex->len > 1 && hex->ptr[0] == ':')
        *hex = str_skip(*hex, 1);
    return true;
}

bool socket_pin_parse(struct str text, struct socket_pin *out, struct error *err)
{
    const struct str prefix = STR("sha256:");
    struct str hex = str_skip(text, prefix.len);
    struct socket_pin pin;
    size_t count = 0;

    if (str_starts_with_ascii_nocase(text, prefix))
        while (count < SOCKET_PIN_BYTES && cut_byte(&hex, &pin.digest[count]))
            count++;
    if (count < SOCKET_PIN_BYTES || hex.len)
        return error_set(err, ERROR_CONFIG,
                         "\"%.*s\" is no pin: write \"sha256:\" and the 64 hexadecimal"
                         " digits of the certificate's fingerprint",
                         STR_ARG(text));
    *out = pin;
    return true;
}
