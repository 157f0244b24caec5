/* SPDX-License-Identifier: MIT */
#include "bot/dialogue.h"

#include "text/utf8.h"

void dialogues_init(struct memory *dialogues, uint64_t seed)
{
    memory_init(dialogues, seed, sizeof(struct dialogue), DIALOGUES_MAX,
                DIALOGUE_KEEP_MS);
}

static struct str asker_name(struct arena *scratch, const struct chat_message *message)
{
    return arena_format(scratch, "%.*s\n%.*s\n", STR_ARG(message->network),
                        STR_ARG(message->sender));
}

static struct str full_name(struct arena *scratch, const struct chat_message *message)
{
    struct str asker = asker_name(scratch, message);

    return arena_format(scratch, "%.*s%.*s", STR_ARG(asker), STR_ARG(message->room));
}

static bool is_open(const struct dialogue *dialogue, int64_t now_ms)
{
    return dialogue && now_ms - dialogue->last_ms <= DIALOGUE_KEEP_MS;
}

static struct dialogue *latest_of_asker(const struct memory *dialogues, struct str asker)
{
    struct dialogue *latest = NULL;
    struct str name;
    void *item;

    for (size_t at = 0; map_next(&dialogues->items, &at, &name, &item);) {
        struct dialogue *one = item;
        if (str_starts_with(name, asker) && (!latest || one->last_ms > latest->last_ms))
            latest = one;
    }
    return latest;
}

struct dialogue *dialogue_find(const struct memory *dialogues, struct arena *scratch,
                               const struct chat_message *message, int64_t now_ms)
{
    struct dialogue *dialogue =
        message->is_direct ? latest_of_asker(dialogues, asker_name(scratch, message))
                           : memory_find(dialogues, full_name(scratch, message));

    return is_open(dialogue, now_ms) ? dialogue : NULL;
}

struct dialogue *dialogue_get(struct memory *dialogues, struct arena *scratch,
                              const struct chat_message *message, int64_t now_ms)
{
    const struct dialogue *before = dialogue_find(dialogues, scratch, message, now_ms);
    struct dialogue state = before ? *before : (struct dialogue){.last_ms = now_ms};
    struct dialogue *dialogue =
        memory_get(dialogues, full_name(scratch, message), now_ms);

    state.item = dialogue->item;
    *dialogue = state;
    return dialogue;
}

/* An id that does not fit is not remembered: half of one could be another's. */
static void copy_id(char out[DIALOGUE_ID_MAX], struct str id)
{
    size_t len = id.len < DIALOGUE_ID_MAX ? id.len : 0;

    if (len > 0)
        memcpy(out, id.ptr, len);
    out[len] = '\0';
}

void dialogue_set_last(struct dialogue *dialogue, enum dialogue_last last, int64_t now_ms)
{
    dialogue->last = last;
    dialogue->last_ms = now_ms;
    dialogue->offered_count = dialogue->near_count = 0;
}

void dialogue_set_answer(struct dialogue *dialogue, const struct faq_topic *topic,
                         size_t shown, int64_t now_ms)
{
    if (!str_equal(str_from_c(dialogue->topic), topic->id))
        dialogue->why[0] = '\0';
    dialogue_set_last(dialogue, DIALOGUE_ANSWER, now_ms);
    copy_id(dialogue->topic, topic->id);
    dialogue->revision = topic->revision;
    dialogue->answered_ms = now_ms;
    dialogue->is_on_subject = true;
    dialogue->question = 0;
    dialogue->shown = shown;
}

void dialogue_set_offer(struct dialogue *dialogue, const struct faq_topic *const *topics,
                        size_t count, int64_t now_ms)
{
    dialogue_set_last(dialogue, DIALOGUE_OFFER, now_ms);
    dialogue->offered_count = count < FAQ_SUGGESTIONS_MAX ? count : FAQ_SUGGESTIONS_MAX;
    for (size_t i = 0; i < dialogue->offered_count; i++)
        copy_id(dialogue->offered[i], topics[i]->id);
}

void dialogue_set_near(struct dialogue *dialogue, const struct faq_topic *const *topics,
                       size_t count)
{
    dialogue->near_count = count < FAQ_SUGGESTIONS_MAX ? count : FAQ_SUGGESTIONS_MAX;
    for (size_t i = 0; i < dialogue->near_count; i++)
        copy_id(dialogue->near[i], topics[i]->id);
}

void dialogue_set_why(struct dialogue *dialogue, struct str why)
{
    struct str fitting = utf8_fit(why, DIALOGUE_WHY_MAX - 1);

    if (fitting.len > 0)
        memcpy(dialogue->why, fitting.ptr, fitting.len);
    dialogue->why[fitting.len] = '\0';
}
