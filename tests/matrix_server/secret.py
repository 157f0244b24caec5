# SPDX-License-Identifier: MIT
"""Somebody with an encrypting device, who can also do what no honest device does.

    ann = SecretPerson(server, server.account("ann"))
    room = ann.room_with(bot_id, is_direct=True, is_encrypted=True)
    question = ann.say(room, "what is it?")      # encrypted, because the room is
    answer = ann.answer(question)
    ann.read(answer)["body"]                     # decrypted
"""
import json

import signing
from keys import ALGORITHMS
from libolm import Account, InboundGroup, OlmError, OutboundGroup
from people import Person

OLM, MEGOLM = ALGORITHMS


class SecretPerson(Person):
    def __init__(self, server, account, device_id="PEERDEVICE", is_cross_signed=True,
                 one_time_keys=20):
        super().__init__(server, account)
        self.device = server.logins.device(account, device_id, "test")
        self.olm = Account()
        self.identity = self.olm.identity_keys()
        self.sessions = {}   # curve25519 -> Olm sessions, the newest last
        self.groups = {}     # room id -> OutboundGroup
        self.shared = {}     # room id -> devices that have its key
        self.inbound = {}    # (room id, session id) -> InboundGroup
        self.received = []   # decrypted to-device payloads, of all types
        self.undecryptable = []
        self._publish(one_time_keys)
        if is_cross_signed:
            self._cross_sign()

    # own keys

    def sign(self, value):
        signature = self.olm.sign(signing.canonical(value))
        return value | {"signatures": {self.id: {f"ed25519:{self.device.id}": signature}}}

    def device_keys(self):
        name = self.device.id
        return self.sign({"user_id": self.id, "device_id": name, "algorithms": ALGORITHMS,
                          "keys": {f"curve25519:{name}": self.identity["curve25519"],
                                   f"ed25519:{name}": self.identity["ed25519"]}})

    def _publish(self, count):
        keys = {f"signed_curve25519:{key_id}": self.sign({"key": key})
                for key_id, key in self.olm.make_one_time_keys(count).items()}
        with self.server.lock:
            self.server.keys.upload(self.device, {"device_keys": self.device_keys(),
                                                  "one_time_keys": keys})

    def _cross_sign(self):
        self.seeds = seeds = {usage: signing.make_seed()
                              for usage in ("master", "self_signing", "user_signing")}
        public = {usage: signing.public_key(seed) for usage, seed in seeds.items()}
        keys = {usage: {"user_id": self.id, "usage": [usage], "keys": {f"ed25519:{key}": key}}
                for usage, key in public.items()}
        for usage in ("self_signing", "user_signing"):
            keys[usage] = signing.sign_json(keys[usage], self.id, f"ed25519:{public['master']}",
                                            seeds["master"])
        with self.server.lock:
            self.server.keys.upload_cross_signing(self.device, {
                f"{usage}_key": key for usage, key in keys.items()})
        self.sign_device(self)

    def sign_device(self, other):
        """Another device of this user's, too."""
        seed = self.seeds["self_signing"]
        signed = signing.sign_json(other.device_keys(), self.id,
                                   f"ed25519:{signing.public_key(seed)}", seed)
        with self.server.lock:
            self.server.keys.upload_signatures(self.device, {self.id: {other.device.id: signed}})

    # Olm

    def session_with(self, device, is_new=False):
        curve = device.keys["keys"][f"curve25519:{device.id}"]
        known = self.sessions.setdefault(curve, [])
        if not known or is_new:
            with self.server.lock:
                given = self.server.keys.claim(self.device, {"one_time_keys": {
                    device.account.user_id: {device.id: "signed_curve25519"}}})
            (key,) = given["one_time_keys"][device.account.user_id][device.id].values()
            known.append(self.olm.session_to(curve, key["key"]))
        return known[-1]

    def sealed(self, device, kind, content, is_new=False, **changes):
        """The content of an m.room.encrypted to-device event; `changes` are lies in the
        payload, None leaves something out."""
        payload = {"type": kind, "content": content, "sender": self.id,
                   "recipient": device.account.user_id,
                   "recipient_keys": {"ed25519": device.keys["keys"][f"ed25519:{device.id}"]},
                   "keys": {"ed25519": self.identity["ed25519"]},
                   "sender_device_keys": self.device_keys()} | changes
        payload = {key: value for key, value in payload.items() if value is not None}
        number, body = self.session_with(device, is_new).encrypt(json.dumps(payload))
        curve = device.keys["keys"][f"curve25519:{device.id}"]
        return {"algorithm": OLM, "sender_key": self.identity["curve25519"],
                "ciphertext": {curve: {"type": number, "body": body}}}

    def send_to_device(self, device, content, kind="m.room.encrypted"):
        with self.server.lock:
            self.server.keys.deliver(device, self.id, kind, content)

    # Megolm

    def group_of(self, room):
        if room.id not in self.groups:
            group = self.groups[room.id] = OutboundGroup()
            self.shared[room.id] = set()
            self.inbound[room.id, group.id] = InboundGroup(group.key)
        return self.groups[room.id]

    def room_key(self, room, group=None):
        group = group or self.group_of(room)
        return {"algorithm": MEGOLM, "room_id": room.id, "session_id": group.id,
                "session_key": group.key}

    def others(self, room):
        """The devices of all who are in the room, but this one."""
        return [device for user in room.members("join", "invite")
                for device in self.server.accounts[user].devices.values()
                if device.keys and device is not self.device]

    def share(self, room):
        self.group_of(room)
        for device in self.others(room):
            if device.key not in self.shared[room.id]:
                self.shared[room.id].add(device.key)
                self.send_to_device(device, self.sealed(device, "m.room_key",
                                                        self.room_key(room)))

    def encrypted(self, room, kind, content, **changes):
        """The content of an m.room.encrypted event of the room; `changes` are lies."""
        group = self.group_of(room)
        payload = {"type": kind, "content": content, "room_id": room.id} | changes
        event = {"algorithm": MEGOLM, "session_id": group.id,
                 "sender_key": self.identity["curve25519"], "device_id": self.device.id,
                 "ciphertext": group.encrypt(json.dumps(payload))}
        if "m.relates_to" in content:
            event["m.relates_to"] = content["m.relates_to"]
        return event

    def send(self, room, kind, content):
        """Encrypted where the room is, as clients do it; reactions are not."""
        if not room.is_encrypted() or kind == "m.reaction":
            return super().send(room, kind, content)
        self.share(room)
        return super().send(room, "m.room.encrypted", self.encrypted(room, kind, content))

    # what comes back

    def _open_olm(self, content):
        mine = content["ciphertext"].get(self.identity["curve25519"])
        if mine is None:
            return None
        known = self.sessions.setdefault(content["sender_key"], [])
        for session in reversed(known):
            if mine["type"] == 1 or session.matches(mine["body"]):
                try:
                    return session.decrypt(mine["type"], mine["body"])
                except OlmError:
                    continue
        if mine["type"] != 0:
            return None
        known.append(self.olm.session_from(content["sender_key"], mine["body"]))
        return known[-1].decrypt(0, mine["body"])

    def receive(self):
        """Reads what came to this device."""
        with self.server.lock:
            events, self.device.inbox = [event for _, event in self.device.inbox], []
        for event in events:
            if event["type"] != "m.room.encrypted":
                self.received.append(event)
                continue
            text = self._open_olm(event["content"])
            if text is None:
                self.undecryptable.append(event)
                continue
            payload = json.loads(text)
            self.received.append(payload)
            content = payload["content"]
            if payload["type"] == "m.room_key":
                self.inbound[content["room_id"], content["session_id"]] = InboundGroup(
                    content["session_key"])

    def read(self, event):
        """The content of an event, decrypted if it has to be; None if it cannot be."""
        if event.kind != "m.room.encrypted" or event.redacted_because:
            return event.content
        self.receive()
        group = self.inbound.get((event.room.id, event.content["session_id"]))
        if group is None:
            return None
        text, _ = group.decrypt(event.content["ciphertext"])
        payload = json.loads(text)
        assert payload["room_id"] == event.room.id, "the key of another room"
        return payload["content"]

    def withheld(self):
        """The codes with which keys were refused to this device."""
        self.receive()
        return [event["content"]["code"] for event in self.received
                if event["type"] == "m.room_key.withheld"]
