/* SPDX-License-Identifier: MIT */
/*
 * matrix filter: what a sync is to bring: messages and what changes them, the state that
 * decides how a room is spoken to, members only as they speak.
 */
#ifndef MATRIX_FILTER_H
#define MATRIX_FILTER_H

#include "text/json.h"

enum { MATRIX_TIMELINE_LIMIT = 50 };

/* For json_destroy. The first sync ever is given a timeline limit of next to nothing. */
struct json *matrix_filter_create(unsigned timeline_limit);
/* Of the filter of live syncs, as 16 hexadecimal digits: the id of another filter is of no
 * use. */
struct str matrix_filter_hash(char out[17]);

#endif
