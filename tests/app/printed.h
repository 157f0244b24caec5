/* SPDX-License-Identifier: MIT */
/*
 * printed: runs a command as the shell would and keeps what it prints.
 *
 *     char *text = printed(&status, command_check, "check", "--faq", dir, NULL);
 *     free(text);
 */
#ifndef TESTS_APP_PRINTED_H
#define TESTS_APP_PRINTED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PRINTED_WORDS_MAX = 10, PRINTED_BYTES_MAX = 256 * 1024 };

static inline char *printed(int *status, int (*command)(int, char **), ...)
{
    char *words[PRINTED_WORDS_MAX + 1] = {NULL};
    char *text = calloc(1, PRINTED_BYTES_MAX);
    FILE *kept = tmpfile();
    int count = 0, terminal = dup(STDOUT_FILENO);
    va_list list;

    assert_true(text && kept && terminal >= 0);
    va_start(list, command);
    for (const char *word;
         count < PRINTED_WORDS_MAX && (word = va_arg(list, const char *)) != NULL;)
        words[count++] = strdup(word);
    va_end(list);
    fflush(stdout);
    dup2(fileno(kept), STDOUT_FILENO);
    *status = command(count, words);
    fflush(stdout);
    dup2(terminal, STDOUT_FILENO);
    close(terminal);
    rewind(kept);
    assert_true(fread(text, 1, PRINTED_BYTES_MAX - 1, kept) < PRINTED_BYTES_MAX - 1);
    fclose(kept);
    while (count > 0)
        free(words[--count]);
    return text;
}

#endif
