/* SPDX-License-Identifier: MIT */
#include "bot/offer.h"

#include "faq/aspect_topic.h"

/* Makes a runner-up worth naming. */
static const double near_probability = 0.01;
static const double likely_probability = 0.5;
/* Below, nothing fits: it is a guess, and said to be one. */
static const double guessed_probability = 0.2;

static struct str list(struct arena *arena, const struct faq_topic *const *topics,
                       size_t count)
{
    struct str text = STR("");

    for (size_t i = 0; i < count; i++)
        text = arena_format(arena, "%.*s%s(%zu) %.*s", STR_ARG(text), i > 0 ? ", " : "",
                            i + 1, STR_ARG(topics[i]->title));
    return text;
}

/* No second mark behind a title that ends in one. */
static const char *mark_behind(struct str text, const char *mark)
{
    return str_ends_with(text, STR("?")) ? "" : mark;
}

bool offer_is_guess(const struct faq_answer *answer)
{
    return answer->ranking.items[0].probability < guessed_probability;
}

static struct str offer_text(struct arena *arena, const struct faq_answer *answer)
{
    bool are_two = answer->suggestion_count == 2;

    if (answer->suggestion_count == 1)
        return arena_format(arena, "Do you mean \"%.*s\"? Say yes.",
                            STR_ARG(answer->suggestions[0]->title));
    struct str topics = list(arena, answer->suggestions, answer->suggestion_count);
    if (offer_is_guess(answer))
        return arena_format(arena,
                            "I am not sure what you want to know. Perhaps %.*s%s Say a "
                            "number, or ask in other words.",
                            STR_ARG(topics), mark_behind(topics, "."));
    return arena_format(arena, "%s topics fit: %.*s%s Say %s.", are_two ? "Two" : "Three",
                        STR_ARG(topics), mark_behind(topics, "."),
                        are_two ? "1 or 2" : "1, 2 or 3");
}

static void say(struct hearing *hearing, const struct faq_answer *answer, struct str text)
{
    struct chat_action *action = hearing_say(hearing, "suggest", text);

    if (hearing->verdict.kind == TRIAGE_NO_VERDICT)
        action->reply.lead = hearing_text(hearing, SAFETY_NO_VERDICT);
    if (hearing->verdict.footer != TRIAGE_FOOTER_NONE)
        action->reply.footer = hearing_text(hearing, SAFETY_FOOTER);
    if (action->reply.lead.len > 0)
        action->reply.closing = hearing_text(hearing, SAFETY_DISCLAIMER);
    dialogue_set_offer(hearing_dialogue(hearing), answer->suggestions,
                       answer->suggestion_count, hearing->now_ms);
    hearing->counters->suggested++;
}

void offer_say(struct hearing *hearing, const struct faq_answer *answer)
{
    say(hearing, answer, offer_text(hearing->arena, answer));
}

void offer_say_told(struct hearing *hearing, const struct faq_answer *answer)
{
    struct str topics =
        list(hearing->arena, answer->suggestions, answer->suggestion_count);

    say(hearing, answer,
        arena_format(
            hearing->arena,
            "Thank you for telling me. What would you like to know? Perhaps %.*s%s "
            "Say %s, or ask in your own words.",
            STR_ARG(topics), mark_behind(topics, "."),
            answer->suggestion_count == 1 ? "1" : "a number"));
}

void offer_say_told_nothing(struct hearing *hearing)
{
    hearing->counters->unanswered++;
    hearing_say(hearing, "none",
                arena_format(hearing->arena,
                             "Thank you for telling me. My articles are about \"%.*s\" "
                             "only: what would you like to know of that? Ask in your own "
                             "words, or say topics.%s",
                             STR_ARG(faq_title(hearing->faq)),
                             hearing_is_medical(hearing)
                                 ? " If somebody is unwell, please ask a doctor."
                                 : ""));
    dialogue_set_unanswered(hearing_dialogue(hearing), hearing->now_ms);
}

