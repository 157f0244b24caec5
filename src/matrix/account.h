/* SPDX-License-Identifier: MIT */
/*
 * matrix account: what the files of the client share. No other file looks
 * at it.
 *
 *     client.c       what a response means
 *     offline.c      for a while, or for good
 *     syncing.c      what becomes of a sync
 *     flight.c       which request is next: one login or sync, some sends and chores
 *     view.c         what others may know of it
 *     intake.c       a sync response or page: rooms, positions, gaps
 *     look.c         which answers have arrived already
 *     timeline.c     one event of a room: message, redaction, reaction or own echo
 *     hearing.c      what somebody wrote: a question, or the edit of one
 *     holding.c      what was heard and cannot be answered yet
 *     sending.c      what becomes of what was sent
 *     following.c    answers said, corrected and withdrawn as their questions change
 *     keys.c         end-to-end encryption, by the machine of e2ee/
 *     membership.c   joins, leaves, what a room must be to stay in it
 *     invites.c      who may invite
 *     upgrade.c      from a room to its replacement
 *     direct.c       the account data that names direct rooms
 *     courtesy.c     receipts, typing, the profile
 *     chore_results.c  what a chore that came back means
 */
#ifndef MATRIX_ACCOUNT_H
#define MATRIX_ACCOUNT_H

#include "matrix/breaker.h"
#include "matrix/chores.h"
#include "matrix/login.h"
#include "matrix/outbox.h"
#include "matrix/questions.h"
#include "matrix/room.h"
#include "matrix/seen.h"

enum { MATRIX_INVITES_REMEMBERED = 32 };

enum matrix_lane {
    MATRIX_LANE_LOGIN,
    MATRIX_LANE_SYNC,
    MATRIX_LANE_SEND,
    MATRIX_LANE_CHORE,
    MATRIX_LANE_KEYS
};

struct matrix_flight { /* a request under way */
    uint64_t id;
    enum matrix_lane lane;
    struct matrix_call call;
    char *txn; /* of a send; else NULL */
    struct matrix_chore *chore;
    uint64_t keys;    /* of the machine's request */
    uint64_t session; /* of whose token it went */
};

struct matrix_client {
    const struct matrix_options *options;
    struct random random;
    struct matrix_login login;
    struct matrix_rooms rooms;
    struct matrix_outbox outbox;
    struct matrix_chores chores;
    struct matrix_seen seen;
    struct matrix_questions questions;
    struct matrix_breaker breaker;
    struct matrix_changes changes;
    struct matrix_events events;
    struct matrix_counters counters;

    struct {
        struct matrix_events messages; /* given back before other events */
        struct map rooms;              /* whose rows are withheld */
        bool is_holding;
    } held;

    struct {
        struct matrix_flight **items;
        size_t count, capacity;
    } flights;
    uint64_t last_flight;
    uint64_t session; /* counts the tokens of this run */

    char *since; /* empty: never synced */
    bool is_started, is_stopped;
    bool is_online;       /* the last sync of this session was good */
    bool has_been_online; /* in this run */
    bool is_any_typing;
    unsigned failures;      /* of login or sync in a row */
    unsigned refused_syncs; /* 400 or 404 in a row: filter or position is unknown */
    unsigned large_syncs;   /* too large, in a row */
    int64_t wait_ms;        /* no login or sync before */
    int64_t synced_ms;      /* when the last sync returned */
    int64_t now_ms, server_ahead_ms;
    uint64_t txn_count;
    char txn_prefix[17];
    bool are_keys_held; /* they could not be kept: nothing made with them may leave */
    int64_t forget_ms;  /* when to look for what is too old to be kept */

    struct {
        uint64_t inviter;
        int64_t when_ms;
    } invites[MATRIX_INVITES_REMEMBERED];
    size_t invite_at;
    unsigned ignored_invites; /* of this sync */
    bool has_undone;          /* a chore found no place: look again when there is some */
};

