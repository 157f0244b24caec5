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

static void what_is_older_than_others_goes_out_before_them(void **state)
{
    struct memory memory;

    (void)state;
    memory_init(&memory, 1, sizeof(struct visits), 3, 1000);
    memory_get(&memory, STR("ann"), 5);
    memory_get(&memory, STR("bob"), 1);
    memory_get(&memory, STR("cal"), 3);
    memory_get(&memory, STR("dan"), 6);
    assert_null(memory_find(&memory, STR("bob")));
    memory_forget(&memory, 1004);
    assert_null(memory_find(&memory, STR("cal")));
    assert_non_null(memory_find(&memory, STR("ann")));
    memory_clear(&memory);
}

static size_t count_kin(const struct memory *memory, struct str kin)
{
    size_t count = 0;

    for (void *item = NULL; (item = memory_next_kin(memory, kin, item));)
        count++;
    return count;
}

static void kin_are_found_until_they_go_out(void **state)
{
    struct memory memory;
    char name[16];

    (void)state;
    memory_init(&memory, 1, sizeof(struct visits), 600, 1000);
    assert_int_equal(count_kin(&memory, STR("ann")), 0);
    for (int i = 0; i < 900; i++) {
        snprintf(name, sizeof(name), "%d", i);
        void *item = memory_get(&memory, str_from_c(name), i);
        memory_set_kin(&memory, item, i % 3 ? STR("ann") : STR("bob"));
        memory_set_kin(&memory, item, i % 3 ? STR("ann") : STR("bob"));
    }
    assert_int_equal(count_kin(&memory, STR("ann")), 400);
    assert_int_equal(count_kin(&memory, STR("bob")), 200);
    memory_forget(&memory, 1896);
    assert_int_equal(count_kin(&memory, STR("bob")), 1);
    memory_clear(&memory);
}

static void a_text_is_a_copy_and_is_replaced(void **state)
{
    struct memory memory;
    char text[] = "because";

    (void)state;
    memory_init(&memory, 1, sizeof(struct visits), 3, 1000);
    void *item = memory_get(&memory, STR("ann"), 1);
    assert_int_equal(memory_text(item).len, 0);
    memory_set_text(item, str_from_c(text));
    text[0] = 'x';
    assert_true(str_equal(memory_text(item), STR("because")));
    memory_set_text(item, STR("so"));
    assert_true(str_equal(memory_text(item), STR("so")));
    memory_set_text(item, STR(""));
    assert_int_equal(memory_text(item).len, 0);
    memory_set_text(item, STR("again")); /* freed with the item */
    memory_clear(&memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_new_is_zeroed_and_then_kept),
        cmocka_unit_test(the_oldest_goes_out_when_it_is_full),
        cmocka_unit_test(what_was_not_needed_for_long_is_forgotten),
        cmocka_unit_test(what_is_older_than_others_goes_out_before_them),
        cmocka_unit_test(kin_are_found_until_they_go_out),
        cmocka_unit_test(a_text_is_a_copy_and_is_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
