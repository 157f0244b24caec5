/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/*
 * What is no danger of suicide and no emergency by itself, and yet wants somebody else than
 * an article: hurt or held down at home, assaulted, out of touch with what is real, high
 * without a drug. Told of now and of a person; a word alone ("psychosis") is a topic.
 */
#define VIOLENCE  (TRIAGE_NEED_VIOLENCE << CUE_CLASS_SHIFT)
#define ASSAULT   (TRIAGE_NEED_ASSAULT << CUE_CLASS_SHIFT)
#define SPIKED    (TRIAGE_NEED_SPIKED << CUE_CLASS_SHIFT)
#define PSYCHOSIS (TRIAGE_NEED_PSYCHOSIS << CUE_CLASS_SHIFT)

/* Who lives with one, or did. */
#define HOUSE                                                                         \
    "husband/hubby/wife/partner/boyfriend/girlfriend/bf/gf/ex/fiance/fiancee/spouse/" \
    "dad/father/daddy/stepdad/stepfather/mum/mom/mother/mummy/stepmum/stepmom/son/"   \
    "daughter/brother/uncle/roommate/flatmate/housemate/carer/bloke/man/guy/parents"
#define HITS                                                                           \
    "(hit/hits/hitting/beat/beats/beating/beaten/punch/punches/punched/punching/slap/" \
    "slaps/slapped/slapping/kick/kicks/kicked/kicking/choke/chokes/choked/choking/"    \
    "strangle/strangles/strangled/strangling/shove/shoves/shoved/shoving/push/pushes/" \
    "pushed/pushing/grab/grabs/grabbed/bite/bites/bit/hurt/hurts/hurting/attack/"      \
    "attacks/attacked/attacking/threaten/threatens/threatened/threatening/headbutted/" \
    "burns/burned/burnt/dragged/drags/batters/battered)"
#define SUFFERED \
    "(me/us | my ..1 (brother/sister/mum/mom/mother/kids/children/son/daughter/baby))"

/* I, or somebody told of. */
#define ONE "(i/he/she/they/@kin)"

