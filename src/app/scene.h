/* SPDX-License-Identifier: MIT */
/*
 * scene: the whole bot without a network, for talk and replay: people who say things in
 * one room and by direct message, a clock that is moved by hand, and what the bot says,
 * as lines.
 *
 *     scene_init(&scene, dir, &faq_options, &bot_options, now_ms);
 *     scene_load(&scene, &found)              at least once, else there is no FAQ
 *     scene_say(&scene, &person, text, &said);
 *     scene_clear(&scene);
 *
 * Whether somebody is an admin is told when the bot asks for it, as on IRC.
 */
#ifndef APP_SCENE_H
#define APP_SCENE_H

#include "bot/bot.h"
#include "faq/options.h"

struct scene_person {
    struct str name;
    bool is_direct; /* speaks to the bot alone */
    bool is_admin;
    bool is_operator; /* of the room */
};

struct scene_line {
    struct str to; /* empty: everybody in the room hears it */
    struct str text;
};
struct scene_lines {
    struct scene_line *items;
    size_t count, capacity;
};

struct scene {
    struct str faq_dir;
    struct faq_options faq_options;
    struct bot_options bot_options;
    struct bot *bot; /* made by the first thing said: set options before */
    struct faq_snapshot *faq;
    int64_t now_ms;
    struct str region;
    bool is_ambient, is_quiet, is_matrix;
    struct arena scratch; /* of the last thing said */
};

/* What options and dir point to must outlive the scene. */
void scene_init(struct scene *scene, struct str faq_dir,
                const struct faq_options *faq_options,
                const struct bot_options *bot_options, int64_t now_ms);
void scene_clear(struct scene *scene);

/* Reads the FAQ; the old one stays when there are errors. found lives in the arena. */
bool scene_load(struct scene *scene, struct arena *arena, struct diagnostics *found);
/* The caller owns it from here, and the scene is over; NULL: there was none. */
struct faq_snapshot *scene_take_faq(struct scene *scene);
/* The lines live until something else is said. */
void scene_say(struct scene *scene, const struct scene_person *person, struct str text,
               struct scene_lines *out);

#endif
