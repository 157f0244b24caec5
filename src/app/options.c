/* SPDX-License-Identifier: MIT */
#include "app/options.h"

#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/faq_folder.h"

enum { LONG_OPTIONS_MAX = 16, HELP = 'h' };

static const struct {
    unsigned bit;
    int letter; /* what getopt gives for it */
    const char *name, *value, *help;
} rows[] = {
    {OPTIONS_CONFIG, 'c', "config", "FILE",
     "configuration; else ./faqd.toml, else " FAQD_CONFIG_FILE},
    {OPTIONS_FAQ, 'f', "faq", "DIR", "folder of articles, without a configuration"},
    {OPTIONS_EXPLAIN, 'e', "explain", NULL, "say why"},
    {OPTIONS_JSON, 'j', "json", NULL, "print JSON"},
    {OPTIONS_HTML, 't', "html", NULL, "print a web page"},
    {OPTIONS_BATCH, 'b', "batch", NULL, "read one question a line, print JSON"},
    {OPTIONS_AMBIENT, 'a', "ambient", NULL, "as if nobody had spoken to the bot"},
    {OPTIONS_UPDATE, 'u', "update", NULL, "rewrite what is expected"},
};

static const struct {
    unsigned bit;
    const char *text;
} operands[] = {
    {OPTIONS_QUESTION, "[QUESTION]"},
    {OPTIONS_FILES, "FILE..."},
    {OPTIONS_FOLDERS, "DIR1 DIR2 [FILE...]"},
    {OPTIONS_ACTION, "ACTION [NAME [USER]]"},
};

static void print_help(const char *command, unsigned taken)
{
    printf("usage: faqd %s", command);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].bit & taken)
            printf(" [%s%s%s%s]", rows[i].bit == OPTIONS_CONFIG ? "-" : "--",
                   rows[i].bit == OPTIONS_CONFIG ? "c" : rows[i].name,
                   rows[i].value ? " " : "", rows[i].value ? rows[i].value : "");
    for (size_t i = 0; i < COUNT_OF(operands); i++)
        if (operands[i].bit & taken)
            printf(" %s", operands[i].text);
    printf("\n\n");
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].bit & taken)
            printf("  %s --%-8s %-5s %s\n", rows[i].bit == OPTIONS_CONFIG ? "-c," : "   ",
                   rows[i].name, rows[i].value ? rows[i].value : "", rows[i].help);
    printf("  -h, --help           this text\n");
}

static void set(struct options *options, unsigned bit, const char *value)
{
    switch ((enum options_taken)bit) {
    case OPTIONS_CONFIG: options->config_file = str_from_c(value); break;
    case OPTIONS_FAQ: options->faq_dir = str_from_c(value); break;
    case OPTIONS_EXPLAIN: options->explains = true; break;
    case OPTIONS_JSON: options->is_json = true; break;
    case OPTIONS_HTML: options->is_html = true; break;
    case OPTIONS_BATCH: options->is_batch = true; break;
    case OPTIONS_AMBIENT: options->is_ambient = true; break;
    case OPTIONS_UPDATE: options->updates = true; break;
    case OPTIONS_QUESTION:
    case OPTIONS_FILES:
    case OPTIONS_FOLDERS:
    case OPTIONS_ACTION: break;
    }
}

static void set_letter(struct options *options, int letter)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].letter == letter)
            set(options, rows[i].bit, optarg);
}

static void make_long_options(unsigned taken, struct option *out)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].bit & taken)
            *out++ = (struct option){rows[i].name,
                                     rows[i].value ? required_argument : no_argument,
                                     NULL, rows[i].letter};
    *out++ = (struct option){"help", no_argument, NULL, HELP};
    *out = (struct option){NULL, 0, NULL, 0};
}

int options_misused(const struct options *options, const char *text)
{
    fprintf(stderr, "faqd %s: %s\nfaqd %s --help tells more.\n", options->command, text,
            options->command);
    return STATUS_USAGE;
}

static bool has_right_operands(const struct options *options, unsigned taken)
{
    if (taken & OPTIONS_QUESTION)
        return options->is_batch ? options->operand_count == 0
                                 : options->operand_count > 0;
    if (taken & OPTIONS_FILES)
        return options->operand_count > 0;
    if (taken & OPTIONS_FOLDERS)
        return options->operand_count >= 2;
    if (taken & OPTIONS_ACTION)
        return options->operand_count >= 1 && options->operand_count <= 3;
    return options->operand_count == 0;
}

/* Says what stands there and what would. */
static void misuse_operands(const struct options *options, unsigned taken)
{
    const char *wanted = NULL;
    char text[400];

    for (size_t i = 0; i < COUNT_OF(operands); i++)
        if (operands[i].bit & taken)
            wanted = operands[i].text;
    if (wanted && !options->is_batch)
        snprintf(text, sizeof(text), "%s; wanted: %s",
                 options->operand_count > 0 ? "too many or too few words"
                                            : "something is missing",
                 wanted);
    else
        snprintf(text, sizeof(text), "no word is wanted here: \"%.200s\"%s",
                 options->operands[0],
                 taken & OPTIONS_FAQ ? "; a folder of articles is named with --faq" : "");
    options_misused(options, text);
}

bool options_parse(struct options *options, unsigned taken, int argc, char **argv,
                   int *status)
{
    struct option long_options[LONG_OPTIONS_MAX];
    char text[200];
    int letter;

    *options = (struct options){.command = argv[0]};
    make_long_options(taken, long_options);
    optind = 0; /* glibc: begin anew */
    opterr = 0;
    while ((letter = getopt_long(argc, argv, taken & OPTIONS_CONFIG ? ":c:h" : ":h",
                                 long_options, NULL))
           != -1) {
        if (letter == HELP) {
            print_help(options->command, taken);
            *status = STATUS_FINE;
            return false;
        }
        if (letter == '?' || letter == ':') {
            snprintf(text, sizeof(text), "%s: \"%s\"",
                     letter == '?' ? "unknown option" : "a value is missing behind",
                     argv[optind - 1]);
            *status = options_misused(options, text);
            return false;
        }
        set_letter(options, letter);
    }
    options->operands = argv + optind;
    options->operand_count = (size_t)(argc - optind);
    *status = STATUS_USAGE;
    if (options->config_file.len > 0 && options->faq_dir.len > 0)
        options_misused(options, "give -c or --faq, not both");
    else if (!has_right_operands(options, taken))
        misuse_operands(options, taken);
    else
        return true;
    return false;
}

struct str options_config_file(const struct options *options)
{
    if (options->config_file.len > 0)
        return options->config_file;
    if (access("faqd.toml", F_OK) == 0)
        return STR("faqd.toml");
    return access(FAQD_CONFIG_FILE, F_OK) == 0 ? STR(FAQD_CONFIG_FILE) : STR("");
}

bool options_load_config(const struct options *options, struct arena *arena,
                         struct config *out)
{
    struct diagnostics found = {.arena = arena};
    struct str path = options_config_file(options);

    if (path.len == 0) {
        fprintf(stderr,
                "faqd %s: no configuration: there is neither ./faqd.toml nor %s; "
                "name one with -c\n",
                options->command, FAQD_CONFIG_FILE);
        return false;
    }
    bool is_fine = config_load(path, arena, out, &found);
    faq_folder_report(stderr, &found, true);
    return is_fine;
}
