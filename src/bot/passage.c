/* SPDX-License-Identifier: MIT */
#include "bot/passage.h"

#include "base/macros.h"
#include "bot/naming.h"
#include "bot/page.h"
#include "bot/solace.h"

/* More paragraphs at once are a wall of text to somebody on a phone, and to somebody who is
 * upset: the short answer first. But who has read so far is not asked to say "more" for a
 * few lines. */
enum { DIRECT_BLOCKS_MAX = 2, DIRECT_REST_BYTES = 260 };
/* What ends sooner was an abbreviation, or says too little alone. */
enum { SENTENCE_BYTES_LEAST = 30 };

struct str passage_date(struct arena *arena, int date)
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
    struct str date = passage_date(arena, topic->reviewed);
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
                                 STR_ARG(passage_date(arena, topic->reviewed))));
    return lead;
}

/* With what a heading announces. */
static size_t last_direct_block(struct rich passage, size_t start)
{
    size_t end = start;

    size_t texts_max = start == 0 ? 1 : DIRECT_BLOCKS_MAX;

    for (size_t texts = 0; end < passage.count && texts < texts_max; end++)
        texts += passage.blocks[end].kind != RICH_HEADING;
    return end;
}

/* The rest may go where more of it fits. */
static bool is_for_asker_alone(const struct hearing *hearing, size_t start)
{
    return start > 0 && hearing->message->shape.private_lines_max > 0;
}

static struct chat_shape shape_of(const struct hearing *hearing, size_t start)
{
    struct chat_shape shape = hearing->message->shape;

    if (is_for_asker_alone(hearing, start))
        shape.lines_max = shape.private_lines_max;
    return shape;
}

/* A room gets the short answer, and only "more" gets it more. */
static size_t last_block(const struct hearing *hearing, const struct chat_reply *reply,
                         const struct faq_topic *topic, size_t start)
{
    const struct chat_message *message = hearing->message;

    if (start == 0 && !message->is_direct && !message->shape.takes_passage)
        return topic->passage.count > 0;
    struct chat_shape shape = shape_of(hearing, start);
    size_t end = page_end(hearing->arena, &shape, reply, topic->passage, start);
    size_t direct_end = last_direct_block(topic->passage, start);
    bool is_by_page = !message->is_direct || message->shape.takes_passage;
    if (is_by_page || end < direct_end)
        return end;
    size_t rest = rich_plain(hearing->arena,
                             rich_slice(topic->passage, direct_end, topic->passage.count))
                      .len;
    return end == topic->passage.count && rest <= DIRECT_REST_BYTES ? end : direct_end;
}

