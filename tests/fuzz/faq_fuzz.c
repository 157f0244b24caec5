/* SPDX-License-Identifier: MIT */
/* An article that anybody may have written, behind a form feed the questions of an
 * asked.txt, behind another those of an elsewhere.txt: they load or it is said why not, and
 * what loads can be asked. */
#include <assert.h>

#include "faq/answer.h"
#include "faq/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct faq_file vocabulary = {
        {"v.toml", 6}, {"red = [\"red\", \"scarlet*\"]\nblue = ['/bl(?:ue|au)/']\n", 49}};
    struct faq_file files[] = {
        {.path = STR("a.md")},
        {.path = STR("asked.txt")},
        {.path = STR("elsewhere.txt")},
        vocabulary,
    };
    struct str rest = str_make((const char *)data, size);
    struct faq_options options = {.review_months = 24, .today = 20261120};
    struct arena arena;

    for (size_t i = 0; i < 3 && str_cut(rest, '\f', &files[i].text, &rest); i++)
        ;
    files[3].text = str_from_c(vocabulary.text.ptr);
    arena_init(&arena);
    struct diagnostics found = {.arena = &arena};
    struct faq_snapshot *faq = faq_load(files, 4, &options, &found);
    assert(faq || found.error_count > 0);
    if (faq) {
        struct faq_answer answer;
        faq_answer(faq, STR("is it red or blue?"), (struct faq_context){0}, &arena,
                   &answer);
    }
    faq_snapshot_destroy(faq);
    arena_clear(&arena);
    return 0;
}
