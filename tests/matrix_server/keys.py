# SPDX-License-Identifier: MIT
"""End-to-end encryption as a homeserver sees it: keys up, keys down, to-device messages.

Stricter than Synapse 1.163, which takes device keys with a wrong signature: every
signature is verified, unknown fields are refused, a device keeps its identity keys, and
a one-time key is given out once.
"""
from rooms import Refused
from signing import BadSignature, check_json

ALGORITHMS = ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"]
INBOX_PER_SYNC = 100
USAGES = ("master", "self_signing", "user_signing")


def bad(why):
    return Refused(400, "M_INVALID_PARAM", why)


def exact(value, needed, allowed=()):
    """Refuses an object with a field too many or too few."""
    if not isinstance(value, dict):
        raise bad("an object is needed")
    if missing := set(needed) - value.keys():
        raise bad(f"missing: {sorted(missing)}")
    if unknown := value.keys() - set(needed) - set(allowed):
        raise bad(f"unknown: {sorted(unknown)}")


def verify(value, user, key_id, public):
    try:
        check_json(value, user, key_id, public)
    except (BadSignature, ValueError) as error:
        raise Refused(400, "M_INVALID_SIGNATURE", str(error)) from None


class Keys:
    def __init__(self, server):
        self.server = server
        self.claims = []         # (claiming user, user, device, key id)
        self.changes = []        # (position, user): device lists
        self.unreachable = set() # servers that key queries and claims fail for
        self.uploads = 0

    # up

    def upload(self, device, body):
        self.uploads += 1
        exact(body, (), ("device_keys", "one_time_keys", "fallback_keys"))
        if "device_keys" in body:
            self._take_device_keys(device, body["device_keys"])
        if ("one_time_keys" in body or "fallback_keys" in body) and not device.keys:
            raise bad("one-time keys before device keys")
        self._take_one_time_keys(device, body.get("one_time_keys", {}))
        self._take_fallback_keys(device, body.get("fallback_keys", {}))
        return {"one_time_key_counts": self.counts(device)}

    def counts(self, device):
        return {"signed_curve25519": len(device.one_time_keys)}

    def _take_device_keys(self, device, keys):
        user = device.account.user_id
        exact(keys, ("user_id", "device_id", "algorithms", "keys", "signatures"))
        names = {f"curve25519:{device.id}", f"ed25519:{device.id}"}
        if (keys["user_id"], keys["device_id"]) != device.key:
            raise bad("keys of another device")
        if sorted(keys["algorithms"]) != sorted(ALGORITHMS) or keys["keys"].keys() != names:
            raise bad("other algorithms or keys than a device has")
        if device.keys and device.keys["keys"] != keys["keys"]:
            self.server.complain(f"{device.key} changes its identity keys")
            raise bad("a device keeps its identity keys")
        own = f"ed25519:{device.id}"
        verify(keys, user, own, keys["keys"][own])
        if device.keys is None:
            device.keys = keys
            self.changed(device.account)

    def _check_signed_key(self, device, key_id, key, needed):
        if not key_id.startswith("signed_curve25519:"):
            raise bad(f"{key_id}: another algorithm than signed_curve25519")
        exact(key, needed)
        own = f"ed25519:{device.id}"
        known = device.used_key_ids.get(key_id)
        if known is not None and known != key["key"]:
            raise Refused(400, "M_UNKNOWN", f"One time key {key_id} already exists. Old key: "
                                            f"{known}; new key: {key['key']}")
        if known is None:
            verify(key, device.account.user_id, own, device.keys["keys"][own])
            if key["key"] in device.used_key_ids.values():
                self.server.complain(f"{device.key} publishes the key of {key_id} again")
                raise bad("the same key under another id")
        return known is None

    def _take_one_time_keys(self, device, keys):
        for key_id, key in keys.items():
            if self._check_signed_key(device, key_id, key, ("key", "signatures")):
                device.used_key_ids[key_id] = key["key"]
                device.one_time_keys[key_id] = key

    def _take_fallback_keys(self, device, keys):
        for key_id, key in keys.items():
            is_new = self._check_signed_key(device, key_id, key, ("key", "fallback", "signatures"))
            if key["fallback"] is not True:
                raise bad("fallback is not true")
            if is_new:
                device.used_key_ids[key_id] = key["key"]
                device.fallback_keys = {key_id: key}
                device.is_fallback_used = False

    def unused_fallback_types(self, device):
        is_there = device.fallback_keys and not device.is_fallback_used
        return ["signed_curve25519"] if is_there else []

    # cross-signing

    def upload_cross_signing(self, device, body):
        account = device.account
        exact(body, (), ("master_key", "self_signing_key", "user_signing_key", "auth"))
        new = dict(account.cross_signing)
        for usage in USAGES:
            if key := body.get(f"{usage}_key"):
                self._check_cross_signing_key(device, usage, key)
                new[usage] = key
        public = self._public(new.get("master"))
        if public is None:
            raise bad("no master key")
        for usage in USAGES[1:]:
            if usage in new:
                verify(new[usage], account.user_id, f"ed25519:{public}", public)
        is_other = any(self._public(account.cross_signing.get(usage)) != self._public(key)
                       for usage, key in new.items())
        if account.cross_signing and is_other:
            self._ask_for_auth(account, body.get("auth"))
        if is_other:
            account.cross_signing = new
            self.changed(account)
        return {}

    @staticmethod
    def _public(key):
        return next(iter(key["keys"].values())) if key else None

    def _check_cross_signing_key(self, device, usage, key):
        user = device.account.user_id
        exact(key, ("user_id", "usage", "keys"), ("signatures",))
        if key["user_id"] != user or key["usage"] != [usage] or len(key["keys"]) != 1:
            raise bad(f"not a {usage} key of {user}")
        (key_id, public), = key["keys"].items()
        if key_id != f"ed25519:{public}":
            raise bad("the key's id is not the key")
        own = f"ed25519:{device.id}"
        if device.keys and own in key.get("signatures", {}).get(user, {}):
            verify(key, user, own, device.keys["keys"][own])

    def _ask_for_auth(self, account, auth):
        stages = {"session": "uia-session", "params": {},
                  "flows": [{"stages": ["m.login.password"]}]}
        if not auth:
            refused = Refused(401, "", "")
            refused.body = stages
            raise refused
        if auth.get("password") != account.password or auth.get("session") != "uia-session":
            raise Refused(401, "M_FORBIDDEN", "Invalid password", completed=[], **stages)

    def upload_signatures(self, device, body):
        """Errors are an answer with 200."""
        failures = {}
        for user, things in body.items():
            for name, signed in things.items():
                try:
                    self._take_signature(device, user, name, signed)
                except Refused as refused:
                    failures.setdefault(user, {})[name] = {
                        "status": refused.status, "errcode": refused.body["errcode"],
                        "message": refused.body["error"]}
        self.changed(device.account)
        return {"failures": failures}

    def _take_signature(self, device, user, name, signed):
        account = self.server.accounts.get(user)
        target = self._signable(account, name)
        if target is None:
            raise Refused(404, "M_NOT_FOUND", "no such device or key")
        if ({k: v for k, v in signed.items() if k not in ("signatures", "unsigned")}
                != {k: v for k, v in target.items() if k not in ("signatures", "unsigned")}):
            raise Refused(400, "M_INVALID_SIGNATURE", "signed is something else")
        signer = device.account.user_id
        for key_id, signature in signed["signatures"].get(signer, {}).items():
            if target.get("signatures", {}).get(signer, {}).get(key_id) == signature:
                continue
            verify(signed, signer, key_id, self._public_by_id(device.account, key_id))
            target.setdefault("signatures", {}).setdefault(signer, {})[key_id] = signature

    def _signable(self, account, name):
        if account and name in account.devices:
            return account.devices[name].keys
        master = account.cross_signing.get("master") if account else None
        return master if self._public(master) == name else None

    def _public_by_id(self, account, key_id):
        name = key_id.split(":", 1)[1]
        if name in account.devices:
            return account.devices[name].keys["keys"][key_id]
        for key in account.cross_signing.values():
            if self._public(key) == name:
                return name
        raise Refused(400, "M_INVALID_SIGNATURE", f"an unknown key {key_id}")

    # down

    def query(self, device, body):
        exact(body, ("device_keys",), ("timeout",))
        answer = {"device_keys": {}, "failures": {}, "master_keys": {}, "self_signing_keys": {},
                  "user_signing_keys": {}}
        for user, wanted in body["device_keys"].items():
            name = user.split(":", 1)[1]
            if not isinstance(wanted, list):
                raise bad("device_keys holds lists")
            if name in self.unreachable:
                answer["failures"][name] = {"status": 503, "message": "Not ready for retry"}
            elif account := self.server.accounts.get(user):
                self._describe(account, wanted, device.account, answer)
        return answer

    def _describe(self, account, wanted, asker, answer):
        user = account.user_id
        answer["device_keys"][user] = {
            one.id: one.keys | {"unsigned": {"device_display_name": one.name}}
            for one in account.devices.values()
            if one.keys and (not wanted or one.id in wanted)}
        for usage, key in account.cross_signing.items():
            if usage != "user_signing" or account is asker:
                answer[f"{usage}_keys"][user] = key

    def claim(self, device, body):
        exact(body, ("one_time_keys",), ("timeout",))
        given, failures = {}, {}
        for user, devices in body["one_time_keys"].items():
            name = user.split(":", 1)[1]
            if name in self.unreachable:
                failures[name] = {"status": 503, "message": "Not ready for retry"}
                continue
            account = self.server.accounts.get(user)
            for device_id, algorithm in devices.items():
                if algorithm != "signed_curve25519":
                    raise bad("another algorithm than signed_curve25519")
                target = account.devices.get(device_id) if account else None
                if key := self._give(device, target):
                    given.setdefault(user, {})[device_id] = key
        return {"one_time_keys": given, "failures": failures}

    def _give(self, claimer, target):
        if target is None:
            return None
        if target.one_time_keys:
            key_id = next(iter(target.one_time_keys))
            key = target.one_time_keys.pop(key_id)
        elif target.fallback_keys:
            (key_id, key), = target.fallback_keys.items()
            target.is_fallback_used = True
        else:
            return None
        self.claims.append((claimer.account.user_id, *target.key, key_id))
        self.server.next_position()
        self.server.notify()
        return {key_id: key}

    # device lists

    def changed(self, account):
        self.changes.append((self.server.next_position(), account.user_id))
        self.server.notify()

    def changed_since(self, user, position, until=None):
        """Users who share an encrypted room with this one and changed."""
        near = {user}
        for room in self.server.rooms.values():
            if room.membership(user) == "join":
                near.update(room.members("join", "invite"))
        return sorted({who for at, who in self.changes
                       if at > position and (until is None or at <= until) and who in near})

    # to-device

    def send_to_device(self, sender, kind, body):
        exact(body, ("messages",))
        for user, devices in body["messages"].items():
            account = self.server.accounts.get(user)
            for device_id, content in devices.items() if account else ():
                for target in list(account.devices.values()):
                    if device_id in ("*", target.id):
                        self.deliver(target, sender, kind, content)
        return {}

    def deliver(self, target, sender, kind, content):
        event = {"type": kind, "sender": sender, "content": content}
        target.inbox.append((self.server.next_position(), event))
        self.server.notify()
