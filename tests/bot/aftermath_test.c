/* SPDX-License-Identifier: MIT */
#include "bot/aftermath.h"

#include "base/macros.h"
#include "lines.h"

static const struct line lines[] = {
    {"its fine im just sleepy", AFTERMATH_SIGN},
    {"she is crying and wobbly", AFTERMATH_SIGN},
    {"gone a bit pale", AFTERMATH_SIGN},
    {"he keeps nodding off but hes ok", AFTERMATH_SIGN},
    {"is it normal that she is so quiet", AFTERMATH_SIGN},
    {"hes not talking", AFTERMATH_SIGN},
    {"nah im good just woozy", AFTERMATH_SIGN},
    {"his eyes rolled back", AFTERMATH_SIGN},
    {"she threw up twice", AFTERMATH_SIGN},
    {"feels so cold", AFTERMATH_SIGN},
    {"everything is spinning", AFTERMATH_SIGN},
    {"she keeps laughing", AFTERMATH_SIGN},
    {"shes asleep now so all good", AFTERMATH_SIGN},
    {"is it normal to feel worse after six", AFTERMATH_WORRY},
    {"is cleo going to be ok", AFTERMATH_WORRY},
    {"will he make it", AFTERMATH_WORRY},
    {"is my son going to die", AFTERMATH_WORRY},
    {"oh god is she dying", AFTERMATH_WORRY},
    {"is that bad", AFTERMATH_WORRY},
    {"what now", AFTERMATH_WORRY},
    {"could she have brain damage", AFTERMATH_WORRY},
    {"ambulance is on the way", AFTERMATH_COMING},
    {"ok i called 999", AFTERMATH_COMING},
    {"help is coming", AFTERMATH_COMING},
    {"we rang an ambulance they said 10 minutes", AFTERMATH_COMING},
    {"i called them and nobody answers", AFTERMATH_NONE},
    {"i have not called an ambulance", AFTERMATH_NONE},
    /* Of nobody in danger, or undone. */
    {"he is not sleepy any more", AFTERMATH_NONE},
    {"should i make him sick", AFTERMATH_NONE},
    {"does ketamine make you sleepy", AFTERMATH_NONE},
    {"are people sick after a session", AFTERMATH_NONE},
    {"is being dizzy a side effect", AFTERMATH_NONE},
    {"what does it cost", AFTERMATH_NONE},
    {"the ambulance is here", AFTERMATH_NONE},
    {"the bus is on the way", AFTERMATH_NONE},
    {"my mum is on the way", AFTERMATH_NONE},
    {"he is on his way home", AFTERMATH_NONE},
    {"my friend is coming", AFTERMATH_NONE},
    {"how should i store lozenges", AFTERMATH_NONE},
    {"i am going to die", AFTERMATH_NONE},
    {"he wants to die", AFTERMATH_NONE},
    {"", AFTERMATH_NONE},
};

static int aftermath_in(struct str text, const struct words *words)
{
    (void)text;
    return (int)aftermath_of(words);
}

static void signs_and_worries_are_told_from_other_matters(void **state)
{
    (void)state;
    assert_lines(lines, COUNT_OF(lines), aftermath_in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_and_worries_are_told_from_other_matters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
