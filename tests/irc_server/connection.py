# SPDX-License-Identifier: MIT
"""One connection of the bot to the scripted server: bytes in, checked lines out."""
import fcntl
import pathlib
import socket
import ssl
import struct
import termios
import time

import strict
from login import Login

HANDSHAKE_S = 20
DELIVERY_S = 1
READ_BYTES = 65536


def wait_until(is_so):
    deadline = time.monotonic() + DELIVERY_S
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.001)


def is_established(port):
    """Does the bot, who has that port, still take its end for open?"""
    ends = [line.split() for table in ("tcp", "tcp6")
            for line in pathlib.Path("/proc/net", table).read_text().splitlines()[1:]]
    return any(end[1].endswith(f":{port:04X}") and end[3] == "01" for end in ends)


class Connection:
    def __init__(self, raw, context, settings, pace):
        """context: of TLS, or None. Raises OSError when the bot refuses the handshake."""
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        raw.settimeout(HANDSHAKE_S)
        self._port = raw.getpeername()[1]  # of the bot
        self._socket = context.wrap_socket(raw, server_side=True) if context else raw
        self._socket.setblocking(False)
        self.is_tls = context is not None
        self.is_open = True
        self.is_ended = False  # and the script was told
        self.is_deaf = False   # we do not read what it sends
        self._rest = b""
        self.throttle = strict.Throttle(settings.throttle)
        self._pace = pace
        self.offer = settings.tls_caps if self.is_tls else settings.caps
        self.login = Login(settings, self.is_tls)
        self.caps = set()
        self.is_negotiating = False  # between CAP LS and CAP END
        self.is_first = True
        self.nick = ""
        self.has_user = False
        self.is_welcome = False
        self.user, self.host = settings.user, settings.host
        self.channels = []
        self.batch = None  # the draft/multiline one that is open
        self.notes = 0     # for names of batches and messages

    @property
    def mask(self):
        return f"{self.nick}!{self.user}@{self.host}"

    # to the bot

    def send(self, data):
        try:
            self._socket.settimeout(HANDSHAKE_S)
            self._socket.sendall(data)
            self._socket.setblocking(False)
        except OSError:
            pass  # it has left; the next reading tells

    def is_delivered(self):
        """Has the bot's end got all of it? A busy kernel delivers late even on loopback."""
        waiting = bytearray(4)
        fcntl.ioctl(self._socket, termios.TIOCOUTQ, waiting)
        return not any(waiting)

    def acknowledge(self):
        """Now, and not when the kernel has waited 40 ms for a line to go with it."""
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    def close(self):
        """Orderly; what the bot has said until now was read before."""
        self.is_open = False
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self._socket.close()
        wait_until(lambda: not is_established(self._port))

    def reset(self):
        """As a machine does that has forgotten the connection."""
        self.is_open = False
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()
        wait_until(lambda: not is_established(self._port))

    # from the bot

    def receive(self):
        """What has come, as whole lines; is_open tells whether more may come."""
        data = b""
        try:
            while self.is_open and not self.is_deaf:
                part = self._socket.recv(READ_BYTES)
                data += part
                if not part:
                    self.is_open = False
        except (BlockingIOError, ssl.SSLWantReadError):
            pass
        except OSError:
            self.is_open = False
        if not self.is_open:
            self._socket.close()
        *lines, self._rest = (self._rest + data).split(b"\r\n")
        return lines

    def complaint(self, line, now_ms):
        """What is wrong with the line, or None."""
        wrong = strict.bytes_of_line(line)
        if wrong:
            return wrong
        message = strict.parse(line)
        if self.is_first and (message.command, message.params[:1]) != ("CAP", ["LS"]):
            return "the first line is not CAP LS"
        self.is_first = False
        wrong = strict.manner_of_line(message, self.is_welcome, self.caps, self.mask)
        if not wrong and self.is_welcome and self._pace:
            wrong = self._pace.line(message, now_ms)
        return wrong

    def left_over(self):
        return self._rest
