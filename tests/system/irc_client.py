# SPDX-License-Identifier: MIT
"""A small IRC client for tests and for the demo: it says lines and waits for lines.

    with Client(port, "ann") as ann:
        ann.join("#faq")
        ann.say("#faq", "faqd: what is it?")
        line = ann.expect_message(sender="faqd", target="#faq")

Nothing is thrown away while waiting: a line that did not fit stays for the next call.
"""
import base64
import collections
import socket
import ssl
import time

WAIT_S = 20

Line = collections.namedtuple("Line", "tags source command params raw")


def parse(raw):
    """Splits the bytes of one line, without its line end."""
    text = raw.decode("utf-8", "replace")
    tags, source = {}, ""
    if text.startswith("@"):
        head, _, text = text[1:].partition(" ")
        tags = dict(item.partition("=")[::2] for item in head.split(";"))
    if text.startswith(":"):
        source, _, text = text[1:].partition(" ")
    middle, has_trailing, trailing = text.partition(" :")
    params = middle.split() + ([trailing] if has_trailing else [])
    command = params.pop(0).upper() if params else ""
    return Line(tags, source, command, params, raw)


def nick_of(source):
    return source.partition("!")[0]


class Client:
    def __init__(self, port, nick, *, tls=False, certificate=None, caps=(), account=None):
        """certificate: a pair of files. account: name and password for SASL PLAIN."""
        self.nick = nick
        self.account = account
        self.caps = set()
        self._rest = b""
        self._lines = collections.deque()
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=WAIT_S)
        if tls:
            self._socket = trusting_context(certificate).wrap_socket(self._socket)
        self._register(list(caps))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # what goes out

    def send(self, line):
        self._socket.sendall(line.encode() + b"\r\n")

    def say(self, target, text):
        self.send(f"PRIVMSG {target} :{text}")

    def notice(self, target, text):
        self.send(f"NOTICE {target} :{text}")

    def join(self, channel):
        self.send(f"JOIN {channel}")
        self.expect(lambda line: line.command == "366" and line.params[1] == channel)

    def meet(self, nick, channel):
        """Returns when `nick` is in the channel, too."""
        deadline = time.monotonic() + WAIT_S
        names = []
        while nick not in names:
            if time.monotonic() > deadline:
                raise AssertionError(f"{nick} does not come to {channel}; there: {names}")
            self.send(f"NAMES {channel}")
            line = self.expect(lambda line: line.command == "353" and line.params[2] == channel)
            names = line.params[-1].replace("@", "").replace("+", "").split()
            self.expect(lambda line: line.command == "366")

    def close(self):
        try:
            self.send("QUIT :bye")
            self._socket.close()
        except OSError:
            pass

    # what comes in

    def expect(self, fits, timeout=WAIT_S):
        """Takes the first line that fits, seen or yet to come."""
        deadline = time.monotonic() + timeout
        looked_at = 0
        while True:
            while looked_at < len(self._lines):
                if fits(self._lines[looked_at]):
                    line = self._lines[looked_at]
                    del self._lines[looked_at]
                    return line
                looked_at += 1
            if not self._receive(deadline):
                seen = "\n".join(line.raw.decode(errors="replace") for line in self._lines)
                raise AssertionError(f"{self.nick}: no such line in {timeout} s; seen:\n{seen}")

    def expect_message(self, *, sender=None, target=None, text=None, command="PRIVMSG",
                       timeout=WAIT_S):
        """A PRIVMSG by `sender` to `target` (default: anywhere) that contains `text`."""
        return self.expect(lambda line: is_message(line, sender, target, text, command),
                           timeout)

    def collect_until(self, is_last, *, sender, target=None, timeout=WAIT_S):
        """The texts of all messages of `sender`, up to the one for which is_last(text)."""
        texts = []
        deadline = time.monotonic() + timeout
        while not texts or not is_last(texts[-1]):
            left = max(deadline - time.monotonic(), 0)
            try:
                line = self.expect_message(sender=sender, target=target, timeout=left)
            except AssertionError as error:
                raise AssertionError(f"no last line after {texts}\n{error}") from None
            texts.append(line.params[-1])
        return texts

    def fence(self):
        """Returns when the server has handled all that was sent before."""
        token = f"fence-{time.monotonic_ns()}"
        self.send(f"PING {token}")
        self.expect(lambda line: line.command == "PONG" and line.params[-1] == token)

    def messages(self, sender):
        """What `sender` said and nobody took; waits for nothing."""
        while self._receive(time.monotonic()):
            pass
        return [line for line in self._lines if is_message(line, sender)]

    def forget(self):
        self._lines.clear()

    def _receive(self, deadline):
        """Reads once; false when the time is over."""
        self._socket.settimeout(max(deadline - time.monotonic(), 0.001))
        try:
            data = self._socket.recv(65536)
        except (TimeoutError, ssl.SSLWantReadError):
            return False
        if not data:
            raise AssertionError(f"{self.nick}: the server closed the connection")
        *lines, self._rest = (self._rest + data).split(b"\n")
        for raw in lines:
            line = parse(raw.rstrip(b"\r"))
            if line.command == "PING":
                self.send("PONG :" + line.params[-1])
            else:
                self._lines.append(line)
        return True

    # registration

    def _register(self, wanted):
        if self.account:
            wanted.append("sasl")
        if wanted:
            self.send("CAP REQ :" + " ".join(wanted))
            answer = self.expect(lambda line: line.command == "CAP")
            if answer.params[1] != "ACK":
                raise AssertionError(f"{self.nick}: capabilities refused: {wanted}")
            self.caps = set(wanted)
        self.send(f"NICK {self.nick}")
        self.send(f"USER {self.nick} 0 * :{self.nick}")
        if self.account:
            self._log_in()
        if wanted:
            self.send("CAP END")
        welcome = self.expect(lambda line: line.command in ("001", "432", "433", "465"))
        if welcome.command != "001":
            raise AssertionError(f"{self.nick}: {welcome.raw}")
        self.expect(lambda line: line.command in ("376", "422"))

    def _log_in(self):
        self.send("AUTHENTICATE PLAIN")
        self.expect(lambda line: line.command == "AUTHENTICATE")
        name, password = self.account
        secret = f"\0{name}\0{password}".encode()
        self.send("AUTHENTICATE " + base64.b64encode(secret).decode())
        result = self.expect(lambda line: line.command in ("903", "904", "905"))
        if result.command != "903":
            raise AssertionError(f"{self.nick}: login refused: {result.raw}")


def is_message(line, sender=None, target=None, text=None, command="PRIVMSG"):
    return (line.command == command
            and sender in (None, nick_of(line.source))
            and target in (None, line.params[0])
            and (text is None or text in line.params[-1]))


def trusting_context(certificate=None):
    """TLS without verification: the test server's certificate is nobody's."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if certificate:
        context.load_cert_chain(*certificate)
    return context


def register_account(client, password):
    """Makes a NickServ account with the client's nick."""
    client.say("NickServ", f"REGISTER {password} {client.nick}@localhost.localdomain")
    client.expect_message(sender="NickServ", text="now registered", command="NOTICE")
