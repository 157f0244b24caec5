# SPDX-License-Identifier: MIT
"""How a request goes wrong on command.

    server.fail("PUT", "/send/", drop())        the work is done, the answer is lost
    server.fail("PUT", "/send/", reset())       nothing is done, the connection is reset
    held = server.fail("PUT", "/send/", hold()) the work is done, the answer waits
    held.wait(); ...; held.release()
"""
import json
import re
import threading


class Fault:
    def __init__(self, server, method, pattern, how, times):
        self.how, self.left = how, times
        self._server, self._method, self._pattern = server, method, re.compile(pattern)
        self.met = 0

    def takes(self, method, path):
        if self.left <= 0 or method != self._method or not self._pattern.search(path):
            return False
        self.left -= 1
        self.met += 1
        return True

    def wait(self, times=1):
        """Returns when it was met that often, its work included."""
        self._server.wait(lambda: self.met >= times and self.how.count >= times)

    def release(self):
        self.left = 0
        self.how.release()


class How:
    works = False  # the request is carried out before it goes wrong

    def __init__(self):
        self.count = 0  # of requests for which that happened

    def release(self):
        pass

    def play(self, handler, call, headers, body):
        self.count += 1
        call.server.notify()
        self.fail(handler, call, headers, body)

    def fail(self, handler, call, headers, body):
        raise NotImplementedError


class Answer(How):
    """Another answer than the right one; `cut` bytes of it are missing at the end."""

    def __init__(self, status, data, kind="application/json", headers=(), cut=0):
        super().__init__()
        self.status, self.data, self.kind = status, data, kind
        self.headers, self.cut = dict(headers), cut

    def fail(self, handler, call, headers, body):
        call.status = self.status
        data = self.data[:len(self.data) - self.cut]
        handler.reply(self.status, self.headers, data, self.kind, len(self.data))
        if self.cut:
            handler.hang_up()


def status(code, errcode="M_UNKNOWN", error="on command", retry_after=None, **fields):
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    body = {"errcode": errcode, "error": error} | fields
    return Answer(code, json.dumps(body).encode(), headers=headers)


def web_page(code=200):
    return Answer(code, b"<!DOCTYPE html><title>hello</title>", "text/html")


def text(data, code=200):
    return Answer(code, data.encode() if isinstance(data, str) else data)


def half(data=b'{"next_batch": "s1_0_0", "rooms": {"join": {}}}'):
    return Answer(200, data, cut=10)


class drop(How):
    """The work is done and the connection closed."""
    works = True

    def fail(self, handler, call, headers, body):
        handler.hang_up()


class reset(How):
    """Nothing is done."""

    def fail(self, handler, call, headers, body):
        handler.hang_up(is_reset=True)


class hold(How):
    """The work is done; the answer comes when it is released, and a client that ended
    meanwhile never gets it."""
    works = True

    def __init__(self):
        super().__init__()
        self._released = threading.Event()

    def release(self):
        self._released.set()

    def fail(self, handler, call, headers, body):
        while not self._released.wait(0.02):
            if handler.is_gone():
                handler.close_connection = True
                return
        handler.reply(call.status, headers, json.dumps(body).encode())
