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

    def browser_bot(self):
        return self.faqd(matrix=[{"name": "home", "homeserver": self.server.url,
                                  "user": self.bot_id, "browser_login": True,
                                  "invites": ["@*:localhost"]}])

    def polled(self, times):
        """The bot has asked that often whether it may come in."""
        self.server.wait(lambda: self.server.oauth.polls >= times)

    def set_grants(self, state):
        with self.server.lock:
            for grant in self.server.oauth.grants.values():
                grant["state"] = state

    def confirm(self):
        with self.server.lock:
            self.server.oauth.confirm(self.bot_id)

    def confirmed_bot(self):
        faqd = self.browser_bot()
        faqd.start(wait=False)
        self.polled(1)
        self.assertRegex(faqd.text(), r"/link")
        self.confirm()
        faqd.wait_for(r"online: home")
        return faqd

    def test_a_person_confirms_and_it_answers(self):
        faqd = self.confirmed_bot()
        self.assert_answer(self.ann.say(self.direct(), ASK_POLLEN), POLLEN)
        self.assertEqual(len(self.account.devices), 1)
        faqd.stop()
        faqd.start()
        self.assertEqual(len(self.account.devices), 1)

    def test_polls_keep_to_the_interval_and_a_denial_is_said_and_taken(self):
        faqd = self.browser_bot()
        faqd.start(wait=False)
        self.polled(3)
        self.assert_apart(0.9)
        self.set_grants("denied")
        faqd.wait_for(r"stopped: the login in the browser was denied")
        polls = self.server.oauth.polls
        faqd.stop()
        self.assertEqual(self.server.oauth.polls, polls)

    def assert_apart(self, seconds, since=0):
        polls = [one.at for one in self.server.asked("POST", "/oauth2/token")][since:]
        for first, second in zip(polls, polls[1:]):
            self.assertGreater(second - first, seconds)

    def test_who_is_told_to_slow_down_asks_five_seconds_less_often(self):
        faqd = self.browser_bot()
        faqd.start(wait=False)
        self.polled(1)
        self.set_grants("slow")
        self.polled(2)
        self.set_grants("pending")
        self.polled(4)
        self.assert_apart(5.9, since=2)
        self.confirm()
        faqd.wait_for(r"online: home")

    def test_a_code_that_nobody_entered_in_time_is_replaced_by_another(self):
        faqd = self.browser_bot()
        faqd.start(wait=False)
        self.polled(1)
        self.set_grants("expired")
        self.server.wait(lambda: len(self.server.oauth.grants) == 2)
        self.confirm()
        faqd.wait_for(r"online: home")
        self.assertEqual(len(self.server.asked("POST", "/oauth2/register")), 1)

    def test_a_client_that_the_server_has_forgotten_registers_again(self):
        faqd = self.browser_bot()
        faqd.start(wait=False)
        self.polled(1)
        faqd.stop()
        with self.server.lock:
            self.server.oauth.clients.clear()
        faqd.start(wait=False)
        faqd.wait_for(r"the server does not know us any more")
        self.server.wait(lambda: len(self.server.oauth.grants) == 2)
        self.confirm()
        faqd.wait_for(r"online: home")
        self.assert_answer(self.ann.say(self.direct(), ASK_POLLEN), POLLEN)

    def test_the_log_has_the_address_with_the_code_in_it(self):
        faqd = self.browser_bot()
        faqd.start(wait=False)
        self.polled(1)
        self.assertRegex(faqd.text(), r"open \S+/link in a browser and enter ABCD-EFGH; "
                                      r"or open \S+/link\?code=ABCD-EFGH")

    def test_a_refresh_token_that_is_void_ends_the_session_aloud(self):
        self.server.logins.lifetime_s = 3
        faqd = self.confirmed_bot()
        with self.server.lock:
            for token in self.server.logins.refresh.values():
                token.is_void = True
        faqd.wait_for(r"stopped: the session was ended on the server")
        self.assertEqual(self.server.complaints, [])

    def test_logout_revokes_the_token_where_it_was_made(self):
        faqd = self.confirmed_bot()
        faqd.stop()
        done = faqd.command("matrix", "logout", "home")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(len(self.server.asked("POST", "/oauth2/revoke")), 1)
        self.assertEqual(self.server.asked("POST", "/v3/logout"), [])
        self.assertEqual(self.account.devices, {})
        again = faqd.command("matrix", "logout", "home")
        self.assertIn("nobody is logged in", again.stdout)

    def test_a_logout_that_the_server_did_not_take_forgets_nothing(self):
        faqd = self.confirmed_bot()
        faqd.stop()
        self.fails("POST", "/oauth2/revoke", status(503))
        self.assertNotEqual(faqd.command("matrix", "logout", "home").returncode, 0)
        faqd.start()
        self.assertEqual(len(self.account.devices), 1)

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
