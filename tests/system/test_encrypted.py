# SPDX-License-Identifier: MIT
"""Encrypted rooms: read and answered, the device signed by itself, once whatever happens."""
import subprocess
import unittest

from faqd_test import GLASSES, POLLEN, RINSE, program
from matrix_client import MatrixUser
from matrix_test import PASSWORD, SynapseTest
from peer import js, nio
from proxy import Proxy

QUESTION = "when does the pollen season begin?"


class EncryptedTest(SynapseTest):
    def peer(self, connect):
        name = f"{connect.__name__}-{self.ann_name}"
        self.server.register(name, PASSWORD)
        peer = connect(self.server.url, name, PASSWORD)
        self.addCleanup(peer.__exit__)
        return peer

    def direct_room(self, peer):
        room = peer("create_room", direct=True, encrypted=True, invite=[self.bot_id])["room"]
        peer("expect", room=room, member=self.bot_id)
        return room

    def ask(self, peer, room, question, **options):
        return peer("send", room=room, body=question, **options)["event"]

    def check(self, peer, room, asked, passage):
        found = peer("expect", room=room, sender=self.bot_id, relates_to=asked)["found"]
        self.assertTrue(found["encrypted"])
        self.assert_answer(found["content"], passage)

    def replies(self, room, question):
        """How many answers the server keeps: relations stand outside of what is encrypted."""
        bot = MatrixUser(self.server.url, self.bot_name, PASSWORD)
        return [event for event in bot.history(room)
                if event["sender"] == self.bot_id and event["type"] == "m.room.encrypted"
                and event["content"].get("m.relates_to", {})
                .get("m.in_reply_to", {}).get("event_id") == question]


class Conversations(EncryptedTest):
    def converse(self, connect):
        self.run_bot()
        peer = self.peer(connect)
        room = self.direct_room(peer)
        self.check(peer, room, self.ask(peer, room, QUESTION), POLLEN)
        self.check(peer, room, self.ask(peer, room, "do glasses help outdoors?"), GLASSES)

    def test_with_matrix_nio(self):
        self.converse(nio)

    def test_with_matrix_js_sdk(self):
        self.converse(js)

    def test_in_a_room_of_several_clients(self):
        self.run_bot()
        ann, bob = self.peer(js), self.peer(nio)
        room = ann("create_room", encrypted=True, invite=[self.bot_id, bob.user_id])["room"]
        ann("expect", room=room, member=self.bot_id)
        bob("join", room=room)
        ann("expect", room=room, member=bob.user_id)
        asked = self.ask(ann, room, QUESTION, mentions=[self.bot_id])
        self.check(ann, room, asked, POLLEN)
        self.check(bob, room, asked, POLLEN)
        asked = self.ask(bob, room, "do glasses help outdoors?", mentions=[self.bot_id])
        self.check(ann, room, asked, GLASSES)
        self.check(bob, room, asked, GLASSES)


class Following(EncryptedTest):
    def test_an_answer_in_secret_follows_its_question(self):
        self.run_bot()
        peer = self.peer(js)
        room = self.direct_room(peer)
        asked = self.ask(peer, room, QUESTION)
        answer = peer("expect", room=room, sender=self.bot_id, relates_to=asked)["found"]
        self.ask(peer, room, "do glasses help outdoors?", replaces=asked)
        edit = peer("expect", room=room, sender=self.bot_id, replaces=answer["event_id"])["found"]
        self.assertTrue(edit["encrypted"])
        self.assert_medical([edit["content"]["m.new_content"]["body"]], GLASSES)
        peer("redact", room=room, event=asked)
        bot = MatrixUser(self.server.url, self.bot_name, PASSWORD)
        self.wait_until(lambda: not bot.event(room, answer["event_id"])["content"])


