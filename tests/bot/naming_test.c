/* SPDX-License-Identifier: MIT */
#include "bot/naming.h"

#include "fixture.h"

static size_t ask(const char *question, bool is_best)
{
    struct rich_block blocks[3];
    struct arena arena;
    const char *const texts[] = {"Tell the team of each medicine.",
                                 "Blood pressure: methylphenidate may add to the rise.",
                                 "It has nothing on ibuprofen, and pressure may rise."};

    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        blocks[i] = rich_from_text(&arena, str_from_c(texts[i])).blocks[0];
    struct faq_topic topic = {.passage = {blocks, COUNT_OF(blocks)}};
    struct words words;
    words_read(&arena, str_from_c(question), NULL, &words);
    size_t block = COUNT_OF(texts);
    if (!is_best)
        block = naming_block(&arena, &topic, &words);
    else
        naming_best(&arena, &topic, &words, 0, &block);
    arena_clear(&arena);
    return block;
}

static size_t named(const char *question)
{
    return ask(question, false);
}

/* 3: none. */
static size_t best(const char *question)
{
    return ask(question, true);
}

static void the_best_has_most_of_the_words_in_whatever_form(void **state)
{
    (void)state;
    assert_int_equal(best("do the teams know"), 0);
    assert_int_equal(best("does it add to the blood pressure"), 1);
    assert_int_equal(best("can it go with ibuprofen and pressure"), 2);
    assert_int_equal(best("how long does it take"), 3);
    assert_int_equal(best("and paracetamol"), 3);
}

static void the_paragraph_that_alone_has_the_word_is_found(void **state)
{
    (void)state;
    assert_int_equal(named("can I take Ibuprofen with it"), 2);
    assert_int_equal(named("and methylphenidate?"), 1);
}

static void what_stands_everywhere_or_nowhere_names_none(void **state)
{
    (void)state;
    assert_int_equal(named("what about my pressure"), 0);
    assert_int_equal(named("which medicine"), 0);
    assert_int_equal(named("paracetamol?"), 0);
    assert_int_equal(named(""), 0);
}

static void the_sentence_that_names_it_is_found(void **state)
{
    struct str text =
        STR("Staff watch your breathing all the time. Some people feel a bit "
            "drunk or floating. It passes within hours.");
    struct arena arena;
    struct words words;

    (void)state;
    arena_init(&arena);
    words_read(&arena, STR("is it like being drunk"), NULL, &words);
    assert_true(str_equal(naming_sentence(&arena, text, &words),
                          STR("Some people feel a bit drunk or floating.")));
    words_read(&arena, STR("is it like a dream"), NULL, &words);
    assert_int_equal(naming_sentence(&arena, text, &words).len, 0);
    text = STR(
        "It can scar the bladder: pain, or blood in the urine. Stopping early "
        "helps most of all people. Blood, fever or no urine at all is urgent: see a doctor.");
    words_read(&arena, STR("there are clots of blood"), NULL, &words);
    assert_true(str_equal(
        naming_sentence(&arena, text, &words),
        STR("It can scar the bladder: pain, or blood in the urine. Blood, fever or no "
            "urine at all is urgent: see a doctor.")));
    arena_clear(&arena);
}

static void all_that_tells_of_an_aspect_is_found_with_its_warnings(void **state)
{
    struct str text = STR(
        "People can feel dizzy, sick or sleepy. Most of this passes within hours. For "
        "chest pain or a fit call the emergency number.");
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_true(str_equal(naming_sentences_of(&arena, text, FAQ_ASPECT_LENGTH),
                          STR("Most of this passes within hours. For chest pain or a fit "
                              "call the emergency number.")));
    assert_int_equal(naming_sentences_of(&arena, text, FAQ_ASPECT_ELSE).len, 0);
    text =
        STR("With the spray you must wait until the next day. For other kinds the clinic "
            "sets the rule, usually the next day.");
    assert_int_equal(naming_sentences_of(&arena, text, FAQ_ASPECT_LATER).len, text.len);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_has_most_of_the_words_in_whatever_form),
        cmocka_unit_test(the_paragraph_that_alone_has_the_word_is_found),
        cmocka_unit_test(what_stands_everywhere_or_nowhere_names_none),
        cmocka_unit_test(the_sentence_that_names_it_is_found),
        cmocka_unit_test(all_that_tells_of_an_aspect_is_found_with_its_warnings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
