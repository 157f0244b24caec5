/* SPDX-License-Identifier: MIT */
/* The weights that scripts/fit-judge writes, as safety/judge.c reads them. */
    .section .rodata
    .global weights_bytes
    .global weights_end
weights_bytes:
    .incbin "weights.txt"
weights_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
