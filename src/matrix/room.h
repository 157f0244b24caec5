/* SPDX-License-Identifier: MIT */
/*
 * matrix room: what is known of each room, learned from its state events and kept as
 * JSON in its row. Encrypted stays encrypted, whatever the state says later.
 *
 *     struct matrix_room *room = matrix_rooms_add(&rooms, id);
 *     matrix_room_learn(room, &event, own_user);
 *     matrix_room_save(room, &changes);
 */
#ifndef MATRIX_ROOM_H
#define MATRIX_ROOM_H

#include "base/map.h"
#include "matrix/changes.h"
#include "matrix/sync.h"

enum { MATRIX_OWN_EVENTS_MAX = 32 };

struct matrix_room {
    char *id; /* all strings: heap, never NULL, possibly empty */
    bool is_joined;
    bool is_wanted;    /* to be joined: invited and accepted, or configured */
    bool is_asking;    /* invited; whether by a member of a trusted room is asked for */
    bool is_direct;    /* the invite said so */
    bool is_encrypted; /* once true, for ever */
    bool takes_encrypted;
    bool is_plain;      /* the server was asked: it is not encrypted */
    bool is_unanswered; /* it was asked, and said neither */
    bool is_muted; /* a send was forbidden; until power levels or membership change */
    char *name;    /* own display name there */
    char *inviter;
    char *hero;        /* another member: in a room of two the other one */
    char *config;      /* the configured id or alias whose settings hold here */
    char *replacement; /* by the tombstone; "!": it names none */
    char *closed_by;   /* who set the tombstone */
    char *predecessor; /* by the create event */
    char *promised;    /* the old room whose tombstone led us here */
    char *creators, *chiefs, *hosts; /* lists of power.h: above all levels, may change */
                                     /* them, may invite */
    char *gap_from, *gap_to;         /* timeline between these is still to be fetched */
    int64_t joined, invited;         /* members */
    int64_t typing_ms; /* since when the room is told that we type; 0: it is not */
    int64_t ask_ms;    /* when to ask again whether it is encrypted */
    int64_t joined_ms; /* of the own join, by the server; 0: not known */
    char *own[MATRIX_OWN_EVENTS_MAX]; /* own answers, a ring; NULL: free */
    size_t own_at;
};

struct matrix_rooms {
    struct map map;
    bool takes_encrypted; /* we can write into encrypted rooms */
};

void matrix_rooms_init(struct matrix_rooms *rooms, uint64_t seed);
void matrix_rooms_clear(struct matrix_rooms *rooms);
/* NULL when it is not known. */
struct matrix_room *matrix_rooms_find(const struct matrix_rooms *rooms, struct str id);
struct matrix_room *matrix_rooms_add(struct matrix_rooms *rooms, struct str id);
size_t matrix_rooms_joined(const struct matrix_rooms *rooms);
/* Walks like map_next; NULL at the end. */
struct matrix_room *matrix_rooms_next(const struct matrix_rooms *rooms, size_t *at);
/* Forgets a left room, except that it was encrypted or replaced. Invalidates room. */
void matrix_rooms_leave(struct matrix_rooms *rooms, struct matrix_room *room,
                        struct matrix_changes *changes);

/* Replaces one of a room's strings. */
void matrix_room_set(char **place, struct str value);
/* One state event; true when something that is kept has changed. */
bool matrix_room_learn(struct matrix_room *room, const struct matrix_sync_event *event,
                       struct str own_user);
/* May the user change the power levels there? Nobody may where everybody may. */
bool matrix_room_is_chief(const struct matrix_room *room, struct str user);
bool matrix_room_may_invite(const struct matrix_room *room, struct str user);
/* Two members, invited ones counted; not when the number is not known. */
bool matrix_room_is_direct(const struct matrix_room *room);
/* Is it known whether it is encrypted? */
bool matrix_room_is_settled(const struct matrix_room *room);
bool matrix_room_is_writable(const struct matrix_room *room);
/* The same, but what is urgent is tried even where an answer was forbidden before. */
bool matrix_room_may_hear(const struct matrix_room *room, bool is_urgent);
void matrix_room_add_own(struct matrix_room *room, struct str event_id);
bool matrix_room_has_own(const struct matrix_room *room, struct str event_id);

void matrix_room_save(const struct matrix_room *room, struct matrix_changes *changes);
/* What matrix_room_save gave, at the next start. */
void matrix_room_load(struct matrix_room *room, struct str text);

#endif
