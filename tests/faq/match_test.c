/* SPDX-License-Identifier: MIT */
#include "load.h"

#define BLOCK "\n\n```toml faq\n"
#define TEXT  "\n```\n\nText.\n\n"

static const char vocabulary[] =
    "drug = ['drug', 'pill*']\nheart = ['heart', 'heart rate']\n"
    "safe = ['safe', 'risk*']\ncat = ['cat']\n"
    "rate = ['rate', 'heart rate']\n";

static const char article[] =
    "# Drug\n" BLOCK "subject = 'drug'" TEXT "## What it is" BLOCK
    "priority = 'fallback'\nmatch = ['drug']" TEXT "## Safety" BLOCK
    "priority = 'broad'\nmatch = ['safe + drug']" TEXT "## Heart" BLOCK
    "priority = 'specific'\nmatch = ['heart + safe | drug']\n"
    "avoid = ['cat']" TEXT "## Speed" BLOCK "match = ['rate + heart']" TEXT;

static struct faq_ranking match(struct loaded_faq *l, const char *question)
{
    struct faq_ranking ranking;

    faq_match(l->faq, str_from_c(question), false, &l->arena, &ranking);
    return ranking;
}

static const struct faq_candidate *find(const struct faq_ranking *ranking, const char *id)
{
    for (size_t i = 0; i < ranking->count; i++)
        if (str_equal(ranking->items[i].topic->id, str_from_c(id)))
            return &ranking->items[i];
    return NULL;
}

static void the_rarer_thing_asked_wins(void **state)
{
    struct faq_ranking ranking = match(*state, "is the drug safe for my heart");
    assert_true(str_equal(ranking.items[0].topic->id, STR("heart")));
    assert_true(str_equal(ranking.items[1].topic->id, STR("safety")));
    assert_true(ranking.margin > 0);
    assert_true(ranking.items[0].pattern_score > ranking.items[1].pattern_score);
}

static void the_evidence_is_told(void **state)
{
    struct faq_ranking ranking = match(*state, "is the drug safe");
    assert_true(str_equal(ranking.items[0].topic->id, STR("safety")));
    assert_true(str_equal(ranking.items[0].pattern, STR("safe + drug")));
    assert_int_equal(ranking.items[0].pattern_line, 23);
    assert_true(str_equal(ranking.items[0].words, STR("drug safe")));
    assert_true(str_equal(ranking.items[0].example, STR("Safety"))
                || !ranking.items[0].example.len);
}

static void what_is_avoided_is_not_in_the_ranking(void **state)
{
    struct faq_ranking ranking =
        match(*state, "is the drug safe for the heart of my cat");
    assert_null(find(&ranking, "heart"));
    assert_non_null(find(&ranking, "safety"));
}

static void a_conjunction_on_one_word_is_no_match(void **state)
{
    struct faq_ranking ranking = match(*state, "pulse rate and my heart");
    const struct faq_candidate *speed = find(&ranking, "speed");
    assert_non_null(speed);
    assert_true(speed->pattern_score > 0);
    struct loaded_faq l = load_faq("# A\n## Both" BLOCK "match = ['one + two']" TEXT,
                                   "one = ['rate']\ntwo = ['rat*']", false);
    assert_non_null(l.faq);
    ranking = match(&l, "what rate");
    for (size_t i = 0; i < ranking.count; i++)
        assert_true(ranking.items[i].pattern_score <= 0);
    ranking = match(&l, "what rate has a rat");
    assert_int_equal(ranking.count, 1);
    assert_true(ranking.items[0].pattern_score > 0);
    load_clear(&l);
}

static void the_subject_is_seen(void **state)
{
    struct faq_ranking ranking = match(*state, "are pills safe");
    assert_true(ranking.has_subject && ranking.names_subject);
    ranking = match(*state, "is that safe for the heart");
    assert_true(ranking.has_subject && !ranking.names_subject);
    struct loaded_faq l = load_faq("# A\n## Cost\n\nText.\n", NULL, false);
    ranking = match(&l, "what about the cost");
    assert_true(!ranking.has_subject && !ranking.names_subject);
    load_clear(&l);
}

static void foreign_words_are_counted(void **state)
{
    struct faq_ranking ranking = match(*state, "does the drug reach zanzibar and tahiti");
    assert_int_equal(ranking.foreign_count, 3);
    assert_int_equal(ranking.content_count, 4);
}

static void nothing_known_ranks_nothing(void **state)
{
    struct faq_ranking ranking = match(*state, "zanzibar tahiti");
    assert_int_equal(ranking.count, 0);
    ranking = match(*state, "");
    assert_int_equal(ranking.count, 0);
    assert_int_equal(ranking.words.count, 0);
}

static int set_up(void **state)
{
    struct loaded_faq *l = malloc(sizeof(*l));

    *l = load_faq(article, vocabulary, false);
    *state = l;
    return l->faq ? 0 : -1;
}

static int tear_down(void **state)
{
    load_clear(*state);
    free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rarer_thing_asked_wins),
        cmocka_unit_test(the_evidence_is_told),
        cmocka_unit_test(what_is_avoided_is_not_in_the_ranking),
        cmocka_unit_test(a_conjunction_on_one_word_is_no_match),
        cmocka_unit_test(the_subject_is_seen),
        cmocka_unit_test(foreign_words_are_counted),
        cmocka_unit_test(nothing_known_ranks_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
