/* SPDX-License-Identifier: MIT */
#include "app/markup.h"

void markup_print(FILE *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        switch (text.ptr[i]) {
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '&': fputs("&amp;", out); break;
        case '"': fputs("&quot;", out); break;
        default: fputc(text.ptr[i], out); break; /* of all characters */
        }
}
