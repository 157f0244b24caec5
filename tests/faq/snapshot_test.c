/* SPDX-License-Identifier: MIT */
#include "faq/load.h"
#include "load.h"

#define TOPIC "# A\n## Cost\n\n```toml faq\n"
#define TEXT  "\n```\n\nIt varies.\n"

/* What an author got wrong, and what is said: place, cause and often the cure. */
static const struct {
    const char *name, *article, *vocabulary, *said;
} mistakes[] = {
    {"no topic", "# A\n\nText only.\n", NULL, "a.md:1: error: no topic"},
    {"no text", "# A\n## Cost\n", NULL, "a.md:2: error: topic \"cost\" has no text"},
    {"twice the same id", "# A\n## Cost\n\nOne.\n\n## Cost\n\nTwo.\n", NULL,
     "a.md:6: error: topic \"cost\" is defined twice (first in a.md:2)"},
    {"id twice, in blocks", TOPIC "id = 'x'" TEXT "## B\n\n```toml faq\nid = 'x'" TEXT,
     NULL, "a.md:12:6: error: topic \"x\" is defined twice (first in a.md:5)"},
    {"unknown concept", TOPIC "match = ['price + howmany']" TEXT,
     "price = ['cost']\nhow_many = ['how many']",
     "a.md:5:19: error: unknown concept \"howmany\"; did you mean \"how_many\"?"},
    {"unknown member", TOPIC "match = ['a']" TEXT, "a = ['{prce}']\nprice = ['cost']",
     "v.toml:1:6: error: unknown concept \"prce\"; did you mean \"price\"?"},
    {"bad regex", TOPIC "match = ['/how (long/']" TEXT, NULL, "a.md:5:21: error: "},
    {"bad regex behind a macro", TOPIC "match = ['/{price} (long/']" TEXT,
     "price = ['cost']", "a.md:5:25: error: "},
    {"bad regex in a concept", TOPIC "match = ['a']" TEXT, "a = ['x', '/b(/']",
     "v.toml:1:1"},
    {"catastrophic regex", TOPIC "match = ['/^(a+)+$/']" TEXT, NULL,
     "a.md:5:10: error: this expression is too slow"},
    {"catastrophic regex in a concept", TOPIC "match = ['a']" TEXT,
     "a = ['/(?:\\w+ ?)+~~/']", "v.toml:1:1: error: this expression is too slow"},
    {"control character", TOPIC "match = [\"/\\bcost/\"]" TEXT, NULL,
     "a.md:5:12: error: a control character in a pattern"},
    {"unclosed block", "# A\n## Cost\n\nText.\n\n```toml faq\nid = 'x'\n", NULL,
     "a.md:6: error: this block is not closed"},
    {"not UTF-8", "# A\n## Cost\n\nText \xff\xfe.\n", NULL,
     "a.md:4:6: error: the text is not UTF-8 here"},
    {"not UTF-8 in a block", TOPIC "ask = ['caf\xe9']" TEXT, NULL,
     "a.md:5:12: error: the text is not UTF-8 here"},
    {"not UTF-8 in a vocabulary", TOPIC "id = 'x'" TEXT, "a = ['caf\xe9']",
     "v.toml:1:9: error: the text is not UTF-8 here: save the file"},
    {"a list that is not closed", TOPIC "match = ['a'\npriority = 'broad'" TEXT,
     "a = ['x']", "a.md:6:1: error: a comma is missing before this, or the ]"},
    {"no quotes", TOPIC "match = [a + b]" TEXT, "a = ['x']",
     "a.md:5:10: error: a text stands in quotes"},
    {"no quotes in a vocabulary", TOPIC "id = 'x'" TEXT, "a = [cost]",
     "v.toml:1:6: error: a text stands in quotes"},
    {"empty example", TOPIC "ask = ['a', ' ']" TEXT, NULL,
     "a.md:5:13: error: \"ask\" holds an empty string"},
    {"empty id", TOPIC "id = ''" TEXT, NULL, "a.md:5:6: error: an id is made of letters"},
    {"bad id", TOPIC "id = 'the cost'" TEXT, NULL,
     "a.md:5:6: error: an id is made of letters, digits and hyphens, not \"the cost\""},
    {"a date in quotes", TOPIC "reviewed = '2026-11-20'" TEXT, NULL,
     "a.md:5:12: error: \"reviewed\" must be a date, not a string: 2026-11-20, without"},
    {"another language", "# A\n\n```toml faq\nlanguage = 'de'\n```\n\n## T\n\nText.\n",
     NULL, "a.md:4:12: error: only \"en\" is understood as language, not \"de\""},
    {"a source without title",
     "# A\n\n```toml faq\n[sources]\nX = { year = 2020 }\n```\n\n## T\n\nText.\n", NULL,
     "a.md:5:5: error: a source needs a title: \"X\""},
    {"a source that leads to a script",
     "# A\n\n```toml faq\n[sources]\nX = { title = 'X', url = 'javascript:x' }\n```\n\n"
     "## T\n\nText.\n",
     NULL,
     "a.md:5:5: error: a source's url begins with https:// or http://, not "
     "\"javascript:x\""},
    {"quotes around nothing", TOPIC "match = ['\"?!\"']" TEXT, NULL,
     "a.md:5:12: error: nothing is left of these quoted words"},
    {"pattern begins with a sign", TOPIC "match = ['+ a']" TEXT, "a = ['x']",
     "a.md:5:11: error: a concept or \"quoted words\" must stand here"},
    {"pattern without a sign", TOPIC "match = ['a b']" TEXT, "a = ['x']\nb = ['y']",
     "a.md:5:13: error: \"+\", \"|\" or the end of the pattern"},
    {"open expression", TOPIC "match = ['/cost']" TEXT, NULL,
     "a.md:5:11: error: a regular expression ends with a slash"},
    {"a term of nothing", TOPIC "match = ['a']" TEXT, "a = ['x', '?!']",
     "v.toml:1:11: error: \"?!\" is no term: write words"},
    {"a term that is a number", TOPIC "match = ['a']" TEXT, "a = ['x', 5]",
     "v.toml:1:11: error: a term must be a string, not an integer"},
    {"a concept of nothing", TOPIC "id = 'x'" TEXT, "a = []",
     "v.toml:1:5: error: concept \"a\" has no terms"},
    {"a concept's name", TOPIC "id = 'x'" TEXT, "\"two words\" = ['x']",
     "v.toml:1:1: error: \"two words\" cannot name a concept: use letters, digits and _"},
    {"a block in pieces",
     "# A\n\n```toml faq\n```\n\n```toml faq\n```\n\n## T\n\nText.\n", NULL,
     "a.md:6: error: a second block before the first topic"},
    {"broken TOML", TOPIC "id = = 'x'" TEXT, NULL, "a.md:5:"},
    {"broken vocabulary", TOPIC "id = 'x'" TEXT, "a = [", "v.toml:1"},
    {"unknown key", TOPIC "mtach = ['a']" TEXT, "a = ['x']",
     "a.md:5:1: error: unknown key \"mtach\"; did you mean \"match\"?"},
    {"wrong type", TOPIC "ask = 'how much'" TEXT, NULL,
     "a.md:5:7: error: \"ask\" must be an array, not a string"},
    {"wrong type in a list", TOPIC "ask = ['a', 2]" TEXT, NULL,
     "a.md:5:13: error: \"ask\" holds an integer where a string is wanted"},
    {"empty match", TOPIC "match = []" TEXT, NULL, "a.md:5:9: error: \"match\" is empty"},
    {"unknown source", TOPIC "sources = ['WHO']" TEXT, NULL,
     "a.md:5:12: error: unknown source \"WHO\""},
    {"unknown aspect", TOPIC "then = ['lenght']" TEXT, NULL,
     "a.md:5:9: error: \"lenght\" is nothing that \"then\" knows; did you mean "
     "\"length\"?"},
    {"unknown topic before", TOPIC "after = ['bladdr']" TEXT, NULL,
     "a.md:5:10: error: \"after\" names no topic: \"bladdr\""},
    {"unknown subject", "# A\n\n```toml faq\nsubject = 'drgu'\n```\n\n## T\n\nText.\n",
     "drug = ['x']",
     "a.md:4:11: error: subject \"drgu\" is no concept of the vocabulary; did you mean "
     "\"drug\"?"},
    {"bad priority", TOPIC "priority = 'urgent'" TEXT, NULL,
     "a.md:5:12: error: priority is fallback, broad, normal or specific"},
    {"circle", TOPIC "match = ['a']" TEXT, "a = ['{b}']\nb = ['{a}']",
     "v.toml:2:6: error: concept \"a\" holds itself through \"b\""},
    {"concept twice", TOPIC "match = ['a']" TEXT, "a = ['x']\n\"a\" = ['y']", "v.toml:2"},
    {"concept no list", TOPIC "id = 'x'" TEXT, "a = 'x'",
     "v.toml:1:5: error: concept \"a\" must be an array of strings"},
    {"only exclusions", TOPIC "match = ['!a']" TEXT, "a = ['x']",
     "a.md:5:11: error: a pattern that only excludes"},
    {"open quotes", TOPIC "match = ['\"purple']" TEXT, NULL,
     "a.md:5:11: error: quoted words are not closed"},
    {"pattern ends early", TOPIC "match = ['a +']" TEXT, "a = ['x']",
     "a.md:5:14: error: the pattern ends"},
    {"two blocks", TOPIC "id = 'x'\n```\n\n```toml faq\nid = 'y'" TEXT, NULL,
     "a.md:8: error: a second block in one topic"},
};

