/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <time.h>

#include "app/commands.h"
#include "app/question.h"
#include "app/question_file.h"
#include "app/setup.h"
#include "bot/bot.h"
#include "safety/texts.h"
#include "text/utf8.h"

enum { OUTPUT_BYTES_MAX = 256 * 1024, DIRECT_LINES = 8, DIRECT_LINE_BYTES = 400 };

struct asking {
    const struct options *options;
    struct setup setup;
    struct triage *triage;
    struct arena scratch;
};

static void add_ids(struct json *list, const struct faq_topic *const *topics,
                    size_t count)
{
    for (size_t i = 0; i < count; i++)
        json_add_string(list, NULL, topics[i]->id);
}

static struct json *to_json(const struct question_result *result, const struct json *id)
{
    struct json *row = json_object_create();
    const struct faq_topic *topic = question_topic(result);
    const char *class = triage_class_name(result->verdict.class);
    bool is_suggestion = strcmp(result->kind, "suggest") == 0;

    json_add_copy(row, "id", id);
    json_add_string(row, "kind", str_from_c(result->kind));
    if (topic)
        json_add_string(row, "topic", topic->id);
    else
        json_add_null(row, "topic");
    add_ids(json_add_array(row, "also"), &result->also, result->also != NULL);
    add_ids(json_add_array(row, "suggest"), result->answer.suggestions,
            is_suggestion ? result->answer.suggestion_count : 0);
    if (class)
        json_add_string(row, "class", str_from_c(class));
    else
        json_add_null(row, "class");
    json_add_number(row, "score", result->answer.score);
    json_add_number(row, "margin", result->answer.margin);
    json_add_bool(row, "risk", result->is_risk);
    return row;
}

static void ask(struct asking *asking, struct str text, struct question_result *out)
{
    struct faq_context context = {.is_ambient = asking->options->is_ambient,
                                  .is_explained = asking->options->explains};

    question_ask(asking->setup.faq, asking->triage, text, context, &asking->scratch, out);
}

static void print_json(struct asking *asking, struct str text, const struct json *id)
{
    struct question_result result;
    struct buf out;

    ask(asking, text, &result);
    struct json *row = to_json(&result, id);
    if (asking->options->explains && result.answer.reason)
        json_add_string(row, "explain", faq_explain(&asking->scratch, &result.answer));
    buf_init(&out, OUTPUT_BYTES_MAX);
    json_format(row, &out);
    puts(buf_c_string(&out));
    fflush(stdout);
    buf_clear(&out);
    json_destroy(row);
}

static int ask_batch(struct asking *asking)
{
    struct question_file input;
    struct question_line line;
    struct error err;

    if (!question_file_open(&input, "-", &err))
        return STATUS_CANNOT_RUN;
    for (; question_file_next(&input, &asking->scratch, &line);
         arena_reset(&asking->scratch))
        print_json(asking, line.text, json_get(line.row, "id"));
    bool is_fine = question_file_close(&input);
    return is_fine && !ferror(stdout) ? STATUS_FINE : STATUS_CANNOT_RUN;
}

static struct bot_options bot_options(const struct setup *setup)
{
    const struct config *config = &setup->config;
    struct bot_options options = {
        .prefix = STR("!"),
        .max_age_ms = INT64_MAX,
        .lines = safety_lines_find(STR("generic")),
        .hears_unaddressed = true,
        .version = STR(FAQD_VERSION),
    };

    if (setup->has_config) {
        options.prefix = config->prefix;
        options.contact = config->contact;
        options.lines = &config->lines;
        options.hears_unaddressed = str_equal(config->unaddressed, STR("explicit"));
    }
    return options;
}

static void print_replies(struct asking *asking, const struct chat_actions *actions)
{
    for (size_t i = 0; i < actions->count; i++) {
        const struct chat_action *action = &actions->items[i];
        if (action->kind != CHAT_REPLY_HERE && action->kind != CHAT_REPLY_PRIVATE)
            continue;
        struct str text = chat_reply_plain(&asking->scratch, &action->reply);
        if (text.len > 0)
            printf("%.*s\n", STR_ARG(text));
    }
}

/* The bot itself answers, so that this is what a person would read; all of it, since nobody
 * can say "more". */
static void print_reply(struct asking *asking, struct str text)
{
    struct bot_options options = bot_options(&asking->setup);
    struct bot *bot = bot_create(&options, 1);
    int64_t now_ms = (int64_t)time(NULL) * 1000;
    struct chat_actions actions;
    struct chat_message message = {
        .network = STR("terminal"),
        .room = STR("you"),
        .sender = STR("you"),
        .name = STR("you"),
        .text = text,
        .bot_name = STR("faqd"),
        .time_ms = now_ms,
        .is_direct = !asking->options->is_ambient,
        .is_ambient = asking->options->is_ambient,
        .shape = {.lines_max = DIRECT_LINES,
                  .line_bytes = DIRECT_LINE_BYTES,
                  .takes_passage = true},
    };

    bot_set_faq(bot, asking->setup.faq);
    chat_actions_init(&actions, &asking->scratch);
    bot_hear(bot, &message, now_ms, &actions);
    print_replies(asking, &actions);
    bot_destroy(bot);
}

static void print_reasons(struct asking *asking, struct str text)
{
    struct question_result result;

    ask(asking, text, &result);
    const char *class = triage_class_name(result.verdict.class);
    printf("\nkind: %s\ntriage: %s%s%s\n", result.kind,
           triage_kind_name(result.verdict.kind), class ? ", " : "", class ? class : "");
    if (result.answer.reason)
        printf("%.*s\n", STR_ARG(faq_explain(&asking->scratch, &result.answer)));
}

static int ask_once(struct asking *asking)
{
    const struct options *options = asking->options;
    struct str text = STR("");

    for (size_t i = 0; i < options->operand_count; i++)
        text = arena_format(&asking->scratch, "%.*s%s%s", STR_ARG(text), i > 0 ? " " : "",
                            options->operands[i]);
    text = utf8_clean(&asking->scratch, text);
    if (options->is_json) {
        print_json(asking, text, NULL);
        return STATUS_FINE;
    }
    print_reply(asking, text);
    if (options->explains)
        print_reasons(asking, text);
    return STATUS_FINE;
}

int command_ask(int argc, char **argv)
{
    struct options options;
    int status;

    if (!options_parse(&options,
                       OPTIONS_CONFIG | OPTIONS_FAQ | OPTIONS_EXPLAIN | OPTIONS_JSON
                           | OPTIONS_BATCH | OPTIONS_AMBIENT | OPTIONS_QUESTION,
                       argc, argv, &status))
        return status;
    struct asking asking = {.options = &options};
    status = STATUS_CANNOT_RUN;
    if (setup_load(&asking.setup, &options)) {
        arena_init(&asking.scratch);
        asking.triage = triage_create();
        status = options.is_batch ? ask_batch(&asking) : ask_once(&asking);
        triage_destroy(asking.triage);
        arena_clear(&asking.scratch);
    }
    setup_clear(&asking.setup);
    return status;
}
