/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"
#include "safety/speech.h"

static const struct cue HARMS[] = {
    {SENSE_HARM, CUE_SELF | CUE_FIRM, "burning my|cutting my|slicing|scratching",
     "(?:burning|cutting|slicing|scratching|carving) (?:up )?my (?:own )?(?:arms?|"
     "legs?|wrists?|thighs?|skin|stomach)"},
    {SENSE_THREAT, 0, "wrist|throat|arms",
     "(?:cut|cuts|cutting|slit|slitting) (?:his|her|their) (?:own )?(?:wrists?|throat|"
     "arms?)"},
    {SENSE_HARM, CUE_SELF | CUE_FIRM, "cut",
     "(?:thinking|think|thoughts|urges?|relapsed|relapsing|dreaming|obsessed|craving|"
     "want|need|tempted)(?: about| of| to| with| on){1,2} (?:start )?cut(?:ting)?(?! "
     "(?:back|down|out|off|it|the|my (?:dose|meds|hair|hours|losses)|corners|ties|a|"
     "this|that|and paste|costs|some)(?= ))"},
    {SENSE_HARM, CUE_SELF | CUE_FIRM | CUE_NEGATED, "cuts",
     "(?:my|the) cuts(?: [^ .]+){0,3} (?:deep|deeper|bleeding|enough|stitches)" GAP2},
    {SENSE_HARM, CUE_SELF | CUE_FIRM, "self harm|selfharm",
     "self ?harm (?:thoughts|urges|cravings) (?:are|is|will not|keep|do not|have|came|"
     "again|every|get)" GAP2},
    {SENSE_HARM, CUE_SELF | CUE_FIRM, "deserve",
     "deserve (?:to (?:be hurt|suffer|be punished|feel pain|bleed|hurt)|pain|"
     "punishment|this pain)"},
    {SENSE_HARM, CUE_SELF | CUE_FIRM, "razor|blade",
     "(?:razor|blade|razors|blades)(?: [^ .]+){0,4} (?:skin|arm|arms|wrist|wrists|"
     "thigh|thighs|leg|legs|hand)"},
    {SENSE_HARM, CUE_SELF | CUE_FIRM, "bleed",
     "(?:until|till|til|so) (?:it|i) (?:bleeds?|am bleeding)"},
    {SENSE_HARM, CUE_SELF | CUE_FIRM, "myself",
     "(?:cut|cutting|hurt|hurting|harm|harming|burn|burning|starv(?:e|ing)|punish|"
     "punishing|hit|hitting|injur(?:e|ing)|slic(?:e|ing)|scratching|carv(?:e|ing)) "
     "(?:myself|my self)"},
    {SENSE_HARM, CUE_SELF | CUE_FIRM | CUE_NEGATED, "cutting",
     "(?:can not stop|started|started to|back to|keep|been|relapsed and) cutting"},
    {SENSE_HARM, CUE_SELF, "i cut",
     "i cut (?:when|because|to|again|every|my (?:arms?|legs?|wrists?|thighs?|skin))"},
    {SENSE_HARM, CUE_SELF, "cut my",
     "(?:want to|going to|i|need to|just) cut my (?:arms?|legs?|wrists?|thighs?|"
     "skin)"},
    {SENSE_HARM, CUE_SELF | CUE_FIRM, "feel the pain", "need to feel (?:the )?pain" GAP4},
    {SENSE_HARM, CUE_SELF, "self harm",
     "(?:i|want to|going to|urge to|urges to|keep|started|need to|am|still|relapsed|"
     "again|been|about)(?: [^ .]+)? self harm(?:ing)?"},
    {SENSE_HARM, CUE_SELF, "selfharm",
     "(?:i|want to|going to|urge to|keep|started|am|still)(?: [^ .]+)? "
     "selfharm(?:ing)?"},
    {SENSE_HARM, CUE_SELF, "self harm",
     "self harm(?:ed|ing)? (?:again|tonight|today|now|urges?)"},
    {SENSE_HARM, CUE_SELF | CUE_FIRM, "relaps",
     "relapsed (?:on|with|into) (?:cutting|self harm)"},
    {SENSE_ATTEMPT, CUE_SELF, "tried to", "(?:i |have |just |who )*tried to " END_LIFE},
    {SENSE_ATTEMPT, CUE_SELF, "attempt",
     "(?:my|an|after|for|survived|first|second|last|made|had|previous|past|one|two|"
     "failed|suicide)(?: [^ .]+)? attempt(?:s|ed)?"},
    {SENSE_ATTEMPT, CUE_SELF, "attempted",
     "attempted (?:suicide|to (?:kill|end|hang|take my|overdose|die|jump|drown))" GAP2},
    {SENSE_THREAT, 0, "himself",
     "(?:kill|hurt|harm|cut|cutting|hang|shoot|hurting|killing|off|stab|drown|harming|"
     "killed|unalive) himself"},
    {SENSE_THREAT, 0, "herself",
     "(?:kill|hurt|harm|cut|cutting|hang|shoot|hurting|killing|off|stab|drown|harming|"
     "killed|unalive) herself"},
    {SENSE_THREAT, CUE_PERSON, "themsel",
     "(?:kill|hurt|harm|cut|cutting|hang|hurting|killing|off|harming|unalive) "
     "themsel(?:f|ves)"},
    {SENSE_THREAT, CUE_PERSON, "suicid",
     SOMEBODY "(?: (?!(?:i|me|my) )[^ .]+){0,6} (?:suicide|suicidal)"},
    {SENSE_THREAT, 0, "life",
     "(?:end|ends|ended|take|ending|taking) (?:his|her) (?:own )?life"},
    {SENSE_THREAT, CUE_PERSON, "die|be dead",
     "(?:he|she|they|" KIN ")(?: [^ .]+){0,4} (?:wants?|wanted|wishes|wanting) (?:to "
     ")?(?:die|be dead)"},
    {SENSE_THREAT, CUE_PERSON, "goodbye|farewell|suicide note",
     SOMEBODY "(?: [^ .]+){0,4} (?:goodbye|farewell|suicide note)"},
    {SENSE_THREAT, CUE_PERSON, "end it|ending it",
     "(?:he|she|" KIN ")(?: [^ .]+){0,6} (?:end|ending) it(?: all)?"},
    {SENSE_THREAT, CUE_PERSON, "not want to live",
     "(?:he|she|they|" KIN ") (?:says? (?:he|she|they) )?do(?:es)? not want to "
     "(?:live|be alive|be here)" GAP2},
    {SENSE_THREAT, CUE_PERSON, "not wan",
     "(?:he|she|they|" KIN ")(?: [^ .]+){0,3} does not want to (?:live|be alive|be "
     "here|exist)" GAP2},
};

struct cue_table cues_of_harm(void)
{
    return (struct cue_table){HARMS, COUNT_OF(HARMS)};
}
