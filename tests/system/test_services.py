# SPDX-License-Identifier: MIT
"""faqd and services that come and go: nick, login and rooms for the registered (Atheme)."""
import signal
import tempfile
import threading

from faqd_test import BOT, GLASSES, RINSE, FaqdTest, ends_answer, in_a_hurry, irc_network
from irc_client import Client, nick_of, register_account
from servers import Inspircd

PASSWORD = "correct-horse"
LONG_S = 90


class ServicesTest(FaqdTest):
    without = ()

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-services-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = Inspircd(folder.name, without=cls.without).start()
        cls.addClassCleanup(cls.server.stop)
        with Client(cls.server.port, BOT) as bot:
            register_account(bot, PASSWORD)

    def setUp(self):
        super().setUp()
        self.addCleanup(self.bring_services_back)

    def bring_services_back(self):
        if not self.server.is_ready():
            self.server.start_services()
            self.server.wait_services()

    def client(self, nick, channel="#faq"):
        client = Client(self.server.port, nick)
        self.addCleanup(client.close)
        if channel:
            client.join(channel)
        return client

    def run_bot(self, prefix=(), log=None, **settings):
        sasl = {"mechanisms": ["plain"], "account": BOT,
                "password_file": self.secret("password", PASSWORD)}
        defaults = {"tls": True, "sasl": sasl | settings.pop("sasl", {})}
        tables = {"log": log} if log else {}
        return self.faqd(prefix=prefix, irc=[irc_network(self.server, **defaults | settings)],
                         **tables).start()

    def ask(self, client, text, target="#faq", bot=BOT, timeout=LONG_S):
        client.fence()
        client.forget()
        client.say(target, text)
        where = target if target.startswith("#") else client.nick
        return client.collect_until(ends_answer, sender=bot, target=where, timeout=timeout)

    def wait_account(self, watcher, nick=BOT, timeout=LONG_S):
        """Until WHOIS of the nick shows the bot's account."""
        for _ in range(timeout * 2):
            watcher.send(f"WHOIS {nick}")
            account = None
            while (line := watcher.expect(lambda one: one.command in ("330", "318"))) and \
                    line.command == "330":
                account = line.params[2]
            if account == BOT:
                return
            threading.Event().wait(0.5)
        self.fail(f"{nick} is not logged in")


class Nick(ServicesTest):
    def test_a_taken_nick_is_regained_by_services(self):
        holder = self.client(BOT, channel=None)
        ann = self.client("ann")
        self.run_bot(alt_nicks=["faqd_alt"])
        renamed = holder.expect(lambda line: line.command == "NICK", timeout=LONG_S)
        self.assertTrue(renamed.params[-1].startswith("Guest"), renamed.raw)
        self.wait_account(ann)
        self.assert_medical(self.ask(ann, f"{BOT}: do glasses help outdoors?"), GLASSES)


class WithoutSasl(ServicesTest):
    """The login by NickServ, as on networks that have no SASL."""

    def sasl(self, services):
        return {"mechanisms": [], "services": services}

    def test_nickserv_is_told_the_password_before_the_joins(self):
        op = self.client("op", "#regulars")
        op.send("MODE #regulars +R")
        op.expect(lambda line: line.command == "MODE" and "R" in line.params[1])
        faqd = self.run_bot(sasl=self.sasl("services.example.test"),
                            channels=["#faq", "#regulars"])
        faqd.wait_for("joined #regulars")
        self.assertNotIn("cannot join", faqd.text())
        self.wait_account(op)

    def test_a_nickserv_at_another_place_is_told_nothing(self):
        faqd = self.run_bot(sasl=self.sasl("services.elsewhere.test"), log={"level": "wire"})
        faqd.wait_for("joined #faq")
        self.assertIn("NickServ is not where services should be", faqd.text())
        self.assertNotIn("PRIVMSG NickServ", faqd.text())


