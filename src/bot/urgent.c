/* SPDX-License-Identifier: MIT */
#include "bot/urgent.h"

#include "bot/country.h"
#include "bot/language.h"
#include "bot/plea.h"

struct room {
    struct memory_item item;
    int64_t minute_ms;
    unsigned count;
    int64_t neutral_ms;
};

void urgent_init(struct urgent *urgent, uint64_t seed)
{
    careful_init(&urgent->careful, seed);
    memory_init(&urgent->rooms, seed, sizeof(struct room), URGENT_ROOMS_MAX, CAREFUL_MS);
}

void urgent_clear(struct urgent *urgent)
{
    careful_clear(&urgent->careful);
    memory_clear(&urgent->rooms);
}

void urgent_forget(struct urgent *urgent, int64_t now_ms)
{
    careful_forget(&urgent->careful, now_ms);
    memory_forget(&urgent->rooms, now_ms);
}

static struct str name_of_room(const struct hearing *hearing)
{
    return arena_format(hearing->arena, "%.*s\n%.*s", STR_ARG(hearing->message->network),
                        STR_ARG(hearing->message->room));
}

/* Counts this reply; false when the room has had enough of them in this minute. */
static bool room_takes_more(struct room *room, int64_t now_ms)
{
    if (now_ms - room->minute_ms >= URGENT_ROOM_MS) {
        room->minute_ms = now_ms;
        room->count = 0;
    }
    return ++room->count <= URGENT_ROOM_COUNT;
}

/* Who writes in another language may not read what follows, but numbers. */
static struct str lead_of(const struct hearing *hearing)
{
    return language_of(hearing->arena, hearing->address.text).help;
}

static struct chat_action *mark(struct chat_action *action)
{
    action->urgency = CHAT_URGENT;
    action->is_secret = true;
    return action;
}

static void say_neutral(struct hearing *hearing, struct room *room)
{
    if (room->neutral_ms && hearing->now_ms - room->neutral_ms < URGENT_ROOM_MS)
        return;
    room->neutral_ms = hearing->now_ms;
    mark(hearing_say(hearing, "urgent", hearing_text(hearing, SAFETY_NEUTRAL)));
}

static void say_private(struct hearing *hearing, const char *kind_name, struct str text)
{
    struct chat_action *action = mark(hearing_reply_private(hearing, kind_name));

    action->reply.lead = lead_of(hearing);
    action->reply.body = rich_from_text(hearing->arena, text);
    action->fallback =
        rich_from_text(hearing->arena, hearing_text(hearing, SAFETY_NEUTRAL));
    /* Who spoke to nobody in particular is not pointed at. */
    if (hearing->address.is_addressed)
        action->room_note =
            rich_from_text(hearing->arena, hearing_text(hearing, SAFETY_SENT));
}

static bool is_new_sign(const struct careful_person *person,
                        const struct hearing *hearing, uint64_t text_hash)
{
    int64_t since_ms = hearing->now_ms - person->full_ms[CAREFUL_EMERGENCY];

    if (person->subject != hearing->verdict.subject)
        return true;
    return person->text_hash != text_hash && since_ms >= URGENT_SIGN_MS;
}

/* "I have a knife"; "he has one" and "I'm going to do it", which names none, only behind a
 * crisis. */
static bool has_means_now(struct careful_person *person, const struct hearing *hearing,
                          bool was_crisis)
{
    enum plea plea = plea_of(hearing->arena, hearing->address.text);

    if ((person->means_ms && hearing->now_ms - person->means_ms < URGENT_MEANS_MS)
        || (plea != PLEA_MEANS
            && ((plea != PLEA_DOING && plea != PLEA_THEIR_MEANS) || !was_crisis)))
        return false;
    person->means_ms = hearing->now_ms;
    return true;
}

static bool needs_full_text(struct careful_person *person, const struct hearing *hearing,
                            enum careful_class class)
{
    uint64_t text_hash = str_hash(hearing->address.text, 0);
    bool is_full =
        !person->full_ms[class]
        || hearing->now_ms - person->full_ms[class] >= CAREFUL_FULL_MS
        || (class == CAREFUL_EMERGENCY && is_new_sign(person, hearing, text_hash));

    if (is_full)
        person->full_ms[class] = hearing->now_ms;
    if (class == CAREFUL_EMERGENCY) {
        person->text_hash = text_hash;
        person->subject = hearing->verdict.subject;
    }
    return is_full;
}

static enum safety_text text_for(struct careful_person *person,
                                 const struct hearing *hearing, enum careful_class class,
                                 bool is_short)
{
    bool was_crisis = person->full_ms[CAREFUL_CRISIS] != 0;
    bool is_full = !is_short && needs_full_text(person, hearing, class);

    if (!is_short && class == CAREFUL_CRISIS
        && has_means_now(person, hearing, was_crisis))
        return SAFETY_MEANS;
    return is_full ? SAFETY_REPLY : SAFETY_SHORT;
}

