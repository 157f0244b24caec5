/* SPDX-License-Identifier: MIT */
#include "app/score_page.h"

enum { CURVE_WIDTH = 640, CURVE_HEIGHT = 260, CURVE_STEPS = 80 };

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

    fprintf(out,
            "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" "
            "aria-label=\"%s curves\">\n",
            CURVE_WIDTH + 80, CURVE_HEIGHT + 50, CURVE_WIDTH + 80, CURVE_HEIGHT + 50,
            label);
    for (int i = 0; i <= LINES; i++) {
        double y = 10 + (double)CURVE_HEIGHT * i / LINES;
        double x = 40 + (double)CURVE_WIDTH * i / LINES;
        fprintf(out,
                "<path d=\"M40 %.1fH%d\" stroke=\"#e2e8f0\"/><text x=\"34\" y=\"%.1f\" "
                "text-anchor=\"end\">%d%%</text><text x=\"%.1f\" y=\"%d\" "
                "text-anchor=\"middle\">%.3g</text>\n",
                y, 40 + CURVE_WIDTH, y + 4, 100 - 100 * i / LINES, x, CURVE_HEIGHT + 26,
                end * i / LINES);
    }
    fprintf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
            40 + CURVE_WIDTH / 2, CURVE_HEIGHT + 44, unit);
}

static void print_axis(const struct score *score, FILE *out, enum score_axis axis)
{
    static const struct {
        const char *name, *colour;
    } curves[CURVES] = {
        [RIGHT] = {"right", "#2b6cb0"},
        [SERVED] = {"served", "#90cdf4"},
        [BACK] = {"asked back", "#a0aec0"},
        [WRONG] = {"wrong", "#dd6b20"},
    };
    static const struct {
        const char *label, *title, *what;
    } axes[SCORE_AXES] = {
        [SCORE_PROBABILITY] = {"probability", "How sure it has to be",
                               "the probability of the first topic"},
        [SCORE_MARGIN] = {"margin", "Margin",
                          "the margin between the scores of the first two topics"},
    };

    fprintf(out,
            "<h2>%s</h2>\n<p>Of the %zu questions that were answered or asked back: "
            "what would have come of it, had %s alone decided, with an answer from "
            "this value on and a question back below it.",
            axes[axis].title, score->points.count, axes[axis].what);
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
    fprintf(out,
            "<h2>The gate</h2>\n<p>What does not name the subject: how many of the %zu "
            "questions about it are answered rightly (upwards), when so many of 1,000 "
            "questions about something else (of %zu) are answered, too. The ring is "
            "where it stands.</p>\n",
            score->unnamed.count, score->others.count);
    begin_curves(out, "gate", PER_MILLE_MAX,
                 "answers per 1,000 questions about something "
                 "else");
    fputs("<polyline fill=\"none\" stroke-width=\"2.5\" stroke=\"#2b6cb0\" points=\"",
          out);
    for (int i = FROM; i <= TO; i++) {
        struct score_gate_figures figures = score_gate_at(score, -i / 8.0);
        double per_mille = 1000 * figures.others_answered;
        if (per_mille <= PER_MILLE_MAX)
            fprintf(out, "%.1f,%.1f ", 40 + CURVE_WIDTH * per_mille / PER_MILLE_MAX,
                    10 + CURVE_HEIGHT * (1 - figures.unnamed_right));
    }
    double now = 1000.0 * (double)score->others.hits / (double)score->others.count;
    fprintf(out,
            "\"/>\n<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"none\" "
            "stroke=\"#dd6b20\" stroke-width=\"2.5\"/></svg>\n",
            40 + CURVE_WIDTH * now / PER_MILLE_MAX,
            10
                + CURVE_HEIGHT
                      * (1 - (double)score->unnamed.hits / (double)score->unnamed.count));
}

void score_print_curves(const struct score *score, FILE *out)
{
    for (size_t i = 0; score->points.count > 0 && i < SCORE_AXES; i++)
        print_axis(score, out, (enum score_axis)i);
    print_gate(score, out);
}
