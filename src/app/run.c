/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "app/commands.h"
#include "app/daemon.h"
#include "app/options.h"

int command_daemon(int argc, char **argv)
{
    struct options options;
    struct config config;
    struct arena arena;
    int status;

    if (!options_parse(&options, OPTIONS_CONFIG, argc, argv, &status))
        return status;
    arena_init(&arena);
    status = options_load_config(&options, &arena, &config) ? daemon_run(&config)
                                                            : STATUS_CANNOT_RUN;
    arena_clear(&arena);
    return status;
}
