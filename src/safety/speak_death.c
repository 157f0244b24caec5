/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/* To be dead as a wish: who wishes it (or nobody named), and one of the many words for an
 * end of life. The plans: speak_ending.c. */
#define SELF   CUE_SELF
#define FIRM   CUE_SELF | CUE_FIRM
#define ANYWAY CUE_SELF | CUE_FIRM | CUE_NEGATED

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
};

struct cue_table speak_of_death(void)
{
    return (struct cue_table){DEATHS, COUNT_OF(DEATHS)};
}
