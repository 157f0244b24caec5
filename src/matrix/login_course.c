/* SPDX-License-Identifier: MIT */
/* How a login goes on, fails, and begins again. */
#include "matrix/login_step.h"

#include "matrix/room.h"

bool matrix_login_speaks(const struct matrix_login *login, unsigned minor)
{
    return login->minor >= minor;
}

enum matrix_login_outcome matrix_login_fail(const struct matrix_reply *answer,
                                            const char *what)
{
    error_set(answer->text, ERROR_NETWORK, "%s", what);
    return MATRIX_LOGIN_FAILED;
}

enum matrix_login_outcome matrix_login_stop(const struct matrix_reply *answer,
                                            const char *what)
{
    error_set(answer->text, ERROR_CONFIG, "%s", what);
    return MATRIX_LOGIN_STOP;
}

enum matrix_login_outcome matrix_login_go_on(struct matrix_login *login,
                                             enum matrix_login_state state)
{
    login->state = state;
    return MATRIX_LOGIN_GOES_ON;
}

void matrix_login_keep_device(struct matrix_login *login, struct str device,
                              struct matrix_changes *changes)
{
    if (device.len == 0 || str_equal(device, str_from_c(login->device)))
        return;
    matrix_room_set(&login->device, device);
    matrix_changes_set(changes, "device", device);
}

bool matrix_login_again(struct matrix_login *login, bool is_soft,
                        struct matrix_changes *changes)
{
    if (login->options->token.len > 0)
        return false;
    login->is_soft = is_soft;
    if (*login->tokens.refresh) {
        login->was_refused = true;
        login->state = MATRIX_LOGIN_REFRESH;
        return true;
    }
    if (!is_soft)
        return false;
    matrix_tokens_forget(&login->tokens, changes);
    login->state =
        login->options->uses_browser ? MATRIX_LOGIN_METADATA : MATRIX_LOGIN_PASSWORD;
    return true;
}

bool matrix_login_refresh_if_due(struct matrix_login *login)
{
    bool is_due = login->state == MATRIX_LOGIN_DONE && login->now_ms >= login->refresh_ms
                  && matrix_tokens_are_due(&login->tokens, login->now_ms);

    if (is_due)
        login->state = MATRIX_LOGIN_REFRESH;
    return is_due;
}

void matrix_login_forget(struct matrix_login *login, struct matrix_changes *changes)
{
    matrix_tokens_forget(&login->tokens, changes);
    matrix_room_set(&login->device, STR(""));
    matrix_changes_unset(changes, "device");
}

void matrix_login_forget_filter(struct matrix_login *login,
                                struct matrix_changes *changes)
{
    matrix_room_set(&login->filter, STR(""));
    matrix_changes_unset(changes, "filter");
    login->state = MATRIX_LOGIN_FILTER;
}
