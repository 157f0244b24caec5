/* SPDX-License-Identifier: MIT */
#include "bot/parts.h"

#include "bot/followup.h"

/* A story that is as little about the subject as this leaves its question alone. */
static const double story_gate = 0.27;
static const double story_probability = 0.1; /* of what is offered */
enum {
    STORY_WORDS_LEAST = 4, /* beside the question */
    WORD_BYTES_MAX = 8     /* of those that are looked for */
};

static struct str bare(struct str word)
{
    while (word.len > 0 && !char_is_alnum_ascii(word.ptr[word.len - 1]))
        word.len--;
    while (word.len > 0 && !char_is_alnum_ascii(word.ptr[0]))
        word = str_skip(word, 1);
    return word;
}

/* In whatever case. */
static bool is_of(struct str line, struct str word)
{
    char lower[WORD_BYTES_MAX];

    if (word.len > sizeof(lower))
        return false;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = char_to_lower_ascii(word.ptr[i]);
    return str_has_word(line, str_make(lower, word.len));
}

static bool begins_question(struct str word)
{
    const struct str beginnings = STR(
        " what whats what's how hows how's who when where wheres why which is are does do did can could will would should has have am wat wats isn't can't doesn't won't isnt r wot ");

    return is_of(beginnings, bare(word));
}

static bool is_joint(struct str word)
{
    const struct str joints = STR(" and also plus n but so then oh ");

    return str_equal(word, STR("&")) || is_of(joints, bare(word));
}

static size_t count_words(struct str text)
{
    struct str word;
    size_t count = 0;

    while (str_cut_word(text, &word, &text))
        count += bare(word).len > 0;
    return count;
}

bool parts_is_question(struct str text)
{
    struct str word;

    while (str_cut_word(text, &word, &text))
        if (!is_joint(word))
            return begins_question(word) && count_words(text) > 0;
    return false;
}

static void add(struct parts *parts, struct str text)
{
    if (parts->count < PARTS_MAX && count_words(text) > 1)
        parts->items[parts->count++] = str_trim(text);
}

/* "does it work, is it safe": between two questions a comma is enough. */
static bool is_behind_comma(struct str head, struct str rest)
{
    return str_ends_with(str_trim(head), STR(",")) && parts_is_question(head)
           && begins_question(rest);
}

/* "does it work and is it safe": cut before a joint that a question follows. */
static void split_at_joints(struct str sentence, struct parts *out)
{
    struct str rest = sentence, word, after;
    const char *end = sentence.ptr + sentence.len;

    while (str_cut_word(rest, &word, &after)) {
        struct str head = str_make(sentence.ptr, (size_t)(word.ptr - sentence.ptr));
        bool is_cut =
            is_joint(word) ? parts_is_question(after) : is_behind_comma(head, word);
        if (is_cut && count_words(head) > 1) {
            add(out, head);
            sentence = str_make(word.ptr, (size_t)(end - word.ptr));
        }
        rest = after;
    }
    add(out, sentence);
}

static bool ends_sentence(struct str text, size_t at)
{
    return strchr("?!.;", text.ptr[at])
           && (at + 1 == text.len || strchr(" ?!.;\"')", text.ptr[at + 1]));
}

void parts_split(struct str text, struct parts *out)
{
    size_t start = 0;

    *out = (struct parts){.count = 0};
    if (text.len > PARTS_BYTES_MAX)
        text = str_skip(text, text.len - PARTS_BYTES_MAX);
    for (size_t i = 0; i < text.len; i++) {
        if (!ends_sentence(text, i) && i + 1 < text.len)
            continue;
        struct str sentence = str_slice(text, start, i + 1);
        if (text.ptr[i] == '?' || parts_is_question(sentence))
            split_at_joints(sentence, out);
        start = i + 1;
    }
}

bool parts_are_asked(struct str text)
{
    struct parts parts;

    parts_split(text, &parts);
    return parts.count > 0;
}

bool parts_are_asked_at_last(struct str text)
{
    size_t comma = str_find_char(text, ',');

    return parts_are_asked(text)
           || (comma != STR_NOT_FOUND && parts_are_asked(str_skip(text, comma + 1)));
}

