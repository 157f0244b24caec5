/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"
#include "safety/speech.h"

#define DOSE      (TRIAGE_DOSE << CUE_CLASS_SHIFT)
#define OBTAIN    (TRIAGE_OBTAIN << CUE_CLASS_SHIFT)
#define MAKE      (TRIAGE_MAKE << CUE_CLASS_SHIFT)
#define EVADE     (TRIAGE_EVADE << CUE_CLASS_SHIFT)
#define DIAGNOSIS (TRIAGE_DIAGNOSIS << CUE_CLASS_SHIFT)
#define CLEARANCE (TRIAGE_CLEARANCE << CUE_CLASS_SHIFT | CUE_VERDICT)
#define MEDICINE  (TRIAGE_MEDICINE << CUE_CLASS_SHIFT | CUE_VERDICT)

#define UNIT   "(?:mgs?|milligrams?|mcg|micrograms?|mls?|millilit[^ ]+|grams?|cc|ug)"
#define NUMBER "(?:[0-9]+|one|two|three|four|five|six|ten|half|a half|half a|quarter)"
/* None: 140 over 90, 165/95. */
#define NO_PRESSURE "(?![12][0-9][0-9] (?:over |on )?1?[0-9][0-9] )"
#define USE                                                                       \
    "(?:take|taking|use|using|do|have|dose|inject|snort|sniff|give|mix|drop|put|" \
    "dissolve|need|start with|start on|eat|swallow|smoke|draw up|insert|ask for)"
#define WHO                                                                        \
    "(?:i|we|he|she|they|you|one|people|someone|somebody|beginners?|a beginner|a " \
    "person|my [^ .]+)"
#define TEST                                                                    \
    "(?:drug|urine|pee|piss|hair|saliva|swab|blood|employment|roadside|work)? " \
    "?(?:tests?|testing|screen|screening|panel|ua)"
#define BEAT                                                                       \
    "(?:pass|passing|beat|beating|cheat|cheating|fool|trick|dodge|fake|evade|get " \
    "around)(?: a| my| the| an)?"
#define SECRET_FROM                                                                    \
    "(?:mum|mom|mother|dad|father|parents|wife|husband|partner|boss|employer|doctor|"  \
    "doc|therapist|psychiatrist|gf|bf|girlfriend|boyfriend|family|police|cops|school|" \
    "clinic)"
#define VISIT                                                                        \
    "(?:times|rounds|sessions?|treatments?|infusions?|visits?|appointments?|weeks?|" \
    "days?|months?|hours?|minutes?|people|years?|cards?)"
#define HOW_MUCH "how (?:much|many)(?! (?:[^ .]+ ){0,2}" VISIT "(?= ))"
#define CHANGE                                                                          \
    "(?:should|can|do|must|could|may|shall|would) i (?:just |need to |have to |still |" \
    "be |safely )*(?:stop(?:ping)?|quit|skip|pause|halve|drop|hold|switch|change)"
#define MEDICINES                                                                       \
    "(?:" MEDS "|antidepress[^ .]*|ssris?|snris?|maois?|lithium|lamictal|zoloft|"       \
    "prozac|lexapro|effexor|seroquel|wellbutrin|adderall|blood thinners?|insulin|"      \
    "statins?|[^ .]{2,}(?:ine|pram|zepam|zolam|zole|lol|pril|pin|azole|idone|iprazole|" \
    "sartan|gine|mab|cillin|mycin))"
/* What one stops that is no medicine. */
#define NO_MEDICINE                                                                     \
    "(?! (?:eating|drinking|smoking|driving|working|exercis[^ .]*|food|alcohol|coffee|" \
    "caffeine|treatment|therapy|sessions?|infusions?|before|after|in|at|with|by|on|"    \
    "worrying|being)(?= ))"

