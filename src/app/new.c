/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "app/commands.h"
#include "base/buf.h"

enum { ID_BYTES_MAX = 64 };

/* "Long-term effects" -> "long-term-effects" */
static void add_slug(struct buf *out, struct str title)
{
    for (size_t i = 0; i < title.len; i++) {
        struct str so_far = buf_view(out);
        if (char_is_alnum_ascii(title.ptr[i]))
            buf_add_char(out, char_to_lower_ascii(title.ptr[i]));
        else if (so_far.len > 0 && so_far.ptr[so_far.len - 1] != '-')
            buf_add_char(out, '-');
    }
    struct str slug = buf_view(out);
    if (slug.len > 0 && slug.ptr[slug.len - 1] == '-')
        buf_truncate(out, slug.len - 1);
}

static void print_topic(const char *title, const char *id)
{
    printf("## %s\n\n"
           "```toml faq\n"
           "id       = \"%s\"\n"
           "priority = \"normal\"           # fallback, broad, normal, specific: the rarer "
           "the thing asked, the higher\n"
           "match    = ['\"a word\" + concept']  # concepts of the *.toml files beside, "
           "quoted words, a | b, !c, /regex/\n"
           "ask      = [                  # ten or more, as people write\n"
           "    \"first example question\",\n"
           "]\n"
           "not_ask  = []                 # questions of a neighbour that look like this one\n"
           "sources  = []                 # names from [sources] at the top of the article\n"
           "```\n\n"
           "The short answer: one paragraph, at most 320 characters, that can stand alone.\n\n"
           "What follows on \"more\": one to three paragraphs.\n",
           title, id);
}

int command_new(int argc, char **argv)
{
    struct buf id;

    if (argc < 2 || argc > 3 || !str_equal(str_from_c(argv[1]), STR("topic"))) {
        fprintf(stderr, "usage: faqd new topic [TITLE]\n");
        return STATUS_USAGE;
    }
    const char *title = argc == 3 ? argv[2] : "A title that a newcomer understands";
    buf_init(&id, ID_BYTES_MAX);
    add_slug(&id, str_from_c(title));
    print_topic(title, buf_c_string(&id));
    buf_clear(&id);
    return STATUS_FINE;
}
