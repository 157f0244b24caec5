# SPDX-License-Identifier: MIT
"""An OAuth server that others made (oidc.mjs), where the homeserver's own stands else; and the
browser of the person who confirms a device there."""
import base64
import html
import http.cookiejar
import json
import os
import re
import subprocess
import urllib.parse
import urllib.request

from accounts import unknown_token
from case import HERE
from peer import cache_folder
from servers import free_port

SECRET = "for-tests-only"
INPUT = re.compile(r"<input\b[^>]*>")
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)


def attribute(tag, name):
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return html.unescape(found.group(1)) if found else None


class ForeignOAuth:
    """Takes the place of `server.oauth`, and says whose the tokens are."""

    def __init__(self, server, lifetime_s=300):
        self.server = server
        self.seen = []  # tokens, in the order of their first use
        self.url = f"http://127.0.0.1:{free_port()}"
        modules = cache_folder() / "node_modules"
        own_node = modules / ".bin/node"
        self._process = subprocess.Popen(
            [str(own_node) if own_node.exists() else "node", str(HERE / "oidc.mjs"),
             self.url.rsplit(":", 1)[1], str(lifetime_s), SECRET],
            env=os.environ | {"OIDC_PROVIDER": str(modules / "oidc-provider")},
            stdout=subprocess.PIPE, text=True)
        assert self._process.stdout.readline() == "ready\n", "no OAuth server"
        server.oauth = self
        server.logins.has_password_login = False
        server.logins.introspect = self.device_of

    def stop(self):
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()

    def _get(self, path):
        with urllib.request.urlopen(self.url + path, timeout=20) as answer:
            return json.load(answer)

    def metadata(self):
        return self._get("/.well-known/openid-configuration")

    def _told(self, token):
        """As homeservers ask: https://www.rfc-editor.org/rfc/rfc7662"""
        request = urllib.request.Request(
            self.url + "/token/introspection", urllib.parse.urlencode({"token": token}).encode(),
            {"Authorization": "Basic " + base64.b64encode(
                f"homeserver:{SECRET}".encode()).decode()})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def is_active(self, token):
        return self._told(token)["active"]

    def device_of(self, token):
        if token not in self.seen:
            self.seen.append(token)
        told = self._told(token)
        if not told["active"]:
            raise unknown_token("Token is not active", False)
        device = next(word.rsplit(":", 1)[1] for word in told["scope"].split()
                      if word.startswith("urn:matrix:client:device:"))
        account = self.server.accounts[f"@{told['sub']}:{self.server.name}"]
        return self.server.logins.device(account, device)


class Browser:
    """Fills in whatever form it is shown, until there is none."""

    def __init__(self, **fields):
        self.fields = fields
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def _open(self, url, form=None):
        with self._opener.open(url, form and urllib.parse.urlencode(form).encode(),
                               timeout=20) as answer:
            return answer.url, answer.read().decode()

    def _filled(self, body):
        inputs = {attribute(tag, "name"): attribute(tag, "value") or ""
                  for tag in INPUT.findall(body) if attribute(tag, "name")}
        return inputs | {name: self.fields[name] for name in inputs if name in self.fields}

    def go_through(self, url):
        """Gives the text of the last page."""
        at, page = self._open(url)
        for _ in range(10):
            form = FORM.search(page)
            if form is None:
                break
            action = urllib.parse.urljoin(at, attribute(form.group(1), "action") or at)
            at, page = self._open(action, self._filled(form.group(2)))
        return re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.S)
