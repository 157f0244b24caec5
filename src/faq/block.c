/* SPDX-License-Identifier: MIT */
#include "faq/block.h"

#include "base/array.h"
#include "text/distance.h"

struct reader {
    struct block_place place;
    struct arena *arena;
    struct arena *written; /* of lists, and of what stands in those of questions */
    struct diagnostics *found;
};

struct key {
    struct str name;
    enum toml_kind kind;
    void (*read)(const struct reader *reader, const struct toml *value, void *out);
};

static unsigned line_of(const struct reader *reader, unsigned line)
{
    return reader->place.line + line - 1;
}

static void say_at(const struct reader *reader, const struct toml *value,
                   const char *what, struct str text)
{
    diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->place.file,
                    line_of(reader, value->line), value->column, "%s \"%.*s\"", what,
                    STR_ARG(text));
}

struct str block_nearest(struct str name, const struct str *known, size_t count)
{
    struct str nearest = {0};
    unsigned limit = name.len > 5 ? 2 : 1;

    for (size_t i = 0; i < count; i++) {
        unsigned distance = distance_between(name, known[i], limit);
        if (distance > limit)
            continue;
        nearest = known[i];
        if (distance == 0)
            break;
        limit = distance - (distance > 1);
    }
    return nearest;
}

static struct article_line read_line(const struct reader *reader,
                                     const struct toml *value)
{
    return (struct article_line){
        .file = reader->place.file,
        .text = arena_copy(reader->arena, value->string),
        .line = line_of(reader, value->line),
        .column = value->column,
    };
}

static void read_lines(const struct reader *reader, const struct toml *value,
                       struct article_lines *out)
{
    ARRAY_RESERVE_IN(reader->written, out, value->count);
    for (size_t i = 0; i < value->count; i++) {
        const struct toml *item = &value->items[i];
        if (item->kind != TOML_STRING)
            diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->place.file,
                            line_of(reader, item->line), item->column,
                            "\"%.*s\" holds %s where a string is wanted",
                            STR_ARG(value->key), toml_kind_name(item->kind));
        else if (!str_trim(item->string).len)
            diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->place.file,
                            line_of(reader, item->line), item->column,
                            "\"%.*s\" holds an empty string", STR_ARG(value->key));
        else
            *ARRAY_ADD_IN(reader->written, out) = read_line(reader, item);
    }
}

/* Nothing that lasts points to these. */
static void read_questions(const struct reader *reader, const struct toml *value,
                           struct article_lines *out)
{
    struct reader passing = *reader;

    passing.arena = reader->written;
    read_lines(&passing, value, out);
}

static void read_subject(const struct reader *reader, const struct toml *value, void *out)
{
    ((struct article *)out)->subject = read_line(reader, value);
}

static void read_language(const struct reader *reader, const struct toml *value,
                          void *out)
{
    ((struct article *)out)->language = arena_copy(reader->arena, value->string);
    if (!str_equal(value->string, STR("en")))
        say_at(reader, value, "only \"en\" is understood as language, not",
               value->string);
}

static void read_article_date(const struct reader *reader, const struct toml *value,
                              void *out)
{
    (void)reader;
    ((struct article *)out)->reviewed = (int)value->integer;
}

static void read_medical(const struct reader *reader, const struct toml *value, void *out)
{
    (void)reader;
    ((struct article *)out)->is_other_matter = !value->boolean;
}

/* One source: its keys are strings, but for the year. */
static void read_source(const struct reader *reader, const struct toml *table,
                        struct article_source *out)
{
    const struct {
        struct str name;
        struct str *place;
    } keys[] = {
        {STR("title"), &out->source.title},
        {STR("publisher"), &out->source.publisher},
        {STR("url"), &out->source.url},
    };

    out->source.id = arena_copy(reader->arena, table->key);
    out->line = line_of(reader, table->key_line);
    for (size_t i = 0; i < table->count; i++) {
        const struct toml *value = &table->items[i];
        bool is_year = str_equal(value->key, STR("year"));
        struct str *place = NULL;
        for (size_t k = 0; k < COUNT_OF(keys); k++)
            if (str_equal(value->key, keys[k].name))
                place = keys[k].place;
        if (is_year && value->kind == TOML_INTEGER)
            out->source.year = (int)value->integer;
        else if (place && value->kind == TOML_STRING)
            *place = arena_copy(reader->arena, value->string);
        else
            diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->place.file,
                            line_of(reader, value->key_line), value->key_column,
                            "a source has title, publisher, url (strings) and year (an "
                            "integer); \"%.*s\" here is %s",
                            STR_ARG(value->key), toml_kind_name(value->kind));
    }
}

