/* SPDX-License-Identifier: MIT */
#include "faq/aspect.h"

#include "base/macros.h"
#include "faq/block.h"
#include "faq/article.h"
#include "text/fold.h"
#include "text/saying.h"

/* tells: what stands in a paragraph that says so, folded and parted by '|'. */
static const struct {
    struct str name;
    const char *phrases, *others, *tells;
    bool is_of_person; /* of whoever takes it, so other topics lead to it, too */
} rows[] = {
    [FAQ_ASPECT_LENGTH] =
        {STR_INIT("length"),
         "how long|how soon does it stop|when do|when will|when does|go away|goes away|"
         "wear off|wears off|will it pass|does it pass|do they pass|permanent|forever|"
         "for good|heal|heals|recover|reversible|reverse|irreversible|get better|"
         "back to normal",
         " does do did would will can could is are it that this they them those these the "
         "feel like last lasts lasting take takes stop stops end ends be ever for and so but then "
         "ok please usually normally stay stays go on all always just really there any "
         "him her he she his my me you effect effects symptoms feelings things again "
         "completely after before until about i if quit ",
         "hours|within|passes|weeks|months|for good|stopping early|eases|brief", false},
    [FAQ_ASPECT_REMEDY] =
        {STR_INIT("remedy"),
         "what can i take|what can he take|what can she take|what helps|what would help|"
         "anything for it|take for it|take for that|take for them|take against|"
         "do about it|do about that|do about them|do against|will they do|treat it|treat that|"
         "treat them|treatment for|cure for|cure it|a cure|fix it|fix that|ease it|"
         "get rid of|make it stop|prevent it|prevent that|prevent them|avoid it|"
         "avoid that|avoid them|reduce it|reduce them|something for it|relieve it",
         " what how can could should would will is are there i we he she they you him her my "
         "do does for it this that them those these to a any anything something the and so but "
         "then please ok way about against with take help helps stop of best thing one ",
         "tell the clinic|tell a doctor|tell the team|quiet|support|stopping early|"
         "need care|what helps",
         false},
    [FAQ_ASPECT_USUAL] =
        {STR_INIT("usual"),
         "supposed to happen|meant to happen|to be expected|expected|normal|common|usual|rare|how likely|everyone|everybody|how many people|"
         "the odds|the chance|the chances|just me|only me",
         " is it that this are they these those does do get gets have has happen happens supposed "
         "meant "
         "to a thing of how often the what am i or and so but very really quite all most "
         "people for some others will ",
         " in 10|mostly|normal|rare|number|anyone|common", false},
    [FAQ_ASPECT_WORRY] =
        {STR_INIT("worry"),
         "should i worry|be worried|worry about|need to worry|have to worry|"
         "watch for|watch out for|look for|look out for|keep an eye on|"
         "call a doctor|see a doctor|go to hospital|go to the hospital|go to the er|"
         "go to er|get checked|danger signs|warning signs|red flags|it serious|"
         "that serious|they serious|an emergency|it urgent|that urgent",
         " when should do does would i he she we it is this that are they these those to "
         "have need get what the and so if at point which one him her ",
         "is an emergency|chest pain|trouble breathing|urgent|need care|tell a doctor|danger signs|signs of",
         false},
    [FAQ_ASPECT_SAFE] =
        {STR_INIT("safe"),
         "safe|dangerous|risky|harmful|a risk|the risk|the risks|any risk|any risks|"
         "any danger|bad for|how bad|do harm|any harm|hurt me|hurt him|hurt her",
         " is it that this are they these those really and so but then still very how at my "
         "his her their our age the of a me him them us for be can could would will does do "
         "to too ok about what i he she even actually there with baby child ",
         "harm|danger|risk|worries|can kill|deaths|get hurt", false},
    [FAQ_ASPECT_STILL] =
        {STR_INIT("still"),
         "should i stop|should he stop|should she stop|should we stop|can i still|"
         "can he still|can she still|could i still|can i have|can he have|can she have|"
         "can i go on|can i continue|can i carry on|can i keep|should i still|"
         "should i cancel|should i continue|should i carry on|should i go on|"
         "should i keep|still ok|still allowed|does that mean i can|does that mean he can|"
         "does that mean she can|rule me out|rule him out|rule her out|rule it out|"
         "have it then|have it anyway",
         " it that this my his her the a session sessions course treatment treatments "
         "infusion infusions drip next having have taking take going go with on out does "
         "mean can not i he she we me him so and but then now ok please at all still do is "
         "be for to get it's would will ",
         "not recommended|tell the team|ask your|rule it out|rule out|specialist|"
         "talk to your|ask the prescriber|a decision for|clinician|before the next session|do not stop",
         false},
    [FAQ_ASPECT_LATER] =
        {STR_INIT("later"),
         "the next morning|next morning|the next day|next day|the day after|"
         "in the morning|tomorrow|later|this evening|tonight|in the evening|same day|"
         "after a few hours|should i wait|do i wait|must i wait|have to wait|need to wait|"
         "how long to wait|how soon can i|when can i|when could i|when is it ok",
         " what about and so but then can could i he she we do it is that this ok to for "
         "how long when the same on my if again should would will be after before soon it's ",
         "next day|until|time limit|hours before|evening|night", false},
    [FAQ_ASPECT_PROOF] =
        {STR_INIT("proof"),
         "studies|trials|research|evidence|proven|been tested|been studied|"
         "how do they know|how sure|how certain",
         " are there is it that this the a any of on about for what does do say says how "
         "strong good and so but then really been has have was were which show shows behind "
         "long big many they know it's ",
         "trial|study|studies|review|in 100|evidence|guideline", false},
    [FAQ_ASPECT_ELSE] =
        {STR_INIT("else"),
         "what else|alternative|alternatives|other options|other option|other treatments|"
         "other treatment|something else|other ways|other things|instead",
         " is are there can could i he she we do try use take the my any some for it that "
         "this then so and but help helps work works would should to get have him her me us "
         "about which ones a like if what did does not ",
         "other choices|usual care|established care|what else|other treatment|"
         "talking therapy",
         true},
    [FAQ_ASPECT_STOP] =
        {STR_INIT("stop"),
         "stop|quit|come off|coming off|get off|taper|tapering|wean|cut down|cut back|"
         "get clean|getting clean|detox|withdraw|withdrawal|kick it|kick the habit|"
         "give it up|get sober|rehab|off it",
         " how do does can could i we he she him her them to it that this the my is there "
         "a way from of for long take takes what happens when if you me and so but then "
         "please ok safely slowly best without son husband wife daughter brother sister "
         "friend partner boyfriend girlfriend mum dad get make getting help helps with "
         "want wants would like need go using doing taking ",
         "stop|withdrawal|craving|support", true},
    [FAQ_ASPECT_HELP] =
        {STR_INIT("help"),
         "get help|find help|who can help|who helps|where is help|who do i call|"
         "who can i call|who do i talk to|who can i talk to|who should i talk to|help me|"
         "help him|help her|help them|need help|want help|any help|is there help|"
         "what help|who should i ask|who do i ask|who can i ask|turn to|support is there|support group|support groups|"
         "where can i go|where do i go|where can he go|where can she go",
         " where how do does can could should i we he she it they to for with this that "
         "my our a is there any some the and so but then please ok from what who him her them "
         "me son husband wife daughter brother sister friend partner boyfriend girlfriend "
         "mum dad get find go near someone somebody parents family families carers ask about ",
         "drug service|helpline|crisis line|start with|without judging|call the clinic and",
         true},
    [FAQ_ASPECT_CLEAR] =
        {STR_INIT("clear"),
         "out of my system|out of his system|out of her system|out of the system|"
         "out of me|get it out|flush it|flush it out|sober up|come down",
         " how do can i he she we to it of is the there a way faster quicker quickly fast "
         "sooner quick make get and so what helps until long will does be leave him her ",
         "until help comes|drug service|what helps", true},
    [FAQ_ASPECT_SIGNS] =
        {STR_INIT("signs"),
         "the signs|signs of it|what signs|the symptoms|what symptoms|how would i know|"
         "how do i know|how can i tell|how will i know|how do you know|how do we know|"
         "how would we know|how does it show|how can you tell",
         " what are is how do does would will can could if it that this they he she i we you "
         "have has had got get it's mine his hers my damaged damage harmed addicted hooked "
         "affected is early first and so but then when there a problem ",
         "signs are|danger signs|signs of|going often|tell a doctor about", true},
    [FAQ_ASPECT_ACT] =
        {STR_INIT("act"),
         "what do i do|what should i do|what can i do|what do we do|what should we do|"
         "what do you do|what to do",
         " then now so ok and but about it that if happens this for him her them please "
         "when there i do ",
         "onto their side|stay with|do not leave|call the clinic|tell the clinic", false},
    [FAQ_ASPECT_INSIST] =
        {STR_INIT("insist"),
         "it is only|its only|is just|only a|only one|just a|just one|just once|i feel fine|"
         "i am fine|be fine|be ok|be careful|did it last time|did it before|"
         "done it before|always do|never had a problem|nothing happened|feel normal|"
         "feel ok|used to it|not far|a little|a bit",
         " it is i am ill will the and but so though then really very ok well minutes minute "
         "mins min miles mile km hour 5 10 15 20 30 ten five drive drove driving walk road "
         "roads corner down round around home short way one two glass glasses of wine beer "
         "pint drink sip small time times last before that this for a to from my in there "
         "back quick trip did had have done again fine anyway now today still only just if "
         "slowly careful feel it's ",
         "even if|even when|do not notice|nobody may", false},
    /* Heard by who speaks with people, not in these words. */
    [FAQ_ASPECT_BEGIN] = {STR_INIT("begin"), "", "", "", false},
    [FAQ_ASPECT_FEAR] = {STR_INIT("fear"), "", "", "", false},
};

