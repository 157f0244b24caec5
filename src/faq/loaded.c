/* SPDX-License-Identifier: MIT */
#include "faq/loaded.h"

#include <stdlib.h>

#include "base/array.h"
#include "faq/aspect.h"
#include "faq/ranking.h"

static bool is_loadable(const struct faq_file *file, struct diagnostics *found)
{
    if (file->text.len <= FAQ_FILE_BYTES_MAX)
        return true;
    diagnostics_add(found, DIAGNOSTIC_ERROR, file->path, 0, 0,
                    "the file has %zu bytes; %d are allowed: split it", file->text.len,
                    FAQ_FILE_BYTES_MAX);
    return false;
}

void loaded_read_files(struct faq_snapshot *faq, const struct faq_file *files,
                       size_t count, struct diagnostics *found)
{
    bool has_article = false;

    if (count > FAQ_FILES_MAX) {
        diagnostics_add(found, DIAGNOSTIC_ERROR, (struct str){0}, 0, 0,
                        "%zu files; %d are allowed", count, FAQ_FILES_MAX);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        bool is_vocabulary = str_ends_with(files[i].path, STR(".toml"));
        bool is_asked = str_ends_with(files[i].path, STR("asked.txt"));
        bool is_elsewhere = !is_asked && str_ends_with(files[i].path, STR(".txt"));
        bool is_article = !is_vocabulary && !is_asked && !is_elsewhere;
        has_article = has_article || is_article;
        if (!is_loadable(&files[i], found))
            continue;
        struct faq_file file = {.path = arena_copy(&faq->arena, files[i].path),
                                .text = files[i].text};
        if (is_article)
            article_parse(&file, (struct article_arenas){&faq->arena, faq->written},
                          found, ARRAY_ADD_IN(&faq->arena, &faq->articles));
        else if (is_vocabulary)
            vocabulary_read(&faq->vocabulary, &file, found);
        else if (is_asked)
            asked_read(&faq->asked, &file, found);
        else
            elsewhere_read(&faq->elsewhere, &file, found);
    }
    if (!has_article)
        diagnostics_add(found, DIAGNOSTIC_ERROR, (struct str){0}, 0, 0,
                        "no article: a FAQ needs at least one .md file");
}

static void list_sources(struct faq_snapshot *faq, struct article *article,
                         const struct article_topic *written, struct faq_topic *topic,
                         struct diagnostics *found)
{
    topic->sources = ARENA_ARRAY(&faq->arena, struct faq_source, written->sources.count);
    for (size_t i = 0; i < written->sources.count; i++) {
        const struct article_line *line = &written->sources.items[i];
        struct article_source *source = article_find_source(article, line->text);
        if (!source) {
            diagnostics_add(found, DIAGNOSTIC_ERROR, article->file, line->line,
                            line->column,
                            "unknown source \"%.*s\": it is not in [sources] of this "
                            "article",
                            STR_ARG(line->text));
            continue;
        }
        source->is_used = true;
        topic->sources[topic->source_count++] = source->source;
    }
}

static bool is_older(int reviewed, const struct faq_options *options)
{
    int months =
        reviewed / 10000 * 12 + reviewed / 100 % 100 + (int)options->review_months;
    int now = options->today / 10000 * 12 + options->today / 100 % 100;

    if (!reviewed || !options->today)
        return false;
    return months < now || (months == now && reviewed % 100 < options->today % 100);
}

static void list_after(struct faq_snapshot *faq, const struct article_topic *written,
                       struct faq_topic *topic)
{
    topic->after = ARENA_ARRAY(&faq->arena, uint64_t, written->after.count);
    for (size_t i = 0; i < written->after.count; i++)
        topic->after[topic->after_count++] = faq_topic_key(written->after.items[i].text);
}

/* Of all that an asker could notice. */
static uint64_t make_revision(const struct faq_topic *topic)
{
    uint64_t hash = str_hash(topic->title, 0);
    struct arena scratch;

    arena_init(&scratch);
    hash = str_hash(rich_plain(&scratch, topic->passage), hash);
    for (size_t i = 0; i < topic->source_count; i++) {
        const struct faq_source *source = &topic->sources[i];
        struct str line =
            arena_format(&scratch, "%.*s|%.*s|%.*s|%d", STR_ARG(source->title),
                         STR_ARG(source->publisher), STR_ARG(source->url), source->year);
        hash = str_hash(line, hash);
    }
    struct str rest = arena_format(&scratch, "%d|%d|%d|%d|%d", topic->has_caution,
                                   topic->has_crisis_line, topic->is_calm,
                                   topic->is_medical, topic->reviewed);
    hash = str_hash(rest, hash);
    arena_clear(&scratch);
    return hash;
}

