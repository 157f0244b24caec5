# SPDX-License-Identifier: MIT
"""A homeserver on loopback that keeps to the specification and fails on command.

    server = Homeserver().start()
    ann = server.person("ann")                 # see people.py
    server.account("faq", "password")          # somebody who comes by HTTP
    fault = server.fail("PUT", "/send/", status(500))
    fault.wait()                               # it has been met
    ...
    server.stop()
    assert not server.complaints

Everything happens under one lock; `wait` returns when what it asks for has become true.
"""
import http.server
import json
import re
import socket
import struct
import threading
import time
import traceback
import urllib.parse

import api
from accounts import Account, Logins, OAuth
from faults import Fault
from keys import Keys
from people import Person
from rooms import Refused, Room

WAIT_S = 20
UNDER_WAY_S = 0.5  # what left before a refusal arrived may come this much later
BODY_MAX = 1 << 20
LIMITED_PATH = re.compile(r"/(send|redact|join)/|/join$|/profile/")
VERSIONS = ["r0.6.1", *(f"v1.{minor}" for minor in range(1, 16))]


class Homeserver:
    def __init__(self, name="localhost"):
        self.name = name
        self.lock = threading.RLock()
        self._news = threading.Condition(self.lock)
        self.position = 0
        self.accounts, self.rooms, self.aliases = {}, {}, {}
        self.logins, self.oauth, self.keys = Logins(self), OAuth(self), Keys(self)
        self.complaints, self.requests, self._faults = [], [], []
        self.receipts, self.typing, self.forgotten = [], [], set()
        self.ratchet_uses, self.session_rooms = {}, {}
        self._strict_users, self._syncing = set(), {}
        # what a test may change
        self.versions = list(VERSIONS)
        self.well_known = None
        self.whoami_says = None
        self.has_state_after = self.is_disordered = False
        self.expects_logout = False
        self.knows_to = True       # "to" of /messages is obeyed
        self.page_max = 100
        self.poll_max_ms = 60_000  # how long a sync is held at most
        self.forgotten_until = -1  # sync tokens up to this position are unknown
        self.limits = {}           # room id -> events of its next timeline
        self.ahead_ms = 0          # of the server's clock
        self.rate = None           # (sends, seconds): see limit()
        self._sent_at, self._refused_at, self._gate = [], 0.0, 0.0

    # people and rooms

    def account(self, name, password="secret"):
        account = Account(self, name, password)
        self.accounts[account.user_id] = account
        return account

    def person(self, name):
        return Person(self, self.account(name))

    def be_strict_with(self, user_id):
        self._strict_users.add(user_id)

    def is_strict(self, user_id):
        return user_id in self._strict_users

    def find_room(self, id_or_alias):
        return self.rooms.get(self.aliases.get(id_or_alias, id_or_alias))

    def membership_changed(self, room, event):
        """Whoever comes into an encrypted room becomes interesting to those in it."""
        if room.id and room.is_encrypted() and event.content["membership"] in ("join", "invite"):
            account = self.accounts.get(event.state_key)
            if account and any(device.keys for device in account.devices.values()):
                self.keys.changes.append((self.next_position(), event.state_key))

    def profile_changed(self, account):
        for room in self.rooms.values():
            if room.membership(account.user_id) == "join":
                room.append(account.user_id, "m.room.member",
                            {"membership": "join", "displayname": account.display_name},
                            account.user_id)

    # time and news

    def now_ms(self):
        return int(time.time() * 1000) + self.ahead_ms

    def next_position(self):
        with self.lock:
            self.position += 1
            return self.position

    def notify(self):
        with self._news:
            self._news.notify_all()

    def wait(self, is_true, timeout_s=WAIT_S, may_end=False):
        """What is_true gives, as soon as it is something; without `may_end` that must be."""
        deadline = time.monotonic() + timeout_s
        with self._news:
            while not (result := is_true()):
                left = deadline - time.monotonic()
                if left <= 0:
                    if may_end:
                        return result
                    raise AssertionError(f"did not become true in {timeout_s} s\n{self.trace()}")
                self._news.wait(min(left, 0.5))
            return result

    def complain(self, what):
        with self.lock:
            self.complaints.append(what)

    def trace(self, count=25):
        """The last requests, for a test that failed."""
        return "\n".join(f"{one.method} {one.path} -> {one.status}"
                         for one in self.requests[-count:])

    def asked(self, method, pattern):
        """The requests so far whose path fits."""
        with self.lock:
            return [one for one in self.requests
                    if one.method == method and re.search(pattern, one.path)]

    # failing on command

    def fail(self, method, pattern, how, times=1):
        """The next requests that fit go wrong like that (faults.py)."""
        fault = Fault(self, method, pattern, how, times)
        with self.lock:
            self._faults.append(fault)
        return fault

    def take_fault(self, method, path):
        with self.lock:
            for fault in self._faults:
                if fault.takes(method, path):
                    return fault.how
        return None

    def limit(self, sends, seconds):
        """From now on as many message-like requests in so many seconds; then 429."""
        with self.lock:
            self.rate, self._sent_at = (sends, seconds), []

    def check_rate(self, call):
        now = time.monotonic()
        if self.rate is None or not self.is_strict(call.user):
            return
        if self._refused_at + UNDER_WAY_S < now < self._gate - 0.05:
            self.complain(f"{call.path} before the time that Retry-After named")
        sends, seconds = self.rate
        self._sent_at = [at for at in self._sent_at if at > now - seconds]
        if len(self._sent_at) >= sends:
            wait_s = self._sent_at[0] + seconds - now
            whole_s = int(wait_s) + 1
            self._refused_at, self._gate = now, now + whole_s
            raise Refused(429, "M_LIMIT_EXCEEDED", "Too Many Requests",
                          headers={"Retry-After": str(whole_s)},
                          retry_after_ms=int(wait_s * 1000))
        self._sent_at.append(now)

    def note_sync(self, device, since):
        with self.lock:
            count, _ = self._syncing.get(device.key, (0, None))
            self._syncing[device.key] = (count + 1, since)

    # HTTP

    def start(self):
        self._http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler_for(self))
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=[0.02], daemon=True).start()
        return self

    def stop(self):
        with self.lock:
            for fault in self._faults:
                fault.release()
        self._http.shutdown()
        self._http.server_close()

    def answer(self, call):
        """Status, headers and body of a request: the work itself, without faults."""
        try:
            route, parts = api.find_route(call.method, call.path)
            call.parts = {name: urllib.parse.unquote(part) for name, part in parts.items()}
            self._check_request(route, call)
            if route.needs_token:
                call.device = self.logins.authenticate(call.token)
            with self.lock:
                return 200, {}, route.handler(call)
        except Refused as refused:
            if refused.body.get("errcode") == "M_UNRECOGNIZED":
                self._complain_unless_optional(call)
            return refused.status, refused.headers, refused.body
        except Exception:  # a fault of this server must fail the test, not vanish
            self.complain(traceback.format_exc())
            return 500, {}, {"errcode": "M_UNKNOWN", "error": "the test server failed"}

    def _complain_unless_optional(self, call):
        if not call.path.endswith("/auth_metadata"):
            self.complain(f"an unknown request: {call.method} {call.path}")

    def _check_request(self, route, call):
        if unknown := call.query.keys() - route.query:
            self.complain(f"{call.path}: query parameters {sorted(unknown)}")
        if call.token and not route.takes_token:
            self.complain(f"{call.path}: a token where none is needed")
        if not call.token and route.needs_token:
            raise Refused(401, "M_MISSING_TOKEN", "Missing access token")
        if call.method in ("PUT", "POST") and not route.is_form and not isinstance(call.body, dict):
            raise Refused(400, "M_NOT_JSON", "Content not JSON.")
        if call.query.get("set_presence", "offline") != "offline":
            self.complain("it shows presence")


