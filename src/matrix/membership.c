/* SPDX-License-Identifier: MIT */
#include "matrix/keys.h"

#include <stdlib.h>

enum {
    INVITES_PER_WINDOW = 5,
    INVITES_WINDOW_MS = 60 * 1000,
    DIRECT_BYTES_MAX = 192 * 1024
};

static const char ENCRYPTED_REASON[] =
    "This room is encrypted, and this bot cannot read encrypted messages yet. Please "
    "invite it to a room without encryption.";
static const char STRANGER_REASON[] = "This bot does not take invitations from you.";
static const char FULL_REASON[] = "This bot is in as many rooms as it can serve.";

static void keep(struct matrix_client *client, const struct matrix_room *room)
{
    matrix_room_save(room, &client->changes);
}

static void add_chore(struct matrix_client *client, enum matrix_chore_kind kind,
                      struct str room, struct str detail)
{
    if (!matrix_chores_add(&client->chores, kind, room, detail, STR("")))
        matrix_events_tell(&client->events, MATRIX_NOTE, room,
                           "too much to do at once: left undone");
}

static void leave(struct matrix_client *client, const struct matrix_room *room,
                  const char *reason)
{
    add_chore(client, MATRIX_CHORE_LEAVE, str_from_c(room->id), str_from_c(reason));
}

void matrix_membership_drop_rows(struct matrix_client *client, struct str room,
                                 const char *why)
{
    struct matrix_row *row;

    while ((row = matrix_outbox_of_room(&client->outbox, room))) {
        matrix_events_tell(&client->events, MATRIX_UNSENT, room, "%s", why);
        matrix_follow_give_up(client, row);
    }
}

void matrix_client_join(struct matrix_client *client, struct str room, int64_t now_ms)
{
    client->now_ms = now_ms;
    if (matrix_id_is_valid(room, '!') || matrix_id_is_valid(room, '#'))
        add_chore(client, MATRIX_CHORE_JOIN, room, matrix_id_server(room));
}

void matrix_client_leave(struct matrix_client *client, struct str room, struct str reason,
                         int64_t now_ms)
{
    client->now_ms = now_ms;
    if (matrix_id_is_valid(room, '!'))
        add_chore(client, MATRIX_CHORE_LEAVE, room, reason);
}

/* What a run that was ended had still to do. */
static void resume_room(struct matrix_client *client, struct matrix_room *room)
{
    struct str id = str_from_c(room->id);

    if (room->is_joined && room->is_encrypted && !matrix_keys_are_used(client))
        leave(client, room, ENCRYPTED_REASON);
    if (!room->is_joined && (room->is_wanted || *room->promised))
        add_chore(
            client, MATRIX_CHORE_JOIN, id,
            matrix_id_server(str_from_c(*room->inviter ? room->inviter : room->id)));
    if (room->is_joined && *room->gap_from)
        matrix_chores_add(&client->chores, MATRIX_CHORE_GAP, id,
                          str_from_c(room->gap_from), str_from_c(room->gap_to));
}

static bool is_settled(const struct matrix_client *client, struct str configured)
{
    struct matrix_room *room;

    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        if (room->is_joined && !*room->replacement
            && (str_equal(str_from_c(room->id), configured)
                || str_equal(str_from_c(room->config), configured)))
            return true;
    return false;
}

void matrix_membership_start(struct matrix_client *client)
{
    struct matrix_room *room;

    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        resume_room(client, room);
    matrix_intake_look(client);
    for (size_t i = 0; i < client->options->room_count; i++) {
        struct str id = client->options->rooms[i].id;
        if (!is_settled(client, id))
            matrix_client_join(client, id, client->now_ms);
    }
}

struct invite {
    struct str inviter;
    bool is_direct, is_encrypted;
};

static void read_invite(struct matrix_client *client, struct matrix_sync_room *sync,
                        struct invite *out)
{
    struct matrix_sync_event event;

    *out = (struct invite){0};
    while (
        matrix_sync_next_event(&sync->state, &event, &client->counters.dropped_events)) {
        if (str_equal(event.type, STR("m.room.encryption")))
            out->is_encrypted = true;
        if (str_equal(event.type, STR("m.room.member"))
            && str_equal(event.state_key, client->options->user)
            && str_equal(json_string(event.content, "membership"), STR("invite"))) {
            out->inviter = arena_copy(&client->events.arena, event.sender);
            json_to_bool(json_get(event.content, "is_direct"), &out->is_direct);
        }
        matrix_sync_event_clear(&event);
    }
}

static bool may_invite(const struct matrix_client *client, struct str user)
{
    for (size_t i = 0; i < client->options->invite_count; i++)
        if (str_matches_glob(user, client->options->invites[i]))
            return true;
    return false;
}

static bool is_configured(const struct matrix_client *client, struct str room)
{
    for (size_t i = 0; i < client->options->room_count; i++)
        if (str_equal(client->options->rooms[i].id, room))
            return true;
    return false;
}