static void add_topic(struct faq_snapshot *faq, size_t article_index,
                      struct article_topic *written, const struct faq_options *options,
                      struct diagnostics *found)
{
    struct article *article = &faq->articles.items[article_index];
    struct loaded_topic *loaded = ARRAY_ADD_IN(&faq->arena, &faq->topics);
    struct faq_topic *topic = &loaded->topic;

    *loaded = (struct loaded_topic){.written = written, .article = article_index};
    *topic = (struct faq_topic){
        .id = written->id.text,
        .key = faq_topic_key(written->id.text),
        .title = written->title.text,
        .file = article->file,
        .line = written->title.line,
        .index = faq->topics.count - 1,
        .priority = written->priority,
        .has_caution = written->has_caution,
        .has_crisis_line = written->has_crisis_line,
        .is_calm = written->is_calm,
        .is_medical = !article->is_other_matter,
        .aspects = aspect_bits(article, written, found),
        .passage = written->passage,
        .reviewed = written->reviewed ? written->reviewed : article->reviewed,
    };
    list_sources(faq, article, written, topic, found);
    list_after(faq, written, topic);
    topic->is_review_old = is_older(topic->reviewed, options);
    topic->revision = make_revision(topic);
}

struct id_place {
    struct str id;
    size_t topic;
};

static int compare_ids(const void *left, const void *right)
{
    const struct id_place *a = left, *b = right;
    int order = str_compare(a->id, b->id);

    return order ? order : a->topic < b->topic ? -1 : a->topic > b->topic;
}

static void sort_ids(struct faq_snapshot *faq, struct diagnostics *found)
{
    size_t count = faq->topics.count;
    struct id_place *places = ARENA_ARRAY(&faq->arena, struct id_place, count);

    faq->by_id = ARENA_ARRAY(&faq->arena, size_t, count);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct id_place){faq->topics.items[i].topic.id, i};
    if (count > 1)
        qsort(places, count, sizeof(*places), compare_ids);
    for (size_t i = 0; i < count; i++) {
        faq->by_id[i] = places[i].topic;
        const struct loaded_topic *topic = &faq->topics.items[places[i].topic];
        if (!i || !str_equal(places[i].id, places[i - 1].id))
            continue;
        size_t at = i - 1;
        while (at > 0 && str_equal(places[at - 1].id, places[i].id))
            at--;
        const struct loaded_topic *first = &faq->topics.items[places[at].topic];
        diagnostics_add(found, DIAGNOSTIC_ERROR, topic->topic.file,
                        topic->written->id.line, topic->written->id.column,
                        "topic \"%.*s\" is defined twice (first in %.*s:%u)",
                        STR_ARG(places[i].id), STR_ARG(first->topic.file),
                        first->written->id.line);
    }
}

static int compare_keys(const void *left, const void *right)
{
    const struct topic_place *a = left, *b = right;

    return a->key < b->key ? -1 : a->key > b->key;
}

static void sort_keys(struct faq_snapshot *faq)
{
    size_t count = faq->topics.count;

    faq->by_key = ARENA_ARRAY(&faq->arena, struct topic_place, count);
    for (size_t i = 0; i < count; i++)
        faq->by_key[i] = (struct topic_place){faq->topics.items[i].topic.key, i};
    if (count > 1)
        qsort(faq->by_key, count, sizeof(*faq->by_key), compare_keys);
}

