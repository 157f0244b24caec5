# SPDX-License-Identifier: MIT
"""Runs faqd against real servers: configuration, log lines, start and end.

    class MyTest(FaqdTest):
        def test_something(self):
            faqd = self.faqd(irc=[irc_network(server)])
            faqd.start()                # returns when every network is online
            ...
            faqd.stop()                 # SIGTERM: status 0 within 2 s, or the test fails

The environment variable FAQD names the program. Each test has a folder of its own, with a
copy of the small article in faq/ unless it asks for the shipped one.
"""
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SMALL_FAQ = HERE / "faq"
SHIPPED_FAQ = ROOT / "faq"
BOT = "faqd"

START_S = 60
STOP_S = 2.0
WAIT_S = 20

# Short answers of the small article.
POLLEN = "Trees come first, in early spring; grasses follow from May and weeds close the year."
RINSE = "Rinsing with clean salt water washes pollen out and is mild enough for every day."
GLASSES = "Close-fitting glasses keep much of the pollen away from the eyes."

# How every medical reply ends (src/safety/texts).
DISCLAIMER = re.compile(r"not medical advice.*(doctor|clinician|pharmacist)[^.]*\.$",
                        re.IGNORECASE | re.DOTALL)


def program():
    path = os.environ.get("FAQD")
    if not path:
        raise RuntimeError("FAQD must name the program under test")
    return os.path.abspath(path)  # tests run it in folders of their own


def preload(path):
    """What LD_PRELOAD must say to put ../irc_server/clock.c into a program: a sanitizer's
    library comes before it."""
    needed = subprocess.run(["ldd", path], capture_output=True, text=True).stdout
    sanitizer = [line.split()[2] for line in needed.splitlines() if "libasan" in line]
    return " ".join([*sanitizer, os.environ["FAQD_CLOCK"]])


def in_a_hurry(times):
    """A prefix for faqd: its time runs faster than that of the servers, which for this must
    not put theirs on their lines."""
    return ["env", f"LD_PRELOAD={preload(program())}", f"FAQD_CLOCK_SPEED={times}"]


# configuration

def toml_value(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {toml_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml_value(item) for item in value) + "]"
    if isinstance(value, (int, float)):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False)


def toml_document(tables):
    """A dict of tables; a list of dicts is an array of tables, with sub-tables for dicts."""
    lines = []
    for name, table in tables.items():
        for entry in table if isinstance(table, list) else [table]:
            head = f"[[{name}]]" if isinstance(table, list) else f"[{name}]"
            plain = {k: v for k, v in entry.items() if not isinstance(v, dict)}
            lines.append(head)
            lines += [f"{key} = {toml_value(value)}" for key, value in plain.items()]
            for key in entry.keys() - plain.keys():
                lines.append(f"[{name}.{key}]")
                lines += [f"{k} = {toml_value(v)}" for k, v in entry[key].items()]
            lines.append("")
    return "\n".join(lines)


def irc_network(server, *, tls=False, **settings):
    """One [[irc]] entry for a server of servers.py; `settings` win."""
    scheme, port = ("ircs", server.tls_port) if tls else ("irc", server.port)
    entry = {"name": "local", "servers": [f"{scheme}://127.0.0.1:{port}"], "nick": BOT,
             "channels": ["#faq"], "burst": 20, "lines_per_second": 20.0}
    if tls:
        entry["tls"] = {"ca_file": server.certificate}
    return entry | settings


def matrix_network(url, password_file, name=BOT, **settings):
    """One [[matrix]] entry for a user of the test Synapse; `settings` win."""
    entry = {"name": "home", "homeserver": url, "user": f"@{name}:localhost",
             "password_file": password_file, "invites": ["@*:localhost"]}
    return entry | settings


# The tests ask faster than people do; what limits do has tests of its own.
NO_LIMITS = {"per_asker": "off", "per_asker_direct": "off", "per_room": "off", "total": "off"}


# the program

