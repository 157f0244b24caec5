/* SPDX-License-Identifier: MIT */
#include "e2ee/pending.h"

#include <stdlib.h>

#include "e2ee/asking.h"
#include "e2ee/events.h"
#include "e2ee/machine.h"

enum { DAY_MS = 24 * 60 * 60 * 1000, ALL_MAX = 5000, ASK_AFTER_MS = 10 * 1000 };

/* When it is tried again without being woken, from the start. */
static const int64_t RETRIES_MS[] = {3000, 10 * 1000, 30 * 1000, 120 * 1000};

static struct e2ee_pending *add(struct e2ee_machine *machine, struct str room,
                                const struct json *event, int64_t first_ms)
{
    struct e2ee_pending *pending = ALLOC(struct e2ee_pending);
    struct str id = json_string(event, "event_id"), sender = json_string(event, "sender");
    struct str session = json_string(json_get(event, "content"), "session_id");

    pending->room = alloc_copy(room.ptr, room.len);
    pending->id = alloc_copy(id.ptr, id.len);
    pending->sender = alloc_copy(sender.ptr, sender.len);
    pending->session = alloc_copy(session.ptr, session.len);
    pending->first_ms = first_ms;
    pending->next_ms = first_ms + RETRIES_MS[0];
    if (machine->pending.count > 0)
        pending->place = machine->pending.items[machine->pending.count - 1]->place + 1;
    *ARRAY_ADD(&machine->pending) = pending;
    return pending;
}

static void destroy(struct e2ee_pending *pending)
{
    free(pending->room);
    free(pending->id);
    free(pending->sender);
    free(pending->session);
    free(pending);
}

static void drop(struct e2ee_machine *machine, size_t at)
{
    struct e2ee_pending *pending = machine->pending.items[at];

    e2ee_store_remove(machine->store, E2EE_PENDING, str_from_c(pending->room),
                      str_from_c(pending->id));
    machine->pending.count--;
    memmove(&machine->pending.items[at], &machine->pending.items[at + 1],
            (machine->pending.count - at) * sizeof(*machine->pending.items));
    destroy(pending);
}

static int by_place(const void *a, const void *b)
{
    const struct e2ee_pending *const *one = a, *const *other = b;

    return ((*one)->place > (*other)->place) - ((*one)->place < (*other)->place);
}

/* An edit must not be opened before its question: rows come by their names, but what waits
 * is tried in the order in which it came. */
void e2ee_pending_start(struct e2ee_machine *machine)
{
    struct e2ee_rows rows;
    struct arena arena;

    arena_init(&arena);
    e2ee_store_list_all(machine->store, E2EE_PENDING, &arena, &rows);
    for (size_t i = 0; i < rows.count && i < ALL_MAX; i++) {
        struct json *row = e2ee_row_read(&rows.items[i]);
        int64_t first_ms = 0;
        json_to_i64(json_get(row, "first_ms"), &first_ms);
        struct e2ee_pending *pending =
            add(machine, rows.items[i].owner, json_get(row, "event"), first_ms);
        pending->next_ms = 0; /* its key may be here: it was told, and not settled */
        json_to_bool(json_get(row, "is_direct"), &pending->is_direct);
        json_to_i64(json_get(row, "place"), &pending->place);
        json_destroy(row);
    }
    if (machine->pending.count > 1)
        qsort(machine->pending.items, machine->pending.count,
              sizeof(*machine->pending.items), by_place);
    arena_clear(&arena);
}

void e2ee_pending_clear(struct e2ee_machine *machine)
{
    for (size_t i = 0; i < machine->pending.count; i++)
        destroy(machine->pending.items[i]);
    free(machine->pending.items);
}

/* The oldest goes when there are too many in the room, or at all. */
static void make_place(struct e2ee_machine *machine, struct str room)
{
    size_t count = 0, oldest = 0;

    for (size_t i = machine->pending.count; i-- > 0;)
        if (str_equal(str_from_c(machine->pending.items[i]->room), room)) {
            count++;
            oldest = i;
        }
    if (count >= E2EE_PENDING_MAX)
        drop(machine, oldest);
    else if (machine->pending.count >= ALL_MAX)
        drop(machine, 0);
}