static void every_mistake_is_told_with_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        struct loaded_faq l =
            load_faq(mistakes[i].article, mistakes[i].vocabulary, false);
        if (l.faq)
            fail_msg("%s was taken", mistakes[i].name);
        assert_said(&l, mistakes[i].said);
        load_clear(&l);
    }
}

/* As the daemon loads; the sanitizers would see what is let go too early. */
static void a_refused_faq_is_let_go_with_what_was_written(void **state)
{
    (void)state;
    struct faq_file files[] = {{STR("a.md"), STR("# A\n## Cost\n")},
                               {STR("v.toml"), STR("price = ['cost', '/\\bfe+s?\\b/']")}};
    struct faq_options options = {.drops_written = true};
    struct loaded_faq l = {0};

    arena_init(&l.arena);
    l.found.arena = &l.arena;
    l.faq = faq_load(files, COUNT_OF(files), &options, &l.found);
    assert_null(l.faq);
    assert_said(&l, "a.md:2: error: topic \"cost\" has no text");
    load_clear(&l);
}

static void all_mistakes_are_told_not_only_the_first(void **state)
{
    (void)state;
    struct loaded_faq l =
        load_faq("# A\n## One\n\n```toml faq\nfoo = 1\nmatch = ['no']" TEXT
                 "## Two\n\n```toml faq\nid = = 1" TEXT
                 "## Three\n\n```toml faq\nmatch = ['/(/']" TEXT,
                 NULL, false);
    assert_null(l.faq);
    assert_said(&l, "a.md:5:1: error: unknown key \"foo\"");
    assert_said(&l, "a.md:6:11: error: unknown concept \"no\"");
    assert_said(&l, "a.md:13:6: error: ");
    assert_said(&l, "a.md:20:13: error: ");
    load_clear(&l);
}

