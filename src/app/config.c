/* SPDX-License-Identifier: MIT */
#include "app/config.h"

#include "app/config_value.h"
#include "base/array.h"
#include "store/files.h"

enum { CONFIG_BYTES_MAX = 1024 * 1024 };

#define KEY(type, name, kind, field)                         \
    {                                                        \
        name, kind, offsetof(struct type, field), NULL, 0, 0 \
    }
#define KEY_CHOICE(type, name, kind, field, choices)            \
    {                                                           \
        name, kind, offsetof(struct type, field), choices, 0, 0 \
    }
#define KEY_RANGE(type, name, kind, field, low, high)             \
    {                                                             \
        name, kind, offsetof(struct type, field), NULL, low, high \
    }
#define KEY_TABLE(name)                       \
    {                                         \
        name, CONFIG_ELSEWHERE, 0, NULL, 0, 0 \
    }

static const struct config_key root_keys[] = {
    KEY_TABLE("faq"),    KEY_TABLE("state"),  KEY_TABLE("log"), KEY_TABLE("bot"),
    KEY_TABLE("limits"), KEY_TABLE("safety"), KEY_TABLE("irc"), KEY_TABLE("matrix"),
};

static const struct config_key faq_keys[] = {
    KEY(config, "dir", CONFIG_PATH, faq_dir),
    KEY(config, "strict", CONFIG_BOOL, is_strict),
    KEY(config, "watch", CONFIG_BOOL, is_watching),
    KEY_RANGE(config, "review_months", CONFIG_INTEGER, review_months, 1, 600),
};

static const struct config_key state_keys[] = {
    KEY(config, "dir", CONFIG_PATH, state_dir),
};

static const struct config_key log_keys[] = {
    KEY_CHOICE(config, "level", CONFIG_CHOICE, log_level_name,
               "error warn info debug wire"),
    KEY_CHOICE(config, "format", CONFIG_CHOICE, log_format_name, "text json"),
};

static const struct config_key bot_keys[] = {
    KEY(config, "prefix", CONFIG_STRING, prefix),
    KEY(config, "contact", CONFIG_STRING, contact),
    KEY(config, "misses", CONFIG_BOOL, keeps_misses),
};

static const struct config_key limits_keys[] = {
    KEY(config, "per_asker", CONFIG_RATE, per_asker),
    KEY(config, "per_room", CONFIG_RATE, per_room),
    KEY(config, "total", CONFIG_RATE, total),
    KEY(config, "max_age", CONFIG_DURATION, max_age_ms),
};

static const struct config_key safety_keys[] = {
    KEY(config, "region", CONFIG_STRING, region),
    KEY_CHOICE(config, "unaddressed", CONFIG_CHOICE, unaddressed, "explicit off"),
    KEY_TABLE("line"),
};

struct own_line {
    struct str kind, name, call, text, chat;
};

static const struct config_key line_keys[] = {
    KEY_CHOICE(own_line, "kind", CONFIG_CHOICE, kind, "emergency crisis child poison"),
    KEY(own_line, "name", CONFIG_STRING, name),
    KEY(own_line, "call", CONFIG_STRING, call),
    KEY(own_line, "text", CONFIG_STRING, text),
    KEY(own_line, "chat", CONFIG_STRING, chat),
};

static const struct config_key irc_keys[] = {
    KEY(config_irc, "name", CONFIG_STRING, name),
    KEY(config_irc, "servers", CONFIG_LIST, servers),
    KEY(config_irc, "nick", CONFIG_STRING, nick),
    KEY(config_irc, "alt_nicks", CONFIG_LIST, alt_nicks),
    KEY(config_irc, "user", CONFIG_STRING, user),
    KEY(config_irc, "realname", CONFIG_STRING, realname),
    KEY(config_irc, "password_file", CONFIG_SECRET, server_password),
    KEY(config_irc, "channels", CONFIG_ROOMS, channels),
    KEY(config_irc, "admins", CONFIG_LIST, admins),
    KEY(config_irc, "ignore", CONFIG_LIST, ignore),
    KEY(config_irc, "pins", CONFIG_LIST, pins),
    KEY_CHOICE(config_irc, "invites", CONFIG_CHOICE, invites, "admins anybody nobody"),
    KEY_CHOICE(config_irc, "direct", CONFIG_CHOICE, direct, "anybody members"),
    KEY_RANGE(config_irc, "invites_max", CONFIG_INTEGER, invites_max, 1, 100),
    KEY(config_irc, "raw", CONFIG_BOOL, allows_raw),
    KEY(config_irc, "strict", CONFIG_BOOL, is_strict),
    KEY_RANGE(config_irc, "burst", CONFIG_INTEGER, burst, 1, 50),
    KEY_RANGE(config_irc, "lines_per_second", CONFIG_NUMBER, lines_per_second, 0.05,
              100000),
    KEY(config_irc, "proxy", CONFIG_STRING, proxy),
    KEY(config_irc, "bind", CONFIG_STRING, bind),
    KEY(config_irc, "ping_after", CONFIG_DURATION, idle_ms),
    KEY(config_irc, "ping_timeout", CONFIG_DURATION, pong_ms),
    KEY_TABLE("tls"),
    KEY_TABLE("sasl"),
};

