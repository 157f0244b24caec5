# SPDX-License-Identifier: MIT
"""The login by a browser against an OAuth server that others made, and certified: what the one
of this folder takes by our reading of the RFCs, it must take by theirs."""
import re
import unittest

from case import ASK_GLASSES, ASK_POLLEN, GLASSES, POLLEN, MatrixServerTest
from foreign_oauth import Browser, ForeignOAuth


class ForeignLogin(MatrixServerTest):
    def start(self, lifetime_s=300):
        self.oauth = ForeignOAuth(self.server, lifetime_s)
        self.addCleanup(self.oauth.stop)
        self.server.poll_max_ms = 500
        self.bot = self.faqd(matrix=[{"name": "home", "homeserver": self.server.url,
                                      "user": self.bot_id, "browser_login": True,
                                      "invites": ["@*:localhost"]}])
        self.bot.start(wait=False)
        return self.bot.wait_for(r"to log in, open")

    def address(self, line):
        """The one with the code in it."""
        return re.search(r"or open (\S+)", line).group(1)

    def confirm(self, line, **fields):
        said = Browser(login="faqd", password="any", **fields).go_through(self.address(line))
        self.assertIn("Success", said)
        self.bot.wait_for(r"online: home")

    def test_a_person_confirms_and_it_answers_for_life(self):
        self.confirm(self.start())
        room = self.direct()
        self.assert_answer(self.ann.say(room, ASK_POLLEN), POLLEN)
        self.bot.stop()
        self.bot.start()
        self.assert_answer(self.ann.say(room, ASK_GLASSES), GLASSES)
        self.assertEqual(len(self.account.devices), 1)

    def test_the_code_is_as_good_as_the_whole_address(self):
        line = self.start()
        page, code = re.search(r"open (\S+) in a browser and enter (\S+);", line).groups()
        said = Browser(login="faqd", password="any", user_code=code).go_through(page)
        self.assertIn("Success", said)
        self.bot.wait_for(r"online: home")

    def test_tokens_that_are_good_once_are_refreshed_again_and_again(self):
        self.confirm(self.start(lifetime_s=4))
        room = self.direct()
        for _ in range(3):
            tokens = set(self.oauth.seen)
            self.server.wait(lambda: set(self.oauth.seen) - tokens)
        self.assert_answer(self.ann.say(room, ASK_POLLEN), POLLEN)
        self.assertNotIn("offline", self.bot.text())

    def test_a_logout_is_known_to_the_server(self):
        self.confirm(self.start())
        self.bot.stop()
        done = self.bot.command("matrix", "logout", "home")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        for token in self.oauth.seen:
            self.assertFalse(self.oauth.is_active(token))


if __name__ == "__main__":
    unittest.main()
