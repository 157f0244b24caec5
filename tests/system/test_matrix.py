# SPDX-License-Identifier: MIT
"""faqd on Matrix: invites, how it is addressed, how it answers, whom it leaves alone."""
import itertools
import unittest

from faqd_test import GLASSES, POLLEN, RINSE
from matrix_client import MatrixUser
from matrix_test import PASSWORD, SynapseTest
from peer import js, nio

QUESTION = "when does the pollen season begin?"


class Invites(SynapseTest):
    def test_an_invite_is_accepted_and_a_direct_question_answered(self):
        self.run_bot()
        room = self.ann.room_with(self.bot_id, is_direct=True)
        question = self.ann.send(room, QUESTION)
        content = self.answer_to(question, room)
        self.assert_answer(content, POLLEN)
        self.assertEqual(content["m.mentions"], {})

    def test_an_invite_that_came_while_it_was_away_is_accepted(self):
        faqd = self.run_bot()
        faqd.stop()
        room = self.ann.create_room(invite=[self.bot_id], is_direct=True)
        faqd.start()
        self.ann.expect_member(room, self.bot_id, "join")

    def test_only_those_who_may_can_invite(self):
        boss = self.user(f"boss-{self.ann_name}")
        self.run_bot(invites=[boss.user_id])
        refused = self.ann.create_room(invite=[self.bot_id])
        accepted = boss.create_room(invite=[self.bot_id])
        boss.expect_member(accepted, self.bot_id, "join")
        self.assertEqual(self.ann.seen(room=refused, kind="m.room.member",
                                       state_key=self.bot_id, membership="join"), [])

    def test_an_encrypted_room_is_left_with_a_reason_without_encryption(self):
        self.run_bot(encryption=False)
        room = self.ann.create_room(invite=[self.bot_id], is_direct=True, is_encrypted=True)
        left = self.ann.expect_member(room, self.bot_id, "leave")
        self.assertRegex(left["content"]["reason"], r"(?i)encrypt")
        self.assertEqual(self.ann.seen(room=room, sender=self.bot_id, msgtype="m.notice"), [])

    def test_a_room_that_turns_encrypted_is_left_with_a_reason_without_encryption(self):
        self.run_bot(encryption=False)
        room = self.ann.room_with(self.bot_id, is_direct=True)
        self.ann.call("PUT", f"/rooms/{room}/state/m.room.encryption",
                      {"algorithm": "m.megolm.v1.aes-sha2"})
        left = self.ann.expect_member(room, self.bot_id, "leave")
        self.assertRegex(left["content"]["reason"], r"(?i)encrypt")

    def test_configured_rooms_are_joined(self):
        room = self.ann.create_room(preset="public_chat", room_alias_name=self.bot_name)
        self.run_bot(rooms=[f"#{self.bot_name}:localhost"])
        self.ann.expect_member(room, self.bot_id, "join")


