/* SPDX-License-Identifier: MIT */
/*
 * sound: a rough key of how an English word sounds, so that what was written by ear meets
 * what was meant: vowels count only at the beginning, letters of one sound are one.
 *
 *     sound_key(STR("farmasist")) == sound_key(STR("pharmacist"))
 */
#ifndef TEXT_SOUND_H
#define TEXT_SOUND_H

#include "base/str.h"

enum { SOUND_NONE = 0 };

/* Of a word of the letters a to z. SOUND_NONE when it has too few sounds to tell. */
uint16_t sound_key(struct str word);

#endif
