/* SPDX-License-Identifier: MIT */
#include "faq/article.h"

#include "base/array.h"
#include "faq/block.h"
#include "text/fold.h"
#include "text/markdown.h"

static const struct str block_info = STR_INIT("toml faq");

struct blocks {
    struct rich_block *items;
    size_t count, capacity;
};

struct reading {
    struct article *article;
    struct arena *arena;   /* of what is kept */
    struct arena *written; /* article.h */
    struct arena *scratch; /* of the page as it was read */
    struct diagnostics *found;
    struct article_topic *topic; /* NULL: before the first, or between two */
    struct blocks passage;
};

static void say(const struct reading *reading, enum diagnostic_severity severity,
                unsigned line, const char *text)
{
    diagnostics_add(reading->found, severity, reading->article->file, line, 0, "%s",
                    text);
}

/* "What ketamine is" to "what-ketamine-is". */
static struct str make_slug(struct arena *scratch, struct str title)
{
    struct str folded = fold_text(scratch, title);
    char *slug = arena_alloc(scratch, folded.len + 1, 1);
    size_t len = 0;

    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];
        if (char_is_alnum_ascii(c))
            slug[len++] = c;
        else if (len > 0 && slug[len - 1] != '-' && c != '\'')
            slug[len++] = '-';
    }
    while (len > 0 && slug[len - 1] == '-')
        len--;
    return str_make(slug, len);
}

static void end_topic(struct reading *reading)
{
    struct article_topic *topic = reading->topic;

    if (!topic)
        return;
    topic->passage =
        (struct rich){.blocks = reading->passage.items, .count = reading->passage.count};
    if (!topic->passage.count)
        diagnostics_add(reading->found, DIAGNOSTIC_ERROR, reading->article->file,
                        topic->title.line, 0,
                        "topic \"%.*s\" has no text: write the short answer below it",
                        STR_ARG(topic->id.text));
    reading->topic = NULL;
    reading->passage = (struct blocks){0};
}

static void begin_topic(struct reading *reading, const struct markdown_block *heading)
{
    end_topic(reading);
    struct article_topic *topic = ARRAY_ADD_IN(reading->written, reading->article);
    struct str title = arena_copy(reading->arena, heading->text);
    struct str slug = make_slug(reading->scratch, heading->text);
    *topic = (struct article_topic){
        .title = {.file = reading->article->file, .text = title, .line = heading->line},
        .id = {.text = arena_copy(reading->arena, slug), .line = heading->line},
        .priority = FAQ_NORMAL,
    };
    reading->topic = topic;
}

static void keep_block(struct reading *reading, struct rich_block block)
{
    struct rich_span *spans = ARENA_ARRAY(reading->arena, struct rich_span, block.count);

    for (size_t i = 0; i < block.count; i++) {
        spans[i] = block.spans[i];
        spans[i].text = arena_copy(reading->arena, block.spans[i].text);
        if (block.spans[i].url.len)
            spans[i].url = arena_copy(reading->arena, block.spans[i].url);
    }
    block.spans = spans;
    *ARRAY_ADD_IN(reading->arena, &reading->passage) = block;
}

static void keep_text(struct reading *reading, struct rich_block block, struct str text)
{
    struct rich_span span = {.text = text};

    block.spans = &span;
    block.count = 1;
    keep_block(reading, block);
}

static void read_heading(struct reading *reading, const struct markdown_block *heading)
{
    struct article *article = reading->article;

    if (heading->level == 2) {
        begin_topic(reading, heading);
    } else if (heading->level == 1) {
        end_topic(reading);
        if (!article->title.len)
            article->title = arena_copy(reading->arena, heading->text);
        else
            say(reading, DIAGNOSTIC_WARNING, heading->line,
                "a second title: what stands below it belongs to no topic");
    } else if (reading->topic) {
        keep_text(reading,
                  (struct rich_block){.kind = RICH_HEADING, .level = heading->level},
                  heading->text);
    }
}

