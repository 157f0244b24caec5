/* SPDX-License-Identifier: MIT */
#include "bot/judging.h"

#include "bot/aftermath.h"
#include "bot/asking.h"
#include "bot/clauses.h"
#include "bot/parts.h"
#include "bot/remark.h"
#include "bot/solace.h"

static enum triage_setting setting_of(const struct urgent *urgent,
                                      const struct hearing *hearing)
{
    if (hearing->message->is_direct)
        return TRIAGE_DIRECT;
    if (hearing->address.is_addressed || careful_is_open(&urgent->careful, hearing)
        || asking_dialogue(hearing))
        return TRIAGE_ADDRESSED;
    return TRIAGE_UNADDRESSED;
}

static void judge_words(const struct triage *triage, enum triage_setting setting,
                        struct hearing *hearing)
{
    struct str text = hearing->message->text;

    if (setting != TRIAGE_UNADDRESSED || hearing->options->hears_unaddressed)
        triage_question(triage, text, setting, hearing->arena, &hearing->verdict);
    if (setting != TRIAGE_UNADDRESSED)
        clauses_judge(triage, text, setting, hearing->arena, &hearing->verdict);
}

/* How old the child is, told while it is in danger: nothing else that it could be of. */
static bool is_of_child(const struct urgent *urgent, struct hearing *hearing)
{
    return hearing->verdict.kind == TRIAGE_NONE && hearing->verdict.names_child
           && careful_is_watchful(&urgent->careful, hearing)
           && careful_subject(&urgent->careful, hearing) == TRIAGE_CHILD
           && !careful_is_over(&urgent->careful, hearing)
           && !parts_are_asked(hearing->address.text);
}

/* "He is only 2", behind a child that swallowed something, is of that child. */
static void judge_child(const struct urgent *urgent, struct hearing *hearing)
{
    struct triage_verdict *verdict = &hearing->verdict;

    if (is_of_child(urgent, hearing)) {
        verdict->kind = TRIAGE_EMERGENCY;
        verdict->subject = TRIAGE_CHILD;
        return;
    }
    if (verdict->kind == TRIAGE_EMERGENCY && verdict->is_weighed
        && verdict->subject == TRIAGE_OTHER
        && careful_is_of_no_adult(&urgent->careful, hearing)
        && !hearing_names_adult(hearing))
        verdict->subject = careful_subject(&urgent->careful, hearing);
}

/* "He used ketamine", behind a death, is of the dead: no sign that can still be met. */
static void judge_loss(struct hearing *hearing)
{
    struct triage_verdict *verdict = &hearing->verdict;

    if (verdict->kind == TRIAGE_EMERGENCY && verdict->is_weighed
        && verdict->subject == TRIAGE_OTHER && solace_is_of_loss(hearing))
        verdict->kind = TRIAGE_DISTRESS;
}

/* Behind a hint or a crisis "will they tell my mum" is no farewell, and "is he going to die"
 * no word of somebody's thoughts. */
static void judge_question(struct hearing *hearing)
{
    struct triage_verdict *verdict = &hearing->verdict;
    const struct words *words = hearing_words(hearing);
    bool is_of_other = verdict->kind == TRIAGE_CRISIS && verdict->subject == TRIAGE_OTHER;

    if ((verdict->hint <= 0 && !is_of_other) || words->count == 0
        || !str_has_word(STR(" will would do does can could is are "),
                         words->items[0].text))
        return;
    enum remark remark = remark_of(hearing->remarks, hearing->address.text, words);
    if (remark == REMARK_SECRET || remark == REMARK_MORTAL)
        verdict->hint = 0;
    if (remark == REMARK_MORTAL && is_of_other)
        verdict->kind = TRIAGE_NONE;
}

/* "How many would it take?", "how do I get it quickly?" are ordinary questions to nobody who
 * was in danger. */
static void judge_after_crisis(const struct urgent *urgent, struct hearing *hearing)
{
    struct triage_verdict *verdict = &hearing->verdict;

    if (verdict->kind == TRIAGE_EMERGENCY || verdict->kind == TRIAGE_CRISIS
        || !careful_is_after_crisis(&urgent->careful, hearing))
        return;
    if (remark_asks_amount(hearing_words(hearing)))
        verdict->class = TRIAGE_DOSE;
    else if (remark_asks_access(hearing_words(hearing)))
        verdict->class = TRIAGE_OBTAIN;
    else
        return;
    verdict->kind = TRIAGE_REFUSAL;
}

void judging_judge(const struct triage *triage, struct urgent *urgent,
                   struct hearing *hearing)
{
    const struct dialogue *before = asking_dialogue(hearing);
    enum triage_setting setting = setting_of(urgent, hearing);
    struct triage_verdict *verdict = &hearing->verdict;

    judge_words(triage, setting, hearing);
    judge_question(hearing);
    careful_add_up(&urgent->careful, hearing);
    judge_child(urgent, hearing);
    aftermath_judge(urgent, hearing);
    judge_loss(hearing);
    if (setting != TRIAGE_UNADDRESSED)
        judge_after_crisis(urgent, hearing);
    verdict->is_young |= before && before->is_young;
    if (verdict->kind != TRIAGE_NONE || verdict->footer != TRIAGE_FOOTER_NONE
        || careful_is_open(&urgent->careful, hearing)
        || careful_knows_country(&urgent->careful, hearing))
        hearing->lines = careful_lines(&urgent->careful, hearing, hearing->lines);
}

void judging_judge_ambient(const struct triage *triage, struct hearing *hearing)
{
    triage_question(triage, hearing->message->text, TRIAGE_ADDRESSED, hearing->arena,
                    &hearing->verdict);
}
