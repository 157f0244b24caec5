/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
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

/* At once or in two steps. */
static void read_both_ways(struct arena *arena, struct str message,
                           const struct spelling *spelling, struct words *out)
{
    struct words prepared;

    words_read(arena, message, spelling, out);
    words_read_prepared(arena, words_prepare(arena, message), spelling, &prepared);
    assert_true(str_equal(out->text, prepared.text));
    assert_int_equal(out->count, prepared.count);
    assert_int_equal(out->has_correction, prepared.has_correction);
    for (size_t i = 0; i < out->count; i++)
        assert_int_equal(out->items[i].is_corrected, prepared.items[i].is_corrected);
}

static void assert_reads(struct arena *arena, const char *message, const char *expected)
{
    struct words words;
    read_both_ways(arena, str_from_c(message), NULL, &words);
    if (!str_equal(words.text, str_from_c(expected)))
        fail_msg("\"%s\" became \"%.*s\", not \"%s\"", message, STR_ARG(words.text),
                 expected);
}

static struct spelling *make_spelling(struct arena *arena)
{
    static const char *const known[] = {
        "infusion",
        "treatment",
        "side",
        "effects",
        "how",
        "long",
        "can",
        "you",
        "want",
        "patient",
        "antidepressants",
        "inpatient",
        "have",
        "take",
        "therapist",
        "all",
        "ways",
        "ket",
        "mine",
    };
    struct spelling *spelling = spelling_create(arena);
    spelling_add(spelling, STR("ketamine"), SPELLING_SUBJECT);
    for (size_t i = 0; i < COUNT_OF(known); i++)
        spelling_add(spelling, str_from_c(known[i]), SPELLING_ORDINARY);
    spelling_freeze(spelling);
    return spelling;
}

static void assert_spells(struct arena *arena, const char *message, const char *expected)
{
    struct words words;
    read_both_ways(arena, str_from_c(message), make_spelling(arena), &words);
    if (!str_equal(words.text, str_from_c(expected)))
        fail_msg("\"%s\" became \"%.*s\", not \"%s\"", message, STR_ARG(words.text),
                 expected);
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
    assert_reads(*state, "prolly gr8 2day tbh", "probably great today to be honest");
    assert_reads(*state, "hrs b4 appt w my dr",
                 "hours before appointment with my doctor");
    assert_reads(*state, "it dosnt, it couldent", "it does not it could not");
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
    read_both_ways(arena, STR("is ketmaine rising"), make_spelling(arena), &words);
    assert_true(str_equal(words.text, STR("is ketamine rising")));
    assert_true(words.has_correction);
    assert_int_equal(words.count, 3);
    assert_false(words.items[0].is_corrected);
    assert_true(words.items[1].is_corrected);
    assert_int_equal(words.items[1].offset, 3);
    assert_true(str_equal(words.items[2].text, STR("rising")));
    read_both_ways(arena, STR("is ketamine"), make_spelling(arena), &words);
    assert_false(words.has_correction);
}

static void words_that_ran_together_are_parted(void **state)
{
    assert_spells(*state, "sideeffects of ketaminetreatment",
                  "side effects of ketamine treatment");
    assert_spells(*state, "howlong can it last", "how long can it last");
    assert_spells(*state, "iwant to take it", "i want to take it");
    assert_spells(*state, "canyou take it", "can you take it");
    assert_spells(*state, "howdo i know, canit hurt", "how do i know can it hurt");
    assert_spells(*state, "ihave ketamineinfusion", "i have ketamine infusion");
}

static void words_that_fell_apart_are_joined(void **state)
{
    assert_spells(*state, "keta mine treat ment", "ketamine treatment");
    assert_spells(*state, "in fusion with anti depressants",
                  "infusion with antidepressants");
}

static void right_words_are_neither_joined_nor_parted(void **state)
{
    assert_spells(*state, "is it safe in patient care", "is it safe in patient care");
    assert_spells(*state, "the rapist", "the rapist");
    assert_spells(*state, "ketmine allways", "ketamine always");
    assert_spells(*state, "something everyone", "something everyone");
    assert_spells(*state, "i am at the bottom", "i am at the bottom");
}

