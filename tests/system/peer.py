# SPDX-License-Identifier: MIT
"""Matrix users on other people's clients: matrix-nio (Python) and matrix-js-sdk (Node).

    with nio(url, "ann", "password") as ann:
        room = ann("create_room", direct=True, invite=["@faq:localhost"])["room"]

What a user can do stands in nio_peer.py.
"""
import json
import os
import pathlib
import queue
import subprocess
import threading

HERE = pathlib.Path(__file__).resolve().parent
START_S = 60


def cache_folder():
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return pathlib.Path(os.environ.get("FAQD_TEST_CACHE") or os.path.join(home, "faqd-test"))


class Peer:
    def __init__(self, label, command, **environment):
        self.label = label
        self._lines = queue.Queue()
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         text=True, env=os.environ | environment)
        threading.Thread(target=self._read, daemon=True).start()
        self.user_id = self._answer("start", START_S)["user"]

    def __call__(self, verb, **arguments):
        if "sender" in arguments:
            arguments["from"] = arguments.pop("sender")
        self._process.stdin.write(json.dumps({"do": verb, **arguments}) + "\n")
        self._process.stdin.flush()
        return self._answer(verb, arguments.get("timeout", 20) + 20)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def _read(self):
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _answer(self, verb, timeout):
        try:
            line = self._lines.get(timeout=timeout)
        except queue.Empty:
            self._process.kill()
            raise AssertionError(f"{self.label}: {verb}: silent for {timeout} s") from None
        if line is None:
            raise AssertionError(f"{self.label}: {verb}: ended: {self._process.wait()}")
        answer = json.loads(line)
        if not answer["ok"]:
            raise AssertionError(f"{self.label}: {verb}: {answer['error']}")
        return answer


def nio(url, name, password):
    python = str(cache_folder() / "venv/bin/python")
    return Peer(f"nio {name}", [python, str(HERE / "nio_peer.py"), url, name, password])


def js(url, name, password, *recovery_key):
    modules = cache_folder() / "node_modules"
    own_node = modules / ".bin/node"
    node = str(own_node) if own_node.exists() else "node"
    return Peer(f"js {name}", [node, str(HERE / "js_peer.mjs"), url, name, password,
                                *recovery_key],
                MATRIX_JS_SDK=str(modules / "matrix-js-sdk"))
