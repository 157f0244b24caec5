/* SPDX-License-Identifier: MIT */
/*
 * The server wants to know again who we are before it takes the keys of an identity. By
 * password, where there is one; else a person says yes in a browser (m.oauth) while we ask
 * again and again.
 *
 * https://spec.matrix.org/v1.19/client-server-api/#user-interactive-authentication-api
 */
#include "e2ee/authentication.h"

#include <stdlib.h>

#include "e2ee/cross_signing.h"
#include "e2ee/events.h"
#include "e2ee/flight.h"
#include "e2ee/names.h"

enum { ASK_EVERY_MS = 15 * 1000, PERSON_MAX_MS = 60 * 60 * 1000, URL_MAX = 1000 };

/* The second was its name before the specification had it (MSC4312). */
static const char *const OAUTH_STAGES[] = {"m.oauth", "org.matrix.cross_signing_reset"};

void e2ee_authentication_end(struct e2ee_machine *machine)
{
    free(machine->signing.session);
    machine->signing.session = NULL;
    machine->signing.person_ms = 0;
}

void e2ee_authentication_add(struct e2ee_machine *machine, struct json *body)
{
    const struct e2ee_cross_signing *signing = &machine->signing;

    if (!signing->session)
        return;
    struct json *auth = json_add_object(body, "auth");
    json_add_string(auth, "session", str_from_c(signing->session));
    if (signing->person_ms > 0)
        return;
    struct json *who = json_add_object(auth, "identifier");
    json_add_string(auth, "type", STR("m.login.password"));
    json_add_string(who, "type", STR("m.id.user"));
    json_add_string(who, "user", e2ee_user(machine));
    json_add_string(auth, "password", machine->options.password);
}

/* Is there a way that has this stage alone? */
static bool offers(const struct json *answer, const char *wanted)
{
    struct str stage;

    for (const struct json *flow = json_first(json_get(answer, "flows")); flow;
         flow = json_next(flow)) {
        const struct json *stages = json_get(flow, "stages");
        if (json_count(stages) == 1 && json_to_string(json_first(stages), &stage)
            && str_equal(stage, str_from_c(wanted)))
            return true;
    }
    return false;
}

/* Where a person says yes; empty: nowhere. */
static struct str place_for_person(const struct json *answer)
{
    for (size_t i = 0; i < COUNT_OF(OAUTH_STAGES); i++) {
        const struct json *params = json_get(json_get(answer, "params"), OAUTH_STAGES[i]);
        struct str url = json_string(params, "url");
        bool is_url = str_starts_with(url, STR("https://")) && url.len <= URL_MAX;
        for (size_t j = 0; j < url.len; j++)
            is_url = is_url && (unsigned char)url.ptr[j] > 0x20 && url.ptr[j] < 0x7f;
        if (is_url && offers(answer, OAUTH_STAGES[i]))
            return url;
    }
    return (struct str){0};
}

static void wait_for_person(struct e2ee_machine *machine, struct str url)
{
    struct e2ee_cross_signing *signing = &machine->signing;

    if (signing->person_ms == 0) {
        signing->person_ms = machine->now_ms;
        e2ee_tell(machine, E2EE_WARNING,
                  "to make this device a verified one, open %.*s as %.*s and allow it "
                  "within an hour",
                  STR_ARG(url), STR_ARG(e2ee_user(machine)));
    }
    e2ee_job_done(&signing->job);
    signing->job.next_ms = machine->now_ms + ASK_EVERY_MS;
    if (machine->now_ms - signing->person_ms > PERSON_MAX_MS)
        e2ee_cross_signing_give_up(
            machine, "nobody allowed it in a browser; the next start asks again");
}

void e2ee_authentication_take(struct e2ee_machine *machine,
                              const struct e2ee_response *response)
{
    struct e2ee_cross_signing *signing = &machine->signing;
    struct error err = {0};
    struct json *json = json_parse(response->body, E2EE_ANSWER_MAX, &err);
    struct str session = json_string(json, "session"), url = place_for_person(json);
    bool is_sound = session.len > 0 && session.len <= E2EE_ID_MAX;
    bool is_by_password =
        machine->options.password.len > 0 && offers(json, "m.login.password");

    signing->job.is_under_way = false;
    if (signing->session && signing->person_ms == 0) {
        e2ee_cross_signing_give_up(
            machine, "the server refuses the password for the signing identity");
    } else if (!is_sound || (!is_by_password && url.len == 0)) {
        e2ee_cross_signing_give_up(
            machine, "the server asks for an authentication that only a person can "
                     "give; with password_file it can be done by password");
    } else {
        free(signing->session);
        signing->session = alloc_copy(session.ptr, session.len);
        if (is_by_password)
            e2ee_job_done(&signing->job);
        else
            wait_for_person(machine, url);
    }
    json_destroy(json);
}
