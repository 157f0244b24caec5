/* SPDX-License-Identifier: MIT */
#include "faq/lint.h"

#include "faq/loaded.h"
#include "faq/readability.h"
#include "text/fold.h"
#include "text/utf8.h"

/* School grades above which a text is too hard for a worried newcomer. Names of drugs and
 * illnesses alone make three or four of them. */
static const struct {
    double short_answer, passage;
} grades_max = {10.0, 10.0};

static void warn(struct diagnostics *found, const struct faq_topic *topic, unsigned line,
                 const char *what)
{
    diagnostics_add(found, DIAGNOSTIC_WARNING, topic->file, line, 0, "topic \"%.*s\": %s",
                    STR_ARG(topic->id), what);
}

static void lint_short_answer(const struct loaded_topic *loaded, struct arena *scratch,
                              struct diagnostics *found)
{
    const struct faq_topic *topic = &loaded->topic;
    unsigned line = loaded->written->passage_line;
    struct str text = rich_block_plain(scratch, &topic->passage.blocks[0]);
    size_t count = utf8_count(text);

    if (topic->passage.blocks[0].kind != RICH_PARAGRAPH)
        warn(found, topic, line, "no short answer: it begins with no paragraph");
    else if (count > FAQ_SHORT_ANSWER_MAX)
        diagnostics_add(found, DIAGNOSTIC_WARNING, topic->file, line, 0,
                        "topic \"%.*s\": the short answer has %zu characters, more than "
                        "%d: it will be cut in a chat room",
                        STR_ARG(topic->id), count, FAQ_SHORT_ANSWER_MAX);
}

/* A direct message shows two paragraphs at a time, mostly on a phone. */
static void lint_paragraphs(const struct loaded_topic *loaded, struct arena *scratch,
                            struct diagnostics *found)
{
    const struct faq_topic *topic = &loaded->topic;

    for (size_t i = 1; i < topic->passage.count; i++) {
        const struct rich_block *block = &topic->passage.blocks[i];
        size_t count = utf8_count(rich_block_plain(scratch, block));
        if (block->kind == RICH_PARAGRAPH && count > FAQ_PARAGRAPH_MAX)
            diagnostics_add(found, DIAGNOSTIC_WARNING, topic->file,
                            loaded->written->passage_line, 0,
                            "topic \"%.*s\": paragraph %zu has %zu characters, more than "
                            "%d: a wall of text on a phone; cut it in two",
                            STR_ARG(topic->id), i + 1, count, FAQ_PARAGRAPH_MAX);
    }
}

double lint_grade(struct rich passage)
{
    struct readability readability = {0};

    for (size_t i = 0; i < passage.count; i++)
        if (passage.blocks[i].kind != RICH_PREFORMATTED)
            readability_add(&readability, &passage.blocks[i]);
    return readability_grade(&readability);
}

static void lint_readability(const struct loaded_topic *loaded, const char *what,
                             double grade, double max, struct diagnostics *found)
{
    const struct faq_topic *topic = &loaded->topic;

    if (grade >= max + 0.05)
        diagnostics_add(found, DIAGNOSTIC_WARNING, topic->file,
                        loaded->written->passage_line, 0,
                        "topic \"%.*s\": the %s is hard to read (grade %.1f, more than "
                        "%.0f): shorter sentences, shorter words",
                        STR_ARG(topic->id), what, grade, max);
}

static void lint_grades(const struct loaded_topic *loaded, struct diagnostics *found)
{
    struct rich passage = loaded->topic.passage;

    lint_readability(loaded, "short answer", lint_grade(rich_slice(passage, 0, 1)),
                     grades_max.short_answer, found);
    lint_readability(loaded, "passage", lint_grade(passage), grades_max.passage, found);
}

static bool has_host(struct str url)
{
    size_t slashes = str_find(url, STR("://"));
    struct str host, rest;

    if (slashes == STR_NOT_FOUND)
        return str_find_char(url, '@') != STR_NOT_FOUND; /* mailto: */
    str_cut(str_skip(url, slashes + 3), '/', &host, &rest);
    size_t dot = str_find_char(host, '.');
    return dot != STR_NOT_FOUND && dot > 0 && !str_ends_with(host, STR("."))
           && str_find_char(url, ' ') == STR_NOT_FOUND;
}

static void say_broken(struct str file, unsigned line, struct str url,
                       struct diagnostics *found)
{
    diagnostics_add(found, DIAGNOSTIC_WARNING, file, line, 0,
                    "the link \"%.*s\" is broken: it leads to no host", STR_ARG(url));
}

static void lint_links(const struct loaded_topic *loaded, struct diagnostics *found)
{
    const struct rich *passage = &loaded->topic.passage;

    for (size_t i = 0; i < passage->count; i++)
        for (size_t k = 0; k < passage->blocks[i].count; k++) {
            struct str url = passage->blocks[i].spans[k].url;
            if (url.len && !has_host(url))
                say_broken(loaded->topic.file, loaded->written->passage_line, url, found);
        }
}

void lint_sources(const struct faq_snapshot *faq, struct diagnostics *found)
{
    for (size_t i = 0; i < faq->articles.count; i++) {
        const struct article *article = &faq->articles.items[i];
        for (size_t k = 0; k < article->source_count; k++) {
            const struct article_source *source = &article->sources[k];
            if (!source->is_used)
                diagnostics_add(found, DIAGNOSTIC_WARNING, article->file, source->line, 0,
                                "no topic uses source \"%.*s\"",
                                STR_ARG(source->source.id));
            if (source->source.url.len && !has_host(source->source.url))
                say_broken(article->file, source->line, source->source.url, found);
        }
    }
}

