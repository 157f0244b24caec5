/* SPDX-License-Identifier: MIT */
#include "phrases/phrase_compiler.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/macros.h"
#include "phrases/phrase_program.h"

struct step {
    enum phrase_op op;
    unsigned a;
};

struct program {
    struct step *items;
    size_t count, capacity;
};

struct symbols {
    unsigned short *items;
    size_t count, capacity;
};

/* A phrase as it grows, in the scratch arena. */
struct draft {
    struct program steps;
    struct sets {
        struct symbols *items;
        size_t count, capacity;
    } sets;
    struct symbols needed; /* places in sets */
    struct {
        uint64_t classes[LEXICON_CLASSES_MAX / 64];
        struct symbols words;
        bool is_any;
    } first;
};

struct compiler {
    struct arena *arena; /* scratch */
    struct lexicon_maker *lexicon;
    struct str rest;
    struct draft phrase;
};

static unsigned add_step(struct compiler *compiler, enum phrase_op op, unsigned a)
{
    struct program *steps = &compiler->phrase.steps;
    *ARRAY_ADD_IN(compiler->arena, steps) = (struct step){op, a};
    return (unsigned)steps->count - 1;
}

static unsigned here(const struct compiler *compiler)
{
    return (unsigned)compiler->phrase.steps.count;
}

static void land(struct compiler *compiler, unsigned step)
{
    compiler->phrase.steps.items[step].a = here(compiler);
}

static bool is_same(const struct symbols *a, const struct symbols *b)
{
    return a->count == b->count
           && memcmp(a->items, b->items, a->count * sizeof(*a->items)) == 0;
}

static unsigned add_set(struct compiler *compiler, struct str names)
{
    struct sets *sets = &compiler->phrase.sets;
    struct symbols set = {0};
    struct str name;
    while (str_cut(names, '/', &name, &names))
        *ARRAY_ADD_IN(compiler->arena, &set) =
            (unsigned short)lexicon_maker_symbol(compiler->lexicon, name);
    for (size_t i = 0; i < sets->count; i++)
        if (is_same(&sets->items[i], &set))
            return (unsigned)i;
    *ARRAY_ADD_IN(compiler->arena, sets) = set;
    return (unsigned)sets->count - 1;
}

static void compile_choice(struct compiler *compiler, char end);

static void compile_optional(struct compiler *compiler)
{
    unsigned split = add_step(compiler, PHRASE_SPLIT, 0);
    compile_choice(compiler, ']');
    land(compiler, split);
}

static struct str take_word(struct compiler *compiler);
static bool take(struct compiler *compiler, char c);

static void compile_many(struct compiler *compiler)
{
    add_step(compiler, PHRASE_MANY, add_set(compiler, take_word(compiler)));
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
        add_step(compiler, PHRASE_BEGIN, 0);
    } else if (str_equal(word, STR("."))) {
        add_step(compiler, PHRASE_END, 0);
    } else if (str_starts_with(word, STR(".."))) {
        if (!str_to_u64(str_skip(word, 2), &gap))
            abort();
        add_step(compiler, PHRASE_GAP, (unsigned)gap);
    } else if (word.ptr[0] == '!') {
        add_step(compiler, PHRASE_NOT, add_set(compiler, str_skip(word, 1)));
    } else {
        add_step(compiler, PHRASE_SET, add_set(compiler, word));
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
        unsigned split = add_step(compiler, PHRASE_SPLIT, 0);
        compile_sequence(compiler);
        if (!take(compiler, '|')) {
            land(compiler, split); /* the last: beyond it nothing is left to try */
            compiler->phrase.steps.items[split] = (struct step){PHRASE_JUMP, split + 1};
            break;
        }
        if (count == COUNT_OF(jumps))
            abort();
        jumps[count++] = add_step(compiler, PHRASE_JUMP, 0);
        land(compiler, split);
    }
    if (!take(compiler, end))
        abort();
    for (size_t i = 0; i < count; i++)
        land(compiler, jumps[i]);
}

/* Can the end be reached from this step? Not by those that were seen: they are avoided, or
 * led nowhere. */
static bool reaches_end(const struct program *steps, size_t at, bool *is_seen)
{
    for (; !is_seen[at]; at++) {
        is_seen[at] = true;
        if (steps->items[at].op == PHRASE_FOUND)
            return true;
        if (steps->items[at].op == PHRASE_SPLIT
            && reaches_end(steps, steps->items[at].a, is_seen))
            return true;
        if (steps->items[at].op == PHRASE_JUMP)
            at = steps->items[at].a - 1;
    }
    return false;
}

static bool is_needed(const struct program *steps, size_t step, bool *is_seen)
{
    memset(is_seen, 0, steps->count * sizeof(*is_seen));
    is_seen[step] = true;
    return !reaches_end(steps, 0, is_seen);
}

/* The sets that every match has a word of. */
static void find_needed(struct compiler *compiler)
{
    const struct program *steps = &compiler->phrase.steps;
    bool *is_seen = ARENA_ARRAY(compiler->arena, bool, steps->count);
    for (size_t i = 0; i < steps->count; i++)
        if (steps->items[i].op == PHRASE_SET && is_needed(steps, i, is_seen))
            *ARRAY_ADD_IN(compiler->arena, &compiler->phrase.needed) =
                (unsigned short)steps->items[i].a;
}