void faq_aspects_init(struct sayings *out)
{
    *out = (struct sayings){0};
    for (size_t i = FAQ_ASPECT_NONE + 1; i < FAQ_ASPECT_COUNT; i++)
        sayings_add(out, i, rows[i].phrases, rows[i].others);
}

enum faq_aspect faq_aspect_of(const struct sayings *aspects, const struct words *words)
{
    for (uint64_t left = sayings_possible(aspects, words); left; left &= left - 1) {
        size_t i = (size_t)__builtin_ctzll(left);
        if (i < FAQ_ASPECT_COUNT && saying_is(words, rows[i].phrases, rows[i].others))
            return (enum faq_aspect)i;
    }
    return FAQ_ASPECT_NONE;
}

bool faq_aspect_is_of_person(enum faq_aspect aspect)
{
    return rows[aspect].is_of_person;
}

unsigned faq_aspect_count(enum faq_aspect aspect, struct str text)
{
    struct str rest = str_from_c(rows[aspect].tells), tell;
    unsigned count = 0;

    while (str_cut(rest, '|', &tell, &rest))
        count += str_find(text, tell) != STR_NOT_FOUND;
    return count;
}

size_t faq_aspect_block(const struct faq_topic *topic, enum faq_aspect aspect,
                        bool has_read, struct arena *scratch)
{
    unsigned most = 0;
    size_t best = 0;

    for (size_t i = 0; i < topic->passage.count; i++) {
        unsigned count = faq_aspect_count(
            aspect,
            fold_text(scratch, rich_block_plain(scratch, &topic->passage.blocks[i])));
        bool is_read = has_read && i == 0 && count > 0;
        bool is_as_good = has_read && best == 0 && count > 0 && count == most;
        count -= is_read;
        if (count <= most && !is_as_good)
            continue;
        most = count;
        best = i;
    }
    return best;
}

