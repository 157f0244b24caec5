# SPDX-License-Identifier: MIT
"""Coming into rooms, going with them when they are upgraded, and leaving."""
import unittest

from case import (ASK_GLASSES, ASK_POLLEN, GLASSES, POLLEN, MatrixServerTest)
from faults import drop, reset, status

JOIN = "/join/"


class Invites(MatrixServerTest):
    def test_an_invite_is_accepted_and_the_inviter_answered(self):
        self.run_bot()
        self.assert_alive(self.direct())

    def test_an_invite_that_came_while_it_was_away_is_accepted(self):
        faqd = self.run_bot()
        faqd.stop()
        room = self.ann.create_room(self.bot_id, is_direct=True)
        faqd.start()
        self.ann.wait_join(room, self.bot_id)
        self.assert_alive(room)

    def test_a_join_that_fails_is_tried_again(self):
        self.run_bot()
        for how in (status(502), status(504), status(429, "M_LIMIT_EXCEEDED", retry_after=1),
                    reset(), drop()):
            with self.subTest(type(how).__name__):
                fault = self.fails("POST", JOIN, how)
                room = self.ann.create_room(self.bot_id, is_direct=True)
                fault.wait()
                self.ann.wait_join(room, self.bot_id)
                self.assert_alive(room)

    def test_a_kill_while_it_joins_is_made_up_for(self):
        faqd = self.run_bot()
        fault = self.fails("POST", JOIN, reset(), times=9)
        room = self.ann.create_room(self.bot_id, is_direct=True)
        fault.wait()
        faqd.kill()
        fault.release()
        faqd.start()
        self.ann.wait_join(room, self.bot_id)
        self.assert_alive(room)

    def test_strangers_are_refused_by_their_server_and_not_by_the_room(self):
        self.run_bot(invites=["@boss:localhost"])
        boss = self.server.person("boss")
        refused = self.ann.create_room(self.bot_id)
        self.ann.wait_leave(refused, self.bot_id)
        boss.wait_join(boss.create_room(self.bot_id), self.bot_id)
        self.assertEqual(len(self.server.asked("POST", JOIN)), 1)

    def test_an_invite_that_was_withdrawn_ends_the_trying(self):
        self.run_bot()
        fault = self.fails("POST", JOIN, status(403, "M_FORBIDDEN"), times=9)
        room = self.ann.create_room(self.bot_id)
        fault.wait()
        self.assert_alive_elsewhere(fault)
        self.assertEqual(fault.met, 1)
        self.assertEqual(room.membership(self.bot_id), "invite")

    def assert_alive_elsewhere(self, fault):
        fault.release()
        bob = self.server.person("bob")
        self.assert_alive(self.direct(bob), bob)

    def test_a_flood_of_invites_from_one_does_not_keep_others_out(self):
        faqd = self.run_bot()
        for _ in range(100):
            self.ann.create_room(self.bot_id)
        bob = self.server.person("bob")
        self.assert_alive(self.direct(bob), bob)
        self.assertTrue(faqd.is_running())

    def test_direct_rooms_are_noted_and_other_notes_are_kept(self):
        self.account.data["m.direct"] = {"@old:localhost": ["!old:localhost"]}
        self.run_bot()
        room = self.direct()
        self.server.wait(lambda: self.account.data["m.direct"].get(self.ann.id) == [room.id])
        self.assertEqual(self.account.data["m.direct"]["@old:localhost"], ["!old:localhost"])

    def test_the_server_of_the_inviter_is_asked_for_the_way(self):
        self.run_bot()
        self.direct()
        self.assertEqual(self.server.asked("POST", JOIN)[0].query.get("via"), "localhost")

    def test_a_room_of_version_12_is_a_room_like_others(self):
        self.run_bot()
        self.assert_alive(self.ann.room_with(self.bot_id, version="12", is_direct=True))

    def test_configured_rooms_are_joined_by_alias(self):
        room = self.ann.create_room(preset="public_chat")
        self.server.aliases["#faq:localhost"] = room.id
        self.run_bot(rooms=["#faq:localhost"])
        self.ann.wait_join(room, self.bot_id)


