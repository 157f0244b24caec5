/* SPDX-License-Identifier: MIT */
/*
 * read_lines: the readings of messages, for scripts/fit-witness. One message a line in; out a
 * line each: may its words be weighed, is it danger by phrases alone (1 or 0), the reading.
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
        printf("%d\t%d\t%.*s\n", account.can_weigh, account.is_danger,
               STR_ARG(account.reading));
    }
    free(line);
    arena_clear(&scratch);
    triage_destroy(triage);
    return 0;
}