static const struct config_key irc_tls_keys[] = {
    KEY(config_irc, "ca_file", CONFIG_PATH, ca_file),
    KEY(config_irc, "cert_file", CONFIG_PATH, cert_file),
    KEY(config_irc, "key_file", CONFIG_PATH, key_file),
};

static const struct config_key irc_sasl_keys[] = {
    KEY_CHOICE(config_irc, "mechanisms", CONFIG_LIST, mechanisms,
               "external scram-sha-256 plain"),
    KEY(config_irc, "account", CONFIG_STRING, account),
    KEY(config_irc, "password_file", CONFIG_SECRET, password),
    KEY(config_irc, "services", CONFIG_STRING, services_host),
    KEY(config_irc, "nickserv", CONFIG_STRING, services_nick),
    KEY(config_irc, "regain", CONFIG_STRING, regain),
    KEY(config_irc, "required", CONFIG_BOOL, is_sasl_required),
    KEY(config_irc, "plaintext", CONFIG_BOOL, allows_plaintext),
};

static const struct config_key matrix_keys[] = {
    KEY(config_matrix, "name", CONFIG_STRING, name),
    KEY(config_matrix, "homeserver", CONFIG_STRING, homeserver),
    KEY(config_matrix, "user", CONFIG_STRING, user),
    KEY(config_matrix, "password_file", CONFIG_SECRET, password),
    KEY(config_matrix, "token_file", CONFIG_SECRET, token),
    KEY(config_matrix, "browser_login", CONFIG_BOOL, uses_browser),
    KEY(config_matrix, "display_name", CONFIG_STRING, display_name),
    KEY(config_matrix, "avatar", CONFIG_STRING, avatar),
    KEY(config_matrix, "admins", CONFIG_LIST, admins),
    KEY(config_matrix, "admin_rooms", CONFIG_LIST, admin_rooms),
    KEY_CHOICE(config_matrix, "receipts", CONFIG_CHOICE, receipts, "public private off"),
    KEY_CHOICE(config_matrix, "direct_msgtype", CONFIG_CHOICE, direct_msgtype,
               "m.notice m.text"),
    KEY(config_matrix, "threads", CONFIG_BOOL, starts_threads),
    KEY(config_matrix, "emotes", CONFIG_BOOL, hears_emotes),
    KEY(config_matrix, "invites", CONFIG_LIST, invites),
    KEY(config_matrix, "ignore", CONFIG_LIST, ignore),
    KEY(config_matrix, "rooms", CONFIG_ROOMS, rooms),
    KEY(config_matrix, "proxy", CONFIG_STRING, proxy),
    KEY(config_matrix, "ca_file", CONFIG_PATH, ca_file),
    KEY(config_matrix, "encryption", CONFIG_BOOL, is_encrypting),
    KEY(config_matrix, "pickle_key_file", CONFIG_SECRET, pickle_key),
    KEY(config_matrix, "recovery_key_file", CONFIG_SECRET, recovery_key),
    KEY_CHOICE(config_matrix, "trust", CONFIG_CHOICE, trust, "strict compat open"),
};

static void set_defaults(struct config_reader *reader, struct config *out)
{
    *out = (struct config){
        .file = reader->file,
        .faq_dir = arena_format(reader->arena, "%.*s/faq", STR_ARG(reader->folder)),
        .state_dir = arena_format(reader->arena, "%.*s/state", STR_ARG(reader->folder)),
        .is_watching = true,
        .review_months = CONFIG_REVIEW_MONTHS,
        .log_level_name = STR("info"),
        .log_format_name = STR("text"),
        .prefix = STR("!"),
        .per_asker = {5, 30000},
        .per_room = {10, 30000},
        .total = {20, 10000},
        .max_age_ms = 600000,
        .region = STR("generic"),
        .unaddressed = STR("explicit"),
    };
}

