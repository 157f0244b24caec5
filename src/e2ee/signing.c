/* SPDX-License-Identifier: MIT */
#include "e2ee/signing.h"

/* A copy of the members of an object, except two. */
static struct json *copy_without(const struct json *object, struct str one,
                                 struct str other)
{
    struct json *copy = json_object_create();

    for (const struct json *item = json_first(object); item; item = json_next(item))
        if (!str_equal(json_key(item), one) && !str_equal(json_key(item), other))
            json_add_copy(copy, json_key(item).ptr, item);
    return copy;
}

bool signing_bytes(const struct json *object, struct buf *out)
{
    if (!json_is_object(object) || !json_object_is_sound(object))
        return false;
    struct json *core = copy_without(object, STR("signatures"), STR("unsigned"));
    bool is_canonical = json_format_canonical(core, out) && !out->is_full;
    json_destroy(core);
    return is_canonical;
}

/* The signatures of before with this one among them. */
static struct json *merge(const struct json *old, struct arena *scratch,
                          struct str entity, struct str key_id, struct str signature)
{
    struct json *all = copy_without(old, entity, entity);
    struct json *own = copy_without(json_get_str(old, entity), key_id, key_id);

    json_add_string(own, arena_copy(scratch, key_id).ptr, signature);
    json_add_taken(all, arena_copy(scratch, entity).ptr, own);
    return all;
}

struct json *signing_add(const struct json *object, struct str entity, struct str key_id,
                         struct str signature)
{
    struct json *result = copy_without(object, STR("signatures"), STR("signatures"));
    struct arena scratch;

    arena_init(&scratch);
    json_add_taken(
        result, "signatures",
        merge(json_get(object, "signatures"), &scratch, entity, key_id, signature));
    arena_clear(&scratch);
    return result;
}

struct json *signing_sign(const struct json *object, struct str entity, struct str key_id,
                          const unsigned char seed[CRYPTO_SEED_BYTES])
{
    unsigned char signature[CRYPTO_SIGNATURE_BYTES];
    struct json *result = NULL;
    struct arena scratch;
    struct buf text;

    arena_init(&scratch);
    buf_init(&text, SIGNING_BYTES_MAX);
    if (signing_bytes(object, &text) && crypto_sign(seed, buf_view(&text), signature))
        result = signing_add(object, entity, key_id,
                             crypto_base64(&scratch, signature, sizeof signature));
    buf_clear(&text);
    arena_clear(&scratch);
    return result;
}

bool signing_verify(const struct json *object, struct str entity, struct str key_id,
                    const unsigned char public_key[CRYPTO_PUBLIC_KEY_BYTES])
{
    const struct json *own = json_get_str(json_get(object, "signatures"), entity);
    unsigned char signature[CRYPTO_SIGNATURE_BYTES];
    struct str text = {0};
    struct buf bytes;

    if (!json_to_string(json_get_str(own, key_id), &text)
        || !crypto_from_base64(text, signature, sizeof signature))
        return false;
    buf_init(&bytes, SIGNING_BYTES_MAX);
    bool is_right = signing_bytes(object, &bytes)
                    && crypto_verify(public_key, buf_view(&bytes), signature);
    buf_clear(&bytes);
    return is_right;
}
