/* SPDX-License-Identifier: MIT */
#include "safety/phrase.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/macros.h"

/*
 * A row is compiled into a short program for a backtracking machine. There are no jumps
 * backwards, so a run is never deeper than the program is long.
 */
enum op {
    OP_SET,   /* a word of the set a */
    OP_NOT,   /* no word of the set a follows; takes nothing */
    OP_GAP,   /* up to a words, as few as will do */
    OP_MANY,  /* up to five words of the set a, as few as will do */
    OP_SPLIT, /* try the next step, then step a */
    OP_JUMP,  /* go on at step a */
    OP_BEGIN, /* a thought begins here */
    OP_END,   /* a thought ends here */
    OP_FOUND,
};

enum { MANY_MAX = 5 };

struct step {
    enum op op;
    unsigned a;
};

struct program {
    struct step *items; /* the steps */
    size_t count, capacity;
};

struct phrase {
    struct program steps;
    struct sets {
        struct cue_marks *items; /* of symbols */
        size_t count, capacity;
    } sets;
    struct needed { /* sets without which nothing can be found */
        unsigned *items;
        size_t count, capacity;
    } needed;
    struct { /* what the first word of a match is */
        uint64_t classes[LEXICON_CLASSES_MAX / 64];
        struct cue_marks words;
        bool is_any;
    } first;
    unsigned negation;   /* the class that no gap takes */
    struct phrase *next; /* behind a "|" of the row */
};

struct compiler {
    struct arena *arena;
    struct lexicon *lexicon;
    struct str rest;
    struct phrase *phrase;
};

static unsigned add_step(struct compiler *compiler, enum op op, unsigned a)
{
    struct program *steps = &compiler->phrase->steps;
    *ARRAY_ADD_IN(compiler->arena, steps) = (struct step){op, a};
    return (unsigned)steps->count - 1;
}

static unsigned here(const struct compiler *compiler)
{
    return (unsigned)compiler->phrase->steps.count;
}

static void land(struct compiler *compiler, unsigned step)
{
    compiler->phrase->steps.items[step].a = here(compiler);
}

static unsigned add_set(struct compiler *compiler, struct str names)
{
    struct sets *sets = &compiler->phrase->sets;
    struct cue_marks set = {0};
    struct str name;
    while (str_cut(names, '/', &name, &names))
        *ARRAY_ADD_IN(compiler->arena, &set) =
            (unsigned short)lexicon_symbol(compiler->lexicon, name);
    *ARRAY_ADD_IN(compiler->arena, sets) = set;
    return (unsigned)sets->count - 1;
}

static void compile_choice(struct compiler *compiler, char end);

static void compile_optional(struct compiler *compiler)
{
    unsigned split = add_step(compiler, OP_SPLIT, 0);
    compile_choice(compiler, ']');
    land(compiler, split);
}

static struct str take_word(struct compiler *compiler);
static bool take(struct compiler *compiler, char c);

static void compile_many(struct compiler *compiler)
{
    add_step(compiler, OP_MANY, add_set(compiler, take_word(compiler)));
    if (!take(compiler, '}'))
        abort();
}

/* Up to what cannot belong to a word. */
static struct str take_word(struct compiler *compiler)
{
    size_t end = 0;
    while (end < compiler->rest.len && !strchr(" ()[]{}|", compiler->rest.ptr[end]))
        end++;
    struct str word = str_slice(compiler->rest, 0, end);
    compiler->rest = str_skip(compiler->rest, end);
    return word;
}

/* "a/b_c/d" is (a/d | b c). */
static void compile_pairs(struct compiler *compiler, struct str names)
{
    struct buf group;
    struct str name, rest = names, after = compiler->rest;
    buf_init(&group, 1024);
    while (str_cut(rest, '/', &name, &rest))
        if (str_find_char(name, '_') == STR_NOT_FOUND) {
            if (buf_view(&group).len > 0)
                buf_add_char(&group, '/');
            buf_add(&group, name);
        }
    for (rest = names; str_cut(rest, '/', &name, &rest);)
        if (str_find_char(name, '_') != STR_NOT_FOUND) {
            if (buf_view(&group).len > 0)
                buf_add_char(&group, '|');
            for (size_t i = 0; i < name.len; i++)
                buf_add_char(&group, name.ptr[i] == '_' ? ' ' : name.ptr[i]);
        }
    buf_add_char(&group, ')');
    compiler->rest = arena_copy(compiler->arena, buf_view(&group));
    buf_clear(&group);
    compile_choice(compiler, ')');
    compiler->rest = after;
}

