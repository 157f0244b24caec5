/* SPDX-License-Identifier: MIT */
/*
 * One page without scripts: where an author should work, in the order of what it would
 * bring. The pictures are SVG, drawn here line by line.
 */
#include <stdio.h>
#include <stdlib.h>

#include "app/score.h"
#include "base/array.h"

enum {
    LABEL_WIDTH = 190,
    BAR_WIDTH = 560,
    ROW_HEIGHT = 18,
    CELL = 13,
    CELL_SMALL = 8,
    MATRIX_MAX = 130,  /* topics a side */
    KINDS_MAX = 10,    /* "(none)" and the like behind them */
    MATRIX_ROOMY = 70, /* up to here with large cells */
    CURVE_WIDTH = 640,
    CURVE_HEIGHT = 260,
    CURVE_STEPS = 80,
};

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
                scale < 101 ? "%" : scale < 1001 ? " &permil;" : " in 10,000", name, part,
                whole);
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
          "concept.</p>\n<ol>\n", out);
    for (size_t i = 0; i < score->confusions.count && i < LISTED; i++) {
        const struct confusion *confusion = score->confusions.items[i];
        fprintf(out, "<li><b>%zu</b> &times; ", confusion->count);
        print_escaped(out, confusion->expected);
        fputs(" &rarr; ", out);
        print_escaped(out, confusion->given);
        for (size_t k = 0; k < confusion->question_count; k++) {
            fputs("<span>", out);
            print_escaped(out, confusion->questions[k]);
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
        { "right", tally->right },
        { "among", tally->served - tally->right },
        { "nothing", tally->questions - tally->served - tally->wrong },
        { "wrong", tally->wrong },
    };
    /* What belongs to no topic may be many times more than any: that bar is cut short. */
    size_t widest = tally->questions > most ? tally->questions : most;
    double x = LABEL_WIDTH, scale = (double)BAR_WIDTH / (double)widest;
    size_t y = row * ROW_HEIGHT;

    fprintf(out, "<text x=\"%d\" y=\"%zu\" text-anchor=\"end\">", LABEL_WIDTH - 6, y + 13);
    print_escaped(out, tally->name);
    fputs("</text>", out);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        double width = (double)parts[i].count * scale;
        if (parts[i].count > 0)
            fprintf(out, "<rect class=\"%s\" x=\"%.1f\" y=\"%zu\" width=\"%.1f\" "
                         "height=\"%d\"><title>%s: %zu</title></rect>", parts[i].class, x,
                    y + 2, width, ROW_HEIGHT - 4, parts[i].class, parts[i].count);
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
        if (!str_equal(sorted[i]->name, STR("out-of-scope")) && sorted[i]->questions > most)
            most = sorted[i]->questions;
    }
    qsort(sorted, count, sizeof(*sorted), by_loss);
    fputs("<h2>Topics</h2>\n<p>Those that lose most stand first."
          "<i class=\"key right\"></i>right<i class=\"key among\"></i>among those suggested"
          "<i class=\"key nothing\"></i>not found<i class=\"key wrong\"></i>wrong</p>\n",
          out);
    fprintf(out, "<svg width=\"%d\" height=\"%zu\" viewBox=\"0 0 %d %zu\" role=\"img\" "
                 "aria-label=\"bars by topic\">\n", LABEL_WIDTH + BAR_WIDTH + 60,
            count * ROW_HEIGHT, LABEL_WIDTH + BAR_WIDTH + 60, count * ROW_HEIGHT);
    for (size_t i = 0; i < count; i++)
        print_bar(out, sorted[i], i, most);
    fputs("</svg>\n", out);
}

struct names {
    struct str *items;
    size_t count, capacity;
};

static size_t find_name(const struct names *names, struct str name)
{
    for (size_t i = 0; i < names->count; i++)
        if (str_equal(names->items[i], name))
            return i;
    return names->count;
}

static void add_name(const struct score *score, struct names *names, struct str name)
{
    if (names->count < MATRIX_MAX + KINDS_MAX && find_name(names, name) == names->count)
        *ARRAY_ADD_IN(score->arena, names) = name;
}

