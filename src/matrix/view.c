/* SPDX-License-Identifier: MIT */
#include "matrix/account.h"
#include "matrix/client.h"

static const struct matrix_room_options *find_options(const struct matrix_client *client,
                                                      const struct matrix_room *room)
{
    for (size_t i = 0; i < client->options->room_count; i++) {
        const struct matrix_room_options *options = &client->options->rooms[i];
        if (str_equal(options->id, str_from_c(room->config))
            || str_equal(options->id, str_from_c(room->id)))
            return options;
    }
    return NULL;
}

static struct str localpart(struct str user)
{
    struct str name, server;

    str_cut(str_skip(user, 1), ':', &name, &server);
    return name;
}

struct matrix_room_view matrix_client_room(const struct matrix_client *client,
                                           struct str id)
{
    const struct matrix_room *room = matrix_rooms_find(&client->rooms, id);
    struct matrix_room_view view = {.name = localpart(client->options->user),
                                    .region = client->options->region};

    if (!room)
        return view;
    if (*room->name)
        view.name = str_from_c(room->name);
    view.is_joined = room->is_joined;
    view.is_encrypted = room->is_encrypted;
    view.is_direct = matrix_room_is_direct(room);
    view.is_writable = matrix_room_is_writable(room);
    const struct matrix_room_options *options = find_options(client, room);
    if (options) {
        if (options->region.len > 0)
            view.region = options->region;
        view.is_ambient = options->is_ambient;
        view.is_quiet = options->is_quiet;
    }
    return view;
}

struct str matrix_client_direct_room(const struct matrix_client *client, struct str user)
{
    struct matrix_room *room;

    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        if (matrix_room_is_writable(room) && room->joined == 2 && room->invited == 0
            && str_equal(str_from_c(room->hero), user))
            return str_from_c(room->id);
    return (struct str){0};
}

bool matrix_client_is_own(const struct matrix_client *client, struct str event_id)
{
    struct matrix_room *room;

    if (matrix_questions_of_answer(&client->questions, event_id))
        return true;
    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        if (matrix_room_has_own(room, event_id))
            return true;
    return false;
}

static bool is_listed(const struct str *list, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(list[i], name))
            return true;
    return false;
}

/* Power counts where the operator said so: whoever invites us into a room of their own has
 * all of it there. */
static bool is_admin_room(const struct matrix_client *client,
                          const struct matrix_room *room)
{
    const struct matrix_options *options = client->options;

    return room->is_joined
           && (is_listed(options->admin_rooms, options->admin_room_count,
                         str_from_c(room->id))
               || (*room->config
                   && is_listed(options->admin_rooms, options->admin_room_count,
                                str_from_c(room->config))));
}

bool matrix_client_is_admin(const struct matrix_client *client, struct str room_id,
                            struct str user)
{
    const struct matrix_room *room = matrix_rooms_find(&client->rooms, room_id);

    return is_listed(client->options->admins, client->options->admin_count, user)
           || (room && is_admin_room(client, room) && matrix_room_is_chief(room, user));
}

const char *matrix_client_why_no_admin(const struct matrix_client *client,
                                       struct str room_id)
{
    const struct matrix_room *room = matrix_rooms_find(&client->rooms, room_id);

    return room && is_admin_room(client, room)
               ? "not in admins, and may not change the power levels of that room"
               : "not in admins, and that room is none of admin_rooms";
}

bool matrix_client_is_ignored(const struct matrix_client *client, struct str room,
                              struct str user)
{
    for (size_t i = 0; i < client->options->ignore_count; i++)
        if (str_matches_glob(user, client->options->ignores[i]))
            return true;
    return matrix_breaker_is_open(&client->breaker, room, user, client->now_ms);
}

bool matrix_client_says_text(const struct matrix_client *client)
{
    return client->options->says_text;
}

bool matrix_client_starts_threads(const struct matrix_client *client)
{
    return client->options->starts_threads;
}

struct str matrix_client_user(const struct matrix_client *client)
{
    return client->options->user;
}

struct str matrix_client_network(const struct matrix_client *client)
{
    return client->options->network;
}

struct matrix_counters matrix_client_counters(const struct matrix_client *client)
{
    struct matrix_counters counters = client->counters;

    counters.rooms = matrix_rooms_joined(&client->rooms);
    counters.waiting = client->outbox.count;
    return counters;
}
