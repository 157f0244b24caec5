/* SPDX-License-Identifier: MIT */
#include "phrases/phrase.h"

#include "base/macros.h"
#include "phrases/phrase_program.h"

enum { MANY_MAX = 5 };

static void note_present(struct tokens *tokens, const struct meaning *meaning)
{
    for (size_t i = 0; i < COUNT_OF(meaning->classes); i++)
        tokens->present[i] |= meaning->classes[i];
    if (meaning->word)
        tokens->present[meaning->word / 64] |= (uint64_t)1 << (meaning->word % 64);
}

void tokens_make(struct arena *arena, struct str text, const struct lexicon *lexicon,
                 struct tokens *out)
{
    struct str word;
    size_t capacity = 1;
    for (size_t i = 0; i < text.len; i++)
        capacity += text.ptr[i] == ' ';
    *out = (struct tokens){.items = ARENA_ARRAY(arena, struct token, capacity),
                           .lexicon = lexicon,
                           .steps_left = PHRASE_STEPS_MAX};
    while (str_cut_word(text, &word, &text)) {
        struct token *token = &out->items[out->count++];
        if (str_equal(word, STR(".")))
            continue; /* stays empty */
        *token = (struct token){word, lexicon_find(lexicon, word)};
        if (token->meaning)
            note_present(out, token->meaning);
    }
}

static bool is_end(const struct tokens *tokens, size_t at)
{
    return at >= tokens->count || tokens->items[at].word.len == 0;
}

static bool fits(const struct phrase *phrase, const struct tokens *tokens, unsigned set,
                 size_t at)
{
    if (is_end(tokens, at) || !tokens->items[at].meaning)
        return false;
    struct cue_marks symbols = phrase_list(phrase, set);
    for (size_t i = 0; i < symbols.count; i++)
        if (meaning_has(tokens->items[at].meaning, symbols.items[i]))
            return true;
    return false;
}

static bool is_negation(const struct phrase *phrase, const struct tokens *tokens,
                        size_t at)
{
    const struct meaning *meaning = tokens->items[at].meaning;
    return meaning && meaning_has(meaning, phrase->negation);
}

static bool run(const struct phrase *phrase, struct tokens *tokens, size_t step,
                size_t at, size_t *end);

static bool run_gap(const struct phrase *phrase, struct tokens *tokens, size_t step,
                    size_t at, size_t *end)
{
    for (unsigned left = phrase_operand(phrase->code[step]);; left--, at++) {
        if (run(phrase, tokens, step + 1, at, end))
            return true;
        if (left == 0 || is_end(tokens, at) || is_negation(phrase, tokens, at))
            return false;
    }
}

static bool run_many(const struct phrase *phrase, struct tokens *tokens, size_t step,
                     size_t at, size_t *end)
{
    unsigned set = phrase_operand(phrase->code[step]);
    for (unsigned left = MANY_MAX;; left--, at++) {
        if (run(phrase, tokens, step + 1, at, end))
            return true;
        if (left == 0 || !fits(phrase, tokens, set, at))
            return false;
    }
}

static bool run(const struct phrase *phrase, struct tokens *tokens, size_t step,
                size_t at, size_t *end)
{
    for (;; step++) {
        unsigned a = phrase_operand(phrase->code[step]);
        if (tokens->steps_left == 0)
            return false;
        tokens->steps_left--;
        switch (phrase_op(phrase->code[step])) {
        case PHRASE_SET:
            if (!fits(phrase, tokens, a, at++))
                return false;
            break;
        case PHRASE_NOT:
            if (fits(phrase, tokens, a, at))
                return false;
            break;
        case PHRASE_BEGIN:
            if (at > 0 && !is_end(tokens, at - 1))
                return false;
            break;
        case PHRASE_END:
            if (!is_end(tokens, at))
                return false;
            break;
        case PHRASE_GAP: return run_gap(phrase, tokens, step, at, end);
        case PHRASE_MANY: return run_many(phrase, tokens, step, at, end);
        case PHRASE_SPLIT:
            if (run(phrase, tokens, step + 1, at, end))
                return true;
            step = a - 1;
            break;
        case PHRASE_JUMP: step = a - 1; break;
        case PHRASE_FOUND: *end = at; return true;
        }
    }
}

static bool is_present(const struct tokens *tokens, struct cue_marks set)
{
    for (size_t i = 0; i < set.count; i++) {
        unsigned symbol = set.items[i];
        if (tokens->present[symbol / 64] >> (symbol % 64) & 1)
            return true;
    }
    return false;
}

static bool can_be_there(const struct phrase *phrase, const struct tokens *tokens)
{
    for (size_t i = 0; i < phrase_need_count(phrase); i++)
        if (!is_present(tokens, phrase_need(phrase, i)))
            return false;
    return true;
}

/* With the space before it, as all matches in a reading. */
static struct str words_between(const struct tokens *tokens, size_t first, size_t end)
{
    const char *start = tokens->items[first].word.ptr - 1;
    struct str last = tokens->items[end - 1].word;
    return str_make(start, (size_t)(last.ptr + last.len - start));
}

const struct phrase *phrase_other(const struct phrase *phrase)
{
    const unsigned short *end = (const unsigned short *)phrase + phrase->size;

    return phrase->has_other ? (const struct phrase *)end : NULL;
}

size_t phrase_need_count(const struct phrase *phrase)
{
    return phrase->code[phrase->needed];
}

struct cue_marks phrase_need(const struct phrase *phrase, size_t index)
{
    return phrase_list(phrase, phrase_list(phrase, phrase->needed).items[index]);
}

static bool can_begin(const struct phrase *phrase, const struct tokens *tokens, size_t at)
{
    const struct meaning *meaning = tokens->items[at].meaning;
    if (is_end(tokens, at))
        return false;
    if (phrase->is_any_first || !meaning)
        return phrase->is_any_first;
    uint64_t classes[COUNT_OF(meaning->classes)];
    memcpy(classes, phrase->first_classes, sizeof(classes));
    for (size_t i = 0; i < COUNT_OF(classes); i++)
        if (classes[i] & meaning->classes[i])
            return true;
    struct cue_marks words = phrase_list(phrase, phrase->first_words);
    for (size_t i = 0; meaning->word && i < words.count; i++)
        if (words.items[i] == meaning->word)
            return true;
    return false;
}

bool phrase_next(const struct phrase *phrase, struct tokens *tokens, size_t *at,
                 struct str *match)
{
    if (*at == 0 && !can_be_there(phrase, tokens))
        return false;
    for (size_t first = *at; first < tokens->count; first++) {
        size_t end;
        if (!can_begin(phrase, tokens, first) || !run(phrase, tokens, 0, first, &end)
            || end == first)
            continue;
        *match = words_between(tokens, first, end);
        *at = end;
        return true;
    }
    return false;
}
