/* SPDX-License-Identifier: MIT */
#include "app/config_network.h"

#include "base/array.h"
#include "net/address.h"

static const struct config_key irc_keys[] = {
    CONFIG_KEY(config_irc, "name", CONFIG_STRING, name),
    CONFIG_KEY(config_irc, "region", CONFIG_REGION, region),
    CONFIG_KEY(config_irc, "servers", CONFIG_LIST, servers),
    CONFIG_KEY(config_irc, "nick", CONFIG_STRING, nick),
    CONFIG_KEY(config_irc, "alt_nicks", CONFIG_LIST, alt_nicks),
    CONFIG_KEY(config_irc, "user", CONFIG_STRING, user),
    CONFIG_KEY(config_irc, "realname", CONFIG_STRING, realname),
    CONFIG_KEY(config_irc, "password_file", CONFIG_SECRET, server_password),
    CONFIG_KEY(config_irc, "channels", CONFIG_ROOMS, channels),
    CONFIG_KEY(config_irc, "admins", CONFIG_LIST, admins),
    CONFIG_KEY(config_irc, "ignore", CONFIG_LIST, ignore),
    CONFIG_KEY(config_irc, "pins", CONFIG_LIST, pins),
    CONFIG_KEY_CHOICE(config_irc, "invites", CONFIG_CHOICE, invites,
                      "admins anybody nobody"),
    CONFIG_KEY_CHOICE(config_irc, "direct", CONFIG_CHOICE, direct, "anybody members"),
    CONFIG_KEY_RANGE(config_irc, "invites_max", CONFIG_INTEGER, invites_max, 1, 100),
    CONFIG_KEY(config_irc, "raw", CONFIG_BOOL, allows_raw),
    CONFIG_KEY(config_irc, "strict", CONFIG_BOOL, is_strict),
    CONFIG_KEY_RANGE(config_irc, "burst", CONFIG_INTEGER, burst, 1, 50),
    CONFIG_KEY_RANGE(config_irc, "lines_per_second", CONFIG_NUMBER, lines_per_second,
                     0.05, 100000),
    CONFIG_KEY(config_irc, "proxy", CONFIG_STRING, proxy),
    CONFIG_KEY(config_irc, "bind", CONFIG_STRING, bind),
    CONFIG_KEY(config_irc, "ping_after", CONFIG_DURATION, idle_ms),
    CONFIG_KEY(config_irc, "ping_timeout", CONFIG_DURATION, pong_ms),
    CONFIG_KEY_TABLE("tls"),
    CONFIG_KEY_TABLE("sasl"),
};

static const struct config_key irc_tls_keys[] = {
    CONFIG_KEY(config_irc, "ca_file", CONFIG_FILE, ca_file),
    CONFIG_KEY(config_irc, "cert_file", CONFIG_FILE, cert_file),
    CONFIG_KEY(config_irc, "key_file", CONFIG_FILE, key_file),
};

static const struct config_key irc_sasl_keys[] = {
    CONFIG_KEY_CHOICE(config_irc, "mechanisms", CONFIG_LIST, mechanisms,
                      "external scram-sha-256 plain"),
    CONFIG_KEY(config_irc, "account", CONFIG_STRING, account),
    CONFIG_KEY(config_irc, "password_file", CONFIG_SECRET, password),
    CONFIG_KEY(config_irc, "services", CONFIG_STRING, services_host),
    CONFIG_KEY(config_irc, "nickserv", CONFIG_STRING, services_nick),
    CONFIG_KEY(config_irc, "identify", CONFIG_STRING, identify),
    CONFIG_KEY(config_irc, "regain", CONFIG_STRING, regain),
    CONFIG_KEY(config_irc, "required", CONFIG_BOOL, is_sasl_required),
    CONFIG_KEY(config_irc, "plaintext", CONFIG_BOOL, allows_plaintext),
};

