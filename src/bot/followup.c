/* SPDX-License-Identifier: MIT */
#include "bot/followup.h"

#include "text/words.h"

enum {
    LEANING_WORDS_MAX = 9,
    BRIEF_WORDS_MAX = 5,
    FRAGMENT_WORDS_MAX = 3,
    WHOLE_WORDS_LEAST = 3,
    TELLING_WORDS_LEAST = 5
};

static const double strengthened = 0.05;    /* of a pattern score: more than rounding */
static const double sure_probability = 0.8; /* it needs no context */
static const double weak_probability = 0.5; /* by examples alone: it may need some */

struct form {
    bool is_brief;
    bool has_opener;  /* and ..., what about ... */
    bool has_pronoun; /* that, they ... */
    bool has_plural;  /* they, those: what was said, not the drug */
    bool points_back; /* that, they; "it" may be the drug */
    bool is_question; /* formed as one */
    bool is_to_bot;   /* "you" */
    bool names_other; /* "what about X", "and X": a subject of its own */
    bool is_length;   /* a bare "for how long?": of what? */
    bool is_fragment; /* "to japan?", "in ohio": no sentence by itself */
    bool has_person;  /* him, her: who was spoken of */
};

static bool is_opener(struct str word)
{
    return str_has_word(
        STR(" and but or so also then even same any for with after if not only "), word);
}

static bool begins_question(struct str word)
{
    return str_has_word(
        STR(" what how who when where why which is are does do did can could will would has should was were "),
        word);
}

/* Begins what only means something with what was said before. */
static bool begins_fragment(struct str word)
{
    return str_has_word(
        STR(" to in on at from by during under for with without after near before within over "),
        word);
}

/* "and for how long?", "how long before": nothing but that. */
static bool is_bare_length(const struct words *words)
{
    const struct str fillers =
        STR(" how long for and so before after but does that go on it this then though ");
    bool has_long = false;

    for (size_t i = 0; i < words->count; i++) {
        if (!str_has_word(fillers, words->items[i].text))
            return false;
        has_long = has_long || str_equal(words->items[i].text, STR("long"));
    }
    return has_long;
}

static bool has_one_of(const struct words *words, struct str wanted)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_has_word(wanted, words->items[i].text))
            return true;
    return false;
}

static struct form form_of(struct str text, const struct words *words)
{
    struct form form = {0};

    if (words->count == 0 || words->count > LEANING_WORDS_MAX)
        return form;
    struct str first = words->items[0].text;
    bool is_about = words->count > 2 && str_equal(words->items[1].text, STR("about"));
    form.is_brief = words->count > 1 && words->count <= BRIEF_WORDS_MAX;
    form.is_fragment =
        begins_fragment(first) && words->count > 1 && words->count <= FRAGMENT_WORDS_MAX;
    form.has_opener = is_opener(first) || is_about;
    form.is_question = form.has_opener || form.is_fragment || begins_question(first)
                       || str_find_char(text, '?') != STR_NOT_FOUND;
    form.has_plural = has_one_of(words, STR(" they them those these their "));
    form.points_back = form.has_plural || has_one_of(words, STR(" that this "));
    form.has_pronoun = form.points_back || has_one_of(words, STR(" it its "));
    form.is_to_bot = followup_is_to_bot(words);
    form.has_person = has_one_of(words, STR(" he him his she her "));
    form.names_other = !form.has_pronoun && (is_about || str_equal(first, STR("and")));
    form.is_length = is_bare_length(words);
    return form;
}

static bool leans(const struct form *form)
{
    return form->is_question
           && (form->is_brief || form->has_opener || form->has_pronoun
               || form->has_person);
}

bool followup_leans(struct str text, const struct words *words)
{
    struct form form = form_of(text, words);

    return leans(&form) && (form.has_opener || form.points_back);
}

bool followup_stands_alone(struct str text, const struct words *words)
{
    struct form form = form_of(text, words);

    return words->count >= WHOLE_WORDS_LEAST && begins_question(words->items[0].text)
           && !form.has_opener && !form.has_pronoun && !form.is_length;
}

bool followup_is_of_self(const struct words *words)
{
    return has_one_of(words, STR(" i me we "));
}

bool followup_is_to_bot(const struct words *words)
{
    return words->count <= LEANING_WORDS_MAX && has_one_of(words, STR(" you your "));
}

bool followup_is_of_bot(const struct words *words)
{
    return words->count > 2 && words->count <= LEANING_WORDS_MAX
           && str_has_word(STR(" are can will could would do did have "),
                           words->items[0].text)
           && str_equal(words->items[1].text, STR("you"));
}

bool followup_tells(const struct words *words)
{
    return words->count >= TELLING_WORDS_LEAST && !begins_question(words->items[0].text)
           && has_one_of(words, STR(" i me my we our he she his her "));
}

static double pattern_score_of(const struct faq_answer *answer,
                               const struct faq_topic *topic)
{
    for (size_t i = 0; i < answer->ranking.count; i++)
        if (answer->ranking.items[i].topic == topic)
            return answer->ranking.items[i].pattern_score;
    return 0;
}

static bool is_next(const struct faq_answer *answer, const struct faq_topic *topic)
{
    return answer->ranking.count > 1 && answer->ranking.items[1].topic == topic;
}

