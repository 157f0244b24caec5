/* SPDX-License-Identifier: MIT */
#include "load.h"

#include "base/random.h"
#include "faq/intent.h"

static const char vocabulary_text[] =
    "howlong = ['how long', 'duration']\nsession = ['session*', 'visit']\n"
    "drip = ['drip', 'infusion*']\nany = ['{session}', '{drip}']\n"
    "last = ['last', 'lasts', 'wear off']\nit = ['it', 'this']\n"
    "odd = ['/\\blong(?! last)/']";

struct bench {
    struct arena arena;
    struct diagnostics found;
    struct vocabulary vocabulary;
    struct intents intents;
};

static void open_bench(struct bench *bench)
{
    struct faq_file file = {STR("v.toml"), str_from_c(vocabulary_text)};

    *bench = (struct bench){0};
    arena_init(&bench->arena);
    bench->found.arena = &bench->arena;
    bench->vocabulary.arena = bench->vocabulary.passing = &bench->arena;
    bench->vocabulary.written = &bench->arena;
    bench->intents.arena = &bench->arena;
    vocabulary_read(&bench->vocabulary, &file, &bench->found);
    vocabulary_resolve(&bench->vocabulary, &bench->found);
}

static void add(struct bench *bench, const char *pattern)
{
    struct article article = {.file = STR("a.md")};
    struct article_line line = {
        .file = STR("a.md"), .text = str_from_c(pattern), .line = 1, .column = 1};
    struct article_topic topic = {.has_match = true,
                                  .match = {.items = &line, .count = 1}};

    intents_add_topic(&bench->intents, &bench->vocabulary, &article, &topic, 0,
                      &bench->found);
    assert_int_equal(bench->found.error_count, 0);
}

static void close_bench(struct bench *bench)
{
    intents_clear(&bench->intents);
    vocabulary_clear(&bench->vocabulary);
    arena_clear(&bench->arena);
}

/* By its expression, which is what a pattern means. */
static bool matches(const struct bench *bench, const struct intent_pattern *pattern,
                    struct str text)
{
    struct pattern_budget budget = {PATTERN_BUDGET};
    struct error err = {0};
    struct buf regex;

    if (pattern->is_regex)
        return pattern_matches(pattern->compiled, text, &budget);
    buf_init(&regex, PATTERN_BYTES_MAX);
    intent_write(pattern, &bench->vocabulary, &regex);
    struct pattern *compiled = pattern_compile(buf_view(&regex), &err);
    assert_non_null(compiled);
    bool is_matched = pattern_matches(compiled, text, &budget);
    pattern_destroy(compiled);
    buf_clear(&regex);
    return is_matched;
}

static bool pattern_takes(const char *pattern, const char *text)
{
    struct bench bench;
    struct words words;

    open_bench(&bench);
    add(&bench, pattern);
    words_read(&bench.arena, str_from_c(text), NULL, &words);
    bool is_taken = matches(&bench, &bench.intents.items[0], words.text);
    close_bench(&bench);
    return is_taken;
}

static void a_conjunction_holds_in_any_order(void **state)
{
    (void)state;
    assert_true(pattern_takes("howlong + session", "how long is a session"));
    assert_true(pattern_takes("howlong + session", "a session takes how long"));
    assert_false(pattern_takes("howlong + session", "how long is a drip"));
}

static void alternatives_bind_tighter_than_plus(void **state)
{
    (void)state;
    assert_true(pattern_takes("howlong + session | drip", "how long is a drip"));
    assert_false(pattern_takes("howlong + session | drip", "is a drip good"));
    assert_false(pattern_takes("session | drip + howlong", "is a drip good"));
}

static void exclusions_take_their_whole_group(void **state)
{
    (void)state;
    assert_true(pattern_takes("howlong + !session | drip", "how long is this"));
    assert_false(pattern_takes("howlong + !session | drip", "how long is a drip"));
    assert_false(pattern_takes("howlong + !session | drip", "how long is a visit"));
    assert_false(pattern_takes("howlong + !any", "how long is a visit"));
}

static void quoted_words_need_no_concept(void **state)
{
    (void)state;
    assert_true(pattern_takes("\"purple\" + \"zebra\"", "a zebra that is purple"));
    assert_false(pattern_takes("\"purple\" + \"zebra\"", "a zebra"));
    assert_true(pattern_takes("\"in the rain\" | \"snow*\"", "when it was snowing"));
    assert_false(pattern_takes("\"in the rain\"", "rain in the"));
}

static void an_expression_keeps_word_order(void **state)
{
    (void)state;
    assert_true(pattern_takes("/how long .*{session}.* (?:until|before) .*{last}/",
                              "how long is the session until effects last"));
    assert_true(pattern_takes("/how long .*{session} (?:until|before)/",
                              "how long is the session before it"));
    assert_false(pattern_takes("/{session} .*how long/", "how long is a session"));
    assert_true(pattern_takes("/^a{1,2}b \\p{L}+$/", "aab cd"));
}

struct model {
    const char *pattern;
    bool (*holds)(const bool *concepts);
};

enum { HOWLONG, SESSION, DRIP, LAST, IT, ODD, CONCEPTS };

static bool holds_one(const bool *c)
{
    return c[HOWLONG] && (c[SESSION] || c[DRIP]) && !c[LAST];
}

static bool holds_two(const bool *c)
{
    return (c[IT] || c[LAST]) && !(c[SESSION] || c[DRIP]);
}

static bool holds_three(const bool *c)
{
    return c[ODD] && c[HOWLONG] && (c[IT] || c[SESSION] || c[DRIP]);
}

