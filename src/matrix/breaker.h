/* SPDX-License-Identifier: MIT */
/*
 * matrix breaker: two programs that answer each other for ever. Whoever writes within a
 * second of our answer to them, MATRIX_LOOP_TIMES times in a row, is taken for a program:
 * for a minute only what is urgent is answered. A person in haste is told so and loses no
 * more than that; who does it again within the hour is left alone for ten minutes. Of each
 * sender in each room it remembers some times and numbers, under a hash; where two fall
 * together the older one is forgotten.
 */
#ifndef MATRIX_BREAKER_H
#define MATRIX_BREAKER_H

#include "base/str.h"

enum {
    MATRIX_LOOP_PLACES = 512,
    MATRIX_LOOP_TIMES = 4,
    MATRIX_LOOP_QUICK_MS = 1000,
    MATRIX_LOOP_PAUSE_MS = 60 * 1000,
    MATRIX_LOOP_LONG_PAUSE_MS = 10 * 60 * 1000,
    MATRIX_LOOP_AGAIN_MS = 60 * 60 * 1000,
};

struct matrix_breaker_place {
    uint64_t key;
    int64_t answered_ms, until_ms; /* of the last pause; 0: none yet */
    unsigned quick;
};

struct matrix_breaker {
    uint64_t seed;
    struct matrix_breaker_place places[MATRIX_LOOP_PLACES];
};

/* An answer to sender has arrived. */
void matrix_breaker_answered(struct matrix_breaker *breaker, struct str room,
                             struct str sender, int64_t now_ms);
/* The sender has written; when that made it a loop, the length of the pause that begins.
 * Else 0. */
int64_t matrix_breaker_heard(struct matrix_breaker *breaker, struct str room,
                             struct str sender, int64_t time_ms, int64_t now_ms);
bool matrix_breaker_is_open(const struct matrix_breaker *breaker, struct str room,
                            struct str sender, int64_t now_ms);

#endif
