/* SPDX-License-Identifier: MIT */
/* What the owner of the machine is told. */
#include "e2ee/events.h"

#include <stdarg.h>
#include <stdio.h>

#include "e2ee/machine.h"

enum { NOTES_MAX = 100 /* at once */ };

void e2ee_add_event(struct e2ee_machine *machine, const struct e2ee_event *event)
{
    struct arena *arena = &machine->events.arena;

    *ARRAY_ADD(&machine->events) = (struct e2ee_event){
        .kind = event->kind,
        .room = arena_copy(arena, event->room),
        .text = arena_copy(arena, event->text),
        .event = arena_copy(arena, event->event),
        .plain = arena_copy(arena, event->plain),
    };
}

void e2ee_tell(struct e2ee_machine *machine, enum e2ee_event_kind kind,
               const char *format, ...)
{
    char text[400];
    va_list values;

    if (kind == E2EE_NOTE && ++machine->events.notes > NOTES_MAX)
        return; /* what a peer can bring about must not fill the log */

    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    e2ee_add_event(machine, &(struct e2ee_event){.kind = kind, .text = str_from_c(text)});
    if (kind == E2EE_STOP)
        machine->is_stopped = true;
}

bool e2ee_machine_next(struct e2ee_machine *machine, struct e2ee_event *event)
{
    if (machine->events.taken == machine->events.count)
        return false;
    *event = machine->events.items[machine->events.taken++];
    return true;
}
