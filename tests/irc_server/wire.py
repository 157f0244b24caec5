# SPDX-License-Identifier: MIT
"""Reads a .wire script: settings, steps, and the small language inside its lines.

    = KEY = VALUE       a setting, as TOML (settings.py)
    << LINE             the server says
    >> LINE             the next line that the bot sends
    ** CLAIM            what has happened, or how things stand
    + 90s               time passes (ms, s, m, h, d)
    !! VERB ...         something happens to the server, the connection or the bot
    # TEXT              for the reader

In lines \\xHH is a byte, {N*C} is N times C, {now}, {now-2h} a server's time, {name} a
setting of the run (port, tls_port, fingerprint). In a line of the bot {*} is any text and
{word} keeps a word, which {word} is from then on. Tags of a bot's line may have company:
those that the script names must be there.
"""
import datetime
import pathlib
import re
import tomllib
from dataclasses import dataclass

MARKS = ("<<", ">>", "**", "+", "!!")
UNITS_MS = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}
TOKEN = re.compile(r"\\x([0-9a-fA-F]{2})|\{(\d+)\*(.+?)\}|\{now(?:([+-])(\w+))?\}|\{(\w+)\}"
                   r"|\{\*\}")


class WireError(AssertionError):
    pass


@dataclass
class Step:
    number: int
    mark: str
    text: str


class Wire:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.name = self.path.stem.replace("_", " ")
        self.steps = []
        settings = []
        for number, line in enumerate(self.path.read_text().splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            mark, _, text = line.partition(" ")
            if mark == "=":
                settings.append(text)
            elif mark in MARKS:
                self.steps.append(Step(number, mark, text))
            else:
                raise WireError(f"{path}:{number}: not understood: {line}")
        try:
            self.settings = tomllib.loads("\n".join(settings))
        except tomllib.TOMLDecodeError as error:
            raise WireError(f"{path}: settings: {error}") from None


def duration_ms(text):
    found = re.fullmatch(r"(\d+)(ms|s|m|h|d)", text)
    if not found:
        raise WireError(f"no time: {text}")
    return int(found[1]) * UNITS_MS[found[2]]


def time_text(ms):
    moment = datetime.datetime.fromtimestamp(ms / 1000, datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{ms % 1000:03}Z"


class Words:
    """What {word} stands for in this run."""

    def __init__(self, known):
        self.known = dict(known)

    def _value(self, token, now_ms):
        byte, count, what, sign, span, word = token.groups()
        if byte:
            return bytes([int(byte, 16)])
        if count:
            return what.encode() * int(count)
        if word:
            if word not in self.known:
                return None
            return self.known[word].encode()
        if token[0] == "{*}":
            return None
        away = duration_ms(span) if span else 0
        return time_text(now_ms + (away if sign == "+" else -away)).encode()

    def expand(self, text, now_ms):
        """The bytes of a server's line."""
        out, at = b"", 0
        for token in TOKEN.finditer(text):
            value = self._value(token, now_ms)
            if value is None:
                raise WireError(f"nothing is known as {token[0]}")
            out += text[at:token.start()].encode() + value
            at = token.end()
        return out + text[at:].encode()

    def _pattern(self, text, now_ms):
        out, at, kept = b"", 0, []
        for token in TOKEN.finditer(text):
            out += re.escape(text[at:token.start()].encode())
            value = self._value(token, now_ms)
            word = token.groups()[5]
            if value is not None:
                out += re.escape(value)
            elif token[0] == "{*}":
                out += b".*"
            elif word in kept:
                out += b"(?P=" + word.encode() + b")"
            else:
                kept.append(word)
                out += b"(?P<" + word.encode() + rb">[^\s;]+)"
            at = token.end()
        return out + re.escape(text[at:].encode()), kept

    def _fits(self, want, got, now_ms, found):
        pattern, kept = self._pattern(want, now_ms)
        match = re.fullmatch(pattern, got, re.DOTALL)
        if match:
            found |= {word: match[word].decode(errors="replace") for word in kept}
        return match is not None

    def fits(self, want, line, now_ms):
        """Is this line of the bot what the script wants? Keeps its words if it is."""
        found = {}
        tags, rest = split_tags(line)
        if want.startswith("@"):
            wanted, _, want = want[1:].partition(" ")
            for tag in wanted.split(";"):
                if not any(self._fits(tag, got, now_ms, found) for got in tags):
                    return False
        if not self._fits(want, rest, now_ms, found):
            return False
        self.known |= found
        return True


def split_tags(line):
    """(tags, the rest) of a line's bytes."""
    if not line.startswith(b"@"):
        return [], line
    tags, _, rest = line[1:].partition(b" ")
    return tags.split(b";"), rest
