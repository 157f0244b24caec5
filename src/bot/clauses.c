/* SPDX-License-Identifier: MIT */
#include "bot/clauses.h"

#include "bot/parts.h"

/* Fewer words say nothing by themselves. */
enum { WORDS_LEAST = 3 };

static size_t count_words(struct str text)
{
    struct str word;
    size_t count = 0;

    while (str_cut_word(text, &word, &text))
        count++;
    return count;
}

static bool is_joint(struct str word)
{
    return str_equal_ascii_nocase(word, STR("and"))
           || str_equal_ascii_nocase(word, STR("but"))
           || str_equal_ascii_nocase(word, STR("also")) || str_equal(word, STR("&"));
}

static void add(struct clauses *out, const char *start, const char *end)
{
    struct str clause = str_trim(str_make(start, (size_t)(end - start)));

    if (out->count < CLAUSES_MAX && count_words(clause) >= WORDS_LEAST)
        out->items[out->count++] = clause;
}

void clauses_split(struct str text, struct clauses *out)
{
    const char *start = text.ptr, *end = text.ptr + text.len;
    struct str word;

    *out = (struct clauses){.count = 0};
    while (str_cut_word(text, &word, &text)) {
        bool is_end = strchr("?;", word.ptr[word.len - 1]);
        const char *at = is_end ? word.ptr + word.len : word.ptr;
        if (!is_end && !is_joint(word))
            continue;
        add(out, start, at);
        start = word.ptr + word.len;
    }
    if (start == end || out->count == 0) {
        out->count = 0;
        return;
    }
    add(out, start, end);
}

/* Is anything but this one asked? "I slept late and can't wake up" asks nothing. */
static bool is_beside_question(const struct clauses *clauses, size_t one)
{
    for (size_t i = 0; i < clauses->count; i++)
        if (i != one && parts_is_question(clauses->items[i]))
            return true;
    return false;
}

/* Graver ones first. */
static unsigned rank_of(enum triage_kind kind)
{
    switch (kind) {
    case TRIAGE_EMERGENCY: return 3;
    case TRIAGE_CRISIS: return 2;
    case TRIAGE_REFUSAL: return 1;
    case TRIAGE_NONE:
    case TRIAGE_NO_VERDICT:
    case TRIAGE_DISTRESS:
    case TRIAGE_ABUSE: break;
    }
    return 0;
}

/* What is only weighed (safety/judge.h) needs all of a message. */
static bool is_plain(const struct triage *triage, struct str text, struct arena *scratch,
                     enum triage_kind kind)
{
    struct triage_account account;

    if (kind == TRIAGE_REFUSAL)
        return true;
    triage_tell(triage, text, scratch, &account);
    return account.is_danger;
}

void clauses_judge(const struct triage *triage, struct str text,
                   enum triage_setting setting, struct arena *scratch,
                   struct triage_verdict *verdict)
{
    struct clauses clauses;

    if (rank_of(verdict->kind) > 1)
        return;
    clauses_split(text, &clauses);
    for (size_t i = 0; i < clauses.count; i++) {
        struct triage_verdict one;
        if (!is_beside_question(&clauses, i))
            continue;
        triage_question(triage, clauses.items[i], setting, scratch, &one);
        if (rank_of(one.kind) <= rank_of(verdict->kind)
            || !is_plain(triage, clauses.items[i], scratch, one.kind))
            continue;
        one.is_young |= verdict->is_young;
        *verdict = one;
    }
}
