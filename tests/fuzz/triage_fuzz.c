/* SPDX-License-Identifier: MIT */
/* Anything that anybody may write: the verdict is one of those there are, and its text
 * fits a line. */
#include <assert.h>

#include "safety/texts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct triage *triage;
    struct triage_verdict verdict;
    struct arena scratch;

    if (!triage)
        triage = triage_create();
    arena_init(&scratch);
    triage_question(triage, str_make((const char *)data, size), TRIAGE_DIRECT, &scratch,
                    &verdict);
    assert(triage_kind_name(verdict.kind));
    if (verdict.kind != TRIAGE_NONE) {
        struct str text = safety_text(&scratch, SAFETY_REPLY, &verdict,
                                      safety_lines_find(STR("generic")));
        assert(text.len <= SAFETY_TEXT_BYTES_MAX);
    }
    arena_clear(&scratch);
    return 0;
}
