# SPDX-License-Identifier: MIT
"""What the server answers by itself, unless a script takes the command into its hands.

One function a command: (server, connection, message) to the lines of the answer, without
their tags. What people hear (PRIVMSG, NOTICE, BATCH) is always for the script; the server
only echoes it where that was negotiated.
"""
import strict
from wire import split_tags, time_text

NAME = "irc.test"
LS_BYTES = 400


def numeric(connection, number, text):
    return f":{NAME} {number} {connection.nick or '*'} {text}"


# What lines change on the server's side, whoever wrote them: we here or a script.

def hear(server, connection, message):
    """Before the bot's line is answered."""
    verb = message.params[0].upper() if message.params else ""
    if message.command == "CAP" and verb == "LS":
        connection.is_negotiating = True
    elif message.command == "CAP" and verb == "END":
        if not connection.is_negotiating:
            server.complain("CAP END twice, or before CAP LS")
        connection.is_negotiating = False
    elif message.command == "USER":
        connection.has_user = True
    elif message.command == "NICK" and not connection.is_welcome and "NICK" in server.by_hand:
        connection.nick = message.params[0]


def spoken(connection, line):
    """Before a script's line goes out; a line that makes no sense changes nothing."""
    try:
        learn(connection, line)
    except (IndexError, ValueError):
        pass


def learn(connection, line):
    source, message = parse_server(line)
    is_own = source.split("!")[0].lower() == connection.nick.lower()
    params = message.params
    if message.command == "001":
        connection.is_welcome = True
        connection.nick = params[0]
    elif message.command == "CAP" and params[1:2] == ["ACK"]:
        connection.caps |= {name for name in params[-1].split() if name[0] != "-"}
    elif message.command == "CAP" and params[1:2] == ["NEW"]:
        connection.offer += " " + params[-1]
    elif message.command == "CAP" and params[1:2] == ["DEL"]:
        connection.caps -= set(params[-1].split())
    elif message.command == "NICK" and is_own:
        connection.nick = params[0]
    elif message.command == "900":
        connection.login.account = params[2]
    elif message.command == "JOIN" and is_own and params:
        connection.channels.append(params[0])
    elif message.command == "396":
        connection.host = params[1]
    elif message.command == "CHGHOST" and is_own:
        connection.user, connection.host = params


def parse_server(line):
    tags, rest = split_tags(line)
    source = b""
    if rest.startswith(b":"):
        source, _, rest = rest[1:].partition(b" ")
    return source.decode(errors="replace"), strict.parse(rest)


# registration

def cap(server, connection, message):
    verb = message.params[0].upper() if message.params else ""
    if verb == "LS":
        return cap_list(connection)
    if verb == "REQ":
        return cap_request(server, connection, message.params[1].split())
    if verb == "END":
        return welcome(server, connection)
    return []


def cap_list(connection):
    lines, line = [], ""
    for name in connection.offer.split():
        if len(line) + len(name) > LS_BYTES:
            lines.append(line)
            line = ""
        line += name + " "
    head = f":{NAME} CAP * LS "
    return [f"{head}* :{one}" for one in lines] + [f"{head}:{line.strip()}"]


def cap_request(server, connection, names):
    offered = {name.partition("=")[0] for name in connection.offer.split()}
    wanted = {name.lstrip("-") for name in names}
    refused = wanted & set(server.settings.refuse_caps)
    if refused or not wanted <= offered:
        return [f":{NAME} CAP * NAK :{' '.join(names)}"]
    connection.caps |= {name for name in names if name[0] != "-"}
    connection.caps -= {name[1:] for name in names if name[0] == "-"}
    return [f":{NAME} CAP {connection.nick or '*'} ACK :{' '.join(names)}"]


def nick(server, connection, message):
    wanted = message.params[0]
    if wanted.lower() in [one.lower() for one in server.settings.taken]:
        return [numeric(connection, 433, f"{wanted} :Nickname is already in use")]
    before, connection.nick = connection.mask, wanted
    if connection.is_welcome:
        return [f":{before} NICK :{wanted}"]
    return welcome(server, connection)


