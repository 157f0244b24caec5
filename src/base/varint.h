/* SPDX-License-Identifier: MIT */
/*
 * varint: numbers in as few bytes as they need, for tables of many small ones: seven bits a
 * byte, the lowest first, the eighth set where more follow. Only what this program wrote is
 * read back: nothing is checked.
 *
 *     at += varint_put(at, number);
 *     at = varint_take(at, &number);
 */
#ifndef BASE_VARINT_H
#define BASE_VARINT_H

#include <stddef.h>
#include <stdint.h>

enum { VARINT_BYTES_MAX = 5 };

/* Gives how many bytes it took; out has room for VARINT_BYTES_MAX. */
static inline size_t varint_put(uint8_t *out, uint32_t number)
{
    size_t len = 0;

    for (; number >= 0x80; number >>= 7)
        out[len++] = (uint8_t)(number | 0x80);
    out[len++] = (uint8_t)number;
    return len;
}

/* Gives the place behind it. */
static inline const uint8_t *varint_take(const uint8_t *at, uint32_t *number)
{
    uint32_t byte = *at++;

    *number = byte & 0x7f;
    for (unsigned shift = 7; byte >= 0x80; shift += 7) {
        byte = *at++;
        *number |= (byte & 0x7f) << shift;
    }
    return at;
}

#endif
