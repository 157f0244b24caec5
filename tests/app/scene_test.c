/* SPDX-License-Identifier: MIT */
/* Everybody's bad input through the whole bot with the shipped FAQ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <time.h>

#include "app/scene.h"
#include "base/buf.h"
#include "folder.h"
#include "safety/texts.h"

enum {
    MESSAGE_BYTES = 64 * 1024,
    SCRATCH_BYTES_MAX = 8 * 1024 * 1024, /* that hearing one message may take */
    SECONDS_MAX = 5,                     /* of CPU, on the slowest of machines */
};
#define NOON       INT64_C(1795521600000)
#define DISCLAIMER "not medical advice"

static const struct faq_options faq_options = {.review_months = 24, .today = 20261120};
static const struct scene_person direct = {.name = STR_INIT("ann"), .is_direct = true};
static const struct scene_person in_room = {.name = STR_INIT("ann")};
static const struct scene_person admin = {
    .name = STR_INIT("ada"), .is_direct = true, .is_admin = true};

struct stage {
    struct scene scene;
    struct arena arena;
};

static void stage_open(struct stage *stage, const char *dir)
{
    struct bot_options options = {
        .prefix = STR("!"),
        .lines = safety_lines_find(STR("generic")),
        .hears_unaddressed = true,
        .version = STR("1"),
    };
    struct diagnostics found;

    arena_init(&stage->arena);
    scene_init(&stage->scene, str_from_c(dir), &faq_options, &options, NOON);
    assert_true(scene_load(&stage->scene, &stage->arena, &found));
}

static void stage_close(struct stage *stage)
{
    scene_clear(&stage->scene);
    arena_clear(&stage->arena);
}

/* All that was said in answer, on one line each; lives until the stage closes. */
static struct str hear(struct stage *stage, const struct scene_person *person,
                       struct str text)
{
    struct scene_lines said;
    struct buf all;
    clock_t start = clock();

    stage->scene.now_ms += 60 * 1000;
    scene_say(&stage->scene, person, text, &said);
    assert_true(clock() - start < SECONDS_MAX * CLOCKS_PER_SEC);
    assert_true(stage->scene.scratch.total_bytes < SCRATCH_BYTES_MAX);
    buf_init(&all, 1 << 20);
    for (size_t i = 0; i < said.count; i++) {
        buf_add(&all, said.items[i].text);
        buf_add_char(&all, '\n');
    }
    struct str copy = arena_copy(&stage->arena, buf_view(&all));
    buf_clear(&all);
    return copy;
}

static bool has(struct str text, const char *words)
{
    return str_find(text, str_from_c(words)) != STR_NOT_FOUND;
}

static struct str repeated(struct arena *arena, const char *piece, size_t bytes)
{
    struct buf all;

    buf_init(&all, bytes);
    while (!all.is_full)
        buf_add(&all, str_from_c(piece));
    struct str copy = arena_copy(arena, buf_view(&all));
    buf_clear(&all);
    return copy;
}

static const char *const pieces[] = {
    "how long until ketamine works ",
    "a",
    "ketamine",
    "aaaaaaaab ",
    "! ",
    "\n",
    "?",
    "faqd: ",
    "2 ",
    "\xf0\x9f\x98\x80",
    "\xf0\x9f\x91\xa9\xe2\x80\x8d",
    "\xcc\x81",
    "\x01",
    "\x7f\x1b[31m",
    "\x02\00304,05\x0f",
    "\xff\xfe",
    "\xe2\x80\xae",
    "\xd9\x85\xd8\xa7 \xd9\x87\xd9\x88 ",
    "\xe2\x80\x8b",
    "<b>&amp;",
    "((((",
    "`*_[](",
    "does it ",
    "kill overdose dying chest pain ",
    "how much mg dose take line snort ",
};

