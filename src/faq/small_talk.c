/* SPDX-License-Identifier: MIT */
#include "faq/small_talk.h"

#include "base/macros.h"
#include "text/fold.h"

enum { SMALL_TALK_WORDS_MAX = 9 };

/* A message is of a kind when it has one of the openers and only words of the line. */
static const struct {
    enum faq_chat_kind kind;
    const char *openers, *others;
} talk[] = {
    {FAQ_CHAT_THANKS,
     " thanks thank thx thankyou ty tysm tyvm cheers ta appreciated appreciate thnx "
     "thanx tnx thks thnks tanks thanku gracias merci danke grazie obrigado obrigada "
     "dziekuje bedankt tack takk kiitos spasibo ",
     " you u so much very many a lot for the your that this help info answer it was "
     "really helpful is great again bot all ok okay oh cool everyone nice i good very "
     "much loads ever bunch helps helped perfect lovely wow ah right explaining "
     "answering helping kind of listening guess that thats a bit there dear mate k kk kindly "
     "well indeed warmly talking chatting time patience most useful "
     "love luv x xx xxx man bro sir madam god bless best for now then from me us and "},
    {FAQ_CHAT_THANKS, " helpful kind lifesaver star legend brilliant ",
     " you youve u have been were are so very really most how of that was a an the "
     "good night bye dear love extremely incredibly my and to me thats "},
    {FAQ_CHAT_BYE, " bye goodbye cya ciao farewell goodnight bb ",
     " bye now then for all see you u later everyone good night thanks ok okay cu gtg i "
     "must go have to bot thank take care so much well k thx ty cheers that is all thats it "},
    {FAQ_CHAT_OK,
     " ok okay k kk okey alright fine cool nice great good lol lmao rofl haha hahaha hah "
     "heh jk hm hmm interesting wow right sure gotcha understood noted perfect excellent "
     "awesome sweet oh ah aha oki np whatever ",
     " i see got it that this very so really all then now to know well yeah yes just "
     "hm hmm oh ah will do read looking thanks bot much fair enough too kidding joking only "},
    {FAQ_CHAT_HELLO,
     " hi hello hey heya hiya howdy yo greetings morning evening "
     "afternoon sup hallo helo ",
     " there all everyone everybody folks guys bot good a the how are you u doing today "
     "is it going what nice to meet again faq dear sir madam "},
};

