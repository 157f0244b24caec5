/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/replay.h"

#include "app/commands.h"
#include "base/macros.h"
#include "folder.h"
#include "printed.h"

#define BREAD                                                                       \
    "# Bread\n\n## Rye\n\n```toml faq\nask = [\"how long does rye keep\"]\n```\n\n" \
    "Rye keeps for a week.\n\nWrap it in linen.\n"

static struct scene_lines said_of(struct scene_line *items, size_t count)
{
    return (struct scene_lines){items, count, count};
}

static bool matches(const char *const *expected, size_t count,
                    const struct scene_lines *said)
{
    struct replay_line lines[8];

    for (size_t i = 0; i < count; i++)
        lines[i] = replay_parse(str_from_c(expected[i]));
    return replay_matches(lines, count, said);
}

static void people_speak_in_rooms_and_alone(void **state)
{
    (void)state;
    struct replay_line line = replay_parse(STR("<ann!admin@dm> hello there"));
    assert_int_equal(line.kind, REPLAY_MESSAGE);
    assert_true(str_equal(line.person.name, STR("ann")));
    assert_true(str_equal(line.text, STR("hello there")));
    assert_true(line.person.is_direct && line.person.is_admin);
    line = replay_parse(STR("*bob* hello"));
    assert_true(line.person.is_direct && !line.person.is_admin);
    line = replay_parse(STR("<cal> hello > you"));
    assert_false(line.person.is_direct);
    assert_true(str_equal(line.text, STR("hello > you")));
}

static void what_makes_no_sense_is_wrong(void **state)
{
    static const char *const lines[] = {"hello", "<ann hello", "[faqd hello", "<> x"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        assert_int_equal(replay_parse(str_from_c(lines[i])).kind, REPLAY_WRONG);
}

static void exact_lines_must_all_be_there(void **state)
{
    struct scene_line items[] = {{STR(""), STR("one")}, {STR(""), STR("two")}};
    struct scene_lines said = said_of(items, 2);

    (void)state;
    assert_true(matches((const char *[]){"[faqd] one", "[faqd] two"}, 2, &said));
    assert_false(matches((const char *[]){"[faqd] one"}, 1, &said));
    assert_false(matches((const char *[]){"[faqd] two", "[faqd] one"}, 2, &said));
    assert_false(matches(NULL, 0, &said));
    said.count = 0;
    assert_true(matches(NULL, 0, &said));
    assert_false(matches((const char *[]){"[faqd] ~ one"}, 1, &said));
}

static void a_part_may_skip_lines_and_leaves_the_rest_free(void **state)
{
    struct scene_line items[] = {{STR(""), STR("first one")},
                                 {STR(""), STR("second two")},
                                 {STR(""), STR("third three")}};
    struct scene_lines said = said_of(items, 3);

    (void)state;
    assert_true(matches((const char *[]){"[faqd] ~ two"}, 1, &said));
    assert_true(matches((const char *[]){"[faqd] ~ one", "[faqd] ~ three"}, 2, &said));
    assert_false(matches((const char *[]){"[faqd] ~ three", "[faqd] ~ one"}, 2, &said));
    assert_false(matches((const char *[]){"[faqd] ~ four"}, 1, &said));
}

static void a_private_line_is_no_line_of_the_room(void **state)
{
    struct scene_line items[] = {{STR("ann"), STR("secret")}};
    struct scene_lines said = said_of(items, 1);

    (void)state;
    assert_true(matches((const char *[]){"[faqd -> ann] secret"}, 1, &said));
    assert_false(matches((const char *[]){"[faqd] secret"}, 1, &said));
    assert_false(matches((const char *[]){"[faqd -> bob] ~ sec"}, 1, &said));
}

/* Replays a conversation about bread; gives the status. */
static int replay(struct folder *folder, const char *talk, const char *option)
{
    int status;

    folder_write(folder, "bread.md", BREAD);
    const char *path = folder_write(folder, "one.talk", talk);
    free(printed(&status, command_replay, "replay", "--faq", folder->path, path, option,
                 NULL));
    return status;
}

static void a_conversation_as_expected_is_fine(void **state)
{
    struct folder folder;

    (void)state;
    folder_make(&folder);
    assert_int_equal(replay(&folder,
                            "# bread\n<ann> faqd: how long does rye keep?\n"
                            "[faqd] ~ a week\n<ann> nice\n(silence)\n",
                            NULL),
                     STATUS_FINE);
    folder_remove(&folder);
}

static void another_conversation_is_not(void **state)
{
    struct folder folder;

    (void)state;
    folder_make(&folder);
    assert_int_equal(
        replay(&folder, "<ann> faqd: how long does rye keep?\n(silence)\n", NULL),
        STATUS_NO);
    folder_remove(&folder);
    folder_make(&folder);
    assert_int_equal(replay(&folder, "who said this?\n", NULL), STATUS_CANNOT_RUN);
    folder_remove(&folder);
}

static void an_update_writes_what_is_said_now(void **state)
{
    struct folder folder;
    char text[2000] = "";
    int status;

    (void)state;
    folder_make(&folder);
    assert_int_equal(replay(&folder,
                            "# kept\n*ann* how long does rye keep?\n[faqd -> ann] no\n"
                            "*ann* thanks\n[faqd -> ann] ~ welcome\n",
                            "--update"),
                     STATUS_FINE);
    FILE *file = fopen(folder.files[1], "r");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof(text) - 1, file) > 0);
    fclose(file);
    assert_non_null(strstr(text, "# kept\n*ann* how long does rye keep?\n"
                                 "[faqd -> ann] Rye\n"
                                 "[faqd -> ann] Rye keeps for a week.\n"));
    assert_non_null(strstr(text, "[faqd -> ann] ~ welcome\n"));
    free(printed(&status, command_replay, "replay", "--faq", folder.path, folder.files[1],
                 NULL));
    assert_int_equal(status, STATUS_FINE);
    folder_remove(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_speak_in_rooms_and_alone),
        cmocka_unit_test(what_makes_no_sense_is_wrong),
        cmocka_unit_test(exact_lines_must_all_be_there),
        cmocka_unit_test(a_part_may_skip_lines_and_leaves_the_rest_free),
        cmocka_unit_test(a_private_line_is_no_line_of_the_room),
        cmocka_unit_test(a_conversation_as_expected_is_fine),
        cmocka_unit_test(another_conversation_is_not),
        cmocka_unit_test(an_update_writes_what_is_said_now),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