/* Gives its place, or the count if there is none. */
static size_t find(const struct e2ee_machine *machine, struct str room, struct str id)
{
    size_t i = 0;

    while (i < machine->pending.count
           && (!str_equal(str_from_c(machine->pending.items[i]->room), room)
               || !str_equal(str_from_c(machine->pending.items[i]->id), id)))
        i++;
    return i;
}

bool e2ee_machine_is_awaited(const struct e2ee_machine *machine, struct str room,
                             struct str id)
{
    size_t at = find(machine, room, id);

    return at < machine->pending.count && !machine->pending.items[at]->is_told;
}

void e2ee_machine_withdrawn(struct e2ee_machine *machine, struct str room, struct str id)
{
    size_t at = find(machine, room, id);

    if (at < machine->pending.count)
        drop(machine, at);
}

void e2ee_machine_await(struct e2ee_machine *machine, struct str room,
                        const struct json *event, bool is_direct, int64_t now_ms)
{
    size_t at = find(machine, room, json_string(event, "event_id"));

    machine->now_ms = now_ms;
    if (at < machine->pending.count) {
        /* It was told, and could not be used yet. */
        machine->pending.items[at]->is_told = false;
        return;
    }
    make_place(machine, room);
    struct e2ee_pending *pending = add(machine, room, event, now_ms);
    pending->is_direct = is_direct;
    struct json *row = json_object_create();
    json_add_copy(row, "event", event);
    json_add_i64(row, "first_ms", now_ms);
    json_add_i64(row, "place", pending->place);
    json_add_bool(row, "is_direct", is_direct);
    e2ee_store_write(machine->store, E2EE_PENDING, room, str_from_c(pending->id), row);
    json_destroy(row);
    machine->counters.undecryptable++;
}

static void tell_late(struct e2ee_machine *machine, struct e2ee_pending *pending,
                      const struct json *event, const struct json *plain)
{
    struct buf event_text, plain_text;

    buf_init(&event_text, 2 * E2EE_MESSAGE_MAX);
    buf_init(&plain_text, 2 * E2EE_MESSAGE_MAX);
    json_format(event, &event_text);
    json_format(plain, &plain_text);
    e2ee_add_event(machine, &(struct e2ee_event){.kind = E2EE_LATE,
                                                 .room = str_from_c(pending->room),
                                                 .event = buf_view(&event_text),
                                                 .plain = buf_view(&plain_text)});
    buf_clear(&event_text);
    buf_clear(&plain_text);
    pending->is_told = true;
}

/* Gives whether it may be dropped: it was refused. */
static bool try_again(struct e2ee_machine *machine, struct e2ee_pending *pending)
{
    struct json *row = e2ee_store_read(
        machine->store, E2EE_PENDING, str_from_c(pending->room), str_from_c(pending->id));
    const struct json *event = json_get(row, "event");
    struct json *plain = NULL;
    struct error why = {0};
    enum e2ee_opening result = e2ee_machine_open(machine, str_from_c(pending->room),
                                                 event, machine->now_ms, &plain, &why);

    if (result == E2EE_OPENED)
        tell_late(machine, pending, event, plain);
    else if (result != E2EE_WAITS)
        e2ee_tell(machine, E2EE_NOTE, "an event of %s is refused: %s", pending->room,
                  why.text);
    else if (machine->now_ms - pending->first_ms >= ASK_AFTER_MS)
        e2ee_asking_begin(machine, str_from_c(pending->room), event);
    if (result == E2EE_UNTRUSTED && pending->is_direct)
        e2ee_machine_hint(machine, str_from_c(pending->room), event, machine->now_ms);
    json_destroy(plain);
    json_destroy(row);
    return result != E2EE_WAITS && result != E2EE_OPENED;
}

void e2ee_pending_wake(struct e2ee_machine *machine, struct str room, struct str session)
{
    for (size_t i = 0; i < machine->pending.count; i++) {
        struct e2ee_pending *pending = machine->pending.items[i];
        if (str_equal(str_from_c(pending->room), room)
            && str_equal(str_from_c(pending->session), session))
            pending->next_ms = machine->now_ms;
    }
}

