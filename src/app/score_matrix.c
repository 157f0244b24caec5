/* SPDX-License-Identifier: MIT */
#include "app/score_page.h"

#include "app/markup.h"
#include "base/array.h"

enum {
    LABEL_WIDTH = 190,
    CELL = 13,
    CELL_SMALL = 8,
    MATRIX_MAX = 130,  /* topics a side */
    KINDS_MAX = 10,    /* "(none)" and the like behind them */
    MATRIX_ROOMY = 70, /* up to here with large cells */
};

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
    fprintf(matrix->out,
            "<rect class=\"%s\" fill-opacity=\"%.2f\" x=\"%d\" y=\"%d\" "
            "width=\"%d\" height=\"%d\"><title>",
            class, 0.25 + 0.75 * share, LABEL_WIDTH + (int)column * matrix->cell,
            LABEL_WIDTH + (int)row * matrix->cell, matrix->cell - 1, matrix->cell - 1);
    markup_print(matrix->out, expected);
    fputs(" \xe2\x86\x92 ", matrix->out);
    markup_print(matrix->out, given);
    fprintf(matrix->out, ": %zu</title></rect>\n", count);
}

static void print_labels(const struct matrix *matrix)
{
    FILE *out = matrix->out;
    int size = matrix->cell - 2;

    for (size_t i = 0; i < matrix->rows.count; i++) {
        int y = LABEL_WIDTH + (int)i * matrix->cell;
        fprintf(out,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
                "<text style=\"font-size:%dpx\" x=\"%d\" y=\"%d\" "
                "text-anchor=\"end\">",
                LABEL_WIDTH, y, (int)matrix->columns.count * matrix->cell,
                matrix->cell - 1, i % 2 ? "#f7fafc" : "#edf2f7", size, LABEL_WIDTH - 4,
                y + matrix->cell - 3);
        markup_print(out, matrix->rows.items[i]);
        fputs("</text>\n", out);
    }
    for (size_t i = 0; i < matrix->columns.count; i++) {
        int x = LABEL_WIDTH + (int)i * matrix->cell + matrix->cell - 3;
        fprintf(out,
                "<text style=\"font-size:%dpx\" transform=\"translate(%d %d) "
                "rotate(-90)\">",
                size, x, LABEL_WIDTH - 4);
        markup_print(out, matrix->columns.items[i]);
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

void score_print_matrix(const struct score *score, FILE *out)
{
    struct matrix matrix = {.out = out, .cell = CELL};

    list_names(score, &matrix.rows, &matrix.columns);
    if (matrix.rows.count == 0)
        return;
    if (matrix.columns.count > MATRIX_ROOMY)
        matrix.cell = CELL_SMALL;
    int width = LABEL_WIDTH + (int)matrix.columns.count * matrix.cell + 10;
    int height = LABEL_WIDTH + (int)matrix.rows.count * matrix.cell + 10;
    fputs(
        "<h2>Confusions</h2>\n<p>What was expected from above to below, what was said "
        "from left to right; the diagonal is right. The stronger a cell, the larger its "
        "share of the row; point at one to read its number.</p>\n",
        out);
    fprintf(out,
            "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" "
            "aria-label=\"confusion matrix\">\n",
            width, height, width, height);
    print_labels(&matrix);
    print_cells(score, &matrix);
    fputs("</svg>\n", out);
}
