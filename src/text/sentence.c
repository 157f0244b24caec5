/* SPDX-License-Identifier: MIT */
#include "text/sentence.h"

size_t sentence_end(struct str text)
{
    for (size_t i = SENTENCE_BYTES_LEAST; i + 2 < text.len; i++)
        if (strchr(".?!", text.ptr[i]) && text.ptr[i + 1] == ' ')
            return i + 1;
    return text.len;
}
