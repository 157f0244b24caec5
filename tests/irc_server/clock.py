# SPDX-License-Identifier: MIT
"""The bot's time, in our hands: see clock.c, which is preloaded into it."""
import pathlib
import select
import socket
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "system"))
from faqd_test import preload  # noqa: E402

ANSWER_S = 60  # of real time: a program that does not come to rest has failed
MOMENT_S = 0.002
MS = 1_000_000


class BotEnded(Exception):
    pass


class Clock:
    """One for each run of the program; while_waiting is called when that takes a moment.

        clock = Clock(server.acknowledge)
        subprocess.Popen(..., env=os.environ | clock.environment(program),
                         pass_fds=[clock.fd])
        clock.started()
        due_ms = clock.settle()     # it has read all that it was sent, and sleeps
        clock.advance(due_ms)
    """

    def __init__(self, while_waiting):
        self._while_waiting = while_waiting
        self._ours, self._theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._ours.setblocking(False)
        self.wall_ms = 0

    @property
    def fd(self):
        return self._theirs.fileno()

    def environment(self, program):
        return {"LD_PRELOAD": preload(program), "FAQD_CLOCK_FD": str(self.fd)}

    def started(self):
        self._theirs.close()

    def settle(self):
        """Milliseconds until it would do something by itself; None: never."""
        return self._ask("?")

    def advance(self, ms):
        return self._ask(f"+ {ms * MS}")

    def jump_wall(self, ms):
        return self._ask(f"wall {ms * MS}")

    def close(self):
        self._ours.close()

    def _ask(self, text):
        try:
            self._ours.send(text.encode())
            for _ in range(int(ANSWER_S / MOMENT_S)):
                if select.select([self._ours], [], [], MOMENT_S)[0]:
                    break
                self._while_waiting()
            answer = self._ours.recv(64)
        except BlockingIOError:
            raise AssertionError("the bot does not come to rest") from None
        except OSError:
            raise BotEnded from None
        if not answer:
            raise BotEnded
        wall_ms, due_ms = map(int, answer.split())
        self.wall_ms = wall_ms
        return None if due_ms < 0 else due_ms