static unsigned bit_of(struct str name)
{
    for (size_t i = FAQ_ASPECT_NONE + 1; i < FAQ_ASPECT_COUNT; i++)
        if (str_equal(rows[i].name, name))
            return 1U << i;
    return 0;
}

static struct str nearest(struct str name)
{
    struct str names[FAQ_ASPECT_COUNT];

    for (size_t i = 0; i < FAQ_ASPECT_COUNT; i++)
        names[i] = rows[i].name;
    return block_nearest(name, names, FAQ_ASPECT_COUNT);
}

unsigned aspect_bits(const struct article *article, const struct article_topic *written,
                     struct diagnostics *found)
{
    unsigned bits = 0;

    for (size_t i = 0; i < written->then.count; i++) {
        const struct article_line *line = &written->then.items[i];
        unsigned bit = bit_of(line->text);
        struct str near = bit ? STR("") : nearest(line->text);
        bits |= bit;
        if (!bit)
            diagnostics_add(found, DIAGNOSTIC_ERROR, article->file, line->line,
                            line->column,
                            "\"%.*s\" is nothing that \"then\" knows%s%.*s%s",
                            STR_ARG(line->text), near.len ? "; did you mean \"" : "",
                            STR_ARG(near), near.len ? "\"?" : "");
    }
    return bits;
}
