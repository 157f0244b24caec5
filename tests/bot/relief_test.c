/* SPDX-License-Identifier: MIT */
#include "bot/relief.h"

#include "base/macros.h"
#include "lines.h"

static const struct line lines[] = {
    {"false alarm, she is fine", RELIEF_OVER},
    {"sorry forget it", RELIEF_TAKEN_BACK},
    {"just ignore me, i shouldnt have said anything", RELIEF_TAKEN_BACK},
    {"does ketamine make you forget things", RELIEF_NONE},
    {"never mind, wrong window", RELIEF_MISTAKE},
    {"he woke up", RELIEF_OVER},
    {"ok he came round, hes talking now", RELIEF_OVER},
    {"poison control says its ok", RELIEF_OVER},
    {"they say she will be ok. thank you", RELIEF_OVER},
    {"poison line says he will be fine", RELIEF_OVER},
    {"he says he will be fine", RELIEF_NONE},
    {"they say he will be dead", RELIEF_NONE},
    {"i'm ok now, safe, staying with my brother", RELIEF_SAFE},
    {"sorry i am safe, my wife is here", RELIEF_SAFE},
    {"i called 988, talking to someone now", RELIEF_SAFE},
    /* Not over, not told, or more than that. */
    {"i think ill see my doctor tomorrow", RELIEF_AHEAD},
    {"ok i will call them", RELIEF_AHEAD},
    {"tell my mum im sorry", RELIEF_NONE},
    {"i will tell my mum goodbye", RELIEF_NONE},
    {"he woke up but his lips are blue", RELIEF_NONE},
    {"he is not fine", RELIEF_NONE},
    {"he is fine?", RELIEF_NONE},
    {"she is awake and breathing badly", RELIEF_NONE},
    {"he woke up and was sick and went back to sleep", RELIEF_NONE},
    {"i will be safe when i am dead", RELIEF_NONE},
    {"i called to say goodbye", RELIEF_NONE},
    {"tell my wife she is better without me", RELIEF_NONE},
    {"im ok now i took them all", RELIEF_NONE},
    {"book the session i mean", RELIEF_MISTAKE},
    {"sorry, i meant the appointment", RELIEF_MISTAKE},
    {"i mean it", RELIEF_NONE},
    {"book the session i mean it", RELIEF_NONE},
    {"wrong window sorry", RELIEF_MISTAKE},
    {"oops wrong chat", RELIEF_MISTAKE},
    {"that was a joke lol", RELIEF_JEST},
    {"jk", RELIEF_JEST},
    {"sorry its a song lyric", RELIEF_MISTAKE},
    {"no no this is a training scenario", RELIEF_MISTAKE},
    {"its just a drill", RELIEF_MISTAKE},
    {"relax we are doing a role play for work", RELIEF_MISTAKE},
    {"sorry i meant the game", RELIEF_MISTAKE},
    {"no i mean the clinic", RELIEF_MISTAKE},
    {"i meant the drug", RELIEF_MISTAKE},
    {"i was only testing you", RELIEF_MISTAKE},
    {"i was talking about my laptop", RELIEF_MISTAKE},
    {"sorry just a bad day", RELIEF_SAFE},
    {"no im ok really", RELIEF_SAFE},
    {"i was just venting", RELIEF_SAFE},
    {"no im not ok", RELIEF_NONE},
    {"a bad day to be alive", RELIEF_NONE},
    {"haha joking obv", RELIEF_JEST},
    {"ok that was a test of the crisis reply", RELIEF_MISTAKE},
    {"its getting better now", RELIEF_OVER},
    {"im not joking", RELIEF_NONE},
    {"that was not a joke", RELIEF_NONE},
    {"this is not a drill", RELIEF_NONE},
    {"this is a joke", RELIEF_NONE},
    {"my life is a joke", RELIEF_NONE},
    {"life is just a game to them", RELIEF_NONE},
    {"that was a joke earlier. some days i mean it though", RELIEF_NONE},
    {"wrong window sorry but my chest hurts", RELIEF_NONE},
    {"i meant the pills", RELIEF_NONE},
    {"i meant what i said about the clinic", RELIEF_NONE},
    {"i mean the treatment is useless and i want out", RELIEF_NONE},
    {"", RELIEF_NONE},
};

static int relief_in(struct str text, const struct words *words)
{
    return (int)relief_of(text, words);
}

static void only_the_plain_word_that_it_is_over_is_one(void **state)
{
    (void)state;
    assert_lines(lines, COUNT_OF(lines), relief_in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_plain_word_that_it_is_over_is_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
