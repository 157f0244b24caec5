/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"
#include "safety/speech.h"

static const struct cue MOODS[] = {
    {SENSE_TOPIC, 0, "suicid",
     "(?:anti)?suicid(?:e|es|al|ality)(?! (?:doors?|mission|squad|king|burns?|bomb[^ "
     ".]*|lane|run)(?= ))"},
    {SENSE_TOPIC, 0, "self harm", "self harm(?:ing|ed)?"},
    {SENSE_TOPIC, 0, "selfharm", "selfharm(?:ing|ed)?"},
    {SENSE_TOPIC, 0, "thoughts", "(?:such|these|those|dark) thoughts"},
    {SENSE_TOPIC, 0, "ideation", "ideation"},
    {SENSE_DENIAL, CUE_NEGATED, "suicidal",
     "(?:not|never|no longer|isnt|was not|were not|non) (?:actively |really |at all |"
     "been |feeling |even )*suicidal"},
    {SENSE_DENIAL, CUE_NEGATED, "myself",
     "(?:not|never) (?:going to |want to |wanting to |trying to |about to |planning "
     "to |will )*(?:kill|hurt|harm|end)(?:ing)? myself"},
    {SENSE_DENIAL, CUE_NEGATED, "stupid",
     "not (?:going to |gonna |will )*do(?:ing)? anything (?:stupid|silly|drastic)"},
    {SENSE_DISTRESS, 0, "hopeless", "hopeless(?:ness)?"},
    {SENSE_DISTRESS, 0, "low|down|sad|miserable",
     "(?:feel|feeling|felt|am) (?:so |really |very |a bit |a little |quite |pretty |"
     "just )*"
     "(?:low|down|sad|miserable)(?: today| tonight| again| now| right now| lately| these "
     "days| all the time| every day)*(?= ?(?:[.]|$))"},
    {SENSE_DISTRESS, 0, "worthless", "(?:feel|am|so|feeling) worthless"},
    {SENSE_DISTRESS, 0, "pointless",
     "(?:everything|it all|all|life|feels?) (?:is |feels |so |seems )*pointless" GAP2},
    {SENSE_DISTRESS, 0, "tired of",
     "tired of (?:all of it|all this|it all|everything|trying|fighting|this|all of "
     "this|feeling|being)"},
    {SENSE_DISTRESS, 0, "sick of", "sick of (?:everything|fighting|it all|feeling)"},
    {SENSE_DISTRESS, CUE_NEGATED, "take",
     "can not take (?:it|this|much more|any more|anymore)(?: anymore| any longer| "
     "more)?"},
    {SENSE_DISTRESS, CUE_NEGATED, "cope|handle|do this",
     "can not (?:cope|handle (?:this|it|life)|do this)(?: anymore| any longer)?"},
    {SENSE_DISTRESS, CUE_NEGATED, "do this",
     "can not (?:keep doing|do) this (?:anymore|any longer|any more)"},
    {SENSE_DISTRESS, CUE_NEGATED, "can not",
     "can not (?:shower|get out of bed|leave the house|stop crying|face (?:anyone|"
     "people|the day|another))"},
    {SENSE_DISTRESS, 0, "falling apart",
     "(?:i am|am|life is|feel like i am|my life is) falling apart"},
    {SENSE_DISTRESS, 0, "breaking down", "(?:i am|am) breaking down"},
    {SENSE_DISTRESS, CUE_NEGATED, "no hope", "no hope(?: left)?"},
    {SENSE_DISTRESS, 0, "hope", "(?:losing|lost) (?:all )?hope"},
    {SENSE_DISTRESS, 0, "fight", "(?:out of|no) fight(?: left)?"},
    {SENSE_DISTRESS, 0, "giv|gave",
     "(?:i give|i am giving|i have given|i gave|ready to give|want to give) up(?! on "
     "(?:a|the|it|this|my (?:job|diet|car))(?= ))"},
    {SENSE_DISTRESS, 0, "the point|the use",
     "what(?: is| s)?(?: even)? the (?:point|use)" GAP6},
    {SENSE_DISTRESS, 0, "the use", "what(?: is| s)?(?: even)? the use" GAP6},
    {SENSE_DISTRESS, 0, "empty|numb|broken|lost|defeated",
     "(?:feel|feeling|felt|am) (?:so |completely |totally |just )*(?:empty|numb|"
     "broken|lost|defeated)"},
    {SENSE_DISTRESS, 0, "broken",
     "(?:feel|feeling|am) (?:so |completely |just )*(?:broken|defeated)"},
    {SENSE_DISTRESS, 0, "alone", "(?:so|completely|all|totally|feel) alone"},
    {SENSE_DISTRESS, 0, "myself", "(?:hate|loathe|despise) myself"},
    {SENSE_DISTRESS, 0, "nobody|no one",
     "(?:nobody|no one) (?:cares|would care|would notice|would miss)" GAP2},
    {SENSE_DISTRESS, 0, "end of my rope", "end of my (?:rope|tether)"},
    {SENSE_DISTRESS, 0, "rock bottom", "rock bottom"},
    {SENSE_DISTRESS, 0, "desperate", "(?:i am|so|am|getting) desperate"},
    {SENSE_DISTRESS, 0, "drowning", "(?:i am|am|feel like i am) drowning"},
    {SENSE_DISTRESS, 0, "despair", "(?:in|of|full of) despair"},
    {SENSE_ABUSE, 0, " kys|kill yourself", "(?:kys|kill yourself)"},
    {SENSE_ABUSE, 0, "kill yourself", "kill (?:yourself|urself|your self)"},
    {SENSE_ABUSE, 0, "go die", "go (?:and )?die"},
    {SENSE_ENOUGH, 0, "stop",
     "stop (?:sending|giving|posting|telling|spamming|showing|with)(?: [^ .]+){0,5} "
     "(?:hotlines?|helplines?|numbers?|that|lines?|this|it|those|these|messages?|"
     "links?)"},
    {SENSE_ENOUGH, CUE_NEGATED, "hotline|helpline|number|links",
     "(?:do not|please do not|no need to|quit|not) (?:send|sending|give|giving|post|tell|"
     "telling|want|need|show)(?: me)?(?: any| more| your| the| these| those| a| all)* "
     "(?:hotlines?|helplines?|(?:phone )?numbers?|links)(?! of)"},
    {SENSE_ENOUGH, CUE_NEGATED, "hotline|helpline|number",
     "(?:no more|enough of the|enough with the|stop it with the) "
     "(?:hotlines?|helplines?|numbers)"},
};

struct cue_table cues_of_mood(void)
{
    return (struct cue_table){MOODS, COUNT_OF(MOODS)};
}
