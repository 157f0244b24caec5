/* SPDX-License-Identifier: MIT */
#include "bot/naming.h"

#include "text/fold.h"

static bool has_word(struct arena *scratch, struct rich passage, size_t block,
                     struct str word)
{
    struct str text =
        fold_text(scratch, rich_block_plain(scratch, &passage.blocks[block]));

    return str_find(text, word) != STR_NOT_FOUND;
}

/* 0: in none, in several, or in the first. */
static size_t only_block(struct arena *scratch, struct rich passage, struct str word)
{
    size_t found = 0;

    for (size_t i = 0; i < passage.count; i++) {
        if (!has_word(scratch, passage, i, word))
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
    size_t found = 0;

    for (size_t i = 0; i < question->count && found == 0; i++) {
        struct str word = question->items[i].text;
        if (word.len >= NAMING_BYTES_LEAST && !words_is_stop(word)
            && str_find(title, word) == STR_NOT_FOUND)
            found = only_block(scratch, topic->passage, word);
    }
    return found;
}
