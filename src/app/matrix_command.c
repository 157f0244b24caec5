/* SPDX-License-Identifier: MIT */
/* faqd matrix: what the Matrix side needs from a person. What changes the state needs it
 * alone: the daemon must not be running then. */
#include <stdio.h>

#include "app/commands.h"
#include "app/config.h"
#include "app/matrix_logout.h"
#include "app/options.h"
#include "e2ee/store.h"
#include "store/crypto.h"
#include "text/json.h"

static int fail(const struct error *err)
{
    fprintf(stderr, "faqd: %s\n", err->text);
    return STATUS_CANNOT_RUN;
}

/* What the machine keeps of itself, read without the pickle key. */
static bool is_verified(struct store *store, const struct config_matrix *network,
                        struct arena *arena)
{
    struct store_crypto_row names = {0};
    struct str value = {0};
    struct error err;
    bool is_verified = false;

    if (!store_get_crypto(store, network->name, E2EE_IDENTITY, &names, arena, &value,
                          &err))
        return false;
    struct json *row = json_parse(value, STORE_VALUE_MAX, &err);
    json_to_bool(json_get(row, "is_verified"), &is_verified);
    json_destroy(row);
    return is_verified;
}

static int print_keys(struct store *store, const struct config_matrix *network,
                      struct arena *arena)
{
    struct store_crypto_rows pending = {0};
    struct error err;

    if (!network->is_encrypting) {
        printf("  encryption off: encrypted rooms are left\n");
        return STATUS_FINE;
    }
    if (!store_list_crypto(store, network->name, E2EE_PENDING, (struct str){0}, arena,
                           &pending, &err))
        return fail(&err);
    printf("  verified %s\n", is_verified(store, network, arena)
                                  ? "yes, by its own signing identity"
                                  : "no: strict clients will not talk to it");
    printf("  unread   %zu messages wait for their key\n", pending.count);
    return STATUS_FINE;
}

static int print_status(struct store *store, const struct config_matrix *network,
                        struct arena *arena)
{
    struct store_rooms rooms = {0};
    struct store_outbox_rows rows = {0};
    struct str device, token, since, base;
    struct error err;

    if (!store_get(store, network->name, STR("device"), arena, &device, &err)
        || !store_get(store, network->name, STR("token"), arena, &token, &err)
        || !store_get(store, network->name, STR("since"), arena, &since, &err)
        || !store_get(store, network->name, STR("base_url"), arena, &base, &err)
        || !store_list_rooms(store, network->name, arena, &rooms, &err)
        || !store_list_outbox(store, network->name, arena, &rows, &err))
        return fail(&err);
    printf("%.*s: %.*s at %.*s\n", STR_ARG(network->name), STR_ARG(network->user),
           STR_ARG(network->homeserver.len > 0 ? network->homeserver
                   : base.len > 0              ? base
                                               : STR("a server still to be found")));
    printf("  device   %.*s\n", STR_ARG(device.len ? device : STR("none yet")));
    printf("  login    %s\n", token.len ? "kept" : "at the next start");
    printf("  position %s\n", since.len ? "kept" : "none: the next start begins anew");
    printf("  rooms    %zu\n  waiting  %zu answer%s\n", rooms.count, rows.count,
           rows.count == 1 ? "" : "s");
    return print_keys(store, network, arena);
}

/* The identity of a user as it is now is the right one: what was pinned is replaced. */
static bool pin(struct store *store, const struct config_matrix *network, struct str user,
                struct arena *arena, struct error *err)
{
    struct store_crypto_row row = {.owner = user};
    struct buf text;