static const struct config_key matrix_keys[] = {
    CONFIG_KEY(config_matrix, "name", CONFIG_STRING, name),
    CONFIG_KEY(config_matrix, "region", CONFIG_REGION, region),
    CONFIG_KEY(config_matrix, "homeserver", CONFIG_STRING, homeserver),
    CONFIG_KEY(config_matrix, "user", CONFIG_STRING, user),
    CONFIG_KEY(config_matrix, "password_file", CONFIG_SECRET, password),
    CONFIG_KEY(config_matrix, "token_file", CONFIG_SECRET, token),
    CONFIG_KEY(config_matrix, "browser_login", CONFIG_BOOL, uses_browser),
    CONFIG_KEY(config_matrix, "display_name", CONFIG_STRING, display_name),
    CONFIG_KEY(config_matrix, "avatar", CONFIG_STRING, avatar),
    CONFIG_KEY(config_matrix, "admins", CONFIG_LIST, admins),
    CONFIG_KEY(config_matrix, "admin_rooms", CONFIG_LIST, admin_rooms),
    CONFIG_KEY_CHOICE(config_matrix, "receipts", CONFIG_CHOICE, receipts,
                      "public private off"),
    CONFIG_KEY_CHOICE(config_matrix, "direct_msgtype", CONFIG_CHOICE, direct_msgtype,
                      "m.notice m.text"),
    CONFIG_KEY(config_matrix, "threads", CONFIG_BOOL, starts_threads),
    CONFIG_KEY(config_matrix, "emotes", CONFIG_BOOL, hears_emotes),
    CONFIG_KEY(config_matrix, "invites", CONFIG_LIST, invites),
    CONFIG_KEY(config_matrix, "ignore", CONFIG_LIST, ignore),
    CONFIG_KEY(config_matrix, "rooms", CONFIG_ROOMS, rooms),
    CONFIG_KEY(config_matrix, "proxy", CONFIG_STRING, proxy),
    CONFIG_KEY(config_matrix, "ca_file", CONFIG_FILE, ca_file),
    CONFIG_KEY(config_matrix, "encryption", CONFIG_BOOL, is_encrypting),
    CONFIG_KEY(config_matrix, "pickle_key_file", CONFIG_SECRET, pickle_key),
    CONFIG_KEY(config_matrix, "recovery_key_file", CONFIG_SECRET, recovery_key),
    CONFIG_KEY_CHOICE(config_matrix, "trust", CONFIG_CHOICE, trust, "strict compat open"),
};

static void need(struct config_reader *reader, const struct toml *table, struct str value,
                 const char *key)
{
    if (value.len == 0)
        config_error(reader, table, "a network needs \"%s\"", key);
}

/* What is wrong with an entry of a list is said where the entry stands. */
static void check_list(struct config_reader *reader, const struct toml *list,
                       const struct config_list *texts,
                       void (*check)(struct config_reader *, const struct toml *,
                                     struct str))
{
    bool is_whole = list && list->kind == TOML_ARRAY && list->count == texts->count;

    for (size_t i = 0; i < texts->count; i++)
        check(reader, is_whole ? &list->items[i] : list, texts->items[i]);
}

static void check_server(struct config_reader *reader, const struct toml *at,
                         struct str server)
{
    struct socket_address address;
    struct error err;

    if (!socket_address_parse(server, &address, &err))
        config_error(reader, at, "%s", err.text);
}

static void check_pin(struct config_reader *reader, const struct toml *at,
                      struct str text)
{
    struct socket_pin pin;
    struct error err;

    if (!socket_pin_parse(text, &pin, &err))
        config_error(reader, at, "%s", err.text);
}

static void check_admin(struct config_reader *reader, const struct toml *at,
                        struct str admin)
{
    if (!str_starts_with(admin, STR("account:")) && !str_starts_with(admin, STR("mask:")))
        config_error(reader, at,
                     "admin \"%.*s\" must begin with account: (or mask:, where a network "
                     "has no accounts)",
                     STR_ARG(admin));
}

static bool has_any(struct str text, const char *set)
{
    for (; *set; set++)
        if (str_find_char(text, *set) != STR_NOT_FOUND)
            return true;
    return false;
}

static void check_nick(struct config_reader *reader, const struct toml *at,
                       struct str nick)
{
    if (nick.len == 0 || has_any(nick, " ,:*?!@#&$"))
        config_error(reader, at, "\"%.*s\" is no nick: no spaces and none of ,:*?!@#&$",
                     STR_ARG(nick));
}

static void check_channel(struct config_reader *reader, const struct toml *at,
                          struct str name)
{
    if (!has_any(str_slice(name, 0, 1), "#&+!") || has_any(name, " ,"))
        config_error(reader, at, "\"%.*s\" is no channel; it looks like \"#faq\"",
                     STR_ARG(name));
}

