/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/macros.h"
#include "text/spelling.h"
#include "text/words.h"
#include "text/words_tables.h"

static int make_arena(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int clear_arena(void **state)
{
    arena_clear(*state);
    return 0;
}

static void assert_reads(struct arena *arena, const char *message, const char *expected)
{
    struct words words;
    words_read(arena, str_from_c(message), NULL, &words);
    if (!str_equal(words.text, str_from_c(expected)))
        fail_msg("\"%s\" became \"%.*s\", not \"%s\"", message, STR_ARG(words.text),
                 expected);
}

static struct spelling *make_spelling(struct arena *arena)
{
    struct spelling *spelling = spelling_create(arena);
    spelling_add(spelling, STR("ketamine"), SPELLING_SUBJECT);
    spelling_add(spelling, STR("infusion"), SPELLING_ORDINARY);
    spelling_freeze(spelling);
    return spelling;
}

static void punctuation_goes_and_words_stay(void **state)
{
    assert_reads(*state, "How long -- does it LAST?!", "how long does it last");
    assert_reads(*state, "s-ketamine", "s ketamine");
    assert_reads(*state, "0.5 mg/kg", "0 5 mg kg");
    assert_reads(*state, "'ketamine' \"ket\"", "ketamine ket");
    assert_reads(*state, "k_hole", "k hole");
    assert_reads(*state,
                 "\xd0\x9a\xd0\xb5\xd1\x82\xe2\x80\x94"
                 "ket",
                 "\xd0\xba\xd0\xb5\xd1\x82 ket");
    assert_reads(*state, "", "");
    assert_reads(*state, " ?! \xf0\x9f\x99\x82", "");
}

static void contractions_are_written_out(void **state)
{
    assert_reads(*state, "what's it whats it What\xe2\x80\x99s it",
                 "what is it what is it what is it");
    assert_reads(*state, "don't dont do'nt", "do not do not do not");
    assert_reads(*state, "can't cant cannot", "can not can not can not");
    assert_reads(*state, "won't shan't ain't", "will not shall not is not");
    assert_reads(*state, "it doesn't, it didnt", "it does not it did not");
    assert_reads(*state, "i've you're we'll he'd", "i have you are we will he would");
    assert_reads(*state, "how'd it go", "how did it go");
    assert_reads(*state, "let's", "let us");
    assert_reads(*state, "wat's ket", "what is ket");
}

static void other_apostrophes_keep_their_meaning(void **state)
{
    assert_reads(*state, "he od'd at two o'clock", "he od'd at two o'clock");
    assert_reads(*state, "my mum's dose", "my mum dose");
    assert_reads(*state, "i am ill, it was well", "i am ill it was well");
}

static void im_is_a_person_unless_it_is_a_route(void **state)
{
    assert_reads(*state, "im 15", "i am 15");
    assert_reads(*state, "i'm scared and im alone", "i am scared and i am alone");
    assert_reads(*state, "im injection", "im injection");
    assert_reads(*state, "im ketamine", "im ketamine");
    assert_reads(*state, "im vs iv", "im vs iv");
    assert_reads(*state, "iv or im better", "iv or im better");
    assert_reads(*state, "is it given im?", "is it given im");
    assert_reads(*state, "an im thing", "an im thing");
    assert_reads(*state, "i.m. or i.v. today, i.V", "im or iv today iv");
    assert_reads(*state, "i.vote", "i vote");
}

static void chat_shorthand_is_written_out(void **state)
{
    assert_reads(*state, "wat r u on b4 ur session",
                 "what are you on before your session");
    assert_reads(*state, "ket n booze bc ppl do", "ket and booze because people do");
    assert_reads(*state, "w/ food or w/o food", "with food or without food");
    assert_reads(*state, "wanna tak it", "want to take it");
}

static void letters_of_the_molecule_are_no_shorthand(void **state)
{
    assert_reads(*state, "r ketamine and s ketamine", "r ketamine and s ketamine");
    assert_reads(*state, "r or s, s and r", "r or s s and r");
    assert_reads(*state, "n-methyl", "n methyl");
}

static void split_compounds_are_joined(void **state)
{
    assert_reads(*state, "over dose", "overdose");
    assert_reads(*state, "breast-feeding on anti depressants",
                 "breastfeeding on antidepressants");
    assert_reads(*state, "side effects", "side effects");
    assert_reads(*state, "over", "over");
}

static void misspelled_words_are_corrected_and_marked(void **state)
{
    struct arena *arena = *state;
    struct words words;
    words_read(arena, STR("is ketmaine rising"), make_spelling(arena), &words);
    assert_true(str_equal(words.text, STR("is ketamine rising")));
    assert_true(words.has_correction);
    assert_int_equal(words.count, 3);
    assert_false(words.items[0].is_corrected);
    assert_true(words.items[1].is_corrected);
    assert_int_equal(words.items[1].offset, 3);
    assert_true(str_equal(words.items[2].text, STR("rising")));
    words_read(arena, STR("is ketamine"), make_spelling(arena), &words);
    assert_false(words.has_correction);
}

static void greetings_and_politeness_at_the_ends_go(void **state)
{
    assert_reads(*state, "Hi! wat's ketamin?", "what is ketamin");
    assert_reads(*state, "Hello everyone, how long does it last? Thanks in advance!",
                 "how long does it last");
    assert_reads(*state, "can you please tell me how it works, pls", "how it works");
    assert_reads(*state, "can you tell me about ketamine", "tell me about ketamine");
    assert_reads(*state, "is it rude to say please to them",
                 "is it rude to say please to them");
}

static void nothing_but_politeness_stays(void **state)
{
    assert_reads(*state, "hi there", "hi there");
    assert_reads(*state, "thanks!", "thanks");
    assert_reads(*state, "hey, thank you so much", "hey thank you so much");
}

static void the_ends_of_emergencies_are_not_polite_phrases(void **state)
{
    assert_reads(*state, "please help me", "help me");
    assert_reads(*state, "sorry i want to die", "i want to die");
    assert_reads(*state, "he isn't breathing please", "he is not breathing");
}

static void long_input_is_cut(void **state)
{
    struct arena *arena = *state;
    char message[WORDS_MAX * 2 * 5 + 1] = "";
    for (size_t i = 0; i + 5 < sizeof(message); i += 5)
        memcpy(message + i, "im 7 ", 6);
    struct words words;
    words_read(arena, str_from_c(message), NULL, &words);
    assert_int_equal(words.count, WORDS_MAX);
    memset(message, 'a', sizeof(message) - 1);
    for (size_t i = 1; i < sizeof(message); i += 2)
        message[i] = ' ';
    words_read(arena, str_make(message, sizeof(message)), NULL, &words);
    assert_int_equal(words.count, WORDS_MAX);
}

static void any_bytes_are_read(void **state)
{
    struct arena *arena = *state;
    assert_reads(arena, "caf\xe9 ket", "cafe ket");
    char message[256];
    for (size_t i = 0; i < sizeof(message); i++)
        message[i] = (char)(unsigned char)i;
    struct words words;
    words_read(arena, str_make(message, sizeof(message)), NULL, &words);
    assert_true(words.count > 0);
}

static void reading_twice_changes_nothing(void **state)
{
    struct arena *arena = *state;
    static const char *const messages[] = {
        "Hi, can't i take my mum's meds b4 an i.m. shot? thx",
        "im 15 & its over-dose od'd r/s ketamine",
        "he'd've gone w/o breast feeding, y'all",
    };
    for (size_t i = 0; i < COUNT_OF(messages); i++) {
        struct words once, twice;
        words_read(arena, str_from_c(messages[i]), NULL, &once);
        words_read(arena, once.text, NULL, &twice);
        assert_true(str_equal(once.text, twice.text));
    }
}

static void stop_words_carry_no_subject(void **state)
{
    (void)state;
    assert_true(words_is_stop(STR("a")));
    assert_true(words_is_stop(STR("the")));
    assert_true(words_is_stop(STR("yourself")));
    assert_false(words_is_stop(STR("ketamine")));
    assert_false(words_is_stop(STR("long")));
    assert_false(words_is_stop(STR("")));
}

static void assert_sorted(struct words_rewrites table)
{
    for (size_t i = 1; i < table.count; i++)
        assert_true(str_compare(table.items[i - 1].from, table.items[i].from) < 0);
}

static void the_tables_are_sorted(void **state)
{
    (void)state;
    assert_sorted(words_tables.rewrites);
    assert_sorted(words_tables.joins);
    for (size_t i = 1; i < words_tables.stop_count; i++)
        assert_true(str_compare(words_tables.stops[i - 1], words_tables.stops[i]) < 0);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, make_arena, clear_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(punctuation_goes_and_words_stay),
        WITH_ARENA(contractions_are_written_out),
        WITH_ARENA(other_apostrophes_keep_their_meaning),
        WITH_ARENA(im_is_a_person_unless_it_is_a_route),
        WITH_ARENA(chat_shorthand_is_written_out),
        WITH_ARENA(letters_of_the_molecule_are_no_shorthand),
        WITH_ARENA(split_compounds_are_joined),
        WITH_ARENA(misspelled_words_are_corrected_and_marked),
        WITH_ARENA(greetings_and_politeness_at_the_ends_go),
        WITH_ARENA(nothing_but_politeness_stays),
        WITH_ARENA(the_ends_of_emergencies_are_not_polite_phrases),
        WITH_ARENA(long_input_is_cut),
        WITH_ARENA(any_bytes_are_read),
        WITH_ARENA(reading_twice_changes_nothing),
        cmocka_unit_test(stop_words_carry_no_subject),
        cmocka_unit_test(the_tables_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
