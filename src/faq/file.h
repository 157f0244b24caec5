/* SPDX-License-Identifier: MIT */
/*
 * file: one file of a FAQ, in memory, and how large and how many they may be.
 */
#ifndef FAQ_FILE_H
#define FAQ_FILE_H

#include "base/str.h"

enum { FAQ_FILE_BYTES_MAX = 4 * 1024 * 1024, FAQ_FILES_MAX = 1000 };

struct faq_file {
    struct str path; /* as diagnostics name it; .md: article, .toml: vocabulary,
                      * asked.txt: more examples (faq/asked.h); other
                      * .txt: questions about other things (faq/elsewhere.h) */
    struct str text;
};

#endif