static void a_message_of_64_kib_is_heard_in_bounded_work(void **state)
{
    struct stage stage;

    (void)state;
    stage_open(&stage, FAQ_DIR);
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        struct str text = repeated(&stage.arena, pieces[i], MESSAGE_BYTES);
        struct str said = hear(&stage, &direct, text);
        assert_true(said.len < 8 * 1024);
        said = hear(&stage, &in_room, text);
        assert_true(said.len < 8 * 1024);
    }
    assert_true(has(hear(&stage, &direct, STR("what is ketamine?")), DISCLAIMER));
    stage_close(&stage);
}

static void danger_at_the_head_of_64_kib_is_heard(void **state)
{
    struct stage stage;

    (void)state;
    stage_open(&stage, FAQ_DIR);
    struct str tail = repeated(&stage.arena, "and so on ", MESSAGE_BYTES);
    struct str said = hear(
        &stage, &direct,
        arena_format(&stage.arena, "my friend took ketamine and is not breathing. %.*s",
                     STR_ARG(tail)));
    assert_true(has(said, "emergency"));
    stage_close(&stage);
}

static void what_has_no_words_gets_no_passage(void **state)
{
    static const char *const wordless[] = {
        "\xf0\x9f\x98\x80",
        "\xf0\x9f\x98\x80\xf0\x9f\x8d\x8d \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9",
        "\x01\x02\x03\x04",
        "\x02\x02\x1f\x0f",
        "\00304,12",
        "\xe2\x80\xae\xe2\x80\xac",
        "? ? ?",
        "   ",
        "\xd9\x85\xd8\xa7 \xd9\x87\xd8\xb0\xd8\xa7\xd8\x9f",
        "\xff\xfe\xfd",
        "...",
        "\t\r\n",
    };
    struct stage stage;

    (void)state;
    stage_open(&stage, FAQ_DIR);
    for (size_t i = 0; i < COUNT_OF(wordless); i++) {
        struct str said = hear(&stage, &direct, str_from_c(wordless[i]));
        if (has(said, DISCLAIMER))
            fail_msg("%s got: %.*s", wordless[i], STR_ARG(said));
        said = hear(&stage, &in_room, str_from_c(wordless[i]));
        assert_int_equal(said.len, 0);
    }
    stage_close(&stage);
}

static void codes_and_marks_between_words_do_not_hide_a_question(void **state)
{
    static const char *const forms[] = {
        "is ketamine addictive?",
        "\x02is\x02 \00304ketamine\x03 \037addictive\x1f\x0f",
        "\00304,12is \x1dketamine\x1d addictive?",
        "\xe2\x80\xaeis ketamine addictive?\xe2\x80\xac",
        "\xe2\x81\xa7is keta\xe2\x80\x8bmine addictive?\xe2\x81\xa9",
        "is ketamine addictive? \xf0\x9f\x98\x80\xf0\x9f\x98\x80",
        "\x01is ketamine\x07 addictive?",
        "IS KETAMINE ADDICTIVE!!!!",
    };
    struct stage stage;

    (void)state;
    stage_open(&stage, FAQ_DIR);
    struct str plain = hear(&stage, &direct, str_from_c(forms[0]));
    assert_true(has(plain, DISCLAIMER));
    for (size_t i = 1; i < COUNT_OF(forms); i++) {
        stage.scene.now_ms += 60 * 60 * 1000;
        struct str said = hear(&stage, &direct, str_from_c(forms[i]));
        if (!str_equal(said, plain))
            fail_msg("form %zu got: %.*s", i, STR_ARG(said));
    }
    stage_close(&stage);
}

static void codes_and_marks_do_not_hide_danger(void **state)
{
    static const char *const forms[] = {
        "my friend took ketamine and is not breathing",
        "\x02my friend\x02 took ketamine and is not \00304breathing\x03",
        "\xe2\x80\xaemy friend took ketamine and is not breathing\xe2\x80\xac",
        "my friend took ketamine and is not brea\xe2\x80\x8bthing \xf0\x9f\x98\xad",
        "MY FRIEND TOOK KETAMINE AND IS NOT BREATHING!!!!!",
        "\x01my\x02 friend\xff took\x07 ketamine and is not breathing",
        "my fr\xef\xbd\x89\xef\xbd\x85nd took ketamine and is not breathing",
    };
    struct stage stage;

    (void)state;
    stage_open(&stage, FAQ_DIR);
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        if (!has(hear(&stage, &in_room, str_from_c(forms[i])), "emergency"))
            fail_msg("form %zu is not heard as danger", i);
    stage_close(&stage);
}

