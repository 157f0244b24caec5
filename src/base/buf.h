/* SPDX-License-Identifier: MIT */
/*
 * buf: bytes that grow up to a ceiling, and a queue of them: add at the end, consume at
 * the front.
 *
 *     struct buf output;
 *     buf_init(&output, 64 * 1024);
 *     buf_format(&output, "NICK %s\r\n", nick);
 *     buf_consume(&output, written);
 *     buf_clear(&output);
 *
 * What does not fit is not added at all, not even in part, and is_full stays true
 * until buf_reset: add freely and look once at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/macros.h"
#include "base/str.h"

struct buf {
    char *bytes;
    size_t start; /* consumed bytes before the content */
    size_t len;   /* of the content */
    size_t capacity;
    size_t max; /* ceiling of len */
    bool is_full;
};

void buf_init(struct buf *buf, size_t max_bytes);
void buf_clear(struct buf *buf);
/* Empties it and keeps its memory. */
void buf_reset(struct buf *buf);

void buf_add(struct buf *buf, struct str s);
void buf_add_char(struct buf *buf, char c);
void buf_format(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);

/* Lives until the next call that changes the buffer. */
struct str buf_view(const struct buf *buf);
/* The content with a NUL behind it, for C interfaces; same lifetime. */
const char *buf_c_string(struct buf *buf);
void buf_consume(struct buf *buf, size_t count);
/* Cuts the end off. */
void buf_truncate(struct buf *buf, size_t len);

#endif