/* Hundreds of names that are not there would hide the one line that has to be mended. */
static void names_are_not_missed_when_a_vocabulary_cannot_be_read(void **state)
{
    (void)state;
    struct faq_file files[] = {
        {STR("a.md"), STR("# A\n\n```toml faq\nsubject = 'drug'\n```\n\n"
                          "## Cost\n\n```toml faq\nmatch = ['price', '/{price}/']" TEXT)},
        {STR("v.toml"), STR("drug = ['x']\nprice = ['cost'\n")},
        {STR("w.toml"), STR("dear = ['{price}']\n")},
    };
    struct loaded_faq l = load_files(files, COUNT_OF(files), false);

    assert_null(l.faq);
    assert_int_equal(l.found.error_count, 1);
    assert_said(&l, "v.toml:");
    load_clear(&l);
}

static void a_folder_without_articles_is_refused(void **state)
{
    (void)state;
    struct faq_file file = {STR("v.toml"), STR("a = ['x']")};
    struct loaded_faq l = load_files(&file, 1, false);
    assert_null(l.faq);
    assert_said(&l, "error: no article");
    load_clear(&l);
    l = load_files(NULL, 0, false);
    assert_null(l.faq);
    assert_said(&l, "error: no article");
    load_clear(&l);
}

static void a_file_over_its_limit_is_refused_unread(void **state)
{
    (void)state;
    size_t size = 10 * 1024 * 1024;
    char *bytes = malloc(size);
    assert_non_null(bytes);
    memset(bytes, '#', size);
    struct faq_file file = {STR("a.md"), str_make(bytes, size)};
    struct loaded_faq l = load_files(&file, 1, false);
    free(bytes);
    assert_null(l.faq);
    assert_said(&l, "a.md: error: the file has 10485760 bytes; 4194304 are allowed");
    load_clear(&l);
}

