/* SPDX-License-Identifier: MIT */
#include "load.h"

static const struct faq_context plain = {.is_ambient = false};
static const struct faq_context ambient = {.is_ambient = true};
static const struct faq_context on_subject = {.is_about_subject = true};
static const struct faq_context explained = {.is_explained = true};

static void ask(struct loaded_faq *l, const char *question, struct faq_context context,
                struct faq_answer *out)
{
    faq_answer(l->faq, str_from_c(question), context, &l->arena, out);
}

static void assert_topic(struct loaded_faq *l, const char *question, const char *id)
{
    struct faq_answer answer;

    ask(l, question, plain, &answer);
    if (answer.kind != FAQ_ANSWER || !str_equal(answer.topic->id, str_from_c(id)))
        fail_msg("%s: kind %d, topic %.*s", question, answer.kind,
                 STR_ARG(answer.topic ? answer.topic->id : STR("-")));
}

static int set_up(void **state)
{
    struct loaded_faq *l = malloc(sizeof(*l));

    *l = load_shipped();
    *state = l;
    return l->faq ? 0 : -1;
}

static int tear_down(void **state)
{
    load_clear(*state);
    free(*state);
    return 0;
}

static void newcomers_questions_are_answered(void **state)
{
    assert_topic(*state, "What is ketamine?", "what-is-ketamine");
    assert_topic(*state, "is it safe to have ketamine with high blood pressure",
                 "blood-pressure-heart");
    assert_topic(*state, "can I breastfeed after a ketamine infusion", "pregnancy");
    assert_topic(*state, "does insurance pay for spravato", "insurance");
    assert_topic(*state, "How does ketamine work in the brain?", "mechanism");
    assert_topic(*state, "who discovered ketamine", "history");
    assert_topic(*state, "is ketamine addictive?", "addiction");
    assert_topic(*state, "how long does a ketamine session take", "session-length");
}

static void misspellings_are_understood(void **state)
{
    assert_topic(*state, "wat is ketmine", "what-is-ketamine");
    assert_topic(*state, "ketamine and pregnnacy", "pregnancy");
    assert_topic(*state, "is ketamine adictive", "addiction");
}

static void shouting_and_punctuation_change_nothing(void **state)
{
    assert_topic(*state, "HEY!!! IS KETAMINE ADDICTIVE???", "addiction");
    assert_topic(*state,
                 "is ketamine \x02"
                 "addictive\x02",
                 "addiction");
}

static void other_peoples_questions_are_left_alone(void **state)
{
    static const char *const questions[] = {
        "how do I install debian on this laptop",
        "what is the capital of peru",
        "my printer does not work",
        "who won the match yesterday",
        "\xf0\x9f\x98\x80",
        "",
        "???",
        "asdf qwer zxcv",
    };
    struct faq_answer answer;

    for (size_t i = 0; i < COUNT_OF(questions); i++) {
        ask(*state, questions[i], plain, &answer);
        if (answer.kind == FAQ_ANSWER)
            fail_msg("%s was answered by %.*s", questions[i], STR_ARG(answer.topic->id));
        ask(*state, questions[i], ambient, &answer);
        assert_int_equal(answer.kind, FAQ_NONE);
    }
}

static void the_gate_opens_once_the_subject_is_known(void **state)
{
    struct faq_answer answer;

    ask(*state, "who may have it", plain, &answer);
    assert_int_not_equal(answer.kind, FAQ_ANSWER);
    ask(*state, "who may have it", on_subject, &answer);
    assert_int_equal(answer.kind, FAQ_ANSWER);
    assert_true(str_equal(answer.topic->id, STR("eligibility")));
}

static void ambient_questions_get_no_list_of_topics(void **state)
{
    struct faq_answer answer;

    ask(*state, "tell me more of ketamine then", ambient, &answer);
    assert_true(answer.kind == FAQ_NONE || answer.kind == FAQ_ANSWER);
    ask(*state, "hello everybody", ambient, &answer);
    assert_int_equal(answer.kind, FAQ_NONE);
}

