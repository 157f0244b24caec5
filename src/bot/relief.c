/* SPDX-License-Identifier: MIT */
#include "bot/relief.h"

#include "base/macros.h"
#include "text/saying.h"

#define WELL                                                                             \
    " ok okay now he she they i am is are it was the a and just so again sorry thanks "  \
    "thank you oh well phew false alarm here all good better feeling feel bit lot much " \
    "mate friend my son daughter kid child toddler mum mom dad husband wife partner "    \
    "sister brother says said told us me that to fine alright safe home at lol haha a "

/* Sayings (text/saying.h); the first that fits. */
static const struct {
    enum relief relief;
    const char *phrases, *others;
} rows[] = {
    {RELIEF_SAFE,
     "i am safe|am safe now|i feel safe|i called|i rang|i phoned|talking to someone|"
     "talking to somebody|talking to them|am not alone|is here with me|is with me|"
     "wife is here|husband is here|partner is here|mum is here|mom is here|dad is here|"
     "brother is here|sister is here|friend is here|mate is here|staying with|"
     "i am at the hospital|i am in hospital|i am ok now|i am okay now|i am fine now|"
     "feel better|feel a bit better|feeling better|feeling a bit better|"
     "a little better",
     WELL
     "staying with someone somebody person 988 samaritans line hotline helpline crisis "
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
    {RELIEF_MEANT,
     "session i mean|session i meant|appointment i mean|appointment i meant|infusion i mean|"
     "infusion i meant|i mean the session|i meant the session|i mean the appointment|"
     "i meant the appointment|i mean the infusion|i meant the infusion|i mean book|"
     "i meant book|i mean booking|i meant booking",
     " the a my to book booking session sessions appointment infusion infusions i mean meant "
     "treatment therapy clinic that just only no oh sorry "},
    {RELIEF_OVER,
     "false alarm|is fine|its ok|its okay|its fine|are fine|am fine|is ok|is okay|are ok|am ok|am okay|all good|"
     "is alright|am alright|is awake|woke up|woken up|came round|came around|come round|"
     "is better|feels better|feel better|feeling better|spat it out|is talking|"
     "talking now|talking again|ambulance is here|paramedics are here|"
     "ambulance came|paramedics came|is breathing normally|is back to normal|"
     "they say she will be|they say he will be|they said she will be|they said he will be|"
     "doctor says she will be|doctor says he will be|nurse says she will be|"
     "nurse says he will be|hospital says she will be|hospital says he will be|"
     "line says she will be|line says he will be|control says she will be|"
     "control says he will be",
     WELL
     "awake up woke came come round around talking eating laughing breathing normally "
     "normal back spat out it poison control line centre center doctor doctors nurse "
     "hospital clinic ambulance paramedics checked have has been from with feels "
     "will be say call back they again tomorrow us on phone helpline spoke line centre "},
};

enum relief relief_of(struct str text, const struct words *words)
{
    if (str_find_char(text, '?') != STR_NOT_FOUND)
        return RELIEF_NONE;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (saying_is(words, rows[i].phrases, rows[i].others))
            return rows[i].relief;
    return RELIEF_NONE;
}

static struct str text_after_crisis(struct hearing *hearing)
{
    return arena_format(
        hearing->arena,
        "Thank you for saying so. Let somebody stay near you tonight. If it "
        "gets hard again: %.*s",
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

static bool has_answer_last(const struct hearing *hearing)
{
    const struct dialogue *dialogue = dialogue_find(hearing->dialogues, hearing->arena,
                                                    hearing->message, hearing->now_ms);

    return dialogue && dialogue->last == DIALOGUE_ANSWER;
}

bool relief_answer(struct urgent *urgent, struct hearing *hearing)
{
    bool is_crisis = careful_is_after_crisis(&urgent->careful, hearing);

    if (!careful_is_open(&urgent->careful, hearing)
        || (!careful_was_last(&urgent->careful, hearing)
            && !(is_crisis && has_answer_last(hearing))))
        return false;
    enum relief relief = relief_of(hearing->address.text, hearing_words(hearing));
    enum relief other = is_crisis ? RELIEF_OVER : RELIEF_AHEAD;
    bool is_danger = hearing->verdict.kind == TRIAGE_CRISIS
                     || hearing->verdict.kind == TRIAGE_EMERGENCY;
    /* "I'll call her and say goodbye" has yet to happen. */
    if (relief == RELIEF_NONE || relief == RELIEF_MEANT || relief == other
        || (relief == RELIEF_AHEAD && is_danger))
        return false;
    if (is_crisis) {
        hearing_reply_private(hearing, "relief")->reply.body =
            rich_from_text(hearing->arena, text_after_crisis(hearing));
    } else {
        bool is_swallowed = careful_is_of_no_adult(&urgent->careful, hearing);
        hearing_say(hearing, "relief", text_after_emergency(hearing, is_swallowed));
        careful_set_over(&urgent->careful, hearing);
    }
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
    return true;
}
