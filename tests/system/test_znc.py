# SPDX-License-Identifier: MIT
"""faqd behind a bouncer: two networks by one ZNC, and a backlog that is played again."""
import tempfile
import time

from faqd_test import (BOT, GLASSES, POLLEN, RINSE, FaqdTest, ends_answer, irc_network,
                       joined)
from irc_client import Client
from servers import Ngircd, Znc

CHANNEL = "#faq"
JOINS_S = 60  # ZNC waits before it connects again


class ZncTest(FaqdTest):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-znc-")
        cls.addClassCleanup(folder.cleanup)
        cls.servers = [Ngircd(f"{folder.name}/{name}").start() for name in "ab"]
        for server in cls.servers:
            cls.addClassCleanup(server.stop)
        cls.znc = Znc(f"{folder.name}/znc", *cls.servers).start()
        cls.addClassCleanup(cls.znc.stop)

    def network(self, name):
        secret = self.secret(f"password-{name}", f"faqd/{name}:sesame")
        return irc_network(self.znc, name=name, password_file=secret)

    def client(self, server, nick="ann"):
        """In the channel, and so is the bouncer."""
        client = Client(server.port, nick)
        self.addCleanup(client.close)
        client.join(CHANNEL)
        deadline = time.monotonic() + JOINS_S
        while time.monotonic() < deadline:
            client.send(f"NAMES {CHANNEL}")
            names = client.expect(lambda line: line.command == "353").params[-1].split()
            if any(name.lstrip("@+%~&") == BOT for name in names):
                return client
            client.fence()
            time.sleep(0.2)
        return self.fail("the bouncer does not join")

    def ask(self, client, text, target=CHANNEL):
        client.fence()
        client.forget()
        client.say(target, text)
        where = client.nick if target == BOT else target
        return client.collect_until(ends_answer, sender=BOT, target=where)

    def test_two_networks_by_one_bouncer_do_not_mix(self):
        self.faqd(irc=[self.network("a"), self.network("b")]).start()
        people = [self.client(server) for server in self.servers]
        for client, question, passage in zip(
                people, ("do glasses help outdoors?", "should I rinse with salt water?"),
                (GLASSES, RINSE)):
            self.assert_medical(self.ask(client, f"{BOT}: {question}"), passage)
            self.assert_medical(self.ask(client, question, BOT), passage)
        for client in people:
            client.fence()
            self.assertEqual(client.messages(BOT), [])

    def test_what_was_said_meanwhile_is_not_answered_in_the_channel(self):
        faqd = self.faqd(irc=[self.network("a")]).start()
        ann = self.client(self.servers[0])
        faqd.stop()
        ann.say(CHANNEL, f"{BOT}: do glasses help outdoors?")
        ann.fence()
        faqd.start()
        answer = self.ask(ann, f"{BOT}: should I rinse with salt water?")
        self.assert_medical(answer, RINSE)
        self.assertNotIn(GLASSES, "\n".join(answer))

    def test_nobody_argues_with_the_bouncer_itself(self):
        faqd = self.faqd(irc=[self.network("b")]).start()
        self.servers[1].restart()
        ann = self.client(self.servers[1])
        self.assert_medical(self.ask(ann, f"{BOT}: do glasses help outdoors?"), GLASSES)
        self.assertNotIn("direct message", faqd.text())

    def test_what_is_played_again_is_not_answered_again(self):
        faqd = self.faqd(irc=[self.network("a")]).start()
        bob = self.client(self.servers[0], "bob")
        self.assert_medical(self.ask(bob, f"{BOT}: do glasses help outdoors?"), GLASSES)
        self.assert_medical(self.ask(bob, "do glasses help outdoors?", BOT), GLASSES)
        for end in (faqd.stop, faqd.kill):
            end()
            faqd.start()
            fresh = self.ask(bob, f"{BOT}: when does the pollen season begin?")
            bob.fence()
            everything = fresh + [line.params[-1] for line in bob.messages(BOT)]
            self.assertIn(POLLEN, joined(everything))
            self.assertNotIn(GLASSES, joined(everything))
