/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "safety/cues.h"

/*
 * Veiled: a life that only lasts for somebody's sake, a last time that is counted, what is
 * prepared for years without oneself, a body that is let go. The judge takes such words for
 * small talk, so it is not asked.
 */
#define FIRM   CUE_SELF | CUE_FIRM | CUE_CERTAIN
#define ANYWAY CUE_SELF | CUE_FIRM | CUE_NEGATED | CUE_CERTAIN

#define PETS "dog/cat/cats/dogs/horse/rabbit/parrot/pet/pets/hamster"
#define DEAR                                                                          \
    "mum/mom/dad/kids/kid/son/daughter/children/sister/brother/wife/husband/parents/" \
    "gran/nan/family/" PETS

static const struct cue VEILED[] = {
    {SENSE_WISH, FIRM, NULL,
     "i ..1 only [still/just] (stay/staying/hang_on/live) (because_of/for) (the/my/our) "
     "..1 (" PETS
     ") | (i/am) ..1 only [still/just] (alive/living/stay_alive/staying_alive/"
     "keep_going/carry_on/hanging_on) (because_of/for) (the/my/our) ..1 (" DEAR ")"},
    {SENSE_WISH, FIRM, NULL,
     "last (christmas/birthday/summer/winter/spring/autumn/easter) (i/ill) {will/shall/am/going/"
     "to/ever/have/need} (see/live | get through | be (here/around/alive)) | rather be (a "
     "memory | dust | ashes | (in/under) the ground)"},
    {SENSE_WISH, ANYWAY, NULL,
     "(i/we/us/me/people) {@aux/@be} not {@aux/@be} (meant/made/supposed/built/born) to "
     "((get/grow) old | make old bones)"},
    {SENSE_PLAN, FIRM, NULL,
     "(wrote/written/writing/recorded/recording/filmed/bought/made) ..4 (card/cards/letter/"
     "letters/video/videos/presents) for (the/her/his/their) (next/coming) @number "
     "(years/birthdays/christmases)"},
    {SENSE_PLAN, ANYWAY, NULL,
     "(not/stopped/quit) {@aux/@be} (eating/eat/drinking/drink/insulin | (taking/take) ..1 "
     "insulin) so (it {@aux} (ends | (goes/go/happens/is_over/end) "
     "(faster/quicker/sooner)) | i {@aux} (fade/die/starve/disappear))"},
    {SENSE_WISH, CUE_SELF | CUE_SOFT | CUE_CERTAIN, NULL,
     "(river/canal/lake/sea/water/bridge/tracks/railway/cliff/motorway) {@adv} (looks/look/"
     "looking/seems/feels) ..1 (kind/inviting/friendly/tempting/welcoming/peaceful/gentle) "
     "(lately/tonight/these_days/right_now/to_me)"},
};

struct cue_table speak_veiled(void)
{
    return (struct cue_table){VEILED, COUNT_OF(VEILED)};
}
