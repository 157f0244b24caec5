/* SPDX-License-Identifier: MIT */
#include "net/http.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/failpoint.h"
#include "net/transfer.h"

enum { TIMEOUT_MS = 30 * 1000 };

struct http_call {
    struct transfer transfer;
    struct curl_slist *headers;
    struct buf body;
    size_t header_bytes;
    bool is_too_large;
    void (*answered)(void *context, const struct http_response *response);
    void *context;
};

/* Taking less than was offered makes libcurl break off. */
static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    struct http_call *call = context;

    buf_add(&call->body, str_make(bytes, size * count));
    call->is_too_large = call->is_too_large || call->body.is_full;
    return call->is_too_large ? 0 : size * count;
}

static size_t count_header(const char *bytes, size_t size, size_t count, void *context)
{
    struct http_call *call = context;

    (void)bytes;
    call->header_bytes += size * count;
    call->is_too_large = call->is_too_large || call->header_bytes > HTTP_HEADER_BYTES_MAX;
    return call->is_too_large ? 0 : size * count;
}

static int64_t retry_after(CURL *easy)
{
    curl_off_t seconds = 0;
    struct curl_header *header;

    if (curl_easy_header(easy, "Retry-After", 0, CURLH_HEADER, -1, &header)
        || curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &seconds))
        return -1;
    return seconds > INT32_MAX ? (int64_t)INT32_MAX * 1000 : (int64_t)seconds * 1000;
}

/* -1 where there are others. */
static int digits(struct str text, size_t at, size_t count)
{
    int value = 0;

    for (size_t i = at; i < at + count; i++) {
        if (!char_is_digit(text.ptr[i]))
            return -1;
        value = value * 10 + (text.ptr[i] - '0');
    }
    return value;
}

/* "Sun, 06 Nov 1994 08:49:37 GMT", the one form that is sent (RFC 9110, 5.6.7). Libcurl
 * reads many, at the price of a tenth of a request. */
static int64_t parse_date(struct str text)
{
    static const struct str MONTHS = STR_INIT("JanFebMarAprMayJunJulAugSepOctNovDec");

    if (text.len != 29 || !str_ends_with(text, STR(" GMT")))
        return -1;
    size_t month = str_find(MONTHS, str_slice(text, 8, 11));
    struct tm time = {
        .tm_mday = digits(text, 5, 2),
        .tm_mon = (int)month / 3,
        .tm_year = digits(text, 12, 4) - 1900,
        .tm_hour = digits(text, 17, 2),
        .tm_min = digits(text, 20, 2),
        .tm_sec = digits(text, 23, 2),
    };
    bool is_date = month != STR_NOT_FOUND && month % 3 == 0 && time.tm_mday > 0
                   && time.tm_year > 0 && time.tm_hour >= 0 && time.tm_min >= 0
                   && time.tm_sec >= 0;
    return is_date ? (int64_t)timegm(&time) * 1000 : -1;
}

static int64_t date(CURL *easy)
{
    struct curl_header *header;

    if (curl_easy_header(easy, "Date", 0, CURLH_HEADER, -1, &header))
        return -1;
    return parse_date(str_from_c(header->value));
}

static struct str location(CURL *easy)
{
    struct curl_header *header;

    if (curl_easy_header(easy, "Location", 0, CURLH_HEADER, -1, &header))
        return (struct str){0};
    return str_from_c(header->value);
}

static void destroy(struct http_call *call, bool is_good)
{
    if (is_good)
        transfer_give_back(&call->transfer);
    else
        transfer_clear(&call->transfer);
    curl_slist_free_all(call->headers);
    buf_clear(&call->body);
    free(call);
}

static void set_error(const struct http_call *call, CURLcode code, struct error *err)
{
    if (call->is_too_large || code == CURLE_FILESIZE_EXCEEDED)
        error_set(err, ERROR_LIMIT, "the answer is larger than %zu bytes",
                  call->header_bytes > HTTP_HEADER_BYTES_MAX
                      ? (size_t)HTTP_HEADER_BYTES_MAX
                      : call->body.max);
    else
        error_set(err, ERROR_NETWORK, "%s", transfer_error(&call->transfer, code));
}

static void finished(void *context, CURLcode code)
{
    struct http_call *call = context;
    struct http_response response = {.retry_after_ms = -1, .date_ms = -1};
    CURL *easy = call->transfer.easy;
    long status = 0;

    if (code) {
        set_error(call, code, &response.error);
    } else {
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        response.status = (int)status;
        response.body = buf_view(&call->body);
        response.retry_after_ms = retry_after(easy);
        response.date_ms = date(easy);
        response.location = location(easy);
    }
    call->answered(call->context, &response);
    destroy(call, code == CURLE_OK);
}

