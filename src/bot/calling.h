/* SPDX-License-Identifier: MIT */
/*
 * bot calling: a command that somebody gives, and all that its function may need.
 */
#ifndef BOT_CALLING_H
#define BOT_CALLING_H

#include "bot/hearing.h"
#include "bot/quiet.h"
#include "bot/urgent.h"

struct calling {
    struct hearing *hearing;
    struct urgent *urgent;
    struct quiet *quiet;
    struct str argument; /* empty where the command takes none */
};

#endif