/* Nothing more will happen; why also says the cure. */
void matrix_client_stop(struct matrix_client *client, const char *why);
/* Login or sync failed: again after retry_after_ms, or (0) after a growing while. */
void matrix_client_retry(struct matrix_client *client, const char *why,
                         int64_t retry_after_ms);
void matrix_syncing_returned(struct matrix_client *client,
                             const struct matrix_response *response,
                             const struct matrix_refusal *refusal);
/* NULL when it is not under way. */
struct matrix_flight *matrix_flight_find(const struct matrix_client *client, uint64_t id);
/* Its response was read: frees it. */
void matrix_flight_land(struct matrix_client *client, struct matrix_flight *flight);
/* No sync before; 0: any time. */
int64_t matrix_flight_sync_ms(const struct matrix_client *client);

/* Reads a sync response: rooms, events, position. False when nothing of it was used. */
bool matrix_intake_sync(struct matrix_client *client, struct str body, struct error *err);
enum matrix_page_result { MATRIX_PAGE_LAST, MATRIX_PAGE_MORE, MATRIX_PAGE_REFUSED };

/* Reads a page of a gap or look; where the next one begins stands in the chore then. REFUSED:
 * nothing of it was used. */
enum matrix_page_result matrix_intake_page(struct matrix_client *client,
                                           struct matrix_chore *chore, struct str body);
/* The server may not know our transaction ids any more: before anything that was tried is
 * sent again, its room is looked into. */
void matrix_look_doubt(struct matrix_client *client);
/* Looks into the rooms of rows that wait for it. */
void matrix_look_begin(struct matrix_client *client);
/* Nothing more will come of the room's gap. */
void matrix_intake_end_gap(struct matrix_client *client, struct matrix_room *room);

/* The reading of one room of one response. */
struct matrix_reading {
    struct matrix_client *client;
    struct matrix_room *room;
    bool was_joined;              /* before this response */
    bool is_history;              /* the first sync ever */
    bool has_joined;              /* the own join stood in this timeline */
    size_t first_event;           /* of this room, in the list of events */
    struct str read, read_thread; /* the last message of others, and its thread */
};

/* One event of a timeline or page. An encrypted one is given again, with its plain type and
 * content and was_encrypted set, when it has been decrypted. */
void matrix_timeline_take(struct matrix_reading *reading,
                          const struct matrix_sync_event *event);

/* A message of somebody else, as far as it is a question; the edit of a message. */
void matrix_hear_question(struct matrix_reading *reading,
                          const struct matrix_sync_event *event);
void matrix_hear_edit(struct matrix_reading *reading,
                      const struct matrix_sync_event *event);

/* By our clock, and never in the future. */
int64_t matrix_own_time_ms(const struct matrix_client *client, int64_t server_ms);
int64_t matrix_max_age_ms(const struct matrix_client *client);

bool matrix_follow_say(struct matrix_client *client,
                       const struct matrix_message *message);
bool matrix_follow_correct(struct matrix_client *client,
                           const struct matrix_message *message);
/* The event was redacted by sender: a question, an own answer, or nothing of ours. */
void matrix_follow_redaction(struct matrix_client *client, const struct matrix_room *room,
                             const struct matrix_sync_event *redaction);
/* A row has arrived as event id. Invalidates row. */
void matrix_follow_sent(struct matrix_client *client, struct matrix_row *row,
                        struct str event_id);
/* It will not be sent. Invalidates row. */
void matrix_follow_give_up(struct matrix_client *client, struct matrix_row *row);
void matrix_follow_feedback(struct matrix_client *client, struct str answer,
                            bool is_good);
void matrix_follow_save_feedback(struct matrix_client *client);

/* Takes back messages of that id, or that edit, whether held or not taken yet. */
void matrix_holding_drop(struct matrix_client *client, struct str id);
/* Must that change wait until what is held was given back? It is made again then. */
bool matrix_holding_withholds(struct matrix_client *client,
                              const struct matrix_change *change);

void matrix_sending_returned(struct matrix_client *client, struct matrix_flight *flight,
                             const struct matrix_response *response,
                             const struct matrix_refusal *refusal);