static void add_header(struct http_call *call, struct str header)
{
    char *text = alloc_copy(header.ptr, header.len);
    struct curl_slist *longer = curl_slist_append(call->headers, text);

    if (!longer)
        abort(); /* out of memory */
    call->headers = longer;
    free(text);
}

static void set_headers(struct http_call *call, const struct http_request *request)
{
    bool has_type = false;

    assert(request->header_count <= HTTP_HEADERS_MAX);
    for (size_t i = 0; i < request->header_count; i++) {
        add_header(call, request->headers[i]);
        has_type =
            has_type
            || str_starts_with_ascii_nocase(request->headers[i], STR("Content-Type:"));
    }
    /* libcurl would add a form's type, and would wait before it sends a large body. */
    if (!has_type)
        add_header(call, STR("Content-Type:"));
    add_header(call, STR("Expect:"));
    curl_easy_setopt(call->transfer.easy, CURLOPT_HTTPHEADER, call->headers);
}

/* What stands in a request line as it is; the rest is libcurl's to refuse. */
static bool is_target(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] <= 0x20 || text.ptr[i] == 0x7f
            || text.ptr[i] == '#')
            return false;
    return text.len > 0;
}

/* Path and query go beside the URL: libcurl reads a URL, and writes it, twice. Only a proxy
 * must see the whole. */
static void set_url(struct transfer *transfer, const struct http_request *request)
{
    struct str url = request->url;
    size_t scheme = str_find(url, STR("://"));
    size_t host = scheme == STR_NOT_FOUND ? url.len : scheme + 3;
    size_t path = str_find_char(str_skip(url, host), '/');
    struct str target = path == STR_NOT_FOUND ? STR("") : str_skip(url, host + path);

    if (request->proxy.len > 0 || !is_target(target)) {
        transfer_set(transfer, CURLOPT_URL, url);
        return;
    }
    transfer_set(transfer, CURLOPT_URL, str_slice(url, 0, host + path));
    transfer_set(transfer, CURLOPT_REQUEST_TARGET, target);
}

static void set_method(struct transfer *transfer, const struct http_request *request)
{
    CURL *easy = transfer->easy;

    if (str_equal(request->method, STR("GET")))
        return;
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body.len);
    curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS,
                     request->body.len ? request->body.ptr : "");
    transfer_set(transfer, CURLOPT_CUSTOMREQUEST, request->method);
}

static void set_limits(struct http_call *call, const struct http_request *request)
{
    CURL *easy = call->transfer.easy;
    size_t max = request->max_body_bytes ? request->max_body_bytes : HTTP_BODY_MAX;
    int64_t timeout_ms = request->timeout_ms ? request->timeout_ms : TIMEOUT_MS;

    buf_init(&call->body, max);
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)max);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, call);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, count_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, call);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)timeout_ms);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)HTTP_CONNECT_TIMEOUT_MS);
}

struct http_call *http_send(struct loop *loop, const struct http_request *request,
                            void (*answered)(void *context,
                                             const struct http_response *response),
                            void *context)
{
    struct http_call *call = ALLOC(struct http_call);

    call->answered = answered;
    call->context = context;
    transfer_init(&call->transfer, loop, finished, call);
    set_url(&call->transfer, request);
    transfer_set(&call->transfer, CURLOPT_PROXY, request->proxy);
    transfer_set_ca_file(&call->transfer, request->ca_file);
    curl_easy_setopt(call->transfer.easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(call->transfer.easy, CURLOPT_USERAGENT, "faqd");
    set_method(&call->transfer, request);
    set_headers(call, request);
    set_limits(call, request);
    transfer_start(&call->transfer);
    FAILPOINT();
    return call;
}

void http_cancel(struct http_call *call)
{
    if (call)
        destroy(call, false);
}

static bool is_unreserved(char c)
{
    return char_is_alnum_ascii(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

struct str http_escape(struct arena *arena, struct str s)
{
    static const char digits[] = "0123456789ABCDEF";
    char *out = arena_alloc(arena, s.len * 3 + 1, 1);
    size_t len = 0;

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (is_unreserved(s.ptr[i])) {
            out[len++] = s.ptr[i];
            continue;
        }
        out[len++] = '%';
        out[len++] = digits[c >> 4];
        out[len++] = digits[c & 15];
    }
    return str_make(out, len);
}
