/* SPDX-License-Identifier: MIT */
#include "bot/passage.h"

#include "bot/framing.h"
#include "bot/naming.h"
#include "bot/page.h"
#include "text/sentence.h"

/* More paragraphs at once are a wall of text to somebody on a phone, and to somebody who is
 * upset: the short answer first. But who has read so far is not asked to say "more" for a
 * few lines. */
enum { DIRECT_BLOCKS_MAX = 2, DIRECT_REST_BYTES = 260 };

/* With what a heading announces. */
static size_t last_direct_block(struct rich passage, size_t start)
{
    size_t end = start;

    size_t texts_max = start == 0 ? 1 : DIRECT_BLOCKS_MAX;

    for (size_t texts = 0; end < passage.count && texts < texts_max; end++)
        texts += passage.blocks[end].kind != RICH_HEADING;
    return end;
}

static struct chat_shape shape_of(const struct hearing *hearing, size_t start)
{
    struct chat_shape shape = hearing->message->shape;

    if (framing_is_for_asker_alone(hearing, start))
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

/* The blocks from start up to end; "more" goes on behind those that were shown. */
static void fill(struct hearing *hearing, const struct faq_topic *topic,
                 struct chat_action *action, size_t start, size_t end, size_t shown)
{
    struct chat_reply *reply = &action->reply;

    reply->body = rich_slice(topic->passage, start, end);
    reply->hint = framing_hint(hearing, topic, start, shown);
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
    struct chat_action *action = framing_begin(hearing, topic, start, intro);
    size_t end = last_block(hearing, &action->reply, topic, start);