static void set_own_line(struct config_reader *reader, const struct own_line *line,
                         struct safety_lines *lines)
{
    struct str contact = line->call;

    if (line->text.len > 0)
        contact = arena_format(reader->arena, "%.*s%stext %.*s", STR_ARG(contact),
                               contact.len ? ", " : "", STR_ARG(line->text));
    if (line->chat.len > 0)
        contact = arena_format(reader->arena, "%.*s%schat %.*s", STR_ARG(contact),
                               contact.len ? ", " : "", STR_ARG(line->chat));
    struct str named = arena_format(reader->arena, "%.*s%s%.*s", STR_ARG(line->name),
                                    line->name.len ? " " : "", STR_ARG(contact));
    if (str_equal(line->kind, STR("emergency"))) {
        lines->emergency = contact;
    } else if (str_equal(line->kind, STR("crisis"))) {
        lines->crisis_name = line->name;
        lines->crisis_contact = contact;
        lines->is_any_time = false;
        lines->is_generic = false;
    } else if (str_equal(line->kind, STR("child"))) {
        lines->child = named;
    } else {
        lines->poison = named;
    }
}

static void read_own_lines(struct config_reader *reader, const struct toml *list,
                           struct safety_lines *lines)
{
    if (list && list->kind != TOML_ARRAY) {
        config_error(reader, list, "write each line as [[safety.line]]");
        return;
    }
    for (size_t i = 0; list && i < list->count; i++) {
        struct own_line line = {0};
        config_read_table(reader, &list->items[i], line_keys, COUNT_OF(line_keys), &line);
        if (line.kind.len == 0)
            config_error(reader, &list->items[i], "a line needs a kind");
        else if (line.call.len + line.text.len + line.chat.len == 0)
            config_error(reader, &list->items[i], "a line needs call, text or chat");
        else
            set_own_line(reader, &line, lines);
    }
}

static void read_safety(struct config_reader *reader, const struct toml *table,
                        struct config *out)
{
    config_read_table(reader, table, safety_keys, COUNT_OF(safety_keys), out);
    const struct safety_lines *lines = safety_lines_find(out->region);
    if (!lines) {
        config_region_error(reader, toml_get(table, STR("region")), out->region);
        lines = safety_lines_find(STR("generic"));
    }
    out->lines = *lines;
    read_own_lines(reader, toml_get(table, STR("line")), &out->lines);
}

static void need(struct config_reader *reader, const struct toml *table, struct str value,
                 const char *key)
{
    if (value.len == 0)
        config_error(reader, table, "a network needs \"%s\"", key);
}

static void check_server(struct config_reader *reader, const struct toml *table,
                         struct str server)
{
    if (!str_starts_with(server, STR("ircs://"))
        && !str_starts_with(server, STR("irc://")))
        config_error(reader, table,
                     "server \"%.*s\" must begin with ircs:// (or irc://, without TLS)",
                     STR_ARG(server));
}

static void check_admin(struct config_reader *reader, const struct toml *table,
                        struct str admin)
{
    if (!str_starts_with(admin, STR("account:")) && !str_starts_with(admin, STR("mask:")))
        config_error(reader, table,
                     "admin \"%.*s\" must begin with account: (or mask:, where a network "
                     "has no accounts)",
                     STR_ARG(admin));
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

static void check_sasl(struct config_reader *reader, const struct toml *table,
                       const struct config_irc *irc)
{
    for (size_t i = 0; i < irc->mechanisms.count; i++) {
        bool is_external = str_equal(irc->mechanisms.items[i], STR("external"));
        if (is_external && irc->cert_file.len == 0)
            config_error(reader, table, "SASL EXTERNAL needs irc.tls.cert_file");
        if (!is_external && (irc->account.len == 0 || irc->password.len == 0))
            config_error(reader, table, "SASL %.*s needs account and password_file",
                         STR_ARG(irc->mechanisms.items[i]));
    }
    if (irc->services_host.len > 0 && (irc->account.len == 0 || irc->password.len == 0))
        config_error(reader, table, "\"services\" needs account and password_file");
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
    for (size_t i = 0; i < out->servers.count; i++)
        check_server(reader, table, out->servers.items[i]);
    for (size_t i = 0; i < out->admins.count; i++)
        check_admin(reader, table, out->admins.items[i]);
    check_proxy(reader, table, out->proxy);
    if (sasl)
        check_sasl(reader, sasl, out);
}

static void read_matrix(struct config_reader *reader, const struct toml *table,
                        struct config_matrix *out)
{
    *out = (struct config_matrix){ .trust = STR("compat"), .is_encrypting = true };
    config_read_table(reader, table, matrix_keys, COUNT_OF(matrix_keys), out);
    need(reader, table, out->name, "name");
    need(reader, table, out->user, "user");
    check_proxy(reader, table, out->proxy);
    if (out->user.len > 0
        && (out->user.ptr[0] != '@' || str_find_char(out->user, ':') == STR_NOT_FOUND))
        config_error(reader, toml_get(table, STR("user")),
                     "\"%.*s\" is no Matrix id; it looks like @faq:example.org",
                     STR_ARG(out->user));
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

static void read_networks(struct config_reader *reader, const struct toml *root,
                          struct config *out)
{
    const struct toml *irc = network_list(reader, root, STR("irc"));
    const struct toml *matrix = network_list(reader, root, STR("matrix"));

