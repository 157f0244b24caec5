/* SPDX-License-Identifier: MIT */
#include "bot/relief.h"

#include "base/macros.h"
#include "bot/aftermath.h"
#include "text/saying.h"

#define WELL                                                                                   \
    " its it ok okay now he she they i am is are it was the a and just so again sorry thanks " \
    "thank you oh well phew false alarm here all good better feeling feel bit lot much "       \
    "mate friend my son daughter kid child toddler mum mom dad husband wife partner "          \
    "sister brother says said told us me that to fine alright safe home at lol haha a "

/* What was taken for danger was written elsewhere, in play, or for a lesson. */
static const char mistakes[] =
    "wrong window|wrong chat|wrong room|wrong channel|wrong person|wrong tab|wrong thread|"
    "wrong group|wrong conversation|not meant for you|not for you|meant for someone else|"
    "meant for somebody else|a song|song lyric|song lyrics|the lyrics|lyrics|from a film|from a movie|"
    "from a book|from a game|from a show|a film|a movie|a game|in game|a quote|"
    "training scenario|a scenario|an exercise|a drill|aid course|aid training|training exercise|course exercise|role play|role playing|roleplay|"
    "roleplaying|a simulation|a case study|just a test|only a test|was a test|"
    "was testing|testing you|am testing|just testing|fictional|fiction|made up|is not real|"
    "was not real|for a story|a short story|hypothetical|autocorrect|a typo|"
    "about a game|about the game";
/* What is taken back: no sign that it is better. */
static const char withdrawals[] =
    "forget it|forget i said|forget i asked|forget that|forget about it|forget what i said|"
    "ignore me|ignore that|ignore what i said|never mind|nevermind|nvm|it does not matter|"
    "does not matter|it is nothing|its nothing|was nothing|do not worry about it|"
    "do not worry about me|sorry i said|sorry for saying|should not have said|"
    "wish i had not said|pretend i|scrap that|leave it|drop it";
static const char around_withdrawals[] =
    " sorry ok okay just please oh no its it is i said asked that this anything about me what "
    "was does not matter nothing worry do never mind nevermind nvm all well anyway now for "
    "saying should have had wish pretend did say leave drop scrap ignore forget whatever bye you "
    "to and so really ";
/* "Lol" and "jk" undo no plain statement about oneself. */
static const char jests[] =
    "was a joke|it is a joke|just a joke|only a joke|only joking|just joking|just kidding|"
    "only kidding|am joking|was joking|am kidding|was kidding|jk|was jk|joking|kidding";
static const char around_mistakes[] =
    " its sorry oh no lol haha hahaha ha lmao mate my bad bot this that it is was a an the "
    "just only from of for in i am we are us oops whoops ignore please never mind "
    "nevermind all doing playing were wait hey ok okay thanks thank you nobody hurt line "
    "typed pasted posted sent doh ugh god window chat work course class training nurse "
    "nursing exam video computer phone stupid silly dumb bad joke relax calm down here "
    "by mistake accident yeah yes well first aid it's that's online about with friends obv obviously crisis reply replies alarm feature quiz trivia pub night ";

/* "I meant the appointment": what else it was of. */
static const char meanings[] =
    "i mean|i meant|i was talking about|i am talking about|i was asking about|"
    "i am asking about|it was about|it is about|was meaning|i was on about";
#define MEANT_THINGS                                                                       \
    " drug drugs clinic clinics session sessions appointment appointments infusion "       \
    "infusions book booking treatment treatments therapy medicine medicines medication "   \
    "meds spray drip price prices cost costs money bill payment refund doctor doctors "    \
    "game level boss match song film movie show series character novel job exam test car " \
    "phone computer laptop server code build team ketamine ket spravato referral "         \
    "insurance website "
static const char around_meanings[] = MEANT_THINGS
    "its sorry oh no not lol haha a an the my our your his her this that of for with only just "
    "to in on ok okay wait hang hey yeah here ";

