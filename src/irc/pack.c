/* SPDX-License-Identifier: MIT */
#include "irc/pack.h"

struct str irc_pack_add(char **at, struct str text)
{
    char *to = *at;
    if (text.len)
        memcpy(to, text.ptr, text.len);
    *at += text.len;
    return str_make(to, text.len);
}
