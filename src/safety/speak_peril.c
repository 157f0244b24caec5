/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/*
 * A body in danger for another cause than a drug, or by what somebody does: a sense or a
 * side that fails, a crash, the cold, water, gas; attacked now; out of their mind where it
 * kills. A row may name the need whose text is said (cues.h).
 */
#define FIRM      CUE_FIRM
#define OTHER     CUE_FIRM | CUE_OTHER | CUE_NEGATED | CUE_PERSON
#define PERSON    CUE_FIRM | CUE_PERSON
#define VIOLENCE  (TRIAGE_NEED_VIOLENCE << CUE_CLASS_SHIFT)
#define PSYCHOSIS (TRIAGE_NEED_PSYCHOSIS << CUE_CLASS_SHIFT)

#define THEY "(he/she/they/@kin/husband/stepdad/intruder/burglar/somebody/someone)"
#define SHAKES                                                                      \
    "(shake/shakes/shaking/shaky/tremor/tremors/twitching/twitchy/unsteady/wobbly/" \
    "staggering/slurring/slurred/slur/confused/walk_straight/stumbling)"
#define RUNS                                                                        \
    "(diarrhoea/diarrhea/runs/vomiting/vomited/vomit/puking/throwing_up/been_sick/" \
    "being_sick/threw_up/the_shits)"
#define VEHICLE  "(car/van/truck/lorry/bus/motorbike/bike/scooter/train/tram)"
#define SPIRITS  "(voice/voices/god/devil/demon/demons/angel/angels/spirits)"
#define WOUNDING "knife/knives/axe/gun/machete/hammer/hatchet/sword/shotgun/rifle/crowbar"

