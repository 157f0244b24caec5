# SPDX-License-Identifier: MIT
"""faqd on Matrix when questions and rooms change: edits, redactions, threads, upgrades."""
import time
import unittest

from faqd_test import GLASSES, POLLEN, RINSE
from matrix_client import quoted
from matrix_test import SynapseTest

QUESTION = "when does the pollen season begin?"
OTHER = "do glasses help outdoors?"


class FollowingTest(SynapseTest):
    def edit(self, room, event, body):
        return self.ann.send_event(room, "m.room.message", {
            "msgtype": "m.text", "body": f"* {body}",
            "m.new_content": {"msgtype": "m.text", "body": body},
            "m.relates_to": {"rel_type": "m.replace", "event_id": event}})

    def redact(self, user, room, event):
        path = f"/rooms/{quoted(room)}/redact/{event}/{time.time_ns()}"
        return user.call("PUT", path, {"reason": "test"})["event_id"]

    def answer_event(self, question, room):
        return self.ann.expect(room=room, sender=self.bot_id, relates_to=question)

    def is_gone(self, room, event_id):
        return self.ann.event(room, event_id)["content"] == {}

    def said(self, room):
        return [event for event in self.ann.history(room)
                if event["sender"] == self.bot_id and event["type"] == "m.room.message"
                and event["content"]]


class Edited(FollowingTest):
    def setUp(self):
        super().setUp()
        self.bot = self.run_bot()
        self.room = self.ann.room_with(self.bot_id, is_direct=True)
        self.question = self.ann.send(self.room, QUESTION)
        self.answer = self.answer_event(self.question, self.room)

    def expect_correction(self, passage):
        deadline = time.monotonic() + 20
        while True:
            found = [event for event in self.said(self.room)
                     if event["content"].get("m.relates_to", {}).get("rel_type") == "m.replace"
                     and passage.split(";")[0] in event["content"]["m.new_content"]["body"]]
            if found:
                return found[0]["content"]
            self.assertLess(time.monotonic(), deadline, self.bot.text())
            time.sleep(0.2)

    def test_the_answer_is_edited_and_nobody_is_pinged(self):
        self.edit(self.room, self.question, OTHER)
        content = self.expect_correction(GLASSES)
        self.assertEqual(content["m.relates_to"]["event_id"], self.answer["event_id"])
        self.assertEqual(content["m.mentions"], {})
        self.assertNotIn("m.relates_to", content["m.new_content"])
        self.assert_medical([content["m.new_content"]["body"]], GLASSES)
        self.assertEqual(len(self.replies(self.room, self.question)), 1)

    def test_a_second_edit_edits_the_first_answer_again(self):
        self.edit(self.room, self.question, OTHER)
        self.expect_correction(GLASSES)
        self.edit(self.room, self.question, "should I rinse with salt water?")
        content = self.expect_correction(RINSE)
        self.assertEqual(content["m.relates_to"]["event_id"], self.answer["event_id"])

    def test_an_edit_while_it_was_away_is_followed(self):
        self.bot.stop()
        self.edit(self.room, self.question, OTHER)
        self.bot.start()
        self.expect_correction(GLASSES)
        self.assertEqual(len(self.said(self.room)), 2)

    def test_an_edit_into_an_emergency_is_answered_as_new(self):
        self.edit(self.room, self.question, "I took a whole box of pills, I can't breathe")
        event = self.answer_event(self.question, self.room)
        self.assertNotEqual(event["content"]["m.relates_to"].get("rel_type"), "m.replace")
        self.assertFalse(self.is_gone(self.room, self.answer["event_id"]))


