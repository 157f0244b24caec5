/* SPDX-License-Identifier: MIT */
/*
 * fixture: a bot with a small FAQ, people who speak to it, and what it says as text.
 */
#ifndef TESTS_BOT_FIXTURE_H
#define TESTS_BOT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "bot/bot.h"
#include "faq/load.h"
#include "safety/texts.h"

#define NOON INT64_C(1795521600000)
#define DISCLAIMER                                                                    \
    "General information, not medical advice. Please talk to a doctor or pharmacist " \
    "about your own situation."

struct fixture {
    struct bot *bot;
    struct faq_snapshot *faq;
    struct arena scratch;
    struct chat_actions actions;
    int64_t now_ms;
};

static const char FIXTURE_ARTICLE[] =
    "# Bees\n\n```toml faq\nlanguage = \"en\"\nreviewed = 2026-11-01\n[sources]\n"
    "HIVE = { title = \"A book of hives\", publisher = \"faqd\", year = 2026, "
    "url = \"https://example.org/hive\" }\n```\n\n"
    "## Honey\n\n```toml faq\nid = \"honey\"\nmatch = ['\"honey\"']\n"
    "ask = [\"how is honey made\"]\nsources = [\"HIVE\"]\n```\n\n"
    "Bees make honey from nectar.\n\nThey fan it with their wings.\n\n"
    "Then they close the cell. The wax for the lid comes from glands of young bees. A "
    "beekeeper waits until most cells are closed, because honey from open ones still has "
    "much water in it and does not keep. With a knife or a fork the lids are taken off, "
    "and the comb is spun.\n\n"
    "## Stings\n\n```toml faq\nid = \"stings\"\nmatch = ['\"sting\" | \"stings\"']\n"
    "ask = [\"why do bees sting\"]\ncaution = true\n```\n\n"
    "%s\n\n"
    "## Wax\n\n```toml faq\nid = \"wax\"\nmatch = ['\"wax\"']\n"
    "ask = [\"what is wax for\"]\n```\n\nWax is what combs are built of.\n";

static inline struct faq_snapshot *fixture_faq(const char *stings)
{
    struct faq_options options = {.review_months = 24, .today = 20261124};
    struct diagnostics found = {0};
    struct arena arena;

    arena_init(&arena);
    found.arena = &arena;
    struct str text = STR("");
    struct str article = str_from_c(FIXTURE_ARTICLE);
    size_t at = str_find(article, STR("%s"));
    text = arena_format(&arena, "%.*s%s%.*s", (int)at, article.ptr, stings,
                        STR_ARG(str_skip(article, at + 2)));
    struct faq_file file = {STR("bees.md"), text};
    struct faq_snapshot *faq = faq_load(&file, 1, &options, &found);
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].severity == DIAGNOSTIC_ERROR)
            print_error("%s\n", diagnostic_format(&arena, &found.items[i]).ptr);
    arena_clear(&arena);
    assert_non_null(faq);
    return faq;
}

static inline struct bot_options fixture_options(void)
{
    return (struct bot_options){
        .prefix = STR("!"),
        .max_age_ms = 600 * 1000,
        .lines = safety_lines_find(STR("gb")),
        .hears_unaddressed = true,
        .version = STR("1"),
    };
}

static inline void fixture_begin(struct fixture *fixture)
{
    struct bot_options options = fixture_options();

    *fixture = (struct fixture){.now_ms = NOON};
    arena_init(&fixture->scratch);
    fixture->bot = bot_create(&options, 1);
    fixture->faq = fixture_faq("A sting hurts for an hour.");
    bot_set_faq(fixture->bot, fixture->faq);
}

static inline void fixture_end(struct fixture *fixture)
{
    bot_destroy(fixture->bot);
    faq_snapshot_destroy(fixture->faq);
    arena_clear(&fixture->scratch);
}

/* What ann says in a room; change it before fixture_hear. */
static inline struct chat_message fixture_message(const struct fixture *fixture,
                                                  const char *text)
{
    return (struct chat_message){
        .network = STR("net"),
        .room = STR("#bees"),
        .sender = STR("ann"),
        .name = STR("ann"),
        .account = STR("mask:ann!a@h"),
        .text = str_from_c(text),
        .bot_name = STR("faqd"),
        .time_ms = fixture->now_ms,
        .shape = {.lines_max = 3, .line_bytes = 400},
    };
}

static inline struct chat_message fixture_direct(const struct fixture *fixture,
                                                 const char *text)
{
    struct chat_message message = fixture_message(fixture, text);

    message.room = message.sender;
    message.is_direct = true;
    message.shape.lines_max = 8;
    return message;
}

static inline void fixture_hear(struct fixture *fixture, struct chat_message message)
{
    arena_reset(&fixture->scratch);
    chat_actions_init(&fixture->actions, &fixture->scratch);
    bot_hear(fixture->bot, &message, fixture->now_ms, &fixture->actions);
}

/* All that the last message was met with, as one C string. */
static inline const char *fixture_said(struct fixture *fixture)
{
    struct str text = STR("");

    for (size_t i = 0; i < fixture->actions.count; i++) {
        struct str one =
            chat_reply_plain(&fixture->scratch, &fixture->actions.items[i].reply);
        text = arena_format(&fixture->scratch, "%.*s%.*s\n", STR_ARG(text), STR_ARG(one));
    }
    return arena_copy(&fixture->scratch, text).ptr;
}

static inline const char *fixture_say(struct fixture *fixture, const char *text)
{
    fixture_hear(fixture, fixture_message(fixture, text));
    return fixture_said(fixture);
}

static inline const char *fixture_ask(struct fixture *fixture, const char *text)
{
    fixture_hear(fixture, fixture_direct(fixture, text));
    return fixture_said(fixture);
}

#define assert_contains(text, part) assert_non_null(strstr((text), (part)))
#define assert_lacks(text, part)    assert_null(strstr((text), (part)))

#endif