void e2ee_machine_retry(struct e2ee_machine *machine, struct str user)
{
    for (size_t i = 0; i < machine->pending.count; i++)
        if (str_equal(str_from_c(machine->pending.items[i]->sender), user))
            machine->pending.items[i]->next_ms = machine->now_ms;
}

void e2ee_pending_wake_all(struct e2ee_machine *machine)
{
    for (size_t i = 0; i < machine->pending.count; i++)
        machine->pending.items[i]->next_ms = machine->now_ms;
}

void e2ee_pending_forget_room(struct e2ee_machine *machine, struct str room)
{
    for (size_t i = machine->pending.count; i-- > 0;)
        if (str_equal(str_from_c(machine->pending.items[i]->room), room))
            drop(machine, i);
}

void e2ee_pending_hint(struct e2ee_machine *machine, struct str room, struct str session,
                       struct str code)
{
    struct json *row = e2ee_store_read(machine->store, E2EE_HINT, room, session);
    int64_t told_ms = 0;

    json_to_i64(json_get(row, "told_ms"), &told_ms);
    json_destroy(row);
    if (told_ms > 0 && machine->now_ms < told_ms + DAY_MS)
        return;
    row = json_object_create();
    json_add_i64(row, "told_ms", machine->now_ms);
    e2ee_store_write(machine->store, E2EE_HINT, room, session, row);
    json_destroy(row);
    e2ee_add_event(
        machine, &(struct e2ee_event){.kind = E2EE_HINT_DUE, .room = room, .text = code});
}

void e2ee_machine_hint(struct e2ee_machine *machine, struct str room,
                       const struct json *event, int64_t now_ms)
{
    struct str session = json_string(json_get(event, "content"), "session_id");

    machine->now_ms = now_ms;
    if (e2ee_key_is_valid(session))
        e2ee_pending_hint(machine, room, session, STR(E2EE_CODE_UNTRUSTED));
}

static void hint(struct e2ee_machine *machine, struct e2ee_pending *pending)
{
    struct str room = str_from_c(pending->room), session = str_from_c(pending->session);
    struct json *row = e2ee_store_read(machine->store, E2EE_WITHHELD, room, session);

    pending->is_hinted = true;
    e2ee_pending_hint(machine, room, session, json_string(row, "code"));
    json_destroy(row);
}

static void set_next(struct e2ee_machine *machine, struct e2ee_pending *pending)
{
    while (pending->tries < COUNT_OF(RETRIES_MS)
           && pending->first_ms + RETRIES_MS[pending->tries] <= machine->now_ms)
        pending->tries++;
    pending->next_ms = pending->tries < COUNT_OF(RETRIES_MS)
                           ? pending->first_ms + RETRIES_MS[pending->tries]
                           : INT64_MAX;
}

void e2ee_pending_work(struct e2ee_machine *machine)
{
    for (size_t i = 0; i < machine->pending.count;) {
        struct e2ee_pending *pending = machine->pending.items[i];
        int64_t age_ms = machine->now_ms - pending->first_ms;
        bool is_over = age_ms > machine->options.max_age_ms;
        if (!is_over && !pending->is_told && pending->next_ms <= machine->now_ms) {
            set_next(machine, pending);
            is_over = try_again(machine, pending);
        }
        if (!is_over && !pending->is_told && pending->is_direct && !pending->is_hinted
            && age_ms >= E2EE_HINT_AFTER_MS)
            hint(machine, pending);
        if (is_over)
            drop(machine, i);
        else
            i++;
    }
}

int64_t e2ee_pending_due_ms(const struct e2ee_machine *machine, int64_t other_ms)
{
    for (size_t i = 0; i < machine->pending.count; i++)
        if (!machine->pending.items[i]->is_told
            && machine->pending.items[i]->next_ms < other_ms)
            other_ms = machine->pending.items[i]->next_ms;
    return other_ms;
}

size_t e2ee_pending_count(const struct e2ee_machine *machine)
{
    size_t count = 0;

    for (size_t i = 0; i < machine->pending.count; i++)
        count += !machine->pending.items[i]->is_told;
    return count;
}

void e2ee_machine_settle(struct e2ee_machine *machine)
{
    for (size_t i = machine->pending.count; i-- > 0;)
        if (machine->pending.items[i]->is_told)
            drop(machine, i);
}
