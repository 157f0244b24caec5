/* SPDX-License-Identifier: MIT */
/*
 * e2ee exchange: what a machine and its owner give each other: events to hear, requests to
 * carry, their responses, and counters to look at.
 */
#ifndef E2EE_EXCHANGE_H
#define E2EE_EXCHANGE_H

#include "base/str.h"

enum e2ee_event_kind {
    E2EE_NOTE,     /* text: for the log */
    E2EE_WARNING,  /* text: for the log, a person should read it */
    E2EE_STOP,     /* text: why nothing can go on, and the cure */
    E2EE_LATE,     /* room, event, plain: an event that waited is open; it comes again at
                     the next start unless e2ee_machine_settle was called */
    E2EE_HINT_DUE, /* room, text: code of the reason, E2EE_CODE_UNTRUSTED or empty: tell,
                     that something could not be read */
};

struct e2ee_event {
    enum e2ee_event_kind kind;
    struct str room, text;
    struct str event, plain; /* JSON: as it came, and as by e2ee_machine_open */
};

struct e2ee_request {
    uint64_t id;
    const char *method;
    struct str path; /* from "/_matrix" on, encoded */
    struct str body; /* JSON; empty: none */
    bool is_secret;
};

struct e2ee_response {
    unsigned status; /* of HTTP; 0: there was no answer */
    struct str body;
    int64_t retry_after_ms; /* 0: nothing said */
};

struct e2ee_counters {
    uint64_t opened, refused, undecryptable; /* events */
    uint64_t repaired;                       /* Olm sessions made anew */
    size_t pending;                          /* events that wait now */
};

#endif
