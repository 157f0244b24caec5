/* SPDX-License-Identifier: MIT */
#include "app/replay.h"

#include <stdio.h>

#include "app/commands.h"
#include "app/faq_folder.h"
#include "app/options.h"
#include "base/array.h"
#include "base/buf.h"
#include "faq/options.h"
#include "safety/texts.h"
#include "store/files.h"

enum { TALK_BYTES_MAX = 1024 * 1024, EXPECTED_MAX = 100 };
/* 30 November 2026, noon: golden conversations do not age. */
#define START_MS INT64_C(1795521600000)
enum { START_DATE = 20261130, PAUSE_MS = 10 * 1000 };

struct replay {
    struct str path;
    unsigned line;
    struct scene scene;
    int64_t pause_ms, wait_ms; /* wait: instead of the next pause; -1: none */
    struct arena arena;        /* of the file */
    struct buf updated;
    size_t failures;
    bool updates;
    bool has_said; /* a message: its expectations are being collected */
    unsigned said_line;
    struct scene_lines said;
    struct str raw[EXPECTED_MAX]; /* of the expectations, as written */
    struct replay_line expected[EXPECTED_MAX];
    size_t expected_count;
};

static struct replay_line wrong(void)
{
    return (struct replay_line){.kind = REPLAY_WRONG};
}

static struct str take_mark(struct str *name, struct str mark)
{
    struct str found = STR("");

    if (str_ends_with(*name, mark)) {
        found = str_skip(*name, name->len - mark.len);
        name->len -= mark.len;
    }
    return found;
}

static struct replay_line parse_message(struct str line, char end)
{
    struct replay_line out = {.kind = REPLAY_MESSAGE};
    struct str name;

    if (str_find_char(str_skip(line, 1), end) == STR_NOT_FOUND
        || !str_cut(str_skip(line, 1), end, &name, &out.text) || name.len == 0)
        return wrong();
    out.person.is_direct = end == '*';
    for (size_t before = SIZE_MAX; name.len < before;) {
        before = name.len;
        out.person.is_direct |= take_mark(&name, STR("@dm")).len > 0;
        out.person.is_admin |= take_mark(&name, STR("!admin")).len > 0;
        out.person.is_operator |= take_mark(&name, STR("!op")).len > 0;
    }
    out.person.name = name;
    out.text = str_trim(out.text);
    return out;
}

static struct replay_line parse_expected(struct str line)
{
    struct replay_line out = {.kind = REPLAY_EXPECTED};
    struct str head, text;

    if (str_find_char(line, ']') == STR_NOT_FOUND
        || !str_cut(str_skip(line, 1), ']', &head, &text))
        return wrong();
    size_t arrow = str_find(head, STR("->"));
    if (arrow != STR_NOT_FOUND)
        out.expected.to = str_trim(str_skip(head, arrow + 2));
    text = str_trim(text);
    if (str_equal(text, STR("~")) || str_starts_with(text, STR("~ "))) {
        out.is_part = true;
        text = str_trim(str_skip(text, 1));
    }
    out.expected.text = text;
    return out;
}

struct replay_line replay_parse(struct str line)
{
    line = str_trim(line);
    if (line.len == 0 || line.ptr[0] == '#')
        return (struct replay_line){.kind = REPLAY_FREE};
    if (str_equal(line, STR("(silence)")))
        return (struct replay_line){.kind = REPLAY_SILENCE};
    switch (line.ptr[0]) {
    case '<': return parse_message(line, '>');
    case '*': return parse_message(line, '*');
    case '[': return parse_expected(line);
    case '+':
        return (struct replay_line){.kind = REPLAY_WAIT,
                                    .text = str_trim(str_skip(line, 1))};
    case '=':
        return (struct replay_line){.kind = REPLAY_SETTING,
                                    .text = str_trim(str_skip(line, 1))};
    default: return wrong();
    }
}

static bool is_met(const struct replay_line *expected, const struct scene_line *said)
{
    if (!str_equal(expected->expected.to, said->to))
        return false;
    if (expected->is_part)
        return str_find(said->text, expected->expected.text) != STR_NOT_FOUND;
    return str_equal(expected->expected.text, str_trim(said->text));
}