struct asking {
    const struct faq_snapshot *faq;
    const struct faq_topic *before;
    struct arena *scratch;
};

static void ask(const struct asking *asking, struct str text, struct faq_answer *out)
{
    struct faq_context context = {.is_about_subject = true};

    faq_answer(asking->faq, text, context, asking->scratch, out);
}

/* Has the topic before a pattern for just these words? */
static bool is_strengthened(const struct asking *asking,
                            const struct faq_answer *together)
{
    struct faq_answer title;

    ask(asking, asking->before->title, &title);
    return pattern_score_of(together, asking->before)
           > pattern_score_of(&title, asking->before) + strengthened;
}

static bool has_pattern(const struct faq_answer *answer)
{
    return answer->ranking.count > 0 && answer->ranking.items[0].pattern_score > 0;
}

static bool is_sure(const struct faq_answer *answer)
{
    return answer->ranking.items[0].probability >= sure_probability;
}

static bool is_weak(const struct faq_answer *answer)
{
    return answer->kind == FAQ_ANSWER && !has_pattern(answer)
           && answer->ranking.items[0].probability < weak_probability;
}

static bool replaces_answer(const struct asking *asking, const struct form *form,
                            const struct faq_answer *alone,
                            const struct faq_answer *together)
{
    if (alone->topic == asking->before || together->topic == alone->topic)
        return false;
    if (together->topic != asking->before)
        return is_next(alone, together->topic);
    /* What fits by some words alone is about the person, or the place, of before. */
    if (!has_pattern(alone)
        && (form->has_person || (form->is_fragment && !is_sure(alone))))
        return true;
    bool needs_context =
        !is_sure(alone) || form->is_fragment || (form->points_back && form->is_brief);
    return !form->names_other && needs_context && is_strengthened(asking, together);
}

static bool is_offered(const struct faq_answer *answer, const struct faq_topic *topic)
{
    for (size_t i = 0; i < answer->suggestion_count; i++)
        if (answer->suggestions[i] == topic)
            return true;
    return false;
}

/* A word that nothing here knows is about something else; so is what a pattern of
 * another topic has to say to, and "and X". */
static bool replaces_none(const struct asking *asking, const struct form *form,
                          const struct faq_answer *alone,
                          const struct faq_answer *together)
{
    const struct faq_ranking *ranking = &alone->ranking;
    bool is_other =
        (ranking->foreign_count > 0 && !form->is_fragment && !form->has_person)
        || (alone->kind == FAQ_SUGGEST && has_pattern(alone))
        || (form->names_other && ranking->content_count > 0
            && together->topic == asking->before);

    if (form->is_to_bot
        || ((has_pattern(alone) || form->names_other)
            && is_offered(alone, asking->before)))
        return false;
    return !is_other || is_strengthened(asking, together);
}

/* "How long do they last?", "for how long?": what the words say alone, or about what was
 * spoken of. */
static void ask_back(const struct faq_topic *before, const struct faq_answer *alone,
                     size_t count, struct faq_answer *out)
{
    *out = *alone;
    out->kind = FAQ_SUGGEST;
    out->topic = NULL;
    out->reason = "it does not say of what";
    out->suggestion_count = 0;
    for (size_t i = 0; i < alone->ranking.count && i < count; i++)
        if (alone->ranking.items[i].topic != before)
            out->suggestions[out->suggestion_count++] = alone->ranking.items[i].topic;
    out->suggestions[out->suggestion_count++] = before;
}

/* Nothing that was said before changes it. */
static bool needs_nothing(const struct form *form, const struct faq_answer *alone,
                          const struct faq_topic *before)
{
    bool is_whole = !form->is_fragment && !form->is_length && !form->points_back;

    return alone->kind == FAQ_CHAT || !leans(form)
           || (alone->kind == FAQ_ANSWER
               && (alone->topic == before
                   || (is_whole && has_pattern(alone) && is_sure(alone))));
}

enum followup followup_ask(const struct faq_snapshot *faq, struct str text,
                           const struct faq_topic *before, const struct faq_answer *alone,
                           struct arena *scratch, struct faq_answer *out)
{
    struct asking asking = {faq, before, scratch};
    struct form form = form_of(text, &alone->ranking.words);

    if (needs_nothing(&form, alone, before))
        return FOLLOWUP_ALONE;
    ask(&asking,
        arena_format(scratch, "%.*s %.*s", STR_ARG(text), STR_ARG(before->title)), out);
    bool is_clear = out->kind == FAQ_ANSWER;
    if (is_clear
        && (alone->kind == FAQ_ANSWER ? replaces_answer(&asking, &form, alone, out)
                                      : replaces_none(&asking, &form, alone, out)))
        return out->topic == before && !is_strengthened(&asking, out) ? FOLLOWUP_LOOSE
                                                                      : FOLLOWUP_CLEAR;
    bool is_other = alone->kind != FAQ_ANSWER || alone->topic != before;
    bool is_of_both = is_clear && out->topic == before && alone->kind == FAQ_ANSWER
                      && (form.has_plural || is_weak(alone));
    if (!is_other || (!form.is_length && !is_of_both))
        return FOLLOWUP_ALONE;
    ask_back(before, alone, is_of_both ? 1 : FAQ_SUGGESTIONS_MAX - 1, out);
    return FOLLOWUP_CLEAR;
}
