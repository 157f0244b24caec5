# SPDX-License-Identifier: MIT
"""faqd on a network with accounts: logging in, and who may say reload."""
import tempfile
import unittest

from faqd_test import BOT, GLASSES, POLLEN, FaqdTest, ends_answer, irc_network
from irc_client import Client, register_account
from servers import Inspircd

QUESTION = "when does the pollen season begin?"
PASSWORD = "correct-horse"


class AccountsTest(FaqdTest):
    without = ()

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-inspircd-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = Inspircd(folder.name, without=cls.without).start()
        cls.addClassCleanup(cls.server.stop)
        for nick in ("alice", "mallory"):
            with Client(cls.server.port, nick) as user:
                register_account(user, PASSWORD)
        with Client(cls.server.tls_port, BOT, tls=True,
                    certificate=cls.server.client_certificate) as bot:
            register_account(bot, PASSWORD)
            bot.say("NickServ", "CERT ADD")
            bot.expect_message(sender="NickServ", text="fingerprint", command="NOTICE")

    def user(self, nick, account=None):
        """In #faq and ready; logged in where an account is named."""
        login = (account, PASSWORD) if account else None
        client = Client(self.server.port, nick, account=login)
        self.addCleanup(client.close)
        client.join("#faq")
        client.fence()
        client.forget()
        return client

    def run_bot(self, **settings):
        defaults = {"tls": True, "admins": ["account:alice"]}
        return self.faqd(irc=[irc_network(self.server, **defaults | settings)]).start()

    def assert_account(self, account):
        """The server says so, to somebody who asks."""
        watcher = self.user("watcher")
        watcher.send(f"WHOIS {BOT}")
        end = watcher.expect(lambda line: line.command in ("330", "318"))
        self.assertEqual((end.command, end.params[2]), ("330", account))

    def assert_reloads(self, admin, faqd):
        faqd.edit_article("hayfever.md", GLASSES, "Glasses are a matter of taste.")
        admin.say(BOT, "!reload")
        admin.expect_message(sender=BOT, target=admin.nick, text="glasses")
        admin.say(BOT, "do glasses help outdoors?")
        lines = admin.collect_until(ends_answer, sender=BOT)
        self.assert_medical(lines, "Glasses are a matter of taste.")

    def assert_refused(self, stranger, faqd):
        faqd.edit_article("hayfever.md", POLLEN, "This must not be heard.")
        mark = faqd.mark()
        stranger.say(BOT, "!reload")
        refusal = stranger.expect_message(sender=BOT, target=stranger.nick)
        self.assertNotRegex(refusal.params[-1], r"(?i)topics?\b.*(changed|added|removed)")
        stranger.say(BOT, QUESTION)
        self.assert_medical(stranger.collect_until(ends_answer, sender=BOT), POLLEN)
        self.assertNotRegex("\n".join(faqd.log[mark:]), r"(?i)\breloaded\b")


class LoggingIn(AccountsTest):
    def sasl(self, **settings):
        return {"mechanisms": ["plain"], "account": BOT, "required": True,
                "password_file": self.secret("password", PASSWORD)} | settings

    def test_sasl_plain_logs_in(self):
        faqd = self.run_bot(sasl=self.sasl())
        self.assert_account(BOT)
        self.assertNotIn(PASSWORD, faqd.text())

    def test_sasl_external_logs_in_by_certificate(self):
        certificate, key = self.server.client_certificate
        tls = {"ca_file": self.server.certificate, "cert_file": certificate, "key_file": key}
        entry = irc_network(self.server, tls=True)
        entry |= {"tls": tls, "sasl": {"mechanisms": ["external"], "required": True}}
        self.faqd(irc=[entry]).start()
        self.assert_account(BOT)

    def test_a_wrong_password_keeps_a_strict_bot_out(self):
        wrong = self.secret("wrong", "not-it")
        entry = irc_network(self.server, tls=True, sasl=self.sasl(password_file=wrong))
        faqd = self.faqd(irc=[entry])
        faqd.start(wait=False)
        faqd.wait_for(r"\bready:")
        self.assertRegex(faqd.text(), r"(?i)sasl|log ?in|account")
        self.assertNotIn("online: local", faqd.text())
        self.assertNotIn("not-it", faqd.text())

    def test_a_wrong_password_lets_an_easy_bot_in_without_account(self):
        wrong = self.secret("wrong", "not-it")
        self.run_bot(sasl=self.sasl(password_file=wrong, required=False))
        ann = self.user("ann")
        ann.say("#faq", f"{BOT}: {QUESTION}")
        self.assert_medical(ann.collect_until(ends_answer, sender=BOT, target="#faq"), POLLEN)

    def test_the_password_never_goes_over_plain_text(self):
        entry = irc_network(self.server, sasl=self.sasl())
        faqd = self.faqd(irc=[entry], log={"level": "wire"})
        faqd.start(wait=False)
        faqd.wait_for(r"\bready:")
        self.assertNotIn("AUTHENTICATE", faqd.text())
        self.assertNotIn("online: local", faqd.text())


class AdminsByTag(AccountsTest):
    def test_an_admin_reloads_by_account(self):
        faqd = self.run_bot()
        self.assert_reloads(self.user("al", account="alice"), faqd)

    def test_another_account_is_refused(self):
        faqd = self.run_bot()
        self.assert_refused(self.user("alice", account="mallory"), faqd)

    def test_the_nick_alone_is_no_right(self):
        faqd = self.run_bot()
        self.assert_refused(self.user("alice"), faqd)


class AdminsByWhois(AdminsByTag):
    """The same where the server puts no account on the lines."""

    without = ("ircv3_accounttag", "ircv3")


if __name__ == "__main__":
    unittest.main()
