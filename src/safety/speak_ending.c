/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/* To die by one's own hand as a plan: who intends it (or nobody named), how, and when. */
#define SELF   CUE_SELF
#define FIRM   CUE_SELF | CUE_FIRM
#define ANYWAY CUE_SELF | CUE_FIRM | CUE_NEGATED
#define PLAIN  CUE_SELF | CUE_PLAIN | CUE_FIRM

static const struct cue ENDINGS[] = {
    /* The act, with or without a wish before it */
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, NULL,
     "(@intend/@want/@think/why/should/how/ways/way/attempt/attempting) {@aux} (@kill "
     "..1 @self | commit/committing @suicide | un alive @self) | (@want/@think) {@aux} "
     "suicide !prevention/squad/hotline/rates/risk/in"},
    {SENSE_PLAN, SELF, NULL, "@kill [my] @self !laughing/over/trying/if/today/at"},
    {SENSE_PLAN, PLAIN, NULL,
     "(end/ending/ended/take/taking/finish/finishing/terminate/terminating/cut) [my/"
     "this/own] [own/miserable/worthless/pathetic/stupid/sorry/pointless] (life | "
     "existence | lives) !@drug | (end/ending/terminate) (myself | my misery | my "
     "suffering | my pain | my torment | my agony | everything !up)"},
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, NULL,
     "(@intend/@want/@think) {@aux} (end/ending/finish/finishing) (it [all] !with/by/at/"
     "here/there/off/in/on/up/so/before/but/and/quickly/early | things !with/here/off | "
     "everything | my story | the game of life | my (pain | suffering | misery | days | "
     "time | journey)) | (end/ending) it all | end it [all] (tonight | today | now | "
     "soon | tomorrow | for good | once and for all | myself | this @deadline)"},
    {SENSE_PLAN, PLAIN, NULL,
     "(saving/saved/save/collecting/collected/hoarding/hoarded/stockpiling/stockpiled/stashing/"
     "stashed/keeping/kept/hiding) {@aux/up/back/all} ..2 (@pill/@dose/@drug/them) ..5 (take/"
     "swallow/eat/do/have) {all/of} (them/it/the/every_one) ..3 (all/at_once/in_one/together/lot)"},
    {SENSE_PLAN, SELF, NULL, "^ it is tonight ."},
    {SENSE_PLAN, FIRM, NULL,
     "(@intend/@want/ready/time) {@aux} (check out (. | of life | for good | for ever | "
     "permanently | early .) | log off (forever | for good | permanently | life) | leave "
     "(this world | this earth | this life | this place . | everything behind | it all "
     "behind | you all . | forever | for good | for ever) | go (to sleep forever | to "
     "heaven | be with god | be with my (mum/mom/dad/son/daughter/brother/sister/wife/"
     "husband/baby/grandma) | home to (god | jesus | the lord) | away forever | and not "
     "come back | for good | out on my own terms) | join (my (late/dead/@kin) | her in | "
     "him in | them in) | meet my maker | pass (away | on .) | opt out . | pull the plug "
     "on (myself | me | my life) | be (done | over | finished) with (it all | life | "
     "everything . | this life | living) | give up on (life | living) | let go of life | "
     "get it over with)"},
    {SENSE_PLAN, FIRM, NULL,
     "(@intend/@want/@think/almost/nearly/and/just/i/or/to) {@aux} (jump~/jump/jumping/"
     "jumped/leap/leaping/step/stepping/stepped/walk/walking/walked/throw/throwing/run/"
     "running/fling/hurl/lie/lying/lay/stand/standing/dive/fall/falling) [myself] {@aux} "
     "(off/from/under/into/onto/out/over/down/beneath/infront | in front [of]) ..3 "
     "(@traffic/bridge/roof/rooftop/building/cliff/balcony/overpass/window/ledge/tower/"
     "platform/viaduct/railing/river/ocean/sea/lake) !party/stop/station/tour"},
    {SENSE_PLAN, FIRM, NULL,
     "(@intend/@want/@think/almost/nearly/should/could/just) {@aux} (drive/driving/drove/"
     "crash/crashing/swerve/swerving/steer/steering/turn/turning/ram/run/ride) ..3 "
     "(into/off/at/towards) ..2 @obstacle | (drive/driving/crash/crashing/swerve/"
     "swerving/steer/steering/wrap) ..2 (my car | the car | my truck | my bike | the "
     "wheel) ..3 (into/off/around) ..2 @obstacle | crash my car"},
    {SENSE_PLAN, FIRM, NULL,
     "(put/putting/eat/eating/get/use/blow/blowing) ..2 (bullet/gun/barrel/brains/"
     "shotgun/pistol) ..4 (head/brain/brains/mouth/skull/temple/out/myself) | bullet in "
     "my/the (head | brain) | gun to my head !and/but/lol | (gun/pistol/barrel) in my "
     "(mouth | hand | lap) | (pull/pulling/pulled) the trigger (. | on myself | on me | "
     "tonight)"},
    {SENSE_PLAN, FIRM, NULL,
     "(slit/slitting/slash/slashing/slice/slicing/open/opening/cut/cutting) [open/up] my "
     "[own/fucking] (wrist/wrists/throat/veins/vein/neck/artery/arteries) | bleed "
     "[myself] out (. | in the | tonight) | bleed to death"},
    {SENSE_PLAN, FIRM, NULL,
     "@intend {@aux} (drown/hang/shoot/gas/poison/starve/suffocate/freeze) (myself | to "
     "death)"},
    /* Painless, lethal: asking about it with oneself in view */
    {SENSE_PLAN, FIRM, NULL,
     "(painless/painlessly/easiest/quickest/fastest/peaceful/least/best/easy/quick/"
     "effective/surest/reliable/simple/gentle/clean/less) [painful/messy/painless/"
     "scary] ..2 (way/ways/method/methods/means) ..2 (die | dying | death | go . | kill "
     "@self | end (it/my/everything/life) | @suicide | not wake | not exist | leave "
     "this)"},
    {SENSE_PLAN, FIRM, NULL,
     "(how/which/what/whats/is/would/will/does) ..6 (painless/painlessly/peaceful/"
     "quick/fast/certain/sure) ..2 (death | die | to go .) | (die/dying) (painlessly | "
     "peacefully | quickly | without pain | in my sleep) | how ..2 (hang/drown/shoot/"
     "suffocate/gas/strangle) @self | how do/can/to/would/should [i/people/you] [just/"
     "best/quickly] (die | end my life | kill @self | commit @suicide) !of/from/if/on"},
    {SENSE_PLAN, FIRM, NULL,
     "(enough | many | much | dose | amount | overdose) ..5 (to kill me | to end me | to "
     "die . | to never wake | so i never wake | to not wake | to end it | to finish me | "
     "kill @self | to stop my heart | not survive | so that i die | to be fatal for me) "
     "| would ..4 kill me . | (is it | would it be) enough to "
     "(kill me | die | end it)"},
    {SENSE_PLAN, FIRM, NULL,
     "(lethal/fatal/deadly) ..2 (dose/amount/overdose/combination/mix) ..5 (myself | me "
     "| my life | i want | i have | asking for myself)"},
    {SENSE_PLAN, FIRM, NULL,
     "(@want/@think/going/gonna/will/might/plan/planning/tempted/urge/just/ready/try/trying/about_to) {@aux} (overdose/od/overdosing/ods)"},
    {SENSE_PLAN, PLAIN, NULL,
     "(@intend/@want/@think/tempted/just/could/or) {@aux} (take/swallow/down/eat/pop/"
     "neck/taking/swallowing/downing/popping/drink/chug/finish) {@aux} (all/every/"
     "whole/entire/full/rest/bunch/handful/everything/these/bottle/lot/load/stash/"
     "many/supply) ..4 (@pill/bottle/stash/them/these/bleach/box/pack/cabinet/at_once)"},
    {SENSE_PLAN, FIRM, NULL,
     "(swallow/drink/drinking/swallowing/drank/swallowed/drunk) ..2 (bleach/antifreeze/"
     "poison/cyanide/detergent/pesticide/ammonia/drain)"},
    {SENSE_PLAN, SELF, NULL,
     "(@intend/@want/@think/might/just/i/ill/will/should/could) {@aux} (kms | ctb | self "
     "(delete/destruct/terminate/exit/deletion) | catch the bus | off it | un live) | "
     "(time/ready/@intend) {@aux} (end/finish) things !here/with/there | (ending/"
     "finishing) (it/things/everything/all/my_life/this_life) {@aux} (all/tonight/today/"
     "now/soon/tomorrow/for_good/once_and_for_all/this_week/forever/permanently/./rn/"
     "myself) !with/by/at"},
    {SENSE_PLAN, FIRM, NULL,
     "(@intend/@want/ready/time/need/way/ways/just) {@aux} (end/stop/escape/finish/"
     "ending/silence/quiet) {the/this/all/my/of/it/living/fucking/awful/endless} (pain/"
     "misery/suffering/agony/torment/struggle/nightmare/hell/torture/hurt/despair/grief/"
     "existence) !meds/relief/in/clinic/with/from | (looking/search/searching/find/found/"
     "need/know/thought) ..3 (way/ways) ..2 (not (wake/exist/live/be) | die | end it | "
     "go out | stop living | disappear forever | end my | kill)"},
    {SENSE_PLAN, FIRM, NULL,
     "(plan/planning/planned/arranging/preparing/prepare/imagine/imagining/want/choose) "
     "..1 (my/for_my) [own] (death/suicide/exit/ending/demise/departure) | (plan/plans) "
     "and ..3 (have/got/means/pills/ready/way) | my death ..3 (solve/fix/help/better/"
     "relief/free/easier/make/would/will) | (set/picked/chose/chosen/got/have) ..3 (date/"
     "day) ..2 (my_death/die/to_die/suicide/to_go) | i [have] [already] (picked/chosen/"
     "chose/set) (the/a/my) (day/date/spot/method)"},
    {SENSE_PLAN, FIRM, NULL,
     "(going/about/ready/gonna/will/want/wanna/might/tempted/should/could/just/ima) [to/"
     "just/really] jump (. | tonight | now | today | tomorrow | soon | and (die | end | "
     "be)) | (spot/place/bridge/building/floor/height/cliff/rooftop/garage/somewhere) "
     "..3 "
     "(to jump | to jump from | to do it | high enough | to hang) | (tallest/highest) "
     "..2 "
     "(building/bridge/garage/structure/tower/place) | (which/what) (bridge/building/"
     "train/tree/roof/cliff/method/rope/knot/gun) ..3 (use/jump/go/best/off/works/tie)"},
    {SENSE_WISH, FIRM, NULL,
     "why {@aux} [i] {@aux} (die !from/in/of | still alive | alive . | alive anymore | "
     "even born | born . | exist . | wake up . | still here . | still breathing) | "
     "(everyone/everybody/they/people/you/world/family/all) ..2 (want/wants/wish/wishes/"
     "rather) {@aux} me (dead/gone/to_die/to_disappear/to_kill)"},
    {SENSE_WISH, FIRM, NULL,
     "(nobody/no_one/none/world/anyone/noone) ..3 (need/needs/want/wants) me (here/alive/"
     "around/anymore/./anyway/in_it) | i do not belong (here/in/on/among) "
     "(anymore/any_more/any_longer/this/./the_living/world)"},
    {SENSE_WISH, FIRM, NULL,
     "not {@aux} (think/believe/sure/know/feel/see) {@aux/how/if/that/much/longer} "
     "(survive/hold_on/hang_on/last/make_it/live/be_alive/be_here/stay_alive/keep_going/"
     "go_on) (. | much | any | longer | through | tonight | the night | another | like "
     "this | till | until | to | past | anymore | this (night/week/time/month/year))"},
    {SENSE_WISH, FIRM, NULL,
     "(scared/afraid/terrified/worried/frightened/fear/know/not_know) ..2 (of/about/that/"
     "what) ..3 (might/may/will/could/going_to/gonna) {@aux} (do [something] [to] "
     "(@self/tonight/if_i/./next/stupid) | hurt @self | kill @self | harm @self | end)"},
    {SENSE_WISH, ANYWAY, NULL,
     "not [really/feel/feeling/very/even/be/being] safe {@aux/at/here} (alone/"
     "with_myself/by_myself/on_my_own/from_myself/in_my_own_head/with_my_thoughts/"
     "around_sharp) | not feel safe (tonight | right now . | with the pills)"},
    {SENSE_WISH, FIRM, NULL,
     "(too/so) (tired/exhausted/broken/weak/sick/done/worn_out) to {@aux} (live/living/"
     "keep_living/go_on/exist/carry_on/keep_going/be_alive/continue/fight_anymore/"
     "stay_alive) | (exhausted/worn/tired/weary/drained) [out/from/by/with/of] (existing/"
     "living/being_alive/life/existence/staying_alive) | (dying/death/suicide/"
     "killing_myself/ending_it/being_dead) {@be} ([all] i (can/ever) ..1 think | all i "
     "think | on my mind | what i want | in my head | all i want)"},
    {SENSE_WISH, FIRM, NULL,
     "give up ..2 (goodbye | bye . | i want to die | on living | on life) | (lethal/"
     "fatal/"
     "deadly) ..4 for me | nothing left for me | nothing left . ..0 i | checking out (of "
     "life | for good | permanently | of this (life/world)) | have nothing left and ..3 "
     "(checking/end/done/go/leave/ready)"},
    {SENSE_WISH, SELF, NULL, "[just] let me die | why can not i ..2 die !in/of"},
    {SENSE_WISH, FIRM, NULL,
     "(i/me) {@aux} (died_instead/been_the_one_who_died/been_me_who_died) | (should/"
     "wish) {@aux/i/that/"
     "me/who/it/have/been} (died | dead already) | should have been me ..3 | "
     "(disappointed/sad/angry/upset/hate/annoyed/devastated/gutted) ..3 (still alive | i "
     "am alive | to be alive | i woke up | waking up)"},
    {SENSE_WISH, FIRM, NULL,
     "(living/life/existing/existence | being alive | staying alive) {@be/@adv/just} "
     "(hurts/hurt/torture/hell/painful/unbearable/agony/exhausting/pain) [too/so] !is | "
     "i {@aux} (quit/quitting/resign/leave/leaving) life | (another/one_more) day of "
     "(this_life/life/living/existing/this_existence) | through with (living/life/"
     "everything) | future ..3 (coffin/grave/noose/death/rope)"},
    {SENSE_WISH, FIRM, NULL,
     "(hope/hoping/wish/wishing/pray/praying/want/wanting/maybe/let) ..5 (kill/kills/end/"
     "ends/stop/stops/finish/finishes/take/takes) (me/my_heart/my_life/my_breathing) | "
     "@many ..3 @dose ..2 kill me"},
    {SENSE_PLAN, FIRM, NULL,
     "(does/is/will/would/do/did) (drowning/hanging/bleeding_out/overdosing/suffocating/"
     "freezing/jumping/dying/suicide/hanging_yourself/an_overdose) {@aux} (hurt/painful/"
     "quick/fast/peaceful/painless/easy/scary) | how long ..4 (bleed_out/to_die/drown/"
     "suffocate/hang/strangle/starve_to_death/bleed_to_death) !from/of | how ..2 people "
     "(kill/hang/off/end) (themselves/it) | (kill/hang/off) (yourself/urself) (without/"
     "painlessly/quickly/with_no)"},
    {SENSE_PLAN, FIRM, NULL,
     "(made/make/making) ..2 (decision/choice) ..6 (not (scared/afraid/sad) | calm | "
     "peace | ready | final | no going back | goodbye | to die | to go) | peace with ..3 "
     "(die/dying/death/decision_to/leaving_this) | decision to (die/end_my/kill_myself/"
     "go) | make it permanent | (last/final) (day/night/hours/week/days) on (earth/"
     "this)"},
    {SENSE_PLAN, FIRM, NULL,
     "if i {@aux} not (respond/reply/answer/come_back/text_back/wake_up) ..6 (know_why/"
     "gone/tell/happened/dead/sorry/did_it) | set (myself) on fire | (light/burn/"
     "burning) "
     "myself (alive/to_death) | cut (it/myself/my_body) (apart/open) | nothing will hurt "
     "(anymore/again/any_more) | never (planned/plan/meant/expected/thought) ..4 (live/"
     "make_it/be_alive/survive) ..1 (past/to/until/this) | hate myself enough"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(i/ill) {@aux} be gone (. | by_then | soon | before | tomorrow | when_you | "
     "forever | for_good) | (left/leaving/leave) ..1 (letter/note) ..1 (on/for/in/under/"
     "to/by) | (read/find/reads/finds) the (letter/note) | on the (roof/ledge/edge/"
     "rooftop) "
     "of ..2 (building/house/school/block/hospital/bridge/flats/hotel) | over in (a_few/"
     "an/@number) (hours/hour/minutes) | nobody would find me | (gun/pistol) ..6 "
     "(know_the/"
     "code/closet/key)"},
    {SENSE_PLAN, FIRM, NULL,
     "mix~ ..2 (all/every/everything) ..5 (hoping/best/tonight/end/see_what) | (bottle/"
     "box/bag/stash/handful) of (@pill) ..3 (nothing to lose | and no reason | and a "
     "plan | ready) | intrusive thoughts ..2 (jump*/dying/death/kill*/hang*/cut*/"
     "suicide) | "
     "(urge/urges/temptation) to (jump/die/end/swerve/step/drive/hang/kill)"},
    {SENSE_WISH, FIRM, NULL,
     "survived ..6 wish i (had/did) not | wish i (had/did) not (survive/survived/wake/"
     "woken/live/make_it/lived/been_found/been_saved/.)"},
    {SENSE_PLAN, FIRM, NULL,
     "(plan/planning/intend/intending/aim/hope/hoping/want/ready/rather) {@aux} not "
     "{@aux} "
     "(be/being) (here/alive/around/born/conscious/me) !for/when/until/with | (happier/"
     "better/safer/freer/cheaper/easier/nicer/calmer) dead | nothing left [for me/to "
     "do] but "
     "to (die/end/go)"},
    {SENSE_PLAN, FIRM, NULL,
     "@think ..2 (about/of) ..2 (jumping/hanging/drowning/shooting/overdosing/stepping/"
     "slitting/crashing/swerving) !game/rope/jacks | (jump/jumping) (off/from/out_of) "
     "..2 "
     "(@high/structure/parking/deck) !jump/spot/diving/for | i {@aux} cutting "
     "(right_now/rn/"
     "again/tonight/now/so/and/.)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(tonight/tomorrow/today/soon/now/friday/sunday/saturday/monday) i {@aux} (end_it/"
     "die/"
     "finish_it/jump/kill_myself/go_forever/end_my/end_everything/do_it) | (tomorrow/"
     "tonight/week/month/morning/then/soon/christmas/sunday/monday/year/next) ..3 i "
     "{@aux} "
     "be (dead/gone_for_good/gone_forever/in_the_ground/a_corpse) | better off (after | "
     "soon | from tomorrow)"},
    {SENSE_WISH, ANYWAY, NULL,
     "not want (this/my/the) (life/existence/body) (. | anymore | any more | any "
     "longer) | "
     "(care/caring/cared/matter/matters/mind) ..2 (whether/if) i ..2 (live/die/alive/"
     "dead/"
     "wake/survive) | too late for me ..3 | be with my (dead/late/deceased) | (choose/"
     "choosing/chose) (death/dying) | (suicide/dying) ..3 (that bad | so bad | wrong) ."},
    {SENSE_WISH, SELF, NULL,
     "^ suicidal and (alone/scared/tired/drunk/ready/done/lost/nobody/hopeless/have/it)"},
    {SENSE_WISH, FIRM, NULL,
     "(being_dead/death/suicide/dying/not_existing/not_being_here) ..2 (sound/sounds/"
     "sounding/seem/seems/look/looks/feel/feels) ..3 (better/good/nice/peaceful/great/"
     "appealing/inviting/easier/easy/tempting/right) | (my/the) death wish !coffee/"
     "movie | "
     "(my_life/it_all/this_life) (has/needs/must/should/ought) {@aux} (end/stop/"
     "be_over)"},
    {SENSE_PLAN, FIRM, NULL,
     "do away with (@self) | do (myself/me) in . | (top/neck/ends/bump) (myself) [off/"
     ".] | "
     "(@want/@intend/@think) {@aux} (unalive/unaliving) | (use/take/swallow/down) "
     "{them/it/"
     "the/these/my/pills/tablets} all (at_once/together/when_the/in_one_go/one_day) | "
     "only "
     "one (option/way/choice/exit) left"},
    {SENSE_WISH, ANYWAY, NULL,
     "no longer ..2 (wish/want/care/desire) {@aux} (live/be_alive/exist/be_here/go_on) | "
     "not {@aux} (intend/plan/expect/planning/expecting/going) {@aux} (be_here/be_alive/"
     "be_around/still_be) | not be here (in/by) @number | not come back (next_time/alive/"
     "again/this_time) | not (want/wanna/going) {@aux} come down"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "i {@aux} die (alone/tonight/here/in_this/today/tomorrow/soon/by) !of | whoever "
     "finds "
     "(me/my/this) | (the/my/a) (day/date/time) {is/s/all/already} (picked/set/chosen/"
     "marked) | (bought/ordered/got/have/found) ..4 to do it with | (going/gonna/will) "
     "{@aux} "
     "do it (on @deadline | this @deadline | tonight | after | before they) | dead by "
     "(@number/then/morning/monday/friday/sunday/christmas/tonight)"},
    {SENSE_WISH, ANYWAY, NULL,
     "(never/not) (should/supposed/meant/deserved) ..3 (born/existed/exist/survived/"
     "alive) | "
     "tomorrow never (came/comes/arrived) | want out (of_it/of_this_life/of_existence/"
     "of_my_life) . | (can/could) not live (. | without_her_and | and i | so i)"},
    {SENSE_PLAN, FIRM, NULL,
     "(knife/knives/blade/razor/razors/glass/scissors) ..6 (wrist/wrists/throat/veins/"
     "skin) "
     "!care | (fatal/lethal/deadly) ..4 (i_want/use_it/for_myself/so_i_can) | be with my "
     "@kin (in_heaven/again/up_there/soon/in_the_ground) | bullet ..2 head"},
    /* How much would be enough; what lies ready */
    {SENSE_PLAN, CUE_SELF | CUE_CERTAIN, NULL,
     "how (many/much) ..3 (@pill/it/them/that/those/these/sprays) ..4 (fatal/lethal/deadly) !to/"
     "for/in/dose/doses | how (many/much) ..5 (fatal/lethal/deadly) (to/for) (me | my | someone "
     "my | somebody my | a person my) | (lethal/fatal/deadly) (number/amount/count) of @pill !to/"
     "in/for | (is/are/would/will/could) ..2 (whole/entire/full/all/@many) ..4 (@pill/box/bottle/"
     "pack/strip) ..2 (fatal/lethal/deadly | enough to (die/kill | not wake)) !to/for/in | (which/"
     "what) ..2 (more/most) (fatal/lethal/deadly) ..2 @pill"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM | CUE_CERTAIN, NULL,
     "(how/what/which) ..4 (dose/amount/number/quantity/many/much) ..3 (kill/finish/end) me"},
    {SENSE_PLAN, CUE_SELF | CUE_FIRM | CUE_CERTAIN, NULL,
     "(how/what/which) ..3 (dose/amount/many/much/patches) ..5 (stop/stops) (the/my) (heart | "
     "breathing | breath) | (be/make/making) (sure/certain) ..2 (i die | i am dead | to die | of "
     "dying | it kills me | nobody can save me | i do not wake up | not to wake) | (lethal/fatal/"
     "deadly) (dose/amount/overdose) ..4 for ..2 (woman/man/girl/boy/guy/weight/size/kg/kilos/"
     "stone/person/adult) | (would/will/could) @many ..2 kill me | how many @pill ..5 i have @many"},
    {SENSE_PLAN, CUE_SELF | CUE_CERTAIN, NULL,
     "(which/what) (bridge/cliff/height/drop/building/roof/floor) ..3 (high_enough/fatal/"
     "tall_enough/deadly/lethal) | (surest/painless/most_painless/least_painful/most_peaceful) ..1 "
     "(way/ways/method) to (die/go/kill_myself) | (painless/least_painful/peaceful) (overdose/"
     "suicide/hanging) | (do/does) (drowning/hanging/overdosing/suffocating/bleeding_out/"
     "freezing_to_death) hurt | how (long/fast/quickly) ..6 (pass_out/die/dead) ..1 from ..1 (rope/"
     "noose/hanging/belt/exhaust) | (quicker/faster/easier/surer) (pills/rope/gun/hanging/jumping/"
     "drowning) or ..1 (train/rope/gun/bridge/pills/hanging/drowning/jumping)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(taped/sealed/blocked) ..3 (windows/window) ..3 car | (hose/pipe) ..4 (exhaust/tailpipe) | "
     "(packets/packs/boxes/packet) ..4 @pill ..2 from (different/several/three/four/five/separate/"
     "two) ..1 (shops/pharmacies/chemists/stores) | (planning/plan) (it/my_death/my_suicide) again"},
    {SENSE_PLAN, FIRM | CUE_SOFT | CUE_CERTAIN, NULL,
     "^ {ok/so/and/now/well/yes} (i have | i got | i have got | got | holding | i am holding) "
     "(a/the/my/dads/mums/moms) (knife/gun/rope/noose/razor/blade/blades/razors/scalpel/pistol/"
     "shotgun) {here/ready/now/out/with/me/in/my/hand/right/and/tonight/beside/next/to} ."},
    /* What should take me, how it should go, who decides */
    {SENSE_WISH, FIRM, NULL,
     "(hope~/hoping/wish~/pray~/praying/want/wanting/beg~~) ..3 (cancer/crash/heart_attack/"
     "aneurysm/tumour/tumor/stroke/accident/bus/truck/lorry/lightning/plane/asteroid/meteor/"
     "something/anything/bullet) ..5 (take/takes/took/kill/kills/finish/finishes/end/ends/hit/hits/"
     "get/gets) (me | me out | it all)"},
    {SENSE_WISH, FIRM | CUE_SOFT, NULL,
     "(way/ways/exit) {@aux/to} (out/go/leave) ..1 (without/not) ..2 (hurt/hurts/messy/painful/"
     "pain/mess/suffer/suffering/traumati*) !contract/lease/deal | i {@aux} (choose/decide/pick) "
     "(when/how) (i_go/i_die/i_leave/it_ends/it_is_over/my_life_ends) | (selfish/cowardly/wrong/sin) "
     "..2 to (go/die/check_out/end_it/leave_them) ..1 (if/when/with) ..4 (kids/children/family/parents/"
     "nobody/alone/dependents)"},
    {SENSE_WISH, FIRM, NULL,
     "(hope~/hoping/wish~/pray~/praying) ..3 not {@aux} (make/live/last/get/reach) ..2 (to/past/till/"
     "until/see) ..1 (14/15/16/17/18/20/21/25/30/40/50/@many/adult*/birthday/christmas/spring/summer/"
     "winter/new_year) | not {@aux} sure ..2 make it (through/thru/to/till/until) ..1 (night/tonight/"
     "morning/weekend/tomorrow) | (switch~/turn~/turning/switching) ..2 (lights/light) [off/out] ..1 "
     "(for_good/forever/for_the_last_time/one_last_time)"},
    {SENSE_PLAN, FIRM | CUE_NEGATED, NULL,
     "not {@aux} (kill @self | @die | end it | do it | top myself | hurt @self) (today/tonight/yet/"
     "unless) | (thoughts/it/this/they/plan) ..2 (have/has/got/with) a (date/deadline) ..1 (now/.) | (if/"
     "wish/when) (they/he/she/you/anyone/nobody/everyone) [only] knew ..4 (drawer/pocket/saved/hidden/"
     "hiding/stash/planned/planning/boot/bag_under) | not suicidal ..1 just (planning/shopping/looking/"
     "choosing/picking/done/ready)"},
    {SENSE_PLAN, FIRM, NULL,
     "(pills/tablets/meds/bottle/rope/knife/blade/blades/razor/gun/bridge/river/water/tracks) "
     "{@aux/@be/just/there/sitting/keep/keeps} (looking/staring/calling/smiling/winking/whispering/"
     "singing) ..1 (me/name) | (wheel | driving | drive | motorway) ..6 (one turn | one jerk | just "
     "turn | one swerve | turn the wheel | let go of the wheel | swerve into) | so ..2 (sister/kids/"
     "mum/mom/daughter/son/flatmate/children/parents/brother/cleaner/roommate/boys/girls) {@aux} not "
     "{@aux} (find/finds/see/discover/discovers) (me | my body | the body)"},
    {SENSE_WISH, FIRM, NULL,
     "(told/tell/telling/tells/keep/keeps/say/saying/said) ..4 (kys | kill myself | end it | off "
     "myself) ..3 (maybe/might/should/right/perhaps/will) | (catch/catching) the bus ..2 (if_you_know/"
     "know_what_i_mean/forever/for_good/and_not_coming) | (then/go/just) i kill me | if ..5 (not/can_not) "
     "..1 (fix/help/save/work/heal/cure) ..2 [then] (nothing/nobody) should"},
    {SENSE_WISH, ANYWAY, NULL,
     "(wish/wished/if_only/sorry/angry/annoyed) ..3 not ..1 found me | (before/until) (somebody/"
     "someone/anyone/they/he/she/@kin) {had/has/my/our} found me . | found me in time"},
};

struct cue_table speak_of_ending(void)
{
    return (struct cue_table){ENDINGS, COUNT_OF(ENDINGS)};
}
