# SPDX-License-Identifier: MIT
"""What is answered and how: who is heard, threads, edits, redactions, reactions, loops."""
import unittest

from case import (ASK_GLASSES, ASK_POLLEN, ASK_RINSE, GLASSES, POLLEN, RINSE,
                  MatrixServerTest)
from faults import hold, status
from rooms import relation_of

NONSENSE = "the quick brown fox"


class Form(MatrixServerTest):
    def setUp(self):
        super().setUp()
        self.faqd = self.run_bot()

    def test_in_a_direct_room_nobody_is_pinged(self):
        answer = self.assert_answer(self.ann.say(self.direct(), ASK_POLLEN), POLLEN)
        self.assertEqual(answer.content["m.mentions"], {})

    def test_in_a_group_the_asker_alone_is_pinged(self):
        bob = self.server.person("bob")
        room = self.group(bob)
        asked = self.ann.say(room, ASK_POLLEN,
                             **{"m.mentions": {"user_ids": [self.bot_id, bob.id]}})
        answer = self.assert_answer(asked, POLLEN)
        self.assertEqual(answer.content["m.mentions"], {"user_ids": [self.ann.id]})

    def test_in_a_group_it_speaks_when_spoken_to(self):
        room = self.group()
        quiet = self.ann.say(room, ASK_POLLEN)
        link = f'<a href="https://matrix.to/#/{self.bot_id}">faqd</a>: {ASK_POLLEN}'
        heard = [self.ann.say(room, f"faqd: {ASK_POLLEN}"),
                 self.ann.say(room, f"{self.bot_id}: {ASK_GLASSES}"),
                 self.ann.say(room, ASK_RINSE, **{"m.mentions": {"user_ids": [self.bot_id]}}),
                 self.ann.say(room, f"faqd: {ASK_POLLEN}", format="org.matrix.custom.html",
                              formatted_body=link)]
        for question, passage in zip(heard, (POLLEN, GLASSES, RINSE, POLLEN)):
            self.assert_answer(question, passage)
        self.assertEqual(self.ann.answers(quiet), [])

    def test_a_reply_to_its_answer_is_for_it(self):
        room = self.group()
        answer = self.assert_answer(self.ann.say(room, **self.mention(ASK_POLLEN)), POLLEN)
        self.assert_answer(self.ann.reply(answer, ASK_GLASSES), GLASSES)

    def test_the_quote_of_an_old_client_is_not_answered(self):
        room = self.group()
        answer = self.assert_answer(self.ann.say(room, **self.mention(ASK_POLLEN)), POLLEN)
        quoted = f"> <{self.bot_id}> {POLLEN}\n\n{ASK_GLASSES}"
        self.assert_answer(self.ann.reply(
            answer, quoted, format="org.matrix.custom.html",
            formatted_body=f"<mx-reply>{POLLEN}</mx-reply>{ASK_GLASSES}"), GLASSES)

    def test_a_question_in_a_thread_is_answered_in_it(self):
        room = self.direct()
        root = self.ann.say(room, NONSENSE, msgtype="m.notice")
        answer = self.assert_answer(self.ann.say_in_thread(root, ASK_POLLEN), POLLEN)
        self.assertEqual(relation_of(answer.content)["event_id"], root.id)
        self.assertFalse(relation_of(answer.content).get("is_falling_back", False))

    def test_long_answers_stay_within_an_event(self):
        answer = self.ann.answer(self.ann.say(self.direct(), "tell me the whole story"))
        self.assertLess(len(str(answer.content).encode()), 16 * 1024)

    def test_a_receipt_says_that_it_was_read(self):
        said = self.ann.say(self.group(), NONSENSE)
        self.server.wait(lambda: [one for one in self.server.receipts if one[3] == said.id])


