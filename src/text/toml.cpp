/* SPDX-License-Identifier: MIT */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic" /* compound literals in C headers */
#define toml toml_value /* toml++ has a namespace toml; a tag is no symbol */
extern "C" {
#include "text/toml.h"
}
#undef toml
#pragma GCC diagnostic pop

#include <algorithm>
#include <cstdio>
#include <string_view>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 32
#include <toml++/toml.h>

static_assert(TOML_MAX_NESTED_VALUES == TOML_DEPTH_MAX, "one limit in two places");

namespace {

/* A key "a.a.a..." nests without end, and releasing the tree is recursive. No key goes
 * over the end of its line. */
constexpr unsigned dots_in_line_max = 250;

struct str copy(struct arena *arena, std::string_view text)
{
    return arena_copy(arena, str_make(text.data(), text.size()));
}

bool fail(struct error *err, const toml::source_region &where, const char *text)
{
    error_set(err, ERROR_INPUT, "%s", text);
    return error_place(err, str_make(nullptr, 0), where.begin.line, where.begin.column);
}

bool are_lines_simple(struct str text, struct error *err)
{
    unsigned line = 1, dots = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n') {
            line++;
            dots = 0;
        } else if (text.ptr[i] == '.' && ++dots > dots_in_line_max) {
            error_set(err, ERROR_LIMIT, "more than %u dots in a line", dots_in_line_max);
            return error_place(err, str_make(nullptr, 0), line, 0);
        }
    }
    return true;
}

void convert_date(const toml::date &date, struct arena *arena, struct toml_value *out)
{
    out->kind = TOML_DATE;
    out->integer = date.year * 10000 + date.month * 100 + date.day;
    out->string = arena_format(arena, "%04d-%02d-%02d", static_cast<int>(date.year),
                               static_cast<int>(date.month), static_cast<int>(date.day));
}

struct conversion {
    struct arena *arena;
    struct error *err;
    size_t depth;

    bool convert(const toml::node &node, struct toml_value *out);
    bool convert_array(const toml::array &array, struct toml_value *out);
    bool convert_table(const toml::table &table, struct toml_value *out);
    bool convert_value(const toml::node &node, struct toml_value *out);
};

bool conversion::convert_array(const toml::array &array, struct toml_value *out)
{
    out->kind = TOML_ARRAY;
    out->items = ARENA_ARRAY(arena, struct toml_value, array.size());
    for (const toml::node &item : array)
        if (!convert(item, &out->items[out->count++]))
            return false;
    return true;
}

bool is_earlier(const struct toml_value &a, const struct toml_value &b)
{
    return a.key_line != b.key_line ? a.key_line < b.key_line
                                    : a.key_column < b.key_column;
}

bool conversion::convert_table(const toml::table &table, struct toml_value *out)
{
    out->kind = TOML_TABLE;
    out->items = ARENA_ARRAY(arena, struct toml_value, table.size());
    for (auto &&[key, value] : table) {
        struct toml_value *item = &out->items[out->count++];
        item->key = copy(arena, key.str());
        item->key_line = key.source().begin.line;
        item->key_column = key.source().begin.column;
        if (!convert(value, item))
            return false;
    }
    std::stable_sort(out->items, out->items + out->count, is_earlier);
    return true;
}

bool conversion::convert_value(const toml::node &node, struct toml_value *out)
{
    if (auto text = node.as_string()) {
        out->kind = TOML_STRING;
        out->string = copy(arena, text->get());
    } else if (auto integer = node.as_integer()) {
        out->kind = TOML_INTEGER;
        out->integer = integer->get();
    } else if (auto number = node.as_floating_point()) {
        out->kind = TOML_FLOAT;
        out->number = number->get();
    } else if (auto boolean = node.as_boolean()) {
        out->kind = TOML_BOOLEAN;
        out->boolean = boolean->get();
    } else if (auto date = node.as_date()) {
        convert_date(date->get(), arena, out);
    } else {
        return fail(err, node.source(), "only dates as 2026-11-20 are known, no times");
    }
    return true;
}

bool conversion::convert(const toml::node &node, struct toml_value *out)
{
    bool is_fine;

    out->line = node.source().begin.line;
    out->column = node.source().begin.column;
    if (depth >= TOML_DEPTH_MAX)
        return fail(err, node.source(), "nested too deep");
    depth++;
    if (auto array = node.as_array())
        is_fine = convert_array(*array, out);
    else if (auto table = node.as_table())
        is_fine = convert_table(*table, out);
    else
        is_fine = convert_value(node, out);
    depth--;
    return is_fine;
}

} /* namespace */

extern "C" bool toml_parse(struct str text, struct arena *arena,
                           const struct toml_value **out, struct error *err)
{
    if (text.len > TOML_BYTES_MAX)
        return error_set(err, ERROR_LIMIT, "TOML of %zu bytes, at most %d", text.len,
                         static_cast<int>(TOML_BYTES_MAX));
    if (!are_lines_simple(text, err))
        return false;

    toml::parse_result result = toml::parse(std::string_view(text.ptr, text.len));
    if (!result) {
        const toml::parse_error &wrong = result.error();
        return fail(err, wrong.source(), std::string(wrong.description()).c_str());
    }
    struct toml_value *root = ARENA_NEW(arena, struct toml_value);
    conversion state = { arena, err, 0 };
    if (!state.convert(result.table(), root))
        return false;
    *out = root;
    return true;
}

extern "C" const struct toml_value *toml_get(const struct toml_value *table,
                                             struct str key)
{
    for (size_t i = 0; table && table->kind == TOML_TABLE && i < table->count; i++)
        if (str_equal(table->items[i].key, key))
            return &table->items[i];
    return nullptr;
}

extern "C" const char *toml_kind_name(enum toml_kind kind)
{
    switch (kind) {
    case TOML_STRING: return "a string";
    case TOML_INTEGER: return "an integer";
    case TOML_FLOAT: return "a float";
    case TOML_BOOLEAN: return "a boolean";
    case TOML_DATE: return "a date";
    case TOML_ARRAY: return "an array";
    case TOML_TABLE: return "a table";
    }
    return "nothing";
}
