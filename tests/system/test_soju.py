# SPDX-License-Identifier: MIT
"""faqd behind soju, which keeps what was said. Skipped unless SOJU names it:

    SOJU=/usr/local/bin/soju FAQD=../../build/dev/faqd python3 -m unittest -v test_soju
"""
import os
import tempfile
import unittest

from faqd_test import BOT, GLASSES, RINSE, FaqdTest, ends_answer, irc_network, joined
from irc_client import Client
from servers import Ngircd, Soju

CHANNEL = "#faq"
PASSWORD = "sesame"


@unittest.skipUnless(os.environ.get("SOJU"), "SOJU names no program")
class SojuTest(FaqdTest):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-soju-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = Ngircd(f"{folder.name}/ngircd").start()
        cls.addClassCleanup(cls.server.stop)
        cls.soju = Soju(f"{folder.name}/soju").start()
        cls.addClassCleanup(cls.soju.stop)
        with Client(cls.soju.port, BOT, account=(BOT, PASSWORD)) as owner:
            owner.say("BouncerServ", "network create -name a -nick faqd "
                                     f"-addr irc+insecure://127.0.0.1:{cls.server.port}")
            owner.expect_message(sender="BouncerServ", text="created network")

    def bot(self):
        sasl = {"mechanisms": ["plain"], "account": f"{BOT}/a", "plaintext": True,
                "password_file": self.secret("irc-password", PASSWORD)}
        return self.faqd(irc=[irc_network(self.soju, sasl=sasl)])

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

    def test_what_was_missed_is_answered_once(self):
        faqd = self.bot()
        faqd.start()
        bob = self.client("bob")
        faqd.stop()
        bob.say(BOT, "do glasses help outdoors?")
        bob.fence()
        faqd.start()
        answer = joined(bob.collect_until(ends_answer, sender=BOT, target="bob"))
        self.assertIn("Sorry for the wait", answer)
        self.assertIn(GLASSES, answer)
        faqd.stop()
        faqd.start()
        bob.say(BOT, "should I rinse with salt water?")
        again = joined(bob.collect_until(ends_answer, sender=BOT, target="bob"))
        self.assertNotIn(GLASSES, again)
