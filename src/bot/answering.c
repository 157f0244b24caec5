/* SPDX-License-Identifier: MIT */
#include "bot/answering.h"

#include "base/macros.h"
#include "bot/page.h"

struct str answering_date(struct arena *arena, int date)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    int month = date / 100 % 100;

    if (month < 1 || month > 12)
        return STR("");
    return arena_format(arena, "%d %s %d", date % 100, months[month - 1], date / 10000);
}

static struct str join(struct arena *arena, struct str a, struct str b)
{
    if (a.len == 0 || b.len == 0)
        return a.len > 0 ? a : b;
    return arena_format(arena, "%.*s %.*s", STR_ARG(a), STR_ARG(b));
}

static struct str source_line(struct arena *arena, const struct faq_topic *topic)
{
    struct str line = STR("");

    for (size_t i = 0; i < topic->source_count; i++) {
        const struct faq_source *source = &topic->sources[i];
        struct str name = source->publisher.len > 0 ? source->publisher : source->title;
        if (source->year > 0)
            name = arena_format(arena, "%.*s (%d)", STR_ARG(name), source->year);
        line = arena_format(arena, "%.*s%s%.*s", STR_ARG(line),
                            i > 0 ? "; " : "Sources: ", STR_ARG(name));
    }
    if (line.len > 0)
        line = arena_format(arena, "%.*s.", STR_ARG(line));
    struct str date = answering_date(arena, topic->reviewed);
    if (date.len > 0)
        line = join(arena, line, arena_format(arena, "Reviewed %.*s.", STR_ARG(date)));
    return line;
}

static struct str lead_of(const struct hearing *hearing, const struct faq_topic *topic,
                          size_t start, struct str intro)
{
    struct arena *arena = hearing->arena;
    struct str lead = hearing->message->is_late ? STR("Sorry for the wait.") : STR("");

    lead = join(arena, lead, intro);
    if (hearing->verdict.kind == TRIAGE_NO_VERDICT)
        lead = join(arena, lead, hearing_text(hearing, SAFETY_NO_VERDICT));
    if (start > 0)
        return lead;
    if (topic->has_caution)
        lead = join(arena, lead, hearing_text(hearing, SAFETY_CAUTION));
    if (topic->is_review_old)
        lead = join(arena, lead,
                    arena_format(arena,
                                 "This was last reviewed on %.*s and may be out of "
                                 "date.",
                                 STR_ARG(answering_date(arena, topic->reviewed))));
    return lead;
}

/* A room gets the short answer, and only "more" gets it more. */
static size_t last_block(const struct hearing *hearing, const struct chat_reply *reply,
                         const struct faq_topic *topic, size_t start)
{
    const struct chat_message *message = hearing->message;

    if (start == 0 && !message->is_direct && !message->shape.takes_passage)
        return topic->passage.count > 0;
    return page_end(hearing->arena, &message->shape, reply, topic->passage, start);
}

struct chat_action *answering_topic(struct hearing *hearing,
                                    const struct faq_topic *topic, size_t start,
                                    struct str intro)
{
    struct chat_action *action = hearing_reply(hearing, "answer");
    struct chat_reply *reply = &action->reply;

    action->topic = topic->id;
    reply->lead = lead_of(hearing, topic, start, intro);
    reply->title = start == 0 ? topic->title : STR("");
    if (hearing->verdict.footer != TRIAGE_FOOTER_NONE)
        reply->footer = hearing_text(hearing, SAFETY_FOOTER);
    if (hearing->message->shape.takes_passage)
        reply->sources = source_line(hearing->arena, topic);
    reply->closing = hearing_text(hearing, SAFETY_DISCLAIMER);
    size_t end = last_block(hearing, reply, topic, start);
    reply->body = rich_slice(topic->passage, start, end);
    if (end < topic->passage.count)
        reply->hint = STR("There is more: say more.");
    dialogue_set_answer(hearing_dialogue(hearing), topic, end, hearing->now_ms);
    hearing->counters->answered++;
    return action;
}

/* In a room, who asks the same again within half a minute has the answer before them. */
static bool was_just_said(struct hearing *hearing, const struct faq_topic *topic)
{
    if (hearing->verdict.kind != TRIAGE_NONE
        || hearing->verdict.footer != TRIAGE_FOOTER_NONE)
        return false;
    const struct dialogue *before = dialogue_find(hearing->dialogues, hearing->arena,
                                                  hearing->message, hearing->now_ms);

    return before && !hearing->message->is_direct
           && hearing->now_ms - before->answered_ms < DIALOGUE_SAME_MS
           && str_equal(str_from_c(before->topic), topic->id)
           && before->revision == topic->revision;
}

static void point_to(struct hearing *hearing, const struct faq_topic *topic)
{
    bool has_more = topic->passage.count > 1 && !hearing->message->shape.takes_passage;
    struct str text =
        arena_format(hearing->arena, "I have just answered that: see \"%.*s\" above.%s",
                     STR_ARG(topic->title), has_more ? " There is more: say more." : "");

    hearing_say(hearing, "repeat", text)->topic = topic->id;
}