    fill(hearing, topic, action, start, end, end);
    if (start == 0)
        add_named(hearing, topic, &action->reply);
    return action;
}

void passage_say_short(struct hearing *hearing, const struct faq_topic *topic)
{
    struct chat_action *action = framing_begin(
        hearing, topic, 0,
        STR("I can't put it in other words, sorry. This is the short of it."));

    fill(hearing, topic, action, 0, 1, hearing_dialogue(hearing)->shown);
}

bool passage_say_sentence(struct hearing *hearing, const struct faq_topic *topic)
{
    struct str text = topic->passage.count > 0
                          ? rich_block_plain(hearing->arena, &topic->passage.blocks[0])
                          : STR("");
    struct str sentence = str_slice(text, 0, sentence_end(text));

    if (sentence.len == text.len)
        return false;
    struct chat_action *action = framing_begin(
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
        framing_begin(hearing, topic, block, intro.len > 0 ? intro : from);

    fill(hearing, topic, action, block, block + 1, block == shown ? shown + 1 : shown);
}

/* The short answer is before the asker's eyes. */
static bool is_in_sight(struct hearing *hearing, const struct faq_topic *topic)
{
    const struct dialogue *dialogue = hearing_dialogue(hearing);

    return dialogue->topic == topic->key && dialogue->revision == topic->revision
           && dialogue->last == DIALOGUE_ANSWER && dialogue->shown > 0
           && hearing->now_ms - dialogue->last_ms <= DIALOGUE_BARE_MS;
}

/* Of what stands above, what is asked about; false when that is nothing. */
static bool say_sentence(struct hearing *hearing, const struct faq_topic *topic,
                         struct str sentence)
{
    if (sentence.len == 0)
        return false;
    struct chat_action *action =
        framing_begin(hearing, topic, 1, STR("The short answer above says of that:"));
    fill(hearing, topic, action, 1, 1, hearing_dialogue(hearing)->shown);
    action->reply.body = rich_from_text(hearing->arena, sentence);
    return true;
}

static struct str short_answer(struct hearing *hearing, const struct faq_topic *topic)
{
    return rich_block_plain(hearing->arena, &topic->passage.blocks[0]);
}

/* Not the whole of it once more. */
static bool say_sentences_of(struct hearing *hearing, const struct faq_topic *topic,
                             enum faq_aspect aspect)
{
    struct str text = short_answer(hearing, topic);
    struct str sentences = naming_sentences_of(hearing->arena, text, aspect);

    return sentences.len < text.len && say_sentence(hearing, topic, sentences);
}

void passage_say_aspect(struct hearing *hearing, const struct faq_topic *topic,
                        enum faq_aspect aspect)
{
    const struct dialogue *dialogue = hearing_dialogue(hearing);
    /* Who has the short answer before them wants what it does not say. */
    bool has_read = dialogue->topic == topic->key && dialogue->shown > 0;
    size_t block = faq_aspect_block(topic, aspect, has_read, hearing->arena);

    if (block > 0 || !is_in_sight(hearing, topic)
        || !say_sentences_of(hearing, topic, aspect))
        passage_say_block(hearing, topic, block, STR(""));
}

/* The room sees that it was heard, and gets it where the asker cannot be reached. */
static void turn_private(struct hearing *hearing, struct chat_action *action)
{
    action->kind = CHAT_REPLY_PRIVATE;
    action->fallback = action->reply.body;
    action->room_note =
        rich_from_text(hearing->arena, STR("I go on in a direct message."));
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

static void say_nothing_on_that(struct hearing *hearing, const struct faq_topic *topic,
                                bool has_rest)
{
    struct dialogue *dialogue = hearing_dialogue(hearing);

    dialogue->last_ms = hearing->now_ms;
    hearing_say(
        hearing, "none",
        arena_format(
            hearing->arena,
            "I have nothing on just that in \"%.*s\". %s, or ask in other words.%s",
            STR_ARG(topic->title),
            has_rest ? "Say more for the rest of it" : "Say topics",
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

/* Rather what stands behind it than what is before the asker's eyes. */
static bool find_named(struct hearing *hearing, const struct faq_topic *topic,
                       bool is_seen, size_t *block)
{
    const struct words *words = hearing_meant(hearing);

    if (!naming_best(hearing->arena, topic, words, 0, block))
        return false;
    if (*block == 0 && is_seen)
        naming_best(hearing->arena, topic, words, 1, block);
    return true;
}

void passage_say_further(struct hearing *hearing, const struct faq_topic *topic,
                         enum passage_fit fit)
{
    struct dialogue *dialogue = hearing_dialogue(hearing);
    size_t next = dialogue->shown, block;
    bool has_rest = next < topic->passage.count;
    bool is_seen = is_in_sight(hearing, topic);

    if (dialogue->revision != topic->revision) {
        passage_say_rest(hearing, topic);
    } else if (find_named(hearing, topic, is_seen, &block)) {
        if (block > 0 || !is_seen
            || !say_sentence(hearing, topic,
                             naming_sentence(hearing->arena, short_answer(hearing, topic),
                                             hearing_meant(hearing))))
            passage_say_block(hearing, topic, block, STR(""));
    } else if (fit == PASSAGE_FITS_NOT) {
        say_nothing_on_that(hearing, topic, has_rest);
    } else if (!has_rest && is_seen) {
        dialogue->last_ms = hearing->now_ms;
        say_all_was_said(hearing, topic);
    } else if (!has_rest) {
        passage_say_block(hearing, topic, 0, STR(""));
    } else {
        struct str intro =
            fit == PASSAGE_FITS
                ? STR("")
                : arena_format(hearing->arena,
                               "More about \"%.*s\":", STR_ARG(topic->title));
        struct chat_action *action = framing_begin(hearing, topic, next, intro);
        size_t end = last_block(hearing, &action->reply, topic, next);
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
    struct str more = has_more ? framing_more(hearing, topic) : STR("");
    bool is_own = was_just_told(hearing, topic);
    bool is_there =
        said_has(hearing->said, hearing->arena, hearing->message, topic, hearing->now_ms);

    if (!may_point(hearing) || (!is_own && !is_there))
        return false;
    struct str text =
        arena_format(hearing->arena, "%s: see \"%.*s\" above.",
                     is_own ? "I have just answered that" : "That was answered just now",
                     STR_ARG(topic->title));
    if (more.len > 0)
        text = arena_format(hearing->arena, "%.*s %.*s", STR_ARG(text), STR_ARG(more));
    hearing_say(hearing, "repeat", text)->topic = topic->id;
    if (!is_own)
        dialogue_set_answer(hearing_dialogue(hearing), topic, topic->passage.count > 0,
                            hearing->now_ms);
    return true;
}
