/* SPDX-License-Identifier: MIT */
/*
 * alone: what the benches of one thread share: the time that it used, and the one number
 * on their command line.
 */
#ifndef BENCH_ALONE_H
#define BENCH_ALONE_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline double alone_now_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Ends the program where it is not from 1 to max. */
static inline size_t alone_count(int argc, char **argv, const char *usage, long usual,
                                 long max)
{
    long count = argc > 1 ? strtol(argv[1], NULL, 10) : usual;

    if (count < 1 || count > max) {
        fprintf(stderr, "usage: %s\n", usage);
        exit(2);
    }
    return (size_t)count;
}

#endif