/* Whole sentences, folded, without what stands between words. */
static const struct {
    enum faq_chat_kind kind;
    const char *sentence;
} sentences[] = {
    {FAQ_CHAT_WHO, "who are you"},
    {FAQ_CHAT_WHO, "what are you"},
    {FAQ_CHAT_WHO, "who made you"},
    {FAQ_CHAT_WHO, "who wrote you"},
    {FAQ_CHAT_WHO, "who built you"},
    {FAQ_CHAT_WHO, "who runs you"},
    {FAQ_CHAT_WHO, "what can you do"},
    {FAQ_CHAT_WHO, "what do you do"},
    {FAQ_CHAT_WHO, "what is this bot"},
    {FAQ_CHAT_WHO, "are you there"},
    {FAQ_CHAT_WHO, "are you real"},
    {FAQ_CHAT_WHO, "are you human"},
    {FAQ_CHAT_WHO, "are you a human"},
    {FAQ_CHAT_WHO, "are you a person"},
    {FAQ_CHAT_WHO, "are you a real person"},
    {FAQ_CHAT_WHO, "are you a bot"},
    {FAQ_CHAT_WHO, "are you bot"},
    {FAQ_CHAT_WHO, "is this a bot"},
    {FAQ_CHAT_WHO, "are you a robot"},
    {FAQ_CHAT_WHO, "are you a doctor"},
    {FAQ_CHAT_WHO, "are you an ai"},
    {FAQ_CHAT_WHO, "are you ai"},
    {FAQ_CHAT_WHO, "are you chatgpt"},
    {FAQ_CHAT_WHO, "am i talking to a bot"},
    {FAQ_CHAT_WHO, "am i talking to a human"},
    {FAQ_CHAT_WHO, "who am i talking to"},
    {FAQ_CHAT_WHO, "am i speaking to a person"},
    {FAQ_CHAT_WHO, "am i talking to a real person"},
    {FAQ_CHAT_WHO, "am i talking to a person"},
    {FAQ_CHAT_WHO, "are you a bot or a human"},
    {FAQ_CHAT_WHO, "are you a human or a bot"},
    {FAQ_CHAT_WHO, "are you a real doctor"},
    {FAQ_CHAT_WHO, "are you a nurse"},
    {FAQ_CHAT_WHO, "are you a therapist"},
    {FAQ_CHAT_WHO, "are you an llm"},
    {FAQ_CHAT_WHO, "are you gpt"},
    {FAQ_CHAT_WHO, "are you alive"},
    {FAQ_CHAT_WHO, "are you sentient"},
    {FAQ_CHAT_WHO, "are you a machine"},
    {FAQ_CHAT_WHO, "do you have feelings"},
    {FAQ_CHAT_WHO, "what model are you"},
    {FAQ_CHAT_WHO, "which model are you"},
    {FAQ_CHAT_WHO, "are you an ai model"},
    {FAQ_CHAT_WHO, "how old are you"},
    {FAQ_CHAT_WHO, "how do you work"},
    {FAQ_CHAT_WHO, "what is your name"},
    {FAQ_CHAT_WHO, "whats your name"},
    {FAQ_CHAT_WHO, "is this a real person"},
    {FAQ_CHAT_WHO, "is this automated"},
    {FAQ_CHAT_WHO, "is anyone there"},
    {FAQ_CHAT_WHO, "is anybody there"},
    {FAQ_CHAT_WHO, "anyone there"},
    {FAQ_CHAT_WHO, "is there a human here"},
    {FAQ_CHAT_WHO, "are you still there"},
    {FAQ_CHAT_BYE, "see you"},
    {FAQ_CHAT_BYE, "see you tomorrow"},
    {FAQ_CHAT_BYE, "take care"},
    {FAQ_CHAT_BYE, "have a good day"},
    {FAQ_CHAT_BYE, "have a nice day"},
    {FAQ_CHAT_BYE, "have a good night"},
    {FAQ_CHAT_BYE, "talk later"},
    {FAQ_CHAT_BYE, "talk to you later"},
    {FAQ_CHAT_BYE, "see you later"},
    {FAQ_CHAT_BYE, "see ya"},
    {FAQ_CHAT_BYE, "good night"},
    {FAQ_CHAT_HELLO, "whats up"},
    {FAQ_CHAT_HELLO, "how are you"},
    {FAQ_CHAT_HELLO, "how do you do"},
    {FAQ_CHAT_HELLO, "hows it going"},
    {FAQ_CHAT_HELLO, "how is it going"},
    {FAQ_CHAT_HELLO, "ping"},
    {FAQ_CHAT_HELLO, "test"},
    {FAQ_CHAT_HELLO, "testing"},
    {FAQ_CHAT_HELLO, "can you help me"},
    {FAQ_CHAT_HELLO, "can you help"},
    {FAQ_CHAT_HELLO, "can i ask you something"},
    {FAQ_CHAT_HELLO, "can i ask something"},
    {FAQ_CHAT_HELLO, "can i ask a question"},
    {FAQ_CHAT_HELLO, "can i ask you a question"},
    {FAQ_CHAT_HELLO, "may i ask a question"},
    {FAQ_CHAT_HELLO, "i have a question"},
    {FAQ_CHAT_HELLO, "quick question"},
    {FAQ_CHAT_THANKS, "that helps"},
    {FAQ_CHAT_THANKS, "that helps a lot"},
    {FAQ_CHAT_THANKS, "that helped"},
    {FAQ_CHAT_THANKS, "that was helpful"},
    {FAQ_CHAT_THANKS, "very helpful"},
    {FAQ_CHAT_THANKS, "good bot"},
    {FAQ_CHAT_THANKS, "nice bot"},
    {FAQ_CHAT_THANKS, "great answer"},
    {FAQ_CHAT_THANKS, "good answer"},
    {FAQ_CHAT_OK, "i see"},
    {FAQ_CHAT_OK, "got it"},
    {FAQ_CHAT_OK, "makes sense"},
    {FAQ_CHAT_OK, "that makes sense"},
    {FAQ_CHAT_OK, "never mind"},
    {FAQ_CHAT_OK, "nevermind"},
    {FAQ_CHAT_OK, "nvm"},
    {FAQ_CHAT_OK, "no worries"},
    {FAQ_CHAT_OK, "no problem"},
    {FAQ_CHAT_OK, "forget it"},
    {FAQ_CHAT_OK, "sorry forget it"},
    {FAQ_CHAT_OK, "ok forget it"},
    {FAQ_CHAT_OK, "forget it then"},
    {FAQ_CHAT_OK, "just forget it"},
    {FAQ_CHAT_OK, "forget i asked"},
    {FAQ_CHAT_OK, "forget i said anything"},
    {FAQ_CHAT_OK, "sorry never mind"},
    {FAQ_CHAT_OK, "ignore me"},
    {FAQ_CHAT_OK, "sorry ignore me"},
    {FAQ_CHAT_OK, "i died laughing"},
    {FAQ_CHAT_OK, "died laughing"},
    {FAQ_CHAT_OK, "dying of laughter"},
    {FAQ_CHAT_OK, "this is boring"},
    {FAQ_CHAT_OK, "kill me this is boring"},
    {FAQ_CHAT_OK, "im bored"},
    {FAQ_CHAT_OK, "so bored"},
    {FAQ_CHAT_OK, "just looking"},
};

