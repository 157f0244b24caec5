# SPDX-License-Identifier: MIT
"""What no client may send: the checks of every line, whatever a script is about.

Each check gives the text of a complaint, or None.
"""
import collections

LINE_MAX = 512
TAGS_MAX = 4094 + 2  # with "@" and the space
AUTHENTICATE_MAX = 400
BEFORE_WELCOME = {"CAP", "PASS", "NICK", "USER", "AUTHENTICATE", "PONG", "QUIT"}
NEEDS_CAP = {"AUTHENTICATE": "sasl", "TAGMSG": "message-tags", "BATCH": "batch",
             "CHATHISTORY": "draft/chathistory", "SETNAME": "setname"}
TAG_CAPS = {"label": "labeled-response", "batch": "batch",
            "draft/multiline-concat": "draft/multiline"}

Message = collections.namedtuple("Message", "tags command params raw")


def parse(raw):
    text = raw.decode("utf-8", "replace")
    tags = {}
    if text.startswith("@"):
        head, _, text = text[1:].partition(" ")
        tags = dict(item.partition("=")[::2] for item in head.split(";"))
    middle, has_trailing, trailing = text.partition(" :")
    params = middle.split() + ([trailing] if has_trailing else [])
    command = params.pop(0).upper() if params else ""
    return Message(tags, command, params, raw)


def bytes_of_line(line):
    """line: without its CRLF."""
    if not line:
        return "an empty line"
    for byte, name in ((b"\r", "CR"), (b"\n", "LF"), (b"\0", "NUL")):
        if byte in line:
            return f"{name} inside a line"
    try:
        line.decode()
    except UnicodeDecodeError:
        return "not UTF-8"
    tags, rest = b"", line
    if line.startswith(b"@"):
        tags, _, rest = line.partition(b" ")
    if len(tags) + 1 > TAGS_MAX:
        return f"{len(tags)} bytes of tags"
    if len(rest) + 2 > LINE_MAX:
        return f"{len(rest) + 2} bytes, more than {LINE_MAX}"
    if rest.startswith(b":"):
        return "a source, which is the server's to say"
    if rest != rest.lstrip(b" "):
        return "a space before the command"
    return None


def manner_of_line(message, is_welcome, caps, mask, line_max=LINE_MAX):
    """What depends on the connection: what it has negotiated, who the bot is."""
    if not is_welcome and message.command not in BEFORE_WELCOME:
        return f"{message.command} before the server said welcome"
    if not message.command.isalpha():
        return f"no command: {message.command}"
    need = NEEDS_CAP.get(message.command)
    if need and need not in caps:
        return f"{message.command} without {need}"
    for tag in message.tags:
        need = "message-tags" if tag.startswith("+") else TAG_CAPS.get(tag)
        if need is None:
            return f"tag {tag} is the server's to set"
        if need not in caps:
            return f"tag {tag} without {need}"
    if message.command == "AUTHENTICATE" and len(message.params[0]) > AUTHENTICATE_MAX:
        return "AUTHENTICATE with more than 400 bytes"
    if message.command in ("PRIVMSG", "NOTICE"):
        return said(message, mask, line_max)
    return None


def said(message, mask, line_max):
    if len(message.params) != 2 or not message.params[1]:
        return "a message without text"
    if "," in message.params[0]:
        return "a message to several targets at once"
    _, _, rest = message.raw.partition(b" ") if message.raw.startswith(b"@") \
        else (b"", b"", message.raw)
    relayed = len(f":{mask} ".encode()) + len(rest) + 2
    if relayed > line_max:
        return f"{relayed} bytes when others hear it from {mask}, more than {line_max}"
    return formatting(message.params[1])


def formatting(text):
    """Bold, italics, underline and colours must end with the line."""
    is_open = set()
    for char in text.strip("\x01"):
        if char == "\x0f":
            is_open.clear()
        elif char in "\x02\x11\x16\x1d\x1e\x1f":
            is_open ^= {char}
    return f"formatting is left open: {is_open}" if is_open else None


class Pace:
    """The token bucket that the bot's configuration promises, with a little to spare."""

    SPARE = 3
    PER_BATCH_LINE = 1 / 8

    def __init__(self, burst, per_second):
        self._per_ms = per_second / 1000
        self._burst = burst + self.SPARE
        self._tokens = self._burst
        self._since_ms = 0

    def line(self, message, now_ms):
        if message.command in ("PONG", "QUIT", "TAGMSG"):
            return None
        passed = max(now_ms - self._since_ms, 0)
        self._tokens = min(self._burst, self._tokens + passed * self._per_ms)
        self._since_ms = now_ms
        self._tokens -= self.PER_BATCH_LINE if "batch" in message.tags else 1
        return "too many lines for the configured pace" if self._tokens < 0 else None


class Throttle:
    """How a server takes lines: a few at once, then slowly; what waits is bounded.

    inspircd: fakelag of its default class, recvq 12288. rfc1459: section 8.10, 1024 bytes;
    hybrid: the same with 8000.
    """

    KINDS = {"none": (0, 0, 1 << 30), "inspircd": (1000, 10_000, 12288),
             "rfc1459": (2000, 10_000, 1024), "hybrid": (2000, 10_000, 8000)}

    def __init__(self, kind):
        self._cost_ms, self._ahead_ms, self._waiting_max = self.KINDS[kind]
        self._until_ms = 0
        self._lines = collections.deque()

    def add(self, line):
        """False when the sender is to be killed."""
        self._lines.append(line)
        return sum(len(one) + 2 for one in self._lines) <= self._waiting_max

    def take(self, now_ms):
        """The next line whose time has come, or None."""
        self._until_ms = max(self._until_ms, now_ms)
        if not self._lines or (self._cost_ms and self._until_ms - now_ms >= self._ahead_ms):
            return None
        self._until_ms += self._cost_ms
        return self._lines.popleft()

    def due_ms(self, now_ms):
        """Until the next line is taken; None: nothing waits."""
        if not self._lines:
            return None
        return max(self._until_ms - now_ms - self._ahead_ms + 1, 0)
