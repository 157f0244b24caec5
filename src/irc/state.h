/* SPDX-License-Identifier: MIT */
/*
 * irc state: the inside of a session, for session.c (life, states and timers),
 * registration.c (from CAP to 005), login.c, nick.c, inbound.c (what a line of the server
 * means), say.c (what the bridge asks for), outbound.c (what leaves when), delivery.c
 * and refusal.c (what became of it), and what their comments below name. Nobody else includes this.
 */
#ifndef IRC_STATE_H
#define IRC_STATE_H

#include "base/random.h"
#include "irc/accounts.h"
#include "irc/alive.h"
#include "irc/batches.h"
#include "irc/caps.h"
#include "irc/catch_up.h"
#include "irc/company.h"
#include "irc/ctcp.h"
#include "irc/events.h"
#include "irc/excuses.h"
#include "irc/fallback.h"
#include "irc/gathering.h"
#include "irc/isupport.h"
#include "irc/login.h"
#include "irc/lookup.h"
#include "irc/message.h"
#include "irc/multiline.h"
#include "irc/nick.h"
#include "irc/operators.h"
#include "irc/pace.h"
#include "irc/promises.h"
#include "irc/room_row.h"
#include "irc/rooms.h"
#include "irc/sasl.h"
#include "irc/self.h"
#include "irc/session.h"
#include "irc/window.h"

enum irc_timer {
    IRC_TIMER_REGISTRATION, /* the server must have let us in */
    IRC_TIMER_MOTD,         /* 001 came; joins do not wait for the message of the day */
    IRC_TIMER_HELLO, /* CAP LS was not answered: introduce ourselves all the same */
    IRC_TIMER_LOGIN, /* services take too long */
    IRC_TIMER_RETRY, /* try to log in again */
    IRC_TIMER_IDLE,  /* nothing was heard: is the link alive? */
    IRC_TIMER_PONG,
    IRC_TIMER_QUIT,
    IRC_TIMER_NICK, /* ask for the wanted nick, or take it */
    IRC_TIMER_COUNT,
};

enum { IRC_OWN_IDS_MAX = 64, IRC_OWN_TEXTS_MAX = 32 };

struct irc_session {
    const struct irc_options *options;
    struct random random;
    struct arena scratch; /* reset for each line */
    int64_t now_ms;       /* of the call that is being served */

    enum irc_state state;
    bool is_tls;
    bool is_introduced; /* NICK and USER were sent */
    bool is_welcomed;   /* 001 came */
    bool is_quitting;
    int64_t timers[IRC_TIMER_COUNT]; /* INT64_MAX: off */

    struct irc_lines input;
    struct buf output;
    struct irc_events events;
    struct irc_isupport isupport;
    struct irc_caps caps;
    struct irc_sasl sasl;
    struct irc_login login;
    struct irc_self self;
    struct irc_nick nick;
    struct irc_alive alive;
    struct irc_rooms rooms;
    struct irc_operators operators;
    struct irc_company company;
    struct irc_accounts accounts;
    struct irc_lookups lookups;
    struct irc_fallbacks fallbacks;
    struct irc_pace pace;
    struct irc_window window;
    struct irc_promises promises;
    bool is_multiline_off; /* the server has refused a batch */
    struct irc_excuses excuses;
    uint32_t labels, batch_ids; /* given so far */
    uint64_t label_batch; /* hash of the name of the open one that answers batch_label */
    uint32_t batch_label;
    uint64_t own_ids[IRC_OWN_IDS_MAX]; /* hashes of the msgids of what we said */
    size_t own_id_count;
    struct {
        uint64_t hash;
        int64_t said_ms;
    } own_texts[IRC_OWN_TEXTS_MAX];
    size_t own_text_count;
    int64_t typed_ms; /* when +typing was last sent */
    bool is_pumping;
    struct irc_catch_up catch_up;
    struct irc_ctcp_limit ctcp;
    struct irc_batches batches;
    struct irc_gatherings gatherings;

    int64_t ponged_ms;        /* when a PONG was last paid for */
    int64_t skew_ms;          /* our clock minus the server's */
    uint64_t refused;         /* lines that are no messages */
    uint64_t answers_dropped; /* said while offline or in a mute room */
};

/* session.c: the transitions */
void irc_session_end(struct irc_session *session, enum irc_severity severity,
                     struct str reason);
/* The server wants to be spoken to by TLS. */
void irc_session_upgrade(struct irc_session *session, const struct irc_sts *sts);
void irc_session_negotiated(struct irc_session *session);
void irc_session_welcomed(struct irc_session *session);
void irc_session_go_online(struct irc_session *session);

