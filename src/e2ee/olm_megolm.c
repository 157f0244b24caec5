/* SPDX-License-Identifier: MIT */
#include "e2ee/olm_object.h"

OLM_OBJECT(outbound, outbound_group_session);
OLM_OBJECT(inbound, inbound_group_session);

struct e2ee_outbound *e2ee_outbound_create(const struct e2ee_chance *chance)
{
    struct e2ee_outbound *outbound = allocate_outbound();
    struct olm_chance drawn =
        olm_draw(chance, olm_init_outbound_group_session_random_length(outbound->olm));
    size_t result =
        olm_init_outbound_group_session(outbound->olm, drawn.bytes, drawn.count);

    assert(result != olm_error());
    olm_put_back(&drawn);
    return outbound;
}

OLM_TEXT(outbound_id, outbound, outbound_group_session_id);
OLM_TEXT(outbound_key, outbound, outbound_group_session_key);

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

static struct e2ee_inbound *create(struct str key, size_t make(OlmInboundGroupSession *,
                                                               const uint8_t *, size_t))
{
    struct arena arena;

    if (!olm_is_base64(key))
        return NULL;
    struct e2ee_inbound *inbound = allocate_inbound();
    arena_init(&arena);
    unsigned char *copy = olm_copy_in(&arena, key);
    size_t result = make(inbound->olm, copy, key.len);
    crypto_wipe(copy, key.len);
    arena_clear(&arena);
    return inbound_if_made(inbound, result);
}

struct e2ee_inbound *e2ee_inbound_create(struct str key)
{
    return create(key, olm_init_inbound_group_session);
}

struct e2ee_inbound *e2ee_inbound_import(struct str key)
{
    return create(key, olm_import_inbound_group_session);
}

struct str e2ee_inbound_export(struct e2ee_inbound *inbound, struct arena *arena)
{
    size_t len = olm_export_inbound_group_session_length(inbound->olm);
    unsigned char *key = arena_alloc(arena, len + 1, 1);
    size_t made = olm_export_inbound_group_session(inbound->olm, key, len,
                                                   e2ee_inbound_first_index(inbound));

    assert(made != olm_error());
    return str_make((const char *)key, made);
}

OLM_TEXT(inbound_id, inbound, inbound_group_session_id);

uint32_t e2ee_inbound_first_index(struct e2ee_inbound *inbound)
{
    return olm_inbound_group_session_first_known_index(inbound->olm);
}

bool e2ee_inbound_decrypt(struct e2ee_inbound *inbound, struct str body,
                          struct arena *arena, struct str *out, uint32_t *index)
{
    if (!olm_is_base64(body))
        return false;
    size_t max = olm_group_decrypt_max_plaintext_length(
        inbound->olm, olm_copy_in(arena, body), body.len);
    if (max == olm_error())
        return false;
    char *text = arena_alloc(arena, max + 1, 1);
    size_t len = olm_group_decrypt(inbound->olm, olm_copy_in(arena, body), body.len,
                                   (uint8_t *)text, max, index);
    return olm_is_open(text, len, out);
}
