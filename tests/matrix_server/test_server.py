# SPDX-License-Identifier: MIT
"""The server of this folder against what real ones were recorded to say, and its keys
against published signatures: what stands on it is worth as much as this."""
import json
import pathlib
import unittest
import urllib.error
import urllib.parse
import urllib.request

import signing
from faults import status
from server import Homeserver

VECTORS = pathlib.Path(__file__).resolve().parent.parent / "vectors" / "matrix"
BOT = "@faq:localhost"
# What a server may leave out, or what this one has no use for.
OPTIONAL = {"age", "membership", "user_id", "replaces_state", "prev_sender", "m.heroes",
            "org.matrix.msc2732.device_unused_fallback_key_types", "device_lists", "presence",
            "next_batch", "reason", "prev_content", "formatted_body", "format",
            "m.mentions", "is_direct", "account_data"}


def load(name):
    return json.loads((VECTORS / f"{name}.json").read_text())


def capture(name):
    return load(f"captures/{name}")


def differences(real, ours, path=""):
    """Where a recorded answer has something that ours has not, or of another type."""
    if isinstance(real, dict) and isinstance(ours, dict):
        for key, value in real.items():
            if key in ours:
                yield from differences(value, ours[key], f"{path}/{key}")
            elif key not in OPTIONAL:
                yield f"{path}/{key} is missing"
    elif isinstance(real, list) and isinstance(ours, list):
        yield from list_differences(real, ours, path)
    elif type(real) is not type(ours):
        yield f"{path} is {type(ours).__name__}, not {type(real).__name__}"


def kind_of(item):
    """Events are like each other if their types and their kinds of content are."""
    if not isinstance(item, dict) or "type" not in item:
        return type(item), None
    content = item.get("content", {})
    relation = content.get("m.relates_to", {}).get("rel_type")
    return item["type"], content.get("msgtype"), relation, "redacts" in item


def list_differences(real, ours, path):
    """Each of ours is held against the first recorded one of its kind."""
    for index, item in enumerate(ours):
        if kind_of(item)[0] == "m.room.power_levels":
            continue  # what is in them is up to who made the room
        like = [one for one in real if kind_of(one) == kind_of(item)]
        if like:
            yield from differences(like[0], item, f"{path}[{index}]")


