/* SPDX-License-Identifier: MIT */
#include "matrix/discovery.h"

#include "matrix/request.h"

enum { WELL_KNOWN_BYTES_MAX = 64 * 1024 };

/* Of "host", "host:port", "[::1]:port". */
static struct str host_of(struct str server)
{
    size_t bracket = str_find_char(server, ']');
    size_t colon = str_find_last_char(server, ':');

    if (colon == STR_NOT_FOUND || (bracket != STR_NOT_FOUND && colon < bracket))
        return server;
    return str_slice(server, 0, colon);
}

struct str matrix_discovery_origin(struct arena *arena, struct str user)
{
    return arena_format(arena, "https://%.*s", STR_ARG(host_of(matrix_id_server(user))));
}

static bool is_this_machine(struct str server)
{
    struct str host = host_of(server);

    return str_equal(host, STR("localhost")) || str_equal(host, STR("127.0.0.1"))
           || str_equal(host, STR("[::1]"));
}

bool matrix_url_split(struct str url, struct str *base, struct str *path)
{
    struct str scheme = STR("https://");
    bool is_tls = str_starts_with(url, scheme);

    if (!is_tls)
        scheme = STR("http://");
    if (url.len > MATRIX_URL_MAX || !str_starts_with(url, scheme))
        return false;
    struct str rest = str_skip(url, scheme.len);
    size_t slash = str_find_char(rest, '/');
    size_t host_len = slash == STR_NOT_FOUND ? rest.len : slash;
    for (size_t i = 0; i < url.len; i++)
        if ((unsigned char)url.ptr[i] <= 0x20 || (unsigned char)url.ptr[i] >= 0x7f)
            return false;
    struct str server = str_slice(rest, 0, host_len);
    if (server.len == 0 || str_find_char(server, '@') != STR_NOT_FOUND
        || str_find_char(server, '?') != STR_NOT_FOUND
        || str_find_char(server, '#') != STR_NOT_FOUND
        || !(is_tls || is_this_machine(server)))
        return false;
    *base = str_slice(url, 0, scheme.len + host_len);
    *path = str_skip(rest, host_len);
    return true;
}

bool matrix_discovery_read(struct str body, struct arena *arena, struct str *out,
                           struct error *err)
{
    struct error unused = {0};
    struct json *json = json_parse(body, WELL_KNOWN_BYTES_MAX, &unused);
    struct str url = json_string(json_get(json, "m.homeserver"), "base_url");
    struct str base, path;

    while (str_ends_with(url, STR("/")))
        url = str_slice(url, 0, url.len - 1);
    bool is_sound = json_object_is_sound(json) && matrix_url_split(url, &base, &path)
                    && str_starts_with(url, STR("https://"));
    if (is_sound)
        *out = arena_copy(arena, url);
    json_destroy(json);
    return is_sound
           || error_set(err, ERROR_NETWORK,
                        "/.well-known/matrix/client names no https:// base_url: set "
                        "homeserver in the configuration");
}