static const char failing[] =
    "# A\n## Cost\n\n```toml faq\nask = ['is it dear', 'what does it cost']\n"
    "not_ask = ['cost of living']\nmatch = ['\"cost\"', '\"dear\"']" TEXT
    "## Weather\n\n```toml faq\npriority = 'broad'\nask = ['how dear is it', 'will it "
    "rain']" TEXT;

static void a_failing_example_warns_or_is_refused_when_strict(void **state)
{
    (void)state;
    struct loaded_faq l = load_faq(failing, NULL, false);
    assert_non_null(l.faq);
    assert_int_equal(l.found.error_count, 0);
    assert_said(&l, "a.md:15:8: warning: example \"how dear is it\" is understood as "
                    "\"cost\"");
    assert_said(&l, "a.md:6:12: warning: example \"cost of living\" of not_ask is "
                    "answered by \"cost\"");
    load_clear(&l);
    l = load_faq(failing, NULL, true);
    assert_null(l.faq);
    assert_said(&l, "a.md:15:8: error: example \"how dear is it\"");
    load_clear(&l);
}

static void content_rules_are_warnings(void **state)
{
    (void)state;
    struct loaded_faq l = load_faq(
        "# A\n\n```toml faq\nreviewed = 2020-01-01\n[sources]\n"
        "X = { title = 'Unused' }\n```\n\n## Dose\n\nPeople take 50 mg of it.\n\n"
        "## List\n\n- one\n- two\n\n## Cure\n\nIt is a miracle.\n\n"
        "## Never\n\n```toml faq\nmatch = ['part + !whole']" TEXT,
        "part = ['x']\nwhole = ['{part}', 'y']\nlonely = ['z']", false);
    assert_non_null(l.faq);
    assert_said(&l,
                "a.md:11: warning: topic \"dose\" names an amount of a drug: \"50 mg\"");
    assert_said(&l, "a.md:15: warning: topic \"list\": no short answer");
    assert_said(&l, "a.md:20: warning: topic \"cure\" names a promise: \"miracle\"");
    assert_said(&l, "a.md:6: warning: no topic uses source \"X\"");
    assert_said(&l,
                "a.md:9: warning: topic \"dose\" was last reviewed more than 24 months");
    assert_said(&l,
                "v.toml:3:1: warning: no pattern and no example uses concept \"lonely\"");
    assert_said(&l, "a.md:25:10: warning: this pattern can never match");
    load_clear(&l);
}