/* session.c: for all parts */
void irc_session_set_timer(struct irc_session *session, enum irc_timer timer,
                           int64_t delay_ms);
void irc_session_note(struct irc_session *session, bool is_warning, const char *format,
                      ...) PRINTF_LIKE(3, 4);

/* outbound.c. At once; empty parameters are left off. A line that cannot be written is a note. */
void irc_session_send(struct irc_session *session, const char *command, struct str a,
                      struct str b);
/* The same by way of the pace, first in line. */
void irc_session_queue(struct irc_session *session, const char *command, struct str a,
                       struct str b);
/* A whole line, with CRLF. */
void irc_session_queue_line(struct irc_session *session, struct str line);
/* Moves what may be sent now to the output, and what was found out to the events. */
void irc_session_pump(struct irc_session *session);
/* Before QUIT: what is urgent goes out at once, and of the rest what the server can hold. */
void irc_outbound_end(struct irc_session *session);
/* When it has to be done again. */
int64_t irc_outbound_due_ms(struct irc_session *session);
/* What waited and what is on its way is forgotten. */
void irc_outbound_reset(struct irc_session *session);

/* delivery.c: what arrived of what we sent. True when the line is an echo, and nothing else. */
bool irc_delivery_heard(struct irc_session *session, const struct irc_message *message);
void irc_delivery_pong(struct irc_session *session, struct str token);
/* The part that a line is the answer to, by its label or that of its batch, or NULL. */
struct irc_flight *irc_delivery_labelled(struct irc_session *session,
                                         const struct irc_message *message);
/* Is it the msgid of something that we said? */
bool irc_delivery_is_own(const struct irc_session *session, struct str id);
/* A line of an answer is queued; does somebody else say the same within a minute? Then it
 * is a program that repeats us. Short ones are left out: people say them, too. */
void irc_delivery_said(struct irc_session *session, struct str text);
bool irc_delivery_is_echo(const struct irc_session *session, struct str text);

/* refusal.c: 401, 403, 404, 442 and the like; 417; FAIL and WARN. */
void irc_refusal_heard(struct irc_session *session, const struct irc_message *message);
void irc_refusal_too_long(struct irc_session *session, const struct irc_message *message);
void irc_refusal_failed(struct irc_session *session, const struct irc_message *message);

/* In scratch. */
struct str irc_session_folded(struct irc_session *session, struct str name);
bool irc_session_is_me(const struct irc_session *session, struct str nick);

/* registration.c */
void irc_registration_start(struct irc_session *session);
/* PASS, NICK and USER, if they have not been sent. */
void irc_registration_introduce(struct irc_session *session);
/* The login has ended, one way or the other: CAP END, or the joins. */
void irc_registration_go_on(struct irc_session *session);
/* True when the command is its business. */
bool irc_registration_handle(struct irc_session *session,
                             const struct irc_message *message);

/* One line of the server, its source taken apart. */
struct irc_line {
    const struct irc_message *message;
    struct irc_source source;
    struct str nick; /* folded */
    bool is_mine;    /* we are the source */
};

/* inbound.c */
void irc_inbound_handle(struct irc_session *session, const struct irc_message *message);
struct str irc_line_param(const struct irc_line *line, size_t at);
struct str irc_line_last(const struct irc_line *line);

/* spoken.c: PRIVMSG and NOTICE. */
void irc_spoken_text(struct irc_session *session, const struct irc_line *line);
/* Who is logged in as whom, as far as this line and the table tell. */
void irc_line_account(struct irc_session *session, const struct irc_line *line,
                      struct irc_event *event);

/* channels.c: who comes and goes, us among them. */
void irc_channels_join(struct irc_session *session, const struct irc_line *line);
void irc_channels_part(struct irc_session *session, const struct irc_line *line);
void irc_channels_kick(struct irc_session *session, const struct irc_line *line);
void irc_channels_mode(struct irc_session *session, const struct irc_line *line);
void irc_channels_names(struct irc_session *session, const struct irc_line *line);
void irc_channels_who(struct irc_session *session, const struct irc_line *line);
void irc_channels_invite(struct irc_session *session, const struct irc_line *line);
/* A numeric about a channel that we may not join. */
void irc_channels_refused(struct irc_session *session, const struct irc_line *line);
/* Tells the owner what to keep about a room, or that nothing is (row empty). */
void irc_channels_keep(struct irc_session *session, struct str name, struct str row);

#endif
