/* SPDX-License-Identifier: MIT */
#include "bot/policy.h"

#include "text/fold.h"

struct asker {
    struct memory_item item;
    struct policy_count count;
    int64_t noticed_ms; /* 0: never */
    uint64_t shape;     /* of what was said last; never the words */
    unsigned shape_count;
    int64_t shape_ms;
    uint64_t again_shape; /* is heard again soon, and was counted already */
    int64_t again_ms;     /* 0: nothing is */
};

struct room {
    struct memory_item item;
    struct policy_count count;
};

enum { REMEMBERED_MS = 60 * 60 * 1000 };

void policy_init(struct policy *policy, const struct bot_options *options, uint64_t seed)
{
    *policy = (struct policy){.options = options};
    memory_init(&policy->askers, seed, sizeof(struct asker), POLICY_ASKERS_MAX,
                REMEMBERED_MS);
    memory_init(&policy->rooms, seed, sizeof(struct room), POLICY_ROOMS_MAX,
                REMEMBERED_MS);
    map_init(&policy->ignored, seed);
}

void policy_clear(struct policy *policy)
{
    memory_clear(&policy->askers);
    memory_clear(&policy->rooms);
    map_clear(&policy->ignored);
}

void policy_forget(struct policy *policy, int64_t now_ms)
{
    memory_forget(&policy->askers, now_ms);
    memory_forget(&policy->rooms, now_ms);
}

bool policy_is_person(const struct chat_message *message)
{
    return !message->is_notice && !message->is_bot
           && !str_equal_ascii_nocase(message->sender, message->bot_name);
}

static struct str name_of(struct arena *scratch, struct str network, struct str who)
{
    char *lower;
    struct str name = arena_format(scratch, "%.*s\n%.*s", STR_ARG(network), STR_ARG(who));

    lower = arena_alloc(scratch, name.len + 1, 1);
    for (size_t i = 0; i < name.len; i++)
        lower[i] = char_to_lower_ascii(name.ptr[i]);
    return str_make(lower, name.len);
}

/* The window before counts for the part of it that a sliding one would still cover. */
static bool has_room(struct policy_count *count, struct bot_rate rate, int64_t time_ms)
{
    if (rate.count == 0 || rate.window_ms <= 0)
        return true;
    int64_t elapsed_ms = time_ms - count->start_ms;
    if (elapsed_ms >= rate.window_ms) {
        bool is_next = elapsed_ms < 2 * rate.window_ms;
        *count = (struct policy_count){
            .start_ms = is_next ? count->start_ms + rate.window_ms : time_ms,
            .before = is_next ? count->now : 0,
        };
        elapsed_ms = time_ms - count->start_ms;
    }
    if (elapsed_ms < 0)
        elapsed_ms = 0;
    int64_t part = count->before * (rate.window_ms - elapsed_ms);
    int64_t share = (part + rate.window_ms - 1) / rate.window_ms;
    return share + count->now < rate.count;
}

static uint64_t shape_of(struct arena *scratch, struct str text)
{
    struct str folded = fold_text(scratch, text);
    char *shape = arena_alloc(scratch, folded.len + 1, 1);
    size_t len = 0;

    for (size_t i = 0; i < folded.len; i++) {
        bool is_digit = char_is_digit(folded.ptr[i]);
        if (is_digit && len > 0 && shape[len - 1] == '#')
            continue;
        shape[len++] = is_digit ? '#' : folded.ptr[i];
    }
    return str_hash(str_make(shape, len), 0);
}

static bool is_loop(struct asker *asker, uint64_t shape, int64_t time_ms)
{
    bool is_same = asker->shape == shape && time_ms - asker->shape_ms <= POLICY_LOOP_MS;

    if (!is_same) {
        asker->shape = shape;
        asker->shape_count = 0;
        asker->shape_ms = time_ms;
    }
    asker->shape_count++;
    if (asker->shape_count <= POLICY_LOOP_COUNT)
        return false;
    /* Silence lasts until it has been quiet for as long. */
    asker->shape_ms = time_ms;
    return true;
}

static bool is_heard_again(struct asker *asker, uint64_t shape, int64_t now_ms)
{
    bool is_again = asker->again_ms && asker->again_shape == shape
                    && now_ms - asker->again_ms <= POLICY_AGAIN_MS;

    asker->again_ms = 0;
    return is_again;
}

void policy_hear_again(struct policy *policy, const struct chat_message *message,
                       int64_t now_ms, struct arena *scratch)
{
    struct asker *asker = memory_get(
        &policy->askers, name_of(scratch, message->network, message->sender), now_ms);

    asker->again_shape = shape_of(scratch, message->text);
    asker->again_ms = now_ms;
}

static enum policy_verdict refuse(struct asker *asker, int64_t time_ms)
{
    if (asker->noticed_ms && time_ms - asker->noticed_ms < POLICY_NOTICE_MS)
        return POLICY_SILENT;
    asker->noticed_ms = time_ms;
    return POLICY_NOTICE;
}

enum policy_verdict policy_judge(struct policy *policy,
                                 const struct chat_message *message, int64_t now_ms,
                                 struct arena *scratch)
{
    const struct bot_options *options = policy->options;
    int64_t time_ms = message->time_ms < now_ms ? message->time_ms : now_ms;
    struct str name = name_of(scratch, message->network, message->sender);

    if (message->is_ignored || map_has(&policy->ignored, name)
        || (options->max_age_ms > 0 && now_ms - time_ms > options->max_age_ms))
        return POLICY_SILENT;
    if (message->is_correction)
        return POLICY_ALLOWED;
    struct asker *asker = memory_get(&policy->askers, name, now_ms);
    uint64_t shape = shape_of(scratch, message->text);
    if (is_heard_again(asker, shape, now_ms))
        return POLICY_ALLOWED;
    if (options->per_asker.count > 0 && is_loop(asker, shape, time_ms))
        return POLICY_SILENT;
    if (!has_room(&asker->count, options->per_asker, time_ms))
        return refuse(asker, time_ms);
    struct room *room = memory_get(
        &policy->rooms, name_of(scratch, message->network, message->room), now_ms);
    if (!has_room(&room->count, options->per_room, time_ms))
        return refuse(asker, time_ms);
    /* Many strangers at once: a notice to each would only add to the flood. */
    if (!has_room(&policy->total, options->total, time_ms))
        return POLICY_SILENT;
    asker->count.now++;
    room->count.now++;
    policy->total.now++;
    return POLICY_ALLOWED;
}

bool policy_ignore(struct policy *policy, struct str network, struct str sender,
                   struct arena *scratch)
{
    struct str name = name_of(scratch, network, sender);

    if (policy->ignored.count >= POLICY_IGNORED_MAX && !map_has(&policy->ignored, name))
        return false;
    *map_put(&policy->ignored, name) = policy;
    return true;
}

bool policy_heed(struct policy *policy, struct str network, struct str sender,
                 struct arena *scratch)
{
    return map_remove(&policy->ignored, name_of(scratch, network, sender)) != NULL;
}
