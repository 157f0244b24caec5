/* SPDX-License-Identifier: MIT */
/*
 * replay: golden conversations. A .talk file says who says what and what the bot must say
 * to it.
 *
 *     # a comment                          + 31s           the next is said so much later
 *     = region gb                          a setting, before the first message:
 *                                          region, ambient, quiet, matrix, misses,
 *                                          faq none, pause, per_asker, per_room, total
 *     <ann> faqd: what is it?              in the room; an admin is <ann!admin>
 *     *ann* what is it?                    by direct message, also <ann@dm>
 *     [faqd] What it says, line by line
 *     [faqd] ~ what some later line must contain
 *     [faqd -> ann] what only she may see
 *     (silence)
 *
 * Each "~" looks at the lines behind the last one that was found; what follows the last
 * "~" is free, everything else must be there as written. A message with nothing under it
 * must be met with silence. Messages come ten seconds apart (pause), on one fixed day.
 */
#ifndef APP_REPLAY_H
#define APP_REPLAY_H

#include "app/scene.h"

enum replay_kind {
    REPLAY_FREE, /* a comment or an empty line */
    REPLAY_SETTING,
    REPLAY_WAIT,
    REPLAY_MESSAGE,
    REPLAY_EXPECTED,
    REPLAY_SILENCE,
    REPLAY_WRONG,
};

struct replay_line { /* views of the line */
    enum replay_kind kind;
    struct scene_person person; /* of a message */
    struct scene_line expected;
    bool is_part;    /* expected: "~" */
    struct str text; /* of a message, setting or wait */
};

struct replay_line replay_parse(struct str line);

/* Is that what was expected? */
bool replay_matches(const struct replay_line *expected, size_t count,
                    const struct scene_lines *said);

#endif
