/* SPDX-License-Identifier: MIT */
/* Who we are, and what a name of others must look like. */
#include "e2ee/names.h"

#include "e2ee/machine.h"

bool e2ee_machine_is_started(const struct e2ee_machine *machine)
{
    return *machine->device != '\0';
}

struct str e2ee_user(const struct e2ee_machine *machine)
{
    return machine->options.user;
}

struct str e2ee_device_id(const struct e2ee_machine *machine)
{
    return str_from_c(machine->device);
}

static bool is_plain(struct str id)
{
    for (size_t i = 0; i < id.len; i++)
        if ((unsigned char)id.ptr[i] <= 0x20 || id.ptr[i] == 0x7f)
            return false;
    return true;
}

bool e2ee_id_is_valid(struct str id, char sigil)
{
    return id.len >= 2 && id.len <= E2EE_ID_MAX && id.ptr[0] == sigil && is_plain(id);
}

bool e2ee_device_id_is_valid(struct str id)
{
    return id.len > 0 && id.len <= E2EE_ID_MAX && is_plain(id);
}

struct str e2ee_key_id(struct arena *arena, struct str id)
{
    return arena_format(arena, "ed25519:%.*s", STR_ARG(id));
}
