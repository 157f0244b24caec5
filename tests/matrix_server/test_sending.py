# SPDX-License-Identifier: MIT
"""Each question is answered exactly once, whatever happens to a request or its answer."""
import unittest

from case import (ASK_GLASSES, ASK_POLLEN, ASK_RINSE, GLASSES, POLLEN, RINSE,
                  MatrixServerTest)
from faults import drop, half, hold, reset, status, text, web_page

SEND = "/send/m.room.message/"


class Sending(MatrixServerTest):
    def setUp(self):
        super().setUp()
        self.faqd = self.run_bot()
        self.room = self.direct()

    def ask_while(self, how, times=1):
        """One question, whose answer is sent into that failure at first."""
        fault = self.fails("PUT", SEND, how, times)
        question = self.ann.say(self.room, ASK_POLLEN)
        fault.wait(times)
        self.assert_answer(question, POLLEN)
        self.assert_alive(self.room)
        self.assert_once(question)
        return question

    def test_an_answer_whose_response_was_lost_is_not_sent_twice(self):
        self.ask_while(drop())

    def test_a_connection_that_is_reset_is_tried_again(self):
        self.ask_while(reset())

    def test_a_server_error_is_tried_again(self):
        self.ask_while(status(502))

    def test_a_proxy_that_answers_with_a_web_page_is_tried_again(self):
        self.ask_while(web_page(503))

    def test_the_same_transaction_is_used_again(self):
        self.ask_while(status(500), times=2)
        paths = {one.path for one in self.server.asked("PUT", SEND)}
        self.assertEqual(len(paths), 2, paths)  # that answer's and the one of assert_alive

    def test_too_many_requests_are_waited_out(self):
        self.ask_while(status(429, "M_LIMIT_EXCEEDED", retry_after=1))

    def test_the_milliseconds_in_the_body_do_where_the_header_is_missing(self):
        self.ask_while(status(429, "M_LIMIT_EXCEEDED", retry_after_ms=300))

    def test_too_large_is_never_tried_again(self):
        fault = self.fails("PUT", SEND, status(413, "M_TOO_LARGE"), times=9)
        question = self.ann.say(self.room, ASK_POLLEN)
        fault.wait()
        self.faqd.wait_for(r"given up.*M_TOO_LARGE")
        fault.release()
        self.assert_alive(self.room)
        self.assertEqual(self.ann.answers(question), [])
        self.assertEqual(fault.met, 1)

    def test_who_may_not_write_there_stops_until_levels_change(self):
        levels = self.room.content("m.room.power_levels")
        self.room.set_state(self.ann.id, "m.room.power_levels", levels | {"events_default": 10})
        self.ann.say(self.room, ASK_POLLEN)
        self.faqd.wait_for(r"given up.*M_FORBIDDEN")
        self.ann.say(self.room, ASK_GLASSES)
        self.room.set_state(self.ann.id, "m.room.power_levels", levels)
        self.assert_alive(self.room)
        self.assertLessEqual(len(self.server.asked("PUT", SEND)), 3)

    def test_answers_keep_the_order_of_the_questions(self):
        self.fails("PUT", SEND, status(500))
        asked = [self.ann.say(self.room, body) for body in (ASK_POLLEN, ASK_GLASSES, ASK_RINSE)]
        answers = [self.assert_answer(question, passage)
                   for question, passage in zip(asked, (POLLEN, GLASSES, RINSE))]
        self.assertEqual(answers, sorted(answers, key=lambda event: event.position))

    def test_a_room_that_hangs_does_not_hold_up_another(self):
        bob = self.server.person("bob")
        other = self.direct(bob)
        held = self.fails("PUT", SEND, hold())
        first = self.ann.say(self.room, ASK_POLLEN)
        held.wait()
        self.assert_answer(bob.say(other, ASK_GLASSES), GLASSES, bob)
        held.release()
        self.assert_alive(self.room)
        self.assert_once(first)


class Restarts(MatrixServerTest):
    def test_a_kill_while_the_answer_is_on_its_way_gives_one_answer(self):
        faqd = self.run_bot()
        room = self.direct()
        for how in (hold(), drop(), reset()):
            with self.subTest(type(how).__name__):
                fault = self.fails("PUT", SEND, how)
                question = self.ann.say(room, ASK_POLLEN)
                fault.wait()
                faqd.kill()
                faqd.start()
                self.assert_answer(question, POLLEN)
                self.assert_alive(room)
                self.assert_once(question)

    def test_the_echo_ends_the_waiting_for_a_lost_response(self):
        """The server has it, says so in the sync, and never answers the request."""
        self.run_bot()
        room = self.direct()
        held = self.fails("PUT", SEND, hold())
        question = self.ann.say(room, ASK_POLLEN)
        held.wait()
        self.server.wait(lambda: self.ann.answers(question))
        after = self.ann.say(room, ASK_GLASSES)
        held.release()
        self.assert_answer(after, GLASSES)
        self.assert_once(question)

    def test_what_was_asked_while_it_was_away_is_answered_once(self):
        faqd = self.run_bot()
        room = self.direct()
        faqd.stop()
        questions = [self.ann.say(room, ASK_POLLEN), self.ann.say(room, ASK_GLASSES)]
        faqd.start()
        for question, passage in zip(questions, (POLLEN, GLASSES)):
            self.assert_answer(question, passage)
        self.assert_alive(room)
        self.assert_once(*questions)

    def test_a_sync_whose_answer_was_lost_loses_no_question(self):
        self.run_bot()
        room = self.direct()
        for how in (drop(), half(), reset(), status(504), web_page(),
                    text("{]"), text("[]")):
            with self.subTest(type(how).__name__):
                fault = self.fails("GET", "/sync", how)
                question = self.ann.say(room, ASK_POLLEN)
                fault.wait()  # it carried the question
                self.assert_answer(question, POLLEN)
                self.assert_alive(room)
                self.assert_once(question)


if __name__ == "__main__":
    unittest.main()
