/* SPDX-License-Identifier: MIT */
#include "bot/naming.h"

#include "base/macros.h"
#include "text/fold.h"
#include "text/sentence.h"

enum {
    STEM_BYTES_LEAST = 4,
    SCORE_ONE = 60,
};

/* Of each block, with a space in front, so that there is one before each word. */
static const struct str *fold_blocks(struct arena *scratch, struct rich passage)
{
    struct str *texts = ARENA_ARRAY(scratch, struct str, passage.count);

    for (size_t i = 0; i < passage.count; i++) {
        struct str text =
            fold_text(scratch, rich_block_plain(scratch, &passage.blocks[i]));
        texts[i] = arena_format(scratch, " %.*s", STR_ARG(text));
    }
    return texts;
}

/* 0: in none, in several, or in the first. */
static size_t only_block(const struct str *texts, size_t count, struct str word)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        if (str_find(texts[i], word) == STR_NOT_FOUND)
            continue;
        if (i == 0 || found > 0)
            return 0;
        found = i;
    }
    return found;
}

size_t naming_block(struct arena *scratch, const struct faq_topic *topic,
                    const struct words *question)
{
    struct str title = fold_text(scratch, topic->title);
    const struct str *texts = fold_blocks(scratch, topic->passage);
    size_t found = 0;

    for (size_t i = 0; i < question->count && found == 0; i++) {
        struct str word = question->items[i].text;
        if (word.len >= NAMING_BYTES_LEAST && !words_is_stop(word)
            && str_find(title, word) == STR_NOT_FOUND)
            found = only_block(texts, topic->passage.count, word);
    }
    return found;
}

/* Words of any question, that say nothing of what it is about. */
static bool is_vague(struct str word)
{
    return words_is_stop(word)
           || str_has_word(
               STR(" long take takes know known help helps need "
                   "needs want wants tell time much people person thing things "
                   "happen happens mean means think good okay sure well "
                   "stay stays "),
               word);
}

static bool is_telling(struct str word)
{
    return word.len >= STEM_BYTES_LEAST && !is_vague(word);
}

/* Without its ending: "stopped", "stops" and "stop" are one. */
static struct str stem_of(struct str word)
{
    static const struct str endings[] = {STR_INIT("ing"), STR_INIT("ed"), STR_INIT("es"),
                                         STR_INIT("s")};

    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (word.len >= endings[i].len + STEM_BYTES_LEAST
            && str_ends_with(word, endings[i]))
            return str_slice(word, 0, word.len - endings[i].len);
    return word;
}

/* A space stands before the first word, too. */
static bool begins_word(struct str text, struct str stem)
{
    struct str rest = text;
    size_t at;

    while ((at = str_find(rest, stem)) != STR_NOT_FOUND) {
        if (at > 0 && !char_is_alnum_ascii(rest.ptr[at - 1]))
            return true;
        rest = str_skip(rest, at + stem.len);
    }
    return false;
}

/* A word counts the more, the longer it is and the fewer paragraphs have it. */
static void score_word(const struct str *texts, size_t count, struct str word,
                       unsigned *scores)
{
    struct str stem = stem_of(word);
    unsigned weight = word.len >= NAMING_BYTES_LEAST ? 2 * SCORE_ONE : SCORE_ONE;
    unsigned holders = 0;

    for (size_t i = 0; i < count; i++)
        holders += begins_word(texts[i], stem);
    for (size_t i = 0; holders > 0 && i < count; i++)
        if (begins_word(texts[i], stem))
            scores[i] += weight / holders;
}

bool naming_best(struct arena *scratch, const struct faq_topic *topic,
                 const struct words *question, size_t first, size_t *block)
{
    struct str title = fold_text(scratch, topic->title);
    size_t count = topic->passage.count;
    const struct str *texts = fold_blocks(scratch, topic->passage);
    unsigned *scores = ARENA_ARRAY(scratch, unsigned, count);
    unsigned most = SCORE_ONE / 2 - 1;
    bool is_found = false;

    for (size_t i = 0; i < question->count; i++) {
        struct str word = question->items[i].text;
        if (is_telling(word) && str_find(title, word) == STR_NOT_FOUND)
            score_word(texts, count, word, scores);
    }
    for (size_t i = first; i < count; i++)
        if (topic->passage.blocks[i].kind == RICH_PARAGRAPH && scores[i] > most) {
            most = scores[i];
            *block = i;
            is_found = true;
        }
    return is_found;
}

/* What tells of danger is never cut off. */
static bool is_warning(struct str folded)
{
    static const struct str words[] = {STR_INIT("urgent"), STR_INIT("emergenc"),
                                       STR_INIT("at once"), STR_INIT("right away"),
                                       STR_INIT("straight away")};

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (begins_word(folded, words[i]))
            return true;
    return false;
}

static unsigned count_named(struct str folded, const struct words *question)
{
    unsigned count = 0;

    for (size_t i = 0; i < question->count; i++)
        count += is_telling(question->items[i].text)
                 && begins_word(folded, stem_of(question->items[i].text));
    return count;
}

static struct str fold_sentence(struct arena *scratch, struct str sentence)
{
    return arena_format(scratch, " %.*s", STR_ARG(fold_text(scratch, sentence)));
}

struct str naming_sentence(struct arena *scratch, struct str text,
                           const struct words *question)
{
    struct str best = STR(""), warnings = STR("");
    unsigned most = 0;

    while (text.len > 0) {
        struct str sentence = str_slice(text, 0, sentence_end(text));
        struct str folded = fold_sentence(scratch, sentence);
        unsigned count = count_named(folded, question);
        if (is_warning(folded))
            warnings =
                arena_format(scratch, "%.*s %.*s", STR_ARG(warnings), STR_ARG(sentence));
        if (count > most) {
            most = count;
            best = sentence;
            warnings = STR("");
        }
        text = str_trim(str_skip(text, sentence.len));
    }
    return arena_format(scratch, "%.*s%.*s", STR_ARG(best),
                        STR_ARG(most > 0 ? warnings : STR("")));
}

struct str naming_sentences_of(struct arena *scratch, struct str text,
                               enum faq_aspect aspect)
{
    struct str found = STR("");

    while (text.len > 0) {
        struct str sentence = str_slice(text, 0, sentence_end(text));
        struct str folded = fold_sentence(scratch, sentence);
        if (faq_aspect_count(aspect, folded) > 0 || (found.len > 0 && is_warning(folded)))
            found = arena_format(scratch, "%.*s%s%.*s", STR_ARG(found),
                                 found.len > 0 ? " " : "", STR_ARG(sentence));
        text = str_trim(str_skip(text, sentence.len));
    }
    return found;
}
