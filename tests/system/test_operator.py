# SPDX-License-Identifier: MIT
"""What an operator meets: mistakes in files, a full disk, reloading, the log."""
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import unittest

from faqd_test import (BOT, GLASSES, POLLEN, RINSE, FaqdTest, ends_answer, irc_network,
                       program)
from irc_client import Client, nick_of
from servers import Ngircd

QUESTION = "when does the pollen season begin?"
CANNOT_RUN = 3
# A root without the rights that let it write where it may not.
AS_PLAIN_USER = ["setpriv", "--bounding-set=-dac_override,-dac_read_search",
                 "--inh-caps=-dac_override,-dac_read_search"]


class Mistakes(FaqdTest):
    """Each is met at the start: place, cause, cure, and status 3."""

    network = {"name": "local", "servers": ["irc://127.0.0.1:1"], "nick": BOT}

    def assert_refused(self, faqd, *patterns):
        faqd.start(wait=False)
        self.assertEqual(faqd.wait_end(), CANNOT_RUN, faqd.text())
        for pattern in patterns:
            self.assertRegex(faqd.text(), pattern)

    def append(self, faqd, text):
        """Adds lines to the configuration; gives the number of the first."""
        before = faqd.config.read_text()
        faqd.config.write_text(before + text)
        return before.count("\n") + 1

    def test_unknown_key_names_line_and_nearest_name(self):
        faqd = self.faqd(irc=[self.network])
        line = self.append(faqd, "[bot]\nprefx = '?'\n") + 1
        self.assert_refused(faqd, rf"faqd\.toml:{line}:\d+: error: .*prefx", r"\bprefix\b")

    def test_unknown_table_is_an_error(self):
        faqd = self.faqd(irc=[self.network])
        line = self.append(faqd, "[sate]\ndir = 'x'\n")
        self.assert_refused(faqd, rf"faqd\.toml:{line}:\d+: error: .*sate", r"\bstate\b")

    def test_wrong_type_is_an_error(self):
        faqd = self.faqd(irc=[self.network])
        line = self.append(faqd, "[bot]\nprefix = 7\n") + 1
        self.assert_refused(faqd, rf"faqd\.toml:{line}:\d+: error: .*prefix.*string")

    def test_broken_toml_is_an_error(self):
        faqd = self.faqd(irc=[self.network])
        line = self.append(faqd, "[bot]\nprefix = \n") + 1
        self.assert_refused(faqd, rf"faqd\.toml:{line}:\d+: error: ")

    def test_missing_configuration_is_an_error(self):
        faqd = self.faqd(irc=[self.network])
        faqd.config.unlink()
        self.assert_refused(faqd, r"faqd\.toml")

    def test_missing_secret_file_is_an_error(self):
        missing = self.folder / "no-such-secret"
        sasl = {"account": BOT, "password_file": missing}
        faqd = self.faqd(irc=[self.network | {"sasl": sasl}])
        self.assert_refused(faqd, r"no-such-secret", r"(?i)no such file|not found|missing")

    def test_two_daemons_do_not_share_a_state_folder(self):
        with tempfile.TemporaryDirectory() as folder, Ngircd(folder) as server:
            first = self.faqd(irc=[irc_network(server)]).start()
            second = self.faqd(irc=[irc_network(server, nick="faqd2")], name="second",
                               state={"dir": str(first.state)})
            self.assert_refused(second, r"(?i)state|lock", r"(?i)lock|use|run")
            first.stop()

    def test_wrong_use_is_status_2(self):
        for words in (["run", "--no-such-option"], ["no-such-command"]):
            done = subprocess.run([program(), *words], capture_output=True, text=True)
            self.assertEqual(done.returncode, 2, done)
            self.assertTrue(done.stderr)

    def test_check_shows_every_mistake_of_the_faq(self):
        faqd = self.faqd(irc=[self.network])
        faqd.edit_article("hayfever.md", """'"glasses" | "sunglasses"'""", "'/(/'")
        faqd.edit_article("hayfever.md", """'"story"'""", "'no_such_concept'")
        done = subprocess.run([program(), "check", "-c", faqd.config], capture_output=True,
                              text=True)
        self.assertEqual(done.returncode, 1, done)
        found = [line for line in (done.stdout + done.stderr).splitlines()
                 if "hayfever.md:" in line and ": error: " in line]
        self.assertEqual(len(found), 2, done)


