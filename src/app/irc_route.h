/* SPDX-License-Identifier: MIT */
/*
 * irc route: which server of a network is next, how it is reached, and when. It keeps the
 * promises of TLS (irc/sts.h) in the store, where all networks share them by host; they
 * outrank what the configuration says.
 *
 *     irc_route_init(&route, world, config, &err)
 *     irc_route_settings(&route, &settings);          then socket_open
 *     irc_route_online(&route, now_ms);               on IRC_ONLINE
 *     irc_route_promised(&route, &event.sts);         on IRC_STS
 *     at_ms = irc_route_ended(&route, severity, &event.sts, now_ms);
 */
#ifndef APP_IRC_ROUTE_H
#define APP_IRC_ROUTE_H

#include "app/world.h"
#include "irc/backoff.h"
#include "net/socket.h"

struct irc_route {
    struct world *world;
    const struct config_irc *config;
    struct socket_address *servers;
    struct irc_sts_policy *policies; /* of the server in the same place */
    struct socket_pin *pins;
    struct irc_backoff backoff;
    struct socket_address address; /* of the last settings */
    uint16_t upgrade_port;         /* of the next ones; 0: none */
    bool is_promised;              /* on this connection */
};

/* False and err when a server or a pin cannot be used. Clear it in any case. */
MUST_CHECK
bool irc_route_init(struct irc_route *route, struct world *world,
                    const struct config_irc *config, struct error *err);
void irc_route_clear(struct irc_route *route);

/* For the next connection; views live as long as the route. */
void irc_route_settings(struct irc_route *route, struct socket_settings *out);
void irc_route_online(struct irc_route *route, int64_t now_ms);
void irc_route_promised(struct irc_route *route, const struct irc_sts *sts);
/* However it ended: when to connect again. sts: of IRC_SEVERITY_UPGRADE. */
int64_t irc_route_ended(struct irc_route *route, enum irc_severity severity,
                        const struct irc_sts *sts, int64_t now_ms);

#endif
