/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "app/score.h"
#include "base/buf.h"

enum { JSON_BYTES_MAX = 16 * 1024 * 1024 };

static double percent(size_t part, const struct tally *tally)
{
    return tally->questions ? 100.0 * (double)part / (double)tally->questions : 0.0;
}

static void print_heading(FILE *out, const char *name)
{
    fprintf(out, "%-36s %9s %7s %9s %7s %7s\n", name, "questions", "right", "suggested",
            "served", "wrong");
}

static void print_tally(FILE *out, const struct tally *tally)
{
    fprintf(out, "%-36.*s %9zu %6.1f%% %8.1f%% %6.1f%% %6.1f%%\n", STR_ARG(tally->name),
            tally->questions, percent(tally->right, tally),
            percent(tally->suggested, tally), percent(tally->served, tally),
            percent(tally->wrong, tally));
}

void score_print(const struct score *score, FILE *out)
{
    print_heading(out, "file");
    for (size_t i = 0; i < score->files.count; i++)
        print_tally(out, score->files.items[i]);
    if (score->files.count > 1)
        print_tally(out, &score->all);
    fprintf(out, "\n");
    print_heading(out, "expected topic");
    for (size_t i = 0; i < score->topics.count; i++)
        print_tally(out, score->topics.items[i]);
    if (score->confusions.count > 0)
        fprintf(out, "\nconfusions\n");
    for (size_t i = 0; i < score->confusions.count; i++) {
        const struct confusion *confusion = score->confusions.items[i];
        fprintf(out, "%6zu  %.*s -> %.*s\n", confusion->count,
                STR_ARG(confusion->expected), STR_ARG(confusion->given));
    }
}

static void add_tally(struct json *row, const struct tally *tally)
{
    json_add_i64(row, "questions", (int64_t)tally->questions);
    json_add_i64(row, "right", (int64_t)tally->right);
    json_add_i64(row, "suggested", (int64_t)tally->suggested);
    json_add_i64(row, "served", (int64_t)tally->served);
    json_add_i64(row, "wrong", (int64_t)tally->wrong);
}

static void add_tallies(struct json *list, const char *key, const struct tallies *tallies)
{
    for (size_t i = 0; i < tallies->count; i++) {
        struct json *row = json_add_object(list, NULL);
        json_add_string(row, key, tallies->items[i]->name);
        add_tally(row, tallies->items[i]);
    }
}

void score_print_json(const struct score *score, FILE *out)
{
    struct json *root = json_object_create();
    struct buf text;

    add_tally(json_add_object(root, "all"), &score->all);
    add_tallies(json_add_array(root, "files"), "file", &score->files);
    add_tallies(json_add_array(root, "topics"), "topic", &score->topics);
    struct json *list = json_add_array(root, "confusions");
    for (size_t i = 0; i < score->confusions.count; i++) {
        struct json *row = json_add_object(list, NULL);
        json_add_string(row, "expected", score->confusions.items[i]->expected);
        json_add_string(row, "given", score->confusions.items[i]->given);
        json_add_i64(row, "count", (int64_t)score->confusions.items[i]->count);
    }
    buf_init(&text, JSON_BYTES_MAX);
    json_format(root, &text);
    fprintf(out, "%s\n", buf_c_string(&text));
    buf_clear(&text);
    json_destroy(root);
}

static void print_escaped(FILE *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        switch (text.ptr[i]) {
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '&': fputs("&amp;", out); break;
        case '"': fputs("&quot;", out); break;
        default: fputc(text.ptr[i], out); break; /* of all characters */
        }
}

static void print_row(FILE *out, const struct tally *tally)
{
    const size_t parts[] = { tally->right, tally->suggested, tally->served,
                             tally->wrong };

    fputs("<tr><th>", out);
    print_escaped(out, tally->name);
    fprintf(out, "</th><td>%zu</td>", tally->questions);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        fprintf(out, "<td>%.1f%%</td>", percent(parts[i], tally));
    fputs("</tr>\n", out);
}

static void print_table(FILE *out, const char *name, const struct tallies *tallies,
                        const struct tally *all)
{
    fprintf(out,
            "<table>\n<tr><th>%s</th><th>questions</th><th>right</th><th>suggested</th>"
            "<th>served</th><th>wrong</th></tr>\n",
            name);
    for (size_t i = 0; i < tallies->count; i++)
        print_row(out, tallies->items[i]);
    if (all)
        print_row(out, all);
    fputs("</table>\n", out);
}

void score_print_html(const struct score *score, FILE *out)
{
    fputs("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">"
          "<title>faqd eval</title>\n<style>body{font-family:sans-serif;margin:2em}"
          "table{border-collapse:collapse;margin-bottom:2em}"
          "th,td{padding:.2em .8em;text-align:right;border-bottom:1px solid #ccc}"
          "th:first-child{text-align:left}</style>\n<h1>Accuracy</h1>\n", out);
    print_table(out, "file", &score->files, &score->all);
    print_table(out, "expected topic", &score->topics, NULL);
    fputs("<h2>Confusions</h2>\n<table>\n<tr><th>expected</th><th>given</th>"
          "<th>times</th></tr>\n", out);
    for (size_t i = 0; i < score->confusions.count; i++) {
        fputs("<tr><th>", out);
        print_escaped(out, score->confusions.items[i]->expected);
        fputs("</th><td>", out);
        print_escaped(out, score->confusions.items[i]->given);
        fprintf(out, "</td><td>%zu</td></tr>\n", score->confusions.items[i]->count);
    }
    fputs("</table>\n</html>\n", out);
}
