/* SPDX-License-Identifier: MIT */
#include "bot/place.h"

#include "fixture.h"

static struct place ask(struct arena *arena, const char *question, const char *first,
                        const char *second)
{
    struct rich_block *blocks = ARENA_ARRAY(arena, struct rich_block, 2);
    struct country country = country_of(arena, str_from_c(question));

    blocks[0] = rich_from_text(arena, str_from_c(first)).blocks[0];
    blocks[1] = rich_from_text(arena, str_from_c(second)).blocks[0];
    struct faq_topic topic = {.passage = {blocks, 2}};
    return place_of(arena, &topic, &country);
}

static const char law[] = "In the US it needs a prescription.";
static const char more_law[] = "In England, too. Some countries have no rule.";

static void a_country_that_is_named_has_its_paragraph(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    struct place place = ask(&arena, "is it legal in London", law, more_law);
    assert_int_equal(place.kind, PLACE_COVERED);
    assert_int_equal(place.block, 1);
    assert_int_equal(ask(&arena, "and in texas", law, more_law).block, 0);
    arena_clear(&arena);
}

static void one_that_is_not_is_missing_where_others_are(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    struct place place = ask(&arena, "is it legal in south africa", law, more_law);
    assert_int_equal(place.kind, PLACE_MISSING);
    assert_true(str_equal(place.name, STR("South Africa")));
    assert_int_equal(place.block, 1);
    arena_clear(&arena);
}

static void what_names_no_countries_is_the_same_everywhere(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_int_equal(ask(&arena, "in germany", "It hurts.", "Tell us of it.").kind,
                     PLACE_NONE);
    assert_int_equal(ask(&arena, "is it legal", law, more_law).kind, PLACE_NONE);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_country_that_is_named_has_its_paragraph),
        cmocka_unit_test(one_that_is_not_is_missing_where_others_are),
        cmocka_unit_test(what_names_no_countries_is_the_same_everywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
