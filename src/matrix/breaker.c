/* SPDX-License-Identifier: MIT */
#include "matrix/breaker.h"

static uint64_t key_of(const struct matrix_breaker *breaker, struct str room,
                       struct str sender)
{
    return str_hash(sender, str_hash(room, breaker->seed));
}

void matrix_breaker_answered(struct matrix_breaker *breaker, struct str room,
                             struct str sender, int64_t now_ms)
{
    uint64_t key = key_of(breaker, room, sender);
    size_t at = key % MATRIX_LOOP_PLACES;

    if (breaker->places[at].key != key)
        memset(&breaker->places[at], 0, sizeof breaker->places[at]);
    breaker->places[at].key = key;
    breaker->places[at].answered_ms = now_ms;
}

bool matrix_breaker_heard(struct matrix_breaker *breaker, struct str room,
                          struct str sender, int64_t time_ms, int64_t now_ms)
{
    uint64_t key = key_of(breaker, room, sender);
    size_t at = key % MATRIX_LOOP_PLACES;
    int64_t after_ms = time_ms - breaker->places[at].answered_ms;

    if (breaker->places[at].key != key || after_ms < 0)
        return false;
    if (after_ms >= MATRIX_LOOP_QUICK_MS) {
        breaker->places[at].quick = 0;
        return false;
    }
    /* One answer is answered once: what follows it in the same second is no new turn. */
    breaker->places[at].answered_ms = 0;
    if (++breaker->places[at].quick < MATRIX_LOOP_TIMES)
        return false;
    breaker->places[at].quick = 0;
    breaker->places[at].until_ms = now_ms + MATRIX_LOOP_PAUSE_MS;
    return true;
}

bool matrix_breaker_is_open(const struct matrix_breaker *breaker, struct str room,
                            struct str sender, int64_t now_ms)
{
    uint64_t key = key_of(breaker, room, sender);
    size_t at = key % MATRIX_LOOP_PLACES;

    return breaker->places[at].key == key && now_ms < breaker->places[at].until_ms;
}
