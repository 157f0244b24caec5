/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

enum { SMALL_BYTES = 256 };

void buf_init(struct buf *buf, size_t max_bytes)
{
    *buf = (struct buf){.max = max_bytes};
}

void buf_clear(struct buf *buf)
{
    free(buf->bytes);
    buf_init(buf, buf->max);
}

void buf_reset(struct buf *buf)
{
    buf->start = buf->len = 0;
    buf->is_full = false;
}

/* Makes room for count bytes and a NUL behind the content. */
static bool reserve(struct buf *buf, size_t count)
{
    if (buf->is_full || count > buf->max - buf->len) {
        buf->is_full = true;
        return false;
    }
    if (buf->start + buf->len + count + 1 <= buf->capacity)
        return true;
    if (buf->start > 0) {
        memmove(buf->bytes, buf->bytes + buf->start, buf->len);
        buf->start = 0;
    }
    size_t needed = buf->len + count + 1;
    size_t doubled = buf->capacity * 2;
    if (needed > buf->capacity) {
        buf->capacity = needed > doubled ? (needed < 64 ? 64 : needed) : doubled;
        buf->bytes = alloc_resize(buf->bytes, buf->capacity, 1);
    }
    return true;
}

void buf_add(struct buf *buf, struct str s)
{
    if (s.len == 0 || !reserve(buf, s.len))
        return;
    memcpy(buf->bytes + buf->start + buf->len, s.ptr, s.len);
    buf->len += s.len;
}

void buf_add_char(struct buf *buf, char c)
{
    buf_add(buf, str_make(&c, 1));
}

void buf_format(struct buf *buf, const char *format, ...)
{
    char small[SMALL_BYTES]; /* most texts need no second pass */
    va_list values, again;

    va_start(values, format);
    va_copy(again, values);
    int len = vsnprintf(small, sizeof(small), format, values);
    va_end(values);
    assert(len >= 0);
    if ((size_t)len < sizeof(small)) {
        buf_add(buf, str_make(small, (size_t)len));
    } else if (reserve(buf, (size_t)len)) {
        vsnprintf(buf->bytes + buf->start + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

struct str buf_view(const struct buf *buf)
{
    return str_make(buf->bytes ? buf->bytes + buf->start : NULL, buf->len);
}

const char *buf_c_string(struct buf *buf)
{
    if (!buf->bytes)
        return "";
    buf->bytes[buf->start + buf->len] = '\0';
    return buf->bytes + buf->start;
}

void buf_consume(struct buf *buf, size_t count)
{
    assert(count <= buf->len);
    buf->start += count;
    buf->len -= count;
    if (buf->len == 0)
        buf->start = 0;
}

void buf_truncate(struct buf *buf, size_t len)
{
    assert(len <= buf->len);
    buf->len = len;
}
