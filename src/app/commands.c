/* SPDX-License-Identifier: MIT */
#include "app/commands.h"

#include <stdio.h>

#include "base/macros.h"
#include "base/str.h"

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *usage, *help;
} commands[] = {
    {"run", command_daemon, "run [-c FILE]", "the daemon"},
    {"check", command_check, "check [-c FILE | --faq DIR] [--explain]",
     "finds every mistake in configuration and FAQ"},
    {"ask", command_ask, "ask [-c FILE | --faq DIR] [--explain] [--json] QUESTION",
     "one answer; with --batch one question a line of input"},
    {"talk", command_talk, "talk [-c FILE | --faq DIR]", "a room in the terminal"},
    {"eval", command_eval, "eval [--faq DIR] [--explain | --json | --html] FILE...",
     "accuracy over files of questions"},
    {"diff", command_diff, "diff DIR1 DIR2 [FILE...]",
     "which questions two FAQs answer differently"},
    {"replay", command_replay, "replay [--update] [--faq DIR] FILE.talk",
     "runs a golden conversation"},
    {"new", command_new, "new article|topic|recovery-key [TITLE]",
     "a template to fill in, or a key for Matrix"},
    {"matrix", command_matrix, "matrix status|logout|verify [-c FILE] [NAME [USER]]",
     "what the Matrix side needs from a person"},
};

static void print_help(FILE *out)
{
    fprintf(out, "faqd answers questions in chat rooms from reviewed articles.\n\n");
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        fprintf(out, "  faqd %-62s %s\n", commands[i].usage, commands[i].help);
    fprintf(out,
            "\n  faqd COMMAND --help tells more. Without -c the configuration is "
            "./faqd.toml, else %s.\n",
            FAQD_CONFIG_FILE);
}

int commands_run(int argc, char **argv)
{
    struct str word = str_from_c(argc > 1 ? argv[1] : "");

    if (str_equal(word, STR("--version"))) {
        printf("faqd %s\n", FAQD_VERSION);
        return STATUS_FINE;
    }
    if (str_equal(word, STR("--help")) || str_equal(word, STR("-h"))
        || str_equal(word, STR("help"))) {
        print_help(stdout);
        return STATUS_FINE;
    }
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (str_equal(word, str_from_c(commands[i].name)))
            return commands[i].run(argc - 1, argv + 1);
    if (argc > 1)
        fprintf(stderr, "faqd: there is no command \"%s\"\n\n", argv[1]);
    print_help(stderr);
    return STATUS_USAGE;
}
