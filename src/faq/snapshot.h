/* SPDX-License-Identifier: MIT */
/*
 * snapshot: one loaded, checked, frozen FAQ, made by faq/load.h. Handed over as one
 * pointer, read by one thread, destroyed when nobody looks.
 *
 *     const struct faq_topic *topic = faq_topic_find(faq, STR("pregnancy"));
 *     faq_snapshot_destroy(faq);
 */
#ifndef FAQ_SNAPSHOT_H
#define FAQ_SNAPSHOT_H

#include "faq/topic.h"

struct arena;
struct faq_snapshot;

/* Accepts NULL. */
void faq_snapshot_destroy(struct faq_snapshot *faq);

size_t faq_topic_count(const struct faq_snapshot *faq);
const struct faq_topic *faq_topic_at(const struct faq_snapshot *faq, size_t index);
const struct faq_topic *faq_topic_find(const struct faq_snapshot *faq, struct str id);
const struct faq_topic *faq_topic_keyed(const struct faq_snapshot *faq, uint64_t key);
/* The topic that a person means by words of its title or id ("pregnancy"), or NULL. */
const struct faq_topic *faq_topic_named(const struct faq_snapshot *faq, struct str name,
                                        struct arena *scratch);
/* What the article is about, as its title says; for "help" and "topics". */
struct str faq_title(const struct faq_snapshot *faq);
/* Is one of its articles about health? Those are that do not say medical = false. */
bool faq_is_medical(const struct faq_snapshot *faq);

struct faq_change {
    struct str id;
    enum { FAQ_ADDED, FAQ_CHANGED, FAQ_REMOVED } kind;
};
struct faq_changes {
    struct faq_change *items;
    size_t count, capacity;
};
/* What differs between two snapshots, in the arena; old may be NULL. */
void faq_compare(const struct faq_snapshot *old, const struct faq_snapshot *new,
                 struct arena *arena, struct faq_changes *out);

#endif
