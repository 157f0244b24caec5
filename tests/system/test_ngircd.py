# SPDX-License-Identifier: MIT
"""faqd on plain old IRC: channels, direct messages, nicks, TLS, lost servers, long lines."""
import hashlib
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import unittest

from faqd_test import (BOT, GLASSES, POLLEN, RINSE, FaqdTest, ends_answer, irc_network, joined)
from irc_client import Client
from servers import Ngircd, free_port

QUESTION = "when does the pollen season begin?"


class NgircdTest(FaqdTest):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-ngircd-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = Ngircd(folder.name).start()
        cls.addClassCleanup(cls.server.stop)

    def client(self, nick="ann", channel="#faq", **options):
        """A user who shares the channel with the bot."""
        client = Client(self.server.port, nick, **options)
        self.addCleanup(client.close)
        if channel:
            client.join(channel)
        return client

    def run_bot(self, **settings):
        return self.faqd(irc=[irc_network(self.server, **settings)]).start()

    def ask(self, client, text, target="#faq"):
        """Says something to the bot; gives the lines of its answer."""
        client.fence()
        client.forget()
        client.say(target, text)
        where = client.nick if target == BOT else target
        return client.collect_until(ends_answer, sender=BOT, target=where)

    def assert_answers(self, client, text=f"{BOT}: {QUESTION}", passage=POLLEN):
        self.assert_medical(self.ask(client, text), passage)


class Talking(NgircdTest):
    def test_channel_and_direct_message_get_the_same_passage(self):
        self.run_bot()
        ann = self.client()
        in_channel = self.ask(ann, f"{BOT}: {QUESTION}")
        in_private = self.ask(ann, QUESTION, target=BOT)
        self.assert_medical(in_channel, POLLEN)
        self.assert_medical(in_private, POLLEN)
        self.assertLessEqual(len(in_channel), 3)
        self.assertLessEqual(len(in_private), 8)
        self.assertTrue(in_channel[0].startswith("ann"), in_channel)

    def test_a_nick_may_be_addressed_in_several_ways(self):
        self.run_bot()
        ann = self.client()
        self.assert_answers(ann, f"{BOT}, {QUESTION}")
        self.assert_answers(ann, f"{BOT.upper()}: should I rinse with salt water?", RINSE)

    def test_what_is_not_for_the_bot_gets_silence(self):
        self.run_bot()
        ann = self.client()
        ann.say("#faq", QUESTION)
        ann.say("#faq", "I asked faqd yesterday about the pollen season")
        ann.notice("#faq", f"{BOT}: {QUESTION}")
        ann.notice(BOT, QUESTION)
        answer = self.ask(ann, f"{BOT}: do glasses help outdoors?")
        self.assert_medical(answer, GLASSES)
        self.assertNotIn(POLLEN, joined(answer))
        ann.fence()
        self.assertEqual(ann.messages(BOT), [])

    def test_ctcp_version_and_ping_are_answered_by_notice(self):
        self.run_bot()
        ann = self.client()
        ann.say(BOT, "\x01VERSION\x01")
        version = ann.expect_message(sender=BOT, target="ann", command="NOTICE")
        self.assertRegex(version.params[-1], r"^\x01VERSION faqd\b.*\x01$")
        ann.say(BOT, "\x01PING 12345 678\x01")
        pong = ann.expect_message(sender=BOT, target="ann", command="NOTICE")
        self.assertEqual(pong.params[-1], "\x01PING 12345 678\x01")
        ann.say(BOT, "\x01ACTION asks about the pollen season\x01")
        ann.say("#faq", "\x01ACTION waves at faqd\x01")
        self.assert_answers(ann)
        ann.fence()
        self.assertEqual(ann.messages(BOT), [])

    def test_two_channels_and_two_askers_do_not_mix(self):
        self.run_bot(channels=["#faq", "#support"])
        ann, bob = self.client(), self.client("bob", "#support")
        ann.say("#faq", f"{BOT}: {QUESTION}")
        bob.say("#support", f"{BOT}: do glasses help outdoors?")
        for client, channel, passage in ((ann, "#faq", POLLEN), (bob, "#support", GLASSES)):
            lines = client.collect_until(ends_answer, sender=BOT, target=channel)
            self.assert_medical(lines, passage)

    def test_long_answers_fit_lines_of_512_bytes_with_the_real_mask(self):
        self.run_bot()
        ann = self.client("a" * 20)
        ann.say(BOT, "tell me the whole story")
        lines = []
        while not lines or not ends_answer(lines[-1].params[-1]):
            lines.append(ann.expect_message(sender=BOT))
        for line in lines:
            self.assertLessEqual(len(line.raw) + 2, 512)
            self.assertNotIn(b"[CUT]", line.raw)
            line.raw.decode("utf-8")
        self.assertGreater(len(lines), 2)
        self.assertIn("In chapter 01 José walks", lines[0].params[-1])
        self.assertGreater(max(len(line.raw) for line in lines), 400)

    def test_sigterm_says_goodbye(self):
        faqd = self.run_bot()
        ann = self.client()
        ann.fence()
        faqd.stop()
        left = ann.expect(lambda line: line.command == "QUIT" and line.source.startswith(BOT))
        self.assertTrue(left.params[-1])

    def test_a_throttled_server_gets_all_lines_at_the_usual_pace(self):
        folder = self.folder / "throttled"
        with Ngircd(folder, is_throttled=True) as server:
            network = irc_network(server)
            del network["burst"], network["lines_per_second"]
            self.faqd(irc=[network]).start()
            with Client(server.port, "ann") as ann:
                for question, passage in ((QUESTION, POLLEN), ("tell me the story", "chapter 12"),
                                          ("do glasses help outdoors?", GLASSES)):
                    ann.say(BOT, question)
                    self.assert_medical(
                        ann.collect_until(ends_answer, sender=BOT, timeout=40), passage)


