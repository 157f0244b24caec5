/* SPDX-License-Identifier: MIT */
/*
 * matrix link: a Matrix account: the mind (matrix/client), HTTP, the store and the bot
 * introduced to each other. What a sync response changed is committed in one transaction
 * before anything that depends on it is sent.
 */
#ifndef APP_MATRIX_LINK_H
#define APP_MATRIX_LINK_H

#include "app/link.h"
#include "app/world.h"

/* NULL and err when the store cannot be read. */
struct link *matrix_link_create(struct world *world, const struct config_matrix *config,
                                struct error *err);

#endif