void offer_say_of_what(struct hearing *hearing)
{
    hearing->counters->unanswered++;
    hearing_say(hearing, "none",
                STR("Of what? Ask me once more with a word or two about that, or say "
                    "topics."));
    dialogue_set_unanswered(hearing_dialogue(hearing), hearing->now_ms);
}

void offer_say_unsure(struct hearing *hearing)
{
    hearing->counters->unanswered++;
    if (hearing->address.is_by_prefix)
        return;
    hearing_say(hearing, "none",
                STR("I am not sure what you want to know. Ask in other words, or say "
                    "topics."));
    dialogue_set_unanswered(hearing_dialogue(hearing), hearing->now_ms);
}

/* Up to three; none when nothing but chance speaks for them. */
static size_t near_topics(const struct faq_ranking *ranking,
                          const struct faq_topic *near[FAQ_SUGGESTIONS_MAX])
{
    size_t count = 0;

    for (size_t i = 0; i < ranking->count && count < FAQ_SUGGESTIONS_MAX; i++)
        if (ranking->items[i].pattern_score > 0 || ranking->names_subject)
            near[count++] = ranking->items[i].topic;
    return count;
}

/* Well known, if the question is about the subject at all. */
static bool is_likely(const struct faq_answer *answer)
{
    return answer->ranking.count > 0
           && answer->ranking.items[0].probability >= likely_probability;
}

static struct str none_text(const struct hearing *hearing,
                            const struct faq_answer *answer,
                            const struct faq_topic *const *near, size_t count)
{
    struct arena *arena = hearing->arena;

    if (count == 0)
        return arena_format(
            arena,
            "That is not something I know: my articles are about \"%.*s\" "
            "only. Say topics for what is in them.",
            STR_ARG(faq_title(hearing->faq)));
    if (count > 0 && is_likely(answer))
        return arena_format(arena,
                            "My articles are about \"%.*s\" only. Do you mean \"%.*s\"? "
                            "Say yes, or topics.",
                            STR_ARG(faq_title(hearing->faq)), STR_ARG(near[0]->title));
    if (count == 1)
        return arena_format(arena,
                            "That is not something I know. Does \"%.*s\" help? Say yes, "
                            "or topics.",
                            STR_ARG(near[0]->title));
    struct str topics = list(arena, near, count);
    return arena_format(arena,
                        "That is not something I know. Perhaps one of these helps: "
                        "%.*s%s Say its number, or topics.",
                        STR_ARG(topics), mark_behind(topics, "."));
}

void offer_say_none(struct hearing *hearing, const struct faq_answer *answer)
{
    const struct faq_topic *near[FAQ_SUGGESTIONS_MAX];
    size_t count = near_topics(&answer->ranking, near);
    if (count > 0 && is_likely(answer))
        count = 1;

    hearing->counters->unanswered++;
    if (hearing->address.is_by_prefix)
        return;
    struct chat_action *action =
        hearing_say(hearing, "none", none_text(hearing, answer, near, count));
    if (hearing->verdict.footer != TRIAGE_FOOTER_NONE)
        action->reply.footer = hearing_text(hearing, SAFETY_FOOTER);
    struct dialogue *dialogue = hearing_dialogue(hearing);
    if (count > 0)
        dialogue_set_offer(dialogue, near, count, hearing->now_ms);
    else
        dialogue_set_unanswered(dialogue, hearing->now_ms);
    /* Who was told what this is about and goes on, means that. */
    dialogue->is_on_subject |= count > 0 && is_likely(answer);
}

/* Where a person is. */
static struct str contact_text(const struct hearing *hearing)
{
    struct str contact = hearing->options->contact;

    const char *person = hearing_is_medical(hearing)
                             ? " For a person: a doctor, nurse or pharmacist."
                             : "";

    if (contact.len == 0)
        return str_from_c(person);
    return arena_format(hearing->arena, "%s About this bot: %.*s.", person,
                        STR_ARG(contact));
}

