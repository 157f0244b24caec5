/* SPDX-License-Identifier: MIT */
/*
 * irc operators: who is an operator of the channels in which operators may tell the bot to
 * be quiet. Nothing is kept of anybody else, and nothing at all of other channels: a
 * channel of 10,000 members costs no byte a member, an operator about 80.
 *
 *     irc_operators_names(&operators, &isupport, room, names)     353
 *     irc_operators_mode(...)                                     +o, -o and above
 *     irc_operators_rename, _forget, _forget_room                 NICK, QUIT, PART, KICK
 *
 * Names are folded. Bounded: further ones are not known as operators.
 */
#ifndef IRC_OPERATORS_H
#define IRC_OPERATORS_H

#include "base/map.h"
#include "irc/isupport.h"

enum { IRC_OPERATORS_MAX = 1024 };

struct irc_operators {
    struct map ranks; /* "room nick" to the bits of the modes from 'o' upwards */
};

void irc_operators_init(struct irc_operators *operators, uint64_t seed);
void irc_operators_clear(struct irc_operators *operators);
/* "@ann +bob @+cal!c@host", as it came. */
void irc_operators_names(struct irc_operators *operators,
                         const struct irc_isupport *isupport, struct str room,
                         struct str names);
/* mode: a letter of PREFIX; lower ones than 'o' do not count. */
void irc_operators_mode(struct irc_operators *operators,
                        const struct irc_isupport *isupport, struct str room,
                        struct str nick, char mode, bool is_on);
void irc_operators_rename(struct irc_operators *operators, struct str from,
                          struct str to);
/* room empty: of all rooms. */
void irc_operators_forget(struct irc_operators *operators, struct str room,
                          struct str nick);
void irc_operators_forget_room(struct irc_operators *operators, struct str room);
bool irc_operators_has(const struct irc_operators *operators, struct str room,
                       struct str nick);

#endif
