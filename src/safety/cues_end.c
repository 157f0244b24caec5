/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"
#include "safety/speech.h"

/*
 * Death as the way out, and getting ready for it, in words that do not name the act: no
 * future, nobody would miss me, means at hand, farewells.
 */
#define FIRM_SELF CUE_SELF | CUE_FIRM
#define ANY_WAY   CUE_SELF | CUE_FIRM | CUE_NEGATED
#define THINK                                                                           \
    "(?:think(?:ing)?|thought|thoughts|dream(?:ing)?|daydream(?:ing)?|fantasi[sz](?:e|" \
    "ing|ed)|imagin(?:e|ing)|picturing|picture|obsess(?:ed|ing)|wonder(?:ing)?) "       \
    "(?:about |of |over |with |constantly |a lot )*"
#define DEATH                                                                        \
    "(?:death|dying|being dead|ending it|ending it all|ending everything|not being " \
    "(?:here|alive|around)|my (?:own )?(?:death|funeral)|disappearing)"
#define MEANS                                                                           \
    "(?:pills|tablets|rope|noose|gun|razor|razors|blade|blades|knife|belt|bleach|meds|" \
    "poison|bottle of pills|helium|exit bag)"

static const struct cue ENDS[] = {
    {SENSE_PLAN, FIRM_SELF | CUE_PLAIN, "pills|tablets|meds|rope|noose",
     "(?:pills|tablets|meds|rope|noose)(?: are| is)? (?:lined up|laid out|counted|"
     "ready|hanging|tied)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "peace",
     "(?:finally|at last)(?: [^ .]+)? (?:get|have|find|some|be at)(?: some)? peace"},
    {SENSE_WISH, ANY_WAY, "safe",
     "not (?:feel |feeling )?safe (?:with|from|around|by) (?:myself|me)"},
    {SENSE_WISH, ANY_WAY, "trust myself",
     "not trust myself (?:with|tonight|alone|around|not to|to be)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "check out",
     "(?:ready|want|going|time) to check out(?! (?:the|this|your|a|that|some|my|his|"
     "of)(?= ))"},
    {SENSE_PLAN, FIRM_SELF, "almost|nearly",
     "(?:almost|nearly) (?:jumped|ended it|did it|killed myself|hanged|hung myself|"
     "took my (?:own )?life|ended my life|drove into|stepped in front)" GAP4},
    {SENSE_PLAN, FIRM_SELF, "plan",
     "my plan (?:is|for tonight)(?: all)? (?:ready|set|made|to die|in place)"},
    {SENSE_PLAN, FIRM_SELF, "the means",
     "(?:have|got) (?:a plan and )?the means(?! (?:test|of|to pay)(?= ))"},
    {SENSE_PLAN, FIRM_SELF, "have a plan", "i have a plan(?= \\.)"},
    /* No future, no way out */
    {SENSE_WISH, ANY_WAY, "future",
     "(?:no|not (?:see|have|imagine|want)(?: [^ .]+){0,2}) future(?: for me| ahead| "
     "left)?"},
    {SENSE_WISH, ANY_WAY, "way out",
     "(?:no|not (?:see|find)(?: [^ .]+)?|only) (?:other )?way out"},
    {SENSE_WISH, ANY_WAY, "escape",
     "(?:no|only|want to|need to|cannot) (?:other )?escape(?: from)?(?: this| the| "
     "my)? (?:pain|life|existence|is death|anymore|left|for me)"},
    {SENSE_WISH, ANY_WAY, "pain|over|stop|end|go away",
     "(?:want|need|make|making|wish) (?:all )?(?:of )?(?:the|this|my|it) (?:pain "
     ")?(?:to )?(?:just )?(?:stop|end|go away|be over)(?: forever| for good| for ever|"
     " once and for all| permanently| finally| at last| now)"},
    {SENSE_WISH, ANY_WAY, "pain", "(?:end|stop|escape) (?:the|this|my|all the) pain"},
    {SENSE_WISH, ANY_WAY, "suffering",
     "(?:end|stop) (?:the|this|my|all the|all this) suffering"},
    {SENSE_WISH, ANY_WAY, "live like|living like|live with|living with",
     "(?:can|do) not (?:want to |keep )?(?:live|living) (?:like this|with (?:this|the|"
     "it|myself))"},
    {SENSE_WISH, ANY_WAY, "in trying",
     "no point (?:in )?(?:even )?(?:trying|going on|fighting)"},
    {SENSE_WISH, ANY_WAY, "point|reason|sense",
     "no (?:more )?(?:point|reason|sense)(?: [^ .]+){0,3} (?:to|in) (?:keep |stay |me "
     ")?(?:going|go on|continue|continuing|carry on|stay|staying|exist|existing|be "
     "here|being here)"},
    {SENSE_WISH, FIRM_SELF, "done",
     "(?:i am|am|just|so) (?:just |so |completely )?done (?:with (?:everything|it all|"
     "living|being here|being alive|existing)|fighting|living|existing|pretending)"},
    {SENSE_WISH, FIRM_SELF, "to go|to leave",
     "(?:ready|time|time for me|want|it is my time|prepared) to (?:go (?:now|home to|"
     "for good|peacefully|to sleep forever)|leave this (?:world|earth|life|place))"},
    {SENSE_WISH, FIRM_SELF, "my time",
     "(?:it is|think it is) (?:just )?my time(?: to go)?"},
    {SENSE_WISH, FIRM_SELF, "ready to die", "ready to die"},
    {SENSE_WISH, FIRM_SELF, "exist",
     "(?:tired of|sick of|done|hate|stop|end|ending|regret|ashamed of|no reason for|"
     "point of|point in|sorry for) (?:my )?exist(?:ing|ence)?"},
    {SENSE_WISH, FIRM_SELF, "existence",
     "my (?:very |entire |whole )?existence (?:is|has|was|feels|makes|does)" GAP4},
    {SENSE_WISH, ANY_WAY, "my life",
     "my life (?:is|has|feels|seems)(?: just| so| completely| basically)? (?:over|"
     "worthless|meaningless|pointless|no (?:meaning|value|purpose|worth|point)|not "
     "worth)" GAP2},
    {SENSE_WISH, ANY_WAY, "life",
     "(?:do|did) not (?:see|find|have)(?: [^ .]+){0,3} (?:meaning|point|purpose|"
     "sense) (?:in|to|of) (?:my |this )?(?:life|living)"},
    {SENSE_WISH, ANY_WAY, "not be|not have been",
     "(?:should|would rather|wish i could|could|want to|rather|wish i was|wish i "
     "were) (?:just )?not (?:be|have been) (?:here|alive|around|born)"},
    {SENSE_WISH, ANY_WAY, "not here",
     "(?:wish i was|wish i were|if i was|if i were) not here"},
    {SENSE_WISH, ANY_WAY, "belong",
     "not belong (?:in|on|to) (?:this|the) (?:world|earth|planet|life)"},
    {SENSE_WISH, ANY_WAY, "should be dead", "should (?:just |already )?be dead"},
    {SENSE_WISH, ANY_WAY, "disappear|vanish|evaporate|fade away|cease",
     "(?:want|wish|rather|could|should|ready)(?: [^ .]+){0,3} (?:disappear|vanish|"
     "evaporate|fade away|cease to be)(?: forever| completely| from| for good| and "
     "never)"},
    {SENSE_WISH, CUE_SELF, "disappear|vanish",
     "(?:want to|wish i could) (?:just )?(?:disappear|vanish)"},
    /* Nobody would miss me */
    {SENSE_WISH, ANY_WAY, "miss me",
     "(?:nobody|no one|noone|will anyone|would anyone|not|none)(?: [^ .]+){0,4} miss "
     "me(?! (?:at|in) work)"},
    {SENSE_WISH, ANY_WAY, "if i",
     "(?:care|notice|notices|matter|cry|mind|sad|upset|happier|better|easier|relieved|"
     "fine|wonder|what happens|imagine)(?: [^ .]+){0,3} if i (?:just |suddenly "
     ")*(?:died|die|was dead|were dead|disappeared|was gone|were gone|vanished|killed|"
     "stopped|never woke|was not|were not|did not wake)" GAP2},
    {SENSE_WISH, ANY_WAY, "live or die", "(?:live or die|live or not|alive or dead)"},
    {SENSE_WISH, FIRM_SELF, "without me",
     "(?:better|easier|happier|better off|improved|best|nicer|lighter|safer|richer|"
     "simpler)(?: [^ .]+){0,5} without me(?: in| around| here| there)?"},
    {SENSE_WISH, FIRM_SELF, "off if",
     "better off(?: [^ .]+){0,2} (?:if|when|once) (?:i|me)" GAP4},
    {SENSE_WISH, FIRM_SELF, "gone",
     "(?:better|easier|happier|relieved)(?: [^ .]+){0,4} (?:i am|me) gone"},
    {SENSE_WISH, CUE_SELF, "dead weight", "(?:am|just|only) (?:a )?dead weight"},
    {SENSE_WISH, FIRM_SELF, "mistake",
     "(?:my life|my birth|i|being born)(?: is| was| am)? (?:a|just a) mistake that"},
    {SENSE_WISH, FIRM_SELF, "born", "(?:wish|regret)(?: [^ .]+){0,6} born"},
    {SENSE_WISH, ANY_WAY, "deal with me|about me|up with me|after me",
     "(?:not|no longer|never|soon)(?: [^ .]+){0,2} have to (?:deal with|worry about|"
     "put up with|look after|care about) me" GAP2},
    {SENSE_WISH, ANY_WAY, "into this world",
     "(?:ever|never|was|been|being|wish|hate|regret)(?: [^ .]+){0,4} brought into "
     "this world"},
    {SENSE_WISH, ANY_WAY, "me here|me alive",
     "(?:nothing|no one|nobody|not much|little)(?: [^ .]+){0,3} (?:keep|keeps|keeping|"
     "holding|holds|tying|ties)(?: [^ .]+)? me (?:here|alive|going)"},
    {SENSE_WISH, ANY_WAY, "point|reason",
     "(?:point|use|reason) (?:of|in|for|to) (?:me )?(?:even )?(?:stay|staying|be|"
     "being|keep|keeping|remain|live|living)(?: [^ .]+)? (?:alive|here|anymore|"
     "living)"},
    {SENSE_WISH, ANY_WAY, "make it|survive|last|live",
     "not (?:think|believe|sure|know)(?: [^ .]+){0,2} (?:will|can|am going to) "
     "(?:make it|survive|last|live)(?: through| until| to| past| the| tonight| "
     "another)" GAP2},
    /* Thoughts of death */
    {SENSE_WISH, CUE_SELF, "think|thought|dream|fantasi|imagin|obsess|pictur|wonder",
     THINK DEATH},
    {SENSE_WISH, FIRM_SELF, "death",
     "(?:long for|longing for|crave|craving|welcome|want|pray for|praying for|wish "
     "for|begging for|waiting for|looking forward to|deserve|choose|ready for|prefer) "
     "death"},
    {SENSE_WISH, FIRM_SELF, "death", "(?:only|just) death (?:will|can|would)" GAP4},
    {SENSE_WISH, FIRM_SELF, " me",
     "(?:hope|wish|if|pray)(?: [^ .]+){0,3} (?:car|bus|truck|train|lorry|"
     "something)(?: [^ .]+)? (?:hits|hit|kills|kill|runs over) me"},
    {SENSE_WISH, FIRM_SELF, " hit me",
     "(?:hope|wish|if|pray)(?: [^ .]+){0,3} (?:car|bus|truck|train|lorry|"
     "something)(?: would)? hit me"},
    {SENSE_WISH, FIRM_SELF, "hit by",
     "(?:hope|wish|get|getting) (?:i |to )?(?:got |get |was )?hit by (?:a|the) (?:car|"
     "bus|truck|train)"},
    {SENSE_WISH, FIRM_SELF, "sleep",
     "(?:sleep|fall asleep|go to sleep|sleeping)(?: [^ .]+){0,2} (?:forever|for good|"
     "and never|and not)" GAP2},
    {SENSE_WISH, FIRM_SELF, "never wak", "never wak(?:e|ing)(?: up)?"},
    {SENSE_WISH, FIRM_SELF, "peace",
     "(?:finally|at last|soon)(?: [^ .]+){0,4} (?:at|in|have|be|find) peace"},
    /* Getting ready */
    {SENSE_PLAN, FIRM_SELF, "kill me",
     "(?:how (?:much|many)|enough|which|what|would|will)(?: [^ .]+){0,5} (?:would|"
     "will|to|could|does it take to|can) kill me(?= \\.)"},
    {SENSE_PLAN, FIRM_SELF, "my ",
     "(?:plan|planning|planned|arranging|arrange|preparing) (?:for )?my (?:own "
     ")?(?:death|funeral|suicide|exit|end|departure)"},
    {SENSE_PLAN, FIRM_SELF, "ready",
     "everything is (?:ready|prepared|set)(?: [^ .]+){0,3} (?:do it|now|tonight)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "do it",
     "(?:just )?(?:need to|have to|going to) (?:just )?(?:do it and|get the courage|"
     "find the courage|pull the trigger)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "through with it",
     "(?:go|going|gone|went) through with it(?: tonight| now| today| this time)?(?= "
     "\\.)"},
    {SENSE_PLAN, FIRM_SELF, "come back|coming back",
     "(?:jump|leave|leaving|go|going|disappear|drive|walk)(?: [^ .]+){0,4} (?:never|"
     "not) (?:come|coming) back"},
    {SENSE_PLAN, CUE_SELF, "this is it",
     "this is it (?:i|for me|goodbye|everyone|guys|i am)" GAP4},
    {SENSE_PLAN, FIRM_SELF | CUE_SOFT, "my last",
     "my last (?:day|night|week|message|post|words|goodbye|time here|day alive|hours|"
     "meal) (?:on|alive|here|ever|to|i|goodbye|everyone|before)?" GAP2},
    {SENSE_PLAN, FIRM_SELF | CUE_SOFT, "last |final ",
     "(?:last|final) (?:message|post|words|goodbye|letter|note)(?: ever| to)?" GAP2},
    {SENSE_PLAN, ANY_WAY, "hear from me",
     "not (?:be )?hear(?:ing)? from me (?:again|anymore|after)"},
    {SENSE_PLAN, ANY_WAY, "see me",
     "(?:not|never) (?:ever )?see me (?:again|anymore|alive)"},
    {SENSE_PLAN, ANY_WAY, "where i am going", "where i am going(?= \\.)"},
    {SENSE_PLAN, ANY_WAY, "need",
     "not (?:be )?need(?:ing)? (?:it|them|this|any of|my|her|him|anything)(?: [^ "
     ".]+){0,3} (?:where i|after tonight|after today|when i am gone|soon|anymore "
     "after)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "over soon",
     "(?:it|this|everything) will (?:all )?be over (?:soon|tonight|tomorrow)"},
    {SENSE_PLAN, FIRM_SELF, "other side", "see you (?:all )?on the other side"},
    {SENSE_PLAN, FIRM_SELF | CUE_SOFT, "away",
     "(?:gave|given|giving|give)(?: (?:all|most) (?:of )?)?(?: my| away my)(?: [^ "
     ".]+){1,3} away" GAP2},
    {SENSE_PLAN, FIRM_SELF | CUE_SOFT, "away",
     "(?:gave|given|giving|give) away (?:all )?my" GAP2},
    {SENSE_PLAN, FIRM_SELF | CUE_SOFT, "away all",
     "(?:gave|given|giving|give) away all" GAP4},
    {SENSE_PLAN, FIRM_SELF | CUE_SOFT, "my will",
     "(?:wrote|written|writing|made|updated|finished) my will"},
    {SENSE_PLAN, FIRM_SELF, "take care of|look after",
     "(?:please )?(?:take care of|look after) my(?: [^ .]+){1,2} (?:when|after|once) "
     "i am gone"},
    {SENSE_PLAN, FIRM_SELF, "everything",
     "(?:everything|it all) (?:is |i need is |is all )?(?:planned|arranged|prepared|"
     "in place|set up) (?:out )?(?:for|to|and)" GAP4},
    {SENSE_PLAN, FIRM_SELF, "plan",
     "(?:i have|have|got|made|making)(?: a| my| the)(?: [^ .]+)? plan (?:to (?:die|"
     "end|kill|do it)|and|for (?:how|my death|ending|it all))" GAP4},
    {SENSE_PLAN, FIRM_SELF, "know",
     "know (?:exactly )?(?:how|when|where) (?:i will|i am going to|to) (?:do it|die|"
     "end)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "know",
     "(?:i|already|exactly) know (?:exactly |just )?(?:how|when|where)(?: [^ "
     ".]+){0,3} (?:do it|die|end it|kill myself)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "how to die", "how (?:to|can i|do i) (?:just )?die" GAP2},
    {SENSE_PLAN, FIRM_SELF, "research",
     "(?:research(?:ing|ed)|look(?:ing|ed)(?: up| into| for)|google(?:d|ing)|"
     "search(?:ing|ed)(?: for)?|reading about|found)(?: [^ .]+){0,3} (?:method|"
     "methods|ways) (?:to (?:die|end|kill|do it)|of (?:dying|suicide|ending)|that)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "method",
     "(?:which|what|my|the|best|different|researching|researched|chosen|picked|"
     "suicide|a) methods? (?:is|to|of|i|would|are|that|for|will|painless)(?: [^ "
     ".]+){0,3} (?:die|dying|suicide|kill|myself|end it|painless|least|quick|quickest|"
     "lethal)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "methods", "(?:suicide|researching|researched) methods"},
    {SENSE_PLAN, FIRM_SELF, "pills|meds|tablets|medication",
     "(?:enough|saved up|stash of|collecting|hoarding|counting|counted|lined up)(?: "
     "[^ .]+){0,2} (?:pills|meds|tablets|medication)(?: [^ .]+){0,3}"},
    {SENSE_PLAN, FIRM_SELF, "pills",
     "(?:saved up|stash of|collecting|hoarding|counting|counted|lined up|staring at|"
     "looking at)(?: [^ .]+){0,3} (?:pills|tablets)"},
    {SENSE_PLAN, FIRM_SELF | CUE_PLAIN, " in ",
     MEANS "(?: [^ .]+){0,3} in (?:my|front of|one)(?: hands?| me)?"},
    {SENSE_PLAN, FIRM_SELF, "front of me", MEANS "(?: [^ .]+){0,3} in front of me"},
    {SENSE_PLAN, FIRM_SELF, "next to me", MEANS "(?: [^ .]+){0,3} (?:next to|beside) me"},
    {SENSE_PLAN, FIRM_SELF | CUE_PLAIN, "holding",
     "(?:i am |am )?holding (?:a|the|my) " MEANS},
    {SENSE_PLAN, FIRM_SELF | CUE_SOFT, "standing",
     "(?:i am |am )?(?:standing|sitting) (?:on|at|by) (?:the |a )?(?:edge|ledge|"
     "bridge|roof|tracks|rooftop|railing|platform edge|cliff)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "the bridge",
     "(?:on|at|going to|walking to|driving to) the bridge (?:now|right now|tonight)"},
    {SENSE_PLAN, CUE_SELF, "driv|crash|swerve|steer",
     "(?:drive|driving|crash|crashing|swerve|steer)(?: [^ .]+){0,3} (?:into|off) (?:a|"
     "the|an|oncoming) (?:tree|wall|bridge|traffic|cliff|car|river|road)"},
    {SENSE_PLAN, CUE_SELF, "crash my", "crash my car" GAP2},
    {SENSE_PLAN, FIRM_SELF | CUE_PLAIN, "throw|throwing",
     "throw(?:ing)? myself (?:off|in front|under|out|from)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "lethal",
     "lethal(?: [^ .]+){0,6} (?:myself|die|my life|want it|i want out)"},
    {SENSE_PLAN, FIRM_SELF, "how many pills",
     "how many(?: [^ .]+)? (?:pills|tablets)(?: [^ .]+){0,4} (?:die|kill|overdose|"
     "lethal|never)"},
    {SENSE_PLAN, FIRM_SELF, "bleed",
     "(?:want to|going to|let myself|let me|will|just) bleed out"},
    {SENSE_PLAN, FIRM_SELF, "made up my mind", "made up my mind(?= \\.)"},
    {SENSE_PLAN, FIRM_SELF | CUE_SOFT, "one last",
     "(?:one last|for the last|last) time(?: [^ .]+){0,2} (?:before i|goodbye|say)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "before i go",
     "(?:say|sorry|thank|apologi[sz]e|love)(?: [^ .]+){0,4} before i go(?: forever| "
     "for good|= \\.)?"},
    {SENSE_PLAN, FIRM_SELF | CUE_SOFT, "goodbye",
     "goodbye (?:and|thank|thanks|i love|to all|my love|sorry|life)" GAP2},
    {SENSE_PLAN, FIRM_SELF, "not be back",
     "(?:thanks|thank you|goodbye|bye|sorry)(?: [^ .]+){0,6} not be back"},
    {SENSE_PLAN, FIRM_SELF, "not be back", "not be back(?: ever| again)?(?= \\.)"},
};

struct cue_table cues_of_end(void)
{
    return (struct cue_table){ENDS, COUNT_OF(ENDS)};
}
