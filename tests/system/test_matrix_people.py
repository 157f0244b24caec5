# SPDX-License-Identifier: MIT
"""faqd on a real homeserver among people: a crowd, questions that waited, admins in secret."""
import unittest

from faqd_test import GLASSES, NO_LIMITS, RINSE
from matrix_test import PASSWORD, SynapseTest
from peer import js

QUESTION = "when does the pollen season begin?"
OTHER = "do glasses help outdoors?"
NEW_GLASSES = "Glasses are a matter of taste."


class PeopleTest(SynapseTest):
    def fence(self, room):
        """What was to come before this answer has come."""
        question = self.ann.send(room, "should I rinse with salt water?",
                                 mentions=[self.bot_id])
        self.assert_answer(self.answer_to(question, room), RINSE)


class Crowd(PeopleTest):
    def test_in_a_room_of_five_it_speaks_when_spoken_to_and_to_no_bot(self):
        self.run_bot()
        others = [self.user(f"{name}-{self.ann_name}") for name in ("bob", "cal", "dan", "eve")]
        room = self.group(*others)
        quiet = [one.send(room, QUESTION) for one in others]
        quiet.append(others[0].send(room, QUESTION, msgtype="m.notice", mentions=[self.bot_id]))
        for one in others:
            asked = one.send(room, OTHER, mentions=[self.bot_id])
            content = self.answer_to(asked, room, one)
            self.assert_answer(content, GLASSES)
            self.assertEqual(content["m.mentions"], {"user_ids": [one.user_id]})
        self.fence(room)
        for question in quiet:
            self.assertEqual(self.replies(room, question), [])


class Age(PeopleTest):
    def test_what_waited_longer_than_max_age_is_not_answered(self):
        faqd = self.faqd(matrix=[self.network()], limits=NO_LIMITS | {"max_age": "3s"}).start()
        room = self.ann.room_with(self.bot_id, is_direct=True)
        faqd.stop()
        old = self.ann.send(room, QUESTION)
        said_ms = self.ann.history(room, 1)[0]["origin_server_ts"]
        while self.ann.send_event(room, "org.example.clock", {}):
            if self.ann.history(room, 1)[0]["origin_server_ts"] > said_ms + 4000:
                break
        faqd.start()
        self.fence(room)
        self.assertEqual(self.replies(room, old), [])


class SecretAdmins(PeopleTest):
    """An admin in an encrypted direct room, whose device is signed by its owner."""

    def peer(self, name):
        self.server.register(name, PASSWORD)
        peer = js(self.server.url, name, PASSWORD)
        self.addCleanup(peer.__exit__)
        return peer

    def direct(self, peer):
        room = peer("create_room", direct=True, encrypted=True, invite=[self.bot_id])["room"]
        peer("expect", room=room, member=self.bot_id)
        return room

    def say(self, peer, room, body):
        asked = peer("send", room=room, body=body)["event"]
        found = peer("expect", room=room, sender=self.bot_id, relates_to=asked)["found"]
        self.assertTrue(found["encrypted"])
        return found["content"]["body"]

    def test_root_reloads_and_ann_is_refused_and_a_broken_article_is_told(self):
        root_id = f"@root-{self.ann_name}:localhost"
        faqd = self.run_bot(admins=[root_id])
        root, other = self.peer(root_id[1:].split(":")[0]), self.peer(f"other-{self.ann_name}")
        home, away = self.direct(root), self.direct(other)
        faqd.edit_article("hayfever.md", GLASSES, NEW_GLASSES)
        self.say(other, away, "!reload")
        self.assertIn(GLASSES, self.say(other, away, OTHER))
        self.say(root, home, "!reload")
        self.assertIn(NEW_GLASSES, self.say(other, away, OTHER))
        faqd.edit_article("hayfever.md", "match   = ['\"glasses\"", "match   = ['/(/', '\"glasses\"")
        self.assertRegex(self.say(root, home, "!reload"), r"hayfever\.md:\d+:\d+: error")
        self.assertIn(NEW_GLASSES, self.say(other, away, OTHER))


if __name__ == "__main__":
    unittest.main()