/* What is left, so that nobody need ask for it in the dark. */
static struct str more_hint(const struct hearing *hearing, const struct faq_topic *topic,
                            size_t start, size_t end)
{
    bool goes_on_alone = start == 0 && is_for_asker_alone(hearing, end);
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

/* All that stands around a passage, but what is left of it. */
static struct chat_action *begin(struct hearing *hearing, const struct faq_topic *topic,
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

/* The blocks from start up to end; "more" goes on behind those that were shown. */
static void fill(struct hearing *hearing, const struct faq_topic *topic,
                 struct chat_action *action, size_t start, size_t end, size_t shown)
{
    struct chat_reply *reply = &action->reply;

    reply->body = rich_slice(topic->passage, start, end);
    reply->hint = join(hearing->arena, privacy_hint(hearing, topic),
                       more_hint(hearing, topic, start, shown));
    dialogue_set_answer(hearing_dialogue(hearing), topic, shown, hearing->now_ms);
    if (start == 0)
        said_note(hearing->said, hearing->arena, hearing->message, topic,
                  hearing->now_ms);
}

/* The short answer, and behind it the paragraph that names what was asked. */
static void add_named(struct hearing *hearing, const struct faq_topic *topic,
                      struct chat_reply *reply)
{
    size_t named = naming_block(hearing->arena, topic, hearing_words(hearing));

    if (!hearing->message->is_direct || reply->body.count != 1 || named == 0
        || topic->passage.blocks[named].kind != RICH_PARAGRAPH)
        return;
    struct rich_block *blocks = ARENA_ARRAY(hearing->arena, struct rich_block, 2);
    blocks[0] = topic->passage.blocks[0];
    blocks[1] = topic->passage.blocks[named];
    struct rich both = {blocks, 2};
    if (page_end(hearing->arena, &hearing->message->shape, reply, both, 0) == both.count)
        reply->body = both;
}

struct chat_action *passage_say(struct hearing *hearing, const struct faq_topic *topic,
                                size_t start, struct str intro)
{
    struct chat_action *action = begin(hearing, topic, start, intro);
    size_t end = last_block(hearing, &action->reply, topic, start);

    fill(hearing, topic, action, start, end, end);
    if (start == 0)
        add_named(hearing, topic, &action->reply);
    return action;
}

void passage_say_short(struct hearing *hearing, const struct faq_topic *topic)
{
    struct chat_action *action =
        begin(hearing, topic, 0,
              STR("I can't put it in other words, sorry. This is the short of it."));

    fill(hearing, topic, action, 0, 1, hearing_dialogue(hearing)->shown);
}

/* Up to the first mark that ends it; empty when that is the end of the text. */
static struct str first_sentence(struct str text)
{
    for (size_t i = SENTENCE_BYTES_LEAST; i + 2 < text.len; i++)
        if (strchr(".?!", text.ptr[i]) && text.ptr[i + 1] == ' ')
            return str_slice(text, 0, i + 1);
    return STR("");
}

bool passage_say_sentence(struct hearing *hearing, const struct faq_topic *topic)
{
    struct str text = topic->passage.count > 0
                          ? rich_block_plain(hearing->arena, &topic->passage.blocks[0])
                          : STR("");
    struct str sentence = first_sentence(text);

    if (sentence.len == 0)
        return false;
    struct chat_action *action = begin(
        hearing, topic, 0, STR("This is its first sentence; the rest matters, too."));
    fill(hearing, topic, action, 0, 1, hearing_dialogue(hearing)->shown);
    action->reply.body = rich_from_text(hearing->arena, sentence);
    return true;
}

void passage_say_block(struct hearing *hearing, const struct faq_topic *topic,
                       size_t block, struct str intro)
{
    const struct dialogue *dialogue = hearing_dialogue(hearing);
    bool is_same = dialogue->topic == topic->key && dialogue->revision == topic->revision;
    size_t shown = is_same ? dialogue->shown : 0;
    struct str from = shown > 0 ? STR("Here is the short answer once more.") : STR("");
    if (block > 0)
        from = arena_format(hearing->arena, "From \"%.*s\":", STR_ARG(topic->title));
    struct chat_action *action =
        begin(hearing, topic, block, intro.len > 0 ? intro : from);

    fill(hearing, topic, action, block, block + 1, block == shown ? shown + 1 : shown);
}

void passage_say_aspect(struct hearing *hearing, const struct faq_topic *topic,
                        enum faq_aspect aspect)
{
    const struct dialogue *dialogue = hearing_dialogue(hearing);
    /* Who has the short answer before them wants what it does not say. */
    bool has_read = dialogue->topic == topic->key && dialogue->shown > 0;

    passage_say_block(hearing, topic,
                      faq_aspect_block(topic, aspect, has_read, hearing->arena), STR(""));
}

/* The room sees that it was heard, and gets it where the asker cannot be reached. */
static void turn_private(struct hearing *hearing, struct chat_action *action)
{
    action->kind = CHAT_REPLY_PRIVATE;
    action->fallback = action->reply.body;
    action->room_note =
        rich_from_text(hearing->arena, STR("I go on in a direct message."));
}

/* One paragraph, with what a heading announces. */
static size_t first_text_end(struct rich passage, size_t start)
{
    size_t end = start + 1;

    while (end < passage.count && passage.blocks[end - 1].kind == RICH_HEADING)
        end++;
    return end;
}

static void say_all_was_said(struct hearing *hearing, const struct faq_topic *topic)
{
    hearing_say(
        hearing, "command",
        arena_format(hearing->arena, "That is all I have about \"%.*s\".%s%s",
                     STR_ARG(topic->title),
                     topic->source_count > 0 ? " Say sources for where it comes from."
                                             : "",
                     topic->is_medical ? " A doctor or pharmacist can say more." : ""))
        ->topic = topic->id;
}

static void say_nothing_on_that(struct hearing *hearing, const struct faq_topic *topic)
{
    hearing_say(
        hearing, "none",
        arena_format(hearing->arena,
                     "I have nothing on just that. Ask in other words, or say "
                     "topics.%s",
                     topic->is_medical ? " A doctor or pharmacist can say more." : ""))
        ->topic = topic->id;
    hearing->counters->unanswered++;
}

void passage_say_rest(struct hearing *hearing, const struct faq_topic *topic)
{
    struct dialogue *dialogue = hearing_dialogue(hearing);

    if (dialogue->revision != topic->revision) {
        passage_say(hearing, topic, 0,
                    STR("The article was changed since, so here it is from the "
                        "beginning."));
    } else if (dialogue->shown < topic->passage.count) {
        struct chat_action *action =
            passage_say(hearing, topic, dialogue->shown, STR(""));
        action->urgency = CHAT_LEISURE;
        if (hearing->message->shape.private_lines_max > 0)
            turn_private(hearing, action);
    } else {
        dialogue->last_ms = hearing->now_ms;
        say_all_was_said(hearing, topic);
    }
}

void passage_say_further(struct hearing *hearing, const struct faq_topic *topic,
                         enum passage_fit fit)
{
    struct dialogue *dialogue = hearing_dialogue(hearing);
    size_t next = dialogue->shown, block;
    bool has_rest = next < topic->passage.count;
    const char *lead = fit == PASSAGE_FITS_NOT ? "I have nothing on just that. " : "";

    if (dialogue->revision != topic->revision) {
        passage_say_rest(hearing, topic);
    } else if (naming_best(hearing->arena, topic, hearing_meant(hearing), &block)) {
        passage_say_block(hearing, topic, block, STR(""));
    } else if (!has_rest && fit == PASSAGE_FITS_NOT) {
        dialogue->last_ms = hearing->now_ms;
        say_nothing_on_that(hearing, topic);
    } else if (!has_rest) {
        passage_say_block(hearing, topic, 0, STR(""));
    } else {
        struct str intro =
            fit == PASSAGE_FITS
                ? STR("")
                : arena_format(hearing->arena, "%sMore about \"%.*s\":", lead,
                               STR_ARG(topic->title));
        struct chat_action *action = begin(hearing, topic, next, intro);
        size_t end = last_block(hearing, &action->reply, topic, next);
        if (fit == PASSAGE_FITS_NOT)
            end = first_text_end(topic->passage, next);
        fill(hearing, topic, action, next, end, end);
    }
}

static bool was_just_told(struct hearing *hearing, const struct faq_topic *topic)
{
    const struct dialogue *before = dialogue_find(hearing->dialogues, hearing->arena,
                                                  hearing->message, hearing->now_ms);

    return before && !hearing->message->is_direct
           && hearing->now_ms - before->answered_ms < DIALOGUE_SAME_MS
           && before->topic == topic->key && before->revision == topic->revision;
}

/* What is personal is answered to the person, however often. */
static bool may_point(const struct hearing *hearing)
{
    return hearing->verdict.kind == TRIAGE_NONE
           && hearing->verdict.footer == TRIAGE_FOOTER_NONE
           && !hearing->message->is_correction;
}

bool passage_point_to(struct hearing *hearing, const struct faq_topic *topic)
{
    bool has_more = topic->passage.count > 1 && !hearing->message->shape.takes_passage;
    struct str more = has_more ? more_hint(hearing, topic, 0, 1) : STR("");
    bool is_own = was_just_told(hearing, topic);
    bool is_there =
        said_has(hearing->said, hearing->arena, hearing->message, topic, hearing->now_ms);

    if (!may_point(hearing) || (!is_own && !is_there))
        return false;
    struct str text =
        arena_format(hearing->arena, "%s: see \"%.*s\" above.",
                     is_own ? "I have just answered that" : "That was answered just now",
                     STR_ARG(topic->title));
    hearing_say(hearing, "repeat", join(hearing->arena, text, more))->topic = topic->id;
    if (!is_own)
        dialogue_set_answer(hearing_dialogue(hearing), topic, topic->passage.count > 0,
                            hearing->now_ms);
    return true;
}
