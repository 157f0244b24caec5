/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/*
 * A body in danger: a part of it and its state, somebody who does not do what the living
 * do, somebody who took more than they should. Whether anybody asks in general, and who
 * it is about, is judged by the rules.
 */
#define FIRM   CUE_FIRM
#define OTHER  CUE_FIRM | CUE_OTHER | CUE_NEGATED
#define PERSON CUE_FIRM | CUE_PERSON

static const struct cue BODIES[] = {
    /* Cannot be woken, does not answer */
    {SENSE_SIGN, OTHER | CUE_PLAIN | CUE_PERSON, NULL,
     "(can/could/will/would/does/do/is/are/has/have/did/just/still/wont) not {@aux} "
     "(wake/wakes/waking/woken/woke/rouse/roused/rousing/arouse/revive/revived) [@him/up/"
     "my/the] !until/before/at/to/when/early/for | (unable | impossible | hard | "
     "hardly | "
     "barely | struggling | difficult | can not | nothing | tried everything | trying) "
     "{to/"
     "get/even/really/i/can/could/is/to/be/able/we/keep} (wake/waking/rouse/rousing/"
     "revive) (@him | @him up | my | up | the)"},
    {SENSE_SIGN, OTHER | CUE_PERSON, NULL,
     "(shook/shaking/shake/slapped/slapping/slap/shouted/shouting/yelled/yelling/"
     "screamed/"
     "screaming/pinched/pinching/poured/calling/called/poked/tapping/nudged/nudging/"
     "pinch) ..6 (nothing | no response | no reaction | not respond/responding | does "
     "not "
     "(wake/respond/react/move) | no answer | will not (wake/respond/react/move) | not "
     "(moving/waking/reacting))"},
    {SENSE_SIGN, OTHER | CUE_PLAIN | CUE_PERSON, NULL,
     "(@kin/he/she/they/him/her/them/someone/somebody/guy/girl/body/eyes) ..5 not {@aux} "
     "(@respond/responsive/conscious/@breathe/breathing/moving/reacting/waking/alert/"
     "talking/blinking) !to/it/about/house/forward/much"},
    {SENSE_SIGN, OTHER | CUE_PERSON, NULL,
     "^ not (@respond/responsive/conscious/breathing/moving/reacting/waking) | (does/do/"
     "did/will/is/are) not ..1 (respond/responding/answer/answering/react/reacting) to "
     "(@his name | pain | touch | "
     "me | anything | voice | my voice | light | us | shaking | sound)"},
    {SENSE_SIGN, PERSON | CUE_OTHER, NULL,
     "(@kin/he/she/they/him/her/them/someone/somebody) ..5 (@limp !bizkit/bisquit | "
     "unconscious | out cold | out of it completely | passed out | blacked out | "
     "comatose "
     "| in a coma | knocked out | lifeless | like a rag doll | like a ragdoll | dead "
     "weight | foaming | frothing | convuls* | seizing | seizure* | having a fit | "
     "having "
     "a stroke | turning blue | cold to the touch)"},
    {SENSE_SIGN, PERSON | CUE_OTHER, NULL,
     "(@kin/he/she/they/him/her/them) ..4 (collapsed/fainted/slumped/keeled/dropped/"
     "fell/fallen/lying/laying/flopped/crumpled | found !out/my/it) ..4 (@ground | unconscious | limp "
     "| motionless | down | over | out | not | and) ..2"},
    {SENSE_SIGN, PERSON, NULL,
     "(eyes) ..3 (rolled/rolling/roll/rolls) [up] [back/into/in/behind/to/up] | (eyes) "
     "..2 "
     "(glassy/fixed/glazed/open) ..3 (not/nothing/nobody/no) | (just/only/keeps) ..1 "
     "(stares/staring/stare) ..3 (nothing/not/blank/blankly/wall/ceiling/responding/"
     "space/no) | pupils ..3 (pinpoint/pin/tiny/dots/pinpoints/pinprick*)"},
    {SENSE_SIGN, PERSON, NULL,
     "(keep/keeps/kept/just/is/are/am/has/have/almost/nearly/about/feel/going/starting) "
     "{@aux} (passing out | passed out | blacking out | blacked out | losing "
     "consciousness | lost consciousness | nodding off and | slipping away | slipping in "
     "and out | drifting in and out | going in and out | in and out of | fading in and "
     "out | going limp | gone limp | went limp) !like"},
    {SENSE_SIGN, PERSON | CUE_OTHER, NULL,
     "(hard | harder | difficult | impossible) to (wake/rouse) | (so | too | very | "
     "extremely | really) (drowsy/sleepy/groggy) ..3 (not/can_not/barely/hardly/wake/"
     "breathing)"},
    {SENSE_SIGN, OTHER | CUE_PERSON, NULL,
     "(bring/bringing/get/getting/brought) (him/her/them/me/my ..1) (round/around/to "
     ". | to come/back) | ^ (not/will_not/wont/can_not) (waking/wake/breathing/"
     "responding/moving/respond/stir/move) | not {@aux} (stir/stirring/rouse) | (chin/"
     "head) ..3 (on/onto/dropping/drops/drop/falls/lolling/rolling/hanging) ..2 "
     "(chest/back/forward/side) | (slid/sliding/slipped/slumped/slumping) ..2 (down/"
     "over/off) ..3 (chair/sofa/bed/seat/wall/settee/floor)"},
    {SENSE_SIGN, OTHER | CUE_PERSON, NULL,
     "whites of ..1 eyes | eyes ..3 (white/whites/back_in) | pinned (eyes/pupils) | "
     "(rag doll | ragdoll) | (dead/lifeless) (eyes/body/arm) | (he/she/they/@near) ..2 "
     "not (know/"
     "recogni*) (us | me | his own | her own | where | anyone | who) | (talking/"
     "speaking/said/saying/came_out/talks) ..3 (gibberish/nonsense/slurred/garbled)"},
    /* Asked, and of somebody who lies there */
    {SENSE_SIGN, OTHER, NULL,
     "(how/what) ..2 (i/we) ..1 (get/bring/make/keep/to) {get/make/keep/bring} "
     "(@him | my (mate/friend/brother/sister/son/daughter/husband/wife/boyfriend/girlfriend/"
     "partner/mum/mom/dad/kid)) {to} (breathing !exercises/slower/better/through | "
     "breathe !slower/deep/deeply/through/slow/better/calmly | round !to/the/for/here/my/his | "
     "awake !during/while/in/for | conscious)"},
    {SENSE_SIGN, OTHER, NULL,
     "(need/call/ring/phone/get) {a/an/the/for/me} (ambulance/999/911/112/paramedics/paramedic) ..2 "
     "(if/because/when/since/as) ..2 (he/she/they/mate/friend/brother/sister/son/daughter/husband/"
     "wife/boyfriend/girlfriend/partner/mum/mom/dad) ..1 (keeps/keep/is/are/has/just/will/does/do/"
     "can/passed) ..1 (passing/fitting/shaking/jerking/seizing/grey/blue/limp/unconscious/"
     "not_wake/not_answer/not_respond/not_breathe/out/slumped/foaming/choking)"},
    {SENSE_SIGN, FIRM | CUE_NEGATED, NULL,
     "(fit/seizure/convulsion/convulsions/seizures) ..1 (not stop | not stopping | keeps going | "
     "goes on and on | does not end)"},
    {SENSE_SIGN, FIRM, NULL,
     "(somebody/someone/person/guy/girl/man/woman/lad) ..2 (turns/turned/turning/goes/going/gone/"
     "went) {@adv/all} @blue ..8 (right_now/asking_for_now/next_to_me/in_front_of_me)"},
    /* Breathing */
    {SENSE_SIGN, FIRM | CUE_NEGATED, NULL,
     "(breathing/breath/breaths/breathe/breathes/respirations) {@aux} [@adv] [@be/gets/"
     "got/getting/sounds/went/going/gone/keeps/has/every] {@adv/gotten/become} "
     "@badbreath "
     "!through/exercise/technique/exercises"},
    {SENSE_SIGN, FIRM, NULL,
     "(shallow/slow/slowed/noisy/raspy/rattling/gurgling/laboured/labored/irregular/"
     "ragged/wheezy/agonal/snoring/weird/strange/stopped/stops/barely/hardly/scarcely/"
     "trouble/difficulty/difficult/hard/struggling/struggles/struggle/fighting/gasping/"
     "unable/tough/harder/problems/problem/issues/short/shortness/impossible/painful) "
     "[to/for/of/with] [catch/get/my/enough/any] (breathe/breathing/breath/breaths/air)"},
    {SENSE_SIGN, FIRM | CUE_NEGATED, NULL,
     "(can/could/will/does/do/is/are/am/was) not {@aux} [get/catch/take/draw] [my/his/"
     "her/a/any/enough/full/deep/in/proper/single] {@adv/enough/deep/full} (breathe/"
     "breathing/breath/breaths/breathin/air [in]) !of/fresh | no longer breathing | "
     "(lungs/chest/throat) ..3 (not work/working | shut/shutting down | stopped | closed/"
     "closing | giving up | filling | collapsed | paralysed/paralyzed | will not (fill/"
     "open/work/move)) | forget/forgetting/forgets/forgot to breathe | stop/stops/"
     "stopped/stopping breathing | (can not | not) get any air"},
    {SENSE_SIGN, PERSON, NULL,
     "(making/makes/made/there_is/hear/snoring/snores) ..3 (gurgling/gurgle/choking/"
     "rattling/snoring/gasping/rasping/strangled/death_rattle) ..3 (noise/noises/"
     "sound/sounds/loudly/loud/weird/deep/not/strange/but) | (breath/breathing/breaths/breathes) ..2 in gasps | (gasping/fighting/"
     "struggling) for (air/breath/breaths/oxygen) | (long/big) (gaps/pauses/pause) "
     "..2 (breath/breaths/breathing) | (breath/breaths) (a | per | every) (minute/min/"
     "@number)"},
    {SENSE_SIGN, PERSON, NULL,
     "(choking/choked/choke/drowning/suffocating/asphyxiating/aspirat*) ..2 (on ..2 "
     "(vomit/"
     "puke/sick/tongue/spit/blood/food/it/something) | in ..1 (vomit/puke/sick) | right "
     "now | help) | (vomiting/puking/throwing/threw/vomited/puked) ..5 (asleep/sleep/"
     "unconscious/sleeping/passed_out/drowsy/back/out_cold/can_not_sit/blood)"},
    /* Blue, cold, stopped */
    {SENSE_SIGN, FIRM, NULL,
     "@face ..4 @blue !today/polish/nails/paint/lipstick/from/varnish | @blue (lips | "
     "fingernails | fingertips | around the (mouth | lips) | in the face | lip)"},
    {SENSE_SIGN, PERSON | CUE_PLAIN, NULL,
     "(@kin/he/she/they/him/her/has/have) ..3 (gone/going/goes/went/turned/turning/turns/"
     "looks/looking/is/are/got/getting) [@adv/a/bit/kinda/really] [all] @blue !to/hair/"
     "in/screen/eyed/eyes/today/team/with/about"},
    {SENSE_SIGN, PERSON, NULL,
     "(cold/icy/freezing) ..2 (clammy/sweaty/blue/grey/pale/limp) | (clammy) ..2 (pale/"
     "grey/gray/cold/blue) | (no/weak/faint/without/lost/barely/hardly/find/feel) {a/any/"
     "@his/can/not/can_not/hardly} pulse | pulse ..3 (weak/faint/gone/racing/slow/weird/"
     "stopped/low/all_over/irregular)"},
    {SENSE_SIGN, FIRM, NULL,
     "(my/his/her/their/the) heart ..3 (stopped/stopping/stop/giving_out/failing/"
     "fluttering/irregular/skipping/skips/exploding/explode/burst/pounding_out/jumping/"
     "crushing/seizing | going to (stop | explode | burst | give out) | 160/170/180/"
     "190/200 | "
     "out of my chest | out of rhythm) !when"},
    {SENSE_SIGN, FIRM | CUE_DRUG, NULL,
     "(heart/pulse/heartbeat) ..3 (weird/crazy/wild/funny/beating_out/beating_so/"
     "beating_too/all_over/not_right/wrong/like_crazy) | (heart rate | pulse | hr | "
     "bpm) ..3 (1/2/150/160/170/180/190/200/35/30/40 | @many)"},
    {SENSE_SIGN, PERSON, NULL,
     "(his/her/their/my/the) (hands/feet/skin/body/fingers/arms/legs) ..2 (freezing/icy/"
     "cold/clammy/limp) | (grey/gray/pale/white/blue/clammy) and (sweaty/sweating/cold/"
     "clammy/limp/freezing/shaking/not) | (sweaty/cold/sweating) and (grey/gray/pale/"
     "clammy/blue) | (shade of | turned | going | gone) {a/all/kind/of/sort/bit/that} "
     "(violet/purple/blue/bluish/grey/gray)"},
    {SENSE_SIGN, PERSON, NULL,
     "(breathing/breathes/breath/breaths/rr/respirations/resps) ..4 (times | every | "
     "once "
     "| @number) ..3 (minute/min/secs/seconds/sec/shallow) | (rr/resps) [of/at/"
     "is/down/to] @number | (gasp/gasps/snore/snores/snoring/breath/breathing) ..4 "
     "(underwater | under water | drowning | like a fish | stops then | then stops | "
     "then nothing | in between)"},
    {SENSE_SIGN, PERSON, NULL,
     "(sounds/sounding/sound) ..4 (drowning/choking/strangl*/suffocating) | (stop/stops/"
     "pause/pauses) for (air/breath) ..3 (word/words/step/sentence) | not finish ..2 "
     "sentence | (remember/remind/reminding/telling/forcing/manually/have) ..3 to "
     "breathe !through | lungs ..4 (forgot/forget/work/shut/stop*/not)"},
    {SENSE_SIGN, PERSON, NULL,
     "(hot/boiling/burning/baking/overheat*/fever) ..6 (not know | does not know | "
     "gibberish | shouting | confused | fights | fighting | raving | nonsense | not "
     "sweating | touch and | aggressive | delirious | seeing things | own name | four of "
     "us | still)"},
    /* Chest, head, sides */
    {SENSE_SIGN, FIRM, NULL,
     "(my/his/her/their/the) @part ..4 @painful !infection/physio/press/day/workout/"
     "medicine | @part @painful (now/right/since/after/and/for/help/rn/again/@number/"
     "started/radiating/going/spreading/.) | @painful {@adv/in/on/across/of/through/"
     "around/all/over/is/pain/like/to} (my/his/her/their) (chest/heart/ribs/left_arm/"
     "left_"
     "side/jaw)"},
    {SENSE_SIGN, PERSON, NULL,
     "(have/has/having/got/getting/had/with/bad/sharp/sudden/severe/crushing/these/this/"
     "feel/feeling/feels/weird/some/intense/constant) {a/some/really/bad/sharp/severe/"
     "this/these/@adv/awful/sudden/crushing} chest (pain/pains/pressure/tightness/"
     "pressing)"},
    {SENSE_SIGN, FIRM, NULL,
     "(elephant/weight/brick/bricks/someone/something/vice/vise/band/ton/truck/boulder/"
     "anvil/stone/concrete) ..3 (sitting/standing/crushing/pressing/squeezing/on/around/"
     "sits/parked) ..2 (my/his/her) (chest/ribs/heart) | (pain/numb/numbness/tingling/"
     "ache/shooting/aching) ..4 (down/in/into/through/up) ..2 (left arm | left side | "
     "jaw | left shoulder)"},
    {SENSE_SIGN, PERSON, NULL,
     "(having/has/like/is/am/just_had/think_had) {a/an/mini/another/i/am/my/some/kind/"
     "of} (heart attack | stroke | seizure* | cardiac | allergic reaction | anaphyla* "
     "| aneurysm | fit !of/about/with/over/in)"},
    {SENSE_SIGN, PERSON, NULL,
     "(face/mouth/side/smile/eyelid/half) ..4 (droop/drooping/drooped/droops/numb/"
     "slack/paralysed/paralyzed/sagging/lopsided/dropped/weak/dead) | (slurring/slurred/"
     "slurs) ..4 | speech ..2 (slurred/slurring/gone/garbled/weird/slow) | (can/could) "
     "not {@aux} (feel/move/lift/raise/use) ..2 (arm/arms/leg/legs/face/side/hand/hands/"
     "body/anything/half/limbs) !good/from/tired/after/wait"},
    {SENSE_SIGN, FIRM, NULL,
     "(worst/sudden/thunderclap/blinding/exploding/unbearable) ..1 (headache/migraine/"
     "head) ..3 (life/ever/had/now/vision/neck/blood/came/out/suddenly) | (throat/tongue/"
     "face/lips) ..3 (closing/swelling/swollen/swelled/closed/puffing/ballooning/"
     "swells/tightening)"},
    {SENSE_SIGN, FIRM | CUE_DRUG, NULL,
     "(lost/losing/loss/can_not_see/vision/eyesight/sight) ..3 (vision/sight/gone/"
     "black/going/blurred/double/feeling) ..3 | (can/could) not {@aux} (stay awake | "
     "keep my eyes open | see | stand/stand up | stay conscious | walk | sit up | "
     "think straight | focus my eyes | speak | talk | swallow) !eye/how/why/myself | "
     "(shaking/twitching/trembling/jerking/sweating/burning) ..2 (uncontrollably/"
     "nonstop/violently/non_stop/all_over/buckets/up)"},
    {SENSE_SIGN, PERSON, NULL,
     "(@kin/he/she/they/him/her/them/body/i/am/arms/legs/started/keeps) ..3 "
     "(shaking/jerking/twitching/thrashing/spasming/convulsing/seizing/fitting) ..2 "
     "(uncontrollably/violently/badly/all_over/on_the/and/like/not/but/can_not/"
     "everywhere/"
     "nonstop)"},
    {SENSE_SIGN, PERSON, NULL,
     "(foam/foaming/froth/frothing/blood/bubbles/drool/drooling/spit) ..3 (mouth/lips/"
     "nose) | (bleeding) ..2 (nose/ears/mouth/heavily/badly/out/lots/everywhere/will_not_"
     "stop/from_his/from_her)"},
    {SENSE_SIGN, FIRM | CUE_DRUG, NULL,
     "(i/we/am) ..2 (think/feel/going/gonna/might) ..3 (dying | going to die | about to "
     "die | heart is going to stop | about to pass out | going to pass out | about to "
     "faint | gonna die | overdosing | od)"},
    {SENSE_SIGN, PERSON | CUE_DRUG, NULL,
     "(fever/temperature/temp/burning_up/overheating/boiling) ..5 (agitated/aggressive/"
     "confused/delirious/shaking/rigid/40/41/42/104/105/106/raving/fighting/screaming/"
     "hallucinating)"},
    {SENSE_SIGN, FIRM, NULL,
     "(pressure/squeezing/tightness/pain/stabbing/crushing/burning/tearing/weight/ache/"
     "heaviness) ..5 (in/across/on/around/of/between/under) ..4 (chest/heart/ribs/"
     "breastbone/sternum/shoulder_blades/rib_cage/breast) !infection | (chest/ribs) ..3 "
     "(vice/vise/elephant/clamp) | (says/feels/feel/like) ..5 (elephant/weight) ..2 (sat/"
     "sitting/on)"},
    {SENSE_SIGN, FIRM | CUE_PERSON, NULL,
     "(everything/vision/room/edges/world/sight/it_all/all) ..4 (going/goes/gone/went/"
     "turning/getting/fading) ..1 (black/dark/grey/gray/white/blurry/dim) | (i/he/she/"
     "is/am) {@aux} going under !the/a/knife/anaesthetic/anesthesia/for/tomorrow | "
     "(barely/hardly/not) {@aux} keep (my/his/her/their) eyes open | legs ..3 "
     "(not_carry/not_hold/gave_way/give_way/buckl*/not_work/gone) | (keep/keeps) ..3 "
     "(on the floor | fainting | falling over | passing out | collapsing)"},
    {SENSE_SIGN, FIRM, NULL,
     "(blood/bleeding) ..5 (not_stopping/not_stop/everywhere/so_much/too_much/lots/"
     "pouring/gushing/pumping/will not stop) | (so/too) much blood !pressure/sugar/"
     "test/thinner | (cut/cuts/wound) too deep ..6"},
    {SENSE_SIGN, PERSON, NULL,
     "(face/mouth/lip/half/side) ..5 (hangs/hanging/odd/crooked/one_side/down_on/"
     "not_moving/numb) ..2 | (mixing/mixes/mixed/jumbling) up ..1 words | (arm/leg) "
     "..2 (hanging/limp/dead/useless/gone_numb/went_numb) | (not/can_not/lost) ..4 "
     "(see ..3 out of | see (properly/straight/anything) | talk properly | speak "
     "properly) | head ..3 (splitting/exploding/gunshot/burst) | headache like a"},
    {SENSE_SIGN, CUE_FIRM | CUE_DRUG, NULL,
     "(can/could/will/do) not {@aux} (stay awake | stop (being sick | vomiting | "
     "throwing up | shaking | puking | twitching) | (feel/move) my (feet/hands/face/"
     "legs/arms/body)) | been sick @many times | nodding [off/out] ..4 (alone/opioid*/"
     "oxy*/help/by/and/now) | double dosed | scared to (sleep | fall asleep | close "
     "my eyes) | heart rate ..2 @many"},
    {SENSE_INTAKE, CUE_FIRM | CUE_PERSON | CUE_PLAIN, NULL,
     "(took/taken/swallowed/downed/drank/drunk/eaten/ate/necked/had/injected) {just/"
     "already/i/have/of/a/it/up} (them all | all of (them/it/those/these) | the lot | it "
     "all (at/now/./and) | every last | every one of | the whole lot | what i had been | "
     "what i (was/had) (saving/keeping)) !on/photos/pictures"},
    {SENSE_INTAKE, CUE_FIRM | CUE_PERSON | CUE_PLAIN, NULL,
     "(i/ive) {@aux} (swallowed) (them/it/the/those/my/these) | (already/just) swallowed "
     "| (they/pills) {@aux} [already] swallowed | (swallowed/took/taken/drank/injected) "
     "..8 (and changed my mind | i changed my mind | regret it | do not want to die | "
     "want to live | so frightened | i am scared now | sleepy now)"},
    {SENSE_INTAKE, CUE_FIRM | CUE_PERSON, NULL,
     "(took/taken/did/done/had/used/swallowed/injected) {way/a/lot/far/bit/much/rather/"
     "quite} more than (i meant | intended | i should | planned | the label | usual) "
     "..10 "
     "(@unwell | black | dark | not | heart | legs | chest | breathing | help | going)"},
    /* Took too much */
    {SENSE_INTAKE, PERSON | CUE_PLAIN, NULL,
     "@took {@aux/my/his/her/their/the/our} (all | every single | the whole | a whole |"
     " whole | the entire | an "
     "entire | entire | the full | a full | the rest | what was left | everything | a "
     "bunch | loads | a load | tons | a ton | shitload | heaps | a lot | lots | way more "
     "| far more | a handful | handfuls | a fistful | a bottle | two bottles | a box | a "
     "pack) {of/the/my/his/her/their/these/those/a/this/them/our/at/whole/entire/in/left/"
     "weeks/week/month/months/worth/days/s} (@pill | @drug | bottle/box/pack/packet/bag/"
     "blister/strip/sheet/stash/vial/jar/cabinet/supply/prescription/script/bottles)"},
    {SENSE_INTAKE, PERSON | CUE_PLAIN, NULL,
     "(took/taken/swallowed/had/did/done/snorted/injected/ate/eaten/drank/downed/"
     "popped/necked/ingested/consumed/dropped/taking) {@aux/about/around/like/maybe/"
     "over/nearly/at/least/some/roughly/another/his/her/my/up} @many {of/my/the/his/"
     "her/mg/extra/more/those/these/whole/sleeping/about/different/strong/full} (pill/"
     "pills/tablet/tablets/tabs/capsules/caps/lozenges/troches/paracetamol/tylenol/"
     "xanax/benzos/painkillers/sprays/valium/bars/bags/vials/oxys/percs/doses/shots/"
     "bumps/grams/antidepressants/lines/meds/ibuprofen/aspirin/ambien/tramadol/"
     "codeine/morphine)"},
    {SENSE_INTAKE, FIRM, NULL,
     "@took {@aux/what/about/around/like/maybe/nearly/over} (double/triple/twice/"
     "quadruple/@number_times) {the/my/his/her/of/what} (dose/amount/normal/usual/"
     "prescribed/prescription/recommended) ..6 (@unwell | can not | help | heart | "
     "chest | "
     "blue | breathe | pass | awake | die)"},
    {SENSE_INTAKE, PERSON, NULL,
     "^ [help/i/think/we/he/she/please] (took/taken/swallowed) {@aux/way/far/to/2/too} (much/many) "
     "..6 @unwell"},
    {SENSE_INTAKE, FIRM | CUE_DRUG | CUE_PLAIN, NULL,
     "(@took/using/used/been) {@aux/way/far/waay/definitely/probably/accidentally/think/"
     "we/he/she/they/@drug/@pill/of/his/her/my/the} (too/2/waytoo) (much/many)"},
    {SENSE_INTAKE, FIRM | CUE_PLAIN, NULL,
     "(i | ive | we | he | she | they | @kin) {@aux/@adv/accidentally/probably/may/might/"
     "definitely/think/stupidly} (took/taken/swallowed/injected/snorted/drank/ate/"
     "ingested/downed/sniffed/consumed/dosed) {@aux/way/far/definitely/probably/of/it/"
     "his/her/my/stuff} (too much | too many | 2 much | far more than | way more than | "
     "so much | so many) !time/space/notice/coffee/sugar/notes/photos/pictures/work/care/"
     "screenshots/classes/screenshots"},
    {SENSE_INTAKE, PERSON | CUE_PLAIN, NULL,
     "(@kin/he/she/they/i/we/think/just/has/have/is/am/may/might/probably/maybe/someone) "
     "{@aux/@adv/accidentally/intentionally/deliberately} (overdosed/overdosing/od/oding/"
     "oded/overdose [now/help]) | (this | "
     "it | that) {@be/could/an/might/looks/like/feels/a} (overdose | od) !risk/death/"
     "potential/on | (overdose/od) (happening/in_progress/right_now/help/emergency)"},
    {SENSE_INTAKE, FIRM, NULL,
     "(gave/given/injected/administered/pushed/bolused/drew/dosed) ..4 (wrong (dose/drug/"
     "vial/syringe/amount) | ten times | 10 times | too much | double the | twice the | "
     "100 times) ..3"},
    {SENSE_MIX, CUE_DRUG, NULL,
     "(might/could/may/probably/maybe/must/think/was) ..2 (fentanyl/fent/heroin/nitazene*/laced/"
     "oxy/xylazine)"},
    {SENSE_SWALLOW, CUE_FIRM | CUE_CERTAIN, NULL,
     "^ (found/got_into/got_hold_of/got_at/climbed_up_to) ..1 (my/our/the) (lozenges/troches/pills/"
     "tablets/meds/medicine/patches/spray/lozenge/troche) ..2 and ..1 (ate/chewed/swallowed/licked/"
     "sucked/bit/had)"},
    {SENSE_MIX, CUE_DRUG, NULL,
     "(@took/mixed/mixing/mix/combined/on/with/after/plus/and/drinking/washed) {@aux/a/"
     "some/few/the/my/his/her/of/bit/couple/@number/lot/bottle/loads/glass/glasses} "
     "@sedative"},
    {SENSE_SWALLOW, CUE_FIRM, NULL,
     "(swallowed/ate/eaten/eating/chewed/chewing/licked/licking/licks/drank/drunk/sucked/"
     "sucking/ingested/gobbled/munched/nibbled/consumed/bit/bitten/gulped/snaffled/"
     "scoffed/stole/tasted/lapped/wolfed/digested/crunched/opened/emptied) | (got/gotten/"
     "gets/getting/get/getting) (into/hold/at/in/one/his/her/their/hands/some/my) | (in/"
     "into/inside) (his/her/their/its/the) (mouth/tummy/stomach/hand/hands/fist/crib/"
     "cot) "
     "| (found/took/taken/grabbed/"
     "picked/missing/given/gave/swallow/mistook) [up] (one/some/a/my/of/the/him/her/them/"
     "two/half/our/his) | had (one of | my | some of | half | a lick | mine | two of | "
     "the "
     "(last/lozenge))"},
    {SENSE_SIGN, FIRM, NULL,
     "^ heart stopped | heart ..6 (feel*/think/like) ..3 (dying/die/pass/passing/"
     "faint) | "
     "^ (unresponsive/unconscious/convulsing/seizing) [and/on/help/please/./after]"},
    {SENSE_INTAKE, CUE_FIRM | CUE_PERSON | CUE_PLAIN, NULL,
     "(swallowed/swallowing/took/taken/taking/downed/necked/drank) {a/lot/of/some/bunch/"
     "the/his/her/my/loads/all/handful/these/those} (@pill) ..4 (to (die/kill/end/"
     "sleep) | "
     "on purpose | in one go | at once | will not (tell/say) | and will not) | "
     "(@near/he/she/they) ..2 swallowed ..2 (@pill) | overdosed . | (i/we/he/she) ..3 "
     "taken an (overdose/od)"},
    {SENSE_SIGN, CUE_FIRM, NULL,
     "^ ..1 (crushing/severe/sharp/bad/intense) chest (pain/pains/pressure) | ^ no "
     "pulse | "
     "(breathing/breath/heart/heartbeat) {has/is/have/s/nearly/almost/now/just/"
     "basically} "
     "(stopped/stopping/failing/gone) !when"},
    {SENSE_SIGN, CUE_FIRM | CUE_DRUG, NULL,
     "(@took/dose/dosed) ..8 (can/could) not {@aux} (stand/walk/move/see/speak/"
     "stay_awake/"
     "get_up/swallow) | (@took) ..8 feel ..3 (dying | awful | terrible | really bad | "
     "horrible | faint)"},
    {SENSE_SIGN, CUE_FIRM | CUE_DRUG, NULL,
     "(blacked/passed/blacking/passing/fainted) [out] ..2 (since/after/twice/again/"
     "times) "
     "..4 (dose/k/ket/ketamine/spray/lozenge/troche/infusion/it)"},
    {SENSE_SIGN, CUE_FIRM | CUE_PERSON, NULL,
     "(holding/clutching/grabbing/gripping) (his/her/my/their) (chest/heart/throat/"
     "neck) | "
     "not get (him/her/them) (to_wake/up/awake/to_respond/to_answer) | not know if (he/"
     "she/"
     "they) ..2 (breathing/alive/dead) | (throat/throats/tongue) ..2 (closing/"
     "swelling) | "
     "breathing ..4 (stops_and/starts_and/stop_and) | (left_arm/one_side/half_my_face/"
     "half_my_body/half_her_face/half_his_face) ..2 (numb/weak/tingl*/dead/heavy) | (jaw/"
     "jaws) ..2 (locked/clenched) | mouth ..3 not make words"},
    {SENSE_INTAKE, CUE_FIRM | CUE_PERSON, NULL,
     "(took/swallowed/taken/downed) {all/of/the/my/em/them/just/those/these} (pills/"
     "tablets/"
     "meds/em) ..8 (tell/bye/goodbye/sorry/love/die/end/weird/scared/starting/warm/"
     "regret/"
     "sleepy/dizzy/tingly) | (took/swallowed/taken) all (of_em/em/the_pills) | i did "
     "it i "
     "(took/swallowed/cut/drank)"},
    {SENSE_EXTRA, CUE_FIRM, NULL,
     "(took/had/used/taken/given/drank) {my/about/i/accidentally} (two/three/double/"
     "twice/2/"
     "3/4/four) [of/my/the] (doses/dose/tablets/lozenges/sprays/troches/shots/pumps) ..4 "
     "(accident/accidentally/mistake/instead/error/wrong/early) | (accidentally) (took/"
     "had/"
     "used/taken) ..2 (two/three/double/twice/2/3/another/an_extra)"},
    {SENSE_SWALLOW, CUE_FIRM, NULL,
     "(powder/residue/foil/wrapper/crumbs) ..4 (mouth/lips/face/hands/fingers) | got "
     "in (my/"
     "the/our/his/her) | (playing/found/sitting/sucking) ..2 (with/on/at) ..3 (lozenge/"
     "troche/tin/patch/vial/packet/pills/bag/blister/spray)"},
};

struct cue_table speak_of_body(void)
{
    return (struct cue_table){BODIES, COUNT_OF(BODIES)};
}
