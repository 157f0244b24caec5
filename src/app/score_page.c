/* SPDX-License-Identifier: MIT */
/*
 * One page without scripts: where an author should work, in the order of what it would
 * bring. The pictures are SVG, drawn here line by line.
 */
#include "app/score_page.h"

#include <stdlib.h>

#include "app/markup.h"

enum { LABEL_WIDTH = 190, BAR_WIDTH = 560, ROW_HEIGHT = 18 };

static const char STYLE[] =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width\">"
    "<title>faqd eval</title>\n<style>\n"
    "body{font:15px/1.45 sans-serif;max-width:68em;margin:2em auto;padding:0 1em;"
    "color:#1a202c}\n"
    "h2{margin:2em 0 .3em}p{max-width:50em}\n"
    "table{border-collapse:collapse;margin:1em 0}\n"
    "th,td{padding:.15em .8em;text-align:right;border-bottom:1px solid #cbd5e0}\n"
    "th:first-child,td.text{text-align:left}\n"
    ".cards{display:flex;flex-wrap:wrap;gap:1em}\n"
    ".cards div{border:1px solid #cbd5e0;border-radius:6px;padding:.5em 1em}\n"
    ".cards b{display:block;font-size:1.6em}\n"
    "svg{max-width:100%;height:auto}svg text{font:11px sans-serif;fill:#1a202c}\n"
    "li{margin:.6em 0}li span{color:#4a5568;display:block;margin-left:1.2em}\n"
    ".right{fill:#2b6cb0;background:#2b6cb0}.among{fill:#90cdf4;background:#90cdf4}\n"
    ".nothing{fill:#a0aec0;background:#a0aec0}.wrong{fill:#dd6b20;background:#dd6b20}\n"
    "i.key{display:inline-block;width:.9em;height:.9em;margin:0 .3em 0 1em}\n"
    "</style></head><body>\n<h1>How well it understands</h1>\n";

static void print_card(FILE *out, const char *name, size_t part, size_t whole,
                       double scale)
{
    if (whole > 0)
        fprintf(out, "<div><b>%.1f%s</b>%s<br>%zu of %zu</div>\n",
                (double)part * scale / (double)whole,
                scale < 101    ? "%"
                : scale < 1001 ? " &permil;"
                               : " in 10,000",
                name, part, whole);
}

static void print_cards(const struct score *score, FILE *out)
{
    const struct tally *all = &score->on_topic;

    fputs("<div class=\"cards\">\n", out);
    print_card(out, "right", all->right, all->questions, 100);
    print_card(out, "wrong", all->wrong, all->questions, 100);
    print_card(out, "asked back", all->suggested, all->questions, 100);
    print_card(out, "served: right, or among those suggested", all->served,
               all->questions, 100);
    print_card(out, "right, subject not named", score->unnamed.hits, score->unnamed.count,
               100);
    print_card(out, "other matters answered", score->others.hits, score->others.count,
               1000);
    print_card(out, "near matters answered", score->near.hits, score->near.count, 1000);
    print_card(out, "danger recognised", score->danger.hits, score->danger.count, 100);
    print_card(out, "false alarms", score->harmless.hits, score->harmless.count, 100);
    print_card(out, "replies to lines not said to it", score->unheard.hits,
               score->unheard.count, 10000);
    fputs("</div>\n", out);
}

static void print_work(const struct score *score, FILE *out)
{
    enum { LISTED = 15 };

    if (score->confusions.count == 0)
        return;
    fputs("<h2>Where to work</h2>\n<p>The confusions that cost most. Read the questions: "
          "what words would tell the two apart? Write examples in other words, or a "
          "<code>not_ask</code>, or a pattern. What got no answer wants examples or a "
          "concept.</p>\n<ol>\n",
          out);
    for (size_t i = 0; i < score->confusions.count && i < LISTED; i++) {
        const struct confusion *confusion = score->confusions.items[i];
        fprintf(out, "<li><b>%zu</b> &times; ", confusion->count);
        markup_print(out, confusion->expected);
        fputs(" &rarr; ", out);
        markup_print(out, confusion->given);
        for (size_t k = 0; k < confusion->question_count; k++) {
            fputs("<span>", out);
            markup_print(out, confusion->questions[k]);
            fputs("</span>", out);
        }
        fputs("</li>\n", out);
    }
    fputs("</ol>\n", out);
}