/* Letters and single spaces, nothing else; "you're" as "youre". */
static struct str keep_letters(struct arena *scratch, struct str message)
{
    struct str folded = fold_text(scratch, message);
    char *text = arena_alloc(scratch, folded.len + 1, 1);
    size_t len = 0;

    for (size_t i = 0; i < folded.len; i++) {
        unsigned char c = (unsigned char)folded.ptr[i];
        if (char_is_alnum_ascii((char)c) || c >= 0x80)
            text[len++] = (char)c;
        else if (c != '\'' && len > 0 && text[len - 1] != ' ')
            text[len++] = ' ';
    }
    return str_trim(str_make(text, len));
}

static bool holds_word(const char *line, struct str word)
{
    return str_has_word(str_from_c(line), word);
}

/* "heyy", "hiii": one of the last letter. */
static struct str without_drawl(struct str word)
{
    while (word.len > 2 && word.ptr[word.len - 1] == word.ptr[word.len - 2])
        word.len--;
    return word;
}

static bool is_made_of(struct str text, const char *openers, const char *others)
{
    bool has_opener = false;
    size_t count = 0;
    struct str word;

    while (str_cut(text, ' ', &word, &text)) {
        bool is_opener =
            holds_word(openers, word) || holds_word(openers, without_drawl(word));
        has_opener = has_opener || is_opener;
        if (++count > SMALL_TALK_WORDS_MAX || (!is_opener && !holds_word(others, word)))
            return false;
    }
    return has_opener;
}

/* "thank you dear, most kind": thanks, whatever else is said, when nothing is asked. */
static bool is_thanks(struct str text, struct str message)
{
    static const char asking[] =
        " what whats how who when where why which is are does do "
        "can could will would should about but and if i ";
    struct str word;
    size_t count = 0;

    if (str_find_char(message, '?') != STR_NOT_FOUND || !str_cut(text, ' ', &word, &text)
        || !holds_word(talk[0].openers, word))
        return false;
    while (str_cut(text, ' ', &word, &text))
        if (++count > SMALL_TALK_WORDS_MAX || holds_word(asking, word))
            return false;
    return true;
}

enum faq_chat_kind small_talk_kind(struct str message, struct arena *scratch)
{
    struct str text = keep_letters(scratch, str_slice(message, 0, 200));
    struct str rest = text, word;

    for (size_t i = 0; i < COUNT_OF(talk); i++)
        if (is_made_of(text, talk[i].openers, talk[i].others))
            return talk[i].kind;
    /* "hey are you a bot" */
    bool is_greeted = str_cut(text, ' ', &word, &rest)
                      && holds_word(talk[COUNT_OF(talk) - 1].openers, word);
    char first = text.len > 0 ? text.ptr[0] : '\0';
    for (size_t i = 0; i < COUNT_OF(sentences); i++) {
        if (!is_greeted && sentences[i].sentence[0] != first) /* most of them */
            continue;
        struct str sentence = str_from_c(sentences[i].sentence);
        if (str_equal(text, sentence) || (is_greeted && str_equal(rest, sentence)))
            return sentences[i].kind;
    }
    return is_thanks(text, message) ? FAQ_CHAT_THANKS : FAQ_CHAT_NOTHING;
}