/* Sayings (text/saying.h); the first that fits. */
static const struct {
    enum relief relief;
    const char *phrases, *others;
} rows[] = {
    {RELIEF_SAFE,
     "a bad day|having a bad day|am ok really|am okay really|am fine really|just venting|"
     "was venting|am venting|being dramatic|i am safe|am safe now|i feel safe|i called|i rang|i phoned|talking to someone|"
     "talking to somebody|talking to them|am not alone|is here with me|is with me|"
     "wife is here|husband is here|partner is here|mum is here|mom is here|dad is here|"
     "brother is here|sister is here|friend is here|mate is here|staying with|"
     "i am at the hospital|i am in hospital|i am ok now|i am okay now|i am fine now|"
     "feel better|feel a bit better|feeling better|feeling a bit better|"
     "a little better",
     WELL
     "bad day had having been no really venting dramatic to staying with someone somebody person 988 samaritans line hotline helpline crisis "
     "hospital er doctor nurse clinic called rang talking on phone not alone parents "
     "little tonight in little "},
    {RELIEF_AHEAD,
     "see my doctor|seeing my doctor|call my doctor|ring my doctor|talk to my doctor|"
     "see my gp|call my gp|made an appointment|have an appointment|talk to someone|"
     "talk to somebody|tell someone|tell somebody|will tell my|ill tell my|going to call|"
     "will call|will ring|will phone|ill call|ill ring|going to hospital|"
     "going to the hospital|go to hospital|go to the hospital|going to the er|go to the er|"
     "is coming over|is coming round|is coming here|is coming now|on her way|on his way|"
     "on their way|coming to stay",
     " i we will ill am going to go think might maybe see seeing call ring phone tell talk "
     "speak my the a gp doctor doctors appointment made have got tomorrow today first thing "
     "in morning monday week them next ok okay yes so and now someone somebody nurse clinic "
     "line helpline hotline samaritans 988 hospital er about it this sister brother wife "
     "husband partner mum mom dad friend ill is coming over round here on her his their way "
     "stay with me tonight "},
    {RELIEF_OVER,
     "false alarm|is fine|its ok|its okay|its fine|are fine|am fine|is ok|is okay|are ok|am ok|am okay|all good|"
     "is alright|am alright|is awake|woke up|woken up|came round|came around|come round|"
     "is better|getting better|its better|feels better|feel better|feeling better|spat it out|is talking|"
     "talking now|talking again|ambulance is here|paramedics are here|"
     "ambulance came|paramedics came|is breathing normally|is back to normal|"
     "they say she will be|they say he will be|they said she will be|they said he will be|"
     "doctor says she will be|doctor says he will be|nurse says she will be|"
     "nurse says he will be|hospital says she will be|hospital says he will be|"
     "line says she will be|line says he will be|control says she will be|"
     "control says he will be",
     WELL
     "getting awake up woke came come round around talking eating laughing breathing normally "
     "normal back spat out it poison control line centre center doctor doctors nurse "
     "hospital clinic ambulance paramedics checked have has been from with feels "
     "will be say call back they again tomorrow us on phone helpline spoke line centre "},
};

static bool has_meant_thing(const struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_has_word(str_from_c(MEANT_THINGS), words->items[i].text))
            return true;
    return false;
}

static bool is_mistake(const struct words *words)
{
    if (saying_is(words, mistakes, around_mistakes))
        return true;
    return has_meant_thing(words) && saying_is(words, meanings, around_meanings);
}

enum relief relief_of(struct str text, const struct words *words)
{
    if (str_find_char(text, '?') != STR_NOT_FOUND)
        return RELIEF_NONE;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (saying_is(words, rows[i].phrases, rows[i].others))
            return rows[i].relief;
    if (saying_is(words, jests, around_mistakes))
        return RELIEF_JEST;
    if (is_mistake(words))
        return RELIEF_MISTAKE;
    return saying_is(words, withdrawals, around_withdrawals) ? RELIEF_TAKEN_BACK
                                                             : RELIEF_NONE;
}

static struct str text_after_crisis(struct hearing *hearing, enum relief relief)
{
    const char *kind =
        relief == RELIEF_TAKEN_BACK
            ? "It is all right that you said it, and you can say it again. "
              "Please say it to a person, too:"
            : "Thank you for saying so. Let somebody stay near you tonight. If "
              "it gets hard again:";

