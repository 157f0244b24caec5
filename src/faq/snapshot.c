/* SPDX-License-Identifier: MIT */
#include "faq/snapshot.h"

#include <stdlib.h>

#include "base/array.h"
#include "faq/loaded.h"

void faq_snapshot_destroy(struct faq_snapshot *faq)
{
    if (!faq)
        return;
    intents_clear(&faq->intents);
    vocabulary_clear(&faq->vocabulary);
    arena_clear(&faq->arena);
    free(faq);
}

size_t faq_topic_count(const struct faq_snapshot *faq)
{
    return faq->topics.count;
}

const struct faq_topic *faq_topic_at(const struct faq_snapshot *faq, size_t index)
{
    return index < faq->topics.count ? &faq->topics.items[index].topic : NULL;
}

const struct faq_topic *faq_topic_find(const struct faq_snapshot *faq, struct str id)
{
    return loaded_find(faq, id);
}

const struct faq_topic *faq_topic_keyed(const struct faq_snapshot *faq, uint64_t key)
{
    size_t low = 0, high = faq->topics.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (faq->by_key[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == faq->topics.count || faq->by_key[low].key != key)
        return NULL;
    return &faq->topics.items[faq->by_key[low].topic].topic;
}

static bool has_word(const struct words *words, struct str word)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_equal(words->items[i].text, word))
            return true;
    return false;
}

/* Words of the topic's id and title that the name does not say; SIZE_MAX when the name
 * says a word that neither has. */
static size_t count_unsaid(const struct faq_topic *topic, const struct words *name,
                           struct arena *scratch)
{
    struct words own;
    size_t said = 0;
    struct str both =
        arena_format(scratch, "%.*s %.*s", STR_ARG(topic->id), STR_ARG(topic->title));

    words_read(scratch, both, NULL, &own);
    for (size_t i = 0; i < name->count; i++) {
        if (!has_word(&own, name->items[i].text))
            return SIZE_MAX;
        said++;
    }
    return said ? own.count : SIZE_MAX;
}

const struct faq_topic *faq_topic_named(const struct faq_snapshot *faq, struct str name,
                                        struct arena *scratch)
{
    const struct faq_topic *best = faq_topic_find(faq, str_trim(name));
    size_t fewest = SIZE_MAX;
    struct words words;

    if (best)
        return best;
    words_read(scratch, name, faq->spelling, &words);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct faq_topic *topic = faq_topic_at(faq, i);
        if (str_equal_ascii_nocase(topic->title, str_trim(name)))
            return topic;
        size_t unsaid = count_unsaid(topic, &words, scratch);
        if (unsaid < fewest) {
            fewest = unsaid;
            best = topic;
        }
    }
    return best;
}

/* Of several articles the one with the shortest name: ketamine.md before
 * ketamine-risks.md. */
struct str faq_title(const struct faq_snapshot *faq)
{
    const struct article *first = NULL;

    for (size_t i = 0; i < faq->articles.count; i++) {
        const struct article *article = &faq->articles.items[i];
        if (!first || article->file.len < first->file.len)
            first = article;
    }
    return first ? first->title : (struct str){0};
}

bool faq_is_medical(const struct faq_snapshot *faq)
{
    for (size_t i = 0; i < faq->articles.count; i++)
        if (!faq->articles.items[i].is_other_matter)
            return true;
    return false;
}

static void add_change(struct arena *arena, struct faq_changes *out, struct str id,
                       struct faq_change change)
{
    change.id = arena_copy(arena, id);
    *ARRAY_ADD_IN(arena, out) = change;
}

void faq_compare(const struct faq_snapshot *old, const struct faq_snapshot *new,
                 struct arena *arena, struct faq_changes *out)
{
    size_t old_count = old ? old->topics.count : 0;

    *out = (struct faq_changes){0};
    for (size_t i = 0; i < new->topics.count; i++) {
        const struct faq_topic *topic = faq_topic_at(new, i);
        const struct faq_topic *before = old ? faq_topic_find(old, topic->id) : NULL;
        if (!before)
            add_change(arena, out, topic->id, (struct faq_change){.kind = FAQ_ADDED});
        else if (before->revision != topic->revision)
            add_change(arena, out, topic->id, (struct faq_change){.kind = FAQ_CHANGED});
    }
    for (size_t i = 0; i < old_count; i++)
        if (!faq_topic_find(new, faq_topic_at(old, i)->id))
            add_change(arena, out, faq_topic_at(old, i)->id,
                       (struct faq_change){.kind = FAQ_REMOVED});
}
