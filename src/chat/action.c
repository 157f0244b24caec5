/* SPDX-License-Identifier: MIT */
#include "chat/action.h"

#include "base/array.h"

void chat_actions_init(struct chat_actions *actions, struct arena *arena)
{
    *actions = (struct chat_actions){.arena = arena};
}

struct chat_action *chat_actions_add(struct chat_actions *actions,
                                     enum chat_action_kind kind)
{
    struct chat_action *action = ARRAY_ADD_IN(actions->arena, actions);

    *action = (struct chat_action){.kind = kind};
    return action;
}
