# SPDX-License-Identifier: MIT
"""What is read out of a sync: no question is missed, none is heard twice, nothing old is
answered, and nothing that a peer sends is too strange."""
import json
import subprocess
import unittest

from case import (ASK_GLASSES, ASK_POLLEN, ASK_RINSE, GLASSES, POLLEN, RINSE,
                  MatrixServerTest)
from faqd_test import ROOT
from faults import drop, half, reset, status, text, web_page

MANY = 30
CRISIS = "I want to kill myself"


class Gaps(MatrixServerTest):
    def setUp(self):
        super().setUp()
        self.faqd = self.run_bot()
        self.room = self.direct()
        self.assert_alive(self.room)

    def ask_into_gap(self, shown=1, count=5):
        """Questions while it is away, of which the next sync shows the last ones."""
        self.faqd.stop()
        questions = [self.ann.say(self.room, ASK_POLLEN)]
        for _ in range(count - 2):
            questions.append(self.ann.say(self.room, ASK_GLASSES))
        questions.append(self.ann.say(self.room, ASK_RINSE))
        self.server.limits[self.room.id] = shown
        self.faqd.start()
        return questions

    def assert_all_answered(self, questions):
        self.assert_answer(questions[0], POLLEN)
        for question in questions[1:-1]:
            self.assert_answer(question, GLASSES)
        self.assert_answer(questions[-1], RINSE)
        self.assert_alive(self.room)
        self.assert_once(*questions)

    def test_a_limited_timeline_is_filled(self):
        self.assert_all_answered(self.ask_into_gap())

    def test_a_gap_of_several_pages_is_filled(self):
        self.server.page_max = 2
        self.assert_all_answered(self.ask_into_gap(count=6))

    def test_a_timeline_that_shows_nothing_is_filled(self):
        self.assert_all_answered(self.ask_into_gap(shown=0))

    def test_a_server_that_goes_back_too_far_makes_nobody_hear_twice(self):
        self.server.knows_to = False
        old = self.ann.say(self.room, ASK_GLASSES)
        self.assert_answer(old, GLASSES)
        self.assert_all_answered(self.ask_into_gap())
        self.assert_once(old)

    def test_a_page_that_fails_is_asked_for_again(self):
        for how in (reset(), status(502), half(b'{"chunk": [], "start": "s1_0_0"}'), drop()):
            with self.subTest(type(how).__name__):
                fault = self.fails("GET", "/messages$", how)
                questions = self.ask_into_gap(count=3)
                fault.wait()
                self.assert_all_answered(questions)

    def test_a_kill_while_a_gap_is_filled_loses_nothing(self):
        held = self.fails("GET", "/messages$", drop(), times=1)
        questions = self.ask_into_gap(count=4)
        held.wait()
        self.faqd.kill()
        self.faqd.start()
        self.assert_all_answered(questions)