static void read_faq_block(struct reading *reading, const struct markdown_block *fence)
{
    struct article *article = reading->article;
    struct block_place place = {.file = article->file, .line = fence->line};
    bool *has_block = reading->topic ? &reading->topic->has_block : &article->has_block;

    if (*has_block) {
        say(reading, DIAGNOSTIC_ERROR, fence->line - 1,
            reading->topic ? "a second block in one topic"
                           : "a second block before the "
                             "first topic");
        return;
    }
    *has_block = true;
    if (reading->topic)
        block_read_topic(fence->text, place,
                         (struct article_arenas){reading->arena, reading->written},
                         reading->found, reading->topic);
    else
        block_read_article(fence->text, place, reading->arena, reading->found, article);
}

static void read_fence(struct reading *reading, const struct markdown_block *fence)
{
    if (!fence->is_closed)
        say(reading, DIAGNOSTIC_ERROR, fence->line - 1,
            "this block is not closed: a line of three back-ticks is missing");
    else if (str_equal(fence->info, block_info))
        read_faq_block(reading, fence);
    else if (reading->topic)
        keep_text(reading, (struct rich_block){.kind = RICH_PREFORMATTED}, fence->text);
}

static void read_rich(struct reading *reading, const struct markdown_block *block)
{
    if (!reading->topic)
        return;
    if (!reading->passage.count)
        reading->topic->passage_line = block->line;
    if (block->lost_url.len)
        diagnostics_add(reading->found, DIAGNOSTIC_WARNING, reading->article->file,
                        block->line, 0,
                        "the link to \"%.*s\" is left out: in a chat only https://, "
                        "http:// and mailto: lead anywhere",
                        STR_ARG(block->lost_url));
    keep_block(reading, block->block);
}

static void read_markdown(struct reading *reading, const struct markdown_block *block)
{
    switch (block->kind) {
    case MARKDOWN_HEADING: read_heading(reading, block); break;
    case MARKDOWN_FENCE: read_fence(reading, block); break;
    case MARKDOWN_HTML:
        say(reading, DIAGNOSTIC_WARNING, block->line,
            "HTML is left out: the bot's networks cannot show it");
        break;
    case MARKDOWN_RICH: read_rich(reading, block); break;
    }
}

/* "faq/hay-fever.md" to "hay-fever". */
static struct str stem_of(struct str path)
{
    size_t slash = str_find_last_char(path, '/');
    struct str name = slash == STR_NOT_FOUND ? path : str_skip(path, slash + 1);

    return str_ends_with(name, STR(".md")) ? str_slice(name, 0, name.len - 3) : name;
}

static size_t count_topics(const struct markdown *page)
{
    size_t count = 0;

    for (size_t i = 0; i < page->count; i++)
        count += page->blocks[i].kind == MARKDOWN_HEADING && page->blocks[i].level == 2;
    return count;
}

static void read_page(struct reading *reading, struct str text)
{
    struct markdown page = {0};
    struct error err = {0};
    struct article *article = reading->article;

    if (!markdown_parse(text, reading->scratch, &page, &err)) {
        diagnostics_add(reading->found, DIAGNOSTIC_ERROR, article->file, err.line,
                        err.column, "%s", err.text);
        return;
    }
    ARRAY_RESERVE_IN(reading->written, article, count_topics(&page));
    for (size_t i = 0; i < page.count; i++)
        read_markdown(reading, &page.blocks[i]);
    end_topic(reading);
    if (!article->title.len)
        article->title = stem_of(article->file);
    if (!article->count)
        diagnostics_add(reading->found, DIAGNOSTIC_ERROR, article->file, 1, 0,
                        "no topic: a topic begins with a line \"## Its title\"");
}

void article_parse(const struct faq_file *file, struct article_arenas arenas,
                   struct diagnostics *found, struct article *out)
{
    struct arena scratch;
    struct reading reading = {.article = out,
                              .arena = arenas.kept,
                              .written = arenas.written,
                              .scratch = &scratch,
                              .found = found};

    *out = (struct article){.file = file->path, .language = STR("en")};
    arena_init(&scratch);
    read_page(&reading, file->text);
    arena_clear(&scratch);
}

struct article_source *article_find_source(const struct article *article, struct str id)
{
    for (size_t i = 0; i < article->source_count; i++)
        if (str_equal(article->sources[i].source.id, id))
            return &article->sources[i];
    return NULL;
}