class Addressing(SynapseTest):
    def setUp(self):
        super().setUp()
        self.run_bot()
        self.bob = self.user(f"bob-{self.ann_name}")
        self.room = self.group(self.bob)

    def assert_answered(self, question, passage=POLLEN):
        content = self.answer_to(question, self.room)
        self.assert_answer(content, passage)
        self.assertEqual(content["m.mentions"], {"user_ids": [self.ann.user_id]})

    def test_by_mention(self):
        self.assert_answered(self.ann.send(self.room, QUESTION, mentions=[self.bot_id]))

    def test_by_pill(self):
        link = f'<a href="https://matrix.to/#/{self.bot_id}">{self.bot_name}</a>'
        self.assert_answered(self.ann.send(
            self.room, f"{self.bot_name}: {QUESTION}", html=f"{link}: {QUESTION}"))

    def test_by_name(self):
        self.assert_answered(self.ann.send(self.room, f"{self.bot_name}: {QUESTION}"))

    def test_by_mxid(self):
        self.assert_answered(self.ann.send(self.room, f"{self.bot_id}: {QUESTION}"))

    def test_by_reply(self):
        first = self.ann.send(self.room, f"{self.bot_name}: {QUESTION}")
        answer = self.ann.expect(room=self.room, relates_to=first)
        self.assert_answered(self.ann.send(
            self.room, "do glasses help outdoors?", reply_to=answer["event_id"]), GLASSES)

    def test_a_quoted_reply_does_not_answer_the_quote(self):
        first = self.ann.send(self.room, f"{self.bot_name}: {QUESTION}")
        answer = self.ann.expect(room=self.room, relates_to=first)
        quote = f"> <{self.bot_id}> {POLLEN}\n\nshould I rinse with salt water?"
        self.assert_answered(self.ann.send(
            self.room, quote, reply_to=answer["event_id"]), RINSE)

    def test_what_is_not_for_the_bot_gets_silence(self):
        unheard = [
            self.ann.send(self.room, QUESTION),
            self.bob.send(self.room, f"{self.ann.user_id}: {QUESTION}"),
            self.ann.send(self.room, f"{self.bot_name}: {QUESTION}", msgtype="m.notice"),
            self.ann.send(self.room, QUESTION, mentions=[self.bob.user_id]),
        ]
        self.assert_answered(self.ann.send(
            self.room, "do glasses help outdoors?", mentions=[self.bot_id]), GLASSES)
        for question in unheard:
            self.assertEqual(self.replies(self.room, question), [])

    def test_its_own_account_is_never_answered(self):
        other_self = MatrixUser(self.server.url, self.bot_name, PASSWORD)
        loop = other_self.send(self.room, f"{self.bot_name}: {QUESTION}")
        self.assert_answered(self.ann.send(
            self.room, "do glasses help outdoors?", mentions=[self.bot_id]), GLASSES)
        self.assertEqual(self.replies(self.room, loop), [])

    def test_an_edit_is_not_a_second_question(self):
        first = self.ann.send(self.room, QUESTION, mentions=[self.bot_id])
        self.assert_answered(first)
        self.ann.send_event(self.room, "m.room.message", {
            "msgtype": "m.text", "body": f"* {self.bot_name}: {QUESTION}",
            "m.new_content": {"msgtype": "m.text", "body": f"{self.bot_name}: {QUESTION}"},
            "m.relates_to": {"rel_type": "m.replace", "event_id": first}})
        self.assert_answered(self.ann.send(
            self.room, "do glasses help outdoors?", mentions=[self.bot_id]), GLASSES)
        said = [event for event in self.ann.history(self.room)
                if event["sender"] == self.bot_id and event["type"] == "m.room.message"]
        self.assertEqual(len(said), 2)


class History(SynapseTest):
    def test_what_was_said_before_it_came_is_not_answered(self):
        self.run_bot()
        room = self.ann.create_room()
        old = [self.ann.send(room, f"{self.bot_name}: {QUESTION}") for _ in range(3)]
        self.ann.invite(room, self.bot_id)
        self.ann.expect_member(room, self.bot_id, "join")
        new = self.ann.send(room, f"{self.bot_name}: do glasses help outdoors?")
        self.assert_answer(self.answer_to(new, room), GLASSES)
        for question in old:
            self.assertEqual(self.replies(room, question), [])

    def test_a_first_start_with_an_old_account_answers_nothing_old(self):
        veteran = MatrixUser(self.server.url, self.bot_name, PASSWORD)
        room = self.ann.create_room(invite=[self.bot_id])
        veteran.join(room)
        old = self.ann.send(room, f"{self.bot_name}: {QUESTION}")
        self.run_bot()
        new = self.ann.send(room, f"{self.bot_name}: do glasses help outdoors?")
        self.assert_answer(self.answer_to(new, room), GLASSES)
        self.assertEqual(self.replies(room, old), [])

    def test_twenty_that_were_asked_while_it_was_away_are_answered_once_each(self):
        faqd = self.run_bot()
        room = self.ann.room_with(self.bot_id, is_direct=True)
        faqd.stop()
        asked = [(QUESTION, POLLEN), ("do glasses help outdoors?", GLASSES),
                 ("should I rinse with salt water?", RINSE)]
        questions = [(self.ann.send(room, text), passage)
                     for text, passage in itertools.islice(itertools.cycle(asked), 20)]
        faqd.start()
        for question, passage in questions:
            self.assert_answer(self.answer_to(question, room), passage)
        self.answer_to(self.ann.send(room, QUESTION), room)
        for question, _ in questions:
            self.assertEqual(len(self.replies(room, question)), 1)

    def test_a_restart_keeps_the_device(self):
        faqd = self.run_bot()
        faqd.stop()
        faqd.start()
        faqd.stop()
        own = MatrixUser(self.server.url, self.bot_name, PASSWORD)
        devices = own.call("GET", "/devices")["devices"]
        before_and_own = 1 + 1 + 1  # by register-user, by faqd, by this test
        self.assertEqual(len(devices), before_and_own, devices)

    def test_an_access_token_is_enough(self):
        name = f"token-{self.bot_name}"
        token = self.secret("token", self.server.register(name, PASSWORD)["access_token"])
        network = self.network(user=f"@{name}:localhost", token_file=token)
        del network["password_file"]
        faqd = self.faqd(matrix=[network]).start()
        room = self.ann.room_with(f"@{name}:localhost", is_direct=True)
        question = self.ann.send(room, QUESTION)
        answer = self.ann.expect(room=room, relates_to=question)
        self.assert_answer(answer["content"], POLLEN)
        self.assertNotIn(token.read_text().strip(), faqd.text())


