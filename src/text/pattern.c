/* SPDX-License-Identifier: MIT */
#include "text/pattern.h"

#include "base/alloc.h"
#include "text/openings.h"
#include "text/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdlib.h>

/*
 * PCRE2 sets its match limit back at every start position, so the limit alone does not
 * bound a search. A search is therefore a match at one position after the other, each of
 * which draws on the message's budget; positions at which no match can begin cost nothing.
 */

enum { OPTIONS = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C };

struct pattern {
    pcre2_code *code;
    pcre2_match_context *context;
    uint32_t firsts[256 / 32]; /* a bit for each byte that a match may begin with */
    bool may_be_empty;
    uint8_t last; /* a byte that every match has, in either case, where has_last */
    bool has_last;
    bool is_anchored;
    bool is_at_border; /* begins with \b in all its branches */
    struct openings openings;
};

static unsigned column_of(struct str regex, size_t offset)
{
    return (unsigned)utf8_count(str_slice(regex, 0, offset)) + 1;
}

static bool refuse(struct error *err, struct str regex, size_t offset, const char *reason)
{
    error_set(err, ERROR_INPUT, "%s", reason);
    err->column = column_of(regex, offset);
    return false;
}

static bool check_bytes(struct str regex, struct error *err)
{
    if (regex.len > PATTERN_BYTES_MAX)
        return error_set(err, ERROR_INPUT, "the pattern is longer than %d bytes",
                         PATTERN_BYTES_MAX);
    if (str_starts_with(regex, STR("(*")))
        return refuse(err, regex, 0, "a pattern cannot begin with \"(*\"");
    struct str rest = regex;
    while (rest.len > 0) {
        size_t offset = regex.len - rest.len;
        size_t len = rest.len;
        uint32_t character = 0;
        utf8_next(&rest, &character);
        if (character == UTF8_REPLACEMENT && len - rest.len == 1)
            return refuse(err, regex, offset, "the pattern is not valid UTF-8");
        if (character < 0x20 || character == 0x7f)
            return refuse(err, regex, offset,
                          "a control character in the pattern; write patterns in single "
                          "quotes, where a backslash stays a backslash");
    }
    return true;
}

static pcre2_code *compile(struct str regex, struct error *err)
{
    int number = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)(regex.len ? regex.ptr : ""), regex.len,
                                     OPTIONS, &number, &offset, NULL);

    if (code)
        return code;
    PCRE2_UCHAR message[160];
    pcre2_get_error_message(number, message, sizeof(message));
    refuse(err, regex, offset, (const char *)message);
    return NULL;
}

static int take_position(pcre2_callout_enumerate_block *block, void *position_pointer)
{
    *(size_t *)position_pointer = block->pattern_position;
    return 1;
}

static bool has_callout(const pcre2_code *code, size_t *position)
{
    return pcre2_callout_enumerate(code, take_position, position) != 0;
}

static bool is_repeated(struct str regex, size_t i)
{
    return i < regex.len && strchr("?*+{", regex.ptr[i]);
}

/* Must every match begin with the "\\b" that the regex begins with, perhaps inside groups
 * and behind lookarounds, which take no letters: is there no branch beside it, and no
 * repeat that leaves it out? Says no when in doubt. */
static bool begins_at_border(struct str regex)
{
    size_t open = 0, i = 0; /* open: groups around the border that are not closed */

    for (; str_starts_with(str_slice(regex, i, regex.len), STR("(?:")); i += 3)
        open++;
    size_t border = i, behind;
    while ((behind = openings_skip_look(regex, border)) > border)
        border = behind;
    if (!str_starts_with(str_slice(regex, border, regex.len), STR("\\b")))
        return false;
    for (size_t depth = open; i < regex.len; i++) {
        char c = regex.ptr[i];
        if (c == '\\' && ++i < regex.len && regex.ptr[i] == 'Q')
            return false;
        if (c == '[')
            i = openings_skip_class(regex, i);
        if (c == '(')
            depth++;
        if (c == '|' && depth == open)
            return false;
        if (c == ')' && depth-- == open) {
            open = depth;
            if (is_repeated(regex, i + 1))
                return false;
        }
    }
    return true;
}

