/* SPDX-License-Identifier: MIT */
#include "e2ee/olm_object.h"

OLM_OBJECT(account, account);

bool e2ee_key_is_valid(struct str key)
{
    return key.len == E2EE_KEY_TEXT && olm_is_base64(key);
}

struct e2ee_account *e2ee_account_create(const struct e2ee_chance *chance)
{
    struct e2ee_account *account = allocate_account();
    struct olm_chance drawn =
        olm_draw(chance, olm_create_account_random_length(account->olm));
    size_t result = olm_create_account(account->olm, drawn.bytes, drawn.count);

    assert(result != olm_error());
    olm_put_back(&drawn);
    return account;
}

/* What libolm writes as JSON: {"curve25519": {...}}. */
static struct json *read_own_json(struct arena *arena, const char *text, size_t len)
{
    struct error err = {0};
    struct json *json = json_parse(str_make(text, len), E2EE_MESSAGE_MAX, &err);

    assert(json);
    arena_clear(arena);
    return json;
}

static void copy_key(char out[E2EE_KEY_TEXT + 1], struct str key)
{
    assert(key.len == E2EE_KEY_TEXT);
    memcpy(out, key.ptr, key.len);
    out[key.len] = '\0';
}

struct e2ee_identity e2ee_account_identity(const struct e2ee_account *account)
{
    size_t len = olm_account_identity_keys_length(account->olm);
    struct e2ee_identity identity;
    struct arena arena;

    arena_init(&arena);
    char *text = arena_alloc(&arena, len + 1, 1);
    size_t made = olm_account_identity_keys(account->olm, text, len);
    assert(made != olm_error());
    struct json *json = read_own_json(&arena, text, made);
    copy_key(identity.curve25519, json_string(json, "curve25519"));
    copy_key(identity.ed25519, json_string(json, "ed25519"));
    json_destroy(json);
    return identity;
}

struct str e2ee_account_sign(struct e2ee_account *account, struct str text,
                             struct arena *arena)
{
    size_t len = olm_account_signature_length(account->olm);
    char *signature = arena_alloc(arena, len + 1, 1);
    size_t made = olm_account_sign(account->olm, text.len ? text.ptr : "", text.len,
                                   signature, len);

    assert(made != olm_error());
    return str_make(signature, len);
}

size_t e2ee_account_keys_max(const struct e2ee_account *account)
{
    return olm_account_max_number_of_one_time_keys(account->olm);
}

void e2ee_account_add_keys(struct e2ee_account *account, size_t count,
                           const struct e2ee_chance *chance)
{
    struct olm_chance drawn = olm_draw(
        chance, olm_account_generate_one_time_keys_random_length(account->olm, count));
    size_t result =
        olm_account_generate_one_time_keys(account->olm, count, drawn.bytes, drawn.count);

    assert(result != olm_error());
    olm_put_back(&drawn);
}

/* A list that libolm writes as JSON: the inner object, as a document of its own. */
static struct json *list_keys(OlmAccount *account, size_t len,
                              size_t (*write)(OlmAccount *account, void *out, size_t len))
{
    struct json *keys = json_object_create();
    struct arena arena;

    arena_init(&arena);
    char *text = arena_alloc(&arena, len + 1, 1);
    size_t made = write(account, text, len);
    assert(made != olm_error());
    struct json *json = read_own_json(&arena, text, made);
    for (const struct json *item = json_first(json_get(json, "curve25519")); item;
         item = json_next(item))
        json_add_copy(keys, json_key(item).ptr, item);
    json_destroy(json);
    return keys;
}

struct json *e2ee_account_unpublished_keys(const struct e2ee_account *account)
{
    return list_keys(account->olm, olm_account_one_time_keys_length(account->olm),
                     olm_account_one_time_keys);
}

void e2ee_account_add_fallback_key(struct e2ee_account *account,
                                   const struct e2ee_chance *chance)
{
    struct olm_chance drawn =
        olm_draw(chance, olm_account_generate_fallback_key_random_length(account->olm));
    size_t result =
        olm_account_generate_fallback_key(account->olm, drawn.bytes, drawn.count);

    assert(result != olm_error());
    olm_put_back(&drawn);
}

struct json *e2ee_account_unpublished_fallback_key(const struct e2ee_account *account)
{
    return list_keys(account->olm,
                     olm_account_unpublished_fallback_key_length(account->olm),
                     olm_account_unpublished_fallback_key);
}

void e2ee_account_forget_old_fallback_key(struct e2ee_account *account)
{
    olm_account_forget_old_fallback_key(account->olm);
}

void e2ee_account_mark_published(struct e2ee_account *account)
{
    olm_account_mark_keys_as_published(account->olm);
}

void e2ee_account_use_key(struct e2ee_account *account, struct e2ee_session *session)
{
    /* It fails for a fallback key, which stays: that is right. */
    olm_remove_one_time_keys(account->olm, session->olm);
}
