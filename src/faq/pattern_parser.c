/* SPDX-License-Identifier: MIT */
#include "faq/pattern_parser.h"

#include "base/array.h"
#include "text/openings.h"
#include "text/utf8.h"

struct parser {
    struct str text;
    size_t at;
    struct intent_pattern *out;
    struct vocabulary *vocabulary;
    struct diagnostics *found;
    bool has_failed;
};

/* The value's column is that of its opening quote. */
static unsigned column_of(const struct parser *parser, size_t offset)
{
    size_t before = utf8_count(str_slice(parser->text, 0, offset));

    return parser->out->column ? parser->out->column + 1 + (unsigned)before : 0;
}

static void say(struct parser *parser, size_t offset, const char *text)
{
    parser->has_failed = true;
    diagnostics_add(parser->found, DIAGNOSTIC_ERROR, parser->out->file, parser->out->line,
                    column_of(parser, offset), "%s", text);
}

static void say_unknown(struct parser *parser, size_t offset, struct str name)
{
    const struct vocabulary *vocabulary = parser->vocabulary;
    struct str hint = vocabulary_hint(vocabulary, name, vocabulary->arena);

    parser->has_failed = true;
    if (!vocabulary->is_partial)
        diagnostics_add(parser->found, DIAGNOSTIC_ERROR, parser->out->file,
                        parser->out->line, column_of(parser, offset),
                        "unknown concept \"%.*s\"%.*s", STR_ARG(name), STR_ARG(hint));
}

static bool is_name_byte(char c)
{
    return char_is_alnum_ascii(c) || c == '_';
}

static bool is_at(const struct parser *parser, char c)
{
    return parser->at < parser->text.len && parser->text.ptr[parser->at] == c;
}

static void skip_spaces(struct parser *parser)
{
    while (parser->at < parser->text.len && char_is_space(parser->text.ptr[parser->at]))
        parser->at++;
}

static bool take(struct parser *parser, char c)
{
    skip_spaces(parser);
    if (!is_at(parser, c))
        return false;
    parser->at++;
    return true;
}

static struct intent_group *add_group(struct parser *parser, bool is_excluded)
{
    struct intent_group *group =
        ARRAY_ADD_IN(parser->vocabulary->arena, &parser->out->groups);

    *group = (struct intent_group){.is_excluded = is_excluded};
    if (!is_excluded)
        parser->out->wanted_count++;
    return group;
}

static void parse_quoted(struct parser *parser, struct intent_group *group)
{
    size_t start = parser->at;
    size_t len = str_find_char(str_skip(parser->text, start), '"');

    if (len == STR_NOT_FOUND) {
        say(parser, start - 1, "quoted words are not closed");
        parser->at = parser->text.len;
        return;
    }
    parser->at = start + len + 1;
    int concept =
        vocabulary_quote(parser->vocabulary, str_slice(parser->text, start, start + len));
    if (concept == VOCABULARY_NONE)
        say(parser, start, "nothing is left of these quoted words");
    else
        *ARRAY_ADD_IN(parser->vocabulary->arena, group) = (size_t)concept;
}

static void parse_name(struct parser *parser, struct intent_group *group)
{
    size_t start = parser->at;

    while (parser->at < parser->text.len && is_name_byte(parser->text.ptr[parser->at]))
        parser->at++;
    struct str name = str_slice(parser->text, start, parser->at);
    if (!name.len) {
        say(parser, start,
            start < parser->text.len ? "a concept or \"quoted words\" must stand here"
                                     : "the pattern ends where a concept should stand");
        parser->at = parser->text.len;
        return;
    }
    int concept = vocabulary_find(parser->vocabulary, name);
    if (concept == VOCABULARY_NONE)
        say_unknown(parser, start, name);
    else
        *ARRAY_ADD_IN(parser->vocabulary->arena, group) = (size_t)concept;
}

static void parse_group(struct parser *parser)
{
    struct intent_group *group = add_group(parser, take(parser, '!'));

    do {
        if (take(parser, '"'))
            parse_quoted(parser, group);
        else
            parse_name(parser, group);
    } while (take(parser, '|'));
}

static void parse_conjunction(struct parser *parser)
{
    do
        parse_group(parser);
    while (!parser->has_failed && take(parser, '+'));
    skip_spaces(parser);
    if (!parser->has_failed && parser->at < parser->text.len)
        say(parser, parser->at, "\"+\", \"|\" or the end of the pattern must stand here");
    else if (!parser->has_failed && !parser->out->wanted_count)
        say(parser, 0, "a pattern that only excludes matches everything");
}

/* The end of a macro {name} that begins at at, or at itself. */
static size_t macro_end(struct str regex, size_t at)
{
    size_t end = at + 1;

    if (regex.ptr[at] != '{' || end >= regex.len || !char_is_alpha_ascii(regex.ptr[end]))
        return at;
    while (end < regex.len && is_name_byte(regex.ptr[end]))
        end++;
    return end < regex.len && regex.ptr[end] == '}' ? end + 1 : at;
}

