#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rounds in which faqd dies at a failpoint again and again, by seed.

    tests/matrix_server/kills.py FAQD [ROUNDS [FIRST_SEED]]

Needs a build with FAQD_FAILPOINTS (the dev preset). In each round a new server and a new
faqd: people ask, edit and withdraw questions while it dies at the n-th commit, write,
request or turn of its loop, and requests are lost, refused or answered in vain. At the
end every question must have exactly one answer, an edited one the right answer, a
withdrawn one none; no key was used twice and the server has nothing to complain about.
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "system"))
from faqd_test import GLASSES, POLLEN, RINSE, SMALL_FAQ, matrix_network, toml_document  # noqa: E402
from faults import drop, reset, status  # noqa: E402
from secret import SecretPerson  # noqa: E402
from server import Homeserver  # noqa: E402

ASKED = [("when does the pollen season begin?", POLLEN),
         ("do glasses help outdoors?", GLASSES),
         ("should I rinse with salt water?", RINSE)]
PASSWORD = "correct-horse"
KILLED = 137
POINTS_MAX = 220  # of one life: more than it passes from its start to ten answers
ROUND_S = 60


class Question:
    def __init__(self, person, event, passage):
        self.person, self.event, self.passage = person, event, passage
        self.is_withdrawn = False

    def answers(self):
        return self.person.answers(self.event)

    def last_body(self, answer):
        last = self.person.read([answer, *self.person.edits(answer)][-1]) or {}
        return last.get("m.new_content", last).get("body", "")

    def is_settled(self):
        """It has what it will have in the end."""
        if self.is_withdrawn:
            return not self.answers()
        return any(self.passage in self.last_body(answer) for answer in self.answers())

    def fault(self):
        answers = self.answers()
        if self.is_withdrawn:
            return "withdrawn, and still answered" if answers else None
        if len(answers) != 1:
            return "lost" if not answers else f"answered {len(answers)} times"
        if self.passage not in self.last_body(answers[0]):
            return "answered with something else"
        return None


