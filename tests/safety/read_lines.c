/* SPDX-License-Identifier: MIT */
/*
 * read_lines: what messages have by which they are weighed, for scripts/fit-judge. One
 * message a line in; out a line each, with tabs between: is it danger by cues alone (1 or
 * 0), its traits.
 */
#include <stdio.h>
#include <stdlib.h>

#include "safety/triage.h"

int main(void)
{
    struct triage *triage = triage_create();
    struct arena scratch;
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;
    arena_init(&scratch);
    while ((len = getline(&line, &capacity, stdin)) > 0) {
        struct str text = str_trim(str_make(line, (size_t)len));
        struct triage_account account;
        arena_reset(&scratch);
        triage_tell(triage, text, &scratch, &account);
        printf("%d", account.is_danger);
        for (size_t i = 0; i < account.traits.count; i++)
            printf("\t%.*s", STR_ARG(account.traits.items[i].text));
        printf("\n");
    }
    free(line);
    arena_clear(&scratch);
    triage_destroy(triage);
    return 0;
}
