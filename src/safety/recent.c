/* SPDX-License-Identifier: MIT */
#include "safety/recent.h"

static bool is_urgent(const struct triage_verdict *verdict)
{
    return verdict->kind == TRIAGE_EMERGENCY || verdict->kind == TRIAGE_CRISIS;
}

static int hint_of(const struct triage_verdict *verdict)
{
    return verdict->kind == TRIAGE_CRISIS ? RECENT_AFTER_CRISIS : verdict->hint;
}

static void add_hint(const struct recent *recent, struct triage_verdict *verdict)
{
    if (is_urgent(verdict) || verdict->hint <= 0
        || verdict->hint + recent->hint < TRIAGE_HINT_ENOUGH)
        return;
    /* Who spoke of themselves does so still: "my sister has the keys". */
    if (!recent->is_theirs)
        verdict->subject = TRIAGE_SELF;
    verdict->kind = TRIAGE_CRISIS;
    verdict->class = TRIAGE_CLASS_NONE;
    verdict->footer = TRIAGE_FOOTER_NONE;
}

static void add_child(const struct recent *recent, struct triage_verdict *verdict)
{
    if (!recent->has_child || !verdict->has_swallowed)
        return;
    verdict->kind = TRIAGE_EMERGENCY;
    verdict->subject = TRIAGE_CHILD;
    verdict->class = TRIAGE_CLASS_NONE;
    verdict->footer = TRIAGE_FOOTER_NONE;
}

void recent_add_up(struct recent *recent, struct triage_verdict *verdict)
{
    add_child(recent, verdict);
    add_hint(recent, verdict);
    if (hint_of(verdict) > recent->hint) {
        recent->hint = hint_of(verdict);
        recent->is_theirs = verdict->subject == TRIAGE_OTHER;
    }
    recent->has_child |= verdict->names_child;
}

bool recent_is_worth(const struct triage_verdict *verdict)
{
    return hint_of(verdict) > 0 || verdict->names_child;
}