static const struct cue REFUSALS[] = {
    {SENSE_REFUSAL, DOSE, "how m",
     HOW_MUCH
     "(?: [^ .]+)? (?:of )?" DRUG "(?: [^ .]+){0,2} (?:for|should|can|could|"
     "do|would|is (?:safe|ok|okay|too|enough|normal|a|lethal|it safe)|to|will|per|at|"
     "in|i|you|does it take|would it take|are (?:safe|too))" GAP4},
    {SENSE_REFUSAL, DOSE, "how much",
     "how much (?:ket|k|special k|esketamine|ketamine)(?= \\.)"},
    {SENSE_REFUSAL, DOSE, "how m", "how (?:many|much) " UNIT GAP4},
    {SENSE_REFUSAL, DOSE, "how m",
     HOW_MUCH
     "(?: [^ .]+){0,2} (?:should|can|could|do|would|must|may|shall|did) " WHO
     "(?: [^ .]+){0,2} (?:take|taking|dose|inject|snort|sniff|swallow|smoke)" GAP4},
    {SENSE_REFUSAL, DOSE | CUE_DRUG, "how m",
     HOW_MUCH "(?: [^ .]+){0,2} (?:should|can|could|do|would|must|may|shall|did) " WHO
              "(?: [^ .]+){0,2} " USE GAP4},
    {SENSE_REFUSAL, DOSE, "how much",
     "how much(?: [^ .]+){0,2} to (?:take|use|give|dose|snort|inject|mix|start|get "
     "high|feel)"},
    {SENSE_REFUSAL, DOSE, "how much",
     "how much (?:would|does|will) it take (?:to (?:die|kill|overdose|pass|knock|get|"
     "be|feel|put)|for a)?" GAP2},
    {SENSE_REFUSAL, DOSE, "how much",
     "(?:so )?how much (?:would|does|will) it take(?= \\.)"},
    {SENSE_REFUSAL, DOSE, "how much",
     "how much (?:is|are|was) (?:it )?(?:safe|ok|okay|too much|enough|lethal|a lethal|"
     "a normal|normal|fatal|dangerous|an overdose|needed)"},
    {SENSE_REFUSAL, DOSE, "too much|too many|too high|enough|a lot",
     "(?:is|are|would|was) " NO_PRESSURE "(?:[^ .]+ )?" NO_PRESSURE NUMBER "(?! (?:" VISIT
     "))(?: " UNIT
     "| a day| per day| sprays?| lozenges?| tablets?| troches?| times)?(?: [^ "
     ".]+){0,3} (?:too much|too many|too high|enough|a lot)"},
    {SENSE_REFUSAL, DOSE, "is ",
     "is " NO_PRESSURE "[0-9]+ ?" UNIT
     "?(?: [^ .]+){0,4} (?:safe|ok|okay|enough|high|low|normal|"
     "right|fine|dangerous|strong|a lot|lethal|typical|standard|good)"},
    {SENSE_REFUSAL, DOSE, "dos",
     "(?:what(?: is| s| are| would be| should be)?|which|tell me|give me|know|need|"
     "recommend|suggest|say|find|right|best|correct|safe|safest|ideal|max|maximum|"
     "starting|usual|typical|recommended|normal|standard|common|average|lethal|fatal|"
     "deadly|threshold|minimum|therapeutic|recreational|appropriate|optimal|"
     "effective)(?: the| a| an| my| his| her| your| right| best| correct| safe| "
     "safest| good| proper| exact| usual| typical| normal| standard| starting| "
     "initial| max| maximum| recommended| ketamine| ket| spravato| esketamine| nasal| "
     "oral| iv| im| troche| lozenge| highest| lowest| average)* (?:dose|dosage|"
     "dosing)(?! (?:adjust|decided|worked|form))"},
    {SENSE_REFUSAL, DOSE, "amount", "(?:lethal|fatal|deadly|safe) amount" GAP2},
    {SENSE_REFUSAL, DOSE | CUE_DRUG, "amount",
     "(?:right|what|which|max|maximum|recommended|correct) amount" GAP2},
    {SENSE_REFUSAL, DOSE, "dos",
     "(?:dose|dosage|dosing) (?:for (?:a |an |my )?(?:[0-9]+|[^ .]+ (?:kg|kilo|pound|"
     "lb))|calculator|chart|table|guide|by (?:body )?weight|per)" GAP2},
    {SENSE_REFUSAL, DOSE, "convert",
     "convert(?:ing)?(?=[^.]* (?:nasal|oral|iv|im|sublingual|troches?|lozenges?|"
     "sprays?|dose|mg|infusions?|ketamine|ket) )(?: [^ .]+){1,5} (?:to|into)" GAP2},
    {SENSE_REFUSAL, DOSE | CUE_DRUG, "conversion", "conversion(?: [^ .]+){0,4}"},
    {SENSE_REFUSAL, DOSE | CUE_DRUG, "equivalent",
     "equivalent (?:dose|to|of|in|amount)" GAP2},
    {SENSE_REFUSAL, DOSE, "dose",
     "(?:re ?dose|redosing|dose again|another dose|top up dose|booster amount|double "
     "my dose|up my dose|increase my dose|raise my dose|lower my dose|halve my dose|"
     "second dose (?:now|after|too))" GAP2},
    {SENSE_REFUSAL, DOSE, "how often",
     "how often (?:can|should|could|do|may|is it safe to)(?: i| you| we| he| she| "
     "to)* (?:take|use|dose|redose|repeat|snort|do|have|inject)(?! (?:people|i need|"
     "they need)(?= ))"},
    {SENSE_REFUSAL, DOSE, "before i can take", "before i can take (?:another|more)"},
    {SENSE_REFUSAL, DOSE, "take ",
     "(?:can|should|could) i take (?:another|more|one more|two|extra|half|[0-9]+)" GAP2},
    {SENSE_REFUSAL, DOSE, "take|use|do|have",
     "(?:can|should|could) i (?:take|use|do|have) (?:another|more|one more|two|extra|"
     "half|[0-9]+)" GAP2},
    {SENSE_REFUSAL, DOSE, "per kg", "(?:mg )?per (?:kg|kilo|pound|lb)"},
    {SENSE_REFUSAL, DOSE, "mg kg", "mg kg"},
    {SENSE_REFUSAL, DOSE | CUE_DRUG, "weigh",
     "i (?:weigh|weighed)(?: [^ .]+)? [0-9]+(?![^.]* (?:matters?|a problem|too heavy|allowed|"
     "eligible|limit) )(?! (?:kg|kgs|kilos?|stone|lbs?|pounds?)? ?[.] ?$)"},
    {SENSE_REFUSAL, DOSE | CUE_DRUG, " for ",
     "for (?:a |an )?[0-9]+ (?:kg|kgs|kilos?|lbs?|pounds|stone)"},
    {SENSE_REFUSAL, DOSE, "times",
     "(?:script|prescription|prescribed|rx|pharmacist|doctor|label)(?: [^ .]+){0,3} "
     "(?:[2-9]|two|three|four|five|ten) times" GAP4},
    {SENSE_REFUSAL, DOSE, "prescribed",
     "prescribed(?: me)?(?: [^ .]+)? [0-9]+ ?" UNIT GAP6 " (?:much|right|normal|ok|"
     "okay|high|low|lot|wrong|typo|safe)"},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "where",
     "where (?:can|do|could|to|would|should|does|did|is)(?: [^ .]+){0,4} (?:buy|score|"
     "cop|purchase|order|source|steal|grab)(?: [^ .]+){0,3}"},
    {SENSE_REFUSAL, OBTAIN, " get ",
     "where(?: [^ .]+){1,6} get (?:some |any |good |cheap |real |pure |my )*(?:ket|k|"
     "special k|keta)(?! (?:treatments?|therapy|infusions?|clinics?|sessions?|"
     "assisted|legally|done)(?= ))"},
    {SENSE_REFUSAL, OBTAIN, " get ",
     "where(?: [^ .]+){1,6} get (?:some|any|cheap|real|pure) ketamine(?= \\.)"},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "buy|purchase|order|scor|cop",
     "(?:buy|buying|purchase|order|ordering|score|scoring|cop) (?:some |any |cheap |"
     "good |pure |real |it |the |my |bulk )*(?:" DRUG "|online|without|off the street|"
     "on the street|in bulk)"},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "order",
     "(?:order|ordering) (?:some |any |it )*(?:" DRUG "|online)"},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "score", "(?:score|scoring) (?:some |any )*" DRUG},
    {SENSE_REFUSAL, OBTAIN, "script",
     "(?:no|without|with no|fake|forged|forge)(?: a| an| any)? (?:script|scripts|"
     "prescription|rx)"},
    {SENSE_REFUSAL, OBTAIN, "prescription",
     "(?:no|without|with no|fake|forge|forged)(?: a| an| any| my)? prescription"},
    {SENSE_REFUSAL, OBTAIN, "no questions asked", "no questions asked"},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "dealer", "dealers?"},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "plug", "(?:a|any|my|the|your|good) plug"},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "dark",
     "(?:dark ?net|dark ?web|deep web)(?: market)?"},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "steal|nick|pinch|swipe",
     "(?:steal|stealing|nick|pinch|swipe)"},
    {SENSE_REFUSAL, OBTAIN, "vet",
     "(?:get|buy|steal|nick|order|take|source)(?: [^ .]+){0,3} from (?:a |the |my "
     ")?vets?"},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "to get",
     "(?:what (?:do|should|can|to) (?:i )?(?:tell|say)|lie|lying|pretend|fake|"
     "faking)(?: [^ .]+){0,6} to get (?:it |ketamine )?(?:prescribed|approved|"
     "ketamine|ket|it|a script)"},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "my age",
     "(?:kids|people|teens|someone) my age get" GAP2},
    {SENSE_REFUSAL, OBTAIN | CUE_DRUG, "sell",
     "(?:anyone|who|someone|you)(?: [^ .]+)? (?:sell|sells|selling)" GAP2},
    {SENSE_REFUSAL, OBTAIN, "hook me up", "hook me up"},
    {SENSE_REFUSAL, MAKE, "how",
     "how (?:do|to|can|should|would|could|does)(?: (?:i|you|we|one|people))?(?: best| "
     "properly| safely| actually)? (?:snort|sniff|inject|boof|plug|bang|rail|shelve|"
     "slam|shoot up|crush|freebase)" GAP2},
    {SENSE_REFUSAL, MAKE, "smoke|vape|cook",
     "how (?:do|to|can|should|would|could|does)(?: (?:i|you|we|one|people))?(?: best| "
     "properly| safely| actually)? (?:smoke|vape|cook) (?:up )?(?:it|" DRUG ")"},
    {SENSE_REFUSAL, MAKE, "way",
     "(?:best|cleanest|easiest|safest|right|proper|good|fastest|quickest) ways? (?:to|"
     "of) (?:snort|sniff|inject|smoke|vape|boof|plug|bang|cook|rail|shelve|do a line|"
     "do lines|crush|use it recreationally|k hole)(?:ing)?" GAP2},
    {SENSE_REFUSAL, MAKE | CUE_DRUG, "can i|should i",
     "(?:can|should) i (?:just )?(?:snort|sniff|inject|boof|plug|crush|freebase)" GAP2},
    {SENSE_REFUSAL, MAKE, "smoke|vape",
     "(?:can|should) i (?:just )?(?:smoke|vape) (?:it|my [^ .]+|" DRUG ")"},
    {SENSE_REFUSAL, MAKE | CUE_DRUG, "make|synthesi|extract|cook|manufacture|produce",
     "how (?:do|to|can|would|could)(?: (?:i|you|we|one|people))? (?:make|"
     "synthesi[sz]e|extract|cook|manufacture|produce)(?: (?:some|your own|pure|more|"
     "liquid|the|powder))? " DRUG
     "(?! (?:work|last|feel|help|safe|safer|easier|less|better|treatment|therapy|sessions?|"
     "infusions?|part|stop|go|happen|available|affordable|cheaper|legal|more))"},
    {SENSE_REFUSAL, MAKE | CUE_DRUG, "synthesi", "synthesi[sz](?:e|ing)(?: [^ .]+){0,2}"},
    {SENSE_REFUSAL, MAKE | CUE_DRUG, "extract",
     "extract(?:ing)?(?: the| my| some)? (?:ketamine|ket|it|the)" GAP2},
    {SENSE_REFUSAL, MAKE | CUE_DRUG, "cook",
     "cook(?:ing)?(?: up| down)? (?:it|ket|ketamine|liquid|k)" GAP2},
    {SENSE_REFUSAL, MAKE | CUE_DRUG, "powder",
     "(?:turn|dry|evaporate|convert)(?: [^ .]+){1,5} powder"},
    {SENSE_REFUSAL, EVADE, "test|screen|panel| ua", BEAT " " TEST},
    {SENSE_REFUSAL, EVADE, "clean", "(?:pee|piss|urine|system|hair)(?: [^ .]+)? clean"},
    {SENSE_REFUSAL, EVADE, "clean",
     "(?:clean (?:pee|urine|piss)|(?:test|testing|come up) clean)"},
    {SENSE_REFUSAL, EVADE, "detox", "detox (?:drink|kit|shampoo|for a test)" GAP2},
    {SENSE_REFUSAL, EVADE, "synthetic", "synthetic (?:urine|pee)"},
    {SENSE_REFUSAL, EVADE, "fake", "fake (?:pee|urine|piss)"},
    {SENSE_REFUSAL, EVADE, "flush", "flush(?:ing)?(?: [^ .]+){0,3} (?:system|body)" GAP2},
    {SENSE_REFUSAL, EVADE | CUE_DRUG, "from my",
     "(?:hide|hiding|keep|conceal)(?: [^ .]+){0,6} from (?:my|the) " SECRET_FROM},
    {SENSE_REFUSAL, EVADE | CUE_DRUG, "hid",
     "(?:hide|hiding|conceal)(?: that)? (?:i|my|the|it|ket|ketamine)" GAP4},
    {SENSE_REFUSAL, EVADE | CUE_DRUG, "without",
     "without(?: my| the)? " SECRET_FROM " (?:finding out|knowing|noticing)"},
    {SENSE_REFUSAL, EVADE | CUE_DRUG, "caught",
     "(?:not get|avoid getting|without getting|not getting) caught" GAP2},
    {SENSE_REFUSAL, EVADE | CUE_DRUG, "away with", "get away with" GAP2},
    {SENSE_REFUSAL, DIAGNOSIS, "am i",
     "am i (?:a |an |just |really |maybe |going )*" ILLNESS},
    {SENSE_REFUSAL, DIAGNOSIS, "do i have",
     "do i (?:really |actually )?have (?:a |an )?" ILLNESS},
    {SENSE_REFUSAL, DIAGNOSIS, "have i got", "have i got (?:a |an )?" ILLNESS},
    {SENSE_REFUSAL, DIAGNOSIS | CUE_VERDICT, " be | get ",
     "(?:is|are|am|will) (?:i|we|he|she|they|(?:my|our) " KIN
     ")(?: going to| ever)* (?:be|get) (?:ok|okay|alright|all right|fine|better|well|"
     "normal)(?: again)?(?= ?(?:[.]|$))"},
    {SENSE_REFUSAL, DIAGNOSIS, "diagnose me",
     "(?:you|to|please|pls|will|and) diagnose me"},
    {SENSE_REFUSAL, DIAGNOSIS, "my ",
     "my (?:[^ .]+ )?(?:scan|mri|results?|bloods|blood ?work|blood test|ecg|ekg|labs?|"
     "liver enzymes)(?: [^ .]+){0,2} (?:says?|shows?|showed|came|mean|means|is|are|"
     "were|was)" GAP4},
    {SENSE_REFUSAL, CLEARANCE, "am i",
     "am i (?:a |an )?(?:good |right |suitable )?(?:candidate|eligible|suitable|"
     "allowed|ok to|okay to|safe to|too old|too young|disqualified|ruled out)" GAP2},
    {SENSE_REFUSAL, CLEARANCE, "i qualify", "(?:do|would|could|will) i qualify" GAP2},
    {SENSE_REFUSAL, CLEARANCE, "for me",
     "(?:is|would|will)(?: [^ .]+){1,3} (?:be )?(?:safe|right|ok|okay|good|dangerous|"
     "suitable|risky|bad|work) for me" GAP2},
    {SENSE_REFUSAL, CLEARANCE, "rule",
     "(?:rule|rules|ruled|disqualify|disqualifies|exclude|excludes)(?: [^ .]+)? me(?: "
     "out)?" GAP2},
    {SENSE_REFUSAL, CLEARANCE, "still possible", "treatment still possible"},
    {SENSE_REFUSAL, CLEARANCE, "turned away", "(?:be|get|is|are) turned away"},
    {SENSE_REFUSAL, CLEARANCE, "treat me",
     "(?:would|will|can)(?: [^ .]+){1,3} (?:still )?treat me"},
    {SENSE_REFUSAL, CLEARANCE, "should i",
     "should i (?:do|get|try|have|choose) (?:ketamine|ket|spravato|it|esketamine|"
     "this) (?:instead|or|rather)" GAP2},
    {SENSE_REFUSAL, CLEARANCE, "i am 1",
     "i am 1[0-7](?: [^ .]+){0,4} can i (?:get|take|have|do|try)" GAP2},
    {SENSE_REFUSAL, MEDICINE, "i ",
     "(?<!how )" CHANGE "(?: off| taking| using| from| to)*" NO_MEDICINE " (?:my |the "
     "|these |on )*(?:[^ .]+ ){0,3}" MEDICINES},
    {SENSE_REFUSAL, MEDICINE, "taking|using|come off|taper|wean|go off|get off",
     "(?<!how )(?:should|can|do|must|could|may|would) i (?:just |need to |have to |be "
     "|safely )*(?:(?:stop|quit) (?:taking|using)|come off|go off|get off|taper|"
     "wean)(?: off)?" NO_MEDICINE " [^ .]+" GAP2},
    {SENSE_REFUSAL, MEDICINE, "skip",
     "(?:skip|stop|hold|pause|quit) my (?:[^ .]+ ){1,5}or not"},
    {SENSE_REFUSAL, MEDICINE, "or not",
     "(?:skip|stop|hold|pause|take) my (?:[^ .]+ ){1,5}or not"},
    {SENSE_REFUSAL, MEDICINE, "cold turkey",
     "(?:should|can|could) i(?: [^ .]+){0,5} cold turkey"},
    {SENSE_REFUSAL, OBTAIN, NULL,
     "how {do/can/would/does/could/should/i/you/we/one/to/someone/people} (score/cop) "
     "(some/any/it/ket/k/ketamine/a) | (dm/link/send/message/pm) ..2 me ..3 (seller/vendor/"
     "plug/dealer/supplier) | (seller/vendor/supplier) (for/of) ..2 @drug"},
    {SENSE_REFUSAL, DOSE, NULL,
     "(good/right/safe/usual/best/starting/normal) (amount/strength) ..4 (for/if/per/at) ..3 "
     "(@number/kg/kilos/weight/beginner/beginners/me/somebody/someone)"},
};

struct cue_table cues_of_refusal(void)
{
    return (struct cue_table){REFUSALS, COUNT_OF(REFUSALS)};
}
