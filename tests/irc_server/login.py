# SPDX-License-Identifier: MIT
"""The server's side of SASL: PLAIN, EXTERNAL and SCRAM-SHA-256, honest or malicious."""
import base64
import hashlib
import hmac

CHUNK = 400
ROUNDS = {"few-rounds": 1, "many-rounds": 2_000_000_000}
SALT = b"salt of the test"
SERVER_NONCE = "3rfcNHYJY1ZVvWVs7j"


class Refused(Exception):
    """The text is the numeric to say."""


class Login:
    """One connection's exchange: lines of the bot in, lines of the server out."""

    def __init__(self, settings, is_tls):
        self._settings = settings
        self._is_tls = is_tls
        self.account = ""
        self._reset()

    def _reset(self):
        self._mechanism = ""
        self._text = ""
        self._step = 0

    def offered(self, caps):
        for cap in caps.split():
            name, _, value = cap.partition("=")
            if name == "sasl":
                return value.split(",") if value else ["PLAIN", "EXTERNAL", "SCRAM-SHA-256"]
        return []

    def line(self, param, caps):
        """AUTHENTICATE param: gives lines as (command, parameters after the nick)."""
        if param == "*":
            self._reset()
            return [("906", "SASL authentication aborted")]
        if not self._mechanism:
            return self._begin(param, caps)
        self._text += "" if param == "+" else param
        if len(param) == CHUNK:
            return []
        data, self._text = base64.b64decode(self._text, validate=True), ""
        try:
            return self._next(data)
        except Refused as refusal:
            self._reset()
            return [(str(refusal), "SASL authentication failed")]

    def _begin(self, mechanism, caps):
        offered = self.offered(caps)
        if mechanism not in offered:
            return [("908", f"{','.join(offered)} :are available SASL mechanisms"),
                    ("904", "SASL authentication failed")]
        self._mechanism = mechanism
        return [("AUTHENTICATE", "+")]

    def _next(self, data):
        self._step += 1
        if self._mechanism == "PLAIN":
            return self._plain(data)
        if self._mechanism == "EXTERNAL":
            return self._external()
        return (self._scram_first, self._scram_final, self._scram_end)[self._step - 1](data)

    def _plain(self, data):
        authzid, account, password = data.decode().split("\0")
        if authzid not in ("", account) or self._settings.accounts.get(account) != password:
            raise Refused("904")
        return self._success(account)

    def _external(self):
        if not (self._is_tls and self._settings.certificate_account):
            raise Refused("904")
        return self._success(self._settings.certificate_account)

    def _success(self, account):
        self._reset()
        self.account = account
        return [("900", account), ("903", "SASL authentication successful")]

    # SCRAM-SHA-256, https://www.rfc-editor.org/rfc/rfc5802

    def _scram_first(self, data):
        text = data.decode()
        if not text.startswith("n,,"):
            raise Refused("904")
        self._client_first = text[3:]
        fields = dict(item.split("=", 1) for item in self._client_first.split(","))
        self._account, nonce = fields["n"], fields["r"]
        if len(nonce) < 18:
            raise Refused("904")
        variant = self._settings.scram
        if variant == "other-nonce":
            nonce = "of" + nonce[2:]
        rounds = ROUNDS.get(variant, 4096)
        self._nonce = nonce + SERVER_NONCE
        self._server_first = f"r={self._nonce},s={base64_text(SALT)},i={rounds}"
        return chunks(self._server_first)

    def _scram_final(self, data):
        text = data.decode()
        bare, _, proof = text.rpartition(",p=")
        if bare != f"c=biws,r={self._nonce}":
            raise Refused("904")
        password = self._settings.accounts.get(self._account, "nobody's")
        salted = hashlib.pbkdf2_hmac("sha256", password.encode(), SALT, 4096)
        signed = f"{self._client_first},{self._server_first},{bare}".encode()
        key = mac(salted, b"Client Key")
        signature = mac(hashlib.sha256(key).digest(), signed)
        if bytes(a ^ b for a, b in zip(key, signature)) != base64.b64decode(proof):
            raise Refused("904")
        server_signature = mac(mac(salted, b"Server Key"), signed)
        return self._prove(server_signature)

    def _prove(self, signature):
        variant = self._settings.scram
        if variant == "no-signature":
            return self._success(self._account)
        if variant == "wrong-signature":
            signature = signature[::-1]
        return chunks("v=" + base64_text(signature))

    def _scram_end(self, data):
        return self._success(self._account)


def mac(key, text):
    return hmac.new(key, text, hashlib.sha256).digest()


def base64_text(data):
    return base64.b64encode(data).decode()


def chunks(text):
    encoded = base64_text(text.encode())
    lines = [encoded[at:at + CHUNK] for at in range(0, len(encoded) + 1, CHUNK)]
    return [("AUTHENTICATE", line or "+") for line in lines]
