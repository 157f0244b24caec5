/* SPDX-License-Identifier: MIT */
#include "matrix/request.h"

#include <stdio.h>

#include "base/random.h"

void matrix_call_init(struct matrix_call *call, const char *method, const char *path)
{
    *call = (struct matrix_call){
        .method = method,
        .needs_token = true,
        .timeout_ms = MATRIX_TIMEOUT_MS,
    };
    buf_init(&call->base, MATRIX_PATH_MAX);
    buf_init(&call->path, MATRIX_PATH_MAX);
    buf_init(&call->body, MATRIX_REQUEST_BODY_MAX);
    matrix_call_path(call, path);
}

void matrix_call_clear(struct matrix_call *call)
{
    buf_clear(&call->base);
    buf_clear(&call->path);
    buf_clear(&call->body);
}

void matrix_call_path(struct matrix_call *call, const char *path)
{
    buf_add(&call->path, str_from_c(path));
}

/* How much of the beginning stands in a path as it is. */
static size_t plain_length(struct str text)
{
    size_t len = 0;

    while (len < text.len
           && (char_is_alnum_ascii(text.ptr[len])
               || str_find_char(STR("-._~"), text.ptr[len]) != STR_NOT_FOUND))
        len++;
    return len;
}

static void add_escaped(struct buf *out, struct str text)
{
    static const char DIGITS[] = "0123456789ABCDEF";

    for (size_t len = plain_length(text); len < text.len; len = plain_length(text)) {
        unsigned char c = (unsigned char)text.ptr[len];
        char escaped[] = {'%', DIGITS[c >> 4], DIGITS[c & 15]};
        buf_add(out, str_slice(text, 0, len));
        buf_add(out, str_make(escaped, sizeof escaped));
        text = str_skip(text, len + 1);
    }
    buf_add(out, text);
}

void matrix_call_segment(struct matrix_call *call, struct str segment)
{
    add_escaped(&call->path, segment);
}

void matrix_call_form(struct matrix_call *call, const char *key, struct str value)
{
    buf_format(&call->body, "%s%s=", call->body.len > 0 ? "&" : "", key);
    add_escaped(&call->body, value);
    call->is_form = true;
}

void matrix_call_query(struct matrix_call *call, const char *key, struct str value)
{
    matrix_call_path(call, call->has_query ? "&" : "?");
    matrix_call_path(call, key);
    matrix_call_path(call, "=");
    matrix_call_segment(call, value);
    call->has_query = true;
}

void matrix_call_body(struct matrix_call *call, const struct json *json)
{
    buf_reset(&call->body);
    if (json)
        json_format(json, &call->body);
    else
        buf_add(&call->body, STR("{}"));
}

static void copy_line(char *out, size_t size_bytes, struct str s)
{
    size_t len = s.len < size_bytes ? s.len : size_bytes - 1;

    for (size_t i = 0; i < len; i++)
        out[i] = (unsigned char)s.ptr[i] < 0x20 ? ' ' : s.ptr[i];
    out[len] = '\0';
}

static bool is_errcode(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!char_is_alnum_ascii(s.ptr[i]) && s.ptr[i] != '_' && s.ptr[i] != '.')
            return false;
    return s.len > 0;
}

static void read_error_body(struct matrix_refusal *refusal, struct str body)
{
    struct error err = {0};
    struct json *json = json_parse(body, MATRIX_ERROR_BODY_MAX, &err);
    struct str errcode = json_string(json, "errcode");
    char words[120];

    if (is_errcode(errcode)) {
        copy_line(refusal->errcode, sizeof refusal->errcode, errcode);
        copy_line(words, sizeof words, json_string(json, "error"));
        size_t used = strlen(refusal->text);
        snprintf(refusal->text + used, sizeof refusal->text - used, " %s: %s",
                 refusal->errcode, words);
    }
    json_to_i64(json_get(json, "retry_after_ms"), &refusal->retry_after_ms);
    json_to_bool(json_get(json, "soft_logout"), &refusal->is_soft_logout);
    json_destroy(json);
}

void matrix_refusal_read(struct matrix_refusal *refusal,
                         const struct matrix_response *response)
{
    unsigned status = response->status;

    *refusal = (struct matrix_refusal){0};
    if (status == 0) {
        copy_line(refusal->text, sizeof refusal->text,
                  response->error.len ? response->error : STR("no answer"));
        refusal->is_transient = true;
        return;
    }
    snprintf(refusal->text, sizeof refusal->text, "HTTP %u", status);
    read_error_body(refusal, response->body);
    if (response->retry_after_ms > 0)
        refusal->retry_after_ms = response->retry_after_ms;
    if (refusal->retry_after_ms < 0)
        refusal->retry_after_ms = 0;
    if (refusal->retry_after_ms > MATRIX_RETRY_AFTER_MAX_MS)
        refusal->retry_after_ms = MATRIX_RETRY_AFTER_MAX_MS;
    refusal->is_unknown_token = matrix_refusal_is(refusal, "M_UNKNOWN_TOKEN")
                                || matrix_refusal_is(refusal, "M_MISSING_TOKEN");
    refusal->is_limited = status == 429 || matrix_refusal_is(refusal, "M_LIMIT_EXCEEDED");
    refusal->is_transient =
        refusal->is_limited || status == 408 || status >= 500 || status < 400;
}

bool matrix_refusal_is(const struct matrix_refusal *refusal, const char *errcode)
{
    return strcmp(refusal->errcode, errcode) == 0;
}

int64_t matrix_backoff_ms(struct random *random, unsigned failures, int64_t max_ms)
{
    int64_t wait_ms = 1000;

    for (unsigned i = 1; i < failures && wait_ms < max_ms; i++)
        wait_ms *= 2;
    return random_jitter(random, wait_ms < max_ms ? wait_ms : max_ms, 25);
}

struct str matrix_id_server(struct str id)
{
    size_t colon = str_find_char(id, ':');

    return colon == STR_NOT_FOUND ? (struct str){0} : str_skip(id, colon + 1);
}

bool matrix_id_is_valid(struct str id, char sigil)
{
    if (id.len < 2 || id.len > MATRIX_ID_MAX || id.ptr[0] != sigil)
        return false;
    for (size_t i = 0; i < id.len; i++)
        if ((unsigned char)id.ptr[i] <= 0x20 || id.ptr[i] == 0x7f)
            return false;
    return true;
}