class Faqd:
    """One faqd with its folder: configuration, FAQ, state, log."""

    def __init__(self, folder, tables, prefix=()):
        self.folder = pathlib.Path(folder)
        self.config = self.folder / "faqd.toml"
        self.faq = self.folder / "faq"
        self.state = self.folder / "state"
        self.networks = [entry["name"] for kind in ("irc", "matrix")
                         for entry in tables.get(kind, [])]
        self.process = None
        self.log = []
        self._prefix = list(prefix)
        self._news = threading.Condition()
        self.config.write_text(toml_document(tables))

    def start(self, wait=True, preexec=None):
        """Runs it; with `wait` returns when its networks are online and it is ready."""
        seen = len(self.log)
        self.process = subprocess.Popen(
            [*self._prefix, program(), "run", "-c", str(self.config)], preexec_fn=preexec,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", cwd=self.folder)
        self._reader = threading.Thread(target=self._read, args=[self.process], daemon=True)
        self._reader.start()
        if wait:
            for name in self.networks:
                self.wait_for(rf"online: {re.escape(name)}\b", since=seen)
            self.wait_for(r"\bready:", since=seen)
        return self

    def _read(self, process):
        for line in process.stdout:
            with self._news:
                self.log.append(line.rstrip("\n"))
                self._news.notify_all()
        process.stdout.close()
        with self._news:
            self._news.notify_all()

    def wait_for(self, pattern, since=0, timeout=START_S):
        """The first log line, from number `since` on, in which the pattern is found."""
        expression = re.compile(pattern)
        deadline = time.monotonic() + timeout
        with self._news:
            while True:
                for line in self.log[since:]:
                    if expression.search(line):
                        return line
                left = deadline - time.monotonic()
                if left <= 0 or not self._reader.is_alive():
                    raise AssertionError(f"no log line with {pattern!r}:\n{self.text()}")
                self._news.wait(min(left, 0.5))

    def text(self):
        return "\n".join(self.log)

    def mark(self):
        """Where the log ends now, for the `since` of wait_for."""
        return len(self.log)

    def stop(self):
        """Asks it to leave; fails unless that took less than 2 s and ended with 0."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(5 * STOP_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"did not end on SIGTERM:\n{self.text()}") from None
        took = time.monotonic() - began
        self._reader.join(5)
        assert status == 0, f"status {status}:\n{self.text()}"
        assert took < STOP_S, f"took {took:.1f} s to end:\n{self.text()}"

    def kill(self):
        self.process.kill()
        self.process.wait()
        self._reader.join(5)

    def command(self, *words):
        """Runs another of its commands on the same configuration, to its end."""
        return subprocess.run([program(), *words, "-c", str(self.config)], cwd=self.folder,
                              capture_output=True, text=True, timeout=START_S)

    def wait_end(self, timeout=START_S):
        """Its exit status, when it ends by itself."""
        status = self.process.wait(timeout)
        self._reader.join(5)
        return status

    def start_limitable(self):
        """As start; limit_files works then."""
        return self.start(preexec=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))

    def limit_files(self, size):
        """No file can be written beyond that size: for a program much like a full disk."""
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    # the FAQ on disk

    def edit_article(self, name, old, new):
        """Replaces the file at once, as an editor does that saves by renaming."""
        path = self.faq / name
        text = path.read_text()
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        fresh = path.with_suffix(".md.new")
        fresh.write_text(text.replace(old, new))
        fresh.rename(path)

    def secret(self, name, text, mode=0o600):
        path = self.folder / name
        path.write_text(text + "\n")
        path.chmod(mode)
        return path


class FaqdTest(unittest.TestCase):
    faq_source = SMALL_FAQ

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="faqd-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def secret(self, name, text, mode=0o600):
        """A file that only its owner may read; gives its path."""
        path = self.folder / name
        path.write_text(text + "\n")
        path.chmod(mode)
        return path

    def faqd(self, *, prefix=(), name="bot", **tables):
        """A faqd that is not yet started and ends with the test. It has no rate limits and
        does not watch its folder: a test that wants that says so."""
        folder = self.folder / name
        folder.mkdir()
        shutil.copytree(self.faq_source, folder / "faq")
        defaults = {"faq": {"dir": "faq", "watch": False}, "state": {"dir": "state"}, "limits": NO_LIMITS}
        made = Faqd(folder, defaults | tables, prefix)
        self.addCleanup(self._end, made)
        return made

    def _end(self, faqd):
        if faqd.is_running():
            faqd.stop()
        leaks = [line for line in faqd.log if "Sanitizer" in line or "runtime error:" in line]
        self.assertEqual(leaks, [], faqd.text())

    def assert_medical(self, texts, passage):
        """The passage is there and the disclaimer is the end of it all."""
        whole = "\n".join(texts)
        self.assertIn(passage, joined(texts))
        self.assertRegex(whole, DISCLAIMER)


def joined(texts):
    """The lines of one answer as running text, without the asker's name before each."""
    return " ".join(" ".join(re.sub(r"^\w+: ", "", text).split()) for text in texts)


def ends_answer(text):
    return DISCLAIMER.search(text) is not None


class Steady:
    """Somebody who asks the same thing again and again, in a thread of their own.

    ask() asks once and returns the answer's text, or fails. After `with` all answers
    stand in `answers`; a failed one is raised again.  The pause is a person's: who asks
    within a second of each answer is taken for another bot.
    """

    def __init__(self, ask, pause_s=1.2):
        self.answers = []
        self._ask = ask
        self._pause_s = pause_s
        self._is_over = threading.Event()
        self._error = None
        self._thread = threading.Thread(target=self._run)

    def _run(self):
        try:
            while not self._is_over.wait(self._pause_s):
                self.answers.append(self._ask())
        except Exception as error:  # shown by __exit__, in the thread of the test
            self._error = error

    def wait_answers(self, count):
        """Returns when that many more questions were answered."""
        goal = len(self.answers) + count
        deadline = time.monotonic() + WAIT_S * count
        while len(self.answers) < goal and self._thread.is_alive():
            assert time.monotonic() < deadline, "the steady asker gets no answers"
            time.sleep(0.05)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, kind, *_):
        self._is_over.set()
        self._thread.join(2 * WAIT_S)
        if self._error and kind is None:
            raise self._error
