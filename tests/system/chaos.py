#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Kills the bot, the IRC server and services at random moments, again and again.

    FAQD=... FAQD_CLOCK=... tests/system/chaos.py [ROUNDS] [SEED] [HURRY]

After each round the bot must be on its nick, in its channels and logged in, must answer, and
may have answered nothing twice; a line that was under way may be lost. HURRY is how many
times faster than real the bot's clock goes (20), so that its pauses of minutes are seconds.
"""
import pathlib
import random
import shutil
import statistics
import sys
import tempfile
import time

from faqd_test import BOT, NO_LIMITS, SMALL_FAQ, Faqd, in_a_hurry, irc_network
from irc_client import Client, register_account
from servers import Inspircd

PASSWORD = "correct-horse"
CHANNELS = ["#faq", "#help"]
WELL_S = 120
ANSWER_S = 40
QUESTIONS = ("do glasses help outdoors?", "should I rinse with salt water?",
             "when does the pollen season begin?", "tell me the whole story")


class Chaos:
    def __init__(self, folder, seed, hurry):
        self.chance = random.Random(seed)
        folder = pathlib.Path(folder)
        self.server = Inspircd(folder / "server", without=["ircv3_servertime"]).start()
        with Client(self.server.port, BOT) as owner:
            register_account(owner, PASSWORD)
        self._save_accounts()
        self.bot = Faqd(self._bot_folder(folder), self._tables(folder),
                        prefix=in_a_hurry(hurry))
        self.bot.start()
        self.asked = {}  # nick: how often it asked
        self.took_s = {"bot": [], "server": [], "services": []}

    def _save_accounts(self):
        """Services write what they know when they are asked to leave."""
        self.server.stop_services()
        self.server.start_services()
        time.sleep(0.5)
        self.server.wait_services()

    def _bot_folder(self, folder):
        home = folder / "bot"
        home.mkdir()
        shutil.copytree(SMALL_FAQ, home / "faq")
        secret = home / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o600)
        return home

    def _tables(self, folder):
        sasl = {"mechanisms": ["plain"], "account": BOT, "password_file": "password"}
        network = irc_network(self.server, tls=True, sasl=sasl, channels=CHANNELS)
        return {"faq": {"dir": "faq", "watch": False}, "state": {"dir": "state"},
                "limits": NO_LIMITS, "irc": [network]}

    def close(self):
        self.bot.kill()
        self.server.stop()

    # one round

    def round(self, number):
        """Gives the victim and how long it took until all was well."""
        victim = self.chance.choice(("bot", "server", "services"))
        asker = self._ask(f"q{number}")
        time.sleep(self.chance.uniform(0, 0.4))
        began = time.monotonic()
        getattr(self, f"_kill_{victim}")()
        self._wait_well(victim)
        self.took_s[victim].append(time.monotonic() - began)
        self._expect_answer(f"r{number}")
        if victim != "server":
            self._hold_answers(asker)
        asker.close()
        return victim

    def _kill_bot(self):
        self.bot.kill()
        time.sleep(self.chance.uniform(0, 0.5))
        self.bot.start(wait=False)

    def _kill_server(self):
        self.server.kill()
        time.sleep(self.chance.uniform(0, 1))
        self.server.start()

    def _kill_services(self):
        self.server.kill_services()
        time.sleep(self.chance.uniform(0, 1))
        self.server.start_services()

    # people

    def _ask(self, nick):
        client = Client(self.server.port, nick)
        client.join("#faq")
        client.say("#faq", f"{BOT}: {self.chance.choice(QUESTIONS)}")
        return client

    def _expect_answer(self, nick):
        with self._ask(nick) as client:
            client.expect(lambda line: is_answer(line, nick), timeout=ANSWER_S)
            client.fence()
            self._hold_answers(client, most=0)

    def _hold_answers(self, client, most=1):
        """Not more than that many answers wait to be read."""
        client.fence()
        answers = [line for line in client.messages(BOT) if is_answer(line, client.nick)]
        assert len(answers) <= most, f"{client.nick} was answered {len(answers)} times more"

    def _wait_well(self, victim):
        deadline = time.monotonic() + WELL_S
        missing = "?"
        while time.monotonic() < deadline:
            missing = self._missing()
            if not missing:
                return
            time.sleep(0.25)
        log = "\n".join(self.bot.log[-20:])
        raise AssertionError(f"{WELL_S} s after the {victim} was killed: {missing}\n{log}")

    def _missing(self):
        """What is not as it should be; empty when all is well."""
        try:
            with Client(self.server.port, f"w{self.chance.getrandbits(24):x}") as watcher:
                watcher.send(f"WHOIS {BOT}")
                seen = []
                while not seen or seen[-1].command != "318":
                    seen.append(watcher.expect(
                        lambda line: line.command in ("319", "330", "318", "401")))
                rooms = {word.lstrip("@+") for line in seen if line.command == "319"
                         for word in line.params[2].split()}
                is_known = any(line.command == "330" and line.params[2] == BOT for line in seen)
        except (AssertionError, OSError) as error:
            return f"the server: {error}"
        return ", ".join([f"not in {room}" for room in CHANNELS if room not in rooms]
                         + ([] if is_known else ["not logged in"]))


def is_answer(line, nick):
    return (line.command == "PRIVMSG" and line.source.startswith(f"{BOT}!")
            and line.params[-1].startswith((f"{nick}:", f"{nick},")))


def run(rounds, seed, hurry=20):
    with tempfile.TemporaryDirectory(prefix="faqd-chaos-") as folder:
        chaos = Chaos(folder, seed, hurry)
        try:
            for number in range(1, rounds + 1):
                victim = chaos.round(number)
                print(f"{number:4}  {victim:<9} {chaos.took_s[victim][-1]:6.1f} s", flush=True)
        finally:
            chaos.close()
    for victim, took in chaos.took_s.items():
        if took:
            print(f"{victim:<9} {len(took):4} times, well again after "
                  f"{statistics.median(took):.1f} s (median), {max(took):.1f} s at most")
    print(f"{rounds} rounds, seed {seed}: nick, channels and login are back after each, "
          "and nothing was answered twice")


if __name__ == "__main__":
    run(*map(int, sys.argv[1:4] or [200, 1]))
