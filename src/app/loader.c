/* SPDX-License-Identifier: MIT */
#include "app/loader.h"

#include <pthread.h>
#include <stdlib.h>

#include "app/faq_folder.h"
#include "base/alloc.h"
#include "base/log.h"

struct loader {
    struct loop *loop;
    struct str dir;
    struct faq_options options;
    pthread_t thread;
    pthread_mutex_t lock; /* of what follows */
    bool is_running, is_finished, is_wanted_again;
    struct loader_result result;
};

static void *build(void *context)
{
    struct loader *loader = context;
    struct loader_result result = {0};
    int64_t start_ms = loop_now_ms();

    arena_init(&result.arena);
    result.faq =
        faq_folder_load(loader->dir, &loader->options, &result.arena, &result.found);
    result.took_ms = loop_now_ms() - start_ms;
    pthread_mutex_lock(&loader->lock);
    loader->result = result;
    loader->is_finished = true;
    pthread_mutex_unlock(&loader->lock);
    loop_wake(loader->loop);
    return NULL;
}

struct loader *loader_create(struct loop *loop, struct str dir,
                             const struct faq_options *options)
{
    struct loader *loader = ALLOC(struct loader);

    loader->loop = loop;
    loader->dir = dir;
    loader->options = *options;
    pthread_mutex_init(&loader->lock, NULL);
    return loader;
}

void loader_destroy(struct loader *loader)
{
    if (!loader)
        return;
    if (loader->is_running) {
        pthread_join(loader->thread, NULL);
        faq_snapshot_destroy(loader->result.faq);
        arena_clear(&loader->result.arena);
    }
    pthread_mutex_destroy(&loader->lock);
    free(loader);
}

bool loader_start(struct loader *loader)
{
    if (loader->is_running) {
        loader->is_wanted_again = true;
        return true;
    }
    loader->options.today = faq_folder_today();
    loader->is_finished = false;
    loader->is_running = pthread_create(&loader->thread, NULL, build, loader) == 0;
    if (!loader->is_running)
        LOG_ERROR("faq", "no thread to load the FAQ in");
    return loader->is_running;
}

bool loader_take(struct loader *loader, struct loader_result *out)
{
    if (!loader->is_running)
        return false;
    pthread_mutex_lock(&loader->lock);
    bool is_finished = loader->is_finished;
    pthread_mutex_unlock(&loader->lock);
    if (!is_finished)
        return false;
    pthread_join(loader->thread, NULL);
    loader->is_running = false;
    *out = loader->result;
    if (loader->is_wanted_again) {
        loader->is_wanted_again = false;
        loader_start(loader);
    }
    return true;
}
