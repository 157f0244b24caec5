/* SPDX-License-Identifier: MIT */
#include "bot/solace.h"

#include "bot/language.h"
#include "text/saying.h"

static void say(struct hearing *hearing, enum safety_text which)
{
    hearing_say(hearing, "distress", hearing_text(hearing, which));
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
    solace_note(hearing);
}

/* "Was it my fault": behind what was told, the one thing to say again. */
static bool asks_for_fault(struct hearing *hearing)
{
    static const char phrases[] = "my fault|to blame|deserve it|deserve that|deserved it";
    static const char others[] =
        " was it is that all this did do am i me really and so but "
        "still maybe partly even if just feel like it's ";

    return saying_is(hearing_words(hearing), phrases, others);
}

/* "Was it the drug", "could we have stopped it". */
static bool asks_for_cause(struct hearing *hearing)
{
    static const char phrases[] =
        "was it the|was it that|was it ketamine|was it because|was that the|did it kill|did "
        "that kill|did it do that|did it make|did that make|did the drug|did the drugs|did "
        "the ketamine|did ketamine|did the treatment|because of the|because of it|because of "
        "that|to blame|could it have|could that have|that did it|that killed|caused "
        "it|caused this|why did|still be alive|could we have|could i have|should we "
        "have|should i have|was it painful|did it hurt|in pain|did he suffer|did she suffer|did they suffer";
    static const char others[] =
        " was it the drug drugs ketamine ket treatment infusion infusions clinic that this "
        "did do done kill killed him her them he she they because of could have been be "
        "would still alive make made suffer why so and but known know seen stopped noticed "
        "saved helped something more i we brother sister son daughter mum mom dad friend "
        "husband wife partner then if not had really just only stuff meds it's in pain painful hurt for ";

    return saying_is(hearing_words(hearing), phrases, others);
}

bool solace_answer_cause(struct hearing *hearing)
{
    if (!solace_is_of_loss(hearing) || !asks_for_cause(hearing))
        return false;
    say(hearing, SAFETY_CAUSE);
    return true;
}

void solace_say_distress(struct hearing *hearing)
{
    bool is_again = solace_is_open(hearing);
    enum safety_text again = asks_for_fault(hearing) ? SAFETY_FAULT : SAFETY_SHORT;

    hearing->verdict.kind = TRIAGE_DISTRESS;
    say(hearing, is_again ? again : SAFETY_REPLY);
}

/* Nobody else in a room is to read what was told there. */
static void say_alone(struct hearing *hearing, enum safety_text which)
{
    struct chat_action *action = hearing_reply_private(hearing, "distress");

    action->reply.lead = language_of(hearing->arena, hearing->address.text).help;
    action->reply.body = rich_from_text(hearing->arena, hearing_text(hearing, which));
    action->fallback =
        rich_from_text(hearing->arena, hearing_text(hearing, SAFETY_NEUTRAL));
    action->room_note =
        rich_from_text(hearing->arena, hearing_text(hearing, SAFETY_SENT));
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
    solace_note(hearing);
}

void solace_say_told(struct hearing *hearing, enum told told)
{
    switch (told) {
    case TOLD_NOTHING: break;
    case TOLD_LOSS:
        hearing_dialogue(hearing)->loss_ms = hearing->now_ms;
        if (solace_is_open(hearing))
            solace_say_distress(hearing);
        else
            say(hearing, SAFETY_LOSS);
        break;
    case TOLD_VIOLENCE: say_alone(hearing, SAFETY_VIOLENCE); break;
    case TOLD_ASSAULT: say_alone(hearing, SAFETY_ASSAULT); break;
    case TOLD_SPIKED: say_alone(hearing, SAFETY_SPIKED); break;
    case TOLD_MIND: say_alone(hearing, SAFETY_MIND); break;
    case TOLD_URINE: say(hearing, SAFETY_URINE); break;
    case TOLD_REACTION: say(hearing, SAFETY_REACTION); break;
    case TOLD_CUSTODY: say_alone(hearing, SAFETY_CUSTODY); break;
    }
}

void solace_say_young(struct hearing *hearing)
{
    hearing_say(hearing, "chat", hearing_text(hearing, SAFETY_YOUNG));
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_NO_ANSWER, hearing->now_ms);
}

bool solace_is_open(const struct hearing *hearing)
{
    const struct dialogue *dialogue = dialogue_find(hearing->dialogues, hearing->arena,
                                                    hearing->message, hearing->now_ms);

    return dialogue && dialogue->solace_ms
           && hearing->now_ms - dialogue->solace_ms <= DIALOGUE_KEEP_MS;
}

bool solace_is_of_loss(const struct hearing *hearing)
{
    const struct dialogue *dialogue = dialogue_find(hearing->dialogues, hearing->arena,
                                                    hearing->message, hearing->now_ms);

    return dialogue && dialogue->loss_ms
           && hearing->now_ms - dialogue->loss_ms <= DIALOGUE_KEEP_MS;
}

void solace_note(struct hearing *hearing)
{
    hearing_dialogue(hearing)->solace_ms = hearing->now_ms;
}
