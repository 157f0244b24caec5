# SPDX-License-Identifier: MIT
"""The calls of the Client-Server API that the server knows: one row a call.

A handler gets a Call and gives the body of a 200, or raises Refused. What no client
should do and yet no server would refuse is complained about: the test fails at its end.
"""
import json
import re

from rooms import Refused, forbidden
from strict import check_message
from sync import Sync, position_of, token_of


class Call:
    def __init__(self, server, method, path, query, headers, body):
        self.server, self.method, self.path = server, method, path
        self.query, self.headers, self.body = query, headers, body
        self.parts, self.device = {}, None

    @property
    def user(self):
        return self.device.account.user_id

    def room(self):
        room = self.server.rooms.get(self.parts["room"])
        if room is None:
            raise forbidden("User not in that room, or it is unknown")
        return room

    def is_own(self):
        if self.parts["user"] != self.user:
            raise forbidden("Cannot do that for somebody else")


# logging in

def versions(call):
    return {"versions": call.server.versions, "unstable_features": {}}


def well_known(call):
    if call.server.well_known is None:
        raise Refused(404, "M_NOT_FOUND", "no delegation here")
    return call.server.well_known


def login_flows(call):
    flows = [{"type": "m.login.password"}] if call.server.logins.has_password_login else []
    return {"flows": flows}


def login(call):
    return call.server.logins.login(call.body)


def refresh(call):
    return call.server.logins.refreshed(call.body.get("refresh_token"))


def whoami(call):
    return {"user_id": call.server.whoami_says or call.user, "is_guest": False,
            "device_id": call.device.id}


def make_filter(call):
    call.is_own()
    call.device.filters[str(len(call.device.filters))] = call.body
    return {"filter_id": str(len(call.device.filters) - 1)}


def auth_metadata(call):
    return call.server.oauth.metadata()


def oauth_register(call):
    return call.server.oauth.register(call.body)


def oauth_device(call):
    return call.server.oauth.authorise(call.body)


def oauth_token(call):
    return call.server.oauth.token(call.body)


def oauth_revoke(call):
    return call.server.oauth.revoke(call.body)


# syncing

def _filters(call):
    text = call.query.get("filter")
    if text is None:
        return {}
    if text.startswith("{"):
        return json.loads(text)
    if text not in call.device.filters:
        raise Refused(404, "M_NOT_FOUND", "No such filter")
    return call.device.filters[text]


def sync(call):
    """Answers when there is news or the time is over, also if the token ended meanwhile."""
    server, device = call.server, call.device
    filters, since = _filters(call), call.query.get("since")
    timeout_ms = min(int(call.query.get("timeout", 0)), server.poll_max_ms)
    wants_after = call.query.get("use_state_after") == "true"
    if since and position_of(since) > server.position:
        raise Refused(400, "M_UNKNOWN", "Unknown stream token")
    server.note_sync(device, since)
    answer = None

    def look():
        nonlocal answer
        if call.is_gone():
            return True
        found = Sync(server, device, since, filters, wants_after)
        answer = found.answer()
        return found.has_news

    server.wait(look, timeout_ms / 1000, may_end=True)
    for room in answer.get("rooms", {}).get("join", {}) if not call.is_gone() else ():
        server.limits.pop(room, None)
    return answer


def messages(call):
    room, query = call.room(), call.query
    if room.membership(call.user) != "join":
        raise forbidden("You aren't a member of the room.")
    if query.get("dir") != "b":
        raise Refused(400, "M_UNKNOWN", "only backwards here")
    before = position_of(query["from"]) if "from" in query else call.server.position
    after = position_of(query["to"]) if "to" in query and call.server.knows_to else 0
    kinds = json.loads(query.get("filter", "{}")).get("types")
    limit = min(int(query.get("limit", 10)), call.server.page_max)
    page, more = room.page_back(before, after, limit, kinds)
    answer = {"chunk": [event.for_client(call.device) | {"room_id": room.id} for event in page],
              "start": token_of(before)}
    return answer if more is None else answer | {"end": token_of(more)}


# rooms

def join(call):
    room = call.server.find_room(call.parts["room"])
    if room is None:
        raise Refused(404, "M_NOT_FOUND", "No known servers")
    room.join(call.user)
    return {"room_id": room.id}


def leave(call):
    call.room().leave(call.user, call.body.get("reason"))
    return {}


def forget(call):
    if call.room().membership(call.user) in ("join", "invite"):
        raise Refused(400, "M_UNKNOWN", "User is in the room")
    call.server.forgotten.add((call.user, call.room().id))
    return {}


