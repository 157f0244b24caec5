/* SPDX-License-Identifier: MIT */
/* The input as JSON, TOML, Markdown and a question. What was read as JSON must read again as printed,
 * and print the same: otherwise a signature would be made over something else. */
#include <assert.h>

#include "text/json.h"
#include "text/markdown.h"
#include "text/spelling.h"
#include "text/toml.h"
#include "text/utf8.h"
#include "text/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void print_again(const struct json *json, size_t max_bytes)
{
    struct buf first, second;
    struct error err;

    buf_init(&first, max_bytes);
    buf_init(&second, max_bytes);
    if (json_object_is_sound(json) && json_format_canonical(json, &first)) {
        struct json *again = json_parse(buf_view(&first), max_bytes, &err);
        assert(again && json_object_is_sound(again));
        bool is_canonical = json_format_canonical(again, &second);
        assert(is_canonical && str_equal(buf_view(&first), buf_view(&second)));
        (void)is_canonical;
        json_destroy(again);
    }
    buf_reset(&first);
    json_format(json, &first);
    assert(utf8_is_valid(buf_view(&first)));
    buf_clear(&first);
    buf_clear(&second);
}

static void check_spans(const struct rich_block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        struct str text = block->spans[i].text;
        assert(utf8_is_valid(text) && utf8_is_valid(block->spans[i].url));
        assert(block->kind == RICH_PREFORMATTED
               || str_find_char(text, '\n') == STR_NOT_FOUND);
        assert(str_find_char(text, '\r') == STR_NOT_FOUND);
    }
}

/* The first line is what a FAQ knows, all of it the question. */
static void check_words(struct str text, struct arena *arena)
{
    struct spelling *spelling = spelling_create(arena);
    struct str known, word, meant;
    struct words words;

    str_cut(text, '\n', &known, &(struct str){0});
    while (str_cut_word(known, &word, &known)) {
        spelling_add(spelling, word, SPELLING_ORDINARY);
        spelling_add_stem(spelling, str_slice(word, 0, 6), SPELLING_SUBJECT);
    }
    spelling_freeze(spelling);
    words_read(arena, text, spelling, &words);
    assert(words.count <= WORDS_MAX && utf8_is_valid(words.text));
    for (size_t i = 0; i < words.count; i++) {
        word = words.items[i].text;
        assert(word.len > 0 && word.ptr == words.text.ptr + words.items[i].offset);
        if (spelling_correct(spelling, word, &meant))
            assert(meant.len > 0 && !spelling_correct(spelling, meant, &word));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = str_make((const char *)data, size);
    struct markdown page = {0};
    const struct toml *root;
    struct arena arena;
    struct error err;

    arena_init(&arena);
    struct json *json = json_parse(text, size, &err);
    if (json)
        print_again(json, 8 * size + 64);
    json_destroy(json);
    if (toml_parse(text, &arena, &root, &err))
        assert(root->kind == TOML_TABLE);
    if (markdown_parse(text, &arena, &page, &err))
        for (size_t i = 0; i < page.count; i++)
            check_spans(&page.blocks[i].block);
    check_words(text, &arena);
    arena_clear(&arena);
    return 0;
}
