/* SPDX-License-Identifier: MIT */
#include "e2ee/olm_object.h"
#include "e2ee/wire.h"

OLM_OBJECT(session, session);

static bool is_first(struct str body)
{
    return olm_is_base64(body) && e2ee_wire_first_is_sound(body);
}

struct e2ee_session *e2ee_session_create_outbound(struct e2ee_account *account,
                                                  struct str their_curve25519,
                                                  struct str their_one_time_key,
                                                  const struct e2ee_chance *chance)
{
    if (!e2ee_key_is_valid(their_curve25519) || !e2ee_key_is_valid(their_one_time_key))
        return NULL;
    struct e2ee_session *session = allocate_session();
    struct olm_chance drawn =
        olm_draw(chance, olm_create_outbound_session_random_length(session->olm));
    size_t result = olm_create_outbound_session(
        session->olm, account->olm, their_curve25519.ptr, their_curve25519.len,
        their_one_time_key.ptr, their_one_time_key.len, drawn.bytes, drawn.count);
    olm_put_back(&drawn);
    return session_if_made(session, result);
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
        olm_copy_in(&arena, body), body.len);
    arena_clear(&arena);
    return session_if_made(session, result);
}

OLM_TEXT(session_id, session, session_id);

bool e2ee_session_matches(struct e2ee_session *session, struct str their_curve25519,
                          struct str body)
{
    struct arena arena;

    if (!e2ee_key_is_valid(their_curve25519) || !is_first(body))
        return false;
    arena_init(&arena);
    size_t result = olm_matches_inbound_session_from(session->olm, their_curve25519.ptr,
                                                     their_curve25519.len,
                                                     olm_copy_in(&arena, body), body.len);
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
    struct olm_chance drawn = olm_draw(chance, olm_encrypt_random_length(session->olm));
    size_t made = olm_encrypt(session->olm, text.len ? text.ptr : "", text.len,
                              drawn.bytes, drawn.count, body, len);

    olm_put_back(&drawn);
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
                                            : !olm_is_base64(message->body))
        return false;
    size_t max = olm_decrypt_max_plaintext_length(
        session->olm, kind, olm_copy_in(arena, message->body), message->body.len);
    if (max == olm_error())
        return false;
    char *text = arena_alloc(arena, max + 1, 1);
    size_t len = olm_decrypt(session->olm, kind, olm_copy_in(arena, message->body),
                             message->body.len, text, max);
    return olm_is_open(text, len, out);
}