static void answer_with(struct urgent *urgent, struct hearing *hearing,
                        const struct faq_topic *topic)
{
    if (hearing->verdict.footer == TRIAGE_FOOTER_NONE
        && urgent_takes_footer(urgent, hearing))
        hearing->verdict.footer = TRIAGE_FOOTER_NOW;
    answering_topic(hearing, topic, 0, STR(""));
}

void answering_choice(struct urgent *urgent, struct hearing *hearing, struct str id)
{
    const struct faq_topic *topic = faq_topic_find(hearing->faq, id);

    if (topic)
        answer_with(urgent, hearing, topic);
    else
        hearing_say(hearing, "gone",
                    STR("That topic is gone: the articles were changed just now. Please "
                        "ask again."));
}

static struct str list_offers(struct arena *arena, const struct faq_topic *const *topics,
                              size_t count)
{
    struct str list = STR("");

    for (size_t i = 0; i < count; i++)
        list = arena_format(arena, "%.*s%s(%zu) %.*s", STR_ARG(list), i > 0 ? ", " : "",
                            i + 1, STR_ARG(topics[i]->title));
    return list;
}

static struct str offer_text(struct arena *arena, const struct faq_answer *answer)
{
    bool are_two = answer->suggestion_count == 2;

    if (answer->suggestion_count == 1)
        return arena_format(arena, "Do you mean \"%.*s\"? Say yes.",
                            STR_ARG(answer->suggestions[0]->title));
    struct str list = list_offers(arena, answer->suggestions, answer->suggestion_count);
    return arena_format(arena, "%s topics fit: %.*s%s Say %s.", are_two ? "Two" : "Three",
                        STR_ARG(list), str_ends_with(list, STR("?")) ? "" : ".",
                        are_two ? "1 or 2" : "1, 2 or 3");
}

