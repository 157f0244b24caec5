/* SPDX-License-Identifier: MIT */
/*
 * Runs every wires/NAME.wire twice, lines whole and byte by byte. A wire begins with
 * options ("= key value"), then:
 *
 *     << LINE       the server says
 *     >> LINE       the next line that the bot sends, exactly
 *     ** EVENT      the next event: "online NICK", "joined ROOM", "lost SEVERITY",
 *                   "sts DURATION s", "heard ROOM NICK FLAGS: TEXT" (line ends shown as
 *                   " / "), "note TEXT"
 *     + 3s          time passes; the session is called when it asked for it
 *     !! VERB ...   say ROOM TEXT, ask ROOM NICK TEXT [LINES], excuse ROOM NICK,
 *                   answer TEXT, private TEXT | FALLBACK, urgent TEXT, join ROOM [KEY],
 *                   part ROOM, set ROOM KEY VALUE, raw LINE,
 *                   quit REASON, lost, start
 *
 * Nothing else may be sent, and no other event happen, except notes that the wire does
 * not ask for. In lines \xHH is a byte and {N*C} is N times C. A message that begins
 * with "!" from somebody unknown makes the test ask for the account, as the bot would.
 */
#include "wire.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "irc/message.h"

enum { WIRES_MAX = 400, STEPS_MAX = 10000 };

/* Events are lines: a line end in a text is shown as " / ". */
static struct str shown(struct wire *wire, struct str text)
{
    struct str line, all = STR("");
    while (str_cut(text, '\n', &line, &text))
        all = arena_format(&wire->scratch, "%.*s%s%.*s", STR_ARG(all),
                           all.len ? " / " : "", STR_ARG(line));
    return all;
}

static void hear(struct wire *wire, const struct irc_event *event)
{
    arena_reset(&wire->scratch);
    struct chat_message *message = &wire->message;
    if (!irc_bridge_message(wire->session, event, &wire->scratch, message))
        return;
    buf_format(
        &wire->events, "heard %.*s %.*s%s%s%s%s%s%s%s%s: %.*s\n", STR_ARG(message->room),
        STR_ARG(message->name), message->is_direct ? " direct" : "",
        message->is_admin ? " admin" : "", message->is_bot ? " bot" : "",
        message->is_notice ? " notice" : "", message->is_late ? " late" : "",
        event->is_action ? " action" : "", message->is_reply_to_bot ? " reply" : "",
        message->is_operator ? " operator" : "", STR_ARG(shown(wire, message->text)));
    if (str_starts_with(message->text, STR("!")) && message->account.len == 0) {
        struct chat_action ask = {.kind = CHAT_ASK_ACCOUNT};
        struct chat_actions actions = {
            .arena = &wire->scratch, .items = &ask, .count = 1};
        irc_bridge_act(wire->session, message, &actions, wire->now_ms);
    }
}

static const char *const severities[] = {"ordinary", "banned", "auth", "quit", "upgrade"};

static void be_invited(struct wire *wire, const struct irc_event *event)
{
    arena_reset(&wire->scratch);
    bool is_followed =
        irc_bridge_invited(wire->session, event, &wire->scratch, wire->now_ms);
    buf_format(&wire->events, "invited %.*s %.*s: %s\n", STR_ARG(event->target),
               STR_ARG(event->nick), is_followed ? "yes" : "no");
}

static void take_events(struct wire *wire)
{
    struct irc_event event;
    while (irc_session_next(wire->session, &event)) {
        switch (event.kind) {
        case IRC_ONLINE:
            buf_format(&wire->events, "online %.*s\n", STR_ARG(event.text));
            break;
        case IRC_JOINED:
            buf_format(&wire->events, "joined %.*s\n", STR_ARG(event.target));
            break;
        case IRC_REFUSED:
            buf_format(&wire->events, "note cannot join %.*s: %.*s\n",
                       STR_ARG(event.target), STR_ARG(event.text));
            break;
        case IRC_LOST:
            buf_format(&wire->events, "lost %s", severities[event.severity]);
            if (event.severity == IRC_SEVERITY_UPGRADE)
                buf_format(&wire->events, " %u", (unsigned)event.sts.port);
            buf_add_char(&wire->events, '\n');
            break;
        case IRC_STS:
            buf_format(&wire->events, "sts %lld s\n",
                       (long long)event.sts.duration_ms / 1000);
            break;
        case IRC_NOTE:
            buf_format(&wire->events, "note %.*s\n", STR_ARG(event.text));
            break;
        case IRC_INVITED: be_invited(wire, &event); break;
        case IRC_KEEP:
            buf_format(&wire->events, "keep %.*s %.*s\n", STR_ARG(event.target),
                       STR_ARG(event.text));
            break;
        case IRC_MESSAGE: hear(wire, &event); break;
        }
    }
}