/* Gives up what grew too old. */
void matrix_sending_expire(struct matrix_client *client);

extern const char MATRIX_ENCRYPTED_REASON[];

void matrix_membership_start(struct matrix_client *client);
/* Adds a chore and gives it; NULL: there are too many, and joins are made up for later. */
struct matrix_chore *matrix_membership_chore(struct matrix_client *client,
                                             enum matrix_chore_kind kind, struct str room,
                                             struct str detail);
/* Takes up the joins that found no place, once there is some. */
void matrix_membership_catch_up(struct matrix_client *client);
bool matrix_membership_is_configured(const struct matrix_client *client, struct str room);
/* The room has been read: encrypted, replaced, deserted, or not the one promised? */
void matrix_membership_check(struct matrix_client *client, struct matrix_room *room);
void matrix_membership_joined(struct matrix_client *client,
                              const struct matrix_chore *chore,
                              const struct json *answer);
/* Gives up all that waits to be sent to a room. */
void matrix_membership_drop_rows(struct matrix_client *client, struct str room,
                                 const char *why);
/* All but what is urgent: that is tried whatever was refused before. */
void matrix_membership_drop_ordinary(struct matrix_client *client, struct str room,
                                     const char *why);
/* Invalidates room. */
void matrix_membership_left(struct matrix_client *client, struct matrix_room *room,
                            const char *why);

void matrix_invite_take(struct matrix_client *client, struct matrix_sync_room *sync);
/* Whether the inviter is a member of the room that the chore asked about. */
void matrix_invite_vouched(struct matrix_client *client, const struct matrix_chore *chore,
                           bool is_member);
/* Says how many of this sync were ignored. */
void matrix_invites_tell_ignored(struct matrix_client *client);
void matrix_invite_resume(struct matrix_client *client, struct matrix_room *room);

/* Goes to the room that takes the old one's place. */
void matrix_upgrade_follow(struct matrix_client *client, struct matrix_room *old);
/* Is this room, to which a tombstone led us, what it was promised to be? Then it has the
 * old one's settings. */
bool matrix_upgrade_is_legitimate(struct matrix_client *client, struct matrix_room *room);

/* Adds the chore's room to m.direct, as it was answered. */
void matrix_direct_note(struct matrix_client *client, const struct matrix_chore *chore,
                        const struct json *old);

/* All of the room up to that event, or of the thread, has been read. */
void matrix_courtesy_read(struct matrix_client *client, const struct matrix_room *room,
                          struct str event_id, struct str thread);
/* What is said there says by itself that what stands above it was read (Client-Server API,
 * "Receiving notifications"): the receipt waits until the talk pauses. */
void matrix_courtesy_answered(struct matrix_client *client, struct str room);
/* Tells the rooms whose answers take longer; returns when to call again. */
int64_t matrix_courtesy_type(struct matrix_client *client);
/* A line of the bot's own, as the answer to what was heard; or to nothing (heard NULL). */
void matrix_courtesy_say(struct matrix_client *client, struct str room,
                         const struct matrix_event *heard, const char *text);
/* Says to whom was taken for a program (breaker.h) that there is a pause. */
void matrix_courtesy_pause(struct matrix_client *client, const struct matrix_event *heard,
                           bool is_long);
/* Sets the display name and the avatar where they differ. */
void matrix_courtesy_profile(struct matrix_client *client);
void matrix_courtesy_profile_got(struct matrix_client *client,
                                 const struct matrix_chore *chore,
                                 const struct json *answer);
void matrix_courtesy_profile_missing(struct matrix_client *client,
                                     const struct matrix_chore *chore,
                                     const struct matrix_refusal *refusal);

/* A chore came back good; body is its answer. Invalidates chore. */
void matrix_chore_done(struct matrix_client *client, struct matrix_chore *chore,
                       struct str body);
/* It failed for good. Invalidates chore. */
void matrix_chore_failed(struct matrix_client *client, struct matrix_chore *chore,
                         const struct matrix_refusal *refusal);

#endif