static bool is_new(const struct faq_answer *answers, size_t count,
                   const struct faq_answer *answer)
{
    for (size_t i = 0; i < count; i++)
        if (answers[i].topic == answer->topic)
            return false;
    return true;
}

/* "and how long do they last?" leans on the part before. */
static void ask_part(const struct faq_snapshot *faq, struct str part,
                     const struct faq_topic *before, struct faq_context context,
                     struct arena *scratch, struct faq_answer *out)
{
    struct faq_answer together;

    faq_answer(faq, part, context, scratch, out);
    if (before && followup_ask(faq, part, before, out, scratch, &together))
        *out = together;
}

/* How many clear answers; 0 when one of the parts has none. */
static size_t ask_parts(const struct faq_snapshot *faq, const struct parts *parts,
                        struct faq_context context, bool needs_all, struct arena *scratch,
                        struct faq_answer answers[PARTS_ANSWERS_MAX])
{
    size_t count = 0;

    for (size_t i = 0; i < parts->count; i++) {
        struct faq_answer answer;
        ask_part(faq, parts->items[i], count > 0 ? answers[0].topic : NULL, context,
                 scratch, &answer);
        context.is_about_subject |= answer.ranking.names_subject;
        if (answer.kind != FAQ_ANSWER && needs_all)
            return 0;
        if (answer.kind == FAQ_ANSWER && is_new(answers, count, &answer)
            && count < PARTS_ANSWERS_MAX)
            answers[count++] = answer;
    }
    return count;
}

/* Is there more in the text than its last question? */
static bool is_story(struct str text, const struct parts *parts)
{
    return parts->count > 0
           && count_words(text)
                  >= count_words(parts->items[parts->count - 1]) + STORY_WORDS_LEAST;
}

static void offer_topics(struct faq_answer *answer)
{
    const struct faq_ranking *ranking = &answer->ranking;

    answer->kind = FAQ_SUGGEST;
    answer->topic = NULL;
    answer->reason = "its last question fits, if the story is about the subject";
    for (size_t i = 0; i < ranking->count && i < FAQ_SUGGESTIONS_MAX; i++)
        if (i == 0 || ranking->items[i].probability >= story_probability)
            answer->suggestions[answer->suggestion_count++] = ranking->items[i].topic;
}

/* What the last question of a story says where the whole says nothing clear. */
static void ask_last(const struct faq_snapshot *faq, struct str part,
                     struct faq_context context, struct arena *scratch,
                     struct faq_answer *answer)
{
    struct faq_answer last;

    faq_answer(faq, part, context, scratch, &last);
    if (last.kind != FAQ_ANSWER)
        return;
    if (!answer->ranking.has_subject || context.is_about_subject) {
        *answer = last;
    } else if (answer->kind == FAQ_NONE && answer->ranking.gate >= story_gate) {
        offer_topics(&last);
        *answer = last;
    }
}

size_t parts_ask(const struct faq_snapshot *faq, struct str text, bool is_long,
                 struct faq_context context, struct arena *scratch,
                 struct faq_answer answers[PARTS_ANSWERS_MAX])
{
    struct faq_answer whole;
    struct parts parts;

    parts_split(text, &parts);
    faq_answer(faq, text, context, scratch, &whole);
    context.is_about_subject |= whole.ranking.names_subject;
    /* What names no subject may be about anything. */
    bool is_open = whole.ranking.has_subject && !context.is_about_subject
                   && (is_long || whole.kind != FAQ_ANSWER);
    if (!context.is_ambient && !is_open
        && parts.count >= (is_long ? 1 : PARTS_ANSWERS_MAX)) {
        bool needs_all = !is_long && parts.count == PARTS_ANSWERS_MAX;
        size_t count = ask_parts(faq, &parts, context, needs_all, scratch, answers);
        if (count == PARTS_ANSWERS_MAX || (is_long && count > 0))
            return count;
    }
    answers[0] = whole;
    if (!context.is_ambient && whole.kind != FAQ_ANSWER && whole.kind != FAQ_CHAT
        && is_story(text, &parts))
        ask_last(faq, parts.items[parts.count - 1], context, scratch, &answers[0]);
    return 1;
}
