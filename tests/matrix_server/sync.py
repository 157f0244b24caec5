# SPDX-License-Identifier: MIT
"""What GET /sync says: everything of the one stream behind the position of the token.

A filter is obeyed to the letter, so a client that forgets a type is deaf to it.
"""
from keys import INBOX_PER_SYNC
from rooms import Refused

TOKEN = "s{}_0_0"
STRIPPED = ("m.room.create", "m.room.name", "m.room.join_rules", "m.room.encryption",
            "m.room.canonical_alias", "m.room.avatar")


def token_of(position):
    return TOKEN.format(position)


def position_of(token):
    try:
        return int(token.removeprefix("s").split("_")[0])
    except ValueError:
        raise Refused(400, "M_UNKNOWN", "Invalid stream token") from None


def allows(filters, kind):
    return filters.get("types") is None or kind in filters["types"]


class Sync:
    """One answer for one device."""

    def __init__(self, server, device, since, filters, has_state_after):
        self.server, self.device = server, device
        self.user = device.account.user_id
        self.since = position_of(since) if since else 0
        if since and self.since <= server.forgotten_until:
            raise Refused(400, "M_UNKNOWN", "Invalid stream token")
        self.is_first = not since
        self.filters = filters.get("room", {})
        self.has_state_after = has_state_after and server.has_state_after
        self.upto = server.position
        self.has_news = self.is_first

    def answer(self):
        body = self._encryption()  # which may end before the newest
        body["next_batch"] = token_of(self.upto)
        rooms = {"join": {}, "invite": {}, "leave": {}}
        for room in list(self.server.rooms.values()):
            kind, news = self._room(room)
            if news is not None:
                rooms[kind][room.id] = news
        rooms = {kind: found for kind, found in rooms.items() if found}
        if rooms:
            body["rooms"] = rooms
            self.has_news = True
        return body

    def _encryption(self):
        """What was acknowledged is deleted, the rest in order, some at a time."""
        keys, device = self.server.keys, self.device
        device.inbox = [item for item in device.inbox if item[0] > self.since]
        batch = device.inbox[:INBOX_PER_SYNC]
        fields = {"device_one_time_keys_count": keys.counts(device),
                  "device_unused_fallback_key_types": keys.unused_fallback_types(device)}
        if len(batch) < len(device.inbox):
            self.upto = batch[-1][0]
        if batch:
            fields["to_device"] = {"events": [event for _, event in batch]}
            self.has_news = True
        changed = [] if self.is_first else keys.changed_since(self.user, self.since, self.upto)
        if changed:
            fields["device_lists"] = {"changed": changed, "left": []}
            self.has_news = True
        return fields

    def _is_new(self, event):
        return self.since < event.position <= self.upto

    def _room(self, room):
        member = room.state.get(("m.room.member", self.user))
        if member is None:
            return None, None
        membership = member.content.get("membership")
        if membership == "invite":
            return "invite", self._invite(room, member)
        if membership in ("leave", "ban"):
            if self.is_first or not self._is_new(member):
                return None, None
            return "leave", self._timeline(room, room.events, member.position)
        return "join", self._joined(room, member)

    def _invite(self, room, member):
        if not self._is_new(member):
            return None
        state = [event for (kind, key), event in room.state.items()
                 if kind in STRIPPED or (kind, key) == ("m.room.member", member.sender)]
        return {"invite_state": {"events": [event.for_client(is_stripped=True)
                                            for event in [*state, member]]}}

    def _joined_at(self, room):
        """Where the membership that lasts began."""
        for event in reversed(room.events):
            if (event.kind, event.state_key) == ("m.room.member", self.user):
                before = (event.previous or {}).get("membership", "leave")
                if event.content.get("membership") == "join" and before != "join":
                    return event.position
        return 0

    def _joined(self, room, member):
        arrived = self.is_first or self._joined_at(room) > self.since
        new = [event for event in room.events if self._is_new(event)]
        if not arrived and not new:
            return None
        news = self._timeline(room, room.events if arrived else new, self.upto, arrived)
        news |= {"account_data": {"events": []}, "ephemeral": {"events": []},
                 "unread_notifications": {"notification_count": 0, "highlight_count": 0},
                 "summary": self._summary(room)}
        return news

    def _summary(self, room):
        others = [user for user in room.members("join", "invite") if user != self.user]
        return {"m.joined_member_count": len(room.members("join")),
                "m.invited_member_count": len(room.members("invite")),
                "m.heroes": sorted(others)[:5]}

    def _timeline(self, room, events, until, arrived=False):
        filters = self.filters.get("timeline", {})
        fitting = [event for event in events
                   if event.position <= until and allows(filters, event.kind)]
        limit = self.server.limits.get(room.id) if not self.is_first else None
        limit = min(filters.get("limit", 10), 10**6 if limit is None else limit)
        shown = fitting[-limit:] if limit else []
        before = shown[0].position - 1 if shown else until
        if self.server.is_disordered:
            shown = shown[::-1]
        timeline = {"events": [event.for_client(self.device) for event in shown],
                    "prev_batch": token_of(before), "limited": len(shown) < len(fitting)}
        senders = {event.sender for event in shown}
        state = self._state(room, until if self.has_state_after else before, arrived, senders)
        name = "state_after" if self.has_state_after else "state"
        return {"timeline": timeline, name: {"events": [
            event.for_client(self.device) for event in state]}}

    def _state(self, room, until, arrived, senders):
        """The state at a position, or what of it changed since the token. Loaded lazily
        means: of members only oneself and who speaks."""
        latest = {}
        for event in room.events:
            if event.state_key is not None and event.position <= until and (
                    arrived or event.position > self.since):
                latest[event.kind, event.state_key] = event
        filters = self.filters.get("state", {})
        needed = senders | {self.user}
        return [event for event in latest.values() if allows(filters, event.kind)
                and (event.kind != "m.room.member" or event.state_key in needed
                     or not filters.get("lazy_load_members"))]