#define TOPIC "# Bread\n\n## Rye\n\n```toml faq\n"
#define TEXT  "\n```\n\nRye bread keeps for a week.\n"

/* What an author breaks, and the place that the admin reads. */
static const struct {
    const char *name, *article, *said;
} broken[] = {
    {"no topic", "# Bread\n", "bread.md:1: error: "},
    {"twice the same id", TOPIC "id = 'a'" TEXT "## B\n\n```toml faq\nid = 'a'" TEXT,
     "bread.md:13:6: error: "},
    {"unknown concept", TOPIC "match = ['loaf']" TEXT, "bread.md:6:11: error: "},
    {"bad regex", TOPIC "match = ['/(/']" TEXT, "bread.md:6:13: error: "},
    {"catastrophic regex", TOPIC "match = ['/^(a+)+$/']" TEXT, "bread.md:6:10: error: "},
    {"control character", TOPIC "match = [\"/\\bcost/\"]" TEXT, "bread.md:6:12: error: "},
    {"unclosed block", "# Bread\n\n## Rye\n\nText.\n\n```toml faq\nid = 'x'\n",
     "bread.md:7: error: "},
    {"not UTF-8", "# Bread\n\n## Rye\n\nText \xff\xfe.\n", "bread.md:5"},
    {"UTF-16", "\xff\xfe#", "bread.md:1"},
    {"no file at all", NULL, ""},
};

static void break_article(struct folder *folder, const char *text)
{
    unlink(folder->files[0]);
    folder->count = 0;
    if (text)
        folder_write(folder, "bread.md", text);
}

static void a_broken_article_leaves_the_old_faq_and_is_told_to_the_admin(void **state)
{
    static const char good[] = "# Bread\n\n## Rye\n\nRye bread keeps for a week.\n";
    static const char question[] = "does rye bread keep?";
    struct folder folder;
    struct stage stage;

    (void)state;
    folder_make(&folder);
    folder_write(&folder, "bread.md", good);
    stage_open(&stage, folder.path);
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        break_article(&folder, broken[i].article);
        struct str said = hear(&stage, &admin, STR("!reload"));
        if (!has(said, "error") || !has(said, broken[i].said))
            fail_msg("%s: %.*s", broken[i].name, STR_ARG(said));
        assert_true(has(hear(&stage, &direct, str_from_c(question)), "keeps for a week"));
    }
    struct str huge = repeated(&stage.arena, "# words\n", 10 * 1024 * 1024);
    break_article(&folder, huge.ptr);
    assert_true(has(hear(&stage, &admin, STR("!reload")),
                    "bread.md: error: is larger than 4194304 bytes"));
    assert_true(has(hear(&stage, &direct, str_from_c(question)), "keeps for a week"));
    break_article(&folder, "# Bread\n\n## Rye\n\nRye bread keeps for a month.\n");
    assert_false(has(hear(&stage, &admin, STR("!reload")), "error"));
    assert_true(has(hear(&stage, &direct, str_from_c(question)), "keeps for a month"));
    stage_close(&stage);
    folder_remove(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_of_64_kib_is_heard_in_bounded_work),
        cmocka_unit_test(danger_at_the_head_of_64_kib_is_heard),
        cmocka_unit_test(what_has_no_words_gets_no_passage),
        cmocka_unit_test(codes_and_marks_between_words_do_not_hide_a_question),
        cmocka_unit_test(codes_and_marks_do_not_hide_danger),
        cmocka_unit_test(a_broken_article_leaves_the_old_faq_and_is_told_to_the_admin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