static bool is_too_often(struct matrix_client *client, struct str user)
{
    uint64_t inviter = str_hash(user, client->rooms.map.seed);
    unsigned count = 0;

    for (size_t i = 0; i < MATRIX_INVITES_REMEMBERED; i++)
        count += client->invites[i].when_ms > 0 && client->invites[i].inviter == inviter
                 && client->now_ms - client->invites[i].when_ms < INVITES_WINDOW_MS;
    if (count >= INVITES_PER_WINDOW)
        return true;
    client->invites[client->invite_at].inviter = inviter;
    client->invites[client->invite_at].when_ms = client->now_ms;
    client->invite_at = (client->invite_at + 1) % MATRIX_INVITES_REMEMBERED;
    return false;
}

static void accept(struct matrix_client *client, struct str id,
                   const struct invite *invite)
{
    struct matrix_room *room = matrix_rooms_add(&client->rooms, id);

    room->is_wanted = true;
    room->is_direct = invite->is_direct;
    matrix_room_set(&room->inviter, invite->inviter);
    if (is_configured(client, id))
        matrix_room_set(&room->config, id);
    keep(client, room);
    struct matrix_chore *chore =
        matrix_chores_add(&client->chores, MATRIX_CHORE_JOIN, id,
                          matrix_id_server(invite->inviter), STR(""));
    if (chore && is_too_often(client, invite->inviter))
        chore->next_ms = client->now_ms + INVITES_WINDOW_MS;
}

static void refuse(struct matrix_client *client, struct str id,
                   const struct invite *invite, const char *reason)
{
    bool is_ignored = is_too_often(client, invite->inviter);

    matrix_events_tell(&client->events, MATRIX_NOTE, id, "invitation by %.*s %s: %s",
                       STR_ARG(invite->inviter), is_ignored ? "ignored" : "refused",
                       reason);
    if (!is_ignored)
        add_chore(client, MATRIX_CHORE_LEAVE, id, str_from_c(reason));
}

void matrix_membership_invited(struct matrix_client *client,
                               struct matrix_sync_room *sync)
{
    struct matrix_room *known = matrix_rooms_find(&client->rooms, sync->id);
    struct invite invite;

    read_invite(client, sync, &invite);
    if (invite.inviter.len == 0)
        return;
    if (known && known->is_joined)
        matrix_membership_left(client, known, "invited again");
    known = matrix_rooms_find(&client->rooms, sync->id);
    bool is_promised = known && *known->promised;
    if (!is_promised && !is_configured(client, sync->id)
        && !may_invite(client, invite.inviter))
        refuse(client, sync->id, &invite, STRANGER_REASON);
    else if ((invite.is_encrypted || (known && known->is_encrypted))
             && !matrix_keys_are_used(client))
        refuse(client, sync->id, &invite, ENCRYPTED_REASON);
    else if (matrix_rooms_joined(&client->rooms) >= MATRIX_ROOMS_MAX)
        refuse(client, sync->id, &invite, FULL_REASON);
    else
        accept(client, sync->id, &invite);
}

/* The old room's place is taken by its replacement, with the old one's settings. */
static void follow(struct matrix_client *client, struct matrix_room *old)
{
    struct str id = str_from_c(old->replacement);
    struct matrix_room *room;

    matrix_membership_drop_rows(client, str_from_c(old->id), "the room was replaced");
    if (!matrix_id_is_valid(id, '!') || str_equal(id, str_from_c(old->id)))
        return;
    room = matrix_rooms_find(&client->rooms, id);
    if (room && (room->is_joined || *room->promised))
        return;
    room = matrix_rooms_add(&client->rooms, id);
    room->is_wanted = true;
    matrix_room_set(&room->promised, str_from_c(old->id));
    if (*old->config)
        matrix_room_set(&room->config, str_from_c(old->config));
    else if (is_configured(client, str_from_c(old->id)))
        matrix_room_set(&room->config, str_from_c(old->id));
    matrix_room_set(&room->inviter, str_from_c(old->closed_by));
    keep(client, room);
    matrix_events_tell(&client->events, MATRIX_NOTE, str_from_c(old->id),
                       "the room was replaced by %s: going there", old->replacement);
    add_chore(client, MATRIX_CHORE_JOIN, id,
              matrix_id_server(str_from_c(old->closed_by)));
}

void matrix_membership_check(struct matrix_client *client, struct matrix_room *room)
{
    if (room->is_encrypted && !matrix_keys_are_used(client)) {
        matrix_membership_drop_rows(client, str_from_c(room->id),
                                    "the room is encrypted");
        leave(client, room, ENCRYPTED_REASON);
    } else if (*room->promised && *room->predecessor
               && strcmp(room->promised, room->predecessor) != 0) {
        matrix_room_set(&room->promised, STR(""));
        matrix_room_set(&room->config, STR(""));
        keep(client, room);
        leave(client, room, "This room does not continue the one that pointed to it.");
    } else if (*room->replacement) {
        follow(client, room);
    }
}

void matrix_membership_left(struct matrix_client *client, struct matrix_room *room,
                            const char *why)
{
    matrix_membership_drop_rows(client, str_from_c(room->id), "not in the room any more");
    if (room->is_joined)
        matrix_events_tell(&client->events, MATRIX_LEFT, str_from_c(room->id), "%s", why);
    matrix_keys_left(client, room);
    matrix_rooms_leave(&client->rooms, room, &client->changes);
}

