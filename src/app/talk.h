/* SPDX-License-Identifier: MIT */
/*
 * talk: the bot in a terminal. What is typed is a direct message; "/room" goes to a room,
 * where the bot must be spoken to, "/help" lists the rest. Colours only on a terminal;
 * what was typed is kept nowhere.
 */
#ifndef APP_TALK_H
#define APP_TALK_H

#include "app/scene.h"

/* Who speaks, and where. */
struct talk {
    struct scene scene;
    struct scene_person person;
    char name[64];
    bool has_colours;
    bool is_over;
};

/* "/room", "/admin" ...; false when the line is no order but is to be said. */
bool talk_obey(struct talk *talk, struct str line);

#endif
