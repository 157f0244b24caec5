# SPDX-License-Identifier: MIT
"""The scripted server: listens, takes the bot's lines, answers what is not by hand."""
import collections
import socket
import ssl

import manners
import strict
from connection import Connection
from wire import duration_ms


class Server:
    """events: what happened to connections, for the script. pending: lines of the bot that
    the script must ask for. complaints: what the bot must never do."""

    def __init__(self, settings, certificates, pace, address="127.0.0.1"):
        self.settings = settings
        self._address = address
        self.by_hand = set(settings.by_hand)
        self.now_ms = 0
        self.connection = None  # the newest
        self.events = collections.deque()
        self.pending = collections.deque()
        self.complaints = []
        self.transcript = []
        self._certificates = certificates
        self._pace = pace
        self._sockets = {}
        self._ports = {"plain": 0, "tls": 0}
        self._dead = []
        self.heard = []  # the same lines with the time when they came
        self.send_bytes = None  # how bytes go out: set by the player
        self.listen()

    def port(self, kind):
        return self._ports[kind]

    def listen(self):
        for kind, port in self._ports.items():
            family = socket.AF_INET6 if ":" in self._address else socket.AF_INET
            listener = socket.create_server((self._address, port), family=family)
            listener.setblocking(False)
            self._sockets[kind] = listener
            self._ports[kind] = listener.getsockname()[1]

    def refuse(self):
        for listener in self._sockets.values():
            listener.close()
        self._sockets = {}

    def swallow(self, address):
        """On this address connections are begun and never finished, as behind a filter that
        drops them: the queue of the listener is full."""
        dead = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
        dead.bind((address, self._ports["plain"]))
        dead.listen(0)
        self._dead = [dead]
        for _ in range(4):
            guest = socket.socket(dead.family)
            guest.setblocking(False)
            guest.connect_ex((address, self._ports["plain"]))
            self._dead.append(guest)

    def close(self):
        self.refuse()
        for one in self._dead:
            one.close()
        if self.connection and self.connection.is_open:
            self.connection.close()

    def complain(self, text):
        self.complaints.append(text)

    def end(self, connection):
        """We hang up."""
        if not connection.is_ended:
            connection.close()
            self._closed(connection)

    def note(self, mark, line):
        self.transcript.append(f"{self.now_ms % 10_000_000:>8} {mark} "
                               + line.decode("utf-8", "backslashreplace"))

    @property
    def time_ms(self):
        """What the server's own clock says."""
        away_ms = duration_ms(self.settings.clock[1:])
        return self.now_ms + (away_ms if self.settings.clock[0] == "+" else -away_ms)

    # the bot's side

    def serve(self):
        """Does what there is to do; false when there was nothing."""
        connection = self.connection
        did = connection is not None and connection.is_open and self._hear(connection)
        return self._accept() or did

    def is_delivered(self):
        return not self.connection or not self.connection.is_open \
            or self.connection.is_delivered()

    def acknowledge(self):
        """The bot waits until what it sent has arrived."""
        if self.connection and self.connection.is_open:
            self.connection.acknowledge()

    def _hear(self, connection):
        did = False
        for line in connection.receive():
            did = True
            self._take(connection, line)
        while not connection.is_ended:
            line = connection.throttle.take(self.now_ms)
            if line is None:
                break
            did = True
            self._answer(connection, strict.parse(line))
        if not connection.is_open and not connection.is_ended:
            did = True
            self._closed(connection)
        return did

    def _closed(self, connection):
        connection.is_ended = True
        self.note("--", b"closed")
        self.events.append("closed")

    def _accept(self):
        did = False
        for kind, listener in list(self._sockets.items()):
            try:
                raw, _ = listener.accept()
            except BlockingIOError:
                continue
            did = True
            self._welcome(raw, kind)
        return did

    def _welcome(self, raw, kind):
        context = None
        if kind == "tls":
            context = self._certificates.context(self.settings.certificate)
        pace = strict.Pace(*self._pace) if self._pace and self.settings.rate else None
        try:
            fresh = Connection(raw, context, self.settings, pace)
        except (OSError, ssl.SSLError):
            self.note("--", f"handshake refused on {kind}".encode())
            self.events.append(f"refused {kind}")
            raw.close()
            return
        if self.connection and self.connection.is_open:
            self._hear(self.connection)  # it may have hung up just now
        if self.connection and self.connection.is_open:
            self.complain("two connections at a time")
            self.connection.close()
        self.connection = fresh
        self.note("--", f"connected {kind}".encode())
        self.events.append(f"connected {kind}")

    def _take(self, connection, line):
        self.note(">>", line)
        wrong = connection.complaint(line, self.now_ms)
        if wrong:
            self.complain(f"{wrong}: {line.decode('utf-8', 'backslashreplace')}")
        if not connection.throttle.add(line):
            self.complain("the bot sent too much at once: RecvQ exceeded")
            self.say(connection, b"ERROR :Closing Link: faqd (RecvQ exceeded)")
            self.end(connection)

    def _answer(self, connection, message):
        command = message.command
        manners.hear(self, connection, message)
        is_heard = command in ("PRIVMSG", "NOTICE", "BATCH")
        by_itself = manners.BY_ITSELF.get(command)
        if is_heard or not by_itself or self.by_hand & {command, "*"}:
            self.pending.append(message.raw)
            self.heard.append((self.now_ms, message.raw.decode("utf-8", "replace")))
            by_itself = manners.after_cap if command == "CAP" else None
        if is_heard and "ECHO" not in self.by_hand:
            by_itself = manners.echo
        if not by_itself:
            return
        lines = by_itself(self, connection, message)
        for line in manners.tagged(self, connection, message, lines or []) \
                if lines is not None else []:
            self.say(connection, line.encode())

    def say(self, connection, line):
        self.note("<<", line)
        self.send_bytes(connection, line + b"\r\n")

    def due_ms(self):
        """Until the throttle takes another line; None: never."""
        if not self.connection or not self.connection.is_open:
            return None
        return self.connection.throttle.due_ms(self.now_ms)