def user(server, connection, message):
    return welcome(server, connection)


def silence(server, connection, message):
    return []


def authenticate(server, connection, message):
    lines = []
    for command, text in connection.login.line(message.params[0], connection.offer):
        if command == "AUTHENTICATE":
            lines.append(f"AUTHENTICATE {text}")
        elif command == "900":
            lines.append(numeric(connection, 900, f"{connection.mask} {text} "
                                 f":You are now logged in as {text}"))
        elif command == "908":
            lines.append(numeric(connection, command, text))
        else:
            lines.append(numeric(connection, command, f":{text}"))
    return lines


def after_cap(server, connection, message):
    """Where a script has CAP in its hands, its end still leads to the welcome."""
    return welcome(server, connection) if message.params[:1] == ["END"] else None


def welcome(server, connection):
    if connection.is_welcome or connection.is_negotiating or "001" in server.by_hand \
            or not (connection.nick and connection.has_user):
        return []
    connection.is_welcome = True
    return [numeric(connection, "001", ":Welcome"),
            numeric(connection, "005", f"{server.settings.isupport} :are supported"),
            numeric(connection, 422, ":No message of the day")]


# once online

def ping(server, connection, message):
    return [f":{NAME} PONG {NAME} :{message.params[-1]}"]


def join(server, connection, message):
    lines = []
    for channel in message.params[0].split(","):
        connection.channels.append(channel)
        extended = f" {connection.login.account or '*'} :faqd" \
            if "extended-join" in connection.caps else ""
        lines.append(f":{connection.mask} JOIN {channel}{extended}")
        if "no-implicit-names" not in connection.caps:
            lines += names(connection, channel, server.settings.members)
    return lines


def names(connection, channel, members):
    everybody = [connection.nick] + [f"member{number:05}" for number in range(members)]
    return [numeric(connection, 353, f"= {channel} :" + " ".join(everybody[at:at + 25]))
            for at in range(0, len(everybody), 25)] + \
        [numeric(connection, 366, f"{channel} :End of /NAMES list")]


def part(server, connection, message):
    channel = message.params[0]
    if channel in connection.channels:
        connection.channels.remove(channel)
    return [f":{connection.mask} PART {channel}"]


def mode(server, connection, message):
    if len(message.params) > 1 and message.params[0] == connection.nick:
        return [f":{connection.nick} MODE {connection.nick} :{message.params[1]}"]
    return [numeric(connection, 324, f"{message.params[0]} +nt")]


def who(server, connection, message):
    return [numeric(connection, 315, f"{message.params[0]} :End of /WHO list")]


def whois(server, connection, message):
    return [numeric(connection, 318, f"{message.params[-1]} :End of /WHOIS list")]


def monitor(server, connection, message):
    if message.params[0] not in "+s":
        return []
    taken = [one.lower() for one in server.settings.taken]
    lines = []
    for one in (message.params[1].split(",") if len(message.params) > 1 else []):
        number, text = (730, f"{one}!x@y") if one.lower() in taken else (731, one)
        lines.append(numeric(connection, number, f":{text}"))
    return lines


def ison(server, connection, message):
    taken = [one.lower() for one in server.settings.taken]
    there = [one for one in " ".join(message.params).split() if one.lower() in taken]
    return [numeric(connection, 303, ":" + " ".join(there))]


def userhost(server, connection, message):
    return [numeric(connection, 302,
                    f":{connection.nick}=+{connection.user}@{connection.host}")]


def chathistory(server, connection, message):
    connection.notes += 1
    is_targets = message.params[0].upper() == "TARGETS"
    kind = "draft/chathistory-targets" if is_targets else f"chathistory {message.params[1]}"
    return [f":{NAME} BATCH +h{connection.notes} {kind}", f":{NAME} BATCH -h{connection.notes}"]


def quit_(server, connection, message):
    connection.send(b"ERROR :Closing Link: faqd (Quit)\r\n")
    server.end(connection)
    return None