bool replay_matches(const struct replay_line *expected, size_t count,
                    const struct scene_lines *said)
{
    size_t at = 0;

    for (size_t i = 0; i < count; i++) {
        while (expected[i].is_part && at < said->count
               && !is_met(&expected[i], &said->items[at]))
            at++;
        if (at >= said->count || !is_met(&expected[i], &said->items[at]))
            return false;
        at++;
    }
    return at == said->count || (count > 0 && expected[count - 1].is_part);
}

static void add_said(const struct replay *replay, struct buf *out)
{
    for (size_t i = 0; i < replay->said.count; i++) {
        const struct scene_line *line = &replay->said.items[i];
        buf_format(out, "[faqd%s%.*s] %.*s\n", line->to.len > 0 ? " -> " : "",
                   STR_ARG(line->to), STR_ARG(line->text));
    }
    if (replay->said.count == 0)
        buf_add(out, STR("(silence)\n"));
}

static void finish_turn(struct replay *replay)
{
    if (!replay->has_said)
        return;
    replay->has_said = false;
    if (replay_matches(replay->expected, replay->expected_count, &replay->said)) {
        for (size_t i = 0; i < replay->expected_count; i++)
            buf_format(&replay->updated, "%.*s\n", STR_ARG(replay->raw[i]));
        if (replay->expected_count == 0)
            buf_add(&replay->updated, STR("(silence)\n"));
        return;
    }
    replay->failures++;
    struct buf said;
    buf_init(&said, TALK_BYTES_MAX);
    add_said(replay, &said);
    buf_add(&replay->updated, buf_view(&said));
    if (!replay->updates)
        fprintf(stderr, "%.*s:%u: the bot says something else:\n%s",
                STR_ARG(replay->path), replay->said_line, buf_c_string(&said));
    buf_clear(&said);
}

static bool is_on(struct str value)
{
    return value.len == 0 || str_equal(value, STR("on"));
}

static bool set(struct replay *replay, struct str setting)
{
    struct scene *scene = &replay->scene;
    struct str name, value;

    str_cut_word(setting, &name, &value);
    value = str_trim(value);
    if (str_equal(name, STR("region")))
        scene->region = value;
    else if (str_equal(name, STR("ambient")))
        scene->is_ambient = is_on(value);
    else if (str_equal(name, STR("misses")))
        scene->bot_options.keeps_misses = is_on(value);
    else if (str_equal(name, STR("quiet")))
        scene->is_quiet = is_on(value);
    else if (str_equal(name, STR("matrix")))
        scene->is_matrix = is_on(value);
    else if (str_equal(name, STR("pause")))
        return config_parse_duration(value, &replay->pause_ms);
    else if (str_equal(name, STR("per_asker")))
        return config_parse_rate(value, &scene->bot_options.per_asker);
    else if (str_equal(name, STR("per_asker_direct")))
        return config_parse_rate(value, &scene->bot_options.per_asker_direct);
    else if (str_equal(name, STR("per_room")))
        return config_parse_rate(value, &scene->bot_options.per_room);
    else if (str_equal(name, STR("total")))
        return config_parse_rate(value, &scene->bot_options.total);
    else if (str_equal(setting, STR("faq none"))) {
        faq_snapshot_destroy(scene->faq);
        scene->faq = NULL;
    } else
        return false;
    return true;
}

static void say(struct replay *replay, const struct replay_line *line)
{
    bool is_first = replay->scene.bot == NULL;

    if (!is_first || replay->wait_ms >= 0)
        replay->scene.now_ms += replay->wait_ms >= 0 ? replay->wait_ms : replay->pause_ms;
    replay->wait_ms = -1;
    scene_say(&replay->scene, &line->person, line->text, &replay->said);
    replay->has_said = true;
    replay->said_line = replay->line;
    replay->expected_count = 0;
}

static bool expect(struct replay *replay, const struct replay_line *line, struct str raw)
{
    if (!replay->has_said || replay->expected_count == EXPECTED_MAX)
        return false;
    replay->raw[replay->expected_count] = raw;
    replay->expected[replay->expected_count++] = *line;
    return true;
}

