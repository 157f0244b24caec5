/* SPDX-License-Identifier: MIT */
/*
 * matrix link: one Matrix account of the configuration: the mind (matrix/client), HTTP,
 * the store and the bot introduced to each other. What a sync response changed is
 * committed in one transaction before anything that depends on it is sent.
 */
#ifndef APP_MATRIX_LINK_H
#define APP_MATRIX_LINK_H

#include "app/world.h"

struct matrix_link;

/* NULL and err when the store cannot be read. */
struct matrix_link *matrix_link_create(struct world *world,
                                       const struct config_matrix *config,
                                       struct error *err);
/* Breaks off what is under way. Accepts NULL. */
void matrix_link_destroy(struct matrix_link *link);

/* Hears, keeps and sends what is due; returns when to call again. To be called after
 * every wait of the loop. */
int64_t matrix_link_tick(struct matrix_link *link, int64_t now_ms);
void matrix_link_tell(struct matrix_link *link, const struct world_asker *asker,
                      const struct chat_reply *reply, int64_t now_ms);

bool matrix_link_is_settled(const struct matrix_link *link);
bool matrix_link_is_online(const struct matrix_link *link);
struct str matrix_link_name(const struct matrix_link *link);
struct str matrix_link_status(const struct matrix_link *link, struct arena *arena);
/* Answers that are not sent yet. */
size_t matrix_link_waiting(const struct matrix_link *link);

#endif
