/* SPDX-License-Identifier: MIT */
/*
 * config network: the tables [[irc]] and [[matrix]] of faqd.toml, and what must be true of
 * them: a name of its own for each, where to, and as whom.
 */
#ifndef APP_CONFIG_NETWORK_H
#define APP_CONFIG_NETWORK_H

#include "app/config_value.h"

void config_read_networks(struct config_reader *reader, const struct toml *root,
                          struct config *out);

#endif
