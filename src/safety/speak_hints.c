/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/*
 * What anybody may say, and what is said before the end, too: letters, things given away
 * or left behind, what is put in order, an absence ahead, a sudden calm. Alone it is
 * nothing (recent.h adds up).
 */
#define DEAR                                                                           \
    "(kids/children/kid/wife/husband/mum/mom/dad/mother/father/parents/son/sons/"      \
    "daughter/daughters/brother/sister/family/friends/friend/everyone/everybody/boys/" \
    "girls/partner/girlfriend/boyfriend/them/him/her/grandkids/mate/each)"

static const struct cue HINTS[] = {
    {SENSE_HINT, 0, NULL,
     "(have/got/bought/found/fetched/holding) {@aux/@adv/a/the/some/my/his/its} (petrol/gasoline/"
     "lighter_fluid/lighter/matches/knife/blade/axe/hammer/rope/belt/pills/tablets/gun) !money/"
     "station/sharpener/ready"},
    {SENSE_HINT, 0, NULL,
     "(wrote/written/write/writing/left/leave/recorded/sent/sealed/posted/finished) ..3 "
     "(letter/letters/note/notes/card/cards/video/videos/message/messages/email/emails) ..4 " DEAR},
    {SENSE_HINT, 0, NULL,
     "(wrote/written/writing/phoned/called/rang/hugged/kissed/visited) ..2 (to/all) ..2 " DEAR},
    {SENSE_HINT, CUE_NEGATED, NULL,
     "(nobody/noone/not/hardly) ..4 (notice/miss/realise/realize/wonder/need/needs/check/"
     "checks/ask/asks/look/looks/find) ..4 (me/on/until/till/before/after/gone/missing/my/for)"},
    {SENSE_HINT, 0, NULL,
     "(before/until/till/when/if/how) ..1 (somebody/someone/anyone/anybody/they/he/she/@kin/"
     "police/people) ..1 (found/finds/find/came/comes/walked/walks/sees/saw) ..1 (me/in/it/"
     "that)"},
    {SENSE_HINT, 0, NULL,
     "(left/leaves/leaving/put/placed/took) ..1 (his/her/their/my) ..3 (phone/ring/rings/"
     "wallet/keys/watch/glasses/passport/purse/necklace/shoes) ..5 (table/counter/bed/pillow/"
     "behind/desk/shelf/kitchen/home/sister/brother/mum/mom/bridge/river/beach/off)"},
    {SENSE_HINT, 0, NULL,
     "(gave/given/giving/give/donated/sold/rehomed/handed) ..1 (my/all/away/everything/him/"
     "her/them) ..4 (dog/cat/cats/dogs/guitar/bike/books/watch/ring/keys/passwords/plants/"
     "clothes/things/stuff/money/savings/records/console/away/collection) | (has/have/can) "
     "..1 (have/take/keep/the/my) ..2 (keys/passwords/dog/cat/guitar/bike/car/plants/watch)"},
    {SENSE_HINT, 0, NULL,
     "(paid/sorted/settled/arranged/cleared/cancelled/canceled/closed/signed/ready/tidy/clean/"
     "cleaned/tidied) ..3 (everything/all/bills/house/papers/debts/will/rent/affairs/accounts/"
     "flat/room) | (everything/all/affairs/papers/house/it) {@aux/@adv/@be} (paid/sorted/"
     "settled/arranged/organised/organized/order/in_order/tidy)"},
    {SENSE_HINT, CUE_NEGATED, NULL,
     "(will/would/can/do/am/is) not {@aux} (be/need/see/come/coming/book/plan/planning/have) "
     "..3 (here/there/around/anymore/any_more/next/after/another/christmas/summer/birthday/"
     "monday/again/then) | (after/without) (me/i/friday/saturday/sunday/tonight/tomorrow) ."},
    {SENSE_HINT, 0, NULL,
     "(i/feel/feeling/felt/been/so/very/finally/strangely) {@aux/@adv} (peaceful/calm/serene/"
     "relieved/light/lighter/relaxed/quiet/free/ready) | at peace | made my peace | made up my "
     "mind | (decision/it) {@aux/@be} (made/decided/settled) ."},
    {SENSE_HINT, 0, NULL,
     "(last/final) (time/look/walk/meal/hug/words/visit/goodbye/message/night/day/thing/one) "
     "!i/we/dose/session/infusion | (sorry/thanks/thank/goodbye/forgive/tell/love) ..3 (for "
     "everything | to everyone | everyone | i tried | i love them | i am sorry)"},
};

struct cue_table speak_of_hints(void)
{
    return (struct cue_table){HINTS, COUNT_OF(HINTS)};
}
