/* SPDX-License-Identifier: MIT */
/* A homeserver that logs us in and then answers every request with the input. */
#include "matrix/bridge.h"
#include "matrix/client.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void take_all(struct matrix_client *client)
{
    struct matrix_event event;
    struct matrix_change change;
    struct chat_message message;
    struct arena scratch;

    arena_init(&scratch);
    while (matrix_client_next(client, &event))
        if (event.kind == MATRIX_MESSAGE)
            (void)matrix_bridge_message(client, &event, &scratch, &message);
    while (matrix_client_next_change(client, &change))
        ;
    matrix_client_saved(client);
    arena_clear(&scratch);
}

static struct str friendly_answer(struct str path)
{
    if (str_find(path, STR("/versions")) != STR_NOT_FOUND)
        return STR("{\"versions\":[\"v1.11\"]}");
    if (str_find(path, STR("/login")) != STR_NOT_FOUND)
        return STR("{\"user_id\":\"@faq:x\",\"device_id\":\"D\",\"access_token\":\"t\","
                   "\"flows\":[{\"type\":\"m.login.password\"}]}");
    if (str_find(path, STR("/whoami")) != STR_NOT_FOUND)
        return STR("{\"user_id\":\"@faq:x\",\"device_id\":\"D\"}");
    return STR("{\"filter_id\":\"1\"}");
}

static bool is_early(struct str path)
{
    return str_find(path, STR("/sync")) == STR_NOT_FOUND
           && str_find(path, STR("/rooms/")) == STR_NOT_FOUND;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct str anyone = {"*", 1};
    static const struct matrix_options options = {
        .network = {"fuzz", 4},
        .homeserver = {"https://x", 9},
        .user = {"@faq:x", 6},
        .password = {"p", 1},
        .invites = &anyone,
        .invite_count = 1,
    };
    struct matrix_client *client = matrix_client_create(&options, 1);
    struct str input = str_make((const char *)data, size);

    matrix_client_start(client, 1000);
    for (int turn = 0; turn < 14; turn++) {
        struct matrix_request request;
        take_all(client);
        if (!matrix_client_next_request(client, &request))
            break;
        struct matrix_response response = {
            .status = 200,
            .body = is_early(request.path) ? friendly_answer(request.path) : input,
        };
        matrix_client_response(client, request.id, &response, 2000 + turn);
        matrix_client_tick(client, 2000 + turn);
    }
    take_all(client);
    matrix_client_destroy(client);
    return 0;
}