static void suggestions_are_two_or_three_topics(void **state)
{
    struct faq_answer answer;

    ask(*state, "ketamine on a tuesday", plain, &answer);
    assert_int_equal(answer.kind, FAQ_SUGGEST);
    assert_true(answer.suggestion_count >= 2);
    assert_null(answer.topic);
    for (size_t i = 0; i < answer.suggestion_count; i++)
        assert_non_null(answer.suggestions[i]);
}

static void small_talk_is_told_apart(void **state)
{
    static const struct {
        const char *said;
        enum faq_chat_kind kind;
    } lines[] = {
        {"hello", FAQ_CHAT_HELLO},
        {"Hi there!", FAQ_CHAT_HELLO},
        {"good morning all", FAQ_CHAT_HELLO},
        {"thanks", FAQ_CHAT_THANKS},
        {"Thank you so much :)", FAQ_CHAT_THANKS},
        {"ok thx", FAQ_CHAT_THANKS},
        {"bye", FAQ_CHAT_BYE},
        {"see you later!", FAQ_CHAT_BYE},
        {"are you a bot?", FAQ_CHAT_WHO},
        {"hey, who are you", FAQ_CHAT_WHO},
        {"hello, is ketamine addictive", FAQ_CHAT_NOTHING},
        {"thanks but is it safe", FAQ_CHAT_NOTHING},
        {"good for depression?", FAQ_CHAT_NOTHING},
        {"ok", FAQ_CHAT_OK},
        {"k", FAQ_CHAT_OK},
        {"ah I see", FAQ_CHAT_OK},
        {"lol nice", FAQ_CHAT_OK},
        {"never mind", FAQ_CHAT_OK},
        {"great, thanks!", FAQ_CHAT_THANKS},
        {"that helps a lot", FAQ_CHAT_THANKS},
        {"am I talking to a real person?", FAQ_CHAT_WHO},
        {"can you help me?", FAQ_CHAT_HELLO},
        {"Thank you dear, most kind", FAQ_CHAT_THANKS},
        {"thanks what does it cost", FAQ_CHAT_NOTHING},
        {"ok is it safe", FAQ_CHAT_NOTHING},
        {"is it ok", FAQ_CHAT_NOTHING},
        {"great for pain", FAQ_CHAT_NOTHING},
        {"good side effects", FAQ_CHAT_NOTHING},
    };
    struct faq_answer answer;

    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        ask(*state, lines[i].said, plain, &answer);
        if (answer.chat != lines[i].kind)
            fail_msg("%s: %d", lines[i].said, answer.chat);
        assert_true((answer.kind == FAQ_CHAT) == (answer.chat != FAQ_CHAT_NOTHING));
    }
}

static void an_explanation_names_the_evidence_not_the_question(void **state)
{
    struct loaded_faq *l = *state;
    struct faq_answer answer;

    ask(l, "is ketamine addictive, asks zebulon", explained, &answer);
    assert_true(answer.ranking.items[2].example.len > 0);
    struct str text = faq_explain(&l->arena, &answer);
    assert_int_not_equal(str_find(text, STR("addiction: ")), STR_NOT_FOUND);
    assert_int_not_equal(str_find(text, STR("pattern ")), STR_NOT_FOUND);
    assert_int_not_equal(str_find(text, STR("margin ")), STR_NOT_FOUND);
    assert_int_equal(str_find(text, STR("zebulon")), STR_NOT_FOUND);
}

static void the_same_question_gets_the_same_answer(void **state)
{
    struct loaded_faq *l = *state, again = load_shipped();
    struct faq_answer one, two;

    ask(l, "how many infusions will i need", plain, &one);
    ask(&again, "how many infusions will i need", plain, &two);
    assert_int_equal(one.kind, two.kind);
    assert_true(one.score == two.score);
    assert_true(one.margin == two.margin);
    load_clear(&again);
}

