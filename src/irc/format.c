/* SPDX-License-Identifier: MIT */
#include "irc/format.h"

#include "base/array.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <assert.h>

#define ELLIPSIS " \xe2\x80\xa6"
enum {
    ELLIPSIS_BYTES = sizeof(ELLIPSIS) - 1,
    SHARED_BYTES_MIN = 24, /* less of the body on the last line is not worth it */
    LINE_BYTES_MIN = 32,
    LIST_ITEMS_MIN = 4, /* so many on a line, and it breaks between two of them */
    BOLD = '\x02',
};

struct layout {
    struct arena *arena;
    const struct irc_format_shape *shape;
    struct irc_text blocks; /* lead, title and paragraphs, each one line */
    struct str tail;        /* footer and closing */
    struct irc_text lines;
    bool is_flowing;   /* blocks run on instead of beginning a new line */
    bool is_sentences; /* prefer the end of a sentence to a full line */
};

/* Latin-1's upper controls go with the lower ones: terminals obey them too. */
static bool is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7f && character < 0xa0)
           || character == 0x2028 || character == 0x2029;
}

struct str irc_format_clean(struct arena *arena, struct str text)
{
    struct str rest = utf8_clean(arena, text);
    char *bytes = arena_alloc(arena, rest.len + 1, 1);
    size_t len = 0;
    uint32_t character;
    while (utf8_next(&rest, &character))
        len += utf8_encode(is_control(character) ? ' ' : character, bytes + len);
    return str_make(bytes, len);
}

struct str irc_format_plain(struct arena *arena, struct str text)
{
    char *bytes = arena_alloc(arena, text.len + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\0' || !strchr("\x02\x0f\x11\x16\x1d\x1e\x1f", text.ptr[i]))
            bytes[len++] = text.ptr[i];
    }
    return str_make(bytes, len);
}

static struct str join(struct arena *arena, struct str a, struct str b)
{
    if (a.len == 0 || b.len == 0)
        return a.len ? a : b;
    return arena_format(arena, "%.*s %.*s", STR_ARG(a), STR_ARG(b));
}

static struct str cleaned(struct arena *arena, struct str text)
{
    return str_trim(irc_format_clean(arena, text));
}

static bool ends_sentence(struct str text, size_t at)
{
    if (at == 0)
        return false;
    char c = text.ptr[at - 1];
    if ((c == ')' || c == '"') && at > 1)
        c = text.ptr[at - 2];
    return c == '.' || c == '?' || c == '!';
}

static bool ends_item(struct str text, size_t at)
{
    return at > 0 && text.ptr[at - 1] == ';';
}

static bool is_inside_bold(struct str text, size_t at)
{
    bool is_bold = false;
    for (size_t i = 0; i < at; i++)
        is_bold ^= text.ptr[i] == BOLD;
    return is_bold;
}

static size_t last_grapheme(struct str text, size_t most)
{
    size_t at = 0;
    for (size_t end = fold_grapheme_end(text, 0); end <= most && end > at;
         end = fold_grapheme_end(text, end))
        at = end;
    return at ? at : utf8_fit(text, most).len;
}

/* How much of the text goes on a line of at most that many bytes. A break stands before
 * a space; 0 when only a new line can take the next word. */
static size_t break_at(const struct layout *layout, struct str text, size_t most,
                       bool is_fresh)
{
    if (text.len <= most)
        return text.len;
    size_t space = 0, sentence = 0, item = 0, items = 0;
    for (size_t i = 1; i <= most; i++) {
        if (text.ptr[i] != ' ' || is_inside_bold(text, i))
            continue;
        space = i;
        if (ends_sentence(text, i))
            sentence = i;
        if (ends_item(text, i)) {
            item = i;
            items++;
        }
    }
    if (layout->is_sentences && sentence * 2 > most)
        return sentence;
    if (items >= LIST_ITEMS_MIN && item * 10 > most * 9)
        return item;
    return space || !is_fresh ? space : last_grapheme(text, most);
}

