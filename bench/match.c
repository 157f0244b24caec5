/* SPDX-License-Identifier: MIT */
/*
 * bench match: what a message costs the matcher, without any network.
 *
 *     bench_match FAQ_DIR FILE [ROUNDS]        FILE: one message a line
 *
 * Prints the load time and, over all messages and rounds, nanoseconds per message for
 * triage alone and for triage with answer: first pass, then the median round.
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "app/faq_folder.h"
#include "base/array.h"
#include "faq/answer.h"
#include "faq/options.h"
#include "safety/triage.h"
#include "store/files.h"

enum { ROUNDS = 5, ROUNDS_MAX = 100, FILE_BYTES_MAX = 16 * 1024 * 1024 };

struct lines {
    struct str *items;
    size_t count, capacity;
};

static double now_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static size_t heap_bytes(void)
{
    struct mallinfo2 heap = mallinfo2();

    return heap.uordblks + heap.hblkhd;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static size_t run_round(const struct faq_snapshot *faq, const struct triage *triage,
                        const struct lines *lines, bool with_answer)
{
    struct arena scratch;
    size_t answered = 0;

    arena_init(&scratch);
    for (size_t i = 0; i < lines->count; i++) {
        struct triage_verdict verdict;
        struct faq_answer answer;
        arena_reset(&scratch);
        triage_question(triage, lines->items[i], TRIAGE_DIRECT, &scratch, &verdict);
        if (!with_answer || verdict.kind != TRIAGE_NONE)
            continue;
        faq_answer(faq, lines->items[i], (struct faq_context){0}, &scratch, &answer);
        answered += answer.kind == FAQ_ANSWER;
    }
    arena_clear(&scratch);
    return answered;
}

static void measure(const char *name, const struct faq_snapshot *faq,
                    const struct triage *triage, const struct lines *lines,
                    bool with_answer, int rounds)
{
    double times[ROUNDS_MAX];
    size_t answered = 0;

    for (int i = 0; i < rounds; i++) {
        double start = now_ns();
        answered = run_round(faq, triage, lines, with_answer);
        times[i] = (now_ns() - start) / (double)lines->count;
    }
    double first = times[0];
    qsort(times, (size_t)rounds, sizeof(times[0]), compare);
    printf("%-16s first pass %9.0f ns  median %9.0f ns  min %9.0f ns a message, "
           "answered %zu of %zu\n",
           name, first, times[rounds / 2], times[0], answered, lines->count);
}

int main(int argc, char **argv)
{
    struct faq_options options = {.review_months = 24, .today = faq_folder_today()};
    struct diagnostics found = {0};
    struct lines lines = {0};
    struct arena arena;
    struct error err;
    struct str text, line;

    if (argc < 3) {
        fprintf(stderr, "usage: bench_match FAQ_DIR FILE [ROUNDS]\n");
        return 2;
    }
    int rounds = argc > 3 ? atoi(argv[3]) : ROUNDS;
    if (rounds < 1 || rounds > ROUNDS_MAX)
        rounds = ROUNDS;
    arena_init(&arena);
    size_t before = heap_bytes();
    double start = now_ns();
    struct faq_snapshot *faq =
        faq_folder_load(str_from_c(argv[1]), &options, &arena, &found);
    double load_ns = now_ns() - start;
    size_t heap = heap_bytes() - before;
    if (!faq || !file_read(str_from_c(argv[2]), FILE_BYTES_MAX, &arena, &text, &err)) {
        fprintf(stderr, "bench_match: %s\n", faq ? err.text : "the FAQ has errors");
        return 3;
    }
    while (str_cut_line(text, &line, &text))
        if (line.len > 0)
            *ARRAY_ADD(&lines) = line;
    struct triage *triage = triage_create();
    printf("%ld cores, %zu topics, load %.1f ms, heap %.2f MiB, %d rounds\n",
           sysconf(_SC_NPROCESSORS_ONLN), faq_topic_count(faq), load_ns / 1e6,
           (double)heap / 1048576, rounds);
    measure("triage", faq, triage, &lines, false, rounds);
    measure("triage, answer", faq, triage, &lines, true, rounds);
    triage_destroy(triage);
    faq_snapshot_destroy(faq);
    arena_clear(&arena);
    free(lines.items);
    return 0;
}
