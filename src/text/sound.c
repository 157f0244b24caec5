/* SPDX-License-Identifier: MIT */
#include "text/sound.h"

enum { SOUNDS_MAX = 16, SOUNDS_MIN = 4 };

static bool is_one_of(char letter, const char *letters)
{
    return letter != 0 && strchr(letters, letter) != NULL;
}

struct sounds {
    char items[SOUNDS_MAX];
    size_t count;
};

static void add(struct sounds *sounds, char sound)
{
    if (sounds->count < SOUNDS_MAX
        && (sounds->count == 0 || sounds->items[sounds->count - 1] != sound))
        sounds->items[sounds->count++] = sound;
}

static char letter_at(struct str word, size_t at)
{
    if (at < word.len)
        return word.ptr[at];
    return '\0';
}

/* ti and ci before a vowel: action, physician. */
static bool is_hissed(struct str word, size_t at)
{
    return letter_at(word, at + 1) == 'i' && is_one_of(letter_at(word, at + 2), "aeou");
}

static char sound_of_c(struct str word, size_t at)
{
    if (is_hissed(word, at) || is_one_of(letter_at(word, at + 1), "eiy"))
        return 's';
    return 'k';
}

/* The letters that are written at a beginning and not said there: psycho, know, write. */
static size_t silent_beginning(struct str word)
{
    static const char *const pairs[] = {"ps", "pn", "kn", "gn", "wr"};

    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
        if (str_starts_with(word, str_from_c(pairs[i])))
            return 1;
    return 0;
}

/* Adds the sound at a place and gives how many letters it took. */
static size_t take_sound(struct str word, size_t at, struct sounds *out)
{
    char letter = word.ptr[at], next = letter_at(word, at + 1);

    switch (letter) {
    case 'b':
    case 'f':
    case 'j':
    case 'k':
    case 'l':
    case 'm':
    case 'n':
    case 'r': add(out, letter); return 1;
    case 'c': add(out, sound_of_c(word, at)); return next == 'h' || next == 'k' ? 2 : 1;
    case 'd': add(out, 't'); return 1;
    case 'g':
        if (next == 'h')
            return 2;
        add(out, is_one_of(next, "eiy") ? 'j' : 'g');
        return 1;
    case 'p': add(out, next == 'h' ? 'f' : 'p'); return next == 'h' ? 2 : 1;
    case 'q': add(out, 'k'); return 1;
    case 's':
    case 'z': add(out, 's'); return 1;
    case 't': add(out, is_hissed(word, at) ? 's' : 't'); return 1;
    case 'v': add(out, 'f'); return 1;
    case 'x':
        add(out, 'k');
        add(out, 's');
        return 1;
    default: return 1; /* vowels, h, w, y */
    }
}

uint16_t sound_key(struct str word)
{
    struct sounds sounds = {.count = 0};

    if (is_one_of(letter_at(word, 0), "aeiou"))
        add(&sounds, 'a');
    for (size_t at = silent_beginning(word); at < word.len;)
        at += take_sound(word, at, &sounds);
    if (sounds.count < SOUNDS_MIN)
        return SOUND_NONE;
    uint64_t hash = str_hash(str_make(sounds.items, sounds.count), 0);
    uint16_t key = (uint16_t)(hash ^ (hash >> 32));
    return key == SOUND_NONE ? 1 : key;
}
