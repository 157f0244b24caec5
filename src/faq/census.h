/* SPDX-License-Identifier: MIT */
/*
 * census: which words and runs of letters stand in a number of texts, and how often in
 * each. Every text is read once; what is found is numbered as it first comes, by hash, and
 * only then sorted.
 *
 *     census_take(&census, texts, count, has_letters);
 *     census.words, census.letters                          sorted, each once
 *     census_count(&census, concept_count, room, arena, vectors);
 *     census_end(&census);
 */
#ifndef FAQ_CENSUS_H
#define FAQ_CENSUS_H

#include "base/map.h"
#include "faq/features.h"

struct census {
    const struct feature_text *texts;
    size_t count;
    struct arena arena;
    struct census_words {
        struct census_word {
            struct str text; /* a view into one of the texts */
            uint32_t number; /* among those found */
        } * items;
        size_t count, capacity;
    } words;
    struct census_letters {
        struct census_run {
            uint32_t run, number;
        } * items;
        size_t count, capacity;
    } letters;
    struct census_found {
        uint32_t *items; /* by text: its words' numbers, then its letters' */
        size_t count, capacity;
    } found;
    size_t *ends; /* by text: behind the last that was found in it */
    uint32_t *word_places, *letter_places; /* by number: where it is when sorted */
};

void census_take(struct census *census, const struct feature_text *texts, size_t count,
                 bool has_letters);
/* How often each feature stands in each text: by concept, then by word, then by letters,
 * with room behind them for more. All of it lives in the arena. */
void census_count(const struct census *census, size_t concept_count, size_t room,
                  struct arena *arena, struct feature_vector *vectors);
void census_end(struct census *census);

#endif
