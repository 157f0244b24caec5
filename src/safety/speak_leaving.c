/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/*
 * The same without a word for death: nobody would miss me, goodbyes, what is put in
 * order, means at hand, a day that is set.
 */
#define SELF   CUE_SELF
#define FIRM   CUE_SELF | CUE_FIRM
#define ANYWAY CUE_SELF | CUE_FIRM | CUE_NEGATED
#define PLAIN  CUE_SELF | CUE_PLAIN | CUE_FIRM

/* After what "I" am no more. */
#define ME_GONE                                                                          \
    "(without me [in/around/here/there/being] | (if/when/once/after/with/were) [i/me] "  \
    "{@aux} (gone/dead/die/died/disappeared/disappear/vanished/vanish/left/leave/kill/"  \
    "killed/jumped/ended) | (if/when/once/after) i {@aux} not/never {@aux} (here/"       \
    "exist/existed/existing/around/alive/born/wake/woke/there/survive/come_back | make " \
    "it | in their lives | in it) | if i [just/suddenly/simply] (stopped existing | "    \
    "ceased "                                                                            \
    "to exist | was no longer | were no longer | did it | ended it | killed myself | "   \
    "took my life | went missing | went to sleep forever) | (me/i) {@aux} (gone | out "  \
    "of the way | out of the picture | out of their lives | dead | six feet under | "    \
    "off their hands))"

