# SPDX-License-Identifier: MIT
"""A server that lets no token live for ever."""
import unittest

from case import MatrixServerTest
from faults import drop


class Refreshing(MatrixServerTest):

    def setUp(self):
        super().setUp()
        self.server.logins.expires_always = True
        self.server.logins.lifetime_s = 3
        self.server.poll_max_ms = 500

    def outlive_tokens(self, room):
        """Until three pairs were given out; a question is answered under each."""
        for count in (1, 2, 3):
            self.server.wait(lambda: self.server.logins.refresh_count >= count, 20)
            self.assert_alive(room)

    def test_tokens_are_refreshed_before_they_end(self):
        self.run_bot()
        room = self.direct()
        self.outlive_tokens(room)
        self.assertEqual(len(self.account.devices), 1)

    def test_a_lost_answer_to_a_refresh_is_asked_for_again(self):
        self.fails("POST", "/refresh$", drop())
        self.run_bot()
        room = self.direct()
        self.outlive_tokens(room)
        self.assertEqual(len(self.account.devices), 1)

    def test_a_new_pair_outlives_a_kill(self):
        faqd = self.run_bot()
        room = self.direct()
        self.server.wait(lambda: self.server.logins.refresh_count >= 1)
        faqd.kill()
        faqd.start()
        self.assert_alive(room)
        self.assertEqual(len(self.account.devices), 1)


if __name__ == "__main__":
    unittest.main()