const struct faq_topic *loaded_find(const struct faq_snapshot *faq, struct str id)
{
    size_t low = 0, high = faq->topics.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct faq_topic *topic = &faq->topics.items[faq->by_id[middle]].topic;
        int order = str_compare(topic->id, id);
        if (order == 0)
            return topic;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void add_asked(struct faq_snapshot *faq, const struct asked_topic *asked,
                      struct diagnostics *found)
{
    const struct faq_topic *topic = loaded_find(faq, asked->id.text);

    if (!topic) {
        diagnostics_add(found, DIAGNOSTIC_ERROR, asked->id.file, asked->id.line,
                        asked->id.column, "no article has a topic \"%.*s\"",
                        STR_ARG(asked->id.text));
        return;
    }
    struct article_lines *ask = &faq->topics.items[topic->index].written->ask;
    if (ask->count + asked->ask.count > FAQ_EXAMPLES_MAX) {
        diagnostics_add(found, DIAGNOSTIC_ERROR, asked->id.file, asked->id.line,
                        asked->id.column, "topic \"%.*s\" gets more than %d examples",
                        STR_ARG(asked->id.text), FAQ_EXAMPLES_MAX);
        return;
    }
    for (size_t i = 0; i < asked->ask.count; i++)
        *ARRAY_ADD_IN(faq->written, ask) = asked->ask.items[i];
}

void loaded_list_topics(struct faq_snapshot *faq, const struct faq_options *options,
                        struct diagnostics *found)
{
    size_t total = 0;

    for (size_t i = 0; i < faq->articles.count; i++)
        total += faq->articles.items[i].count;
    ARRAY_RESERVE_IN(&faq->arena, &faq->topics, total);
    for (size_t i = 0; i < faq->articles.count; i++) {
        struct article *article = &faq->articles.items[i];
        for (size_t k = 0; k < article->count; k++) {
            if (faq->topics.count >= FAQ_TOPICS_MAX) {
                diagnostics_add(found, DIAGNOSTIC_ERROR, article->file,
                                article->items[k].title.line, 0, "more than %d topics",
                                FAQ_TOPICS_MAX);
                break;
            }
            add_topic(faq, i, &article->items[k], options, found);
        }
    }
    sort_ids(faq, found);
    sort_keys(faq);
    for (size_t i = 0; i < faq->asked.count; i++)
        add_asked(faq, &faq->asked.items[i], found);
}

static void find_subjects(struct faq_snapshot *faq, struct diagnostics *found)
{
    faq->subjects = ARENA_ARRAY(&faq->arena, int, faq->articles.count);
    for (size_t i = 0; i < faq->articles.count; i++) {
        const struct article *article = &faq->articles.items[i];
        struct str name = article->subject.text;
        faq->subjects[i] = vocabulary_find(&faq->vocabulary, name);
        if (!name.len || faq->subjects[i] != VOCABULARY_NONE
            || faq->vocabulary.is_partial)
            continue;
        struct str hint = vocabulary_hint(&faq->vocabulary, name, &faq->arena);
        diagnostics_add(found, DIAGNOSTIC_ERROR, article->file, article->subject.line,
                        article->subject.column,
                        "subject \"%.*s\" is no concept of the vocabulary%.*s",
                        STR_ARG(name), STR_ARG(hint));
    }
}

/* In how many topics a concept is wanted; patterns of a topic stand together. */
static void count_users(struct faq_snapshot *faq)
{
    size_t *last = ARENA_ARRAY(&faq->arena, size_t, faq->vocabulary.count);

    for (size_t i = 0; i < faq->intents.count; i++) {
        const struct intent_pattern *pattern = &faq->intents.items[i];
        for (size_t g = 0; g < pattern->groups.count; g++)
            for (size_t k = 0; k < pattern->groups.items[g].count; k++) {
                size_t concept = pattern->groups.items[g].items[k];
                if (pattern->groups.items[g].is_excluded || pattern->is_avoided
                    || last[concept] == pattern->topic + 1)
                    continue;
                last[concept] = pattern->topic + 1;
                faq->vocabulary.items[concept].topic_count++;
            }
    }
}

void loaded_compile(struct faq_snapshot *faq, struct diagnostics *found)
{
    vocabulary_resolve(&faq->vocabulary, found);
    vocabulary_freeze(&faq->vocabulary, faq->vocabulary.passing);
    find_subjects(faq, found);
    for (size_t i = 0; i < faq->topics.count; i++) {
        const struct loaded_topic *topic = &faq->topics.items[i];
        intents_add_topic(&faq->intents, &faq->vocabulary,
                          &faq->articles.items[topic->article], topic->written, i, found);
    }
    vocabulary_freeze(&faq->vocabulary, &faq->arena);
    intents_freeze(&faq->intents, faq->vocabulary.count);
    count_users(faq);
    faq->weights = ranking_weights(&faq->vocabulary, faq->topics.count, &faq->arena);
}
