/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"
#include "safety/speech.h"

static const struct cue WISHES[] = {
    {SENSE_WISH, 0, " kms", "kms"},
    {SENSE_WISH, CUE_SELF, "kms", "(?:i|will|want to|going to|gonna|should|just)+ kms"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN,
     "self|jump|slit|wrist|brains|alive|in front|kms|ctb|bus|life|lives|suicid|"
     "everything|slide| me|step in",
     INTEND " (?:[^ .]+ ){0,2}" END_LIFE},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, "overdos",
     "(?:going to|want to|will|about to|plan(?:ning)? (?:to|on)|thinking (?:of|about)|"
     "try to|ready to) (?:just )?overdos(?:e|ing)"},
    {SENSE_PLAN, CUE_SELF, "kill", "kill(?:ing)? (?:myself|my self)"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN | CUE_FIRM, "my life|my own life",
     "(?:end|ending|take|taking|ended|finish|finishing) my (?:own )?life"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN | CUE_FIRM, "my own life",
     "(?:end|ending|take|taking) my own life"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, "suicide",
     "(?:" INTEND " (?:[^ .]+ ){0,2}|i am )(?:commit(?:ting)? )?suicide"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, "suicide",
     "commit(?:ting)? suicide (?:tonight|today|tomorrow|soon|now|this)"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN | CUE_FIRM, "suicide",
     "(?:my|wrote|written|writing|write|have|a) (?:a |my |the |own )*suicide (?:note|"
     "letter|plan|plans)"},
    {SENSE_WISH, CUE_SELF, "suicidal",
     "i am (?:[^ .]+ ){0,2}suicidal (?:than|since|after|every|all) [^ .]+"},
    {SENSE_WISH, CUE_SELF, "suicidal",
     "(?:i|am|feel|feeling|felt|been|getting|become|becoming|still|so|very|really|"
     "actively|passively|bit) suicidal"},
    {SENSE_WISH, CUE_SELF, "suicidal",
     "(?:i|have|having|had|my|get|getting|been|these|intense|strong|bad|constant|lots "
     "of) suicidal (?:thoughts?|ideation|ideas|urges|feelings|intent)"},
    {SENSE_PLAN, CUE_SELF, "end it",
     INTEND " (?:[^ .]+ ){0,2}end it(?! (?:here|there|with|by|at|on|early|now and)(?= "
            "))"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, "end it",
     INTEND " (?:[^ .]+ ){0,2}end it (?:all|tonight|for good|today|tomorrow|soon)"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, "ending it",
     "(?:i am |am )?ending it(?: all)?(?: tonight| today| tomorrow| now| soon| all)"},
    {SENSE_PLAN, CUE_SELF, "end it all", "end it all"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, "end things",
     INTEND " (?:[^ .]+ ){0,2}end things(?: tonight| today| soon| now| for good)"},
    {SENSE_WISH, CUE_SELF, "alive", INTEND " (?:[^ .]+ ){0,2}un ?alive(?: myself)?"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, "bus",
     "(?:catch|catching) the bus (?:tonight|soon|now|for good|today)"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, " ctb", "ctb"},
    {SENSE_WISH, CUE_SELF, "die|dead",
     "(?:want|wanted|wanting|ready|rather|wish|hope|hoping|need|like|waiting|deserve|"
     "prefer|pray|praying|trying|try|going|prepared|dying|begging|longing)(?: i)?(?: "
     "to| could| would| just| really)* (?:die|be dead)"},
    {SENSE_WISH, CUE_SELF, "let me die", "(?:just )?let me die"},
    {SENSE_WISH, CUE_SELF, "dead",
     "(?:want(?:ed)? to|wish i|wish i was|wish i were|rather|better off|i was|i were|"
     "i am better|about being|of being|prefer|hope i am|i should|should just|love "
     "to)(?: be| being| just| was| were)* dead(?! than (?!(?:live|go|be|keep|stay|face|"
     "continue|exist|wake|feel)(?= )))"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM, "not want to",
     "not (?:really |even )?want to (?:live|be alive|be here|exist|be on this|be in "
     "this|go on(?! (?:it|a|the|with|about|this|that|my|any|to|for|holiday)(?= ))|"
     "wake up|keep living|keep going(?! (?:back|to|there|on|with|in|through)(?= ))|"
     "keep existing|carry on|continue living|survive|see tomorrow|be around|do life|"
     "do this life)" GAP2},
    {SENSE_WISH, CUE_SELF, "not wan", "not wan(?:t|na) (?:to )?(?:live|life)"},
    {SENSE_WISH, CUE_SELF, "want",
     "want (?:to |it all to |everything to |my life to |it to )(?:disappear|vanish|"
     "stop existing|cease|not exist|fade away|sleep forever|be gone|be over|end(?= "
     "\\.)|leave "
     "this world|go to sleep and)" GAP4},
    {SENSE_WISH, CUE_SELF | CUE_FIRM, "wak",
     "(?:not|never) (?:to )?(?:ever )?(?:wake|waking)(?: up)? (?:again|tomorrow|"
     "anymore|in the morning)"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "wak",
     "(?:wish|want|hope|hoping|pray|praying|looking|ways?|rather|sleep|if|dream)(?: "
     "[^ .]+){0,5} (?:not|never)(?: [^ .]+){0,2} (?:wake|waking)(?: up)?"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "open",
     "(?:not|never) open my eyes(?: again)?"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "exist|born",
     "(?:(?:to|rather|would|could|i|just|of) not exist(?:ing)?|never existed|stop "
     "existing|ceas(?:e|ing) to exist|not have to exist|never (?:been )?born)"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "born",
     "(?:never|not) (?:been |have been )?born"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "liv",
     "(?:no (?:reason|point|will|desire|purpose)|nothing|not|any reason|no longer)(?: "
     "[^ .]+){0,4} (?:to|worth) (?:be |stay |go on |keep )?(?:live|living|alive)" GAP2},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "alive",
     "(?:no|any|not|hate|tired of|sick of|done|hating|done with)(?: [^ .]+){0,5} "
     "(?:being|stay|staying|keep|be|remain) alive"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "living",
     "(?:no|not|any|see|see no|what is the|hate|tired of|sick of|done with|done|"
     "nothing|stop)(?: [^ .]+){0,4} living"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "life",
     "(?:give up on|given up on|giving up on|done with|finished with|over with|tired "
     "of|sick of|want out of|out of|through with|had enough of|hate) (?:this |my |"
     "with )?life" GAP2},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "life",
     "life (?:is |just is |just )?(?:not|no longer) worth" GAP2},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "go on|carry on",
     "(?:can|could|do) not (?:want to |know how to |see how i can |see how to )?(?:go "
     "on|carry on)(?! (?:it|a|the|with|about|that|my|any|to|for|holiday|vacation|trips|"
     "dates)"
     "(?= ))(?: anymore| "
     "like this| living)?"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "survive",
     "(?:can|will) not (?:make|survive|get through)(?: it)?(?: through)?(?: another| "
     "the| this| tonight| one more)(?: night| day| week| month| of)?"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM, "without me|if i ",
     "(?:better|easier|happier|fine|manage|good|relieved|cope|ok|okay)(?: [^ "
     ".]+){0,3} (?:without me|if i (?:was|were|am) (?:gone|dead|not))"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM, "gone|dead|here",
     "(?:if|when|once|wish|until|after) i (?:was|were|am|would be) (?:just |finally "
     ")?(?:gone|dead|no longer here|not here)"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM, "burden",
     "(?:i am|i feel|feel like|just|being|be|such|become|i|only)(?: [^ .]+){0,4} "
     "burden(?! of)"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM, "way out|only way",
     "(?:only way (?:out|to stop|to end)|way out)" GAP6 " (?:death|dead|die|dying|"
     "myself|life|suicide)"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM, "death",
     "death (?:is|seems|would be|feels like|sounds)" GAP6 " (?:out|peaceful|answer|"
     "better|relief|option|solution|good|escape)"},
    {SENSE_WISH, CUE_SELF | CUE_FIRM | CUE_NEGATED, "deserve",
     "not deserve to (?:live|be alive|exist|be here|breathe)"},
    {SENSE_PLAN, CUE_SELF, "tonight",
     "(?:i am |am |is |be )?(?:doing it|the night|my last night|last night alive)(?: "
     "[^ .]+){0,2} tonight"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN | CUE_FIRM, "pills",
     "(?:pills|tablets|rope|meds)(?: [^ .]+){1,6} (?:doing it|tonight|sorry|"
     "goodbye)(?: tonight| now| everyone)?"},
    {SENSE_PLAN, CUE_SELF, "tonight",
     "(?:doing it|do it|end it|over|gone|bye|the one|last night) (?:all )?tonight"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "tonight",
     "tonight (?:is|will be) (?:the|my last|my) (?:night|last)?" GAP2},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM | CUE_SOFT, "goodbye",
     "(?:goodbye|farewell)(?: [^ .]+){0,2} (?:forever|everyone|everybody|all|world|"
     "letters?|notes?|messages?|cruel|my friends|friends|for good)"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM | CUE_SOFT, "goodbye",
     "(?:said|saying|say|final|last|my|wrote|written|writing)(?: [^ .]+){0,2} "
     "goodbyes?"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM | CUE_SOFT, "writ|wrote",
     "(?:written|wrote|writing) (?:my )?(?:letters|notes|a note|a letter) (?:to|for) "
     "(?:everyone|everybody|my|the|them|each)" GAP2},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "read this",
     "by the time (?:you|anyone|they)(?: [^ .]+)? reads? this"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM | CUE_SOFT, "date",
     "(?:picked|set|chose|chosen|have|got|circled) (?:a |the |my )?date" GAP6
     " (?:out|good|over|go|die|end|gone|it)"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "where i am going", "where i am going"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM | CUE_SOFT, "will not be",
     "will not be (?:here|around|alive)(?: for| tomorrow| much| next| anymore)" GAP2},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "see myself",
     "not see myself (?:being )?(?:alive|here|living|around)" GAP2},
    {SENSE_PLAN, CUE_SELF | CUE_SOFT, "who gets|away|gave my|giving my",
     "(?:who gets (?:my|the)|(?:gave|given|giving) away my)(?: [^ .]+){0,6}"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "in order",
     "(?:put|got|getting|putting) my affairs in order"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "is it for me", "(?:that|this) is it for me"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, "pills",
     "(?:going to|will|want to|about to|ready to|could)(?: [^ .]+){0,2} (?:take|"
     "swallow|down) (?:all|every|the whole|a whole|these|the rest)(?: [^ .]+){0,3} "
     "(?:pills|meds|tablets|bottle|medication)"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "gets too much",
     "in case (?:it|things|life) gets? too (?:much|bad|hard)"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "garage", "engine on" GAP6 " garage"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "engine",
     "engine (?:on|running)" GAP4 " (?:garage|door shut|doors shut|hose)"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "to jump",
     "(?:spot|place|bridge|roof|somewhere|building|floor)(?: [^ .]+){0,2} to jump" GAP2},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "tallest", "where the tallest" GAP4},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM | CUE_SOFT, "rope|noose|gun|razor",
     "(?:bought|have|got|tied|found) (?:a|the|my|some) (?:rope|noose|gun|razor)" GAP2},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM | CUE_SOFT, "noose", "(?:a|the|my|tie|tied) noose"},
    {SENSE_PLAN, CUE_SELF, "a gun", "(?:have|got|loaded|holding|bought|with) a gun" GAP4},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, " way|method",
     "(?:painless|easiest|quickest|fastest|least painful|best|peaceful)(?: [^ "
     ".]+){0,2} (?:way|method|ways|methods) (?:to|of) (?:die|dying|go|kill|end|"
     "suicide)" GAP2},
    {SENSE_PLAN, CUE_SELF, "way", "(?:way|ways) to die"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "want it", "want it (?:all )?(?:over|to be over)"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "saving up",
     "saving up my (?:meds|pills|tablets|doses)"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "stockpil",
     "stockpil(?:ing|ed) (?:my |the )?" MEDS},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM, "on purpose",
     "(?:took|taken|swallowed|overdosed|overdose)" GAP6 " on purpose"},
    {SENSE_WISH, CUE_SELF, "thoughts",
     "(?:the |those |dark |bad |my )+(?:thoughts|urges|voices)(?: [^ .]+){0,2} "
     "(?:back|again|came back|crept back|returned|worse|louder|stronger)" GAP2},
    {SENSE_WISH, CUE_SELF | CUE_FIRM, "mean it",
     "(?:some days|sometimes|part of me|now)(?: i)? (?:i )?(?:do |really )?mean it"},
    {SENSE_WISH, CUE_FIRM, "sterben",
     "(?:ich )?(?:will|mochte|moechte)(?: nur| einfach)? sterben"},
    {SENSE_WISH, CUE_FIRM | CUE_NEGATED, "leben",
     "(?:will|mochte|mag|kann) (?:so )?nicht mehr (?:weiter ?)?leben"},
    {SENSE_PLAN, CUE_FIRM | CUE_PLAIN, "mich", "(?:ich )?bringe? mich (?:heute )?um"},
    {SENSE_PLAN, CUE_FIRM | CUE_PLAIN, "umbringen", "mich (?:heute )?umbringen"},
    {SENSE_WISH, CUE_FIRM, "mourir", "(?:je )?(?:veux|voudrais|vais) (?:juste )?mourir"},
    {SENSE_PLAN, CUE_FIRM | CUE_PLAIN, "suicider", "me suicider"},
    {SENSE_WISH, CUE_FIRM, "morir", "(?:quiero|quisiera|ojala|me voy a) morir(?:me)?"},
    {SENSE_WISH, CUE_FIRM, "morirme", "(?:quiero|quisiera) morirme"},
    {SENSE_WISH, CUE_FIRM | CUE_NEGATED, "vivir",
     "(?:no|ya no) quiero (?:seguir )?vivir"},
    {SENSE_PLAN, CUE_FIRM | CUE_PLAIN, "matarme", "(?:voy a|quiero) matarme"},
    {SENSE_PLAN, CUE_FIRM | CUE_PLAIN, "suicidarme", "suicidarme"},
    {SENSE_WISH, CUE_FIRM, "morire", "voglio morire"},
    {SENSE_WISH, CUE_FIRM, "dood", "(?:ik )?wil (?:ik )?(?:gewoon )?dood"},
    {SENSE_WISH, CUE_FIRM, "morrer", "(?:eu )?quero morrer"},
    {SENSE_WISH, CUE_FIRM, "umrzec", "chce umrzec"},
    {SENSE_WISH, CUE_FIRM, "vill do", "jag vill do"},
};

struct cue_table cues_of_wish(void)
{
    return (struct cue_table){WISHES, COUNT_OF(WISHES)};
}
