/* SPDX-License-Identifier: MIT */
#include "irc/catch_up.h"

#include <stdio.h>

#include "irc/state.h"

static const struct str nothing = STR_INIT("");

static void forget_kept(struct irc_catch_up *catch_up)
{
    for (size_t i = 0; i < catch_up->kept_count; i++)
        irc_event_release(&catch_up->kept[i]);
    catch_up->kept_count = 0;
}

void irc_catch_up_reset(struct irc_session *session)
{
    struct irc_catch_up *catch_up = &session->catch_up;
    forget_kept(catch_up);
    *catch_up =
        (struct irc_catch_up){.seen_ms = catch_up->seen_ms, .away_ms = catch_up->seen_ms};
}

/* "timestamp=2026-11-24T12:00:00.000Z", by the server's clock, in scratch. */
static struct str timestamp(struct irc_session *session, int64_t at_ms)
{
    struct str text = irc_time_format(&session->scratch, at_ms - session->skew_ms);
    return arena_format(&session->scratch, "timestamp=%.*s", STR_ARG(text));
}

/* most: what is wanted; the server may allow less (CHATHISTORY). */
static void ask(struct irc_session *session, struct str what, struct str target,
                int64_t from_ms, size_t most)
{
    size_t allowed = session->isupport.chathistory;
    struct str number = arena_format(&session->scratch, "%zu",
                                     allowed && allowed < most ? allowed : most);
    struct str from = timestamp(session, from_ms);
    struct irc_message line = {.command = STR("CHATHISTORY"), .params = {what}};
    size_t count = 1;
    if (target.len)
        line.params[count++] = target;
    else
        line.params[count++] = timestamp(session, session->now_ms);
    line.params[count++] = from;
    line.params[count++] = number;
    line.param_count = count;
    struct buf bytes;
    buf_init(&bytes, IRC_LINE_BYTES_MAX);
    if (irc_message_format(&bytes, &line))
        irc_session_queue_line(session, buf_view(&bytes));
    buf_clear(&bytes);
}

static bool has_history(const struct irc_session *session)
{
    struct str types = str_from_c(session->isupport.msgreftypes);
    return irc_caps_has(&session->caps, IRC_CAP_CHATHISTORY)
           && irc_caps_has(&session->caps, IRC_CAP_BATCH)
           && irc_caps_has(&session->caps, IRC_CAP_SERVER_TIME)
           && (types.len == 0 || str_find(types, STR("timestamp")) != STR_NOT_FOUND);
}

void irc_catch_up_online(struct irc_session *session)
{
    struct irc_catch_up *catch_up = &session->catch_up;
    int64_t oldest_ms = session->now_ms - session->options->max_age_ms;
    catch_up->online_ms = session->now_ms;
    if (!has_history(session) || session->options->max_age_ms == 0
        || catch_up->away_ms == 0)
        return;
    catch_up->is_fetching = true;
    catch_up->since_ms = catch_up->away_ms > oldest_ms ? catch_up->away_ms : oldest_ms;
    ask(session, STR("TARGETS"), nothing, catch_up->since_ms, IRC_CATCH_UP_PEOPLE_MAX);
}

/* What is being fetched is missed again if the link is lost before it has come. */
void irc_catch_up_heard(struct irc_session *session)
{
    struct irc_catch_up *catch_up = &session->catch_up;
    if (catch_up->online_ms == 0)
        return;
    if (session->now_ms - catch_up->online_ms > IRC_CATCH_UP_WAIT_MS)
        catch_up->is_fetching = false;
    if (!catch_up->is_fetching)
        catch_up->seen_ms = session->now_ms;
}

static bool is_named(const char *batch, struct str name)
{
    return batch[0] && str_equal(str_from_c(batch), name);
}

static void set_name(char out[IRC_CATCH_UP_NAME_MAX], struct str name)
{
    (void)snprintf(out, IRC_CATCH_UP_NAME_MAX, "%.*s", STR_ARG(name));
}

void irc_catch_up_begin(struct irc_session *session, struct str name, struct str type)
{
    struct irc_catch_up *catch_up = &session->catch_up;
    if (!catch_up->is_fetching || name.len >= IRC_CATCH_UP_NAME_MAX)
        return;
    if (str_equal(type, STR("draft/chathistory-targets")))
        set_name(catch_up->targets_batch, name);
    else if (str_equal(type, STR("chathistory")) && catch_up->asked > 0)
        set_name(catch_up->batch, name);
}

void irc_catch_up_end(struct irc_session *session, struct str name)
{
    struct irc_catch_up *catch_up = &session->catch_up;
    if (is_named(catch_up->targets_batch, name)) {
        catch_up->targets_batch[0] = '\0';
        catch_up->is_fetching = catch_up->asked > 0;
    } else if (is_named(catch_up->batch, name)) {
        for (size_t i = 0; i < catch_up->kept_count; i++)
            irc_events_add(&session->events, &catch_up->kept[i].event);
        forget_kept(catch_up);
        catch_up->batch[0] = '\0';
        catch_up->asked--;
        catch_up->is_fetching = catch_up->asked > 0;
    }
}

void irc_catch_up_target(struct irc_session *session, struct str batch, struct str name)
{
    struct irc_catch_up *catch_up = &session->catch_up;
    if (!is_named(catch_up->targets_batch, batch) || name.len == 0
        || irc_isupport_is_channel(&session->isupport, name)
        || irc_session_is_me(session, name)
        || catch_up->people == IRC_CATCH_UP_PEOPLE_MAX)
        return;
    catch_up->people++;
    catch_up->asked++;
    ask(session, STR("LATEST"), name, catch_up->since_ms, IRC_CATCH_UP_LINES_MAX);
}

bool irc_catch_up_line(struct irc_session *session, struct str batch,
                       const struct irc_event *event, bool is_mine)
{
    struct irc_catch_up *catch_up = &session->catch_up;
    if (!is_named(catch_up->batch, batch))
        return false;
    if (is_mine) {
        forget_kept(catch_up);
        return true;
    }
    if (event->is_channel || event->is_notice || event->is_bot
        || event->time_ms < catch_up->since_ms)
        return true;
    if (catch_up->kept_count == IRC_CATCH_UP_KEPT_MAX) {
        irc_event_release(&catch_up->kept[0]);
        memmove(catch_up->kept, catch_up->kept + 1,
                (IRC_CATCH_UP_KEPT_MAX - 1) * sizeof(catch_up->kept[0]));
        catch_up->kept_count--;
    }
    catch_up->kept[catch_up->kept_count++] = irc_event_store(event);
    return true;
}

bool irc_catch_up_is_old(const struct irc_session *session, const struct irc_event *event)
{
    const struct irc_catch_up *catch_up = &session->catch_up;
    bool was_there = catch_up->away_ms ? event->time_ms <= catch_up->away_ms
                                       : event->time_ms < catch_up->online_ms;
    return event->is_late && was_there;
}
