/* SPDX-License-Identifier: MIT */
#include "e2ee/wire.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/macros.h"
#include "e2ee/crypto.h"

enum { VERSION = 3, VARINT_BYTES_MAX = 4 };

/* Tag and size of each field; 0: any. */
static const struct {
    unsigned char tag;
    size_t len;
} FIELDS[] = {
    {0x0a, CRYPTO_PUBLIC_KEY_BYTES}, /* one-time key */
    {0x12, CRYPTO_PUBLIC_KEY_BYTES}, /* base key */
    {0x1a, CRYPTO_PUBLIC_KEY_BYTES}, /* identity key */
    {0x22, 0},                       /* message */
};

/* Takes a length off the front; false when it is malformed. */
static bool take_len(struct str *rest, size_t *len)
{
    *len = 0;
    for (size_t i = 0; i < VARINT_BYTES_MAX && i < rest->len; i++) {
        unsigned char byte = (unsigned char)rest->ptr[i];
        *len |= (size_t)(byte & 0x7f) << (7 * i);
        if (byte < 0x80) {
            *rest = str_skip(*rest, i + 1);
            return true;
        }
    }
    return false;
}

static bool take_field(struct str *rest, unsigned *seen)
{
    unsigned char tag = (unsigned char)rest->ptr[0];
    size_t len;

    *rest = str_skip(*rest, 1);
    if (!take_len(rest, &len) || len == 0 || len > rest->len)
        return false;
    *rest = str_skip(*rest, len);
    for (size_t i = 0; i < COUNT_OF(FIELDS); i++)
        if (FIELDS[i].tag == tag && !(*seen & 1u << i)
            && (FIELDS[i].len == 0 || FIELDS[i].len == len)) {
            *seen |= 1u << i;
            return true;
        }
    return false;
}

static bool has_all_fields(struct str rest)
{
    unsigned seen = 0;

    while (rest.len > 0)
        if (!take_field(&rest, &seen))
            return false;
    return seen == (1u << COUNT_OF(FIELDS)) - 1;
}

bool e2ee_wire_first_is_sound(struct str body)
{
    size_t count = body.len * 3 / 4;
    unsigned char *bytes = alloc_zeroed(count + 1, 1);
    bool is_sound = count > 1 && crypto_from_base64(body, bytes, count)
                    && bytes[0] == VERSION
                    && has_all_fields(str_make((const char *)bytes + 1, count - 1));

    free(bytes);
    return is_sound;
}