class History(MatrixServerTest):
    def test_what_was_said_before_it_came_is_not_answered(self):
        self.run_bot()
        room = self.ann.create_room()
        old = [self.ann.say(room, ASK_POLLEN) for _ in range(3)]
        self.ann.invite(room, self.bot_id, is_direct=True)
        self.ann.wait_join(room, self.bot_id)
        self.assert_alive(room)
        for question in old:
            self.assertEqual(self.ann.answers(question), [])

    def test_the_first_start_of_an_old_account_answers_nothing_old(self):
        room = self.ann.create_room(self.bot_id)
        room.join(self.bot_id)
        old = self.ann.say(room, ASK_POLLEN)
        self.run_bot()
        self.assert_alive(room)
        self.assertEqual(self.ann.answers(old), [])

    def test_a_question_beyond_max_age_is_not_answered(self):
        faqd = self.run_bot(tables={"limits": {"per_asker": "off", "per_asker_direct": "off",
                                               "per_room": "off",
                                               "total": "off", "max_age": "10m"}})
        room = self.direct()
        faqd.stop()
        old = room.append(self.ann.id, "m.room.message", {"msgtype": "m.text", "body": ASK_POLLEN},
                          time_ms=self.server.now_ms() - 11 * 60 * 1000)
        young = room.append(self.ann.id, "m.room.message",
                            {"msgtype": "m.text", "body": ASK_GLASSES},
                            time_ms=self.server.now_ms() - 9 * 60 * 1000)
        faqd.start()
        self.assert_answer(young, GLASSES)
        self.assert_alive(room)
        self.assertEqual(self.ann.answers(old), [])

    def test_age_is_counted_by_the_clock_of_the_server(self):
        """A server a day behind or ahead: what is asked now is answered now."""
        for days in (-1, 1):
            with self.subTest(days=days):
                self.server.ahead_ms = days * 86_400_000
                faqd = self.run_bot() if days < 0 else self.restarted(faqd)
                room = self.direct()
                self.assert_answer(self.ann.say(room, ASK_POLLEN), POLLEN)

    def test_a_clock_that_jumps_while_it_runs_makes_no_question_old(self):
        self.run_bot()
        room = self.direct()
        self.assert_alive(room)
        for days in (2, -3):
            with self.subTest(days=days):
                self.server.ahead_ms = days * 86_400_000
                self.assert_alive(room)

    def restarted(self, faqd):
        faqd.stop()
        return faqd.start()

    def test_a_kick_and_an_invite_in_one_sync_are_an_invite(self):
        faqd = self.run_bot()
        room = self.direct()
        self.assert_alive(room)
        faqd.stop()
        room.remove(self.ann.id, self.bot_id)
        missed = self.ann.say(room, ASK_POLLEN)
        self.ann.invite(room, self.bot_id, is_direct=True)
        faqd.start()
        self.ann.wait_join(room, self.bot_id)
        self.assert_alive(room)
        self.assertEqual(self.ann.answers(missed), [])

    def test_a_return_to_a_room_answers_nothing_that_was_said_meanwhile(self):
        self.run_bot()
        room = self.direct()
        self.assert_alive(room)
        room.remove(self.ann.id, self.bot_id)
        missed = self.ann.say(room, ASK_POLLEN)
        self.ann.invite(room, self.bot_id, is_direct=True)
        self.ann.wait_join(room, self.bot_id)
        self.assert_alive(room)
        self.assertEqual(self.ann.answers(missed), [])


class Forms(MatrixServerTest):
    def test_state_after_the_timeline_is_read(self):
        self.server.has_state_after = True
        self.server.versions.append("v1.16")
        self.run_bot()
        room = self.direct()
        self.assert_answer(self.ann.say(room, ASK_POLLEN), POLLEN)
        group = self.group()
        self.assert_alive(group)

    def test_a_sync_that_comes_twice_is_heard_once(self):
        """As after a kill before the position was kept."""
        faqd = self.run_bot()
        room = self.direct()
        question = self.ann.say(room, ASK_POLLEN)
        self.assert_answer(question, POLLEN)
        copy = question.for_client()
        room.append(self.ann.id, "m.room.message", question.content).id = copy["event_id"]
        self.assert_alive(room)
        self.assert_once(question)
        self.assertTrue(faqd.is_running())

    def test_events_in_the_wrong_order_are_all_answered(self):
        faqd = self.run_bot()
        room = self.direct()
        self.assert_alive(room)
        self.server.is_disordered = True
        faqd.stop()
        questions = [self.ann.say(room, ASK_POLLEN), self.ann.say(room, ASK_GLASSES)]
        faqd.start()
        self.assert_answer(questions[0], POLLEN)
        self.assert_answer(questions[1], GLASSES)
        self.assert_once(*questions)

    def test_a_position_that_is_no_text_is_not_taken(self):
        self.run_bot()
        room = self.direct()
        fault = self.fails("GET", "/sync", text(b'{"next_batch": "\xff"}'))
        question = self.ann.say(room, ASK_POLLEN)
        fault.wait()
        self.assert_answer(question, POLLEN)

    def test_no_presence_is_shown_and_no_token_stands_in_a_query(self):
        self.run_bot()
        self.assert_alive(self.direct())
        syncs = self.server.asked("GET", "/sync")
        self.assertEqual({one.query.get("set_presence") for one in syncs}, {"offline"})

    def test_the_filter_is_made_once(self):
        faqd = self.run_bot()
        faqd.stop()
        faqd.start()
        self.assertEqual(len(self.server.asked("POST", "/filter$")), 1)

    def test_a_filter_that_the_server_lost_is_made_again(self):
        faqd = self.run_bot()
        room = self.direct()
        faqd.stop()
        self.account.devices[next(iter(self.account.devices))].filters.clear()
        question = self.ann.say(room, ASK_POLLEN)
        faqd.start()
        self.assert_answer(question, POLLEN)

    def test_a_position_that_the_server_lost_is_begun_anew_as_history(self):
        """As after a restore from a backup: refused again and again, never forgotten."""
        faqd = self.run_bot()
        room = self.direct()
        self.assert_alive(room)
        faqd.stop()
        self.server.forgotten_until = self.server.position
        missed = self.ann.say(room, ASK_POLLEN)
        faqd.start()
        self.assertRegex(faqd.text(), "does not know our position: beginning anew")
        self.assert_alive(room)
        self.assertEqual(self.ann.answers(missed), [])

    def test_a_position_that_is_lost_while_it_runs_is_begun_anew_in_the_same_run(self):
        faqd = self.run_bot()
        room = self.direct()
        self.assert_alive(room)
        mark = faqd.mark()
        with self.server.lock:
            self.server.forgotten_until = self.server.next_position() + 1000
            room.append(self.ann.id, "m.room.message", {"msgtype": "m.notice", "body": "x"})
        faqd.wait_for("beginning anew", since=mark)
        with self.server.lock:
            self.server.forgotten_until = -1
        faqd.wait_for("online: home", since=mark)
        self.assert_alive(room)


