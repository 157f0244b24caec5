/* SPDX-License-Identifier: MIT */
#include "app/irc_link_options.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/macros.h"

static struct {
    struct str name;
    enum irc_mechanism mechanism;
} const mechanisms[] = {
    {STR_INIT("external"), IRC_SASL_EXTERNAL},
    {STR_INIT("scram-sha-256"), IRC_SASL_SCRAM_SHA_256},
    {STR_INIT("plain"), IRC_SASL_PLAIN},
};

static void set_login(struct irc_link_options *options, const struct config_irc *config)
{
    const struct config_list *wanted = &config->mechanisms;
    size_t count = 0;

    for (size_t i = 0; i < wanted->count && count < IRC_LINK_MECHANISMS_MAX; i++)
        for (size_t j = 0; j < COUNT_OF(mechanisms); j++)
            if (str_equal(wanted->items[i], mechanisms[j].name))
                options->mechanisms[count++] = mechanisms[j].mechanism;
    options->irc.sasl = (struct irc_sasl_options){
        .mechanisms = options->mechanisms,
        .mechanism_count = count,
        .account = config->account,
        .password = config->password,
        .services_nick = config->services_nick,
        .services_host = config->services_host,
        .identify = config->identify,
        .regain = config->regain,
        .is_required = config->is_sasl_required,
        .allows_plaintext = config->allows_plaintext,
    };
}

static void set_channels(struct irc_link_options *options,
                         const struct config_rooms *rooms)
{
    options->channels = alloc_zeroed(rooms->count, sizeof(*options->channels));
    for (size_t i = 0; i < rooms->count; i++)
        options->channels[i] = (struct irc_channel_options){
            .name = rooms->items[i].name,
            .key = rooms->items[i].key,
            .region = rooms->items[i].region,
            .is_ambient = rooms->items[i].is_ambient,
            .is_quiet = rooms->items[i].is_quiet,
            .has_operators = rooms->items[i].has_operators,
            .is_notice = rooms->items[i].is_notice,
            .is_more_private = rooms->items[i].is_more_private,
        };
}

static enum irc_invites invites_of(struct str word)
{
    if (str_equal(word, STR("anybody")))
        return IRC_INVITES_ANYBODY;
    return str_equal(word, STR("nobody")) ? IRC_INVITES_NOBODY : IRC_INVITES_ADMINS;
}

void irc_link_options_set(struct irc_link_options *options,
                          const struct config_irc *config, int64_t max_age_ms)
{
    set_channels(options, &config->channels);
    options->irc = (struct irc_options){
        .name = config->name,
        .region = config->region,
        .nick = config->nick,
        .alt_nicks = config->alt_nicks.items,
        .alt_nick_count = config->alt_nicks.count,
        .user = config->user,
        .realname = config->realname,
        .password = config->server_password,
        .channels = options->channels,
        .channel_count = config->channels.count,
        .admins = config->admins.items,
        .admin_count = config->admins.count,
        .ignores = config->ignore.items,
        .ignore_count = config->ignore.count,
        .invites = invites_of(config->invites),
        .invites_max = (size_t)config->invites_max,
        .allows_raw = config->allows_raw,
        .refuses_strangers = str_equal(config->direct, STR("members")),
        .max_age_ms = max_age_ms,
        .is_strict = config->is_strict,
        .has_client_cert = config->cert_file.len > 0,
        .burst = (unsigned)config->burst,
        .lines_per_second = config->lines_per_second,
        .idle_ms = config->idle_ms,
        .pong_ms = config->pong_ms,
        .version = STR("faqd " FAQD_VERSION),
    };
    set_login(options, config);
}

void irc_link_options_clear(struct irc_link_options *options)
{
    free(options->channels);
    options->channels = NULL;
}
