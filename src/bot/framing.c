/* SPDX-License-Identifier: MIT */
#include "bot/framing.h"

#include "bot/solace.h"

struct str framing_date(struct arena *arena, int date)
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
    struct str date = framing_date(arena, topic->reviewed);
    if (date.len > 0)
        line = join(arena, line, arena_format(arena, "Reviewed %.*s.", STR_ARG(date)));
    return line;
}

static struct str lead_of(const struct hearing *hearing, const struct faq_topic *topic,
                          size_t start, struct str intro)
{
    struct arena *arena = hearing->arena;
    struct str lead = hearing->message->is_late ? STR("Sorry for the wait.") : STR("");

    if (hearing->verdict.kind == TRIAGE_NO_VERDICT)
        lead = join(arena, lead, hearing_text(hearing, SAFETY_NO_VERDICT));
    lead = join(arena, lead, intro);
    if (start > 0)
        return lead;
    if (hearing->verdict.kind == TRIAGE_DISTRESS && !solace_is_open(hearing))
        lead = join(arena, lead, STR("That sounds hard."));
    if (topic->has_caution)
        lead = join(arena, lead, hearing_text(hearing, SAFETY_CAUTION));
    if (topic->is_review_old)
        lead = join(arena, lead,
                    arena_format(arena,
                                 "This was last reviewed on %.*s and may be out of "
                                 "date.",
                                 STR_ARG(framing_date(arena, topic->reviewed))));
    return lead;
}

/* The rest may go where more of it fits. */
bool framing_is_for_asker_alone(const struct hearing *hearing, size_t start)
{
    return start > 0 && hearing->message->shape.private_lines_max > 0;
}

/* What is left, so that nobody need ask for it in the dark. */
static struct str more_hint(const struct hearing *hearing, const struct faq_topic *topic,
                            size_t start, size_t end)
{
    bool goes_on_alone = start == 0 && framing_is_for_asker_alone(hearing, end);
    const char *where = goes_on_alone ? ", in private" : "";
    const char *sources = topic->source_count > 0 ? " or sources" : "";
    size_t paragraphs = 0;

    for (size_t i = end; i < topic->passage.count; i++)
        paragraphs += topic->passage.blocks[i].kind != RICH_HEADING;
    if (paragraphs == 0)
        return STR("");
    return arena_format(hearing->arena, "Say more (%zu paragraph%s%s)%s.", paragraphs,
                        paragraphs > 1 ? "s" : "", where, sources);
}

/* Health is talked of more freely where nobody else reads it. */
static struct str privacy_hint(struct hearing *hearing, const struct faq_topic *topic)
{
    bool is_personal = hearing->verdict.kind == TRIAGE_NO_VERDICT
                       || hearing->verdict.footer != TRIAGE_FOOTER_NONE
                       || (topic->has_caution
                           && privacy_is_personal(hearing->arena, hearing->address.text));

    if (!is_personal
        || !privacy_hint_is_due(hearing->hinted, hearing->arena, hearing->message,
                                hearing->now_ms))
        return STR("");
    return STR("For something personal a direct message is more private.");
}

struct str framing_hint(struct hearing *hearing, const struct faq_topic *topic,
                        size_t start, size_t shown)
{
    return join(hearing->arena, privacy_hint(hearing, topic),
                more_hint(hearing, topic, start, shown));
}

struct str framing_more(struct hearing *hearing, const struct faq_topic *topic)
{
    return more_hint(hearing, topic, 0, 1);
}

struct chat_action *framing_begin(struct hearing *hearing, const struct faq_topic *topic,
                                  size_t start, struct str intro)
{
    struct chat_action *action = hearing_reply(hearing, "answer");
    struct chat_reply *reply = &action->reply;

    action->topic = topic->id;
    reply->lead = lead_of(hearing, topic, start, intro);
    reply->title = start == 0 ? topic->title : STR("");
    if (hearing->verdict.footer != TRIAGE_FOOTER_NONE || topic->has_crisis_line)
        reply->footer = hearing_text(hearing, SAFETY_FOOTER);
    else if (hearing->verdict.is_young && topic->is_medical
             && hearing->verdict.kind != TRIAGE_NO_VERDICT)
        reply->footer = hearing_text(hearing, SAFETY_UNDER_AGE);
    if (hearing->message->shape.takes_passage)
        reply->sources = source_line(hearing->arena, topic);
    reply->closing = hearing_text(hearing, SAFETY_DISCLAIMER);
    if (hearing->verdict.kind == TRIAGE_DISTRESS)
        solace_note(hearing);
    hearing->counters->answered++;
    return action;
}
