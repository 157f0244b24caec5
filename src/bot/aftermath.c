/* SPDX-License-Identifier: MIT */
#include "bot/aftermath.h"

#include "bot/chatting.h"
#include "text/saying.h"

/* So many words before a sign a "not" undoes it; longer lines tell something else. */
enum { REACH = 2, WORDS_OF_A_LINE = 20 };

static const char signs[] =
    " sleepy sleeping asleep drowsy groggy dizzy woozy wobbly unsteady staggering "
    "stumbling swaying crying screaming whimpering floppy limp pale grey gray blue purple "
    "clammy sweaty sweating shaking shaky shivering trembling twitching twitchy jerking "
    "vomiting vomited vomit puking puked sick confused delirious snoring gurgling "
    "rattling collapsed fainted numb weak slurring slurred drooling dribbling "
    "hallucinating agitated thrashing unresponsive lethargic quiet stiff foaming glassy "
    "wheezing panting ";
static const char sign_phrases[] =
    "out of it|eyes rolling|rolled back|rolling back|funny colour|funny "
    "color|weird colour|weird color|not right|not well|not himself|not herself|not "
    "talking|not moving|not answering|not reacting|not responding|will not "
    "talk|will not answer|will not open|can not stand|can not walk|can not "
    "talk|can not see|can not move|can not sit|can not focus|no response|heart "
    "racing|heart is racing|nodding off|nodding out|dozing off|fell asleep|falling "
    "asleep|gone to sleep|went to sleep|passed out|passing out|keeps falling|fell "
    "over|falling over|throwing up|threw up|thrown up|feel weird|feels weird|feel "
    "strange|feels strange|feel ill|feels ill|feel awful|feels awful|is "
    "worse|getting worse|is cold|are cold|feel cold|feels cold|so cold|is "
    "hot|feels hot|so hot|burning up|seeing double|seeing things|just tired|so "
    "tired|really tired|bit tired|is spinning|be spinning|keeps laughing|laughing "
    "and";
/* Of people as such, or of what an article says, and what is asked of it. */
static const char general[] =
    " you people patients patient everyone effect effects normally "
    "usually treatment session infusion clinic spravato how ";
static const char worries[] =
    "be ok|be okay|be alright|be all right|be fine|is going to live|make it|pull through|"
    "survive|brain damage|die|dying|what now|is that bad|is it bad|is this bad|is that "
    "normal|is this normal|is it normal";
static const char worried[] = " is are will can could would should am going what ";
/* "Is he going to die", asked of the one who is in danger. */
static const char deaths[] =
    "is he going to die|is she going to die|is it going to die|are they going to die|"
    "going to die|will he die|will she die|will they die|is he dying|is she dying|"
    "could he die|could she die|can he die|can she die|is he gonna die|is she gonna die";
static const char around_deaths[] =
    " oh god my please so and or is are will he she it they son daughter baby child kid "
    "toddler boy girl mate friend brother sister mum mom dad wife husband dog cat now "
    "tell me from this what if ";

static const char comings[] =
    "ambulance is coming|help is coming|paramedics are coming|medics are "
    "coming|ambulance coming|help coming|ambulance is on|ambulance on|help is "
    "on|help on|paramedics are on|paramedics on|medics are on|called 999|called "
    "911|called 112|called 000|called 111|rang 999|rang 111|rang 000|phoned "
    "999|dialled 999|called an ambulance|called the ambulance|called "
    "ambulance|rang an ambulance|rang the ambulance|called them|rang them|calling "
    "them|calling now|calling 999|calling 911|calling an ambulance|on the phone "
    "with|on the phone to|called for help|called poison control|called the poison "
    "line";
static const char around_comings[] =
    " ok okay yes yeah i we have has just now already an the ambulance help is are coming "
    "paramedics medics they he she on to the its their way with 999 911 112 000 111 them for and "
    "am done it so said say that will be here soon minutes "
    "5 10 15 20 ten five in called calling rang thanks thank you oh god ";

