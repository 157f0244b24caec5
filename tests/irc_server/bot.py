# SPDX-License-Identifier: MIT
"""Runs faqd with its clock in our hands."""
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import pathlib

from clock import BotEnded, Clock

HERE = pathlib.Path(__file__).resolve().parent
SYSTEM = HERE.parent / "system"
sys.path.append(str(SYSTEM))
from faqd_test import toml_document  # noqa: E402

LOADED_S = 60
END_S = 20
BAD_WORDS = ("Sanitizer", "runtime error:")


class Bot:
    def __init__(self, folder, tables, while_waiting):
        self.folder = folder
        self.log = []
        self.clock = None
        self._while_waiting = while_waiting
        self._process = None
        self._ahead_ns = 0
        self._began_ns = 0
        (folder / "faqd.toml").write_text(toml_document(tables))
        shutil.copytree(SYSTEM / "faq", folder / "faq")

    def start(self):
        """Returns when it has its FAQ: from then on its work has one thread."""
        program = os.path.abspath(os.environ["FAQD"])
        self.clock = Clock(self._while_waiting)
        environment = os.environ | self.clock.environment(program) | {
            "FAQD_CLOCK_PASSED_NS": str(self._ahead_ns)}
        self._process = subprocess.Popen(
            [program, "run", "-c", str(self.folder / "faqd.toml")], env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", pass_fds=[self.clock.fd], cwd=self.folder)
        self.clock.started()
        self._began_ns = self._ahead_ns
        seen = len(self.log)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        deadline = time.monotonic() + LOADED_S
        while not any("faq: loaded" in line for line in self.log[seen:]):
            if time.monotonic() > deadline or not self._reader.is_alive():
                raise AssertionError("it did not load its FAQ")
            time.sleep(0.005)

    def _read(self):
        for line in self._process.stdout:
            self.log.append(line.rstrip("\n"))

    def advance(self, ms):
        self._ahead_ns += ms * 1_000_000
        return self.clock.advance(ms)

    def signal(self, number):
        self._process.send_signal(number)

    def is_running(self):
        return self._process is not None and self._process.poll() is None

    def kill(self):
        self._end(lambda: self._process.kill())

    def wait_end(self):
        """Its status; it has to end by itself."""
        status = [None]

        def wait():
            status[0] = self._process.wait(END_S)
        self._end(wait)
        return status[0]

    def _end(self, how):
        how()
        self._process.wait(END_S)
        self._reader.join(END_S)
        self._process.stdout.close()
        self.clock.close()
        bad = [line for line in self.log if any(word in line for word in BAD_WORDS)]
        if bad:
            raise AssertionError("\n".join(bad))