class Rooms(ServicesTest):
    def test_a_room_for_the_registered_is_joined_after_the_login(self):
        op = self.client("op", "#regulars")
        op.send("MODE #regulars +R")
        op.expect(lambda line: line.command == "MODE" and "R" in line.params[1])
        self.run_bot(channels=["#faq", "#regulars"])
        op.expect(lambda line: line.command == "JOIN" and nick_of(line.source) == BOT)
        self.assert_medical(self.ask(op, f"{BOT}: do glasses help outdoors?", "#regulars"),
                            GLASSES)

    def test_a_cloak_is_counted_when_lines_are_cut(self):
        self.run_bot()
        ann = self.client("ann")
        ann.say(BOT, "tell me the whole story")
        lines = []
        while not lines or not ends_answer(lines[-1].params[-1]):
            lines.append(ann.expect_message(sender=BOT))
        self.assertIn("@cloak.", lines[0].source)
        self.assertGreater(max(len(line.raw) for line in lines), 400)
        for line in lines:
            self.assertLessEqual(len(line.raw) + 2, 512)
            self.assertRegex(line.params[-1], r"[.”]$|\S$")
            line.raw.decode("utf-8")


class Outages(ServicesTest):
    """The server does not tell when services are back, so the bot asks now and then."""

    without = ("ircv3_servertime",)

    def test_services_that_are_away_hold_nobody_up_and_the_login_follows(self):
        op = self.client("op", "#regulars")
        op.send("MODE #regulars +R")
        op.expect(lambda line: line.command == "MODE" and "R" in line.params[1])
        self.server.stop_services()
        faqd = self.run_bot(prefix=in_a_hurry(20), channels=["#faq", "#regulars"])
        ann = self.client("ann")
        self.assert_medical(self.ask(ann, f"{BOT}: do glasses help outdoors?"), GLASSES)
        faqd.wait_for(r"cannot join #regulars|#regulars")
        self.server.start_services()
        op.expect(lambda line: line.command == "JOIN" and nick_of(line.source) == BOT,
                  timeout=LONG_S)
        self.wait_account(ann)

    def test_services_that_go_away_and_come_back_find_the_bot_logged_in(self):
        self.run_bot(prefix=in_a_hurry(20))
        ann = self.client("ann")
        self.wait_account(ann)
        self.server.stop_services(signal.SIGTERM)
        self.assert_medical(self.ask(ann, f"{BOT}: should I rinse with salt water?"), RINSE)
        self.server.start_services()
        self.server.wait_services()
        self.wait_account(ann)


class Storm(ServicesTest):
    def test_eighty_questions_by_twenty_people_are_all_met(self):
        """At the usual pace, on a server that kills for 12288 bytes."""
        defaults = irc_network(self.server, tls=True)
        del defaults["burst"], defaults["lines_per_second"]
        self.faqd(irc=[defaults]).start()
        people = [self.client(f"ann{number}") for number in range(1, 21)]
        questions = ("do glasses help outdoors?", "should I rinse with salt water?",
                     "when does the pollen season begin?", "do sunglasses help?")
        for person in people:
            for question in questions:
                person.send(f"PRIVMSG #faq :{BOT}: {question}")
        everybody = {person.nick for person in people}
        heard = set()
        while heard != everybody:
            text = people[0].expect_message(sender=BOT, timeout=40).params[-1]
            heard |= {name for name in everybody if name in text.replace(",", " ").replace(
                ":", " ").replace(".", " ").split()}
        people[0].send(f"WHOIS {BOT}")
        people[0].expect(lambda line: line.command == "311")


class Refusals(ServicesTest):
    def test_a_room_without_colours_gets_plain_text(self):
        opal = self.client("opal", "#plain")
        opal.send("MODE #plain +c")
        self.run_bot(channels=["#plain"])
        people = [self.client(nick, "#plain") for nick in ("ann", "bob")]
        for person, question in zip(people, ("do glasses help outdoors?",
                                             "should I rinse with salt water?")):
            person.say("#plain", f"{BOT}: {question}")
        for text in (GLASSES, RINSE):
            line = opal.expect_message(sender=BOT, target="#plain", text=text)
            self.assertNotIn("\x02", line.params[-1])

    def test_help_reaches_who_allows_it_meanwhile(self):
        self.run_bot(prefix=in_a_hurry(20))
        ann = self.client("ann")
        ann.send("MODE ann +g")
        ann.fence()
        ann.say(BOT, "I took all the pills and cannot breathe")
        ann.expect(lambda line: line.command == "718")
        self.assertEqual(ann.messages(BOT), [])
        ann.send(f"ACCEPT {BOT}")
        ann.expect_message(sender=BOT, target="ann", text="Emergency")