BY_ITSELF = {
    "AUTHENTICATE": authenticate, "CAP": cap, "CHATHISTORY": chathistory, "ISON": ison,
    "JOIN": join, "MODE": mode, "MONITOR": monitor, "NICK": nick, "PART": part,
    "PASS": silence, "PING": ping, "PONG": silence, "QUIT": quit_, "TAGMSG": silence,
    "USER": user, "USERHOST": userhost, "WHO": who, "WHOIS": whois,
}


# what people hear

def echo(server, connection, message):
    """The copy that comes back, with the label and an id; in a batch it waits for its end."""
    if message.command == "BATCH":
        return batch(server, connection, message)
    if "batch" in message.tags and connection.batch:
        connection.batch["lines"].append(message)
        return []
    if "echo-message" not in connection.caps:
        return []
    return [f":{connection.mask} {message.command} {message.params[0]} :{message.params[1]}"]


def batch(server, connection, message):
    name = message.params[0]
    if name[:1] == "+":
        if message.params[1:2] != ["draft/multiline"] or len(message.params) != 3:
            server.complain("a batch that is not draft/multiline to one target")
        connection.batch = {"name": name[1:], "target": message.params[-1], "lines": [],
                            "label": message.tags.get("label")}
        return []
    open_, connection.batch = connection.batch, None
    if not open_ or open_["name"] != name[1:]:
        server.complain("the end of a batch that is not open")
        return []
    wrong = multiline_wrong(open_, connection.offer)
    if wrong:
        server.complain(wrong)
    if "echo-message" not in connection.caps:
        return []
    connection.notes += 1
    ours, label = f"e{connection.notes}", open_["label"]
    head = f"@label={label} " if label else ""
    return [f"{head}:{connection.mask} BATCH +{ours} draft/multiline {open_['target']}"] + [
        f"@batch={ours} :{connection.mask} PRIVMSG {one.params[0]} :{one.params[1]}"
        for one in open_["lines"]] + [f":{connection.mask} BATCH -{ours}"]


def multiline_wrong(open_, offer):
    limits = next((cap.partition("=")[2] for cap in offer.split()
                   if cap.startswith("draft/multiline")), "")
    limits = dict(item.partition("=")[::2] for item in limits.split(","))
    lines = open_["lines"]
    size = sum(len(one.params[-1].encode()) for one in lines) + max(len(lines) - 1, 0)
    if size > int(limits.get("max-bytes", 4096)):
        return f"a batch of {size} bytes, more than the server takes"
    if len(lines) > int(limits.get("max-lines", 1 << 20)):
        return f"a batch of {len(lines)} lines, more than the server takes"
    if not lines or not any(one.params[-1] for one in lines):
        return "a batch without text"
    if any(one.tags.get("batch") != open_["name"] or one.params[0] != open_["target"]
           or set(one.tags) - {"batch", "draft/multiline-concat"} for one in lines):
        return "a line of a batch with other tags or another target"
    if "draft/multiline-concat" in lines[0].tags:
        return "a batch whose first line continues nothing"
    return None


def tagged(server, connection, message, lines):
    """The answer's lines with label and time, as the negotiated capabilities ask for."""
    label = message.tags.get("label")
    if label and "labeled-response" in connection.caps and message.command != "BATCH" \
            and "batch" not in message.tags:
        lines = labeled(connection, label, lines)
    return [with_time(server, connection, line) for line in lines]


def labeled(connection, label, lines):
    if not lines:
        return [f"@label={label} :{NAME} ACK"]
    if len(lines) == 1:
        return [f"@label={label} {lines[0]}"]
    connection.notes += 1
    name = f"l{connection.notes}"
    return [f"@label={label} :{NAME} BATCH +{name} labeled-response",
            *(f"@batch={name} {line}" for line in lines), f":{NAME} BATCH -{name}"]


def with_time(server, connection, line):
    if "server-time" not in connection.caps:
        return line
    tags, rest = (line[1:].split(" ", 1) if line[0] == "@" else ("", line))
    extra = [f"time={time_text(server.time_ms)}"]
    if " PRIVMSG " in rest and "message-tags" in connection.caps:
        connection.notes += 1
        extra.append(f"msgid=own{connection.notes}")
    return "@" + ";".join(filter(None, [tags, *extra])) + " " + rest