static void offer(struct hearing *hearing, const struct faq_answer *answer)
{
    struct chat_action *action =
        hearing_say(hearing, "suggest", offer_text(hearing->arena, answer));

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

/* Nothing fits, but one of the nearest may be meant: its number answers. */
static void say_none(struct hearing *hearing, const struct faq_answer *answer)
{
    const struct faq_topic *near[FAQ_SUGGESTIONS_MAX];
    size_t count = near_topics(&answer->ranking, near);
    struct str text = STR("I have no answer to that in my articles. Say topics for what "
                          "I know.");

    hearing->counters->unanswered++;
    if (hearing->address.is_by_prefix)
        return;
    if (count == 1)
        text = arena_format(hearing->arena,
                            "I have no answer to that. Does \"%.*s\" help? Say yes, or "
                            "topics.",
                            STR_ARG(near[0]->title));
    else if (count > 1)
        text = arena_format(hearing->arena,
                            "I have no answer to that. Perhaps one of these helps: %.*s? "
                            "Say its number, or topics.",
                            STR_ARG(list_offers(hearing->arena, near, count)));
    struct chat_action *action = hearing_say(hearing, "none", text);
    if (hearing->verdict.footer != TRIAGE_FOOTER_NONE)
        action->reply.footer = hearing_text(hearing, SAFETY_FOOTER);
    dialogue_set_offer(hearing_dialogue(hearing), near, count, hearing->now_ms);
}

/* "He is awake again, thank you": no time for a list of topics. */
static void say_none_after_urgent(struct hearing *hearing)
{
    hearing_say(hearing, "none",
                STR("I can only look things up and cannot judge how it goes on. If "
                    "anything is still wrong, or changes, call the emergency number."));
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
    hearing->counters->unanswered++;
}

static void small_talk(struct hearing *hearing, enum faq_chat_kind kind)
{
    static const char *const texts[] = {
        [FAQ_CHAT_NOTHING] = "Yes? Ask me something, or say topics or help.",
        [FAQ_CHAT_HELLO] = "Hello! Ask me something, or say topics or help.",
        [FAQ_CHAT_THANKS] = "You are welcome.",
        [FAQ_CHAT_BYE] = "Goodbye, and take care.",
        [FAQ_CHAT_WHO] = ("I am a program, not a person: an automated FAQ that looks up "
                          "passages that people wrote and reviewed. Say help for more."),
    };

    if (!hearing->address.is_by_prefix)
        hearing_say(hearing, "chat", str_from_c(texts[kind]));
}

static void say_safety(struct hearing *hearing, const char *kind_name, bool is_medical)
{
    struct chat_action *action =
        hearing_say(hearing, kind_name, hearing_text(hearing, SAFETY_REPLY));

    if (is_medical)
        action->reply.closing = hearing_text(hearing, SAFETY_DISCLAIMER);
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
    hearing->counters->refused++;
}

static bool answer_safely(struct urgent *urgent, struct hearing *hearing)
{
    switch (hearing->verdict.kind) {
    case TRIAGE_REFUSAL:
        if (!urgent_answer_carefully(urgent, hearing))
            say_safety(hearing, "refusal", true);
        return true;
    case TRIAGE_ABUSE: say_safety(hearing, "chat", false); return true;
    case TRIAGE_NONE:
    case TRIAGE_EMERGENCY:
    case TRIAGE_CRISIS:
    case TRIAGE_NO_VERDICT:
    case TRIAGE_DISTRESS: return false;
    }
    return false;
}

/* A verdict or distress, and no topic to go with it. */
static bool answer_without_topic(struct urgent *urgent, struct hearing *hearing,
                                 const struct faq_answer *answer)
{
    bool is_no_verdict = hearing->verdict.kind == TRIAGE_NO_VERDICT;
    bool is_distress = hearing->verdict.kind == TRIAGE_DISTRESS;

    if (is_distress || (is_no_verdict && (!answer || answer->kind != FAQ_SUGGEST))) {
        say_safety(hearing, is_distress ? "distress" : "refusal", is_no_verdict);
        return true;
    }
    return (!answer || answer->kind == FAQ_NONE)
           && urgent_answer_carefully(urgent, hearing);
}

static struct faq_answer ask(const struct urgent *urgent, const struct hearing *hearing,
                             bool is_ambient)
{
    const struct dialogue *before = dialogue_find(hearing->dialogues, hearing->arena,
                                                  hearing->message, hearing->now_ms);
    /* "I'm so tired of everything", "he is awake again": no question about the topic that
     * was answered before. */
    bool goes_on = before && before->topic[0] && hearing->verdict.kind != TRIAGE_DISTRESS
                   && !urgent_was_last(urgent, hearing);
    struct faq_context context = {.is_ambient = is_ambient, .is_about_subject = goes_on};
    struct faq_answer answer;

    faq_answer(hearing->faq, hearing->address.text, context, hearing->arena, &answer);
    return answer;
}

/* Why, for a person: what pointed to the topic and what came next. */
static struct str reason_of(struct arena *arena, const struct faq_answer *answer)
{
    const struct faq_ranking *ranking = &answer->ranking;

    if (ranking->count == 0)
        return STR("Nothing in what you said is in my articles.");
    const struct faq_candidate *best = &ranking->items[0];
    struct str text = arena_format(arena, "Nearest is \"%.*s\"",
                                   STR_ARG(best->topic->title));
    if (best->words.len > 0)
        text = arena_format(arena, "%.*s, by the words \"%.*s\"", STR_ARG(text),
                            STR_ARG(best->words));
    if (best->pattern.len > 0)
        text = arena_format(arena, "%.*s, which fit its pattern %.*s", STR_ARG(text),
                            STR_ARG(best->pattern));
    if (best->example.len > 0)
        text = arena_format(arena, "%.*s; its nearest example is \"%.*s\"", STR_ARG(text),
                            STR_ARG(best->example));
    if (answer->kind == FAQ_NONE)
        text = arena_format(arena, "%.*s; that was too little to go by", STR_ARG(text));
    if (ranking->count > 1)
        text = arena_format(arena, "%.*s. Next came \"%.*s\"", STR_ARG(text),
                            STR_ARG(ranking->items[1].topic->title));
    return arena_format(arena, "%.*s.", STR_ARG(text));
}

static void answer_or_repeat(struct urgent *urgent, struct hearing *hearing,
                             const struct faq_answer *answer)
{
    if (was_just_said(hearing, answer->topic)) {
        point_to(hearing, answer->topic);
        return;
    }
    answer_with(urgent, hearing, answer->topic);
    dialogue_set_why(hearing_dialogue(hearing), reason_of(hearing->arena, answer));
}

void answering_question(struct urgent *urgent, struct hearing *hearing)
{
    if (answer_safely(urgent, hearing))
        return;
    if (!hearing->faq) {
        if (!answer_without_topic(urgent, hearing, NULL))
            hearing_say(hearing, "none",
                        STR("My articles cannot be read just now, so I can answer no "
                            "questions. Please try again later."));
        return;
    }
    if (hearing->address.text.len == 0) {
        small_talk(hearing, FAQ_CHAT_NOTHING);
        return;
    }
    struct faq_answer answer = ask(urgent, hearing, false);
    if (answer.kind == FAQ_ANSWER) {
        answer_or_repeat(urgent, hearing, &answer);
        return;
    }
    if (answer_without_topic(urgent, hearing, &answer))
        return;
    if (answer.kind == FAQ_CHAT)
        small_talk(hearing, answer.chat);
    else if (answer.kind == FAQ_SUGGEST && answer.suggestion_count > 0)
        offer(hearing, &answer);
    else if (urgent_was_last(urgent, hearing))
        say_none_after_urgent(hearing);
    else
        say_none(hearing, &answer);
    if (answer.kind != FAQ_CHAT)
        dialogue_set_why(hearing_dialogue(hearing), reason_of(hearing->arena, &answer));
}

void answering_ambient(struct urgent *urgent, struct hearing *hearing)
{
    struct faq_answer answer = ask(urgent, hearing, true);

    if (answer.kind != FAQ_ANSWER
        || policy_judge(hearing->policy, hearing->message, hearing->now_ms,
                        hearing->arena)
               != POLICY_ALLOWED)
        return;
    answer_or_repeat(urgent, hearing, &answer);
}
