/* SPDX-License-Identifier: MIT */
#include "bot/told.h"

#include "base/macros.h"
#include "bot/parts.h"
#include "lines.h"

static const struct line lines[] = {
    {"my son died of a ketamine overdose last year", TOLD_LOSS},
    {"my best friend passed away in march", TOLD_LOSS},
    {"i lost my husband to this stuff", TOLD_LOSS},
    {"our little girl is dead", TOLD_LOSS},
    {"my brother was killed by it", TOLD_LOSS},
    {"my boyfriend hits me when hes on k", TOLD_VIOLENCE},
    {"i'm scared of my husband", TOLD_VIOLENCE},
    {"she threatens me when i want to leave", TOLD_VIOLENCE},
    {"how do i leave, he beats me?", TOLD_VIOLENCE},
    {"i think i was raped what do i do", TOLD_ASSAULT},
    {"somebody spiked my drink and had sex with me", TOLD_ASSAULT},
    {"the doctor touched my breasts while i was under", TOLD_ASSAULT},
    {"i woke up with no underwear on", TOLD_ASSAULT},
    {"they put a chip in my head", TOLD_MIND},
    {"the nurses can hear my thoughts", TOLD_MIND},
    {"i havent slept in 5 days and i feel like a god", TOLD_MIND},
    {"my sister is manic since the infusion", TOLD_MIND},
    {"the neighbours are watching me", TOLD_MIND},
    {"my uncle took his own life in june", TOLD_LOSS},
    {"my sister od'd last year and died", TOLD_LOSS},
    {"my friend says lots of people died", TOLD_NOTHING},
    {"my husband makes me take his ketamine", TOLD_VIOLENCE},
    {"my ex made me do k with him", TOLD_VIOLENCE},
    {"he forces me to take ket at parties", TOLD_VIOLENCE},
    {"theres blood in my pee today", TOLD_URINE},
    {"now theres blood in it", TOLD_URINE},
    {"peed blood this morning again, weeing clots", TOLD_URINE},
    {"it burns when i pee", TOLD_URINE},
    {"im on the loo every 15 minutes", TOLD_URINE},
    {"my bladder hurts so much", TOLD_URINE},
    {"last time i had a fit after it", TOLD_REACTION},
    {"the last infusion i got a rash all over", TOLD_REACTION},
    {"i had a seizure after my second session", TOLD_REACTION},
    {"hes screaming downstairs", TOLD_MIND},
    {"my son is smashing things in the house", TOLD_MIND},
    {"social services will take my kids", TOLD_CUSTODY},
    {"im going to lose my kids over this", TOLD_CUSTODY},
    {"they want to take my children away", TOLD_CUSTODY},
    /* Questions get their answers. */
    {"is there blood in the pee of people who use it?", TOLD_NOTHING},
    {"can you have a fit after ketamine?", TOLD_NOTHING},
    {"my brother died of it, how does ketamine kill?", TOLD_NOTHING},
    {"did my dad die because of the infusion", TOLD_NOTHING},
    {"do people hear voices on ketamine?", TOLD_NOTHING},
    {"is it safe for somebody who is psychotic?", TOLD_NOTHING},
    /* And what is something else. */
    {"ket killed my brother. i miss him", TOLD_NOTHING},
    {"i lost my appetite", TOLD_NOTHING},
    {"people have died of it", TOLD_NOTHING},
    {"my phone died", TOLD_NOTHING},
    {"i passed my exam", TOLD_NOTHING},
    {"my brother beat me at chess", TOLD_NOTHING},
    {"a friend hit me up about this", TOLD_NOTHING},
    {"my boyfriend does not hit me", TOLD_NOTHING},
    {"the ketamine hit me after ten minutes", TOLD_NOTHING},
    {"my doctor pushed me to try it", TOLD_NOTHING},
    {"i have not slept well lately", TOLD_NOTHING},
    {"i am not manic", TOLD_NOTHING},
    {"oh my god that is long", TOLD_NOTHING},
    {"i changed my mind", TOLD_NOTHING},
    {"my mum makes me take the bus to school", TOLD_NOTHING},
    {"my doctor makes me take a urine test", TOLD_NOTHING},
    {"my blood pressure is written in it", TOLD_NOTHING},
    {"i had a good sleep after it", TOLD_NOTHING},
    {"the last time i went it was fine", TOLD_NOTHING},
    {"i take my kids to school before it", TOLD_NOTHING},
    {"the baby is screaming", TOLD_NOTHING},
    {"my knee hurts when i go running", TOLD_NOTHING},
    {"i go there every 20 minutes by bus", TOLD_NOTHING},
    {"he led his own life then", TOLD_NOTHING},
    {"staff watched me for two hours", TOLD_NOTHING},
};

static int told_in(struct str text, const struct words *words)
{
    return (int)told_of(words, parts_are_asked(text));
}

static void what_is_told_is_heard_and_questions_are_not_taken_for_it(void **state)
{
    (void)state;
    assert_lines(lines, COUNT_OF(lines), told_in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told_is_heard_and_questions_are_not_taken_for_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
