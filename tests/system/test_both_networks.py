# SPDX-License-Identifier: MIT
"""One faqd with the shipped article on IRC and Matrix at once."""
import re
import tempfile
import unittest

from faqd_test import (BOT, ROOT, SHIPPED_FAQ, WAIT_S, Steady, ends_answer, irc_network,
                       joined)
from irc_client import Client, register_account
from matrix_client import MatrixUser
from matrix_test import PASSWORD, SynapseTest
from servers import Inspircd

QUESTION = "is it safe with high blood pressure?"
ARTICLE = "ketamine-caution.md"


def short_answer(topic_id):
    """The first paragraph of a topic of the shipped article, as running text."""
    text = (ROOT / "faq" / ARTICLE).read_text()
    block = re.search(r'```toml faq\nid *= *"%s"\n.*?\n```\n\n(.*?)\n\n' % topic_id, text,
                      re.DOTALL)
    return plain(block.group(1))


def plain(markdown):
    """Without the marks of Markdown, as running text."""
    linked = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"[*_`\\]", "", linked).split())


class BothNetworks(SynapseTest):
    faq_source = SHIPPED_FAQ

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory(prefix="faqd-inspircd-")
        cls.addClassCleanup(folder.cleanup)
        cls.irc = Inspircd(folder.name).start()
        cls.addClassCleanup(cls.irc.stop)
        with Client(cls.irc.port, "alice") as alice:
            register_account(alice, PASSWORD)

    def setUp(self):
        super().setUp()
        irc = irc_network(self.irc, tls=True, admins=["account:alice"])
        self.bot = self.faqd(
            irc=[irc], matrix=[self.network(admins=[self.ann.user_id])]).start()

    def irc_user(self, nick, account=None):
        login = (account, PASSWORD) if account else None
        client = Client(self.irc.port, nick, account=login)
        self.addCleanup(client.close)
        client.join("#faq")
        return client

    def ask_irc(self, client, text, target):
        client.say(target, text)
        where = client.nick if target == BOT else target
        return joined(client.collect_until(ends_answer, sender=BOT, target=where))

    def ask_matrix(self, room, text, user=None):
        user = user or self.ann
        question = user.send(room, text, mentions=[self.bot_id])
        return " ".join(self.answer_to(question, room, user)["body"].split())

    def test_the_same_question_gets_the_same_passage_everywhere(self):
        cal = self.irc_user("cal")
        bob = self.user(f"bob-{self.ann_name}")
        answers = {
            "IRC channel": self.ask_irc(cal, f"{BOT}: {QUESTION}", "#faq"),
            "IRC direct message": self.ask_irc(cal, QUESTION, BOT),
            "Matrix room": self.ask_matrix(self.group(bob), QUESTION),
            "Matrix direct message": self.ask_matrix(
                self.ann.room_with(self.bot_id, is_direct=True), QUESTION),
        }
        passage = short_answer("blood-pressure-heart")
        for where, answer in answers.items():
            self.assertIn(passage, plain(answer), where)
            self.assertTrue(ends_answer(answer), f"{where}: {answer}")

    def test_a_broken_topic_is_reported_and_a_mended_one_answers(self):
        """With people who keep asking on both networks; nobody is left without an answer."""
        old = short_answer("pregnancy")
        new = "Talk to the clinic before anything else: this sentence is new."
        asker = self.irc_user("asker")
        bob = MatrixUser(self.server.url, *self.registered(f"bob-{self.ann_name}"))
        bob_room = bob.room_with(self.bot_id, is_direct=True)
        with Steady(lambda: self.ask_irc(asker, "can I have it while pregnant?", BOT)) as irc, \
                Steady(lambda: self.ask_matrix(bob_room, "can I have it while pregnant?", bob)
                       ) as matrix:
            steady = (irc, matrix)
            self.wait_answers(steady)
            good = (self.bot.faq / ARTICLE).read_text()
            for reload_by in (self.reload_by_irc(), self.reload_by_matrix()):
                self.break_topic(good)
                line = 1 + (self.bot.faq / ARTICLE).read_text().split("\n").index("match = ['/(/']")
                self.assertRegex(reload_by(), rf"{ARTICLE}:{line}:\d+: error: \S+")
                self.wait_answers(steady)
                for one in steady:
                    self.assertIn(old, plain(one.answers[-1]))
                self.mend_topic(good, new)
                self.assertIn("pregnancy", reload_by())
                self.wait_answers(steady)
                for one in steady:
                    self.assertIn(new, plain(one.answers[-1]))
                old, new = new, new.replace("new", "newer")
        for answer in irc.answers + matrix.answers:
            self.assertTrue(ends_answer(answer), answer)

    def registered(self, name):
        self.server.register(name, PASSWORD)
        return name, PASSWORD

    def wait_answers(self, steady):
        """Two more each: the second was surely asked after now."""
        for one in steady:
            one.wait_answers(2)

    def reload_by_irc(self):
        alice = self.irc_user("al", account="alice")

        def reload():
            alice.forget()
            alice.say(BOT, "!reload")
            lines = [alice.expect_message(sender=BOT, target="al").params[-1]]
            alice.fence()
            lines += [line.params[-1] for line in alice.messages(BOT)]
            return "\n".join(lines)

        return reload

    def reload_by_matrix(self):
        room = self.ann.room_with(self.bot_id, is_direct=True)

        def reload():
            return self.answer_to(self.ann.send(room, "!reload"), room)["body"]

        return reload

    def break_topic(self, good):
        """Puts a regular expression into the pregnancy topic that cannot be compiled."""
        self.write_article(re.sub(
            r'(id *= *"pregnancy"\n(?:(?!```).*\n)*?)match *= *\[[^]]*\]', r"\1match = ['/(/']",
            good))

    def mend_topic(self, good, passage):
        """The topic is well again and its short answer is another one."""
        self.write_article(re.sub(
            r'(id *= *"pregnancy"\n(?:(?!```).*\n)*```\n\n)(?:.+\n)+', rf"\1{passage}\n", good))

    def write_article(self, text):
        path = self.bot.faq / ARTICLE
        self.assertNotEqual(path.read_text(), text)
        fresh = path.with_suffix(".md.new")
        fresh.write_text(text)
        fresh.rename(path)


if __name__ == "__main__":
    unittest.main()
