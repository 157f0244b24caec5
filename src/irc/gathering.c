/* SPDX-License-Identifier: MIT */
#include "irc/gathering.h"

#include "irc/state.h"

static void release(struct irc_gathering *gathering)
{
    arena_clear(&gathering->arena);
    buf_clear(&gathering->text);
}

void irc_gatherings_clear(struct irc_gatherings *gatherings)
{
    for (size_t i = 0; i < gatherings->count; i++)
        release(&gatherings->items[i]);
    gatherings->count = 0;
}

static struct irc_gathering *find(struct irc_gatherings *gatherings, struct str name)
{
    for (size_t i = 0; i < gatherings->count; i++) {
        if (str_equal(gatherings->items[i].name, name))
            return &gatherings->items[i];
    }
    return NULL;
}

static void hear(struct irc_session *session, size_t at)
{
    struct irc_gatherings *gatherings = &session->gatherings;
    struct irc_gathering whole = gatherings->items[at];
    gatherings->count--;
    memmove(&gatherings->items[at], &gatherings->items[at + 1],
            (gatherings->count - at) * sizeof(gatherings->items[0]));
    struct irc_message message = {
        .tags = whole.tags,
        .source = whole.source,
        .command = whole.is_notice ? STR("NOTICE") : STR("PRIVMSG"),
        .params = {whole.target, buf_view(&whole.text)},
        .param_count = 2,
        .is_trailing = true,
    };
    if (whole.lines > 0)
        irc_inbound_handle(session, &message);
    release(&whole);
}

void irc_gathering_begin(struct irc_session *session, struct str name,
                         const struct irc_message *message)
{
    struct irc_gatherings *gatherings = &session->gatherings;
    if (find(gatherings, name))
        return;
    if (gatherings->count == IRC_GATHERINGS_MAX)
        hear(session, 0);
    struct irc_gathering *gathering = &gatherings->items[gatherings->count++];
    *gathering = (struct irc_gathering){0};
    arena_init(&gathering->arena);
    buf_init(&gathering->text, IRC_GATHERING_BYTES_MAX);
    gathering->name = arena_copy(&gathering->arena, name);
    gathering->tags = arena_copy(&gathering->arena, message->tags);
    gathering->source = arena_copy(&gathering->arena, message->source);
    gathering->target = arena_copy(&gathering->arena, irc_message_param(message, 2));
}

bool irc_gathering_line(struct irc_session *session, const struct irc_message *message)
{
    if (session->gatherings.count == 0)
        return false;
    struct irc_gathering *gathering =
        find(&session->gatherings, irc_batches_name(session, message));
    struct str value;
    bool is_notice = str_equal_ascii_nocase(message->command, STR("NOTICE"));
    if (!gathering
        || (!is_notice && !str_equal_ascii_nocase(message->command, STR("PRIVMSG"))))
        return false;
    bool is_joined = irc_message_tag(message, &session->scratch,
                                     STR("draft/multiline-concat"), &value);
    if (gathering->lines++ > 0 && !is_joined)
        buf_add_char(&gathering->text, '\n');
    buf_add(&gathering->text, irc_message_param(message, 1));
    gathering->is_notice = is_notice;
    if (gathering->source.len == 0)
        gathering->source = arena_copy(&gathering->arena, message->source);
    return true;
}

void irc_gathering_end(struct irc_session *session, struct str name)
{
    const struct irc_gathering *gathering = find(&session->gatherings, name);
    if (gathering)
        hear(session, (size_t)(gathering - session->gatherings.items));
}
