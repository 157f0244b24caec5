/* SPDX-License-Identifier: MIT */
#include "bot/careful.h"

#include "bot/country.h"

void careful_init(struct careful *careful, uint64_t seed)
{
    memory_init(&careful->people, seed, sizeof(struct careful_person), CAREFUL_PEOPLE_MAX,
                CAREFUL_MS);
}

void careful_clear(struct careful *careful)
{
    memory_clear(&careful->people);
}

void careful_forget(struct careful *careful, int64_t now_ms)
{
    memory_forget(&careful->people, now_ms);
}

static struct str name_of(const struct hearing *hearing)
{
    return arena_format(hearing->arena, "%.*s\n%.*s", STR_ARG(hearing->message->network),
                        STR_ARG(hearing->message->sender));
}

struct careful_person *careful_known(const struct careful *careful,
                                     const struct hearing *hearing)
{
    return memory_find(&careful->people, name_of(hearing));
}

struct careful_person *careful_person(struct careful *careful,
                                      const struct hearing *hearing)
{
    return memory_get(&careful->people, name_of(hearing), hearing->now_ms);
}

struct careful_person *careful_find(const struct careful *careful,
                                    const struct hearing *hearing)
{
    struct careful_person *person = careful_known(careful, hearing);

    if (!person || !person->urgent_ms || hearing->now_ms - person->urgent_ms > CAREFUL_MS)
        return NULL;
    return person;
}

/* An operator's own lines for a region are better than those that came along. */
static const struct safety_lines *better_of(const struct safety_lines *named,
                                            const struct safety_lines *fallback)
{
    return named && !str_equal(named->region, fallback->region) ? named : fallback;
}

const struct safety_lines *careful_lines(const struct careful *careful,
                                         const struct hearing *hearing,
                                         const struct safety_lines *fallback)
{
    const struct careful_person *person = careful_known(careful, hearing);
    struct country country = country_of(hearing->arena, hearing->message->text);

    if (country.region.len > 0)
        return better_of(safety_lines_find(country.region), fallback);
    return person && person->lines ? better_of(person->lines, fallback) : fallback;
}

bool careful_knows_country(const struct careful *careful, const struct hearing *hearing)
{
    const struct careful_person *person = careful_known(careful, hearing);

    return person && person->lines;
}

bool careful_hears_country(struct careful *careful, struct hearing *hearing)
{
    if (!country_may_be_told(hearing_words(hearing)))
        return false;
    struct country country = country_of(hearing->arena, hearing->address.text);
    if (!country.is_told)
        return false;
    struct careful_person *person = careful_person(careful, hearing);
    hearing->lines = better_of(safety_lines_find(country.region), hearing->lines);
    person->lines = hearing->lines;
    return true;
}

bool careful_is_careful(const struct careful *careful, const struct hearing *hearing)
{
    return careful_find(careful, hearing) != NULL;
}

bool careful_is_after_crisis(const struct careful *careful, const struct hearing *hearing)
{
    const struct careful_person *person = careful_find(careful, hearing);

    return person && person->was_crisis;
}

/* Held until the articles are read, or played again: it is one hint all the same. */
static bool comes_again(const struct hearing *hearing)
{
    return hearing->message->is_stale && hearing->verdict.kind != TRIAGE_EMERGENCY
           && hearing->verdict.kind != TRIAGE_CRISIS;
}

void careful_add_up(struct careful *careful, struct hearing *hearing)
{
    struct careful_person *person = careful_known(careful, hearing);

    /* Until a new cue; a hint is none. */
    if (person && person->has_stopped)
        hearing->verdict.hint = 0;
    if (!person && (!recent_is_worth(&hearing->verdict) || comes_again(hearing)))
        return;
    if (!person)
        person = careful_person(careful, hearing);
    if (hearing->now_ms - person->recent_ms > CAREFUL_RECENT_MS)
        person->recent = (struct recent){0};
    struct recent recent = person->recent;
    recent_add_up(&recent, &hearing->verdict);
    if (comes_again(hearing))
        return;
    person->recent = recent;
    if (recent_is_worth(&hearing->verdict))
        person->recent_ms = hearing->now_ms;
}

