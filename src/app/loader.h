/* SPDX-License-Identifier: MIT */
/*
 * loader: builds a snapshot of the FAQ folder in a thread of its own, so that nobody
 * waits for a reload. The one other thread of the house.
 *
 *     loader_start(loader);                  at once; a build under way is done again
 *     if (loader_take(loader, &loaded))      in the loop, which is woken when it is done
 *         ... loaded.faq, loaded.found; then arena_clear(&loaded.arena)
 */
#ifndef APP_LOADER_H
#define APP_LOADER_H

#include "faq/diagnostic.h"
#include "faq/options.h"
#include "faq/snapshot.h"
#include "net/loop.h"

struct loader;

struct loader_result {
    struct faq_snapshot *faq; /* the taker's; NULL when there were errors */
    struct diagnostics found;
    struct arena arena; /* of what was found; clear it */
    int64_t took_ms;
};

/* dir and options must outlive the loader; the date is taken at each start. */
struct loader *loader_create(struct loop *loop, struct str dir,
                             const struct faq_options *options);
/* Waits for a build under way. Accepts NULL. */
void loader_destroy(struct loader *loader);

/* False when no thread can be had: then nothing will come. */
bool loader_start(struct loader *loader);
bool loader_take(struct loader *loader, struct loader_result *out);

#endif
