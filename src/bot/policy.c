/* SPDX-License-Identifier: MIT */
#include "bot/policy.h"

#include "base/macros.h"
#include "text/fold.h"

enum { SHAPES_MAX = 8, REPEATED = 1 };

struct asker {
    struct memory_item item;
    struct policy_count count;
    int64_t noticed_ms, excused_ms; /* 0: never */
    int64_t excess_ms, silent_until_ms, silence_ms;
    /* Of what was said, never the words; or REPEATED: not a first time. A ring. */
    uint32_t shapes[SHAPES_MAX];
    uint32_t said_ms[SHAPES_MAX]; /* the lower half: no more than an hour is remembered */
    unsigned said_count;
    unsigned exchanges;  /* one upon the other */
    int64_t answered_ms; /* 0: never */
    int64_t looped_ms;   /* when it was last taken for a program; 0: never */
    int64_t muted_until_ms;
    uint32_t again_shape; /* is heard again soon, and was counted already */
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
    const struct str parts[] = {network, STR("\n"), who};
    struct str name = arena_join(scratch, parts, COUNT_OF(parts));
    char *lower = arena_alloc(scratch, name.len + 1, 1);

    for (size_t i = 0; i < name.len; i++)
        lower[i] = char_to_lower_ascii(name.ptr[i]);
    return str_make(lower, name.len);
}

static struct str asker_name(struct arena *scratch, const struct chat_message *message)
{
    struct str who = message->limited_as.len ? message->limited_as : message->sender;

    return name_of(scratch, message->network, who);
}

static void add_one(struct policy_count *count, int64_t time_ms)
{
    count->now++;
    count->times_ms[count->time_count++ % POLICY_EXACT_MAX] = time_ms;
}

/* The window before counts for the part of it that a sliding one would still cover. */
static bool has_room(struct policy_count *count, struct bot_rate rate, int64_t time_ms)
{
    if (rate.count == 0 || rate.window_ms <= 0)
        return true;
    if (rate.count <= POLICY_EXACT_MAX) {
        unsigned first = count->time_count - rate.count;
        return count->time_count < rate.count
               || time_ms - count->times_ms[first % POLICY_EXACT_MAX] >= rate.window_ms;
    }
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

static uint32_t shape_of(struct arena *scratch, struct str text)
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
    return (uint32_t)str_hash(str_make(shape, len), 0) & ~(uint32_t)REPEATED;
}

/* How many of the last ones were said before; notes this one. */
static unsigned repeats(struct asker *asker, uint32_t shape, int64_t time_ms)
{
    unsigned count = 0;
    bool is_repeated = false;

    for (unsigned i = 0; i < SHAPES_MAX && i < asker->said_count; i++) {
        int32_t since_ms = (int32_t)((uint32_t)time_ms - asker->said_ms[i]);
        bool is_recent = since_ms <= POLICY_LOOP_MS;
        is_repeated |= is_recent && (asker->shapes[i] & ~(uint32_t)REPEATED) == shape;
        count += is_recent && (asker->shapes[i] & REPEATED);
    }
    unsigned at = asker->said_count++ % SHAPES_MAX;
    asker->shapes[at] = shape | (uint32_t)(is_repeated ? REPEATED : 0);
    asker->said_ms[at] = (uint32_t)time_ms;
    return count + is_repeated;
}

/* Is this the reaction to four answers, each given within a second of the one before? */
static bool is_exchange(struct asker *asker, int64_t now_ms)
{
    int64_t after_ms = now_ms - asker->answered_ms;
    bool is_quick =
        asker->answered_ms && after_ms >= 0 && after_ms < POLICY_LOOP_QUICK_MS;

    if (asker->exchanges >= POLICY_LOOP_COUNT && is_quick)
        return true;
    asker->exchanges = is_quick ? asker->exchanges + 1 : 0;
    return false;
}

/* A person who pasted questions reads the notice and waits; a program does it again. */
static void mute(struct asker *asker, bool is_long, int64_t now_ms)
{
    bool is_second = asker->looped_ms && now_ms - asker->looped_ms < POLICY_CALM_MS;

    asker->muted_until_ms =
        now_ms + (is_second && is_long ? POLICY_MUTE_MS : POLICY_LOOP_MS);
    asker->looped_ms = now_ms;
    asker->exchanges = asker->said_count = 0;
}

