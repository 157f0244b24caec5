# SPDX-License-Identifier: MIT
"""Somebody who writes in rooms of the server, without HTTP and without a client.

    ann = server.person("ann")
    room = ann.room_with(bot_id)              # returns when the bot has joined
    asked = ann.say(room, "what is it?")
    answer = ann.answer(asked)                # an Event (rooms.py)
"""
from rooms import Room, relation_of, replied_to

MESSAGES = ("m.room.message", "m.room.encrypted")
HASTE_MS = 2000


class Person:
    def __init__(self, server, account):
        self.server, self.account = server, account
        self.id = account.user_id
        self.is_hasty = False  # writes within a second of an answer, as programs do

    # rooms

    def create_room(self, *invited, is_direct=False, **options):
        with self.server.lock:
            room = Room(self.server, self.id, **options)
            for user in invited:
                room.invite(self.id, user, is_direct)
        return room

    def room_with(self, user, *others, **options):
        """A room in which all of them have arrived; the others are persons."""
        room = self.create_room(user, *(one.id for one in others), **options)
        for one in others:
            one.join(room)
        self.wait_join(room, user)
        return room

    def wait_join(self, room, user):
        self.server.wait(lambda: room.membership(user) == "join")

    def wait_leave(self, room, user):
        """Gives the event with which the user left."""
        self.server.wait(lambda: room.membership(user) == "leave")
        return room.state["m.room.member", user]

    def invite(self, room, user, **options):
        with self.server.lock:
            room.invite(self.id, user, **options)

    def join(self, room):
        with self.server.lock:
            room.join(self.id)

    def leave(self, room):
        with self.server.lock:
            room.leave(self.id)

    # what goes out

    def say(self, room, body, msgtype="m.text", **content):
        return self.send(room, "m.room.message", {"msgtype": msgtype, "body": body} | content)

    def send(self, room, kind, content):
        with self.server.lock:
            return room.send(self.id, kind, content, time_ms=self._when(room))

    def _when(self, room):
        """A test does not wait as long as people do: what it says soon after an answer
        carries a time before it, that of its last question."""
        now_ms, answer = self.server.now_ms(), room.last_message(lambda user: user != self.id)
        own = room.last_message(lambda user: user == self.id)
        if self.is_hasty or not own:
            return now_ms
        if not answer or now_ms - answer.time_ms >= HASTE_MS:
            return max(now_ms, own.time_ms + 1)  # of two edits the later one is the newer
        return own.time_ms + 1

    def edit(self, question, body, **content):
        new = {"msgtype": "m.text", "body": body} | content
        return self.say(question.room, f"* {body}", **{
            "m.new_content": new,
            "m.relates_to": {"rel_type": "m.replace", "event_id": question.id}})

    def redact(self, event):
        with self.server.lock:
            return event.room.redact(self.id, event.id, {"reason": "private"})

    def reply(self, event, body, **content):
        relation = {"m.in_reply_to": {"event_id": event.id}}
        return self.say(event.room, body, **{"m.relates_to": relation} | content)

    def say_in_thread(self, root, body, **content):
        relation = {"rel_type": "m.thread", "event_id": root.id, "is_falling_back": True,
                    "m.in_reply_to": {"event_id": root.id}}
        return self.say(root.room, body, **{"m.relates_to": relation} | content)

    def react(self, event, key):
        return self.send(event.room, "m.reaction", {"m.relates_to": {
            "rel_type": "m.annotation", "event_id": event.id, "key": key}})

    # what comes back

    def answers(self, question):
        """The events that answer that one, edits and redacted ones left out."""
        return [event for event in question.room.events
                if event.kind in MESSAGES and event.sender != self.id
                and replied_to(event.content) == question.id]

    def answer(self, question, timeout_s=20):
        return self.server.wait(lambda: self.answers(question), timeout_s)[0]

    def read(self, event):
        """Its content; secret.py decrypts."""
        return event.content

    def edits(self, answer):
        return [event for event in answer.room.events
                if relation_of(event.content).get("rel_type") == "m.replace"
                and relation_of(event.content).get("event_id") == answer.id]
