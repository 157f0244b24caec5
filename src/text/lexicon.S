/* SPDX-License-Identifier: MIT */
/* The words that scripts/make-words writes, and its index, as text/lexicon.c reads them. */
    .section .rodata
    .global lexicon_bytes
    .global lexicon_starts
    .global lexicon_remainders
lexicon_bytes:
    .incbin "words.txt"
    .balign 4
lexicon_starts:
    .include "words.inc"
    .section .note.GNU-stack,"",%progbits
