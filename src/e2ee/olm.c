/* SPDX-License-Identifier: MIT */
#include "e2ee/olm.h"

#include <assert.h>
#include <stdlib.h>

#include <olm/olm.h>

#include "base/alloc.h"
#include "e2ee/crypto.h"
#include "e2ee/wire.h"

/*
 * libolm works in memory that its caller allocates, asks for random bytes by number, and
 * decodes its input in place. So each kind has the same few functions, which differ in
 * names only; the macros write them, since C has no other way to say it once.
 */
#define OLM_OBJECT(kind, olm_kind)                                                      \
    static struct e2ee_##kind *allocate_##kind(void)                                    \
    {                                                                                   \
        struct e2ee_##kind *object = ALLOC(struct e2ee_##kind);                         \
        object->olm = olm_##olm_kind(alloc_zeroed(1, olm_##olm_kind##_size()));         \
        return object;                                                                  \
    }                                                                                   \
    void e2ee_##kind##_destroy(struct e2ee_##kind *object)                              \
    {                                                                                   \
        if (!object)                                                                    \
            return;                                                                     \
        olm_clear_##olm_kind(object->olm);                                              \
        free(object->olm);                                                              \
        free(object);                                                                   \
    }                                                                                   \
    struct e2ee_##kind *e2ee_##kind##_load(struct str pickle,                           \
                                           const struct e2ee_pickle_key *key)           \
    {                                                                                   \
        struct e2ee_##kind *object = allocate_##kind();                                 \
        char *text = alloc_copy(pickle.ptr, pickle.len);                                \
        size_t result = olm_unpickle_##olm_kind(object->olm, key->bytes,                \
                                                sizeof key->bytes, text, pickle.len);   \
        crypto_wipe(text, pickle.len);                                                  \
        free(text);                                                                     \
        if (result != olm_error())                                                      \
            return object;                                                              \
        e2ee_##kind##_destroy(object);                                                  \
        return NULL;                                                                    \
    }                                                                                   \
    struct str e2ee_##kind##_save(struct e2ee_##kind *object,                           \
                                  const struct e2ee_pickle_key *key,                    \
                                  struct arena *arena)                                  \
    {                                                                                   \
        size_t len = olm_pickle_##olm_kind##_length(object->olm);                       \
        char *text = arena_alloc(arena, len + 1, 1);                                    \
        size_t made = olm_pickle_##olm_kind(object->olm, key->bytes, sizeof key->bytes, \
                                            text, len);                                 \
        assert(made != olm_error());                                                    \
        return str_make(text, made);                                                    \
    }                                                                                   \
    struct e2ee_##kind

struct e2ee_account {
    OlmAccount *olm;
};

struct e2ee_session {
    OlmSession *olm;
};

struct e2ee_outbound {
    OlmOutboundGroupSession *olm;
};

struct e2ee_inbound {
    OlmInboundGroupSession *olm;
};

OLM_OBJECT(account, account);
OLM_OBJECT(session, session);
OLM_OBJECT(outbound, outbound_group_session);
OLM_OBJECT(inbound, inbound_group_session);

/* Random bytes for one call; never NULL. */
struct chance_bytes {
    unsigned char *bytes;
    size_t count;
};

static struct chance_bytes draw(const struct e2ee_chance *chance, size_t count)
{
    struct chance_bytes drawn = {alloc_zeroed(count + 1, 1), count};

    e2ee_chance_fill(chance, drawn.bytes, count);
    return drawn;
}

static void put_back(struct chance_bytes *drawn)
{
    crypto_wipe(drawn->bytes, drawn->count);
    free(drawn->bytes);
}

static bool is_base64(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_alnum_ascii(text.ptr[i]) && text.ptr[i] != '+' && text.ptr[i] != '/')
            return false;
    return text.len > 0 && text.len <= E2EE_MESSAGE_MAX && text.len % 4 != 1;
}

static bool is_first(struct str body)
{
    return is_base64(body) && e2ee_wire_first_is_sound(body);
}

bool e2ee_key_is_valid(struct str key)
{
    return key.len == E2EE_KEY_TEXT && is_base64(key);
}

/* A copy to be destroyed by libolm. */
static char *copy_in(struct arena *arena, struct str text)
{
    char *copy = arena_alloc(arena, text.len + 1, 1);

    memcpy(copy, text.ptr, text.len);
    return copy;
}

struct e2ee_account *e2ee_account_create(const struct e2ee_chance *chance)
{
    struct e2ee_account *account = allocate_account();
    struct chance_bytes drawn =
        draw(chance, olm_create_account_random_length(account->olm));
    size_t result = olm_create_account(account->olm, drawn.bytes, drawn.count);

    assert(result != olm_error());
    put_back(&drawn);
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
    struct chance_bytes drawn = draw(
        chance, olm_account_generate_one_time_keys_random_length(account->olm, count));
    size_t result =
        olm_account_generate_one_time_keys(account->olm, count, drawn.bytes, drawn.count);

    assert(result != olm_error());
    put_back(&drawn);
}