static int64_t turn(struct wire *wire)
{
    take_events(wire);
    int64_t due_ms = irc_session_tick(wire->session, wire->now_ms);
    take_events(wire);
    for (struct str out; (out = irc_session_output(wire->session)).len;) {
        size_t count = wire->is_bytewise ? 1 : out.len;
        buf_add(&wire->sent, str_slice(out, 0, count));
        irc_session_sent(wire->session, count);
    }
    return due_ms;
}

static void start(struct wire *wire)
{
    irc_session_start(wire->session, wire->is_tls, wire->now_ms);
    (void)turn(wire);
}

static void begin(struct wire *wire)
{
    if (wire->session)
        return;
    struct irc_options *options = &wire->options;
    options->alt_nicks = wire->alts;
    options->max_age_ms = (int64_t)10 * 60 * 1000;
    options->admins = wire->admins;
    options->channels = wire->channels;
    options->sasl.mechanisms = wire->mechanisms;
    wire->session = irc_session_create(options, 7);
    irc_session_set_seen(wire->session, wire->seen_ms);
    for (size_t i = 0; i < wire->restored_count; i++) {
        struct str room, row;
        (void)str_cut(wire->restored[i], ' ', &room, &row);
        irc_session_restore(wire->session, room, row);
    }
    start(wire);
}

static struct str next_of(struct buf *lines)
{
    struct str view = buf_view(lines);
    return str_slice(view, 0, str_find_char(view, '\n'));
}

static void skip_notes(struct wire *wire)
{
    while (str_starts_with(next_of(&wire->events), STR("note ")))
        buf_consume(&wire->events, next_of(&wire->events).len + 1);
}

static void expect_quiet(struct wire *wire)
{
    skip_notes(wire);
    if (wire->sent.len)
        complain(wire, "not expected", str_trim(next_of(&wire->sent)));
    if (wire->events.len)
        complain(wire, "not expected", next_of(&wire->events));
}

static struct str expanded(struct wire *wire, struct str text)
{
    struct buf out;
    buf_init(&out, 64 * 1024);
    for (size_t i = 0; i < text.len; i++) {
        char copy[32], c;
        unsigned count = 0;
        int used = 0;
        (void)snprintf(copy, sizeof(copy), "%.*s", STR_ARG(str_slice(text, i, i + 31)));
        if (sscanf(copy, "{%5u*%c}%n", &count, &c, &used) == 2 && used > 0) {
            for (unsigned k = 0; k < count; k++)
                buf_add_char(&out, c);
        } else if (sscanf(copy, "\\x%2x%n", &count, &used) == 1) {
            buf_add_char(&out, (char)count);
        } else {
            buf_add_char(&out, text.ptr[i]);
            used = 1;
        }
        i += (size_t)used - 1;
    }
    struct str result = arena_copy(&wire->arena, buf_view(&out));
    buf_clear(&out);
    return result;
}

static void server_says(struct wire *wire, struct str text)
{
    expect_quiet(wire);
    struct str line = expanded(wire, text);
    char *bytes = arena_alloc(&wire->arena, line.len + 2, 1);
    memcpy(bytes, line.ptr, line.len);
    memcpy(bytes + line.len, "\r\n", 2);
    size_t step = wire->is_bytewise ? 1 : line.len + 2;
    for (size_t at = 0; at < line.len + 2; at += step) {
        irc_session_feed(wire->session, str_make(bytes + at, step), wire->now_ms);
        (void)turn(wire);
    }
}

static void expect_sent(struct wire *wire, struct str text)
{
    struct str want = expanded(wire, text), got = next_of(&wire->sent);
    if (got.len == 0 || got.ptr[got.len - 1] != '\r')
        complain(wire, "no line was sent; expected", want);
    if (!str_equal(str_slice(got, 0, got.len - 1), want))
        complain(wire, "sent instead", str_slice(got, 0, got.len - 1));
    buf_consume(&wire->sent, got.len + 1);
}

