/* SPDX-License-Identifier: MIT */
#include "faq/wording.h"

#include "text/spelling.h"

void wording_look(const struct features *features, const struct feature_text *text,
                  unsigned least_texts, struct wording *out)
{
    uint64_t known = 0;

    *out = (struct wording){0};
    for (size_t i = 0; i < text->found_count; i++)
        known |= text->found[i].words;
    for (size_t i = 0; i < text->words.count; i++) {
        uint64_t bit = UINT64_C(1) << i;
        struct str word = text->words.items[i].text;
        out->all |= bit;
        if (words_is_stop(word))
            continue;
        out->content |= bit;
        out->content_count++;
        if ((known & bit) || features_texts_with(features, word) >= least_texts)
            continue;
        out->foreign_count++;
        out->strange_count += !spelling_is_common(word);
    }
}
