/* SPDX-License-Identifier: MIT */
#include "bot/remark.h"

#include "base/macros.h"
#include "fixture.h"

static const struct {
    const char *text;
    enum remark kind;
} lines[] = {
    {"that's not what i asked", REMARK_MISSED},
    {"are you going to answer me or not", REMARK_MISSED},
    {"thats not an answer", REMARK_MISSED},
    {"i wanted to ask", REMARK_OPENING},
    {"one more question", REMARK_OPENING},
    {"is this the question", REMARK_NONE},
    {"i dont know", REMARK_UNSURE},
    {"i dont know if it is safe", REMARK_NONE},
    {"this is a scandal", REMARK_ANGER},
    {"no one told me about this", REMARK_ANGER},
    {"i am crazy", REMARK_NONE},
    {"will my mum know i asked", REMARK_SECRET},
    {"what if i die in there", REMARK_MORTAL},
    {"will she die", REMARK_MORTAL},
    {"what if i dont wake up", REMARK_MORTAL},
    {"im so scared of dying under it", REMARK_MORTAL},
    {"is it going to kill me?", REMARK_MORTAL},
    {"how many people die of it", REMARK_NONE},
    {"can you die of an overdose", REMARK_NONE},
    {"i want to die in there", REMARK_NONE},
    {"im a bit nervous", REMARK_NERVOUS},
    {"my sister starts this next week and im scared for her", REMARK_NERVOUS},
    {"my sister is on the ward and im scared for her", REMARK_NONE},
    {"hello?? is anyone here", REMARK_PRESENT},
    {"is anyone here on lithium", REMARK_NONE},
    {"hi first time here not sure what to ask", REMARK_LOST},
    {"i don't know where to begin", REMARK_LOST},
    {"i don't know where to begin with lithium", REMARK_NONE},
    {"you already said that", REMARK_REPEATED},
    {"they already told me to stop", REMARK_NONE},
    {"that tells me nothing", REMARK_MISSED},
    {"im scared of him", REMARK_NONE},
    {"my husband scares me", REMARK_NONE},
    {"i start next week and im so scared", REMARK_NERVOUS},
    {"my doctor said no", REMARK_DENIED},
    {"my doctor says its fine", REMARK_ALLOWED},
    {"she says its fine", REMARK_NONE},
    {"i dont get it", REMARK_CONFUSED},
    {"i no understand", REMARK_CONFUSED},
    {"you dont get it", REMARK_MISSED},
    {"no thats not what I asked you!!", REMARK_MISSED},
    {"you didn't answer my question", REMARK_MISSED},
    {"wrong", REMARK_MISSED},
    {"nope, wrong answer", REMARK_MISSED},
    {"useless", REMARK_MISSED},
    {"this is totally useless", REMARK_MISSED},
    {"none of these", REMARK_MISSED},
    {"neither", REMARK_MISSED},
    {"not helpful at all", REMARK_MISSED},
    {"try again", REMARK_MISSED},
    {"are you stupid?", REMARK_INSULT},
    {"yo bot u on ket rn?", REMARK_INSULT},
    {"can you call someone", REMARK_DEED},
    {"please tell my doctor", REMARK_NONE},
    {"can you tell my doctor?", REMARK_DEED},
    {"could you call an ambulance for me", REMARK_DEED},
    {"should i go back", REMARK_DECISION},
    {"should i tell my doctor?", REMARK_DECISION},
    {"i dont want my parents to find out", REMARK_SECRET},
    {"will they tell my work", REMARK_SECRET},
    {"are you an AI or a person", REMARK_PROGRAM},
    {"do you read along in the chat", REMARK_WATCHED},
    {"can the police see this?", REMARK_WATCHED},
    {"can my doctor see it in my blood", REMARK_NONE},
    {"are you saving what i say", REMARK_KEPT},
    {"do you keep this in the fridge", REMARK_NONE},
    {"how do i delete my data", REMARK_ERASED},
    {"can we just chat", REMARK_COMPANY},
    {"can we talk about side effects", REMARK_NONE},
    {"too long", REMARK_SHORTER},
    {"thanks. can you put that in one sentence", REMARK_SHORTER},
    {"simpler please", REMARK_SHORTER},
    {"no", REMARK_NO},
    {"nope", REMARK_NO},
    {"no thanks", REMARK_NO},
    {"yes please", REMARK_YES},
    {"yeah sure", REMARK_YES},
    {"talk to a human", REMARK_PERSON},
    {"can i speak with a real person please?", REMARK_PERSON},
    {"fuck off", REMARK_INSULT},
    {"leave me alone", REMARK_AWAY},
    {"in simple words please", REMARK_SHORTER},
    {"i dont understand", REMARK_CONFUSED},
    {"huh?", REMARK_CONFUSED},
    {"what do i do now", REMARK_ADVICE},
    {"what should i do?", REMARK_ADVICE},
    {"hello, i no speak good english", REMARK_ENGLISH},
    {"sorry for my bad english", REMARK_ENGLISH},
    {"are you sure?", REMARK_DOUBT},
    {"but really", REMARK_DOUBT},
    {"is that true", REMARK_DOUBT},
    {"is it right for teenagers", REMARK_NONE},
    {"what should i do before a session", REMARK_NONE},
    {"what do they do", REMARK_NONE},
    /* Questions, and what is said about something else. */
    {"is it useless for pain?", REMARK_NONE},
    {"no side effects?", REMARK_NONE},
    {"is it wrong to take it with alcohol", REMARK_NONE},
    {"what is it", REMARK_NONE},
    {"can you tell me what it costs", REMARK_NONE},
    {"can you tell me about side effects", REMARK_NONE},
    {"how did they find out that it works", REMARK_NONE},
    {"should i go back to work after a session", REMARK_NONE},
    {"is one session too long", REMARK_NONE},
    {"can you get addicted", REMARK_NONE},
    {"can you get it in a hospital", REMARK_NONE},
    {"what does it cost", REMARK_NONE},
    {"do i need a nurse at home", REMARK_NONE},
    {"does a real doctor give it", REMARK_NONE},
    {"i feel useless", REMARK_NONE},
    {"i hate myself", REMARK_NONE},
    {"nothing helps", REMARK_NONE},
    {"stop taking my antidepressants?", REMARK_NONE},
    {"it does not help me anymore", REMARK_NONE},
    {"yes i have bipolar", REMARK_NONE},
    {"can you tell me the wrong way to take it", REMARK_NONE},
    {"", REMARK_NONE},
};

