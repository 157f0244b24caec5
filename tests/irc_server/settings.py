# SPDX-License-Identifier: MIT
"""The settings of a script: what the server is like, and how the bot is configured.

Tables of the bot's own configuration stand as they are (`= irc.nick = "faqd"`,
`= limits.per_asker = "5/30s"`), `secret.NAME` becomes a file of that name, and `server.KEY`
describes the server. In secrets {N*C} is N times C.
"""
import re
from dataclasses import dataclass, field, fields

# What servers of one's own choosing say in CAP LS 302; see doc/irc.md for who was asked.
LIKE = {
    "bare": ("", "CHANTYPES=# CASEMAPPING=ascii NICKLEN=30"),
    "ngircd": ("multi-prefix",
               "CHANTYPES=#&+ CASEMAPPING=ascii NICKLEN=20 CHANNELLEN=50 PREFIX=(qaohv)~&@%+"),
    "inspircd": ("account-notify account-tag away-notify batch cap-notify chghost echo-message "
                 "extended-join extended-monitor inspircd.org/standard-replies invite-notify "
                 "labeled-response message-tags multi-prefix sasl=PLAIN,EXTERNAL server-time "
                 "setname userhost-in-names",
                 "CHANTYPES=# CASEMAPPING=rfc1459 NICKLEN=30 BOT=B MONITOR=30 WHOX LINELEN=512 "
                 "PREFIX=(ov)@+ STATUSMSG=@+"),
    "modern": ("account-notify account-tag batch cap-notify chghost draft/chathistory "
               "draft/multiline=max-bytes=4096,max-lines=24 echo-message extended-join "
               "labeled-response message-tags multi-prefix no-implicit-names "
               "sasl=PLAIN,EXTERNAL,SCRAM-SHA-256 server-time setname standard-replies",
               "CHANTYPES=# CASEMAPPING=ascii NICKLEN=32 BOT=B MONITOR=100 WHOX UTF8ONLY "
               "PREFIX=(qaohv)~&@%+ STATUSMSG=~&@%+ CHATHISTORY=100 MSGREFTYPES=msgid,timestamp"),
}


@dataclass
class ServerSettings:
    like: str = "bare"      # capabilities and ISUPPORT of LIKE
    caps: str = None        # instead of its capabilities; {port} and {tls_port} are known
    tls_caps: str = None    # the same on TLS, where they differ
    more_caps: str = ""     # beside them
    isupport: str = None
    more_isupport: str = ""
    by_hand: list = field(default_factory=list)  # commands that the script answers; "*": all
    tls: bool = False       # the bot is sent to the TLS port
    certificate: str = "good"  # good, stranger: what the TLS port shows
    accounts: dict = field(default_factory=dict)  # name to password
    certificate_account: str = ""  # who comes with the client's certificate
    scram: str = "honest"   # honest, wrong-signature, no-signature, other-nonce, few-rounds,
    #                         many-rounds, bad-password
    address: str = "127.0.0.1"  # where it listens
    dead_address: str = ""  # where connections are begun and never finished
    host: str = "127.0.0.1"  # of the bot, as others see it
    user: str = "~faqd"
    taken: list = field(default_factory=list)  # nicks of others
    refuse_caps: list = field(default_factory=list)  # NAK for a request with one of these
    throttle: str = "none"  # or inspircd, rfc1459, hybrid: how lines are taken, when it is too much
    clock: str = "+0s"      # how much the server's clock is ahead of the bot's, or behind
    members: int = 0        # how many others are in each channel
    rate: bool = True       # the bot's configured pace is held against what it sends

    def __post_init__(self):
        caps, isupport = LIKE[self.like]
        self.caps = " ".join(filter(None, [caps if self.caps is None else self.caps,
                                           self.more_caps]))
        self.isupport = " ".join(filter(None, [
            isupport if self.isupport is None else self.isupport, self.more_isupport]))
        if self.tls_caps is None:
            self.tls_caps = self.caps


def read(wire, folder, places):
    """(settings of the server, tables of the bot's configuration); writes the secrets."""
    tables = {name: dict(value) if isinstance(value, dict) else value
              for name, value in wire.settings.items()}
    tables.pop("covers", None)
    given = tables.pop("server", {})
    unknown = given.keys() - {one.name for one in fields(ServerSettings)}
    if unknown:
        raise AssertionError(f"{wire.path}: unknown settings of the server: {unknown}")
    server = ServerSettings(**filled(given, places))
    for name, text in tables.pop("secret", {}).items():
        path = folder / name
        path.write_text(re.sub(r"\{(\d+)\*(.+?)\}", repeated, text) + "\n")
        path.chmod(0o600)
    scheme, port = ("ircs", "tls_port") if server.tls else ("irc", "port")
    irc = {"name": "local", "nick": "faqd", "channels": ["#faq"],
           "servers": [f"{scheme}://127.0.0.1:{places[port]}"],
           "tls": {"ca_file": places["authority"]}}
    tables["irc"] = [irc | filled(tables.pop("irc", {}), places)]
    limits = {"per_asker": "off", "per_asker_direct": "off", "per_room": "off", "total": "off"}
    return server, {"faq": {"dir": "faq", "watch": False}, "state": {"dir": "state"},
                    "limits": limits | tables.pop("limits", {})} | tables


def repeated(found):
    return found[2] * int(found[1])


def filled(value, places):
    """With {port} and the like put in."""
    if isinstance(value, str):
        for name, text in places.items():
            value = value.replace("{" + name + "}", text)
        return value
    if isinstance(value, dict):
        return {key: filled(one, places) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, places) for one in value]
    return value
