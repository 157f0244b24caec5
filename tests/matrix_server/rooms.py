# SPDX-License-Identifier: MIT
"""Rooms and their events as one homeserver keeps them: state, power levels, redactions.

What breaks a rule raises Refused, the answer that a client gets. Positions are of the
server's one stream, so that a sync can say what is new.
"""
import hashlib
import json
import time

EVENT_BYTES_MAX = 65536
CREATOR_LEVEL = 1 << 40  # room version 12: above every number that fits in power levels
V12 = ("12",)
REDACTS_IN_CONTENT = ("11", "12")
FIRST_RELATION_RULES = ("m.thread", "m.annotation")


class Refused(Exception):
    """An answer other than 200, by its status, error code and what more it says."""

    def __init__(self, status, errcode, error, headers=(), **fields):
        super().__init__(f"{status} {errcode}: {error}")
        self.status, self.headers = status, dict(headers)
        self.body = {"errcode": errcode, "error": error} | fields


def relation_of(content):
    """m.relates_to, whatever somebody put there."""
    relation = content.get("m.relates_to") if isinstance(content, dict) else None
    return relation if isinstance(relation, dict) else {}


def replied_to(content):
    reply = relation_of(content).get("m.in_reply_to")
    return reply.get("event_id") if isinstance(reply, dict) else None


def forbidden(why):
    return Refused(403, "M_FORBIDDEN", why)


def opaque_id(sigil, seed):
    digest = hashlib.sha256(repr(seed).encode()).hexdigest()
    return f"{sigil}{digest[:43]}"


class Event:
    """One event; `txn` is who sent it with which transaction id, (device key, id)."""

    def __init__(self, room, position, sender, kind, content, state_key, txn, time_ms):
        self.room, self.position, self.txn, self.time_ms = room, position, txn, time_ms
        self.sender, self.kind, self.content, self.state_key = sender, kind, content, state_key
        self.id = opaque_id("$", (room.id if room.id else sender, position, kind))
        self.redacts = None
        self.redacted_because = None
        self.previous = None  # the content that it replaced, of state

    def for_client(self, device=None, is_stripped=False):
        event = {"type": self.kind, "sender": self.sender, "content": self.content}
        if self.state_key is not None:
            event["state_key"] = self.state_key
        if is_stripped:
            return event
        unsigned = {"age": max(0, int(time.time() * 1000) - self.time_ms)}
        if self.previous is not None:
            unsigned["prev_content"] = self.previous
        if device is not None and self.txn and self.txn[0] == device.key:
            unsigned["transaction_id"] = self.txn[1]
        if self.redacted_because:
            unsigned["redacted_because"] = self.redacted_because.for_client()
        elif edit := self.newest_edit():
            unsigned["m.relations"] = {"m.replace": edit.for_client()}
        if self.redacts:
            event["redacts"] = self.redacts
        if self.kind == "m.room.create" and self.room.version in V12:
            event["room_id"] = self.room.id
        return event | {"event_id": self.id, "origin_server_ts": self.time_ms,
                        "unsigned": unsigned}

    def newest_edit(self):
        """By the same sender; by its time, then by its id."""
        edits = [event for event in self.room.events
                 if event.sender == self.sender and not event.redacted_because
                 and relation_of(event.content).get("rel_type") == "m.replace"
                 and relation_of(event.content).get("event_id") == self.id]
        return max(edits, key=lambda event: (event.time_ms, event.id), default=None)


