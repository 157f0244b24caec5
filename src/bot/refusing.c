/* SPDX-License-Identifier: MIT */
#include "bot/refusing.h"

#include "bot/asking.h"
#include "bot/solace.h"

static void say_safety(struct hearing *hearing, const char *kind_name, bool is_medical)
{
    struct chat_action *action =
        hearing_say(hearing, kind_name, hearing_text(hearing, SAFETY_REPLY));

    if (is_medical)
        action->reply.closing = hearing_text(hearing, SAFETY_DISCLAIMER);
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
    hearing->counters->refused++;
}

bool refusing_answer(struct urgent *urgent, struct hearing *hearing)
{
    switch (hearing->verdict.kind) {
    case TRIAGE_REFUSAL:
        if (!urgent_answer_carefully(urgent, hearing))
            say_safety(hearing, "refusal", true);
        return true;
    case TRIAGE_ABUSE: say_safety(hearing, "chat", false); return true;
    case TRIAGE_NONE:
    case TRIAGE_EMERGENCY:
    case TRIAGE_CRISIS:
    case TRIAGE_NO_VERDICT:
    case TRIAGE_DISTRESS: return false;
    }
    return false;
}

/* What leans towards a refusal is one where no topic answers it. */
static void take_leaning(struct hearing *hearing, const struct faq_answer *answer)
{
    const struct dialogue *before = asking_dialogue(hearing);
    bool is_on_subject =
        (before && before->is_on_subject) || (answer && answer->ranking.names_subject);

    if (!triage_leans(&hearing->verdict, is_on_subject)
        || (answer && answer->kind == FAQ_CHAT))
        return;
    hearing->verdict.kind = TRIAGE_REFUSAL;
    hearing->verdict.class = hearing->verdict.leaning;
}

bool refusing_without_topic(struct urgent *urgent, struct hearing *hearing,
                            const struct faq_answer *answer)
{
    take_leaning(hearing, answer);
    if (hearing->verdict.kind == TRIAGE_REFUSAL)
        return refusing_answer(urgent, hearing);
    bool is_no_verdict = hearing->verdict.kind == TRIAGE_NO_VERDICT;
    bool is_distress = hearing->verdict.kind == TRIAGE_DISTRESS;
    /* "Will she be ok?" fits a little everywhere. */
    bool has_offer = answer && answer->kind == FAQ_SUGGEST
                     && hearing->verdict.class != TRIAGE_DIAGNOSIS;

    if (is_distress)
        solace_say_distress(hearing);
    else if (is_no_verdict && !has_offer)
        say_safety(hearing, "refusal", true);
    if (is_distress || hearing->actions->count > 0)
        return true;
    return (!answer || answer->kind == FAQ_NONE)
           && urgent_answer_carefully(urgent, hearing);
}
