/* SPDX-License-Identifier: MIT */
/*
 * make_cues: prints the cue book (cue_book.h) as a C source.
 *
 *     make_cues >cue_book.c
 */
#include <inttypes.h>
#include <stdio.h>

#include "safety/cue_book_maker.h"

static void print_head(const char *type, const char *name)
{
    printf("\nstatic const %s %s[] = {", type, name);
}

/* Behind the comma of an element. */
static void print_break(size_t i, size_t in_line)
{
    if (i % in_line == 0)
        putchar('\n');
}

static void print_bytes(const char *name, const char *items, size_t count)
{
    print_head("char", name);
    for (size_t i = 0; i < count; i++) {
        print_break(i, 20);
        printf("%d,", items[i]);
    }
    puts("};");
}

static void print_shorts(const char *name, const unsigned short *items, size_t count)
{
    print_head("unsigned short", name);
    for (size_t i = 0; i < count; i++) {
        print_break(i, 16);
        printf("%u,", items[i]);
    }
    puts("};");
}

static void print_words(const char *name, const uint32_t *items, size_t count)
{
    print_head("uint32_t", name);
    for (size_t i = 0; i < count; i++) {
        print_break(i, 12);
        printf("%" PRIu32 ",", items[i]);
    }
    puts("};");
}

static void print_longs(const char *name, const uint64_t *items, size_t count)
{
    print_head("uint64_t", name);
    for (size_t i = 0; i < count; i++) {
        print_break(i, 4);
        printf("0x%" PRIx64 ",", items[i]);
    }
    puts("};");
}

static void print_rows(const struct cue_book *book)
{
    print_head("struct cue_row", "ROWS");
    for (size_t i = 0; i < book->row_count; i++) {
        const struct cue_row *row = &book->rows[i];
        printf("\n{%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%u,%u},", row->key, row->what,
               row->flags, row->sense, row->pattern);
    }
    puts("};");
    print_bytes("TEXTS", book->texts, book->text_bytes);
    print_shorts("PHRASES", book->phrases, book->phrase_shorts);
}

static void print_meaning(const struct meaning *meaning)
{
    printf("{{");
    for (size_t i = 0; i < sizeof(meaning->classes) / sizeof(meaning->classes[0]); i++)
        printf("0x%" PRIx64 ",", meaning->classes[i]);
    printf("},%u}", meaning->word);
}

static void print_lexicon(const struct lexicon *lexicon)
{
    print_words("WORD_PLACES", lexicon->words.places, lexicon->words.capacity);
    print_bytes("WORD_BYTES", lexicon->words.bytes, lexicon->words.size_bytes);
    print_words("STEM_PLACES", lexicon->stems.places, lexicon->stems.capacity);
    print_bytes("STEM_BYTES", lexicon->stems.bytes, lexicon->stems.size_bytes);
    print_head("struct meaning", "MEANINGS");
    for (size_t i = 0; i < lexicon->meaning_count; i++) {
        putchar('\n');
        print_meaning(&lexicon->meanings[i]);
        putchar(',');
    }
    puts("};");
    print_head("struct lexicon_name", "CLASSES");
    for (size_t i = 0; i < lexicon->class_count; i++)
        printf("\n{\"%s\"},", lexicon->classes[i].text);
    puts("};");
}

static void print_indexes(const struct cue_index *symbols, const struct key_index *keys)
{
    print_shorts("SYMBOL_NUMBERS", symbols->postings.numbers,
                 symbols->postings.starts[POSTINGS_MARKS_MAX]);
    print_shorts("SYMBOL_STARTS", symbols->postings.starts, POSTINGS_MARKS_MAX + 1);
    print_longs("ALWAYS", symbols->always, CUE_ROWS_MAX / 64);
    print_shorts("KEY_NUMBERS", keys->postings.numbers,
                 keys->postings.starts[POSTINGS_MARKS_MAX]);
    print_shorts("KEY_STARTS", keys->postings.starts, POSTINGS_MARKS_MAX + 1);
    print_head("struct indexed_key", "KEYS");
    for (size_t i = 0; i < keys->count; i++) {
        const struct indexed_key *key = &keys->keys[i];
        printf("\n{%" PRIu32 ",%u,%u,%u},", key->text, key->row, key->at, key->len);
    }
    puts("};");
}

static void print_spelling(const struct spelling_words *words)
{
    print_head("struct spelling_word", "SPELLED");
    for (size_t i = 0; i < words->count; i++) {
        const struct spelling_word *word = &words->items[i];
        printf("\n{%" PRIu32 ",%u,%u,%u},", word->letters, word->slot, word->standing,
               word->uses);
    }
    puts("};");
    print_head("struct spelling_sound", "SOUNDS");
    for (size_t i = 0; i < words->sound_count; i++)
        printf("\n{%u,%u},", words->sounds[i].key, words->sounds[i].word);
    puts("};");
    print_bytes("SPELLED_TEXTS", words->texts, words->text_bytes);
    print_words("REMAINDERS", words->remainders, (words->remainder_mask + 1) / 32);
    print_words("STARTS", words->starts, SPELLING_SLOTS + 1);
    print_words("TEXT_STARTS", words->text_starts, SPELLING_SLOTS);
}

static void print_names(const char *field, const char *prefix, const struct names *names)
{
    printf(".%s = {%s_PLACES, %zu, %s_BYTES, %zu},\n", field, prefix, names->capacity,
           prefix, names->size_bytes);
}

static void print_book(const struct cue_book *book)
{
    puts("\nconst struct cue_book CUE_BOOK = {\n.rows = ROWS, .texts = TEXTS, "
         ".phrases = PHRASES,");
    printf(".row_count = %zu, .pattern_count = %zu, .text_bytes = %zu, .phrase_shorts = "
           "%zu,\n.lexicon = {\n",
           book->row_count, book->pattern_count, book->text_bytes, book->phrase_shorts);
    print_names("words", "WORD", &book->lexicon.words);
    print_names("stems", "STEM", &book->lexicon.stems);
    printf(".meanings = MEANINGS, .classes = CLASSES, .meaning_count = %zu, "
           ".class_count = %zu,\n.few = ",
           book->lexicon.meaning_count, book->lexicon.class_count);
    print_meaning(&book->lexicon.few);
    printf(", .many = ");
    print_meaning(&book->lexicon.many);
    puts("},\n.symbols = {{SYMBOL_NUMBERS, SYMBOL_STARTS}, ALWAYS},");
    printf(".keys = {TEXTS, KEYS, %zu, {KEY_NUMBERS, KEY_STARTS}},\n", book->keys.count);
    printf(".spelling = {.items = SPELLED, .texts = SPELLED_TEXTS, .sounds = SOUNDS,\n"
           ".count = %zu, .text_bytes = %zu, .sound_count = %zu,\n"
           ".remainders = REMAINDERS, .remainder_mask = %" PRIu32
           ", .starts = STARTS, .text_starts = TEXT_STARTS},\n};\n",
           book->spelling.count, book->spelling.text_bytes, book->spelling.sound_count,
           book->spelling.remainder_mask);
}

int main(void)
{
    struct arena arena;
    struct cue_book book;
    arena_init(&arena);
    cue_book_make(&book, &arena);
    puts("/* Made by make_cues. */\n#include \"safety/cue_book.h\"");
    print_rows(&book);
    print_lexicon(&book.lexicon);
    print_indexes(&book.symbols, &book.keys);
    print_spelling(&book.spelling);
    print_book(&book);
    arena_clear(&arena);
    return fflush(stdout) || ferror(stdout);
}