static void topics_that_claim_the_same_are_named(void **state)
{
    (void)state;
    struct loaded_faq l = load_faq(
        "# A\n## One\n\n```toml faq\nmatch = ['a + b']\nask = ['what is it']" TEXT
        "## Two\n\n```toml faq\npriority = 'specific'\nmatch = ['b + a']\n"
        "ask = ['What is it']" TEXT,
        "a = ['x']\nb = ['y']", false);
    assert_non_null(l.faq);
    assert_said(&l, "a.md:5:10: warning: this pattern can never win: topic \"two\"");
    assert_said(&l,
                "a.md:15:8: warning: topics \"one\" and \"two\" fight over the example");
    load_clear(&l);
}

static void topics_are_found_by_id_title_and_words(void **state)
{
    (void)state;
    struct loaded_faq l = load_faq("# Hay fever\n## Price of treatment\n\n```toml faq\n"
                                   "id = 'cost'" TEXT "## Pregnancy and milk\n\nAsk.\n",
                                   NULL, false);
    assert_non_null(l.faq);
    const struct faq_topic *cost = faq_topic_find(l.faq, STR("cost"));
    assert_non_null(cost);
    assert_true(str_equal(cost->title, STR("Price of treatment")));
    assert_int_equal(cost->line, 2);
    assert_null(faq_topic_find(l.faq, STR("price")));
    assert_ptr_equal(faq_topic_named(l.faq, STR("price"), &l.arena), cost);
    assert_ptr_equal(faq_topic_named(l.faq, STR("PRICE OF TREATMENT"), &l.arena), cost);
    const struct faq_topic *other = faq_topic_named(l.faq, STR("pregnancy"), &l.arena);
    assert_non_null(other);
    assert_true(str_equal(other->id, STR("pregnancy-and-milk")));
    assert_null(faq_topic_named(l.faq, STR("zebra"), &l.arena));
    assert_true(str_equal(faq_title(l.faq), STR("Hay fever")));
    load_clear(&l);
}

static void changes_between_two_snapshots_are_told(void **state)
{
    (void)state;
    struct loaded_faq old = load_faq(
        "# A\n## Same\n\nText.\n\n## Old\n\nText.\n\n## Edit\n\nText.\n", NULL, false);
    struct loaded_faq new = load_faq(
        "# A\n\n## Same\n\nText.\n\n## Edit\n\nOther.\n\n## New\n\nText.\n", NULL, false);
    struct faq_changes changes;
    faq_compare(old.faq, new.faq, &new.arena, &changes);
    assert_int_equal(changes.count, 3);
    assert_true(str_equal(changes.items[0].id, STR("edit")));
    assert_int_equal(changes.items[0].kind, FAQ_CHANGED);
    assert_true(str_equal(changes.items[1].id, STR("new")));
    assert_int_equal(changes.items[1].kind, FAQ_ADDED);
    assert_true(str_equal(changes.items[2].id, STR("old")));
    assert_int_equal(changes.items[2].kind, FAQ_REMOVED);
    faq_compare(NULL, new.faq, &new.arena, &changes);
    assert_int_equal(changes.count, 3);
    load_clear(&old);
    load_clear(&new);
}

static void the_shipped_faq_has_no_errors(void **state)
{
    (void)state;
    struct loaded_faq l = load_shipped();
    assert_non_null(l.faq);
    assert_true(faq_topic_count(l.faq) >= 50);
    for (size_t i = 0; i < faq_topic_count(l.faq); i++) {
        const struct faq_topic *topic = faq_topic_at(l.faq, i);
        assert_int_equal(topic->index, i);
        assert_true(topic->source_count > 0);
        assert_int_equal(topic->passage.blocks[0].kind, RICH_PARAGRAPH);
        /* The short answer and one to four more; six where medicines are listed. */
        assert_in_range(topic->passage.count, 2, 7);
        assert_true(topic->reviewed >= 20261130);
    }
    load_clear(&l);
}

