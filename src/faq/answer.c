/* SPDX-License-Identifier: MIT */
#include "faq/answer.h"

#include <math.h>

#include "base/buf.h"
#include "faq/small_talk.h"

/*
 * The rules of the decision, tried in their order: the first that applies decides. Each
 * row of rules[] names the function that asks and what follows; the numbers they ask by
 * are all here.
 */
static const struct {
    double probability; /* of a topic, by both witnesses, enough to answer with it */
    double suggest_probability; /* enough to ask back */
    double foreign_share;    /* of content words that nothing here knows: other matters */
    double bare_probability; /* with an unknown word, where there is no subject ... */
    double letters_probability, letters_evidence; /* with no other: what their letters
                                                   * say is enough to ask back */
    double gate_answer, gate_suggest; /* openness where the subject is not named ... */
    double gate, evidence, likeness;  /* ... parts of it: the log odds of the gate and of
                                       * the best topic, and what speaks for that topic */
    double gate_named;                /* openness where it is named: far less is enough */
    double blind_probability, blind_score; /* the same where there is no gate */
    size_t blind_words;
    double ambient_score, ambient_probability;
    size_t ambient_words;
} numbers = {
    .probability = 0.4,
    .suggest_probability = 0.1,
    .foreign_share = 0.67,
    .bare_probability = 0.5,
    .letters_probability = 0.2,
    .letters_evidence = 2.0,
    .gate_answer = 4.85,
    .gate_suggest = 3.5,
    .gate_named = 2.0,
    .gate = 0.5,
    .evidence = 0.05,
    .likeness = 9.0,
    .blind_probability = 0.6,
    .blind_score = 3.0,
    .blind_words = 20,
    .ambient_score = 3.0,
    .ambient_probability = 0.6,
    .ambient_words = 25,
};

struct deciding {
    const struct faq_ranking *ranking;
    const struct faq_candidate *best;
    struct faq_context context;
    bool is_open; /* the subject is neither named nor known from before */
};

static bool is_nothing_found(const struct deciding *deciding)
{
    return !deciding->best || !deciding->ranking->words.count;
}

static double share_foreign(const struct faq_ranking *ranking)
{
    return ranking->content_count
               ? (double)ranking->foreign_count / ranking->content_count
               : 0;
}

static bool is_all_foreign(const struct deciding *deciding)
{
    return share_foreign(deciding->ranking) >= 1;
}

/* An article without a subject may mean any word, so only a question without one that it
 * knows is about something else, unless a topic has their relatives ("lathes"). */
static bool is_foreign(const struct deciding *deciding)
{
    if (deciding->ranking->has_subject)
        return share_foreign(deciding->ranking) > numbers.foreign_share;
    return is_all_foreign(deciding)
           && (deciding->best->probability < numbers.letters_probability
               || deciding->best->evidence < numbers.letters_evidence);
}

static bool is_unsure_in_ambient(const struct deciding *deciding)
{
    const struct faq_candidate *best = deciding->best;

    return deciding->context.is_ambient
           && (deciding->is_open || best->pattern_score < numbers.ambient_score
               || best->probability < numbers.ambient_probability
               || deciding->ranking->foreign_count
               || deciding->ranking->words.count > numbers.ambient_words);
}

/* Where the subject is named, or there is none, asking back is better than nothing. */
static bool is_lost(const struct deciding *deciding)
{
    return deciding->ranking->has_subject && !deciding->ranking->names_subject
           && deciding->best->probability < numbers.suggest_probability;
}

/* How far the question is about the subject, as the gate sees it and as far as a topic
 * knows it: what is like nothing that anybody asks here is asked elsewhere. */
static double openness(const struct deciding *deciding)
{
    double gate = deciding->ranking->gate;
    const struct faq_candidate *best = deciding->best;

    return numbers.gate * (log(gate / (1 - gate)) + log(best->probability))
           + numbers.evidence * best->evidence + numbers.likeness * best->likeness;
}

static bool is_elsewhere(const struct deciding *deciding)
{
    const struct faq_ranking *ranking = deciding->ranking;

    if (!deciding->is_open)
        return false;
    if (ranking->has_gate)
        return openness(deciding) < numbers.gate_suggest;
    return ranking->foreign_count > 0 || ranking->words.count > numbers.blind_words;
}

static bool is_perhaps_elsewhere(const struct deciding *deciding)
{
    if (!deciding->is_open)
        return false;
    if (deciding->ranking->has_gate)
        return openness(deciding) < numbers.gate_answer;
    return deciding->best->pattern_score < numbers.blind_score
           || deciding->best->probability < numbers.blind_probability;
}

/* The drug's name alone does not make it a question for this FAQ: "who won the lawsuit". */
static bool is_unlike_all(const struct deciding *deciding)
{
    const struct faq_ranking *ranking = deciding->ranking;

    return ranking->names_subject && ranking->has_gate
           && openness(deciding) < numbers.gate_named;
}

static bool is_close(const struct deciding *deciding)
{
    return deciding->best->probability < numbers.probability;
}

static bool is_half_foreign(const struct deciding *deciding)
{
    return !deciding->ranking->has_subject && deciding->ranking->foreign_count
           && (is_all_foreign(deciding)
               || deciding->best->probability < numbers.bare_probability);
}

static bool is_left(const struct deciding *deciding)
{
    (void)deciding;
    return true;
}

