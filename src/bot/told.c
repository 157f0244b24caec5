/* SPDX-License-Identifier: MIT */
#include "bot/told.h"

#include "base/macros.h"

/* So many words may stand between who died and that they did; so far is a step at most. */
enum { APART_MAX = 6, STEP_MAX = 7, STEPS_MAX = 5 };

#define DEAR                                                                        \
    " son daughter child kid boy girl baby brother sister bro sis twin mother mum " \
    "mom father dad parent wife husband hubby partner fiance fiancee boyfriend "    \
    "girlfriend bf gf friend mate bestie cousin uncle aunt nephew niece grandma "   \
    "grandpa gran nan grandmother grandfather grandson granddaughter roommate "     \
    "flatmate stepdad stepmum stepfather ex "
#define SOMEBODY DEAR "he she they someone somebody man guy men guys bloke woman people "
#define CARER    " nurse doctor therapist psychiatrist anaesthetist anesthetist "
#define ME       " me us myself "
#define THEM     ME "him her them my our "

/* One step of each story, the one with the fewest words of every day. */
#define HITTING                                                                        \
    " hits hit beats beat beating hitting punches punched kicks kicked slaps slapped " \
    "slapping chokes choked choking strangles strangled shoves shoved pushes pushed "  \
    "bites bit threatens threatened throttles throttled burns burned grabs grabbed "
#define AFRAID   " scared afraid frightened terrified "
#define ABUSIVE  " abusive violent "
#define EYE      " eye "
#define STALKING " locks locked stalks stalking "
#define RAPED    " raped rapes raping assaulted molested groped "
#define FORCED   " forced forces "
#define TOUCHED  " touched touches touching "
#define SEX      " sex "
#define THINGS   " things stuff something "
#define WOKE     " woke wake "
#define VOICES   " voices "
#define WATCHING \
    " watching following poisoning tracking spying recording listening filming "
#define AFTER      " after "
#define CAMERAS    " camera cameras chip microphone microphones implant bug bugs "
#define THOUGHTS   " thoughts mind "
#define SLEEP      " sleep slept sleeping sleeps "
#define NIGHTS     " days nights "
#define SAVIOUR    " messiah jesus prophet chosen "
#define WATCHED    " followed watched poisoned tracked recorded "
#define MANIC      " manic psychotic delusional paranoid hypomanic "
#define TELEVISION " tv television radio "
#define MAKING     " makes made making forces pressures "
#define BLOOD      " blood clots "
#define BURNING \
    " burns burn burning stings sting stinging hurts hurt painful killing agony "
#define MINUTES  " minutes mins min "
#define LAST     " last previous "
#define REACTION " fit fits seizure seizures reaction rash swelling fainted collapsed "
#define RAGING   " screaming shouting yelling smashing raging throwing punching "
#define CUSTODY  " take takes taking taken remove removed lose losing "
#define SEEING   " see sees seeing talks talking saw "

/* Of those, all: a line without any of them, as most are, tells none of the stories. */
static const char telling[] = HITTING AFRAID ABUSIVE EYE STALKING RAPED FORCED TOUCHED SEX
    THINGS WOKE VOICES WATCHING AFTER CAMERAS THOUGHTS SLEEP NIGHTS SAVIOUR
    "god unstoppable invincible immortal " WATCHED MANIC TELEVISION
    "phone " SEEING MAKING BLOOD BURNING MINUTES LAST REACTION RAGING CUSTODY;