class OtherClients(SynapseTest):
    def check(self, connect):
        self.run_bot()
        name = f"{connect.__name__}-{self.ann_name}"
        self.server.register(name, PASSWORD)
        with connect(self.server.url, name, PASSWORD) as user:
            room = user("create_room", direct=True, invite=[self.bot_id])["room"]
            user("expect", room=room, member=self.bot_id)
            asked = user("send", room=room, body=QUESTION)["event"]
            found = user("expect", room=room, sender=self.bot_id, relates_to=asked)["found"]
            self.assert_answer(found["content"], POLLEN)

            group = user("create_room", invite=[self.bot_id, self.ann.user_id])["room"]
            user("expect", room=group, member=self.bot_id)
            self.ann.join(group)
            user("expect", room=group, member=self.ann.user_id)
            asked = user("send", room=group, body="do glasses help outdoors?",
                         mentions=[self.bot_id])["event"]
            found = user("expect", room=group, sender=self.bot_id, relates_to=asked)["found"]
            self.assert_answer(found["content"], GLASSES)
            self.assertEqual(found["content"]["m.mentions"], {"user_ids": [user.user_id]})

    def test_matrix_nio_reads_the_answers(self):
        self.check(nio)

    def test_matrix_js_sdk_reads_the_answers(self):
        self.check(js)


class Admins(SynapseTest):
    def test_an_admin_reloads_by_mxid(self):
        faqd = self.run_bot(admins=[self.ann.user_id])
        room = self.ann.room_with(self.bot_id, is_direct=True)
        faqd.edit_article("hayfever.md", GLASSES, "Glasses are a matter of taste.")
        self.answer_to(self.ann.send(room, "!reload"), room)
        content = self.answer_to(self.ann.send(room, "do glasses help outdoors?"), room)
        self.assert_answer(content, "Glasses are a matter of taste.")

    def test_others_are_refused_whatever_they_are_called(self):
        faqd = self.run_bot(admins=["@boss:localhost"])
        self.ann.call("PUT", f"/profile/{self.ann.user_id}/displayname",
                      {"displayname": "@boss:localhost"})
        room = self.ann.room_with(self.bot_id, is_direct=True)
        faqd.edit_article("hayfever.md", GLASSES, "This must not be heard.")
        self.answer_to(self.ann.send(room, "!reload"), room)
        content = self.answer_to(self.ann.send(room, "do glasses help outdoors?"), room)
        self.assert_answer(content, GLASSES)
        self.assertNotRegex(faqd.text(), r"(?i)\breloaded\b")
        self.assertRegex(faqd.text(), f"admin command refused: {self.ann.user_id} .*admin_rooms")

    def test_power_makes_an_admin_where_the_operator_said_so(self):
        named = self.ann.create_room(preset="public_chat", room_alias_name=self.bot_name)
        alias = f"#{self.bot_name}:localhost"
        faqd = self.run_bot(rooms=[alias], admin_rooms=[alias])
        self.ann.expect_member(named, self.bot_id, "join")
        own = self.ann.room_with(self.bot_id)
        self.assertRegex(self.answer_to(self.ann.send(own, "!reload"), own)["body"], "admins")
        self.answer_to(self.ann.send(named, "!reload"), named)
        self.assertRegex(faqd.text(), f"admin: reload by {self.ann.user_id} in")
        self.assertRegex(faqd.text(), f"admin: reload for {self.ann.user_id}: done")


if __name__ == "__main__":
    unittest.main()