class Loops(MatrixServerTest):
    def test_its_own_messages_are_never_answered(self):
        self.run_bot()
        room = self.direct()
        own = room.append(self.bot_id, "m.room.message", {"msgtype": "m.text", "body": ASK_POLLEN})
        self.assert_alive(room)
        self.assertEqual(self.ann.answers(own), [])

    def test_two_that_use_plain_text_do_not_talk_for_ever(self):
        """Another bot answers each answer with a question, as fast as it can."""
        self.run_bot()
        room = self.direct()
        self.ann.is_hasty = True
        self.ann.say(room, ASK_POLLEN)
        asked = 1
        while asked < 60:
            try:
                self.server.wait(lambda: len(self.said(room)) >= asked, 5)
            except AssertionError:
                break
            self.ann.say(room, (ASK_POLLEN, ASK_GLASSES)[asked % 2])
            asked += 1
        self.assertLess(len(self.said(room)), 30)
        said = [event.content["body"] for event in self.said(room)]
        self.assertTrue(any("I pause for a minute" in body for body in said), said[-1])
        danger = self.ann.say(room, "I took a whole box of pills and want to die")
        self.assertRegex(self.ann.answer(danger).content["body"], r"\b(112|emergency)\b")

    def test_who_is_ignored_is_not_answered(self):
        self.run_bot(ignore=[self.ann.id])
        bob = self.server.person("bob")
        room = self.group(bob)
        question = self.ann.say(room, **self.mention(ASK_POLLEN))
        self.assert_alive(room, bob)
        self.assertEqual(self.ann.answers(question), [])


class Edits(MatrixServerTest):
    def setUp(self):
        super().setUp()
        self.faqd = self.run_bot()
        self.room = self.direct()

    def answered(self, body=ASK_POLLEN, passage=POLLEN):
        question = self.ann.say(self.room, body)
        return question, self.assert_answer(question, passage)

    def wait_edit(self, answer):
        return self.server.wait(lambda: self.ann.edits(answer))[-1]

    def test_an_edited_question_gets_its_answer_edited(self):
        question, answer = self.answered()
        self.ann.edit(question, ASK_GLASSES)
        edit = self.wait_edit(answer)
        self.assertIn(GLASSES, edit.content["m.new_content"]["body"])
        self.assert_medical([edit.content["m.new_content"]["body"]], GLASSES)
        self.assert_once(question)

    def test_an_edit_that_changes_nothing_changes_nothing(self):
        question, answer = self.answered()
        self.ann.edit(question, ASK_POLLEN + " please")
        self.assert_alive(self.room)
        self.assertEqual(self.ann.edits(answer), [])

    def test_a_second_edit_edits_the_answer_itself(self):
        question, answer = self.answered()
        self.ann.edit(question, ASK_GLASSES)
        self.wait_edit(answer)
        self.ann.edit(question, ASK_RINSE)
        self.server.wait(lambda: len(self.ann.edits(answer)) == 2)
        self.assertIn(RINSE, self.ann.edits(answer)[-1].content["m.new_content"]["body"])

    def test_a_question_that_matches_only_after_the_edit_is_answered_once(self):
        question = self.ann.say(self.room, "polen sesson when", msgtype="m.notice")
        question.content = {"msgtype": "m.text", "body": NONSENSE}
        group = self.group()
        first = self.ann.say(group, NONSENSE)
        self.ann.edit(first, ASK_POLLEN, **{"m.mentions": {"user_ids": [self.bot_id]}})
        self.assert_answer(first, POLLEN)
        self.assert_alive(group)
        self.assert_once(first)

    def test_the_edit_of_somebody_else_changes_nothing(self):
        bob = self.server.person("bob")
        room = self.group(bob)
        question = self.ann.say(room, **self.mention(ASK_POLLEN))
        answer = self.assert_answer(question, POLLEN)
        bob.edit(question, f"faqd: {ASK_GLASSES}")
        self.assert_alive(room)
        self.assertEqual(self.ann.edits(answer), [])

    def test_an_edit_while_it_was_away_is_followed(self):
        question, answer = self.answered()
        self.faqd.stop()
        self.ann.edit(question, ASK_GLASSES)
        self.faqd.start()
        self.assertIn(GLASSES, self.wait_edit(answer).content["m.new_content"]["body"])

    def test_an_edit_after_a_restart_may_make_it_a_question(self):
        group = self.group()
        first = self.ann.say(group, NONSENSE)
        self.assert_alive(group)
        self.faqd.kill()
        self.ann.edit(first, f"faqd: {ASK_POLLEN}")
        self.faqd.start()
        self.assert_answer(first, POLLEN)
        self.assert_alive(group)
        self.assert_once(first)

    def test_too_many_edits_leave_no_answer_to_an_older_one(self):
        question, answer = self.answered()
        for number in range(12):
            self.ann.edit(question, (ASK_GLASSES, ASK_RINSE)[number % 2])
        self.server.wait(lambda: answer.redacted_because)

    def test_question_and_edit_in_one_sync_give_one_answer(self):
        self.assert_alive(self.room)
        self.faqd.stop()
        question = self.ann.say(self.room, ASK_POLLEN)
        self.ann.edit(question, ASK_GLASSES)
        self.faqd.start()
        answer = self.ann.answer(question)
        self.assert_alive(self.room)
        self.assert_once(question)
        latest = [answer, *self.ann.edits(answer)][-1].content
        self.assertIn(GLASSES, latest.get("m.new_content", latest)["body"])


