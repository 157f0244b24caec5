/* SPDX-License-Identifier: MIT */
/*
 * toml hint: an author's slip in words that say what to do. toml++ tells what its grammar
 * wanted ("floating-point: expected 'nan', saw 'no'"); most slips are a few: quotes, a
 * comma or a bracket that is missing.
 */
#ifndef TEXT_TOML_HINT_H
#define TEXT_TOML_HINT_H

#include "base/str.h"

/* What to say in place of toml++'s complaint about this place (from 1, in characters);
 * NULL when nothing better is known. */
const char *toml_hint(struct str complaint, struct str text, unsigned line,
                      unsigned column);

#endif
