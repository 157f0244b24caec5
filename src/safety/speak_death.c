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
     "@want {@aux} die " NO_IDIOM " | @want {@aux} (dead | not alive | no more . | "
     "killed | gone [for] @forever | put down . | put out of my misery) | want/wants/"
     "wanted/wanting death | better/rather @dead | want/wish/hope {@aux} dead"},
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
     "(want/wish/hope/prefer/rather/like) {@aux} not/never {@aux} (live/living | alive | "
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
     "living | alive | exist/existing/existence | be here | being here | keep (going | "
     "living | breathing) | carry/carrying on | go/going on . | continue/continuing . | "
     "stay/staying [alive/here] . | wake/waking up) | why {@aux} (go on living | keep "
     "living | stay alive | keep breathing | bother living | be alive | exist)"},
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
    {SENSE_WISH, FIRM, NULL,
     "(i/me/just/please/to/so/and) ..2 (sleep/sleeping/asleep/nap/drift) ..4 (not/never "
     "..2 @wake | forever | for good | for ever | never again)"},
    {SENSE_WISH, ANYWAY, NULL,
     "@want ..5 not/never ..2 @wake [up] | if i {@aux} not/never {@aux} wake [up] | "
     "not/never wake [up] (again | tomorrow | anymore | in the morning | from this) | "
     "not/never {@aux} (wake/open my eyes/see the) ..2 (again/tomorrow/morning) | "
     "(disappointed | sad | angry | upset | annoyed | mad | gutted | cry) ..3 (that i | "
     "when i | i) ..2 (wake/woke/waking)"},
    {SENSE_WISH, FIRM, NULL,
     "(should/wish/regret/wishing/wished) ..4 (never/not) {@aux} (born | exist/existed | "
     "conceived | here | alive | survived | saved | revived) | (wish | regret) ..3 (born | "
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
     "active/dark/intrusive/bad/strong/the/more/lots of] @suicide [thoughts/ideation/"
     "urges/feelings/ideas/thinking/tendencies/impulses/intent/plan/plans/intentions]"},
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
     "| please) (make it | let it | want it) [all] (end/stop/over) . | let me (die | go "
     "[in peace] . | sleep forever | rest in peace) | (let | may) god take me | god "
     "[just/please] take me | (take me | call me | bring me home) (god | lord | jesus | "
     "already)"},
    {SENSE_WISH, FIRM, NULL,
     "(not | no longer | never) ..2 (afraid/scared/fear/fearing/bothered) ..2 (death | "
     "die | dying) | (ready/prepared/willing/okay/ok/fine/peace/comfortable) ..2 (to "
     "die | with dying | with death | with being dead | for death | if i die | if i "
     "died | to go . | to leave this)"},
    {SENSE_WISH, FIRM, NULL,
     "@want ..4 (car/bus/truck/train/lorry/something/someone/somebody/meteor/lightning/"
     "cancer/illness/plane) ..3 (hit/hits/kill/kills/killed/crash/crashes/end/take/"
     "takes/strike/strikes/run/runs) ..1 (me | over me | it for me | my life) | @want "
     "{@aux} (hit by | run over | get cancer | terminal | had cancer | a heart attack "
     "would)"},
    /* The act, with or without a wish before it */
    {SENSE_PLAN, CUE_SELF | CUE_PLAIN, NULL,
     "(@intend/@want/@think/why/should/how/ways/way/attempt/attempting) {@aux} (@kill "
     "..1 @self | commit/committing @suicide | @suicide !prevention/squad/hotline/rates "
     "| un alive @self)"},
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
     "| would ..4 kill me . | will ..4 kill me if i | (is it | would it be) enough to "
     "(kill me | die | end it)"},
    {SENSE_PLAN, FIRM, NULL,
     "(lethal/fatal/deadly) ..2 (dose/amount/overdose/combination/mix) ..5 (myself | me "
     "| my life | i want | i have | asking for myself)"},
    {SENSE_PLAN, FIRM, NULL,
     "(@intend/@want/@think/tempted/urge/just) {@aux} (overdose/od/overdosing/ods) "
     "!on (games | memes | tv | coffee | sugar | chocolate)"},
    {SENSE_PLAN, PLAIN, NULL,
     "(@intend/@want/@think/tempted/just/could/or) {@aux} (take/swallow/down/eat/pop/"
     "neck/taking/swallowing/downing/popping/drink/chug/finish) {@aux} (all/every/whole/"
     "entire/full/rest/bunch/handful/everything/these/bottle/lot/load/stash/many/"
     "supply) ..4 (@pill/bottle/stash/them/these/bleach/box/pack/cabinet/at once)"},
    {SENSE_PLAN, FIRM, NULL,
     "(swallow/drink/drinking/swallowing/drank/swallowed/drunk) ..2 (bleach/antifreeze/"
     "poison/cyanide/detergent/pesticide/ammonia/drain)"},
};

struct cue_table speak_of_death(void)
{
    return (struct cue_table){DEATHS, COUNT_OF(DEATHS)};
}
