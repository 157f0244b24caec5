/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"
#include "safety/speech.h"

#define TOOK                                                                           \
    "(?:took|taken|taking|swallowed|swallowing|had|did|done|snorted|sniffed|injected|" \
    "ate|eaten|drank|downed|popped|used|dropped|given)"

static const struct cue INTAKES[] = {
    {SENSE_INTAKE, CUE_FIRM | CUE_PLAIN, "to die|to kill|to end|on purpose",
     "(?:took|taken|swallowed|downed)" GAP6 " (?:to (?:die|kill (?:myself|himself|"
     "herself)|end (?:it|my|his|her))|on purpose)" GAP2},
    {SENSE_INTAKE, CUE_FIRM | CUE_PLAIN | CUE_DRUG, "much",
     TOOK "(?: [^ .]+){0,3} (?:too|to|2) much"},
    {SENSE_INTAKE, CUE_FIRM, "much",
     "i (?:think |may |might |have |just |probably |accidentally |already )*(?:took|"
     "taken|had|did|used|injected|snorted) (?:way |far |waaay |a bit )?(?:too|to|2) "
     "much"},
    {SENSE_INTAKE, CUE_FIRM | CUE_PLAIN | CUE_DRUG, "many",
     TOOK " (?:way |far )?(?:too|to|2) many"},
    {SENSE_INTAKE, CUE_FIRM | CUE_PLAIN | CUE_PERSON, "all",
     TOOK " all (?:of )?(?:my|his|her|the|their|these|those|our)(?: [^ .]+)? " MEDS},
    {SENSE_INTAKE, CUE_FIRM | CUE_PLAIN | CUE_PERSON, "whole",
     TOOK " (?:a|the|my|his|her|an) (?:whole|entire|full) (?:bottle|box|pack|packet|"
          "bag|strip|sheet|month|vial|gram|lot)"},
    {SENSE_INTAKE, CUE_FIRM | CUE_PLAIN | CUE_PERSON, "bottle",
     "(?:took|taken|swallowed|downed) (?:a|the|my|his|her) bottle of"},
    {SENSE_INTAKE, CUE_FIRM | CUE_PERSON, "handful",
     TOOK " (?:a |two )?handfuls?(?: of)?"},
    {SENSE_INTAKE, CUE_PERSON, "dos",
     "(?:over ?dosed|over ?dosing|over ?dose(?: right)? now|have over ?dosed|had an "
     "over ?dose|taken an over ?dose|took an over ?dose|having an over ?dose|is an "
     "over ?dose)"},
    {SENSE_INTAKE, CUE_FIRM | CUE_PLAIN | CUE_PERSON, "dos",
     "(?:i |i have |just |i just |think i |he |she |he has |she has |i think i )+over "
     "?dosed"},
    {SENSE_INTAKE, 0, "dos", "over ?dos(?:e|ed|ing)(?: please| pls)? help(?: me)?"},
    {SENSE_INTAKE, CUE_PERSON, " od",
     "(?:i|he|she|they|friend|mate|is|are|am)(?: [^ .]+){0,2} (?:od|ods)(?: on| ing| "
     "help| now)?"},
    {SENSE_INTAKE, CUE_FIRM, "times",
     TOOK " (?:[2-9]|10|two|three|four|five|ten|several) ?(?:times|x) (?:my|the|his|"
          "her|what|as)" GAP4},
    {SENSE_INTAKE, CUE_FIRM | CUE_PLAIN | CUE_PERSON, "loads of",
     "(?:did|took|had|done|taken) (?:loads|tons|lots|heaps) of (?:" MEDS ")"},
    {SENSE_MIX, CUE_DRUG, "mix|combin|had|took|taken|did|done|drank",
     "(?:mixed|mixing|combined|had|took|taken|did|done|drank)" GAP6 " (?:vodka|wine|"
     "beer|beers|alcohol|whisky|whiskey|booze|drinks|oxy|oxycodone|heroin|fentanyl|"
     "opioids?|opiates?|xanax|benzos?|valium|ghb|g|tramadol|codeine|morphine|"
     "methadone|sedatives?)"},
    {SENSE_INTAKE, CUE_FIRM | CUE_DRUG, "alone",
     "(?:did|took|had|taken)" GAP6 " (?:alone|by myself)"},
    {SENSE_EXTRA, CUE_DRUG, "instead of",
     TOOK GAP6 " instead of (?:one|two|half|1|2|a|the|my)" GAP2},
    {SENSE_EXTRA, CUE_DRUG, "extra", TOOK "(?: [^ .]+){0,3} extra" GAP2},
    {SENSE_EXTRA, CUE_DRUG, "double|twice",
     "(?:took|taken|had|used) (?:a |my |the )?(?:doubled?|twice)" GAP4},
    {SENSE_EXTRA, CUE_DRUG, "twice",
     "(?:took|taken|had|used)(?: [^ .]+){0,4} twice" GAP4},
    {SENSE_EXTRA, CUE_DRUG, "more than",
     "(?:took|taken|had|used) (?:[^ .]+ )?more than (?:prescribed|i should|i was|i am|"
     "the label|my)" GAP2},
    {SENSE_SWALLOW, CUE_FIRM, "swallowed", "swallowed"},
    {SENSE_SWALLOW, CUE_FIRM, " ate", "ate"},
    {SENSE_SWALLOW, CUE_FIRM, "eaten|drunk", "(?:eaten|drunk)"},
    {SENSE_SWALLOW, CUE_FIRM, " got ", "got (?:into|at|hold|hands)"},
    {SENSE_SWALLOW, CUE_FIRM, "lick", "lick(?:ed|ing|s)"},
    {SENSE_SWALLOW, CUE_FIRM, "chew", "chew(?:ed|ing|s)"},
    {SENSE_SWALLOW, CUE_FIRM, "drank", "drank"},
    {SENSE_SWALLOW, CUE_FIRM, "mouth",
     "(?:in|into) (?:his|her|their|its|it is|the) mouth"},
    {SENSE_SWALLOW, CUE_FIRM, "found", "found (?:my|the|his|her|a|one)"},
    {SENSE_SWALLOW, CUE_FIRM, "took", "took (?:my|one of|some of|some|mine)"},
    {SENSE_SWALLOW, CUE_FIRM, "taken", "taken (?:my|one of|some of|some)"},
    {SENSE_SWALLOW, CUE_FIRM, "given", "(?:been )?given (?:my|one of|some)"},
};

struct cue_table cues_of_intake(void)
{
    return (struct cue_table){INTAKES, COUNT_OF(INTAKES)};
}