static void answer_urgently(struct urgent *urgent, struct hearing *hearing,
                            enum careful_class class, bool is_short)
{
    const struct chat_message *message = hearing->message;
    struct careful_person *person = careful_person(&urgent->careful, hearing);
    struct room *room =
        memory_get(&urgent->rooms, name_of_room(hearing), hearing->now_ms);

    person->urgent_ms = hearing->now_ms;
    person->is_over = person->is_called_off = false;
    /* What may have been an ordinary story is not held against the next question. */
    if (class == CAREFUL_EMERGENCY && !hearing->verdict.is_weighed)
        person->emergency_ms = hearing->now_ms;
    person->was_crisis = class == CAREFUL_CRISIS || hearing->verdict.is_intended;
    if (!is_short && person->was_crisis)
        person->crisis_subject = hearing->verdict.subject;
    person->has_stopped = false;
    person->footer_ms = 0;
    person->lines = hearing->lines;
    hearing->counters->urgent++;
    if (!message->is_direct && !room_takes_more(room, hearing->now_ms)) {
        say_neutral(hearing, room);
        return;
    }
    enum safety_text which = text_for(person, hearing, class, is_short);
    hearing->verdict.turn = person->turn;
    person->turn += which == SAFETY_SHORT;
    struct str text = hearing_text(hearing, which);
    bool is_late = hearing->now_ms - hearing->time_ms > URGENT_LATE_MS;
    if (class == CAREFUL_CRISIS)
        say_private(hearing, "crisis", text);
    else if (is_late)
        say_private(hearing, "emergency", text);
    else
        mark(hearing_say(hearing, "emergency", text))->reply.lead = lead_of(hearing);
}

/* Once, and only to who was sent something: else it would be the first mention. */
static bool respect_stop(struct urgent *urgent, struct hearing *hearing)
{
    const struct careful_person *known = careful_known(&urgent->careful, hearing);

    if (known && known->has_stopped)
        return true;
    if ((!known || !known->urgent_ms) && !hearing->address.is_addressed)
        return false;
    struct careful_person *person = careful_person(&urgent->careful, hearing);
    person->has_stopped = true;
    struct chat_action *action = mark(hearing_reply_private(hearing, "stop"));
    action->reply.body =
        rich_from_text(hearing->arena, hearing_text(hearing, SAFETY_RESPECTED));
    return true;
}

/* "I'm in Ireland": the number that was given may be the wrong one. */
static bool answer_from_country(struct urgent *urgent, struct hearing *hearing)
{
    const struct careful_person *person = careful_find(&urgent->careful, hearing);

    if (!person || person->has_stopped || person->lines == hearing->lines
        || !careful_is_open(&urgent->careful, hearing)
        || !country_of(hearing->arena, hearing->address.text).is_all)
        return false;
    hearing->verdict.kind = person->was_crisis ? TRIAGE_CRISIS : TRIAGE_EMERGENCY;
    answer_urgently(urgent, hearing,
                    person->was_crisis ? CAREFUL_CRISIS : CAREFUL_EMERGENCY, true);
    return true;
}

bool urgent_answer(struct urgent *urgent, struct hearing *hearing)
{
    switch (hearing->verdict.kind) {
    case TRIAGE_EMERGENCY:
        answer_urgently(urgent, hearing, CAREFUL_EMERGENCY, false);
        return true;
    case TRIAGE_CRISIS:
        answer_urgently(urgent, hearing, CAREFUL_CRISIS, false);
        return true;
    case TRIAGE_NONE:
    case TRIAGE_REFUSAL:
    case TRIAGE_NO_VERDICT:
    case TRIAGE_DISTRESS:
    case TRIAGE_ABUSE: break;
    }
    if (hearing->verdict.asks_to_stop)
        return respect_stop(urgent, hearing);
    return answer_from_country(urgent, hearing);
}

bool urgent_answer_carefully(struct urgent *urgent, struct hearing *hearing)
{
    const struct careful_person *person = careful_find(&urgent->careful, hearing);

    if (!person || !person->was_crisis || person->has_stopped || person->is_called_off)
        return false;
    hearing->verdict.kind = TRIAGE_CRISIS;
    answer_urgently(urgent, hearing, CAREFUL_CRISIS, true);
    return true;
}

/* "bye", after somebody spoke of themselves. */
bool urgent_answer_goodbye(struct urgent *urgent, struct hearing *hearing)
{
    const struct careful_person *person = careful_find(&urgent->careful, hearing);

    return person && person->crisis_subject != TRIAGE_OTHER
           && urgent_answer_carefully(urgent, hearing);
}