static const struct {
    enum told told;
    bool is_stated; /* only where nothing is asked */
    size_t apart;   /* a step is so many words further at most */
    const char *steps[STEPS_MAX];
} stories[] = {
    {TOLD_VIOLENCE, false, STEP_MAX, {DEAR "he she ", HITTING, ME " my our "}},
    {TOLD_VIOLENCE,
     false,
     2,
     {AFRAID, " of ",
      " him husband wife partner boyfriend girlfriend dad father stepdad mum mother ex "
      "bf gf "}},
    {TOLD_VIOLENCE, false, STEP_MAX, {DEAR "he she man ", " is gets ", ABUSIVE}},
    {TOLD_VIOLENCE, false, STEP_MAX, {" with ", ABUSIVE, DEAR "man woman "}},
    {TOLD_VIOLENCE, false, 2, {" afraid scared ", " go ", " home "}},
    {TOLD_VIOLENCE, false, 3, {" black ", EYE, " partner husband boyfriend wife ex "}},
    {TOLD_VIOLENCE, false, STEP_MAX, {DEAR "he she ", STALKING, ME}},
    {TOLD_ASSAULT,
     false,
     4,
     {" i was been got were ", " raped assaulted molested groped "}},
    {TOLD_ASSAULT, false, STEP_MAX, {SOMEBODY CARER, RAPED, THEM}},
    {TOLD_ASSAULT, false, STEP_MAX, {SOMEBODY, FORCED, " himself herself ", " on "}},
    {TOLD_ASSAULT,
     false,
     STEP_MAX,
     {SOMEBODY CARER, TOUCHED, " me her him private breasts between down "}},
    {TOLD_ASSAULT, false, STEP_MAX, {SOMEBODY, " had has having ", SEX, " me her him "}},
    {TOLD_ASSAULT, false, 2, {" makes made forces forced making ", ME, SEX}},
    {TOLD_ASSAULT, false, STEP_MAX, {SOMEBODY, " did does ", THINGS, ME}},
    {TOLD_ASSAULT,
     false,
     STEP_MAX,
     {WOKE, " up ", " without no naked undressed ",
      " clothes underwear pants trousers bra undressed "}},
    {TOLD_ASSAULT, false, STEP_MAX, {WOKE, " naked undressed "}},
    {TOLD_VIOLENCE,
     false,
     3,
     {DEAR "he she they ", MAKING, " me ",
      " take use snort sniff smoke swallow inject do ", " ketamine ket k drugs it "}},
    {TOLD_URINE, true, 3, {BLOOD, " in ", " pee wee urine piss it toilet "}},
    {TOLD_URINE, true, 2, {" peeing pissing weeing passing pee wee ", BLOOD}},
    {TOLD_URINE, true, 3, {BURNING, " when while to ", " pee wee urinate piss "}},
    {TOLD_URINE, true, 5, {" pee wee toilet loo bathroom ", " every ", MINUTES}},
    {TOLD_URINE, true, 2, {" bladder ", BURNING}},
    {TOLD_REACTION,
     true,
     4,
     {LAST, " time session infusion treatment dose ", " had got have i ", REACTION}},
    {TOLD_REACTION,
     true,
     4,
     {" had got ", REACTION, " after during from with ",
      " it session infusion spray spravato ketamine treatment lozenge "}},
    {TOLD_MIND,
     true,
     3,
     {DEAR "he she they ", " is keeps started starts ", RAGING,
      " downstairs upstairs outside wall walls door furniture things stuff house "
      "neighbours "}},
    {TOLD_CUSTODY,
     false,
     5,
     {" services cps workers worker ", CUSTODY, " kids kid children child baby babies "}},
    {TOLD_CUSTODY, false, 3, {CUSTODY, " my our ", " kids children baby ", " away off "}},
    {TOLD_CUSTODY, false, 2, {" lose losing ", " my our ", " kids children "}},
    {TOLD_MIND, true, STEP_MAX, {DEAR "i he she ", " hear hears hearing heard ", VOICES}},
    {TOLD_MIND, true, STEP_MAX, {" the ", VOICES, " tell say telling saying "}},
    {TOLD_MIND,
     true,
     STEP_MAX,
     {DEAR " they neighbours neighbors people government police cia everyone everybody "
           "someone ",
      " are is keep following poisoning ", WATCHING, " me us him her my to "}},
    /* Not "my wife is very quiet after her session". */
    {TOLD_MIND,
     true,
     2,
     {" they neighbours neighbors people government police cia everyone everybody someone ",
      " is are ", AFTER, " me us him them "}},
    {TOLD_MIND,
     true,
     STEP_MAX,
     {CAMERAS, " in ", " my his her the ",
      " flat room house tooth head brain wall walls arm teeth "}},
    {TOLD_MIND,
     true,
     STEP_MAX,
     {" hear hears read reads reading steal steals inserting stealing hearing ",
      " my his her our ", THOUGHTS}},
    {TOLD_MIND,
     true,
     STEP_MAX,
     {" not no without never ", SLEEP,
      " 3 4 5 6 7 8 three four five six seven several many since ",
      " days nights week monday tuesday wednesday thursday friday saturday sunday "}},
    {TOLD_MIND,
     true,
     STEP_MAX,
     {" awake up ", " for since ", " 3 4 5 6 7 8 three four five six seven several ",
      NIGHTS}},
    {TOLD_MIND,
     true,
     5,
     {" am feel feels thinks believes think become ",
      SAVIOUR "god unstoppable invincible immortal "}},
    {TOLD_MIND, true, 5, {" says ", SAVIOUR}},
    {TOLD_MIND, true, 3, {" being ", WATCHED}},
    {TOLD_MIND,
     true,
     STEP_MAX,
     {" am is going getting gone went turned feel feels ", MANIC}},
    {TOLD_MIND,
     true,
     STEP_MAX,
     {TELEVISION "phone ", " talking talks speaking speaks sending messages ",
      " to me him her from messages "}},
    {TOLD_MIND, true, STEP_MAX, {" messages signs ", " through from in ", TELEVISION}},
    {TOLD_MIND,
     true,
     STEP_MAX,
     {SEEING, " people things faces shadows someone ", " not ", " there real "}},
};