class Running(FaqdTest):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-ngircd-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = Ngircd(folder.name).start()
        cls.addClassCleanup(cls.server.stop)

    def ann(self):
        client = Client(self.server.port, "ann")
        self.addCleanup(client.close)
        return client

    def assert_answers(self, client, passage=POLLEN, question=QUESTION):
        client.say(BOT, question)
        self.assert_medical(client.collect_until(ends_answer, sender=BOT), passage)

    def test_world_readable_secret_is_a_warning(self):
        secret = self.secret("password", "correct-horse", mode=0o644)
        sasl = {"account": BOT, "password_file": secret}
        faqd = self.faqd(irc=[irc_network(self.server, tls=True, sasl=sasl)]).start()
        self.assertRegex(faqd.text(), r"(?i)warn.*password")
        self.assertNotIn("correct-horse", faqd.text())

    def test_secrets_come_from_the_environment_too(self):
        faqd = self.faqd(irc=[irc_network(self.server, nick="${TEST_BOT_NICK}")])
        os.environ["TEST_BOT_NICK"] = "envbot"
        self.addCleanup(os.environ.pop, "TEST_BOT_NICK")
        faqd.start()
        ann = self.ann()
        ann.say("envbot", QUESTION)
        self.assert_medical(ann.collect_until(ends_answer, sender="envbot"), POLLEN)

    def test_state_is_for_the_owner_only(self):
        faqd = self.faqd(irc=[irc_network(self.server)]).start()
        self.assert_answers(self.ann())
        self.assertEqual(faqd.state.stat().st_mode & 0o777, 0o700)
        for path in faqd.state.iterdir():
            self.assertEqual(path.stat().st_mode & 0o077, 0, path)

    def test_no_message_text_is_kept_or_logged(self):
        faqd = self.faqd(irc=[irc_network(self.server)], log={"level": "debug"}).start()
        ann = self.ann()
        self.assert_answers(ann, question="pollen season, zanzibar-marker?")
        faqd.stop()
        self.assertNotIn("zanzibar", faqd.text())
        for path in faqd.state.iterdir():
            self.assertNotIn(b"zanzibar", path.read_bytes(), path)

    def missed(self, client):
        client.say(BOT, "misses")
        line = client.expect_message(sender=BOT, target="ann")
        return line.params[-1]

    def test_what_was_not_understood_outlives_a_restart_where_wanted(self):
        network = irc_network(self.server, channels=["#hay"], admins=["mask:ann!*@*"])
        faqd = self.faqd(irc=[network], bot={"misses": True}).start()
        ann = self.ann()
        ann.join("#hay")
        ann.say("#hay", f"{BOT}: who repairs the trains of Mister Zelwinski?")
        ann.expect_message(sender=BOT, target="#hay")
        self.assertIn("1 x repairs trains.", self.missed(ann))
        faqd.stop()
        faqd.start()
        self.assertIn("1 x repairs trains.", self.missed(ann))
        faqd.stop()
        self.assertNotIn("trains", faqd.text())
        faqd.config.write_text(faqd.config.read_text().replace("misses = true",
                                                               "misses = false"))
        faqd.start()
        self.assertIn("no list", self.missed(ann))
        faqd.stop()
        for path in faqd.state.iterdir():
            self.assertNotIn(b"repairs trains", path.read_bytes(), path)

    def test_each_answer_is_one_log_line_without_its_text(self):
        faqd = self.faqd(irc=[irc_network(self.server)]).start()
        mark = faqd.mark()
        self.assert_answers(self.ann())
        faqd.wait_for("reply: answer pollen-season", since=mark)
        lines = [line for line in faqd.log[mark:] if "pollen-season" in line]
        self.assertEqual(len(lines), 1, faqd.text())
        self.assertNotIn("grasses", faqd.text())

    def test_json_log_is_one_object_a_line(self):
        faqd = self.faqd(irc=[irc_network(self.server)], log={"format": "json"}).start()
        self.assert_answers(self.ann())
        faqd.stop()
        for line in faqd.log:
            self.assertIsInstance(json.loads(line), dict, line)

    def assert_only_safety_works(self):
        ann = self.ann()
        ann.say(BOT, QUESTION)
        ann.expect(lambda line: line.command == "PRIVMSG" and "cannot be read" in
                   line.params[-1])
        ann.say(BOT, "my friend took too much and is not breathing")
        ann.expect(lambda line: line.command == "PRIVMSG" and "emergency" in
                   line.params[-1].lower())

    def test_an_empty_faq_folder_leaves_the_safety_replies(self):
        faqd = self.faqd(irc=[irc_network(self.server)])
        for article in faqd.faq.iterdir():
            article.unlink()
        faqd.start()
        self.assertRegex(faqd.text(), r"error.*faq.*holds neither articles")
        self.assert_only_safety_works()

    def test_a_missing_faq_folder_leaves_the_safety_replies(self):
        faqd = self.faqd(irc=[irc_network(self.server)])
        shutil.rmtree(faqd.faq)
        faqd.start()
        self.assertRegex(faqd.text(), r"(?i)error.*faq.*no such")
        self.assert_only_safety_works()

    def test_a_state_folder_that_cannot_be_made_is_said_and_irc_goes_on(self):
        faqd = self.faqd(irc=[irc_network(self.server)], prefix=AS_PLAIN_USER)
        faqd.folder.chmod(0o500)
        self.addCleanup(faqd.folder.chmod, 0o700)
        faqd.start()
        self.assertRegex(faqd.text(), r"(?i)error.*\bstate\b.*(permission|read-only)")
        self.assert_answers(self.ann())
        faqd.stop()
        self.assertEqual(len(re.findall("goes on answering", faqd.text())), 1)
        self.assertNotIn("works again", faqd.text())

    def test_a_full_disk_is_said_and_irc_goes_on(self):
        faqd = self.faqd(irc=[irc_network(self.server)]).start_limitable()
        ann = self.ann()
        self.assert_answers(ann)
        faqd.limit_files(0)
        for question, passage in ((QUESTION, POLLEN), ("do glasses help outdoors?", GLASSES),
                                  ("should I rinse with salt water?", RINSE)):
            self.assert_answers(ann, passage, question)
        self.assertTrue(faqd.is_running())

    def test_a_hangup_reloads(self):
        faqd = self.faqd(irc=[irc_network(self.server)]).start()
        faqd.edit_article("hayfever.md", POLLEN, "It begins when it begins.")
        mark = faqd.mark()
        faqd.process.send_signal(signal.SIGHUP)
        faqd.wait_for("reload: changed pollen-season", since=mark)
        self.assert_answers(self.ann(), "It begins when it begins.")

    def test_an_emergency_does_not_wait_for_the_articles(self):
        """Nor is a question lost that comes while they are read."""
        faqd = self.faqd(irc=[irc_network(self.server)])
        topics = "".join(f"\n## Topic {number} of many\n\n```toml faq\nid = \"many-{number}\"\n"
                         f"ask = [\"what about thing {number}\"]\n```\n\nA line.\n"
                         for number in range(1500))
        (faqd.faq / "many.md").write_text("# Many\n" + topics)
        ann = self.ann()
        ann.join("#faq")
        faqd.start(wait=False)
        ann.expect(lambda line: line.command == "JOIN" and nick_of(line.source) == BOT)
        ann.say(BOT, "should I rinse with salt water?")
        ann.say(BOT, "he took all the pills and does not breathe")
        # Asked last, answered first: the question has to wait.
        self.assertIn("Emergency", ann.expect_message(sender=BOT).params[-1])
        self.assert_medical(ann.collect_until(ends_answer, sender=BOT), RINSE)

    def test_a_changed_file_reloads_by_itself(self):
        faqd = self.faqd(irc=[irc_network(self.server)],
                         faq={"dir": "faq", "watch": True}).start()
        ann = self.ann()
        self.assert_answers(ann)
        mark = faqd.mark()
        faqd.edit_article("hayfever.md", POLLEN, "It begins when it begins.")
        faqd.wait_for("reload: changed pollen-season", since=mark)
        self.assert_answers(ann, "It begins when it begins.")

    def test_a_replaced_folder_reloads_by_itself(self):
        faqd = self.faqd(irc=[irc_network(self.server)],
                         faq={"dir": "faq", "watch": True}).start()
        fresh = faqd.folder / "fresh"
        shutil.copytree(faqd.faq, fresh)
        article = fresh / "hayfever.md"
        article.write_text(article.read_text().replace(POLLEN, "It begins when it begins."))
        mark = faqd.mark()
        faqd.faq.rename(faqd.folder / "old")
        fresh.rename(faqd.faq)
        faqd.wait_for("reload: changed pollen-season", since=mark)
        self.assert_answers(self.ann(), "It begins when it begins.")

    def test_a_broken_file_changes_nothing_but_the_log(self):
        faqd = self.faqd(irc=[irc_network(self.server)],
                         faq={"dir": "faq", "watch": True}).start()
        mark = faqd.mark()
        faqd.edit_article("hayfever.md", """'"glasses" | "sunglasses"'""", "'/(/'")
        faqd.wait_for(r"hayfever\.md:\d+:\d+: error: ", since=mark)
        ann = self.ann()
        self.assert_answers(ann, GLASSES, "do glasses help outdoors?")
        mark = faqd.mark()
        faqd.edit_article("hayfever.md", "'/(/'", """'"glasses"'""")
        faqd.wait_for("loaded: 4 topics", since=mark)
        self.assert_answers(ann, GLASSES, "do glasses help outdoors?")


