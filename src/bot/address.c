/* SPDX-License-Identifier: MIT */
#include "bot/address.h"

#include "base/macros.h"
#include "text/utf8.h"

static size_t colour_len(struct str text)
{
    size_t len = 1;

    for (unsigned i = 0; i < 2 && len < text.len && char_is_digit(text.ptr[len]); i++)
        len++;
    if (len == 1 || len + 1 >= text.len || text.ptr[len] != ','
        || !char_is_digit(text.ptr[len + 1]))
        return len;
    len++;
    for (unsigned i = 0; i < 2 && len < text.len && char_is_digit(text.ptr[len]); i++)
        len++;
    return len;
}

/* The lines that are no quotation, when there are any: "> what she said" is not what is
 * asked. */
static struct str without_quotes(struct arena *arena, struct str raw)
{
    struct str rest = raw, line;
    size_t len = 0;

    if (!str_starts_with(str_trim(raw), STR(">")))
        return raw;
    char *kept = arena_alloc(arena, raw.len + 1, 1);
    while (str_cut_line(rest, &line, &rest)) {
        line = str_trim(line);
        if (line.len == 0 || line.ptr[0] == '>')
            continue;
        memcpy(kept + len, line.ptr, line.len);
        len += line.len;
        kept[len++] = '\n';
    }
    return len > 0 ? str_make(kept, len) : raw;
}

/* Formatting codes must not stand between a name and what follows it. */
static struct str clean(struct arena *arena, struct str raw)
{
    struct str text = without_quotes(arena, utf8_clean(arena, raw));
    char *out = arena_alloc(arena, text.len + 1, 1);
    size_t len = 0;

    while (text.len > 0) {
        unsigned char c = (unsigned char)text.ptr[0];
        if (char_is_space((char)c))
            out[len++] = ' ';
        else if (c >= 0x20 && c != 0x7f)
            out[len++] = (char)c;
        text = str_skip(text, c == 0x03 ? colour_len(text) : 1);
    }
    return str_trim(str_make(out, len));
}

static bool ends_name(struct str rest)
{
    return rest.len == 0 || strchr(" :,;!?.", rest.ptr[0]);
}

/* An exclamation mark goes too, unless it may be the prefix: "faqd: !topics". */
static struct str without_separators(struct str text)
{
    while (text.len > 0
           && (strchr(" :,;?.>-", text.ptr[0])
               || (text.ptr[0] == '!' && (text.len == 1 || text.ptr[1] == ' '))))
        text = str_skip(text, 1);
    return text;
}

/* "@faqd:example.org": the server belongs to the name. */
static struct str without_server(struct str rest)
{
    if (rest.len < 2 || rest.ptr[0] != ':' || !char_is_alnum_ascii(rest.ptr[1]))
        return rest;
    rest = str_skip(rest, 1);
    while (
        rest.len > 0
        && (char_is_alnum_ascii(rest.ptr[0]) || rest.ptr[0] == '.' || rest.ptr[0] == '-'))
        rest = str_skip(rest, 1);
    return rest;
}

static bool take_name(struct str *text, struct str name)
{
    bool has_at = str_starts_with(*text, STR("@")) && !str_starts_with(name, STR("@"));
    struct str rest = str_skip(*text, has_at);

    if (name.len == 0 || !str_starts_with_ascii_nocase(rest, name))
        return false;
    rest = str_skip(rest, name.len);
    if (has_at)
        rest = without_server(rest);
    if (!ends_name(rest))
        return false;
    *text = without_separators(rest);
    return true;
}

/* "hi faqd, ...": the greeting stays off too, unless it is all that was said. */
static bool take_greeted_name(struct str *text, struct str name)
{
    static const struct str greetings[] = {
        STR_INIT("hi"),           STR_INIT("hello"),     STR_INIT("hey"),
        STR_INIT("hallo"),        STR_INIT("dear"),      STR_INIT("ok"),
        STR_INIT("thanks"),       STR_INIT("thank you"), STR_INIT("good morning"),
        STR_INIT("good evening"),
    };

    for (size_t i = 0; i < COUNT_OF(greetings); i++) {
        struct str rest = str_skip(*text, greetings[i].len);
        if (!str_starts_with_ascii_nocase(*text, greetings[i]) || !ends_name(rest))
            continue;
        rest = without_separators(rest);
        if (!take_name(&rest, name))
            continue;
        *text = rest.len > 0 ? rest : str_slice(*text, 0, greetings[i].len);
        return true;
    }
    return false;
}

static bool take_name_at_end(struct str *text, struct str name)
{
    struct str head = *text;

    while (head.len > 0 && strchr(" ?!.", head.ptr[head.len - 1]))
        head.len--;
    if (name.len == 0 || head.len <= name.len
        || !str_equal_ascii_nocase(str_skip(head, head.len - name.len), name))
        return false;
    head.len -= name.len;
    if (str_ends_with(head, STR("@")))
        head.len--;
    head = str_trim(head);
    if (!str_ends_with(head, STR(",")))
        return false;
    *text = str_slice(head, 0, head.len - 1);
    return true;
}

static bool take_prefix(struct str *text, struct str prefix)
{
    struct str rest = str_skip(*text, prefix.len);

    if (prefix.len == 0 || !str_starts_with(*text, prefix) || rest.len == 0
        || strchr(" !?.", rest.ptr[0]))
        return false;
    *text = rest;
    return true;
}

static bool is_for_other(struct str text)
{
    struct str word, rest;

    if (!str_cut_word(text, &word, &rest) || rest.len == 0)
        return false;
    return word.ptr[0] == '@' || (word.len > 1 && strchr(":,", word.ptr[word.len - 1]));
}

void address_question(struct arena *arena, const struct chat_message *message,
                      struct str prefix, struct address *out)
{
    struct str text = clean(arena, message->text);
    struct str name = message->bot_name;
    bool is_named = take_name(&text, name) || take_greeted_name(&text, name)
                    || take_name_at_end(&text, name);
    bool has_prefix = take_prefix(&text, prefix);

    is_named =
        is_named || message->is_direct || message->is_mention || message->is_reply_to_bot;
    *out = (struct address){.is_addressed = is_named || has_prefix,
                            .is_by_prefix = has_prefix && !is_named,
                            .is_for_other =
                                !is_named && !has_prefix && is_for_other(str_trim(text)),
                            .has_prefix = has_prefix,
                            .text = str_trim(text)};
}