/* The end of an escape, with the braces of \p{L}, \x{41} and their like. */
static size_t escape_end(struct str regex, size_t at)
{
    size_t end = at + 2;

    if (end < regex.len && regex.ptr[end] == '{'
        && memchr("pPxoNgk", regex.ptr[at + 1], 7)) {
        size_t len = str_find_char(str_skip(regex, end), '}');
        end = len == STR_NOT_FOUND ? regex.len : end + len + 1;
    }
    return end < regex.len ? end : regex.len;
}

/* Must a match hold what stands before at? Not where it may be left out. */
static bool is_needed(struct str regex, size_t at)
{
    return at >= regex.len || !memchr("?*{", regex.ptr[at], 3);
}

static void expand_macro(struct parser *parser, size_t start, struct str name,
                         struct intent_group *group, struct buf *out)
{
    int concept = vocabulary_find(parser->vocabulary, name);

    if (concept == VOCABULARY_NONE) {
        say_unknown(parser, start, name);
        return;
    }
    *ARRAY_ADD_IN(parser->vocabulary->arena, group) = (size_t)concept;
    vocabulary_write(parser->vocabulary, (size_t)concept, out);
}

/* Each macro becomes its concept in full, and in plain an empty group of its own length,
 * so that columns of errors in plain are those of the author's text. */
static void expand(struct parser *parser, struct str regex, struct buf *full,
                   struct buf *plain)
{
    struct intent_group *group = add_group(parser, false);
    struct intent_group *required = &parser->out->required;
    unsigned depth = 0;
    bool has_choice = false; /* outside of all groups */
    size_t at = 0;

    while (at < regex.len) {
        size_t end = macro_end(regex, at), known = group->count;
        char c = regex.ptr[at];
        depth += c == '(';
        depth -= c == ')' && depth > 0;
        has_choice = has_choice || (c == '|' && !depth);
        if (end > at) {
            expand_macro(parser, at + 2, str_slice(regex, at + 1, end - 1), group, full);
            if (group->count > known && !depth && is_needed(regex, end))
                *ARRAY_ADD_IN(parser->vocabulary->arena, required) = group->items[known];
            buf_add(plain, STR("(?:"));
            for (size_t i = at + 4; i < end; i++)
                buf_add_char(plain, 'x');
            buf_add_char(plain, ')');
        } else {
            end = c == '\\' ? escape_end(regex, at) : at + 1;
            if (c == '[' && openings_skip_class(regex, at) < regex.len)
                end = openings_skip_class(regex, at) + 1;
            buf_add(full, str_slice(regex, at, end));
            buf_add(plain, str_slice(regex, at, end));
        }
        at = end;
    }
    if (has_choice)
        required->count = 0;
}

static struct pattern *compile(struct parser *parser, struct str regex, size_t offset)
{
    struct error err = {0};
    struct pattern *pattern = pattern_compile(regex, &err);

    if (!pattern)
        say(parser, offset + (err.column ? err.column - 1 : 0), err.text);
    return pattern;
}

static void parse_regex(struct parser *parser)
{
    struct str regex = str_slice(parser->text, 1, parser->text.len - 1);
    struct buf full, plain;

    parser->out->is_regex = true;
    buf_init(&full, PATTERN_BYTES_MAX);
    buf_init(&plain, PATTERN_BYTES_MAX);
    expand(parser, regex, &full, &plain);
    struct pattern *probe = compile(parser, buf_view(&plain), 1);
    pattern_destroy(probe);
    if (full.is_full || plain.is_full)
        say(parser, 0, "the pattern is too long with its concepts written out");
    else if (probe && !parser->has_failed)
        parser->out->compiled = compile(parser, buf_view(&full), 0);
    buf_clear(&full);
    buf_clear(&plain);
}

static bool has_control_character(struct str text, size_t *at)
{
    for (*at = 0; *at < text.len; (*at)++)
        if ((unsigned char)text.ptr[*at] < 0x20 || text.ptr[*at] == 0x7f)
            return true;
    return false;
}

bool pattern_parse(struct intent_pattern *out, struct vocabulary *vocabulary,
                   struct diagnostics *found)
{
    struct parser parser = {
        .text = out->source, .out = out, .vocabulary = vocabulary, .found = found};
    size_t at;

    if (has_control_character(out->source, &at)) {
        say(&parser, at,
            "a control character in a pattern: in double quotes TOML reads "
            "\\b as one, so write patterns in single quotes");
        return false;
    }
    skip_spaces(&parser);
    if (!is_at(&parser, '/')) {
        parse_conjunction(&parser);
        return !parser.has_failed;
    }
    if (out->source.len < 3 || !str_ends_with(out->source, STR("/")))
        say(&parser, 0, "a regular expression ends with a slash");
    else
        parse_regex(&parser);
    return !parser.has_failed;
}
