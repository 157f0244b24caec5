/* SPDX-License-Identifier: MIT */
/*
 * bot introduction: what it says of itself when it is asked: how to use it ("help"), and
 * what it is and who answers for it ("about").
 */
#ifndef BOT_INTRODUCTION_H
#define BOT_INTRODUCTION_H

#include "bot/calling.h"

void introduction_help(const struct calling *calling);
void introduction_about(const struct calling *calling);

#endif
