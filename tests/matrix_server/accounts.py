# SPDX-License-Identifier: MIT
"""Accounts, their devices and tokens, and the ways to log in.

Tokens of a refreshing login end after `lifetime_s`; a refresh token works until its
successors are used. https://spec.matrix.org/latest/client-server-api/#client-authentication
"""
import itertools
import time

from rooms import Refused, forbidden

numbers = itertools.count(1)


def unknown_token(why, is_soft):
    return Refused(401, "M_UNKNOWN_TOKEN", why, soft_logout=is_soft)


class Device:
    def __init__(self, account, device_id, name):
        self.account, self.id, self.name = account, device_id, name
        self.key = (account.user_id, device_id)
        self.txns = {}          # (path without id, txn) -> (body, answer)
        self.inbox = []         # (position, event): to-device, until they are acknowledged
        self.filters = {}
        self.keys = None        # as uploaded
        self.one_time_keys = {}
        self.used_key_ids = {}  # id -> key, of all one-time and fallback keys ever
        self.fallback_keys = {}
        self.is_fallback_used = False


class Token:
    def __init__(self, device, kind, ends_at=None):
        self.text = f"{kind}-{next(numbers)}-secret"
        self.device, self.ends_at = device, ends_at
        self.is_void = self.is_soft = False
        self.successors = None   # of a refresh token: (access, refresh)
        self.was_used = False


class Account:
    def __init__(self, server, name, password):
        self.server, self.name, self.password = server, name, password
        self.user_id = f"@{name}:{server.name}"
        self.display_name = name
        self.avatar = None
        self.devices = {}
        self.data = {}           # account data by type
        self.cross_signing = {}  # "master", "self_signing", "user_signing"
        self.is_locked = self.is_deactivated = False
        self.keys_changed_at = 0


class Logins:
    """The tokens of a server, and what may be done with them."""

    def __init__(self, server):
        self.server = server
        self.access, self.refresh = {}, {}
        self.lifetime_s = None      # of access tokens of refreshing logins; None: 300
        self.expires_always = False # a server that lets no token live for ever
        self.has_password_login = True
        self.introspect = None      # asks another server for the device of a token
        self.login_count = self.refresh_count = 0

    def device(self, account, device_id=None, name=None):
        device_id = device_id or f"DEV{next(numbers):05}"
        if device_id not in account.devices:
            account.devices[device_id] = Device(account, device_id, name)
        return account.devices[device_id]

    def grant(self, device, is_refreshing):
        """The fields of an answer that gives tokens."""
        ends = is_refreshing or self.expires_always
        lifetime_s = self.lifetime_s or 300
        access = Token(device, "access", time.monotonic() + lifetime_s if ends else None)
        self.access[access.text] = access
        fields = {"access_token": access.text}
        if ends:
            fields["expires_in_ms"] = int(1000 * lifetime_s)
        if is_refreshing:
            refresh = Token(device, "refresh")
            self.refresh[refresh.text] = refresh
            fields["refresh_token"] = refresh.text
        return fields

    def authenticate(self, text):
        """The device of a token, or Refused."""
        token = self.access.get(text)
        if token is None and self.introspect:
            return self.introspect(text)
        if token is None:
            raise unknown_token("Invalid access token passed.", False)
        if token.is_void:
            raise unknown_token("Access token has expired" if token.is_soft
                                else "Invalid access token passed.", token.is_soft)
        if token.ends_at is not None and time.monotonic() >= token.ends_at:
            raise unknown_token("Access token has expired", True)
        if token.device.account.is_locked:
            raise Refused(401, "M_USER_LOCKED", "User account has been locked", soft_logout=True)
        token.was_used = True
        return token.device

    def login(self, body):
        """POST /v3/login."""
        self.login_count += 1
        if body.get("type") != "m.login.password" or not self.has_password_login:
            raise Refused(400, "M_UNKNOWN", f"Unknown login type {body.get('type')}")
        who = body.get("identifier", {}).get("user", "")
        user_id = who if who.startswith("@") else f"@{who}:{self.server.name}"
        account = self.server.accounts.get(user_id)
        if account is None or account.password != body.get("password"):
            raise forbidden("Invalid username or password")
        if account.is_deactivated:
            raise Refused(403, "M_USER_DEACTIVATED", "This account has been deactivated")
        device = self.device(account, body.get("device_id"),
                             body.get("initial_device_display_name"))
        return {"user_id": account.user_id, "home_server": self.server.name,
                "device_id": device.id} | self.grant(device, body.get("refresh_token", False)) | {
                    "well_known": {"m.homeserver": {"base_url": self.server.url + "/"}}}

    def refreshed(self, text):
        """The next pair; the same question again gives other tokens until one was used."""
        token = self.refresh.get(text)
        if token is None:
            raise unknown_token("invalid refresh token", False)
        if token.is_void or (token.successors
                             and any(one.was_used for one in token.successors)):
            raise forbidden("refresh token isn't valid anymore")
        self.refresh_count += 1
        token.was_used = True
        fields = self.grant(token.device, True)
        token.successors = (self.access[fields["access_token"]],
                            self.refresh[fields["refresh_token"]])
        return fields

    def void(self, account, is_soft, device_gone=False):
        """Ends all tokens of an account, softly or for good, with the device or without."""
        for token in self.access.values():
            if token.device.account is account:
                token.is_void, token.is_soft = True, is_soft
        if not is_soft:
            for token in self.refresh.values():
                token.is_void = token.is_void or token.device.account is account
        if device_gone:
            account.devices.clear()


