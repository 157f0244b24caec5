/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"
#include "safety/speech.h"

#define BREATHE "(?:breathe?|breathing|breath)"

static const struct cue SIGNS[] = {
    {SENSE_SIGN, CUE_FIRM | CUE_PERSON | CUE_OTHER, "floor|ground",
     "(?:dropped|fell|fallen|falling|collapsed|lying|laying|lies|passed out|found|"
     "slumped)(?: [^ .]+){0,4} (?:floor|ground)"},
    {SENSE_SIGN, CUE_FIRM | CUE_NEGATED | CUE_PERSON | CUE_OTHER, "not mov",
     "not mov(?:ing|e)(?: at all| anymore)?(?! (?:it|house|to|forward|my (?:appointment|slot|date|session)|"
     "the (?:appointment|slot|date|session)))"},
    {SENSE_SIGN, CUE_FIRM | CUE_PERSON, "minute|min",
     "(?:only|just|maybe|about)(?: like)? [0-9]+ (?:times|breaths) (?:a|per|every) "
     "(?:minute|min)"},
    {SENSE_SIGN, CUE_FIRM | CUE_PERSON, "breath",
     "breath(?:ing|es)? (?:but )?(?:barely|hardly|only just|once)"},
    {SENSE_SIGN, CUE_FIRM, "chest",
     "chest (?:is |feels |felt |being |like it is |so |really ){1,3}(?:being "
     ")?(?:crushed|squeezed|caving|exploding|on fire|heavy)"},
    {SENSE_SIGN, CUE_FIRM | CUE_DRUG, "heart",
     "heart (?:is |keeps |feels |beats |beating |just |so ){1,3}(?:doing something|"
     "doing weird|skipping|stopping|irregular|all over|pounding out|going crazy|"
     "exploding)" GAP2},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_NEGATED | CUE_OTHER, "puede respirar",
     "no puede respirar"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_NEGATED | CUE_PERSON | CUE_OTHER, "wake",
     "(?:will|would|can|could|does|is|are) not(?: be)? (?:even )?(?:wake|wakeing)(?: "
     "up)?"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_NEGATED | CUE_PERSON | CUE_OTHER, "wake",
     "(?:can|could|will) not (?:seem to |get )?wake (?:him|her|them|my)"},
    {SENSE_SIGN, CUE_FIRM | CUE_NEGATED | CUE_OTHER, "will not wake",
     "will not wake(?: up)?(?: help)?"},
    {SENSE_SIGN, CUE_FIRM | CUE_OTHER, "wake",
     "(?:hardly|barely|unable to|impossible to) wake (?:him|her|them|my|up)"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_NEGATED | CUE_PERSON, "waking",
     "(?:is|are|was) not waking(?: up)?"},
    {SENSE_SIGN, CUE_FIRM | CUE_NEGATED | CUE_PERSON, "rous",
     "(?:can|could) not (?:be )?rouse(?:d)?"},
    {SENSE_SIGN, CUE_FIRM | CUE_NEGATED | CUE_PERSON, "woken",
     "(?:can|could) not be woken"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_PERSON, "respon",
     "(?:unresponsive|not responsive|non responsive|not responding)"},
    {SENSE_SIGN, CUE_FIRM | CUE_NEGATED | CUE_PERSON, "react",
     "(?:does|do|is|are|will) not react(?:ing)?(?: to)?"},
    {SENSE_SIGN, CUE_NEGATED | CUE_PERSON, "respon",
     "(?:does|do|is|will) not respond(?:ing)?"},
    {SENSE_SIGN, CUE_PERSON, "unconscious", "unconscious"},
    {SENSE_SIGN, CUE_PERSON, "pass",
     "(?:passed|passing|keeps passing|pass) out" GAP4 "(?: not| now| help| floor| "
     "blue| can| again| k| ket)"},
    {SENSE_SIGN, CUE_PERSON, "pass",
     "(?:keep|keeps|has|have|just|is|are|am) (?:on )?(?:passed|passing) out"},
    {SENSE_SIGN, CUE_PERSON, "consciousness",
     "(?:los(?:t|es|ing)|in and out of|drifting out of) consciousness"},
    {SENSE_SIGN, CUE_PERSON, "collapsed", "(?:has |have |just )?collapsed"},
    {SENSE_SIGN, CUE_FIRM | CUE_SELF | CUE_PLAIN | CUE_NEGATED, "not",
     "(?:i )?(?:can|could) not (?:really |even |hardly |seem to |properly )?" BREATHE
     "(?! through)"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_NEGATED | CUE_PERSON, "not",
     "(?:is|are|was|am) (?:barely |hardly )?not (?:really |even )?" BREATHE},
    {SENSE_SIGN, CUE_FIRM | CUE_NEGATED, "not breath", "not breathing"},
    {SENSE_SIGN, CUE_FIRM | CUE_NEGATED, "no ",
     "no (?:more )?breath(?:ing|s)?(?= (?:at|any|from|coming|now|and|or|i|he|she|they|\\.) ?)"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN, "breath",
     "(?:barely|hardly|scarcely|not really|almost not|struggling to|trouble|hard to|"
     "difficulty|problems?|fighting to|gasping to|unable to|tough to) " BREATHE},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_PERSON, "stop",
     "stop(?:ped|s|ping)? " BREATHE},
    {SENSE_SIGN, CUE_FIRM, "breath",
     "breath(?:ing|s|e|es)?(?: is| are| goes| gets| got| sounds| seems| has become| "
     "very| really| so| super| too| all| feels| getting| going| pretty| realy){0,3} "
     "(?:shallow|slow|slowly|weird|funny|noisy|rattl(?:y|ing)|rasp(?:y|ing)|gurgling|"
     "ragged|irregular|weak|fast and shallow|bad|badly)"},
    {SENSE_SIGN, 0, "breath", "(?:shallow|slow|noisy|rattling) breath(?:ing|s)"},
    {SENSE_SIGN, CUE_PERSON, "breath", "(?:short|shortness) of breath"},
    {SENSE_SIGN, CUE_FIRM, "gasping", "gasping(?: for air)?"},
    {SENSE_SIGN, CUE_PERSON | CUE_FIRM, "gurgling", "gurgling"},
    {SENSE_SIGN, CUE_PERSON | CUE_FIRM, "apn|stopped breath",
     "(?:apno?eic|stopped breathing)"},
    {SENSE_SIGN, CUE_FIRM, "lips",
     "lips?(?: (?!not )[^ .]+){0,4} (?:blue|bluish|blueish|grey|gray|purple|pale|white)"},
    {SENSE_SIGN, CUE_FIRM, "lips", "(?:blue|grey|gray|purple|bluish) lips"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_PERSON, "blue",
     "(?:(?:gone|going|goes|went|turned|turning|all|looks?|looking) )(?:blue|"
     "bluish)"},
    {SENSE_SIGN, CUE_FIRM | CUE_PERSON, "grey",
     "(?:gone|going|went|turned|turning|looks?) (?:all )?(?:grey|gray)"},
    {SENSE_SIGN, CUE_FIRM | CUE_NEGATED | CUE_PERSON, "pulse",
     "(?:no|can not (?:find|feel) (?:a |his |her |any )?) ?pulse"},
    {SENSE_SIGN, CUE_FIRM | CUE_PERSON, "heart",
     "heart (?:has |just )?(?:stopped|is stopping)(?: beating)?(?! (?:when|for a))"},
    {SENSE_SIGN, CUE_PERSON, "heart attack", "(?:having|had|has) (?:a )?heart attack"},
    {SENSE_SIGN, CUE_FIRM | CUE_PERSON, "chest",
     "(?:my|his|her|their|the) chest" GAP2 " (?:hurts?|hurting|pains?|aches?|aching|"
     "tight|crushing|burns|burning|killing|pressure|heavy)"},
    {SENSE_SIGN, CUE_FIRM, "chest",
     "chest (?:is |really |feels |keeps )*(?:hurts?|hurting|tight|aching|crushing)"},
    {SENSE_SIGN, CUE_PERSON, "chest",
     "(?:have|got|getting|having|has|with|severe|bad|crushing|sharp|sudden|feel|"
     "feeling|these) (?:a |some |really |bad |severe |sharp |crushing |awful |this "
     ")*chest (?:pains?|pressure|tightness)"},
    {SENSE_SIGN, CUE_FIRM, "chest",
     "(?:sitting|sits|weight|elephant|crushing|pressure|pain|pains|stabbing) (?:on|"
     "in) (?:my|his|her) chest"},
    {SENSE_SIGN, CUE_FIRM, "chest",
     "chest pains?(?: now| help| rn| right now| since| after)"},
    {SENSE_SIGN, CUE_PERSON, "seizure",
     "(?:having|has|had|is having|just had|in) (?:a |an |some kind of )?seizures?"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_PERSON, "seizure",
     "(?:is|am) having (?:a |an |another |some kind of )?seizures?"},
    {SENSE_SIGN, CUE_PERSON, "seizing", "seizing"},
    {SENSE_SIGN, CUE_PERSON | CUE_FIRM, "convuls", "convuls(?:ing|es|ions)"},
    {SENSE_SIGN, CUE_PERSON | CUE_FIRM, "fitting",
     "(?:is|are|started|keeps|been) fitting"},
    {SENSE_SIGN, CUE_PERSON, "a fit", "(?:having|had|has) a fit"},
    {SENSE_SIGN, CUE_PERSON | CUE_FIRM, "foam",
     "foam(?:ing)?(?: at the| from| at his| at her)? mouth"},
    {SENSE_SIGN, CUE_PERSON | CUE_FIRM, "jerking", "jerking"},
    {SENSE_SIGN, CUE_PERSON | CUE_FIRM, "choking",
     "choking(?: on (?:his|her|my|their|vomit|puke|sick)(?: own)?)?"},
    {SENSE_SIGN, CUE_PERSON | CUE_FIRM, "stroke", "having a stroke"},
    {SENSE_SIGN, CUE_PERSON, "slurr", "(?:slurring|slurred)"},
    {SENSE_SIGN, CUE_PERSON, "face|side",
     "(?:face|side) (?:is |has |just )?(?:drooping|droops|gone numb|numb|weak)"},
    {SENSE_SIGN, CUE_FIRM, "headache", "worst headache (?:of|in|ever|i have)" GAP4},
    {SENSE_SIGN, CUE_FIRM, "throat",
     "throat (?:is |feels )?(?:closing|swelling|closed)(?: up)?"},
    {SENSE_SIGN, CUE_PERSON, "anaphyla",
     "(?:in|having|has|having an|going into) anaphyla(?:xis|ctic)"},
    {SENSE_SIGN, CUE_FIRM | CUE_DRUG, "stay awake|eyes open|stay conscious|stand up",
     "can not (?:stay awake|keep (?:my|his|her|their) eyes open|stay conscious|stand "
     "up)"},
    {SENSE_SIGN, CUE_FIRM | CUE_DRUG, "feel my|move my",
     "can not (?:feel|move) my (?:legs|arms|body|face)"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_NEGATED, "respirar",
     "no p(?:uedo|uede) respirar"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN | CUE_OTHER, "respire",
     "(?:il|elle) (?:ne )?respire (?:plus|pas)"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN, "respire", "(?:je )?ne respire (?:plus|pas)"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN, "atmen",
     "(?:kann nicht (?:mehr )?atmen|bekomme keine luft|atmet nicht)"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN, "atmet", "atmet nicht(?: mehr)?"},
    {SENSE_SIGN, CUE_FIRM | CUE_PLAIN, "respira", "non (?:riesco a )?respir(?:a|are|o)"},
};

struct cue_table cues_of_sign(void)
{
    return (struct cue_table){SIGNS, COUNT_OF(SIGNS)};
}