static void huge_and_hostile_messages_are_bounded(void **state)
{
    enum { SIZE = 64 * 1024 };
    struct loaded_faq *l = *state;
    char *bytes = malloc(SIZE);
    struct faq_answer answer;

    assert_non_null(bytes);
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = "how long until ketamine "[i % 24];
    faq_answer(l->faq, str_make(bytes, SIZE), plain, &l->arena, &answer);
    assert_true(answer.ranking.words.count <= WORDS_MAX);
    memset(bytes, 'a', SIZE);
    faq_answer(l->faq, str_make(bytes, SIZE), plain, &l->arena, &answer);
    assert_int_not_equal(answer.kind, FAQ_ANSWER);
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (char)(i * 151 % 256);
    faq_answer(l->faq, str_make(bytes, SIZE), plain, &l->arena, &answer);
    assert_int_not_equal(answer.kind, FAQ_ANSWER);
    free(bytes);
}

static void titles_and_examples_alone_are_a_faq(void **state)
{
    (void)state;
    struct loaded_faq l = load_faq(
        "# Mattresses\n\n```toml faq\nlanguage = 'en'\n```\n\n"
        "## Do you ship abroad\n\n```toml faq\nid = 't0'\n"
        "ask = ['do you ship abroad', 'delivery to other countries']\n```\n\nNo.\n\n"
        "## How firm is the mattress\n\n```toml faq\nid = 't1'\n"
        "ask = ['how firm is the mattress', 'is it hard or soft']\n```\n\nFirm.\n",
        NULL, false);
    assert_non_null(l.faq);
    assert_topic(&l, "delivery to which countries", "t0");
    assert_topic(&l, "how hard is the mattress", "t1");
    struct faq_answer answer;
    ask(&l, "what about elephants", plain, &answer);
    assert_int_not_equal(answer.kind, FAQ_ANSWER);
    load_clear(&l);
}

static void a_relative_of_a_word_alone_is_asked_back(void **state)
{
    (void)state;
    struct loaded_faq l = load_faq(
        "# Workshop\n\n```toml faq\nlanguage = 'en'\n```\n\n"
        "## Lathes\n\n```toml faq\nid = 't0'\n"
        "ask = ['do you rent out lathes', 'which lathes are free']\n```\n\nTwo.\n\n"
        "## Welding\n\n```toml faq\nid = 't1'\n"
        "ask = ['may i use the welders', 'where are the welders']\n```\n\nYes.\n\n"
        "## Membership\n\n```toml faq\nid = 't2'\n"
        "ask = ['how do i join', 'what are the monthly fees']\n```\n\nAsk.\n",
        NULL, false);
    struct faq_answer answer;
    assert_non_null(l.faq);
    ask(&l, "any lathe", plain, &answer);
    assert_int_equal(answer.kind, FAQ_SUGGEST);
    assert_true(str_equal(answer.suggestions[0]->id, STR("t0")));
    ask(&l, "any lathe", ambient, &answer);
    assert_int_equal(answer.kind, FAQ_NONE);
    ask(&l, "any umbrella", plain, &answer);
    assert_int_equal(answer.kind, FAQ_NONE);
    load_clear(&l);
}

static void one_topic_without_any_block_is_a_faq(void **state)
{
    (void)state;
    struct loaded_faq l =
        load_faq("# Club\n\n## Opening hours\n\nNine to five.\n", NULL, false);
    assert_non_null(l.faq);
    assert_topic(&l, "when are your opening hours", "opening-hours");
    struct faq_answer answer;
    ask(&l, "what about elephants", plain, &answer);
    assert_int_equal(answer.kind, FAQ_NONE);
    load_clear(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(newcomers_questions_are_answered),
        cmocka_unit_test(misspellings_are_understood),
        cmocka_unit_test(shouting_and_punctuation_change_nothing),
        cmocka_unit_test(other_peoples_questions_are_left_alone),
        cmocka_unit_test(the_gate_opens_once_the_subject_is_known),
        cmocka_unit_test(ambient_questions_get_no_list_of_topics),
        cmocka_unit_test(suggestions_are_two_or_three_topics),
        cmocka_unit_test(small_talk_is_told_apart),
        cmocka_unit_test(an_explanation_names_the_evidence_not_the_question),
        cmocka_unit_test(the_same_question_gets_the_same_answer),
        cmocka_unit_test(huge_and_hostile_messages_are_bounded),
        cmocka_unit_test(titles_and_examples_alone_are_a_faq),
        cmocka_unit_test(a_relative_of_a_word_alone_is_asked_back),
        cmocka_unit_test(one_topic_without_any_block_is_a_faq),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