    if (!store_get_crypto(store, network->name, E2EE_USER, &row, arena, &row.value, err))
        return false;
    struct json *old = row.value.ptr ? json_parse(row.value, STORE_VALUE_MAX, err) : NULL;
    if (json_string(old, "master").len == 0) {
        json_destroy(old);
        return error_set(err, ERROR_INPUT, "no identity of %.*s is known", STR_ARG(user));
    }
    struct json *pinned = json_object_create();
    for (const struct json *item = json_first(old); item; item = json_next(item))
        if (!str_equal(json_key(item), STR("pinned")))
            json_add_copy(pinned, json_key(item).ptr, item);
    json_add_string(pinned, "pinned", json_string(old, "master"));
    buf_init(&text, STORE_VALUE_MAX);
    json_format(pinned, &text);
    row.value = buf_view(&text);
    bool is_kept = store_put_crypto(store, network->name, E2EE_USER, &row, err);
    if (is_kept)
        printf("%.*s: identity %.*s\n", STR_ARG(user),
               STR_ARG(json_string(old, "master")));
    buf_clear(&text);
    json_destroy(pinned);
    json_destroy(old);
    return is_kept;
}

static const struct config_matrix *find_network(const struct config *config,
                                                struct str name)
{
    for (size_t i = 0; i < config->matrix_count; i++)
        if (name.len == 0 ? config->matrix_count == 1
                          : str_equal(config->matrix[i].name, name))
            return &config->matrix[i];
    fprintf(stderr, "faqd: name one of the %zu Matrix networks of the configuration\n",
            config->matrix_count);
    return NULL;
}

static int log_out(struct store *store, const struct config_matrix *network,
                   struct arena *arena)
{
    bool was_in = false;
    struct error err;

    if (!matrix_logout(store, network, arena, &was_in, &err))
        return fail(&err);
    printf(was_in ? "%.*s: logged out, the device is given back\n"
                  : "%.*s: nobody is logged in\n",
           STR_ARG(network->name));
    return STATUS_FINE;
}

/* What stands behind "faqd matrix". */
struct words {
    struct str verb, name, user;
};

static int run_verb(const struct words *words, const struct config *config,
                    struct store *store, struct arena *arena)
{
    struct str verb = words->verb, name = words->name;
    int status = STATUS_FINE;
    struct error err;

    if (str_equal(verb, STR("status")) && name.len == 0) {
        for (size_t i = 0; i < config->matrix_count && status == STATUS_FINE; i++)
            status = print_status(store, &config->matrix[i], arena);
        return status;
    }
    const struct config_matrix *network = find_network(config, name);
    if (!network)
        return STATUS_USAGE;
    if (str_equal(verb, STR("logout")))
        return log_out(store, network, arena);
    if (words->user.len > 0)
        return pin(store, network, words->user, arena, &err) ? STATUS_FINE : fail(&err);
    status = print_status(store, network, arena);
    if (status == STATUS_FINE && str_equal(verb, STR("verify"))
        && !is_verified(store, network, arena))
        return STATUS_NO;
    return status;
}

static int run_with_config(const struct words *words, const struct options *options)
{
    struct arena arena;
    struct config config;
    struct error err;
    int status = STATUS_CANNOT_RUN;

    arena_init(&arena);
    if (options_load_config(options, &arena, &config)) {
        bool is_looking = !str_equal(words->verb, STR("logout")) && words->user.len == 0;
        struct store *store = is_looking ? store_open_to_read(config.state_dir, &err)
                                         : store_open(config.state_dir, &err);
        status = store ? run_verb(words, &config, store, &arena) : fail(&err);
        store_close(store);
    }
    arena_clear(&arena);
    return status;
}

int command_matrix(int argc, char **argv)
{
    struct options options;
    int status;

    if (!options_parse(&options, OPTIONS_CONFIG | OPTIONS_ACTION, argc, argv, &status))
        return status;
    struct words words = {
        .verb = str_from_c(options.operands[0]),
        .name = str_from_c(options.operand_count > 1 ? options.operands[1] : ""),
        .user = str_from_c(options.operand_count > 2 ? options.operands[2] : ""),
    };
    bool is_verify = str_equal(words.verb, STR("verify"));
    if (!str_equal(words.verb, STR("status")) && !str_equal(words.verb, STR("logout"))
        && !is_verify)
        return options_misused(&options, "the action is status, logout or verify");
    if (words.user.len > 0 && !is_verify)
        return options_misused(&options, "only verify takes a user");
    return run_with_config(&words, &options);
}
