/* SPDX-License-Identifier: MIT */
/*
 * options: how a FAQ is loaded.
 */
#ifndef FAQ_OPTIONS_H
#define FAQ_OPTIONS_H

#include <stdbool.h>

struct faq_options {
    bool is_strict;         /* a failing example is an error */
    unsigned review_months; /* older articles are said to be old */
    int today;              /* 20261120: a date is an argument, like all outer things */
    bool drops_written; /* the lists of questions are learned from and forgotten: for who
                         * asks only, and neither checks examples nor lists them */
};

#endif