/* All that is expected, in the order of the table, and behind it what else was given; of
 * many topics only those that are confused. */
static void list_names(const struct score *score, struct names *rows,
                       struct names *columns)
{
    bool are_all = score->topics.count <= MATRIX_MAX;

    for (size_t i = 0; are_all && i < score->topics.count; i++)
        add_name(score, rows, score->topics.items[i]->name);
    for (size_t i = 0; i < score->confusions.count && rows->count < MATRIX_MAX; i++)
        add_name(score, rows, score->confusions.items[i]->expected);
    for (size_t i = 0; i < rows->count; i++)
        add_name(score, columns, rows->items[i]);
    for (size_t i = 0; i < score->confusions.count; i++)
        if (str_starts_with(score->confusions.items[i]->given, STR("(")))
            add_name(score, columns, score->confusions.items[i]->given);
    for (size_t i = 0; i < score->confusions.count; i++)
        add_name(score, columns, score->confusions.items[i]->given);
}

struct matrix {
    FILE *out;
    struct names rows, columns;
    int cell;
};

static void print_cell(const struct matrix *matrix, struct str expected, struct str given,
                       size_t count, double share, const char *class)
{
    size_t row = find_name(&matrix->rows, expected);
    size_t column = find_name(&matrix->columns, given);

    if (row == matrix->rows.count || column == matrix->columns.count || count == 0)
        return;
    fprintf(matrix->out, "<rect class=\"%s\" fill-opacity=\"%.2f\" x=\"%d\" y=\"%d\" "
                         "width=\"%d\" height=\"%d\"><title>", class,
            0.25 + 0.75 * share, LABEL_WIDTH + (int)column * matrix->cell,
            LABEL_WIDTH + (int)row * matrix->cell, matrix->cell - 1, matrix->cell - 1);
    print_escaped(matrix->out, expected);
    fputs(" \xe2\x86\x92 ", matrix->out);
    print_escaped(matrix->out, given);
    fprintf(matrix->out, ": %zu</title></rect>\n", count);
}

static void print_labels(const struct matrix *matrix)
{
    FILE *out = matrix->out;
    int size = matrix->cell - 2;

    for (size_t i = 0; i < matrix->rows.count; i++) {
        int y = LABEL_WIDTH + (int)i * matrix->cell;
        fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
                     "<text style=\"font-size:%dpx\" x=\"%d\" y=\"%d\" "
                     "text-anchor=\"end\">", LABEL_WIDTH, y,
                (int)matrix->columns.count * matrix->cell, matrix->cell - 1,
                i % 2 ? "#f7fafc" : "#edf2f7", size, LABEL_WIDTH - 4,
                y + matrix->cell - 3);
        print_escaped(out, matrix->rows.items[i]);
        fputs("</text>\n", out);
    }
    for (size_t i = 0; i < matrix->columns.count; i++) {
        int x = LABEL_WIDTH + (int)i * matrix->cell + matrix->cell - 3;
        fprintf(out, "<text style=\"font-size:%dpx\" transform=\"translate(%d %d) "
                     "rotate(-90)\">", size, x, LABEL_WIDTH - 4);
        print_escaped(out, matrix->columns.items[i]);
        fputs("</text>\n", out);
    }
}

static size_t questions_of(const struct score *score, struct str topic)
{
    const struct tally *tally = map_find(&score->topics_by_name, topic);

    return tally && tally->questions > 0 ? tally->questions : 1;
}

static void print_cells(const struct score *score, const struct matrix *matrix)
{
    for (size_t i = 0; i < score->topics.count; i++) {
        const struct tally *tally = score->topics.items[i];
        print_cell(matrix, tally->name, tally->name, tally->right,
                   (double)tally->right / (double)questions_of(score, tally->name),
                   "right");
    }
    for (size_t i = 0; i < score->confusions.count; i++) {
        const struct confusion *confusion = score->confusions.items[i];
        bool is_topic = confusion->given.len > 0 && confusion->given.ptr[0] != '(';
        double share = 3.0 * (double)confusion->count
                       / (double)questions_of(score, confusion->expected);
        print_cell(matrix, confusion->expected, confusion->given, confusion->count,
                   share < 1 ? share : 1, is_topic ? "wrong" : "nothing");
    }
}