static void expect_event(struct wire *wire, struct str text)
{
    struct str want = expanded(wire, text);
    if (!str_starts_with(want, STR("note ")))
        skip_notes(wire);
    struct str got = next_of(&wire->events);
    if (!str_equal(got, want))
        complain(wire, "happened instead", got);
    buf_consume(&wire->events, got.len + 1);
}

static void time_passes(struct wire *wire, struct str text)
{
    struct str number, unit;
    uint64_t count = 0;
    expect_quiet(wire);
    size_t digits = 0;
    while (digits < text.len && char_is_digit(text.ptr[digits]))
        digits++;
    number = str_slice(text, 0, digits);
    unit = str_skip(text, digits);
    if (!str_to_u64(number, &count))
        complain(wire, "no time", text);
    int64_t until_ms = wire->now_ms
                       + (int64_t)count
                             * (str_equal(unit, STR("ms"))  ? 1
                                : str_equal(unit, STR("m")) ? 60000
                                                            : 1000);
    for (unsigned steps = 0;; steps++) {
        int64_t due_ms = turn(wire);
        assert_true(steps < STEPS_MAX);
        if (due_ms > until_ms)
            break;
        wire->now_ms = due_ms > wire->now_ms ? due_ms : wire->now_ms + 1;
    }
    wire->now_ms = until_ms;
    (void)turn(wire);
}

static void act(struct wire *wire, struct chat_action action, struct str text)
{
    struct str body, fallback;
    (void)str_cut(text, '|', &body, &fallback);
    action.reply.body = rich_from_text(&wire->arena, expanded(wire, str_trim(body)));
    action.fallback = rich_from_text(&wire->arena, str_trim(fallback));
    struct chat_actions actions = {.arena = &wire->arena, .items = &action, .count = 1};
    irc_bridge_act(wire->session, &wire->message, &actions, wire->now_ms);
}

/* lines: the same text so many times. */
static void say_lines(struct wire *wire, struct str room, struct str nick,
                      struct str text, size_t lines)
{
    struct irc_saying saying = {
        .target = room, .nick = nick, .room = room, .priority = IRC_PRIORITY_CHANNEL};
    saying.text.items = ARENA_ARRAY(&wire->arena, struct str, lines);
    for (; saying.text.count < lines; saying.text.count++)
        saying.text.items[saying.text.count] = expanded(wire, text);
    irc_session_say(wire->session, &saying, wire->now_ms);
}

static void do_say(struct wire *wire, struct str rest)
{
    struct str room;
    (void)str_cut(rest, ' ', &room, &rest);
    say_lines(wire, room, STR("ann"), rest, 1);
}

static void do_ask(struct wire *wire, struct str rest)
{
    struct str room, nick, text, number;
    uint64_t lines = 1;
    (void)str_cut(rest, ' ', &room, &rest);
    (void)str_cut(rest, ' ', &nick, &rest);
    (void)str_cut(rest, ' ', &text, &number);
    (void)str_to_u64(number, &lines);
    say_lines(wire, room, nick, text, lines);
}

static void do_excuse(struct wire *wire, struct str rest)
{
    struct str room, nick;
    (void)str_cut(rest, ' ', &room, &nick);
    irc_session_excuse(wire->session, room, nick, wire->now_ms);
}

static void do_answer(struct wire *wire, struct str rest)
{
    act(wire, (struct chat_action){.kind = CHAT_REPLY_HERE}, rest);
}

static void do_private(struct wire *wire, struct str rest)
{
    act(wire, (struct chat_action){.kind = CHAT_REPLY_PRIVATE}, rest);
}

static void do_urgent(struct wire *wire, struct str rest)
{
    act(wire, (struct chat_action){.kind = CHAT_REPLY_HERE, .urgency = CHAT_URGENT},
        rest);
}

static void do_join(struct wire *wire, struct str rest)
{
    struct str room, key;
    (void)str_cut(rest, ' ', &room, &key);
    irc_session_join(wire->session, room, key, wire->now_ms);
}

static void do_part(struct wire *wire, struct str rest)
{
    irc_session_leave(wire->session, rest, wire->now_ms);
}

static void do_set(struct wire *wire, struct str rest)
{
    struct str room, key, value;
    (void)str_cut(rest, ' ', &room, &rest);
    (void)str_cut(rest, ' ', &key, &value);
    assert_true(irc_session_set(wire->session, room, key, value, wire->now_ms));
}

static void do_raw(struct wire *wire, struct str rest)
{
    irc_session_raw(wire->session, rest, wire->now_ms);
}

