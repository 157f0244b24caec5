/* SPDX-License-Identifier: MIT */
#include "safety/frame.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "safety/speech.h"
#include "text/pattern.h"

#define SMALL_AGE \
    "(?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

struct frame_patterns {
    struct pattern *marks[FRAME_COUNT];
};

/* Each stands behind a space and before one, except where it ends with "$". */
static const char *const MARKS[FRAME_COUNT] = {
    [FRAME_GAME] =
        "(?<!my |his |her |our |your |their )boss(?:es)?|match|(?<!with )(?<!of )(?<!the )matches|lobby|"
        "respawn(?:ed|ing|s)?|ranked|queue|raid|dungeon|loot|fps|lag|"
        "this level|headshot|enem(?:y|ies)|noobs?|healer|tank|gg|spawn|"
        "checkpoint|elo|souls|minecraft|fortnite|league|gameplay|games?|gaming|gamer|"
        "controller|speedrun|npc|quest|mmr|rng|gacha|pvp|teammates?|team|jungler|comp|"
        "nerf(?:ed)?|(?<!fentanyl )(?<!pain )patch|hitbox|server tick|dlc|steam|xbox|playstation|console|"
        "squad|run back|gold for|rank|solo q|weapon|armou?r|boss fight|rubberbanding|"
        "respec|parry|stun ?lock(?:ed)?|wipe|wiped|clutch|sniper|ganked|tilted|"
        "playing|platformer|objectives?|grenades?|unity|unreal|smurfs?|hardcore|"
        "permadeath|tries for|reset the (?:run|level|round)|respawns|mana|xp|guild|clan|dps|"
        "aggro|loadout|killstreak|scoreboard|health potions?|creepers?|sims|roblox|"
        "valorant|overwatch|dota|elden ring|warzone|roguelike|nuzlocke|water temple|"
        "mobs|cutscene|save file|quicksave|deathmatch|battle royale|second phase|"
        "phase two|dlcs?|bad ending|high score|secret level",
    [FRAME_MACHINE] =
        "process(?:es)?|servers?|threads?|daemons?|kernel|laptop|pc|computer|monitor|"
        "screen|disk|driver|cpu|gpu|this script|build|compiler|compile|cmake|code|bug|"
        "bugs|commits?(?! suicide)|branch|merge|merged|deploy|pipeline|ci|docker|"
        "container|pod|cluster|node|nodes|router|wifi|modem|battery|suspend|sleep "
        "mode|hibernate|boot|reboot|bios|usb|db|database|sql|query|api|thread pool|"
        "watchdog|pid|sigkill|kill 9|ssh|systemd|terminal|window|windows|browser|tab|"
        "firefox|chrome|printer|machine|vm|hard drive|ssd|socket|package|upgrade|"
        "ubuntu|linux|git|master|slave|quorum|fan|motherboard|server room|instance|"
        "python|java|rust|compiling|linker|test suite|jenkins|gradle|webpack|npm|nvidia|"
        "postgres|mysql|redis|service|kubernetes|k8s|apache|nginx|internet|outlook|vpn|"
        "vim|emacs|debian|refactor|js|ram|hdd|repo|changelog|deadlock|mutex|segfault|prod|"
        "stack trace|function|bot|forum|mod(?:s|erator)?|channel|spam|fitbit|airtag|smart ?watch|"
        "autocorrect|"
        "heartbeat|websocket|timeout|load balancer|laptops|script|scripts|"
        "spreadsheet|software|app|apps|firmware|backup|backups|website|sensor|thermostat|toaster|"
        "fridge|freezer|boiler|mower|drone|engine|(?:phone|iphone) (?:will not|does not|died|froze|"
        "freezes|screen|battery)",
    [FRAME_TRIFLE] =
        "stuck in traffic|this traffic|traffic (?:jam|is)|rush hour|mondays|monday "
        "(?:again|"
        "morning|meeting)|(?:it is|its|ugh|another) (?:only )?monday|meetings?|standup|"
        "stand up|homework|exams?|essay|deadlines?|"
        "emails?|inbox|pizza|coffee|playlist|song|album|movie|leg day|gym|boredom|"
        "bored|laundry|cringe|embarrass(?:ed|ing|ment)|shifts?|so good|so cute|"
        "adorable|hot|"
        "heat|cold|weather|hungry|starving|alarm|commute|bus driver|train|line at|"
        "queue at|parking|landlord|shoes|grounded|detention|pun|vacuum|toaster|crossword|bingo|"
        "ikea|jigsaw|sudoku|spreadsheet|excel|jira|ticket|tickets|teams "
        "call|zoom|this call|printer|dishes|group chat|autocorrect|spider|spiders|"
        "puns?|memes?|laugh(?:ed|ing)?|hangover|season finale|episode|spoilers?|"
        "parallel parking|assignment|semester|finals|maths?|presentation|heels|"
        "group project|projects?|tax(?:es)?|diet|salad|burpees|squats|workout|cardio|"
        "flight delay|code|merge|"
        "merged|commits?(?! suicide)|branch|bug|ci|cmake|compile|procrastinat(?:e|ing|"
        "ion)|adult today|sweet release|customer service|on hold",
    [FRAME_JEST] =
        "lol|lmao|lmfao|rofl|jk|j k|😂|🤣|💀|😹|funny|funniest|hilarious|laugh(?:s|ed|"
        "ing)?|giggl[^ .]*|cackl[^ .]*|comedian|comedy|joke|jokes|haha|haha+|hahaha|xd|"
        "lolol|kidding|joking|just a joke|"
        "as a joke|figure of speech",
    [FRAME_STORY] =
        "film|films|movie|movies|novel|book|books|character|characters|song|songs|"
        "lyrics?|episode|anime|manga|show|series|documentary|squad|podcast|band|album|"
        "poem|fanfic|story|plot|scene|actor|actress|video|played by|netflix|game of|"
        "tv|headline|headlines|news|article|heroine|act (?:one|two|three|four|five)|"
        "protagonist|narrator|chapter|pupils|villain|verse|lyric|track|theme|tune|ringtone|"
        "musical|inquest|coroner|piece about|reported|radio|rewatching|hamlet|shakespeare|opera|sitcom|"
        "(?:he|she) sings|sings about|lead singer|sequel|trailer|soundtrack|trilogy",
    [FRAME_TASK] =
        "thesis|essay|leaflet|course|lecture|homework|paper|dissertation|seminar|"
        "training|presentation|poster|for school|for class|for my class|studying|"
        "research|workshop|exam|first aid|reading up|quiz|dummy|manikin|mannequin|"
        "simulation|scenario|"
        "exam question|fire drill|suppose|supposing|practised|practiced",
    [FRAME_HISTORY] =
        "in the (?:winter|summer|spring|autumn) of|once (?:overdosed|attempted)|back then|"
        "(?:most|all|half) of my (?:teens|twenties|thirties|youth)|before (?:the (?:treatment|"
        "infusions?|therapy)|all (?:this|that))|"
        "once (?:wrote|tried|planned|felt|thought|wanted|swallowed|took|cut)|another life|a "
        "different (?:life|person)|in the (?:19)?[5-9]0s|since christmas|would have (?:said|told)|"
        "(?:was|were|had been)(?: [^ .]+){1,3} for (?:years|months|decades|a long "
        "time)|years? before|before we met|(?:for|after) (?:[0-9]+|two|three|four|five|"
        "six|ten|many|several|twenty|eleven) (?:years|decades)|decades?|student days|"
        "at (?:uni|university|college|school)|growing up|childhood|in (?:college|high "
        "school|the (?:nineties|eighties|seventies|army))|as a (?:student|young|boy|"
        "girl)|at (?:sixteen|seventeen|eighteen|nineteen|fifteen|fourteen|thirteen|"
        "twelve|twenty)|been sober|sober (?:for|since|now)|last (?:year|month|summer|"
        "winter|spring|autumn|fall|decade)|(?:years?|months|"
        "yrs|decades?|ages|a while|weeks) (?:ago|back|earlier)|[0-9]+ (?:years|months|"
        "yrs) (?:since|ago|back|clean|without|free|now)|(?:two|three|four|five|six|ten|"
        "many|"
        "several|few) (?:years|months) (?:ago|back|without|clean|free)|when i was|at "
        "(?:age )?[1-6][0-9]|used to|in the past|as a (?:teen|teenager|kid|child)|"
        "(?:when|since) (?:he|she|they|we) (?:was|were) (?:a |an |very |still |only |just |"
        "about )*(?:small|little|young|younger|tiny|born|kids?|child(?:ren)?|baby|babies|"
        "toddlers?|teenagers?|students?|" SMALL_AGE
        "|1[3-9]|2[0-9])|as (?:a|an) (?:baby|infant|toddler|newborn)|(?:seizures?|fits?|"
        "strokes?|attacks?|pains?|overdose|psychosis|once|twice) in (?:my|his|her|their) "
        "(?:early |late |mid )?(?:teens|twenties|thirties|forties|fifties|sixties|youth|"
        "childhood|20s|30s|40s|50s)|(?:seizures?|fits?|strokes?|attacks?|convulsions) aged|"
        "(?<!is )(?<!are )(?<!am )in (?:my|his|her|their) (?:early |late |mid )?(?:teens|twenties|"
        "thirties|forties|20s|30s|40s)|"
        "(?:none|never|not one|no (?:fits?|seizures?|problems?)) since|never again|grew out "
        "of|once (?:as|years|long|in (?:my|his|her|19|20))|over (?:the|all these) (?:last "
        "|past |many )?(?:years|decades)|since (?:19|20)[0-9][0-9]|"
        "back in|in (?:19|20)[0-9][0-9]|history of|previous(?:ly)?|prior|once had|"
        "before my|in my (?:teens|twenties|past|youth)|long ago|past (?:suicid|"
        "attempt)[^ .]*|years without|in (?:january|february|march|april|may|june|"
        "july|august|september|october|november|december)|survivor|survived",
    [FRAME_NOW] =
        "(?<!only )(?<!by )(?<!until )(?<!well )now|right now|tonight|today|"
        "(?<!never )again|lately|this (?:morning|evening|week|"
        "afternoon|time)|last night|yesterday|help|hours? ago|minutes? ago|mins? ago|"
        "min ago|just now",
    [FRAME_RECOVERED] =
        "all good(?: since| now)?|(?:fine|ok|okay|better|good|gone|safe) (?:now|since|"
        "again)|(?:pain|it|symptoms?|thoughts?|feelings?|that|all|they|headaches?|"
        "urges?)(?: is| are| has| have| been| all| now){0,3} gone|went away|resolved|"
        "(?:nurse|doctor|paramedics?|they) (?:checked|"
        "looked|said it|monitored)|passed after|happy|glad (?:to be|i am|i)|recovered|"
        "no longer|stopped (?:years|months|self)|clean for|without self harm|in "
        "recovery|wore off|worn off|it passed|has passed|(?:she|he|they|i) (?:is|are|am) "
        "(?:a |an |the )?[^ .]+ (?:now|today)|remarried|gave (?:her|him|me|them) back|"
        "sober|clean now|happily|saved my life|doing (?:great|well|better)|not anymore|"
        "over now|is over|thanks to|free of|free from",
    [FRAME_WELL] =
        "as (?:prescribed|directed|usual)|like a good|antibiotics|vitamins|on schedule|"
        "(?:feel|feeling|feels|am|is|seems?|doing|looks?) (?:ok|okay|fine|alright|all "
        "right|good|normal|well|great)|no symptoms|nothing (?:happened|yet)|so far so "
        "good|fine so far",
    [FRAME_UNWELL] =
        "throwing up|vomit(?:ing|ed)?|puking|can not (?:stand|move|walk|feel|see|"
        "think)|scared|shaking|sick|dizzy|spinning|spins|faint|die|dying|heart|racing|"
        "confused|unwell|awful|terrible|numb|blacking out|black out|weak|sweating|"
        "help|what do i do|emergency|bad|panic|nodding (?:off|out)|asleep|sleepy|"
        "drowsy|going "
        "under|floppy|boiling|locked|breathing|awake|stand",
    [FRAME_PERSON] = SOMEBODY,
    [FRAME_CHILD] = CHILD,
    [FRAME_ANIMAL] = ANIMAL,
    [FRAME_DRUG] =
        "baggies?|powder|gumm(?:y|ies)|edibles?|patch|vials?|ampoules?|syringe|" DRUG
        "|" MEDS
        "|infusions?|treatment|[0-9]+ mg|drug|(?:was|were|been|got|is|being|get) "
        "(?:spiked|roofied)|(?<=^ )spiked|(?:spiked|roofied) (?:me|us|him|her|my|our)",
    [FRAME_YOUNG] =
        "i am (?:only |just |nearly |almost |a )?(?:[89]|1[0-7])(?! (?:weeks|months|"
        "days|hours|minutes|mg|kg|stone)(?= ))|(?:1[0-7]) (?:and|yo|year old|years "
        "old|f|m) (?:mum|mom|my|and|here|girl|boy|can|i)|(?:mum|mom|dad|parents) "
        "(?:will not let|says no|say no|would not let)|im 1[0-7]|(?:tell|telling) my "
        "(?:mum|mom|dad|parents)|my (?:teacher|school counsell?or)|kids my age|i am "
        "(?:a |in )(?:middle school|high school|year [7-9]|teen|teenager|minor)",
    [FRAME_INTENDED] =
        "on purpose|intentionally|deliberately|to die|wants? to die|wanted to die|"
        "kill (?:myself|himself|herself)|suicide|suicidal|end it(?: all)?|goodbye|did "
        "not want to wake|note",
    [FRAME_BEREAVED] =
        "lost (?:my|a|our|him|her)(?: [^ .]+){0,4} to|(?:died by|killed (?:himself|"
        "herself|themselves)|took (?:his|her|their) (?:own )?life)|passed away|before "
        "(?:he|she) passed|died (?:by|from|of|last)|funeral|hospice",
    [FRAME_NEGATION] =
        "(?<!why )(?<!can )(?<!could )(?<!should )(?:not|never|without|nobody|stopped|"
        "no (?:plans?|intention|intentions|intent|desire|urge|urges|wish|thoughts?)|"
        "no longer|isnt|nothing about)(?: [^ .]+){0,2}$",
    [FRAME_NONE] = "(?<!oh )(?<!god )(?<!omg )no(?: (?:more|sign of|signs of))?$",
    [FRAME_WONDERING] =
        "(?:panic attacks? feels? like|what if|if|in case|can it|can ketamine|can "
        "this|can you|could it|could ketamine|does it|does ketamine|do people|will i|"
        "would i|will it|might i|can i|could i|am i going to|is it possible|risk of|"
        "risks? (?:that|of)|chance of|chances of|signs of|symptoms of|symptom of|side "
        "effects? (?:like|such as|of)|scared (?:of|that|to)|afraid (?:of|that|to)|"
        "worried (?:about|that)|fear of|when (?:somebody|someone|people|a person|a "
        "patient)|do you|does the|do the|was|cause|causes|for people|people (?:who|"
        "that|with|are)|patients (?:who|that|with))(?: [^ .]+){0,4}$",
    [FRAME_ASKING] =
        "(?:what (?:is|are|does|do|happens|would happen|about|percent|kind)|how (?:do|"
        "does|did|many|long|quickly|fast|soon|common|likely|often|effective|is|are|to|"
        "would|good|well)|does|did|do (?:anti|people|clinics?|clinicians|doctors|"
        "trials|they|patients|you|studies|all|ssris?|psychiatr)[^ .]*|is (?:it|there|"
        "ketamine|spravato|esketamine|suicid[^ .]*|the|that|this)|are (?:there|people|"
        "patients|suicid[^ .]*)|can (?:ketamine|it|you|people|spravato|esketamine|"
        "this|i|someone|a)|could (?:ketamine|it|this|i)|will (?:ketamine|it|they)|"
        "would|why (?:is|do|does|are)|which|when (?:was|did|do)|who (?:can|is)|"
        "studies|study|statistics|rates?|evidence|black box|label|warning|prevention|"
        "hotline for|definition|meaning|difference|any(?:one)? (?:know|else)|curious|"
        "wondering|article|about|risk|approved|treat(?:s|ment)? for|help(?:s|ed)? "
        "with|reduce[sd]?|what)",
    [FRAME_LIFTED] =
        "went (?:after|away|quiet)|(?:have |has |had )?stayed away|(?:have|has|had) "
        "left(?: me)?|"
        "not (?:come back|returned|been back)(?: since)?|"
        "in (?:the|my) foot|laughing|if (?:i|we) (?:have|has) to (?:do|hear|see|read|"
        "write|attend|"
        "watch|listen|sit|explain|review|use|debug|fix|merge|wait)|if (?:this|that|the|"
        "my) "
        "[^ .]+ (?:fails?|crash(?:es)?|breaks?|dies|lags?|buffers?)|"
        "(?:(?:is|are|has|have|had|been|was|were|all|completely|mostly|just|finally|"
        "totally|almost|thoughts|ideation) ){1,4}(?:gone|lifted|stopped|disappeared|"
        "vanished|went away|faded|fading|better|less|quieter|quiet|reduced|weaker)",
    [FRAME_NEAR] = SOMEBODY_NEAR,
    [FRAME_SELF] = "i|my|me|myself",
    [FRAME_MINE] = "i(?: [^ .]+){0,8}$",
    [FRAME_QUESTION] =
        "(?<=^ )(?:who|what|when|where|which|how|do|does|did|is|are|was|were|can|could|will|"
        "would|should|may|has|have|any(?:one|body)?)(?! (?:not|(?:someone|somebody|anyone|you) "
        "(?:please )?help))",
    [FRAME_USUAL] =
        "(?:is|are|does|do|can|could|will|would|how|what|why|when|which)(?: [^ .]+){0,8} "
        "(?:normal|common|usual|typical|expected|side effects?|dangerous|risk|risky|rare|"
        "cause[sd]?|happen(?:s|ed)?|treat(?:ed|ment)?|mean|signs?|symptoms?|rate|likely|"
        "during|in hypoxia|patients?|protocol|first aid|monitor(?:ed|ing)?)|what to do "
        "(?:when|if) (?:someone|somebody|a|people)[^.]*|(?:quiz|exam|training|simulation|"
        "practi[sc]ed|mannequin|manikin|dummy|role ?play|scenario|question)(?= )[^.]*",
    [FRAME_SUPERVISED] =
        "(?:could not|was|were|felt|had|went|got|came|started|did)(?= )[^.]* during "
        "(?:the|"
        "my|an|a|this morning s|our|his|her|every|each) (?:[^ .]+ ){0,2}(?:infusions?|"
        "sessions?|treatments?|trip|appointment|procedure|scan|surgery|khole|k hole|sprays?|"
        "drips?|op|operation)|"
        "during (?:the|my|an|a|this morning s|our|his|her) (?:[^ .]+ ){0,2}(?:infusions?|"
        "sessions?|treatments?|trip|procedure|surgery)(?= )[^.]* (?:could not|was|were|"
        "felt|had|went|got|came)|(?:wore off|it passed|it has passed|has worn off|came "
        "back down)|(?:had|was given|got|given|has had) (?:ketamine|ket|it) (?:for|at|in|"
        "during) (?:the |his |her |a |an |my )?(?:surgery|dentist|operation|vet|vets|"
        "hospital|er|a e|procedure|neutering|spaying|broken|fracture|pain|scan)",
    [FRAME_FOOD] =
        "pizza|cake|coffee|sugar|spicy|candy|chocolate|cheese|sushi|dinner|lunch|bread|"
        "ice cream|cookies?|burgers?|curry|tacos?|salt|caffeine|tea|cereal|thanksgiving|biscuits?|"
        "sweets|haribo|easter eggs?|crisps|crayons?|chewing gum|gum|toothpaste|catnip|"
        "multivitamins?|vitamin [a-z]|fib(?:re|er)|sachets?|gravy|mince pies?|"
        "noodles|fruit|chill?i(?:es)?|hot sauce|wasabi|mustard|ketchup|porridge|yogh?urt|"
        "pudding|brunch|breakfast|supper|roast|fertili[sz]er|"
        "pasta|buffet|garlic|memes|cuteness|homework|spreadsheets|ram|cpu|memory|disk",
    [FRAME_YOURS] = "you(?: (?:just|really|even|still|probably))*$",
    [FRAME_HYPERBOLE] =
        "(?:kill|murder|strangle|throttle|skin|slaughter|lynch|shoot) (?:me|us|him|her|you)"
        "(?: alive)? (?:when|once|for|over) (?:he|she|they|it|my [^ .]+)? ?(?:sees?|hears?|reads?|"
        "notices?|gets the bill|finds? the|finds? out about the|wasting|losing|breaking|being late)|"
        "out of my misery and (?:just )?(?:tell|give|send|say)|(?:dead|six feet under|buried|in my "
        "grave|a skeleton|90|100) (?:before|by the time) (?:they (?!find|come|get here)|the (?!"
        "ambulance)|my (?:turn|claim|parcel)|this|it) ?|overdosed? (?:on|the) (?!(?:my|his|her|their|"
        "the|some|it|pills|k|"
        "ket|purpose))[^ .]+ (?:eggs?|biscuits|cake|telly|catnip|sun|puns)|die laughing|"
        "heart (?:aches?|ached|breaks?|hurts?|is aching) (?:since|for|because|when|"
        "that)|(?:anxiety|"
        "stress|panic) (?:makes|made|gives)|"
        "like a good (?:patient|boy|girl)|antibiotics|vitamins|as (?:prescribed|"
        "directed)|(?<=^ )(?:(?:bro|bruh|dude|mate|man|guys|lads|omg|girl) )?i am "
        "(?:so |literally |just |actually |fucking |legit )*(?:dead|deceased|screaming)"
        "(?= [.] $)|(?:beat|"
        "beating|kick|kicking) myself(?: up)?|could sleep (?:forever|for)|from this "
        "(?:meeting|"
        "call|party|class|conversation)|if i (?:eat|drink|taste)|reason to live in "
        "(?!this|pain|"
        "hell|fear|misery|my)[^ .]+|party is|boring|at the office|hidden item|burden "
        "of proof|"
        "over my dead body|caught dead|concert|so (?:hot|cute|funny|handsome|gorgeous)|"
        "end of life "
        "for|hello world|world is my|save file|my own grenade|world tour|"
        "if (?:i|he|she|they|you|anyone|someone) (?:see|sees|hear|hears|read|reads|say|"
        "says|"
        "send|sends|ask|asks|get|gets) (?:one more|another|that|this)|than (?:eat|wear|"
        "watch|"
        "use|read|listen|drink|touch|date|play|shop|write|debug|miss|see)|of (?:boredom|"
        "embarrassment|cringe|laughter|cuteness|secondhand)|without (?:coffee|wifi|"
        "internet|"
        "chocolate|music|cheese)|laughing|one more (?:spreadsheet|meeting|email|call|bug|"
        "ticket|standup|commit|slide)",
    [FRAME_HARMLESS] =
        "landlord|the council|my bank|for (?:the night|tonight|today|the day|the "
        "evening)|"
        "hello|quitting (?:this|the|my)|day off|days off|off work|weekend|skiing|"
        "vegetables?|"
        "cooking|chopping|carrots?|onions?|halloween|prop|costume|diy|by accident|"
        "accidentally|pill (?:organi[sz]er|box)|dosette|organi[sz]er|as prescribed|every "
        "(?:morning|night|evening) as|antibiotics|vitamins|remember to take|forget to "
        "take|"
        "reminder|so i (?:remember|do not forget)|next to (?:my|the) bed|bedside|glass "
        "of "
        "water|first aid|paper cut|stitches at|"
        "wedding|launch|release|deploy[^ .]*|"
        "watching|fireworks|sunset|photos?|pictures?|solar|antenna|thanks? (?:you "
        ")?(?:all "
        "|everyone |guys )?for (?:the|your|all the) (?:help|support|tips|advice|info|"
        "answers?)|before (?:lunch|dinner|the weekend|work|bed|vacation|the break|the "
        "deploy)|(?:my|an|the) old [^ .]+|upgrad(?:e|es|ed|ing)|anniversary|birthday "
        "party|kitchen|"
        "see (?:you|u|ya|y all|everyone) (?:tomorrow|later|soon|monday|next|then|around|"
        "there|in|at|on)|talk (?:later|soon|tomorrow)|back (?:later|soon|tomorrow|in|on "
        "monday)|be right back|brb|bbl|(?:off|going|heading|time) (?:to|for) (?:bed|work|"
        "lunch|dinner|sleep|school|class|the gym)|bed time|have a (?:good|nice|great)[^ "
        ".]* [^ .]+|happy (?:holidays|weekend|new year)|leaving (?:the|this|my|our) "
        "(?:channel|company|country|job|team|room|server|group|chat|project|office|"
        "party|city|firm)|last day (?:at|of|on|in) [^ .]+|new (?:job|house|flat|home|"
        "place|owner|apartment|phone|city)|holidays?|vacation|migrat[^ .]*|moving (?:to|"
        "house|abroad|out|country|flat|away|in)|moved|charity|declutter[^ .]*|spring "
        "clean[^ .]*|sale|selling|sold|ebay|downsiz[^ .]*|arthritis|lawyer|solicitor|"
        "notary|attorney|divorce|retir[^ .]*|shav(?:e|ing)|beard|legs|barber|hotel|"
        "airbnb|flight|airport|library|(?:climbing|hiking|sailing|fishing|camping|"
        "hunting|cooking|kitchen|sushi|woodwork|garden)[^ .]*|recipe|the range|museum|"
        "leaving card|farewell party|leaving do|school play|graduat[^ .]*|end of term",
    [FRAME_REPORTED] =
        "(?:question|item|box|form|line) (?:[0-9]+|nine|ten|three)(?: [^ .]+){0,7}$|(?:says?|said) "
        "(?:we|they) (?:had|have|once|knew)(?: [^ .]+){0,7}$|would have (?:said|told|sworn)"
        "(?: [^ .]+){0,3}$|"
        "(?:asks?|asked|asking|screen(?:s|ed|ing)?)(?: (?:me|us|him|her|you|people|"
        "patients|"
        "everyone))?$|"
        "(?:asks?|asked|asking|screen(?:s|ed|ing)?|check(?:s|ed|ing)?|questions?|"
        "questionnaires?|mentions?|bring up|disclose|talk(?:s|ed|ing)? to (?:me|us)|"
        "warned|warns?|leaflet|label)"
        "(?: [^ .]+){0,3} (?:about|for|if|whether|of|that)(?: [^ .]+){0,4}$|(?:mention|"
        "bring up|disclose|admit to)(?: [^ .]+){0,2}$|(?:what|how) (?:do|does|would|"
        "should|did) (?:clinics?|the|doctors?|they|staff|people|nurses?|therapists?|"
        "hospitals?|one|we|a|someone)(?: [^ .]+){0,6}$|(?:which|what) (?:patients|"
        "people|person)(?: [^ .]+){0,4}$|if you(?: [^ .]+){0,4}$|(?:ketamine|spravato|"
        "treatments?|therapy|help|esketamine|"
        "antidepressants?|drugs?|meds|hotline|works?) (?:for|with|against|on)(?: [^ "
        ".]+){0,3}$|"
        "(?:what if|suppose|supposing|imagine if|does it|can it|could it|will it|do "
        "they|does "
        "the|do the|did the|do you|does ketamine|can ketamine|can spravato|does "
        "spravato|what happens (?:if|when)|what should (?:the|a)|in what way)(?: [^ "
        ".]+){0,6}$|(?:book|film|movie|song|show|paper|essay|article|documentary|"
        "episode|series|novel|poem|thesis|study|studies|trial|trials|talk|lecture|"
        "podcast|statistics?|data|research|news|story|play|lyrics|scene)(?: [^ .]+){0,5} "
        "(?:about|on|of|where|in which|with|for|into)(?: [^ .]+){0,4}$",
    [FRAME_SMALL] = "toddlers?|baby|infant|newborn|little one|preschooler|" SMALL_AGE
                    "(?: and a half)? (?:(?:years?|yrs?|months?|weeks?) old|yo|yr old)|"
                    "(?:son|daughter|boy|girl|kid|child|grandson|granddaughter|nephew|"
                    "niece|twins?|he|she)(?: [^ .]+)? (?:(?:is|are|turned|aged?) "
                    "(?:only |just |nearly |almost )?)?" SMALL_AGE "(?= [.]| and)",
    [FRAME_OF_DRUG] =
        "(?<=^ )(?:(?!(?:his|her|their) )[^ .]+ ){0,5}(?:" DRUG "|" MEDS ")",
    [FRAME_FAILING] =
        "can not (?:stay|keep|stand|move|walk|feel|see|think|breathe|speak|talk|swallow|get "
        "up|wake)|(?:keeps?|is|am|are) (?:passing out|going under|nodding off|blacking out|"
        "not (?:responding|moving|waking|talking|breathing))|will not (?:wake|respond)|going "
        "(?:black|blue|dark|grey)|unconscious|(?:i|she|he|they) (?:feels? |is |am |are |"
        "getting |feeling |so |really |very |all |a bit )+(?:dizzy|faint|numb|sleepy|drowsy|"
        "weak|unwell|out of it|sick|floppy|confused)|(?:throwing up|vomiting|being sick)",
    [FRAME_EARLIER] =
        "last (?:night|week|weekend|month|year|[^ .]+day)|yesterday|on (?:the )?(?:[^ .]+day|"
        "weekend)|(?:at|over) the weekend|the other (?:day|night|week)|(?:days?|weeks?|months?|"
        "years?) ago|this morning|woke up",
    [FRAME_THEIRS] = "(?:he|she|they|you|" KIN ")(?: (?!(?:i|me|my) )[^ .]+){0,5}$",
    [FRAME_POISON] =
        "anti ?(?:depressants?|psychotics?|histamines?)|vapes?|vape (?:juice|liquid|cartridge|"
        "pod)|e liquid|nicotine|bleach|batter(?:y|ies)|magnets?|antifreeze|weed ?killer|"
        "pesticide|rat poison|drain cleaner|detergent|laundry (?:pods?|capsules?)|dishwasher "
        "(?:tablets?|pods?)|lamp oil|turps|white spirit|methadone|sertraline|venlafaxine|"
        "amitriptyline|quetiapine|lithium|clonidine|propranolol|metformin|iron (?:tablets?|"
        "pills?)|adderall|ritalin|gabapentin|pregabalin|diazepam|morphine|codeine|tramadol|"
        "oxycodone|suboxone|edibles?|hash|cannabis|cocaine|speed|mdma|lsd|mushrooms?|berries|"
        "toadstools?|perfume|hand sanitiz?s?er",
    [FRAME_PRESSING] =
        "(?:right )now|just (?:hit|strangled|choked|stabbed|beat|attacked|punched|threw|broke|"
        "kicked|smashed|came|started)|(?:is|are) (?:still |right |back )*(?:here|inside|outside|"
        "downstairs|upstairs|in the (?:house|flat|room|kitchen)|at the (?:door|window)|banging|"
        "attacking|choking|strangling|stabbing|coming (?:up|in|after|back|for|home))|can not "
        "(?:get out|get away|escape|leave the (?:room|house|flat))|(?:locked|barricaded|shut) "
        "(?:myself|ourselves|me|us) in|locked (?:myself|ourselves)|hiding (?:in|under|from)|"
        "(?:has|got|with|grabbed|holding|waving) (?:a |the |my |his |her |kitchen )*(?:knife|gun|"
        "bat|hammer|axe|machete|bottle)|bleeding|call(?:ed|ing)? the police",
    [FRAME_PERIL] =
        "motorway|highway|freeway|dual carriageway|(?:in|into|onto|on|middle of) (?:the |a )?"
        "(?:road|traffic|tracks|rails|railway|roof|ledge|balcony|windowsill)|knife|knives|axe|"
        "gun|hammer|machete|petrol|barricaded|attack(?:s|ed|ing)|climb(?:s|ed|ing) (?:out|onto|"
        "on)|set(?:ting)? fire|naked (?:in|on|outside)",
    [FRAME_UNDONE] =
        "after all|false alarm|turn(?:s|ed) out|as a joke|(?:was|were|is|are) (?:only|just) "
        "(?:a|an|the|joking|ignoring|sleeping|asleep|messing|kidding|pretending|playing|hungover|"
        "tired|teething)|it is (?:only|just)|i mean (?:the|my|a)|the [^ .]+ i mean|nothing "
        "(?:happened|came of it)|all back in|still in the (?:packet|box|bottle)|thank god|sorry "
        "for the (?:fright|scare|panic)|(?:she|he|they|i) (?:is|are|am) (?:fine|grand|okay|ok) "
        "(?:now|again)|woke up when|up in (?:[^ .]+ )?(?:seconds|minutes)|not yet|no such|never "
        "(?:has|have|had|did|was|were|took|tried)|(?:was|were|did|has|have|had) not",
    [FRAME_CHEER] =
        "wish me luck|good for (?:her|him|them|you|me|us)|(?:so |very |dead )?proud|lovely|"
        "brilliant|enjoy(?:s|ed|ing)?|can not wait|congrat[^ .]*|chuffed|buzzing|cheery?|cheers|"
        "at last|gigg?l[^ .]*|gorgeous|sweet (?:man|lady|girl|boy)|in bits|fair enough|"
        "here (?:i|we) come|cake|party|confetti|present|kitten|puppy|new (?:job|flat|house|place|"
        "bike|dress|girl|boyfriend|girlfriend|hobby)|garden(?:ing)?|bake[sd]?|baking|"
        "bakery|ukulele|guitar|choir|football|marathon|10k|holiday|festival|toast|chips|tea time|"
        "teatime|breakfast|pancakes?|supper",
    [FRAME_SESSION] =
        "(?:since|after|following|from|post|during|at) (?:his |her |my |the |our |their |a |an |"
        "each |every |this |last |first |second |third |today s |yesterday s )*(?:[^ .]+ )?"
        "(?:infusions?|sessions?|sprays?|drips?|treatments?|appointments?|clinic)|(?:infusions?|"
        "sessions?|spravato|clinic) (?:today|yesterday|this (?:morning|week)|last [^ .]+|on "
        "[^ .]+day)",
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
