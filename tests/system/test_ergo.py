# SPDX-License-Identifier: MIT
"""faqd on Ergo, which has what no server in Debian has. Skipped unless ERGO names it:

    ERGO=/usr/local/bin/ergo FAQD=../../build/dev/faqd python3 -m unittest -v test_ergo
"""
import os
import tempfile
import unittest

from faqd_test import BOT, RINSE, FaqdTest, ends_answer
from irc_client import Client
from missed import AnswersWhatItMissed
from servers import Ergo

CHANNEL = "#faq"
CAPS = ("message-tags", "batch", "labeled-response", "echo-message", "draft/multiline")


@unittest.skipUnless(os.environ.get("ERGO"), "ERGO names no program")
class ErgoTest(AnswersWhatItMissed, FaqdTest):
    PASSWORD = "correct-horse"
    account = BOT

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-ergo-")
        cls.addClassCleanup(folder.cleanup)
        cls.keeper = Ergo(folder.name).start()
        cls.addClassCleanup(cls.keeper.stop)
        with Client(cls.keeper.port, BOT) as owner:
            owner.send(f"REGISTER * * {cls.PASSWORD}")
            owner.expect(lambda line: line.command == "REGISTER"
                         and line.params[0] == "SUCCESS")
            owner.say("NickServ", "SET always-on true")
            owner.expect_message(sender="NickServ", text="always-on", command="NOTICE")

    def client(self, nick, caps=()):
        client = Client(self.keeper.port, nick, caps=caps)
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
