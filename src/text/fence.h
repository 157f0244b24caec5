/* SPDX-License-Identifier: MIT */
/*
 * fence: the lines that open and close a fenced block of Markdown. A parser's tree tells
 * neither a fenced block from an indented one nor whether it was closed: the lines do.
 *
 *     opening = fence_marks(first_line);
 *     if (opening.len > 0)
 *         is_closed = fence_is_closed_by(last_line, opening);
 *
 * https://spec.commonmark.org/0.30/#fenced-code-blocks
 */
#ifndef TEXT_FENCE_H
#define TEXT_FENCE_H

#include <stdbool.h>

#include "base/str.h"

/* The back-ticks or tildes that open or close a fenced block, a view into line; empty for
 * other lines. */
struct str fence_marks(struct str line);
/* opening: the marks of the line that opened the block. */
bool fence_is_closed_by(struct str line, struct str opening);

#endif
