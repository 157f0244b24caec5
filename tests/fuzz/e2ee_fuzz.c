/* SPDX-License-Identifier: MIT */
/* What other devices, servers and a damaged database may give to the machine of e2ee/. The
 * first byte says which of these the rest is. */
#include <stdlib.h>

#include "../e2ee/memory.h"
#include "../e2ee/seeded.h"
#include "base/alloc.h"
#include "e2ee/machine.h"
#include "e2ee/secret_storage.h"

#define ROOM STR("!r:localhost")

enum { NOW_MS = 1000000, INPUTS_OF_A_MACHINE = 200 };

struct target {
    struct memory memory;
    struct random random;
    struct e2ee_options options;
    struct e2ee_machine *machine;
    struct e2ee_identity identity;
    unsigned inputs;
};

static void open_target(struct target *target)
{
    struct error err = {0};

    memory_open(&target->memory);
    target->options = (struct e2ee_options){
        .store = memory_port(&target->memory),
        .chance = seeded_chance(&target->random, 9),
        .user = STR("@faq:localhost"),
        .policy = E2EE_COMPAT,
        .max_age_ms = 600000,
    };
    target->machine = e2ee_machine_create(&target->options);
    if (!e2ee_machine_start(target->machine, STR("BOT"), NOW_MS, &err))
        abort();
    struct json *row =
        e2ee_store_read(&target->options.store, E2EE_ACCOUNT, STR(""), STR(""));
    struct e2ee_account *account =
        e2ee_account_load(json_string(row, "pickle"), &target->options.key);
    target->identity = e2ee_account_identity(account);
    e2ee_account_destroy(account);
    json_destroy(row);
}

static void close_target(struct target *target)
{
    e2ee_machine_destroy(target->machine);
    memory_close(&target->memory);
    *target = (struct target){0};
}

static void to_device(struct target *target, const struct json *json)
{
    e2ee_machine_to_device(target->machine, json, NOW_MS);
}

static void sync_parts(struct target *target, const struct json *json)
{
    e2ee_machine_devices(target->machine, json_get(json, "lists"), NOW_MS);
    e2ee_machine_counts(target->machine, json_get(json, "counts"),
                        json_get(json, "types"), NOW_MS);
}

static void room_event(struct target *target, const struct json *json)
{
    struct json *plain = NULL;
    struct error why;

    e2ee_machine_state(target->machine, ROOM, json_string(json, "type"),
                       json_string(json, "state_key"), json_get(json, "content"), NOW_MS);
    if (e2ee_machine_open(target->machine, ROOM, json, NOW_MS, &plain, &why)
        == E2EE_WAITS)
        e2ee_machine_await(target->machine, ROOM, json, true, NOW_MS);
    json_destroy(plain);
}

/* The same answer to whatever is asked. */
static void answer(struct target *target, struct str text)
{
    struct e2ee_request request;
    struct e2ee_response response = {.status = 200, .body = text};
    struct error why;

    if (e2ee_machine_prepare(target->machine, ROOM, NOW_MS, &why) == E2EE_READY)
        return;
    for (unsigned i = 0;
         i < 8 && e2ee_machine_next_request(target->machine, &request, NOW_MS); i++)
        e2ee_machine_response(target->machine, request.id, &response, NOW_MS);
}

/* Bytes as an encrypted message for us, past its JSON. */
static void olm_message(struct target *target, struct str bytes)
{
    struct json *event = json_object_create();
    struct json *content = json_add_object(event, "content");
    struct arena arena;

    arena_init(&arena);
    json_add_string(event, "type", STR("m.room.encrypted"));
    json_add_string(event, "sender", STR("@eve:localhost"));
    json_add_string(content, "algorithm", STR("m.olm.v1.curve25519-aes-sha2"));
    json_add_string(content, "sender_key", str_from_c(target->identity.ed25519));
    struct json *own = json_add_object(json_add_object(content, "ciphertext"),
                                       target->identity.curve25519);
    json_add_i64(own, "type", bytes.len % 2);
    json_add_string(own, "body",
                    crypto_base64(&arena, (const unsigned char *)bytes.ptr, bytes.len));
    to_device(target, event);
    json_destroy(event);
    arena_clear(&arena);
}

static void pickles(struct target *target, struct str text)
{
    const struct e2ee_pickle_key *key = &target->options.key;
    unsigned char recovery[SECRET_STORAGE_KEY_BYTES];

    e2ee_account_destroy(e2ee_account_load(text, key));
    e2ee_session_destroy(e2ee_session_load(text, key));
    e2ee_outbound_destroy(e2ee_outbound_load(text, key));
    e2ee_inbound_destroy(e2ee_inbound_load(text, key));
    e2ee_inbound_destroy(e2ee_inbound_create(text));
    if (secret_storage_parse_key(text, recovery) && text.len < 40)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void (*const by_json[])(struct target *, const struct json *) = {
        to_device, sync_parts, room_event};
    static void (*const by_text[])(struct target *, struct str) = {answer, olm_message,
                                                                   pickles};
    static struct target target;
    struct error err;

    if (size == 0)
        return 0;
    if (!target.machine)
        open_target(&target);
    struct str text = str_make((const char *)data + 1, size - 1);
    if (data[0] % 2 == 0) {
        struct json *json = json_parse(text, size, &err);
        by_json[data[0] / 2 % COUNT_OF(by_json)](&target, json);
        json_destroy(json);
    } else {
        by_text[data[0] / 2 % COUNT_OF(by_text)](&target, text);
    }
    e2ee_machine_tick(target.machine, NOW_MS);
    if (++target.inputs == INPUTS_OF_A_MACHINE)
        close_target(&target);
    return 0;
}