static void add_firsts(struct compiler *compiler, const struct symbols *symbols)
{
    struct draft *phrase = &compiler->phrase;
    for (size_t i = 0; i < symbols->count; i++) {
        unsigned short symbol = symbols->items[i];
        if (symbol < LEXICON_CLASSES_MAX)
            phrase->first.classes[symbol / 64] |= (uint64_t)1 << (symbol % 64);
        else
            *ARRAY_ADD_IN(compiler->arena, &phrase->first.words) = symbol;
    }
}

/* From this step on. Many ways lead to a step, but it is looked at once. */
static void find_firsts(struct compiler *compiler, size_t at, bool *is_seen)
{
    const struct draft *phrase = &compiler->phrase;
    for (; !is_seen[at]; at++) {
        is_seen[at] = true;
        const struct step *step = &phrase->steps.items[at];
        switch (step->op) {
        case PHRASE_SET: add_firsts(compiler, &phrase->sets.items[step->a]); return;
        case PHRASE_MANY: add_firsts(compiler, &phrase->sets.items[step->a]); break;
        case PHRASE_SPLIT: find_firsts(compiler, step->a, is_seen); break;
        case PHRASE_JUMP: at = step->a - 1; break;
        case PHRASE_NOT:
        case PHRASE_BEGIN: break;
        case PHRASE_GAP:
        case PHRASE_END:
        case PHRASE_FOUND: compiler->phrase.first.is_any = true; return;
        }
    }
}

static size_t count_shorts(const struct draft *draft)
{
    size_t count =
        draft->steps.count + 1 + draft->needed.count + 1 + draft->first.words.count;
    for (size_t i = 0; i < draft->sets.count; i++)
        count += 1 + draft->sets.items[i].count;
    return count;
}

/* Its place. */
static unsigned short pack_list(struct phrase *phrase, size_t *at,
                                const struct symbols *list)
{
    size_t place = *at;
    phrase->code[(*at)++] = (unsigned short)list->count;
    for (size_t i = 0; i < list->count; i++)
        phrase->code[(*at)++] = list->items[i];
    return (unsigned short)place;
}

static bool has_list(enum phrase_op op)
{
    return op == PHRASE_SET || op == PHRASE_NOT || op == PHRASE_MANY;
}

static void pack(const struct draft *draft, struct arena *scratch, struct phrase *phrase)
{
    size_t at = draft->steps.count;
    unsigned short *places = ARENA_ARRAY(scratch, unsigned short, draft->sets.count + 1);
    for (size_t i = 0; i < draft->sets.count; i++)
        places[i] = pack_list(phrase, &at, &draft->sets.items[i]);
    for (size_t i = 0; i < draft->steps.count; i++) {
        const struct step *step = &draft->steps.items[i];
        unsigned a = has_list(step->op) ? places[step->a] : step->a;
        phrase->code[i] = (unsigned short)((unsigned)step->op << 12 | a);
    }
    for (size_t i = 0; i < draft->needed.count; i++)
        draft->needed.items[i] = places[draft->needed.items[i]];
    phrase->needed = pack_list(phrase, &at, &draft->needed);
    phrase->first_words = pack_list(phrase, &at, &draft->first.words);
    memcpy(phrase->first_classes, draft->first.classes, sizeof(phrase->first_classes));
    phrase->is_any_first = draft->first.is_any;
}

static struct phrase *add_phrase(struct phrase_codes *out, size_t count)
{
    size_t size = PHRASE_HEAD_SHORTS + count;
    if (count > PHRASE_CODE_MAX)
        abort();
    while (out->capacity < out->count + size)
        out->capacity = array_next_capacity(out->capacity);
    out->items = alloc_resize(out->items, out->capacity, sizeof(*out->items));
    struct phrase *phrase = (struct phrase *)(out->items + out->count);
    memset(phrase, 0, size * sizeof(*out->items));
    phrase->size = (unsigned short)size;
    out->count += size;
    return phrase;
}

static struct phrase *compile_phrase(struct compiler *compiler, struct phrase_codes *out)
{
    compiler->phrase = (struct draft){0};
    compile_sequence(compiler);
    add_step(compiler, PHRASE_FOUND, 0);
    find_needed(compiler);
    find_firsts(compiler, 0,
                ARENA_ARRAY(compiler->arena, bool, compiler->phrase.steps.count));
    struct phrase *phrase = add_phrase(out, count_shorts(&compiler->phrase));
    pack(&compiler->phrase, compiler->arena, phrase);
    phrase->negation =
        (unsigned short)lexicon_maker_symbol(compiler->lexicon, STR("@negation"));
    return phrase;
}

size_t phrase_compile(struct phrase_codes *out, struct lexicon_maker *lexicon,
                      const char *row)
{
    size_t first = out->count;
    struct arena scratch;
    struct compiler compiler = {
        .arena = &scratch, .lexicon = lexicon, .rest = str_from_c(row)};
    arena_init(&scratch);
    for (bool is_more = true; is_more;) {
        struct phrase *phrase = compile_phrase(&compiler, out);
        is_more = take(&compiler, '|');
        phrase->has_other = is_more;
    }
    if (compiler.rest.len > 0)
        abort();
    arena_clear(&scratch);
    return first;
}