class Upgrades(MatrixServerTest):
    def setUp(self):
        super().setUp()
        self.faqd = self.run_bot()
        self.room = self.group()
        self.assert_alive(self.room)

    def assert_moved(self, new):
        """In the new room it answers, in the old one nothing more is said."""
        self.ann.wait_join(new, self.bot_id)
        said = len(self.said(self.room))
        self.room.append(self.ann.id, "m.room.message",
                         self.mention(ASK_POLLEN) | {"msgtype": "m.text"})
        asked = self.ann.say(new, **self.mention(ASK_GLASSES))
        self.assert_answer(asked, GLASSES)
        self.assertEqual(len(self.said(self.room)), said)

    def test_a_public_replacement_is_followed(self):
        self.assert_moved(self.room.upgrade(self.ann.id, "11", preset="public_chat"))

    def test_a_replacement_of_version_12_is_followed(self):
        self.assert_moved(self.room.upgrade(self.ann.id, "12", preset="public_chat"))

    def test_a_closed_replacement_is_entered_when_the_invite_comes(self):
        new = self.room.upgrade(self.ann.id, "11")
        self.server.wait(lambda: self.server.asked("POST", new.id[1:8]))
        self.ann.invite(new, self.bot_id)
        self.assert_moved(new)

    def test_an_upgrade_while_it_was_away_is_followed(self):
        self.faqd.stop()
        new = self.room.upgrade(self.ann.id, "11", preset="public_chat")
        self.faqd.start()
        self.assert_moved(new)

    def test_a_replacement_that_does_not_name_its_predecessor_is_left(self):
        trap = self.ann.create_room(preset="public_chat")
        self.room.set_state(self.ann.id, "m.room.tombstone", {
            "body": "come", "replacement_room": trap.id})
        self.ann.wait_join(trap, self.bot_id)
        self.ann.wait_leave(trap, self.bot_id)

    def test_an_answer_into_an_upgraded_room_is_not_tried_for_ever(self):
        self.fails("PUT", "/send/", status(500))
        asked = self.ann.say(self.room, **self.mention(ASK_POLLEN))
        new = self.room.upgrade(self.ann.id, "11", preset="public_chat")
        self.assert_moved(new)
        self.assertLessEqual(len(self.ann.answers(asked)), 1)


class Leaving(MatrixServerTest):
    def test_a_kick_ends_all_work_for_that_room(self):
        self.run_bot()
        room = self.group()
        fault = self.fails("PUT", "/send/", status(500))
        self.ann.say(room, **self.mention(ASK_POLLEN))
        fault.wait()
        room.remove(self.ann.id, self.bot_id)
        bob = self.server.person("zoe")
        self.assert_alive(self.direct(bob), bob)
        refused = [one for one in self.server.asked("PUT", "/send/") if one.status == 403]
        self.assertLessEqual(len(refused), 1)

    def test_a_ban_is_taken(self):
        faqd = self.run_bot()
        room = self.group()
        room.remove(self.ann.id, self.bot_id, "ban")
        bob = self.server.person("zoe")
        self.assert_alive(self.direct(bob), bob)
        self.assertTrue(faqd.is_running())

    def test_after_a_kick_a_new_invite_is_taken(self):
        self.run_bot()
        room = self.direct()
        self.assert_answer(self.ann.say(room, ASK_POLLEN), POLLEN)
        room.remove(self.ann.id, self.bot_id)
        self.ann.invite(room, self.bot_id, is_direct=True)
        self.ann.wait_join(room, self.bot_id)
        self.assert_alive(room)

    def test_it_never_logs_out(self):
        self.run_bot().stop()
        self.assertEqual(self.server.asked("POST", "/logout"), [])


if __name__ == "__main__":
    unittest.main()