class Round:
    """One seed. `lives` counts the starts."""

    def __init__(self, program, seed, folder):
        self.program, self.seed, self.random = program, seed, random.Random(seed)
        self.folder = pathlib.Path(folder)
        self.server = Homeserver().start()
        self.bot_id = self.server.account("faqd", PASSWORD).user_id
        self.server.be_strict_with(self.bot_id)
        self.people = [self.server.person("ann"), self.server.person("bob")]
        self.people += [SecretPerson(self.server, self.server.account("cal"))]
        self.rooms, self.questions = [], []
        self.kills_left = self.random.randint(3, 8)
        self.deeds_left = self.random.randint(5, 14)
        self.lives, self.process, self.log = 0, None, []
        self._configure()

    def _configure(self):
        secret = self.folder / "password"
        secret.write_text(PASSWORD + "\n")
        secret.chmod(0o600)
        shutil.copytree(SMALL_FAQ, self.folder / "faq")
        off = {"per_asker": "off", "per_asker_direct": "off", "per_room": "off", "total": "off"}
        (self.folder / "faqd.toml").write_text(toml_document({
            "faq": {"dir": "faq", "watch": False}, "state": {"dir": "state"}, "limits": off,
            "matrix": [matrix_network(self.server.url, secret)]}))

    # the program

    def live(self):
        """A new life; the last one has no end."""
        point = 0
        if self.kills_left > 0:
            self.kills_left -= 1
            point = int(POINTS_MAX ** self.random.uniform(0.2, 1))
        self.lives += 1
        self.process = subprocess.Popen(
            [self.program, "run", "-c", str(self.folder / "faqd.toml")], cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=os.environ | {"FAQD_FAILPOINT": str(point)}, text=True, errors="replace")
        threading.Thread(target=self._read, args=[self.process], daemon=True).start()

    def _read(self, process):
        for line in process.stdout:
            self.log.append(line.rstrip())
        process.wait()
        self.server.notify()

    def has_died(self):
        return self.process.poll() is not None

    # the people

    def deed(self):
        """Something happens in a room, or to a request."""
        self.deeds_left -= 1
        open_questions = [one for one in self.questions if not one.is_withdrawn]
        kind = self.random.choice(["ask"] * 5 + ["edit", "withdraw", "invite", "fail", "fail"])
        if kind == "invite" or not self.rooms:
            self.invite()
        elif kind == "fail":
            self.fail()
        elif kind == "ask" or not open_questions:
            self.ask()
        else:
            question = self.random.choice(open_questions)
            self.edit(question) if kind == "edit" else self.withdraw(question)

    def invite(self):
        person = self.random.choice(self.people)
        room = person.create_room(self.bot_id, is_direct=True,
                                  is_encrypted=isinstance(person, SecretPerson))
        self.rooms.append((person, room))

    def ask(self):
        """Only where it has arrived: what was said before is history."""
        arrived = [(person, room) for person, room in self.rooms
                   if room.membership(self.bot_id) == "join"]
        if not arrived:
            self.deeds_left += 1
            return
        person, room = self.random.choice(arrived)
        body, passage = self.random.choice(ASKED)
        self.questions.append(Question(person, person.say(room, body), passage))

    def edit(self, question):
        body, question.passage = self.random.choice(ASKED)
        question.person.edit(question.event, body)

    def withdraw(self, question):
        question.is_withdrawn = True
        question.person.redact(question.event)

    def fail(self):
        how = self.random.choice([drop, reset, lambda: status(502), lambda: status(
            429, "M_LIMIT_EXCEEDED", retry_after=1)])
        method, path = self.random.choice([("PUT", "/send/"), ("GET", "/sync"), ("POST", "/join"),
                                           ("POST", "/keys/"), ("PUT", "/redact/")])
        self.server.fail(method, path, how())

    # the round

    def play(self):
        """None, or what went wrong."""
        deadline = time.monotonic() + ROUND_S
        try:
            while time.monotonic() < deadline:
                if self.process is None or self.has_died():
                    if self.process and self.process.returncode not in (KILLED, -signal.SIGKILL):
                        return f"it ended by itself with {self.process.returncode}"
                    self.live()
                if self.deeds_left > 0:
                    self.deed()
                elif self.kills_left > 0:
                    self.wait_a_little()
                    self.process.send_signal(signal.SIGKILL)  # its point was too far away
                elif self.is_settled():
                    return self.verdict()
                self.wait_a_little()
            return f"not settled in {ROUND_S} s: {self.verdict()}"
        finally:
            self.end()

    def wait_a_little(self):
        """Until some more requests have come, or it has died."""
        goal = len(self.server.requests) + self.random.randint(0, 6)
        self.server.wait(lambda: self.has_died() or len(self.server.requests) >= goal, 0.5,
                         may_end=True)

    def is_settled(self):
        if self.has_died():
            return False
        if not all(one.is_settled() for one in self.questions):
            return False
        return self.fence()

    def fence(self):
        """A last question in each room: what was to come before it has come."""
        last = [Question(person, person.say(room, ASKED[0][0]), POLLEN)
                for person, room in self.rooms if room.membership(self.bot_id) == "join"]
        self.questions += last
        self.server.wait(lambda: self.has_died() or all(one.is_settled() for one in last), 20,
                         may_end=True)
        return not self.has_died()

    def verdict(self):
        found = [f"{one.event.content.get('body')!r}: {one.fault()}" for one in self.questions
                 if one.fault()] + self.server.complaints
        found += [line for line in self.log if "Sanitizer" in line or "runtime error" in line]
        return "; ".join(found) or None

    def end(self):
        if self.process and not self.has_died():
            self.process.kill()
            self.process.wait()
        self.server.stop()


def play(program, seed):
    """What went wrong with that seed, or None; and how many lives it took."""
    with tempfile.TemporaryDirectory(prefix="faqd-kills-") as folder:
        one = Round(program, seed, folder)
        fault = one.play()
        if fault:
            fault += f"\n{one.server.trace(40)}\n" + "\n".join(one.log[-40:])
        return fault, one.lives, len(one.questions)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    began, lives, questions, failed = time.monotonic(), 0, 0, []
    for seed in range(first, first + rounds):
        fault, lived, asked = play(program, seed)
        lives, questions = lives + lived, questions + asked
        if fault:
            failed.append(seed)
            print(f"seed {seed}: {fault}", flush=True)
    print(f"{rounds} rounds, {lives} starts, {lives - rounds} kills, {questions} questions in "
          f"{time.monotonic() - began:.0f} s; failed: {failed or 'none'}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
