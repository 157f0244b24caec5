/* SPDX-License-Identifier: MIT */
/*
 * markup: text on a page of HTML or SVG.
 */
#ifndef APP_MARKUP_H
#define APP_MARKUP_H

#include <stdio.h>

#include "base/str.h"

/* The text with <, >, & and " escaped: fit for content and for quoted attributes. Whether
 * it was written stands in ferror(out). */
void markup_print(FILE *out, struct str text);

#endif
