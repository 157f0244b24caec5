/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/* Somebody else who says it, does it or got ready for it. */
#define THEM                                                                   \
    "(@near/he/she/they/him/her/them/someone/somebody/guy/girl/dude/kid/kids/" \
    "child/woman/man/lad/user/person/member/people)"

static const struct cue OTHERS[] = {
    /* Said in an odd way: "weird stuff, like she won't be here for my birthday" */
    {SENSE_THREAT, CUE_FIRM | CUE_NEGATED | CUE_OTHER, NULL,
     "(weird/strange/odd/dark/scary/creepy/funny) (stuff/things/texts/messages/shit) ..4 (he/she/they/"
     "@kin) {@aux} not {be/to} (here/around/there/alive/needed)"},
    {SENSE_THREAT, 0, NULL,
     "(kill/killing/killed/hurt/hurting/harm/harming/harms/hurts/cut/cutting/cuts/hang/"
     "hanging/hanged/hung/shoot/shooting/stab/drown/drowning/off/offing/unalive/starve/"
     "starving/burning/burn/burns/poison/injure/punish/delete/end/ending/jump/throw/"
     "punching/hitting) [@him] @themself !laughing/short/some/"
     "in"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     "(end/ends/ending/ended/take/taking/takes/took) (his/her/their) [own] (life/lives) "
     "| " THEM " ..8 (end/ending/ends) (it all | it [tonight/soon/now/today/.] | things "
     "[tonight/soon/.] | everything) !with/by/at/off/on/up"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM
     " ..5 (want/wants/wanted/wanting/wish/wishes/wishing/hope/hopes/hoping/rather/"
     "prefer/prefers/pray/prays/ready/deserves/deserve) {@aux/he/she/they/was/were} "
     "(die | dead | disappear | not (wake/exist/live/here) | gone . | gone forever | "
     "never (born/existed/wake/woken) | join (dad/mum/mom/her/him/his/their) | go to "
     "sleep and | be with (grandma/grandpa/dad/mum/mom/god/jesus/nan))"},
    {SENSE_THREAT, CUE_PERSON | CUE_NEGATED, NULL,
     THEM
     " ..5 (not/never/no) {@aux/@reason} ..2 (live/living | alive | exist/existing | "
     "be here [anymore] . | go on . | go on (anymore/living/like) | carry on (. | "
     "anymore | living) | keep going (. | anymore) | wake up anymore | worth living | "
     "reason to live | want to wake)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM " ..8 (goodbye | goodbyes | farewell | (suicide | goodbye | farewell | death) "
          "(note/notes/letter/letters) | left a note | wrote a note | wrote a letter to "
          "everyone | final message | last message | her last | his last | their last)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     "(found/finding/discovered/saw/seen/noticed/spotted) ..4 (note/letter/rope/noose/"
     "stash/cuts/scars/blade/blades/razor/razors/wounds) ..6 (his/her/their/son/daughter/"
     "kid/child/brother/sister/friend/husband/wife/partner/room/drawer/bag/under/bed/arm/"
     "arms/wrist/wrists/legs/saying/says)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM
     " ..6 (cut/cuts/cutting/slit/slitting/slashed/burning/burn/burns/scratching/"
     "slicing) (his/her/their) [own] @limb | " THEM
     " ..5 (self harm/harms/harming/harmed | selfharm* | cutting again | cutting . | "
     "relapsed and cut)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM
     " ..6 (saving/saved/stockpil*/stockpiling/stockpile/hoard*/hoarding/hiding/"
     "collecting/stashing/counting/bought/buying/googling/googled/searching/searched/"
     "researching/looking) ..5 (@pill/@weapon/how_to_die/ways_to_die/suicide/lethal/"
     "methods/painless)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM " ..5 (gave/giving/given/gives) ..2 (away | his | her | their) ..4 (stuff/"
          "things/belongings/possessions/dog/cat/clothes/guitar/everything/games/away)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM " ..6 (on/off/at/near/over) ..1 (the/a) ..1 (bridge/roof/ledge/edge/tracks/"
          "balcony/overpass/railing/cliff) | " THEM
          " ..6 (jump/jumping/jumped) (off/from/"
          "in_front/out_of) ..2 (bridge/roof/building/balcony/train/window/cliff/car/"
          "traffic/overpass)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM " ..6 (has/have/got/holding/with/bought/took/hid/keeps) ..2 (gun/knife/rope/"
          "noose/pistol/rifle/shotgun/razor/blade) ..5 (himself/herself/die/kill/hurt/"
          "end/locked/threatening/says/said/saying/head/bathroom/room/not/crying)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM
     " ..6 (better off (without @him | dead | if) | burden to | burden on | a burden "
     "| be gone soon | be better off | plan to die | planning to die | wants out | "
     "attempted | attempt | overdose on purpose | a date picked | can not be left "
     "alone | not safe (alone | with himself/herself/themselves))"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     "(worried/scared/afraid/terrified/fear/concerned/think/convinced/sure/suspect/"
     "frightened/"
     "worry) ..3 " THEM
     " ..5 (do something (stupid/drastic/bad/terrible/to) | hurt @him | "
     "hurt @themself | kill @themself | try again | tries again | do it again | "
     "suicid* | "
     "end it | end his | end her | take his | take her | jump | not be alive | die | "
     "harm @themself | cut @themself)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     "(keep/stop/save/get/help) " THEM
     " ..3 (alive | from (jumping | killing | hurting | "
     "ending | doing it | cutting | suicide | dying)) | (talk/talking) " THEM
     " (down | out of it | out of (suicide | killing | jumping | dying))"},
    {SENSE_THREAT, CUE_PERSON | CUE_FIRM, NULL,
     THEM
     " ..6 (say/says/said/saying/text/texted/texts/told/tells/wrote/writes/posted/"
     "posts/message/messaged/threaten*/thinks/announced/tweeted/swears/insists/asked/"
     "asks/asking/keeps/promised) ..8 (do it [tonight/tomorrow/today/soon/on/this/.] "
     "!again/for | jump | end (his/her/their) (life/lives) | end it [all] | be dead "
     "by | be gone by | be gone soon | kill @themself | leaving life | leave this "
     "world | way out | no need to | never wake | not to wake | not wake | log* off | "
     "a date . | rather be dead | better off dead | would be quick | the end | it is "
     "over | take (his/her/their) life | not be here | will not be around | wants to "
     "be let go | wants to go)"},
    {SENSE_THREAT, CUE_PERSON | CUE_FIRM, NULL,
     "(end/ends/ending/taking/take) (his/her/their) [own] (life/lives) | " THEM
     " ..4 (is/are/was/has/going/about/wants/ready/trying/tried) ..3 (jump (off/from/in/."
     "/out) | hang @themself | shoot @themself | drown @themself | overdose . | slit)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     "(cuts/scars/burns/marks/wounds/cut_marks/slashes) ..4 (his/her/their) (arm/arms/"
     "wrist/wrists/thigh/thighs/leg/legs/skin) | (he/she) ..2 cutting (in/again/./and/"
     "right/now/so) | " THEM " ..5 (lined/lining/laid/counting/counted/emptied) ..5 "
     "(pills/tablets/up/meds/them/out) | " THEM " ..6 (which/what) (pills/tablets/drugs) "
     "..3 (hurt/kill/die/work/lethal/painless/fatal)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM
     " ..6 (go be with | go to be with | be with | join | see) (grandma/grandpa/"
     "granny/nan/mum/mom/dad/god/jesus/angels/his_late/her_late/his_dead/her dead/"
     "(his/her/their) (mum/mom/dad/mother/father/brother/sister/wife/husband/son/"
     "daughter)) ..4 (dead/died/heaven/again/passed/in_heaven/up_there/soon) | " THEM
     " ..6 (bought/picked/chose/paid_for/booked) ..2 (burial/grave/coffin/funeral/urn/"
     "cemetery) | gun (in/to/at/against) (his/her/their) (mouth/head/temple/chin)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     "(stop/help/save/talk) (someone/somebody/a_friend/my_@kin/him/her/them) ..4 "
     "(kill*/suicid*/hurting_@themself/jumping/ending/from_dying) @themself/it/their/"
     "his/her"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM " ..6 (last/final/said/sent/posted) ..4 (goodbye/bye_forever/can_not_go_"
          "on/can_not_do_this_anymore/sorry_for_everything) ..6"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM " ..4 (talk/talks/talking/talked/posts/posting/speaks/speaking/joking/jokes/"
          "obsessed) ..3 (death | dying | suicide | killing | being dead | ending | not "
          "being | wanting to die | afterlife) !of/metal | (me/you/us/everyone/family/"
          "they) ..3 (better_off/happier/easier) ..2 without (him/her/them)"},
    {SENSE_THREAT, CUE_PERSON, NULL,
     THEM
     " ..4 (has/have/got) ..2 (pills/gun/rope/knife/meds/tablets) and ..2 (plan/plans/"
     "wants/going/is/says/ready) | " THEM " ..5 (plan/plans/planning/wants/intends) ..3 "
     "(take_them_all/take_them/overdose/hang/jump_off/end_it)"},
    {SENSE_THREAT, CUE_PERSON | CUE_FIRM, NULL,
     THEM
     " ..5 (unalive/unaliving) | (help/helping) (him/her/them) (die/end_it/go) | " THEM
     " ..6 (says/said/told/wrote) ..3 not need (em/them/it/anything/those/his/her) | "
     "(has/have) a plan ..6 (swear/secret/promise/not_to_tell/die/kill) | " THEM " ..3 "
     "(draws/drew/draw/drawing/paints) (himself/herself/themself/themselves) (dead/dying/"
     "hanging/bleeding)"},
};

struct cue_table speak_of_others(void)
{
    return (struct cue_table){OTHERS, COUNT_OF(OTHERS)};
}
