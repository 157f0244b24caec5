# SPDX-License-Identifier: MIT
"""faqd on Matrix when things go wrong: killed in the middle, limited, cut off."""
import itertools
import resource
import time
import unittest

from faqd_test import GLASSES, POLLEN
from matrix_test import PASSWORD, SynapseTest
from proxy import Proxy

QUESTION = "when does the pollen season begin?"


def is_send(method, path):
    return method == "PUT" and "/send/m.room.message/" in path


class Killed(SynapseTest):
    def setUp(self):
        super().setUp()
        proxy = Proxy(self.server.port)
        self.proxy = proxy.__enter__()
        self.addCleanup(proxy.__exit__)
        self.bot = self.run_bot(self.proxy.url)
        self.room = self.ann.room_with(self.bot_id, is_direct=True)

    def assert_one_answer_each(self, questions):
        for question in questions:
            if not self.replies(self.room, question):
                self.answer_to(question, self.room)
        last = self.ann.send(self.room, "do glasses help outdoors?")
        self.answer_to(last, self.room)
        counts = {question: len(self.replies(self.room, question))
                  for question in [*questions, last]}
        self.assertEqual(set(counts.values()), {1}, counts)

    def kill_while_sending(self):
        self.proxy.hold = is_send
        question = self.ann.send(self.room, QUESTION)
        self.assertTrue(self.proxy.held.wait(20), self.bot.text())
        self.bot.kill()
        self.proxy.release()
        self.bot.start()
        self.assert_one_answer_each([question])

    def test_killed_before_the_answer_reached_the_server(self):
        self.proxy.before = True
        self.kill_while_sending()

    def test_killed_when_the_server_had_the_answer(self):
        self.kill_while_sending()

    def test_killed_at_any_moment(self):
        questions = []
        for delay_ms in (0, 2, 5, 10, 20, 40, 80, 160):
            questions.append(self.ann.send(self.room, QUESTION))
            time.sleep(delay_ms / 1000)
            self.bot.kill()
            self.bot.start()
        self.assert_one_answer_each(questions)

    def test_a_lost_response_does_not_double_the_answer(self):
        self.proxy.hold = is_send
        question = self.ann.send(self.room, QUESTION)
        self.assertTrue(self.proxy.held.wait(20), self.bot.text())
        self.proxy.release()
        self.bot.stop()
        self.bot.start()
        self.assert_one_answer_each([question])


class FullDisk(SynapseTest):
    def test_it_is_said_and_the_question_is_answered_once_when_there_is_room_again(self):
        bot = self.faqd(matrix=[self.network()]).start_limitable()
        room = self.ann.room_with(self.bot_id, is_direct=True)
        self.answer_to(self.ann.send(room, QUESTION), room)
        mark = bot.mark()
        bot.limit_files(0)
        question = self.ann.send(room, "do glasses help outdoors?")
        bot.wait_for(r"(?i)error.*(state|store|database|disk)", since=mark)
        bot.limit_files(resource.RLIM_INFINITY)
        self.assert_answer(self.answer_to(question, room, timeout=60), GLASSES)
        self.answer_to(self.ann.send(room, QUESTION), room)
        self.assertEqual(len(self.replies(room, question)), 1)


class LostServer(SynapseTest):
    def test_a_restarted_homeserver_is_found_again(self):
        self.run_bot()
        room = self.ann.room_with(self.bot_id, is_direct=True)
        self.server.restart()
        question = self.ann.send(room, QUESTION)
        self.assert_answer(self.answer_to(question, room, timeout=60), POLLEN)


class Limited(SynapseTest):
    is_limited = True

    def test_twenty_questions_under_the_default_limits_are_all_answered_once(self):
        """And the limits are kept."""
        root = self.server.register("root", PASSWORD, is_admin=True)["access_token"]
        self.server.lift_limits(self.ann.user_id, root)
        with Proxy(self.server.port) as proxy:
            faqd = self.run_bot(proxy.url)
            room = self.ann.room_with(self.bot_id, is_direct=True)
            texts = itertools.cycle([QUESTION, "do glasses help outdoors?"])
            questions = [self.ann.send(room, next(texts)) for _ in range(20)]
            passages = itertools.cycle([POLLEN, GLASSES])
            for question in questions:
                content = self.answer_to(question, room, timeout=150)
                self.assert_medical([content["body"]], next(passages))
            faqd.stop()
        self.assertNotRegex(faqd.text(), "given up")
        self.assert_waits(proxy.sends())
        for question in questions:
            self.assertEqual(len(self.replies(room, question)), 1)

    def assert_waits(self, sends):
        """After each 429 nothing is sent until the time is over that the server named."""
        limited = [(when, headers) for when, _, _, status, headers in sends if status == 429]
        self.assertGreater(len(limited), 0)
        for when, headers in limited:
            pause_s = int(headers["Retry-After"])
            early = [other for other, *_ in sends if when < other < when + pause_s - 0.2]
            self.assertEqual(early, [])


if __name__ == "__main__":
    unittest.main()
