/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/* Hurting oneself, as an urge or a habit that is not over; attempts. */
#define SELF   CUE_SELF
#define FIRM   CUE_SELF | CUE_FIRM
#define ANYWAY CUE_SELF | CUE_FIRM | CUE_NEGATED

static const struct cue HARMS[] = {
    /* Others along with oneself, or those that one looks after */
    {SENSE_PLAN, FIRM, NULL,
     "(i/we/want/going/will/could/might/about) {@aux/@adv/to/go} (drown/smother/suffocate/"
     "strangle/throttle/gas) (us | him | her | it | (the/my/our) (baby/son/daughter/kids/"
     "children/child/wife/husband/mum/mother/twins)) !in/with/over | (take/bring) (him/her/"
     "them | (the/my/our) (baby/kids/children/son/daughter)) with me ..3 (river/death/die/"
     "heaven/grave/bridge/end) | (drive/steer) us ..1 (off/into) ..2 (cliff/wall/tree/bridge/"
     "lake/river/lorry) !cafe/walk"},
    {SENSE_HARM, FIRM, NULL,
     "(@want/@think/@intend/started/start/starting/keep/keeps/kept/back/again/relapsed/"
     "relapse/relapsing/not_stop/still/been/by/how/just/i/love/"
     "like/to/or/and/might/about) {@aux} (cut/cutting/hurt/hurting/harm/harming/burn/"
     "burning/burned/burnt/punish/punishing/punched/punching/injure/injuring/slice/"
     "slicing/scratch/scratching/carve/carving/starve/starving/bruise/bruising/bite/"
     "biting/stab/stabbing/brand/choke/choking/mutilate/mutilating/hit/hitting/beat/"
     "beating) [@self/my] @self !on/while/in/working/at/playing/running/falling/lifting/"
     "off/short/some"},
    {SENSE_HARM, FIRM, NULL,
     "(cut/cutting/burn/burning/burned/burnt/slice/slicing/scratch/scratching/carve/"
     "carving/stab/stabbing/slash/slashing/dig/digging/drag/dragging/press/pressing/"
     "stub/stubbing) ..3 (my/into_my/on_my/across_my/along_my/over_my) [own/inner/"
     "left/right/upper] @limb !cooking/on/off/by/cream/shaving/accidentally/in"},
    {SENSE_HARM, FIRM | CUE_CERTAIN, NULL,
     "(used to | years) ..4 (cut/cutting/self_harm/self_harming/burn_myself) ..9 (started/"
     "relapsed/began/back) ..1 again | (without/free_of/clean_of) (cutting/self_harm/"
     "self_harming) (ended/gone/over)"},
    {SENSE_HARM, FIRM | CUE_SOFT, NULL,
     "@cutter ..4 (skin/arm/arms/wrist/wrists/thigh/thighs/leg/legs/hip/hips/veins/"
     "forearm/stomach) | (hidden/hide/hiding/bought/keep/kept/found/took/apart) ..3 "
     "(razor/razors/blade/blades) ..3"},
    {SENSE_HARM, FIRM, NULL,
     "(urge/urges/craving/cravings/need/want/itch/itching/tempted/impulse/desperate/"
     "temptation) ..2 (to/for/of) ..2 (cut . | cutting . | self harm/harming | "
     "selfharm | "
     "bleed | hurt . | see blood | feel the blade | burn my | relapse and cut)"},
    {SENSE_HARM, FIRM, NULL,
     "(i/ive/started/keep/been/relapsed/back/again/still/stop/to/and/want/just/need/urge/"
     "urges/about/thinking/go) ..2 (self harm/harming/harmed | selfharm | selfharming | "
     "selfharmed | sh again | cutting again | cutting [@self] to | cutting every | "
     "cutting . | cut again | cut deep/deeper) !scars/scar/years/free/in/when/treatment/"
     "history/was"},
    {SENSE_HARM, FIRM, NULL,
     "(cut/cuts/cutting) ..1 (deeper/deep/worse/too_deep) ..2 (than/this/time/last/"
     "tonight/again/./and/every) | my (fresh/new) (cuts/scars/wounds) | (cuts/wounds) "
     "..2 (will not stop bleeding | keep bleeding | bleeding | stitches)"},
    {SENSE_HARM, FIRM, NULL,
     "(pain/hurting/cutting/blood/bleeding/burning/hurt/blade/harming) ..2 (only/one) "
     "..3 "
     "(thing/way/relief/helps/makes/calms/feel/control) | (only/one) ..2 (thing/way) ..4 "
     "(cutting/burning/bleeding/hurting_myself/hurt_myself/harm) | i deserve ..2 (pain/"
     "hurt/suffer/bleed/punished/punishment/die/scars/dead)"},
    {SENSE_HARM, FIRM, NULL,
     "(feel/feeling) ..1 (something/anything/real/alive) ..3 (cut/cutting/burn/burning/"
     "hurt_myself/hurting_myself/blade/razor) | (hitting/banging/bang/smash/smashing/"
     "slamming/slam/punching/hit) ..1 my (head | face | fists | hand) ..2 (wall/against/"
     "until/floor/because/when/again/to)"},
    {SENSE_HARM, FIRM, NULL,
     "(clean/free/without/stopped/months/days/weeks/years/streak) ..4 (relapsed | broke "
     "it | lost it | gave in | ruined | slipped) ..4 (cut/cutting/self/harm/blade/razor/"
     "tonight/again/last) | (relapsed/relapse/slipped/gave_in/caved) ..3 (cutting/self_"
     "harm/with_the_blade/and_cut/burning/harming/sh)"},
    {SENSE_HARM, FIRM, NULL,
     "i [still/sometimes/also/always/only/just/often/secretly] (cut/burn/bruise/starve/"
     "harm/hurt) (. | when | because | to (cope/feel/release/calm/punish/stop) | "
     "sometimes | again | every | at night | instead | too | so i | myself)"},
    {SENSE_HARM, FIRM, NULL,
     "(@limb) ..3 (barcode/shredded/striped/carved/full_of_cuts/covered_in_cuts/"
     "cut_up/sliced) | barcode ..2 (@limb) | (my/new/fresh/more) (cuts/scars/slashes/"
     "burns) (on/are/again/today/tonight/all/up/deeper/hurt/sting) | (arm/arms/thighs/"
     "legs/wrist/wrists) ..4 (a mess | full) ..6 (stop/moved/again/cut*) | no (space/"
     "room) "
     "left ..3 (arm/arms/thighs/legs)"},
    {SENSE_HARM, FIRM, NULL,
     "(burned/burnt/burning/scratched/cutting/bleeding/blood/burns/burn/bruises/cuts/"
     "cut/wound/wounds/marks/press/pressing/hit/"
     "hurt/hurting) ..8 (did it myself | did it to myself | on purpose | to myself | "
     "myself) | (did/do/doing/done) it to @self | cut [@adv] (worse/deeper/more/harder) "
     "than | cut too (deep/far)"},
    {SENSE_HARM, FIRM, NULL,
     "(ride/riding/fight/fighting/resist/resisting/hold/holding/trying/surf/beat) ..3 "
     "(urge/urges/impulse) | ice cube* ..6 (knife/blade/razor/cut/cutting/urge) | "
     "(scissors/knife/blade/razor/razors/lighter/glass) ..4 (out already | out again | "
     "out . | ready | calling | waiting | to my skin | in my sock | phone case | again "
     "tonight) | the thing with the (lighter/blade/razor/knife/scissors)"},
    {SENSE_HARM, FIRM, NULL,
     "my (cutting/self_harm/selfharm/burning/self_harming/purging) ..3 (worse/back/"
     "started/control/again/more/every/is/got) | (purging/starving/burning/cutting) (and/"
     "or) (purging/starving/burning/cutting) [myself]"},
    {SENSE_ATTEMPT, SELF, NULL,
     "(tried/attempted/trying/try/attempt/attempting) {@aux} (kill ..1 @self | end ..1 "
     "(life/it/myself) | hang @self | drown @self | overdose | @suicide | take my [own] "
     "life | jump (off/in_front/from) | od . | die | shoot @self | suffocate @self | "
     "@kill @self)"},
    {SENSE_HARM, FIRM, NULL,
     "(need/want/have/deserve/urge/going/tempted) {@aux} (punish/hurt/harm/destroy/"
     "injure/cut/burn/bruise/ruin) {my/own/this} (@self/body/skin/flesh/arm/arms/wrist/"
     "wrists/legs/thighs/face/myself) | (want/need/crave/deserve) {@aux} (feel/be_in/"
     "feeling) {the/some/real/physical} pain (. | on | again | instead | so | because | "
     "to | outside) | feel the pain on"},
    {SENSE_HARM, FIRM, NULL,
     "my (wrist/wrists/arm/arms/thigh/thighs/cuts) ..2 (bleeding/bleed/open/slit/"
     "sliced) | (bleeding/slit) (wrist/wrists) | cuts ..3 (deep enough | deeper | not "
     "deep) | self harm* (thoughts/urges) !in/and/about | (thoughts/urge/urges) of (self "
     "harm* | hurting @self | cutting [@self] | harming)"},
    {SENSE_ATTEMPT, SELF, NULL,
     "i {just/have/had/almost/nearly} attempted (. | again | last night | yesterday | "
     "today | this (morning/week) | tonight | on) | survived ..3 (attempt/overdose/"
     "hanging/jump) ..4 (wish/regret/not/again/should) | (attempt/attempted) ..3 (last "
     "night | yesterday | today | this morning | again | hours ago | last week | this "
     "week)"},
    {SENSE_HARM, FIRM, NULL,
     "(fresh/new/more) (cuts/wounds/burns) | covered in ..1 (cuts/wounds) | (need/want/"
     "love/like) ..2 see ..1 (blood/myself_bleed) | blood everywhere"},
    {SENSE_HARM, FIRM, NULL,
     "(self harm/harming | selfharm | cutting | burning) ..1 (only/all) ..4 (thing/way/"
     "keeps/keeping/helps/sane/left/have)"},
    {SENSE_HARM, FIRM, NULL,
     "^ cutting (right_now/again/tonight/now/myself/deep) | (sh/selfharm/cutting/sh_ing) "
     "(urges/urge/thoughts/relapse) | (three/five/ten/@number/fresh/new/more) cuts ..3 "
     "(on/"
     "in/tonight/then/today/deep/was)"},
    {SENSE_ATTEMPT, FIRM, NULL,
     "jumped ..4 not high enough | (rope/belt/branch/knot/noose) ..2 (broke/snapped/"
     "slipped/gave) | tied it ..4 (neck/then/knocked/chair)"},
    {SENSE_HARM, FIRM, NULL,
     "i {@aux} sh (every/everyday/again/daily/before/after/when/at/in/most/still/to_cope) | (urge/"
     "urges/relapse/relapsed/want/tempted) {to/into/and/my/the} sh (. | again | so | tonight | now)"},
    {SENSE_HARM, FIRM, NULL,
     "(punished/harmed/injured/bruised/starved/burned/burnt/scalded) [@self] @self !on/"
     "while/"
     "by/cooking | (resist/resisting/tempted/fight) {by/the/to/that/my} (blade/razor/"
     "knife/"
     "scissors/lighter)"},
};

struct cue_table speak_of_harm(void)
{
    return (struct cue_table){HARMS, COUNT_OF(HARMS)};
}
