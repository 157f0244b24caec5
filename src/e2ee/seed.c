/* SPDX-License-Identifier: MIT */
#include "e2ee/seed.h"

#include "e2ee/crypto.h"

/* Seeds at rest: AES-CTR and HMAC with keys made from the pickle key and a name. */

enum { IV_BYTES = CRYPTO_IV_BYTES, LOCKED_BYTES = IV_BYTES + 32 + 32 };

static bool lock_keys(struct e2ee_machine *machine, struct str name,
                      unsigned char keys[64])
{
    return crypto_hkdf(str_make((const char *)machine->options.key.bytes,
                                sizeof machine->options.key.bytes),
                       name, keys, 64);
}

static struct str view(const unsigned char *bytes, size_t count)
{
    return str_make((const char *)bytes, count);
}

struct str e2ee_lock_seed(struct e2ee_machine *machine, const unsigned char seed[32],
                          struct str name, struct arena *arena)
{
    unsigned char keys[64], locked[LOCKED_BYTES];
    unsigned char *text = locked + IV_BYTES;

    e2ee_chance_fill(&machine->options.chance, locked, IV_BYTES);
    bool is_made =
        lock_keys(machine, name, keys)
        && crypto_aes_ctr(keys, locked, view(seed, 32), text)
        && crypto_hmac(view(keys + 32, 32), view(locked, IV_BYTES + 32), text + 32);
    crypto_wipe(keys, sizeof keys);
    return is_made ? crypto_base64(arena, locked, sizeof locked) : (struct str){0};
}

bool e2ee_unlock_seed(struct e2ee_machine *machine, struct str text, struct str name,
                      unsigned char seed[32])
{
    unsigned char keys[64], locked[LOCKED_BYTES], mac[32];
    bool is_right = crypto_from_base64(text, locked, sizeof locked)
                    && lock_keys(machine, name, keys)
                    && crypto_hmac(view(keys + 32, 32), view(locked, IV_BYTES + 32), mac)
                    && crypto_is_equal(mac, locked + IV_BYTES + 32, sizeof mac)
                    && crypto_aes_ctr(keys, locked, view(locked + IV_BYTES, 32), seed);

    crypto_wipe(keys, sizeof keys);
    return is_right;
}
