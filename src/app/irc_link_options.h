/* SPDX-License-Identifier: MIT */
/*
 * irc link options: what a session is told of the configuration of its network.
 */
#ifndef APP_IRC_LINK_OPTIONS_H
#define APP_IRC_LINK_OPTIONS_H

#include "app/config.h"
#include "irc/session.h"

enum { IRC_LINK_MECHANISMS_MAX = 3 };

struct irc_link_options {
    struct irc_options irc; /* points into the configuration and to what follows */
    enum irc_mechanism mechanisms[IRC_LINK_MECHANISMS_MAX];
    struct irc_channel_options *channels;
};

/* The configuration, and where options lies, must outlive the session. max_age_ms: of direct
 * questions that were missed. */
void irc_link_options_set(struct irc_link_options *options,
                          const struct config_irc *config, int64_t max_age_ms);
void irc_link_options_clear(struct irc_link_options *options);

#endif
