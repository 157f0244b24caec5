/* SPDX-License-Identifier: MIT */
#include "irc/batches.h"

#include "irc/state.h"

struct str irc_batches_name(struct irc_session *session,
                            const struct irc_message *message)
{
    struct str value = {0};
    (void)irc_message_tag(message, &session->scratch, STR("batch"), &value);
    return value;
}

/* A free place, or else one after the other. */
static uint64_t *place_for(struct irc_batches *batches)
{
    for (size_t i = 0; i < IRC_BATCHES_MAX; i++) {
        if (batches->replayed[i] == 0)
            return &batches->replayed[i];
    }
    return &batches->replayed[batches->replayed_count++ % IRC_BATCHES_MAX];
}

static uint64_t *find_replayed(struct irc_batches *batches, struct str name)
{
    uint64_t hash = str_hash(name, 0);
    for (size_t i = 0; name.len && i < IRC_BATCHES_MAX; i++) {
        if (batches->replayed[i] == hash)
            return &batches->replayed[i];
    }
    return NULL;
}

bool irc_batches_is_replayed(struct irc_session *session,
                             const struct irc_message *message)
{
    return find_replayed(&session->batches, irc_batches_name(session, message)) != NULL;
}

static bool is_replay(struct str type)
{
    return str_equal(type, STR("chathistory")) || str_ends_with(type, STR("/chathistory"))
           || str_ends_with(type, STR("/playback"))
           || str_ends_with(type, STR("/history"));
}

static void begin(struct irc_session *session, struct str name,
                  const struct irc_message *message)
{
    struct irc_batches *batches = &session->batches;
    struct str type = irc_message_param(message, 1);
    irc_catch_up_begin(session, name, type);
    if (is_replay(type))
        *place_for(batches) = str_hash(name, 0);
    else if (str_equal(type, STR("draft/multiline")))
        irc_gathering_begin(session, name, message);
}

static void end(struct irc_session *session, struct str name)
{
    uint64_t *replayed = find_replayed(&session->batches, name);
    irc_catch_up_end(session, name);
    irc_gathering_end(session, name);
    if (replayed)
        *replayed = 0;
}

void irc_batches_heard(struct irc_session *session, const struct irc_message *message)
{
    struct str mark = irc_message_param(message, 0), name = str_skip(mark, 1);
    if (name.len == 0)
        return;
    if (str_starts_with(mark, STR("+")))
        begin(session, name, message);
    else
        end(session, name);
}