static void do_quit(struct wire *wire, struct str rest)
{
    irc_session_quit(wire->session, rest, wire->now_ms);
}

static void do_lost(struct wire *wire, struct str rest)
{
    (void)rest;
    irc_session_lost(wire->session, wire->now_ms);
}

static void do_start(struct wire *wire, struct str rest)
{
    (void)rest;
    irc_session_start(wire->session, wire->is_tls, wire->now_ms);
}

static const struct {
    struct str name;
    void (*run)(struct wire *wire, struct str rest);
} verbs[] = {
    {STR_INIT("say"), do_say},         {STR_INIT("ask"), do_ask},
    {STR_INIT("excuse"), do_excuse},   {STR_INIT("answer"), do_answer},
    {STR_INIT("private"), do_private}, {STR_INIT("urgent"), do_urgent},
    {STR_INIT("join"), do_join},       {STR_INIT("part"), do_part},
    {STR_INIT("set"), do_set},         {STR_INIT("raw"), do_raw},
    {STR_INIT("quit"), do_quit},       {STR_INIT("lost"), do_lost},
    {STR_INIT("start"), do_start},
};

static void perform(struct wire *wire, struct str text)
{
    struct str verb, rest;
    expect_quiet(wire);
    (void)str_cut(text, ' ', &verb, &rest);
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        if (!str_equal(verbs[i].name, verb))
            continue;
        verbs[i].run(wire, rest);
        (void)turn(wire);
        return;
    }
    complain(wire, "unknown verb", verb);
}

static const struct {
    struct str mark;
    void (*run)(struct wire *wire, struct str text);
    bool is_before;
} kinds[] = {
    {STR_INIT("= "), apply_setting, true}, {STR_INIT("<< "), server_says, false},
    {STR_INIT(">> "), expect_sent, false}, {STR_INIT("** "), expect_event, false},
    {STR_INIT("+ "), time_passes, false},  {STR_INIT("!! "), perform, false},
};

static void run_line(struct wire *wire, struct str line)
{
    if (line.len == 0 || line.ptr[0] == '#')
        return;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (!str_starts_with(line, kinds[i].mark))
            continue;
        if (!kinds[i].is_before)
            begin(wire);
        kinds[i].run(wire, str_skip(line, kinds[i].mark.len));
        return;
    }
    complain(wire, "not understood", line);
}

static struct str load(struct arena *arena, const char *path)
{
    static char bytes[64 * 1024];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    return arena_copy(arena, str_make(bytes, len));
}

static void run_wire(const char *path, bool is_bytewise)
{
    struct wire wire = {.path = path, .is_bytewise = is_bytewise};
    struct str line, rest;
    arena_init(&wire.arena);
    arena_init(&wire.scratch);
    buf_init(&wire.sent, 1 << 20);
    buf_init(&wire.events, 1 << 20);
    wire.options = (struct irc_options){
        .name = STR("local"), .nick = STR("faqd"), .version = STR("faqd 0.1.0")};
    assert_true(irc_time_parse(STR("2026-11-24T12:00:00.000Z"), &wire.now_ms));
    rest = load(&wire.arena, path);
    while (str_cut_line(rest, &line, &rest)) {
        wire.line++;
        run_line(&wire, line);
    }
    expect_quiet(&wire);
    irc_session_destroy(wire.session);
    buf_clear(&wire.sent);
    buf_clear(&wire.events);
    arena_clear(&wire.scratch);
    arena_clear(&wire.arena);
}

static void whole_lines(void **state)
{
    run_wire(*state, false);
}

static void byte_by_byte(void **state)
{
    run_wire(*state, true);
}

int main(void)
{
    static struct CMUnitTest tests[2 * WIRES_MAX];
    size_t count = 0;
    glob_t found;
    if (glob(TESTS_DIR "/irc/wires/*.wire", 0, NULL, &found) != 0)
        return 1;
    for (size_t i = 0; i < found.gl_pathc && i < WIRES_MAX; i++) {
        const char *name = strrchr(found.gl_pathv[i], '/') + 1;
        tests[count++] =
            (struct CMUnitTest){name, whole_lines, NULL, NULL, found.gl_pathv[i]};
        tests[count++] =
            (struct CMUnitTest){name, byte_by_byte, NULL, NULL, found.gl_pathv[i]};
    }
    int failed = _cmocka_run_group_tests("wires", tests, count, NULL, NULL);
    globfree(&found);
    return failed;
}