/* Not in the middle of a character. */
static void learn_firsts(struct pattern *pattern)
{
    uint32_t type = 0, first = 0;
    const uint8_t *firsts = NULL; /* 256 bits */

    pcre2_pattern_info(pattern->code, PCRE2_INFO_FIRSTCODETYPE, &type);
    pcre2_pattern_info(pattern->code, PCRE2_INFO_FIRSTCODEUNIT, &first);
    pcre2_pattern_info(pattern->code, PCRE2_INFO_FIRSTBITMAP, &firsts);
    bool has_first = type == 1 && first < 0x80;
    for (unsigned byte = 0; byte <= UINT8_MAX; byte++) {
        bool is_only =
            !has_first
            || char_to_lower_ascii((char)byte) == char_to_lower_ascii((char)first);
        bool is_listed = !firsts || (firsts[byte / 8] >> byte % 8 & 1);
        if ((byte & 0xc0) != 0x80 && is_only && is_listed)
            pattern->firsts[byte / 32] |= UINT32_C(1) << (byte % 32);
    }
    pattern->may_be_empty = !has_first && !firsts;
}

static void learn_starts(struct pattern *pattern, struct str regex)
{
    uint32_t last_type = 0, last = 0, options = 0;

    learn_firsts(pattern);
    pattern->is_at_border = begins_at_border(regex);
    openings_read(regex, &pattern->openings);
    pcre2_pattern_info(pattern->code, PCRE2_INFO_ALLOPTIONS, &options);
    pattern->is_anchored = options & PCRE2_ANCHORED;
    pcre2_pattern_info(pattern->code, PCRE2_INFO_LASTCODETYPE, &last_type);
    pcre2_pattern_info(pattern->code, PCRE2_INFO_LASTCODEUNIT, &last);
    pattern->has_last = last_type == 1 && last < 0x80;
    pattern->last = (uint8_t)char_to_lower_ascii((char)last);
}

static pcre2_match_context *create_context(void)
{
    pcre2_match_context *context = pcre2_match_context_create(NULL);

    if (!context)
        return NULL;
    pcre2_set_match_limit(context, PATTERN_MATCH_LIMIT);
    pcre2_set_heap_limit(context, PATTERN_HEAP_LIMIT_KIB);
    return context;
}

static struct pattern *refuse_callout(pcre2_code *code, struct str regex, size_t position,
                                      struct error *err)
{
    pcre2_code_free(code);
    refuse(err, regex, position, "callouts \"(?C)\" are not allowed");
    return NULL;
}

struct pattern *pattern_compile(struct str regex, struct error *err)
{
    size_t position = 0;
    pcre2_code *code = check_bytes(regex, err) ? compile(regex, err) : NULL;

    if (!code)
        return NULL;
    if (has_callout(code, &position))
        return refuse_callout(code, regex, position, err);
    pcre2_match_context *context = create_context();
    if (!context) {
        pcre2_code_free(code);
        error_set(err, ERROR_SYSTEM, "no memory for the pattern");
        return NULL;
    }
    struct pattern *pattern = ALLOC(struct pattern);
    pattern->code = code;
    pattern->context = context;
    learn_starts(pattern, regex);
    return pattern;
}

void pattern_destroy(struct pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_match_context_free(pattern->context);
    pcre2_code_free(pattern->code);
    openings_clear(&pattern->openings);
    free(pattern);
}

static void free_match_data(pcre2_match_data **data)
{
    pcre2_match_data_free(*data);
}

static struct pattern_span span_of(pcre2_match_data *data)
{
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(data);

    /* With \K the reported start may lie behind the end. */
    return (struct pattern_span){offsets[0] < offsets[1] ? offsets[0] : offsets[1],
                                 offsets[1]};
}