static bool holds_four(const bool *c)
{
    return (c[SESSION] || c[DRIP]) && c[LAST] && !c[ODD] && !c[IT];
}

/* Concepts by comparing words, the plain way. */
static void find_naively(const struct words *words, bool *concepts)
{
    memset(concepts, 0, CONCEPTS * sizeof(*concepts));
    for (size_t i = 0; i < words->count; i++) {
        struct str word = words->items[i].text;
        struct str next = i + 1 < words->count ? words->items[i + 1].text : STR("");
        bool is_long = str_equal(word, STR("long"));
        concepts[HOWLONG] |=
            str_equal(word, STR("duration"))
            || (str_equal(word, STR("how")) && str_equal(next, STR("long")));
        concepts[SESSION] |=
            str_starts_with(word, STR("session")) || str_equal(word, STR("visit"));
        concepts[DRIP] |=
            str_equal(word, STR("drip")) || str_starts_with(word, STR("infusion"));
        concepts[LAST] |=
            str_equal(word, STR("last")) || str_equal(word, STR("lasts"))
            || (str_equal(word, STR("wear")) && str_equal(next, STR("off")));
        concepts[IT] |= str_equal(word, STR("it")) || str_equal(word, STR("this"));
        concepts[ODD] |= is_long && !str_starts_with(next, STR("last"));
        /* "longer" begins as the expression does */
        concepts[ODD] |= str_equal(word, STR("longer"));
    }
}

static struct str random_message(struct arena *arena, struct random *random)
{
    static const char *const pool[] = {
        "how",  "long",  "duration",  "session", "sessions", "visit",   "visits",
        "drip", "drips", "infusions", "last",    "lasts",    "lasting", "wear",
        "off",  "it",    "its",       "this",    "longer",   "zebra",   "x",
    };
    struct str text = STR("zz");
    size_t count = 1 + (size_t)random_below(random, 9);

    for (size_t i = 0; i < count; i++)
        text = arena_format(arena, "%.*s %s", STR_ARG(text),
                            pool[random_below(random, COUNT_OF(pool))]);
    return text;
}

static void a_pattern_means_what_its_conjunction_says(void **state)
{
    (void)state;
    static const struct model models[] = {
        {"howlong + session | drip + !last", holds_one},
        {"it | last + !any", holds_two},
        {"odd + howlong + it | any", holds_three},
        {"any + !odd + last + !it", holds_four},
    };
    struct bench bench;
    struct random random;
    unsigned taken = 0;

    random_init(&random, 7);
    open_bench(&bench);
    for (size_t i = 0; i < COUNT_OF(models); i++)
        add(&bench, models[i].pattern);
    vocabulary_freeze(&bench.vocabulary, &bench.arena);
    intents_freeze(&bench.intents, bench.vocabulary.count);
    for (int n = 0; n < 4000; n++) {
        uint64_t *masks = ARENA_ARRAY(&bench.arena, uint64_t, bench.vocabulary.count);
        struct feature_text text;
        uint64_t possible = 0;
        struct pattern_budget budget = {PATTERN_BUDGET};
        bool concepts[CONCEPTS];
        struct words words;
        words_read(&bench.arena, random_message(&bench.arena, &random), NULL, &words);
        find_naively(&words, concepts);
        assert_true(vocabulary_look(&bench.vocabulary, &words, &budget, masks));
        text.words = words;
        feature_text_list(&text, masks, bench.vocabulary.count, &bench.arena);
        intents_look(&bench.intents, &text, &bench.arena, &possible);
        for (size_t i = 0; i < COUNT_OF(models); i++) {
            const struct intent_pattern *pattern = &bench.intents.items[i];
            bool is_taken = matches(&bench, pattern, words.text);
            if (is_taken != models[i].holds(concepts)
                || is_taken != intent_holds(pattern, masks)
                || (is_taken && !(possible >> i & 1)))
                fail_msg("%s on \"%.*s\": %d", models[i].pattern, STR_ARG(words.text),
                         is_taken);
            taken += is_taken;
        }
    }
    assert_true(taken > 500);
    close_bench(&bench);
}

/* The concepts that a regex needs are asked for before it is searched. */
static void a_regex_needs_the_concepts_outside_of_groups(void **state)
{
    static const struct {
        const char *pattern;
        size_t count;
    } rows[] = {
        {"/how long .*{session}/", 1},    {"/{howlong} .*{session}.*{last}/", 3},
        {"/how long .*{session}?/", 0},   {"/how (?:long|far) .*(?:{session}|it)/", 0},
        {"/(?!.*{session})how long/", 0}, {"/{session}|how long/", 0},
        {"/[(|]{session}\\(|\\)/", 0},    {"/[(|]{session}\\(/", 1},
    };
    struct bench bench;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        open_bench(&bench);
        add(&bench, rows[i].pattern);
        if (bench.intents.items[0].required.count != rows[i].count)
            fail_msg("%s needs %zu", rows[i].pattern,
                     bench.intents.items[0].required.count);
        close_bench(&bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_conjunction_holds_in_any_order),
        cmocka_unit_test(alternatives_bind_tighter_than_plus),
        cmocka_unit_test(exclusions_take_their_whole_group),
        cmocka_unit_test(quoted_words_need_no_concept),
        cmocka_unit_test(an_expression_keeps_word_order),
        cmocka_unit_test(a_regex_needs_the_concepts_outside_of_groups),
        cmocka_unit_test(a_pattern_means_what_its_conjunction_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