static size_t width(const struct layout *layout)
{
    size_t bytes = layout->shape->line_bytes;
    size_t prefix = layout->lines.count <= 1 ? layout->shape->prefix.len : 0;
    return bytes > prefix + LINE_BYTES_MIN ? bytes - prefix : LINE_BYTES_MIN;
}

static struct str *last_line(struct layout *layout)
{
    return layout->lines.count ? &layout->lines.items[layout->lines.count - 1] : NULL;
}

static void new_line(struct layout *layout)
{
    struct str *line = ARRAY_ADD_IN(layout->arena, &layout->lines);
    assert(line);
    *line = (struct str){0};
}

/* Bytes that the last line can still take, its separating space subtracted. */
static size_t room_left(struct layout *layout, size_t reserved)
{
    const struct str *line = last_line(layout);
    size_t used = reserved + (line && line->len ? line->len + 1 : 0);
    return line && width(layout) > used ? width(layout) - used : 0;
}

/* The next line takes what the last one could not. */
static void go_on(struct layout *layout, bool is_glued)
{
    new_line(layout);
    uint64_t bit =
        layout->lines.count <= 64 ? UINT64_C(1) << (layout->lines.count - 1) : 0;
    layout->lines.joined |= bit;
    layout->lines.glued |= is_glued ? bit : 0;
}

/* Appends text, over several lines where needed. */
static void lay(struct layout *layout, struct str text)
{
    text = str_trim(text);
    while (text.len) {
        if (!last_line(layout))
            new_line(layout);
        struct str *line = last_line(layout);
        size_t end = break_at(layout, text, room_left(layout, 0), line->len == 0);
        bool is_glued = end > 0 && end < text.len && text.ptr[end] != ' ';
        *line = join(layout->arena, *line, str_slice(text, 0, end));
        text = str_trim(str_skip(text, end));
        if (text.len)
            go_on(layout, is_glued);
    }
}

static void lay_tail(struct layout *layout, struct str tail)
{
    if (tail.len == 0)
        return;
    if (layout->lines.count && room_left(layout, 0) < tail.len)
        new_line(layout);
    lay(layout, tail);
}

static bool try_whole(struct layout *layout, struct str tail)
{
    layout->lines = (struct irc_text){0};
    for (size_t i = 0; i < layout->blocks.count; i++) {
        if (i > 0 && !layout->is_flowing)
            new_line(layout);
        lay(layout, layout->blocks.items[i]);
    }
    lay_tail(layout, tail);
    return layout->lines.count <= layout->shape->lines_max;
}

/* Lines that the tail takes when it stands alone. */
static size_t tail_lines(struct layout *layout)
{
    layout->lines = (struct irc_text){0};
    new_line(layout);
    new_line(layout); /* not the first line, which has the prefix */
    lay(layout, layout->tail);
    size_t count = layout->lines.count - 1;
    layout->lines = (struct irc_text){0};
    return count;
}

/* The body up to line number `until`, whose end keeps `reserved` bytes free. */
static void lay_cut(struct layout *layout, struct str text, size_t until, size_t reserved)
{
    new_line(layout);
    for (;;) {
        bool is_last = layout->lines.count == until;
        size_t most = room_left(layout, is_last ? reserved : 0);
        layout->is_sentences = is_last;
        size_t end = break_at(layout, text, most, !is_last);
        bool is_glued = end > 0 && end < text.len && text.ptr[end] != ' ';
        *last_line(layout) = str_slice(text, 0, end);
        text = str_trim(str_skip(text, end));
        if (is_last || text.len == 0)
            break;
        go_on(layout, is_glued);
    }
    struct str *line = last_line(layout);
    if (text.len)
        *line = line->len ? arena_format(layout->arena, "%.*s" ELLIPSIS, STR_ARG(*line))
                          : STR("\xe2\x80\xa6");
}

