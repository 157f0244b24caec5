# SPDX-License-Identifier: MIT
"""What no good client sends, though every server would take it.

check_message looks at an event that is about to be written; everything found is a
complaint, and a test with complaints fails.
"""
import base64
import html.parser
import re

from rooms import relation_of, replied_to

NOTICE = "m.notice"
TAGS = set("p br strong em code pre ul ol li blockquote a h3 h4 h5 h6 hr details summary".split())
EMPTY_TAGS = {"br", "hr"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "code": {"class"}}
LINK = re.compile(r"(https?://|mailto:)")
DEPTH_MAX = 20


class Html(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.faults, self.stack = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in TAGS:
            self.faults.append(f"<{tag}>")
        for name, value in attributes:
            if name not in ATTRIBUTES.get(tag, ()):
                self.faults.append(f"<{tag} {name}>")
            elif name == "href" and not LINK.match(value or ""):
                self.faults.append(f"a link to {value}")
        if tag not in EMPTY_TAGS:
            self.stack.append(tag)
        if len(self.stack) > DEPTH_MAX:
            self.faults.append("too deep")

    def handle_endtag(self, tag):
        if tag in EMPTY_TAGS:
            return
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"</{tag}> in the wrong place")


def html_faults(text):
    parser = Html()
    parser.feed(text)
    parser.close()
    return parser.faults + [f"<{tag}> is left open" for tag in parser.stack]


def _check_text(say, content, user):
    if content.get("msgtype") not in (NOTICE, "m.text"):
        say(f"a message of type {content.get('msgtype')}")
    if not isinstance(content.get("body"), str) or not content["body"].strip():
        say("no body")
    if "formatted_body" in content:
        if content.get("format") != "org.matrix.custom.html":
            say("formatted_body without its format")
        for fault in html_faults(content["formatted_body"]):
            say(f"HTML: {fault}")
    if "<mx-reply>" in content.get("formatted_body", "") or content.get("body", "").startswith("> <@"):
        say("it quotes what it answers")
    mentions = content.get("m.mentions")
    if not isinstance(mentions, dict) or mentions.keys() - {"user_ids"}:
        say("m.mentions is missing or holds something else than user_ids")
    elif user in mentions.get("user_ids", []):
        say("it mentions itself")


def _check_edit(say, room, content, user):
    relation, new = content["m.relates_to"], content.get("m.new_content")
    original = room.event(relation.get("event_id"))
    if original is None or original.sender != user:
        say("it edits what is not its own")
    elif relation_of(original.content).get("rel_type") == "m.replace":
        say("it edits an edit")
    if not isinstance(new, dict) or "m.relates_to" in new:
        say("m.new_content is missing or has a relation")
    if content.get("m.mentions", {}).get("user_ids"):
        say("an edit pings")
    if not content.get("body", "").startswith("* "):
        say("an edit without its fallback")


def _check_reply(say, room, content):
    relation, question_id = relation_of(content), replied_to(content)
    question = room.event(question_id)
    if question_id and question is None:
        say("it answers an event of another room")
        return
    root = None
    if question and relation_of(question.content).get("rel_type") == "m.thread":
        root = relation_of(question.content)["event_id"]
    if root and (relation.get("rel_type"), relation.get("event_id")) != ("m.thread", root):
        say("it leaves the thread of the question")


def check_message(server, room, kind, content, user):
    """For each event that the bot sends, before the room's own rules."""
    def say(what):
        server.complain(f"{what}: {content}")

    if not server.is_strict(user):
        return
    if kind == "m.room.encrypted":
        _check_encrypted(server, say, room, content)
    if kind != "m.room.message":
        return
    if room.is_encrypted():
        say("plain text in an encrypted room")
    _check_text(say, content, user)
    if relation_of(content).get("rel_type") == "m.replace":
        _check_edit(say, room, content, user)
    else:
        _check_reply(say, room, content)


def megolm_index(ciphertext):
    """The message index of a Megolm message: a version byte, then 0x08 and a varint."""
    data = base64.b64decode(ciphertext + "=" * (-len(ciphertext) % 4))
    if data[0] != 3 or data[1] != 8:
        raise ValueError("no Megolm message")
    index, shift = 0, 0
    for byte in data[2:]:
        index |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            break
    return index


def _check_encrypted(server, say, room, content):
    if content.get("algorithm") != "m.megolm.v1.aes-sha2" or not content.get("session_id"):
        say("not a Megolm event")
        return
    use = (content["session_id"], megolm_index(content["ciphertext"]))
    if server.ratchet_uses.setdefault(use, content["ciphertext"]) != content["ciphertext"]:
        say(f"the key {use} is used for two messages")
    if server.session_rooms.setdefault(content["session_id"], room.id) != room.id:
        say("one session in two rooms")
