/* SPDX-License-Identifier: MIT */
#include "bot/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

struct visits {
    struct memory_item item;
    unsigned count;
};

static void what_is_new_is_zeroed_and_then_kept(void **state)
{
    struct memory memory;

    (void)state;
    memory_init(&memory, 1, sizeof(struct visits), 3, 1000);
    struct visits *ann = memory_get(&memory, STR("ann"), 1);
    assert_int_equal(ann->count, 0);
    ann->count = 7;
    ann = memory_get(&memory, STR("ann"), 2);
    assert_int_equal(ann->count, 7);
    assert_null(memory_find(&memory, STR("bob")));
    memory_clear(&memory);
}

static void the_oldest_goes_out_when_it_is_full(void **state)
{
    struct memory memory;

    (void)state;
    memory_init(&memory, 1, sizeof(struct visits), 3, 1000);
    memory_get(&memory, STR("ann"), 1);
    memory_get(&memory, STR("bob"), 2);
    memory_get(&memory, STR("cal"), 3);
    memory_get(&memory, STR("ann"), 4);
    memory_get(&memory, STR("dan"), 5);
    assert_null(memory_find(&memory, STR("bob")));
    assert_non_null(memory_find(&memory, STR("ann")));
    assert_int_equal(memory.items.count, 3);
    memory_clear(&memory);
}

static void what_was_not_needed_for_long_is_forgotten(void **state)
{
    struct memory memory;

    (void)state;
    memory_init(&memory, 1, sizeof(struct visits), 3, 1000);
    memory_get(&memory, STR("ann"), 1);
    memory_get(&memory, STR("bob"), 900);
    memory_forget(&memory, 1500);
    assert_null(memory_find(&memory, STR("ann")));
    assert_non_null(memory_find(&memory, STR("bob")));
    memory_clear(&memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_new_is_zeroed_and_then_kept),
        cmocka_unit_test(the_oldest_goes_out_when_it_is_full),
        cmocka_unit_test(what_was_not_needed_for_long_is_forgotten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
