/* SPDX-License-Identifier: MIT */
#include "bot/dialogue.h"

#include "base/macros.h"
#include "text/utf8.h"

void dialogues_init(struct memory *dialogues, uint64_t seed)
{
    memory_init(dialogues, seed, sizeof(struct dialogue), DIALOGUES_MAX,
                DIALOGUE_KEEP_MS);
}

static struct str asker_name(struct arena *scratch, const struct chat_message *message)
{
    const struct str parts[] = {message->network, STR("\n"), message->sender, STR("\n")};

    return arena_join(scratch, parts, COUNT_OF(parts));
}

static struct str full_name(struct arena *scratch, const struct chat_message *message)
{
    const struct str parts[] = {message->network, STR("\n"), message->sender, STR("\n"),
                                message->room};

    return arena_join(scratch, parts, COUNT_OF(parts));
}

static bool is_open(const struct dialogue *dialogue, int64_t now_ms)
{
    return dialogue && now_ms - dialogue->last_ms <= DIALOGUE_KEEP_MS;
}

static struct dialogue *latest_of_asker(const struct memory *dialogues, struct str asker)
{
    struct dialogue *latest = NULL, *one = NULL;

    while ((one = memory_next_kin(dialogues, asker, one)))
        if (str_starts_with(memory_name(one), asker)
            && (!latest || one->last_ms > latest->last_ms))
            latest = one;
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
    struct str why = before ? arena_copy(scratch, dialogue_why(before)) : STR("");
    struct str name = full_name(scratch, message);
    /* By name and now: a full memory may drop it for the one that is made. */
    bool is_same = before && str_equal(memory_name(before), name);
    struct dialogue *dialogue = memory_get(dialogues, name, now_ms);

    memory_set_kin(dialogues, dialogue, asker_name(scratch, message));
    if (!is_same) {
        state.item = dialogue->item;
        *dialogue = state;
        memory_set_text(dialogue, why);
    }
    return dialogue;
}

void dialogue_set_last(struct dialogue *dialogue, enum dialogue_last last, int64_t now_ms)
{
    dialogue->last = last;
    dialogue->last_ms = now_ms;
    dialogue->offered_count = dialogue->near_count = 0;
}

void dialogue_set_unanswered(struct dialogue *dialogue, int64_t now_ms)
{
    size_t offered_count = dialogue->offered_count;

    dialogue_set_last(dialogue, DIALOGUE_NO_ANSWER, now_ms);
    dialogue->offered_count = offered_count;
}

void dialogue_set_answer(struct dialogue *dialogue, const struct faq_topic *topic,
                         size_t shown, int64_t now_ms)
{
    uint64_t key = faq_topic_key(topic->id);

    if (dialogue->topic != key)
        memory_set_text(dialogue, STR(""));
    dialogue_set_last(dialogue, DIALOGUE_ANSWER, now_ms);
    dialogue->topic = key;
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
        dialogue->offered[i] = faq_topic_key(topics[i]->id);
}

void dialogue_set_near(struct dialogue *dialogue, const struct faq_topic *const *topics,
                       size_t count)
{
    dialogue->near_count = count < FAQ_SUGGESTIONS_MAX ? count : FAQ_SUGGESTIONS_MAX;
    for (size_t i = 0; i < dialogue->near_count; i++)
        dialogue->near[i] = faq_topic_key(topics[i]->id);
}

void dialogue_set_why(struct dialogue *dialogue, struct str why)
{
    memory_set_text(dialogue, utf8_fit(why, DIALOGUE_WHY_MAX));
}

struct str dialogue_why(const struct dialogue *dialogue)
{
    return memory_text(dialogue);
}
