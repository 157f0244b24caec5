/* SPDX-License-Identifier: MIT */
/* What others see of the bot beside its answers: what it has read, that it is at work, its
 * name, and what it says of its own accord. */
#include "matrix/account.h"

#include "matrix/format.h"

enum {
    RECEIPT_DELAY_MS = 1000,      /* one for all that comes within a second */
    RECEIPT_PAUSE_MS = 30 * 1000, /* one for a whole conversation */
    TYPING_AFTER_MS = 500, /* an answer that is there at once needs no announcement */
    TYPING_RENEW_MS = 25 * 1000,
    VERSION_OF_THREADS = 4, /* v1.4 */
};

static const char PAUSE[] =
    "You are faster than I am: I pause for a minute. Please ask again then. What sounds "
    "like an emergency is answered all the same.";
static const char LONG_PAUSE[] =
    "You are faster than I am: I pause for ten minutes. Please ask again then. What sounds "
    "like an emergency is answered all the same.";

void matrix_courtesy_say(struct matrix_client *client, struct str room,
                         const struct matrix_event *heard, const char *text)
{
    struct matrix_format_options options = {0};
    struct chat_reply reply = {0};
    struct arena scratch;
    struct buf content;

    arena_init(&scratch);
    buf_init(&content, MATRIX_CONTENT_MAX);
    if (heard) {
        options.reply_to = heard->id;
        options.thread = heard->thread;
    }
    reply.body = rich_from_text(&scratch, str_from_c(text));
    matrix_format_reply(&reply, &options, &content);
    matrix_follow_say(
        client, &(struct matrix_message){.room = room, .content = buf_view(&content)});
    buf_clear(&content);
    arena_clear(&scratch);
}

void matrix_courtesy_pause(struct matrix_client *client, const struct matrix_event *heard,
                           bool is_long)
{
    const struct matrix_room *room = matrix_rooms_find(&client->rooms, heard->room);

    if (room && matrix_room_is_writable(room))
        matrix_courtesy_say(client, heard->room, heard, is_long ? LONG_PAUSE : PAUSE);
}

void matrix_courtesy_read(struct matrix_client *client, const struct matrix_room *room,
                          struct str event_id, struct str thread)
{
    int64_t due_ms = client->now_ms + RECEIPT_DELAY_MS;
    struct matrix_chore *chore;

    if (client->options->receipts == MATRIX_RECEIPTS_OFF || event_id.len == 0)
        return;
    if (!matrix_login_speaks(&client->login, VERSION_OF_THREADS))
        thread = STR("");
    chore = matrix_chores_add(&client->chores, MATRIX_CHORE_RECEIPT, str_from_c(room->id),
                              event_id, thread);
    if (!chore)
        return;
    if (!str_equal(str_from_c(chore->detail), event_id)) {
        matrix_room_set(&chore->detail, event_id);
        matrix_room_set(&chore->body, thread);
    }
    if (chore->next_ms == 0 || (chore->failures == 0 && due_ms < chore->next_ms))
        chore->next_ms = due_ms;
    chore->is_private = client->options->receipts == MATRIX_RECEIPTS_PRIVATE;
}

void matrix_courtesy_answered(struct matrix_client *client, struct str room)
{
    struct matrix_chore *chore =
        matrix_chores_waiting(&client->chores, MATRIX_CHORE_RECEIPT, room);

    if (chore && chore->failures == 0)
        chore->next_ms = client->now_ms + RECEIPT_PAUSE_MS;
}

static void set_typing(struct matrix_client *client, struct matrix_room *room,
                       bool is_typing)
{
    struct matrix_chore *chore = matrix_chores_add(
        &client->chores, MATRIX_CHORE_TYPING, str_from_c(room->id), STR(""), STR(""));

    if (!chore)
        return;
    chore->is_on = is_typing;
    room->typing_ms = is_typing ? client->now_ms : 0;
}

/* The first time at which a room should be told that its answer takes longer. */
static int64_t typing_due_ms(const struct matrix_room *room, const struct matrix_row *row)
{
    int64_t first_ms = row->made_ms + TYPING_AFTER_MS;
    int64_t renew_ms = room->typing_ms + TYPING_RENEW_MS;

    return room->typing_ms > 0 && renew_ms > first_ms ? renew_ms : first_ms;
}

static void stop_typing(struct matrix_client *client)
{
    struct matrix_room *room;

    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        if (room->typing_ms > 0
            && !matrix_outbox_of_room(&client->outbox, str_from_c(room->id)))
            set_typing(client, room, false);
}

int64_t matrix_courtesy_type(struct matrix_client *client)
{
    int64_t next_ms = INT64_MAX;
    bool is_any_typing = client->is_any_typing;

    client->is_any_typing = false;
    for (size_t i = 0; i < client->outbox.count; i++) {
        const struct matrix_row *row = client->outbox.items[i];
        struct matrix_room *room =
            matrix_rooms_find(&client->rooms, str_from_c(row->room));
        if (!room || row->kind != MATRIX_ROW_SAY || !matrix_room_is_writable(room))
            continue;
        if (typing_due_ms(room, row) <= client->now_ms)
            set_typing(client, room, true);
        if (typing_due_ms(room, row) < next_ms)
            next_ms = typing_due_ms(room, row);
        client->is_any_typing |= room->typing_ms > 0;
    }
    if (is_any_typing)
        stop_typing(client);
    return next_ms;
}

/* The fields of the own profile and what they should say; empty: whatever they do. */
static struct str wanted(const struct matrix_client *client, struct str field)
{
    return str_equal(field, STR("displayname")) ? client->options->display_name
                                                : client->options->avatar;
}

void matrix_courtesy_profile(struct matrix_client *client)
{
    static const struct str FIELDS[] = {STR_INIT("displayname"), STR_INIT("avatar_url")};

    for (size_t i = 0; i < COUNT_OF(FIELDS); i++)
        if (wanted(client, FIELDS[i]).len > 0)
            matrix_chores_add(&client->chores, MATRIX_CHORE_PROFILE_GET, FIELDS[i],
                              STR(""), STR(""));
}

static void put_field(struct matrix_client *client, struct str field)
{
    matrix_chores_add(&client->chores, MATRIX_CHORE_PROFILE_PUT, field,
                      wanted(client, field), STR(""));
}

/* Only where it differs: each change is an event in every room. */
void matrix_courtesy_profile_got(struct matrix_client *client,
                                 const struct matrix_chore *chore,
                                 const struct json *answer)
{
    struct str field = str_from_c(chore->room);

    if (!str_equal(json_string(answer, chore->room), wanted(client, field)))
        put_field(client, field);
}

void matrix_courtesy_profile_missing(struct matrix_client *client,
                                     const struct matrix_chore *chore,
                                     const struct matrix_refusal *refusal)
{
    if (matrix_refusal_is(refusal, "M_NOT_FOUND"))
        put_field(client, str_from_c(chore->room));
}
