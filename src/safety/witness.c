/* SPDX-License-Identifier: MIT */
#include "safety/witness.h"

#include <math.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/map.h"

struct witness {
    struct map rows; /* words -> struct witness_row */
    struct witness_row start;
};

/* Each of a message's words and pairs counts once. */
struct weighing {
    const struct witness *witness;
    struct map seen;
    long danger, body;
};

struct witness *witness_create(void)
{
    struct witness *witness = ALLOC(struct witness);
    struct witness_table table = witness_words();
    map_init(&witness->rows, 0);
    witness->start = table.rows[0];
    for (size_t i = 1; i < table.count; i++)
        *map_put(&witness->rows, str_from_c(table.rows[i].words)) =
            (void *)(uintptr_t)(i + 1);
    return witness;
}

void witness_destroy(struct witness *witness)
{
    if (!witness)
        return;
    map_clear(&witness->rows);
    free(witness);
}

const struct witness_row *witness_find(const struct witness *witness, struct str words)
{
    uintptr_t row = (uintptr_t)map_find(&witness->rows, words);
    return row ? &witness_words().rows[row - 1] : NULL;
}

static void add(struct weighing *weighing, struct str words)
{
    void **place = map_put(&weighing->seen, words);
    if (*place)
        return;
    *place = weighing;
    const struct witness_row *row = witness_find(weighing->witness, words);
    if (row) {
        weighing->danger += row->danger;
        weighing->body += row->body;
    }
}

/* A pair is a view, too: one space stands between neighbours. */
static void add_all(struct weighing *weighing, struct str text)
{
    struct str word, last = {0};
    while (str_cut_word(text, &word, &text)) {
        if (str_equal(word, STR("."))) {
            last = (struct str){0};
            continue;
        }
        add(weighing, word);
        if (last.len > 0)
            add(weighing, str_make(last.ptr, (size_t)(word.ptr + word.len - last.ptr)));
        last = word;
    }
}

/* The more is said, the less one word weighs. */
static int share(long sum, size_t count)
{
    return (int)lround((double)sum / sqrt((double)count));
}

void witness_weigh(const struct witness *witness, struct str text,
                   struct witness_weight *out)
{
    struct weighing weighing = {.witness = witness};
    *out = (struct witness_weight){.danger = witness->start.danger,
                                   .body = witness->start.body};
    map_init(&weighing.seen, 0);
    add_all(&weighing, text);
    out->words = weighing.seen.count;
    if (weighing.seen.count > 0) {
        out->danger += share(weighing.danger, weighing.seen.count);
        out->body += share(weighing.body, weighing.seen.count);
    }
    map_clear(&weighing.seen);
}