/* What has the words of a story, but is another: an idiom, a game, kindness. */
static const char *const idioms[] = {
    "hit me up",    "hits me up",     "hit me like",  "hit me with a",
    "hits me like", "hit me hard",    "hits me hard", "hit me that",
    "beat me at",   "beat me to",     "beat me in",   "pushed me to",
    "pushes me to", "god knows",      "god bless",    "oh my god",
    "my god",       "thank god",      "swear to god", "did something nice",
    "grabbed me a", "blood pressure", "blood test",   "take my kids to",
    "do it again",
};

static bool is_step(const char *step, struct str word)
{
    return str_has_word(str_from_c(step), word);
}

/* "Never" and "not" undo what stands around them, unless they are the step. */
static size_t find_step(const struct words *words, size_t from, size_t to,
                        const char *step)
{
    for (size_t i = from; i < to && i < words->count; i++) {
        if (is_step(step, words->items[i].text))
            return i;
        if (is_step(" not never ", words->items[i].text))
            break;
    }
    return words->count;
}

static bool is_told_from(const struct words *words, size_t at, size_t apart,
                         const char *const *steps)
{
    for (size_t i = 0; i < STEPS_MAX && steps[i]; i++) {
        size_t to = i == 0 ? at + 1 : at + 1 + apart;
        at = find_step(words, i == 0 ? at : at + 1, to, steps[i]);
        if (at == words->count)
            return false;
    }
    return true;
}

static bool has_telling(const struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (is_step(telling, words->items[i].text))
            return true;
    return false;
}

static bool is_idiom(struct str text)
{
    for (size_t i = 0; i < COUNT_OF(idioms); i++)
        if (str_find(text, str_from_c(idioms[i])) != STR_NOT_FOUND)
            return true;
    return false;
}

/* Is somebody of ours named between the two words? */
static bool is_near_dear(const struct words *words, size_t from, size_t to)
{
    bool has_owner = false, has_dear = false;

    for (size_t i = from; i < to && i < words->count; i++) {
        if (is_step(" people others patients someone somebody ", words->items[i].text))
            has_owner = has_dear = false;
        has_owner |= is_step(" my our ", words->items[i].text);
        has_dear |= has_owner && is_step(DEAR "dog cat ", words->items[i].text);
    }
    return has_dear;
}

/* Whose death it is may stand before or behind it. */
static bool is_loss(const struct words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        struct str word = words->items[i].text;
        bool is_own_life = str_equal(word, STR("life")) && i > 0
                           && str_equal(words->items[i - 1].text, STR("own"));
        if ((is_step(" died passed dead killed ", word) || is_own_life)
            && is_near_dear(words, i > APART_MAX ? i - APART_MAX : 0, i))
            return true;
        if (str_equal(word, STR("lost")) && is_near_dear(words, i + 1, i + 1 + APART_MAX))
            return true;
    }
    return false;
}

enum told told_of(const struct words *words, bool is_asked)
{
    if (!is_asked && is_loss(words))
        return TOLD_LOSS;
    if (!has_telling(words) || is_idiom(words->text))
        return TOLD_NOTHING;
    for (size_t i = 0; i < COUNT_OF(stories); i++)
        for (size_t at = 0; at < words->count && !(is_asked && stories[i].is_stated);
             at++)
            if (is_told_from(words, at, stories[i].apart, stories[i].steps))
                return stories[i].told;
    return TOLD_NOTHING;
}
