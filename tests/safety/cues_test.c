/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lines.h"
#include "safety/cues.h"
#include "text/spelling.h"

/* A row is only looked for when its key is there: a key that a match may lack would hide
 * it. */
static void check_line(const struct cues *cues, struct arena *arena, struct str text)
{
    struct reading reading;
    reading_make(arena, text, (struct reader){NULL, cues_lexicon()}, &reading);
    struct cue cue;
    if (cues_find_keyless(cues, &reading, &cue))
        fail_msg("\"%s\" is no part of what \"%s\" matches in: %.*s", cue.key, cue.text,
                 STR_ARG(text));
}

static void check_file(const struct cues *cues, const char *name)
{
    struct arena arena, scratch;
    struct str text, label;
    arena_init(&arena);
    arena_init(&scratch);
    struct str rest = lines_read(&arena, name);
    assert_true(rest.len > 0);
    while (lines_next(&rest, &scratch, &text, &label)) {
        check_line(cues, &scratch, text);
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
    arena_clear(&arena);
}

static void every_match_contains_its_key(void **state)
{
    static const char *const FILES[] = {"plain.jsonl", "batch2.jsonl", "batch6.jsonl"};
    for (size_t i = 0; i < COUNT_OF(FILES); i++)
        check_file(*state, FILES[i]);
}

static int make_cues(void **state)
{
    *state = cues_create();
    return 0;
}

/* "Bega selvmord" is no English, "chan song" would be. */
static bool is_english(struct str phrase)
{
    struct str word;

    while (str_cut_word(phrase, &word, &phrase))
        if (!spelling_is_common(word))
            return false;
    return true;
}

static void cues_of_other_languages_are_no_english(void **state)
{
    struct cue_table table = cues_of_abroad();

    (void)state;
    for (size_t i = 0; i < table.count; i++) {
        struct str rest = str_from_c(table.rows[i].key), phrase;
        while (str_cut(rest, '|', &phrase, &rest))
            if (is_english(phrase))
                fail_msg("\"%.*s\" may be said in English", STR_ARG(phrase));
    }
}

/* Regular expressions are compiled when a message first needs them: none may be broken. */
static void every_row_can_be_compiled(void **state)
{
    struct cue refused;
    if (cues_find_refused(*state, &refused))
        fail_msg("this PCRE2 refuses \"%s\"", refused.text);
}

static int end_cues(void **state)
{
    cues_destroy(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_match_contains_its_key),
        cmocka_unit_test(every_row_can_be_compiled),
        cmocka_unit_test(cues_of_other_languages_are_no_english),
    };
    return cmocka_run_group_tests(tests, make_cues, end_cues);
}