static void compile_word(struct compiler *compiler)
{
    struct str word = take_word(compiler);
    uint64_t gap;
    if (word.len == 0)
        abort();
    if (str_find_char(word, '_') != STR_NOT_FOUND) {
        if (word.ptr[0] == '!')
            abort();
        compile_pairs(compiler, word);
        return;
    }
    if (str_equal(word, STR("^"))) {
        add_step(compiler, OP_BEGIN, 0);
    } else if (str_equal(word, STR("."))) {
        add_step(compiler, OP_END, 0);
    } else if (str_starts_with(word, STR(".."))) {
        if (!str_to_u64(str_skip(word, 2), &gap))
            abort();
        add_step(compiler, OP_GAP, (unsigned)gap);
    } else if (word.ptr[0] == '!') {
        add_step(compiler, OP_NOT, add_set(compiler, str_skip(word, 1)));
    } else {
        add_step(compiler, OP_SET, add_set(compiler, word));
    }
}

/* Up to "|" or the end of the group or row. */
static void compile_sequence(struct compiler *compiler)
{
    while (compiler->rest.len > 0 && !strchr("|)]", compiler->rest.ptr[0])) {
        char c = compiler->rest.ptr[0];
        if (strchr(" [({", c))
            compiler->rest = str_skip(compiler->rest, 1);
        if (c == '[')
            compile_optional(compiler);
        else if (c == '(')
            compile_choice(compiler, ')');
        else if (c == '{')
            compile_many(compiler);
        else if (c != ' ')
            compile_word(compiler);
    }
}

static bool take(struct compiler *compiler, char c)
{
    bool is_there = compiler->rest.len > 0 && compiler->rest.ptr[0] == c;
    if (is_there)
        compiler->rest = str_skip(compiler->rest, 1);
    return is_there;
}

static void compile_choice(struct compiler *compiler, char end)
{
    unsigned jumps[32];
    size_t count = 0;
    for (;;) {
        unsigned split = add_step(compiler, OP_SPLIT, 0);
        compile_sequence(compiler);
        if (!take(compiler, '|')) {
            land(compiler, split); /* the last: beyond it nothing is left to try */
            compiler->phrase->steps.items[split] = (struct step){OP_JUMP, split + 1};
            break;
        }
        if (count == COUNT_OF(jumps))
            abort();
        jumps[count++] = add_step(compiler, OP_JUMP, 0);
        land(compiler, split);
    }
    if (!take(compiler, end))
        abort();
    for (size_t i = 0; i < count; i++)
        land(compiler, jumps[i]);
}

/* Can the end be reached from this step without the one that is avoided? */
static bool reaches_end(const struct program *steps, size_t at, size_t avoided)
{
    for (;; at++) {
        if (at == avoided)
            return false;
        if (steps->items[at].op == OP_FOUND)
            return true;
        if (steps->items[at].op == OP_SPLIT
            && reaches_end(steps, steps->items[at].a, avoided))
            return true;
        if (steps->items[at].op == OP_JUMP)
            at = steps->items[at].a - 1;
    }
}

/* The sets that every match has a word of. */
static void find_needed(struct compiler *compiler)
{
    const struct program *steps = &compiler->phrase->steps;
    for (size_t i = 0; i < steps->count; i++)
        if (steps->items[i].op == OP_SET && !reaches_end(steps, 0, i))
            *ARRAY_ADD_IN(compiler->arena, &compiler->phrase->needed) = steps->items[i].a;
}

static void add_firsts(struct compiler *compiler, const struct cue_marks *symbols)
{
    struct phrase *phrase = compiler->phrase;
    for (size_t i = 0; i < symbols->count; i++) {
        unsigned short symbol = symbols->items[i];
        if (symbol < LEXICON_CLASSES_MAX)
            phrase->first.classes[symbol / 64] |= (uint64_t)1 << (symbol % 64);
        else
            *ARRAY_ADD_IN(compiler->arena, &phrase->first.words) = symbol;
    }
}

