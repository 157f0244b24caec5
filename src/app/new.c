/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "app/commands.h"
#include "app/faq_folder.h"
#include "app/key_store.h"
#include "base/buf.h"
#include "e2ee/secret_storage.h"

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

static void print_article(const char *title)
{
    printf(
        "# %s\n\n"
        "```toml faq\n"
        "# medical = false             # no see-a-doctor line: not about health\n"
        "# subject = \"concept\"         # a concept of the *.toml files beside: questions must name it\n"
        "reviewed = %d-%02d-%02d         # by somebody who knows\n"
        "[sources]\n"
        "# NAME = { title = \"...\", publisher = \"...\", year = 2026, url = \"https://...\" }\n"
        "```\n\n"
        "What the article is about. This text belongs to no topic: it is for who reads the file.\n\n",
        title, faq_folder_today() / 10000, faq_folder_today() / 100 % 100,
        faq_folder_today() % 100);
}

static void print_topic(const char *title, const char *id)
{
    printf(
        "## %s\n\n"
        "```toml faq\n"
        "id      = \"%s\"\n"
        "ask     = [\n"
        "    # ten or more, each as another person would type it:\n"
        "    # \"how long does it take\",\n"
        "]\n"
        "# not_ask  = []               # questions of a neighbour that look like these\n"
        "# sources  = [\"NAME\"]         # from [sources] at the top of the article\n"
        "# caution  = true             # the see-a-clinician line comes first\n"
        "# crisis_line = true          # the crisis line of the region comes last\n"
        "# priority = \"specific\"       # fallback, broad, normal, specific: the rarer the thing asked, the higher\n"
        "# match    = ['\"two words\" + concept | other + !third', '/regex with {concept}/']\n"
        "# avoid    = ['concept']      # patterns that rule the topic out\n"
        "```\n\n"
        "The short answer: one paragraph, at most 320 characters, that can stand alone in a chat room.\n\n"
        "What follows on \"more\": a few paragraphs of at most 480 characters.\n\n",
        title, id);
}

/* For recovery_key_file, and for the person who keeps it. */
static int print_recovery_key(void)
{
    unsigned char key[SECRET_STORAGE_KEY_BYTES];
    struct e2ee_chance chance = key_store_chance();
    struct arena arena;

    arena_init(&arena);
    e2ee_chance_fill(&chance, key, sizeof(key));
    printf("%s\n", secret_storage_format_key(key, &arena).ptr);
    crypto_wipe(key, sizeof(key));
    arena_clear(&arena);
    return STATUS_FINE;
}

int command_new(int argc, char **argv)
{
    struct str kind = str_from_c(argc > 1 ? argv[1] : "");
    bool is_article = str_equal(kind, STR("article"));
    struct buf id;

    if (argc == 2 && str_equal(kind, STR("recovery-key")))
        return print_recovery_key();
    if (argc < 2 || argc > 3 || !(is_article || str_equal(kind, STR("topic")))) {
        fprintf(stderr, "usage: faqd new article|topic [TITLE]\n"
                        "       faqd new recovery-key\n");
        return STATUS_USAGE;
    }
    if (is_article) {
        print_article(argc == 3 ? argv[2] : "The title of the article");
        return STATUS_FINE;
    }
    const char *title = argc == 3 ? argv[2] : "A title that a newcomer understands";
    buf_init(&id, ID_BYTES_MAX);
    add_slug(&id, str_from_c(title));
    print_topic(title, buf_c_string(&id));
    buf_clear(&id);
    return STATUS_FINE;
}
