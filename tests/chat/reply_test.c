/* SPDX-License-Identifier: MIT */
#include "chat/reply.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "chat/action.h"

static void the_closing_line_comes_last(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    struct chat_reply reply = {
        .closing = STR("closing"),
        .footer = STR("footer"),
        .sources = STR("sources"),
        .lead = STR("lead"),
        .hint = STR("hint"),
        .title = STR("title"),
        .body = rich_from_text(&arena, STR("body")),
    };
    struct str text = chat_reply_plain(&arena, &reply);
    assert_true(
        str_equal(text, STR("lead\ntitle\nbody\nhint\nfooter\nsources\nclosing")));
    arena_clear(&arena);
}

static void empty_parts_leave_no_empty_lines(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    struct chat_reply reply = {.body = rich_from_text(&arena, STR("body"))};
    assert_true(str_equal(chat_reply_plain(&arena, &reply), STR("body")));
    arena_clear(&arena);
}

static void a_new_action_has_an_empty_reply(void **state)
{
    struct arena arena;
    struct chat_actions actions;

    (void)state;
    arena_init(&arena);
    chat_actions_init(&actions, &arena);
    for (unsigned i = 0; i < 20; i++)
        chat_actions_add(&actions, CHAT_REPLY_HERE)->reply.lead = STR("said");
    struct chat_action *last = chat_actions_add(&actions, CHAT_REPLY_PRIVATE);
    assert_int_equal(actions.count, 21);
    assert_int_equal(last->kind, CHAT_REPLY_PRIVATE);
    assert_int_equal(last->reply.lead.len, 0);
    assert_int_equal(actions.items[3].reply.lead.len, 4);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_closing_line_comes_last),
        cmocka_unit_test(empty_parts_leave_no_empty_lines),
        cmocka_unit_test(a_new_action_has_an_empty_reply),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
