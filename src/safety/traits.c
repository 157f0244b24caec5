/* SPDX-License-Identifier: MIT */
#include "safety/traits.h"

#include <string.h>

#include "base/array.h"
#include "base/macros.h"
#include "phrases/phrase.h"

enum { STEM_BYTES_MIN = 3, DENIED_WORDS = 4 /* behind a "not" */ };

/* One place of a thought, as it stands there, as what it means, and without its ending. */
struct place {
    struct str word, shape, stem;
};

struct thought {
    struct arena *arena;
    struct traits *out;
    struct place *places; /* with its two ends */
    size_t count;
};

void traits_add(struct traits *traits, struct arena *arena, struct str text)
{
    *ARRAY_ADD_IN(arena, traits) = (struct trait){text, trait_hash(text)};
}

static struct str joined(struct arena *arena, struct str a, struct str middle,
                         struct str b)
{
    char *bytes = ARENA_ROOM(arena, char, a.len + middle.len + b.len);
    memcpy(bytes, a.ptr, a.len);
    memcpy(bytes + a.len, middle.ptr, middle.len);
    memcpy(bytes + a.len + middle.len, b.ptr, b.len);
    return str_make(bytes, a.len + middle.len + b.len);
}

/* Of a small word they say only that it is one. */
static bool is_idle(struct str class)
{
    return str_equal(class, STR("@aux")) || str_equal(class, STR("@adv"));
}

/* A word's classes; its shape is the last of them, or the word. */
static void add_classes(struct thought *thought, const struct lexicon *lexicon,
                        const struct meaning *meaning, struct place *place)
{
    for (size_t i = 0; meaning && i < COUNT_OF(meaning->classes); i++)
        for (uint64_t bits = meaning->classes[i]; bits; bits &= bits - 1) {
            size_t number = 64 * i + (size_t)__builtin_ctzll(bits);
            if (number >= lexicon->class_count)
                return;
            struct str class = str_from_c(lexicon->classes[number].text);
            traits_add(thought->out, thought->arena, class);
            if (!is_idle(class))
                place->shape = class;
        }
}

static void add_shapes(struct thought *thought, size_t first, struct str middle,
                       size_t second)
{
    if (second < thought->count)
        traits_add(thought->out, thought->arena,
                   joined(thought->arena, thought->places[first].shape, middle,
                          thought->places[second].shape));
}

static void add_three(struct thought *thought, size_t first)
{
    if (first + 2 >= thought->count)
        return;
    struct str middle =
        joined(thought->arena, STR(" "), thought->places[first + 1].shape, STR(" "));
    add_shapes(thought, first, middle, first + 2);
}

/* "Cutting", "cuts" and "cut" come out alike, and that is all it is for. */
static struct str stem_of(struct arena *arena, struct str word)
{
    static const struct str endings[] = {
        STR_INIT("ings"), STR_INIT("ing"), STR_INIT("edly"), STR_INIT("ed"),
        STR_INIT("ies"),  STR_INIT("es"),  STR_INIT("s"),    STR_INIT("ly"),
        STR_INIT("er"),   STR_INIT("e"),
    };
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_ends_with(word, endings[i])
            && word.len >= endings[i].len + STEM_BYTES_MIN) {
            word.len -= endings[i].len;
            break;
        }
    return joined(arena, STR("="), STR(""), word);
}

static bool is_negation(struct str word)
{
    static const struct str negations[] = {
        STR_INIT("not"),     STR_INIT("no"),     STR_INIT("never"),
        STR_INIT("without"), STR_INIT("nobody"), STR_INIT("neither"),
        STR_INIT("nor"),     STR_INIT("none"),   STR_INIT("hardly"),
    };
    for (size_t i = 0; i < COUNT_OF(negations); i++)
        if (str_equal(word, negations[i]))
            return true;
    return false;
}

/* "No chest pain": what a "not" reaches is not what it would be alone. */
static void add_denied(struct thought *thought)
{
    size_t left = 0;
    for (size_t i = 1; i < thought->count; i++) {
        struct str word = thought->places[i].word;
        if (left > 0) {
            left--;
            traits_add(thought->out, thought->arena,
                       joined(thought->arena, STR("!"), STR(""), word));
        }
        if (is_negation(word))
            left = DENIED_WORDS;
    }
}

static void add_stems(struct thought *thought, size_t first)
{
    struct place *places = &thought->places[first];
    traits_add(thought->out, thought->arena, places[1].stem);
    traits_add(thought->out, thought->arena,
               joined(thought->arena, places[0].stem, STR(""), places[1].stem));
}

static void end_thought(struct thought *thought)
{
    if (thought->count == 1)
        return;
    add_denied(thought);
    thought->places[thought->count++] = (struct place){STR("$"), STR("$"), STR("=$")};
    for (size_t i = 0; i + 1 < thought->count; i++) {
        add_stems(thought, i);
        traits_add(thought->out, thought->arena,
                   joined(thought->arena, thought->places[i].word, STR(" "),
                          thought->places[i + 1].word));
        add_shapes(thought, i, STR(" "), i + 1);
        add_shapes(thought, i, STR(" _ "), i + 2);
        add_shapes(thought, i, STR(" _ "), i + 3);
        add_three(thought, i);
    }
    thought->count = 1;
}

void traits_find(const struct tokens *tokens, struct arena *arena, struct traits *out)
{
    size_t count = tokens->count < TRAIT_WORDS_MAX ? tokens->count : TRAIT_WORDS_MAX;
    struct thought thought = {
        .arena = arena,
        .out = out,
        .places = ARENA_ARRAY(arena, struct place, count + 2),
        .count = 1,
    };
    *out = (struct traits){0};
    thought.places[0] = (struct place){STR("^"), STR("^"), STR("=^")};
    for (size_t i = 0; i < count; i++) {
        const struct token *token = &tokens->items[i];
        if (token->word.len == 0) {
            end_thought(&thought);
            continue;
        }
        struct place *place = &thought.places[thought.count++];
        *place = (struct place){token->word, token->word, stem_of(arena, token->word)};
        traits_add(out, arena, token->word);
        add_classes(&thought, tokens->lexicon, token->meaning, place);
    }
    end_thought(&thought);
}

/* The first of those with the same text stays. */
void traits_finish(struct traits *traits, struct arena *arena)
{
    size_t kept = 0, capacity = 64;
    while (capacity < 2 * traits->count)
        capacity *= 2;
    /* By hash, with linear steps; 0: free. */
    size_t *places = ARENA_ARRAY(arena, size_t, capacity);
    for (size_t i = 0; i < traits->count; i++) {
        const struct trait *trait = &traits->items[i];
        size_t at = trait->hash & (capacity - 1);
        while (places[at] && !str_equal(traits->items[places[at] - 1].text, trait->text))
            at = (at + 1) & (capacity - 1);
        if (places[at])
            continue;
        traits->items[kept++] = *trait;
        places[at] = kept;
    }
    traits->count = kept;
}
