/* SPDX-License-Identifier: MIT */
/*
 * olm object: what the files that speak to libolm share (olm_account.c, olm_session.c,
 * olm_megolm.c); no other file looks at it.
 *
 * libolm works in memory that its caller allocates, asks for random bytes by number, and
 * decodes its input in place. So each kind of object has the same few functions, which
 * differ in names only; the macros write them, since C has no other way to say it once.
 */
#ifndef E2EE_OLM_OBJECT_H
#define E2EE_OLM_OBJECT_H

#include <assert.h>
#include <stdlib.h>

#include <olm/olm.h>

#include "base/alloc.h"
#include "e2ee/crypto.h"
#include "e2ee/olm.h"

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

/* Allocate, keep if it worked, destroy, load, save. */
#define OLM_OBJECT(kind, olm_kind)                                                       \
    static struct e2ee_##kind *allocate_##kind(void)                                     \
    {                                                                                    \
        struct e2ee_##kind *object = ALLOC(struct e2ee_##kind);                          \
        object->olm = olm_##olm_kind(alloc_zeroed(1, olm_##olm_kind##_size()));          \
        return object;                                                                   \
    }                                                                                    \
    void e2ee_##kind##_destroy(struct e2ee_##kind *object)                               \
    {                                                                                    \
        if (!object)                                                                     \
            return;                                                                      \
        olm_clear_##olm_kind(object->olm);                                               \
        free(object->olm);                                                               \
        free(object);                                                                    \
    }                                                                                    \
    static struct e2ee_##kind *kind##_if_made(struct e2ee_##kind *object, size_t result) \
    {                                                                                    \
        if (result != olm_error())                                                       \
            return object;                                                               \
        e2ee_##kind##_destroy(object);                                                   \
        return NULL;                                                                     \
    }                                                                                    \
    struct e2ee_##kind *e2ee_##kind##_load(struct str pickle,                            \
                                           const struct e2ee_pickle_key *key)            \
    {                                                                                    \
        struct e2ee_##kind *object = allocate_##kind();                                  \
        char *text = alloc_copy(pickle.ptr, pickle.len);                                 \
        size_t result = olm_unpickle_##olm_kind(object->olm, key->bytes,                 \
                                                sizeof key->bytes, text, pickle.len);    \
        crypto_wipe(text, pickle.len);                                                   \
        free(text);                                                                      \
        return kind##_if_made(object, result);                                           \
    }                                                                                    \
    struct str e2ee_##kind##_save(struct e2ee_##kind *object,                            \
                                  const struct e2ee_pickle_key *key,                     \
                                  struct arena *arena)                                   \
    {                                                                                    \
        size_t len = olm_pickle_##olm_kind##_length(object->olm);                        \
        char *text = arena_alloc(arena, len + 1, 1);                                     \
        size_t made = olm_pickle_##olm_kind(object->olm, key->bytes, sizeof key->bytes,  \
                                            text, len);                                  \
        assert(made != olm_error());                                                     \
        return str_make(text, made);                                                     \
    }                                                                                    \
    struct e2ee_##kind

/* A text that libolm gives by its length and then by itself: an id, a key. */
#define OLM_TEXT(name, kind, olm_name)                                      \
    struct str e2ee_##name(struct e2ee_##kind *object, struct arena *arena) \
    {                                                                       \
        size_t len = olm_##olm_name##_length(object->olm);                  \
        unsigned char *text = arena_alloc(arena, len + 1, 1);               \
        size_t made = olm_##olm_name(object->olm, text, len);               \
        assert(made != olm_error());                                        \
        return str_make((const char *)text, made);                          \
    }                                                                       \
    struct e2ee_##kind

/* Random bytes for one call; never NULL. */
struct olm_chance {
    unsigned char *bytes;
    size_t count;
};

static inline struct olm_chance olm_draw(const struct e2ee_chance *chance, size_t count)
{
    struct olm_chance drawn = {alloc_zeroed(count + 1, 1), count};

    e2ee_chance_fill(chance, drawn.bytes, count);
    return drawn;
}

static inline void olm_put_back(struct olm_chance *drawn)
{
    crypto_wipe(drawn->bytes, drawn->count);
    free(drawn->bytes);
}

static inline bool olm_is_base64(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_alnum_ascii(text.ptr[i]) && text.ptr[i] != '+' && text.ptr[i] != '/')
            return false;
    return text.len > 0 && text.len <= E2EE_MESSAGE_MAX && text.len % 4 != 1;
}

/* A copy to be destroyed by libolm. */
static inline unsigned char *olm_copy_in(struct arena *arena, struct str text)
{
    unsigned char *copy = arena_alloc(arena, text.len + 1, 1);

    memcpy(copy, text.ptr, text.len);
    return copy;
}

/* What was decrypted into text, of which there was place for one byte more. */
static inline bool olm_is_open(char *text, size_t len, struct str *out)
{
    if (len == olm_error())
        return false;
    text[len] = '\0';
    *out = str_make(text, len);
    return true;
}

#endif