class Loading(MatrixServerTest):
    """Its articles take longer than logging in."""

    def setUp(self):
        super().setUp()
        self.faq_source = self.folder / "many"
        subprocess.run([ROOT / "bench" / "make_faq", "300", self.faq_source,
                        self.folder / "messages"], check=True)

    def asked_while_away(self):
        faqd = self.run_bot()
        room = self.direct()
        faqd.stop()
        return faqd, room, self.ann.say(room, "what is asthma?")

    def start_until_it_has_heard(self, faqd):
        syncs = len(self.server.asked("GET", "/sync"))
        faqd.start(wait=False)
        self.server.wait(lambda: len(self.server.asked("GET", "/sync")) > syncs)

    def test_what_is_asked_meanwhile_is_answered_then(self):
        faqd, room, question = self.asked_while_away()
        self.start_until_it_has_heard(faqd)
        another = self.ann.say(room, "what is hay fever?")
        for one in (question, another):
            self.ann.answer(one)
        self.assert_once(question, another)

    def test_a_stop_or_a_kill_meanwhile_loses_nothing(self):
        faqd, room, question = self.asked_while_away()
        self.start_until_it_has_heard(faqd)
        faqd.process.terminate()
        faqd.process.wait()
        self.start_until_it_has_heard(faqd)
        faqd.kill()
        faqd.start()
        self.ann.answer(question)
        self.assert_once(question)

    def test_what_is_asked_and_edited_before_a_kill_is_answered_as_edited(self):
        faqd, room, question = self.asked_while_away()
        self.start_until_it_has_heard(faqd)
        self.ann.edit(question, "what is hay fever?")
        syncs = len(self.server.asked("GET", "/sync"))
        self.server.wait(lambda: len(self.server.asked("GET", "/sync")) > syncs)
        self.assertNotIn("loaded:", faqd.text().rpartition(" starts")[2])
        faqd.kill()
        faqd.start()
        self.ann.answer(question)
        self.assert_once(question)

    def assert_in_danger_is_met(self, faqd, room):
        """At once, though what was asked before it waits; gives what was said."""
        said = self.ann.say(room, CRISIS)
        self.ann.answer(said)
        self.assertNotIn("loaded:", faqd.text().rpartition(" starts")[2])
        return said

    def test_who_is_in_danger_meanwhile_is_answered_at_once(self):
        faqd, room, question = self.asked_while_away()
        self.start_until_it_has_heard(faqd)
        said = self.assert_in_danger_is_met(faqd, room)
        self.assertEqual(self.ann.answers(question), [])
        self.ann.answer(question)
        self.assert_once(question, said)

    def test_who_was_answered_before_a_kill_is_not_answered_again(self):
        faqd, room, question = self.asked_while_away()
        self.start_until_it_has_heard(faqd)
        said = self.assert_in_danger_is_met(faqd, room)
        faqd.kill()
        self.start_until_it_has_heard(faqd)
        again = self.assert_in_danger_is_met(faqd, room)
        self.ann.answer(question)
        self.assert_alive_in(room)
        self.assert_once(question, said, again)

    def assert_alive_in(self, room):
        """It is no FAQ of ours: any answer will do."""
        self.ann.answer(self.ann.say(room, "what is hay fever?"))


class BrokenArticles(MatrixServerTest):
    """The first load fails: there is no FAQ, and may never be one."""

    def test_who_is_in_danger_is_answered_all_the_same(self):
        faqd = self.run_bot()
        room = self.direct()
        faqd.stop()
        (faqd.faq / "broken.md").write_text("# Broken\n\n```toml faq\nid = (\n```\n")
        while_away = self.ann.say(room, CRISIS)
        faqd.start()
        self.ann.answer(while_away)
        self.assertIn("only safety replies work", faqd.text())
        said = self.ann.say(room, "my father is not breathing")
        self.ann.answer(said)
        self.assert_once(while_away, said)


