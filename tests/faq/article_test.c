/* SPDX-License-Identifier: MIT */
#include "load.h"

#include "faq/article.h"

struct desk {
    struct arena arena;
    struct diagnostics found;
};

static int begin(void **state)
{
    struct desk *desk = calloc(1, sizeof(*desk));

    arena_init(&desk->arena);
    desk->found.arena = &desk->arena;
    *state = desk;
    return 0;
}

static int end(void **state)
{
    struct desk *desk = *state;

    arena_clear(&desk->arena);
    free(desk);
    return 0;
}

static struct article parse(struct desk *desk, const char *text)
{
    struct faq_file file = {STR("faq/hay-fever.md"), str_from_c(text)};
    struct article article;

    article_parse(&file, (struct article_arenas){&desk->arena, &desk->arena},
                  &desk->found, &article);
    return article;
}

static void an_article_is_cut_into_topics(void **state)
{
    struct desk *desk = *state;
    struct article article = parse(
        desk,
        "# Hay fever\n\n```toml faq\nsubject = 'pollen'\nreviewed = 2026-11-20\n"
        "[sources]\nNHS = { title = 'Hay fever', publisher = 'NHS', year = 2024, "
        "url = 'https://nhs.uk' }\n```\n\nAn introduction.\n\n"
        "## What it is\n\nShort answer.\n\n- one\n- two\n\n### More\n\n```\ncode\n```\n"
        "\n## Who gets it\n\n```toml faq\nid = 'who'\npriority = 'specific'\n"
        "caution = true\nsources = ['NHS']\nask = [\"who gets it\",\n    'who else']\n"
        "```\n\nMany people.\n");
    assert_int_equal(desk->found.count, 0);
    assert_true(str_equal(article.title, STR("Hay fever")));
    assert_true(str_equal(article.subject.text, STR("pollen")));
    assert_int_equal(article.reviewed, 20261120);
    assert_int_equal(article.count, 2);
    const struct article_topic *first = &article.items[0], *second = &article.items[1];
    assert_true(str_equal(first->id.text, STR("what-it-is")));
    assert_int_equal(first->title.line, 12);
    assert_int_equal(first->passage_line, 14);
    assert_int_equal(first->priority, FAQ_NORMAL);
    assert_int_equal(first->passage.count, 5);
    assert_int_equal(first->passage.blocks[0].kind, RICH_PARAGRAPH);
    assert_int_equal(first->passage.blocks[1].kind, RICH_ITEM);
    assert_int_equal(first->passage.blocks[3].kind, RICH_HEADING);
    assert_int_equal(first->passage.blocks[4].kind, RICH_PREFORMATTED);
    assert_true(str_equal(second->id.text, STR("who")));
    assert_true(second->has_caution);
    assert_int_equal(second->priority, FAQ_SPECIFIC);
    assert_int_equal(second->ask.count, 2);
    assert_int_equal(second->ask.items[1].line, 33);
    assert_int_equal(second->ask.items[1].column, 5);
    struct article_source *source = article_find_source(&article, STR("NHS"));
    assert_non_null(source);
    assert_int_equal(source->source.year, 2024);
    assert_null(article_find_source(&article, STR("WHO")));
}

static void without_a_title_the_file_names_the_article(void **state)
{
    struct desk *desk = *state;
    struct article article = parse(desk, "## One\n\nText.\n");
    assert_true(str_equal(article.title, STR("hay-fever")));
    assert_int_equal(article.count, 1);
    assert_int_equal(desk->found.count, 0);
}

static void what_no_network_shows_is_warned_about(void **state)
{
    struct desk *desk = *state;
    parse(desk, "# A\n## One\n\n<b>Text</b>\n\nText.\n\n<table></table>\n");
    assert_int_equal(desk->found.error_count, 0);
    assert_true(desk->found.warning_count > 0);
}

static void a_second_title_ends_the_topic(void **state)
{
    struct desk *desk = *state;
    struct article article =
        parse(desk, "# A\n\n## One\n\nText.\n\n# B\n\nNot of the topic.\n");
    assert_int_equal(article.count, 1);
    assert_int_equal(article.items[0].passage.count, 1);
    assert_int_equal(desk->found.warning_count, 1);
    assert_int_equal(desk->found.items[0].line, 7);
}

static void sources_must_be_whole(void **state)
{
    struct desk *desk = *state;
    parse(desk, "# A\n\n```toml faq\n[sources]\nA = { publisher = 'X' }\n"
                "B = { title = 'B', url = 'ftp://x' }\nC = 'text'\n"
                "D = { title = 'D', yaer = 2020 }\n```\n\n## One\n\nText.\n");
    assert_int_equal(desk->found.error_count, 4);
    for (size_t i = 0; i < desk->found.count; i++)
        assert_int_equal(desk->found.items[i].line, 5 + i);
}

static void diagnostics_are_sorted_counted_and_bounded(void **state)
{
    struct desk *desk = *state;
    for (unsigned i = 0; i < DIAGNOSTICS_MAX + 20; i++)
        diagnostics_add(&desk->found, i % 2 ? DIAGNOSTIC_ERROR : DIAGNOSTIC_WARNING,
                        STR("b.md"), 1000 - i, 1, "number %u", i);
    assert_int_equal(desk->found.count, DIAGNOSTICS_MAX);
    assert_int_equal(desk->found.error_count + desk->found.warning_count,
                     DIAGNOSTICS_MAX + 20);
    diagnostics_sort(&desk->found);
    for (size_t i = 1; i < desk->found.count; i++)
        assert_true(desk->found.items[i - 1].line <= desk->found.items[i].line);
    struct diagnostic bare = {.severity = DIAGNOSTIC_ERROR, .text = STR("no article")};
    assert_true(
        str_equal(diagnostic_format(&desk->arena, &bare), STR("error: no article")));
    bare.file = STR("a.md");
    bare.line = 3;
    assert_true(str_equal(diagnostic_format(&desk->arena, &bare),
                          STR("a.md:3: error: no article")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_article_is_cut_into_topics),
        TEST(without_a_title_the_file_names_the_article),
        TEST(what_no_network_shows_is_warned_about),
        TEST(a_second_title_ends_the_topic),
        TEST(sources_must_be_whole),
        TEST(diagnostics_are_sorted_counted_and_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
