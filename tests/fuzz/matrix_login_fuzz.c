/* SPDX-License-Identifier: MIT */
/* A server that answers each step of a login with the next line of the input: its first
 * character chooses the status. The first line's chooses how the bot logs in. */
#include "matrix/client.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct matrix_options OPTIONS[] = {
    {.network = {"f", 1}, .user = {"@faq:x.org", 10}, .password = {"p", 1}},
    {.network = {"f", 1}, .user = {"@faq:x.org", 10}, .uses_browser = true},
    {.network = {"f", 1},
     .homeserver = {"https://x.org", 13},
     .user = {"@faq:x.org", 10},
     .uses_browser = true},
    {.network = {"f", 1}, .user = {"@faq:x.org", 10}, .token = {"t", 1}},
};
static const unsigned STATUSES[] = {200, 201, 302, 400, 401, 403, 404, 429, 502, 0};

static void take_all(struct matrix_client *client)
{
    struct matrix_event event;
    struct matrix_change change;

    while (matrix_client_next(client, &event))
        ;
    while (matrix_client_next_change(client, &change))
        ;
    matrix_client_saved(client);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str input = str_make((const char *)data, size), line;
    int64_t now_ms = 1000;

    if (!str_cut_line(input, &line, &input) || line.len == 0)
        return 0;
    struct matrix_client *client =
        matrix_client_create(&OPTIONS[(unsigned char)line.ptr[0] % 4], 1);
    matrix_client_start(client, now_ms);
    while (str_cut_line(input, &line, &input)) {
        struct matrix_request request;
        take_all(client);
        now_ms = matrix_client_tick(client, now_ms) + 1;
        take_all(client);
        if (line.len == 0 || !matrix_client_next_request(client, &request))
            continue;
        struct matrix_response response = {
            .status = STATUSES[(unsigned char)line.ptr[0] % 10],
            .body = str_skip(line, 1),
            .location = str_skip(line, 1),
        };
        matrix_client_response(client, request.id, &response, now_ms);
    }
    take_all(client);
    matrix_client_destroy(client);
    return 0;
}
