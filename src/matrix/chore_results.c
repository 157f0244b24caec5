/* SPDX-License-Identifier: MIT */
/* What a chore that came back means: one row for each kind. */
#include "matrix/keys.h"

enum { ANSWER_BYTES_MAX = 192 * 1024 };

static void left(struct matrix_client *client, const struct matrix_chore *chore,
                 const struct json *answer)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(chore->room));

    (void)answer;
    if (room)
        matrix_membership_left(client, room, chore->detail);
    matrix_membership_chore(client, MATRIX_CHORE_FORGET, str_from_c(chore->room),
                            STR(""));
}

static void got_direct(struct matrix_client *client, const struct matrix_chore *chore,
                       const struct json *answer)
{
    if (json_is_object(answer) && json_object_is_sound(answer))
        matrix_direct_note(client, chore, answer);
}

static void vouched(struct matrix_client *client, const struct matrix_chore *chore,
                    const struct json *answer)
{
    matrix_invite_vouched(client, chore,
                          str_equal(json_string(answer, "membership"), STR("join")));
}

static void not_joined(struct matrix_client *client, const struct matrix_chore *chore,
                       const struct matrix_refusal *refusal)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(chore->room));

    (void)refusal;
    if (!room || room->is_joined)
        return;
    room->is_wanted = false;
    /* A replacement may still send an invitation: its promise is kept. */
    if (*room->promised)
        matrix_room_save(room, &client->changes);
    else
        matrix_rooms_leave(&client->rooms, room, &client->changes);
}

static void not_left(struct matrix_client *client, const struct matrix_chore *chore,
                     const struct matrix_refusal *refusal)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(chore->room));

    if (room && matrix_refusal_is(refusal, "M_FORBIDDEN"))
        matrix_membership_left(client, room, chore->detail);
}

static void no_direct(struct matrix_client *client, const struct matrix_chore *chore,
                      const struct matrix_refusal *refusal)
{
    struct json *none = json_object_create();

    if (matrix_refusal_is(refusal, "M_NOT_FOUND"))
        matrix_direct_note(client, chore, none);
    json_destroy(none);
}

static void no_gap(struct matrix_client *client, const struct matrix_chore *chore,
                   const struct matrix_refusal *refusal)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(chore->room));

    (void)refusal;
    if (room)
        matrix_intake_end_gap(client, room);
}

static void no_look(struct matrix_client *client, const struct matrix_chore *chore,
                    const struct matrix_refusal *refusal)
{
    (void)refusal;
    matrix_membership_drop_rows(client, str_from_c(chore->room),
                                "nobody knows whether it has arrived");
}

static void not_vouched(struct matrix_client *client, const struct matrix_chore *chore,
                        const struct matrix_refusal *refusal)
{
    (void)refusal;
    matrix_invite_vouched(client, chore, false);
}

static const struct {
    const char *what; /* for the log; NULL: a failure is not worth a line */
    void (*done)(struct matrix_client *client, const struct matrix_chore *chore,
                 const struct json *answer);
    void (*failed)(struct matrix_client *client, const struct matrix_chore *chore,
                   const struct matrix_refusal *refusal);
} KINDS[] = {
    [MATRIX_CHORE_JOIN] = {"could not be joined", matrix_membership_joined, not_joined},
    [MATRIX_CHORE_LEAVE] = {"could not be left", left, not_left},
    [MATRIX_CHORE_FORGET] = {NULL, NULL, NULL},
    [MATRIX_CHORE_DIRECT_GET] = {NULL, got_direct, no_direct},
    [MATRIX_CHORE_DIRECT_PUT] = {"could not be noted as a direct room", NULL, NULL},
    [MATRIX_CHORE_GAP] = {"did not give its missing events", NULL, no_gap},
    [MATRIX_CHORE_LOOK] = {"could not be looked into", NULL, no_look},
    [MATRIX_CHORE_VOUCH] = {NULL, vouched, not_vouched},
    [MATRIX_CHORE_ENCRYPTION] = {NULL, matrix_settle_answered, matrix_settle_refused},
    [MATRIX_CHORE_RECEIPT] = {NULL, NULL, NULL},
    [MATRIX_CHORE_TYPING] = {NULL, NULL, NULL},
    [MATRIX_CHORE_PROFILE_GET] = {NULL, matrix_courtesy_profile_got,
                                  matrix_courtesy_profile_missing},
    [MATRIX_CHORE_PROFILE_PUT] = {"could not be set in the profile", NULL, NULL},
};

void matrix_chore_done(struct matrix_client *client, struct matrix_chore *chore,
                       struct str body)
{
    struct error err = {0};
    struct json *json = json_parse(body, ANSWER_BYTES_MAX, &err);

    matrix_chores_take(&client->chores, chore);
    if (KINDS[chore->kind].done)
        KINDS[chore->kind].done(client, chore, json);
    json_destroy(json);
    matrix_chore_destroy(chore);
}

void matrix_chore_failed(struct matrix_client *client, struct matrix_chore *chore,
                         const struct matrix_refusal *refusal)
{
    matrix_chores_take(&client->chores, chore);
    if (KINDS[chore->kind].what)
        matrix_events_tell(&client->events, MATRIX_NOTE, str_from_c(chore->room),
                           "%s %s: %s", chore->room, KINDS[chore->kind].what,
                           refusal->text);
    if (KINDS[chore->kind].failed)
        KINDS[chore->kind].failed(client, chore, refusal);
    matrix_chore_destroy(chore);
}