static void print_matrix(const struct score *score, FILE *out)
{
    struct matrix matrix = { .out = out, .cell = CELL };

    list_names(score, &matrix.rows, &matrix.columns);
    if (matrix.rows.count == 0)
        return;
    if (matrix.columns.count > MATRIX_ROOMY)
        matrix.cell = CELL_SMALL;
    int width = LABEL_WIDTH + (int)matrix.columns.count * matrix.cell + 10;
    int height = LABEL_WIDTH + (int)matrix.rows.count * matrix.cell + 10;
    fputs("<h2>Confusions</h2>\n<p>What was expected from above to below, what was said "
          "from left to right; the diagonal is right. The stronger a cell, the larger its "
          "share of the row; point at one to read its number.</p>\n", out);
    fprintf(out, "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" "
                 "aria-label=\"confusion matrix\">\n", width, height, width, height);
    print_labels(&matrix);
    print_cells(score, &matrix);
    fputs("</svg>\n", out);
}

enum curve { RIGHT, SERVED, BACK, WRONG, CURVES };

/* Counts, had an answer been given from this value on and a question back below. What
 * got neither stays as it was. */
static void count_at(const struct score *score, enum score_axis axis, double value,
                     double counts[CURVES])
{
    for (size_t i = 0; i < CURVES; i++)
        counts[i] = 0;
    for (size_t i = 0; i < score->points.count; i++) {
        const struct score_point *point = &score->points.items[i];
        bool answers = point->at[axis] >= value;
        bool is_right = answers ? point->is_first_right : point->is_back_right;
        counts[RIGHT] += is_right;
        counts[WRONG] += answers && !is_right;
        counts[BACK] += !answers;
        counts[SERVED] += is_right || (!answers && point->is_among);
    }
}

static double largest(const struct score *score, enum score_axis axis)
{
    double sum = 0, most = 0;

    for (size_t i = 0; i < score->points.count; i++) {
        double value = score->points.items[i].at[axis];
        sum += value < 10 ? value : 10;
        most = value > most ? value : most;
    }
    double wide = 1.5 * sum / (double)score->points.count;
    most = most > wide ? wide : most;
    if (axis == SCORE_PROBABILITY || most <= 0)
        return 1;
    return most;
}

static void print_curve(const struct score *score, FILE *out, enum score_axis axis,
                        enum curve curve, const char *colour)
{
    double counts[CURVES], end = largest(score, axis);

    fprintf(out, "<polyline fill=\"none\" stroke-width=\"2.5\" stroke=\"%s\" points=\"",
            colour);
    for (int i = 0; i <= CURVE_STEPS; i++) {
        count_at(score, axis, end * i / CURVE_STEPS, counts);
        fprintf(out, "%.1f,%.1f ", 40.0 + (double)CURVE_WIDTH * i / CURVE_STEPS,
                10 + CURVE_HEIGHT * (1 - counts[curve] / (double)score->points.count));
    }
    fputs("\"/>\n", out);
}

static void begin_curves(FILE *out, const char *label, double end, const char *unit)
{
    enum { LINES = 5 };

    fprintf(out, "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" "
                 "aria-label=\"%s curves\">\n", CURVE_WIDTH + 80, CURVE_HEIGHT + 50,
            CURVE_WIDTH + 80, CURVE_HEIGHT + 50, label);
    for (int i = 0; i <= LINES; i++) {
        double y = 10 + (double)CURVE_HEIGHT * i / LINES;
        double x = 40 + (double)CURVE_WIDTH * i / LINES;
        fprintf(out, "<path d=\"M40 %.1fH%d\" stroke=\"#e2e8f0\"/><text x=\"34\" y=\"%.1f\" "
                     "text-anchor=\"end\">%d%%</text><text x=\"%.1f\" y=\"%d\" "
                     "text-anchor=\"middle\">%.3g</text>\n", y, 40 + CURVE_WIDTH, y + 4,
                100 - 100 * i / LINES, x, CURVE_HEIGHT + 26, end * i / LINES);
    }
    fprintf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
            40 + CURVE_WIDTH / 2, CURVE_HEIGHT + 44, unit);
}

