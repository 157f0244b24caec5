/* SPDX-License-Identifier: MIT */
/* The list that scripts/make-words writes, as text/spelling.c reads it. */
    .section .rodata
    .global common_words_begin
    .global common_words_end
common_words_begin:
    .incbin "words.txt"
common_words_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
