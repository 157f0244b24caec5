/* SPDX-License-Identifier: MIT */
#include "app/starts.h"

#include <inttypes.h>
#include <stdio.h>

#include "e2ee/store.h"
#include "store/crypto.h"
#include "store/files.h"

enum { DIGITS_MAX = 32 };

static const struct str KEY = STR_INIT("starts");
static const struct str FILE_KEY = STR_INIT("starts_file");

struct counts {
    uint64_t in_database, in_file; /* 0: none */
    bool was_filed;                /* the database knows that there was a file */
    bool has_keys;
};

static uint64_t number_of(struct str text)
{
    uint64_t number = 0;

    return str_to_u64(str_trim(text), &number) ? number : 0;
}

static bool read_database(struct store *store, struct str network, struct arena *arena,
                          struct counts *counts, struct error *err)
{
    struct store_crypto_row names = {0};
    struct str count, filed, account;

    if (!store_get(store, network, KEY, arena, &count, err)
        || !store_get(store, network, FILE_KEY, arena, &filed, err)
        || !store_get_crypto(store, network, E2EE_ACCOUNT, &names, arena, &account, err))
        return false;
    counts->in_database = number_of(count);
    counts->was_filed = filed.len > 0;
    counts->has_keys = account.ptr != NULL;
    return true;
}

/* The count in the database first: a crash, or a full disk, between the two leaves it
 * ahead, which says nothing else. That there is a file it is told last, so that it never
 * misses one that was not written. */
static bool write_both(struct store *store, struct str network, struct str path,
                       const struct counts *counts, struct error *err)
{
    uint64_t last =
        counts->in_file > counts->in_database ? counts->in_file : counts->in_database;
    bool is_new = counts->in_file == 0;
    char digits[DIGITS_MAX];

    snprintf(digits, sizeof digits, "%" PRIu64, last + 1);
    if (is_new && counts->was_filed && !store_remove(store, network, FILE_KEY, err))
        return false;
    return store_set(store, network, KEY, str_from_c(digits), err)
           && file_write_private(path, str_from_c(digits), err)
           && ((counts->was_filed && !is_new)
               || store_set(store, network, FILE_KEY, STR("1"), err));
}

static bool is_older(const struct counts *counts)
{
    return counts->in_file > counts->in_database
           || (counts->in_file == 0 && counts->was_filed);
}

static bool count_in(struct store *store, struct str path, struct str network,
                     struct arena *arena, struct error *err)
{
    struct counts counts = {0};
    struct error missing;
    struct str text;

    if (file_read(path, DIGITS_MAX, arena, &text, &missing))
        counts.in_file = number_of(text);
    if (!read_database(store, network, arena, &counts, err))
        return false;
    if (counts.has_keys && is_older(&counts))
        return error_set(err, ERROR_CONFIG,
                         "the database was brought back from a copy (start %" PRIu64
                         " of %.*s, while %.*s %s): its keys must not be used again. Run "
                         "faqd matrix logout %.*s and start as a new device",
                         counts.in_database, STR_ARG(network), STR_ARG(path),
                         counts.in_file > 0 ? "knows a later one" : "is gone",
                         STR_ARG(network));
    return write_both(store, network, path, &counts, err);
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