static const struct cue LEAVINGS[] = {
    /* Burden, nobody would miss me */
    {SENSE_WISH, FIRM, NULL,
     "(better/happier/easier/lighter/relieved/fine/manage/cope/best/freer/calmer/richer/"
     "safer/simpler/nicer/relief/favour/favor/glad/grateful/thrive/peace/free/good/rid/"
     "okay/ok/blessing/celebrate/benefit) ..5 " ME_GONE},
    {SENSE_WISH, FIRM, NULL,
     ME_GONE " ..5 (better/happier/easier/lighter/relieved/fine/manage/cope/best/freer/"
             "relief/favour/favor/glad/grateful/thrive/peace/free/nobody/noone/miss/care/"
             "notice/cry/celebrate/blessing/move)"},
    {SENSE_WISH, ANYWAY, NULL,
     "(nobody/noone/anyone/anybody/not/none/who/everyone/people/they/barely/hardly/"
     "doubt/wonder) ..5 (miss/notice/care/cry/mind/mourn/grieve/remember/blink/come/"
     "sad/bothered/upset/attend) ..4 " ME_GONE},
    {SENSE_WISH, ANYWAY, NULL,
     "(nobody/noone/not/none/anyone/who/hardly) ..4 (miss me !at/in/on/with | attend my "
     "funeral | come to my funeral | cry at my funeral | mourn me | be at my funeral)"},
    {SENSE_WISH, FIRM, NULL,
     "(@others/better/best/world) {@aux} (better off | happier | easier | relieved) "
     "..3 (without me | when i | if i | with me gone | once i)"},
    {SENSE_WISH, FIRM, NULL,
     "(i/me/feel/being/just/such/only/like/become/existence) {@aux} ..2 (burden !of/on | "
     "burdening/burdensome | dead weight | waste of (space/air/oxygen/skin/life/"
     "time/money/breath/resources/everyone) | liability to | nuisance to everyone | "
     "weighing/dragging/holding (everyone/them/you/my/him/her) ..1 (down/back))"},
    {SENSE_WISH, FIRM, NULL,
     "(not/stop/never/no/without) {@aux} [be] (burden/burdening/bother/bothering) "
     "(anyone/anybody/everyone/you/my/them/people/others/on) ..3 (anymore | any longer | "
     "any more | again | much longer | ever | soon)"},
    {SENSE_WISH, ANYWAY, NULL,
     "(not/never/no/nobody) ..3 have to (deal/worry/put/look/bother/care/carry/"
     "support/see/hear/suffer/watch/pay) ..2 (me/from_me) ..2 (anymore | soon | again "
     "| any longer | after)"},
    {SENSE_WISH, FIRM, NULL,
     "(world/everyone/family/kids/they/people/others) ..3 (deserve/deserves/needs/need) "
     "..2 better than me ..2 (gone | die | end | dead) | (do/doing) [@others/the] ..1 "
     "(world/everyone/family/them/all/you/people) a (favour/favor) ..4 (die | end | "
     "gone | @vanish | kill | leave/leaving | not)"},
    {SENSE_WISH, FIRM, NULL,
     "(i/me) [@adv] [just/should/do] (should/deserve/supposed/meant) {@aux} (not/"
     "never) {@aux} (be here | be alive | exist | live | have been born | have "
     "survived | breathe) | (not/never) {@aux} (meant/supposed/made/cut_out) (to/for) "
     "[be/this/the] (live/alive/exist/here/life/world/living/born)"},
    {SENSE_WISH, FIRM, NULL,
     "(no/not ..3) (future/tomorrow/tomorrows) (for/ahead/left/in/with/me/. ) | (not/"
     "never/hard/can_not) ..2 (see/picture/imagine/see) [@self/me] (being/making/past/"
     "living/alive/reaching/turning/getting) ..3 (@deadline/alive/here/30/40/age/around/"
     "past/birthday/year)"},
    {SENSE_WISH, ANYWAY, NULL,
     "(not/nothing/no/nobody/doubt) ..5 (make it | survive | be here | be around | be "
     "alive | get through | last | live) ..1 (to see | through | until | till | past | "
     "to | by | for | come) ..2 (@deadline | tonight | the night | the week | the end | "
     "the weekend | next | 30 | my birthday | christmas)"},
    {SENSE_PLAN, ANYWAY | CUE_SOFT, NULL,
     "(will | am going to) not [@adv] be (here/around/alive/there/bothering/reading/"
     "needing) ..2 (tomorrow | anymore | any longer | much longer | by then | for much "
     "longer | next @deadline/week/year/month | when you/they/anyone | after @deadline | "
     "this time @deadline | in the morning | to see | for my | for long | long . | .)"},
    {SENSE_WISH, SELF, NULL,
     "(i/me/just/to/and/please) {@aux} @want {@aux} (disappear/vanish/evaporate/dissolve/"
     "fade) [@adv] (. | forever | for good | completely | from | off | into nothing | "
     "into thin | and never | away | out of existence | quietly | for ever)"},
    {SENSE_WISH, FIRM, NULL,
     "@want {@aux} (be gone | be over with | all be over | be no more | be nothing | "
     "feel nothing | stop being | stop feeling | not feel anything | not be . | just "
     "stop .) ..1 (forever | . | for good | anymore | ever again | at last)"},
    {SENSE_WISH, FIRM, NULL,
     "(i/we) (do/did) not belong (here . | in this | on this | in the world | alive | "
     "among the living | anywhere .)"},
    {SENSE_WISH, SELF, NULL,
     "(i/my) {@aux} (lost/losing/lose/given/gave/giving/give) ..3 (will/reason/desire/"
     "strength) to (live/go/keep/carry/continue/fight/stay) | (will to live) (gone/left/"
     "zero/is)"},
    {SENSE_WISH, FIRM, NULL,
     "(i | just) {@aux} give/giving/given/gave up on (life/living/everything/myself/"
     "existing/staying/being)"},
    {SENSE_WISH, ANYWAY, NULL,
     "not {@aux} (see/reach/make/turn) (another (year/spring/summer/winter/christmas/"
     "birthday/day) | @number (. | in | though) | [my/next] (birthday/christmas/"
     "summer/spring/year) . | the end of ..2 (week/month/year)) | (nothing/no_day/"
     "no_days/no_tomorrow/no_next) ..2 (after/beyond) ..3 @deadline | (picture/"
     "imagine/see) ..3 (day/days/anything/life/future) (after/beyond/past) | there is "
     "not going to be (one | a next | a tomorrow)"},
    {SENSE_WISH, FIRM, NULL,
     "(world/everyone/family/they/kids/people/all) ..4 (party/celebrate/relief/relieved/"
     "happy/happier/sigh/rejoice/dance) ..4 (if/when/once) i ..2 (died/die/dead/gone/"
     "jump/jumped/disappeared)"},
    {SENSE_WISH, FIRM, NULL,
     "(not/never/nobody/no_one) ..4 (deal/put_up/cope/live/worry/stuck/bother) ..2 "
     "(with/about) me (after/anymore/much/any/soon/again/tomorrow/no)"},
    /* Farewells */
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(goodbye/goodbyes/farewell/byebye) ..2 (everyone/everybody/all/world/forever/"
     "friends/guys/folks/family/life/cruel/mum/mom/dad/people/love/kids/dear/my/sorry/"
     "thanks/thank/letter/letters/note/notes/message/messages/video/videos/post) | bye "
     "(forever | everyone . | world | for good | everybody . | life) | (final/last/my/"
     "said/say/saying/write/writing/wrote/written/sent/recorded/record/recording/leave/"
     "leaving/left/typing/typed/posting/posted/drafted/penned/finished) ..4 (goodbye/"
     "goodbyes/farewell/farewells) !to | (said/say/saying) ..2 (goodbye/goodbyes) to "
     "!sertraline/citalopram/fluoxetine/venlafaxine/mirtazapine/escitalopram/lithium/meds/"
     "tablets/antidepressants/alcohol/weed/ket/ketamine/k/cigarettes/sugar/coffee/"
     "depression/anxiety/work/summer"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(write/writing/wrote/written/left/leave/leaving/finished/drafted/drafting/"
     "recorded/recording/penned/typed/typing/scheduled/sealed/addressed) ..3 (letter/"
     "letters/note/notes/message/messages/video/videos/email/emails) ..2 (to/for) ..2 "
     "(everyone/everybody/parents/family/kids/children/mum/mom/dad/wife/husband/"
     "partner/son/daughter/sister/brother/them/each/loved/find/friends/behind/when)"},
    {SENSE_PLAN, FIRM, NULL,
     "(write/writing/wrote/written/left/leave/leaving/have/got/drafted/my/a/the) ..1 "
     "(suicide/goodbye/farewell/death) (note/notes/letter/letters/video/message/plan) | "
     "(note/letter/notes/letters) ..3 (is/are) {@aux} (written/done/ready/on the table/"
     "on the desk/under/finished/sealed)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(this/these/it) [is/are/will] [be] [probably] my (last/final) (message/messages/"
     "words/post/night/day/goodbye/text/hours/hour/week/evening/sunset/sunrise/meal/"
     "christmas/birthday/one/chat/letter) !here/of/at/exam/day/work/shift/before/in/"
     "question | my (last/final) (night | day | hours | words | goodbye) (alive | on "
     "earth | on this | . | here | ever | with) | (last | final) (words | goodbye | "
     "message | post) (. | from me | to | before i | ever)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(last | final) (time/chance) ..4 (talk/talking/speak/hear/hearing/see/seeing/"
     "write/writing/say/saying/post/typing/hug/kiss/message) ..3 (you/me/everyone/"
     "goodbye/them/here/anyone/my)"},
    {SENSE_PLAN, FIRM, NULL,
     "(by the time | when | once | if) (you/anyone/someone/somebody/they/people) "
     "[all/finally/ever] (read/see/get/find/reads/sees/finds/hear) (this/it/me/the/my) "
     "..4 (gone/dead/late/over/done/be/body/not/know/already/left)"},
    {SENSE_PLAN, FIRM, NULL,
     "(you/they/nobody/noone/anyone/everyone) {@aux} (not/never) {@aux} (see/hear/talk/"
     "hearing/seeing/find) ..1 (me/from_me/to_me) ..2 (again/anymore/ever/alive/any)"},
    {SENSE_PLAN, FIRM, NULL,
     "(sorry/forgive/apologi*/apologies/apologize/apologise) ..6 (for what i am about | "
     "for what i am going | for what i will | for leaving you | for leaving like | for "
     "doing this . | for going | when i am gone | i have to go . | i am leaving you | "
     "can not stay | can not stay | i could not stay | not strong enough to stay | i "
     "could not hold | could not be stronger | this is how) | (^ forgive me | forgive "
     "me (everyone/all/for_leaving/for_what) | do not blame "
     "(yourself/yourselves/anyone/them) | do not (be sad | cry | be mad) when i | it is "
     "nobody is fault . | not your fault i)"},
    {SENSE_PLAN, FIRM, NULL,
     "^ [please/and/someone/just] (tell | let) (@kin/my/them/him/her/everyone/mum/mom) "
     "..3 know/that ..2 (i loved | i "
     "love (him/her/them/you) | i am sorry | it was not (their/his/her) fault) | ^ "
     "[please/and/someone/just] tell "
     "(my/them/him/her/everyone) ..3 (i loved them | i love them | i loved him | i loved "
     "her | i am sorry | i love her | i love him)"},
    {SENSE_PLAN, FIRM, NULL,
     "(see/meet/catch) (you/yall/ya/everyone) ..2 (on the other side | in the next life "
     "| in heaven | in another life | in hell | in the afterlife)"},
    {SENSE_PLAN, FIRM, NULL,
     "(thanks/thank/love/loved/loving/sorry) ..6 (for everything [it/but/and/i/goodbye/"
     "take] | while it lasted | you all goodbye | you all bye | it was fun while) !lol/"
     "faqd/bot/today/yesterday/again/so"},
    {SENSE_PLAN, FIRM, NULL,
     "(when/once/if/by) ..3 (read/reads/reading/see/find/hear/get/gets) ..3 (this/it/"
     "me/note/letter/message) ..4 (died/dead/gone/late/over) | (when | once) i (have/"
     "am/will_have) (died/gone/dead)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(hear/hearing/see/seeing/hug/hugged/kiss/kissed/visit/visited/call/called/rang/"
     "phoned/told/talked/spoke/saw/met/touch/smell/drive/drove) ..8 ([for] (a/the/one) "
     "(last/final) time) | the last time (i/you/we/they) ..2 (see/hear/talk/speak/hug/"
     "kiss/will) ..2 (her/him/them/me/you/my)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(bye/goodbye/goodnight/night) (forever | for ever | for the last | for good | "
     "world | all of you | one last) | (goodnight/night) ..3 (last/forever) | not (be "
     "seeing | see) you (again/tomorrow/all) | (remember me | do not forget me | look "
     "after each other | take care of each other) (when/as/laughing/smiling/happy/"
     "fondly/please/ok/for/all/./without)"},
    {SENSE_PLAN, FIRM, NULL,
     "(nobody is | no one is | not (your/his/her/their/anyone/anybody/my_family) [s]) "
     "fault | (nobody/no_one) ..2 to blame | do not blame (yourself/yourselves/anyone/"
     "her/him/them)"},
    /* Putting things in order */
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(gave/given/giving/give) ..2 (away/out) ..1 (my/most/all/everything/the/stuff/"
     "things) ..3 | (gave/given/giving/give) ..1 (my/the/all/most) ..4 (away | to (my/a/"
     "the) ..2 (friend/friends/sister/brother/neighbour/neighbor/kin/nephew/niece/"
     "charity/shelter/cousin/roommate/ex/mate)) [so/because/since/as]"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(found/finding/arranged/arranging/sorted/sorting/need/picked/chose/decided/"
     "figured/rehomed/rehoming) ..3 (home/someone/somebody/who/people/family/carer) "
     "..3 (dog/cat/cats/dogs/pet/pets/kids/birds/hamster/rabbit/horse/puppy/kitten/"
     "guitar) ..4 (gone/after/when/once/i/before/calm/so)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(who | someone | somebody | you | please | promise) {@aux} (gets/get/take/takes/"
     "look/looks/care/feed/feeds/have/has/inherit/inherits/adopt/watch) ..2 (my/the/"
     "after/of) ..4 (after i | when i | once i | if i) {@aux} (gone/dead/die/go/not/"
     "leave/left/here)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(affairs/paperwork/everything/finances/things/papers/passwords/accounts/insurance/"
     "debts/bills/will) ..3 (in order | sorted | ready | written down | taken care of | "
     "paid off | squared away | updated | arranged | settled) ..4 (so/before/for/i/no/"
     "when/they/nobody/now/it/my/tonight) | (wrote/written/writing/made/making/updated/"
     "signed/finished/sorted) ..1 my (will | own will | last will | obituary | own "
     "obituary | eulogy | funeral) | (planning/planned/plan/picking/picked/prepaid/"
     "paying/arranged/chose/paid) ..2 (my | for my) ..1 (funeral/burial/cremation/"
     "coffin/own_funeral/memorial)"},
    /* A day that is set, a plan that is made */
    {SENSE_PLAN, FIRM, NULL,
     "(picked/pick/set/chose/chosen/choosing/circled/marked) ..3 (date/day/deadline) ..5 "
     "(die/dying/end/ending/gone/suicide/for_good/check_out/calendar/go_out/do_it/"
     "final)"},
    {SENSE_PLAN, FIRM, NULL,
     "(i/have/got/made/my/the/a/there) ..2 (plan/plans/method) ..3 (to/for/how/and/is) "
     "..3 "
     "(die/dying/kill/suicide/end_it/end_my/ending/do_it/means/death/not_wake)"},
    {SENSE_PLAN, FIRM, NULL,
     "(know/decided/figured/worked/planned/picked/chosen/settled) ..3 (how/when/where/"
     "which/method) ..1 (i/to/am/will/would/im) ..3 (do it !without/again/in/on | die | "
     "end it | end things | go out | end my | kill @self | be found | jump | leave "
     "this | "
     "finish it)"},
    {SENSE_PLAN, SELF | CUE_SOFT, NULL,
     "(tonight/tomorrow/today/this @deadline) ..2 (is/will/would/be/s) {@aux} (the | my) "
     "(night/day/last/end/time/moment/one/final) !for/off/exam/of/match/shift/train/bus/"
     "deadline/before/chance | (i | im) {@aux} (do/doing/did) it (tonight | tomorrow | "
     "today | now | this @deadline | soon | right now | for real | on @deadline | for "
     "good | this time)"},
    {SENSE_PLAN, FIRM, NULL,
     "(if/when/unless/until/after/once) ..8 (then/that/that_is/i) ..2 (it for "
     "me | done with life | out for good | end it | ending it | checking out | check "
     "out . | die/dying | kill/killing @self | give up on life | gone for good | do not "
     "want to live | will not be here | no longer be here | the end for me | finished "
     "with life | leave this world | won't be around)"},
    {SENSE_PLAN, FIRM, NULL,
     "(made/made_up/make) ..1 (my/peace/mind) ..3 (with it | with god | with dying | "
     "with death | with leaving | to die | to go . | to end | it is time . | to do it | "
     "nobody can stop | no one can stop) | (nobody/noone/nothing/no_one/you) (can/will/"
     "could/is_going_to) [not] (stop/talk/change/save) (me | my mind) ..2 (now | "
     "this time | . | tonight | anymore | out of)"},
    {SENSE_PLAN, FIRM, NULL,
     "(it/this/everything/all/that) ..2 (over/end/done/finished/peaceful/quiet) ..1 "
     "(tonight | soon enough | by tomorrow | by morning | by the morning | by tonight | "
     "for me soon | for me tonight | soon and | soon i promise)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(this/that/tonight/it/today/tomorrow) is (it for me | the end for me | the end of "
     "me . | goodbye | my last !one/session/infusion/drip/spray/dose/appointment/shift | the last [time] you | how (i/it) (go/ends/end/die) | my "
     "time . | my time to go | where i get off | where my story ends)"},
    {SENSE_PLAN, FIRM, NULL,
     "(ready/want/going/time/about/need/will/trying) {@aux} (go . | go now . | leave . | "
     "be gone . | go home to god | rest forever | be free forever | be with (them/him/"
     "her/god/jesus) (again/forever/now/soon) | see (my/him/her) ..3 in heaven | leave "
     "this) ..1 (sorry/goodbye/bye/forgive/love/tell)"},
    /* Means at hand */
    {SENSE_PLAN, PLAIN | CUE_SOFT, NULL,
     "(i/have/got/with/holding/hold/bought/buy/buying/found/find/finding/getting/get/"
     "tied/loaded/ordered/order/ordering/stole/took/grabbed/borrowed/kept/keep/hid/"
     "sharpened/cleaned/fetched/know_where) {@aux} [a/the/my/some/dads/his/our/this] "
     "..2 (rope/noose/gun/pistol/shotgun/rifle/revolver/handgun/razor/razors/blade/"
     "blades/ligature/helium/scalpel/cyanide) !game/skin/for/at/in"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(i/have/got/with/holding/hold/bought/buy/buying/found/find/finding/getting/get/"
     "tied/loaded/ordered/order/ordering/stole/took/grabbed/borrowed/kept/keep/hid/"
     "sharpened/cleaned/fetched) {@aux} [a/the/my/some/dads/his/our/this/new] "
     "(rope/noose/gun/pistol/shotgun/rifle/revolver/handgun/razor/razors/blade/blades/"
     "ligature/helium/scalpel/cyanide)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(saved/saving/save/stockpil*/stockpiled/stockpiling/stockpile/hoard*/hoard/"
     "hoarding/hoarded/collecting/collected/collect/stash*/stashed/stashing/counting/"
     "counted/count/lined/lining/hid/hiding/gathered/gathering/staring/stare/emptied/"
     "poured/crushed/crushing/spread/laid/have_enough/got_enough/bought_enough/"
     "ordered_enough) ..5 (@pill/bottle/stash/doses/supply) !for/refill ..4 (in case "
     "| next | enough | up | tonight | out | under | just | ready | front | so | now "
     "| bed | beside | table | to end | to die | everything | . )"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(saving/saved/stockpil*/hoard*/hoarding/hoarded/stashing/stashed/collecting/"
     "collected/hiding/hid) [up] {my/adhd/heart/pain/sleep/night/spare/the/all/these/"
     "some/enough/leftover/of/our/"
     "moms/dads/extra/his/her} (@pill/doses/painkillers) !for/refill/because/money"},
    {SENSE_PLAN, FIRM, NULL,
     "(my/the/a) (note/letter/notes/letters/goodbye/goodbyes) ..3 {is/are/s/all} [all/"
     "already] "
     "(written/done/ready/finished/sealed) | the last thing (you/i) ..2 (hear/read/see/"
     "write/say/do/ever) | (counting_down/count_down) ..2 (days/hours) ..3 (until_i/"
     "till_i/to_the_end/left)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(@pill/bottle/rope/noose/gun/knife/blade/razor/razors/blades/stash/belt/bleach) "
     "..3 (in front of me | next to me | beside me | in my hand | in my hands | in my "
     "lap | on the table | on my desk | on my bed | lined up | laid out | counted | "
     "ready | by my bed | under my pillow | within reach | is loaded | tied up | waiting "
     "for me | calling me | calling to me | in my drawer | round my neck | around my "
     "neck | hanging | set up)"},
    {SENSE_PLAN, FIRM, NULL,
     "(@pill/bottle/rope/noose/gun/knife/blade/razor/stash/belt/drawer/cabinet) ..3 "
     "(looks/looking/look/seems/seem/are/is) ..2 (tempting/inviting/friendly/"
     "good_tonight/calling)"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(i/am/im/standing/stood/sitting/sat/stuck/at/up/climbed/parked/walking/walked/"
     "driving/drove/heading/headed/going/off) ..3 (on/at/by/near/over/to/onto/past/"
     "up) (a/the/my/this/that) ..1 (bridge/ledge/edge/roof/rooftop/tracks/railing/"
     "cliff/overpass/viaduct/balcony/rails/train_tracks/platform/window_ledge) (. | "
     "now | right now | tonight | looking down | and | thinking | ready | rn | about "
     "| sorry | staring | wondering)"},
    {SENSE_PLAN, FIRM, NULL,
     "(looking/look/staring/stare/walking/standing/sitting) ..2 (down | over) ..2 (at | "
     "from) ..2 (water/river/tracks/drop/traffic/cars/street) ..3 (bridge/roof/ledge/"
     "balcony/below/jump)"},
    {SENSE_PLAN, FIRM, NULL,
     "(engine/car/hose/exhaust/fumes/charcoal/grill) ..4 (running/on/exhaust/closed/"
     "shut/garage) ..3 (garage/closed/shut/door/windows) ..3 | rope/belt/cord ..4 "
     "(ceiling/beam/rafter/neck/fan/closet/door/tree) | (tied/tying/knotted) ..1 (sheet/sheets/belt/"
     "scarf/cable/laces/cord/rope) ..1 (to/round/around/on) ..1 (window/banister/bannister/beam/rail/"
     "hook/neck/bars/pipe/ceiling) !box/car/roof/bike | plastic bag ..2 head"},
    {SENSE_PLAN, FIRM, NULL,
     "(research*/researching/researched/googling/googled/google/looking/looked/"
     "searching/searched/comparing/compared) ..4 (how to die | ways to die | ways to "
     "go | method/methods | how to kill | how much it takes | lethal dose/doses | "
     "painless | how to tie | noose | ways out) ..2"},
    {SENSE_PLAN, FIRM | CUE_SOFT, NULL,
     "(rehears*/rehearsed/rehearsing/practised/practiced/practising/practicing/tested/"
     "testing/tied) ..3 (noose/knot/hanging/jump/jumping/it on myself/how i will | "
     "suicide)"},
    {SENSE_WISH, ANYWAY, NULL,
     "(not | never) {@aux} (trust/safe) [@self/me/feel] ..1 (myself | with myself | to "
     "be "
     "alone | being alone | alone tonight | on my own | around (pills/knives/meds/"
     "bridges/sharp/my) | from myself | by myself) ..2 (tonight/right/around/with/alone/"
     "anymore/now/near/not/at/.)"},
    {SENSE_WISH, FIRM, NULL,
     "(only | one) ..1 (thing | things | reason | person) ..3 (keeping me (here | alive "
     "| going | from) | keeps me (here | alive | from) | stopping me | stops me | "
     "between "
     "me and | holding me here | i am still (here | alive))"},
    {SENSE_WISH, FIRM, NULL,
     "(if it (was/were) not for | were it not for) ..5 i would ..3 (gone | dead | not be "
     "here | do it | have done it | end it | kill @self | have ended) | i would (have "
     "done it | have ended it | be dead | be gone | kill myself | end it) ..2 (if/but/"
     "years/already/by_now/were/long)"},
    {SENSE_PLAN, FIRM, NULL,
     "(close/closer/inches/seconds/verge/brink/edge) ..2 (to/from/of/away) [just/"
     "finally] "
     "(ending it | ending my | doing it . | killing @self | jumping . | jumping off | "
     "@suicide | taking my (own )life | dying by | ending everything)"},
    {SENSE_PLAN, FIRM, NULL,
     "(nearly/almost) {@aux} (did it . | did it last | killed @self | jumped . | jumped "
     "off | ended it | ended my | ended things | took them all | took all | hanged "
     "@self | hung @self | stepped (off/out/in_front/into) | drove (into/off) | pulled "
     "the trigger | went through with it)"},
    {SENSE_PLAN, FIRM, NULL,
     "(get/got/find/have/had/finding/work/working/build/building/need) ..1 (up/the) ..1 "
     "(courage/nerve/guts/strength/balls) [up] to ..1 (do it . | jump | die | kill | end "
     "it | end my | end everything | go through | finish it | pull)"},
    {SENSE_PLAN, FIRM, NULL,
     "(go/going/gone/went) through with it [this/tonight/now/tomorrow/today/for/.]"},
    {SENSE_WISH, FIRM, NULL,
     "(mean | meant) it [this time | now | sometimes | some days | about (dying | "
     "wanting to die)] ..1 (though | about (dying | wanting)) | (was not | not) "
     "(joking | "
     "kidding) about (dying | wanting to die | killing @self | ending it | suicide)"},
    {SENSE_PLAN, SELF | CUE_SOFT, NULL,
     "(set/got/has/picked) ..2 (date/a_day) (. | sooner | to die | to end) | "
     "(everything/it_all/"
     "all) {@aux} (arranged/planned/ready/settled/prepared/taken_care_of/sorted) ..2 "
     "(nobody/no_one/for_after/calm/peace/goodbye)"},
    {SENSE_PLAN, FIRM, NULL,
     "one way [ticket/trip/journey] ..2 (no/out/there/ticket) | (exit/way_out/"
     "off_switch/stop_button) ..6 (handle/turned/turn/door/ready/tonight/found/"
     "looking) | one pill closer | one more for the end | (i/it) [will/am/is] soon "
     "(done/be_done) ..6 (rest/peace/over/free)"},
    {SENSE_PLAN, FIRM, NULL,
     "(checked/looked_up/look_up/asked/asking/wonder/wondering/researched) ..3 (life "
     "insurance | insurance pays | insurance still pays | who gets | whether it hurts "
     "| if it hurts | how long it takes to die)"},
    {SENSE_WISH, SELF, NULL,
     "(thoughts/urges/voices/darkness/dark/urge/ideation) {@aux} (came back | come "
     "back | "
     "coming back | crept back | back again | are back | is back | returned | returning "
     "| getting (worse | louder | stronger) | worse | louder | stronger | will not stop "
     "| do not stop | telling me to (die | do it | end | jump | hurt | cut | kill) | "
     "tell me to (die | do it | end | jump | hurt | cut | kill) | keep coming)"},
};

struct cue_table speak_of_leaving(void)
{
    return (struct cue_table){LEAVINGS, COUNT_OF(LEAVINGS)};
}