class InARoom(FollowingTest):
    def setUp(self):
        super().setUp()
        self.bot = self.run_bot()
        self.bob = self.user(f"bob-{self.ann_name}")
        self.room = self.group(self.bob)

    def ask(self, text, **options):
        return self.ann.send(self.room, text, mentions=[self.bot_id], **options)

    def test_what_is_a_question_only_after_an_edit_is_answered_once(self):
        silent = self.ann.send(self.room, QUESTION)
        self.answer_event(self.ask(OTHER), self.room)
        self.edit(self.room, silent, f"{self.bot_name}: {QUESTION}")
        answer = self.answer_event(silent, self.room)
        self.assert_answer(answer["content"], POLLEN)
        self.assertEqual(len(self.replies(self.room, silent)), 1)

    def test_what_is_no_question_any_more_loses_its_answer(self):
        question = self.ask(QUESTION)
        answer = self.answer_event(question, self.room)
        self.edit(self.room, question, "never mind")
        self.wait_until(lambda: self.is_gone(self.room, answer["event_id"]))
        self.assertIn("reason", self.ann.event(self.room, answer["event_id"])
                      ["unsigned"]["redacted_because"]["content"])

    def test_a_redacted_question_takes_its_answer_along(self):
        question = self.ask(QUESTION)
        answer = self.answer_event(question, self.room)
        self.redact(self.ann, self.room, question)
        self.wait_until(lambda: self.is_gone(self.room, answer["event_id"]))

    def test_a_question_that_was_redacted_while_it_was_away_does_so_too(self):
        question = self.ask(QUESTION)
        answer = self.answer_event(question, self.room)
        self.bot.kill()
        self.redact(self.ann, self.room, question)
        unanswered = self.ask(OTHER)
        self.redact(self.ann, self.room, unanswered)
        self.bot.start()
        self.wait_until(lambda: self.is_gone(self.room, answer["event_id"]))
        self.answer_event(self.ask("should I rinse with salt water?"), self.room)
        self.assertEqual(self.replies(self.room, unanswered), [])

    def test_an_answer_that_a_moderator_removed_is_not_given_again(self):
        question = self.ask(QUESTION)
        answer = self.answer_event(question, self.room)
        mark = self.bot.mark()
        self.redact(self.ann, self.room, answer["event_id"])
        self.bot.wait_for(r"an answer was removed by @ann", since=mark)
        self.edit(self.room, question, f"{self.bot_name}: {OTHER}")
        self.answer_event(self.ask("should I rinse with salt water?"), self.room)
        self.assertEqual(len(self.said(self.room)), 1)

    def test_reactions_are_not_answered(self):
        question = self.ask(QUESTION)
        answer = self.answer_event(question, self.room)
        self.ann.send_event(self.room, "m.reaction", {"m.relates_to": {
            "rel_type": "m.annotation", "event_id": answer["event_id"], "key": "👍"}})
        self.answer_event(self.ask(OTHER), self.room)
        self.assertEqual(len(self.said(self.room)), 2)

    def test_threads_are_kept(self):
        root = self.ann.send(self.room, "pollen, anyone?")
        question = self.ann.send_event(self.room, "m.room.message", {
            "msgtype": "m.text", "body": f"{self.bot_name}: {QUESTION}",
            "m.relates_to": {"rel_type": "m.thread", "event_id": root,
                             "is_falling_back": True,
                             "m.in_reply_to": {"event_id": root}}})
        answer = self.answer_event(question, self.room)
        self.assertEqual(answer["content"]["m.relates_to"], {
            "rel_type": "m.thread", "event_id": root, "is_falling_back": False,
            "m.in_reply_to": {"event_id": question}})
        reply = self.ann.send(self.room, OTHER, reply_to=answer["event_id"])
        content = self.answer_to(reply, self.room)
        self.assertEqual(content["m.relates_to"]["event_id"], root)


class Upgraded(FollowingTest):
    def upgrade(self, room, version):
        path = f"/rooms/{quoted(room)}/upgrade"
        return self.ann.call("POST", path, {"new_version": version})["replacement_room"]

    def follow(self, before, after):
        self.run_bot()
        room = self.ann.create_room(invite=[self.bot_id], is_direct=True,
                                    preset="public_chat", room_version=before)
        self.ann.expect_member(room, self.bot_id, "join")
        new = self.upgrade(room, after)
        self.ann.expect_member(new, self.bot_id, "join", timeout=30)
        old = self.ann.send(room, QUESTION)
        self.answer_event(self.ann.send(new, OTHER), new)
        self.assertEqual(self.replies(room, old), [])

    def test_a_room_is_followed_into_its_replacement_and_silent_behind(self):
        self.follow("10", "11")

    def test_a_room_is_followed_into_version_12(self):
        self.follow("11", "12")

    def test_an_invitation_into_the_replacement_needs_no_policy(self):
        room = self.ann.create_room(preset="public_chat", room_alias_name=self.bot_name)
        bot = self.run_bot(rooms=[f"#{self.bot_name}:localhost"], invites=[])
        self.ann.expect_member(room, self.bot_id, "join")
        self.ann.call("PUT", f"/rooms/{quoted(room)}/state/m.room.join_rules",
                      {"join_rule": "invite"})
        new = self.upgrade(room, "12")
        bot.wait_for("could not be joined")
        self.ann.invite(new, self.bot_id)
        self.ann.expect_member(new, self.bot_id, "join")

    def test_a_tombstone_that_came_while_it_was_away_is_followed(self):
        bot = self.run_bot()
        room = self.ann.create_room(invite=[self.bot_id], preset="public_chat",
                                    room_version="11")
        self.ann.expect_member(room, self.bot_id, "join")
        bot.stop()
        new = self.upgrade(room, "12")
        bot.start()
        self.ann.expect_member(new, self.bot_id, "join", timeout=30)

    def test_a_room_that_does_not_continue_the_old_one_is_left(self):
        self.run_bot()
        room = self.ann.create_room(invite=[self.bot_id], room_version="11")
        self.ann.expect_member(room, self.bot_id, "join")
        trap = self.ann.create_room(preset="public_chat", room_version="11")
        self.ann.call("PUT", f"/rooms/{quoted(room)}/state/m.room.tombstone",
                      {"body": "moved", "replacement_room": trap})
        left = self.ann.expect_member(trap, self.bot_id, "leave")
        self.assertIn("does not continue", left["content"]["reason"])


class Deserted(FollowingTest):
    def test_a_room_where_nobody_else_is_left_is_left(self):
        bot = self.run_bot()
        room = self.ann.room_with(self.bot_id, is_direct=True)
        mark = bot.mark()
        self.ann.call("POST", f"/rooms/{quoted(room)}/leave", {})
        bot.wait_for("Nobody else is here", since=mark)


if __name__ == "__main__":
    unittest.main()