class Client:
    """Just enough of one to ask what the captures asked."""

    def __init__(self, server, name="faq"):
        self.server, self.token = server, None
        self.token = self.ask("POST", "/login", {
            "type": "m.login.password", "identifier": {"type": "m.id.user", "user": name},
            "password": f"pw-{name}", "device_id": f"{name.upper()}DEV",
            "initial_device_display_name": "faqd"})[2]["access_token"]

    def ask(self, method, path, body=None):
        """Status, headers and body."""
        request = urllib.request.Request(
            self.server.url + "/_matrix/client/v3" + path, method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"})
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.headers, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, json.load(error)


class ServerTest(unittest.TestCase):
    def setUp(self):
        self.server = Homeserver().start()
        self.addCleanup(self.server.stop)
        self.server.account("faq", "pw-faq")
        self.ann = self.server.person("ann")
        self.client = Client(self.server)

    def sync(self, since=None, **query):
        query |= {"timeout": 0} | ({"since": since} if since else {})
        return self.client.ask("GET", "/sync?" + urllib.parse.urlencode(query))[2]

    def assert_like(self, name, answered):
        recorded = capture(name)
        code, _, body = answered
        self.assertEqual(code, recorded["status"], body)
        self.assertEqual(body.get("errcode"), recorded["body"].get("errcode"))
        self.assertEqual(list(differences(recorded["body"], body)), [])

    def assert_room_like(self, name, kind, body, room):
        """The part about one room: others of the record do not matter."""
        recorded = next(iter(capture(name)["body"]["rooms"][kind].values()))
        self.assertEqual(list(differences(recorded, body["rooms"][kind][room.id])), [])


class Shapes(ServerTest):
    def test_logging_in(self):
        login = {"type": "m.login.password", "password": "pw-faq",
                 "identifier": {"type": "m.id.user", "user": "faq"}}
        self.client.token = None
        self.assert_like("login-password", self.client.ask("POST", "/login", login))
        self.assert_like("login-bad-password",
                         self.client.ask("POST", "/login", login | {"password": "x"}))

    def test_void_tokens(self):
        account = self.server.accounts[BOT]
        account.is_locked = True
        self.assert_like("sync-user-locked", self.client.ask("GET", "/sync?timeout=0"))
        account.is_locked = False
        self.server.logins.void(account, is_soft=True)
        self.assert_like("sync-expired-token", self.client.ask("GET", "/sync?timeout=0"))
        self.server.logins.void(account, is_soft=False)
        self.assert_like("sync-device-deleted", self.client.ask("GET", "/sync?timeout=0"))
        self.assert_like("whoami-unknown-token", self.client.ask("GET", "/account/whoami"))

    def test_invites_joins_and_kicks(self):
        since = self.sync()["next_batch"]
        room = self.ann.create_room(BOT, is_direct=True)
        body = self.sync(since)
        self.assert_room_like("sync-invite-direct", "invite", body, room)
        self.assert_like("join", self.client.ask("POST", f"/rooms/{room.id}/join", {}))
        body = self.sync(body["next_batch"])
        self.assert_room_like("sync-joined", "join", body, room)
        room.remove(self.ann.id, BOT)
        body = self.sync(body["next_batch"])
        self.assert_room_like("sync-kicked", "leave", body, room)

    def test_rooms_of_version_12(self):
        since = self.sync()["next_batch"]
        room = self.ann.create_room(BOT, version="12")
        body = self.sync(since)
        self.assert_room_like("sync-invite-v12", "invite", body, room)
        self.assertNotIn(":", room.id)
        room.join(BOT)
        self.assert_room_like("sync-joined-v12", "join", self.sync(body["next_batch"]), room)
        self.assertNotIn(self.ann.id, room.content("m.room.power_levels")["users"])

    def test_messages_and_what_happens_to_them(self):
        room = self.ann.create_room(BOT)
        room.join(BOT)
        since = self.sync()["next_batch"]
        steps = [("sync-question", lambda: self.ann.say(room, "what is it?")),
                 ("sync-own-echo", lambda: self.client.ask(
                     "PUT", f"/rooms/{room.id}/send/m.room.message/t1",
                     capture("send-answer")["request"]["body"])),
                 ("sync-question-edited", lambda: self.ann.edit(room.events[-2], "what?")),
                 ("sync-reaction", lambda: self.ann.react(room.events[-1], "+")),
                 ("sync-thread-question", lambda: self.ann.say_in_thread(room.events[-3], "so?"))]
        for name, step in steps:
            with self.subTest(name):
                step()
                body = self.sync(since)
                self.assert_room_like(name, "join", body, room)
                since = body["next_batch"]

    def test_upgrades(self):
        room = self.ann.create_room(BOT)
        room.join(BOT)
        since = self.sync()["next_batch"]
        new = room.upgrade(self.ann.id, "11")
        self.assert_room_like("sync-tombstone", "join", self.sync(since), room)
        self.assert_like("join-replacement-not-invited",
                         self.client.ask("POST", f"/join/{new.id}", {}))

    def test_gaps(self):
        room = self.ann.create_room(BOT)
        room.join(BOT)
        since = self.sync()["next_batch"]
        for number in range(9):
            self.ann.say(room, f"m{number}")
        body = self.sync(since, filter='{"room":{"timeline":{"limit":5}}}')
        self.assert_room_like("sync-limited", "join", body, room)
        timeline = body["rooms"]["join"][room.id]["timeline"]
        self.assertTrue(timeline["limited"])
        page = self.client.ask("GET", f"/rooms/{room.id}/messages?dir=b&limit=2"
                                      f"&from={timeline['prev_batch']}&to={since}")
        self.assert_like("messages-gap", page)
        self.assertEqual([event["content"]["body"] for event in page[2]["chunk"]], ["m3", "m2"])

    def test_refusals(self):
        room = self.ann.create_room(BOT)
        room.join(BOT)
        path = f"/rooms/{room.id}/send/m.room.message/"
        big = {"msgtype": "m.notice", "body": "x" * 66000, "m.mentions": {}}
        self.assert_like("send-too-large", self.client.ask("PUT", path + "t1", big))
        self.server.fail("PUT", "/send/", status(429, "M_LIMIT_EXCEEDED", retry_after=5,
                                                 retry_after_ms=4205))
        answered = self.client.ask("PUT", path + "t2", big)
        self.assert_like("send-rate-limited-retry-after", answered)
        self.assertEqual(answered[1]["Retry-After"], "5")

    def test_the_same_transaction_is_one_event(self):
        room = self.ann.create_room(BOT)
        room.join(BOT)
        path, body = f"/rooms/{room.id}/send/m.room.message/t1", capture("send-answer")
        first = self.client.ask("PUT", path, body["request"]["body"])
        self.assert_like("send-answer", first)
        self.assertEqual(self.client.ask("PUT", path, body["request"]["body"])[2], first[2])


# In the order in which a device made them, and what is asked on the way.
KEY_CALLS = ["keys-upload", "keys-upload-repeated", "keys-upload-key-exists",
             "device-signing-upload-bad-signature", "device-signing-upload-first",
             "device-signing-upload-same", "signatures-upload", "signatures-upload-failure",
             "keys-query-own", "device-signing-upload-other",
             "device-signing-upload-auth-wrong", "device-signing-upload-auth"]


class KeyCalls(ServerTest):
    def test_recorded_calls_with_their_signatures_are_answered_as_they_were(self):
        session = None
        for name in KEY_CALLS:
            with self.subTest(name):
                request = capture(name)["request"]
                body = request["body"]
                if "auth" in body:
                    body["auth"]["session"] = session
                path = request["path"].removeprefix("/_matrix/client/v3")
                answered = self.client.ask(request["method"], path, body)
                self.assert_like(name, answered)
                session = answered[2].get("session", session)


class Signatures(ServerTest):
    def test_published_signatures_hold_and_changed_ones_do_not(self):
        vectors = load("json-signing")
        public = vectors["derived"]["ed25519_public_key_base64"]
        for vector in vectors["vectors"]:
            signing.check_json(vector["signed"], "domain", "ed25519:1", public)
            with self.assertRaises(signing.BadSignature):
                signing.check_json(vector["signed"] | {"more": 1}, "domain", "ed25519:1", public)

    def test_what_is_signed_here_holds(self):
        seed = signing.make_seed()
        signed = signing.sign_json({"b": "ä"}, BOT, "ed25519:X", seed)
        signing.check_json(signed, BOT, "ed25519:X", signing.public_key(seed))

    def upload(self, change=lambda body: None):
        seed = getattr(self, "seed", None) or signing.make_seed()
        self.seed = seed
        keys = {"user_id": BOT, "device_id": "FAQDEV",
                "algorithms": ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
                "keys": {"curve25519:FAQDEV": signing.unpadded(b"c" * 32),
                         "ed25519:FAQDEV": signing.public_key(seed)}}
        one_time = signing.sign_json({"key": signing.unpadded(b"o" * 32)}, BOT,
                                     "ed25519:FAQDEV", seed)
        body = {"device_keys": signing.sign_json(keys, BOT, "ed25519:FAQDEV", seed),
                "one_time_keys": {"signed_curve25519:AAAAAQ": one_time}}
        change(body)
        return self.client.ask("POST", "/keys/upload", body)

    def test_keys_are_taken_and_given_out_once(self):
        self.assertEqual(self.upload()[2], {"one_time_key_counts": {"signed_curve25519": 1}})
        self.assertEqual(self.upload()[0], 200)
        claim = {"one_time_keys": {BOT: {"FAQDEV": "signed_curve25519"}}}
        given = self.client.ask("POST", "/keys/claim", claim)[2]["one_time_keys"]
        self.assertEqual(list(given[BOT]["FAQDEV"]), ["signed_curve25519:AAAAAQ"])
        again = self.client.ask("POST", "/keys/claim", claim)[2]["one_time_keys"]
        self.assertEqual(again, {})

    def test_wrong_uploads_are_refused(self):
        def unknown_field(body):
            body["extra"] = {}

        def unknown_device_field(body):
            body["device_keys"]["extra"] = 1

        def other_bytes(body):
            body["device_keys"]["keys"]["curve25519:FAQDEV"] = signing.unpadded(b"d" * 32)

        def unsigned(body):
            del body["one_time_keys"]["signed_curve25519:AAAAAQ"]["signatures"]

        for change in (unknown_field, unknown_device_field, other_bytes, unsigned):
            with self.subTest(change.__name__):
                self.assertEqual(self.upload(change)[0], 400)


if __name__ == "__main__":
    unittest.main()
