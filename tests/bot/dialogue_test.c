/* SPDX-License-Identifier: MIT */
#include "bot/dialogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

enum { MINUTE = 60 * 1000 };

static const struct faq_topic pain = {.id = {"pain", 4}, .revision = 1};
static const struct faq_topic cost = {.id = {"cost", 4}, .revision = 2};

static struct chat_message message_of(struct str sender, struct str room)
{
    return (struct chat_message){.network = STR("net"),
                                 .sender = sender,
                                 .room = room,
                                 .is_direct = str_equal(sender, room)};
}

static void an_answer_ends_an_offer(void **state)
{
    const struct faq_topic *topics[] = {&pain, &cost};
    struct dialogue dialogue = {0};

    (void)state;
    dialogue_set_offer(&dialogue, topics, 2, 0);
    dialogue_set_near(&dialogue, topics, 2);
    dialogue_set_answer(&dialogue, &cost, 1, 0);
    assert_int_equal(dialogue.offered_count, 0);
    assert_int_equal(dialogue.near_count, 0);
    assert_true(dialogue.topic == faq_topic_key(STR("cost")));
}

static void what_was_not_understood_leaves_an_offer_open(void **state)
{
    const struct faq_topic *topics[] = {&pain, &cost};
    struct dialogue dialogue = {0};

    (void)state;
    dialogue_set_offer(&dialogue, topics, 2, 0);
    dialogue_set_unanswered(&dialogue, 0);
    assert_int_equal(dialogue.offered_count, 2);
    assert_int_equal(dialogue.last, DIALOGUE_NO_ANSWER);
}

static void askers_and_rooms_do_not_mix(void **state)
{
    struct memory dialogues;
    struct arena arena;
    struct chat_message ann = message_of(STR("ann"), STR("#a"));
    struct chat_message other_room = message_of(STR("ann"), STR("#b"));
    struct chat_message bob = message_of(STR("bob"), STR("#a"));

    (void)state;
    arena_init(&arena);
    dialogues_init(&dialogues, 1);
    dialogue_set_answer(dialogue_get(&dialogues, &arena, &ann, 0), &pain, 1, 0);
    assert_non_null(dialogue_find(&dialogues, &arena, &ann, 1));
    assert_null(dialogue_find(&dialogues, &arena, &other_room, 1));
    assert_null(dialogue_find(&dialogues, &arena, &bob, 1));
    memory_clear(&dialogues);
    arena_clear(&arena);
}

static void a_direct_message_goes_on_with_what_was_asked_in_a_room(void **state)
{
    struct memory dialogues;
    struct arena arena;
    struct chat_message room = message_of(STR("ann"), STR("#a"));
    struct chat_message direct = message_of(STR("ann"), STR("ann"));
    struct chat_message stranger = message_of(STR("an"), STR("an"));

    (void)state;
    arena_init(&arena);
    dialogues_init(&dialogues, 1);
    dialogue_set_answer(dialogue_get(&dialogues, &arena, &direct, 0), &cost, 1, 0);
    dialogue_set_answer(dialogue_get(&dialogues, &arena, &room, 1), &pain, 1, 1);
    struct dialogue *dialogue = dialogue_get(&dialogues, &arena, &direct, 2);
    assert_true(dialogue->topic == faq_topic_key(STR("pain")));
    assert_null(dialogue_find(&dialogues, &arena, &stranger, 2));
    memory_clear(&dialogues);
    arena_clear(&arena);
}

/* The room's dialogue is the one that has to go out, and gives its memory to the new. */
static void a_full_memory_does_not_cut_off_who_goes_on_in_private(void **state)
{
    struct memory dialogues;
    struct arena arena;
    struct chat_message room = message_of(STR("ann"), STR("#a"));
    struct chat_message direct = message_of(STR("ann"), STR("ann"));

    (void)state;
    arena_init(&arena);
    dialogues_init(&dialogues, 1);
    struct dialogue *first = dialogue_get(&dialogues, &arena, &room, 0);
    dialogue_set_answer(first, &pain, 1, 0);
    dialogue_set_why(first, STR("my knee"));
    for (int i = 1; i < DIALOGUES_MAX; i++) {
        struct chat_message other =
            message_of(arena_format(&arena, "user%d", i), STR("#a"));
        dialogue_get(&dialogues, &arena, &other, 1);
    }
    struct dialogue *dialogue = dialogue_get(&dialogues, &arena, &direct, 2);
    assert_null(dialogue_find(&dialogues, &arena, &room, 2));
    assert_true(dialogue->topic == faq_topic_key(STR("pain")));
    assert_true(str_equal(dialogue_why(dialogue), STR("my knee")));
    memory_clear(&dialogues);
    arena_clear(&arena);
}

static void ten_minutes_later_nothing_is_left(void **state)
{
    struct memory dialogues;
    struct arena arena;
    struct chat_message ann = message_of(STR("ann"), STR("#a"));

    (void)state;
    arena_init(&arena);
    dialogues_init(&dialogues, 1);
    dialogue_set_answer(dialogue_get(&dialogues, &arena, &ann, 0), &pain, 1, 0);
    assert_non_null(dialogue_find(&dialogues, &arena, &ann, 10 * MINUTE));
    assert_null(dialogue_find(&dialogues, &arena, &ann, 10 * MINUTE + 1));
    struct dialogue *dialogue = dialogue_get(&dialogues, &arena, &ann, 11 * MINUTE);
    assert_true(dialogue->topic == 0);
    memory_clear(&dialogues);
    arena_clear(&arena);
}

static void a_reason_is_cut_between_characters(void **state)
{
    struct dialogue dialogue = {0};
    char text[2 * DIALOGUE_WHY_MAX];

    (void)state;
    for (size_t i = 0; i + 1 < sizeof(text); i += 2)
        memcpy(text + i, "\xc3\xa9", 2);
    dialogue_set_why(&dialogue, str_make(text, sizeof(text) - sizeof(text) % 2));
    struct str why = dialogue_why(&dialogue);
    assert_int_equal(why.len % 2, 0);
    assert_in_range(why.len, DIALOGUE_WHY_MAX - 3, DIALOGUE_WHY_MAX);
    memory_set_text(&dialogue, STR(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_ends_an_offer),
        cmocka_unit_test(what_was_not_understood_leaves_an_offer_open),
        cmocka_unit_test(askers_and_rooms_do_not_mix),
        cmocka_unit_test(a_direct_message_goes_on_with_what_was_asked_in_a_room),
        cmocka_unit_test(a_full_memory_does_not_cut_off_who_goes_on_in_private),
        cmocka_unit_test(ten_minutes_later_nothing_is_left),
        cmocka_unit_test(a_reason_is_cut_between_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