class Nicks(NgircdTest):
    def test_a_taken_nick_falls_back_to_the_alternative(self):
        holder = self.client(BOT, channel=None)
        self.run_bot(alt_nicks=["faqd_alt"])
        ann = self.client()
        ann.say("#faq", f"faqd_alt: {QUESTION}")
        lines = ann.collect_until(ends_answer, sender="faqd_alt", target="#faq")
        self.assert_medical(lines, POLLEN)
        holder.close()

    def test_all_nicks_taken_still_gets_online(self):
        holders = [self.client(nick, channel=None) for nick in (BOT, "faqd_alt")]
        self.run_bot(alt_nicks=["faqd_alt"])
        ann = self.client()
        ann.send("NAMES #faq")
        names = ann.expect(lambda line: line.command == "353").params[-1].split()
        ann.forget()
        own = next(name.lstrip("@+") for name in names if name.lstrip("@+") != "ann")
        self.assertNotIn(own, (BOT, "faqd_alt"))
        ann.say(own, QUESTION)
        self.assert_medical(ann.collect_until(ends_answer, sender=own), POLLEN)
        for holder in holders:
            holder.close()


class Tls(NgircdTest):
    def test_a_trusted_certificate_is_accepted(self):
        self.run_bot(tls=True)
        self.assert_answers(self.client())

    def test_a_host_name_is_verified_too(self):
        servers = [f"ircs://localhost:{self.server.tls_port}"]
        self.run_bot(tls=True, servers=servers)
        self.assert_answers(self.client())

    def test_a_pinned_certificate_needs_no_chain(self):
        pem = self.server.certificate.read_text()
        pin = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
        settings = irc_network(self.server, tls=True, pins=[f"sha256:{pin}"])
        del settings["tls"]
        self.faqd(irc=[settings]).start()
        self.assert_answers(self.client())


class ListeningImpostor:
    """A TLS server with a certificate of its own; keeps what a client says after the handshake."""

    def __init__(self, folder):
        self.port = free_port()
        self.said = b""
        self.visits = 0
        certificate, key = folder / "impostor.crt", folder / "impostor.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
             "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=impostor",
             "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
            check=True, capture_output=True)
        self.certificate = certificate
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate, key)
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            client.settimeout(3)
            try:
                with self._context.wrap_socket(client, server_side=True) as tls:
                    self.said += tls.recv(4096)
            except OSError:
                pass
            self.visits += 1

    def close(self):
        self._listener.close()


class Impostors(FaqdTest):
    def expect_silence(self, **settings):
        impostor = ListeningImpostor(self.folder)
        self.addCleanup(impostor.close)
        network = {"name": "local", "servers": [f"ircs://127.0.0.1:{impostor.port}"],
                   "nick": BOT, "channels": ["#faq"]}
        faqd = self.faqd(irc=[network | settings])
        faqd.start(wait=False)
        faqd.wait_for(r"\bready:")
        deadline = time.monotonic() + 20
        while impostor.visits == 0 and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertGreater(impostor.visits, 0)
        self.assertEqual(impostor.said, b"")
        self.assertRegex(faqd.text(), r"(?i)certificate|pin")
        self.assertNotIn("online: local", faqd.text())

    def test_an_unknown_certificate_hears_no_line(self):
        self.expect_silence()

    def test_a_wrong_pin_hears_no_line(self):
        self.expect_silence(pins=["sha256:" + "0" * 64])


class LostServer(NgircdTest):
    def test_a_killed_server_is_joined_again(self):
        with tempfile.TemporaryDirectory() as folder, Ngircd(folder) as server:
            faqd = self.faqd(irc=[irc_network(server)]).start()
            mark = faqd.mark()
            server.kill()
            time.sleep(1)
            server.start()
            faqd.wait_for(r"online: local\b", since=mark)
            with Client(server.port, "ann") as ann:
                ann.join("#faq")
                ann.say(BOT, QUESTION)
                self.assert_medical(ann.collect_until(ends_answer, sender=BOT), POLLEN)
                ann.say("#faq", f"{BOT}: do glasses help outdoors?")
                self.assert_medical(
                    ann.collect_until(ends_answer, sender=BOT, target="#faq"), GLASSES)
            faqd.stop()

    def test_the_second_server_is_tried(self):
        servers = [f"irc://127.0.0.1:{free_port()}", f"irc://127.0.0.1:{self.server.port}"]
        self.run_bot(servers=servers)
        ann = self.client()
        ann.meet(BOT, "#faq")
        self.assert_answers(ann)

    def test_a_dead_network_does_not_hold_up_another(self):
        dead = {"name": "dead", "servers": [f"irc://127.0.0.1:{free_port()}"], "nick": BOT}
        faqd = self.faqd(irc=[dead, irc_network(self.server)])
        faqd.start(wait=False)
        faqd.wait_for(r"online: local\b")
        faqd.wait_for(r"\bready:")
        self.assert_answers(self.client())


if __name__ == "__main__":
    unittest.main()
