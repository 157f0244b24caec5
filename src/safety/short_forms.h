/* SPDX-License-Identifier: MIT */
/*
 * short_forms: how people write in a hurry, and what they mean by it: "cant", "im",
 * "2nite", "suicde". A table; a form may stand for several words, or begin a new thought
 * (". but").
 */
#ifndef SAFETY_SHORT_FORMS_H
#define SAFETY_SHORT_FORMS_H

#include "base/str.h"

/* A folded word, with its apostrophe or without; NULL when it stands for itself. */
const char *short_form_find(struct str word);

#endif