def once(call, do):
    """The same transaction of the same device is answered as at first."""
    key = (call.parts["room"] if "room" in call.parts else "", call.parts["kind"]
           if "kind" in call.parts else call.parts.get("event"), call.parts["txn"])
    known = call.device.txns.get(key)
    if known is None:
        known = call.device.txns[key] = (call.body, do())
    elif known[0] != call.body:
        call.server.complain(f"transaction {key} comes again with another body")
    return known[1]


def send(call):
    room, kind = call.room(), call.parts["kind"]

    def do():
        call.server.check_rate(call)
        check_message(call.server, room, kind, call.body, call.user)
        event = room.send(call.user, kind, call.body, (call.device.key, call.parts["txn"]))
        return {"event_id": event.id}
    return once(call, do)


def redact(call):
    room = call.room()

    def do():
        call.server.check_rate(call)
        event = room.redact(call.user, call.parts["event"], call.body,
                            (call.device.key, call.parts["txn"]))
        return {"event_id": event.id}
    return once(call, do)


def get_state(call):
    room = call.room()
    if room.membership(call.user) != "join":
        raise forbidden("You aren't a member of the room.")
    event = room.state.get((call.parts["kind"], call.parts.get("key") or ""))
    if event is None:
        raise Refused(404, "M_NOT_FOUND", "Event not found.")
    return event.for_client() if call.query.get("format") == "event" else event.content


def members(call):
    room, without = call.room(), call.query.get("not_membership")
    if room.membership(call.user) != "join":
        raise forbidden("You aren't a member of the room.")
    return {"chunk": [event.for_client() | {"room_id": room.id}
                      for (kind, user), event in room.state.items()
                      if kind == "m.room.member" and room.membership(user) != without]}


def joined_members(call):
    return {"joined": {user: {"display_name": call.server.accounts[user].display_name}
                       for user in call.room().members("join")}}


def get_event(call):
    event = call.room().event(call.parts["event"])
    if event is None:
        raise Refused(404, "M_NOT_FOUND", "Event not found.")
    return event.for_client(call.device) | {"room_id": event.room.id}


def receipt(call):
    if call.room().event(call.parts["event"]) is None:
        raise Refused(404, "M_NOT_FOUND", "no such event")
    call.server.receipts.append((call.user, call.parts["room"], call.parts["kind"],
                                 call.parts["event"], call.body.get("thread_id")))
    return {}


def typing(call):
    call.is_own()
    if not isinstance(call.body.get("typing"), bool):
        raise Refused(400, "M_BAD_JSON", "typing is a boolean")
    call.server.typing.append((call.parts["room"], call.body["typing"]))
    return {}


# the account

def get_data(call):
    call.is_own()
    data = call.device.account.data
    if call.parts["kind"] not in data:
        raise Refused(404, "M_NOT_FOUND", "Account data not found")
    return data[call.parts["kind"]]


def put_data(call):
    call.is_own()
    call.device.account.data[call.parts["kind"]] = call.body
    call.server.notify()
    return {}


def get_profile(call):
    account = call.server.accounts.get(call.parts["user"])
    if account is None:
        raise Refused(404, "M_NOT_FOUND", "Profile was not found")
    fields = {"displayname": account.display_name, "avatar_url": account.avatar}
    fields = {key: value for key, value in fields.items() if value}
    if field := call.parts.get("field"):
        return {field: fields[field]} if field in fields else {}
    return fields


def put_profile(call):
    call.is_own()
    account = call.device.account
    if call.parts["field"] == "displayname":
        account.display_name = call.body["displayname"]
    else:
        account.avatar = call.body["avatar_url"]
    call.server.profile_changed(account)
    return {}


# encryption

def keys_upload(call):
    return call.server.keys.upload(call.device, call.body)


def keys_query(call):
    return call.server.keys.query(call.device, call.body)


def keys_claim(call):
    return call.server.keys.claim(call.device, call.body)


def keys_changes(call):
    since, until = (position_of(call.query[name]) for name in ("from", "to"))
    return {"changed": call.server.keys.changed_since(call.user, since, until), "left": []}


def device_signing(call):
    return call.server.keys.upload_cross_signing(call.device, call.body)


def signatures(call):
    return call.server.keys.upload_signatures(call.device, call.body)


def send_to_device(call):
    return once(call, lambda: call.server.keys.send_to_device(
        call.user, call.parts["kind"], call.body))


def backup_version(call):
    raise Refused(404, "M_NOT_FOUND", "No backup found")


def devices(call):
    return {"devices": [{"device_id": one.id, "display_name": one.name}
                        for one in call.device.account.devices.values()]}