static void a_right_word_in_a_wrong_place_is_seen(void **state)
{
    assert_reads(*state, "were can i get it", "where can i get it");
    assert_reads(*state, "they were in hospital", "they were in hospital");
    assert_reads(*state, "is it better then esketamine", "is it better than esketamine");
    assert_reads(*state, "dose it help", "does it help");
    assert_reads(*state, "how dose it work", "how does it work");
    assert_reads(*state, "how long dos that last", "how long does that last");
    assert_reads(*state, "what dose is right", "what dose is right");
    assert_reads(*state, "and then what", "and then what");
    assert_reads(*state, "help fro pain, to and fro", "help from pain to and fro");
}

static void a_nurse_is_not_right_now(void **state)
{
    assert_reads(*state, "i feel bad rn", "i feel bad right now");
    assert_reads(*state, "is it given by an rn", "is it given by an rn");
    assert_reads(*state, "y does it hurt", "why does it hurt");
    assert_reads(*state, "vitamin y", "vitamin y");
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
    read_both_ways(arena, str_from_c(message), NULL, &words);
    assert_int_equal(words.count, WORDS_MAX);
    memset(message, 'a', sizeof(message) - 1);
    for (size_t i = 1; i < sizeof(message); i += 2)
        message[i] = ' ';
    read_both_ways(arena, str_make(message, sizeof(message)), NULL, &words);
    assert_int_equal(words.count, WORDS_MAX);
}

static void a_flood_of_misspelled_words_is_read_and_cut(void **state)
{
    struct arena *arena = *state;
    struct buf message;
    struct words words;
    buf_init(&message, 64 * 1024);
    for (size_t i = 0; i < 4096; i++)
        buf_add(&message, i % 2 ? STR("howlong ") : STR("kettamin "));
    read_both_ways(arena, buf_view(&message), make_spelling(arena), &words);
    buf_clear(&message);
    assert_int_equal(words.count, WORDS_MAX);
    assert_true(str_starts_with(words.text, STR("ketamine how long ketamine")));
    read_both_ways(arena, STR("k"), make_spelling(arena), &words);
    assert_true(str_equal(words.text, STR("k")));
}

static void any_bytes_are_read(void **state)
{
    struct arena *arena = *state;
    assert_reads(arena, "caf\xe9 ket", "cafe ket");
    char message[256];
    for (size_t i = 0; i < sizeof(message); i++)
        message[i] = (char)(unsigned char)i;
    struct words words;
    read_both_ways(arena, str_make(message, sizeof(message)), NULL, &words);
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
        read_both_ways(arena, str_from_c(messages[i]), NULL, &once);
        read_both_ways(arena, once.text, NULL, &twice);
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
    assert_sorted(words_shorthand);
    assert_sorted(words_tables.joins);
    for (size_t i = 1; i < words_tables.openings.count; i++)
        assert_true(str_compare(words_tables.openings.items[i - 1].text,
                                words_tables.openings.items[i].text)
                    < 0);
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
        WITH_ARENA(words_that_ran_together_are_parted),
        WITH_ARENA(words_that_fell_apart_are_joined),
        WITH_ARENA(right_words_are_neither_joined_nor_parted),
        WITH_ARENA(a_right_word_in_a_wrong_place_is_seen),
        WITH_ARENA(a_nurse_is_not_right_now),
        WITH_ARENA(greetings_and_politeness_at_the_ends_go),
        WITH_ARENA(nothing_but_politeness_stays),
        WITH_ARENA(the_ends_of_emergencies_are_not_polite_phrases),
        WITH_ARENA(long_input_is_cut),
        WITH_ARENA(a_flood_of_misspelled_words_is_read_and_cut),
        WITH_ARENA(any_bytes_are_read),
        WITH_ARENA(reading_twice_changes_nothing),
        cmocka_unit_test(stop_words_carry_no_subject),
        cmocka_unit_test(the_tables_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
