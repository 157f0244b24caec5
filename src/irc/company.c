/* SPDX-License-Identifier: MIT */
#include "irc/company.h"

#include "irc/state.h"

void irc_company_init(struct irc_company *company, uint64_t seed)
{
    map_init(&company->members, seed);
    company->is_overfull = false;
}

void irc_company_clear(struct irc_company *company)
{
    uint64_t seed = company->members.seed;
    map_clear(&company->members);
    irc_company_init(company, seed);
}

static bool is_wanted(const struct irc_session *session)
{
    return session->options->refuses_strangers;
}

static struct str name_of(struct irc_session *session, struct str room, struct str nick)
{
    return arena_format(&session->scratch, "%.*s %.*s", STR_ARG(room), STR_ARG(nick));
}

void irc_company_joined(struct irc_session *session, struct str room, struct str nick)
{
    struct irc_company *company = &session->company;
    if (!is_wanted(session))
        return;
    struct str name = name_of(session, room, nick);
    if (name.len > IRC_NAME_BYTES_MAX)
        return;
    if (company->members.count < IRC_COMPANY_MAX)
        *map_put(&company->members, name) = company;
    else
        company->is_overfull |= !map_has(&company->members, name);
}

void irc_company_names(struct irc_session *session, struct str room, struct str names)
{
    const char *symbols = session->isupport.prefix_symbols;
    struct str name;
    while (is_wanted(session) && str_cut_word(names, &name, &names)) {
        while (name.len && name.ptr[0] && strchr(symbols, name.ptr[0]))
            name = str_skip(name, 1);
        name = str_slice(name, 0, str_find_char(name, '!'));
        irc_company_joined(session, room, irc_session_folded(session, name));
    }
}

void irc_company_left(struct irc_session *session, struct str room, struct str nick)
{
    if (is_wanted(session))
        (void)map_remove(&session->company.members, name_of(session, room, nick));
}

void irc_company_forget_room(struct irc_session *session, struct str room)
{
    struct map *members = &session->company.members;
    struct str start = name_of(session, room, (struct str){0}), name;
    void *value;
    for (size_t at = 0; map_next(members, &at, &name, &value);) {
        if (str_starts_with(name, start))
            (void)map_remove(members, name);
    }
}

void irc_company_renamed(struct irc_session *session, struct str from, struct str to)
{
    for (size_t i = 0; is_wanted(session) && i < session->rooms.count; i++) {
        struct str room =
            irc_session_folded(session, str_from_c(session->rooms.items[i].name));
        bool was_there =
            map_remove(&session->company.members, name_of(session, room, from)) != NULL;
        if (was_there && to.len)
            irc_company_joined(session, room, to);
    }
}

bool irc_company_is_stranger(struct irc_session *session, struct str nick)
{
    const struct irc_company *company = &session->company;
    if (!is_wanted(session) || company->is_overfull || company->members.count == 0)
        return false;
    for (size_t i = 0; i < session->rooms.count; i++) {
        struct str room =
            irc_session_folded(session, str_from_c(session->rooms.items[i].name));
        if (map_has(&company->members, name_of(session, room, nick)))
            return false;
    }
    return true;
}