class Trust(EncryptedTest):
    def test_its_device_is_signed_by_its_own_identity(self):
        self.run_bot()
        peer = self.peer(js)
        seen = peer("identity", user=self.bot_id)
        self.assertEqual((len(seen["signed"]), seen["unsigned"]), (1, []))
        self.assertIn(seen["signed"][0], peer("trust", user=self.bot_id)["verified"])

    def test_an_identity_made_elsewhere_is_taken_over_with_the_recovery_key(self):
        owner = js(self.server.url, self.bot_name, PASSWORD)
        self.addCleanup(owner.__exit__)
        key = self.secret("recovery", owner("secret_storage")["key"])
        self.run_bot(recovery_key_file=key)
        seen = owner("identity", user=self.bot_id)
        self.assertEqual((len(seen["verified"]), seen["unsigned"]), (2, []))
        self.check_strict(self.peer(js))

    def test_its_owner_sees_it_verified_in_an_app_that_was_told_the_recovery_key(self):
        """As doc/matrix.md says: a key of faqd's making, the bot, then the app."""
        key = subprocess.run([program(), "new", "recovery-key"], check=True, text=True,
                             capture_output=True).stdout.strip()
        faqd = self.run_bot(recovery_key_file=self.secret("recovery", key))
        faqd.wait_for("the signing identity is in the account's secret storage")
        owner = js(self.server.url, self.bot_name, PASSWORD, key)
        self.addCleanup(owner.__exit__)
        seen = owner("identity", user=self.bot_id)
        self.assertEqual((len(seen["verified"]), seen["unsigned"]), (2, []))
        self.check_strict(self.peer(js))

    def test_an_identity_made_elsewhere_is_left_alone_without_it(self):
        owner = js(self.server.url, self.bot_name, PASSWORD)
        self.addCleanup(owner.__exit__)
        faqd = self.run_bot()
        faqd.wait_for("made elsewhere")
        seen = owner("identity", user=self.bot_id)
        self.assertEqual((len(seen["verified"]), len(seen["unsigned"])), (1, 1))

    def check_strict(self, peer):
        peer("strict")
        room = self.direct_room(peer)
        self.check(peer, room, self.ask(peer, room, QUESTION), POLLEN)

    def test_a_client_that_only_trusts_signed_devices_is_answered(self):
        self.run_bot()
        self.check_strict(self.peer(js))


class Restarts(EncryptedTest):
    def test_the_first_question_after_a_start_is_answered(self):
        faqd = self.run_bot()
        peer = self.peer(js)
        room = self.direct_room(peer)
        self.check(peer, room, self.ask(peer, room, QUESTION), POLLEN)
        faqd.stop()
        asked = [self.ask(peer, room, "do glasses help outdoors?"),
                 self.ask(peer, room, "should I rinse with salt water?")]
        faqd.start()
        for question, passage in zip(asked, (GLASSES, RINSE)):
            self.check(peer, room, question, passage)
            self.assertEqual(len(self.replies(room, question)), 1)

    def test_the_first_question_ever_that_came_while_it_was_away_is_answered(self):
        faqd = self.run_bot()
        peer = self.peer(nio)
        room = self.direct_room(peer)
        faqd.stop()
        asked = self.ask(peer, room, QUESTION)
        faqd.start()
        self.check(peer, room, asked, POLLEN)

    def test_killed_with_questions_under_way_it_answers_each_once(self):
        faqd = self.run_bot()
        peer = self.peer(js)
        room = self.direct_room(peer)
        self.check(peer, room, self.ask(peer, room, QUESTION), POLLEN)
        for _ in range(3):
            asked = [(self.ask(peer, room, "do glasses help outdoors?"), GLASSES),
                     (self.ask(peer, room, "should I rinse with salt water?"), RINSE)]
            faqd.kill()
            faqd.start()
            for question, passage in asked:
                self.check(peer, room, question, passage)
                self.assertEqual(len(self.replies(room, question)), 1)


class LostPositions(EncryptedTest):
    def test_a_device_that_came_in_a_gap_gets_the_key(self):
        proxy = Proxy(self.server.port)
        proxy.__enter__()
        self.addCleanup(proxy.__exit__)
        faqd = self.run_bot(proxy.url)
        peer = self.peer(nio)
        room = self.direct_room(peer)
        self.check(peer, room, self.ask(peer, room, QUESTION), POLLEN)
        proxy.refuse = lambda method, path: "/sync?" in path
        self.ask(peer, room, "this ends the poll under way")
        self.assertTrue(proxy.refused.wait(40), faqd.text())
        second = nio(self.server.url, f"nio-{self.ann_name}", PASSWORD)
        self.addCleanup(second.__exit__)
        proxy.refuse = lambda method, path: "/sync?" in path and "since=" in path
        mark = faqd.mark()
        faqd.wait_for("online: home", since=mark)
        proxy.refuse = lambda method, path: False
        asked = self.ask(second, room, "do glasses help outdoors?")
        self.check(second, room, asked, GLASSES)
        changes = [one for one in proxy.seen if "/keys/changes?" in one[2]]
        self.assertEqual([status for _, _, _, status, _ in changes], [200])


if __name__ == "__main__":
    unittest.main()
