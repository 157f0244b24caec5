# SPDX-License-Identifier: MIT
"""Starts and ends the real servers of tests/servers/.

    with Ngircd(folder) as irc:
        Client(irc.port, "ann")

Each listens on free ports of 127.0.0.1; `restart` brings it back on the same ones.
"""
import json
import os
import pathlib
import random
import signal
import socket
import subprocess
import time
import urllib.request

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent / "servers"
START_S = 60


def free_port():
    """A port that nobody listens on, below those that outgoing connections take."""
    while True:
        port = random.SystemRandom().randrange(12000, 32000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def is_listening(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def state_of(pid):
    """R, S, Z ...; empty when there is no such process."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


class Server:
    environment = {}

    def __init__(self, folder, script, arguments):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o755)
        self._command = [str(SCRIPTS / script), "-d", str(self.folder), *arguments]
        self._process = None

    def start(self):
        with open(self.folder / "start.log", "ab") as log:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=os.environ | self.environment, start_new_session=True)
        deadline = time.monotonic() + START_S
        while not self.is_ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise AssertionError(f"{self._command[0]} did not start:\n{self.log()}")
            time.sleep(0.05)
        return self

    def is_ready(self):
        raise NotImplementedError

    def log(self):
        return (self.folder / "start.log").read_text(errors="replace")[-2000:]

    def stop(self):
        self._end(signal.SIGTERM)

    def kill(self):
        """As if the machine had lost its power."""
        self._end(signal.SIGKILL)

    def _end(self, how):
        if self._process is None:
            return
        group, self._process = self._process, None
        try:
            os.killpg(group.pid, how)
            group.wait(10)
        except ProcessLookupError:
            pass
        except subprocess.TimeoutExpired:
            os.killpg(group.pid, signal.SIGKILL)
        group.wait()

    def restart(self):
        self.stop()
        return self.start()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()


class Ngircd(Server):
    """A throttled one slows down whoever sends much, as ngIRCd does when left as it comes."""

    def __init__(self, folder, port=None, is_throttled=False):
        self.environment = {} if is_throttled else {"NGIRCD_PENALTY": "0"}
        self.port, self.tls_port = port or free_port(), free_port()
        super().__init__(folder, "start-ngircd",
                         ["-p", str(self.port), "-t", str(self.tls_port)])

    @property
    def certificate(self):
        return self.folder / "server.crt"

    def is_ready(self):
        return is_listening(self.port)


class Inspircd(Server):
    def __init__(self, folder, without=()):
        self.port, self.tls_port, self.link_port = free_port(), free_port(), free_port()
        ports = ["-p", str(self.port), "-t", str(self.tls_port), "-s", str(self.link_port)]
        self._services = None  # those that were started again
        left_out = [word for module in without for word in ("-w", module)]
        super().__init__(folder, "start-inspircd", ports + left_out)

    @property
    def certificate(self):
        return self.folder / "server.crt"

    # services apart from the server

    def stop_services(self, how=signal.SIGTERM):
        """TERM saves what they know; KILL is as if they had lost their power."""
        pid = int((self.folder / "atheme.pid").read_text())
        os.kill(pid, how)
        deadline = time.monotonic() + START_S
        while state_of(pid) not in ("Z", ""):
            assert time.monotonic() < deadline, "services do not end"
            time.sleep(0.02)
        if self._services is not None:
            self._services.wait()

    def kill_services(self):
        self.stop_services(signal.SIGKILL)

    def start_services(self):
        """Returns at once; is_ready tells when they are linked."""
        self._services = subprocess.Popen([self.folder / "run-services"],
                                          stdin=subprocess.DEVNULL, start_new_session=True)

    def wait_services(self):
        deadline = time.monotonic() + START_S
        while not self.is_ready():
            assert time.monotonic() < deadline, "services do not come back"
            time.sleep(0.1)

    def _end(self, how):
        if self._services is not None:
            self._services.kill()
            self._services.wait()
            self._services = None
        super()._end(how)

    @property
    def client_certificate(self):
        return self.folder / "client.crt", self.folder / "client.key"

    def is_ready(self):
        """Ready means that services are linked: only then does the server offer SASL."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as probe:
                probe.sendall(b"CAP LS 302\r\n")
                with probe.makefile("rb") as lines:
                    return any(b" LS :" in line and b"sasl" in line
                               for line in iter(lambda: lines.readline(), b"")
                               if b" LS " in line or b"ERROR" in line)
        except OSError:
            return False


class Ergo(Server):
    """Only where ERGO names the program: no package has it."""

    def __init__(self, folder):
        self.port = free_port()
        super().__init__(folder, "start-ergo", ["-p", str(self.port)])

    def is_ready(self):
        return is_listening(self.port)


class Znc(Server):
    """Between a client and two servers: networks a and b of user faqd."""

    def __init__(self, folder, first, second):
        self.port = free_port()
        super().__init__(folder, "start-znc", ["-p", str(self.port), "-a", str(first.port),
                                               "-b", str(second.port)])

    def is_ready(self):
        return is_listening(self.port)


class Soju(Server):
    """Only where SOJU names the program: Debian 12 has no package of it."""

    def __init__(self, folder):
        self.port = free_port()
        super().__init__(folder, "start-soju", ["-p", str(self.port)])

    def is_ready(self):
        return is_listening(self.port)


class Synapse(Server):
    name = "localhost"

    def __init__(self, folder, is_limited=False):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        super().__init__(folder, "start-synapse",
                         ["-p", str(self.port)] + (["-l"] if is_limited else []))

    def is_ready(self):
        try:
            with urllib.request.urlopen(self.url + "/_matrix/client/versions", timeout=2):
                return True
        except OSError:
            return False

    def register(self, name, password, is_admin=False):
        """Gives user_id, access_token and device_id."""
        command = [str(SCRIPTS / "register-user"), self.url, name, password]
        made = subprocess.run(command + (["--admin"] if is_admin else []), check=True,
                              capture_output=True, text=True)
        return json.loads(made.stdout)

    def lift_limits(self, user_id, admin_token):
        """https://element-hq.github.io/synapse/latest/admin_api/user_admin_api.html"""
        request = urllib.request.Request(
            f"{self.url}/_synapse/admin/v1/users/{user_id}/override_ratelimit",
            b'{"messages_per_second": 0, "burst_count": 0}',
            {"Authorization": f"Bearer {admin_token}", "Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=20).close()
