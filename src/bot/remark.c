/* SPDX-License-Identifier: MIT */
#include "bot/remark.h"

#include "base/macros.h"
#include "text/words.h"

enum { REMARK_WORDS_MAX = 14 };

/* Of a kind when it holds one of the phrases and otherwise only words of the line. A
 * phrase stands between spaces; '?' in is_asked: also where a question mark stands. */
static const struct {
    enum remark kind;
    bool is_asked;
    const char *phrases; /* separated by '|' */
    const char *others;
} rows[] = {
    {REMARK_YES, false, "yes|yeah|yep|yup|yes please|sure|y|please do",
     " please sure ok okay go on tell me do that would be good great nice thanks i want "
     "want it like to know more "},
    {REMARK_PERSON, true,
     "real person|a person|a human|real human|human being|somebody real|someone real|"
     "an operator|a real doctor|a nurse",
     " can could may i talk to speak with want need get me just let us is there chat a an "
     "please here would like give no not you the bot anyone who real instead do "
     "how where to reach "},
    {REMARK_ADVICE, true,
     "what do i do|what should i do|what can i do|what do we do|what should we do|"
     "what can we do|what shall i do|what am i supposed to do|tell me what to do|"
     "what to do|what would you do",
     " now then next so ok please oh god and but just right here in there this that about "
     "for us me help i we do not know "},
    {REMARK_ENGLISH, true,
     "no speak|not speak|bad english|poor english|little english|good english|my english|"
     "speak english|english not|english is not|not my language|second language",
     " i am speak english no not do very so well good bad poor little my is a hello hi "
     "sorry for please understand only the language only bit you easy learn still "
     "excuse me from first mother tongue "},
    {REMARK_DOUBT, true,
     "are you sure|you sure|but really|is it true|is that true|is this true|for real|"
     "is that right|is this right|is it right|sure about that|are you certain|"
     "i do not believe you|do not believe that|i doubt that|that can not be right",
     " are you really that this it about is so and but oh true right honestly of very "
     "100 i quite wow hm hmm ok seriously now "},
    {REMARK_CONFUSED, true, "what|huh|pardon", " "},
    {REMARK_CONFUSED, true,
     "huh|what do you mean|what does that mean|what does it mean|do not understand|"
     "did not understand|not follow|simple words|simple english|plain english|"
     "simpler|like i am 5|like i am five|eli5|tldr|tl dr|shorter|too long|too complicated|"
     "too much text|i am confused|confusing|you lost me|over my head|dumb it down|"
     "in short|come again|say what|sorry what",
     " in please can you could explain it that this say put for me me a i do not still "
     "sorry to is was all so very just bit what of words english version answer the any "
     "way again but ok give "},
    {REMARK_INSULT, false,
     "fuck you|fuck off|fuck|screw you|piss off|suck my|i hate you|hate you|go to hell|"
     "fuck this|fu|stfu|asshole|bitch|bastard|wanker|moron",
     " you bot stupid off and the lol off this dumb fucking little useless piece of shit "
     "a are what so u i really your ass dick bloody thing "},
    {REMARK_AWAY, false,
     "shut up|go away|leave me alone|be quiet|stop talking|stop it|stop|get lost|"
     "leave me be",
     " please bot now just you and ok already talking to me lol thanks fucking "},
    {REMARK_MISSED, true,
     "not what i|not my question|not answer my|did not answer|does not answer|not helpful|"
     "no help|not help me|not helping|makes no sense|you misunderstood|misunderstood me|"
     "did not ask|not asking|never asked|wrong answer|wrong topic|that is wrong|"
     "you are wrong|that was wrong|that is not it|that is not right|not that|try again|"
     "not understand me|not get me|not get it|you are useless|you are stupid|"
     "you are dumb|not listening|read my question|read it again|answer my question|"
     "answer the question|none of them|none of these|none of those|none of that|"
     "neither of them|not any of them|what the hell|wtf|come on|"
     "missed the point|not the point",
     " no nope not that that's is was it this what i asked ask asking meant mean said say "
     "want wanted to the a an my your you u are so do does did bot answer answers "
     "question again all at really very totally still just but and of for about me "
     "please wrong useless stupid dumb hell even read one right sorry lol ffs omg "
     "come on seriously dude man ugh ok well these those them any get got understand "
     "listen listening completely nothing with has have had there know looking were "
     "stupid idiot damn fucking bloody thing as actually "},
    {REMARK_MISSED, false,
     "wrong|useless|rubbish|nonsense|unhelpful|incorrect|bullshit|garbage|crap|stupid|"
     "dumb|idiot|ffs|pointless|neither|terrible|awful|sucks|you suck|bad bot|hopeless bot",
     " no nope not that is was it this what the a an your you u are so bot answer answers "
     "again all at really very totally still just but and of me these those them again "
     "piece what thing such how lol ugh omg seriously i stupid fucking bloody damn "
     "completely absolutely ok well pretty kind rubbish useless reply machine program "},
    {REMARK_NO, false, "no|n|nope|nah|not really|no thanks|no thank you",
     " no nope nah thanks thank you it is not that sorry "},
};

static const char amounts[] =
    "how much|how many|how long|how fast|how quick|how quickly|how soon|enough|too much|"
    "painless|painful|does it hurt|would it hurt|will it hurt|what amount";
static const char around_amounts[] =
    " so and would will does do did it i to take takes taking need needed for this that be "
    "of them these those pills pill tablets tablet until till before is are a me one "
    "someone somebody person us he she they or then but just really actually get have can "
    "could should what if ok please tell die dead death end there how much many long ";

/* Marks the words of the phrase where it stands; false when it does not. */
static bool mark_phrase(const struct words *words, struct str phrase, bool *is_marked)
{
    bool is_found = false;

    for (size_t i = 0; i < words->count; i++) {
        struct str rest = phrase, word;
        size_t at = i;
        if (phrase.ptr[0] != words->items[i].text.ptr[0]) /* most of them */
            continue;
        while (at < words->count && str_cut(rest, ' ', &word, &rest)
               && str_equal(words->items[at].text, word)) {
            at++;
            if (rest.len > 0)
                continue;
            for (size_t j = i; j < at; j++)
                is_marked[j] = true;
            is_found = true;
            break;
        }
    }
    return is_found;
}

static bool fits(const struct words *words, const char *phrases, const char *others)
{
    struct str rest = str_from_c(phrases), phrase;
    bool is_marked[REMARK_WORDS_MAX] = {false}, has_phrase = false;

    while (str_cut(rest, '|', &phrase, &rest))
        has_phrase |= mark_phrase(words, phrase, is_marked);
    if (!has_phrase)
        return false;
    for (size_t i = 0; i < words->count; i++)
        if (!is_marked[i] && !str_has_word(str_from_c(others), words->items[i].text))
            return false;
    return true;
}

bool remark_asks_amount(struct arena *scratch, struct str text)
{
    struct words words;

    words_read(scratch, text, NULL, &words);
    return words.count > 0 && words.count <= REMARK_WORDS_MAX
           && fits(&words, amounts, around_amounts);
}

enum remark remark_of(struct arena *scratch, struct str text)
{
    bool is_asked = str_find_char(text, '?') != STR_NOT_FOUND;
    struct words words;

    words_read(scratch, text, NULL, &words);
    if (words.count == 0 || words.count > REMARK_WORDS_MAX)
        return REMARK_NONE;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if ((!is_asked || rows[i].is_asked)
            && fits(&words, rows[i].phrases, rows[i].others))
            return rows[i].kind;
    return REMARK_NONE;
}