class OAuth:
    """The device authorisation grant; a test plays the person who confirms.

    https://spec.matrix.org/v1.18/client-server-api/#device-authorization-flow, RFC 8628
    """

    DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"

    def __init__(self, server):
        self.server = server
        self.is_on = False
        self.interval_s = 1
        self.clients, self.grants = {}, {}
        self.polls = 0

    def metadata(self):
        base = self.server.url + "/oauth2/"
        if not self.is_on:
            raise Refused(404, "M_UNRECOGNIZED", "Unrecognized request")
        return {"issuer": self.server.url + "/",
                "authorization_endpoint": base + "authorize",
                "token_endpoint": base + "token",
                "registration_endpoint": base + "register",
                "revocation_endpoint": base + "revoke",
                "device_authorization_endpoint": base + "device",
                "response_types_supported": ["code"], "response_modes_supported": ["query"],
                "grant_types_supported": ["authorization_code", "refresh_token",
                                          self.DEVICE_GRANT],
                "code_challenge_methods_supported": ["S256"]}

    def register(self, body):
        grants = body.get("grant_types")
        if (not isinstance(body.get("client_name"), str)
                or not str(body.get("client_uri")).startswith("https://")
                or body.get("token_endpoint_auth_method") != "none"
                or body.get("application_type") not in ("native", "web")
                or not isinstance(grants, list) or self.DEVICE_GRANT not in grants
                or "refresh_token" not in grants or body.get("response_types") != []):
            raise OAuthRefused("invalid_client_metadata")
        client = f"client-{next(numbers)}"
        self.clients[client] = body
        return body | {"client_id": client}

    def authorise(self, form):
        words = form.get("scope", "").split()
        devices = [word.rsplit(":", 1)[1] for word in words
                   if word.startswith("urn:matrix:client:device:")]
        if form.get("client_id") not in self.clients:
            raise OAuthRefused("invalid_client", 401)
        if "urn:matrix:client:api:*" not in words or len(devices) != 1 or len(devices[0]) < 10:
            raise OAuthRefused("invalid_scope")
        code = f"device-code-{next(numbers)}"
        self.grants[code] = {"device": devices[0], "account": None, "state": "pending",
                             "polled_at": time.monotonic()}
        return {"device_code": code, "user_code": "ABCD-EFGH", "expires_in": 1200,
                "interval": self.interval_s, "verification_uri": self.server.url + "/link",
                "verification_uri_complete": self.server.url + "/link?code=ABCD-EFGH"}

    def confirm(self, user_id):
        """The person says yes, for every grant that waits."""
        for grant in self.grants.values():
            grant["account"] = self.server.accounts[user_id]
            grant["state"] = "confirmed"

    def token(self, form):
        kind = form.get("grant_type")
        if form.get("client_id") not in self.clients:
            raise OAuthRefused("invalid_client", 401)
        if kind == "refresh_token":
            try:
                fields = self.server.logins.refreshed(form.get("refresh_token"))
            except Refused:
                raise OAuthRefused("invalid_grant") from None
            return self._answer(fields)
        if kind != self.DEVICE_GRANT:
            raise OAuthRefused("unsupported_grant_type")
        self.polls += 1
        grant = self.grants.get(form.get("device_code"))
        if grant is None:
            raise OAuthRefused("invalid_grant")
        if time.monotonic() - grant["polled_at"] < self.interval_s - 0.1:
            self.server.complain("a poll sooner than the interval")
        grant["polled_at"] = time.monotonic()
        if grant["state"] != "confirmed":
            raise OAuthRefused({"pending": "authorization_pending", "slow": "slow_down",
                                "expired": "expired_token", "denied": "access_denied"}
                               [grant["state"]])
        del self.grants[form["device_code"]]
        device = self.server.logins.device(grant["account"], grant["device"])
        return self._answer(self.server.logins.grant(device, True))

    def revoke(self, form):
        """Ends the login of a token, with its device; of one that is void already nothing."""
        if form.get("client_id") not in self.clients:
            raise OAuthRefused("invalid_client", 401)
        logins = self.server.logins
        token = logins.refresh.get(form.get("token")) or logins.access.get(form.get("token"))
        if token:
            logins.void(token.device.account, is_soft=False, device_gone=True)
        return {}

    @staticmethod
    def _answer(fields):
        return {"access_token": fields["access_token"], "token_type": "Bearer",
                "expires_in": fields["expires_in_ms"] // 1000,
                "refresh_token": fields["refresh_token"], "scope": "urn:matrix:client:api:*"}


class OAuthRefused(Refused):
    def __init__(self, error, status=400):
        super().__init__(status, "", error)
        self.body = {"error": error}