/* ASCII letters, digits and "_" for sure; bytes of other characters perhaps. */
static bool may_be_word(char c)
{
    return char_is_alnum_ascii(c) || c == '_' || (c & 0x80);
}

bool pattern_may_be_border(struct str text, size_t at)
{
    if ((at > 0 && (text.ptr[at - 1] & 0x80)) || (at < text.len && (text.ptr[at] & 0x80)))
        return true;
    bool before = at > 0 && may_be_word(text.ptr[at - 1]);
    bool after = at < text.len && may_be_word(text.ptr[at]);
    return before != after;
}

/* Could a match begin here? At the end of the text an empty one could. */
static bool may_start(const struct pattern *pattern, struct str text, size_t at)
{
    if (at == text.len)
        return pattern->may_be_empty;
    return (!pattern->is_at_border || pattern_may_be_border(text, at))
           && openings_may_begin(&pattern->openings, text, at);
}

static bool is_first(const struct pattern *pattern, char c)
{
    unsigned byte = (unsigned char)c;

    return pattern->firsts[byte / 32] >> (byte % 32) & 1;
}

static size_t next_start(const struct pattern *pattern, struct str text, size_t at)
{
    for (; at <= text.len; at++) {
        while (at < text.len && !is_first(pattern, text.ptr[at]))
            at++;
        if (may_start(pattern, text, at))
            break;
    }
    return at;
}

static bool has_byte(struct str text, size_t start, uint8_t lower)
{
    size_t left = text.len - start;

    return left > 0
           && (memchr(text.ptr + start, lower, left)
               || (char_is_alpha_ascii((char)lower)
                   && memchr(text.ptr + start, lower - 'a' + 'A', left)));
}

enum pattern_result pattern_find(const struct pattern *pattern, struct str text,
                                 size_t start, struct pattern_budget *budget,
                                 struct pattern_span *span)
{
    size_t at = next_start(pattern, text, start);

    if (at > text.len || (pattern->has_last && !has_byte(text, at, pattern->last)))
        return PATTERN_NONE;
    /* Made anew for each search: one that is kept holds 20 KiB of frames for ever, and
     * after a bad search up to the heap limit, times all patterns. */
    pcre2_match_data *data CLEANUP(free_match_data) = pcre2_match_data_create(1, NULL);
    if (!data)
        return PATTERN_LIMIT;
    for (; at <= text.len; at = next_start(pattern, text, at + 1)) {
        if (budget->left == 0)
            return PATTERN_LIMIT;
        budget->left--;
        int result =
            pcre2_match(pattern->code, (PCRE2_SPTR)(text.len ? text.ptr : ""), text.len,
                        at, PCRE2_NO_UTF_CHECK | PCRE2_ANCHORED, data, pattern->context);
        if (result == PCRE2_ERROR_NOMATCH && pattern->is_anchored)
            return PATTERN_NONE;
        if (result == PCRE2_ERROR_NOMATCH)
            continue;
        if (result < 0)
            return PATTERN_LIMIT;
        if (span)
            *span = span_of(data);
        return PATTERN_FOUND;
    }
    return PATTERN_NONE;
}

bool pattern_matches(const struct pattern *pattern, struct str text,
                     struct pattern_budget *budget)
{
    return pattern_find(pattern, text, 0, budget, NULL) == PATTERN_FOUND;
}

const struct openings *pattern_openings(const struct pattern *pattern)
{
    return &pattern->openings;
}

bool pattern_is_at_border(const struct pattern *pattern)
{
    return pattern->is_at_border;
}

size_t pattern_size_bytes(const struct pattern *pattern)
{
    size_t code_bytes = 0;

    pcre2_pattern_info(pattern->code, PCRE2_INFO_SIZE, &code_bytes);
    return code_bytes + sizeof(*pattern)
           + pattern->openings.count * sizeof(*pattern->openings.items);
}
