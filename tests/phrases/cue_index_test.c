/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "phrases/cue_index.h"

enum { I = 1, WANT = 2, DIE = 3, GO = 4 };

static unsigned short i_want[] = {I, WANT}, die[] = {DIE}, go[] = {GO};

/* Row 0: "i/want die", row 1: "i/want go", row 2 needs nothing. */
static void fill(struct cue_index *index, struct arena *arena)
{
    struct cue_draft draft = {0};
    const struct cue_marks first[] = {{i_want, 2}, {die, 1}},
                           second[] = {{i_want, 2}, {go, 1}};
    for (size_t i = 0; i < 2; i++) {
        cue_index_count(&draft, first[i]);
        cue_index_count(&draft, second[i]);
    }
    cue_index_add(&draft, 0, first, 2);
    cue_index_add(&draft, 1, second, 2);
    cue_index_add(&draft, 2, NULL, 0);
    cue_index_freeze(&draft, arena, index);
}

static uint64_t rows_with(unsigned mark)
{
    struct arena arena;
    struct cue_index index;
    uint64_t rows[CUE_ROWS_MAX / 64];
    arena_init(&arena);
    fill(&index, &arena);
    cue_index_begin(&index, rows);
    cue_index_look(&index, mark, rows);
    arena_clear(&arena);
    return rows[0];
}

static void the_rarest_need_of_a_row_makes_it_possible(void **state)
{
    (void)state;
    assert_int_equal(rows_with(DIE), 1 << 2 | 1 << 0);
    assert_int_equal(rows_with(GO), 1 << 2 | 1 << 1);
}

static void what_all_rows_need_makes_none_possible(void **state)
{
    (void)state;
    assert_int_equal(rows_with(I), 1 << 2);
    assert_int_equal(rows_with(CUE_MARKS_MAX - 1), 1 << 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rarest_need_of_a_row_makes_it_possible),
        cmocka_unit_test(what_all_rows_need_makes_none_possible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