static void check_matrix_room(struct config_reader *reader, const struct toml *at,
                              struct str name)
{
    bool is_alias = str_starts_with(name, STR("#")) && has_any(name, ":");

    if ((!is_alias && !str_starts_with(name, STR("!"))) || has_any(name, " "))
        config_error(reader, at,
                     "\"%.*s\" is no room; it looks like #faq:example.org, or like "
                     "!id:example.org",
                     STR_ARG(name));
}

static void check_rooms(struct config_reader *reader, const struct toml *list,
                        const struct config_rooms *rooms,
                        void (*check)(struct config_reader *, const struct toml *,
                                      struct str))
{
    bool is_whole = list && list->kind == TOML_ARRAY && list->count == rooms->count;

    for (size_t i = 0; i < rooms->count; i++)
        check(reader, is_whole ? &list->items[i] : list, rooms->items[i].name);
}

static void check_proxy(struct config_reader *reader, const struct toml *table,
                        struct str proxy)
{
    static const struct str schemes[] = {
        STR_INIT("socks5h://"), STR_INIT("socks5://"), STR_INIT("socks4a://"),
        STR_INIT("socks4://"),  STR_INIT("http://"),   STR_INIT("https://"),
    };

    for (size_t i = 0; i < COUNT_OF(schemes); i++)
        if (str_starts_with(proxy, schemes[i]))
            return;
    if (proxy.len > 0)
        config_error(reader, toml_get(table, STR("proxy")),
                     "a proxy begins with socks5h:// (names are looked up there), "
                     "socks5:// or http://");
}

/* A file that cannot be read has its own error. */
static bool has_login(const struct toml *table, const struct config_irc *irc)
{
    const struct toml *file = toml_get(table, STR("password_file"));

    return irc->account.len > 0
           && (irc->password.len > 0 || (file && file->string.len > 0));
}

static void check_sasl(struct config_reader *reader, const struct toml *table,
                       const struct config_irc *irc)
{
    for (size_t i = 0; i < irc->mechanisms.count; i++) {
        bool is_external = str_equal(irc->mechanisms.items[i], STR("external"));
        if (is_external && irc->cert_file.len == 0)
            config_error(reader, table, "SASL EXTERNAL needs irc.tls.cert_file");
        if (!is_external && !has_login(table, irc))
            config_error(reader, table, "SASL %.*s needs account and password_file",
                         STR_ARG(irc->mechanisms.items[i]));
    }
    if (irc->services_host.len > 0 && !has_login(table, irc))
        config_error(reader, table, "\"services\" needs account and password_file");
    if (str_find(irc->identify, STR("{password}")) == STR_NOT_FOUND)
        config_error(reader, toml_get(table, STR("identify")),
                     "\"identify\" needs {password} in it, and perhaps {account}");
}

static void check_irc(struct config_reader *reader, const struct toml *table,
                      const struct config_irc *irc)
{
    const struct toml *nick = toml_get(table, STR("nick"));

    check_list(reader, toml_get(table, STR("servers")), &irc->servers, check_server);
    check_list(reader, toml_get(table, STR("admins")), &irc->admins, check_admin);
    check_list(reader, toml_get(table, STR("pins")), &irc->pins, check_pin);
    check_list(reader, toml_get(table, STR("alt_nicks")), &irc->alt_nicks, check_nick);
    check_rooms(reader, toml_get(table, STR("channels")), &irc->channels, check_channel);
    check_nick(reader, nick ? nick : table, irc->nick);
    check_proxy(reader, table, irc->proxy);
}

static void read_irc(struct config_reader *reader, const struct toml *table,
                     struct config_irc *out)
{
    *out = (struct config_irc){
        .nick = STR("faqd"),
        .user = STR("faqd"),
        .realname = STR("faqd, a FAQ bot (not a person)"),
        .burst = 4,
        .invites = STR("admins"),
        .direct = STR("anybody"),
        .invites_max = 5,
        .services_nick = STR("NickServ"),
        .identify = STR("IDENTIFY {account} {password}"),
        .regain = STR("REGAIN"),
    };
    config_read_table(reader, table, irc_keys, COUNT_OF(irc_keys), out);
    config_read_table(reader, toml_get(table, STR("tls")), irc_tls_keys,
                      COUNT_OF(irc_tls_keys), out);
    const struct toml *sasl = toml_get(table, STR("sasl"));
    config_read_table(reader, sasl, irc_sasl_keys, COUNT_OF(irc_sasl_keys), out);
    if (sasl && !toml_get(sasl, STR("mechanisms")))
        *ARRAY_ADD_IN(reader->arena, &out->mechanisms) = STR("plain");
    need(reader, table, out->name, "name");
    if (out->servers.count == 0)
        config_error(reader, table, "a network needs \"servers\"");
    check_irc(reader, table, out);
    if (sasl)
        check_sasl(reader, sasl, out);
}

