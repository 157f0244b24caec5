/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "app/commands.h"
#include "app/daemon.h"
#include "app/options.h"
#include "base/failpoint.h"

/* A test says when it shall die. */
static void arm_failpoints(void)
{
#ifdef FAQD_FAILPOINTS
    const char *count = getenv("FAQD_FAILPOINT");

    failpoint_arm(count ? strtoull(count, NULL, 10) : 0);
#endif
}

int command_daemon(int argc, char **argv)
{
    struct options options;
    struct config config;
    struct arena arena;
    int status;

    if (!options_parse(&options, OPTIONS_CONFIG, argc, argv, &status))
        return status;
    arm_failpoints();
    arena_init(&arena);
    status = options_load_config(&options, &arena, &config) ? daemon_run(&config)
                                                            : STATUS_CANNOT_RUN;
    arena_clear(&arena);
    return status;
}
