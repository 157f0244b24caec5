/* SPDX-License-Identifier: MIT */
/* Whatever is shown of a medical topic, wherever and by whichever way it was reached,
 * ends in the disclaimer. All topics of the shipped FAQ, all shapes. */
#include "bot/answering.h"

#include "base/macros.h"
#include "bot/framing.h"
#include "bot/page.h"
#include "bot/passage.h"
#include "shipped.h"

static int begin(void **state)
{
    static struct fixture fixture;

    shipped_begin(&fixture);
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    fixture_end(*state);
    return 0;
}

static const struct place {
    const char *name;
    bool is_direct;
    struct chat_shape shape;
} places[] = {
    {"a room of IRC", false, {.lines_max = 3, .line_bytes = 400}},
    {"a direct message of IRC", true, {.lines_max = 8, .line_bytes = 400}},
    {"short lines", true, {.lines_max = 8, .line_bytes = 120}},
    {"a room of Matrix", false, {.takes_passage = true}},
    {"a direct message of Matrix", true, {.takes_passage = true}},
};

static void hear_at(struct fixture *fixture, const struct place *place, struct str text)
{
    struct chat_message message = fixture_message(fixture, "");

    message.text = text;
    message.shape = place->shape;
    message.is_direct = place->is_direct;
    message.is_mention = true;
    if (place->is_direct)
        message.room = message.sender;
    fixture_hear(fixture, message);
}

/* The only reply; it must end in the disclaimer. */
static const struct chat_reply *assert_medical(struct fixture *fixture,
                                               const struct faq_topic *topic,
                                               const struct place *place)
{
    if (fixture->actions.count != 1)
        fail_msg("%.*s in %s: %zu actions", STR_ARG(topic->id), place->name,
                 fixture->actions.count);
    const struct chat_reply *reply = &fixture->actions.items[0].reply;
    struct str text = chat_reply_plain(&fixture->scratch, reply);
    if (!str_ends_with(text, STR("\n" DISCLAIMER)))
        fail_msg("%.*s in %s: %.*s", STR_ARG(topic->id), place->name, STR_ARG(text));
    return reply;
}

static size_t lines_of(struct fixture *fixture, const struct chat_shape *shape,
                       const struct chat_reply *reply)
{
    size_t lines = page_lines(shape, reply->lead) + page_lines(shape, reply->title)
                   + page_lines(shape, reply->footer) + page_lines(shape, reply->closing);

    for (size_t i = 0; i < reply->body.count; i++)
        lines += page_lines(shape,
                            rich_block_plain(&fixture->scratch, &reply->body.blocks[i]));
    return lines;
}

/* A single block may be longer than a page: then it stands alone. */
static void assert_fits(struct fixture *fixture, const struct place *place,
                        const struct faq_topic *topic, const struct chat_reply *reply)
{
    if (!place->is_direct || place->shape.takes_passage || reply->body.count == 1)
        return;
    size_t lines = lines_of(fixture, &place->shape, reply);
    if (lines > place->shape.lines_max)
        fail_msg("%.*s in %s: %zu lines", STR_ARG(topic->id), place->name, lines);
}

static void every_topic_told_anywhere_ends_in_the_disclaimer(void **state)
{
    struct fixture *fixture = *state;

    for (size_t p = 0; p < COUNT_OF(places); p++) {
        for (size_t i = 0; i < faq_topic_count(fixture->faq); i++) {
            const struct faq_topic *topic = faq_topic_at(fixture->faq, i);
            char text[200];
            if (places[p].is_direct)
                continue;
            snprintf(text, sizeof(text), "tell bob about %.*s", STR_ARG(topic->title));
            fixture->now_ms += 60 * 1000;
            hear_at(fixture, &places[p], str_from_c(text));
            assert_medical(fixture, topic, &places[p]);
        }
    }
}

/* Reads a topic to its end by "more", and checks that nothing was left out. */
static void read_on(struct fixture *fixture, const struct place *place,
                    const struct faq_topic *topic)
{
    size_t blocks = assert_medical(fixture, topic, place)->body.count;

    while (blocks < topic->passage.count) {
        fixture->now_ms += 60 * 1000;
        hear_at(fixture, place, STR("more"));
        const struct chat_reply *reply = assert_medical(fixture, topic, place);
        assert_fits(fixture, place, topic, reply);
        assert_true(reply->body.count > 0);
        assert_true(reply->body.blocks == topic->passage.blocks + blocks);
        blocks += reply->body.count;
    }
    assert_int_equal(blocks, topic->passage.count);
}

static void every_topic_can_be_read_to_its_end(void **state)
{
    struct fixture *fixture = *state;
    size_t read = 0;

    for (size_t p = 0; p < COUNT_OF(places); p++) {
        for (size_t i = 0; i < faq_topic_count(fixture->faq); i++) {
            const struct faq_topic *topic = faq_topic_at(fixture->faq, i);
            fixture->now_ms += 60 * 1000;
            hear_at(fixture, &places[p], topic->title);
            const struct chat_action *action = fixture->actions.items;
            if (fixture->actions.count != 1 || !str_equal(action->topic, topic->id))
                continue; /* a title alone may fit two topics */
            assert_fits(fixture, &places[p], topic, &action->reply);
            read_on(fixture, &places[p], topic);
            read++;
        }
    }
    assert_in_range(read, 2 * faq_topic_count(fixture->faq), SIZE_MAX);
}

static void every_caution_topic_begins_with_the_caution(void **state)
{
    struct fixture *fixture = *state;
    size_t cautions = 0;

    for (size_t i = 0; i < faq_topic_count(fixture->faq); i++) {
        const struct faq_topic *topic = faq_topic_at(fixture->faq, i);
        char text[200];
        if (!topic->has_caution)
            continue;
        snprintf(text, sizeof(text), "tell bob about %.*s", STR_ARG(topic->title));
        fixture->now_ms += 60 * 1000;
        hear_at(fixture, &places[0], str_from_c(text));
        const struct chat_reply *reply = assert_medical(fixture, topic, &places[0]);
        assert_true(str_find(reply->lead, STR("clinician")) != STR_NOT_FOUND);
        cautions++;
    }
    assert_in_range(cautions, 5, SIZE_MAX);
}

static void refusals_end_in_the_disclaimer_too(void **state)
{
    struct fixture *fixture = *state;

    for (size_t p = 0; p < COUNT_OF(places); p++) {
        fixture->now_ms += 60 * 1000;
        hear_at(fixture, &places[p], STR("how much ketamine should i take"));
        struct str text =
            chat_reply_plain(&fixture->scratch, &fixture->actions.items[0].reply);
        assert_true(str_ends_with(text, STR("\n" DISCLAIMER)));
    }
}

static void dates_are_written_out(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = &fixture->scratch;

    assert_true(str_equal(framing_date(arena, 20261120), STR("20 November 2026")));
    assert_int_equal(framing_date(arena, 0).len, 0);
    assert_int_equal(framing_date(arena, 20261320).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_topic_told_anywhere_ends_in_the_disclaimer),
        cmocka_unit_test(every_topic_can_be_read_to_its_end),
        cmocka_unit_test(every_caution_topic_begins_with_the_caution),
        cmocka_unit_test(refusals_end_in_the_disclaimer_too),
        cmocka_unit_test(dates_are_written_out),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
