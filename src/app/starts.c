/* SPDX-License-Identifier: MIT */
#include "app/starts.h"

#include <inttypes.h>
#include <stdio.h>

#include "e2ee/store.h"
#include "store/crypto.h"
#include "store/files.h"

enum { DIGITS_MAX = 32 };

static const struct str KEY = STR_INIT("starts");

static uint64_t number_of(struct str text)
{
    uint64_t number = 0;

    return str_to_u64(str_trim(text), &number) ? number : 0;
}

static bool read_database(struct store *store, struct str network, struct arena *arena,
                          uint64_t *count, bool *has_keys, struct error *err)
{
    struct store_crypto_row names = {0};
    struct str value, account;

    if (!store_get(store, network, KEY, arena, &value, err)
        || !store_get_crypto(store, network, E2EE_ACCOUNT, &names, arena, &account, err))
        return false;
    *count = number_of(value);
    *has_keys = account.ptr != NULL;
    return true;
}

/* The database first: a crash between the two leaves it ahead by one, which says nothing
 * else. */
static bool write_both(struct store *store, struct str network, struct str path,
                       uint64_t count, struct error *err)
{
    char digits[DIGITS_MAX];

    snprintf(digits, sizeof digits, "%" PRIu64, count);
    return store_set(store, network, KEY, str_from_c(digits), err)
           && file_write_private(path, str_from_c(digits), err);
}

/* There are no keys before both have been written once. Databases of before there was a
 * count have none. */
static bool is_older(uint64_t in_database, uint64_t in_file)
{
    return in_file > in_database || (in_file == 0 && in_database > 0);
}

static bool count_in(struct store *store, struct str path, struct str network,
                     struct arena *arena, struct error *err)
{
    uint64_t in_database, in_file = 0;
    struct error missing;
    struct str text;
    bool has_keys;

    if (file_read(path, DIGITS_MAX, arena, &text, &missing))
        in_file = number_of(text);
    if (!read_database(store, network, arena, &in_database, &has_keys, err))
        return false;
    if (has_keys && is_older(in_database, in_file))
        return error_set(err, ERROR_CONFIG,
                         "the database was brought back from a copy (start %" PRIu64
                         " of %.*s, while %.*s %s): its keys must not be used again. Run "
                         "faqd matrix logout %.*s and start as a new device",
                         in_database, STR_ARG(network), STR_ARG(path),
                         in_file > 0 ? "knows a later one" : "is gone", STR_ARG(network));
    return write_both(store, network, path,
                      (in_file > in_database ? in_file : in_database) + 1, err);
}

bool starts_count(struct store *store, const struct config *config, struct str network,
                  struct error *err)
{
    struct arena arena;

    if (!store_is_kept(store))
        return true;
    arena_init(&arena);
    struct str path = arena_format(&arena, "%.*s/%.*s.starts", STR_ARG(config->state_dir),
                                   STR_ARG(network));
    bool is_sound = count_in(store, path, network, &arena, err);
    arena_clear(&arena);
    return is_sound;
}
