/* SPDX-License-Identifier: MIT */
#include "matrix/tokens.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

enum { TOKEN_BYTES_MAX = 8 * 1024 };

void matrix_tokens_init(struct matrix_tokens *tokens)
{
    *tokens = (struct matrix_tokens){
        .authorization = alloc_copy("", 0),
        .refresh = alloc_copy("", 0),
    };
}

/* Overwritten, so that it does not linger in free memory. */
static void wipe(char *secret)
{
    explicit_bzero(secret, strlen(secret));
    free(secret);
}

void matrix_tokens_clear(struct matrix_tokens *tokens)
{
    wipe(tokens->authorization);
    wipe(tokens->refresh);
}

static void replace(char **place, struct str value)
{
    char *copy = alloc_copy(value.ptr, value.len);

    wipe(*place);
    *place = copy;
}

void matrix_tokens_set(struct matrix_tokens *tokens, struct str access)
{
    struct buf header;

    buf_init(&header, TOKEN_BYTES_MAX);
    if (access.len > 0)
        buf_format(&header, "Bearer %.*s", STR_ARG(access));
    replace(&tokens->authorization, buf_view(&header));
    if (header.bytes)
        explicit_bzero(header.bytes, header.capacity);
    buf_clear(&header);
}

/* Kept as "expires lifetime". */
static void restore_expiry(struct matrix_tokens *tokens, struct str value)
{
    struct str expires, lifetime;
    uint64_t expires_ms, lifetime_ms;

    if (!str_cut(value, ' ', &expires, &lifetime) || !str_to_u64(expires, &expires_ms)
        || !str_to_u64(lifetime, &lifetime_ms) || expires_ms > INT64_MAX / 2
        || lifetime_ms > INT64_MAX / 2)
        return;
    tokens->expires_ms = (int64_t)expires_ms;
    tokens->lifetime_ms = (int64_t)lifetime_ms;
}

void matrix_tokens_restore(struct matrix_tokens *tokens, struct str key, struct str value)
{
    if (str_equal(key, STR("token")))
        matrix_tokens_set(tokens, value);
    else if (str_equal(key, STR("refresh_token")))
        replace(&tokens->refresh, value);
    else if (str_equal(key, STR("token_expires")))
        restore_expiry(tokens, value);
}

static bool is_sound(struct str token)
{
    for (size_t i = 0; i < token.len; i++)
        if ((unsigned char)token.ptr[i] <= 0x20 || token.ptr[i] == 0x7f)
            return false;
    return token.len <= TOKEN_BYTES_MAX / 2;
}

static void set_expiry(struct matrix_tokens *tokens, int64_t lifetime_ms, int64_t now_ms,
                       struct matrix_changes *changes)
{
    char text[64];

    tokens->lifetime_ms = lifetime_ms;
    tokens->expires_ms = lifetime_ms > 0 ? now_ms + lifetime_ms : 0;
    snprintf(text, sizeof text, "%" PRId64 " %" PRId64, tokens->expires_ms, lifetime_ms);
    if (lifetime_ms > 0)
        matrix_changes_set(changes, "token_expires", str_from_c(text));
    else
        matrix_changes_unset(changes, "token_expires");
}

bool matrix_tokens_take(struct matrix_tokens *tokens,
                        const struct matrix_new_tokens *fresh, int64_t now_ms,
                        struct matrix_changes *changes)
{
    bool is_lifetime = fresh->lifetime_ms > 0 && fresh->lifetime_ms < INT64_MAX / 4;

    if (fresh->access.len == 0 || !is_sound(fresh->access) || !is_sound(fresh->refresh))
        return false;
    matrix_tokens_set(tokens, fresh->access);
    matrix_changes_set(changes, "token", fresh->access);
    if (fresh->refresh.len > 0) {
        replace(&tokens->refresh, fresh->refresh);
        matrix_changes_set(changes, "refresh_token", fresh->refresh);
    }
    set_expiry(tokens, is_lifetime ? fresh->lifetime_ms : 0, now_ms, changes);
    return true;
}

void matrix_tokens_forget(struct matrix_tokens *tokens, struct matrix_changes *changes)
{
    replace(&tokens->authorization, STR(""));
    replace(&tokens->refresh, STR(""));
    tokens->expires_ms = tokens->lifetime_ms = 0;
    matrix_changes_unset(changes, "token");
    matrix_changes_unset(changes, "refresh_token");
    matrix_changes_unset(changes, "token_expires");
}

/* With a fifth of its life left: there is time for a few tries. */
bool matrix_tokens_are_due(const struct matrix_tokens *tokens, int64_t now_ms)
{
    return *tokens->refresh && tokens->expires_ms > 0
           && now_ms >= tokens->expires_ms - tokens->lifetime_ms / 5;
}