class StrangeServers(MatrixServerTest):
    """What no homeserver says, but something before it."""

    def setUp(self):
        super().setUp()
        self.faqd = self.run_bot()
        self.room = self.direct()
        self.assert_alive(self.room)

    def after(self, *hows):
        """A question after syncs that were answered so."""
        for how in hows:
            with self.subTest(type(how).__name__):
                fault = self.fails("GET", "/sync", how)
                question = self.ann.say(self.room, ASK_POLLEN)
                fault.wait()
                self.assert_answer(question, POLLEN)
                self.assert_once(question)

    def test_pages_for_people_and_half_answers_are_asked_for_again(self):
        self.after(web_page(), web_page(502), half(), text(b"[]"), text(b"null"),
                   text(b'{"next_batch": 5}'))

    def test_an_answer_beyond_all_measure_is_broken_off(self):
        self.after(text(b'{"next_batch": "s1", "padding": "' + b"x" * (51 << 20) + b'"}'))
        self.faqd.wait_for("over 50 MiB: asking for one event of each room")
        small = [sync.query for sync in self.server.asked("GET", "/sync")
                 if "since" in sync.query and '"limit":1,' in sync.query["filter"]]
        self.assertEqual(len(small), 1)

    def test_a_very_long_answer_that_is_sound_is_read(self):
        event = json.dumps({"type": "m.room.message", "sender": self.ann.id, "event_id": "$x",
                            "content": {"msgtype": "m.notice", "body": "y" * 60000}})
        events = ",".join([event] * 400)
        since = self.server.asked("GET", "/sync")[-1].query["since"]
        body = (f'{{"next_batch": "{since}", "rooms": {{"join": {{"{self.room.id}": '
                f'{{"timeline": {{"events": [{events}]}}}}}}}}}}')
        self.assertGreater(len(body), 20 << 20)
        self.after(text(body))


class StrangeEvents(MatrixServerTest):
    def setUp(self):
        super().setUp()
        self.faqd = self.run_bot()
        self.room = self.direct()

    def test_contents_of_other_types_are_stepped_over(self):
        for content in ("text", None, [], 5, {"msgtype": "m.text"}, {"body": ASK_POLLEN},
                        {"msgtype": 5, "body": ASK_POLLEN}, {"msgtype": "m.text", "body": []},
                        {"msgtype": "m.text", "body": ASK_POLLEN, "m.relates_to": "x"},
                        {"msgtype": "m.text", "body": ASK_POLLEN, "m.mentions": []},
                        {"msgtype": "m.text", "body": ASK_POLLEN,
                         "m.relates_to": {"rel_type": [], "event_id": {}}}):
            event = self.room.append(self.ann.id, "m.room.message", {})
            event.content = content
        self.assert_alive(self.room)

    def test_state_of_other_types_is_stepped_over(self):
        for kind in ("m.room.power_levels", "m.room.tombstone", "m.room.create"):
            event = self.room.append(self.ann.id, kind, {}, "")
            event.content = {"users": "all", "replacement_room": 5, "predecessor": []}
        del self.room.state["m.room.tombstone", ""]
        self.assertTrue(self.faqd.is_running())
        bob = self.server.person("bob")
        self.assert_alive(self.direct(bob), bob)

    def test_a_very_long_body_is_no_harm(self):
        event = self.room.append(self.ann.id, "m.room.message", {})
        event.content = {"msgtype": "m.text", "body": "pollen " * 9000}
        self.assert_alive(self.room)

    def test_deep_nesting_costs_that_event_alone(self):
        deep = {}
        for _ in range(400):
            deep = {"a": deep}
        event = self.room.append(self.ann.id, "m.room.message", {})
        event.content = {"msgtype": "m.text", "body": ASK_POLLEN, "deep": deep}
        self.assert_alive(self.room)

    def test_unknown_room_versions_are_rooms_like_others(self):
        room = self.ann.room_with(self.bot_id, version="org.example.99", is_direct=True)
        self.assert_alive(room)

    def test_notices_and_other_types_are_never_answered(self):
        quiet = [self.ann.say(self.room, ASK_POLLEN, msgtype=kind)
                 for kind in ("m.notice", "m.image", "m.file", "org.example.strange")]
        self.assert_alive(self.room)
        for event in quiet:
            self.assertEqual(self.ann.answers(event), [])


if __name__ == "__main__":
    unittest.main()