static void topics_of_risk_begin_with_whom_to_ask(void **state)
{
    static const char *const careful[] = {
        "pregnancy",         "blood-pressure-heart", "psychosis",
        "bipolar",           "eligibility",          "drug-interactions",
        "alcohol-drugs-mix", "age-groups",           "at-home"};
    static const char *const urgent[] = {"overdose", "alcohol-drugs-mix",
                                         "recreational-use"};
    struct loaded_faq l = load_shipped();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(careful); i++)
        assert_true(faq_topic_find(l.faq, str_from_c(careful[i]))->has_caution);
    for (size_t i = 0; i < COUNT_OF(urgent); i++) {
        const struct faq_topic *topic = faq_topic_find(l.faq, str_from_c(urgent[i]));
        assert_true(str_starts_with(
            rich_block_plain(&l.arena, &topic->passage.blocks[0]),
            STR("If this is happening now, call your local emergency number.")));
    }
    load_clear(&l);
}

/* Views into what is gone would be seen by the sanitizers. */
static void who_only_asks_needs_nothing_that_was_written(void **state)
{
    (void)state;
    static const char article[] =
        "# Session\n\n```toml faq\nsubject = 'session'\nmedical = false\n[sources]\n"
        "S = { title = 'A source' }\n```\n\n## Its cost\n\n```toml faq\nid = 'cost'\n"
        "match = ['price']\nask = ['how much is it', 'is it dear']\n"
        "not_ask = ['how much time']\nsources = ['S']\n```\n\nIt *varies*.\n\n"
        "## Its length\n\n```toml faq\nask = ['how long is it']\n```\n\nAn hour.\n";
    static const char vocabulary[] = "price = ['cost*', '{money}', '/\\bfe+s?\\b/']\n"
                                     "money = ['money']\nsession = ['session']\n";
    struct faq_file files[] = {{STR("a.md"), str_from_c(article)},
                               {STR("v.toml"), str_from_c(vocabulary)}};
    struct loaded_faq whole = load_files(files, 2, true);
    struct diagnostics found = {.arena = &whole.arena};
    struct faq_options options = {.drops_written = true};
    struct faq_snapshot *spare = faq_load(files, 2, &options, &found);
    assert_non_null(whole.faq);
    assert_non_null(spare);
    static const char *const questions[] = {"is it dear?", "what money", "feees",
                                            "how long is a sesion"};
    for (size_t i = 0; i < COUNT_OF(questions); i++) {
        struct faq_context context = {.is_about_subject = true};
        struct faq_answer one, two;
        faq_answer(whole.faq, str_from_c(questions[i]), context, &whole.arena, &one);
        faq_answer(spare, str_from_c(questions[i]), context, &whole.arena, &two);
        assert_true(one.topic && two.topic && str_equal(one.topic->id, two.topic->id));
        assert_true(
            str_equal(one.ranking.items[0].example, two.ranking.items[0].example));
        assert_true(
            str_equal(one.ranking.items[0].pattern, two.ranking.items[0].pattern));
    }
    const struct faq_topic *cost = faq_topic_named(spare, STR("its cost"), &whole.arena);
    assert_true(cost && str_equal(cost->sources[0].title, STR("A source")));
    assert_true(str_equal(faq_title(spare), STR("Session")));
    assert_false(faq_is_medical(spare));
    faq_snapshot_destroy(spare);
    load_clear(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_told_with_its_place),
        cmocka_unit_test(a_refused_faq_is_let_go_with_what_was_written),
        cmocka_unit_test(all_mistakes_are_told_not_only_the_first),
        cmocka_unit_test(names_are_not_missed_when_a_vocabulary_cannot_be_read),
        cmocka_unit_test(a_folder_without_articles_is_refused),
        cmocka_unit_test(a_file_over_its_limit_is_refused_unread),
        cmocka_unit_test(a_failing_example_warns_or_is_refused_when_strict),
        cmocka_unit_test(content_rules_are_warnings),
        cmocka_unit_test(topics_that_claim_the_same_are_named),
        cmocka_unit_test(topics_are_found_by_id_title_and_words),
        cmocka_unit_test(changes_between_two_snapshots_are_told),
        cmocka_unit_test(the_shipped_faq_has_no_errors),
        cmocka_unit_test(topics_of_risk_begin_with_whom_to_ask),
        cmocka_unit_test(who_only_asks_needs_nothing_that_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
