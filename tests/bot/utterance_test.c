/* SPDX-License-Identifier: MIT */
#include "bot/utterance.h"

#include "base/macros.h"
#include "fixture.h"

static const struct {
    const char *text;
    enum utterance kind;
} lines[] = {
    {"what is it", UTTERANCE_WORDS},
    {"ketamine", UTTERANCE_WORDS},
    {"https://example.org", UTTERANCE_LINK},
    {"www.example.org http://x.y", UTTERANCE_LINK},
    {"is https://example.org right?", UTTERANCE_WORDS},
    {"> as she said", UTTERANCE_QUOTE},
    {">>>", UTTERANCE_SIGNS},
    {"\"\"", UTTERANCE_SIGNS},
    {"?!", UTTERANCE_SIGNS},
    {"42", UTTERANCE_SIGNS},
    {"112", UTTERANCE_EMERGENCY},
    {"911!!", UTTERANCE_EMERGENCY},
    {"9111", UTTERANCE_SIGNS},
    {"\xf0\x9f\x98\xad", UTTERANCE_TEARS},
    {":(", UTTERANCE_TEARS},
    {"\xf0\x9f\x92\x80", UTTERANCE_EMOJI},
    {"\xf0\x9f\x98\xad\xf0\x9f\x98\x82", UTTERANCE_EMOJI},
    {"\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", UTTERANCE_EMOJI},
    {"\xf0\x9f\x99\x8f", UTTERANCE_CHEER},
    {":)", UTTERANCE_CHEER},
    {"thanks \xf0\x9f\x99\x8f", UTTERANCE_WORDS},
    {"q", UTTERANCE_LETTER},
    {"\xc3\xa9", UTTERANCE_LETTER},
    {"k", UTTERANCE_WORDS},
    {"\xe8\x8d\xaf", UTTERANCE_WORDS},
    {"", UTTERANCE_SIGNS},
};

static void each_sort_is_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        enum utterance found = utterance_of(str_from_c(lines[i].text));
        if (found != lines[i].kind)
            fail_msg("\"%s\": %d instead of %d", lines[i].text, found, lines[i].kind);
    }
}

static const char *many_words(struct arena *arena, size_t count)
{
    char *text = arena_alloc(arena, count * 5 + 1, 1);

    for (size_t i = 0; i < count; i++)
        memcpy(text + i * 5, "word ", 5);
    text[count * 5] = '\0';
    return text;
}

static void four_thousand_words_are_too_many(void **state)
{
    struct fixture fixture;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    fixture_begin(&fixture);
    const char *text = many_words(&arena, 4096);
    assert_int_equal(utterance_of(str_from_c(text)), UTTERANCE_LONG);
    assert_contains(fixture_ask(&fixture, text), "one thing in a sentence or two");
    /* At their end stands what somebody wants to know. */
    text = arena_format(&arena, "%s. How is honey made?", many_words(&arena, 300)).ptr;
    assert_contains(fixture_ask(&fixture, text), "Bees make honey from nectar.");
    fixture_end(&fixture);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sort_is_told_apart),
        cmocka_unit_test(four_thousand_words_are_too_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
