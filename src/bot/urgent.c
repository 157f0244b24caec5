/* SPDX-License-Identifier: MIT */
#include "bot/urgent.h"

#include "base/macros.h"
#include "bot/country.h"
#include "bot/language.h"
#include "bot/plea.h"
#include "safety/recent.h"

enum urgent_class { CLASS_EMERGENCY, CLASS_CRISIS, CLASS_COUNT };

struct person {
    struct memory_item item;
    int64_t full_ms[CLASS_COUNT]; /* when the full text was said last; 0: never */
    int64_t urgent_ms;            /* the last reply of either class; 0: never */
    int64_t emergency_ms;         /* the last to an emergency by a cue; 0: never */
    int64_t means_ms;             /* the last text for means at hand; 0: never */
    int64_t footer_ms;  /* the last crisis line under an answer since; 0: none */
    uint64_t text_hash; /* of the last emergency: the same again is no new sign */
    enum triage_subject subject;        /* of the last emergency */
    enum triage_subject crisis_subject; /* of the last crisis */
    unsigned turn;                      /* short ones so far */
    bool was_crisis;
    bool has_stopped; /* asked not to be sent numbers, and no cue since */
    bool is_over;     /* the last emergency, as they said */
    struct recent recent;
    int64_t recent_ms;                /* the last of it */
    const struct safety_lines *lines; /* of the country they named; NULL: none */
};

struct room {
    struct memory_item item;
    int64_t minute_ms;
    unsigned count;
    int64_t neutral_ms;
};

void urgent_init(struct urgent *urgent, uint64_t seed)
{
    memory_init(&urgent->people, seed, sizeof(struct person), URGENT_PEOPLE_MAX,
                URGENT_CAREFUL_MS);
    memory_init(&urgent->rooms, seed, sizeof(struct room), URGENT_ROOMS_MAX,
                URGENT_CAREFUL_MS);
}

void urgent_clear(struct urgent *urgent)
{
    memory_clear(&urgent->people);
    memory_clear(&urgent->rooms);
}

void urgent_forget(struct urgent *urgent, int64_t now_ms)
{
    memory_forget(&urgent->people, now_ms);
    memory_forget(&urgent->rooms, now_ms);
}

static struct str name_of(const struct hearing *hearing, struct str who)
{
    const struct str parts[] = {hearing->message->network, STR("\n"), who};

    return arena_join(hearing->arena, parts, COUNT_OF(parts));
}

static struct person *find_careful(const struct urgent *urgent,
                                   const struct hearing *hearing)
{
    struct person *person =
        memory_find(&urgent->people, name_of(hearing, hearing->message->sender));

    if (!person || !person->urgent_ms
        || hearing->now_ms - person->urgent_ms > URGENT_CAREFUL_MS)
        return NULL;
    return person;
}

/* An operator's own lines for a region are better than those that came along. */
static const struct safety_lines *better_of(const struct safety_lines *named,
                                            const struct safety_lines *fallback)
{
    return named && !str_equal(named->region, fallback->region) ? named : fallback;
}

const struct safety_lines *urgent_lines(const struct urgent *urgent,
                                        const struct hearing *hearing,
                                        const struct safety_lines *fallback)
{
    const struct person *person =
        memory_find(&urgent->people, name_of(hearing, hearing->message->sender));
    struct country country = country_of(hearing->arena, hearing->message->text);

    if (country.region.len > 0)
        return better_of(safety_lines_find(country.region), fallback);
    return person && person->lines ? better_of(person->lines, fallback) : fallback;
}

bool urgent_knows_country(const struct urgent *urgent, const struct hearing *hearing)
{
    const struct person *person =
        memory_find(&urgent->people, name_of(hearing, hearing->message->sender));

    return person && person->lines;
}

bool urgent_hears_country(struct urgent *urgent, struct hearing *hearing)
{
    if (!country_may_be_told(hearing_words(hearing)))
        return false;
    struct country country = country_of(hearing->arena, hearing->address.text);
    if (!country.is_told)
        return false;
    struct person *person = memory_get(
        &urgent->people, name_of(hearing, hearing->message->sender), hearing->now_ms);
    hearing->lines = better_of(safety_lines_find(country.region), hearing->lines);
    person->lines = hearing->lines;
    return true;
}

bool urgent_is_careful(const struct urgent *urgent, const struct hearing *hearing)
{
    return find_careful(urgent, hearing) != NULL;
}

bool urgent_is_after_crisis(const struct urgent *urgent, const struct hearing *hearing)
{
    const struct person *person = find_careful(urgent, hearing);

    return person && person->was_crisis;
}

