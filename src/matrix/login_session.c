/* SPDX-License-Identifier: MIT */
#include "matrix/login_step.h"

#include <inttypes.h>
#include <stdio.h>

#include "matrix/filter.h"
#include "matrix/room.h"

enum { SENDER_BYTES = 400 };
enum { VERSION_OF_DEVICE_TXN = 7 }; /* transaction ids belong to the device since v1.7 */

void matrix_call_whoami(const struct matrix_login *login, struct matrix_call *call)
{
    (void)login;
    matrix_call_init(call, "GET", "/_matrix/client/v3/account/whoami");
}

void matrix_call_filter(const struct matrix_login *login, struct matrix_call *call)
{
    struct json *filter = matrix_filter_create(MATRIX_TIMELINE_LIMIT);

    matrix_call_init(call, "POST", "/_matrix/client/v3/user/");
    matrix_call_segment(call, login->options->user);
    matrix_call_path(call, "/filter");
    matrix_call_body(call, filter);
    json_destroy(filter);
}

/* Device and token of what is sent from now on. Where transaction ids belong to the token,
 * before v1.7, a new token makes them unknown as a new device does. */
void matrix_login_note_sender(struct matrix_login *login, struct matrix_changes *changes)
{
    struct str device, hash, old_device, old_hash;
    char sender[SENDER_BYTES];

    snprintf(sender, sizeof sender, "%s %016" PRIx64, login->device,
             str_hash(str_from_c(login->tokens.authorization), 0));
    if (strcmp(sender, login->sender) == 0)
        return;
    str_cut(str_from_c(sender), ' ', &device, &hash);
    str_cut(str_from_c(login->sender), ' ', &old_device, &old_hash);
    bool is_known = str_equal(device, old_device)
                    && matrix_login_speaks(login, VERSION_OF_DEVICE_TXN);
    if (*login->sender && !is_known)
        login->has_new_sender = true;
    matrix_room_set(&login->sender, str_from_c(sender));
    matrix_changes_set(changes, "sender", str_from_c(sender));
}

enum matrix_login_outcome matrix_take_whoami(struct matrix_login *login,
                                             const struct matrix_reply *answer)
{
    struct str user = json_string(answer->json, "user_id");
    struct str device = json_string(answer->json, "device_id");

    if (!answer->json)
        return matrix_login_fail(answer, answer->refusal->text);
    if (user.len == 0)
        return matrix_login_fail(answer, "the server does not say who we are");
    if (!str_equal(user, login->options->user)) {
        error_set(answer->text, ERROR_CONFIG,
                  "the account is %.*s, but the configuration says user = \"%.*s\"",
                  STR_ARG(user), STR_ARG(login->options->user));
        return MATRIX_LOGIN_STOP;
    }
    if (*login->device && device.len > 0
        && !str_equal(device, str_from_c(login->device))) {
        error_set(answer->text, ERROR_CONFIG,
                  "the token is of device %.*s, but the database is of %s: give it a "
                  "token of that one, or begin anew with \"faqd matrix logout %.*s\"",
                  STR_ARG(device), login->device, STR_ARG(login->options->network));
        return MATRIX_LOGIN_STOP;
    }
    matrix_login_keep_device(login, device, answer->changes);
    matrix_login_note_sender(login, answer->changes);
    return matrix_login_go_on(login,
                              *login->filter ? MATRIX_LOGIN_DONE : MATRIX_LOGIN_FILTER);
}

enum matrix_login_outcome matrix_take_filter(struct matrix_login *login,
                                             const struct matrix_reply *answer)
{
    struct str id = json_string(answer->json, "filter_id");
    char hash[17], kept[300];

    if (!answer->json)
        return matrix_login_fail(answer, answer->refusal->text);
    if (id.len == 0 || id.len > MATRIX_ID_MAX)
        return matrix_login_fail(answer, "the server gave no filter id");
    matrix_filter_hash(hash);
    snprintf(kept, sizeof kept, "%s %.*s", hash, STR_ARG(id));
    matrix_room_set(&login->filter, id);
    matrix_changes_set(answer->changes, "filter", str_from_c(kept));
    return matrix_login_go_on(login, MATRIX_LOGIN_DONE);
}