static void joined(struct matrix_client *client, const struct matrix_chore *chore,
                   const struct json *answer)
{
    struct str id = json_string(answer, "room_id");
    struct str asked = str_from_c(chore->room);

    if (!matrix_id_is_valid(id, '!'))
        id = asked;
    if (!matrix_id_is_valid(id, '!'))
        return;
    struct matrix_room *room = matrix_rooms_add(&client->rooms, id);
    if (is_configured(client, asked))
        matrix_room_set(&room->config, asked);
    if (room->is_direct && *room->inviter)
        add_chore(client, MATRIX_CHORE_DIRECT_GET, id, str_from_c(room->inviter));
    keep(client, room);
}

/* The account data with the room under its user; false when it stands there already. */
static bool merge_direct(const struct json *old, struct str user, struct str room,
                         struct buf *out)
{
    struct json *direct = json_object_create();
    struct str id;
    bool is_there = false;

    for (const struct json *item = json_first(old); item; item = json_next(item))
        if (!str_equal(json_key(item), user))
            json_add_copy(direct, json_key(item).ptr, item);
    struct json *list = json_add_array(direct, user.ptr);
    for (const struct json *item = json_first(json_get_str(old, user)); item;
         item = json_next(item))
        if (json_to_string(item, &id)) {
            json_add_string(list, NULL, id);
            is_there |= str_equal(id, room);
        }
    if (!is_there)
        json_add_string(list, NULL, room);
    json_format(direct, out);
    json_destroy(direct);
    return !is_there && !out->is_full;
}

static void note_direct(struct matrix_client *client, const struct matrix_chore *chore,
                        const struct json *old)
{
    struct buf body;

    buf_init(&body, DIRECT_BYTES_MAX);
    if (merge_direct(old, str_from_c(chore->detail), str_from_c(chore->room), &body))
        matrix_chores_add(&client->chores, MATRIX_CHORE_DIRECT_PUT,
                          str_from_c(chore->room), STR(""), buf_view(&body));
    buf_clear(&body);
}

static void left(struct matrix_client *client, const struct matrix_chore *chore)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(chore->room));

    if (room)
        matrix_membership_left(client, room, chore->detail);
}

void matrix_membership_done(struct matrix_client *client, struct matrix_chore *chore,
                            struct str body)
{
    struct error err = {0};
    struct json *json = json_parse(body, DIRECT_BYTES_MAX, &err);

    switch (chore->kind) {
    case MATRIX_CHORE_JOIN: joined(client, chore, json); break;
    case MATRIX_CHORE_LEAVE: left(client, chore); break;
    case MATRIX_CHORE_DIRECT_GET:
        if (json_is_object(json) && json_object_is_sound(json))
            note_direct(client, chore, json);
        break;
    case MATRIX_CHORE_DIRECT_PUT:
    case MATRIX_CHORE_GAP:
    case MATRIX_CHORE_LOOK: break;
    }
    json_destroy(json);
    matrix_chores_remove(&client->chores, chore);
}

static void tell_failed(struct matrix_client *client, const struct matrix_chore *chore,
                        const struct matrix_refusal *refusal)
{
    static const char *const what[] = {
        [MATRIX_CHORE_JOIN] = "could not be joined",
        [MATRIX_CHORE_LEAVE] = "could not be left",
        [MATRIX_CHORE_DIRECT_GET] = "could not be noted as a direct room",
        [MATRIX_CHORE_DIRECT_PUT] = "could not be noted as a direct room",
        [MATRIX_CHORE_GAP] = "did not give its missing events",
        [MATRIX_CHORE_LOOK] = "could not be looked into",
    };

    matrix_events_tell(&client->events, MATRIX_NOTE, str_from_c(chore->room), "%s: %s",
                       what[chore->kind], refusal->text);
}

void matrix_membership_failed(struct matrix_client *client, struct matrix_chore *chore,
                              const struct matrix_refusal *refusal)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(chore->room));
    struct json *none = json_object_create();

    if (chore->kind == MATRIX_CHORE_DIRECT_GET
        && matrix_refusal_is(refusal, "M_NOT_FOUND"))
        note_direct(client, chore, none);
    else
        tell_failed(client, chore, refusal);
    json_destroy(none);
    if (chore->kind == MATRIX_CHORE_GAP && room)
        matrix_intake_end_gap(client, room);
    if (chore->kind == MATRIX_CHORE_LOOK)
        matrix_membership_drop_rows(client, str_from_c(chore->room),
                                    "nobody knows whether it has arrived");
    if (chore->kind == MATRIX_CHORE_LEAVE && matrix_refusal_is(refusal, "M_FORBIDDEN"))
        left(client, chore);
    /* A replacement may still send an invitation: its promise is kept. */
    if (chore->kind == MATRIX_CHORE_JOIN && room && !room->is_joined) {
        room->is_wanted = false;
        if (*room->promised)
            keep(client, room);
        else
            matrix_rooms_leave(&client->rooms, room, &client->changes);
    }
    matrix_chores_remove(&client->chores, chore);
}
