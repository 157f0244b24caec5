/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"
#include "safety/speech.h"

/* Loneliness, grief, shame and despair: no danger, and no question for an article. */
static const struct cue SORROWS[] = {
    {SENSE_DISTRESS, 0, "lonely|lonesome|isolated",
     "(?:feel|feeling|felt|am|get|been|so|really|very) (?:so |really |very |just |all |"
     "kind of |a bit |always |completely |totally )*(?:lonely|lonesome|isolated)"},
    {SENSE_DISTRESS, CUE_NEGATED, "nobody|no one|noone|anyone|anybody|someone|somebody",
     "(?:have|got|there is|is there|need|want) (?:nobody|no one|noone|not anyone|not "
     "anybody|anyone|anybody|someone|somebody)(?: left| here| else)? (?:to talk to|to "
     "speak to|to turn to|to listen|to lean on|who listens|who understands|who cares|i "
     "can (?:talk|turn|speak) to)"},
    {SENSE_DISTRESS, CUE_NEGATED, "nobody|no one|noone",
     "(?:nobody|no one|noone) (?:to talk to|to turn to|left|listens|understands(?: me)?|"
     "loves me|wants me|likes me|talks to me|gets me|believes me)"},
    {SENSE_DISTRESS, CUE_NEGATED, "have nobody|have no one|have noone",
     "i have (?:nobody|no one|noone)(?= ?(?:[.]|$)| left| at all| here)"},
    {SENSE_DISTRESS, CUE_NEGATED, "anyone|anybody",
     "(?:do not|not) have (?:anyone|anybody)(?: [^ .]+){0,2}"},
    {SENSE_DISTRESS, CUE_NEGATED, "friends",
     "(?:have|got) no friends(?: left)?|do not have (?:any )?friends"},
    {SENSE_DISTRESS, 0, "grey|gray|black|dark|bleak",
     "(?:everything|it all|it is all|all|life|world|the days|every day|each day) (?:is |"
     "are |feels? |looks? |just |so |been |turned )*(?:grey|gray|black|dark|bleak)"},
    {SENSE_DISTRESS, 0, "grey|gray", "all just (?:grey|gray)"},
    {SENSE_DISTRESS, CUE_NEGATED, "nothing",
     "nothing (?:ever |really |seems to |is |will |i try |i do |has |even |feels )*"
     "(?:helps?|helped|helping|works?|worked|working|matters?|changes|gets better|good|"
     "real|makes (?:me happy|sense anymore))"},
    {SENSE_DISTRESS, CUE_NEGATED, "nothing",
     "(?:feel|feeling|felt) nothing(?: anymore| at all| any more)?|nothing to look "
     "forward to|nothing left(?: in me)?"},
    {SENSE_DISTRESS, CUE_NEGATED, "feel anything|enjoy anything|no joy",
     "(?:can not|do not|not|never) (?:feel|enjoy) anything(?: anymore| any more)?|no "
     "joy(?: in [^ .]+)?"},
    {SENSE_DISTRESS, CUE_NEGATED, "reason to",
     "no reason to (?:get up|get out of bed|try|bother|go on trying)"},
    {SENSE_DISTRESS, 0, "miss",
     "(?:i|we) (?:just |still |really |do |so )*miss (?:him|her|them|(?:my|our) (?:mum|"
     "mom|mother|dad|father|son|daughter|child|brother|sister|husband|wife|partner|"
     "baby|boy|girl|friend|best friend|gran|nan|grandma|grandad|twin|dog|cat))(?= ?(?:"
     "[.]|$)| so| too| a lot| terribly| badly| every| already| and| like| more| dearly)"},
    {SENSE_DISTRESS, 0, "miss",
     "i (?:just |really |so )*miss (?:being happy|feeling (?:happy|normal|alive|"
     "anything)|who i was|my old (?:self|life)|the old me)"},
    {SENSE_DISTRESS, 0, "griev|grief|mourning",
     "(?:am|are|still|been) (?:still )?(?:grieving|mourning)|(?:my|our|this|the|with) "
     "grief"},
    {SENSE_DISTRESS, 0, "heartbroken|broken heart|heart is broken",
     "heartbroken|broken heart(?:ed)?|heart is broken"},
    {SENSE_DISTRESS, 0, "cry|cried",
     "(?:i|am|and|just|keep|we) (?:just |keep |always |only |have been |been |still )*"
     "(?:cry|crying|cried) (?:all|every|myself|for hours|for days|non stop|nonstop|"
     "constantly|again|most|a lot|so much)(?: the time| day| night| to sleep| "
     "morning| evening)*"},
    {SENSE_DISTRESS, 0,
     "mother|mum|mom|father|dad|parent|wife|husband|partner|friend|daughter|son|person",
     "(?:feel like|am|being|feel) (?:i am )?(?:such )?a (?:terrible|bad|awful|horrible|"
     "useless|rubbish) (?:mother|mum|mom|father|dad|parent|wife|husband|partner|person|"
     "son|daughter|friend)"},
    {SENSE_DISTRESS, 0, "failure|disappointment|mess|loser",
     "(?:feel like|am|feel) (?:i am )?(?:such )?a (?:total |complete |big )?(?:failure|"
     "disappointment|mess|loser)"},
    {SENSE_DISTRESS, 0, "hate",
     "hate (?:my (?:body|life|face|self)|being me|how i (?:look|feel|am)|the way i "
     "(?:look|feel|am)|what i (?:am|have become)|who i am)"},
    {SENSE_DISTRESS, 0, "asham|blam|forgiv",
     "(?:am|feel|so) (?:so |really |deeply |just )*ashamed(?: of myself)?|(?:i|keep|"
     "do) blam(?:e|ing) myself|can not forgive myself|never forgive myself"},
    {SENSE_DISTRESS, 0, "fault",
     "(?:is|was) (?:it|this|that) (?:all )?my fault|(?:it|this) (?:is|was) (?:all )?my "
     "fault|all my fault"},
    {SENSE_DISTRESS, 0, "should have",
     "(?:i|we) should have (?:known|seen it|noticed|been there|done more|done "
     "something|stopped (?:him|her|it|them))"},
    {SENSE_DISTRESS, 0, "struggling",
     "(?:am|are|really|just|been) struggling(?= ?(?:[.]|$)| so| right| today| tonight| "
     "lately| a lot| really| at the moment| with (?:life|everything|it all))"},
    {SENSE_DISTRESS, 0, "too much",
     "(?:everything|it all|all of it|life) (?:is|feels|gets|has become) (?:just |all |"
     "way )*too much"},
    {SENSE_DISTRESS, 0, "life is",
     "(?:my )?life is (?:so |too |just |really )*(?:hard|shit|hell|unbearable|a mess|"
     "ruined|over|meaningless|empty)"},
    {SENSE_DISTRESS, 0, "having",
     "having (?:such )?an? (?:really |very )?(?:hard|rough|bad|tough|terrible|awful) "
     "(?:time|day|week|night|month|year)"},
    {SENSE_DISTRESS, 0, "left me|dumped me|broke up|going through",
     "(?:he|she|wife|husband|partner|girlfriend|boyfriend) (?:just |has )?(?:left|"
     "dumped) me|broke up with me|going through an? (?:nasty |bad |awful )?(?:divorce|"
     "breakup|break up|separation)"},
};

struct cue_table cues_of_sorrow(void)
{
    return (struct cue_table){SORROWS, COUNT_OF(SORROWS)};
}
