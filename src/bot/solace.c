/* SPDX-License-Identifier: MIT */
#include "bot/solace.h"

static void say(struct hearing *hearing, enum safety_text which)
{
    hearing_say(hearing, "distress", hearing_text(hearing, which));
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
    solace_note(hearing);
}

void solace_say_distress(struct hearing *hearing)
{
    bool is_again = solace_is_open(hearing);

    hearing->verdict.kind = TRIAGE_DISTRESS;
    say(hearing, is_again ? SAFETY_SHORT : SAFETY_REPLY);
}

void solace_say_loss(struct hearing *hearing)
{
    if (solace_is_open(hearing))
        solace_say_distress(hearing);
    else
        say(hearing, SAFETY_LOSS);
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

void solace_note(struct hearing *hearing)
{
    hearing_dialogue(hearing)->solace_ms = hearing->now_ms;
}