void offer_say_missed(struct hearing *hearing)
{
    struct dialogue *dialogue = hearing_dialogue(hearing);
    const struct faq_topic *near[FAQ_SUGGESTIONS_MAX];
    struct str contact = contact_text(hearing), text;
    size_t count = 0;

    for (size_t i = 0; hearing->faq && i < dialogue->near_count; i++) {
        const struct faq_topic *topic = faq_topic_keyed(hearing->faq, dialogue->near[i]);
        if (topic)
            near[count++] = topic;
    }
    if (count > 0) {
        struct str topics = list(hearing->arena, near, count);
        text =
            arena_format(hearing->arena,
                         "Sorry, that missed. Perhaps you mean %.*s%s Say %s, or ask in "
                         "other words.%.*s",
                         STR_ARG(topics), mark_behind(topics, "."),
                         count == 1 ? "1" : "a number", STR_ARG(contact));
    } else {
        text = arena_format(hearing->arena,
                            "Sorry, that missed. Please ask in other words, or say "
                            "topics.%.*s",
                            STR_ARG(contact));
    }
    hearing_say(hearing, "missed", text);
    if (count > 0)
        dialogue_set_offer(dialogue, near, count, hearing->now_ms);
    else
        dialogue_set_last(dialogue, DIALOGUE_NO_ANSWER, hearing->now_ms);
}

void offer_say_first(struct hearing *hearing)
{
    const struct faq_topic *first[FAQ_SUGGESTIONS_MAX];
    size_t count = hearing->faq ? faq_aspect_topics(hearing->faq, FAQ_ASPECT_BEGIN, first,
                                                    FAQ_SUGGESTIONS_MAX)
                                : 0;

    if (count == 0) {
        hearing_say(
            hearing, "chat",
            STR("That is all right, nobody has to know. Say in a few words what is "
                "on your mind, or topics for all that I know."));
        return;
    }
    struct str topics = list(hearing->arena, first, count);
    hearing_say(
        hearing, "chat",
        arena_format(hearing->arena,
                     "That is all right, nobody has to know. Many begin with "
                     "%.*s%s Say a number, or in a few words what is on your mind; "
                     "topics lists all.",
                     STR_ARG(topics), mark_behind(topics, ".")));
    dialogue_set_offer(hearing_dialogue(hearing), first, count, hearing->now_ms);
}

void offer_say_no_choice(struct hearing *hearing)
{
    const struct dialogue *dialogue = dialogue_find(hearing->dialogues, hearing->arena,
                                                    hearing->message, hearing->now_ms);
    size_t count = dialogue ? dialogue->offered_count : 0;

    if (count == 0)
        hearing_say(hearing, "chat",
                    STR("There is nothing to choose from just now. Ask me something, or "
                        "say topics."));
    else if (count == 1)
        hearing_say(hearing, "chat",
                    STR("There was only one topic to choose: say yes, or ask in other "
                        "words."));
    else
        hearing_say(
            hearing, "chat",
            arena_format(hearing->arena,
                         "There were only %zu topics to choose from: say a number "
                         "from 1 to %zu.",
                         count, count));
}

void offer_say_unclear(struct hearing *hearing)
{
    const struct dialogue *dialogue = hearing_dialogue(hearing);

    hearing_say(hearing, "chat",
                arena_format(hearing->arena, "Which one? Say %s.",
                             dialogue->offered_count == 2 ? "1 or 2" : "1, 2 or 3"));
}

void offer_remember_near(struct dialogue *dialogue, const struct faq_ranking *ranking,
                         const struct faq_topic *taken)
{
    const struct faq_topic *near[FAQ_SUGGESTIONS_MAX];
    size_t count = 0;

    for (size_t i = 0; i < ranking->count && count < FAQ_SUGGESTIONS_MAX; i++) {
        const struct faq_candidate *one = &ranking->items[i];
        bool is_near = one->probability >= near_probability || one->pattern_score > 0;
        if (one->topic != taken && is_near)
            near[count++] = one->topic;
    }
    dialogue_set_near(dialogue, near, count);
}