/* From this step on. */
static void find_firsts(struct compiler *compiler, size_t at)
{
    const struct phrase *phrase = compiler->phrase;
    for (;; at++) {
        const struct step *step = &phrase->steps.items[at];
        switch (step->op) {
        case OP_SET: add_firsts(compiler, &phrase->sets.items[step->a]); return;
        case OP_MANY: add_firsts(compiler, &phrase->sets.items[step->a]); break;
        case OP_SPLIT: find_firsts(compiler, step->a); break;
        case OP_JUMP: at = step->a - 1; break;
        case OP_NOT:
        case OP_BEGIN: break;
        case OP_GAP:
        case OP_END:
        case OP_FOUND: compiler->phrase->first.is_any = true; return;
        }
    }
}

struct phrase *phrase_create(struct arena *arena, struct lexicon *lexicon,
                             const char *row)
{
    struct phrase *first = NULL, **place = &first;
    struct compiler compiler = {
        .arena = arena, .lexicon = lexicon, .rest = str_from_c(row)};
    do {
        compiler.phrase = *place = ARENA_NEW(arena, struct phrase);
        place = &compiler.phrase->next;
        compiler.phrase->negation = lexicon_symbol(lexicon, STR("@negation"));
        compile_sequence(&compiler);
        add_step(&compiler, OP_FOUND, 0);
        find_needed(&compiler);
        find_firsts(&compiler, 0);
    } while (take(&compiler, '|'));
    if (compiler.rest.len > 0)
        abort();
    return first;
}

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
    const struct cue_marks *symbols = &phrase->sets.items[set];
    for (size_t i = 0; i < symbols->count; i++)
        if (meaning_has(tokens->items[at].meaning, symbols->items[i]))
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
    for (unsigned left = phrase->steps.items[step].a;; left--, at++) {
        if (run(phrase, tokens, step + 1, at, end))
            return true;
        if (left == 0 || is_end(tokens, at) || is_negation(phrase, tokens, at))
            return false;
    }
}

static bool run_many(const struct phrase *phrase, struct tokens *tokens, size_t step,
                     size_t at, size_t *end)
{
    unsigned set = phrase->steps.items[step].a;
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
        const struct step *now = &phrase->steps.items[step];
        if (tokens->steps_left == 0)
            return false;
        tokens->steps_left--;
        switch (now->op) {
        case OP_SET:
            if (!fits(phrase, tokens, now->a, at++))
                return false;
            break;
        case OP_NOT:
            if (fits(phrase, tokens, now->a, at))
                return false;
            break;
        case OP_BEGIN:
            if (at > 0 && !is_end(tokens, at - 1))
                return false;
            break;
        case OP_END:
            if (!is_end(tokens, at))
                return false;
            break;
        case OP_GAP: return run_gap(phrase, tokens, step, at, end);
        case OP_MANY: return run_many(phrase, tokens, step, at, end);
        case OP_SPLIT:
            if (run(phrase, tokens, step + 1, at, end))
                return true;
            step = now->a - 1;
            break;
        case OP_JUMP: step = now->a - 1; break;
        case OP_FOUND: *end = at; return true;
        }
    }
}

static bool is_present(const struct tokens *tokens, const struct cue_marks *set)
{
    for (size_t i = 0; i < set->count; i++) {
        unsigned symbol = set->items[i];
        if (tokens->present[symbol / 64] >> (symbol % 64) & 1)
            return true;
    }
    return false;
}

static bool can_be_there(const struct phrase *phrase, const struct tokens *tokens)
{
    for (size_t i = 0; i < phrase->needed.count; i++)
        if (!is_present(tokens, &phrase->sets.items[phrase->needed.items[i]]))
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
    return phrase->next;
}

size_t phrase_need_count(const struct phrase *phrase)
{
    return phrase->needed.count;
}

struct cue_marks phrase_need(const struct phrase *phrase, size_t index)
{
    return phrase->sets.items[phrase->needed.items[index]];
}

static bool can_begin(const struct phrase *phrase, const struct tokens *tokens, size_t at)
{
    const struct meaning *meaning = tokens->items[at].meaning;
    if (is_end(tokens, at))
        return false;
    if (phrase->first.is_any || !meaning)
        return phrase->first.is_any;
    for (size_t i = 0; i < COUNT_OF(meaning->classes); i++)
        if (phrase->first.classes[i] & meaning->classes[i])
            return true;
    for (size_t i = 0; meaning->word && i < phrase->first.words.count; i++)
        if (phrase->first.words.items[i] == meaning->word)
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
