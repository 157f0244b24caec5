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
    struct matrix_breaker_place *place = &breaker->places[key % MATRIX_LOOP_PLACES];

    if (place->key != key)
        *place = (struct matrix_breaker_place){.key = key};
    place->answered_ms = now_ms;
}

int64_t matrix_breaker_heard(struct matrix_breaker *breaker, struct str room,
                             struct str sender, int64_t time_ms, int64_t now_ms)
{
    uint64_t key = key_of(breaker, room, sender);
    struct matrix_breaker_place *place = &breaker->places[key % MATRIX_LOOP_PLACES];
    int64_t after_ms = time_ms - place->answered_ms;

    if (place->key != key || after_ms < 0)
        return 0;
    if (after_ms >= MATRIX_LOOP_QUICK_MS) {
        place->quick = 0;
        return 0;
    }
    /* One answer is answered once: what follows it in the same second is no new turn. */
    place->answered_ms = 0;
    if (++place->quick < MATRIX_LOOP_TIMES)
        return 0;
    bool is_again =
        place->until_ms > 0 && now_ms - place->until_ms < MATRIX_LOOP_AGAIN_MS;
    int64_t pause_ms = is_again ? MATRIX_LOOP_LONG_PAUSE_MS : MATRIX_LOOP_PAUSE_MS;
    place->quick = 0;
    place->until_ms = now_ms + pause_ms;
    return pause_ms;
}

bool matrix_breaker_is_open(const struct matrix_breaker *breaker, struct str room,
                            struct str sender, int64_t now_ms)
{
    uint64_t key = key_of(breaker, room, sender);
    const struct matrix_breaker_place *place = &breaker->places[key % MATRIX_LOOP_PLACES];

    return place->key == key && now_ms < place->until_ms;
}