    return arena_format(hearing->arena, "%s %.*s", kind,
                        STR_ARG(hearing_text(hearing, SAFETY_NUMBERS)));
}

static struct str text_after_emergency(struct hearing *hearing, bool is_swallowed)
{
    const struct safety_lines *lines = hearing->lines;

    return arena_format(
        hearing->arena,
        "That is good to hear.%s%.*s%s Somebody should stay close for some hours. Hard to wake, slow or "
        "odd breathing, blue lips, a fit or chest pain: call %.*s at once. You can ask me "
        "other things again.",
        is_swallowed ? " If any was swallowed, let " : "",
        is_swallowed ? (int)lines->poison.len : 0, lines->poison.ptr,
        is_swallowed ? " know all the same." : "", STR_ARG(lines->emergency));
}

static void say_called_off(struct hearing *hearing, bool is_crisis)
{
    if (is_crisis)
        hearing_reply_private(hearing, "relief")->reply.body =
            rich_from_text(hearing->arena, hearing_text(hearing, SAFETY_CALLED_OFF));
    else
        hearing_say(hearing, "relief", hearing_text(hearing, SAFETY_NO_EMERGENCY));
}

static bool has_answer_last(const struct hearing *hearing)
{
    const struct dialogue *dialogue = dialogue_find(hearing->dialogues, hearing->arena,
                                                    hearing->message, hearing->now_ms);

    return dialogue && dialogue->last == DIALOGUE_ANSWER;
}

/* Whose words are danger by themselves is told nothing kind. "I'll call her and say
 * goodbye" has yet to happen, and what a joke is about may be none. */
static bool is_undone(const struct hearing *hearing, enum relief relief)
{
    bool is_danger = hearing->verdict.kind == TRIAGE_EMERGENCY
                     || hearing->verdict.kind == TRIAGE_CRISIS;

    return is_danger
           && (relief == RELIEF_AHEAD || relief == RELIEF_MISTAKE || relief == RELIEF_JEST
               || !hearing->verdict.is_weighed);
}

static bool is_heard(const struct urgent *urgent, const struct hearing *hearing,
                     enum relief relief, bool is_crisis)
{
    bool is_last = careful_was_last(&urgent->careful, hearing)
                   || (is_crisis && has_answer_last(hearing));

    if (relief == RELIEF_NONE || is_undone(hearing, relief))
        return false;
    if (relief == RELIEF_MISTAKE || relief == RELIEF_JEST)
        return relief == RELIEF_MISTAKE || !is_crisis;
    if (relief == RELIEF_TAKEN_BACK)
        return is_last && !careful_is_over(&urgent->careful, hearing)
               && !hearing->address.is_for_other;
    return is_last && relief != (is_crisis ? RELIEF_OVER : RELIEF_AHEAD);
}

bool relief_answer(struct urgent *urgent, struct hearing *hearing)
{
    if (!careful_is_open(&urgent->careful, hearing))
        return false;
    bool is_crisis = careful_is_after_crisis(&urgent->careful, hearing);
    enum relief relief = relief_of(hearing->address.text, hearing_words(hearing));
    if (!is_heard(urgent, hearing, relief, is_crisis))
        return false;
    if (relief == RELIEF_TAKEN_BACK && !is_crisis) {
        aftermath_say_watchful(urgent, hearing);
        return true;
    }
    if (relief == RELIEF_MISTAKE || relief == RELIEF_JEST) {
        say_called_off(hearing, is_crisis);
        careful_call_off(&urgent->careful, hearing);
    } else if (is_crisis) {
        hearing_reply_private(hearing, "relief")->reply.body =
            rich_from_text(hearing->arena, text_after_crisis(hearing, relief));
    } else {
        bool is_swallowed = careful_is_of_no_adult(&urgent->careful, hearing);
        hearing_say(hearing, "relief", text_after_emergency(hearing, is_swallowed));
        careful_set_over(&urgent->careful, hearing);
    }
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
    return true;
}
