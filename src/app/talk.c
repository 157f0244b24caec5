/* SPDX-License-Identifier: MIT */
#include "app/talk.h"

#include <editline/readline.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/faq_folder.h"
#include "app/setup.h"
#include "safety/texts.h"

static void order_room(struct talk *talk, struct str value)
{
    (void)value;
    talk->person.is_direct = false;
    puts("You are in a room now: say \"faqd: ...\" to be heard.");
}

static void order_direct(struct talk *talk, struct str value)
{
    (void)value;
    talk->person.is_direct = true;
    puts("You are talking to the bot alone.");
}

static void order_admin(struct talk *talk, struct str value)
{
    (void)value;
    talk->person.is_admin = !talk->person.is_admin;
    puts(talk->person.is_admin ? "You are an admin now." : "You are no admin any more.");
}

static void order_name(struct talk *talk, struct str value)
{
    if (value.len == 0 || value.len >= sizeof(talk->name)) {
        puts("Say /name NAME.");
        return;
    }
    memcpy(talk->name, value.ptr, value.len);
    talk->name[value.len] = '\0';
    talk->person.name = str_from_c(talk->name);
}

static void order_matrix(struct talk *talk, struct str value)
{
    (void)value;
    talk->scene.is_matrix = !talk->scene.is_matrix;
    puts(talk->scene.is_matrix ? "Answers come whole, as on Matrix."
                               : "Answers come in lines, as on IRC.");
}

static void order_wait(struct talk *talk, struct str value)
{
    int64_t wait_ms;

    if (config_parse_duration(value, &wait_ms))
        talk->scene.now_ms += wait_ms;
    else
        puts("Say for example /wait 31s.");
}

static void order_quit(struct talk *talk, struct str value)
{
    (void)value;
    talk->is_over = true;
}

static void order_help(struct talk *talk, struct str value);

static const struct {
    struct str name;
    void (*obey)(struct talk *talk, struct str value);
    const char *help;
} orders[] = {
    {STR_INIT("/help"), order_help, "this"},
    {STR_INIT("/room"), order_room, "speak in a room"},
    {STR_INIT("/dm"), order_direct, "speak to the bot alone"},
    {STR_INIT("/name"), order_name, "NAME: be somebody else"},
    {STR_INIT("/admin"), order_admin, "be an admin, or no more"},
    {STR_INIT("/matrix"), order_matrix, "answers as on Matrix, or on IRC"},
    {STR_INIT("/wait"), order_wait, "TIME: let time pass (31s, 10m)"},
    {STR_INIT("/quit"), order_quit, "leave; Ctrl-D does it too"},
};

static void order_help(struct talk *talk, struct str value)
{
    (void)talk;
    (void)value;
    for (size_t i = 0; i < COUNT_OF(orders); i++)
        printf("  %-8s %s\n", orders[i].name.ptr, orders[i].help);
}

bool talk_obey(struct talk *talk, struct str line)
{
    struct str name, value;

    str_cut_word(line, &name, &value);
    for (size_t i = 0; i < COUNT_OF(orders); i++)
        if (str_equal(name, orders[i].name)) {
            orders[i].obey(talk, str_trim(value));
            return true;
        }
    return false;
}

static void show(const struct talk *talk, const struct scene_lines *said)
{
    const char *colour = talk->has_colours ? "\033[36m" : "";
    const char *plain = talk->has_colours ? "\033[0m" : "";

    for (size_t i = 0; i < said->count; i++) {
        const struct scene_line *line = &said->items[i];
        bool is_whispered = line->to.len > 0 && !talk->person.is_direct;
        if (i == 0 || !str_equal(line->to, said->items[i - 1].to))
            printf("%sfaqd%s>%s ", colour, is_whispered ? " (to you alone)" : "", plain);
        else
            printf("      ");
        printf("%.*s\n", STR_ARG(line->text));
    }
    if (said->count == 0)
        puts("      (silence)");
}

/* A line for free(), NULL at the end of input. */
static char *read_line(const struct talk *talk, bool is_terminal)
{
    char prompt[sizeof(talk->name) + 16];
    char *line = NULL;
    size_t size_bytes = 0;

    if (is_terminal) {
        snprintf(prompt, sizeof(prompt), "%s%s> ", talk->name,
                 talk->person.is_direct ? "" : " (room)");
        line = readline(prompt);
        if (line && line[0])
            add_history(line);
        return line;
    }
    if (getline(&line, &size_bytes, stdin) >= 0)
        return line;
    free(line);
    return NULL;
}

static int64_t wall_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void converse(struct talk *talk)
{
    bool is_terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    int64_t last_ms = wall_ms();
    struct scene_lines said;
    char *typed;

    while (!talk->is_over && (typed = read_line(talk, is_terminal))) {
        struct str line = str_trim(str_from_c(typed));
        int64_t now_ms = wall_ms();
        talk->scene.now_ms += now_ms > last_ms ? now_ms - last_ms : 0;
        last_ms = now_ms;
        if (line.len > 0 && !talk_obey(talk, line)) {
            scene_say(&talk->scene, &talk->person, line, &said);
            show(talk, &said);
        }
        fflush(stdout);
        free(typed);
    }
    if (is_terminal && !talk->is_over)
        putchar('\n');
}

static int run(struct talk *talk, struct arena *arena)
{
    struct diagnostics found;

    if (!scene_load(&talk->scene, arena, &found)) {
        faq_folder_report(stderr, &found, false);
        return STATUS_CANNOT_RUN;
    }
    talk->person = (struct scene_person){.is_direct = true};
    order_name(talk, STR("you"));
    talk->has_colours = isatty(STDOUT_FILENO) && !getenv("NO_COLOR");
    printf("Ask about \"%.*s\". /help lists what else can be typed.\n",
           STR_ARG(faq_title(talk->scene.faq)));
    converse(talk);
    return STATUS_FINE;
}

static void set_up(struct talk *talk, const struct setup *setup)
{
    /* One person at a keyboard is no flood: there are no limits. */
    struct bot_options options = {
        .prefix = STR("!"),
        .lines = safety_lines_find(STR("generic")),
        .hears_unaddressed = true,
        .version = STR(FAQD_VERSION),
    };

    if (setup->has_config) {
        options.prefix = setup->config.prefix;
        options.contact = setup->config.contact;
        options.lines = &setup->config.lines;
        options.hears_unaddressed = str_equal(setup->config.unaddressed, STR("explicit"));
        options.keeps_misses = setup->config.keeps_misses;
    }
    scene_init(&talk->scene, setup->faq_dir, &setup->faq_options, &options, wall_ms());
}

int command_talk(int argc, char **argv)
{
    struct options options;
    struct setup setup;
    struct talk talk = {.is_over = false};
    int status;

    if (!options_parse(&options, OPTIONS_CONFIG | OPTIONS_FAQ, argc, argv, &status))
        return status;
    status = STATUS_CANNOT_RUN;
    if (setup_begin(&setup, &options)) {
        set_up(&talk, &setup);
        status = run(&talk, &setup.arena);
        scene_clear(&talk.scene);
    }
    setup_clear(&setup);
    return status;
}