class Redactions(MatrixServerTest):
    def setUp(self):
        super().setUp()
        self.faqd = self.run_bot()
        self.room = self.direct()

    def assert_withdrawn(self, answer):
        self.server.wait(lambda: answer.redacted_because)
        self.assertEqual(answer.redacted_because.sender, self.bot_id)

    def test_a_redacted_question_takes_its_answer_with_it(self):
        for version in ("10", "11", "12"):
            with self.subTest(version):
                room = self.ann.room_with(self.bot_id, is_direct=True, version=version)
                question = self.ann.say(room, ASK_POLLEN)
                answer = self.assert_answer(question, POLLEN)
                self.ann.redact(question)
                self.assert_withdrawn(answer)

    def test_an_answer_that_waits_is_not_sent_any_more(self):
        fault = self.fails("PUT", "/send/", status(429, "M_LIMIT_EXCEEDED", retry_after=2))
        question = self.ann.say(self.room, ASK_POLLEN)
        fault.wait()
        self.ann.redact(question)
        self.assert_alive(self.room)
        left = [one for one in self.ann.answers(question) if not one.redacted_because]
        self.assertEqual(left, [])

    def test_an_answer_under_way_is_withdrawn_when_it_arrives(self):
        held = self.fails("PUT", "/send/", hold())
        question = self.ann.say(self.room, ASK_POLLEN)
        held.wait()
        answer = self.ann.answer(question)
        self.ann.redact(question)
        held.release()
        self.assert_withdrawn(answer)

    def test_a_redaction_while_it_was_away_is_followed(self):
        question = self.ann.say(self.room, ASK_POLLEN)
        answer = self.assert_answer(question, POLLEN)
        self.faqd.stop()
        self.ann.redact(question)
        self.faqd.start()
        self.assert_withdrawn(answer)

    def test_an_answer_that_a_moderator_removed_stays_away(self):
        room = self.group()
        question = self.ann.say(room, **self.mention(ASK_POLLEN))
        answer = self.assert_answer(question, POLLEN)
        self.ann.redact(answer)
        self.assert_alive(room)
        self.faqd.stop()
        self.faqd.start()
        self.assert_alive(room)
        self.assertEqual(self.ann.answers(question), [])

    def test_a_redacted_question_in_the_first_sync_is_no_question(self):
        self.faqd.stop()
        question = self.ann.say(self.room, ASK_POLLEN)
        self.ann.redact(question)
        self.faqd.start()
        self.assert_alive(self.room)
        self.assertEqual(self.ann.answers(question), [])


class Reactions(MatrixServerTest):
    def test_reactions_are_taken_in_silence(self):
        self.run_bot()
        room = self.direct()
        answer = self.assert_answer(self.ann.say(room, ASK_POLLEN), POLLEN)
        self.ann.react(answer, "\N{THUMBS UP SIGN}")
        self.assert_alive(room)
        self.assertEqual(len(self.said(room)), 2)


class Limits(MatrixServerTest):
    def test_ten_questions_under_a_limit_are_answered_once_each_and_in_time(self):
        """The server complains about a request before its Retry-After is over."""
        self.server.limit(3, 2)
        self.run_bot()
        people = [self.server.person(f"user{number}") for number in range(10)]
        questions = [(one, one.say(self.direct(one), ASK_POLLEN)) for one in people]
        for one, question in questions:
            self.assert_answer(question, POLLEN, one)
        for one, question in questions:
            self.assert_once(question, person=one)


class Admins(MatrixServerTest):
    def test_an_admin_reloads_and_a_name_alone_makes_none(self):
        faqd = self.run_bot(admins=[self.ann.id])
        eve = self.server.person("eve")
        eve.account.display_name = self.ann.id
        room = self.direct()
        faqd.edit_article("hayfever.md", GLASSES, "Glasses are a matter of taste.")
        refused = eve.say(self.direct(eve), "!reload")
        eve.answer(refused)
        self.assertNotRegex(faqd.text(), r"(?i)reload: changed")
        self.ann.answer(self.ann.say(room, "!reload"))
        self.assert_answer(self.ann.say(room, ASK_GLASSES), "Glasses are a matter of taste.")


if __name__ == "__main__":
    unittest.main()
