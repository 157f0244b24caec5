/* SPDX-License-Identifier: MIT */
/* The weights that scripts/make-weights writes, as safety/judge.c reads them. */
    .section .rodata
    .global weights_places
    .global weights_places_end
    .global weights_rows
    .include "weights.inc"
    .section .note.GNU-stack,"",%progbits