static bool is_web_address(struct str url)
{
    return str_starts_with(url, STR("https://")) || str_starts_with(url, STR("http://"));
}

static void read_sources(const struct reader *reader, const struct toml *value, void *out)
{
    struct article *article = out;

    article->sources = ARENA_ARRAY(reader->arena, struct article_source, value->count);
    for (size_t i = 0; i < value->count; i++) {
        const struct toml *table = &value->items[i];
        if (table->kind != TOML_TABLE) {
            say_at(reader, table,
                   "a source is a table, { title = ..., url = ... }:", table->key);
            continue;
        }
        struct article_source *source = &article->sources[article->source_count++];
        read_source(reader, table, source);
        if (!source->source.title.len)
            say_at(reader, table, "a source needs a title:", table->key);
        if (source->source.url.len && !is_web_address(source->source.url))
            say_at(reader, table, "a source's url begins with https:// or http://, not",
                   source->source.url);
    }
}

static void read_id(const struct reader *reader, const struct toml *value, void *out)
{
    bool is_plain = value->string.len > 0;

    for (size_t i = 0; i < value->string.len; i++) {
        char c = value->string.ptr[i];
        is_plain = is_plain && (char_is_alnum_ascii(c) || c == '-' || c == '_');
    }
    if (!is_plain)
        say_at(reader, value, "an id is made of letters, digits and hyphens, not",
               value->string);
    ((struct article_topic *)out)->id = read_line(reader, value);
}

static void read_priority(const struct reader *reader, const struct toml *value,
                          void *out)
{
    static const struct str names[] = {STR_INIT("fallback"), STR_INIT("broad"),
                                       STR_INIT("normal"), STR_INIT("specific")};

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_equal(value->string, names[i])) {
            ((struct article_topic *)out)->priority = (enum faq_priority)i;
            return;
        }
    say_at(reader, value, "priority is fallback, broad, normal or specific, not",
           value->string);
}

static void read_match(const struct reader *reader, const struct toml *value, void *out)
{
    struct article_topic *topic = out;

    topic->has_match = true;
    if (!value->count)
        diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->place.file,
                        line_of(reader, value->line), value->column,
                        "\"match\" is empty: leave it out to match by the title, or "
                        "write a pattern");
    read_lines(reader, value, &topic->match);
}

static void read_avoid(const struct reader *reader, const struct toml *value, void *out)
{
    read_lines(reader, value, &((struct article_topic *)out)->avoid);
}

static void read_ask(const struct reader *reader, const struct toml *value, void *out)
{
    struct article_topic *topic = out;

    if (value->count > FAQ_EXAMPLES_MAX)
        diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->place.file,
                        line_of(reader, value->line), value->column,
                        "\"ask\" holds %zu examples; %d are allowed: more of the same "
                        "teach nothing and slow down every load",
                        value->count, FAQ_EXAMPLES_MAX);
    else
        read_questions(reader, value, &topic->ask);
}

static void read_not_ask(const struct reader *reader, const struct toml *value, void *out)
{
    read_questions(reader, value, &((struct article_topic *)out)->not_ask);
}

static void read_then(const struct reader *reader, const struct toml *value, void *out)
{
    read_lines(reader, value, &((struct article_topic *)out)->then);
}

static void read_after(const struct reader *reader, const struct toml *value, void *out)
{
    read_lines(reader, value, &((struct article_topic *)out)->after);
}

static void read_calm(const struct reader *reader, const struct toml *value, void *out)
{
    (void)reader;
    ((struct article_topic *)out)->is_calm = value->boolean;
}

static void read_caution(const struct reader *reader, const struct toml *value, void *out)
{
    (void)reader;
    ((struct article_topic *)out)->has_caution = value->boolean;
}

static void read_crisis_line(const struct reader *reader, const struct toml *value,
                             void *out)
{
    (void)reader;
    ((struct article_topic *)out)->has_crisis_line = value->boolean;
}