/* Held until the articles are read, or played again: it is one hint all the same. */
static bool comes_again(const struct hearing *hearing)
{
    return hearing->message->is_stale && hearing->verdict.kind != TRIAGE_EMERGENCY
           && hearing->verdict.kind != TRIAGE_CRISIS;
}

void urgent_add_up(struct urgent *urgent, struct hearing *hearing)
{
    struct str name = name_of(hearing, hearing->message->sender);
    struct person *person = memory_find(&urgent->people, name);

    /* Until a new cue; a hint is none. */
    if (person && person->has_stopped)
        hearing->verdict.hint = 0;
    if (!person && (!recent_is_worth(&hearing->verdict) || comes_again(hearing)))
        return;
    if (!person)
        person = memory_get(&urgent->people, name, hearing->now_ms);
    if (hearing->now_ms - person->recent_ms > URGENT_RECENT_MS)
        person->recent = (struct recent){0};
    struct recent recent = person->recent;
    recent_add_up(&recent, &hearing->verdict);
    if (comes_again(hearing))
        return;
    person->recent = recent;
    if (recent_is_worth(&hearing->verdict))
        person->recent_ms = hearing->now_ms;
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

static bool is_new_sign(const struct person *person, const struct hearing *hearing,
                        uint64_t text_hash)
{
    int64_t since_ms = hearing->now_ms - person->full_ms[CLASS_EMERGENCY];

    if (person->subject != hearing->verdict.subject)
        return true;
    return person->text_hash != text_hash && since_ms >= URGENT_SIGN_MS;
}

/* "I have a knife". */
static bool has_means_now(struct person *person, const struct hearing *hearing)
{
    if ((person->means_ms && hearing->now_ms - person->means_ms < URGENT_MEANS_MS)
        || plea_of(hearing->arena, hearing->address.text) != PLEA_MEANS)
        return false;
    person->means_ms = hearing->now_ms;
    return true;
}

static bool needs_full_text(struct person *person, const struct hearing *hearing,
                            enum urgent_class class)
{
    uint64_t text_hash = str_hash(hearing->address.text, 0);
    bool is_full =
        !person->full_ms[class]
        || hearing->now_ms - person->full_ms[class] >= URGENT_FULL_MS
        || (class == CLASS_EMERGENCY && is_new_sign(person, hearing, text_hash));

    if (is_full)
        person->full_ms[class] = hearing->now_ms;
    if (class == CLASS_EMERGENCY) {
        person->text_hash = text_hash;
        person->subject = hearing->verdict.subject;
    }
    return is_full;
}

static enum safety_text text_for(struct person *person, const struct hearing *hearing,
                                 enum urgent_class class, bool is_short)
{
    bool is_full = !is_short && needs_full_text(person, hearing, class);

    if (!is_short && class == CLASS_CRISIS && has_means_now(person, hearing))
        return SAFETY_MEANS;
    return is_full ? SAFETY_REPLY : SAFETY_SHORT;
}

static void answer_urgently(struct urgent *urgent, struct hearing *hearing,
                            enum urgent_class class, bool is_short)
{
    const struct chat_message *message = hearing->message;
    struct person *person =
        memory_get(&urgent->people, name_of(hearing, message->sender), hearing->now_ms);
    struct room *room =
        memory_get(&urgent->rooms, name_of(hearing, message->room), hearing->now_ms);

    person->urgent_ms = hearing->now_ms;
    person->is_over = false;
    /* What may have been an ordinary story is not held against the next question. */
    if (class == CLASS_EMERGENCY && !hearing->verdict.is_weighed)
        person->emergency_ms = hearing->now_ms;
    person->was_crisis = class == CLASS_CRISIS || hearing->verdict.is_intended;
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
    if (class == CLASS_CRISIS)
        say_private(hearing, "crisis", text);
    else if (is_late)
        say_private(hearing, "emergency", text);
    else
        mark(hearing_say(hearing, "emergency", text))->reply.lead = lead_of(hearing);
}

/* Once, and only to who was sent something: else it would be the first mention. */
static bool respect_stop(struct urgent *urgent, struct hearing *hearing)
{
    struct str name = name_of(hearing, hearing->message->sender);
    const struct person *known = memory_find(&urgent->people, name);

    if (known && known->has_stopped)
        return true;
    if ((!known || !known->urgent_ms) && !hearing->address.is_addressed)
        return false;
    struct person *person = memory_get(&urgent->people, name, hearing->now_ms);
    person->has_stopped = true;
    struct chat_action *action = mark(hearing_reply_private(hearing, "stop"));
    action->reply.body =
        rich_from_text(hearing->arena, hearing_text(hearing, SAFETY_RESPECTED));
    return true;
}

/* "I'm in Ireland": the number that was given may be the wrong one. */
static bool answer_from_country(struct urgent *urgent, struct hearing *hearing)
{
    const struct person *person = find_careful(urgent, hearing);

    if (!person || person->has_stopped || person->lines == hearing->lines
        || !urgent_is_open(urgent, hearing)
        || !country_of(hearing->arena, hearing->address.text).is_all)
        return false;
    hearing->verdict.kind = person->was_crisis ? TRIAGE_CRISIS : TRIAGE_EMERGENCY;
    answer_urgently(urgent, hearing, person->was_crisis ? CLASS_CRISIS : CLASS_EMERGENCY,
                    true);
    return true;
}

bool urgent_answer(struct urgent *urgent, struct hearing *hearing)
{
    switch (hearing->verdict.kind) {
    case TRIAGE_EMERGENCY:
        answer_urgently(urgent, hearing, CLASS_EMERGENCY, false);
        return true;
    case TRIAGE_CRISIS:
        answer_urgently(urgent, hearing, CLASS_CRISIS, false);
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
    const struct person *person = find_careful(urgent, hearing);

    if (!person || !person->was_crisis || person->has_stopped)
        return false;
    hearing->verdict.kind = TRIAGE_CRISIS;
    answer_urgently(urgent, hearing, CLASS_CRISIS, true);
    return true;
}

/* "bye", after somebody spoke of themselves. */
bool urgent_answer_goodbye(struct urgent *urgent, struct hearing *hearing)
{
    const struct person *person = find_careful(urgent, hearing);

    return person && person->crisis_subject != TRIAGE_OTHER
           && urgent_answer_carefully(urgent, hearing);
}

/* What a toddler or a dog swallowed says nothing of anybody's thoughts. */
static bool is_of_no_adult(const struct person *person)
{
    return !person->was_crisis
           && (person->subject == TRIAGE_CHILD || person->subject == TRIAGE_ANIMAL);
}

static bool may_have_footer(const struct person *person, int64_t now_ms)
{
    bool is_own = person->was_crisis && person->crisis_subject != TRIAGE_OTHER;

    if (!person->footer_ms)
        return true;
    return is_own
           && (now_ms - person->urgent_ms <= URGENT_FULL_MS
               || now_ms - person->footer_ms >= URGENT_FULL_MS);
}

bool urgent_takes_footer(struct urgent *urgent, const struct hearing *hearing)
{
    struct person *person = find_careful(urgent, hearing);

    if (!person || !may_have_footer(person, hearing->now_ms) || person->has_stopped
        || !hearing->message->is_direct || is_of_no_adult(person))
        return false;
    person->footer_ms = hearing->now_ms;
    return true;
}

bool urgent_is_open(const struct urgent *urgent, const struct hearing *hearing)
{
    const struct person *person = find_careful(urgent, hearing);

    return person && hearing->now_ms - person->urgent_ms <= DIALOGUE_KEEP_MS;
}

bool urgent_is_watchful(const struct urgent *urgent, const struct hearing *hearing)
{
    const struct person *person = find_careful(urgent, hearing);

    return person && person->emergency_ms
           && hearing->now_ms - person->emergency_ms <= URGENT_WATCH_MS;
}

bool urgent_is_of_no_adult(const struct urgent *urgent, const struct hearing *hearing)
{
    const struct person *person = find_careful(urgent, hearing);

    return person && is_of_no_adult(person);
}

enum triage_subject urgent_subject(const struct urgent *urgent,
                                   const struct hearing *hearing)
{
    const struct person *person = find_careful(urgent, hearing);

    return person ? person->subject : TRIAGE_SELF;
}

void urgent_set_over(struct urgent *urgent, const struct hearing *hearing)
{
    struct person *person = find_careful(urgent, hearing);

    if (person)
        person->is_over = true;
}

bool urgent_is_over(const struct urgent *urgent, const struct hearing *hearing)
{
    const struct person *person = find_careful(urgent, hearing);

    return person && person->is_over;
}

bool urgent_has_stopped(const struct urgent *urgent, const struct hearing *hearing)
{
    const struct person *person = find_careful(urgent, hearing);

    return person && person->has_stopped;
}

bool urgent_was_last(const struct urgent *urgent, const struct hearing *hearing)
{
    const struct person *person = find_careful(urgent, hearing);
    const struct dialogue *dialogue = dialogue_find(hearing->dialogues, hearing->arena,
                                                    hearing->message, hearing->now_ms);

    return person && (!dialogue || dialogue->last_ms <= person->urgent_ms);
}