class Room:
    def __init__(self, server, creator, version="10", is_encrypted=False, preset="private_chat",
                 predecessor=None, visibility="shared"):
        self.server, self.version, self.id = server, version, None
        self.creators = {creator}
        self.events, self.state = [], {}
        self._by_id = {}
        create = {"room_version": version}
        if version not in V12:
            create["creator"] = creator
        if predecessor:
            create["predecessor"] = {"room_id": predecessor.id}
            if version not in V12:
                create["predecessor"]["event_id"] = predecessor.events[-1].id
        first = self.append(creator, "m.room.create", create, "")
        self.id = first.id.replace("$", "!") if version in V12 else (
            opaque_id("!", (creator, first.position))[:19] + ":" + server.name)
        server.rooms[self.id] = self
        self._member(creator, creator, "join")
        users = {} if version in V12 else {creator: 100}
        self.append(creator, "m.room.power_levels", {
            "users": users, "users_default": 0, "events_default": 0, "state_default": 50,
            "ban": 50, "kick": 50, "redact": 50, "invite": 0,
            "events": {"m.room.power_levels": 100, "m.room.encryption": 100,
                       "m.room.tombstone": 150 if version in V12 else 100}}, "")
        rule = "public" if preset == "public_chat" else "invite"
        self.append(creator, "m.room.join_rules", {"join_rule": rule}, "")
        self.append(creator, "m.room.history_visibility", {"history_visibility": visibility}, "")
        if is_encrypted:
            self.append(creator, "m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"}, "")

    # looking

    def content(self, kind, state_key=""):
        event = self.state.get((kind, state_key))
        return event.content if event else None

    def membership(self, user):
        return (self.content("m.room.member", user) or {}).get("membership", "leave")

    def members(self, *memberships):
        return [key for kind, key in self.state if kind == "m.room.member"
                and self.membership(key) in memberships]

    def is_encrypted(self):
        return self.content("m.room.encryption") is not None

    def event(self, event_id):
        return self._by_id.get(event_id)

    def last_message(self, is_of):
        """The newest of those users of whom that is true, or None."""
        return next((event for event in reversed(self.events) if is_of(event.sender)
                     and event.kind in ("m.room.message", "m.room.encrypted")), None)

    def level(self, user):
        if self.version in V12 and user in self.creators:
            return CREATOR_LEVEL
        levels = self.content("m.room.power_levels") or {}
        return levels.get("users", {}).get(user, levels.get("users_default", 0))

    def level_for(self, kind, is_state):
        levels = self.content("m.room.power_levels") or {}
        default = levels.get("state_default", 50) if is_state else levels.get("events_default", 0)
        return levels.get("events", {}).get(kind, default)

    # writing

    def append(self, sender, kind, content, state_key=None, txn=None, time_ms=None, redacts=None):
        """Without any check: what the rules allow is asked before, or a test breaks them."""
        now_ms = self.server.now_ms() if time_ms is None else time_ms
        event = Event(self, self.server.next_position(), sender, kind, content, state_key, txn,
                      now_ms)
        if state_key is not None:
            old = self.state.get((kind, state_key))
            event.previous = old.content if old else None
            self.state[kind, state_key] = event
        if redacts:
            self._redact(event, redacts)
        self.events.append(event)
        self._by_id[event.id] = event
        if kind == "m.room.member":
            self.server.membership_changed(self, event)
        self.server.notify()
        return event

    def _redact(self, redaction, target_id):
        if self.version in REDACTS_IN_CONTENT:
            redaction.content = redaction.content | {"redacts": target_id}
        else:
            redaction.redacts = target_id
        target = self.event(target_id)
        if target:
            target.content, target.redacted_because = {}, redaction

    def send(self, sender, kind, content, txn=None, time_ms=None):
        """An event that is no state, by the rules; gives it."""
        if self.membership(sender) != "join":
            raise forbidden(f"User {sender} not in room {self.id}")
        if self.level(sender) < self.level_for(kind, False):
            raise forbidden("You don't have permission to post that to the room.")
        if not isinstance(content, dict):
            raise Refused(400, "M_BAD_JSON", "content is no object")
        if len(json.dumps(content, ensure_ascii=False).encode()) + 600 > EVENT_BYTES_MAX:
            raise Refused(413, "M_TOO_LARGE", "event too large")
        self._check_relation(sender, relation_of(content))
        return self.append(sender, kind, content, txn=txn, time_ms=time_ms)

    def _check_relation(self, sender, relation):
        if relation.get("rel_type") not in FIRST_RELATION_RULES:
            return
        target = self.event(relation.get("event_id"))
        if relation["rel_type"] == "m.thread":
            if target and relation_of(target.content).get("rel_type"):
                raise Refused(400, "M_UNKNOWN",
                              "Cannot start threads from an event with a relation")
            return
        same = [event for event in self.events if event.sender == sender
                and relation_of(event.content) == relation]
        if same:
            raise Refused(400, "M_DUPLICATE_ANNOTATION", "Can't send same reaction twice")

    def set_state(self, sender, kind, content, state_key=""):
        if self.membership(sender) != "join" or self.level(sender) < self.level_for(kind, True):
            raise forbidden("You don't have permission to change that.")
        return self.append(sender, kind, content, state_key)

    def redact(self, sender, target_id, content, txn=None):
        target = self.event(target_id)
        if self.membership(sender) != "join":
            raise forbidden(f"User {sender} not in room {self.id}")
        if not target:
            raise Refused(404, "M_NOT_FOUND", "Could not find event")
        levels = self.content("m.room.power_levels") or {}
        if target.sender != sender and self.level(sender) < levels.get("redact", 50):
            raise forbidden("You don't have permission to redact events")
        return self.append(sender, "m.room.redaction", content, txn=txn, redacts=target_id)

    def _member(self, sender, user, membership, **content):
        account = self.server.accounts.get(user)
        if account and account.display_name and membership in ("join", "invite"):
            content["displayname"] = account.display_name
        return self.append(sender, "m.room.member", {"membership": membership} | content, user)

    def invite(self, sender, user, is_direct=False, reason=None):
        if self.membership(sender) != "join":
            raise forbidden("You are not in the room.")
        if self.membership(user) in ("join", "ban"):
            raise forbidden(f"{user} is already in the room or banned.")
        extra = {"is_direct": True} if is_direct else {}
        return self._member(sender, user, "invite", **extra,
                            **({"reason": reason} if reason else {}))

    def join(self, user):
        now = self.membership(user)
        if now == "join":
            return
        if now == "ban" or (now != "invite"
                            and self.content("m.room.join_rules").get("join_rule") != "public"):
            raise forbidden("You are not invited to this room.")
        self._member(user, user, "join")

    def leave(self, user, reason=None):
        if self.membership(user) not in ("join", "invite"):
            raise forbidden(f"User {user} not in room {self.id}")
        self._member(user, user, "leave", **({"reason": reason} if reason else {}))

    def remove(self, sender, user, membership="leave", reason="test"):
        """A kick, or with "ban" a ban."""
        if self.level(sender) <= self.level(user):
            raise forbidden("You cannot remove that user.")
        self._member(sender, user, membership, reason=reason)

    def upgrade(self, sender, version, **options):
        """Gives the new room; the old one is closed as a server does it."""
        new = Room(self.server, sender, version, predecessor=self,
                   is_encrypted=self.is_encrypted(), **options)
        self.set_state(sender, "m.room.tombstone",
                       {"body": "This room has been replaced", "replacement_room": new.id})
        levels = self.content("m.room.power_levels")
        self.set_state(sender, "m.room.power_levels", levels | {"events_default": 50, "invite": 50})
        return new

    # pages

    def page_back(self, before, after, limit, kinds):
        """Events older than position `before`, newest first, and where the next page begins
        (None at the end)."""
        older = [event for event in self.events
                 if after < event.position <= before and (kinds is None or event.kind in kinds)]
        page = older[::-1][:limit]
        return page, page[-1].position - 1 if len(page) < len(older) else None

