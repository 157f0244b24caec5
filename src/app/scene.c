/* SPDX-License-Identifier: MIT */
#include "app/scene.h"

#include "app/faq_folder.h"
#include "base/array.h"

enum { SEED = 1, ROOM_LINES = 3, DIRECT_LINES = 8, LINE_BYTES = 400 };

void scene_init(struct scene *scene, struct str faq_dir,
                const struct faq_options *faq_options,
                const struct bot_options *bot_options, int64_t now_ms)
{
    *scene = (struct scene){.faq_dir = faq_dir,
                            .faq_options = *faq_options,
                            .bot_options = *bot_options,
                            .now_ms = now_ms};
    arena_init(&scene->scratch);
}

void scene_clear(struct scene *scene)
{
    bot_destroy(scene->bot);
    faq_snapshot_destroy(scene->faq);
    arena_clear(&scene->scratch);
}

static struct bot *bot_of(struct scene *scene)
{
    if (!scene->bot) {
        scene->bot = bot_create(&scene->bot_options, SEED);
        bot_set_faq(scene->bot, scene->faq);
    }
    return scene->bot;
}

static void use_faq(struct scene *scene, struct faq_snapshot *faq)
{
    struct faq_snapshot *old = scene->faq;

    scene->faq = faq;
    bot_set_faq(bot_of(scene), faq);
    faq_snapshot_destroy(old);
}

bool scene_load(struct scene *scene, struct arena *arena, struct diagnostics *found)
{
    scene->faq = faq_folder_load(scene->faq_dir, &scene->faq_options, arena, found);
    return scene->faq != NULL;
}

struct faq_snapshot *scene_take_faq(struct scene *scene)
{
    struct faq_snapshot *faq = scene->faq;

    if (scene->bot)
        bot_set_faq(scene->bot, NULL);
    scene->faq = NULL;
    return faq;
}

static void add_lines(struct arena *arena, struct scene_lines *out, struct str to,
                      struct str text)
{
    struct str line;

    while (str_cut_line(text, &line, &text))
        *ARRAY_ADD_IN(arena, out) = (struct scene_line){to, line};
}

static void add_reply(struct arena *arena, struct scene_lines *out,
                      const struct chat_message *message,
                      const struct chat_action *action)
{
    bool is_private = message->is_direct || action->kind != CHAT_REPLY_HERE;
    struct str text = chat_reply_plain(arena, &action->reply);

    if (action->to_name.len > 0)
        text = arena_format(arena, "%.*s: %.*s", STR_ARG(action->to_name), STR_ARG(text));
    add_lines(arena, out, is_private ? message->name : STR(""), text);
    if (is_private && !message->is_direct)
        add_lines(arena, out, STR(""), rich_plain(arena, action->room_note));
}

static void reload(struct scene *scene, const struct chat_message *message,
                   struct scene_lines *out)
{
    struct chat_action told = {.kind = CHAT_REPLY_HERE};
    struct faq_changes changes = {0};
    struct diagnostics found;
    struct arena *arena = &scene->scratch;
    struct faq_snapshot *faq =
        faq_folder_load(scene->faq_dir, &scene->faq_options, arena, &found);

    if (faq) {
        faq_compare(scene->faq, faq, arena, &changes);
        use_faq(scene, faq);
    }
    bot_tell_reload(bot_of(scene), faq ? &changes : NULL, &found, arena, &told.reply);
    add_reply(arena, out, message, &told);
}

/* True when the message is to be heard again, by an account that is known now. */
static bool act(struct scene *scene, const struct chat_message *message,
                const struct chat_actions *actions, struct scene_lines *out)
{
    bool is_heard_again = false;

    for (size_t i = 0; i < actions->count; i++) {
        const struct chat_action *action = &actions->items[i];
        switch (action->kind) {
        case CHAT_REPLY_HERE:
        case CHAT_REPLY_PRIVATE:
        case CHAT_EXCUSE: add_reply(&scene->scratch, out, message, action); break;
        case CHAT_ASK_ACCOUNT: is_heard_again = true; break;
        case CHAT_RELOAD: reload(scene, message, out); break;
        case CHAT_QUIET:
        case CHAT_JOIN:
        case CHAT_LEAVE:
        case CHAT_SET:
        case CHAT_RAW: break;
        }
    }
    return is_heard_again;
}

static struct chat_message message_of(struct scene *scene,
                                      const struct scene_person *person, struct str text)
{
    unsigned lines_max = person->is_direct ? DIRECT_LINES : ROOM_LINES;

    return (struct chat_message){
        .network = STR("scene"),
        .room = person->is_direct ? person->name : STR("#room"),
        .sender = person->name,
        .name = person->name,
        .text = text,
        .bot_name = STR("faqd"),
        .takes_settings = !person->is_direct && !scene->is_matrix,
        .is_operator = person->is_operator,
        .region = scene->region,
        .time_ms = scene->now_ms,
        .is_direct = person->is_direct,
        .is_ambient = scene->is_ambient,
        .is_quiet = scene->is_quiet,
        .shape = {.lines_max = lines_max,
                  .line_bytes = LINE_BYTES,
                  .takes_passage = scene->is_matrix},
    };
}

void scene_say(struct scene *scene, const struct scene_person *person, struct str text,
               struct scene_lines *out)
{
    struct chat_actions actions;
    struct chat_message message;
    bool is_heard_again;

    arena_reset(&scene->scratch);
    *out = (struct scene_lines){0};
    message = message_of(scene, person, text);
    chat_actions_init(&actions, &scene->scratch);
    bot_hear(bot_of(scene), &message, scene->now_ms, &actions);
    is_heard_again = act(scene, &message, &actions, out);
    if (!is_heard_again)
        return;
    message.account =
        arena_format(&scene->scratch, "account:%.*s", STR_ARG(person->name));
    message.is_admin = person->is_admin;
    chat_actions_init(&actions, &scene->scratch);
    bot_hear(bot_of(scene), &message, scene->now_ms, &actions);
    act(scene, &message, &actions, out);
}