static enum policy_verdict notice_once(struct asker *asker, int64_t time_ms)
{
    if (asker->noticed_ms && time_ms - asker->noticed_ms < POLICY_NOTICE_MS)
        return POLICY_SILENT;
    asker->noticed_ms = time_ms;
    return POLICY_NOTICE;
}

static enum policy_verdict judge_loop(struct asker *asker, uint32_t shape,
                                      const struct chat_message *message, int64_t time_ms,
                                      int64_t now_ms)
{
    bool is_long = message->text.len >= POLICY_LOOP_BYTES_MIN;

    if (now_ms < asker->muted_until_ms)
        return POLICY_SILENT;
    bool is_loop = repeats(asker, shape, time_ms) >= POLICY_LOOP_COUNT;
    if (is_long && !message->is_late)
        is_loop |= is_exchange(asker, now_ms);
    if (!is_loop)
        return POLICY_ALLOWED;
    mute(asker, is_long, now_ms);
    return notice_once(asker, time_ms);
}

static bool is_heard_again(struct asker *asker, uint32_t shape, int64_t now_ms)
{
    bool is_again = asker->again_ms && asker->again_shape == shape
                    && now_ms - asker->again_ms <= POLICY_AGAIN_MS;

    asker->again_ms = 0;
    return is_again;
}

void policy_hear_again(struct policy *policy, const struct chat_message *message,
                       int64_t now_ms, struct arena *scratch)
{
    struct asker *asker =
        memory_get(&policy->askers, asker_name(scratch, message), now_ms);

    asker->again_shape = shape_of(scratch, message->text);
    asker->again_ms = now_ms;
}

static enum policy_verdict refuse(struct asker *asker, int64_t time_ms)
{
    bool is_first =
        asker->silence_ms == 0 || time_ms - asker->excess_ms >= POLICY_CALM_MS;

    asker->silence_ms = is_first ? POLICY_SILENCE_MS : 2 * asker->silence_ms;
    if (asker->silence_ms > POLICY_SILENCE_MAX_MS)
        asker->silence_ms = POLICY_SILENCE_MAX_MS;
    asker->excess_ms = time_ms;
    asker->silent_until_ms = time_ms + asker->silence_ms;
    return notice_once(asker, time_ms);
}

/* Not the asker's fault. */
static enum policy_verdict excuse(struct asker *asker, int64_t time_ms)
{
    if (asker->excused_ms && time_ms - asker->excused_ms < POLICY_EXCUSE_MS)
        return POLICY_SILENT;
    asker->excused_ms = time_ms;
    return POLICY_CROWDED;
}

/* Many strangers at once: a word to each of them must not add to the flood. */
static enum policy_verdict excuse_all(struct policy *policy, struct asker *asker,
                                      int64_t time_ms)
{
    static const struct bot_rate rate = {POLICY_EXCUSES_MAX, POLICY_EXCUSE_MS};

    if (!has_room(&policy->excuses, rate, time_ms))
        return POLICY_SILENT;
    enum policy_verdict verdict = excuse(asker, time_ms);
    policy->excuses.now += verdict == POLICY_CROWDED;
    return verdict;
}

static enum policy_verdict judge_asker(struct asker *asker, struct bot_rate rate,
                                       int64_t time_ms)
{
    if (time_ms < asker->silent_until_ms)
        return POLICY_SILENT;
    if (!has_room(&asker->count, rate, time_ms))
        return refuse(asker, time_ms);
    return POLICY_ALLOWED;
}

static struct bot_rate rate_of(const struct policy *policy,
                               const struct chat_message *message)
{
    return message->is_direct ? policy->options->per_asker_direct
                              : policy->options->per_asker;
}

/* A direct message has no room: it is limited by its asker. An admin who tries the bot out
 * asks more than others, and is no flood. */
