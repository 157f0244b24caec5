/* SPDX-License-Identifier: MIT */
#include "irc/rooms.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/macros.h"

enum {
    DAY_MS = 24 * 60 * 60 * 1000,
    REFUSED_FIRST_MS = 60 * 1000,
    REFUSED_MAX_MS = 30 * 60 * 1000,
    ANSWER_MS = 30 * 1000,
    KICK_MIN_MS = 10 * 1000,
    KICK_SPREAD_MS = 20 * 1000,
    HOUR_MS = 60 * 60 * 1000,
};

static char *copy(struct str s)
{
    return alloc_copy(s.ptr ? s.ptr : "", s.len);
}

/* What is not here is neither. */
static const struct {
    unsigned numeric;
    bool needs_login; /* a login may help */
    bool is_lasting;  /* a minute will not */
} refusals[] = {
    {403, false, true},  /* no such channel, or no such name */
    {405, false, true},  /* we are in too many */
    {437, false, false}, /* unavailable for the moment */
    {448, false, true},  /* forbidden on this network */
    {470, false, true},  /* forwarded */
    {471, false, false}, /* full */
    {473, true, false},  /* invited people only */
    {474, true, false},  /* banned */
    {475, false, true},  /* the key is wrong */
    {476, false, true},  /* the name is wrong */
    {477, true, false},  /* registered people only */
    {479, false, true},  /* the name is forbidden */
    {480, false, false}, /* joined too fast */
    {489, false, true},  /* TLS only */
    {519, false, true},  /* administrators of the network only */
    {520, false, true},  /* operators of the network only */
    {926, false, true},  /* forbidden on this network */
};

static void set_region(struct irc_room_settings *settings, struct str region)
{
    (void)snprintf(settings->region, sizeof(settings->region), "%.*s", STR_ARG(region));
}

static void configure(struct irc_room *room, const struct irc_channel_options *channel)
{
    irc_room_set_key(room, channel->key);
    room->is_configured = true;
    room->settings = (struct irc_room_settings){
        .is_ambient = channel->is_ambient,
        .is_quiet = channel->is_quiet,
        .has_operators = channel->has_operators,
        .is_notice = channel->is_notice,
        .is_more_private = channel->is_more_private,
    };
    set_region(&room->settings, channel->region);
}

static struct irc_room *add(struct irc_rooms *rooms, struct str name)
{
    if (rooms->count == IRC_ROOMS_MAX)
        return NULL;
    struct irc_room *room = &rooms->items[rooms->count++];
    *room = (struct irc_room){
        .name = copy(name), .key = copy((struct str){0}), .delay_ms = REFUSED_FIRST_MS};
    return room;
}

void irc_rooms_init(struct irc_rooms *rooms, const struct irc_options *options)
{
    rooms->options = options;
    rooms->count = 0;
    for (size_t i = 0; i < options->channel_count; i++) {
        struct irc_room *room = add(rooms, options->channels[i].name);
        if (room)
            configure(room, &options->channels[i]);
    }
}

void irc_rooms_clear(struct irc_rooms *rooms)
{
    while (rooms->count)
        irc_rooms_remove(rooms, &rooms->items[rooms->count - 1]);
}

void irc_rooms_reset(struct irc_rooms *rooms)
{
    for (size_t i = 0; i < rooms->count; i++) {
        struct irc_room *room = &rooms->items[i];
        bool is_left_alone = room->state == IRC_ROOM_OUT && room->due_ms == INT64_MAX;
        room->state = IRC_ROOM_OUT;
        room->due_ms = is_left_alone ? INT64_MAX : 0;
        room->delay_ms = REFUSED_FIRST_MS;
        room->mute_until_ms = 0;
    }
}

static size_t index_of(const struct irc_rooms *rooms, const struct irc_isupport *isupport,
                       struct str name)
{
    for (size_t i = 0; i < rooms->count; i++) {
        if (irc_isupport_same(isupport, str_from_c(rooms->items[i].name), name))
            return i;
    }
    return SIZE_MAX;
}

struct irc_room *irc_rooms_find(struct irc_rooms *rooms,
                                const struct irc_isupport *isupport, struct str name)
{
    size_t at = index_of(rooms, isupport, name);
    return at == SIZE_MAX ? NULL : &rooms->items[at];
}

const struct irc_room *irc_rooms_view(const struct irc_rooms *rooms,
                                      const struct irc_isupport *isupport,
                                      struct str name)
{
    size_t at = index_of(rooms, isupport, name);
    return at == SIZE_MAX ? NULL : &rooms->items[at];
}

struct irc_room *irc_rooms_want(struct irc_rooms *rooms,
                                const struct irc_isupport *isupport, struct str name)
{
    struct irc_room *room = irc_rooms_find(rooms, isupport, name);
    if (!room && (room = add(rooms, name))) {
        const struct irc_options *options = rooms->options;
        for (size_t i = 0; i < options->channel_count; i++) {
            if (irc_isupport_same(isupport, options->channels[i].name, name))
                configure(room, &options->channels[i]);
        }
    }
    if (room && room->state == IRC_ROOM_OUT)
        room->due_ms = 0;
    return room;
}

void irc_rooms_remove(struct irc_rooms *rooms, struct irc_room *room)
{
    size_t at = (size_t)(room - rooms->items);
    free(room->name);
    free(room->key);
    rooms->count--;
    memmove(room, room + 1, (rooms->count - at) * sizeof(*room));
}

void irc_room_set_key(struct irc_room *room, struct str key)
{
    char *old = room->key;
    room->key = copy(key);
    free(old);
}

