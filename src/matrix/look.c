/* SPDX-License-Identifier: MIT */
/* Which of the answers that wait have arrived already? Asked of their rooms. */
#include "matrix/account.h"

void matrix_look_begin(struct matrix_client *client)
{
    for (size_t i = 0; i < client->outbox.count; i++)
        if (client->outbox.items[i]->needs_look)
            matrix_chores_add(&client->chores, MATRIX_CHORE_LOOK,
                              str_from_c(client->outbox.items[i]->room), STR(""),
                              STR(""));
}

void matrix_look_doubt(struct matrix_client *client)
{
    matrix_outbox_doubt(&client->outbox, &client->changes);
    matrix_look_begin(client);
}
