# SPDX-License-Identifier: MIT
"""faqd on Ergo, which has what no server in Debian has. Skipped unless ERGO names it:

    ERGO=/usr/local/bin/ergo FAQD=../../build/dev/faqd python3 -m unittest -v test_ergo
"""
import os
import tempfile
import unittest

from faqd_test import BOT, GLASSES, RINSE, FaqdTest, ends_answer, irc_network, joined
from irc_client import Client
from servers import Ergo

CHANNEL = "#faq"
PASSWORD = "correct-horse"
CAPS = ("message-tags", "batch", "labeled-response", "echo-message", "draft/multiline")


@unittest.skipUnless(os.environ.get("ERGO"), "ERGO names no program")
class ErgoTest(FaqdTest):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-ergo-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = Ergo(folder.name).start()
        cls.addClassCleanup(cls.server.stop)
        with Client(cls.server.port, BOT) as owner:
            owner.send(f"REGISTER * * {PASSWORD}")
            owner.expect(lambda line: line.command == "REGISTER"
                         and line.params[0] == "SUCCESS")
            owner.say("NickServ", "SET always-on true")
            owner.expect_message(sender="NickServ", text="always-on", command="NOTICE")

    def bot(self):
        sasl = {"mechanisms": ["plain"], "account": BOT, "plaintext": True,
                "password_file": self.secret("irc-password", PASSWORD)}
        return self.faqd(irc=[irc_network(self.server, sasl=sasl)])

    def client(self, nick, caps=()):
        client = Client(self.server.port, nick, caps=caps)
        self.addCleanup(client.close)
        client.join(CHANNEL)
        return client

    def test_a_long_answer_is_one_message(self):
        self.bot().start()
        ann = self.client("ann", CAPS)
        ann.say(CHANNEL, f"{BOT}: tell me the whole story")
        begin = ann.expect(lambda line: line.command == "BATCH"
                           and line.params[1:2] == ["draft/multiline"])
        self.assertIn("+reply", begin.tags)
        lines = ann.collect_until(ends_answer, sender=BOT, target=CHANNEL)
        self.assertGreater(len(lines), 1)

    def test_a_question_of_several_lines_is_one_question(self):
        self.bot().start()
        bob = self.client("bob", CAPS)
        for line in (f"BATCH +1 draft/multiline {CHANNEL}",
                     f"@batch=1 PRIVMSG {CHANNEL} :{BOT}: hello everybody,",
                     f"@batch=1 PRIVMSG {CHANNEL} :should I rinse with salt water?",
                     "BATCH -1"):
            bob.send(line)
        self.assert_medical(bob.collect_until(ends_answer, sender=BOT, target=CHANNEL), RINSE)

    def test_what_was_missed_is_answered_once(self):
        faqd = self.bot()
        faqd.start()
        cal = self.client("cal")
        faqd.stop()
        cal.say(BOT, "do glasses help outdoors?")
        cal.fence()
        faqd.start()
        answer = joined(cal.collect_until(ends_answer, sender=BOT, target="cal"))
        self.assertIn("Sorry for the wait", answer)
        self.assertIn(GLASSES, answer)
        faqd.stop()
        faqd.start()
        cal.say(BOT, "should I rinse with salt water?")
        again = joined(cal.collect_until(ends_answer, sender=BOT, target="cal"))
        self.assertNotIn(GLASSES, again)
