# SPDX-License-Identifier: MIT
"""What irc_latency, irc_soak and instructions share: just enough of an IRC server, and faqd before it."""
import os
import pathlib
import re
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TOPICS = 1000
SHIPPED = ["what is ketamine?", "what are the side effects?", "can you get addicted to ketamine?",
           "is ketamine used for depression?", "how does ketamine work?", "what is spravato?"]
QUIET_S = 0.002
QUICK = "burst = 50\nlines_per_second = 100000.0\n"


class Server:
    """For one client that behaves."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self._rest = b""

    def accept(self):
        self.client, _ = self.listener.accept()
        self.client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, text):
        self.client.sendall(text.encode() + b"\r\n")

    def line(self):
        """The next line that is no PING; that is answered here."""
        while True:
            while b"\n" not in self._rest:
                self._read_more()
            line, self._rest = self._rest.split(b"\n", 1)
            line = line.decode().rstrip("\r")
            if not line.startswith("PING "):
                return line
            self.send(":bench PONG bench " + line.split(" ", 1)[1])

    def register(self):
        """Returns at the client's JOIN."""
        while True:
            words = self.line().split()
            if words[0] == "CAP" and words[1] == "LS":
                self.send(":bench CAP * LS :")
            elif words[0] == "USER":
                self.send(":bench 001 faqd :hello")
                self.send(":bench 005 faqd CASEMAPPING=ascii CHANTYPES=# NICKLEN=30 :are "
                          "supported")
                self.send(":bench 422 faqd :no message")
            elif words[0] == "JOIN":
                self.send(f":faqd!faqd@127.0.0.1 JOIN {words[1]}")
                return

    def ask(self, nick, question):
        """Seconds until the first line of the answer to this very nick."""
        start = time.perf_counter()
        self.send(f":{nick}!ann@127.0.0.1 PRIVMSG faqd :{question}")
        while not self.line().startswith(f"PRIVMSG {nick} "):
            pass
        return time.perf_counter() - start

    def ask_many(self, asked):
        """(nick, question) pairs at once; returns when each has an answer, and all of it:
        what is left unread would fill the client's queue, which drops then."""
        self.client.sendall("".join(f":{nick}!a@127.0.0.1 PRIVMSG faqd :{question}\r\n"
                                    for nick, question in asked).encode())
        waiting = {nick for nick, _ in asked}
        while waiting:
            words = self.line().split(" ", 2)
            if words[0] == "PRIVMSG":
                waiting.discard(words[1])
        while True:
            *whole, self._rest = self._rest.split(b"\n")
            for line in whole:
                if line.startswith(b"PING "):
                    self.send(":bench PONG bench " + line.decode().split(" ", 1)[1].strip())
            if not self._rest and not select.select([self.client], [], [], QUIET_S)[0]:
                return
            self._read_more()

    def _read_more(self):
        data = self.client.recv(65536)
        if not data:
            sys.exit("faqd hung up")
        self._rest += data


class Faqd:
    """pace: lines of the network's table. `joined_s` is from exec to JOIN."""

    def __init__(self, program, faq, server, folder, pace=""):
        folder = pathlib.Path(folder)
        folder.mkdir()
        config = folder / "faqd.toml"
        config.write_text(
            f'[faq]\ndir = "{faq}"\nwatch = false\n[log]\nlevel = "error"\n'
            '[limits]\nper_asker = "off"\nper_asker_direct = "off"\nper_room = "off"\ntotal = "off"\n'
            f'[[irc]]\nname = "bench"\nservers = ["irc://127.0.0.1:{server.port}"]\n'
            f'channels = ["#bench"]\n{pace}')
        start = time.perf_counter()
        self.process = subprocess.Popen([program, "run", "-c", config])
        server.accept()
        server.register()
        self.joined_s = time.perf_counter() - start

    def mebibytes(self, name):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(rf"^{name}:\s+(\d+)", status.read(), re.M).group(1)) / 1024

    def cpu_s(self):
        return sum(self.used()[:2])

    def used(self):
        """Seconds in the program and in the kernel, and page faults without the disk."""
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        ticks = os.sysconf("SC_CLK_TCK")
        return int(fields[11]) / ticks, int(fields[12]) / ticks, int(fields[7])

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)


def made_faq(folder):
    """A FAQ of 1,000 topics, and questions for it."""
    faq, messages = pathlib.Path(folder) / "faq", pathlib.Path(folder) / "messages.txt"
    subprocess.run([HERE / "make_faq", str(TOPICS), faq, messages], check=True)
    return faq, messages.read_text().splitlines()


def scratch():
    return tempfile.TemporaryDirectory(prefix="faqd-bench-")
