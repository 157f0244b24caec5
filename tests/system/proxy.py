# SPDX-License-Identifier: MIT
"""A man in the middle between faqd and a homeserver: it counts, holds back and drops.

    with Proxy(synapse.port) as proxy:
        proxy.hold = lambda method, path: "/send/" in path    # asked for each request
        ...
        proxy.held.wait()        # one is held: the server has worked, faqd has no answer

What is held gets no answer at all; with `before=True` it does not reach the server either.
What is refused gets 400, as from a server that was restored from a backup.
"""
import http.client
import http.server
import threading
import time


class Proxy:
    def __init__(self, server_port):
        self.hold = lambda method, path: False
        self.refuse = lambda method, path: False
        self.refused = threading.Event()
        self.before = False
        self.held = threading.Event()
        self.seen = []  # (time, method, path, status, headers) of what was passed on
        self._server_port = server_port
        self._http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self):
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._http.shutdown()
        self._http.server_close()

    def release(self):
        """Later requests pass; what was held stays unanswered."""
        self.hold = lambda method, path: False
        self.held.clear()

    def sends(self):
        """The requests that carry a message, as in `seen`."""
        return [one for one in self.seen if one[1] == "PUT" and "/send/m.room.message/" in one[2]]

    def _handler(self):
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def relay(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                if proxy.refuse(self.command, self.path):
                    self._refuse()
                    return
                is_held = proxy.hold(self.command, self.path)
                if is_held and proxy.before:
                    self._keep_silent()
                    return
                answer, data = proxy._ask(self.command, self.path, body, self.headers)
                if is_held:
                    self._keep_silent()
                    return
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("content-length", "transfer-encoding",
                                            "connection", "date", "server"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def _refuse(self):
                data = b'{"errcode": "M_UNKNOWN", "error": "Invalid stream token"}'
                self.send_response(400)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
                proxy.refused.set()

            def _keep_silent(self):
                """Until the client is gone."""
                proxy.held.set()
                self.close_connection = True
                self.connection.settimeout(60)
                try:
                    self.connection.recv(1)
                except OSError:
                    pass

            do_GET = do_PUT = do_POST = do_DELETE = relay

        return Handler

    def _ask(self, method, path, body, headers):
        server = http.client.HTTPConnection("127.0.0.1", self._server_port, timeout=60)
        passed = {name: value for name, value in headers.items()
                  if name.lower() not in ("host", "connection", "accept-encoding", "expect")}
        server.request(method, path, body, passed)
        answer = server.getresponse()
        data = answer.read()
        server.close()
        self.seen.append((time.monotonic(), method, path, answer.status, answer.headers))
        return answer, data