/* The inner object of the kind of key, as a document of its own. */
static struct json *take_keys(struct arena *arena, const char *text, size_t len)
{
    struct json *json = read_own_json(arena, text, len);
    struct json *keys = json_object_create();

    for (const struct json *item = json_first(json_get(json, "curve25519")); item;
         item = json_next(item))
        json_add_copy(keys, json_key(item).ptr, item);
    json_destroy(json);
    return keys;
}

struct json *e2ee_account_unpublished_keys(const struct e2ee_account *account)
{
    size_t len = olm_account_one_time_keys_length(account->olm);
    struct arena arena;

    arena_init(&arena);
    char *text = arena_alloc(&arena, len + 1, 1);
    size_t made = olm_account_one_time_keys(account->olm, text, len);
    assert(made != olm_error());
    return take_keys(&arena, text, made);
}

void e2ee_account_add_fallback_key(struct e2ee_account *account,
                                   const struct e2ee_chance *chance)
{
    struct chance_bytes drawn =
        draw(chance, olm_account_generate_fallback_key_random_length(account->olm));
    size_t result =
        olm_account_generate_fallback_key(account->olm, drawn.bytes, drawn.count);

    assert(result != olm_error());
    put_back(&drawn);
}

struct json *e2ee_account_unpublished_fallback_key(const struct e2ee_account *account)
{
    size_t len = olm_account_unpublished_fallback_key_length(account->olm);
    struct arena arena;

    arena_init(&arena);
    char *text = arena_alloc(&arena, len + 1, 1);
    size_t made = olm_account_unpublished_fallback_key(account->olm, text, len);
    assert(made != olm_error());
    return take_keys(&arena, text, made);
}

void e2ee_account_forget_old_fallback_key(struct e2ee_account *account)
{
    olm_account_forget_old_fallback_key(account->olm);
}

void e2ee_account_mark_published(struct e2ee_account *account)
{
    olm_account_mark_keys_as_published(account->olm);
}

struct e2ee_session *e2ee_session_create_outbound(struct e2ee_account *account,
                                                  struct str their_curve25519,
                                                  struct str their_one_time_key,
                                                  const struct e2ee_chance *chance)
{
    if (!e2ee_key_is_valid(their_curve25519) || !e2ee_key_is_valid(their_one_time_key))
        return NULL;
    struct e2ee_session *session = allocate_session();
    struct chance_bytes drawn =
        draw(chance, olm_create_outbound_session_random_length(session->olm));
    size_t result = olm_create_outbound_session(
        session->olm, account->olm, their_curve25519.ptr, their_curve25519.len,
        their_one_time_key.ptr, their_one_time_key.len, drawn.bytes, drawn.count);
    put_back(&drawn);
    if (result != olm_error())
        return session;
    e2ee_session_destroy(session);
    return NULL;
}

struct e2ee_session *e2ee_session_create_inbound(struct e2ee_account *account,
                                                 struct str their_curve25519,
                                                 struct str body)
{
    struct arena arena;

    if (!e2ee_key_is_valid(their_curve25519) || !is_first(body))
        return NULL;
    struct e2ee_session *session = allocate_session();
    arena_init(&arena);
    size_t result = olm_create_inbound_session_from(
        session->olm, account->olm, their_curve25519.ptr, their_curve25519.len,
        copy_in(&arena, body), body.len);
    arena_clear(&arena);
    if (result != olm_error())
        return session;
    e2ee_session_destroy(session);
    return NULL;
}

void e2ee_account_use_key(struct e2ee_account *account, struct e2ee_session *session)
{
    /* It fails for a fallback key, which stays: that is right. */
    olm_remove_one_time_keys(account->olm, session->olm);
}

struct str e2ee_session_id(struct e2ee_session *session, struct arena *arena)
{
    size_t len = olm_session_id_length(session->olm);
    char *id = arena_alloc(arena, len + 1, 1);
    size_t made = olm_session_id(session->olm, id, len);

    assert(made != olm_error());
    return str_make(id, len);
}

bool e2ee_session_matches(struct e2ee_session *session, struct str their_curve25519,
                          struct str body)
{
    struct arena arena;

    if (!e2ee_key_is_valid(their_curve25519) || !is_first(body))
        return false;
    arena_init(&arena);
    size_t result = olm_matches_inbound_session_from(session->olm, their_curve25519.ptr,
                                                     their_curve25519.len,
                                                     copy_in(&arena, body), body.len);
    arena_clear(&arena);
    return result == 1;
}

struct e2ee_message e2ee_session_encrypt(struct e2ee_session *session, struct str text,
                                         const struct e2ee_chance *chance,
                                         struct arena *arena)
{
    struct e2ee_message message = {.kind = olm_encrypt_message_type(session->olm) == 0
                                               ? E2EE_MESSAGE_FIRST
                                               : E2EE_MESSAGE_LATER};
    size_t len = olm_encrypt_message_length(session->olm, text.len);
    char *body = arena_alloc(arena, len + 1, 1);
    struct chance_bytes drawn = draw(chance, olm_encrypt_random_length(session->olm));
    size_t made = olm_encrypt(session->olm, text.len ? text.ptr : "", text.len,
                              drawn.bytes, drawn.count, body, len);

