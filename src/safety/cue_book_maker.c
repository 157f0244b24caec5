/* SPDX-License-Identifier: MIT */
#include "safety/cue_book_maker.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/macros.h"
#include "phrases/phrase_compiler.h"
#include "safety/lexicon_words.h"
#include "text/spelling.h"

enum { SPELLED_BYTES_MIN = 4 };

/* While it is made. */
struct making {
    struct arena *arena;
    struct lexicon_maker *lexicon;
    struct phrase_codes phrases;
    struct cue_row *rows;
    size_t row_count, pattern_count;
    struct {
        char *items;
        size_t count, capacity;
    } texts;
};

static struct cue_table (*const TABLES[])(void) = {
    cues_of_sign,     cues_of_intake, cues_of_wish,    cues_of_end,     cues_of_harm,
    cues_of_mood,     cues_of_sorrow, cues_of_refusal, speak_of_death,  speak_of_ending,
    speak_of_leaving, speak_of_harm,  speak_of_body,   speak_of_others, speak_in_tongues,
    cues_of_abroad,   speak_of_peril, speak_of_needs,  speak_of_hints,  speak_veiled,
};

/* What somebody in danger may misspell. Short words stand in the table of reading.c. */
static const char *const SPELLED_WORDS[] = {
    "suicide",     "suicidal",     "overdose", "overdosed",  "breathe",      "breathing",
    "unconscious", "unresponsive", "seizure",  "convulsing", "swallowed",    "tonight",
    "tomorrow",    "goodbye",      "myself",   "himself",    "herself",      "hopeless",
    "ketamine",    "lozenge",      "swallow",  "toddler",    "prescription", "dosage",
    "anymore",     "thoughts",     "cutting",  "hurting",    "killing",      "pills",
    "friend",      "redose",       "redosing", "statin",     "statins",      "systemd",
    "noone",
};

static uint32_t add_text(struct making *making, const char *text)
{
    size_t place = making->texts.count;
    do
        *ARRAY_ADD(&making->texts) = *text;
    while (*text++);
    return (uint32_t)place;
}

static void add_row(struct making *making, const struct cue *cue)
{
    struct cue_row *row = &making->rows[making->row_count++];
    *row = (struct cue_row){.flags = cue->flags, .sense = (uint16_t)cue->sense};
    if (!cue->key) {
        row->what =
            (uint32_t)phrase_compile(&making->phrases, making->lexicon, cue->text);
        return;
    }
    row->key = add_text(making, cue->key);
    row->what = add_text(making, cue->text);
    row->pattern = (uint16_t)making->pattern_count++;
}

static void add_tables(struct making *making)
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(TABLES); i++)
        count += TABLES[i]().count;
    if (count > CUE_ROWS_MAX)
        abort();
    making->rows = ARENA_ARRAY(making->arena, struct cue_row, count);
    add_text(making, "");
    for (size_t i = 0; i < COUNT_OF(TABLES); i++) {
        struct cue_table table = TABLES[i]();
        for (size_t j = 0; j < table.count; j++)
            add_row(making, &table.rows[j]);
    }
}

static void index_phrase(const struct making *making, size_t row, bool is_counting,
                         struct cue_draft *draft)
{
    const struct phrase *phrase =
        phrase_at(making->phrases.items, making->rows[row].what);
    for (; phrase; phrase = phrase_other(phrase)) {
        size_t count = phrase_need_count(phrase);
        struct cue_marks *needs = ARENA_ARRAY(making->arena, struct cue_marks, count);
        for (size_t i = 0; i < count; i++) {
            needs[i] = phrase_need(phrase, i);
            if (is_counting)
                cue_index_count(draft, needs[i]);
        }
        if (!is_counting)
            cue_index_add(draft, row, needs, count);
    }
}

static void index_phrases(const struct making *making, struct cue_index *out)
{
    struct cue_draft *draft = ARENA_NEW(making->arena, struct cue_draft);
    for (int is_counting = 1; is_counting >= 0; is_counting--)
        for (size_t row = 0; row < making->row_count; row++)
            if (!making->rows[row].key)
                index_phrase(making, row, is_counting, draft);
    cue_index_freeze(draft, making->arena, out);
}

static void index_keys(const struct making *making, const char *texts,
                       struct key_index *out)
{
    uint32_t *keys = ARENA_ARRAY(making->arena, uint32_t, making->row_count);
    for (size_t row = 0; row < making->row_count; row++)
        keys[row] = making->rows[row].key;
    key_index_make(out, texts, keys, making->row_count, making->arena);
}

static void make_spelling(const struct lexicon *lexicon, struct arena *arena,
                          struct spelling_words *out)
{
    struct spelling_draft draft = {0};
    struct str word;
    for (size_t at = 0; lexicon_next(lexicon, &at, &word);)
        if (word.len >= SPELLED_BYTES_MIN && spelling_is_common(word))
            spelling_words_add(&draft, word, SPELLING_ORDINARY, 1);
    for (size_t i = 0; i < COUNT_OF(SPELLED_WORDS); i++)
        spelling_words_add(&draft, str_from_c(SPELLED_WORDS[i]), SPELLING_ORDINARY, 1);
    spelling_words_freeze(&draft, arena, out);
}

void cue_book_make(struct cue_book *book, struct arena *arena)
{
    struct making making = {.arena = arena,
                            .lexicon = lexicon_maker_create(lexicon_words())};
    *book = (struct cue_book){0};
    add_tables(&making);
    lexicon_maker_freeze(making.lexicon, arena, &book->lexicon);
    lexicon_maker_destroy(making.lexicon);
    index_phrases(&making, &book->symbols);
    unsigned short *phrases = ARENA_ARRAY(arena, unsigned short, making.phrases.count);
    memcpy(phrases, making.phrases.items, making.phrases.count * sizeof(*phrases));
    book->texts = arena_copy(arena, str_make(making.texts.items, making.texts.count)).ptr;
    book->rows = making.rows;
    book->phrases = phrases;
    book->row_count = making.row_count;
    book->pattern_count = making.pattern_count;
    book->text_bytes = making.texts.count;
    book->phrase_shorts = making.phrases.count;
    index_keys(&making, book->texts, &book->keys);
    make_spelling(&book->lexicon, arena, &book->spelling);
    free(making.phrases.items);
    free(making.texts.items);
}