static enum policy_verdict judge_rates(struct policy *policy, struct asker *asker,
                                       struct room *room,
                                       const struct chat_message *message,
                                       int64_t time_ms)
{
    const struct bot_options *options = policy->options;
    enum policy_verdict verdict =
        message->is_admin ? POLICY_ALLOWED
                          : judge_asker(asker, rate_of(policy, message), time_ms);

    if (verdict != POLICY_ALLOWED)
        return verdict;
    if (room && !has_room(&room->count, options->per_room, time_ms))
        return excuse(asker, time_ms);
    if (!has_room(&policy->total, options->total, time_ms))
        return excuse_all(policy, asker, time_ms);
    add_one(&asker->count, time_ms);
    if (room)
        add_one(&room->count, time_ms);
    add_one(&policy->total, time_ms);
    return POLICY_ALLOWED;
}

static struct room *room_of(struct policy *policy, const struct chat_message *message,
                            int64_t now_ms, struct arena *scratch)
{
    if (message->is_direct)
        return NULL;
    return memory_get(&policy->rooms, name_of(scratch, message->network, message->room),
                      now_ms);
}

enum policy_verdict policy_judge(struct policy *policy,
                                 const struct chat_message *message, int64_t now_ms,
                                 struct arena *scratch)
{
    const struct bot_options *options = policy->options;
    int64_t time_ms = message->time_ms < now_ms ? message->time_ms : now_ms;

    if (message->is_ignored
        || map_has(&policy->ignored, name_of(scratch, message->network, message->sender))
        || (options->max_age_ms > 0 && now_ms - time_ms > options->max_age_ms))
        return POLICY_SILENT;
    if (message->is_correction)
        return POLICY_ALLOWED;
    struct asker *asker =
        memory_get(&policy->askers, asker_name(scratch, message), now_ms);
    if (message->is_stranger && !message->is_admin)
        return notice_once(asker, time_ms) == POLICY_NOTICE ? POLICY_STRANGER
                                                            : POLICY_SILENT;
    uint32_t shape = shape_of(scratch, message->text);
    if (is_heard_again(asker, shape, now_ms))
        return POLICY_ALLOWED;
    if (rate_of(policy, message).count > 0) {
        enum policy_verdict verdict = judge_loop(asker, shape, message, time_ms, now_ms);
        if (verdict != POLICY_ALLOWED)
            return verdict;
    }
    struct room *room = room_of(policy, message, now_ms, scratch);
    enum policy_verdict verdict = judge_rates(policy, asker, room, message, time_ms);
    if (verdict == POLICY_ALLOWED)
        asker->answered_ms = now_ms;
    return verdict;
}

bool policy_ignore(struct policy *policy, struct str network, struct str sender,
                   struct arena *scratch)
{
    struct str name = name_of(scratch, network, sender);

    if (policy->ignored.count >= POLICY_IGNORED_MAX && !map_has(&policy->ignored, name))
        return false;
    *map_put(&policy->ignored, name) = policy;
    policy->has_new_ignored = true;
    return true;
}

bool policy_heed(struct policy *policy, struct str network, struct str sender,
                 struct arena *scratch)
{
    bool was_ignored =
        map_remove(&policy->ignored, name_of(scratch, network, sender)) != NULL;

    policy->has_new_ignored = policy->has_new_ignored || was_ignored;
    return was_ignored;
}

/* A name is two lines: the network and who (name_of). */
struct str policy_save_ignored(struct policy *policy, struct arena *arena)
{
    struct str text = STR(""), name;
    void *value;

    if (!policy->has_new_ignored)
        return str_make(NULL, 0);
    policy->has_new_ignored = false;
    for (size_t at = 0; map_next(&policy->ignored, &at, &name, &value);)
        text = arena_format(arena, "%.*s%.*s\n", STR_ARG(text), STR_ARG(name));
    return text;
}

void policy_load_ignored(struct policy *policy, struct str text)
{
    struct str network, who;

    while (policy->ignored.count < POLICY_IGNORED_MAX
           && str_cut(text, '\n', &network, &text) && str_cut(text, '\n', &who, &text)) {
        if (who.len > 0)
            *map_put(&policy->ignored, str_make(network.ptr, network.len + 1 + who.len)) =
                policy;
    }
}
