/* SPDX-License-Identifier: MIT */
#include "bot/language.h"

#include "base/macros.h"
#include "fixture.h"
#include "text/lexicon.h"
#include "text/words.h"

static bool is_foreign(const char *text)
{
    struct arena arena;

    arena_init(&arena);
    bool is_foreign = language_of(&arena, str_from_c(text)).is_foreign;
    arena_clear(&arena);
    return is_foreign;
}

static void other_languages_are_told_apart(void **state)
{
    static const char *const lines[] = {
        "was ist ketamin",
        "hilft ketamin bei depressionen?",
        "kann man davon abhängig werden",
        "guten tag",
        "combien ça coûte",
        "est-ce que c'est dangereux",
        "c'est quoi la kétamine ?",
        "qué es la ketamina",
        "hola",
        "ayuda con la depresión?",
        "o que é cetamina",
        "quanto tempo dura o efeito",
        "quanto costa",
        "fa male alla vescica?",
        "helpt ketamine tegen depressie?",
        "hoe lang werkt het",
        "czy ketamina pomaga na depresję",
        "hjälper det mot depression",
        "hvor lenge varer det",
        "ketamin nedir, ne kadar sürer",
        "mitä ketamiini on",
        "apa itu ketamin",
        "что такое кетамин",
        "氯胺酮是什么",
        "ケタミンとは何ですか",
        "ما هو الكيتامين",
        "τι είναι η κεταμίνη",
        "केटामाइन क्या है",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (!is_foreign(lines[i]))
            fail_msg("taken for English: %s", lines[i]);
}

static void english_is_left_alone(void **state)
{
    static const char *const lines[] = {
        "",
        "what is ketamine",
        "wat is ket",
        "pls help me man",
        "is it ok to die hard",
        "los angeles vs las vegas price",
        "c'est la vie lol",
        "im on lamictal and la la la",
        "my mom in el paso takes it per month",
        "van gogh took ketamine",
        "de novo depression, per se",
        "naïve question: does it hurt my café habit?",
        "NMDA α2δ ligands and μ-opioid receptors",
        "R-ketamine vs S-ketamine",
        "status epilepticus",
        "50 µg",
        "esketamine en route to the clinic",
        "ja rule took it",
        "1 2 3",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (is_foreign(lines[i]))
            fail_msg("taken for another language: %s", lines[i]);
}

static void the_answer_is_in_the_language_where_it_is_known(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_true(str_equal(language_of(&arena, STR("wie lange wirkt das")).sorry,
                          STR("Ich verstehe leider nur Englisch.")));
    assert_true(str_equal(language_of(&arena, STR("что это")).sorry,
                          STR("Извините, я понимаю только английский.")));
    assert_true(str_equal(language_of(&arena, STR("どうしたら")).sorry,
                          STR("すみません、英語しか分かりません。")));
    assert_int_not_equal(language_of(&arena, STR("що це і як")).help.len, 0);
    assert_int_equal(language_of(&arena, STR("ანბანი")).sorry.len, 0);
    assert_int_equal(language_of(&arena, STR("what is it")).sorry.len, 0);
    arena_clear(&arena);
}

static void no_foreign_word_is_an_english_one(void **state)
{
    struct arena arena;
    struct str word;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; (word = language_word_at(&arena, i)).len > 0; i++) {
        unsigned rank = lexicon_rank(word);
        if ((rank >= LEXICON_USUAL && rank <= LEXICON_USUAL + 1) || words_is_stop(word))
            fail_msg("%.*s is English", STR_ARG(word));
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_languages_are_told_apart),
        cmocka_unit_test(english_is_left_alone),
        cmocka_unit_test(the_answer_is_in_the_language_where_it_is_known),
        cmocka_unit_test(no_foreign_word_is_an_english_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
