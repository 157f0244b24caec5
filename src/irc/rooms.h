/* SPDX-License-Identifier: MIT */
/*
 * irc rooms: the channels that the bot wants to be in, and how it stands with each.
 * They outlive connections; after a loss all of them are wanted again.
 *
 *     OUT --due--> ASKED --own JOIN--> IN --KICK--> OUT (10-30 s, three times an hour)
 *                    |
 *                    +--refused, or no answer in 30 s--> OUT (1 min, doubling to 30)
 *
 * Some refusals will not pass in a minute (a wrong key): they begin at 30. What a login may
 * help against (473, 474, 477) is tried again as soon as we have one. More than
 * IRC_ROOM_TRIES_MAX tries are not made in a day.
 *
 * After a ban that follows a kick, and after the fourth kick in an hour, a room is left
 * alone until an admin asks for it; one to which somebody has only invited us, after the
 * first, and after a week in which nobody asked anything. A room that refuses what we say
 * is mute for 10 min.
 *
 * Of the members nothing is kept here; see operators.h.
 */
#ifndef IRC_ROOMS_H
#define IRC_ROOMS_H

#include "base/random.h"
#include "irc/isupport.h"
#include "irc/options.h"

enum irc_room_state { IRC_ROOM_OUT, IRC_ROOM_ASKED, IRC_ROOM_IN };

enum {
    IRC_ROOMS_MAX = 256,    /* wanted ones */
    IRC_ROOM_KICKS_MAX = 3, /* an hour */
    IRC_ROOM_MUTE_MS = 10 * 60 * 1000,
    IRC_ROOM_TRIES_MAX = 40, /* a day */
    IRC_ROOM_UNUSED_DAYS = 7,
    IRC_ROOM_REGION_MAX = 16,
};

struct irc_room_settings { /* of the options, or as an admin has set them since */
    char region[IRC_ROOM_REGION_MAX];
    bool is_ambient, is_quiet;
    bool has_operators;   /* channel operators may quiet it */
    bool is_notice;       /* answers by NOTICE */
    bool is_more_private; /* the rest of a long answer goes to the asker alone */
};

struct irc_room {
    char *name;         /* as written in the options, later as the server writes it */
    char *key;          /* "": none */
    bool is_configured; /* in the options */
    bool is_invited;    /* by somebody who is no admin */
    bool is_changed;    /* a setting is another than configured */
    struct irc_room_settings settings;
    enum irc_room_state state;
    int64_t due_ms;   /* OUT: when to try; INT64_MAX: not by ourselves */
    int64_t delay_ms; /* after the next refusal */
    int64_t mute_until_ms;
    int64_t used_ms; /* invited: when somebody was last answered there */
    int64_t tries_since_ms;
    unsigned tries;
    int64_t kicked_ms[IRC_ROOM_KICKS_MAX]; /* the last ones */
    bool needs_login;                      /* refused because we are not logged in */
    bool is_plain;                         /* bold text and the like are refused */
};

struct irc_rooms {
    const struct irc_options *options;
    struct irc_room items[IRC_ROOMS_MAX];
    size_t count;
};

void irc_rooms_init(struct irc_rooms *rooms, const struct irc_options *options);
void irc_rooms_clear(struct irc_rooms *rooms);
/* A fresh connection: all are OUT and due, except those that are left alone. */
void irc_rooms_reset(struct irc_rooms *rooms);

struct irc_room *irc_rooms_find(struct irc_rooms *rooms,
                                const struct irc_isupport *isupport, struct str name);
const struct irc_room *irc_rooms_view(const struct irc_rooms *rooms,
                                      const struct irc_isupport *isupport,
                                      struct str name);
/* Found or new, and due at once; NULL when there are too many. */
struct irc_room *irc_rooms_want(struct irc_rooms *rooms,
                                const struct irc_isupport *isupport, struct str name);
void irc_rooms_remove(struct irc_rooms *rooms, struct irc_room *room);

void irc_room_set_key(struct irc_room *room, struct str key);
void irc_room_entered(struct irc_room *room, struct str name);
/* numeric: 471, 473 ... */
void irc_room_refused(struct irc_room *room, unsigned numeric, int64_t now_ms);
/* It hears nothing from us for a while; needs_login: it will once we are logged in. */
void irc_room_muted(struct irc_room *room, bool needs_login, int64_t now_ms);
void irc_room_kicked(struct irc_room *room, struct random *random, int64_t now_ms);
/* Our login has come through: what needed it is due now. */
void irc_rooms_logged_in(struct irc_rooms *rooms, int64_t now_ms);

/* The next one to be joined now, marked as asked; NULL when none is due. */
struct irc_room *irc_rooms_take_due(struct irc_rooms *rooms, int64_t now_ms);
int64_t irc_rooms_due_ms(const struct irc_rooms *rooms);
size_t irc_rooms_count_in(const struct irc_rooms *rooms);
size_t irc_rooms_count_invited(const struct irc_rooms *rooms);
/* Does any need to know its operators? */
bool irc_rooms_want_names(const struct irc_rooms *rooms);
/* Somebody was answered there. True when that is to be kept (once a day). */
bool irc_room_used(struct irc_room *room, int64_t now_ms);
/* An invited one that nobody has used for a week, or NULL. */
struct irc_room *irc_rooms_find_unused(struct irc_rooms *rooms, int64_t now_ms);

#endif