static void print_axis(const struct score *score, FILE *out, enum score_axis axis)
{
    static const struct {
        const char *name, *colour;
    } curves[CURVES] = {
        [RIGHT] = { "right", "#2b6cb0" },
        [SERVED] = { "served", "#90cdf4" },
        [BACK] = { "asked back", "#a0aec0" },
        [WRONG] = { "wrong", "#dd6b20" },
    };
    static const struct {
        const char *label, *title, *what;
    } axes[SCORE_AXES] = {
        [SCORE_PROBABILITY] = { "probability", "How sure it has to be",
                                "the probability of the first topic" },
        [SCORE_MARGIN] = { "margin", "Margin",
                           "the margin between the scores of the first two topics" },
    };

    fprintf(out, "<h2>%s</h2>\n<p>Of the %zu questions that were answered or asked back: "
                 "what would have come of it, had %s alone decided, with an answer from "
                 "this value on and a question back below it.", axes[axis].title,
            score->points.count, axes[axis].what);
    for (size_t i = 0; i < CURVES; i++)
        fprintf(out, "<i class=\"key\" style=\"background:%s\"></i>%s", curves[i].colour,
                curves[i].name);
    fputs("</p>\n", out);
    begin_curves(out, axes[axis].label, largest(score, axis), axes[axis].what);
    for (size_t i = 0; i < CURVES; i++)
        print_curve(score, out, axis, (enum curve)i, curves[i].colour);
    fputs("</svg>\n", out);
}

/* Right where the subject is not named, against answers to what is about other things. */
static void print_gate(const struct score *score, FILE *out)
{
    enum { PER_MILLE_MAX = 30, FROM = -32, TO = 48 };

    if (score->gate.count == 0 || score->unnamed.count == 0 || score->others.count == 0)
        return;
    fprintf(out, "<h2>The gate</h2>\n<p>What does not name the subject: how many of the %zu "
                 "questions about it are answered rightly (upwards), when so many of 1,000 "
                 "questions about something else (of %zu) are answered, too. The ring is "
                 "where it stands.</p>\n", score->unnamed.count, score->others.count);
    begin_curves(out, "gate", PER_MILLE_MAX, "answers per 1,000 questions about something "
                                             "else");
    fputs("<polyline fill=\"none\" stroke-width=\"2.5\" stroke=\"#2b6cb0\" points=\"", out);
    for (int i = FROM; i <= TO; i++) {
        struct score_gate_figures figures = score_gate_at(score, -i / 8.0);
        double per_mille = 1000 * figures.others_answered;
        if (per_mille <= PER_MILLE_MAX)
            fprintf(out, "%.1f,%.1f ", 40 + CURVE_WIDTH * per_mille / PER_MILLE_MAX,
                    10 + CURVE_HEIGHT * (1 - figures.unnamed_right));
    }
    double now = 1000.0 * (double)score->others.hits / (double)score->others.count;
    fprintf(out, "\"/>\n<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"none\" "
                 "stroke=\"#dd6b20\" stroke-width=\"2.5\"/></svg>\n",
            40 + CURVE_WIDTH * now / PER_MILLE_MAX,
            10 + CURVE_HEIGHT
                     * (1 - (double)score->unnamed.hits / (double)score->unnamed.count));
}

static void print_curves(const struct score *score, FILE *out)
{
    for (size_t i = 0; score->points.count > 0 && i < SCORE_AXES; i++)
        print_axis(score, out, (enum score_axis)i);
    print_gate(score, out);
}

static void print_row(FILE *out, const struct tally *tally)
{
    const size_t parts[] = { tally->right, tally->suggested, tally->served,
                             tally->wrong };

    fputs("<tr><th>", out);
    print_escaped(out, tally->name);
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
    print_matrix(score, out);
    print_curves(score, out);
    fputs("<h2>Tables</h2>\n", out);
    print_table(out, "file", &score->files, &score->all);
    print_table(out, "expected topic", &score->topics, NULL);
    fputs("</body></html>\n", out);
}
