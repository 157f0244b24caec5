# SPDX-License-Identifier: MIT
"""The same wherever somebody keeps what was said while faqd was away."""
from faqd_test import BOT, GLASSES, ends_answer, irc_network, joined


class AnswersWhatItMissed:
    """Goes before FaqdTest. The class names the server that the bot logs in to (`keeper`),
    its `account` and PASSWORD there, and has client(nick), somebody who can write to it."""

    def bot(self):
        sasl = {"mechanisms": ["plain"], "account": self.account, "plaintext": True,
                "password_file": self.secret("irc-password", self.PASSWORD)}
        return self.faqd(irc=[irc_network(self.keeper, sasl=sasl)])

    def answer_to(self, client):
        return joined(client.collect_until(ends_answer, sender=BOT, target=client.nick))

    def test_what_was_missed_is_answered_once(self):
        faqd = self.bot()
        faqd.start()
        bob = self.client("bob")
        faqd.stop()
        bob.say(BOT, "do glasses help outdoors?")
        bob.fence()
        faqd.start()
        answer = self.answer_to(bob)
        self.assertIn("Sorry for the wait", answer)
        self.assertIn(GLASSES, answer)
        faqd.stop()
        faqd.start()
        bob.say(BOT, "should I rinse with salt water?")
        self.assertNotIn(GLASSES, self.answer_to(bob))
