/* SPDX-License-Identifier: MIT */
#include "faq/load.h"

#include "base/alloc.h"
#include "faq/check.h"
#include "faq/loaded.h"
#include "faq/snapshot.h"

static void fill(struct faq_snapshot *faq, const struct faq_file *files, size_t count,
                 const struct faq_options *options, struct arena *scratch,
                 struct diagnostics *found)
{
    size_t errors_before = found->error_count;

    loaded_read_files(faq, files, count, found);
    loaded_list_topics(faq, options, found);
    loaded_prepare(faq);
    loaded_compile(faq, found);
    check_files(faq, options, found);
    if (found->error_count > errors_before)
        return;
    const struct feature_text *texts = loaded_learn(faq, scratch);
    check_examples_load(faq, texts, options, found);
}

static void forget_written(struct faq_snapshot *faq)
{
    for (size_t i = 0; i < faq->topics.count; i++)
        faq->topics.items[i].written = NULL;
    for (size_t i = 0; i < faq->articles.count; i++) {
        faq->articles.items[i].items = NULL;
        faq->articles.items[i].count = faq->articles.items[i].capacity = 0;
    }
    examples_forget(&faq->examples);
    vocabulary_forget(&faq->vocabulary);
    faq->written = NULL;
}

struct faq_snapshot *faq_load(const struct faq_file *files, size_t count,
                              const struct faq_options *options,
                              struct diagnostics *found)
{
    struct faq_snapshot *faq = ALLOC(struct faq_snapshot);
    size_t errors_before = found->error_count;
    struct arena scratch; /* what only loading needs */

    arena_init(&faq->arena);
    faq->vocabulary.arena = &faq->arena;
    faq->intents.arena = &faq->arena;
    arena_init(&scratch);
    faq->elsewhere.arena = faq->vocabulary.passing = &scratch;
    faq->written = options->drops_written ? &scratch : &faq->arena;
    faq->vocabulary.written = faq->asked.arena = faq->written;
    fill(faq, files, count, options, &scratch, found);
    faq->asked = (struct asked){0};
    faq->elsewhere = (struct elsewhere){0};
    vocabulary_end(&faq->vocabulary);
    if (found->error_count > errors_before) {
        faq_snapshot_destroy(faq); /* with its expressions, which scratch may list */
        faq = NULL;
    } else if (options->drops_written) {
        forget_written(faq);
    }
    arena_clear(&scratch);
    diagnostics_sort(found);
    return faq;
}
