# SPDX-License-Identifier: MIT
"""A small Matrix client for tests, without encryption and without a thread.

    ann = MatrixUser(synapse.url, "ann", "password")
    room = ann.create_room(invite=["@faq:localhost"])
    question = ann.send(room, "what is it?")
    answer = ann.expect(room=room, relates_to=question)

It syncs while it waits. An event that nobody asked for stays for the next call. What is
specified: https://spec.matrix.org/latest/client-server-api/
"""
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request

WAIT_S = 20
# A server sends 10 events of a room at most unless it is asked for more.
TIMELINE = urllib.parse.quote('{"room":{"timeline":{"limit":200}}}')


class MatrixError(AssertionError):
    def __init__(self, status, body):
        super().__init__(f"{status} {body}")
        self.status = status


class MatrixUser:
    def __init__(self, url, name, password):
        self.url = url
        self.events = []
        self.invites = []
        self._token = None
        self._since = None
        self._count = 0
        self._started_ns = time.time_ns()
        login = self.call("POST", "/login", {
            "type": "m.login.password", "password": password,
            "identifier": {"type": "m.id.user", "user": name}})
        self.user_id, self._token = login["user_id"], login["access_token"]
        self.sync(0)

    def call(self, method, path, body=None, timeout=40):
        """One request to the client-server API; MatrixError unless it is answered with 200."""
        request = urllib.request.Request(
            self.url + "/_matrix/client/v3" + path, method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"})
        if self._token:
            request.add_header("Authorization", f"Bearer {self._token}")
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise MatrixError(error.code, error.read().decode(errors="replace")) from None

    # rooms

    def create_room(self, *, invite=(), is_direct=False, is_encrypted=False, **content):
        content |= {"invite": list(invite), "is_direct": is_direct}
        if is_encrypted:
            content["initial_state"] = [{
                "type": "m.room.encryption", "state_key": "",
                "content": {"algorithm": "m.megolm.v1.aes-sha2"}}]
        return self.call("POST", "/createRoom", content)["room_id"]

    def room_with(self, user_id, **options):
        """A room in which that user has arrived."""
        room = self.create_room(invite=[user_id], **options)
        self.expect_member(room, user_id, "join")
        return room

    def invite(self, room, user_id):
        self.call("POST", f"/rooms/{quoted(room)}/invite", {"user_id": user_id})

    def kick(self, room, user_id):
        self.call("POST", f"/rooms/{quoted(room)}/kick", {"user_id": user_id})

    def join(self, room):
        self.call("POST", f"/join/{quoted(room)}", {})

    def history(self, room, limit=100):
        """The newest events of a room, newest first, as the server keeps them."""
        return self.call("GET", f"/rooms/{quoted(room)}/messages?dir=b&limit={limit}")["chunk"]

    # what goes out

    def event(self, room, event_id):
        return self.call("GET", f"/rooms/{quoted(room)}/event/{event_id}")

    def send(self, room, body, *, msgtype="m.text", mentions=None, html=None, reply_to=None):
        """Gives the event id."""
        content = {"msgtype": msgtype, "body": body}
        if mentions is not None:
            content["m.mentions"] = {"user_ids": mentions} if mentions else {}
        if html is not None:
            content |= {"format": "org.matrix.custom.html", "formatted_body": html}
        if reply_to is not None:
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": reply_to}}
        return self.send_event(room, "m.room.message", content)

    def send_event(self, room, kind, content):
        self._count += 1
        path = f"/rooms/{quoted(room)}/send/{kind}/{self._started_ns}.{self._count}"
        return self.call("PUT", path, content)["event_id"]

    # what comes in

    def sync(self, timeout_ms):
        since = f"&since={self._since}" if self._since else ""
        answer = self.call("GET", f"/sync?timeout={timeout_ms}{since}&filter={TIMELINE}")
        self._since = answer["next_batch"]
        rooms = answer.get("rooms", {})
        for room, news in rooms.get("invite", {}).items():
            self.invites.append((room, news["invite_state"]["events"]))
        for room, news in (rooms.get("join", {}) | rooms.get("leave", {})).items():
            self.events += [event | {"room": room} for event in news["timeline"]["events"]]

    def expect(self, *, timeout=WAIT_S, **wanted):
        """Takes the first event that fits (see `fits`), seen or yet to come."""
        deadline = time.monotonic() + timeout
        while True:
            for index, event in enumerate(self.events):
                if self._fits(event, **wanted):
                    return self.events.pop(index)
            left_ms = int(1000 * (deadline - time.monotonic()))
            if left_ms <= 0:
                seen = json.dumps(self.events[-5:], indent=1)
                raise AssertionError(f"{self.user_id}: no {wanted} in {timeout} s; seen: {seen}")
            self.sync(min(left_ms, 10_000))

    def expect_member(self, room, user_id, membership, timeout=WAIT_S):
        return self.expect(room=room, kind="m.room.member", state_key=user_id,
                           membership=membership, timeout=timeout)

    def expect_invite(self, timeout=WAIT_S):
        """Takes the first invite: the room's id."""
        deadline = time.monotonic() + timeout
        while not self.invites:
            if time.monotonic() > deadline:
                raise AssertionError(f"{self.user_id}: no invite in {timeout} s")
            self.sync(1000)
        return self.invites.pop(0)[0]

    def seen(self, **wanted):
        """All events that fit, left where they are; asks the server once more."""
        self.sync(0)
        return [event for event in self.events if self._fits(event, **wanted)]

    def forget(self):
        self.sync(0)
        self.events.clear()

    def _fits(self, event, *, room=None, sender=None, kind="m.room.message", msgtype=None,
              body=None, relates_to=None, state_key=None, membership=None, event_id=None):
        """body is a regular expression; relates_to the event that is replied to."""
        content = event["content"]
        reply = content.get("m.relates_to", {}).get("m.in_reply_to", {})
        pairs = [(room, event["room"]), (sender, event["sender"]), (kind, event["type"]),
                 (msgtype, content.get("msgtype")), (relates_to, reply.get("event_id")),
                 (state_key, event.get("state_key")), (event_id, event["event_id"]),
                 (membership, content.get("membership"))]
        return (all(want in (None, found) for want, found in pairs)
                and (sender is not None or event["sender"] != self.user_id)
                and (body is None or re.search(body, str(content.get("body", "")))))


def quoted(room):
    return urllib.parse.quote(room, safe="")
