/* SPDX-License-Identifier: MIT */
#include "bot/remark.h"

#include "base/macros.h"

#define CARERS                                                                             \
    " my the a our his her gp doctor doctors dr psychiatrist clinic specialist nurse "     \
    "consultant therapist pharmacist midwife they it is to and but has have just already " \
    "for so then though anyway me us him it's its that "

#define DEAR                                                                                \
    "sister brother son daughter mum mom dad mother father husband wife partner boyfriend " \
    "girlfriend friend child kid "
#define START                                                                             \
    "start starts starting begin begins beginning first second next week weeks month "    \
    "months today tomorrow tonight monday tuesday wednesday thursday friday saturday "    \
    "sunday session sessions infusion infusions treatment treatments appointment course " \
    "drip spray spravato ketamine therapy time soon coming "

#define NERVES                                                                                \
    " hi hello hey i am so a bit little very really quite just and but still about it this "  \
    "that the getting feel feeling all pretty tbh honestly to be honest though now too also " \
    "help please have having had got get going gonna due for on in with because as do not "   \
    "know what "

/* Of a kind when it is one of its sayings (text/saying.h). is_asked: with a question mark,
 * too. The first that fits. */
static const struct {
    enum remark kind;
    bool is_asked;
    const char *phrases, *others;
} rows[] = {
    {REMARK_YES, false, "yes|yeah|yep|yup|yes please|sure|y|please do",
     " please sure ok okay go on tell me do that would be good great nice thanks i want "
     "want it like to know more "},
    {REMARK_PRESENT, true,
     "anyone about|anybody about|anyone around|anybody around|anyone up|anyone awake|"
     "anyone here|anybody here|somebody here|someone here|anyone there|anybody there|"
     "somebody there|someone there|are you there|are you here|you still there|"
     "someone i can ask|somebody i can ask|anyone i can ask|someone to ask|somebody to ask|"
     "are you awake|are you listening|can you hear me",
     " hello hi hey hiya good morning evening is are you there here who please oh ok so "
     "now at all still anyone anybody somebody someone me can hear listening awake that "
     "help about around up i ask to "},
    {REMARK_LOST, false,
     "not sure what to ask|know what to ask|idea what to ask|know where to begin|"
     "know where to start|idea where to begin|idea where to start|sure where to begin|"
     "sure where to start|know how to begin|know how to start|what should i ask|"
     "what do people ask|what do most people ask|what do others ask|"
     "what do people usually ask|what are people asking|what do people want to know|first time here|new here|"
     "new to this|new to all this|new at this|never used this|never done this before",
     " hi hello hey i am is it really just honestly to be even here not sure what this so "
     "um sorry and but the my a first time do know ask about or say with in all yet now oh "
     "ok well where tbh bit at from begin start no idea before people usually most "
     "others ketamine are people asking most "},
    {REMARK_PROGRAM, true,
     "are you an ai|are you ai|are you a person|are you a human|are you human|"
     "are you a real|are you real|are you a machine|are you a computer|are you chatgpt|"
     "is this an ai|is this ai|is this a bot|is this a person|is this a human|"
     "is this a real person|am i talking to a|am i talking to an|am i chatting with a|"
     "am i chatting with an",
     " or a an ai person human bot robot machine computer program real just is this you so "
     "really even and actually hey hi wait chatgpt "},
    {REMARK_WATCHED, true,
     "see this|see this chat|see what i|see my messages|see my chat|read this|read along|"
     "read what i|read my messages|read my chat|reads this|reads along|reads what i|"
     "sees this|sees what i|is this private|is this chat private|is this confidential|"
     "is this chat confidential|is it confidential|is it private|kept from|"
     "from my insurance|from my boss|from my parents|from my doctor|from the police|"
     "is this anonymous|is this chat anonymous|is this monitored|are you spying on me",
     " can could will would do does who anyone anybody someone somebody people a the my "
     "else in chat here room conversation i say said write wrote type ask asked is "
     "police cops doctor gp clinic parents mum mom dad boss work school family "
     "employer partner wife husband person human or and me you please so just all even "
     "insurance it kept from private confidential chats "},
    {REMARK_KEPT, true,
     "are you saving|are you keeping|are you storing|are you recording|are you logging|"
     "do you save|do you keep|do you store|do you log|do you record|is this saved|"
     "is this stored|is this logged|is this recorded|is this chat saved|"
     "is this chat recorded|are my messages saved|are my messages stored|"
     "what do you do with my|what happens to my messages|what happens with my messages",
     " this that what i say said write wrote type ask asked tell told you my the chat "
     "chats messages message data logs conversation conversations it any of anything "
     "everything me and or somewhere so just questions a record records words all here "
     "our do "},
    {REMARK_ERASED, true,
     "delete my|delete this|delete what|delete everything|delete the chat|erase my|"
     "erase this|erase what|remove my data|remove my messages|clear my chat|"
     "clear this chat|clear the chat|wipe my|forget what i said",
     " how do can could i you please my data messages message chat history conversation "
     "all the it from here what said wrote told this of everything to want need is there "
     "a way just and me record records now would like "},
    {REMARK_COMPANY, true,
     "can we chat|can we just chat|can we talk|can we just talk|keep me company|"
     "just want to chat|just want to talk|just wanted to talk|just wanted to chat|"
     "wanted someone to talk to|want someone to talk to|need someone to talk to|"
     "wanted somebody to talk to|need somebody to talk to|someone to chat to|"
     "chat with me|talk with me|talk to me|stay with me|be my friend|be friends",
     " can could will would you i we please just a bit for while want to little with me "
     "now so hi hello hey and is it ok if tonight here wanted someone somebody need really "},
    {REMARK_COLD, true,
     "so cold|sound cold|are cold|not care|you care|even care|no feelings|have feelings|"
     "have a heart|heartless|like a robot|like a machine|so rude|are rude|unfriendly|"
     "leaflets|talk to me|talk to me properly|talk like a human|be nice|be nicer",
     " why do does you u so sound sounds are is very do not about me at all even really just "
     "stop giving reading sending and talk to me properly please a like of have any no us "
     "what i say your answers answer bot that was it but could can be people human "},
    {REMARK_SCARED, true,
     "scared me|frightened me|that was scary|scaring me|frightening me|panicked me|"
     "worried me|not an emergency|no emergency|why an emergency|overreacting|overreacted|"
     "over the top|too dramatic|so dramatic|calm down",
     " you u that it this is are was with the emergency stuff thing reply message answer "
     "number numbers so really a bit little lol just i only asked about why did do say said "
     "there no not an and now really half to death please bot your all me scary scared "},
    {REMARK_UNWILLING, true,
     "he will not|she will not|they will not|he does not want|she does not want|"
     "they do not want|he refuses|she refuses|they refuse|he is in denial|"
     "she is in denial|how do i talk to him|how do i talk to her|how do i talk to them|"
     "how can i talk to him|how can i talk to her|how do i help him|how do i help her|"
     "what do i say to him|what do i say to her|what do i say to them|"
     "what should i say to him|what should i say to her|how do i bring it up|"
     "how do i bring this up|when i bring it up|when i mention it|gets angry when|"
     "gets mad when|gets defensive when|"
     "how can i help him|how can i help her|son will not|daughter will not|husband will not|wife will not|"
     "brother will not|sister will not|friend will not|partner will not|mum will not|"
     "mom will not|dad will not",
     " go to a the any see doctor doctors gp hospital clinic help get talk listen accept "
     "take admit my our and but it that about with someone anyone anybody therapist "
     "psychiatrist service services professional i what can do if he she they is in want "
     "be seen treatment er even though still just me us anymore any more gets angry mad "
     "upset defensive every always time say said bring up mention "},
    {REMARK_PERSON, true,
     "real person|a person|a human|real human|human being|somebody real|someone real|"
     "an operator|a real doctor|a nurse",
     " can could may i talk to speak with want need get me just let us is there chat a an "
     "please here would like give no not you the bot anyone who real instead do "
     "how where to reach "},
    {REMARK_DEED, true,
     "you call|you phone|you ring|you tell|you text|you message|you email|you contact|"
     "you send|you ask|you get|you fetch|you come|call someone|call somebody|"
     "call for help|call them for me|call an ambulance for me|call the police for me|"
     "send help|get help for me",
     " can could will would please just u you someone somebody anyone anybody my the a an "
     "his her doctor doctors gp nurse clinic psychiatrist therapist mum mom dad parents "
     "mother father wife husband partner son daughter friend brother sister family police "
     "cops ambulance paramedics hospital helpline 911 999 112 000 them him her it me for "
     "us to here help and that this so ok over come talk with about what happened "
     "instead i am not well want need now "},
    {REMARK_DECISION, true,
     "should i go back|should i go again|should i go there|should i go|should i continue|"
     "should i carry on|should i keep going|should i go on|should i stop going|"
     "should i do it|should i try it|should i try again|should i wait|should i cancel|"
     "should i talk her out|should i talk him out|should i talk them out|talk her out of it|"
     "talk him out of it|should i stop her|should i stop him|should i let them|"
     "should i tell|should i leave|should i stay|should i let him|should i let her|"
     "do i go back|should we go back|should he go back|should she go back|"
     "would you go back|should i trust",
     " to for with there it that this them him her my the a doctor doctors gp clinic nurse "
     "psychiatrist therapist mum mom dad parents partner husband wife friend anyone "
     "someone session sessions next time again tomorrow then so and or but not now ok "
     "please just really do you think about what happened day go in should i try out of "
     "having doing taking it one is on at monday tuesday wednesday thursday friday saturday "
     "sunday week infusion appointment treatment "},
    {REMARK_SECRET, true,
     "find out|found out|to know|tell my parents|tell my mum|tell my mom|tell my dad|"
     "tell my boss|tell my work|tell my school|tell my family|tell my employer|"
     "tell the police|tell anyone|tell anybody|keep it secret|keep it private|"
     "stay private|kept private|confidential|on my record|without my parents knowing|"
     "mum know|mom know|dad know|parents know|know i asked|without my mum knowing|without my mom knowing",
     " will would do does did they it i not want my parents parent mum mom dad boss work "
     "school family employer husband wife girlfriend boyfriend to if the doctor doctors "
     "clinic gp hospital nurse is this that can could them know need have has please and "
     "but so anyone anybody nobody no one ever me be about how who else what scared "
     "afraid worried that's am he she get got asked ask here "},
    {REMARK_ADVICE, true,
     "should i go to hospital|should i go to the hospital|should i go to the er|"
     "should i go to er|should i call an ambulance|should i call the police|"
     "should i call the cops|should i call someone|should i call a doctor|"
     "what do i do|what should i do|what can i do|what do we do|what should we do|"
     "what can we do|what shall i do|what am i supposed to do|tell me what to do|"
     "what to do|what would you do",
     " now then next so ok please oh god and but just right here in there this that about "
     "for us me help i we do not know "},
    {REMARK_ENGLISH, true,
     "no speak|not speak|bad english|poor english|little english|good english|my english|"
     "speak english|try english|try in english|write english|english not|english is not|not my language|second language",
     " i am speak english no not do very so well good bad poor little my is a hello hi "
     "sorry for please understand only the language only bit you easy learn still "
     "excuse me from first mother tongue try ok i will now write in "},
    {REMARK_DOUBT, true,
     "are you sure|you sure|but really|is it true|is that true|is this true|for real|"
     "is that right|is this right|is it right|sure about that|are you certain|"
     "i do not believe you|do not believe that|i doubt that|that can not be right",
     " are you really that this it about is so and but oh true right honestly of very "
     "100 i quite wow hm hmm ok seriously now "},
    {REMARK_SHORTER, true,
     "too long|too much text|tldr|tl dr|shorter|in short|short version|one sentence|"
     "one line|a sentence|few words|summary|summarise|summarize|sum it up|sum that up|"
     "simpler|simple words|simple english|plain english|like i am 5|like i am five|eli5|"
     "too complicated|dumb it down|in a nutshell|bottom line|keep it short",
     " in please can you could explain it that this say put for me make give a an the and "
     "but is was much way just of again still so all very thanks thank ok sorry answer "
     "answers i do not understand want need version to read what be will it's "},
    {REMARK_CONFUSED, true, "what|huh|pardon", " "},
    {REMARK_CONFUSED, true,
     "huh|i do not get it|no understand|what do you mean|what does that mean|what does it mean|do not understand|"
     "did not understand|not follow|i am confused|confusing|you lost me|over my head|"
     "come again|say what|sorry what",
     " in please can you could explain it that this say put for me me a i do not still "
     "sorry to is was all so very just bit what of words english version answer the any "
     "way again but ok give "},
    {REMARK_INSULT, true,
     "are you stupid|are you dumb|are you an idiot|are you thick|are you retarded|"
     "are you broken|are you high|are you drunk|are you stoned|are you on drugs|"
     "you on drugs|you on ket|you on k|you on ketamine|are you on something|"
     "are you even listening|are you serious|are you kidding|are you for real|"
     "what is wrong with you|are you deaf|are you blind",
     " yo bot or something what just lol lmao rn right now even really so you are "
     "a me dude bro man mate "},
    {REMARK_INSULT, false,
     "fuck you|fuck off|fuck|screw you|piss off|suck my|i hate you|hate you|go to hell|"
     "fuck this|fu|stfu|asshole|bitch|bastard|wanker|moron",
     " you bot stupid off and the lol off this dumb fucking little useless piece of shit "
     "a are what so u i really your ass dick bloody thing "},
    {REMARK_AWAY, false,
     "shut up|go away|leave me alone|be quiet|stop talking|stop it|stop|get lost|"
     "leave me be",
     " please bot now just you and ok already talking to me lol thanks fucking "},
    {REMARK_REPEATED, true,
     "already said|already told me|said that already|told me that already|said this already|"
     "said that before|said that twice|told me that before|repeating yourself|"
     "repeat yourself|same answer|same thing again|same text|same again|same words|"
     "heard that already|read that already|know that already|keep saying|keep repeating|"
     "keep telling me|saying the same|telling me the same|stop repeating",
     " you just me that this it the a is and but yes i have had know all again now why do are "
     "did not so what please twice three times over stop to going got get same thing "
     "answer bot like lol yeah ok saying telling already before something else "},
    {REMARK_MISSED, true,
     "tells me nothing|told me nothing|says nothing|said nothing|not tell me|no use|"
     "not useful|not what i|not my question|not answer my|did not answer|does not answer|not helpful|"
     "no help|not help me|not helping|makes no sense|you misunderstood|misunderstood me|"
     "did not ask|not asking|never asked|wrong answer|wrong topic|that is wrong|"
     "you are wrong|that was wrong|that is not it|that is not right|not that|try again|"
     "not understand me|not get me|not get it|you are useless|you are stupid|"
     "you are dumb|not listening|read my question|read it again|answer my question|"
     "answer the question|none of them|none of these|none of those|none of that|"
     "neither of them|not any of them|what the hell|wtf|come on|"
     "missed the point|not the point|answers suck|answer sucks|bot sucks|this sucks|"
     "still wrong|still not it|going to answer|answer me|will you answer|can you answer|"
     "not answered|not an answer|no answer|avoiding the question|dodging the question",
     " no nope not that that's is was it this what i asked ask asking meant mean said say "
     "want wanted to the a an my your you u are so do does did bot answer answers "
     "question again all at really very totally still just but and of for about me "
     "please wrong useless stupid dumb hell even read one right sorry lol ffs omg "
     "come on seriously dude man ugh ok well these those them any get got understand "
     "listen listening completely nothing with has have had there know looking were "
     "stupid idiot damn fucking bloody thing as actually going will can or have yet tells "
     "told nothing tell anything says useful use much "},
    {REMARK_MISSED, false,
     "wrong|useless|rubbish|nonsense|unhelpful|incorrect|bullshit|garbage|crap|stupid|"
     "dumb|idiot|ffs|pointless|neither|terrible|awful|lame|boring|sucks|you suck|bad bot|hopeless bot",
     " no nope not that is was it this what the a an your you u are so bot answer answers "
     "again all at really very totally still just but and of me these those them again "
     "piece what thing such how lol ugh omg seriously i stupid fucking bloody damn "
     "completely absolutely ok well pretty kind rubbish useless reply machine program "},
    {REMARK_NOTED, false,
     "feel better|feel a bit better|feel a little better|feel calmer|good to know|nice to know|that helps|that helped|helps a bit|helps a lot|"
     "helps a little|helpful to know|a relief|makes sense|fair enough|that is clear|"
     "will ask|will tell|will talk to|will speak to|will try|will try that|will do that|"
     "will think about|think about it|will look into|will read|will ring|will write that down",
     " ok okay right alright well oh ah then so much that this is it a bit "
     "lot little feel better calmer now and i we will ask tell talk speak to try do about know good very really now "
     "for the my our his her him them clinic doctor doctors gp nurse pharmacist team mum mom "
     "dad aunt uncle sister brother wife husband partner son daughter friend at next "
     "appointment tomorrow guess suppose think what said say more something makes sense "
     "cheers great nice cool "},
    {REMARK_OPENING, false,
     "um|umm|uh|erm|uhm|so|well|anyway|wanted to ask|want to ask|like to ask|"
     "have a question|have some questions|have a few questions|one more question|"
     "another question|one more thing|question",
     " i um umm uh erm so well ok okay and but you about the a some few something it now "
     "would just this that if may anyway to ask more have "},
    {REMARK_UNSURE, false,
     "do not know|not sure|no idea|dunno|idk|no clue|hard to say|can not decide",
     " i am it is really just honestly to be what where to ask start begin which one say of "
     "tbh sorry um oh well ok "},
    {REMARK_ANGER, false,
     "scandal|disgrace|disgraceful|disgusting|outrageous|shocking|crazy|insane|ridiculous|"
     "unbelievable|shameful|criminal|madness|rip off|daylight robbery|want money|"
     "about money|about the money|want our money|want my money|no one told|nobody told|"
     "never told|not told|no one warned|nobody warned|never warned|not warned",
     " this is that it a an the so absolutely totally just what such they you people all "
     "only wants doctors clinics and for about me us it's of utter complete total bloody oh "
     "wow man should why did ever any was are anything at "},
    {REMARK_NERVOUS, false,
     "nervous|scared|worried|anxious|afraid|frightened|terrified|scares me|worries me",
     NERVES "of my " START},
    {REMARK_NERVOUS, false,
     "worried sick|scared stiff|scared to death|nervous for|scared for|worried for|anxious for|afraid for|frightened for|terrified for",
     NERVES
     "she he they is are her him them his their my our sick stiff to death " DEAR START},
    {REMARK_MORTAL, true,
     "mum die|mom die|dad die|wife die|husband die|son die|daughter die|sister die|brother die|friend die|if i die|if he dies|if she dies|will i die|will he die|will she die|am i going to die|"
     "is he going to die|is she going to die|could i die|could he die|could she die|"
     "can i die|can he die|can she die|going to kill me|will it kill me|could it kill me|"
     "can it kill me|will it kill her|will it kill him|could it kill her|could it kill him|"
     "if i do not wake up|if she does not wake up|if he does not wake up|scared of dying|"
     "afraid of dying|scared i will die|afraid i will die|scared to die|afraid to die",
     " what if i he she die dies will am is going to could can would it this that kill me him "
     "her my mum mom dad wife husband son daughter sister brother friend in there on of "
     "during under the a treatment session infusion drip spray having table clinic and but so "
     "oh god please really just scared afraid worried do does not wake up again after "
     "before first time "},
    {REMARK_DENIED, false,
     "said no|says no|said not|says not|refused me|refused it|refused to refer|"
     "refused to prescribe|turned me down|turned us down|will not prescribe|"
     "will not refer|would not refer|would not prescribe|will not give",
     CARERS "suitable allowed right i "},
    {REMARK_ALLOWED, false,
     "doctor said|doctor says|gp said|gp says|psychiatrist said|psychiatrist says|"
     "clinic said|clinic says|nurse said|nurse says|dr said|dr says|consultant said|"
     "consultant says|specialist said|specialist says|pharmacist said|pharmacist says",
     CARERS "ok okay fine safe yes good idea alright right i can could should would have "
            "do try no problem "},
    {REMARK_NO, false, "no|n|nope|nah|not really|no thanks|no thank you",
     " no nope nah thanks thank you it is not that sorry "},
};

