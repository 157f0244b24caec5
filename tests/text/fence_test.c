/* SPDX-License-Identifier: MIT */
#include "text/fence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static size_t marks(const char *line)
{
    return fence_marks(str_from_c(line)).len;
}

static void three_back_ticks_or_tildes_are_a_fence(void **state)
{
    (void)state;
    assert_int_equal(marks("```toml faq"), 3);
    assert_int_equal(marks("~~~~"), 4);
    assert_int_equal(marks("   ```"), 3);
}

static void other_lines_are_none(void **state)
{
    static const char *const lines[] = {"", "``", "text ```", "    ```", "---", "`~`"};

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        assert_int_equal(marks(lines[i]), 0);
}

static bool closes(const char *line, const char *opening)
{
    return fence_is_closed_by(str_from_c(line), fence_marks(str_from_c(opening)));
}

static void a_fence_is_closed_by_as_many_of_its_marks_alone(void **state)
{
    (void)state;
    assert_true(closes("```", "```toml faq"));
    assert_true(closes("  `````  ", "```"));
    assert_false(closes("```", "````"));
    assert_false(closes("~~~", "```"));
    assert_false(closes("``` more", "```"));
    assert_false(closes("", "```"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_back_ticks_or_tildes_are_a_fence),
        cmocka_unit_test(other_lines_are_none),
        cmocka_unit_test(a_fence_is_closed_by_as_many_of_its_marks_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