/* False when the line cannot be understood where it stands. */
static bool take_line(struct replay *replay, struct str raw)
{
    struct replay_line line = replay_parse(raw);
    bool is_fine = true;

    if (line.kind == REPLAY_EXPECTED)
        return expect(replay, &line, raw);
    if (line.kind == REPLAY_SILENCE)
        return replay->has_said;
    finish_turn(replay);
    buf_format(&replay->updated, "%.*s\n", STR_ARG(raw));
    if (line.kind == REPLAY_MESSAGE)
        say(replay, &line);
    else if (line.kind == REPLAY_WAIT)
        is_fine = config_parse_duration(line.text, &replay->wait_ms);
    else if (line.kind == REPLAY_SETTING)
        is_fine = set(replay, line.text);
    return is_fine && line.kind != REPLAY_WRONG;
}

static int run_lines(struct replay *replay, struct str text)
{
    struct str raw;

    while (str_cut_line(text, &raw, &text)) {
        replay->line++;
        if (take_line(replay, raw))
            continue;
        fprintf(stderr, "%.*s:%u: error: this line makes no sense here: %.*s\n",
                STR_ARG(replay->path), replay->line, STR_ARG(raw));
        return STATUS_CANNOT_RUN;
    }
    finish_turn(replay);
    return replay->failures > 0 ? STATUS_NO : STATUS_FINE;
}

static int update(const struct replay *replay)
{
    struct str text = buf_view(&replay->updated);
    char path[4096];

    snprintf(path, sizeof(path), "%.*s", STR_ARG(replay->path));
    FILE *file = fopen(path, "we");
    bool is_written = file && fwrite(text.ptr, 1, text.len, file) == text.len;
    if (file && fclose(file) != 0)
        is_written = false;
    if (is_written)
        return STATUS_FINE;
    fprintf(stderr, "%s: error: cannot be written\n", path);
    return STATUS_CANNOT_RUN;
}

static const struct bot_options usual_options = {
    .prefix = STR_INIT("!"),
    .per_asker = {5, 30 * 1000},
    .per_asker_direct = {12, 30 * 1000},
    .per_room = {10, 30 * 1000},
    .total = {20, 10 * 1000},
    .max_age_ms = 10 * 60 * 1000,
    .hears_unaddressed = true,
    .version = STR_INIT(FAQD_VERSION),
};

/* faq: of the file before, which saves reading it again; NULL: none. */
static int run_file(struct replay *replay, struct str dir, struct faq_snapshot **faq)
{
    struct faq_options faq_options = {.review_months = 24, .today = START_DATE};
    struct bot_options bot_options = usual_options;
    struct diagnostics found;
    struct error err;
    struct str text;
    char why[512];

    bot_options.lines = safety_lines_find(STR("generic"));
    scene_init(&replay->scene, dir, &faq_options, &bot_options, START_MS);
    if (!file_read(replay->path, TALK_BYTES_MAX, &replay->arena, &text, &err)) {
        fprintf(stderr, "%s\n", error_format(&err, why, sizeof(why)));
        return STATUS_CANNOT_RUN;
    }
    replay->scene.faq = *faq;
    *faq = NULL;
    if (!replay->scene.faq && !scene_load(&replay->scene, &replay->arena, &found)) {
        faq_folder_report(stderr, &found, false);
        return STATUS_CANNOT_RUN;
    }
    int status = run_lines(replay, text);
    *faq = scene_take_faq(&replay->scene);
    return status == STATUS_NO && replay->updates ? update(replay) : status;
}

int command_replay(int argc, char **argv)
{
    struct faq_snapshot *faq = NULL;
    struct options options;
    int status;

    if (!options_parse(&options, OPTIONS_FAQ | OPTIONS_UPDATE | OPTIONS_FILES, argc, argv,
                       &status))
        return status;
    struct str dir = options.faq_dir.len > 0 ? options.faq_dir : STR("faq");
    for (size_t i = 0; i < options.operand_count; i++) {
        struct replay replay = {
            .path = str_from_c(options.operands[i]),
            .updates = options.updates,
            .pause_ms = PAUSE_MS,
            .wait_ms = -1,
        };
        arena_init(&replay.arena);
        buf_init(&replay.updated, 2 * TALK_BYTES_MAX);
        int one = run_file(&replay, dir, &faq);
        status = i == 0 || one > status ? one : status;
        scene_clear(&replay.scene);
        buf_clear(&replay.updated);
        arena_clear(&replay.arena);
    }
    faq_snapshot_destroy(faq);
    return status;
}