static void read_topic_sources(const struct reader *reader, const struct toml *value,
                               void *out)
{
    read_lines(reader, value, &((struct article_topic *)out)->sources);
}

static void read_topic_date(const struct reader *reader, const struct toml *value,
                            void *out)
{
    (void)reader;
    ((struct article_topic *)out)->reviewed = (int)value->integer;
}

static const struct key article_keys[] = {
    {STR_INIT("language"), TOML_STRING, read_language},
    {STR_INIT("medical"), TOML_BOOLEAN, read_medical},
    {STR_INIT("reviewed"), TOML_DATE, read_article_date},
    {STR_INIT("sources"), TOML_TABLE, read_sources},
    {STR_INIT("subject"), TOML_STRING, read_subject},
};

static const struct key topic_keys[] = {
    {STR_INIT("after"), TOML_ARRAY, read_after},
    {STR_INIT("ask"), TOML_ARRAY, read_ask},
    {STR_INIT("avoid"), TOML_ARRAY, read_avoid},
    {STR_INIT("calm"), TOML_BOOLEAN, read_calm},
    {STR_INIT("caution"), TOML_BOOLEAN, read_caution},
    {STR_INIT("crisis_line"), TOML_BOOLEAN, read_crisis_line},
    {STR_INIT("id"), TOML_STRING, read_id},
    {STR_INIT("match"), TOML_ARRAY, read_match},
    {STR_INIT("not_ask"), TOML_ARRAY, read_not_ask},
    {STR_INIT("priority"), TOML_STRING, read_priority},
    {STR_INIT("reviewed"), TOML_DATE, read_topic_date},
    {STR_INIT("sources"), TOML_ARRAY, read_topic_sources},
    {STR_INIT("then"), TOML_ARRAY, read_then},
};

enum { KEYS_MAX = COUNT_OF(topic_keys) };

static void say_unknown(const struct reader *reader, const struct toml *value,
                        const struct key *keys, size_t count)
{
    struct str names[KEYS_MAX];

    for (size_t i = 0; i < count; i++)
        names[i] = keys[i].name;
    struct str nearest = block_nearest(value->key, names, count);
    diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->place.file,
                    line_of(reader, value->key_line), value->key_column,
                    "unknown key \"%.*s\"%s%.*s%s", STR_ARG(value->key),
                    nearest.len ? "; did you mean \"" : "", STR_ARG(nearest),
                    nearest.len ? "\"?" : "");
}

static void read_value(const struct reader *reader, const struct toml *value,
                       const struct key *keys, size_t count, void *out)
{
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(keys[i].name, value->key))
            continue;
        if (keys[i].kind == value->kind)
            keys[i].read(reader, value, out);
        else
            diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->place.file,
                            line_of(reader, value->line), value->column,
                            "\"%.*s\" must be %s, not %s%s", STR_ARG(value->key),
                            toml_kind_name(keys[i].kind), toml_kind_name(value->kind),
                            keys[i].kind == TOML_DATE ? ": 2026-11-20, without quotes"
                                                      : "");
        return;
    }
    say_unknown(reader, value, keys, count);
}

static void read_block(struct str text, const struct reader *reader,
                       const struct key *keys, size_t count, void *out)
{
    const struct toml *root = NULL;
    struct arena scratch; /* the tree is many times larger than what is kept of it */
    struct error err = {0};

    arena_init(&scratch);
    if (toml_parse(text, &scratch, &root, &err))
        for (size_t i = 0; i < root->count; i++)
            read_value(reader, &root->items[i], keys, count, out);
    else
        diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->place.file,
                        line_of(reader, err.line ? err.line : 1), err.column, "%s",
                        err.text);
    arena_clear(&scratch);
}

void block_read_article(struct str text, struct block_place place, struct arena *arena,
                        struct diagnostics *found, struct article *out)
{
    struct reader reader = {
        .place = place, .arena = arena, .written = arena, .found = found};

    read_block(text, &reader, article_keys, COUNT_OF(article_keys), out);
}

void block_read_topic(struct str text, struct block_place place,
                      struct article_arenas arenas, struct diagnostics *found,
                      struct article_topic *out)
{
    struct reader reader = {
        .place = place, .arena = arenas.kept, .written = arenas.written, .found = found};

    read_block(text, &reader, topic_keys, COUNT_OF(topic_keys), out);
}