static const struct cue NEEDS[] = {
    {SENSE_NEED, VIOLENCE, NULL,
     "(he/she/" HOUSE ") ..3 " HITS " " SUFFERED
     " !with/at/out/for/as/by/on/in/to/hard/off/right"},
    {SENSE_NEED, VIOLENCE, NULL,
     "(he/she/" HOUSE ") ..3 " HITS " " SUFFERED
     " (with (a/his/her/the) (belt/bottle/stick/fist/fists/cane/chair/knife/pan/shoe/cord/"
     "cable) | [right] (in/across/on) the (face/stomach/head/ribs/belly/back/arm) | by the "
     "(throat/hair/arm/neck) | to the (floor/ground) | at home)"},
    {SENSE_NEED, VIOLENCE, NULL,
     "(he/she/" HOUSE ") ..3 (throws/threw/throwing) ..2 (at (me/us) | me ..1 (against/"
     "down/into/across)) | (he/she/" HOUSE ") ..1 (broke/breaks/broken/twisted/split) my "
     "(nose/arm/rib/ribs/wrist/jaw/finger/lip) | (hand/hands) ..2 (round/around/on) my "
     "(neck/throat) | (black eye | split lip | (bruise/bruises/bruised)) ..4 (from/because/he/"
     "she/" HOUSE ") ..3 (him/her/did/" HOUSE ")"},
    {SENSE_NEED, VIOLENCE, NULL,
     "(i/we) {@aux} (beaten/hit/punched/slapped/choked/strangled/kicked/attacked/hurt/"
     "threatened/battered) ..3 by ..2 (him/her/" HOUSE ")"},
    {SENSE_NEED, VIOLENCE, NULL,
     "(he/she/" HOUSE
     "/relationship/marriage) {@aux/@adv/@be} (abusive/violent) | (abusive/"
     "violent) (husband/wife/partner/boyfriend/girlfriend/man/relationship/marriage/home/dad/"
     "father/stepdad/mother/household/son) | live with ..1 (someone/somebody/man/woman/"
     "person) violent | (he/she/" HOUSE ") {@aux} (abuse/abuses/abusing) " SUFFERED},
    {SENSE_NEED, VIOLENCE, NULL,
     "(afraid/scared/terrified/frightened) of my [own] (husband/wife/partner/boyfriend/"
     "girlfriend/ex/dad/father/stepdad/mum/mom/mother/son/brother) !because/getting/losing/"
     "dying/being/leaving/having/not | (afraid/scared/terrified) to (go/come/be) home ..1 "
     "(because/he/she) ..1 (of/he/she/him)"},
    {SENSE_NEED, VIOLENCE | CUE_NEGATED, NULL,
     "(he/she/husband/wife/partner/boyfriend/girlfriend/bf/gf/fiance) ..2 not (let/allow) "
     "me ..1 (see/go/leave/talk/have/work/out/speak/use/meet/sleep/eat/take) | i {@aux/@be} "
     "not allowed ..2 (friends/phone/money/out/work)"},
    {SENSE_NEED, VIOLENCE, NULL,
     "(he/she/" HOUSE ") ..4 (call/calls/called/calling) me ..2 (worthless/stupid/"
     "useless/fat/ugly/pathetic/whore/slut/bitch/names/idiot/cunt/disgusting/nothing/"
     "mental/psycho/trash)"},
    {SENSE_NEED, VIOLENCE, NULL,
     "(he/she/" HOUSE ") ..2 ((puts/putting/put) me down ..2 (all/always/every/again/"
     "constantly/and/.) | (gaslights/gaslighting/gaslight/isolates/isolating/humiliates/"
     "humiliating/belittles/belittling/degrades/stalks/stalking) me)"},
    {SENSE_NEED, VIOLENCE, NULL,
     "(he/she/husband/wife/partner/boyfriend/girlfriend/bf/gf/ex) ..4 ((controls/control) "
     "..1 (money/wages | everything i) | (takes/took/checks/reads/hides/keeps/withholds | "
     "goes through) ..1 my ..1 (money/wages/messages/phone/medicine/pills/passport/texts/"
     "keys) !number/in/for | (locks/locked) me (in/out) | (sends/sent/sending) me threats)"},
    {SENSE_NEED, VIOLENCE, NULL,
     "walk~ on (eggshells/egg_shells) | (follows/following/followed) me everywhere | (says/"
     "said/threatens/threatened) ..3 (kill/hurt/harm) ..3 if i (leave/tell/go/say)"},

    {SENSE_NEED, ASSAULT, NULL,
     "(drugged/spiked/roofied) ..1 [and/then] (assaulted/raped/molested/groped/abused) | "
     "(i/she/he/@kin) {@aux/@adv} (raped/molested/groped | sexually (assaulted/"
     "abused/attacked/harassed))"},
    {SENSE_NEED, ASSAULT, NULL,
     "(i/she) {@aux} (got/was/been/were/am/is) ..1 (assaulted/abused) ..3 (on/by/at/in/last/"
     "yesterday/tonight/.) | (raped/molested/groped/assaulted) (me/her/him/my) | (rape/"
     "raping/rapes/molests/molesting) me"},
    {SENSE_NEED, ASSAULT, NULL,
     "forced (himself/herself/themselves/themself) on (me/her/him) | (force/forces/forced/"
     "make/makes/made/making/pressures/coerced) me ..2 (have sex | into sex | to sex | sleep "
     "with | touch him | perform)"},
    {SENSE_NEED, ASSAULT, NULL,
     "(@kin/stepbrother/stepsister/stepfather/priest/teacher/coach) {@aux/@adv} (touches/touched/touching/feels_up/fondles/fondled) me ..4 (. | where | "
     "while | when | at night | under | inappropriately | down | asleep | without | again)"},
    {SENSE_NEED, ASSAULT, NULL,
     "(he/she/they/someone/somebody/guy/man/people/@kin) ..3 (had/have/having) (sex/"
     "intercourse) with me ..4 (while/when/asleep/drunk/against/without/unconscious/high/out) "
     "| (drugged/spiked) ..5 (sex/raped/rape/touched/clothes/naked) | (he/she/they) did "
     "(things/stuff/something) to me ..2 (while/when/in_my_sleep)"},
    {SENSE_NEED, ASSAULT | CUE_NEGATED, NULL,
     "(woke/wake/came) ..3 (without ..1 (clothes/underwear/pants/trousers) | naked) ..6 (not/"
     "no) ..1 (remember/know/idea/memory) | (drugged/spiked) ..5 without ..1 (clothes/"
     "underwear/pants/trousers) | not stop when i (said/told/asked/screamed/cried/"
     "begged)"},

    {SENSE_NEED, ASSAULT | CUE_NEGATED, NULL,
     "(woke/wake/came_to) [up] ..3 in (a/his/her/some/this/someone_s/another/that/their/the) ..2 "
     "(bed/hotel/flat/room/apartment/van/car) ..4 (no/not/naked/nothing/without/after/ket/k/"
     "ketamine/drugged/spiked/remember/gave) | (clothes/underwear/trousers/pants/bra/knickers/"
     "dress) ..2 (off/gone/missing/ripped/torn/undone/inside_out) ..8 (ket/k/ketamine/drink/"
     "drugged/spiked/remember/know/blank) | [i/she/he] [was/were/am] too (high/out_of_it/fucked/drunk/gone) ..6 (say "
     "no | consent | stop him | stop her | stop it | fight back | push him off) | (said/saying/"
     "say/told him) (no/stop) ..4 (carried_on/did_it/kept_going/did_not_stop/anyway/continued/"
     "would_not_stop/still_did) | (he/she/they) (carried_on/kept_going/continued) ..4 not (move/"
     "stop/push/fight/scream/speak)"},
    {SENSE_NEED, ASSAULT, NULL,
     "(he/she/they/someone/somebody/guy/man/dealer/stranger/date/mate/bloke) ..3 (touched/"
     "touching/groped/fingered/kissed/undressed/stripped/abused/used) me ..8 (khole/k_hole/"
     "khole*/k/ket/ketamine/high/asleep/out/passed_out/unconscious/without/move) | gave me "
     "(k/ket/ketamine/it/something/drugs) ..4 (touched/groped/raped/undressed/kissed/slept_"
     "with/had_sex_with) me | (he/she/they/guy/man/date) ..2 (slept_with/had_sex_with/fucked/"
     "shagged) me ..8 (khole/k_hole/k/ket/ketamine/high/asleep/out_of_it/passed_out/spiked/"
     "unconscious/remember/consent/without) | forced me ..6 (k/ket/khole/k_hole/party/club/bed/"
     "down) | (was/am/been/got) i ..1 (raped/assaulted)"},
    {SENSE_NEED, ASSAULT | CUE_NEGATED, NULL,
     "(violada/violaron/violado) | me violo | (vergewaltigt/vergewaltigte/vergewaltigung) | "
     "(violee/violees) | (ete/viole) viole/par | (stuprata/violentata/stupro/stuprato) | "
     "(estuprada/estuprado/estupraram/estuprou) | (zgwałcona/zgwałcił/zgwałcili/zgwalcona/"
     "zgwalcil/zgwalcony/zgwałcony) | (verkracht/verkrachtte) | (valdtagen/valdtog/voldtatt/"
     "voldtaget/raiskattiin) | изнасиловали/изнасиловал/изнасилована/згвалтували/згвалтував"},
    /* Given a drug and not told */
    {SENSE_NEED, SPIKED, NULL,
     "(i/we/she/he/@kin/they/me/us/him/her) {@aux/@adv/@be/got/been/possibly/likely/probably/"
     "maybe} (spiked/roofied) !fever/temperature/blood/pressure | ^ {@aux/@adv/@be/"
     "got/been/being/getting} (spiked/roofied) !fever/temperature | (drink/drinks/glass/beer/"
     "cup/bottle/vape/cocktail/pint/coke/cider/wine) {@aux/@adv/@be/got/been/possibly/likely/probably} (spiked/"
     "drugged/tampered) | (spiked/spike/roofied/drugged) (me/us/him/her/my ..2 (drink/drinks/"
     "glass/beer/friend/sister/mate/daughter/vape/food)) !by/to/for"},
    {SENSE_NEED, SPIKED, NULL,
     "(put/puts/slipped/dropped/slip/poured/snuck/sneaked/mixed) (something/stuff/it/some/a/"
     "pills/@drug/drugs/powder/a_pill/a_powder/a_tablet) {something/in/into/@drug/some} [in/into] "
     "(my/her/his/our) ..1 (drink/drinks/glass/beer/wine/cocktail/shot/cup/water/food/bottle/vape/"
     "pint/pints/coke/juice/soda/coffee/tea/mug/can/cider) | (was/is/think/felt/there/tasted) ..3 "
     "something in (my/her/his) (drink/pint/glass/beer/wine/coke/cocktail/shot/juice/cider) | "
     "(slipped/slip/slips) me (something/@drug/some/a) | (dosed/drugged/injected/spiked) (me/us/her/him) ..2 "
     "(without/at/in) ..3 (knowing/consent/knowledge/asking/telling/party/club/bar/festival/"
     "pub/sleep/permission) | (i/she/he/@kin) {@aux/@adv/got/been} (drugged) ..6 (party/club/"
     "bar/date/pub/by/knowing/sex/last_night/someone/festival)"},

    {SENSE_NEED, PSYCHOSIS, NULL,
     ONE
     " {@aux/@adv} (hear/hears/hearing/heard) ..1 voices | (the/these/those/my/his/her) "
     "voices {@aux/@adv/@be/keep/keeps} (tell/telling/say/saying/talk/talking/told/said/scream/screaming/"
     "whisper/back/louder/laughing/not_stop/stay/stopped) | voices in (my/his/her/their) head"},
    {SENSE_NEED, PSYCHOSIS | CUE_NEGATED, NULL,
     "voices {@aux/does} not (stop/go/leave/shut/let) | voices {@aux/@be/keep/keeps} (tell/"
     "telling/told) (me/him/her)"},
    {SENSE_NEED, PSYCHOSIS, NULL,
     "(they/neighbours/neighbors/neighbour/neighbor/police/government/cia/fbi/people/"
     "everyone/everybody/someone/somebody/street/aliens/demons) {@aux/@adv/@be/whole} (watching/"
     "following/poisoning/after/spying/tracking/recording/reading/bugging/controlling/"
     "chasing/plotting/hunting) [on/against] (me/us/him/her | (my/his/her) (water/food/every/house/thoughts/mind)) !in/with/during/at/"
     "on/up/around/for/closely/while"},
    {SENSE_NEED, PSYCHOSIS, NULL,
     "(cameras/camera/microphones/bugs/mics/wires) {@aux} (in/behind/inside/under) (my/the/"
     "his/her/our) (flat/house/room/walls/wall/teeth/tv/home/ceiling/apartment/vents/lamp) | "
     "(chip/implant/tracker/transmitter) {@aux} in (my/his/her/me) ..1 !phone/car/bag"},
    {SENSE_NEED, PSYCHOSIS, NULL,
     "(read/reads/reading/control/controls/controlling/steal/stealing/stole/hear/hearing/"
     "broadcast/broadcasting/insert/inserting/listen/listens/listening) [to] ..1 (my/his/her) (mind/thoughts) | "
     "(hear/hears/hearing/heard) ..2 (neighbours/neighbors/neighbour/neighbor/people/others/everyone/"
     "strangers/them/him/her/@kin) (thinking/think/thoughts) | (thoughts/ideas) {@aux} (put/placed/"
     "inserted/sent) ..1 in (my/his/her) (head/mind)"},
    {SENSE_NEED, PSYCHOSIS, NULL,
     "(tv/telly/television/radio/newsreader/adverts) {@aux/@adv/@be} "
     "(talking/talks/speaking/speaks/sending/sends/whispering) ..1 (to/messages/me/him/"
     "her) | (messages/signs/signals/codes) ..3 (through/from/in/on) the (tv/radio/telly/"
     "television/walls/internet/lights/numberplates)"},
    {SENSE_NEED, PSYCHOSIS | CUE_NEGATED, NULL,
     "(talk/talks/talking) (to/with) ..1 (people/someone/somebody/things) ..1 (not/nobody/"
     "noone/no) ..3 (there/real/exist/see/sees) | (keep/keeps) seeing ..2 (people/shadows/"
     "figures/things/faces) !in/during | (see/"
     "sees/seeing/hear/hears/hearing) ..1 (people/things/shadows/figures/men/stuff) ..5 "
     "(not/nobody/no/noone) ..2 (there/real/see/sees/hear/hears/else) !in/during | (hear/"
     "hearing/hears) them (talking/whispering/laughing) ..2 (me/us) ..2 (walls/ceiling/"
     "outside/everywhere/.)"},
    {SENSE_NEED, PSYCHOSIS, NULL,
     "(believes/believe/thinks/think/convinced/sure/says/know/knows) ..2 (he/she/they/i/we) "
     "{@aux/@be} ..1 (followed/watched/poisoned/god/jesus/messiah/christ/chosen/prophet/"
     "possessed/cursed/bugged/replaced/spied) | (believes/thinks/convinced/sure) ..2 (food/"
     "water/phone/house/tv/neighbours/neighbors) {@aux/@be} (poisoned/bugged/watching/talking/"
     "listening/tapped) | (replaced/swapped/exchanged) my (mum/mom/"
     "mother/wife/husband/dad/family/son/daughter) | (demons/devil/satan/demon) ..3 (in/"
     "inside) (my/his/her/me/him) !dream/song/game"},
    {SENSE_NEED, PSYCHOSIS, NULL,
     "(i/he/she/@kin) {@aux/@adv/@be} (paranoid/psychotic/delusional/manic/hypomanic) !depression/"
     "episodes/disorder/about/people/patient/patients | (having/in/into) a (psychotic/manic/"
     "mixed/hypomanic) (episode/phase/break/state)"},
    {SENSE_NEED, PSYCHOSIS, NULL,
     "(i/he/she/@kin) {@aux/@adv/@be} ..2 (like/am/is) (god/jesus/invincible/immortal/"
     "superhuman/unstoppable/chosen | the (messiah/chosen)) !speed/mode/of | "
     "(chosen/sent/called) to save ..1 (world/humanity/everyone/planet/people) | i {@aux} "
     "(invincible/unstoppable/immortal/god/jesus)"},
    {SENSE_NEED, PSYCHOSIS | CUE_NEGATED, NULL,
     "(not need/not needs) [any/to] sleep (anymore/any_more/at/now/and/.) | sleep is for ..1 (losers/"
     "weak) | (not/no/without) ..2 (slept/sleep/sleeping) ..8 (talk/talks/talking/racing/bought/"
     "spent/spending/connected/flying/genius/energy/alive) | (nonstop/non_stop/awake/up) ..6 "
     "(days/nights) ..6 (racing/connected/genius/unstoppable/chosen/flying/god)"},
    {SENSE_NEED, PSYCHOSIS, NULL,
     "(spent/spending/spend/blew/gave/maxed) ..3 (savings/cards | all ..2 money) ..12 (sleep/"
     "slept/companies/cars/world/plan/plans/messiah/god/talking)"},
};

struct cue_table speak_of_needs(void)
{
    return (struct cue_table){NEEDS, COUNT_OF(NEEDS)};
}
