/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/commands.h"
#include "faq/load.h"
#include "faq/snapshot.h"
#include "printed.h"

static void the_templates_load_as_they_stand(void **state)
{
    (void)state;
    int status;
    struct arena arena;
    struct diagnostics found = {.arena = &arena};
    struct faq_options options = {.is_strict = true};
    arena_init(&arena);
    char *article = printed(&status, command_new, "new", "article", "Bread", NULL);
    assert_int_equal(status, STATUS_FINE);
    char *topic =
        printed(&status, command_new, "new", "topic", "How long it keeps?", NULL);
    assert_int_equal(status, STATUS_FINE);
    struct faq_file file = {STR("bread.md"),
                            arena_format(&arena, "%s%s", article, topic)};
    struct faq_snapshot *faq = faq_load(&file, 1, &options, &found);
    assert_non_null(faq);
    assert_int_equal(faq_topic_count(faq), 1);
    assert_non_null(faq_topic_find(faq, STR("how-long-it-keeps")));
    assert_true(str_equal(faq_title(faq), STR("Bread")));
    faq_snapshot_destroy(faq);
    free(article);
    free(topic);
    arena_clear(&arena);
}

static void other_words_are_wrong_use(void **state)
{
    (void)state;
    int status;
    free(printed(&status, command_new, "new", NULL));
    assert_int_equal(status, STATUS_USAGE);
    free(printed(&status, command_new, "new", "poem", NULL));
    assert_int_equal(status, STATUS_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_templates_load_as_they_stand),
        cmocka_unit_test(other_words_are_wrong_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
