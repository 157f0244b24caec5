# SPDX-License-Identifier: MIT
"""The checks do complain: python3 -m unittest strict_test."""
import unittest

import strict

MASK = "faqd!~faqd@127.0.0.1"


class Bytes(unittest.TestCase):
    def test_a_good_line_has_nothing_wrong(self):
        self.assertIsNone(strict.bytes_of_line("PRIVMSG #faq :schön".encode()))
        self.assertIsNone(strict.bytes_of_line(b"PRIVMSG #faq :" + b"x" * 496))

    def test_what_is_wrong_is_named(self):
        for line, word in ((b"", "empty"), (b"PRIVMSG a :b\rQUIT", "CR"), (b"A\nB", "LF"),
                           (b"A\0", "NUL"), (b"PRIVMSG a :\xff", "UTF-8"),
                           (b"PRIVMSG #faq :" + b"x" * 497, "513 bytes"),
                           (b":faqd PRIVMSG a :b", "source"), (b" PING x", "space"),
                           (b"@a=" + b"x" * 4095 + b" PING x", "tags")):
            self.assertIn(word, strict.bytes_of_line(line) or "", line)


class Manner(unittest.TestCase):
    def wrong(self, line, caps=(), is_welcome=True):
        return strict.manner_of_line(strict.parse(line.encode()), is_welcome, set(caps), MASK)

    def test_a_good_line_has_nothing_wrong(self):
        self.assertIsNone(self.wrong("@label=1;+typing=active PRIVMSG #faq :\x02a\x02",
                                     {"message-tags", "labeled-response"}))

    def test_what_is_wrong_is_named(self):
        for line, word in (("@label=1 PRIVMSG a :b", "label"), ("@+reply=1 PRIVMSG a :b", "+reply"),
                           ("@time=1 PRIVMSG a :b", "time"), ("TAGMSG a", "message-tags"),
                           ("PRIVMSG a,b :c", "several"), ("PRIVMSG a :\x02bold", "open"),
                           ("PRIVMSG a :", "without text"), ("123 a", "no command"),
                           ("PRIVMSG a :" + "x" * 480, "when others hear it"),
                           ("AUTHENTICATE +", "sasl")):
            self.assertIn(word, self.wrong(line) or "", line)
        self.assertIn("welcome", self.wrong("JOIN #faq", is_welcome=False))


class Rates(unittest.TestCase):
    def test_a_pace_is_a_burst_and_then_a_rate(self):
        pace = strict.Pace(4, 1.0)
        line = strict.parse(b"PRIVMSG a :b")
        count = next(n for n in range(100) if pace.line(line, 1000))
        self.assertEqual(count, 4 + strict.Pace.SPARE)
        self.assertIsNone(pace.line(line, 3000))

    def test_a_throttle_takes_some_at_once_and_kills_for_too_much(self):
        throttle = strict.Throttle("inspircd")
        self.assertTrue(all(throttle.add(b"x" * 98) for _ in range(122)))
        self.assertEqual(sum(throttle.take(0) is not None for _ in range(122)), 10)
        self.assertIsNone(throttle.take(throttle.due_ms(0) - 1))
        self.assertIsNotNone(throttle.take(throttle.due_ms(0)))
        self.assertFalse(all(throttle.add(b"x" * 98) for _ in range(13)))


if __name__ == "__main__":
    unittest.main()
