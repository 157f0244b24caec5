#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A Matrix user on matrix-nio that peer.py drives: one JSON object a line in, one out.

    nio_peer.py URL NAME PASSWORD      ends with its input

Verbs: create_room (invite, direct, encrypted), join (room), send (room, body, mentions, reply_to),
expect (room, from, relates_to, member), each with `timeout` in seconds. The first answer
says who it is. An encrypted room is read and written with a device of its own, which
nobody has signed; what is found says whether it came "encrypted".
"""
import asyncio
import json
import sys
import tempfile
import threading

import nio

WAIT_S = 20


class User:
    def __init__(self, client):
        self.client = client
        self.events = []
        self.news = asyncio.Event()
        client.add_event_callback(self.take, nio.Event)

    async def take(self, room, event):
        if isinstance(event, nio.MegolmEvent):
            return  # not readable: the test waits for one that is
        self.events.append({"room": room.room_id, **event.source,
                            "encrypted": event.decrypted})
        self.news.set()

    async def create_room(self, command):
        state = [nio.EnableEncryptionBuilder().as_dict()] if command.get("encrypted") else []
        made = good(await self.client.room_create(
            is_direct=command.get("direct", False), invite=command.get("invite", []),
            initial_state=state))
        while made.room_id not in self.client.rooms:
            await asyncio.sleep(0.05)
        return {"room": made.room_id}

    async def join(self, command):
        good(await self.client.join(command["room"]))
        while command["room"] not in self.client.rooms:
            await asyncio.sleep(0.05)
        return {}

    async def send(self, command):
        content = {"msgtype": "m.text", "body": command["body"]}
        if "mentions" in command:
            content["m.mentions"] = {"user_ids": command["mentions"]}
        if "reply_to" in command:
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": command["reply_to"]}}
        sent = good(await self.client.room_send(command["room"], "m.room.message", content,
                                                ignore_unverified_devices=True))
        return {"event": sent.event_id}

    async def expect(self, command):
        deadline = asyncio.get_running_loop().time() + command.get("timeout", WAIT_S)
        while True:
            for event in self.events:
                if fits(event, command, self.client.user_id):
                    self.events.remove(event)
                    return {"found": event}
            self.news.clear()
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                raise TimeoutError("seen: " + json.dumps(self.events[-5:]))
            try:
                await asyncio.wait_for(self.news.wait(), left)
            except asyncio.TimeoutError:
                continue


def fits(event, command, own_id):
    content = event["content"]
    if command.get("room", event["room"]) != event["room"]:
        return False
    if "member" in command:
        return (event["type"] == "m.room.member" and event.get("state_key") == command["member"]
                and content.get("membership") == "join")
    reply = content.get("m.relates_to", {}).get("m.in_reply_to", {}).get("event_id")
    return (event["type"] == "m.room.message" and event["sender"] != own_id
            and event["sender"] == command.get("from", event["sender"])
            and reply == command.get("relates_to", reply))


def good(answer):
    if isinstance(answer, nio.ErrorResponse):
        raise RuntimeError(f"{answer.status_code} {answer.message}")
    return answer


def say(line):
    print(json.dumps(line), flush=True)


def read_commands(loop, queue):
    for line in sys.stdin:
        loop.call_soon_threadsafe(queue.put_nowait, line)
    loop.call_soon_threadsafe(queue.put_nowait, None)


async def main(url, name, password):
    store = tempfile.TemporaryDirectory(prefix="nio-")
    client = nio.AsyncClient(url, name, store_path=store.name,
                             config=nio.AsyncClientConfig(encryption_enabled=True))
    good(await client.login(password))
    good(await client.keys_upload())
    user = User(client)
    await client.sync(timeout=0)
    syncing = asyncio.ensure_future(client.sync_forever(timeout=5000))
    say({"ok": True, "user": client.user_id})
    queue = asyncio.Queue()
    loop = asyncio.get_running_loop()
    threading.Thread(target=read_commands, args=(loop, queue), daemon=True).start()
    verbs = {"create_room": user.create_room, "join": user.join, "send": user.send,
             "expect": user.expect}
    while (line := await queue.get()) is not None:
        command = json.loads(line)
        try:
            say({"ok": True} | await verbs[command["do"]](command))
        except Exception as error:  # whatever it was, the test must read it
            say({"ok": False, "error": f"{type(error).__name__}: {error}"})
    syncing.cancel()
    await client.close()
    store.cleanup()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4]))
