/* SPDX-License-Identifier: MIT */
#include "app/config.h"

#include "app/config_network.h"
#include "safety/texts.h"
#include "store/files.h"

enum { CONFIG_BYTES_MAX = 1024 * 1024 };

static const struct config_key root_keys[] = {
    CONFIG_KEY_TABLE("faq"), CONFIG_KEY_TABLE("state"),  CONFIG_KEY_TABLE("log"),
    CONFIG_KEY_TABLE("bot"), CONFIG_KEY_TABLE("limits"), CONFIG_KEY_TABLE("safety"),
    CONFIG_KEY_TABLE("irc"), CONFIG_KEY_TABLE("matrix"),
};

static const struct config_key faq_keys[] = {
    CONFIG_KEY(config, "dir", CONFIG_PATH, faq_dir),
    CONFIG_KEY(config, "strict", CONFIG_BOOL, is_strict),
    CONFIG_KEY(config, "watch", CONFIG_BOOL, is_watching),
    CONFIG_KEY_RANGE(config, "review_months", CONFIG_INTEGER, review_months, 1, 600),
};

static const struct config_key state_keys[] = {
    CONFIG_KEY(config, "dir", CONFIG_PATH, state_dir),
};

static const struct config_key log_keys[] = {
    CONFIG_KEY_CHOICE(config, "level", CONFIG_CHOICE, log_level_name,
                      "error warn info debug wire"),
    CONFIG_KEY_CHOICE(config, "format", CONFIG_CHOICE, log_format_name, "text json"),
};

static const struct config_key bot_keys[] = {
    CONFIG_KEY(config, "prefix", CONFIG_STRING, prefix),
    CONFIG_KEY(config, "contact", CONFIG_STRING, contact),
    CONFIG_KEY(config, "misses", CONFIG_BOOL, keeps_misses),
};

static const struct config_key limits_keys[] = {
    CONFIG_KEY(config, "per_asker", CONFIG_RATE, per_asker),
    CONFIG_KEY(config, "per_asker_direct", CONFIG_RATE, per_asker_direct),
    CONFIG_KEY(config, "per_room", CONFIG_RATE, per_room),
    CONFIG_KEY(config, "total", CONFIG_RATE, total),
    CONFIG_KEY(config, "max_age", CONFIG_DURATION, max_age_ms),
};

static const struct config_key safety_keys[] = {
    CONFIG_KEY(config, "region", CONFIG_REGION, region),
    CONFIG_KEY_CHOICE(config, "unaddressed", CONFIG_CHOICE, unaddressed, "explicit off"),
    CONFIG_KEY_TABLE("line"),
};

struct own_line {
    struct str kind, name, call, text, chat;
};

static const struct config_key line_keys[] = {
    CONFIG_KEY_CHOICE(own_line, "kind", CONFIG_CHOICE, kind,
                      "emergency crisis child poison"),
    CONFIG_KEY(own_line, "name", CONFIG_STRING, name),
    CONFIG_KEY(own_line, "call", CONFIG_STRING, call),
    CONFIG_KEY(own_line, "text", CONFIG_STRING, text),
    CONFIG_KEY(own_line, "chat", CONFIG_STRING, chat),
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
        .per_asker_direct = {12, 30000},
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
    out->lines = *safety_lines_find(out->region);
    read_own_lines(reader, toml_get(table, STR("line")), &out->lines);
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
    config_read_networks(reader, root, out);
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