/* What a toddler or a dog swallowed says nothing of anybody's thoughts. */
static bool is_of_no_adult(const struct careful_person *person)
{
    return !person->was_crisis
           && (person->subject == TRIAGE_CHILD || person->subject == TRIAGE_ANIMAL);
}

static bool may_have_footer(const struct careful_person *person, int64_t now_ms)
{
    bool is_own = person->was_crisis && person->crisis_subject != TRIAGE_OTHER;

    if (!person->footer_ms)
        return true;
    return is_own
           && (now_ms - person->urgent_ms <= CAREFUL_FULL_MS
               || now_ms - person->footer_ms >= CAREFUL_FULL_MS);
}

bool careful_takes_footer(struct careful *careful, const struct hearing *hearing)
{
    struct careful_person *person = careful_find(careful, hearing);

    if (!person || !may_have_footer(person, hearing->now_ms) || person->has_stopped
        || !hearing->message->is_direct || is_of_no_adult(person))
        return false;
    person->footer_ms = hearing->now_ms;
    return true;
}

bool careful_is_open(const struct careful *careful, const struct hearing *hearing)
{
    const struct careful_person *person = careful_find(careful, hearing);

    return person && !person->is_called_off
           && hearing->now_ms - person->urgent_ms <= DIALOGUE_KEEP_MS;
}

bool careful_is_watchful(const struct careful *careful, const struct hearing *hearing)
{
    const struct careful_person *person = careful_find(careful, hearing);

    return person && person->emergency_ms && !person->is_called_off
           && hearing->now_ms - person->emergency_ms <= CAREFUL_WATCH_MS;
}

bool careful_is_of_emergency(const struct careful *careful, const struct hearing *hearing)
{
    const struct careful_person *person = careful_find(careful, hearing);

    return person && careful_is_open(careful, hearing) && !person->was_crisis
           && person->full_ms[CAREFUL_EMERGENCY] != 0;
}

bool careful_is_of_no_adult(const struct careful *careful, const struct hearing *hearing)
{
    const struct careful_person *person = careful_find(careful, hearing);

    return person && is_of_no_adult(person);
}

enum triage_subject careful_subject(const struct careful *careful,
                                    const struct hearing *hearing)
{
    const struct careful_person *person = careful_find(careful, hearing);

    return person ? person->subject : TRIAGE_SELF;
}

void careful_set_over(struct careful *careful, const struct hearing *hearing)
{
    struct careful_person *person = careful_find(careful, hearing);

    if (person)
        person->is_over = true;
}

bool careful_is_over(const struct careful *careful, const struct hearing *hearing)
{
    const struct careful_person *person = careful_find(careful, hearing);

    return person && person->is_over;
}

void careful_call_off(struct careful *careful, const struct hearing *hearing)
{
    struct careful_person *person = careful_find(careful, hearing);

    if (person)
        person->is_over = person->is_called_off = true;
}

bool careful_is_called_off(const struct careful *careful, const struct hearing *hearing)
{
    const struct careful_person *person = careful_find(careful, hearing);

    return person && person->is_called_off;
}

bool careful_has_stopped(const struct careful *careful, const struct hearing *hearing)
{
    const struct careful_person *person = careful_find(careful, hearing);

    return person && person->has_stopped;
}

bool careful_was_last(const struct careful *careful, const struct hearing *hearing)
{
    const struct careful_person *person = careful_find(careful, hearing);
    const struct dialogue *dialogue = dialogue_find(hearing->dialogues, hearing->arena,
                                                    hearing->message, hearing->now_ms);

    return person && (!dialogue || dialogue->last_ms <= person->urgent_ms);
}
