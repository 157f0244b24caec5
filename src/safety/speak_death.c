/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/*
 * To be dead as a wish, and to die by one's own hand as a plan: who wishes or intends
 * (or nobody named), and one of the many words for ending a life.
 */
#define SELF   CUE_SELF
#define FIRM   CUE_SELF | CUE_FIRM
#define ANYWAY CUE_SELF | CUE_FIRM | CUE_NEGATED
#define PLAIN  CUE_SELF | CUE_PLAIN | CUE_FIRM

/* Not meant: dying of laughter, to know, for a coffee. */
#define NO_IDIOM \
    "!laughing/laugh/lol/for/of/to/inside/than/on/down/hard/out/a/the/off/lmao/haha"

static const struct cue DEATHS[] = {
    /* I want to die, I wish I was dead, rather be dead */
    {SENSE_WISH, SELF, NULL,
     "@want {@aux} die " NO_IDIOM " | @want {@aux} (dead !than | not alive | no more . | "
     "killed | gone [for] @forever | put down . | put out of my misery) | want/wants/"
     "wanted/wanting death | better/rather {be} @dead !than/ringer/or | (rather/better/"
     "sooner/prefer) "
     "{@aux} (die/dead/death) than (live/go/be/exist/keep/continue/wake/face/stay/feel/"
     "endure/suffer/another/living/going/being/do_another/do_this) | want/wish/hope "
     "{@aux} "
     "dead !than"},
    {SENSE_WISH, SELF, NULL,
     "(long/longing/craving/crave/pray/praying/wish/wishing/waiting/beg/begging/ready/"
     "hoping/hope/ache/yearn/yearning) for [the/my/a/some] [sweet/quick/peaceful/my/"
     "own] (death | end . | @end to come | dying | [it all/everything to] [be] over . | "
     "release | eternal @sleep)"},
    {SENSE_WISH, SELF, NULL,
     "(i | just | please) {@adv} @want {@aux} to [just] (@vanish | not exist | stop "
     "existing | @sleep [and] not/never @wake | @sleep [for] @forever)"},
    {SENSE_WISH, FIRM, NULL,
     "@want {@aux} (stop/quit/cease/finish) (existing | living | breathing | being "
     "[alive/here/around]) | @want {@aux} out of (life | this life | this world | here "
     "[for] good | existence | my body) | want out of it all"},
    {SENSE_WISH, ANYWAY, NULL,
     "not {@aux} (want/wish/desire/care/deserve/need/plan/planning/intend/wanting) "
     "{@aux} (live/living | alive | exist/existing | wake up | be here/around/anywhere "
     "!for/until/when/with/early/at | see (tomorrow | another day | the morning | "
     "[my/the] next @deadline | another @deadline) | open my eyes | go on . | go on "
     "living/anymore/like | keep (going . | going anymore | living | breathing | on "
     "living) | carry on . | continue . | continue living | survive | breathe | make it "
     "(through/past/to))"},
    {SENSE_WISH, ANYWAY, NULL,
     "(want/wish/hope/prefer/rather) {@aux} not/never {@aux} (live/living | alive | "
     "exist/existing/existed | wake/woken/waking | born | be here/around | breathe/"
     "breathing | have to @live)"},
    {SENSE_WISH, ANYWAY, NULL,
     "@tired of ..2 (living | being alive | breathing | existing | existence | life . | "
     "my life | waking up . | waking up every/each | being here . | being me . | this "
     "life | the world . | staying alive | surviving | everything about life) | done "
     "(living | with life | with living | being alive | existing | with it all | with "
     "this world | with this life | on this earth) | (had enough of | no longer see a | "
     "lost the will for | no will for) (life | living | this life | this world)"},
    {SENSE_WISH, ANYWAY, NULL,
     "@nothing [@adv] [more/other/good] @reason ..3 (to/for/in/of) [me/even/just/my] "
     "{@aux} (live/living | life | alive | exist/existing/existence | be here | go on | "
     "going on | keep (going | living | breathing) | carry on | carrying on | continue/"
     "continuing | stay/staying | wake up | waking up | get up)"},
    {SENSE_WISH, ANYWAY, NULL,
     "not ..4 @reason ..3 (to/for/in/of) [me/even/just/my] {@aux} (live/living | alive | "
     "exist/existing/existence | be here | go on | going on | keep (going | living) | "
     "carry on | carrying on | continue/continuing | stay/staying (alive/here) | waking "
     "up)"},
    {SENSE_WISH, ANYWAY, NULL,
     "what ..3 (point/use/reason/purpose/sense) (of/in/to) [me/even/my] {@aux} (live/"
     "living | alive | exist/existing/existence | be here | being here | keep (going "
     "| living | breathing) | carry/carrying on | go/going on . | continue/continuing "
     ". | stay/staying [alive/here] . | wake/waking_up) | why {@aux} (go on living | "
     "keep living | stay alive | keep breathing | bother living | be alive | exist)"},
    {SENSE_WISH, ANYWAY, NULL,
     "nothing/little/none ..2 (left/worth/good) {@aux} (live/living/stay/staying/exist/"
     "existing) [for] | nothing ..3 (to live for | worth living | keeping me here/alive/"
     "going | keeps me here/alive/going | holding me here) | not worth ..2 (living | "
     "being alive | the pain | staying alive | sticking around | existing)"},
    {SENSE_WISH, ANYWAY, NULL,
     "(life/living/existing/existence) {@aux} [is/feels/seems] {@aux} (not [even] "
     "worth | pointless | meaningless | unbearable | worthless | not for me | no [more/"
     "longer] @reason | torture | over . | a burden | a mistake)"},
    {SENSE_WISH, ANYWAY, NULL,
     "(can/could/do) not {@aux} (live/exist/survive/bear/stand/face) ..2 (anymore | any "
     "longer | any more | like this | this way | with (myself | this pain | the pain | "
     "this) . | another @deadline/day/night/hour/year | one more @deadline/day/night/"
     "hour | being alive | to live | in this (world | body | head))"},
    {SENSE_WISH, ANYWAY, NULL,
     "(can/could/do) not {@aux} (go on | keep going | carry on | continue | keep living "
     "| do life | do living) !@it/to/a/the/with/on (. | anymore | any longer | any more "
     "| like this | this way | living | much longer | another @deadline/day | without)"},
    {SENSE_WISH, SELF, NULL,
     "(i/me/just/please/to/so/and) ..2 (sleep/sleeping/asleep/nap/drift) ..4 (not/never "
     "..2 @wake | forever | for good | for ever | never again)"},
    {SENSE_WISH, ANYWAY, NULL,
     "@want ..5 not/never ..2 @wake [up] | if i {@aux} not/never {@aux} wake [up] | "
     "not/never wake [up] (again | tomorrow | anymore | in the morning | from this) | "
     "not/never {@aux} (wake/open my eyes/see_the) ..2 (again/tomorrow/morning) | "
     "(disappointed | sad | angry | upset | annoyed | mad | gutted | cry) ..3 (that i "
     "| when i | i) ..2 (wake/woke/waking)"},
    {SENSE_WISH, FIRM, NULL,
     "(should/wish/regret/wishing/wished) ..4 (never/not) {@aux} (born | exist/existed | "
     "conceived | here | alive | survived | saved | revived) | (wish | regret) ..3 "
     "(born | "
     "my parents never had me | my mum/mom/mother had aborted me)"},
    {SENSE_WISH, FIRM, NULL,
     "(can not | can not | could not) wait ..2 (die | be dead | be over . | be gone . | "
     "leave this world) | (looking forward | look forward) to (death | dying | being "
     "dead | the end . | not being here)"},
    {SENSE_WISH, SELF, NULL,
     "@think ..2 (about/of/on/over) ..3 (dying | death | being dead | being gone | "
     "ending it | ending things | ending everything | my funeral | not being (here | "
     "alive | around) | not existing | not waking | how i would die | ways to (die | go "
     ".) | suicide | [just] @vanish | what it is like to [be/die])"},
    {SENSE_WISH, SELF, NULL,
     "(i | my | have | having | get | getting | constant | these | more | dark | the | "
     "bad | strong | had) [been] [having/thinking/getting/some/these] [constant/passive/"
     "active/dark/intrusive/bad/strong/the/more/lots] @suicide (thoughts/thought/"
     "ideation/urges/urge/feelings/ideas/thinking/tendencies/impulses/intent/plan/plans/"
     "intentions) | (am/feel/feeling/felt/been/getting/still/become/became/so/actively/"
     "passively/bit/very/really/again/lowkey/always/constantly) suicidal !ideation/"
     "patients/people/depression | ^ suicidal (. | again | and i | rn | tonight | as "
     "hell | right now) | suicidal ..4 (getting worse | so strong | getting stronger | "
     "back again | will not stop | all day | every day | again tonight)"},
    {SENSE_WISH, FIRM, NULL,
     "death (is/would/will/seems/feels/sounds/looks) ..4 (@better | @peace | answer | "
     "only | option | way | solution | beautiful | good | comforting | inviting | "
     "friend) | (suicide/dying) (is/would/seems/feels/sounds/looks) [be/like/to] [my/"
     "the/a/an] [@adv/only] (only | option | answer | easy | easier | easiest | @better "
     "| way out | solution | right | inevitable | logical | rational | peaceful | good "
     "idea | choice)"},
    {SENSE_WISH, FIRM, NULL,
     "(only/one/last/no_other/best/easiest/easy) ..2 (way/option/choice/thing/exit/"
     "escape/solution/answer/relief/peace) ..4 (death | die | dying | dead | @suicide | "
     "kill ..1 @self | not exist/existing | end my life | end it | end everything | is "
     "to be gone | is to go . | final)"},
    {SENSE_WISH, FIRM, NULL,
     "(no/not ..3) (way/road/path) out !of/on/there . | see no way (out | forward | "
     "through) | no [other] (escape | exit | way) (. | from this | for me | left | but)"},
    {SENSE_WISH, FIRM, NULL,
     "(want/need/make/making/wish/please/just) {@aux} [the/this/all/my] [@adv/of/the/"
     "this/my] (it/pain/hurt/hurting/suffering/everything/noise/agony/voices/life/"
     "thoughts) {@aux} (stop/end/over/finish/done/quiet) ..1 (forever | for good | for "
     "ever | once and for all | permanently | finally | whatever it takes | at any "
     "cost)"},
    {SENSE_WISH, FIRM, NULL,
     "i want/need {@aux} (it/everything/all) [all] to {@aux} (end/over/stop) . | (just "
     "| please) (make it | let it | want it) [all] (end/stop/over) . | let me (go "
     "[in peace] . | sleep forever | rest in peace) | (let | may) god take me | god "
     "[just/please] take me | (take me | call me | bring me home) (god | lord | jesus | "
     "already)"},
    {SENSE_WISH, FIRM, NULL,
     "(not | no longer | never) ..2 (afraid/scared/fear/fearing/bothered) ..2 (death | "
     "die | dying) | (ready/prepared/willing/okay/ok/fine/peace/comfortable) ..2 (to "
     "die | with dying | with death | with being dead | for death | if i die | if i "
     "died | to go . | to leave this)"},
    {SENSE_WISH, FIRM, NULL,
     "@want ..4 (car/bus/truck/train/lorry/something/meteor/lightning/cancer/illness/"
     "plane) ..3 (hit/hits/kill/kills/killed/crash/crashes/strike/strikes/run/runs) "
     "..1 (me | over me | it for me | my life) | @want {@aux} (hit by | run over | "
     "get cancer | terminal | had cancer | a heart attack would)"},
    {SENSE_WISH, ANYWAY, NULL,
     "(no/not/never/nothing/nobody/none/little) ..6 (want/wants/wanted/wish/wishes/care/"
     "cares) ..5 (alive/live/exist/existing) | (who/what) ..3 (staying/stay/keeping/"
     "living/breathing) [alive] for | (stay/staying/stayed/keep/keeping) [me/myself/us] "
     "alive (if/for/because/anymore/any_more/when/just/much) | still alive (for/because "
     "| is a | feels | and i hate)"},
    {SENSE_WISH, FIRM, NULL,
     "@suicide ..2 (on/in/through/crosses/crossed/enters/entered/fills) my (mind/head/"
     "thoughts) | (my mind | my head | my thoughts | mind) ..4 (is/are/go/goes/keep/"
     "keeps/turn/drift/drifts/on/to/of) ..2 (@suicide | dying | death | ending it) | "
     "(from/near/towards/closer/considering/contemplating/attempt/planning/planned/"
     "into) @suicide !prevention/hotline/risk/squad | i ..2 (suicide/suicidal) (. | "
     "again | today | tonight | now | right now | lately | all | every | but)"},
    {SENSE_PLAN, FIRM, NULL,
     "(i/me) {@aux} be (dead/buried/gone/in_the_ground/six_feet_under/a_corpse/ashes/"
     "in_a_coffin/cremated/with_god/in_heaven/at_peace) (before/by/soon/when/tonight/"
     "long/tomorrow/and/for_good/anyway/in_a) | (want/wants/wish/belong/rather/should/"
     "better) {@aux} (in the ground | in a grave | in my grave | six feet under | in a "
     "coffin | underground | buried | in the morgue | with the worms) | (by | at | with) "
     "my own (hand/hands) | take [my life | things | matters] into my own hands"},
    {SENSE_WISH, FIRM, NULL,
     "(switch/switching/turn/turning/shut/power) (me/myself) off | (delete/erase/yeet/"
     "uninstall/unplug) (me/myself) | (log/logging/logged/sign/signing/clock/"
     "clocking) (off/out) (irl | for ever | forever | for good | of life | "
     "permanently | of this life) | (delete/uninstall/unsubscribe/opt_out/resign/"
     "retire) ..2 (life/existence | being alive | living | myself)"},
    {SENSE_WISH, FIRM, NULL,
     "(find/finds/finding/identify/discover/discovers/discovering/bury/burying/"
     "buries) ..1 (my body | my corpse | me (dead/hanging/like/first/cold/tomorrow/"
     "after/too/in)) | (have_to/has_to/will/would/gonna) (bury me | find me | clean "
     "up after me | clear up after me) | after i (am/have) (gone/dead/died/buried)"},
    {SENSE_WISH, CUE_SELF | CUE_NEGATED, NULL,
     "(if/when/once/after) i {@aux} (died/dead/die/gone . | not here | not around | "
     "not exist | not alive | no more) !during/from/in/on/of/while/because/under/for/"
     "and/at/to/with (. | anymore | tomorrow | tonight | today | who | would | will | "
     "it | they | nobody | everyone | you | my)"},
    {SENSE_WISH, FIRM, NULL,
     "(worth more | more useful | better off | less trouble | cheaper) dead | better off "
     "with ..5 (money/insurance/payout) | life insurance ..6 (suicide/pay/pays/payout/"
     "cover/covers/still) | (cost/costs/expensive) ..3 keep (me/myself) alive | kinder "
     "..4 (to go | if i | without me | to die)"},
    {SENSE_WISH, SELF, NULL,
     "i [just/really/so] want out (. | so bad | of (it all | life | everything | here))| "
     "i want an out . | done with being (here/alive/"
     "me) | being alive thing"},
    {SENSE_WISH, FIRM, NULL,
     "(want/wish/hope/hoping/pray/stay/rather) ..8 (not/never) {@aux} (brought back | "
     "bring me back | come round | come "
     "back . | resuscitat* | revived | woken | wake | return . | surface) | do not "
     "(resuscitate | bring me back | revive | save) me | wish ..5 (not/never/slower/"
     "had_not) ..3 (saved/brought/revived/found/rescued/resuscitated/woken) ..1 me | "
     "(big/long/eternal/endless/everlasting/final/forever) sleep | sleep ..3 (does "
     "not end | never ends | without end | lasts forever | for eternity)"},
    {SENSE_WISH, FIRM, NULL,
     "not ..3 (get/move/step/jump/run) out of the way ..3 @traffic | if ..2 @traffic ..5 "
     "(not move | would not move | stand still | stay there | not step | let it)"},
    {SENSE_WISH, FIRM, NULL,
     "(stopped/stop/stopping/skip/skipping/skipped/refuse/refusing/refused/quit) ..3 "
     "(insulin/dialysis/eating/drinking/tablets/heart/warfarin/chemo/inhaler/medication/"
     "food) ..8 (die/dead/over/end/nobody/world/purpose/anymore/care/live/deserve)"},
    {SENSE_WISH, FIRM, NULL,
     "put (me/myself) down [like/as] | (danger/risk/threat) to (myself | my own life | "
     "my self) | (hurt/harm) (me/myself) or worse | do something ..2 (to @self | stupid "
     "tonight | drastic | i can not undo | i cannot take back | permanent | final | "
     "irreversible)"},
    {SENSE_WISH, FIRM, NULL,
     "(voice/voices/head/brain/it/he/she/they/demons/mind/something/radio/tv/god/devil) "
     "..5 (say/says/saying/tell/tells/telling/told/keep/keeps/whisper~/order~/command~/"
     "want/wants/scream~) ..4 (jump/die/do_it/end_it/kys/kill/cut/hang/join_them/"
     "join_the/hurt_myself/kill_myself/end_my)"},
    {SENSE_WISH, FIRM, NULL,
     "(i/my) ..4 (two/three/both/several/@number) [suicide] attempts ..8 (again/"
     "another/third/next/planning/still/more) | (overdose/attempt/rope/pills/jump) "
     "..6 (to have worked | had worked | worked | should have worked) | (failed/fail/"
     "useless) at (dying/suicide/killing_@self/ending) | next time ..4 (work/works/"
     "succeed/not_fail/fail/right/properly/door/not_wake/nobody)"},
    {SENSE_PLAN, FIRM, NULL,
     "(think/thinking/thought/thoughts/dream/dreaming/imagine/imagining/picture/"
     "consider/considered/considering/mean/meant/meaning/plan/planning/planned/tempted/"
     "close/idea/ideas/nearly/almost) ..3 (doing it [again/tonight/./to/every/all/and/"
     "how/when/myself] | to do it [tonight/./again/still/and/soon] | how i would do it | "
     "of how to do it | about how to do it)"},
    {SENSE_PLAN, FIRM, NULL,
     "(i/im) ..2 (know/decided/sorted/worked/figured/found/got/have) ..3 (where and "
     "how | "
     "how and (where/when) | the how | when and (how/where) | how to make it stop | how "
     "to stop it all | a way out [now/./for] | my way out | a way not to | how to end "
     "it) | the how ..2 (sorted/planned/ready/done)"},
    {SENSE_PLAN, FIRM, NULL,
     "not ..3 (try to stop | talk me out | stop me | save me . | try to save | try to "
     "find | come looking | look for me | call (anyone | the police | 911 | 999 | an "
     "ambulance) for me | send (the/police/anyone)) | too late to (stop/save/talk/help) "
     "(me/us)"},
    {SENSE_PLAN, FIRM, NULL,
     "(happening/ends/ending/over/finished) (tonight/today/tomorrow) (do not | no one "
     "| nobody | sorry | goodbye | i am ready | and) | not ..2 coming (out/back) "
     "(alive/again/of_it) | not planning (on/to) ..1 (coming/come) (out/back/home)"},
    {SENSE_PLAN, FIRM, NULL,
     "(walk/walking/wade/wading/straight/heading/going/drive/driving/run/"
     "running) ..3 (into/to/in) ..1 (sea/river/lake/ocean/water/canal/tracks/bridge/"
     "cliff/train/traffic) (. | tonight | now | and not | and never | with stones | "
     "until | straight | when) | (step/stepped/stepping/stepping) off (. | the (edge/"
     "platform/roof/kerb/curb/ledge/balcony/bridge) | and | with)"},
    {SENSE_PLAN, FIRM, NULL,
     "(gun/pistol/knife/blade/rope/pills/razor/it/them) ..8 (using/use/turn/turning/"
     "used/point/pointing/aim) ..2 on (myself | me) | (gun/pistol/rifle/shotgun) ..12 "
     "(myself | thinking about it | think about it | tempting | loaded)"},
    {SENSE_PLAN, FIRM, NULL,
     "(@pill/bottle/knife/razor/blade/blades/stash/rope/ampoule/ampoules/insulin) ..8 "
     "(under my (pillow/bed/mattress) | where the key is | in my (drawer/pocket/bag/"
     "hand) | in case i need | for the end | to go with | would do it | the last time | "
     "saved for | to bed with me) | (medicine/drug/drugs/gun) (cabinet/cupboard/safe/"
     "drawer) ..8 (thinking/think/key/keys/lock/unlocked/tonight/looking)"},
    {SENSE_PLAN, FIRM, NULL,
     "counting (them/pills/tablets/out) ..3 | (loaded/tied/ready/set_up/lined_up) and "
     "..4 (picking it up | in my hand | waiting | looking at it | i am ready) | (which | "
     "what) ..4 (medicines/meds/pills/tablets/drugs/combination) ..5 (would do it | hurt "
     "least | quickest | is fatal | are fatal | kill me | to die)"},
    {SENSE_PLAN, FIRM, NULL,
     "(join/joining/see/seeing/be_with/going_to/go_to/with) (him/her/them/mum/mom/dad/"
     "my_@kin/the_others) ..6 (died/dead/grave/heaven/passed/buried/before_long/on "
     "the other side/again_soon/in the ground) | to be with ..3 again (in | soon | "
     "tonight)"},
    {SENSE_ATTEMPT, FIRM, NULL,
     "(talked/pulled/dragged/saved/stopped/taken/brought) ..2 (down/off/back/from/me) "
     "..4 "
     "(ledge/roof/bridge/edge/tracks/railing/rope/noose/cliff/overpass) | (backed/"
     "bottled/chickened/bailed) (out/it) ..3 (last/second/minute/edge/furious/regret/"
     "still/again) | woke up ..6 (not what i | was not (the plan | supposed | meant)) | "
     "(should/was supposed to) have (died | been dead) | not supposed to (wake | survive "
     "| be here | be alive)"},
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
};

struct cue_table speak_of_death(void)
{
    return (struct cue_table){DEATHS, COUNT_OF(DEATHS)};
}