static void a_word_about_the_answer_is_no_question(void **state)
{
    struct arena arena;
    struct sayings remarks;

    (void)state;
    arena_init(&arena);
    remarks_init(&remarks);
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct str text = str_from_c(lines[i].text);
        struct words words;
        words_read(&arena, text, NULL, &words);
        enum remark found = remark_of(&remarks, text, &words);
        if (found != lines[i].kind)
            fail_msg("\"%s\": %d instead of %d", lines[i].text, found, lines[i].kind);
    }
    arena_clear(&arena);
}

static bool asks_amount(const char *text)
{
    struct arena arena;
    struct words words;

    arena_init(&arena);
    words_read(&arena, str_from_c(text), NULL, &words);
    bool asks = remark_asks_amount(&words);
    arena_clear(&arena);
    return asks;
}

static void a_bare_amount_says_not_of_what(void **state)
{
    static const char *const bare[] = {"how many would it take", "how much of them?",
                                       "how long does it take", "would it hurt",
                                       "is that enough"};
    static const char *const others[] = {"how many sessions", "how long until it works",
                                         "how much does it cost", "what is it", ""};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(bare); i++)
        assert_true(asks_amount(bare[i]));
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_false(asks_amount(others[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_about_the_answer_is_no_question),
        cmocka_unit_test(a_bare_amount_says_not_of_what),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