static bool is_denied(const struct words *words, size_t at)
{
    for (size_t i = at > REACH ? at - REACH : 0; i < at; i++)
        if (str_has_word(STR(" not no never make making "), words->items[i].text))
            return true;
    return false;
}

static bool has_word_of(const struct words *words, const char *list)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_has_word(str_from_c(list), words->items[i].text))
            return true;
    return false;
}

static bool has_sign(const struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_has_word(str_from_c(signs), words->items[i].text) && !is_denied(words, i))
            return true;
    return saying_has(words, sign_phrases);
}

enum aftermath aftermath_of(const struct words *words)
{
    if (words->count == 0 || words->count > WORDS_OF_A_LINE
        || has_word_of(words, general))
        return AFTERMATH_NONE;
    if (has_sign(words))
        return AFTERMATH_SIGN;
    if (str_has_word(str_from_c(worried), words->items[0].text)
        && saying_has(words, worries))
        return AFTERMATH_WORRY;
    if (saying_is(words, comings, around_comings))
        return AFTERMATH_COMING;
    return saying_is(words, deaths, around_deaths) ? AFTERMATH_WORRY : AFTERMATH_NONE;
}

static bool is_near(const struct urgent *urgent, const struct hearing *hearing)
{
    return (careful_is_watchful(&urgent->careful, hearing)
            || careful_is_of_emergency(&urgent->careful, hearing))
           && !hearing->address.is_for_other;
}

static bool is_watched(const struct urgent *urgent, const struct hearing *hearing)
{
    return is_near(urgent, hearing) && !careful_is_over(&urgent->careful, hearing);
}

/* "I am sleepy" is of the writer, whomever they spoke of before. */
static enum triage_subject subject_of(const struct urgent *urgent,
                                      struct hearing *hearing)
{
    enum triage_subject before = careful_subject(&urgent->careful, hearing);
    const struct words *words = hearing_words(hearing);

    if (has_word_of(words, " i ") && !has_word_of(words, " he she they "))
        return TRIAGE_SELF;
    if (before == TRIAGE_CHILD || before == TRIAGE_ANIMAL)
        return before;
    return has_word_of(words, " he she they his her ") ? TRIAGE_OTHER : TRIAGE_SELF;
}

void aftermath_judge(const struct urgent *urgent, struct hearing *hearing)
{
    struct triage_verdict *verdict = &hearing->verdict;

    if (verdict->kind == TRIAGE_EMERGENCY || !is_watched(urgent, hearing))
        return;
    enum aftermath aftermath = aftermath_of(hearing_words(hearing));
    if (aftermath == AFTERMATH_SIGN && verdict->kind != TRIAGE_CRISIS) {
        verdict->kind = TRIAGE_EMERGENCY;
        verdict->subject = subject_of(urgent, hearing);
    } else if (aftermath == AFTERMATH_WORRY && verdict->kind == TRIAGE_CRISIS
               && verdict->subject == TRIAGE_OTHER) {
        verdict->kind = TRIAGE_NONE;
    }
}

static void say(const struct urgent *urgent, struct hearing *hearing,
                enum safety_text which)
{
    hearing->verdict.subject = careful_subject(&urgent->careful, hearing);
    hearing_say(hearing, "none", hearing_text(hearing, which));
    hearing->counters->unanswered++;
}

bool aftermath_answer(const struct urgent *urgent, struct hearing *hearing)
{
    enum aftermath aftermath = AFTERMATH_NONE;

    if (is_near(urgent, hearing))
        aftermath = aftermath_of(hearing_words(hearing));
    if (aftermath == AFTERMATH_WORRY && is_watched(urgent, hearing))
        say(urgent, hearing, SAFETY_WORRY);
    else if (aftermath == AFTERMATH_COMING && hearing->verdict.kind == TRIAGE_NONE)
        say(urgent, hearing, SAFETY_COMING);
    else
        return false;
    return true;
}

void aftermath_say_watchful(const struct urgent *urgent, struct hearing *hearing)
{
    if (careful_subject(&urgent->careful, hearing) == TRIAGE_ANIMAL)
        say(urgent, hearing, SAFETY_WORRY);
    else
        chatting_say_watchful(hearing);
}
