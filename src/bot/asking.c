/* SPDX-License-Identifier: MIT */
#include "bot/asking.h"

#include "bot/followup.h"
#include "bot/joined.h"
#include "bot/place.h"
#include "faq/aspect_topic.h"

/* "And what about in new zealand": more says more than a country. */
enum { BARE_WORDS_MAX = 7 };

/* So little speaks for the subject that no conversation helps. */
static const double shut_gate = 0.1;
static const double nearly_shut_gate = 0.25; /* enough for a question that is whole ... */
static const double half_shut_gate = 0.4;    /* ... and not to read more into it */

const struct dialogue *asking_dialogue(const struct hearing *hearing)
{
    return dialogue_find(hearing->dialogues, hearing->arena, hearing->message,
                         hearing->now_ms);
}

const struct faq_topic *asking_topic_before(const struct urgent *urgent,
                                            const struct hearing *hearing)
{
    const struct dialogue *before = asking_dialogue(hearing);

    if (!before || !before->topic || hearing->verdict.kind == TRIAGE_DISTRESS
        || hearing->address.is_by_prefix || careful_was_last(&urgent->careful, hearing))
        return NULL;
    return faq_topic_keyed(hearing->faq, before->topic);
}

/* Not the same question once more: what leans on the answer, or other words for the same
 * topic while its passage is before the asker's eyes. An edit has its own answer there. */
static bool goes_on(struct hearing *hearing)
{
    const struct dialogue *before = asking_dialogue(hearing);
    struct str text = hearing->address.text;

    if (followup_leans(text, hearing_meant(hearing)))
        return true;
    return hearing->message->is_direct && !hearing->message->is_correction
           && before->question != str_hash(text, 0)
           && hearing->now_ms - before->answered_ms < DIALOGUE_BARE_MS;
}

/* The subject was named a moment ago, though nothing was answered. */
static bool is_on_subject(const struct urgent *urgent, const struct hearing *hearing)
{
    const struct dialogue *before = asking_dialogue(hearing);

    return before && before->is_on_subject && hearing->verdict.kind != TRIAGE_DISTRESS
           && !hearing->address.is_by_prefix
           && !careful_was_last(&urgent->careful, hearing);
}

/* A conversation opens the gate, but not for what is plainly about something else: "my car
 * needs new tyres", "how long does flu last"; and less where nothing was answered yet. */
static bool is_of_other_matters(struct hearing *hearing, const struct faq_answer *answer,
                                bool was_answered)
{
    const struct faq_ranking *ranking = &answer->ranking;
    struct str text = hearing->address.text;

    if (!ranking->has_gate || ranking->names_subject || ranking->gate >= nearly_shut_gate)
        return false;
    return followup_stands_alone(text, hearing_meant(hearing))
           || (ranking->gate < shut_gate
               && (ranking->foreign_count > 0
                   || (!was_answered && !followup_leans(text, hearing_meant(hearing)))));
}

/* A whole question goes on with the topic before only if it may be about the subject. */
static bool is_on_the_matter(const struct faq_answer *answer)
{
    const struct faq_ranking *ranking = &answer->ranking;

    return !ranking->has_gate || ranking->names_subject
           || ranking->gate >= half_shut_gate;
}

/* What short questions may be about: what was answered, else what was offered first. */
static const struct faq_topic *spoken_of(const struct urgent *urgent,
                                         const struct hearing *hearing)
{
    const struct dialogue *before = asking_dialogue(hearing);

    if (before && before->last == DIALOGUE_OFFER && before->offered_count > 0
        && !hearing->address.is_by_prefix && !careful_was_last(&urgent->careful, hearing))
        return faq_topic_keyed(hearing->faq, before->offered[0]);
    return asking_topic_before(urgent, hearing);
}

/* The topic before, of which something is asked. */
static void ask_of(struct asked *asked, const struct faq_topic *before,
                   const struct faq_topic *topic, const char *reason)
{
    struct faq_answer *answer = &asked->answers[0];

    answer->kind = FAQ_ANSWER;
    answer->topic = topic;
    answer->suggestion_count = 0;
    answer->reason = reason;
    asked->count = 1;
    asked->before = before;
    asked->is_together = true;
}

/* "How long does it last": of what was spoken of, where a topic says that it knows. */
static bool ask_aspect(const struct urgent *urgent, struct hearing *hearing,
                       struct asked *asked)
{
    const struct faq_topic *before = spoken_of(urgent, hearing), *topic = NULL;
    enum faq_aspect aspect = before
                                 ? faq_aspect_of(hearing->aspects, hearing_meant(hearing))
                                 : FAQ_ASPECT_NONE;

