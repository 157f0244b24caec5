/* SPDX-License-Identifier: MIT */
#include "irc/multiline.h"

#include <stdio.h>

#include "irc/message.h"

struct irc_multiline irc_multiline_read(struct str value)
{
    struct str item, name, number;
    struct irc_multiline limits = {0};
    while (str_cut(value, ',', &item, &value)) {
        uint64_t most;
        if (!str_cut(item, '=', &name, &number) || !str_to_u64(number, &most))
            continue;
        if (str_equal(name, STR("max-bytes")))
            limits.max_bytes = most;
        else if (str_equal(name, STR("max-lines")))
            limits.max_lines = most;
    }
    return limits;
}

bool irc_multiline_fits(const struct irc_multiline *limits, const struct irc_text *text)
{
    size_t bytes = text->count - 1; /* line ends, or the spaces in their place */
    for (size_t i = 0; i < text->count; i++)
        bytes += text->items[i].len;
    return text->count > 1 && (limits->max_bytes == 0 || bytes <= limits->max_bytes)
           && (limits->max_lines == 0 || text->count <= limits->max_lines);
}

static bool has_bit(uint64_t bits, size_t at)
{
    return at < 64 && (bits >> at & 1) != 0;
}

static bool write_line(struct buf *out, const struct irc_multiline_message *message,
                       const char *id, size_t at)
{
    const struct irc_text *text = message->text;
    bool is_joined = has_bit(text->joined, at);
    bool has_space = has_bit(text->joined, at + 1) && !has_bit(text->glued, at + 1);
    char tags[64];
    (void)snprintf(tags, sizeof(tags), "batch=%s%s", id,
                   is_joined ? ";draft/multiline-concat" : "");
    struct buf line;
    buf_init(&line, IRC_LINE_BYTES_MAX);
    buf_add(&line, text->items[at]);
    if (has_space)
        buf_add_char(&line, ' ');
    struct irc_message inner = {.tags = str_from_c(tags),
                                .command =
                                    message->is_notice ? STR("NOTICE") : STR("PRIVMSG"),
                                .params = {message->target, buf_view(&line)},
                                .param_count = 2,
                                .is_trailing = true};
    bool is_written = irc_message_format(out, &inner);
    buf_clear(&line);
    return is_written;
}

bool irc_multiline_write(struct buf *out, const struct irc_multiline_message *message)
{
    char id[16], mark[20];
    size_t before = out->len;
    (void)snprintf(id, sizeof(id), "b%u", (unsigned)message->id);
    (void)snprintf(mark, sizeof(mark), "+%s", id);
    struct irc_message edge = {
        .tags = message->tags,
        .command = STR("BATCH"),
        .params = {str_from_c(mark), STR("draft/multiline"), message->target},
        .param_count = 3};
    bool is_written = irc_message_format(out, &edge);
    for (size_t i = 0; is_written && i < message->text->count; i++)
        is_written = write_line(out, message, id, i);
    mark[0] = '-';
    edge.tags = (struct str){0};
    edge.param_count = 1;
    is_written = is_written && irc_message_format(out, &edge);
    if (!is_written)
        buf_truncate(out, before);
    return is_written;
}