def read_body(call, headers, data):
    kind = (headers.get("Content-Type") or "").split(";")[0]
    if kind == "application/x-www-form-urlencoded":
        return dict(urllib.parse.parse_qsl(data.decode()))
    if not data:
        return None
    if kind != "application/json":
        call.server.complain(f"{call.path}: a body of type {kind!r}")
    try:
        return json.loads(data)
    except ValueError:
        return None


def handler_for(server):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def log_message(self, *_):
            pass

        def date_time_string(self, timestamp=None):
            return super().date_time_string(time.time() + server.ahead_ms / 1000)

        def serve(self):
            call = self._read_call()
            call.status, call.at = None, time.monotonic()
            with server.lock:
                server.requests.append(call)
            server.notify()
            how = server.take_fault(self.command, call.path)
            if how is None or how.works:
                call.status, headers, body = server.answer(call)
            if how is None and self.command == "GET":  # a sync may have waited long
                how = server.take_fault(self.command, call.path)
            if how is None:
                self.reply(call.status, headers, json.dumps(body).encode())
            else:
                how.play(self, call, *((headers, body) if how.works else ({}, None)))
            server.notify()

        def _read_call(self):
            length = int(self.headers.get("Content-Length") or 0)
            if length > BODY_MAX:
                server.complain(f"a body of {length} bytes")
            path, _, query = self.path.partition("?")
            call = api.Call(server, self.command, path,
                            dict(urllib.parse.parse_qsl(query, keep_blank_values=True)),
                            self.headers, None)
            if "access_token" in call.query:
                server.complain("a token in the query")
            call.body = read_body(call, self.headers, self.rfile.read(length))
            call.token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
            call.is_gone = self.is_gone
            return call

        def is_gone(self):
            """Has the client hung up? Then nobody waits for this sync."""
            try:
                return self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
            except BlockingIOError:
                return False
            except OSError:
                return True

        def reply(self, status, headers, data, kind="application/json", length=None):
            self.send_response(status)
            for name, value in {"Content-Type": kind,
                                "Content-Length": str(len(data) if length is None else length),
                                **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)
            self.wfile.flush()

        def hang_up(self, is_reset=False):
            self.close_connection = True
            if is_reset:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                           struct.pack("ii", 1, 0))
            else:
                self.connection.shutdown(socket.SHUT_RDWR)
            self.connection.close()

        def handle(self):
            try:
                super().handle()
            except (ConnectionError, OSError, ValueError):
                self.close_connection = True

        do_GET = do_PUT = do_POST = do_DELETE = serve

    return Handler
