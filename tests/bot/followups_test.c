/* SPDX-License-Identifier: MIT */
/* Short questions that take their subject from the answer before: pairs in
 * understanding/followups.jsonl, each played as a direct message of its own. */
#include "shipped.h"
#include "text/json.h"

/* Of a hundred; the rest are known misunderstandings. */
enum { RIGHT_LEAST = 70, WRONG_MOST = 10 };

struct tally {
    unsigned all, right, offered, wrong;
};

static const struct chat_action *ask(struct fixture *fixture, struct str text)
{
    struct chat_message message = fixture_direct(fixture, "");

    message.text = text;
    fixture_hear(fixture, message);
    assert_int_not_equal(fixture->actions.count, 0);
    return &fixture->actions.items[0];
}

static bool is_one_of(const struct json *topics, struct str topic)
{
    struct str one;

    for (const struct json *item = json_first(topics); item; item = json_next(item))
        if (json_to_string(item, &one) && str_equal(one, topic))
            return true;
    return false;
}

static bool is_offered(struct fixture *fixture, const struct json *topics,
                       const struct chat_action *action)
{
    struct str text = chat_reply_plain(&fixture->scratch, &action->reply), id;

    for (const struct json *item = json_first(topics); item; item = json_next(item)) {
        const struct faq_topic *topic =
            json_to_string(item, &id) ? faq_topic_find(fixture->faq, id) : NULL;
        if (topic && str_find(text, topic->title) != STR_NOT_FOUND)
            return true;
    }
    return false;
}

static void play(struct fixture *fixture, const struct json *row, struct tally *tally)
{
    struct str first = json_string(row, "first"), then = json_string(row, "then");
    const struct json *topics = json_get(row, "topics");

    fixture->now_ms += 60 * 60 * 1000; /* nothing is remembered of the pair before */
    ask(fixture, first);
    fixture->now_ms += 5 * 1000;
    const struct chat_action *action = ask(fixture, then);
    tally->all++;
    if (action->topic.len > 0 && is_one_of(topics, action->topic)) {
        tally->right++;
        return;
    }
    bool is_wrong = action->topic.len > 0;
    bool has_offer = !is_wrong && is_offered(fixture, topics, action);
    tally->offered += has_offer;
    tally->wrong += is_wrong;
    struct str text = chat_reply_plain(&fixture->scratch, &action->reply);
    print_message("%s: %.*s / %.*s: %.*s %.*s\n",
                  is_wrong    ? "wrong"
                  : has_offer ? "offered"
                              : "missed",
                  STR_ARG(first), STR_ARG(then), STR_ARG(action->topic),
                  (int)(text.len < 150 && !is_wrong ? text.len : 0), text.ptr);
}

static void short_questions_go_on_with_the_answer_before(void **state)
{
    struct fixture *fixture = *state;
    struct arena arena;
    struct tally tally = {0};
    struct error err;
    struct str line;

    arena_init(&arena);
    struct str text = shipped_read(&arena, TESTS_DIR "/understanding/followups.jsonl");
    while (str_cut_line(text, &line, &text)) {
        struct json *row = json_parse(line, 4096, &err);
        assert_non_null(row);
        play(fixture, row, &tally);
        json_destroy(row);
    }
    arena_clear(&arena);
    print_message("%u pairs: %u right, %u offered, %u wrong\n", tally.all, tally.right,
                  tally.offered, tally.wrong);
    assert_in_range(tally.all, 60, UINT32_MAX);
    assert_in_range(tally.right * 100, tally.all * RIGHT_LEAST, UINT32_MAX);
    assert_in_range(tally.wrong * 100, 0, tally.all * WRONG_MOST);
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_questions_go_on_with_the_answer_before),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
