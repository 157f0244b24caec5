/* SPDX-License-Identifier: MIT */
/* stage: a bot and one who asks, each verified, in a world of their own; for tests. */
#ifndef TESTS_E2EE_STAGE_H
#define TESTS_E2EE_STAGE_H

#include "world.h"

struct stage {
    struct world world;
    struct person *ann, *bot;
};

static inline int open_stage(void **state)
{
    struct stage *stage = ALLOC(struct stage);

    world_open(&stage->world);
    stage->bot = world_add(&stage->world, "@faq:localhost", "BOT", E2EE_COMPAT);
    stage->ann = world_add(&stage->world, "@ann:localhost", "ANN", E2EE_COMPAT);
    world_run(&stage->world);
    *state = stage;
    return 0;
}

static inline int close_stage(void **state)
{
    struct stage *stage = *state;

    world_close(&stage->world);
    free(stage);
    return 0;
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, open_stage, close_stage)

#endif
