/* SPDX-License-Identifier: MIT */
/* A conversation of anything that anybody may write, line by line, in a room and by
 * direct message: what is said is said in valid UTF-8, and not for ever. */
#include <assert.h>

#include "bot/bot.h"
#include "faq/load.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char article[] =
    "# Bees\n\n## Honey\n\n```toml faq\nmatch = ['\"honey\"']\nask = [\"how is honey "
    "made\"]\n```\n\nBees make honey.\n\nThey fan it.\n\n"
    "## Wax\n\n```toml faq\nmatch = ['\"wax\"']\nask = [\"what is wax for\"]\n```\n\n"
    "Wax is what combs are built of.\n";

static struct faq_snapshot *load(void)
{
    struct faq_file file = {STR("bees.md"), str_from_c(article)};
    struct faq_options options = {.review_months = 24, .today = 20261124};
    struct arena arena;

    arena_init(&arena);
    struct diagnostics found = {.arena = &arena};
    struct faq_snapshot *faq = faq_load(&file, 1, &options, &found);
    arena_clear(&arena);
    assert(faq);
    return faq;
}

static void hear(struct bot *bot, struct str line, bool is_direct, int64_t now_ms,
                 struct arena *arena)
{
    struct chat_actions actions;
    struct chat_message message = {
        .network = STR("net"),
        .room = is_direct ? STR("ann") : STR("#bees"),
        .sender = STR("ann"),
        .name = STR("ann"),
        .text = line,
        .bot_name = STR("faqd"),
        .time_ms = now_ms,
        .is_direct = is_direct,
        .is_mention = true,
        .shape = {.lines_max = 3, .line_bytes = 400},
    };

    chat_actions_init(&actions, arena);
    bot_hear(bot, &message, now_ms, &actions);
    assert(actions.count <= 4);
    for (size_t i = 0; i < actions.count; i++)
        assert(utf8_is_valid(chat_reply_plain(arena, &actions.items[i].reply)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct bot_options options = {.prefix = STR_INIT("!"),
                                               .max_age_ms = 600 * 1000,
                                               .hears_unaddressed = true,
                                               .version = STR_INIT("1")};
    static struct bot *bot; /* its patterns take long to compile */
    static int64_t now_ms = INT64_C(1795521600000);
    struct str text = str_make((const char *)data, size), line;
    struct arena arena;

    if (!bot) {
        bot = bot_create(&options, 1);
        bot_set_faq(bot, load());
    }
    now_ms += INT64_C(8) * 24 * 60 * 60 * 1000; /* all is forgotten */
    bot_tick(bot, now_ms);
    arena_init(&arena);
    for (size_t i = 0; i < 20 && str_cut_line(text, &line, &text); i++) {
        now_ms += 20 * 1000;
        hear(bot, line, i % 3 != 0, now_ms, &arena);
        arena_reset(&arena);
    }
    arena_clear(&arena);
    return 0;
}