static const struct {
    bool (*applies)(const struct deciding *deciding);
    enum faq_answer_kind kind;
    const char *reason;
} rules[] = {
    {is_nothing_found, FAQ_NONE, "nothing in the question is known here"},
    {is_unsure_in_ambient, FAQ_NONE,
     "nobody asked the bot, and it is not almost certain"},
    {is_foreign, FAQ_NONE, "most of its words are about something else"},
    {is_lost, FAQ_NONE, "no topic is likely enough"},
    {is_elsewhere, FAQ_NONE, "it names no subject of this FAQ"},
    {is_perhaps_elsewhere, FAQ_SUGGEST, "it does not say what it is about"},
    {is_unlike_all, FAQ_SUGGEST, "it names the subject, and is like nothing asked of it"},
    {is_close, FAQ_SUGGEST, "no topic fits much better than the next"},
    {is_half_foreign, FAQ_SUGGEST, "the topic fits best, but a word is unknown here"},
    {is_left, FAQ_ANSWER, "the topic fits best, and well"},
};

static void add_suggestions(struct faq_answer *out)
{
    for (size_t i = 0; i < out->ranking.count && i < FAQ_SUGGESTIONS_MAX; i++)
        out->suggestions[out->suggestion_count++] = out->ranking.items[i].topic;
}

/* For who measures: was it left to the gate, and how did it lean? */
static void tell_gate(const struct deciding *deciding, size_t decided,
                      struct faq_answer *out)
{
    size_t gate = 0;

    while (rules[gate].applies != is_elsewhere)
        gate++;
    out->is_gated = deciding->is_open && deciding->ranking->has_gate && decided >= gate;
    if (out->is_gated)
        out->openness = openness(deciding);
}

static void decide(const struct deciding *deciding, struct faq_answer *out)
{
    size_t i = 0;

    while (!rules[i].applies(deciding))
        i++;
    tell_gate(deciding, i, out);
    out->kind = rules[i].kind;
    out->reason = rules[i].reason;
    if (out->kind == FAQ_ANSWER)
        out->topic = deciding->best->topic;
    if (out->kind == FAQ_SUGGEST)
        add_suggestions(out);
}

static bool chats(struct str question, struct faq_context context, struct arena *scratch,
                  struct faq_answer *out)
{
    out->chat = small_talk_kind(question, scratch);
    if (out->chat == FAQ_CHAT_NOTHING)
        return false;
    out->kind = context.is_ambient ? FAQ_NONE : FAQ_CHAT;
    out->reason = "small talk";
    return true;
}

void faq_answer(const struct faq_snapshot *faq, struct str question,
                struct faq_context context, struct arena *scratch, struct faq_answer *out)
{
    *out = (struct faq_answer){0};
    if (chats(question, context, scratch, out))
        return;
    faq_match(faq, question, context.is_explained, scratch, &out->ranking);
    const struct faq_ranking *ranking = &out->ranking;
    struct deciding deciding = {
        .ranking = ranking,
        .best = ranking->count ? &ranking->items[0] : NULL,
        .context = context,
        .is_open =
            ranking->has_subject && !ranking->names_subject && !context.is_about_subject,
    };
    if (deciding.best) {
        out->score = deciding.best->score;
        out->margin = ranking->margin;
    }
    decide(&deciding, out);
}

static void explain_candidate(struct buf *out, const struct faq_candidate *candidate)
{
    buf_format(out, "%.*s: %.0f%%, score %.2f", STR_ARG(candidate->topic->id),
               candidate->probability * 100, candidate->score);
    if (candidate->pattern.len)
        buf_format(out, ", pattern %.2f \"%.*s\" (line %u)", candidate->pattern_score,
                   STR_ARG(candidate->pattern), candidate->pattern_line);
    else
        buf_add(out, STR(", no pattern"));
    buf_format(out, ", examples %.0f%%", candidate->example_score * 100);
    if (candidate->example.len)
        buf_format(out, ", nearest \"%.*s\"", STR_ARG(candidate->example));
    if (candidate->words.len)
        buf_format(out, ", by the words: %.*s", STR_ARG(candidate->words));
    buf_add_char(out, '\n');
}

struct str faq_explain(struct arena *arena, const struct faq_answer *answer)
{
    static const char *const kinds[] = {"answer", "did you mean", "no answer",
                                        "small talk"};
    const struct faq_ranking *ranking = &answer->ranking;
    struct buf out;

    buf_init(&out, 16 * 1024);
    buf_format(&out, "%s: %s\n", kinds[answer->kind], answer->reason);
    for (size_t i = 0; i < ranking->count && i < FAQ_SUGGESTIONS_MAX; i++)
        explain_candidate(&out, &ranking->items[i]);
    if (ranking->count > 1)
        buf_format(&out, "margin %.2f\n", ranking->margin);
    if (ranking->has_gate && ranking->has_subject && !ranking->names_subject)
        buf_format(&out, "about the subject, which it does not name: %.0f%%\n",
                   ranking->gate * 100);
    if (ranking->foreign_count)
        buf_format(&out, "unknown words: %u of %u\n", ranking->foreign_count,
                   ranking->content_count);
    if (ranking->hit_limit)
        buf_add(&out, STR("a pattern was stopped by its bounds\n"));
    struct str text = arena_copy(arena, buf_view(&out));
    buf_clear(&out);
    return text;
}