    put_back(&drawn);
    if (made != olm_error())
        message.body = str_make(body, made);
    return message;
}

bool e2ee_session_decrypt(struct e2ee_session *session,
                          const struct e2ee_message *message, struct arena *arena,
                          struct str *out)
{
    size_t kind = message->kind == E2EE_MESSAGE_FIRST ? OLM_MESSAGE_TYPE_PRE_KEY
                                                      : OLM_MESSAGE_TYPE_MESSAGE;

    if (message->kind == E2EE_MESSAGE_FIRST ? !is_first(message->body)
                                            : !is_base64(message->body))
        return false;
    size_t max = olm_decrypt_max_plaintext_length(
        session->olm, kind, copy_in(arena, message->body), message->body.len);
    if (max == olm_error())
        return false;
    char *text = arena_alloc(arena, max + 1, 1);
    size_t len = olm_decrypt(session->olm, kind, copy_in(arena, message->body),
                             message->body.len, text, max);
    if (len == olm_error())
        return false;
    text[len] = '\0';
    *out = str_make(text, len);
    return true;
}

struct e2ee_outbound *e2ee_outbound_create(const struct e2ee_chance *chance)
{
    struct e2ee_outbound *outbound = allocate_outbound();
    struct chance_bytes drawn =
        draw(chance, olm_init_outbound_group_session_random_length(outbound->olm));
    size_t result =
        olm_init_outbound_group_session(outbound->olm, drawn.bytes, drawn.count);

    assert(result != olm_error());
    put_back(&drawn);
    return outbound;
}

struct str e2ee_outbound_id(struct e2ee_outbound *outbound, struct arena *arena)
{
    size_t len = olm_outbound_group_session_id_length(outbound->olm);
    char *id = arena_alloc(arena, len + 1, 1);
    size_t made = olm_outbound_group_session_id(outbound->olm, (uint8_t *)id, len);

    assert(made != olm_error());
    return str_make(id, len);
}

struct str e2ee_outbound_key(struct e2ee_outbound *outbound, struct arena *arena)
{
    size_t len = olm_outbound_group_session_key_length(outbound->olm);
    char *key = arena_alloc(arena, len + 1, 1);
    size_t made = olm_outbound_group_session_key(outbound->olm, (uint8_t *)key, len);

    assert(made != olm_error());
    return str_make(key, len);
}

uint32_t e2ee_outbound_index(struct e2ee_outbound *outbound)
{
    return olm_outbound_group_session_message_index(outbound->olm);
}

struct str e2ee_outbound_encrypt(struct e2ee_outbound *outbound, struct str text,
                                 struct arena *arena)
{
    size_t len = olm_group_encrypt_message_length(outbound->olm, text.len);
    char *body = arena_alloc(arena, len + 1, 1);
    size_t made =
        olm_group_encrypt(outbound->olm, (const uint8_t *)(text.len ? text.ptr : ""),
                          text.len, (uint8_t *)body, len);

    return made == olm_error() ? (struct str){0} : str_make(body, made);
}

struct e2ee_inbound *e2ee_inbound_create(struct str key)
{
    struct arena arena;

    if (!is_base64(key))
        return NULL;
    struct e2ee_inbound *inbound = allocate_inbound();
    arena_init(&arena);
    char *copy = copy_in(&arena, key);
    size_t result =
        olm_init_inbound_group_session(inbound->olm, (const uint8_t *)copy, key.len);
    crypto_wipe(copy, key.len);
    arena_clear(&arena);
    if (result != olm_error())
        return inbound;
    e2ee_inbound_destroy(inbound);
    return NULL;
}

struct str e2ee_inbound_id(struct e2ee_inbound *inbound, struct arena *arena)
{
    size_t len = olm_inbound_group_session_id_length(inbound->olm);
    char *id = arena_alloc(arena, len + 1, 1);
    size_t made = olm_inbound_group_session_id(inbound->olm, (uint8_t *)id, len);

    assert(made != olm_error());
    return str_make(id, len);
}

uint32_t e2ee_inbound_first_index(struct e2ee_inbound *inbound)
{
    return olm_inbound_group_session_first_known_index(inbound->olm);
}

bool e2ee_inbound_decrypt(struct e2ee_inbound *inbound, struct str body,
                          struct arena *arena, struct str *out, uint32_t *index)
{
    if (!is_base64(body))
        return false;
    size_t max = olm_group_decrypt_max_plaintext_length(
        inbound->olm, (uint8_t *)copy_in(arena, body), body.len);
    if (max == olm_error())
        return false;
    char *text = arena_alloc(arena, max + 1, 1);
    size_t len = olm_group_decrypt(inbound->olm, (uint8_t *)copy_in(arena, body),
                                   body.len, (uint8_t *)text, max, index);
    if (len == olm_error())
        return false;
    text[len] = '\0';
    *out = str_make(text, len);
    return true;
}