static size_t count_lost(const struct tally *tally)
{
    return tally->questions - tally->served;
}

static int by_loss(const void *a, const void *b)
{
    const struct tally *const *left = a, *const *right = b;
    size_t lost_left = count_lost(*left), lost_right = count_lost(*right);

    if (lost_left != lost_right)
        return lost_left > lost_right ? -1 : 1;
    return str_compare((*left)->name, (*right)->name);
}

static void print_bar(FILE *out, const struct tally *tally, size_t row, size_t most)
{
    const struct {
        const char *class;
        size_t count;
    } parts[] = {
        {"right", tally->right},
        {"among", tally->served - tally->right},
        {"nothing", tally->questions - tally->served - tally->wrong},
        {"wrong", tally->wrong},
    };
    /* What belongs to no topic may be many times more than any: that bar is cut short. */
    size_t widest = tally->questions > most ? tally->questions : most;
    double x = LABEL_WIDTH, scale = (double)BAR_WIDTH / (double)widest;
    size_t y = row * ROW_HEIGHT;

    fprintf(out, "<text x=\"%d\" y=\"%zu\" text-anchor=\"end\">", LABEL_WIDTH - 6,
            y + 13);
    markup_print(out, tally->name);
    fputs("</text>", out);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        double width = (double)parts[i].count * scale;
        if (parts[i].count > 0)
            fprintf(out,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%zu\" width=\"%.1f\" "
                    "height=\"%d\"><title>%s: %zu</title></rect>",
                    parts[i].class, x, y + 2, width, ROW_HEIGHT - 4, parts[i].class,
                    parts[i].count);
        x += width;
    }
    fprintf(out, "<text x=\"%.1f\" y=\"%zu\">%zu/%zu</text>\n", x + 5, y + 13,
            tally->right, tally->questions);
}

static void print_bars(const struct score *score, FILE *out)
{
    size_t count = score->topics.count, most = 1;
    struct tally **sorted = ARENA_ARRAY(score->arena, struct tally *, count);

    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++) {
        sorted[i] = score->topics.items[i];
        if (!str_equal(sorted[i]->name, STR("out-of-scope"))
            && sorted[i]->questions > most)
            most = sorted[i]->questions;
    }
    qsort(sorted, count, sizeof(*sorted), by_loss);
    fputs(
        "<h2>Topics</h2>\n<p>Those that lose most stand first."
        "<i class=\"key right\"></i>right<i class=\"key among\"></i>among those suggested"
        "<i class=\"key nothing\"></i>not found<i class=\"key wrong\"></i>wrong</p>\n",
        out);
    fprintf(out,
            "<svg width=\"%d\" height=\"%zu\" viewBox=\"0 0 %d %zu\" role=\"img\" "
            "aria-label=\"bars by topic\">\n",
            LABEL_WIDTH + BAR_WIDTH + 60, count * ROW_HEIGHT,
            LABEL_WIDTH + BAR_WIDTH + 60, count * ROW_HEIGHT);
    for (size_t i = 0; i < count; i++)
        print_bar(out, sorted[i], i, most);
    fputs("</svg>\n", out);
}

static void print_row(FILE *out, const struct tally *tally)
{
    const size_t parts[] = {tally->right, tally->suggested, tally->served, tally->wrong};

    fputs("<tr><th>", out);
    markup_print(out, tally->name);
    fprintf(out, "</th><td>%zu</td>", tally->questions);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        fprintf(out, "<td>%.1f%%</td>", score_percent(parts[i], tally->questions));
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

void score_print_page(const struct score *score, FILE *out)
{
    fputs(STYLE, out);
    print_cards(score, out);
    print_work(score, out);
    print_bars(score, out);
    score_print_matrix(score, out);
    score_print_curves(score, out);
    fputs("<h2>Tables</h2>\n", out);
    print_table(out, "file", &score->files, &score->all);
    print_table(out, "expected topic", &score->topics, NULL);
    fputs("</body></html>\n", out);
}
