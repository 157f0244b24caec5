# SPDX-License-Identifier: MIT
"""The ground itself: the servers and the clients that all other system tests stand on."""
import tempfile
import unittest

from irc_client import Client, register_account
from matrix_client import MatrixUser
from peer import js, nio
from servers import Inspircd, Ngircd, Synapse


class ServerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="faqd-servers-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def test_two_irc_users_talk_through_ngircd(self):
        with Ngircd(self.folder) as server, Client(server.port, "ann") as ann:
            ann.join("#faq")
            with Client(server.tls_port, "bob", tls=True) as bob:
                bob.join("#faq")
                bob.say("#faq", "hello: all")
                heard = ann.expect_message(sender="bob", target="#faq")
        self.assertEqual(heard.params[-1], "hello: all")

    def test_an_account_is_seen_on_inspircd(self):
        with Inspircd(self.folder) as server:
            with Client(server.port, "alice") as alice:
                register_account(alice, "wonderland")
            with Client(server.port, "ann", caps=["account-tag"]) as ann, \
                    Client(server.port, "al", account=("alice", "wonderland")) as al:
                al.say("ann", "it is me")
                heard = ann.expect_message(sender="al")
        self.assertEqual(heard.tags["account"], "alice")

    def test_accounts_can_be_hidden_on_inspircd(self):
        hidden = ["ircv3_accounttag", "ircv3"]
        with Inspircd(self.folder, without=hidden) as server, \
                Client(server.port, "ann") as ann:
            ann.send("CAP LS 302")
            listed = ann.expect(lambda line: line.command == "CAP").params[-1]
        self.assertNotIn("account-tag", listed)
        self.assertNotIn("account-notify", listed)
        self.assertIn("sasl", listed)

    def test_three_matrix_clients_talk_through_synapse(self):
        with Synapse(self.folder) as server:
            for name in ("ann", "bob", "eve"):
                server.register(name, name)
            eve = MatrixUser(server.url, "eve", "eve")
            with nio(server.url, "ann", "ann") as ann, js(server.url, "bob", "bob") as bob:
                for peer in (ann, bob):
                    room = peer("create_room", direct=True, invite=[eve.user_id])["room"]
                    self.assertEqual(eve.expect_invite(), room)
                    eve.join(room)
                    peer("expect", room=room, member=eve.user_id)
                    asked = peer("send", room=room, body="who is it?")["event"]
                    heard = eve.expect(room=room, sender=peer.user_id)
                    self.assertEqual(heard["content"]["body"], "who is it?")
                    answered = eve.send(room, "eve", reply_to=asked)
                    found = peer("expect", room=room, relates_to=asked)["found"]
                    self.assertEqual(found["event_id"], answered)


if __name__ == "__main__":
    unittest.main()
