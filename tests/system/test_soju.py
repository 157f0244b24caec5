# SPDX-License-Identifier: MIT
"""faqd behind soju, which keeps what was said. Skipped unless SOJU names it:

    SOJU=/usr/local/bin/soju FAQD=../../build/dev/faqd python3 -m unittest -v test_soju
"""
import os
import tempfile
import unittest

from faqd_test import BOT, RINSE, FaqdTest, ends_answer
from irc_client import Client
from missed import AnswersWhatItMissed
from servers import Ngircd, Soju

CHANNEL = "#faq"


@unittest.skipUnless(os.environ.get("SOJU"), "SOJU names no program")
class SojuTest(AnswersWhatItMissed, FaqdTest):
    PASSWORD = "sesame"
    account = f"{BOT}/a"

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-soju-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = Ngircd(f"{folder.name}/ngircd").start()
        cls.addClassCleanup(cls.server.stop)
        cls.keeper = Soju(f"{folder.name}/soju").start()
        cls.addClassCleanup(cls.keeper.stop)
        with Client(cls.keeper.port, BOT, account=(BOT, cls.PASSWORD)) as owner:
            owner.say("BouncerServ", "network create -name a -nick faqd "
                                     f"-addr irc+insecure://127.0.0.1:{cls.server.port}")
            owner.expect_message(sender="BouncerServ", text="created network")

    def client(self, nick):
        client = Client(self.server.port, nick)
        self.addCleanup(client.close)
        client.join(CHANNEL)
        client.meet(BOT, CHANNEL)
        return client

    def test_questions_are_answered_whole(self):
        self.bot().start()
        ann = self.client("ann")
        ann.say(CHANNEL, f"{BOT}: tell me the whole story")
        lines = ann.collect_until(ends_answer, sender=BOT, target=CHANNEL)
        self.assertFalse([line for line in lines if line.endswith("[CUT]")])
        ann.say(BOT, "should I rinse with salt water?")
        self.assert_medical(ann.collect_until(ends_answer, sender=BOT, target="ann"), RINSE)