/* A topic that wants a clinician's word says whose, or whom to call. */
static void lint_contact(const struct loaded_topic *loaded, const struct pattern *people,
                         struct arena *scratch, struct diagnostics *found)
{
    struct pattern_budget budget = {PATTERN_BUDGET};
    struct str text = fold_text(scratch, rich_plain(scratch, loaded->topic.passage));

    if (loaded->topic.is_medical && loaded->topic.has_caution
        && !pattern_matches(people, text, &budget))
        warn(found, &loaded->topic, loaded->written->passage_line,
             "it has caution, but names nobody to ask or to call");
}

struct phrase {
    const char *regex, *reason;
};

#define NUMBER_WORD                                                    \
    "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|" \
    "(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|dozen"

/* What a vetted passage on health never says. */
static const struct phrase forbidden[] = {
    {"\\b(?:\\d[\\d.,]*|half an?|" NUMBER_WORD ") ?(?:mg|mcg|\xc2\xb5g|"
     "\xce\xbcg|ug|ml|g|milligrams?|micrograms?|millilit(?:er|re)s?|grams?)\\b",
     "an amount of a drug"},
    {"\\b(?:mg|mcg|milligrams?) ?(?:/|per) ?(?:kg|kilos?|kilograms?)\\b",
     "an amount for a body weight"},
    {"\\b(?:\\d+|half an?|" NUMBER_WORD ") (?:pump|spray|tablet|lozenge|troche|pill|"
     "drop)s?\\b",
     "a number of tablets, sprays or the like"},
    {"\\b\\d[\\d.,]* ?(?:%|per ?cent)[^.]{0,60}\\b(?:bioavailab\\w*|absorbed|"
     "(?:reach|get|enter)\\w* (?:in)?(?:to )?(?:the|your) blood\\w*)",
     "how much of a dose reaches the blood"},
    {"\\b(?:proven|cures?|cured|miracle|guaranteed?|completely safe|safest|no risks?|risk "
     "free|harmless|no side effects|non[ -]addictive)\\b",
     "a promise"},
};

/* What it may say when somebody else has read it, too. */
static const struct phrase delicate[] = {
    {"\\b(?:safe|always|never|best|preferred|efficient)\\b", "a word to look at twice"},
};

enum { PHRASES_MAX = COUNT_OF(forbidden) };

static void lint_words(const struct loaded_topic *loaded, const struct pattern *pattern,
                       const char *reason, struct str text, struct diagnostics *found)
{
    struct pattern_budget budget = {PATTERN_BUDGET};
    struct pattern_span span = {0};

    while (pattern_find(pattern, text, span.end, &budget, &span) == PATTERN_FOUND)
        diagnostics_add(found, DIAGNOSTIC_WARNING, loaded->topic.file,
                        loaded->written->passage_line, 0,
                        "topic \"%.*s\" names %s: \"%.*s\"", STR_ARG(loaded->topic.id),
                        reason, STR_ARG(str_slice(text, span.start, span.end)));
}

static void lint_phrases(const struct faq_snapshot *faq, const struct phrase *phrases,
                         size_t count, struct diagnostics *found)
{
    struct pattern *patterns[PHRASES_MAX];
    struct arena scratch;
    struct error err;

    arena_init(&scratch);
    for (size_t i = 0; i < count; i++)
        patterns[i] = pattern_compile(str_from_c(phrases[i].regex), &err);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct loaded_topic *topic = &faq->topics.items[i];
        for (size_t k = 0; topic->topic.is_medical && k < topic->topic.passage.count;
             k++) {
            struct str text = rich_block_plain(&scratch, &topic->topic.passage.blocks[k]);
            text = fold_text(&scratch, text);
            for (size_t p = 0; p < count; p++)
                lint_words(topic, patterns[p], phrases[p].reason, text, found);
        }
        arena_reset(&scratch);
    }
    for (size_t i = 0; i < count; i++)
        pattern_destroy(patterns[i]);
    arena_clear(&scratch);
}

void lint_delicate(const struct faq_snapshot *faq, struct diagnostics *found)
{
    lint_phrases(faq, delicate, COUNT_OF(delicate), found);
}

void lint_passages(const struct faq_snapshot *faq, struct diagnostics *found)
{
    struct arena scratch;
    struct error err;
    struct pattern *people =
        pattern_compile(STR("\\b(?:doctors?|clinicians?|clinics?|pharmacists?|nurses?|"
                            "midwi(?:fe|ves)|prescribers?|psychiatrists?|specialists?|"
                            "therapists?|team|hospitals?|vets?|poison|helplines?|"
                            "emergency (?:number|services?|line)|ambulance)\\b"),
                        &err);

    arena_init(&scratch);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct loaded_topic *topic = &faq->topics.items[i];
        if (!topic->topic.passage.count)
            continue;
        lint_short_answer(topic, &scratch, found);
        lint_paragraphs(topic, &scratch, found);
        lint_grades(topic, found);
        lint_links(topic, found);
        lint_contact(topic, people, &scratch, found);
        if (topic->topic.is_medical && !topic->topic.source_count)
            warn(found, &topic->topic, topic->topic.line, "no source stands behind it");
        if (topic->topic.is_medical && !topic->topic.reviewed)
            warn(found, &topic->topic, topic->topic.line,
                 "no date of review, neither its own nor the article's");
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
    pattern_destroy(people);
    lint_phrases(faq, forbidden, COUNT_OF(forbidden), found);
}
