/* SPDX-License-Identifier: MIT */
#include "app/irc_route.h"

#include <stdlib.h>

#include "base/alloc.h"

static bool parse(struct irc_route *route, struct error *err)
{
    const struct config_irc *config = route->config;

    for (size_t i = 0; i < config->servers.count; i++)
        if (!socket_address_parse(config->servers.items[i], &route->servers[i], err))
            return false;
    for (size_t i = 0; i < config->pins.count; i++)
        if (!socket_pin_parse(config->pins.items[i], &route->pins[i], err))
            return false;
    return true;
}

bool irc_route_init(struct irc_route *route, struct world *world,
                    const struct config_irc *config, struct error *err)
{
    size_t count = config->servers.count;

    *route = (struct irc_route){
        .world = world,
        .config = config,
        .servers = alloc_zeroed(count, sizeof(*route->servers)),
        .policies = alloc_zeroed(count, sizeof(*route->policies)),
        .pins = alloc_zeroed(config->pins.count, sizeof(*route->pins)),
    };
    irc_backoff_init(&route->backoff, count, random_next(&world->random));
    return parse(route, err);
}

void irc_route_clear(struct irc_route *route)
{
    free(route->servers);
    free(route->policies);
    free(route->pins);
}

static size_t place(const struct irc_route *route)
{
    return irc_backoff_server(&route->backoff);
}

/* In scratch. */
static struct str key_of(const struct irc_route *route)
{
    struct str host = route->servers[place(route)].host;
    char *key = arena_alloc(&route->world->scratch, host.len + 4, 1);

    memcpy(key, "sts:", 4);
    for (size_t i = 0; i < host.len; i++)
        key[4 + i] = char_to_lower_ascii(host.ptr[i]);
    return str_make(key, host.len + 4);
}

/* What is kept may have come by another network; a store that fails takes nothing back. */
static void load_policy(struct irc_route *route)
{
    struct world *world = route->world;
    struct irc_sts_policy kept = {0};
    struct str row = {0};
    struct error err;

    arena_reset(&world->scratch);
    if (!store_get(world->store, STR(""), key_of(route), &world->scratch, &row, &err))
        world_store_failed(world, &err);
    else if (!row.ptr || irc_sts_policy_parse(row, &kept))
        route->policies[place(route)] = kept;
}

static void save_policy(struct irc_route *route)
{
    struct world *world = route->world;
    const struct irc_sts_policy *policy = &route->policies[place(route)];
    struct error err;

    arena_reset(&world->scratch);
    struct str key = key_of(route);
    struct str row = irc_sts_format(&world->scratch, policy);
    if (policy->port ? store_set(world->store, STR(""), key, row, &err)
                     : store_remove(world->store, STR(""), key, &err))
        world_store_works(world);
    else
        world_store_failed(world, &err);
}

static void choose_address(struct irc_route *route)
{
    struct socket_address *address = &route->address;

    load_policy(route);
    const struct irc_sts_policy *policy = &route->policies[place(route)];
    *address = route->servers[place(route)];
    if (route->upgrade_port && !address->has_tls) {
        address->has_tls = true;
        address->port = route->upgrade_port;
    } else if (!address->has_tls && irc_sts_holds(policy, loop_wall_ms())) {
        address->has_tls = true;
        address->port = policy->port;
    }
    route->upgrade_port = 0;
    route->is_promised = false;
}

void irc_route_settings(struct irc_route *route, struct socket_settings *out)
{
    const struct config_irc *config = route->config;

    choose_address(route);
    *out = (struct socket_settings){
        .address = route->address,
        .pins = route->pins,
        .pin_count = route->address.has_tls ? config->pins.count : 0,
        .ca_file = config->ca_file,
        .cert_file = config->cert_file,
        .key_file = config->key_file,
        .proxy = config->proxy,
        .bind = config->bind,
    };
}

void irc_route_online(struct irc_route *route, int64_t now_ms)
{
    irc_backoff_online(&route->backoff, now_ms);
}

void irc_route_promised(struct irc_route *route, const struct irc_sts *sts)
{
    struct irc_sts_policy *policy = &route->policies[place(route)];

    if (!sts->has_duration || !route->address.has_tls)
        return;
    irc_sts_learn(policy, sts, route->address.port, loop_wall_ms());
    route->is_promised = policy->port > 0;
    save_policy(route);
}

int64_t irc_route_ended(struct irc_route *route, enum irc_severity severity,
                        const struct irc_sts *sts, int64_t now_ms)
{
    if (route->is_promised) {
        irc_sts_renew(&route->policies[place(route)], loop_wall_ms());
        save_policy(route);
    }
    route->is_promised = false;
    if (severity == IRC_SEVERITY_UPGRADE)
        route->upgrade_port = sts->port;
    return irc_backoff_failed(&route->backoff, severity, now_ms);
}
