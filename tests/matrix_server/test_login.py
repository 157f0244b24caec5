# SPDX-License-Identifier: MIT
"""Logging in, staying logged in, and what happens when a token ends."""
import unittest

from case import ASK_POLLEN, PASSWORD, POLLEN, MatrixServerTest
from faults import drop, half, reset, status, text, web_page

LOGIN = "/v3/login$"
WHOAMI = "/account/whoami$"


class FirstStart(MatrixServerTest):
    def test_one_device_for_life(self):
        faqd = self.run_bot()
        faqd.stop()
        faqd.start()
        faqd.kill()
        faqd.start()
        self.assertEqual(len(self.account.devices), 1)
        self.assertEqual(self.server.logins.login_count, 1)

    def test_who_it_is_is_asked_at_each_start(self):
        faqd = self.run_bot()
        faqd.stop()
        faqd.start()
        self.assertEqual(len(self.server.asked("GET", WHOAMI)), 2)

    def test_an_account_that_is_another_than_configured_is_not_used(self):
        self.server.whoami_says = "@somebody:localhost"
        faqd = self.bot().start(wait=False)
        faqd.wait_for(r"stopped: .*@somebody:localhost")
        self.assertEqual(self.server.asked("GET", "/sync"), [])

    def test_a_wrong_password_is_said_and_not_tried_again(self):
        self.account.password = "another"
        faqd = self.bot().start(wait=False)
        faqd.wait_for(r"stopped: .*password_file")
        self.assertEqual(self.server.logins.login_count, 1)

    def test_what_fails_on_the_way_in_is_tried_again(self):
        for path in ("/versions$", LOGIN, WHOAMI, "/filter$"):
            method = "POST" if path in (LOGIN, "/filter$") else "GET"
            self.fails(method, path, status(502) if path == LOGIN else reset())
        self.run_bot()
        self.assert_answer(self.ann.say(self.direct(), ASK_POLLEN), POLLEN)

    def test_nonsense_on_the_way_in_is_tried_again(self):
        for method, path, how in (("GET", "/versions$", web_page()), ("POST", LOGIN, text("{}")),
                                  ("GET", WHOAMI, half(b'{"user_id": "@faqd:localhost"}')),
                                  ("POST", "/filter$", text('{"filter_id": {}}'))):
            self.fails(method, path, how)
        self.run_bot()
        self.assert_answer(self.ann.say(self.direct(), ASK_POLLEN), POLLEN)

    def test_a_lost_answer_to_the_login_makes_no_second_device_in_use(self):
        """The device of the lost answer stays behind; the one that was given is kept."""
        self.fails("POST", LOGIN, drop())
        faqd = self.run_bot()
        self.assert_answer(self.ann.say(self.direct(), ASK_POLLEN), POLLEN)
        faqd.stop()
        faqd.start()
        self.assertEqual(self.server.logins.login_count, 2)

    def test_the_password_goes_nowhere_but_into_the_login(self):
        faqd = self.run_bot()
        self.assertNotIn(PASSWORD, faqd.text())
        for one in self.server.requests:
            if not one.path.endswith("/login"):
                self.assertNotIn(PASSWORD, str(one.body))


class Logout(MatrixServerTest):
    def test_on_purpose_it_gives_the_device_back_and_its_keys_go(self):
        faqd = self.run_bot()
        (device,) = self.account.devices
        self.assertIn(f"device   {device}", faqd.command("matrix", "status").stdout)
        self.assertEqual(faqd.command("matrix", "logout", "home").returncode, 3)
        faqd.stop()
        self.server.expects_logout = True
        self.assertIn("the device is given back", faqd.command("matrix", "logout", "home").stdout)
        self.assertEqual(len(self.server.asked("POST", "/v3/logout")), 1)
        self.assertEqual(self.account.devices, {})
        self.assertIn("device   none yet", faqd.command("matrix", "status", "home").stdout)


class TokensThatEnd(MatrixServerTest):
    def setUp(self):
        super().setUp()
        self.faqd = self.run_bot()
        self.room = self.direct()

    def void(self, **how):
        with self.server.lock:
            self.server.logins.void(self.account, **how)
        # the poll under way ends as on Synapse: with news
        return self.ann.say(self.room, ASK_POLLEN)

    def test_a_soft_logout_ends_in_a_new_login_of_the_same_device(self):
        question = self.void(is_soft=True)
        self.assert_answer(question, POLLEN)
        self.assert_alive(self.room)
        self.assert_once(question)
        self.assertEqual(len(self.account.devices), 1)
        self.assertEqual(self.server.logins.login_count, 2)

    def test_a_soft_logout_while_an_answer_is_sent_loses_nothing(self):
        self.fails("PUT", "/send/", status(401, "M_UNKNOWN_TOKEN", soft_logout=True))
        question = self.ann.say(self.room, ASK_POLLEN)
        self.assert_answer(question, POLLEN)
        self.assert_alive(self.room)
        self.assert_once(question)

    def test_a_device_that_was_deleted_is_said_and_not_made_again(self):
        self.void(is_soft=False, device_gone=True)
        self.faqd.wait_for(r"error.*stopped: ")
        self.assertEqual(self.server.logins.login_count, 1)
        self.assertTrue(self.faqd.is_running())

    def test_a_locked_account_waits_and_logs_in_nowhere(self):
        self.account.is_locked = True
        self.ann.say(self.room, ASK_POLLEN)
        self.faqd.wait_for(r"offline: .*M_USER_LOCKED")
        self.assertEqual(self.server.logins.login_count, 1)
        self.assertEqual(len(self.account.devices), 1)

    def test_a_web_page_with_401_is_no_logout(self):
        self.fails("GET", "/sync", web_page(401))
        question = self.ann.say(self.room, ASK_POLLEN)
        self.assert_answer(question, POLLEN)
        self.assertEqual(self.server.logins.login_count, 1)


if __name__ == "__main__":
    unittest.main()