static const struct cue PERILS[] = {
    /* At the wheel */
    {SENSE_SIGN, FIRM | CUE_NEGATED, NULL,
     "(driving/behind_the_wheel/at_the_wheel/motorway/freeway/in_the_car_now) ..6 (double/doubled/"
     "blurred/blurry/spinning/swerving/not_see | passed out | blacked out) | (double/doubled/swerving/"
     "not_see_straight | passed out | blacked out) ..4 (driving/behind_the_wheel/at_the_wheel/motorway/"
     "freeway)"},
    /* Cried out */
    {SENSE_SIGN, FIRM | CUE_NEGATED, NULL,
     "(oh/omg/god/help) ..1 (seizure/seizing/fitting/convulsing/unconscious | a (seizure/fit)) ..2 "
     "(my/our/he/she/him/her)"},
    /* Water that does not come */
    {SENSE_SIGN, FIRM | CUE_NEGATED, NULL,
     "(can/could) not {@aux/@adv/seem/to} (pee/wee/piss/urinate | pass (urine/water)) ..1 "
     "(at_all/since/anymore/any_more/and | for ..1 (hours/days/@number)) | not {@aux/@adv} "
     "(peed/weed/urinated/pissed | been able to (pee/wee/urinate/piss)) ..2 (since/all_day/"
     "@number/hours/days) | (no/not_a) (pee/wee/urine) ..3 (since/hours/all_day/yesterday)"},
    /* Too much lithium in the blood */
    {SENSE_SIGN, FIRM, NULL,
     "lithium ..8 " SHAKES " ..8 (" SHAKES " | " RUNS ") | lithium ..8 " RUNS
     " ..8 " SHAKES " | " SHAKES " ..8 (" RUNS " | " SHAKES ") ..10 lithium | " RUNS
     " ..8 " SHAKES " ..10 lithium"},
    /* Eyes, speech, a side, consciousness */
    {SENSE_SIGN, FIRM, NULL,
     "(sight/vision/eyesight) {@aux/@adv/has/in/of} (went/gone/lost/vanished/disappeared) ..3 "
     "(eye/eyes/suddenly/completely/side) | (lost/losing/loses) ..2 (sight/vision/eyesight) "
     "..3 (eye/side/suddenly/completely) | suddenly {@be/went/gone/totally} blind | (blind/black) "
     "in (one/my/his/her/the) ..1 eye | not see ..2 (out_of/with/from) ..2 eye | (curtain/"
     "shadow) ..4 (over/across) ..1 (eye/vision)"},
    {SENSE_SIGN, PERSON, NULL,
     "(blacked/passed/blacking/passing/fainted/fainting/collapsed) [out] ..2 (twice/again/"
     "repeatedly/@number_times) ..6 (hour/today/tonight/now/morning/evening/minutes/row/ambulance/"
     "hurt/hurts/heart/head) | (heart/palpitations/pulse/chest) ..6 (blacked/passed/fainted/"
     "collapsed) [out]"},
    {SENSE_SIGN, PERSON, NULL,
     "(stiff/rigid) ..1 as a (board/plank/statue/log/pole) ..8 (not/no/can_not/eyes/jaw) | "
     "(sats/spo2/saturation/saturations/desatting/desats/desaturating/desaturated) ..2 (40/45/50/55/"
     "60/65/68/70/72/75/78/80/82/84/85/86/87/88/89/low/dropping/falling/plummet*) | (doing/started/giving/start) "
     "(cpr | chest compressions | rescue breaths) !course/training/class"},
    {SENSE_SIGN, OTHER, NULL,
     "^ (passed/blacked/knocked/spaced) out ..10 (he/she/him/her/them) | (collapsed/fell/fallen/"
     "fainted/passed_out/lying/asleep) ..5 (balcony/snow/frost/cold/minus/outside/street/road/"
     "garden/rain/sun) ..6 (not/can_not/wake/lift/move/freezing/blue/shivering)"},
    {SENSE_SIGN, PERSON, NULL,
     "(under/beneath) [the] (water/bathwater) ..6 (not/found/pulled/minutes/breath*) | face down "
     "..3 (bath/tub/pool/water/pillow/puddle/sea/lake/river) | (nearly/almost) drowned ..6 "
     "(cough*/breath*/blue/water) | (carbon monoxide | monoxide alarm) ..8 (headache/dizzy/sick/"
     "sleepy/faint/beeping/going_off/weak)"},
    {SENSE_SIGN, PERSON, NULL,
     "(crashed/crash/rolled/flipped/overturned/skidded/swerved | drove ..2 (off/into)) ..8 "
     "(trapped/stuck/bleeding/petrol/smoke/unconscious/upside_down/pinned/flames/fire/not_move/"
     "not_get_out/side_i/hurt_bad) | (petrol/smoke/flames) ..8 (can_not/not) (get_out/open) | (hit/"
     "knocked_down/run_over) by a " VEHICLE
     " ..6 (bleeding/not/now/leg/blood/unconscious) | car {@be} "
     "(on (it_is/its) (roof/side) | upside down | on fire)"},
    {SENSE_SIGN, PERSON, NULL,
     "(fell/fallen/falls/jumped) ..3 (window/balcony/roof/stairs/ladder/bridge/storey/floor) ..8 "
     "(not/blood/bleeding/head/unconscious/neck/broken/bone/move) | (stabbed/shot) ..2 (in/me/him/"
     "her/myself) ..6 (blood/bleeding/stomach/chest/leg/help/ambulance) | (pregnant/weeks_along) ..6 "
     "(bleeding/gush*) | (electrocuted/electric_shock) ..6 (not/heart/burn*/breath*/floor)"},
    /* Attacked, or about to be */
    {SENSE_SIGN, PERSON | VIOLENCE, NULL,
     THEY
     " ..4 (has/holding/got/grabbed/waving/swinging/pointing/with) {a/the/his/her/my/kitchen/big} (" WOUNDING
     ") ..8 (me/us/we/locked/hiding/kids/kill/door/hurt/threatening/going/screaming/outside/neck/help) | "
     "(locked/barricaded/hiding/hid/trapped) ..4 (bathroom/toilet/bedroom/closet/wardrobe/"
     "cupboard/room/shed/cellar) ..8 (he/she/they/him/her/dad/husband) ..4 (outside/kicking/"
     "banging/breaking/door/angry/drunk/kill/knife/gun/beat/hit/come/coming) | (banging/kicking/"
     "breaking/smashing) ..3 (door/window) ..6 (kill/scared/hurt/police/help)"},
    {SENSE_SIGN, PERSON | VIOLENCE, NULL,
     THEY
     " {@aux/@adv/@be/on/k/ket/ketamine} (strangling/choking/stabbing/attacking) (me/us/her/"
     "him/my) !with/out/at | (he/she) {@aux} (hurting/beating/hitting/raping) (me/us/my_mum/"
     "my_mom/my_sister/her) (right_now/now/and_i_can_not/as_i) | help ..2 (he/she) {@be} (going "
     "to) (kill/beat/hurt/stab) (me/us)"},
    {SENSE_SIGN, PERSON | VIOLENCE, NULL,
     THEY
     " {@aux/@adv/just} (came/comes/coming/went/goes/going) (at/for/after) (me/us/her/him/my_mum/my_mom/my_sister/"
     "my_brother) with {a/the/his/her/big/kitchen/bread/broken} (" WOUNDING
     "/bat/brick/bottle/pipe/scissors/screwdriver) | (put/puts/pressed/pressing/holding/held) {a/the/"
     "her/his} (pillow/cushion/blanket/hand) (on/over/onto) {the/my/our/her/his} (baby/babys/newborn/"
     "toddler/daughter/son/child/kid) ..1 (face/mouth/nose/head)"},
    {SENSE_SIGN, FIRM | CUE_NEGATED | VIOLENCE, NULL,
     THEY
     " ..2 (outside/downstairs/at_my_door/at_the_door/in_the_garden/in_the_hall/on_the_stairs) "
     "with {a/the/his/her/big/broken} (" WOUNDING
     "/bat/brick/bottle/pipe) | (pouring/poured/splashing/"
     "throwing) {the/some/his/her} (petrol/gasoline/lighter_fluid/paraffin) ..4 (hall/door/house/room/"
     "floor/carpet/me/us/himself/herself/stairs/flat/bed/car) | " THEY
     " ..4 (kill/shoot/stab/murder) (us/"
     "everyone/everybody/the_kids/us_all/me_and_the_kids/them_all) ..1 (all/tonight/now/today/when) | not let "
     "(me/us) (leave/out/go) ..6 (hitting/beating/kicking/punching/choking/hurting) (me/us) | "
     "(hitting/beating/kicking/punching/choking/hurting) (me/us) ..4 not let (me/us) (leave/out/go) | "
     "(has/got/puts/is_putting) (his/her) hands (round/around) my (neck/throat) !on/last/once/when/"
     "yesterday"},
    {SENSE_SIGN, PERSON | VIOLENCE, NULL,
     THEY
     " {@aux/@adv} (choked/strangled/throttled) (me/her/my_mum/my_mom) ..4 (passed_out/blacked_out/"
     "went_black/unconscious/last_night/today/tonight/this_morning/not_breathe) | " THEY
     " ..2 (hits/hit/"
     "hitting/beats/beating/punches/punching/kicks/kicking) (me/us/her/my_mum/my_mom/the_kids) ..10 not "
     "{@aux} (stop/stopping/stopped) !until/me/loving"},
    /* Out of their mind where it kills */
    {SENSE_SIGN, FIRM | CUE_NEGATED | CUE_CERTAIN | PSYCHOSIS, NULL,
     SPIRITS
     " {@aux/@adv/@be} (want/wants/demand/demands/demanding/crave) [my/a/his/her] (blood/sacrifice/"
     "soul | (me/him/her/us) dead) | " SPIRITS
     " {@aux/@adv/@be/keep/keeps} (say/says/said/saying/insist/"
     "insists/whisper/whispers/whispering/decided/tell_me/tells_me/telling_me/told_me) ..1 (my/the/our) "
     "(kids/kid/baby/children/son/daughter/wife/husband/mum/mom/family/boys/girls) {@aux} (go first | go "
     ". | die | burn | be (sacrificed/cleansed/punished))"},
    {SENSE_PLAN, FIRM | CUE_NEGATED | CUE_CERTAIN, NULL,
     SPIRITS
     " {@aux/@adv/@be/keep/keeps} (tell/tells/telling/told/say/says/saying/whisper/whispers/"
     "whispering/insist/insists) {me/that/i/am/it/is} (chosen to (die/go) | to die | my turn (to "
     "(die/go) | tonight | now | .)) | not {@aux} know how (long/much_longer) i can (say no (. | to "
     "(them/it/him/her)) | (resist/fight) (them/it) . | ignore them | (stop/stop_holding) myself)"},
    {SENSE_SIGN, OTHER | PSYCHOSIS, NULL,
     "(convinced/believes/thinks/paranoid/swears) ..5 (poison/poisons/poisoning/poisoned/spying/"
     "watching/following/after/bugged) ..6 (" WOUNDING
     ") ..1 (under/by/with/next/beside/ready/on/in) "
     "..1 (pillow/bed/mattress/door/him/her/hand/pocket/sleeve/bag)"},
    {SENSE_SIGN, FIRM | CUE_NEGATED | PSYCHOSIS, NULL,
     "(telly/tv/television/radio/god/devil/demon/demons/angel/angels/voice/voices/phone) {@aux/@be/@adv/"
     "keep/keeps} (telling/tells/tell/told/ordering/orders/commanding/commands/wants/want) (me/him/her/@kin) to "
     "(burn/kill/hurt/stab/attack/drown/jump/smash/strangle/harm/set_fire/walk_into) !myself/me"},
    {SENSE_SIGN, OTHER | PSYCHOSIS, NULL,
     THEY
     " ..5 (barricaded/locked) (himself/herself/themselves/themself) ..6 (" WOUNDING
     "/gas/"
     "petrol/fire/kids/baby) | " THEY
     " ..4 (walking/running/wandering/standing/lying/dancing/"
     "sitting) ..2 (motorway/highway/freeway/traffic/railway/rails/tracks/ledge/roof/windowsill/"
     "middle_of_the_road/dual_carriageway) !song/game | " THEY
     " {@aux/@adv/@be/thinks/says/"
     "convinced/believes/sure/can/to} fly ..6 (roof/window/balcony/ledge/bridge/climb*)"},
};

struct cue_table speak_of_peril(void)
{
    return (struct cue_table){PERILS, COUNT_OF(PERILS)};
}
