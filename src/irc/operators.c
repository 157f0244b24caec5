/* SPDX-License-Identifier: MIT */
#include "irc/operators.h"

#include <stdio.h>

enum { NAME_MAX = 400 };

void irc_operators_init(struct irc_operators *operators, uint64_t seed)
{
    map_init(&operators->ranks, seed);
}

void irc_operators_clear(struct irc_operators *operators)
{
    uint64_t seed = operators->ranks.seed;
    map_clear(&operators->ranks);
    map_init(&operators->ranks, seed);
}

static struct str name_of(char out[NAME_MAX], struct str room, struct str nick)
{
    int len = snprintf(out, NAME_MAX, "%.*s %.*s", STR_ARG(room), STR_ARG(nick));
    return str_make(out, len > 0 && len < NAME_MAX ? (size_t)len : 0);
}

/* Bit of a mode, 0 for one below 'o'. */
static uintptr_t bit_of(const struct irc_isupport *isupport, char mode)
{
    const char *at = mode ? strchr(isupport->prefix_modes, mode) : NULL;
    const char *op = strchr(isupport->prefix_modes, 'o');
    return at && op && at <= op ? (uintptr_t)1 << (at - isupport->prefix_modes) : 0;
}

static void set(struct irc_operators *operators, struct str room, struct str nick,
                uintptr_t bits, bool is_on)
{
    char memory[NAME_MAX];
    struct str name = name_of(memory, room, nick);
    uintptr_t before = (uintptr_t)map_find(&operators->ranks, name);
    uintptr_t after = is_on ? before | bits : before & ~bits;
    if (name.len == 0 || after == before)
        return;
    if (after == 0)
        (void)map_remove(&operators->ranks, name);
    else if (before || operators->ranks.count < IRC_OPERATORS_MAX)
        *map_put(&operators->ranks, name) = (void *)after;
}

void irc_operators_mode(struct irc_operators *operators,
                        const struct irc_isupport *isupport, struct str room,
                        struct str nick, char mode, bool is_on)
{
    set(operators, room, nick, bit_of(isupport, mode), is_on);
}

/* A prefix is no letter of the name: "~" would fold with it. */
static void note_name(struct irc_operators *operators,
                      const struct irc_isupport *isupport, struct str room,
                      struct str name)
{
    struct arena arena;
    uintptr_t bits = 0;
    const char *symbol;
    while (name.len && name.ptr[0]
           && (symbol = strchr(isupport->prefix_symbols, name.ptr[0]))) {
        size_t at = (size_t)(symbol - isupport->prefix_symbols);
        if (at < strlen(isupport->prefix_modes))
            bits |= bit_of(isupport, isupport->prefix_modes[at]);
        name = str_skip(name, 1);
    }
    if (bits == 0)
        return;
    arena_init(&arena);
    name = str_slice(name, 0, str_find_char(name, '!'));
    set(operators, room, irc_isupport_fold(isupport, &arena, name), bits, true);
    arena_clear(&arena);
}

void irc_operators_names(struct irc_operators *operators,
                         const struct irc_isupport *isupport, struct str room,
                         struct str names)
{
    struct str name;
    while (str_cut_word(names, &name, &names))
        note_name(operators, isupport, room, name);
}

static bool is_of(struct str name, struct str room, struct str nick)
{
    size_t space = str_find_char(name, ' ');
    return (room.len == 0 || str_equal(str_slice(name, 0, space), room))
           && (nick.len == 0 || str_equal(str_skip(name, space + 1), nick));
}

void irc_operators_forget(struct irc_operators *operators, struct str room,
                          struct str nick)
{
    struct str name;
    void *bits;
    for (size_t at = 0; map_next(&operators->ranks, &at, &name, &bits);) {
        if (is_of(name, room, nick))
            (void)map_remove(&operators->ranks, name);
    }
}

void irc_operators_forget_room(struct irc_operators *operators, struct str room)
{
    if (room.len)
        irc_operators_forget(operators, room, (struct str){0});
}

void irc_operators_rename(struct irc_operators *operators, struct str from, struct str to)
{
    /* The rooms first: adding while walking is not allowed. */
    struct {
        char room[NAME_MAX];
        uintptr_t bits;
    } found[8];
    size_t count = 0;
    struct str name;
    void *bits;
    for (size_t at = 0; count < 8 && map_next(&operators->ranks, &at, &name, &bits);) {
        if (!is_of(name, (struct str){0}, from))
            continue;
        struct str room = str_slice(name, 0, str_find_char(name, ' '));
        (void)snprintf(found[count].room, NAME_MAX, "%.*s", STR_ARG(room));
        found[count++].bits = (uintptr_t)bits;
    }
    irc_operators_forget(operators, (struct str){0}, from);
    for (size_t i = 0; i < count; i++)
        set(operators, str_from_c(found[i].room), to, found[i].bits, true);
}

bool irc_operators_has(const struct irc_operators *operators, struct str room,
                       struct str nick)
{
    char memory[NAME_MAX];
    return map_find(&operators->ranks, name_of(memory, room, nick)) != NULL;
}