void irc_room_entered(struct irc_room *room, struct str name)
{
    free(room->name);
    room->name = copy(name);
    room->state = IRC_ROOM_IN;
    room->delay_ms = REFUSED_FIRST_MS;
    room->mute_until_ms = 0;
    room->needs_login = false;
}

static size_t kicks_within_hour(const struct irc_room *room, int64_t now_ms)
{
    size_t count = 0;
    for (size_t i = 0; i < IRC_ROOM_KICKS_MAX; i++)
        count += room->kicked_ms[i] && now_ms - room->kicked_ms[i] < HOUR_MS;
    return count;
}

void irc_room_refused(struct irc_room *room, unsigned numeric, int64_t now_ms)
{
    bool is_lasting = false;
    if (room->state != IRC_ROOM_ASKED)
        return;
    room->state = IRC_ROOM_OUT;
    room->needs_login = false;
    for (size_t i = 0; i < COUNT_OF(refusals); i++) {
        if (refusals[i].numeric != numeric)
            continue;
        room->needs_login = refusals[i].needs_login;
        is_lasting = refusals[i].is_lasting;
    }
    if (numeric == 474 && kicks_within_hour(room, now_ms)) {
        room->due_ms = INT64_MAX;
        return;
    }
    room->due_ms = now_ms + (is_lasting ? REFUSED_MAX_MS : room->delay_ms);
    room->delay_ms *= 2;
    if (room->delay_ms > REFUSED_MAX_MS)
        room->delay_ms = REFUSED_MAX_MS;
}

void irc_room_muted(struct irc_room *room, bool needs_login, int64_t now_ms)
{
    room->mute_until_ms = now_ms + IRC_ROOM_MUTE_MS;
    room->needs_login = needs_login;
}

void irc_room_kicked(struct irc_room *room, struct random *random, int64_t now_ms)
{
    room->state = IRC_ROOM_OUT;
    if (room->is_invited || kicks_within_hour(room, now_ms) == IRC_ROOM_KICKS_MAX) {
        room->due_ms = INT64_MAX;
        return;
    }
    memmove(room->kicked_ms, room->kicked_ms + 1,
            sizeof(room->kicked_ms) - sizeof(room->kicked_ms[0]));
    room->kicked_ms[IRC_ROOM_KICKS_MAX - 1] = now_ms;
    room->due_ms = now_ms + KICK_MIN_MS + (int64_t)random_below(random, KICK_SPREAD_MS);
}

void irc_rooms_logged_in(struct irc_rooms *rooms, int64_t now_ms)
{
    for (size_t i = 0; i < rooms->count; i++) {
        struct irc_room *room = &rooms->items[i];
        if (room->state == IRC_ROOM_OUT && room->needs_login
            && room->due_ms != INT64_MAX) {
            room->due_ms = now_ms;
            room->delay_ms = REFUSED_FIRST_MS;
        }
        if (room->state == IRC_ROOM_IN && room->needs_login)
            room->mute_until_ms = 0;
    }
}

/* A room that refuses us all day is not asked all day. */
static bool has_tries(struct irc_room *room, int64_t now_ms)
{
    if (now_ms - room->tries_since_ms >= DAY_MS) {
        room->tries_since_ms = now_ms;
        room->tries = 0;
    }
    if (room->tries++ < IRC_ROOM_TRIES_MAX)
        return true;
    room->due_ms = room->tries_since_ms + DAY_MS;
    return false;
}

struct irc_room *irc_rooms_take_due(struct irc_rooms *rooms, int64_t now_ms)
{
    for (size_t i = 0; i < rooms->count; i++) {
        struct irc_room *room = &rooms->items[i];
        if (room->state == IRC_ROOM_ASKED && now_ms >= room->due_ms)
            irc_room_refused(room, 0, now_ms);
        if (room->state != IRC_ROOM_OUT || now_ms < room->due_ms
            || !has_tries(room, now_ms))
            continue;
        room->state = IRC_ROOM_ASKED;
        room->due_ms = now_ms + ANSWER_MS;
        return room;
    }
    return NULL;
}

int64_t irc_rooms_due_ms(const struct irc_rooms *rooms)
{
    int64_t due_ms = INT64_MAX;
    for (size_t i = 0; i < rooms->count; i++) {
        const struct irc_room *room = &rooms->items[i];
        if (room->state != IRC_ROOM_IN && room->due_ms < due_ms)
            due_ms = room->due_ms;
    }
    return due_ms;
}

size_t irc_rooms_count_in(const struct irc_rooms *rooms)
{
    size_t count = 0;
    for (size_t i = 0; i < rooms->count; i++)
        count += rooms->items[i].state == IRC_ROOM_IN;
    return count;
}

size_t irc_rooms_count_invited(const struct irc_rooms *rooms)
{
    size_t count = 0;
    for (size_t i = 0; i < rooms->count; i++)
        count += rooms->items[i].is_invited;
    return count;
}

bool irc_rooms_want_names(const struct irc_rooms *rooms)
{
    for (size_t i = 0; i < rooms->count; i++) {
        if (rooms->items[i].settings.has_operators)
            return true;
    }
    return false;
}

bool irc_room_used(struct irc_room *room, int64_t now_ms)
{
    bool is_kept = room->is_invited && now_ms - room->used_ms >= DAY_MS;
    if (is_kept)
        room->used_ms = now_ms;
    return is_kept;
}

struct irc_room *irc_rooms_find_unused(struct irc_rooms *rooms, int64_t now_ms)
{
    for (size_t i = 0; i < rooms->count; i++) {
        struct irc_room *room = &rooms->items[i];
        if (room->is_invited
            && now_ms - room->used_ms >= (int64_t)IRC_ROOM_UNUSED_DAYS * DAY_MS)
            return room;
    }
    return NULL;
}