static void lay_shortened(struct layout *layout)
{
    struct str text = {0};
    for (size_t i = 0; i < layout->blocks.count; i++)
        text = join(layout->arena, text, layout->blocks.items[i]);
    size_t alone = layout->tail.len ? tail_lines(layout) : 0;
    size_t max = layout->shape->lines_max;
    size_t prefix = max == 1 ? layout->shape->prefix.len : 0;
    size_t with_tail = layout->tail.len + 1 + ELLIPSIS_BYTES;
    bool is_shared =
        layout->tail.len
        && with_tail + SHARED_BYTES_MIN + prefix <= layout->shape->line_bytes;
    size_t until = is_shared ? max : max > alone ? max - alone : 0;
    if (until)
        lay_cut(layout, text, until, is_shared ? with_tail : (size_t)ELLIPSIS_BYTES);
    lay_tail(layout, layout->tail);
}

static void add_block(struct layout *layout, struct str text)
{
    if (text.len)
        *ARRAY_ADD_IN(layout->arena, &layout->blocks) = text;
}

/* A title that could not stand on one line is not made bold. */
static struct str titled(const struct layout *layout, struct str title, struct str text)
{
    struct arena *arena = layout->arena;
    if (title.len == 0)
        return text;
    bool is_plain = layout->shape->is_plain || title.len * 2 >= layout->shape->line_bytes;
    const char *bold = is_plain ? "" : "\x02";
    if (text.len == 0)
        return arena_format(arena, "%s%.*s%s", bold, STR_ARG(title), bold);
    return arena_format(arena, "%s%.*s%s: %.*s", bold, STR_ARG(title), bold,
                        STR_ARG(text));
}

static void gather(struct layout *layout, const struct chat_reply *reply)
{
    struct arena *arena = layout->arena;
    struct str title = cleaned(arena, reply->title), line;
    struct str rest = rich_plain(arena, reply->body);
    add_block(layout, cleaned(arena, reply->lead));
    while (str_cut_line(rest, &line, &rest)) {
        line = cleaned(arena, line);
        if (line.len) {
            add_block(layout, titled(layout, title, line));
            title = (struct str){0};
        }
    }
    add_block(layout, titled(layout, title, (struct str){0}));
    layout->tail =
        join(arena, cleaned(arena, reply->footer), cleaned(arena, reply->closing));
}

static void lay_out(struct layout *layout, struct str hint)
{
    struct str whole = join(layout->arena, hint, layout->tail);
    layout->is_sentences = true;
    if (try_whole(layout, whole))
        return;
    layout->is_flowing = true;
    layout->is_sentences = false;
    if (try_whole(layout, whole) || try_whole(layout, layout->tail))
        return;
    lay_shortened(layout);
}

struct irc_text irc_format_reply(struct arena *arena, const struct chat_reply *reply,
                                 const struct irc_format_shape *shape)
{
    struct layout layout = {.arena = arena, .shape = shape};
    gather(&layout, reply);
    lay_out(&layout, cleaned(arena, reply->hint));
    struct irc_text lines = layout.lines;
    if (lines.count && shape->prefix.len)
        lines.items[0] = arena_format(arena, "%.*s%.*s", STR_ARG(shape->prefix),
                                      STR_ARG(lines.items[0]));
    return lines;
}

struct irc_text irc_format_shorter(struct arena *arena, const struct irc_text *text,
                                   size_t line_bytes)
{
    struct irc_format_shape shape = {.line_bytes = line_bytes};
    struct layout layout = {.arena = arena, .shape = &shape};
    for (size_t i = 0; i < text->count; i++) {
        bool is_joined = i < 64 && (text->joined >> i & 1) != 0;
        if (is_joined)
            go_on(&layout, (text->glued >> i & 1) != 0);
        else
            new_line(&layout);
        lay(&layout, text->items[i]);
    }
    return layout.lines;
}