static void read_matrix(struct config_reader *reader, const struct toml *table,
                        struct config_matrix *out)
{
    *out = (struct config_matrix){.trust = STR("compat"), .is_encrypting = true};
    config_read_table(reader, table, matrix_keys, COUNT_OF(matrix_keys), out);
    need(reader, table, out->name, "name");
    need(reader, table, out->user, "user");
    check_proxy(reader, table, out->proxy);
    if (out->user.len > 0
        && (out->user.ptr[0] != '@' || str_find_char(out->user, ':') == STR_NOT_FOUND))
        config_error(reader, toml_get(table, STR("user")),
                     "\"%.*s\" is no Matrix id; it looks like @faq:example.org",
                     STR_ARG(out->user));
    if (out->homeserver.len > 0 && !str_starts_with(out->homeserver, STR("https://"))
        && !str_starts_with(out->homeserver, STR("http://")))
        config_error(reader, toml_get(table, STR("homeserver")),
                     "\"%.*s\" is no address; it looks like https://matrix.example.org",
                     STR_ARG(out->homeserver));
    check_rooms(reader, toml_get(table, STR("rooms")), &out->rooms, check_matrix_room);
    if (out->avatar.len > 0 && !str_starts_with(out->avatar, STR("mxc://")))
        config_error(reader, toml_get(table, STR("avatar")),
                     "\"%.*s\" is no picture on a homeserver; it looks like mxc://...",
                     STR_ARG(out->avatar));
    if (!toml_get(table, STR("password_file")) && !toml_get(table, STR("token_file"))
        && !out->uses_browser)
        config_error(reader, table,
                     "a network needs \"password_file\", \"token_file\" or "
                     "\"browser_login = true\"");
}

static const struct toml *network_list(struct config_reader *reader,
                                       const struct toml *root, struct str key)
{
    const struct toml *list = toml_get(root, key);

    if (!list)
        return NULL;
    if (list->kind != TOML_ARRAY || list->count > CONFIG_NETWORKS_MAX
        || (list->count > 0 && list->items[0].kind != TOML_TABLE)) {
        config_error(reader, list, "write each network as [[%.*s]], at most %d",
                     STR_ARG(key), CONFIG_NETWORKS_MAX);
        return NULL;
    }
    return list;
}

/* A network and where the file says it. */
struct named {
    struct str name;
    const struct toml *at;
};

static void check_names(struct config_reader *reader, const struct named *networks,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (networks[i].name.len > 0 && str_equal(networks[i].name, networks[j].name))
                config_error(reader, networks[i].at,
                             "two networks are named \"%.*s\" (first in line %u)",
                             STR_ARG(networks[i].name), networks[j].at->line);
}

void config_read_networks(struct config_reader *reader, const struct toml *root,
                          struct config *out)
{
    const struct toml *irc = network_list(reader, root, STR("irc"));
    const struct toml *matrix = network_list(reader, root, STR("matrix"));
    struct named networks[2 * CONFIG_NETWORKS_MAX];
    size_t count = 0;

    out->irc_count = irc ? irc->count : 0;
    out->irc = ARENA_ARRAY(reader->arena, struct config_irc, out->irc_count);
    for (size_t i = 0; i < out->irc_count; i++) {
        read_irc(reader, &irc->items[i], &out->irc[i]);
        networks[count++] = (struct named){out->irc[i].name, &irc->items[i]};
    }
    out->matrix_count = matrix ? matrix->count : 0;
    out->matrix = ARENA_ARRAY(reader->arena, struct config_matrix, out->matrix_count);
    for (size_t i = 0; i < out->matrix_count; i++) {
        read_matrix(reader, &matrix->items[i], &out->matrix[i]);
        networks[count++] = (struct named){out->matrix[i].name, &matrix->items[i]};
    }
    check_names(reader, networks, count);
}
