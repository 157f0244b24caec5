/* SPDX-License-Identifier: MIT */
#include "text/pattern.h"

#include "base/alloc.h"
#include "text/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdlib.h>

/*
 * PCRE2 sets its match limit back at every start position, so the limit alone does not
 * bound a search. Each regex is therefore compiled behind a callout, which PCRE2 calls
 * once a start position and which draws on the message's budget.
 */
#define GUARD_HEAD "(?C1)(?:"
#define GUARD_TAIL ")"

enum { OPTIONS = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C };

struct pattern {
    pcre2_code *code;
    pcre2_match_context *context;
};

static int spend_start(pcre2_callout_block *block, void *budget_pointer)
{
    struct pattern_budget *budget = budget_pointer;

    (void)block;
    if (budget->left == 0)
        return PCRE2_ERROR_CALLOUT;
    budget->left--;
    return 0;
}

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

static pcre2_code *compile(struct str source, struct str regex, size_t shift,
                           struct error *err)
{
    int number = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)(source.len ? source.ptr : ""),
                                     source.len, OPTIONS, &number, &offset, NULL);

    if (code)
        return code;
    PCRE2_UCHAR message[160];
    pcre2_get_error_message(number, message, sizeof(message));
    refuse(err, regex, offset > shift ? offset - shift : 0, (const char *)message);
    return NULL;
}

static int take_position(pcre2_callout_enumerate_block *block, void *position_pointer)
{
    *(size_t *)position_pointer = block->pattern_position;
    return 1;
}

/* Compiled on its own first: "a)|(b" would be well-formed between the guard's brackets,
 * and columns are right. */
static bool check_alone(struct str regex, struct error *err)
{
    pcre2_code *code = compile(regex, regex, 0, err);
    size_t position = 0;

    if (!code)
        return false;
    bool has_callout = pcre2_callout_enumerate(code, take_position, &position) != 0;
    pcre2_code_free(code);
    if (has_callout)
        return refuse(err, regex, position, "callouts \"(?C)\" are not allowed");
    return true;
}

static pcre2_code *compile_guarded(struct str regex, struct error *err)
{
    static const char head[] = GUARD_HEAD, tail[] = GUARD_TAIL;
    size_t head_len = sizeof(head) - 1, tail_len = sizeof(tail) - 1;
    size_t len = head_len + regex.len + tail_len;
    char *source = alloc_zeroed(len + 1, 1);

    memcpy(source, head, head_len);
    if (regex.len > 0)
        memcpy(source + head_len, regex.ptr, regex.len);
    memcpy(source + head_len + regex.len, tail, tail_len);
    pcre2_code *code = compile(str_make(source, len), regex, head_len, err);
    free(source);
    return code;
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

struct pattern *pattern_compile(struct str regex, struct error *err)
{
    if (!check_bytes(regex, err) || !check_alone(regex, err))
        return NULL;
    pcre2_code *code = compile_guarded(regex, err);
    if (!code)
        return NULL;
    pcre2_match_context *context = create_context();
    if (!context) {
        pcre2_code_free(code);
        error_set(err, ERROR_SYSTEM, "no memory for the pattern");
        return NULL;
    }
    struct pattern *pattern = ALLOC(struct pattern);
    pattern->code = code;
    pattern->context = context;
    return pattern;
}

void pattern_destroy(struct pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_match_context_free(pattern->context);
    pcre2_code_free(pattern->code);
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

enum pattern_result pattern_find(const struct pattern *pattern, struct str text,
                                 size_t start, struct pattern_budget *budget,
                                 struct pattern_span *span)
{
    if (start > text.len)
        return PATTERN_NONE;
    if (budget->left == 0)
        return PATTERN_LIMIT;
    /* Made anew for each search: one that is kept holds 20 KiB of frames for ever, and
     * after a bad search up to the heap limit, times all patterns. */
    pcre2_match_data *data CLEANUP(free_match_data) = pcre2_match_data_create(1, NULL);
    if (!data)
        return PATTERN_LIMIT;
    pcre2_set_callout(pattern->context, spend_start, budget);
    int result = pcre2_match(pattern->code, (PCRE2_SPTR)(text.len ? text.ptr : ""),
                             text.len, start, PCRE2_NO_UTF_CHECK, data, pattern->context);
    if (result == PCRE2_ERROR_NOMATCH)
        return PATTERN_NONE;
    if (result < 0)
        return PATTERN_LIMIT;
    if (span)
        *span = span_of(data);
    return PATTERN_FOUND;
}

bool pattern_matches(const struct pattern *pattern, struct str text,
                     struct pattern_budget *budget)
{
    return pattern_find(pattern, text, 0, budget, NULL) == PATTERN_FOUND;
}

size_t pattern_size_bytes(const struct pattern *pattern)
{
    size_t code_bytes = 0;

    pcre2_pattern_info(pattern->code, PCRE2_INFO_SIZE, &code_bytes);
    return code_bytes + sizeof(*pattern);
}
