# SPDX-License-Identifier: MIT
"""A server without passwords: a person confirms the device in a browser, once."""
import unittest

from case import ASK_POLLEN, POLLEN, MatrixServerTest
from faults import drop, status


class BrowserLogin(MatrixServerTest):
    def setUp(self):
        super().setUp()
        self.server.oauth.is_on = True
        self.server.logins.has_password_login = False
        self.server.poll_max_ms = 500

    def confirmed_bot(self):
        faqd = self.faqd(matrix=[{"name": "home", "homeserver": self.server.url,
                                  "user": self.bot_id, "browser_login": True,
                                  "invites": ["@*:localhost"]}])
        faqd.start(wait=False)
        self.server.wait(lambda: self.server.oauth.polls >= 1)
        self.assertRegex(faqd.text(), r"/link")
        with self.server.lock:
            self.server.oauth.confirm(self.bot_id)
        faqd.wait_for(r"online: home")
        return faqd

    def test_a_person_confirms_and_it_answers(self):
        faqd = self.confirmed_bot()
        self.assert_answer(self.ann.say(self.direct(), ASK_POLLEN), POLLEN)
        self.assertEqual(len(self.account.devices), 1)
        faqd.stop()
        faqd.start()
        self.assertEqual(len(self.account.devices), 1)

    def test_polls_keep_to_the_interval_and_slow_down_when_told(self):
        faqd = self.faqd(matrix=[{"name": "home", "homeserver": self.server.url,
                                  "user": self.bot_id, "browser_login": True}])
        faqd.start(wait=False)
        self.server.wait(lambda: self.server.oauth.polls >= 3)
        polls = [one.at for one in self.server.asked("POST", "/oauth2/token")]
        for first, second in zip(polls, polls[1:]):
            self.assertGreater(second - first, 0.9)
        with self.server.lock:
            for grant in self.server.oauth.grants.values():
                grant["state"] = "denied"
        faqd.wait_for(r"(?i)(stopped|denied)")

    def test_tokens_are_refreshed_at_the_token_endpoint(self):
        self.server.logins.lifetime_s = 3
        self.confirmed_bot()
        room = self.direct()
        self.fails("POST", "/oauth2/token", drop())
        self.server.wait(lambda: self.server.logins.refresh_count >= 2)
        self.fails("POST", "/oauth2/token", status(503))
        self.server.wait(lambda: self.server.logins.refresh_count >= 4)
        self.assert_alive(room)


if __name__ == "__main__":
    unittest.main()
