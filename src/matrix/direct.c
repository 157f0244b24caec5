/* SPDX-License-Identifier: MIT */
#include "matrix/account.h"

enum { DIRECT_BYTES_MAX = 192 * 1024 };

/* The account data with the room under its user; false when it stands there already. */
static bool merge_direct(const struct json *old, struct str user, struct str room,
                         struct buf *out)
{
    struct json *direct = json_object_create();
    struct str id;
    bool is_there = false;

    for (const struct json *item = json_first(old); item; item = json_next(item))
        if (!str_equal(json_key(item), user))
            json_add_copy(direct, json_key(item).ptr, item);
    struct json *list = json_add_array(direct, user.ptr);
    for (const struct json *item = json_first(json_get_str(old, user)); item;
         item = json_next(item))
        if (json_to_string(item, &id)) {
            json_add_string(list, NULL, id);
            is_there |= str_equal(id, room);
        }
    if (!is_there)
        json_add_string(list, NULL, room);
    json_format(direct, out);
    json_destroy(direct);
    return !is_there && !out->is_full;
}

void matrix_direct_note(struct matrix_client *client, const struct matrix_chore *chore,
                        const struct json *old)
{
    struct buf body;

    buf_init(&body, DIRECT_BYTES_MAX);
    if (merge_direct(old, str_from_c(chore->detail), str_from_c(chore->room), &body))
        matrix_chores_add(&client->chores, MATRIX_CHORE_DIRECT_PUT,
                          str_from_c(chore->room), STR(""), buf_view(&body));
    buf_clear(&body);
}
