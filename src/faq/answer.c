/* SPDX-License-Identifier: MIT */
#include "faq/answer.h"

#include "base/buf.h"
#include "faq/small_talk.h"

/*
 * The rules of the decision, tried in their order: the first that applies decides. Each
 * row of rules[] names the function that asks and what follows; the numbers they ask by
 * are all here.
 */
static const struct {
    double score;       /* of a pattern, enough to answer a question on the subject */
    double probability; /* enough without a pattern */
    double margin;      /* below it two topics fit */
    double suggest_score, suggest_probability; /* enough to ask back */
    double foreign_share; /* of content words that nothing here knows: other matters */
    double open_score, open_probability; /* where the subject is not named */
    unsigned open_foreign;               /* foreign words allowed there */
    size_t open_words;                   /* and words at all */
    double ambient_score, ambient_probability, ambient_margin;
    size_t ambient_words;
} numbers = {
    .score = 1.7,
    .probability = 0.35,
    .margin = 0.35,
    .suggest_score = 1.0,
    .suggest_probability = 0.12,
    .foreign_share = 0.67,
    .open_score = 3.0,
    .open_probability = 0.35,
    .open_foreign = 0,
    .open_words = 20,
    .ambient_score = 3.0,
    .ambient_probability = 0.35,
    .ambient_margin = 0.7,
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

static bool is_foreign(const struct deciding *deciding)
{
    const struct faq_ranking *ranking = deciding->ranking;

    return ranking->foreign_count
           && ranking->foreign_count
                  > numbers.foreign_share * (double)ranking->content_count;
}

static bool is_weak(const struct deciding *deciding)
{
    return deciding->best->pattern_score < numbers.suggest_score
           && deciding->best->example_score < numbers.suggest_probability;
}

/* Where the subject is named, asking back is better than nothing. */
static bool is_lost(const struct deciding *deciding)
{
    return !deciding->ranking->names_subject && is_weak(deciding);
}

static bool is_unsure_in_ambient(const struct deciding *deciding)
{
    const struct faq_candidate *best = deciding->best;

    return deciding->context.is_ambient
           && (deciding->is_open || best->pattern_score < numbers.ambient_score
               || best->example_score < numbers.ambient_probability
               || deciding->ranking->margin < numbers.ambient_margin
               || deciding->ranking->foreign_count
               || deciding->ranking->words.count > numbers.ambient_words);
}

static bool is_elsewhere(const struct deciding *deciding)
{
    const struct faq_ranking *ranking = deciding->ranking;

    return deciding->is_open
           && (ranking->foreign_count > numbers.open_foreign
               || ranking->words.count > numbers.open_words
               || deciding->best->example_score < numbers.suggest_probability);
}

static bool is_perhaps_elsewhere(const struct deciding *deciding)
{
    return deciding->is_open
           && (deciding->best->pattern_score < numbers.open_score
               || deciding->best->example_score < numbers.open_probability);
}

static bool is_close(const struct deciding *deciding)
{
    return deciding->ranking->margin < numbers.margin;
}

static bool is_supported(const struct deciding *deciding)
{
    return deciding->best->pattern_score >= numbers.score
           || deciding->best->example_score >= numbers.probability;
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
    {is_close, FAQ_SUGGEST, "two topics fit almost equally well"},
    {is_supported, FAQ_ANSWER, "the topic fits best, and well"},
    {is_left, FAQ_SUGGEST, "the topic fits best, but not well"},
};

static void add_suggestions(struct faq_answer *out)
{
    for (size_t i = 0; i < out->ranking.count && i < FAQ_SUGGESTIONS_MAX; i++)
        out->suggestions[out->suggestion_count++] = out->ranking.items[i].topic;
}

static void decide(const struct deciding *deciding, struct faq_answer *out)
{
    size_t i = 0;

    while (!rules[i].applies(deciding))
        i++;
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
    faq_match(faq, question, scratch, &out->ranking);
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
    buf_format(out, "%.*s: score %.2f", STR_ARG(candidate->topic->id), candidate->score);
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
    if (ranking->foreign_count)
        buf_format(&out, "unknown words: %u of %u\n", ranking->foreign_count,
                   ranking->content_count);
    if (ranking->hit_limit)
        buf_add(&out, STR("a pattern was stopped by its bounds\n"));
    struct str text = arena_copy(arena, buf_view(&out));
    buf_clear(&out);
    return text;
}
