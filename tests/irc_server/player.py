# SPDX-License-Identifier: MIT
"""Plays one .wire script against one faqd."""
import re
import shutil
import signal
import tempfile
import time
import pathlib

import manners
import settings
from bot import Bot
from clock import BotEnded
from server import Server
from wire import Wire, WireError, Words, duration_ms

STEPS_MAX = 20_000
PIPE_S = 5
DELIVERY_S = 1
BYTEWISE_MEMBERS = 500
BYTEWISE_END = 600  # more than a line of 512
LEAVE_MS = 10_000  # the bot says QUIT and waits for the answer


class Player:
    def __init__(self, path, certificates, is_bytewise):
        self.wire = Wire(path)
        self.is_bytewise = is_bytewise
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="faqd-wire-"))
        self._certificates = certificates
        self._line = 0
        self._log_seen = 0
        self._due_ms = None
        self._is_over = False     # the bot was stopped by the script
        self._is_leaving = False  # or is about to
        self._taken = []        # by the last `several`
        self._is_stormy = False
        self._storm_ms = 0

    def run(self):
        try:
            self._prepare()
            self._begin()
            for step in self.wire.steps:
                self._line = step.number
                self.STEPS[step.mark](self, step.text)
                self._hold_complaints()
            self._finish()
        except BotEnded:
            raise self._failure("the bot has ended") from None
        except AssertionError as error:
            raise self._failure(str(error)) from None
        finally:
            self._clean()

    def _failure(self, text):
        seen = "\n".join(self.server.transcript[-25:]) if hasattr(self, "server") else ""
        log = "\n".join(self.bot.log[-12:]) if hasattr(self, "bot") else ""
        mode = "byte by byte" if self.is_bytewise else "whole"
        return AssertionError(f"{self.wire.path}:{self._line}: {text} ({mode})\n"
                              f"{seen}\n-- log --\n{log}")

    # beginning and end

    def _prepare(self):
        irc = self.wire.settings.get("irc", {})
        pace = (irc.get("burst", 4), irc.get("lines_per_second", 1.0))
        given = self.wire.settings.get("server", {})
        self.server = Server(settings.ServerSettings(), self._certificates, pace,
                             given.get("address", "127.0.0.1"))
        if "dead_address" in given:
            self.server.swallow(given["dead_address"])
        places = {"port": str(self.server.port("plain")),
                  "tls_port": str(self.server.port("tls")),
                  "authority": self._certificates.path("good.crt"),
                  "client_cert": self._certificates.path("client.crt"),
                  "client_key": self._certificates.path("client.key"),
                  "fingerprint": self._certificates.fingerprint("good")}
        self.server.settings, tables = settings.read(self.wire, self.folder, places)
        if self.is_bytewise:  # a list of 10,000 names is one thing 200 times over
            self.server.settings.members = min(self.server.settings.members, BYTEWISE_MEMBERS)
        self.server.by_hand = set(self.server.settings.by_hand)
        self.server.send_bytes = self._send
        self.words = Words(places)
        self.bot = Bot(self.folder, tables, self.server.acknowledge)

    def _begin(self):
        """The first connection is taken for granted where the script does not speak of it."""
        self._start()
        first = self.wire.steps[0].text if self.wire.steps else ""
        if not re.match(r"connected|refused", first) and self.server.events:
            want = "connected tls" if self.server.settings.tls else "connected plain"
            self._expect_event(want)

    def _start(self):
        self.bot.start()
        self._settle()

    def _finish(self):
        self._expect_quiet("at the end")
        if not self._is_over:
            self._stop()
        self._hold_complaints()

    def _stop(self):
        """SIGTERM: it leaves within some seconds, with status 0."""
        if not self._is_leaving:
            self._leave("")
        self._pass(LEAVE_MS)
        assert self._is_over, "it does not leave"

    def _ended(self):
        """The process is gone: was it asked to?"""
        if not self._is_leaving:
            raise BotEnded
        status = self.bot.wait_end()
        assert status == 0, f"it ended with status {status}"
        self._is_leaving, self._is_over = False, True
        self._forget_connection()

    def _forget_connection(self):
        self.server.serve()
        if self.server.connection and self.server.connection.is_open:
            self.server.connection.close()
        self.server.events.clear()

    def _clean(self):
        if hasattr(self, "bot") and self.bot.is_running():
            self.bot.kill()
        if hasattr(self, "server"):
            self.server.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # the world goes on

    def _send(self, connection, data):
        for part in self._parts(data):
            connection.send(part)
            if self.is_bytewise:
                try:
                    self._rest()
                except BotEnded:
                    return  # the next turn tells

    def _parts(self, data):
        """Byte by byte, where that is asked for; but the middle of a very long line is one
        thing a thousand times over."""
        if not self.is_bytewise:
            return [data]
        parts = [data[at:at + 1] for at in range(len(data))]
        if len(data) <= 2 * BYTEWISE_END:
            return parts
        middle = data[BYTEWISE_END:-BYTEWISE_END]
        return parts[:BYTEWISE_END] + [middle] + parts[-BYTEWISE_END:]

    def _rest(self):
        """The bot has read all that was sent, and sleeps: for so many ms."""
        deadline = time.monotonic() + DELIVERY_S
        while True:
            is_delivered = self.server.is_delivered()
            due_ms = self.bot.clock.settle()
            if is_delivered or time.monotonic() > deadline:
                return due_ms

    def _settle(self):
        """Until neither side has anything to do now."""
        for _ in range(STEPS_MAX):
            if self._is_over:
                return
            try:
                self._due_ms = self._rest()
            except BotEnded:
                self._ended()
                return
            self.server.now_ms = self.bot.clock.wall_ms
            if not self.server.serve():
                return
        raise AssertionError("bot and server talk without end")

    def _pass(self, span_ms):
        left_ms = span_ms
        for _ in range(STEPS_MAX):
            if self._is_over:
                return
            waits = [due for due in (self._due_ms, self.server.due_ms()) if due is not None]
            next_ms = max(min(waits, default=left_ms), 1)
            if next_ms > left_ms or left_ms <= 0:
                break
            self._advance(next_ms)
            left_ms -= next_ms
        else:
            raise AssertionError("too much happens while time passes")
        if left_ms > 0:
            self._advance(left_ms)

    def _advance(self, ms):
        try:
            self.bot.advance(ms)
        except BotEnded:
            self._ended()
        self._settle()

    def _hold_complaints(self):
        assert not self.server.complaints, "; ".join(self.server.complaints)

    def _expect_quiet(self, when):
        if self.server.pending:
            line = self.server.pending[0].decode(errors="backslashreplace")
            raise AssertionError(f"not expected {when}: {line}")
        if self.server.events:
            raise AssertionError(f"not expected {when}: {self.server.events[0]}")

    # steps

    def _server_says(self, text):
        self._expect_quiet("before this")
        connection = self._connection()
        line = self.words.expand(text, self.server.time_ms)
        manners.spoken(connection, line)
        self.server.say(connection, line)
        self._settle()

    def _connection(self):
        connection = self.server.connection
        assert connection and connection.is_open, "there is no connection"
        return connection

    def _bot_says(self, text):
        assert self.server.pending, f"it sends nothing; wanted: {text}"
        line = self.server.pending.popleft()
        if not self.words.fits(text, line, self.server.time_ms):
            raise AssertionError(f"it sends instead: {line.decode(errors='backslashreplace')}")

    def _time_passes(self, text):
        if not self._is_stormy:
            self._expect_quiet("before this")
        self._pass(duration_ms(text))

    def _claim(self, text):
        word, _, rest = text.partition(" ")
        if word in ("connected", "closed", "refused"):
            self._expect_event(text)
        elif word in self.CLAIMS:
            self.CLAIMS[word](self, rest)
        else:
            raise WireError(f"no such claim: {text}")

    def _expect_event(self, text):
        """In any order among those that happened at the same time."""
        got = self.server.events[0] if self.server.events else "nothing"
        assert text in self.server.events, f"{text} is expected, {got} has happened"
        self.server.events.remove(text)

    def _claim_log(self, pattern):
        """A line that was written before: only the pipe is waited for."""
        deadline = time.monotonic() + PIPE_S
        while time.monotonic() < deadline:
            for at in range(self._log_seen, len(self.bot.log)):
                if re.search(pattern, self.bot.log[at]):
                    self._log_seen = at + 1
                    return
            time.sleep(0.01)
        raise AssertionError(f"the log does not say {pattern!r}")

    def _claim_nick(self, nick):
        assert self._connection().nick == nick, f"its nick is {self._connection().nick}"

    def _claim_in(self, channels):
        there = self._connection().channels
        assert sorted(there) == sorted(channels.split()), f"it is in {there}"

    def _claim_account(self, account):
        got = self._connection().login.account
        assert got == account, f"it is logged in as {got or 'nobody'}"

    def _claim_caps(self, caps):
        missing = set(caps.split()) - self._connection().caps
        assert not missing, f"it did not ask for {missing}"

    def _claim_not_caps(self, caps):
        there = set(caps.split()) & self._connection().caps
        assert not there, f"it asked for {there}"

    def _claim_several(self, counts):
        """All lines that wait for the script, however they are: `several 5..20`."""
        least, _, most = counts.partition("..")
        self._is_stormy = False
        self._taken = [line.decode(errors="replace") for line in self.server.pending]
        self.server.pending.clear()
        assert int(least) <= len(self._taken) <= int(most or least), \
            f"{len(self._taken)} lines"

    def _claim_everybody(self, text):
        """Each of NAME1 to NAMEn is spoken to, or named, in what `several` took."""
        name, count = text.split()
        left_out = [f"{name}{number}" for number in range(1, int(count) + 1)
                    if not any(re.search(rf"\b{name}{number}\b", one) for one in self._taken)]
        assert not left_out, f"nobody speaks to {left_out}"

    def _claim_within(self, text):
        """No answer to the storm came later; a line that asks to try again is none."""
        late = [f"after {ms - self._storm_ms} ms: {line}" for ms, line in self.server.heard
                if ms - self._storm_ms > duration_ms(text) and "ask again in a minute" not in line]
        assert not late, late[0]

    def _claim_spoken(self, name):
        assert any(re.search(rf"\b{name}\b", one) for one in self._taken), \
            f"nobody speaks to {name}"

    def _claim_unlogged(self, text):
        said = [line for line in self.bot.log if text in line]
        assert not said, f"the log says it: {said[0]}"

    def _claim_never(self, pattern):
        seen = [line for line in self.server.transcript if re.search(pattern, line[9:])]
        assert not seen, f"it did: {seen[0]}"

    def _perform(self, text):
        if not self._is_stormy:
            self._expect_quiet("before this")
        verb, _, rest = text.partition(" ")
        if verb not in self.VERBS:
            raise WireError(f"no such verb: {verb}")
        self.VERBS[verb](self, rest)
        self._settle()

    def _hang_up(self, _):
        self._connection().close()

    def _reset(self, _):
        self._connection().reset()

    def _say_half(self, text):
        line = self.words.expand(text, self.server.time_ms)
        self.server.note("<<", line + b" (no line end)")
        self._send(self._connection(), line)

    def _leave(self, _):
        """SIGTERM; the script sees how it takes its leave."""
        self.bot.signal(signal.SIGTERM)
        self._is_leaving = True
        self._settle()

    def _storm(self, text):
        """`storm 20 LINE || LINE`: both, 20 times, at once; {n} is 1 to 20. What the bot says
        to that may wait while time passes."""
        self._is_stormy = True
        self._storm_ms = self.server.now_ms
        count, _, texts = text.partition(" ")
        lines = [self.words.expand(line.replace("{n}", str(number)), self.server.time_ms)
                 for line in texts.split(" || ") for number in range(1, int(count) + 1)]
        for one in lines:
            self.server.note("<<", one)
        self._send(self._connection(), b"".join(one + b"\r\n" for one in lines))

    def _offer(self, caps):
        """What CAP LS says from now on, on this connection."""
        self._connection().offer = caps

    def _go_deaf(self, _):
        self._connection().is_deaf = True

    def _hear_again(self, _):
        self._connection().is_deaf = False

    def _refuse(self, _):
        self.server.refuse()

    def _listen(self, _):
        self.server.listen()

    def _kill_bot(self, _):
        self.bot.kill()
        self._is_over = True
        self._forget_connection()

    def _stop_bot(self, _):
        self._stop()

    def _start_bot(self, _):
        self._is_over = False
        self._start()

    def _hang_signal(self, _):
        self.bot.signal(signal.SIGHUP)

    def _jump_wall(self, text):
        sign = -1 if text.startswith("-") else 1
        self.bot.clock.jump_wall(sign * duration_ms(text.lstrip("+-")))

    def _set(self, text):
        """The server changes: `set taken faqd bob`, `set caps ...`."""
        name, _, value = text.partition(" ")
        assert hasattr(self.server.settings, name), f"no such setting: {name}"
        is_list = isinstance(getattr(self.server.settings, name), list)
        is_map = isinstance(getattr(self.server.settings, name), dict)
        value = self.words.expand(value, self.server.time_ms).decode()
        if is_map:
            value = dict(item.split("=", 1) for item in value.split())
        setattr(self.server.settings, name, value.split() if is_list else value)
        self.server.by_hand = set(self.server.settings.by_hand)

    STEPS = {"<<": _server_says, ">>": _bot_says, "**": _claim, "+": _time_passes,
             "!!": _perform}
    CLAIMS = {"log": _claim_log, "nick": _claim_nick, "in": _claim_in,
              "account": _claim_account, "caps": _claim_caps, "no-caps": _claim_not_caps,
              "several": _claim_several, "everybody": _claim_everybody,
              "never": _claim_never, "within": _claim_within,
              "spoken": _claim_spoken, "unlogged": _claim_unlogged}
    VERBS = {"close": _hang_up, "reset": _reset, "half": _say_half, "refuse": _refuse,
             "listen": _listen, "kill": _kill_bot, "stop": _stop_bot, "start": _start_bot,
             "hup": _hang_signal, "wall": _jump_wall, "set": _set,
             "leave": _leave, "storm": _storm, "offer": _offer,
             "deaf": _go_deaf, "hear": _hear_again}