class BrokenAtStart(FaqdTest):
    def test_who_is_in_danger_is_answered_all_the_same(self):
        folder = tempfile.TemporaryDirectory(prefix="faqd-ngircd-")
        self.addCleanup(folder.cleanup)
        server = Ngircd(folder.name).start()
        self.addCleanup(server.stop)
        faqd = self.faqd(irc=[irc_network(server)])
        (faqd.faq / "broken.md").write_text("# Broken\n\n```toml faq\nid = (\n```\n")
        faqd.start()
        self.assertIn("only safety replies work", faqd.text())
        with Client(server.port, "ann") as ann:
            ann.say(BOT, "I want to kill myself")
            ann.expect(lambda line: line.command == "PRIVMSG" and "988" in line.params[-1])


class Limits(FaqdTest):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-ngircd-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = Ngircd(folder.name).start()
        cls.addClassCleanup(cls.server.stop)

    def test_one_asker_is_limited_and_another_is_not(self):
        self.faqd(irc=[irc_network(self.server)], limits={"per_asker_direct": "2/60s"}).start()
        with Client(self.server.port, "ann") as ann, Client(self.server.port, "bob") as bob:
            questions = (QUESTION, "do glasses help outdoors?",
                         "should I rinse with salt water?")
            for question, passage in zip(questions, (POLLEN, GLASSES)):
                ann.say(BOT, question)
                self.assert_medical(ann.collect_until(ends_answer, sender=BOT), passage)
            ann.say(BOT, questions[2])
            bob.say(BOT, questions[2])
            self.assert_medical(bob.collect_until(ends_answer, sender=BOT), RINSE)
            ann.fence()
            self.assertNotIn(RINSE, str(ann.messages(BOT)))

    def test_who_is_ignored_gets_safety_replies_only(self):
        self.faqd(irc=[irc_network(self.server, ignore=["ann*"])]).start()
        with Client(self.server.port, "ann") as ann, Client(self.server.port, "bob") as bob:
            ann.say(BOT, QUESTION)
            bob.say(BOT, QUESTION)
            self.assert_medical(bob.collect_until(ends_answer, sender=BOT), POLLEN)
            ann.fence()
            self.assertEqual(ann.messages(BOT), [])
            ann.say(BOT, "my friend took too much and is not breathing")
            ann.expect(lambda line: line.command == "PRIVMSG" and "emergency" in
                       line.params[-1].lower())

    def test_an_emergency_is_never_limited(self):
        self.faqd(irc=[irc_network(self.server)], limits={"per_asker": "1/60s"}).start()
        with Client(self.server.port, "ann") as ann:
            ann.say(BOT, QUESTION)
            self.assert_medical(ann.collect_until(ends_answer, sender=BOT), POLLEN)
            ann.say(BOT, "do glasses help outdoors?")
            ann.say(BOT, "my friend took too much and is not breathing")
            ann.expect(lambda line: line.command == "PRIVMSG" and "emergency" in
                       line.params[-1].lower())


if __name__ == "__main__":
    unittest.main()
