/* SPDX-License-Identifier: MIT */
/*
 * speech: parts of regular expressions that cues and frames share. They work on readings
 * (reading.h), where "don't" is "do not" and one space stands around each word.
 */
#ifndef SAFETY_SPEECH_H
#define SAFETY_SPEECH_H

/* Up to so many words in between, within one thought. */
#define GAP2 "(?: [^ .]+){0,2}"
#define GAP4 "(?: [^ .]+){0,4}"
#define GAP6 "(?: [^ .]+){0,6}"

#define KIN                                                                           \
    "(?:friend|mate|buddy|bff|bf|gf|boyfriend|girlfriend|husband|hubby|wife|partner|" \
    "fiance|fiancee|brother|sister|bro|sis|mum|mom|mother|dad|father|son|daughter|"   \
    "cousin|uncle|aunt|nephew|niece|flatmate|roommate|roomie|housemate|neighbour|"    \
    "neighbor|ex|patient|colleague|coworker|gran|grandma|grandad|grandpa|nan)s?"
#define SOMEBODY                                                                        \
    "(?:he|she|they|him|her|them|his|their|" KIN "|guy|girl|man|woman|lad|lass|dude|"   \
    "bloke|stranger|someone|somebody|teen|teenager|kid|child|toddler|baby|boy|student|" \
    "client|member|user)"
/* Only what cannot be a process, a table or a team. */
#define SOMEBODY_NEAR "(?:he|she|him|her|his|" KIN "|toddler|baby)"
#define CHILD                                                                          \
    "(?:toddler|baby|infant|child|kid|kids|son|daughter|little one|grandson|"          \
    "granddaughter|nephew|niece|boy|girl|(?:[1-9]|one|two|three|four|five|six) ?year " \
    "olds?|[1-9] ?yo|twins?|newborn)"
#define ANIMAL                                                                            \
    "(?:dogs?|cats?|husky|poodle|spaniel|retriever|beagle|collie|bulldog|chihuahua|goat|" \
    "pig|budgie|kitty|puppy|pup|kitten|pet|horse|mare|pony|rabbit|bunny|hamster|ferret|"  \
    "parrot|labrador|lab|terrier|guinea pig)"
#define DRUG                                                                     \
    "(?:ketamine?|ketamina|ket|kett|k|keta|esketamine|spravato|special k|horse " \
    "tranq(?:uilli[sz]er)?|khole|k hole|lozenges?|troches?)"
#define MEDS                                                                            \
    "(?:meds?|medications?|medicines?|pills?|tablets?|tabs|lozenges?|troches?|sprays?|" \
    "doses?|drugs?|capsules?|bottle|box|pack|packet|bag|vial|stash|prescription|"       \
    "painkillers|paracetamol|tylenol|xanax|benzos|valium|" DRUG ")"
#define ILLNESS                                                                         \
    "(?:bipolar|depressed|depression|ptsd|cptsd|adhd|autis(?:tic|m)|psychosis|"         \
    "psychotic|schizophreni[ac]|schizo|borderline|bpd|ocd|mani[ac]|manic|anxiety|"      \
    "dementia|addict(?:ed|ion)?|an addict|cystitis|a uti|tumou?r|brain damage|bladder " \
    "damage|liver damage|serotonin syndrome|crps|fibromyalgia|pregnant|dying)"

/* What somebody wants to do to their life; base form and -ing. */
#define END_LIFE                                                                        \
    "(?:kill(?:ing)? (?:myself|my self)|(?:self|my self) (?:delete|destruct|exit)|"     \
    "(?:end|ending|take|taking) (?:my (?:own )?|this )?li(?:fe|ves)|(?:end|ending) "    \
    "everything|end myself|commit(?:ting)? suicide|suicide|die by suicide|(?:un "       \
    "?alive|off|offing|hang|hanging|shoot|shooting|stab|stabbing|drown|drowning|"       \
    "poison|poisoning|delete|gas|suffocate|strangle|electrocute) (?:myself|my self)|"   \
    "un ?alive|kms|ctb|catch the bus|sewer slide|slit my|cut my wrists|blow my brains|" \
    "jump (?:off|in front of|from|out of) (?:a|the|my|that|this|something)|step in "    \
    "front of)"
#define INTEND                                                                          \
    "(?:going to|about to|ready to|plan(?:ning|s|ned)? (?:to|on)|will|have to|need to|" \
    "got to|decided to|decided on|intend(?:ing)? to|trying to|try to|prepar(?:ed|ing) " \
    "to|want to|wanting to|wanted to|think(?:ing)? (?:of|about)|thought (?:of|about)|"  \
    "consider(?:ing)?|contemplating|thoughts (?:of|about)|feel like|rather|might|may|"  \
    "wish i could|urge to|tempted to|like to|ideas? (?:of|about)|obsessed with|"        \
    "dream(?:ing)? (?:of|about)|fantasi[sz](?:e|ing) (?:of|about)|just|should|could)"

#endif