    out->irc_count = irc ? irc->count : 0;
    out->irc = ARENA_ARRAY(reader->arena, struct config_irc, out->irc_count);
    for (size_t i = 0; i < out->irc_count; i++)
        read_irc(reader, &irc->items[i], &out->irc[i]);
    out->matrix_count = matrix ? matrix->count : 0;
    out->matrix = ARENA_ARRAY(reader->arena, struct config_matrix, out->matrix_count);
    for (size_t i = 0; i < out->matrix_count; i++)
        read_matrix(reader, &matrix->items[i], &out->matrix[i]);
}

static struct str network_name(const struct config *config, size_t index)
{
    return index < config->irc_count ? config->irc[index].name
                                     : config->matrix[index - config->irc_count].name;
}

static void check_names(struct config_reader *reader, const struct config *config)
{
    size_t count = config->irc_count + config->matrix_count;

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (str_equal(network_name(config, i), network_name(config, j)))
                config_error(reader, NULL, "two networks are named \"%.*s\"",
                             STR_ARG(network_name(config, i)));
}

static void read_root(struct config_reader *reader, const struct toml *root,
                      struct config *out)
{
    char nothing;

    config_read_table(reader, root, root_keys, COUNT_OF(root_keys), &nothing);
    config_read_table(reader, toml_get(root, STR("faq")), faq_keys, COUNT_OF(faq_keys),
                      out);
    config_read_table(reader, toml_get(root, STR("state")), state_keys,
                      COUNT_OF(state_keys), out);
    config_read_table(reader, toml_get(root, STR("log")), log_keys, COUNT_OF(log_keys),
                      out);
    config_read_table(reader, toml_get(root, STR("bot")), bot_keys, COUNT_OF(bot_keys),
                      out);
    config_read_table(reader, toml_get(root, STR("limits")), limits_keys,
                      COUNT_OF(limits_keys), out);
    read_safety(reader, toml_get(root, STR("safety")), out);
    read_networks(reader, root, out);
    check_names(reader, out);
    log_level_parse(out->log_level_name, &out->log_level);
    out->log_format =
        str_equal(out->log_format_name, STR("json")) ? LOG_FORMAT_JSON : LOG_FORMAT_TEXT;
}

static struct str folder_of(struct str path)
{
    size_t slash = str_find_last_char(path, '/');

    if (slash == STR_NOT_FOUND)
        return STR(".");
    return slash == 0 ? STR("/") : str_slice(path, 0, slash);
}

bool config_load(struct str path, struct arena *arena, struct config *out,
                 struct diagnostics *found)
{
    struct config_reader reader = {arena, found, path, folder_of(path)};
    const struct toml *root = NULL;
    struct error err;
    struct str text;

    set_defaults(&reader, out);
    if (!file_read(path, CONFIG_BYTES_MAX, arena, &text, &err)
        || !toml_parse(text, arena, &root, &err)) {
        diagnostics_add(found, DIAGNOSTIC_ERROR, path, err.line, err.column, "%s",
                        err.text);
        return false;
    }
    read_root(&reader, root, out);
    diagnostics_sort(found);
    return found->error_count == 0;
}

void config_check_lines(const struct config *config, int today, struct diagnostics *found)
{
    if (safety_lines_are_old(&config->lines, today))
        diagnostics_add(found, DIAGNOSTIC_WARNING, config->file, 0, 0,
                        "the emergency and crisis numbers of region \"%.*s\" were last "
                        "looked at on %d: look at each line's own page",
                        STR_ARG(config->lines.region), config->lines.last_verified);
}