bool remark_is_of_start(const struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_has_word(STR(" " START), words->items[i].text))
            return true;
    return false;
}

static const char amounts[] =
    "how much|how many|how long|how fast|how quick|how quickly|how soon|enough|too much|"
    "painless|painful|does it hurt|would it hurt|will it hurt|what amount";
static const char around_amounts[] =
    " so and would will does do did it i to take takes taking need needed for this that be "
    "of them these those pills pill tablets tablet until till before is are a me one "
    "someone somebody person us he she they or then but just really actually get have can "
    "could should what if ok please tell die dead death end there how much many long ";

bool remark_asks_amount(const struct words *words)
{
    return saying_is(words, amounts, around_amounts);
}

static const char access[] =
    "get it|get some|get hold of it|get my hands on it|get ketamine|get ket|buy it|buy some|"
    "buy ketamine|order it|order some|find some|have it delivered|get that|get spravato|"
    "get an infusion|get it prescribed";
static const char around_access[] =
    " how where can could do i what is the fastest quickest easiest way to a quick quickly "
    "fast faster now today tonight tomorrow soon asap right away straight from here please "
    "just really for me online without doctor prescription so ok then need want get ";

bool remark_asks_access(const struct words *words)
{
    return saying_is(words, access, around_access);
}

void remarks_init(struct sayings *out)
{
    *out = (struct sayings){0};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        sayings_add(out, i, rows[i].phrases, rows[i].others);
}

enum remark remark_of(const struct sayings *remarks, struct str text,
                      const struct words *words)
{
    bool is_asked = str_find_char(text, '?') != STR_NOT_FOUND;

    for (uint64_t left = sayings_possible(remarks, words); left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        if (i < COUNT_OF(rows) && (!is_asked || rows[i].is_asked)
            && saying_is(words, rows[i].phrases, rows[i].others))
            return rows[i].kind;
    }
    return REMARK_NONE;
}
