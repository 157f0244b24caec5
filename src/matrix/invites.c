/* SPDX-License-Identifier: MIT */
#include "matrix/keys.h"

enum {
    INVITES_PER_WINDOW = 5,
    INVITES_WINDOW_MS = 60 * 1000,
    WAITING_PER_INVITER =
        20, /* rooms accepted and not yet joined; more are not taken up */
    WAITING_MAX = 200,
};

static const char STRANGER_REASON[] = "This bot does not take invitations from you.";
static const char FULL_REASON[] = "This bot is in as many rooms as it can serve.";

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
    room->is_asking = false;
    room->is_direct = invite->is_direct;
    matrix_room_set(&room->inviter, invite->inviter);
    if (matrix_membership_is_configured(client, id))
        matrix_room_set(&room->config, id);
    matrix_room_save(room, &client->changes);
    struct matrix_chore *chore = matrix_membership_chore(
        client, MATRIX_CHORE_JOIN, id, matrix_id_server(invite->inviter));
    if (chore && is_too_often(client, invite->inviter))
        chore->next_ms = client->now_ms + INVITES_WINDOW_MS;
}

/* With a reason, but not each of a flood. */
static void refuse(struct matrix_client *client, struct str id,
                   const struct invite *invite, const char *reason)
{
    if (is_too_often(client, invite->inviter)) {
        client->ignored_invites++;
        return;
    }
    matrix_events_tell(&client->events, MATRIX_NOTE, id, "invitation by %.*s refused: %s",
                       STR_ARG(invite->inviter), reason);
    matrix_membership_chore(client, MATRIX_CHORE_LEAVE, id, str_from_c(reason));
}

void matrix_invites_tell_ignored(struct matrix_client *client)
{
    if (client->ignored_invites > 0)
        matrix_events_tell(&client->events, MATRIX_NOTE, STR(""),
                           "%u invitations ignored: too many at once",
                           client->ignored_invites);
    client->ignored_invites = 0;
}

/* Do so many wait already, of this inviter or at all, that one more is not taken up? */
static bool is_flood(const struct matrix_client *client, struct str inviter)
{
    const struct matrix_room *room;
    unsigned waiting = 0, of_inviter = 0;

    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));) {
        if (room->is_joined || !(room->is_wanted || room->is_asking))
            continue;
        waiting++;
        of_inviter += str_equal(str_from_c(room->inviter), inviter);
    }
    return waiting >= WAITING_MAX || of_inviter >= WAITING_PER_INVITER;
}

/* NULL: welcome. */
static const char *reason_against(const struct matrix_client *client, struct str id,
                                  const struct matrix_room *known,
                                  const struct invite *invite)
{
    bool is_promised = known && *known->promised;

    bool is_encrypted = invite->is_encrypted || (known && known->is_encrypted);

    if (is_encrypted && !matrix_keys_are_used(client))
        return MATRIX_ENCRYPTED_REASON;
    if (matrix_rooms_joined(&client->rooms) >= MATRIX_ROOMS_MAX)
        return FULL_REASON;
    if (!is_promised && !matrix_membership_is_configured(client, id)
        && !may_invite(client, invite->inviter))
        return STRANGER_REASON;
    return NULL;
}

/* The id of the joined room that an entry of the policy names, or empty. */
static struct str room_of(const struct matrix_client *client, struct str entry)
{
    struct matrix_room *room;

    if (str_starts_with(entry, STR("!")))
        return entry;
    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        if (room->is_joined && str_equal(str_from_c(room->config), entry))
            return str_from_c(room->id);
    return (struct str){0};
}

/* The next entry from that one on that is a room whose members may invite. */
static size_t next_voucher(const struct matrix_client *client, size_t from)
{
    while (from < client->options->invite_count
           && (str_starts_with(client->options->invites[from], STR("@"))
               || room_of(client, client->options->invites[from]).len == 0))
        from++;
    return from;
}

static void ask_room(struct matrix_client *client, struct str id,
                     const struct invite *invite, size_t entry)
{
    struct matrix_chore *chore =
        matrix_chores_add(&client->chores, MATRIX_CHORE_VOUCH, id, invite->inviter,
                          room_of(client, client->options->invites[entry]));

    if (chore)
        chore->pages = (unsigned)entry;
}

/* Is the inviter in one of the rooms whose members may invite? */
static void ask(struct matrix_client *client, struct str id, const struct invite *invite)
{
    struct matrix_room *room = matrix_rooms_add(&client->rooms, id);

    room->is_asking = true;
    room->is_wanted = false;
    room->is_direct = invite->is_direct;
    matrix_room_set(&room->inviter, invite->inviter);
    matrix_room_save(room, &client->changes);
    ask_room(client, id, invite, next_voucher(client, 0));
}

void matrix_invite_take(struct matrix_client *client, struct matrix_sync_room *sync)
{
    struct matrix_room *known = matrix_rooms_find(&client->rooms, sync->id);
    struct invite invite;

    read_invite(client, sync, &invite);
    if (invite.inviter.len == 0)
        return;
    if (known && known->is_joined)
        matrix_membership_left(client, known, "invited again");
    known = matrix_rooms_find(&client->rooms, sync->id);
    if (!known && is_flood(client, invite.inviter)) {
        client->ignored_invites++;
        return;
    }
    const char *reason = reason_against(client, sync->id, known, &invite);
    if (reason == STRANGER_REASON
        && next_voucher(client, 0) < client->options->invite_count)
        ask(client, sync->id, &invite);
    else if (reason)
        refuse(client, sync->id, &invite, reason);
    else
        accept(client, sync->id, &invite);
}

/* Asked of one room after the other. */
void matrix_invite_vouched(struct matrix_client *client, const struct matrix_chore *chore,
                           bool is_member)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(chore->room));
    size_t next = next_voucher(client, chore->pages + 1);

    if (!room || room->is_joined || !room->is_asking)
        return;
    struct invite invite = {arena_copy(&client->events.arena, str_from_c(room->inviter)),
                            room->is_direct, false};
    struct str id = arena_copy(&client->events.arena, str_from_c(room->id));
    if (is_member) {
        accept(client, id, &invite);
    } else if (next < client->options->invite_count) {
        ask_room(client, id, &invite, next);
    } else {
        matrix_rooms_leave(&client->rooms, room, &client->changes);
        refuse(client, id, &invite, STRANGER_REASON);
    }
}

/* The policy may have changed since it was accepted. */
void matrix_invite_resume(struct matrix_client *client, struct matrix_room *room)
{
    struct str id = arena_copy(&client->events.arena, str_from_c(room->id));
    struct invite invite = {arena_copy(&client->events.arena, str_from_c(room->inviter)),
                            room->is_direct, false};

    if (!room->is_wanted && !room->is_asking)
        return;
    const char *reason = reason_against(client, id, room, &invite);
    if (!reason)
        accept(client, id, &invite);
    else if (reason == STRANGER_REASON
             && next_voucher(client, 0) < client->options->invite_count)
        ask(client, id, &invite);
    else
        refuse(client, id, &invite, reason);
}