def logout(call):
    """Deletes the device and its keys, which nothing but a person may want."""
    if not call.server.expects_logout:
        call.server.complain("it logs out: that deletes the device and its keys")
    call.server.logins.void(call.device.account, is_soft=False, device_gone=True)
    return {}


C = "/_matrix/client/v3"
ROOM = C + "/rooms/{room}"
OPEN = {"needs_token": False}

# method, path, handler, query parameters that it may have, options
ROUTES = [
    ("GET", "/.well-known/matrix/client", well_known, "", OPEN),
    ("GET", "/_matrix/client/versions", versions, "", OPEN | {"takes_token": True}),
    ("GET", C + "/login", login_flows, "", OPEN),
    ("POST", C + "/login", login, "", OPEN),
    ("POST", C + "/refresh", refresh, "", OPEN),
    ("POST", C + "/logout", logout, "", {}),
    ("GET", "/_matrix/client/v1/auth_metadata", auth_metadata, "", OPEN),
    ("POST", "/oauth2/register", oauth_register, "", OPEN),
    ("POST", "/oauth2/device", oauth_device, "", OPEN | {"is_form": True}),
    ("POST", "/oauth2/token", oauth_token, "", OPEN | {"is_form": True}),
    ("POST", "/oauth2/revoke", oauth_revoke, "", OPEN | {"is_form": True}),
    ("GET", C + "/account/whoami", whoami, "", {}),
    ("GET", C + "/devices", devices, "", {}),
    ("POST", C + "/user/{user}/filter", make_filter, "", {}),
    ("GET", C + "/user/{user}/account_data/{kind}", get_data, "", {}),
    ("PUT", C + "/user/{user}/account_data/{kind}", put_data, "", {}),
    ("GET", C + "/profile/{user}", get_profile, "", OPEN | {"takes_token": True}),
    ("GET", C + "/profile/{user}/{field}", get_profile, "", OPEN | {"takes_token": True}),
    ("PUT", C + "/profile/{user}/{field}", put_profile, "", {}),
    ("GET", C + "/sync", sync, "filter since full_state set_presence timeout use_state_after", {}),
    ("POST", C + "/join/{room}", join, "via server_name", {}),
    ("POST", ROOM + "/join", join, "", {}),
    ("POST", ROOM + "/leave", leave, "", {}),
    ("POST", ROOM + "/forget", forget, "", {}),
    ("GET", ROOM + "/messages", messages, "dir from to limit filter", {}),
    ("GET", ROOM + "/members", members, "at membership not_membership", {}),
    ("GET", ROOM + "/joined_members", joined_members, "", {}),
    ("GET", ROOM + "/event/{event}", get_event, "", {}),
    ("GET", ROOM + "/state/{kind}", get_state, "format", {}),
    ("GET", ROOM + "/state/{kind}/{key}", get_state, "format", {}),
    ("PUT", ROOM + "/send/{kind}/{txn}", send, "", {}),
    ("PUT", ROOM + "/redact/{event}/{txn}", redact, "", {}),
    ("POST", ROOM + "/receipt/{kind}/{event}", receipt, "", {}),
    ("PUT", ROOM + "/typing/{user}", typing, "", {}),
    ("POST", C + "/keys/upload", keys_upload, "", {}),
    ("POST", C + "/keys/query", keys_query, "", {}),
    ("POST", C + "/keys/claim", keys_claim, "", {}),
    ("GET", C + "/keys/changes", keys_changes, "from to", {}),
    ("POST", C + "/keys/device_signing/upload", device_signing, "", {}),
    ("POST", C + "/keys/signatures/upload", signatures, "", {}),
    ("GET", C + "/room_keys/version", backup_version, "", {}),
    ("PUT", C + "/sendToDevice/{kind}/{txn}", send_to_device, "", {}),
]


class Route:
    def __init__(self, method, path, handler, query, options):
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]*)", re.escape(path))
        self.method, self.handler = method, handler
        self.pattern = re.compile(pattern + "$")
        self.query = set(query.split())
        self.needs_token = options.get("needs_token", True)
        self.takes_token = options.get("takes_token", self.needs_token)
        self.is_form = options.get("is_form", False)


TABLE = [Route(*row) for row in ROUTES]


def find_route(method, path):
    """The row and the parts of the path as they came, still escaped."""
    known = False
    for route in TABLE:
        if found := route.pattern.match(path):
            known = True
            if route.method == method:
                return route, found.groupdict()
    raise Refused(405 if known else 404, "M_UNRECOGNIZED", "Unrecognized request")
