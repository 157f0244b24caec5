/* SPDX-License-Identifier: MIT */
#include "safety/frame.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "safety/speech.h"
#include "text/pattern.h"

struct frame_patterns {
    struct pattern *marks[FRAME_COUNT];
};

/* Each stands behind a space and before one, except where it ends with "$". */
static const char *const MARKS[FRAME_COUNT] = {
    [FRAME_GAME] =
        "boss(?:es)?|match(?:es)?|lobby|respawn(?:ed|ing)?|ranked|queue|raid|dungeon|"
        "loot|fps|lag|this level|headshot|enem(?:y|ies)|noobs?|healer|tank|gg|spawn|"
        "checkpoint|elo|souls|minecraft|fortnite|league|gameplay|games?|gaming|gamer|"
        "controller|speedrun|npc|quest|mmr|rng|gacha|pvp|teammates?|team|jungler|comp|"
        "nerf(?:ed)?|patch|hitbox|server tick|dlc|steam|xbox|playstation|console|squad|"
        "run back|gold for|rank|solo q|weapon|armou?r|boss fight|rubberbanding|respec|"
        "parry|stun ?lock(?:ed)?|wipe|wiped|clutch|sniper|ganked|tilted|smurfs?|hardcore|"
        "permadeath|tries for",
    [FRAME_MACHINE] =
        "process(?:es)?|servers?|threads?|daemons?|kernel|laptop|pc|computer|monitor|"
        "screen|disk|driver|cpu|gpu|this script|build|compiler|compile|cmake|code|bug|"
        "bugs|commits?(?! suicide)|branch|merge|merged|deploy|pipeline|ci|docker|"
        "container|pod|cluster|node|nodes|router|wifi|modem|battery|suspend|sleep mode|"
        "hibernate|boot|reboot|bios|usb|db|database|sql|query|api|thread pool|watchdog|"
        "pid|sigkill|kill 9|ssh|systemd|terminal|window|windows|browser|tab|firefox|"
        "chrome|printer|machine|vm|hard drive|ssd|socket|package|upgrade|ubuntu|linux|"
        "git|master|slave|quorum|fan|motherboard|server room|instance|python|java|rust|"
        "compiling|linker|test suite",
    [FRAME_TRIFLE] =
        "traffic|mondays?|meetings?|standup|stand up|homework|exams?|essay|deadlines?|"
        "emails?|inbox|pizza|coffee|playlist|song|album|movie|leg day|gym|boredom|bored|"
        "laundry|cringe|embarrass(?:ed|ing|ment)|so good|so cute|adorable|hot|heat|cold|"
        "weather|hungry|starving|alarm|commute|bus driver|train|line at|queue at|parking|"
        "landlord|shoes|spreadsheet|excel|jira|ticket|tickets|teams call|zoom|this call|"
        "printer|dishes|group chat|autocorrect|spider|spiders|puns?|memes?|laugh(?:ed|"
        "ing)?|hangover|season finale|episode|spoilers?|parallel parking|assignment|"
        "semester|finals|maths?|presentation|heels|tax(?:es)?|diet|salad|burpees|squats|"
        "workout|cardio|flight delay|code|merge|merged|commits?(?! suicide)|branch|bug|"
        "ci|cmake|compile|procrastinat(?:e|ing|ion)|adult today|sweet release|customer "
        "service|on hold",
    [FRAME_JEST] =
        "lol|lmao|lmfao|rofl|jk|j k|haha+|hahaha|xd|lolol|kidding|joking|just a joke|as "
        "a joke|figure of speech",
    [FRAME_STORY] =
        "film|films|movie|movies|novel|book|books|character|characters|song|songs|"
        "lyrics?|episode|anime|manga|show|series|documentary|squad|podcast|band|album|"
        "poem|fanfic|story|plot|scene|actor|actress|video|played by|netflix|game of|tv|"
        "headline|headlines|news|article",
    [FRAME_TASK] =
        "thesis|essay|leaflet|course|lecture|homework|paper|dissertation|seminar|"
        "training|presentation|poster|for school|for class|for my class|studying|"
        "research|workshop|exam|first aid|reading up",
    [FRAME_HISTORY] =
        "last (?:year|month|summer|winter|spring|autumn|fall|decade)|(?:years?|months|"
        "yrs|decades?|ages|a while|weeks) (?:ago|back|earlier)|[0-9]+ (?:years|months|"
        "yrs) (?:ago|back|clean|without|free|now)|(?:two|three|four|five|six|ten|many|"
        "several|few) (?:years|months) (?:ago|back|without|clean|free)|when i was|at "
        "(?:age )?[1-6][0-9]|used to|in the past|as a (?:teen|teenager|kid|child)|back "
        "in|in (?:19|20)[0-9][0-9]|history of|previous(?:ly)?|prior|once had|before my|"
        "in my (?:teens|twenties|past|youth)|long ago|past (?:suicid|attempt)[^ .]*|"
        "years without|in (?:january|february|march|april|may|june|july|august|september|"
        "october|november|december)|survivor|survived",
    [FRAME_NOW] =
        "now|right now|tonight|today|again|lately|this (?:morning|evening|week|afternoon|"
        "time)|last night|yesterday|help|hours? ago|minutes? ago|mins? ago|min ago|just "
        "now",
    [FRAME_RECOVERED] =
        "all good(?: since| now)?|(?:fine|ok|okay|better|good|gone|safe) (?:now|since|"
        "again)|gone|went away|resolved|(?:nurse|doctor|paramedics?|they) (?:checked|"
        "looked|said it|monitored)|passed after|happy|glad (?:to be|i am|i)|recovered|no "
        "longer|stopped (?:years|months|self)|clean for|without self harm|in recovery|"
        "not anymore|over now|is over|thanks to|free of|free from",
    [FRAME_WELL] =
        "(?:feel|feeling|feels|am|is|seems?|doing|looks?) (?:ok|okay|fine|alright|all "
        "right|good|normal|well|great)|no symptoms|nothing (?:happened|yet)|so far so "
        "good|fine so far",
    [FRAME_UNWELL] =
        "throwing up|vomit(?:ing|ed)?|puking|can not (?:stand|move|walk|feel|see|think)|"
        "scared|shaking|sick|dizzy|spinning|spins|faint|die|dying|heart|racing|confused|"
        "unwell|awful|terrible|numb|blacking out|black out|weak|sweating|help|what do i "
        "do|emergency|bad|panic",
    [FRAME_PERSON] = SOMEBODY,
    [FRAME_CHILD] = CHILD,
    [FRAME_ANIMAL] = ANIMAL,
    [FRAME_DRUG] = DRUG "|" MEDS "|infusions?|treatment|[0-9]+ mg|drug",
    [FRAME_YOUNG] =
        "i am (?:only |just |nearly |almost |a )?(?:[89]|1[0-7])(?! (?:weeks|months|days|"
        "hours|minutes|mg|kg|stone)(?= ))|(?:1[0-7]) (?:and|yo|year old|years old|f|m) "
        "(?:mum|mom|my|and|here|girl|boy|can|i)|(?:mum|mom|dad|parents) (?:will not let|"
        "says no|say no|would not let)|im 1[0-7]|(?:tell|telling) my (?:mum|mom|dad|"
        "parents)|my (?:teacher|school counsell?or)|kids my age|i am (?:a |in )(?:middle "
        "school|high school|year [7-9]|teen|teenager|minor)",
    [FRAME_INTENDED] =
        "on purpose|intentionally|deliberately|to die|wants? to die|wanted to die|kill "
        "(?:myself|himself|herself)|suicide|suicidal|end it(?: all)?|goodbye|did not "
        "want to wake|note",
    [FRAME_BEREAVED] =
        "lost (?:my|a|our|him|her)(?: [^ .]+){0,4} to|(?:died by|killed (?:himself|"
        "herself|themselves)|took (?:his|her|their) (?:own )?life)|passed away|before "
        "(?:he|she) passed|died (?:by|from|of|last)|funeral|hospice",
    [FRAME_TO_BOT] = "bot|bots|you|faqd",
    [FRAME_CARE] =
        "clinic|nurse checked|infusion center|infusion centre|anaesthe[^ .]*|anesthe[^ "
        ".]*",
    [FRAME_NEGATION] =
        "(?<!why )(?<!can )(?<!could )(?<!should )(?:not|never|without|nobody|stopped|no "
        "longer|isnt|nothing about)(?: [^ .]+){0,2}$",
    [FRAME_WONDERING] =
        "(?:panic attacks? feels? like|what if|if|in case|can it|can ketamine|can this|"
        "can you|could it|could ketamine|does it|does ketamine|do people|will i|would i|"
        "will it|might i|can i|could i|am i going to|is it possible|risk of|risks? "
        "(?:that|of)|chance of|chances of|signs of|symptoms of|symptom of|side effects? "
        "(?:like|such as|of)|scared (?:of|that|to)|afraid (?:of|that|to)|worried "
        "(?:about|that)|fear of|when (?:somebody|someone|people|a person|a patient)|do "
        "you|does the|do the|was|cause|causes|for people|people (?:who|that|with|are)|"
        "patients (?:who|that|with))(?: [^ .]+){0,4}$",
    [FRAME_ASKING] =
        "(?:what (?:is|are|does|do|happens|would happen|about|percent|kind)|how (?:do|"
        "does|did|many|long|quickly|fast|soon|common|likely|often|effective|is|are|to|"
        "would|good|well)|does|did|do (?:anti|people|clinics?|clinicians|doctors|trials|"
        "they|patients|you|studies|all|ssris?|psychiatr)[^ .]*|is (?:it|there|ketamine|"
        "spravato|esketamine|suicid[^ .]*|the|that|this)|are (?:there|people|patients|"
        "suicid[^ .]*)|can (?:ketamine|it|you|people|spravato|esketamine|this|i|someone|"
        "a)|could (?:ketamine|it|this|i)|will (?:ketamine|it|they)|would|why (?:is|do|"
        "does|are)|which|when (?:was|did|do)|who (?:can|is)|studies|study|statistics|"
        "rates?|evidence|black box|label|warning|prevention|hotline for|definition|"
        "meaning|difference|any(?:one)? (?:know|else)|curious|wondering|article|about|"
        "risk|approved|treat(?:s|ment)? for|help(?:s|ed)? with|reduce[sd]?|what)",
    [FRAME_LIFTED] =
        "(?:(?:is|are|has|have|had|been|was|were|all|completely|mostly|just|finally|"
        "totally|almost|thoughts|ideation) ){1,4}(?:gone|lifted|stopped|disappeared|"
        "vanished|went away|faded|fading|better|less|quieter|quiet|reduced|weaker)",
    [FRAME_NEAR] = SOMEBODY_NEAR,
    [FRAME_SELF] = "i|my|me|myself",
    [FRAME_THEIRS] = "(?:he|she|they|you|" KIN ")(?: (?!(?:i|me|my) )[^ .]+){0,5}$",
};

static struct pattern *compile(enum frame_mark mark)
{
    struct arena arena;
    struct error err;
    arena_init(&arena);
    struct str regex = arena_format(&arena, " (?:%s)(?= |$)", MARKS[mark]);
    struct pattern *pattern = pattern_compile(regex, &err);
    arena_clear(&arena);
    if (!pattern)
        abort();
    return pattern;
}

struct frame_patterns *frame_create(void)
{
    struct frame_patterns *patterns = ALLOC(struct frame_patterns);
    for (int mark = 0; mark < FRAME_COUNT; mark++)
        patterns->marks[mark] = compile((enum frame_mark)mark);
    return patterns;
}

void frame_destroy(struct frame_patterns *patterns)
{
    if (!patterns)
        return;
    for (int mark = 0; mark < FRAME_COUNT; mark++)
        pattern_destroy(patterns->marks[mark]);
    free(patterns);
}

bool frame_has(const struct frame_patterns *patterns, enum frame_mark mark,
               struct str text)
{
    struct pattern_budget budget = {PATTERN_BUDGET};

    return pattern_matches(patterns->marks[mark], text, &budget);
}