    if (aspect != FAQ_ASPECT_NONE)
        topic = faq_aspect_topic(hearing->faq, aspect, before);
    if (!topic)
        return false;
    ask_of(asked, before, topic, "it asks something of what was answered before");
    asked->aspects[0] = aspect;
    return true;
}

/* "How do I taper", and of nothing: whatever it is, stopping is asked about. */
static bool ask_stopping(struct hearing *hearing, struct asked *asked)
{
    const struct words *words = hearing_meant(hearing);
    const struct faq_topic *topic;
    bool is_of_medicine = false;

    for (size_t i = 0; i < words->count; i++)
        is_of_medicine |=
            str_has_word(STR(" taper tapering wean weaning off "), words->items[i].text);
    if (!is_of_medicine || asked->answers[0].kind == FAQ_ANSWER
        || faq_aspect_of(hearing->aspects, words) != FAQ_ASPECT_STOP
        || faq_aspect_topics(hearing->faq, FAQ_ASPECT_STOP, &topic, 1) == 0)
        return false;
    ask_of(asked, NULL, topic, "it asks how something is stopped");
    asked->aspects[0] = FAQ_ASPECT_STOP;
    return true;
}

/* Most messages name none. */
static struct country country_named(struct hearing *hearing)
{
    const struct words *words = hearing_words(hearing);
    bool may_be = words->count <= BARE_WORDS_MAX;

    for (size_t i = 0; i < words->count && !may_be; i++)
        may_be = str_has_word(STR(" in from "), words->items[i].text);
    return may_be ? country_in(hearing->arena, words) : (struct country){0};
}

/* "And in france?": of what was spoken of, where that differs by country. */
static bool ask_country(const struct urgent *urgent, struct hearing *hearing,
                        struct asked *asked)
{
    const struct faq_topic *before =
        asked->country.is_all ? spoken_of(urgent, hearing) : NULL;

    if (!before || place_of(hearing->arena, before, &asked->country).kind == PLACE_NONE)
        return false;
    ask_of(asked, before, before, "it asks the same of a country");
    return true;
}

/* "Can I get it", of a child: what the articles say of children, if they do. */
static void ask_for_child(struct hearing *hearing, struct asked *asked)
{
    struct faq_context context = {.is_about_subject = true};
    struct faq_answer answer;

    if (!hearing->verdict.is_young || !asked->is_loose || asked->count > 1
        || !followup_is_of_self(hearing_meant(hearing)))
        return;
    faq_answer(hearing->faq,
               arena_format(hearing->arena, "%.*s for teenagers",
                            STR_ARG(hearing->address.text)),
               context, hearing->arena, &answer);
    if (answer.kind != FAQ_ANSWER || answer.topic == asked->answers[0].topic)
        return;
    asked->answers[0] = answer;
    asked->is_together = asked->is_loose = asked->goes_on = false;
}

void asking_ask(const struct urgent *urgent, struct hearing *hearing, bool is_ambient,
                bool is_long, struct asked *out)
{
    const struct faq_topic *before = asking_topic_before(urgent, hearing);
    struct faq_context context = {.is_ambient = is_ambient,
                                  .is_about_subject =
                                      before || is_on_subject(urgent, hearing)};
    struct str text = hearing->address.text;
    struct faq_answer together;

    *out = (struct asked){.before = before};
    out->count =
        parts_ask(hearing->faq, text, is_long, context, hearing->arena, out->answers);
    if (context.is_about_subject
        && is_of_other_matters(hearing, &out->answers[0], before)) {
        context.is_about_subject = false;
        out->count =
            parts_ask(hearing->faq, text, is_long, context, hearing->arena, out->answers);
    }
    out->country = country_named(hearing);
    if (is_ambient || ask_aspect(urgent, hearing, out)
        || ask_country(urgent, hearing, out)
        || joined_ask(hearing, spoken_of(urgent, hearing), context, out)
        || ask_stopping(hearing, out) || !before || out->count > 1
        || (!is_on_the_matter(&out->answers[0])
            && followup_stands_alone(text, hearing_meant(hearing))))
        return;
    out->goes_on = goes_on(hearing);
    enum followup followup = followup_ask(hearing->faq, text, before, &out->answers[0],
                                          hearing->arena, &together);
    out->is_together = followup != FOLLOWUP_ALONE;
    out->is_loose = followup == FOLLOWUP_LOOSE;
    if (out->is_together)
        out->answers[0] = together;
    else if (out->answers[0].kind == FAQ_ANSWER)
        out->is_loose = out->answers[0].ranking.items[0].pattern_score <= 0;
    ask_for_child(hearing, out);
}
